#include "measure/number_grammar.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar::measure {

namespace {

constexpr std::pair<std::string_view, bool Habits::*> named_habits[] = {
    {"brackets_count", &Habits::brackets_count},
    {"capital_names", &Habits::capital_names},
    {"day_before_month", &Habits::day_before_month},
    {"digits_against_letters", &Habits::digits_against_letters},
    {"hijri_years", &Habits::hijri_years},
    {"joined_article", &Habits::joined_article},
    {"lone_units_count", &Habits::lone_units_count},
    {"modifiers_behind", &Habits::modifiers_behind},
    {"nearest_weekday", &Habits::nearest_weekday},
    {"of_opens_ranges", &Habits::of_opens_ranges},
    {"ones_before_tens", &Habits::ones_before_tens},
    {"phrases_look_ahead", &Habits::phrases_look_ahead},
    {"slash_parts_scores", &Habits::slash_parts_scores},
    {"whole_distances", &Habits::whole_distances},
};
constexpr std::pair<std::string_view, std::string_view NumberGrammar::*> named_letters[] = {
    {"accusative", &NumberGrammar::accusative},
    {"article", &NumberGrammar::article},
    {"article_behind_and", &NumberGrammar::article_behind_and},
    {"article_behind_for", &NumberGrammar::article_behind_for},
    {"construct_dual", &NumberGrammar::construct_dual},
    {"joined_and", &NumberGrammar::joined_and},
    {"joined_in", &NumberGrammar::joined_in},
    {"plural_verb", &NumberGrammar::plural_verb},
};

// "ies:y|s:"
bool take_plurals(NumberGrammar& grammar, std::string_view value) {
  for (const std::string_view pair : split_on(value, '|')) {
    const size_t colon = pair.find(':');
    if (colon == 0 || colon == std::string_view::npos) return false;
    grammar.plurals.push_back({pair.substr(0, colon), pair.substr(colon + 1)});
  }
  return true;
}

bool take(NumberGrammar& grammar, std::string_view name, std::string_view value) {
  const auto is_it = [name](const auto& named) { return named.first == name; };
  if (const auto habit = std::find_if(std::begin(named_habits), std::end(named_habits), is_it);
      habit != std::end(named_habits))
    return grammar.habits.*habit->second = value == "yes";
  if (value.empty()) return false;
  if (name == "dual") {
    grammar.duals = split_on(value, '|');
    return true;
  }
  if (name == "no_plural") {
    grammar.no_plurals = split_on(value, '|');
    return true;
  }
  if (name == "plural") return take_plurals(grammar, value);
  const auto letters = std::find_if(std::begin(named_letters), std::end(named_letters), is_it);
  if (letters == std::end(named_letters)) return false;
  grammar.*letters->second = value;
  return true;
}

}  // namespace

std::vector<NumberGrammar> read_number_grammars(const Lexicon& lexicon) {
  std::vector<NumberGrammar> grammars(lexicon.language_count());
  for (const Lexicon::Row& row : lexicon.rows("number_grammar"))
    if (row.columns.size() != 3 || !take(grammars[row.language], row.columns[0], row.columns[1]))
      throw LoadError(lexicon.rule_name(row.rule) +
                      ": expected the name of a habit and yes, or of letters and them; '" +
                      std::string(row.columns[0]) + "' is none that is asked for");
  return grammars;
}

}  // namespace khabar::measure
