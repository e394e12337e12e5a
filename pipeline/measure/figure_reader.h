// One figure, from its qualifier to its noun.
//
//   "more than ten thousand people"   qualifier, quantity (quantity.h), its bounds
//   "between five and six km2"        two quantities: figure_ranges.cc
//   "qatilan", "no casualties"        no number stands there: lone_figures.cc; one person: single_persons.cc
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "measure/points.h"
#include "measure/quantity.h"
#include "measure/scan.h"

namespace khabar::measure {

// The qualifier that may stand before a number at token i, or after one; nullptr if there is none.
const Reading* qualifier_at(const Scan& scan, uint32_t i, bool after);
inline Qualifier qualifier_of(const Reading& r) { return static_cast<Qualifier>(r.word->role); }
// The bounds that a qualifier gives a value.
void set_bounds(Figure& f, Qualifier qualifier, double value);

class FigureReader {
 public:
  FigureReader(const Scan& scan, uint32_t i, std::vector<Figure>& figures)
      : scan_(scan), begin_(i), at_(i), figures_(figures) {}

  // Appends the figure to `figures` and returns the token after it.
  std::optional<uint32_t> run();

 private:
  struct Range {
    Quantity lower, upper;
  };

  // ---- qualifiers, and what is a figure
  // "more than about": the outer one speaks.
  void read_qualifiers();
  bool closes_bracket(uint32_t i) const;
  bool joins_a_name(const Reading& qualifier) const;
  // "about the third week of May", "more than 2018": what the qualifier hedges is no figure.
  bool stands_in_date(const Quantity& q) const;
  bool is_figure(const Quantity& q) const;
  // "multi-billion dollar", "scrum-half"; the "half" of "the second half".
  bool is_tail_of_compound(const Quantity& q) const;
  // "the half ended"
  bool is_half_of_match(const Quantity& q) const;
  // "the game Half Life", "the Group of Five"
  bool is_word_of_name(const Quantity& q) const;
  // "half-time", "the quarter-finals"
  bool is_part_of_game(const Quantity& q) const;
  bool is_part_of_hour(const Quantity& q) const;
  void fill(Figure& f, const Quantity& q) const;
  RuleRef rule_within(const Quantity& q) const;
  void set_noun(Figure& f, const Noun& noun) const;
  uint32_t close(Figure& f, uint32_t end) const;
  // "or more", "on the least": behind the number or behind the noun.
  uint32_t read_after(uint32_t end, Qualifier& qualifier) const;
  // "edged up to 12 from 11"
  bool grew_to(const Quantity& q) const;
  std::optional<uint32_t> finish(const Quantity& q);
  std::optional<uint32_t> finish_vague(const Quantity& q);

  // ---- ranges
  // "between a and b", "from a to b".
  std::optional<Range> read_between(uint32_t i);
  // "rose from 5 to 8", "ziyada min 5 ila 8": what was, and what is now. Two figures.
  bool is_change(uint32_t from) const;
  bool is_behind_change() const;
  // What a bare number that was has become: it counts the same. nullptr if that is not told.
  const Quantity* read_change(const Quantity& before) const;
  std::optional<uint32_t> finish_change(const Range& r);
  // "between the tenth and the fifteenth"
  std::optional<Range> read_between_ranks(uint32_t i) const;
  // "min yawmayn ila thalathat ayyam", "bayna am wa-khamsat a'wam": the lower length is a unit without a number.
  std::optional<Range> read_between_lengths(uint32_t i, bool between) const;
  // The same of measures: "bayna mitr wa-mitrayn", "min litrayn ila thalathat litrat".
  std::optional<Range> read_between_units(uint32_t i, bool between) const;
  // The measure at token i in which no number stands: one of its unit, or two.
  std::optional<Quantity> read_unit_alone(uint32_t i) const;
  // "between about 5 and about 7".
  uint32_t skip_hedges(uint32_t i) const;
  // "to", as a word of its own; in Arabic also the proclitic li- of a number ("min ashra li-ishrin").
  const Reading* to_at(uint32_t i) const;
  std::optional<Range> dash_range(const Quantity& lower, uint32_t next);
  // The upper end behind a dash, a tilde, "to" or "or", where both ends go together.
  const Quantity* read_upper(const Quantity& lower) const;
  static bool is_lower_bound(Qualifier q) { return q == Qualifier::more_than || q == Qualifier::at_least; }
  static bool is_upper_bound(Qualifier q) { return q == Qualifier::less_than || q == Qualifier::at_most; }
  // Behind a comma and "but", or one of them; the comma alone joins in a phrase only. Else the token itself.
  uint32_t behind_but(uint32_t i) const;
  // Does a qualifier at token i have "and" among its letters: "wa-la yazid an"?
  bool begins_with_and(uint32_t i) const;
  // "more than 30 and less than 40", "at most 40 but at least 30": both bounds of one range.
  uint32_t read_other_bound(Figure& f, uint32_t end) const;
  // The value of the lower end in the unit of the upper: "7-9 lakh", "3-5 million".
  double lower_value(const Range& r) const;
  // "tatarawah a'maruhum bayna 18 wa-25 aman": the range behind the word is of ages.
  bool tells_ages() const;
  std::optional<uint32_t> finish_range(const Range& r);

