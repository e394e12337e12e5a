#include "measure/quantity.h"

#include <algorithm>

#include "measure/calendar_units.h"
#include "measure/money.h"
#include "measure/number_atoms.h"
#include "measure/quantity_parts.h"

namespace khabar::measure {

namespace {

// Reads one number and what belongs to it.
class QuantityReader {
 public:
  // Fills `quantity`, a fresh one.
  QuantityReader(const Scan& scan, uint32_t i, Quantity& quantity) : scan_(scan), i_(i), q_(quantity) {}

  // False if none begins there.
  bool run() {
    q_.begin = i_;
    if (!read_number_part()) return false;
    q_.value = sign_ * q_.number.value;
    q_.end = q_.number.end;
    if (scan_.is.brackets_count && is_in_brackets()) take_scale_behind_bracket();
    q_.rule = q_.number.rule;
    if (percent_ != nullptr)
      set_percent();
    else if (currency_ != nullptr)
      set_money(scan_, q_, *currency_, true);
    else if (q_.number.form == NumberForm::ordinal)
      q_.kind = FigureKind::ordinal;
    else if (!q_.number.ratio)
      read_what_follows();
    return true;
  }

 private:
  void read_what_follows() {
    const bool found =
        (may_be_measured() && (take_percent(scan_, q_) || take_money(scan_, q_) ||
                               (is_longer_unit() && take_unit(scan_, q_)) || duration() || take_unit(scan_, q_))) ||
        behind_bracket();
    take_below_zero();
    if (found) return;
    if (is_bare_age()) {
      q_.kind = FigureKind::age;
      q_.unit = unit_name(TimeUnit::year);
    } else if (const Reading* age = scan_.is.modifiers_behind && q_.bare() ? scan_.link(q_.end, Link::age) : nullptr;
               age != nullptr && age->end > q_.end + 1) {  // "fi 29 min al-umr"
      q_.kind = FigureKind::age;
      q_.unit = unit_name(TimeUnit::year);
      q_.end = age->end;
    } else if (const Reading* old = !scan_.is.modifiers_behind && q_.bare() ? scan_.link(q_.end, Link::age) : nullptr;
               old != nullptr && old->word->text == unit_name(TimeUnit::year)) {  // "30 y.o."
      q_.kind = FigureKind::age;
      q_.unit = unit_name(TimeUnit::year);
      q_.end = old->end;
    } else {
      count();
    }
  }

  // Most numbers have neither percent nor currency nor unit behind them, nor what may stand between.
  bool may_be_measured() const {
    constexpr uint64_t signs = role::bit(WordKind::percent) | role::bit(WordKind::currency) |
                               role::bit(WordKind::unit) | role::bit(Link::of) | role::bit(Link::a);
    return scan_.may_have(q_.end, signs) || scan_.token_is_open_bracket(q_.end) || may_be_timed();
  }

  // A unit of time a few tokens on, or "quarters" right behind the number.
  bool may_be_timed() const {
    return (scan_.starts_near(q_.number.end, 4) & start::unit) != 0 ||
           (scan_.starts(q_.number.end) & (start::fraction | start::glued)) != 0;
  }

  bool read_number_part() {
    if (scan_.is_number(i_) && !scan_.may_have(i_, ~role::joint)) return read_bare_number(i_);  // most
    uint32_t at = i_;
    if (const bool minus = is_sign_of_money(); minus) {
      sign_ = -1;
      ++at;
    }
    if (is_percent_before(at)) {
      percent_ = scan_.find(at, WordKind::percent)->word;
      ++at;
    } else if (const Reading* symbol = find_currency(scan_, at, true, false)) {
      currency_ = symbol->word;
      at = symbol->end;
      if (scan_.is_dash(at) && !scan_.spaced(at + 1) && sign_ > 0) {
        sign_ = -1;
        ++at;
      }
      if (!(scan_.is_number(at) || is_leading_mark(scan_, at)) || scan_.token(at).is(token_flag::newline_before))
        return false;
    } else if (const GluedCurrency glued = read_glued_currency(scan_, at); glued.word != nullptr) {
      currency_ = glued.word;
      q_.number.begin = i_;
      q_.number.end = glued.end;
      q_.number.value = glued.value;
      q_.number.scaled = glued.scaled;
      return true;
    } else if (scan_.is_dash(at) || scan_.is_punct(at, Punct::plus) || scan_.has(at, Link::minus)) {
      uint32_t number_at = at + 1;
      if (const Reading* minus = scan_.link(at, Link::minus)) number_at = minus->end;
      uint32_t begin = number_at;
      sign_ = read_sign(scan_, number_at, begin);
      if (begin != i_) return false;
      at = number_at;
    }
    if (const Reading* a = scan_.link(at, Link::a)) {
      const auto after = read_number(scan_, a->end);
      // "a 333 mln dlr contract": the article is the contract's.
      if (!after || after->has_digits || after->form == NumberForm::vague) return false;
      if (after->form == NumberForm::ordinal) return read_nth_part(*after);
      if (after->form == NumberForm::cardinal && !after->scaled && !after->needs_article && after->value != 12)
        return false;
      q_.number = *after;
      return true;
    }
    return read_bare_number(at);
  }

