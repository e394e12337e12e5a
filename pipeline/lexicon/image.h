// The compiled lexicon: one block of bytes, the same in a file and in memory, read in place. All numbers are little-endian
// and aligned to their size; every section begins on a 64-byte boundary.
//
// Forms are kept as a hash trie. The key of a form of n words is the fold of its words' keys (join_keys); every prefix of a
// form has a node too, so a walk over the text stops at the first word that no form goes on with. Nodes are found by their
// key through buckets of eight slots, one cache line each. A slot holds the upper half of the key; the node a further byte.
#pragma once

#include <cstdint>
#include <string_view>

namespace khabar::image {

inline constexpr uint32_t magic = 0x4C42484B;  // "KHBL"
inline constexpr uint32_t version = 1;

enum Section : uint32_t {
  strings, classes, languages, files, entries, form_refs, form_flags, nodes, buckets, facts, fact_names, rows, columns,
  word_forms, proclitics, section_count,
};

struct Header {
  uint32_t magic, version;
  uint64_t bytes;             // of the whole image
  uint64_t checksum;          // of everything behind the header
  uint64_t fold_fingerprint;  // CharTable's: keys made under another folding would never match
  uint64_t bucket_mask;
  uint64_t form_count;
  struct Extent {
    uint64_t offset, count;   // bytes from the start of the image; elements
  } sections[section_count];
};

using StringRef = uint32_t;  // offset in strings: u32 length, then the bytes

struct Class { StringRef name, flags, meaning; };
struct Language { StringRef code; };
struct File { StringRef name, format; uint32_t rows, forms; };

struct Entry {
  StringRef value;
  uint32_t rule;      // file << 20 | line
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

struct Node {
  uint32_t first_ref;
  uint16_t ref_count;
  uint8_t check;      // bits 24..31 of the key: with the slot's 32, a false match is rarer than 1 in 10^12
  uint8_t continues;  // 1 if a longer form begins with this one
};
static_assert(sizeof(Node) == 8);

inline constexpr uint32_t no_node = 0xFFFFFFFF;
inline constexpr uint32_t slots_per_bucket = 8;
struct Bucket {
  uint32_t tags[slots_per_bucket];
  uint32_t nodes[slots_per_bucket];
};
static_assert(sizeof(Bucket) == 64);

struct Fact {
  StringRef id, type, country, admin1, sector, positions;
  float lat, lon;
  uint32_t population;
  uint16_t from_year, to_year;
  uint8_t mention_type, is_country, has_coordinates, reserved;
};
static_assert(sizeof(Fact) == 44);

struct Row { uint32_t rule, first_column, column_count; StringRef format; uint32_t language; };
struct WordForm { StringRef form; uint32_t entry; };
struct Proclitic { StringRef letters, instead; uint32_t flags, language; };

}  // namespace khabar::image
