#include "assemble/asked_words.h"

#include <limits>
#include <utility>

#include "core/error.h"

namespace khabar {

AskedWord AskedWords::add(uint64_t key) {
  const size_t next = numbers_.size() + 1;
  if (next > std::numeric_limits<AskedWord>::max())
    throw LoadError("triggers.tsv: conditions ask for more different words than can be numbered");
  filter_.add(key);
  return numbers_.try_emplace(key, static_cast<AskedWord>(next)).first->second;
}

AskedWord AskedWords::find_listed(uint64_t key) const {
  const auto found = numbers_.find(key);
  return found == numbers_.end() ? not_asked : found->second;
}

void AskedSet::add(AskedWords& words, std::vector<uint64_t> keys) {
  const AskedWord first = words.add(keys[0]);
  first_words_.add(first);
  if (keys.size() > 1)
    sequences_.push_back({first, std::move(keys)});
  else
    singles_.insert(std::lower_bound(singles_.begin(), singles_.end(), first), first);
}

bool AskedSet::begins_with(AskedWord word) const {
  return has(word) || std::any_of(sequences_.begin(), sequences_.end(),
                                  [word](const Sequence& sequence) { return sequence.first == word; });
}

}  // namespace khabar
