#include "text/fold.h"

#include <array>
#include <cstring>
#include <optional>

#include "text/char_table.h"
#include "text/letter_runs.h"
#include "text/utf8.h"

namespace khabar {

std::string fold(std::string_view text) {
  const CharTable& table = CharTable::instance();
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (size_t at = 0; at < text.size();) {
    const uint32_t cp = decode_utf8(text, at);
    const CharInfo& info = table[cp];
    switch (info.category) {
      case CharCategory::space:
      case CharCategory::newline:
      case CharCategory::hyphen:
        gap = true;
        continue;
      case CharCategory::mark:
      case CharCategory::tatweel:
      case CharCategory::apostrophe:
        continue;
      default:
        break;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append_utf8(out, cp < 0x10000 ? info.fold : cp);
    if (info.fold2 != 0) append_utf8(out, info.fold2);
  }
  return out;
}

uint64_t hash_bytes(std::string_view bytes, uint64_t seed) {
  uint64_t h = seed ^ (bytes.size() * 0x9E3779B97F4A7C15ull);
  const auto mix = [&](uint64_t v) {
    h = (h ^ v) * 0xD6E8FEB86659FD93ull;
    h ^= h >> 32;
  };
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    uint64_t v;
    std::memcpy(&v, bytes.data() + at, 8);
    mix(v);
  }
  uint64_t tail = 0;
  std::memcpy(&tail, bytes.data() + at, bytes.size() - at);
  mix(tail);
  return h ^ h >> 29;
}

namespace {

// Of a word that is all ASCII or all Arabic letters, and not long, as nearly all are: taken as the token pass takes it.
std::optional<uint64_t> key_of_run(std::string_view word) {
  constexpr size_t most_letters = 15, letter_bytes = 2;
  if (!has_runs || word.empty() || word.size() > most_letters * letter_bytes) return std::nullopt;
  std::array<char, run_bytes> bytes{};
  std::memcpy(bytes.data(), word.data(), word.size());
  const bool arabic = is_arabic_lead(static_cast<uint8_t>(word[0]));
  const LetterRun run = arabic ? arabic_run(bytes.data(), arabic_folds()) : ascii_run(bytes.data());
  if (run.letters > most_letters || run.letters * (arabic ? letter_bytes : 1) != word.size()) return std::nullopt;
  return KeyHasher::of_run(run.fours, run.letters);
}

}  // namespace

uint64_t fold_key(std::string_view word) {
  if (const auto key = key_of_run(word)) return *key;
  KeyHasher hash;
  if (word.size() > 1) {
    add_folded(hash, word);
  } else if (size_t at = 0; !word.empty()) {  // a full stop or an apostrophe alone
    hash.add(CharTable::instance()[decode_utf8(word, at)].fold);
  }
  return hash.finish();
}

void add_folded(KeyHasher& hash, std::string_view part) {
  const CharTable& table = CharTable::instance();
  for (size_t at = 0; at < part.size();) {
    const uint32_t cp = decode_utf8(part, at);
    const CharInfo& info = table[cp];
    if (info.category == CharCategory::mark || info.category == CharCategory::tatweel) continue;
    // Inside a word an apostrophe vanishes; the full stops of "U.S." likewise.
    if (info.category == CharCategory::apostrophe || info.punct == Punct::full_stop) continue;
    if (cp >= 0x10000) {
      hash.add(static_cast<uint16_t>(cp >> 16));
      hash.add(static_cast<uint16_t>(cp));
    } else {
      hash.add(info.fold);
      if (info.fold2 != 0) hash.add(info.fold2);
    }
  }
}

}  // namespace khabar
