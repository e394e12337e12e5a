// The compiled lexicon: one block of bytes, the same in a file and in memory, read in place. All numbers are
// little-endian and aligned to their size; every section begins on a 64-byte boundary.
//
// Forms are kept as a hash trie. The key of a form of n words is the fold of its words' keys (join_keys); every prefix
// of a form has a node too, so a walk over the text stops at the first word that no form goes on with. Nodes lie in
// buckets of six, one cache line each, where their key says, or else in the next with room. So a word costs one access
// to memory, known well before it is needed. Words have a table of their own: however many names there are, it stays
// small, and all words of a text are asked for in it. What many nodes have in common (how many entries, of which
// classes, for whom) is told once, as their kind. Of the phrases that a walk tries, and of the words that a proclitic
// leaves, most begin nothing: two filters of two bits a key, small enough for the second-level cache, answer for them.
//
// What matching reads comes first and has a checksum of its own: of a big image only that is read when it is opened.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/hit.h"

namespace khabar::image {

inline constexpr uint32_t magic = 0x4C42484B;  // "KHBL"
inline constexpr uint32_t version = 6;

enum Section : uint32_t {
  classes,
  languages,
  files,
  entries,
  form_refs,
  form_flags,
  readings,
  word_buckets,  // nodes of one word
  word_filter,
  phrase_buckets,  // of more
  phrase_filter,
  class_sets,
  rows,
  columns,
  proclitics,
  facts,  // the first of those that only tell what has been found
  facts_by_id,
  fact_names,
  word_forms,
  strings,
  section_count,
};
inline constexpr uint32_t matching_section_count = facts;

struct Header {
  uint32_t magic, version;
  uint64_t bytes;              // of the whole image
  uint64_t checksum;           // checksum_of()
  uint64_t matching_checksum;  // matching_checksum_of()
  uint64_t fold_fingerprint;   // CharTable's: keys made under another folding would never match
  uint64_t form_count, node_count;
  struct Extent {
    uint64_t offset, count;  // bytes from the start of the image; elements
  } sections[section_count];
};

// A part of the image that is copied somewhere while it is read for its checksum: one way through memory for both.
struct Moved {
  uint64_t begin = 0, end = 0;  // bytes from the start of the image, behind the header
  char* to = nullptr;           // nowhere if null
};

// Of all bytes but the checksum itself. REQUIRES: image.size() >= sizeof(Header); what is moved lies in it.
uint64_t checksum_of(std::string_view image, const Moved& moved = {});

// Of the header but for both checksums, and of the sections that matching reads. REQUIRES: these lie in the image, and
// what is moved lies in them.
uint64_t matching_checksum_of(std::string_view image, const Moved& moved = {});

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
  uint32_t value_or_fact;  // of a name: its fact; of another word: StringRef of its value
  uint32_t rule;           // file << 20 | line
  uint8_t token_class, language;
  uint8_t is_name, reserved;
};
static_assert(sizeof(Entry) == 12);

// What a form asks of the text that it matches.
namespace form_flag {
inline constexpr uint8_t capitalised = 1;  // the first word is capitalised in the text
inline constexpr uint8_t all_caps = 2;     // it is all capitals
inline constexpr uint8_t article = 4;      // the compiler added the article: the entry's own form has none
}  // namespace form_flag

// How a token is written, as far as a form may ask: in the order in which more is offered. What has no Latin letters
// offers everything. An acronym (two or three capitals among other words) offers no capital of a name: HIV is not the
// town of Hiv.
namespace capitals {
inline constexpr uint32_t none = 0, first = 1, all = 2, acronym = 3, count = 4;
// Whether a form with these form_flags may stand where the text is written so.
inline bool allow(uint32_t written, uint8_t flags) {
  constexpr uint8_t asked = form_flag::capitalised | form_flag::all_caps;
  constexpr uint8_t refused[count] = {asked, form_flag::all_caps, 0, 0};
  if ((flags & refused[written]) != 0) return false;
  return written != acronym || (flags & asked) != form_flag::capitalised;
}
}  // namespace capitals

// What a text of one language, with such capitals, sees of the nodes of one kind. A kind has capitals::count readings
// for each language; the readings of kind 0, that of no node, see nothing.
struct Reading {
  ClassSet classes;    // of all entries seen
  uint16_t first;      // of the entries seen, from the node's first_ref on
  uint16_t count;      // how many; of the first run, if there are more
  uint8_t runs;        // 0 or 1; or more: then the entries must be asked one by one
  uint8_t proclitics;  // proclitic_flag::article if the compiler added it
  uint16_t ref_count;  // of the node, seen or not; its highest bit is 1 if a longer form begins with this one
};
static_assert(sizeof(Reading) == 24);
inline constexpr uint16_t continues_bit = 0x8000;

inline constexpr uint32_t slots_per_bucket = 6;

// Six nodes, filled from the first on; an empty slot is of kind 0.
struct Bucket {
  uint32_t tags[slots_per_bucket];        // the upper half of the key
  uint32_t first_refs[slots_per_bucket];  // into form_refs
  uint16_t kinds[slots_per_bucket];       // which readings
  // Four further bits of each slot's key (with the tag, a false match is rarer than 1 in 10^10), then a bit for each
  // eighth of the keys that belong here of which one lies in a further bucket.
  uint32_t checks;

  // Not 0 if the slot's further bits are not the key's.
  uint32_t differs(uint32_t slot, uint64_t key) const { return (checks >> slot * 4 ^ static_cast<uint32_t>(key)) & 15; }
  void set_check(uint32_t slot, uint64_t key) { checks |= static_cast<uint32_t>(key & 15) << slot * 4; }
  uint32_t may_overflow(uint64_t key) const { return checks >> (24 + (key >> 4 & 7)) & 1; }
  void set_overflow(uint64_t key) { checks |= uint32_t{1} << (24 + (key >> 4 & 7)); }
};
static_assert(sizeof(Bucket) == 64);

inline uint32_t tag_of(uint64_t key) { return static_cast<uint32_t>(key >> 32); }
// The bucket to begin at.
inline uint64_t bucket_of(uint64_t key, uint64_t bucket_count) { return (key & 0xFFFFFFFF) * bucket_count >> 32; }
// The filter's word, and the bits of it that a node's key sets.
inline uint64_t filter_word_of(uint64_t key, uint64_t word_count) { return (key >> 8 & 0xFFFFFFFF) * word_count >> 32; }
inline uint64_t filter_bits_of(uint64_t key) { return uint64_t{1} << (key & 63) | uint64_t{1} << (key >> 58); }

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
  ClassSet classes_behind;                     // of what may stand behind it
  StringRef letters, instead, letters_behind;  // one of the last begins what stands behind it; any if there are none
  uint32_t flags, language, reserved;
};
static_assert(sizeof(Proclitic) == 40);

}  // namespace khabar::image
