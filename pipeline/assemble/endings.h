// What single letters of a language say: endings of words that no list knows, pronouns and prepositions written
// together with a word. They stand in the pack's endings.tsv, which tells what each of them is.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "assemble/few_letters.h"
#include "lexicon/lexicon.h"

namespace khabar {

// One row of endings.tsv: spellings of one ending or beginning; none in languages that have no such thing. Of most
// words a single letter says that none of them is theirs.
class Letters {
 public:
  Letters() = default;
  explicit Letters(std::vector<std::string_view> spellings);
  bool ends(std::string_view word) const { return !at_end_of(word).empty(); }
  bool begins(std::string_view word) const;
  bool are_in(std::string_view text) const;
  // The word is one of them.
  bool has(std::string_view word) const;
  // The first of them that ends the word; empty if none does.
  std::string_view at_end_of(std::string_view word) const {
    if (word.empty() || !last_letters_[static_cast<uint8_t>(word.back())]) return {};
    return find_at_end_of(word);
  }
  // Longest first, as the pack lists them.
  const std::vector<std::string_view>& spellings() const { return spellings_; }
  // False: the word begins with none of them.
  bool may_begin(std::string_view word) const {
    return !word.empty() && first_letters_[static_cast<uint8_t>(word[std::min<size_t>(1, word.size() - 1)])];
  }

 private:
  std::string_view find_at_end_of(std::string_view word) const;

  // By the last byte of a spelling; and by its second, for the first is common to all letters of a script.
  std::bitset<256> last_letters_, first_letters_;
  std::vector<std::string_view> spellings_;
  std::vector<LastLetters> ends_;  // the spellings
};

// Of one language. The strings live as long as the lexicon.
struct Endings {
  Letters about, addressed, adverb, plural, no_plural, gerund, verb, helper_of_present, joined_future, subjunctive,
      for_people, of_charge, speaks_for, spokesman, first_person, free_relative, names_it, gives, nominative, adjective;
  Letters others_oblique;
  Letters people_plural, people_nominative, people_oblique, person_prefix, nisba, any_nisba, accusative, nunation,
      lasting_alef, epithet, belonging, situated, causative, passive_vowel;
  Letters feminine_plural, feminine_verb, plural_verb, joined_plural_verb, present_prefix, feminine_relative,
      feminine_noun_stem;
  Letters aboard, also, assailant, attribute, body_adjective, bordering, envoy, himself, honorific, manner, occupation,
      of_origin, own_words, people_adjective, rank, remains, together;
  Letters owner, her, them, owned_feminine, object_pronoun;
  Letters joined_article, in_the, and_the, joined_in, joined_for, to_do, dual, within_it, as_for, then, then_had,
      no_preposition;

  bool is_plural(std::string_view word) const { return plural.ends(word) && !no_plural.ends(word); }
  // Brought in by a preposition that is written together with the article.
  bool is_introduced(std::string_view word) const;
};

// By language. Throws LoadError naming the line of a row whose name nothing asks for.
std::vector<Endings> read_endings(const Lexicon& lexicon);

}  // namespace khabar
