// Any bytes as an image, and any damage to a good one: it is whole, or refused with a LoadError. The first byte
// chooses; then either the image itself, or changes of a good one: two bytes say where, one what; what is left cuts it
// off.
#include "lexicon/lexicon.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/error.h"
#include "gazetteers/small_pack.h"
#include "text/tokenizer.h"

using namespace khabar;

namespace {

std::string good_image(const std::filesystem::path& file) {
  const test::SmallPack pack;
  Lexicon::compile(pack.root()).save(file);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// How many hits the image finds in a text of ours; -1 if it is refused.
int hits_of(const std::filesystem::path& file) {
  try {
    const Lexicon lexicon = Lexicon::open(file);
    const std::string text = "Minister Nora of River Bend Hills";
    std::vector<Token> tokens;
    std::vector<Hit> hits;
    tokenize(text, tokens);
    lexicon.find_all(text, *lexicon.language("en"), tokens, hits);
    return static_cast<int>(hits.size());
  } catch (const LoadError&) {
    return -1;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("khabar-fuzz-" + std::to_string(getpid()) + ".khb");
  static const std::string good = good_image(file);
  static const int good_hits = hits_of(file);
  if (size == 0) return 0;
  std::string image(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] % 2 == 0) {
    std::string changes = image;
    image = good;
    for (; changes.size() >= 3; changes.erase(0, 3)) {
      uint16_t at;
      std::memcpy(&at, changes.data(), 2);
      image[at % image.size()] = changes[2];
    }
    if (!changes.empty()) image.resize(image.size() - std::min<size_t>(image.size(), static_cast<uint8_t>(changes[0])));
  }
  std::ofstream(file, std::ios::binary) << image;
  if (hits_of(file) != (image == good ? good_hits : -1)) __builtin_trap();
  return 0;
}