  bool read_bare_number(uint32_t at) {
    const auto number = read_number(scan_, at);
    if (!number || number->needs_article) return false;
    q_.number = *number;
    return true;
  }

  // "%5", as digits that run against the letters are often typed.
  bool is_percent_before(uint32_t at) const {
    return scan_.is.digits_against_letters && scan_.is_punct(at, Punct::percent) && scan_.is_number(at + 1) &&
           scan_.glued(at + 1) && scan_.spaced(at) && !scan_.is_number(at - 1) &&
           scan_.find(at, WordKind::percent) != nullptr;
  }

  void set_percent() {
    q_.kind = FigureKind::percent;
    q_.unit = "%";
    q_.rule = percent_->rule;
  }

  // "-$5": the sign before the currency, where nothing else stands or a blank before it.
  bool is_sign_of_money() const {
    return scan_.is_dash(i_) && !scan_.spaced(i_ + 1) && (i_ == scan_.begin || scan_.spaced(i_)) &&
           find_currency(scan_, i_ + 1, true, false) != nullptr;
  }

  // "a third of the voters", and "a hundredth" with nothing beside it.
  bool read_nth_part(const NumberPhrase& number) {
    const bool alone = i_ == scan_.begin && number.end == scan_.end;
    if (scan_.is.ones_before_tens || number.scaled || number.has_digits || number.value < 3 ||
        !(alone || scan_.has(number.end, Link::of) || is_cut_by(number.end) || is_hedged(number.end)))
      return false;
    q_.number = number;
    q_.number.value = 1 / number.value;
    q_.number.form = NumberForm::fraction;
    q_.number.integer = false;
    take_scale_of_part();
    return true;
  }

  // "a third of a million"
  void take_scale_of_part() {
    const Reading* const of = scan_.link(q_.number.end, Link::of);
    const Reading* const a = of != nullptr ? scan_.link(of->end, Link::a) : nullptr;
    const Reading* const scale = a != nullptr ? scan_.find(a->end, WordKind::number) : nullptr;
    if (scale == nullptr || !scale->word->is(word_flag::multiplier) ||
        scale->word->is(word_flag::plural | word_flag::suffix | word_flag::weak) || scale->word->value < 1000)
      return;
    q_.number.value *= scale->word->value;
    q_.number.form = NumberForm::cardinal;
    q_.number.scaled = true;
    q_.number.end = scale->end;
  }

  // "more than a third stayed", "nearly a third"; of one word ("about a third attack") only with nothing behind it that
  // it could rank.
  bool is_hedged(uint32_t end) const {
    for (uint32_t back = 1; back <= 3 && i_ >= scan_.begin + back; ++back)
      for (const Reading& r : scan_.at(i_ - back)) {
        if (r.word->kind != WordKind::qualifier || r.end != i_ || !r.word->is(word_flag::before)) continue;
        const bool sure = back > 1 || static_cast<Qualifier>(r.word->role) == Qualifier::almost;
        return ranks_nothing(end) || (sure && scan_.starts(end) == 0);
      }
    return false;
  }
  bool ranks_nothing(uint32_t end) const {
    return !scan_.is_word(end) || scan_.is_verb(end) || (scan_.is_function_word(end) && scan_.starts(end) == 0);
  }

