// How a language builds what measure reads, and the letters in which it shows: one file of its pack,
// number_grammar.tsv, which tells what each of them is. The grammar of measure asks for these habits and never for a
// language.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace khabar::measure {

struct Habits {
  bool joined_article = false;      // written together with its noun: a word shows whether it is definite
  bool modifiers_behind = false;    // adjectives, ordinals and "next" stand behind their noun, titles of units before
  bool lone_units_count = false;    // a noun or a unit by itself is one of it, its dual two
  bool ones_before_tens = false;    // five and twenty; fractions are nouns, or stand behind "and"
  bool brackets_count = false;      // numbers stand in brackets before what they count: "(15) days"
  bool of_opens_ranges = false;     // "of 5 to 10": the word for "of" is the one for "from"
  bool slash_parts_scores = false;  // 3/1 is a score, (8/56) volume and page, unless a day is named before
  bool digits_against_letters = false;  // ranges of years may stand the wrong way round: 1437/1436
  bool day_before_month = false;        // 4/5 is in May
  bool hijri_years = false;             // 1436 is a year of the Hijri calendar
  bool capital_names = false;           // names are written with capitals
  bool nearest_weekday = false;         // "next Friday" is the first to come, and not that of the next week
  bool whole_distances = false;         // "two years ago" is the whole of that year
  bool phrases_look_ahead = false;      // a bare "in March" is a question of a calendar
};

struct NumberGrammar {
  Habits habits;
  // Letters; empty where the language has no such thing.
  std::string_view article, article_behind_for, article_behind_and, joined_in, joined_and, accusative, construct_dual,
      plural_verb;
  std::vector<std::string_view> duals;  // endings
  // Endings of regular plurals, the longest first, and what stands there in the singular: "ies", "y".
  struct Plural {
    std::string_view ending, singular;
  };
  std::vector<Plural> plurals;
  std::vector<std::string_view> no_plurals;  // endings of words that only look like one: "ss", "us"

  bool begins_with_article(std::string_view word) const { return !article.empty() && word.starts_with(article); }
  static bool ends(std::string_view word, std::string_view ending) { return !ending.empty() && word.ends_with(ending); }
  static bool begins(std::string_view word, std::string_view letters) {
    return !letters.empty() && word.starts_with(letters);
  }
};

// By language. Throws LoadError naming the line of a row that nothing asks for, or that is no yes where yes is asked.
// The letters live as long as the lexicon.
std::vector<NumberGrammar> read_number_grammars(const Lexicon& lexicon);

}  // namespace khabar::measure
