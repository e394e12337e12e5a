// Builds one phrase of a number, from its first word on.
//
//   "two hundred and five"       200, then 5 into the room that the hundred leaves
//   "khamsa wa-ishrun alfan"     5 +20, then x1000
//
// Each step that may turn out wrong is taken back to the last sound state. How the words add up is told in
// number_builder.cc and number_sums.cc; halves, thirds, points and shares in number_fractions.cc.
#pragma once

#include <limits>
#include <optional>

#include "measure/number_atoms.h"
#include "measure/numbers.h"

namespace khabar::measure {

class NumberBuilder {
 public:
  // Fills `phrase`, a fresh one. `nested`: the second number of a phrase, which has no second number of its own.
  NumberBuilder(const Scan& scan, uint32_t i, NumberPhrase& phrase, bool nested = false)
      : scan_(scan), at_(i), nested_(nested), phrase_(phrase) {
    phrase_.begin = i;
  }

  // False if no number begins there.
  bool run();

 private:
  static constexpr double no_limit = std::numeric_limits<double>::infinity();

  struct State {
    double total = 0, group = 0, last_scale = no_limit;
    double room = 0;  // what may be added to the group must be below this
    bool has_group = false;
    bool ones_alone = false;  // Arabic: ones that tens may follow
    bool after_and = false;
  };

  // The second number of a phrase, at token i.
  std::optional<NumberPhrase> read_second(uint32_t i) const;

  // ---- the first word, and what is no sum
  bool begin();
  // "thaniya wahida": one second, not the second one.
  bool is_one_unit(const Atom& atom) const;
  // "khums al-sukkan": a fifth of the people. Five of them would be "khamsat sukkan", without the article.
  Atom read_share(const Atom& atom) const;
  // "alfa muqatil": two thousand, not the accusative of a thousand, which no number stands before here.
  bool is_construct_dual(const Atom& atom) const;
  // "one" of Arabic compounds only: ahada ashar, ihda wa-ishrun.
  bool weak_is_meant(const Atom& atom) const;
  bool begin_digits(const Atom& atom);
  // "1.3e6", "6.2x10^-4", "2^10", all glued.
  bool add_power();
  bool set_power(double value, uint32_t end);
  // "one twenty two", as people say it; only where nothing else stands.
  void add_spoken();
  const Reading* ordinal_suffix(uint32_t i) const;
  bool begin_ordinal(const Atom& atom);
  // "al-ashir ba'd al-mi'a": the tenth after the hundred.
  void add_after_hundred();
  bool joined_by_and(uint32_t i) const;
  // Tens of thousands: the least of which is 10 x 1000.
  bool begin_vague(const Atom& atom);
  // Does a word stand here, or nothing, that no number goes on with?
  bool ends_here() const;
  double total() const { return state_.total + (state_.has_group ? state_.group : 0); }
  void finish() {
    phrase_.end = at_;
    phrase_.value = total();
  }

  // ---- how words add up
  // "a couple of hundred": the scale behind "of".
  void take_scale_of_couple();
  // One more word. False when the phrase is over; what does not fit is given back.
  bool step();
  // "six thousand, two hundred and ten": a comma between the thousands and a smaller group that is written out.
  bool goes_on_behind_comma() const;
  // Most phrases end before a word that is no number, or at the end of the sentence.
  bool may_go_on() const;
  // "two million and three fifths", "one billion and a half": of the scale.
  bool is_part_of_scale(uint32_t i) const;
  // After "and" the next word decides: in "five thousand and two million" the two begins a number of its own.
  bool is_sound_after(bool joined) const;
  bool take(const Atom& atom, bool joined);
  bool take_digits(const Atom& atom, bool joined);
  bool take_small(double v, bool joined);
  void set_group(double v, double room) {
    state_.group = v;
    state_.has_group = true;
    state_.room = room;
  }
  bool add_behind_tens(double v, bool joined);
  // Ones stand before tens, with "and"; ten behind ones without it makes a teen.
  bool add_behind_ones(double v, bool joined);
  bool take_hundred(const Atom& atom, bool joined);
  bool is_misspelt_hundred(const Atom& hundreds) const;
  bool take_dual(const Atom& atom, bool);
  bool take_scale(const Atom& atom, bool joined);
  bool take_dozen(double s, bool joined);
  bool take_ordinal(const Atom& atom, bool joined);
  // "the four hundred and tenth", the article on both.
  bool take_ordinal_behind_hundred(const Atom& atom, bool joined);

  // ---- fractions
  // "one in three", "two out of five": a share, where both are small or round.
  void add_ratio();
  // "wahid min kull khamsa".
  void add_share_of_all();
  // "thalatha ala thamaniya": three eighths, where that is all.
  void add_quotient_in_words();
  // "arba'at malayin illa rub'an": a part less, of the scale if there is one.
  void take_part_before();
  // "6 1/4", "1/2 hour": a quotient of small whole numbers.
  void add_quotient();
  // Half a million, a quarter of a million; two thirds are a dual in Arabic. Alone it is a figure as well.
  bool begin_fraction(const Atom& atom);
  // "two hundred and three quarters": the ones behind "and" are parts, not all of it. False if that is not how it ends.
  bool take_parts_behind_hundred(const Atom& fraction);
  // "two thirds": the whole phrase up to token `end` is a fraction of that value.
  void take_parts(double value, uint32_t end);
  // "one fifth": a singular ordinal is a fraction only behind one.
  bool take_as_fraction(const Atom& atom);
  // "one point five", digit by digit.
  void add_point();
  // "point five", where that is all: the number begins behind the point.
  bool begin_behind_point();
  // "fasila thalathata ashar": thirteen hundredths. False if but one digit stands there.
  bool add_decimals(uint32_t i);
  // "three million and a half", "five and a half", "two thirds", "malyun wa-nisf (al-malyun)".
  void add_fraction();
  // "the last three quarters", "six quarters", but not "three quarters of the votes": lengths of time.
  bool are_quarters_of_years(const Atom& fraction) const;
  // "twenty twenty-fifths": the tens begin behind a number that they cannot belong to.
  bool add_compound_denominator();
  // "two - thirds", "one - fourth", as corpora of separate tokens write it.
  bool add_fraction_behind_dash();
  // The thirty of "one hundred thirty-fifths", which is a hundred times a thirty-fifth; 0 if the tens are all there is.
  double tens_of_denominator(const Atom& fraction) const;
  // "two and fifty-four hundredths"
  Atom read_hundredths(uint32_t i) const;
  // An English ordinal where it can be but a denominator: "three and a fifth", nothing that it would rank behind it.
  Atom read_denominator(uint32_t i) const;
  // Words that may be read as cardinal or fraction: the fraction.
  Atom read_atom_fraction(uint32_t i) const;
  void take_scale_after_fraction(double unit, double part);

  const Scan& scan_;
  uint32_t at_;
  const bool nested_;         // the second number of a phrase
  double dozen_ = 1;          // the twelve or twenty that a half behind it is of
  uint32_t ordinal_end_ = 0;  // where an ordinal of several words ends
  NumberPhrase& phrase_;
  State state_;
};

}  // namespace khabar::measure