  // "cut by almost a third", with nothing behind it that could be the third one.
  bool is_cut_by(uint32_t end) const {
    uint32_t back = i_;
    while (back > scan_.begin && i_ - back < 3 && scan_.may_have(back - 1, role::bit(WordKind::qualifier))) --back;
    if (back == scan_.begin || !scan_.has(back - 1, TimeRole::by)) return false;
    constexpr uint64_t grammar = start::the | start::in | start::rel | start::ago | start::opener | start::to |
                                 start::offset | start::part | start::whole | start::before;
    return !scan_.is_word(end) || scan_.is_function_word(end) || (scan_.starts(end) & grammar) != 0;
  }

  // "at the age of 80", "aged 23"; "Kenteris, 31, said".
  bool is_bare_age() const {
    if (scan_.is.modifiers_behind || !q_.number.integer || q_.number.form != NumberForm::cardinal || q_.value < 1 ||
        q_.value > 115)
      return false;
    if (!behind_age_word() && !is_set_off_behind_name()) return false;
    return !scan_.is_word(q_.end) || scan_.starts(q_.end) == 0 || !read_noun(scan_, q_.end, q_.number).found();
  }

  bool is_set_off_behind_name() const {
    return q_.number.digits && i_ >= scan_.begin + 2 && scan_.token_is_comma(i_ - 1) && scan_.token_is_comma(q_.end) &&
           scan_.is_word(i_ - 2) &&
           (scan_.token(i_ - 2).is(token_flag::capitalised) || (scan_.starts(i_ - 2) & start::human) != 0) &&
           (scan_.starts(i_ - 2) & (start::month | start::weekday)) == 0 && q_.value >= 5;
  }

  // "5 degrees below zero"
  void take_below_zero() {
    const Reading* const minus = scan_.link(q_.end, Link::minus);
    if (minus == nullptr || minus->end - minus->begin < 2 || q_.value < 0) return;
    q_.value = -q_.value;
    q_.end = minus->end;
  }

  // "sana daw'iya", light years: no years.
  bool is_longer_unit() const {
    const Reading* const time = scan_.find(q_.end, WordKind::time_unit);
    const Reading* const unit = time != nullptr ? unit_behind(scan_, q_, q_.end) : nullptr;
    return unit != nullptr && unit->end > time->end;
  }

  bool duration() {
    if (q_.number.form == NumberForm::vague || !may_be_timed()) return false;
    const auto d = read_duration(scan_, q_.number.begin);
    if (!d || d->end <= q_.number.end) return false;
    q_.kind = FigureKind::duration;
    q_.value = sign_ * named_value(*d);
    q_.unit = unit_name(d->unit);
    q_.timed = true;
    q_.end = d->end;
    q_.rule = d->rule;
    take_age(*d);
    return true;
  }

  // "ten years old", "45-year-old", "al-baligh min al-umr 28 aman", "(28 aman)": its unit is the duration's.
  void take_age(const Duration& d) {
    for (uint32_t i = q_.number.end; i <= q_.end; ++i)
      for (const Reading& r : scan_.at(i)) {
        if (r.word->link() != Link::age || r.end <= q_.end || r.word->is(word_flag::weak)) continue;
        q_.kind = FigureKind::age;
        q_.end = r.end;
        return;
      }
    if (d.unit < TimeUnit::month) return;
    const bool in_brackets = scan_.token_is_open_bracket(q_.begin - 1) && scan_.is_punct(q_.end, Punct::bracket_close);
    const auto is_quote = [&](uint32_t i, Punct side) {
      return scan_.is_punct(i, side) || scan_.is_punct(i, Punct::quote);
    };
    const bool in_quotes = q_.begin > scan_.begin && d.unit == TimeUnit::year && q_.value >= 5 && q_.value <= 115 &&
                           is_quote(q_.begin - 1, Punct::quote_open) && is_quote(q_.end, Punct::quote_close);
    const bool bracketed = scan_.is.brackets_count && (in_brackets || in_quotes);
    // "al-sa'iq, 25 aman, ..."
    const bool apposed = scan_.is.modifiers_behind && q_.number.digits && q_.begin > scan_.begin + 1 &&
                         scan_.token_is_comma(q_.begin - 1) && scan_.token_is_comma(q_.end) &&
                         d.unit == TimeUnit::year && q_.value >= 5 && q_.value <= 115 && scan_.is_word(q_.begin - 2) &&
                         scan_.starts(q_.begin - 2) == 0;
    if (bracketed || apposed || behind_age_word()) q_.kind = FigureKind::age;
  }

