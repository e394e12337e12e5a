// The image as the lexicon holds it: mapped or in memory, its sections as spans, and the look-up of one key.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/image.h"
#include "lexicon/lexicon.h"
#include "lexicon/mapped_memory.h"
#include "text/fold.h"

namespace khabar {

// Nodes by their keys, and the filter of those keys.
class NodeTable {
 public:
  // Of kind 0 if there is none of that key.
  struct Slot {
    uint32_t first_ref = 0;
    uint16_t kind = 0;
  };

  NodeTable() = default;
  NodeTable(std::span<const image::Bucket> buckets, std::span<const uint64_t> filter)
      : buckets_(buckets), filter_(filter) {}

  uint64_t bucket_of(uint64_t key) const { return image::bucket_of(key, buckets_.size()); }
  void prefetch(uint64_t bucket) const { __builtin_prefetch(buckets_.data() + bucket); }
  void prefetch_filter(uint64_t key) const {
    __builtin_prefetch(filter_.data() + image::filter_word_of(key, filter_.size()));
  }
  bool may_have(uint64_t key) const {
    const uint64_t bits = image::filter_bits_of(key);
    return (filter_[image::filter_word_of(key, filter_.size())] & bits) == bits;
  }

  // Nearly free of branches: nearly every key is in the first bucket, with one slot of its tag, or nowhere.
  Slot find(uint64_t key) const { return find(key, bucket_of(key)); }
  Slot find(uint64_t key, uint64_t first_bucket) const {
    const image::Bucket& bucket = buckets_[first_bucket];
    const uint32_t equal = slots_with(bucket, image::tag_of(key));
    constexpr uint32_t last_slot = image::slots_per_bucket - 1;
    const auto slot = static_cast<uint32_t>(std::countr_zero(equal | 1u << last_slot));
    const uint32_t found = equal >> slot & uint32_t{bucket.differs(slot, key) == 0};
    if ((found ^ 1) & (bucket.may_overflow(key) | uint32_t{(equal & (equal - 1)) != 0})) [[unlikely]]
      return find_further(key);
    return {bucket.first_refs[slot], static_cast<uint16_t>(bucket.kinds[slot] & -found)};
  }

 private:
  // A bit for each slot of the bucket that has the tag.
  static uint32_t slots_with(const image::Bucket& bucket, uint32_t tag) {
#if defined(__SSE2__)
    // Two overlapping fours: slots 0 to 3, and 2 to 5.
    const __m128i wanted = _mm_set1_epi32(static_cast<int>(tag));
    const auto fours_at = [&](uint32_t slot) {
      const __m128i tags = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bucket.tags + slot));
      return static_cast<uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(tags, wanted))));
    };
    return fours_at(0) | fours_at(2) << 2;
#else
    uint32_t equal = 0;
    for (uint32_t i = 0; i < image::slots_per_bucket; ++i) equal |= uint32_t{bucket.tags[i] == tag} << i;
    return equal;
#endif
  }

  Slot find_further(uint64_t key) const;

  std::span<const image::Bucket> buckets_;
  std::span<const uint64_t> filter_;
};

struct Lexicon::Image {
  std::string owned;  // what was compiled just now, or empty
  MappedMemory file;  // what was opened
  const char* base = nullptr;
  const image::Header* header = nullptr;
  std::span<const image::Class> classes;
  std::span<const image::Language> languages;
  std::span<const image::File> files;
  std::span<const image::Entry> entries;
  std::span<const uint32_t> form_refs;
  std::span<const uint8_t> form_flags;
  std::span<const image::Reading> readings;
  NodeTable words, phrases;
  std::span<const ClassSet> class_sets;  // of each class: itself and what it implies
  std::span<const image::Row> rows;
  std::span<const uint32_t> columns;
  std::span<const image::Fact> facts;
  std::span<const uint32_t> facts_by_id;
  std::span<const uint32_t> fact_names;
  std::span<const image::WordForm> word_forms;
  LexiconStats stats;

  // A proclitic, and the hash of what stands in its place; shortest first, so that as little as possible is taken away.
  struct Prefix {
    std::string_view letters, letters_behind;
    bool replaced;
    KeyHasher instead;
    uint8_t flags;
    ClassSet classes_behind;

    // How much of a word is no part of what stands behind it. What replaces letters (lil- for li-al-) keeps the whole
    // word: "lilkunghris" has no article of its own to begin at.
    uint8_t bytes_before() const { return static_cast<uint8_t>(replaced ? 0 : letters.size()); }

    // Whether the word may be this and something that its kind stands before.
    bool begins(std::string_view word) const {
      constexpr size_t shortest_rest = 4, letter_bytes = 2;
      if (word.size() < letters.size() + shortest_rest || !word.starts_with(letters)) return false;
      return letters_behind.empty() ||
             letters_behind.find(word.substr(letters.size(), letter_bytes)) != std::string_view::npos;
    }
  };
  // Of one language, by the second byte of their letters: the first is common to all letters of a script.
  struct Prefixes {
    std::array<std::vector<Prefix>, 256> by_second_byte;
    bool any = false;
  };
  std::vector<Prefixes> proclitics;        // by language
  std::vector<std::string_view> articles;  // by language

  // What matching jumps about in, in huge pages of its own unless the file lies in such: a quarter of its time would go
  // into the tables of small ones.
  MappedMemory index;

  Image() = default;
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;

  // "" if the reference is none of this image: what only tells of things found is not read through when it is opened.
  std::string_view string(image::StringRef ref) const {
    const auto& section = header->sections[image::strings];
    if (section.count < 4 || ref > section.count - 4) return {};
    const char* const at = base + section.offset + ref;
    uint32_t length;
    std::memcpy(&length, at, 4);
    if (length > section.count - 4 - ref) return {};
    return {at + 4, length};
  }

  template <typename T>
  std::span<const T> section(image::Section s) const {
    return {reinterpret_cast<const T*>(base + header->sections[s].offset), header->sections[s].count};
  }

  // Takes what is owned, or else the file, as the image. Throws LoadError, with `name`, unless it is whole.
  void bind(const std::string& name);

 private:
  bool is_whole(std::string_view image);
  image::Moved room_for_index();
  void bind_sections();
  NodeTable table(image::Section buckets, image::Section filter) const;
  uint64_t searched_bytes() const;
  void prepare();
};

}  // namespace khabar
