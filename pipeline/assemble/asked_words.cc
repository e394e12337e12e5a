#include "assemble/asked_words.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/error.h"

namespace khabar {

// That of the word, or the free one where it would stand.
size_t AskedWords::place_of(uint64_t key) const {
  const size_t mask = places_.size() - 1;
  size_t at = key & mask;
  while (places_[at].number != not_asked && places_[at].key != key) at = (at + 1) & mask;
  return at;
}

void AskedWords::grow() {
  const std::vector<Place> before = std::exchange(places_, std::vector<Place>(2 * places_.size()));
  for (const Place& place : before)
    if (place.number != not_asked) places_[place_of(place.key)] = place;
}

AskedWord AskedWords::add(uint64_t key) {
  if (const AskedWord known = find(key); known != not_asked) return known;
  if (count_ == std::numeric_limits<AskedWord>::max())
    throw LoadError("triggers.tsv: conditions ask for more different words than can be numbered");
  if (2 * (count_ + 1) > places_.size()) grow();
  filter_.add(key);
  const auto number = static_cast<AskedWord>(++count_);
  places_[place_of(key)] = {key, number};
  return number;
}

void AskedSet::add(AskedWords& words, std::vector<uint64_t> keys) {
  const AskedWord first = words.add(keys[0]);
  first_words_.add(first);
  if (keys.size() > 1)
    sequences_.push_back({first, std::move(keys)});
  else
    add_single(first);
}

// That of the word, or the free one where it would stand.
size_t AskedSet::place_of(AskedWord word) const {
  constexpr uint32_t spreads = 0x9E3779B1;
  const size_t mask = singles_.size() - 1;
  size_t at = (word * spreads >> 16) & mask;
  while (singles_[at] != not_asked && singles_[at] != word) at = (at + 1) & mask;
  return at;
}

void AskedSet::add_single(AskedWord word) {
  if (has_single(word)) return;
  constexpr size_t fewest = 2;
  if (2 * (single_count_ + 1) > singles_.size()) {
    const std::vector<AskedWord> before =
        std::exchange(singles_, std::vector<AskedWord>(std::max(fewest, 2 * singles_.size())));
    for (const AskedWord known : before)
      if (known != not_asked) singles_[place_of(known)] = known;
  }
  singles_[place_of(word)] = word;
  ++single_count_;
}

void PresentWords::clear() {
  for (const Present& present : words_) first_[SmallKeyFilter::bit_of(present.word)] = 0;
  words_.resize(1);
  filter_.clear();
}

bool AskedSet::begins_with(AskedWord word) const {
  return has_single(word) || std::any_of(sequences_.begin(), sequences_.end(),
                                         [word](const Sequence& sequence) { return sequence.first == word; });
}

}  // namespace khabar