  // ---- figures in which no number stands
  std::optional<uint32_t> read_without_number();
  std::optional<uint32_t> one(Figure& f, const Reading& r, double value);
  // "al-baladayn al-shaqiqayn": a dual behind a dual describes it.
  bool is_adjective(const Reading& dual) const;
  bool is_definite_dual(uint32_t i) const;
  // The end of the longest unit at token i; i + 1 if there is none. "santi mitr" is no dual of a year.
  uint32_t longest_unit(uint32_t i) const;
  // "yawmi al-sabt wal-ahad", "bi-shakl yawmi": two days by their names, or daily; no two days.
  bool is_construct(const Reading& dual) const;
  // "milan", the city, which is two miles too; "darajatay al-majistir", degrees of a university.
  bool measures_nothing(const Reading& dual) const;
  // Duals of nouns, units and money.
  std::optional<uint32_t> read_dual();
  // Gives `end`.
  uint32_t add_duration(const Duration& d, Qualifier qualifier, uint32_t end);
  std::optional<uint32_t> read_duration_figure();
  // "several people", "a few hundred dollars".
  std::optional<uint32_t> read_several();
  // "hundred", "thousand": one word, which says of what there are several.
  bool is_scale(const Quantity& q) const;
  // "no casualties".
  std::optional<uint32_t> read_none();
  // "nobody was arrested": none of those whom the verb counts.
  std::optional<uint32_t> read_nobody(const Reading& nobody);
  // "lam yusab ahad": a negation, the verb that counts, and nothing behind it of which it could be one.
  bool is_denied(const Reading& nobody) const;
  // A unit on its own is one of it: "a pound", and a cell that holds nothing but "kilometre".
  std::optional<uint32_t> read_bare_unit();
  // "a yen bond", "a dollar-based account": the money only says of what kind the word at token i is.
  bool describes_next(uint32_t i) const;
  // "$65 a barrel", "five percent a year"
  bool is_rate() const;
  // "a dollar and 42 cents", "litr wa-nisf", "kilu illa rub'", "kilumitr wa-200 mitr", which may end in the smaller
  // unit.
  uint32_t add_to_bare(const Reading& unit, bool money, double& value, std::string_view& name) const;
  // "dular wahid": behind the word for one, or behind the unit if none stands there.
  uint32_t end_of_one(const Reading& unit) const;
  // "an hour", "another day", "all week", "li-muddat shahr", "yawm kamil", and a unit that stands alone.
  std::optional<uint32_t> read_bare_duration(const Reading* article);
  // "a 23-year-old": the figure begins at its number.
  bool is_age(const Duration& d) const;
  // "a year old": behind the words of age that begin with the last of the duration; d.end if there are none.
  uint32_t end_of_age_behind(const Duration& d) const;
  // A number, a month or the like behind the unit says which one it is.
  bool is_named_unit(const Duration& d) const;
  // "akthar min sa'a", "nahw sana": the hedge shows that one of them is counted.
  bool is_hedged_unit(const Duration& d) const;
  bool is_hedged() const;
  // "khilal usbu'", "mundhu am", with nothing behind it that it could be the week or the year of.
  bool is_lone_length(const Duration& d) const;
  // "tuwal al-yawm": all of it.
  bool is_whole_unit(const Duration& d) const;
  // A person in the singular counts one beside a word of killing, wounding or taking: "maqtal jundi", "killed a
  // soldier".
  std::optional<uint32_t> read_single();
  // "qatil wahid", "shurtiyyin ithnayn".
  std::optional<uint32_t> read_noun_then_one();
  bool stands_beside_cue(const Reading& noun) const;
  // "inna jundiyyan ... qutila": the accusative behind a word of grammar, and what became of him a few words on.
  bool is_object_of_cue(const Reading& noun) const;
  bool is_told_of(const Reading& noun) const;
  // A word of killing, wounding or taking, behind "and" too.
  bool is_cue(uint32_t i) const;
  // Does nothing stand at token i that the word before it could govern?
  bool governs_nothing(uint32_t i) const;
  // "usib thalith": a third one was hurt. The ordinal counts one more of those told of before.
  bool is_one_more(const Quantity& q) const;
  std::optional<uint32_t> finish_one_more(const Quantity& q);
  // "fi al-khamisa min umriha", "fi al-thalathin min umrihi": the token behind; q.end if it tells no age.
  uint32_t end_of_age(const Quantity& q) const;
  // "fi sinn al-sabi'a", "fi sinn 18".
  bool is_behind_age(const Quantity& q) const;
  std::optional<uint32_t> finish_age(const Quantity& q, uint32_t end);
  // "in his fifties"
  std::optional<uint32_t> read_age_decade();

  const Scan& scan_;
  const uint32_t begin_;
  uint32_t at_;
  uint32_t noun_before_ = none_index;  // the token of the noun, where it stands before its number
  Qualifier qualifier_ = Qualifier::exact;
  bool qualified_ = false;
  uint8_t first_proclitic_ = 0;
  RuleRef rule_ = RuleRef::none;
  std::vector<Figure>& figures_;
};

}  // namespace khabar::measure
