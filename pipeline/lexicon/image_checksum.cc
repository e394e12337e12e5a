#define XXH_STATIC_LINKING_ONLY  // for a state without an allocation
#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "lexicon/image.h"

namespace khabar::image {

namespace {

// Of a header, and of the bytes behind it up to `end`.
uint64_t checksum_until(uint64_t end, const Header& header, std::string_view image, const Moved& moved) {
  XXH3_state_t state;
  XXH3_INITSTATE(&state);  // else an old state in this place may be taken for one that has the seed
  XXH3_64bits_reset_withSeed(&state, XXH3_64bits(&header, sizeof header));
  uint64_t at = sizeof header;
  if (moved.to != nullptr) {
    XXH3_64bits_update(&state, image.data() + at, moved.begin - at);
    constexpr uint64_t block = uint64_t{1} << 16;  // small enough to be read from the cache the second time
    for (at = moved.begin; at < moved.end; at += std::min(block, moved.end - at)) {
      const uint64_t bytes = std::min(block, moved.end - at);
      char* const copy = moved.to + (at - moved.begin);
      std::memcpy(copy, image.data() + at, bytes);
      XXH3_64bits_update(&state, copy, bytes);
    }
  }
  XXH3_64bits_update(&state, image.data() + at, end - at);
  return XXH3_64bits_digest(&state);
}

Header header_of(std::string_view image) {
  Header header;
  std::memcpy(&header, image.data(), sizeof header);
  header.checksum = 0;
  return header;
}

}  // namespace

uint64_t checksum_of(std::string_view image, const Moved& moved) {
  return checksum_until(image.size(), header_of(image), image, moved);
}

uint64_t matching_checksum_of(std::string_view image, const Moved& moved) {
  Header header = header_of(image);
  header.matching_checksum = 0;
  return checksum_until(header.sections[matching_section_count].offset, header, image, moved);
}

}  // namespace khabar::image