  // "at the age of", "aged", "tablugh min al-umr", up to two words before.
  bool behind_age_word() const {
    if (!scan_.anywhere_is(role::bit(Link::age))) return false;
    for (uint32_t back = 1; back <= 4 && i_ >= scan_.begin + back; ++back) {
      if (!scan_.may_have(i_ - back, role::bit(Link::age))) continue;
      for (const Reading& r : scan_.at(i_ - back))
        if (r.word->link() == Link::age && r.end <= i_ && i_ - r.end <= 1 &&
            (!r.word->is(word_flag::weak) || is_next_but_article(r.end)) &&
            (scan_.is.modifiers_behind || r.word->starts == 0))
          return true;
    }
    return false;
  }

  // "sahib al-26 aman": nothing but the article stands between.
  bool is_next_but_article(uint32_t end) const {
    constexpr uint16_t article_letters = 3;  // with a tatweel
    return end == i_ || (scan_.begins_with_article(i_ - 1) && scan_.token(i_ - 1).letters <= article_letters);
  }

  // "(50) fi al-mi'a", "(20) riyalan"
  bool behind_bracket() {
    if (!scan_.is.brackets_count || !is_in_brackets()) return false;
    ++q_.end;
    if (take_percent(scan_, q_) || take_money(scan_, q_) || take_unit(scan_, q_)) return true;
    --q_.end;
    return false;
  }

  // "(13) malyun rakib"
  void take_scale_behind_bracket() {
    const Reading* const scale = scan_.find(q_.end + 1, WordKind::number);
    if (scale == nullptr || scale->proclitic_bytes > 0 || !scale->word->is(word_flag::multiplier) ||
        scale->word->is(word_flag::dual) || scale->word->value < 1000)
      return;
    // "(67,898,290) malyun": written out, and the scale said again.
    if (!q_.number.grouped || q_.value < scale->word->value) q_.value *= scale->word->value;
    q_.number.scaled = true;
    q_.number.digits = false;
    q_.number.end = q_.end = scale->end;
  }

  bool is_in_brackets() const { return q_.number.digits && q_.end == q_.begin + 1 && scan_.is_enclosed(q_.begin); }

  // "fi al-daqiqa 75 min mubarat ...", "fi al-daqiqa 34 bi-tamrira": which minute of the match, no count of matches.
  bool numbers_unit_before() const {
    if (!scan_.is.modifiers_behind || !q_.number.digits || i_ == scan_.begin) return false;
    const Reading* const unit = scan_.find(i_ - 1, WordKind::time_unit);
    if (unit == nullptr || unit->end != i_ || !is_definite(scan_, *unit)) return false;
    return scan_.has(q_.end, Link::of) || unit->word->time_unit() == TimeUnit::minute;
  }

  void count() {
    if (numbers_unit_before()) return;
    if (is_attribute(scan_, q_.number)) {
      q_.noun = read_noun_before(scan_, q_.number);
      if (q_.noun.found()) q_.kind = FigureKind::count;
      return;
    }
    q_.noun = read_noun(scan_, q_.end, q_.number);
    if (!q_.noun.found() && scan_.is.brackets_count &&
        is_in_brackets())  // "(5) firaq": what the packs know to be counted
      if (const Reading* r = scan_.find(q_.end + 1, WordKind::counted); r != nullptr && r->proclitics == 0)
        q_.noun = read_noun(scan_, q_.end + 1, q_.number);
    if (!q_.noun.found()) return;
    q_.kind = FigureKind::count;
    q_.end = std::max(q_.end, q_.noun.end);
  }

  const Scan& scan_;
  const uint32_t i_;
  Quantity& q_;
  const Word* currency_ = nullptr;
  const Word* percent_ = nullptr;  // where it stands before its number
  double sign_ = 1;
};

}  // namespace

const Quantity* read_quantity(const Scan& scan, uint32_t i) {
  if (!scan.inside(i)) return nullptr;
  return scan.quantities.get(i, [&](Quantity& quantity) { return QuantityReader(scan, i, quantity).run(); });
}

}  // namespace khabar::measure
