#include "measure/words.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/error.h"
#include "measure/starts.h"
#include "measure/word_values.h"
#include "text/fold.h"

namespace khabar::measure {

using std::string_view;

WordTable::WordTable(const Lexicon& lexicon) {
  std::vector<WordKind> kinds(lexicon.class_count(), WordKind::none);
  for (uint32_t c = 0; c < lexicon.class_count(); ++c) {
    const auto id = static_cast<ClassId>(c);
    if (const auto kind = kind_named(lexicon.class_name(id))) {
      kinds[c] = *kind;
      classes_.add(id);
    }
  }
  std::vector<uint32_t> word_of(lexicon.entry_count(), none_index);
  for (uint32_t i = 0; i < lexicon.entry_count(); ++i) {
    const LexiconEntry entry = lexicon.entry(EntryRef{i});
    if (entry.token_class >= kinds.size() || kinds[entry.token_class] == WordKind::none) continue;
    auto word = read_word(kinds[entry.token_class], entry.value);
    if (!word)
      throw LoadError(lexicon.rule_name(entry.rule) + ": value '" + std::string(entry.value) + "' is none of class " +
                      std::string(lexicon.class_name(entry.token_class)) + "; see shared/classes.tsv");
    word->rule = entry.rule;
    word->starts = starts_of(*word);
    word->roles = role::bit(word->kind) | role::bit(word->link()) | role::bit(word->time_role());
    word_of[i] = static_cast<uint32_t>(words_.size());
    words_.push_back(*word);
  }
  listed_before_.reserve(lexicon.all_entries().size() + 1);
  for (const EntryRef ref : lexicon.all_entries()) {
    listed_before_.push_back(static_cast<uint32_t>(listed_.size()));
    const uint32_t index = word_of[static_cast<uint32_t>(ref)];
    if (index != none_index) listed_.push_back({&words_[index], words_[index].kind, words_[index].role});
  }
  listed_before_.push_back(static_cast<uint32_t>(listed_.size()));
  runs_.reserve((listed_.size() + 1) * Lists::stride);
  for (uint32_t first = 0; first <= listed_.size(); ++first)
    for (uint32_t count = 0; count < Lists::stride; ++count) runs_.push_back(run_of_words(first, count));
  std::unordered_map<RuleRef, uint32_t> by_rule;
  for (uint32_t w = 0; w < words_.size(); ++w) by_rule.emplace(words_[w].rule, w);
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    for (const string_view name : {string_view("month"), string_view("currency"), string_view("time_unit"),
                                   string_view("time_word"), string_view("number")}) {
      const ClassId id = lexicon.class_id(name);
      if (id == no_class) continue;
      for (const Lexicon::WordForm& form : lexicon.words(id, static_cast<LanguageId>(l))) {
        constexpr size_t abbreviation = 2, scale = 4;
        if (name == "time_word" && form.form.size() > abbreviation) continue;  // FY17
        if (name == "number" && form.form.size() > scale) continue;            // EUR10bn
        if (const auto word = by_rule.find(form.rule); word != by_rule.end())
          keyed_.push_back({fold_key(form.form), word->second, static_cast<LanguageId>(l)});
      }
    }
  }
  std::sort(keyed_.begin(), keyed_.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
}

WordTable::Run WordTable::run_of_words(uint32_t first, uint32_t count) const {
  Run run;
  for (const ListedWord& listed : std::span(listed_).subspan(first, std::min<size_t>(count, listed_.size() - first))) {
    const Word& word = *listed.word;
    run.starts |= word.starts;
    run.roles |= word.roles;
    run.marks |= marks_of(word.starts, false);
    run.lone_marks |= marks_of(word.starts, true);
  }
  return run;
}

const Word* WordTable::by_key(uint64_t key, LanguageId language) const {
  auto at = std::lower_bound(keyed_.begin(), keyed_.end(), key,
                             [](const Keyed& k, uint64_t wanted) { return k.key < wanted; });
  for (; at != keyed_.end() && at->key == key; ++at)
    if (at->language == language) return &words_[at->word];
  return nullptr;
}

}  // namespace khabar::measure
