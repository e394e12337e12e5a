#include "assemble/endings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar {

namespace {

constexpr std::pair<std::string_view, Letters Endings::*> named_letters[] = {
    {"aboard", &Endings::aboard},
    {"about", &Endings::about},
    {"accusative", &Endings::accusative},
    {"addressed", &Endings::addressed},
    {"adjective", &Endings::adjective},
    {"adverb", &Endings::adverb},
    {"also", &Endings::also},
    {"and_the", &Endings::and_the},
    {"any_nisba", &Endings::any_nisba},
    {"as_for", &Endings::as_for},
    {"assailant", &Endings::assailant},
    {"attribute", &Endings::attribute},
    {"belonging", &Endings::belonging},
    {"body_adjective", &Endings::body_adjective},
    {"bordering", &Endings::bordering},
    {"causative", &Endings::causative},
    {"dual", &Endings::dual},
    {"envoy", &Endings::envoy},
    {"epithet", &Endings::epithet},
    {"feminine_noun_stem", &Endings::feminine_noun_stem},
    {"feminine_plural", &Endings::feminine_plural},
    {"feminine_relative", &Endings::feminine_relative},
    {"feminine_verb", &Endings::feminine_verb},
    {"first_person", &Endings::first_person},
    {"for_people", &Endings::for_people},
    {"free_relative", &Endings::free_relative},
    {"gerund", &Endings::gerund},
    {"gives", &Endings::gives},
    {"helper_of_present", &Endings::helper_of_present},
    {"her", &Endings::her},
    {"himself", &Endings::himself},
    {"honorific", &Endings::honorific},
    {"in_the", &Endings::in_the},
    {"joined_article", &Endings::joined_article},
    {"joined_for", &Endings::joined_for},
    {"joined_future", &Endings::joined_future},
    {"joined_in", &Endings::joined_in},
    {"joined_plural_verb", &Endings::joined_plural_verb},
    {"lasting_alef", &Endings::lasting_alef},
    {"manner", &Endings::manner},
    {"names_it", &Endings::names_it},
    {"nisba", &Endings::nisba},
    {"no_plural", &Endings::no_plural},
    {"no_preposition", &Endings::no_preposition},
    {"nominative", &Endings::nominative},
    {"nunation", &Endings::nunation},
    {"object_pronoun", &Endings::object_pronoun},
    {"occupation", &Endings::occupation},
    {"of_charge", &Endings::of_charge},
    {"of_origin", &Endings::of_origin},
    {"others_oblique", &Endings::others_oblique},
    {"own_words", &Endings::own_words},
    {"owned_feminine", &Endings::owned_feminine},
    {"owner", &Endings::owner},
    {"passive_vowel", &Endings::passive_vowel},
    {"people_adjective", &Endings::people_adjective},
    {"people_nominative", &Endings::people_nominative},
    {"people_oblique", &Endings::people_oblique},
    {"people_plural", &Endings::people_plural},
    {"person_prefix", &Endings::person_prefix},
    {"plural", &Endings::plural},
    {"plural_verb", &Endings::plural_verb},
    {"present_prefix", &Endings::present_prefix},
    {"rank", &Endings::rank},
    {"remains", &Endings::remains},
    {"situated", &Endings::situated},
    {"speaks_for", &Endings::speaks_for},
    {"spokesman", &Endings::spokesman},
    {"subjunctive", &Endings::subjunctive},
    {"them", &Endings::them},
    {"then", &Endings::then},
    {"then_had", &Endings::then_had},
    {"to_do", &Endings::to_do},
    {"together", &Endings::together},
    {"verb", &Endings::verb},
    {"within_it", &Endings::within_it},
};

}  // namespace

Letters::Letters(std::vector<std::string_view> spellings) : spellings_(std::move(spellings)) {
  for (const std::string_view s : spellings_) {
    if (s.size() < 2) first_letters_.set();
    if (s.empty()) last_letters_.set();
    if (s.size() > 1) first_letters_.set(static_cast<uint8_t>(s[1]));
    if (!s.empty()) last_letters_.set(static_cast<uint8_t>(s.back()));
    ends_.emplace_back(s);
  }
}

bool Letters::has(std::string_view word) const {
  if (word.empty() || !last_letters_[static_cast<uint8_t>(word.back())]) return false;
  return std::find(spellings_.begin(), spellings_.end(), word) != spellings_.end();
}

std::string_view Letters::find_at_end_of(std::string_view word) const {
  const uint64_t last = LastLetters::of(word);
  for (const LastLetters& letters : ends_)
    if (letters.end(word, last)) return letters.letters();
  return {};
}

bool Letters::begins(std::string_view word) const {
  return may_begin(word) &&
         std::any_of(spellings_.begin(), spellings_.end(), [word](std::string_view s) { return word.starts_with(s); });
}

bool Letters::are_in(std::string_view text) const {
  return std::any_of(spellings_.begin(), spellings_.end(),
                     [text](std::string_view s) { return text.find(s) != std::string_view::npos; });
}

bool Endings::is_introduced(std::string_view word) const {
  constexpr size_t shortest_stem_bytes = 6;
  const auto& joined = joined_article.spellings();
  return joined_article.may_begin(word) && std::any_of(joined.begin(), joined.end(), [word](std::string_view s) {
           return word.size() >= s.size() + shortest_stem_bytes && word.starts_with(s);
         });
}

std::vector<Endings> read_endings(const Lexicon& lexicon) {
  std::vector<Endings> endings(lexicon.language_count());
  for (const Lexicon::Row& row : lexicon.rows("endings")) {
    const auto known = std::find_if(std::begin(named_letters), std::end(named_letters),
                                    [&](const auto& named) { return named.first == row.columns[0]; });
    if (row.columns.size() != 3 || row.columns[1].empty() || known == std::end(named_letters))
      throw LoadError(lexicon.rule_name(row.rule) + ": expected the name of an ending, its spellings, what it says; '" +
                      std::string(row.columns[0]) + "' is none that is asked for");
    endings[row.language].*known->second = Letters(split_on(row.columns[1], '|'));
  }
  return endings;
}

}  // namespace khabar
