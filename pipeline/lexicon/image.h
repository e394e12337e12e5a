// The compiled lexicon: one block of bytes, the same in a file and in memory, read in place. All numbers are
// little-endian and aligned to their size; every section begins on a 64-byte boundary.
//
// Forms are kept as a hash trie. The key of a form of n words is the fold of its words' keys (join_keys); every prefix
// of a form has a node too, so a walk over the text stops at the first word that no form goes on with. Nodes lie in
// buckets of four, one cache line each, where their key says, or else in the next with room. So a word costs one
// access to memory, known well before it is needed. Of the pairs of words that a walk tries most begin nothing: a
// filter of two bits a key, small enough for the second-level cache, answers for them.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace khabar::image {

inline constexpr uint32_t magic = 0x4C42484B;  // "KHBL"
inline constexpr uint32_t version = 2;

enum Section : uint32_t {
  strings,
  classes,
  languages,
  files,
  entries,
  form_refs,
  form_flags,
  buckets,
  filter,
  class_sets,
  facts,
  facts_by_id,
  fact_names,
  rows,
  columns,
  word_forms,
  proclitics,
  section_count,
};

struct Header {
  uint32_t magic, version;
  uint64_t bytes;             // of the whole image
  uint64_t checksum;          // checksum_of()
  uint64_t fold_fingerprint;  // CharTable's: keys made under another folding would never match
  uint64_t form_count, node_count;
  struct Extent {
    uint64_t offset, count;  // bytes from the start of the image; elements
  } sections[section_count];
};

// Of all bytes but the checksum itself, at memory speed. REQUIRES: image.size() >= sizeof(Header).
inline uint64_t checksum_of(std::string_view image) {
  Header header;
  std::memcpy(&header, image.data(), sizeof header);
  header.checksum = 0;
  return XXH3_64bits_withSeed(image.data() + sizeof header, image.size() - sizeof header,
                              XXH3_64bits(&header, sizeof header));
}

using StringRef = uint32_t;  // offset in strings: u32 length, then the bytes

struct Class {
  StringRef name, flags, meaning;
};
struct Language {
  StringRef code;
};
struct File {
  StringRef name, format;
  uint32_t rows, forms;
};

struct Entry {
  StringRef value;
  uint32_t rule;  // file << 20 | line
  uint32_t fact;
  uint8_t token_class, language;
  uint16_t reserved;
};
static_assert(sizeof(Entry) == 16);

// What a form asks of the text that it matches.
namespace form_flag {
inline constexpr uint8_t capitalised = 1;  // the first word is capitalised in the text
inline constexpr uint8_t all_caps = 2;     // it is all capitals
inline constexpr uint8_t article = 4;      // the compiler added the article: the entry's own form has none
}  // namespace form_flag

// Who may see the entries of a node: every language, one, or each of them another.
inline constexpr uint8_t any_language = 255, mixed_languages = 254;

// A node, found by its key.
struct Node {
  uint32_t first_ref;
  uint16_t ref_count;
  uint16_t class_set;  // of all its entries together; no meaning if they are mixed
  uint8_t continues;   // 1 if a longer form begins with this one
  uint8_t language;  // that all its entries ask for, or mixed_languages: then, and only then, entries must be asked one
                     // by one
  uint8_t flags;     // form_flag of all its entries
};

inline constexpr uint32_t slots_per_bucket = 4;

// Four nodes, filled from the first on; an empty slot has neither entries nor a continuation.
struct Bucket {
  uint32_t tags[slots_per_bucket];  // the upper half of the key
  uint32_t first_refs[slots_per_bucket];
  uint16_t ref_counts[slots_per_bucket], class_sets[slots_per_bucket];
  uint8_t checks[slots_per_bucket];  // bits 0..7 of the key: with the tag, a false match is rarer than 1 in 10^11
  uint8_t continues[slots_per_bucket], languages[slots_per_bucket], flags[slots_per_bucket];

  bool has(uint32_t slot) const { return (ref_counts[slot] | continues[slot]) != 0; }
  // A node that belongs here lies in a further bucket. The mark stands where a node that continues has 1.
  bool overflows() const { return continues[slots_per_bucket - 1] > 1; }
  void set_overflows() { continues[slots_per_bucket - 1] |= 2; }
  Node node(uint32_t slot) const {
    return {first_refs[slot], ref_counts[slot], class_sets[slot], static_cast<uint8_t>(continues[slot] & 1),
            languages[slot],  flags[slot]};
  }
};
static_assert(sizeof(Bucket) == 64);

inline uint32_t tag_of(uint64_t key) { return static_cast<uint32_t>(key >> 32); }
inline uint8_t check_of(uint64_t key) { return static_cast<uint8_t>(key); }
// The bucket to begin at.
inline uint64_t bucket_of(uint64_t key, uint64_t bucket_count) { return (key & 0xFFFFFFFF) * bucket_count >> 32; }
// The filter's word, of a count that is a power of two, and the bits of it that a key of two words or more sets.
inline uint64_t filter_word_of(uint64_t key, uint64_t word_count) { return key >> 8 & (word_count - 1); }
inline uint64_t filter_bits_of(uint64_t key) { return uint64_t{1} << (key & 63) | uint64_t{1} << (key >> 40 & 63); }

struct Fact {
  StringRef id, type, country, admin1, sector, positions;
  float lat, lon;
  uint32_t population;
  uint16_t from_year, to_year;
  uint8_t mention_type, is_country, has_coordinates, reserved;
};
static_assert(sizeof(Fact) == 44);

struct Row {
  uint32_t rule, first_column, column_count;
  StringRef format;
  uint32_t language;
};  // by format
struct WordForm {
  StringRef form;
  uint32_t entry;
};  // by class and language
struct Proclitic {
  StringRef letters, instead;
  uint32_t flags, language;
};

}  // namespace khabar::image
