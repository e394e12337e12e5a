// The names by which facts can be found: words of people's names, places of one English name, further readings of
// forms.
#include <algorithm>
#include <map>

#include "lexicon/tsv.h"
#include "resolve/fact_table.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

constexpr uint64_t least_namesake_population = 50000;

}  // namespace

uint64_t phrase_key(std::string_view text, std::vector<Token>& scratch) {
  tokenize(text, scratch);
  if (scratch.empty()) return 0;
  uint64_t key = scratch[0].key;
  for (size_t i = 1; i < scratch.size(); ++i) key = join_keys(key, scratch[i].key);
  return key;
}

void FactTable::add_people_names() {
  const uint32_t languages = lexicon_.language_count();
  name_starts_.reserve(info_.size() * languages + 1);
  std::vector<Token> scratch;
  for (uint32_t f = 0; f < info_.size(); ++f) {
    for (uint32_t l = 0; l < languages; ++l) {
      name_starts_.push_back(static_cast<uint32_t>(name_keys_.size()));
      if (info_[f].type != MentionType::person || l == shared_language) continue;
      tokenize(lexicon_.fact_name(f, static_cast<LanguageId>(l)), scratch);
      for (const Token& token : scratch) {
        name_keys_.push_back(token.key);
        name_words_.emplace_back(token.key, f);
      }
    }
  }
  name_starts_.push_back(static_cast<uint32_t>(name_keys_.size()));
  std::sort(name_words_.begin(), name_words_.end());
  name_words_.erase(std::unique(name_words_.begin(), name_words_.end()), name_words_.end());
}

std::span<const FactTable::NameWord> FactTable::people_named(uint64_t key) const {
  const auto begin = std::lower_bound(name_words_.begin(), name_words_.end(), NameWord{key, 0});
  auto end = begin;
  while (end != name_words_.end() && end->first == key) ++end;
  return {begin, end};
}

bool FactTable::name_has(uint32_t person, std::span<const uint64_t> keys) const {
  const uint32_t languages = lexicon_.language_count();
  for (uint32_t l = 0; l < languages; ++l) {
    const size_t at = size_t{person} * languages + l;
    const auto begin = name_keys_.begin() + name_starts_[at], end = name_keys_.begin() + name_starts_[at + 1];
    if (std::search(begin, end, keys.begin(), keys.end()) != end) return true;
  }
  return false;
}

void FactTable::add_namesakes() {
  english_key_.resize(info_.size());
  const LanguageId english = lexicon_.language("en").value_or(shared_language);
  std::vector<Token> scratch;
  for (uint32_t f = 0; f < info_.size(); ++f) {
    const Info& info = info_[f];
    if (info.type != MentionType::place || (info.kind != PlaceKind::city && info.kind != PlaceKind::capital)) continue;
    english_key_[f] = phrase_key(lexicon_.fact_name(f, english), scratch);
    if (english_key_[f] != 0 && lexicon_.fact(f).population >= least_namesake_population)
      namesake_keys_.emplace_back(english_key_[f], f);
  }
  std::sort(namesake_keys_.begin(), namesake_keys_.end());
  for (const auto& [key, fact] : namesake_keys_) namesake_facts_.push_back(fact);
}

std::span<const uint32_t> FactTable::namesakes(uint32_t fact) const {
  const uint64_t key = english_key_[fact];
  if (key == 0) return {};
  const auto begin = std::lower_bound(namesake_keys_.begin(), namesake_keys_.end(), NameWord{key, 0});
  auto end = begin;
  while (end != namesake_keys_.end() && end->first == key) ++end;
  return std::span(namesake_facts_)
      .subspan(static_cast<size_t>(begin - namesake_keys_.begin()), static_cast<size_t>(end - begin));
}

// Several files may tell readings of one form: in the order of files and lines.
void FactTable::add_readings() {
  std::vector<Token> scratch;
  std::map<std::pair<uint64_t, LanguageId>, std::vector<uint32_t>> facts;
  for (const Lexicon::Row& row : lexicon_.rows("readings")) {
    std::vector<uint32_t>& of_form = facts[{phrase_key(row.columns[0], scratch), row.language}];
    for (std::string_view id : split_on(row.columns[1], '|'))
      if (const auto fact = lexicon_.find_fact(id)) of_form.push_back(*fact);
  }
  reading_keys_.reserve(facts.size());
  for (const auto& [form, of_form] : facts) {
    reading_keys_.add(form.first);
    readings_.push_back(
        {form.second, form.first, static_cast<uint32_t>(reading_facts_.size()), static_cast<uint32_t>(of_form.size())});
    reading_facts_.insert(reading_facts_.end(), of_form.begin(), of_form.end());
  }
}

std::span<const uint32_t> FactTable::readings(LanguageId language, uint64_t key) const {
  if (!reading_keys_.may_have(key)) return {};
  auto at = std::lower_bound(readings_.begin(), readings_.end(), key,
                             [](const Reading& r, uint64_t wanted) { return r.key < wanted; });
  for (; at != readings_.end() && at->key == key; ++at)
    if (at->language == language) return std::span(reading_facts_).subspan(at->first, at->count);
  return {};
}

}  // namespace khabar
