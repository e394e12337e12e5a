// Quarters, halves and seasons.
#include <algorithm>

#include "measure/calendar_units.h"
#include "measure/digits.h"
#include "measure/numbers.h"
#include "measure/points.h"
#include "measure/relative.h"
#include "text/fold.h"

namespace khabar::measure {

namespace {

constexpr int first_year = 1900, last_year = 2039;

const Reading* time_unit(const Scan& scan, uint32_t i, TimeUnit unit) {
  const Reading* const r = scan.find(i, WordKind::time_unit);
  return r != nullptr && r->word->time_unit() == unit && !r->word->is(word_flag::plural | word_flag::dual) ? r
                                                                                                           : nullptr;
}

// The year that a quarter or season is of: behind it, "of 2016", "this year", or none. True if it is a fiscal year,
// which begins nobody knows when.
bool read_year_of(const Scan& scan, Point& p, int now) {
  uint32_t at = p.end;
  if (scan.is_punct(at, Punct::comma)) ++at;
  if (const Reading* of = scan.link(at, Link::of))
    at = of->end;
  else if (const Reading* in = scan.link(at, Link::in))
    at = in->end;
  if (const Reading* the = scan.link(at, Link::the);
      the != nullptr && scan.find(the->end, WordKind::time_unit) != nullptr)
    at = the->end;
  const Reading* const fiscal = scan.time(at, TimeRole::fiscal);
  if (fiscal != nullptr) at = fiscal->end;
  const Reading* const rel = scan.time(at, TimeRole::rel);
  if (rel != nullptr && now > 0) {
    if (const Reading* unit = time_unit(scan, rel->end, TimeUnit::year)) {
      p.year = now + rel->word->number;
      p.basis = DateBasis::document;
      p.end = unit->end;
    }
    return false;
  }
  // "min hadha al-am"
  if (const Reading* this_one = scan.time(at, TimeRole::demonstrative);
      this_one != nullptr && now > 0 && this_one->word->text.empty())
    if (const Reading* year = time_unit(scan, this_one->end, TimeUnit::year)) {
      p.year = now;
      p.basis = DateBasis::document;
      p.end = year->end;
      if (const auto said = read_year_number(scan, p.end, false); said && scan.is_number(p.end) && said->value == now)
        p.end = said->end;  // "hadha al-am 2015"
      return false;
    }
  const Reading* const unit = time_unit(scan, at, TimeUnit::year);
  // "the second half of the year", with no number behind it
  const bool definite =
      unit != nullptr && (scan.is.joined_article ? is_definite(scan, *unit) && !scan.begins_with_article(unit->end)
                                                 : scan.has(unit->begin - 1, Link::the));
  if (definite && now > 0 && fiscal == nullptr && scan.has(p.end, Link::of) && !scan.is_number(unit->end) &&
      !scan.hyphened(unit->end) &&
      (scan.starts(unit->end) & (start::number | start::rel | start::ago | start::before | start::to)) == 0) {
    p.basis = DateBasis::document;
    p.end = unit->end;
    return false;
  }
  if (unit != nullptr) {
    const Reading* const after = scan.time(unit->end, TimeRole::rel);
    if (after != nullptr && now > 0) {
      p.year = now + after->word->number;
      p.basis = DateBasis::document;
      p.end = after->end;
      return false;
    }
    at = unit->end;
  }
  const auto year = read_year_number(scan, at, false);
  if (!year || (year->value < 1000)) return false;
  p.year = year->value;
  p.end = year->end;
  return fiscal != nullptr;
}

// English: the "fiscal" before a quarter, but not "fiscal year"; nullptr if none stands there.
const Reading* fiscal_at(const Scan& scan, uint32_t i) {
  const Reading* const word = scan.is.modifiers_behind ? nullptr : scan.time(i, TimeRole::fiscal);
  return word != nullptr && word->end == i + 1 ? word : nullptr;
}

// "3Q", "1H", before the digits of a year; nullptr if it is none.
const Word* number_before_letter(const Scan& scan, uint32_t i) {
  constexpr uint16_t year_digits = 4;
  if (scan.is.modifiers_behind || !scan.is_number(i) || scan.token(i).letters != 1 || !scan.is_word(i + 1) ||
      !scan.glued(i + 1) || scan.hyphened(i + 1) || scan.token(i + 1).letters != 1 || !scan.capital(i + 1) ||
      !scan.is_number(i + 2) || scan.token(i + 2).letters != year_digits)
    return nullptr;
  const Word* const word =
      scan.words.by_key(fold_key(std::string(scan.text(i + 1)) + std::string(scan.text(i))), scan.language);
  const bool meant = word != nullptr && (word->time_role() == TimeRole::quarter || word->time_role() == TimeRole::half);
  return meant ? word : nullptr;
}

// "Q3", "third quarter", "al-rub' al-thalith", "H2", "first half", "al-nisf al-awwal".
bool read_quarter_name(const Scan& scan, uint32_t i, int& quarter, int& half, Point& p) {
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the); the != nullptr && !scan.has(at, TimeRole::last_of)) at = the->end;
  if (const Reading* word = fiscal_at(scan, at)) at = word->end;  // "fiscal Q2"
  if (const Reading* q = scan.time(at, TimeRole::quarter)) {
    if (scan.hyphened(at) && at > scan.begin) return false;
    quarter = q->word->number;
    p.end = q->end;
    p.rule = q->word->rule;
    return true;
  }
  if (const Word* word = number_before_letter(scan, at)) {  // "3Q 2019", "1H 2015"
    (word->time_role() == TimeRole::half ? half : quarter) = word->number;
    p.end = at + 2;
    p.rule = word->rule;
    return true;
  }
  if (const Reading* h = scan.time(at, TimeRole::half)) {
    half = h->word->number;
    p.end = h->end;
    p.rule = h->word->rule;
    return true;
  }
  const auto fraction_unit = [&](uint32_t j) -> const Reading* {
    if (const Reading* u = scan.find(j, WordKind::time_unit); u != nullptr && u->word->time_unit() == TimeUnit::quarter)
      return u;
    const Reading* const f = scan.find(j, WordKind::fraction);
    return f != nullptr && (f->word->value == 0.25 || f->word->value == 0.5) && !f->word->is(word_flag::plural)
               ? f
               : nullptr;
  };
  const auto take = [&](const Reading& unit, double ordinal, uint32_t end) {
    const bool is_half = unit.word->kind == WordKind::fraction && unit.word->value == 0.5;
    if (ordinal < 1 || ordinal > (is_half ? 2 : 4)) return false;
    (is_half ? half : quarter) = static_cast<int>(ordinal);
    p.end = end;
    p.rule = unit.word->rule;
    return true;
  };
  if (scan.is.modifiers_behind) {
    const Reading* const unit = fraction_unit(at);
    if (unit == nullptr) return false;
    if (const Reading* last = scan.time(unit->end, TimeRole::last_of)) {  // "al-rub' al-akhir min al-am al-madi"
      const Reading* const year = time_unit(scan, last->end, TimeUnit::year);
      const uint32_t which = year != nullptr ? year->end : last->end;
      const bool of_year = (scan.is_number(which) && scan.token(which).letters >= 4) ||
                           (year != nullptr && scan.time(which, TimeRole::rel) != nullptr);
      return of_year && take(*unit, unit->word->value == 0.5 ? 2 : 4, last->end);
    }
    const auto n = read_number(scan, unit->end);
    return n && n->form == NumberForm::ordinal && take(*unit, n->value, n->end);
  }
  if (const Reading* last = scan.time(at, TimeRole::last_of)) {  // "the final quarter of 2009"
    const Reading* const unit = fraction_unit(last->end);
    return unit != nullptr && scan.has(unit->end, Link::of) && take(*unit, unit->word->value == 0.5 ? 2 : 4, unit->end);
  }
  if (const Reading* rel = scan.time(at, TimeRole::rel); rel != nullptr && rel->word->number == -1) {
    const Reading* const unit = fraction_unit(rel->end);  // "the last quarter of 1986"
    if (unit == nullptr || !scan.has(unit->end, Link::of)) return false;
    const uint32_t year_at = unit->end + 1;
    const Reading* const year =
        scan.time(year_at, TimeRole::rel) ? scan.find(year_at + 1, WordKind::time_unit) : nullptr;
    const bool of_year = (scan.is_number(year_at) && scan.token(year_at).letters == 4) ||
                         (year != nullptr && year->word->time_unit() == TimeUnit::year);
    return of_year && take(*unit, unit->word->value == 0.5 ? 2 : 4, unit->end);
  }
  const auto n = read_number(scan, at);
  if (n && n->form == NumberForm::ordinal) {
    const Reading* const unit = fraction_unit(n->end);
    return unit != nullptr && take(*unit, n->value, unit->end);
  }
  return false;
}

// "The second half of March": its first fifteen days, or what is left. False if no month stands behind the half.
bool read_half_of_month(const Scan& scan, int half, Point& p) {
  constexpr int days_of_half = 15;
  const Reading* const of = scan.link(p.end, Link::of);
  auto month = of != nullptr ? read_named_date(scan, of->end) : std::nullopt;
  if (of != nullptr && !month) month = read_relative_unit(scan, of->end);  // "of next month"
  if (!month || month->grain != Grain::month) return false;
  resolve_at(scan, *month, p.begin);
  month->begin = p.begin;
  month->rule = p.rule;
  p = *month;
  if (!p.from) return true;
  const Day middle = *p.from + std::chrono::days(days_of_half);
  if (half == 1)
    p.to = middle - std::chrono::days(1);
  else
    p.from = middle;
  return true;
}

// "Growth slowed in the third quarter", written of in February: what is told of and has not begun this year is last
// year's.
bool is_over(const Scan& scan, uint32_t i, int now, int quarter) {
  const auto here = quarter_period(now, quarter);
  if (!here || here->from <= *scan.doc.date) return false;
  const Tense tense = tense_at(scan, i);
  return tense == Tense::past || tense == Tense::either;
}

const Reading* season_at(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.time(i, TimeRole::season);
  if (r == nullptr) return nullptr;
  return r;
}

// English: "over the summer", "until the spring", but not "in the fall of the shah": the one that was, or the one to
// come. Which one "in the spring" is, is said by a verb that looks ahead, and by nothing else.
std::optional<Point> read_the_season(const Scan& scan, uint32_t i, const Reading& season, Point p) {
  constexpr uint64_t told = role::bit(Link::over) | role::bit(TimeRole::during) | role::bit(TimeRole::since);
  constexpr uint64_t coming = role::bit(TimeRole::by) | role::bit(TimeRole::until);
  if (scan.is_phrase || i == scan.begin || !scan.may_have(i - 1, told | coming | role::bit(Link::in)) ||
      scan.hyphened(season.end))
    return std::nullopt;
  const bool closed = !scan.is_word(season.end) || scan.is_function_word(season.end);
  if (!closed || scan.has(season.end, Link::of)) return std::nullopt;
  p.grain = Grain::season;
  p.timex = "XXXX-" + std::string(season.word->text);
  const bool ahead = scan.may_have(i - 1, coming) || tense_at(scan, i) == Tense::future;
  if (!scan.doc.date || (!ahead && !scan.may_have(i - 1, told))) return p;
  const Day today = *scan.doc.date;
  auto period = season_beside(today, season.word->text, 0);
  if (period && (ahead ? period->to < today : period->from > today))
    period = season_beside(today, season.word->text, ahead ? 1 : -1);
  if (period) p.set(*period, DateBasis::tense);
  return p;
}

}  // namespace

std::optional<Point> read_quarter(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  int quarter = 0, half = 0;
  const int now = scan.doc.date ? civil(*scan.doc.date).year : 0;
  // "2016 Q3", "2016H2", "2016 the third quarter", "18q4"
  uint32_t at = i;
  std::optional<int> year_before;
  if (scan.is_number(i)) {
    DigitRun run[2];
    if (read_runs(scan.text(i), run, 2) != 1) return std::nullopt;
    const Reading* const suffix = scan.find(i + 1, WordKind::ordinal);
    const bool nth = suffix != nullptr && suffix->word->is(word_flag::suffix) && scan.glued(i + 1);
    if (!nth && number_before_letter(scan, i) == nullptr) {
      if (run[0].digits != 4 && !(run[0].digits == 2 && scan.glued(i + 1))) return std::nullopt;
      year_before = run[0].digits == 2 ? 2000 + static_cast<int>(run[0].value) : static_cast<int>(run[0].value);
      if (*year_before < first_year || *year_before > last_year) return std::nullopt;
      at = i + 1;
    }
  }
  if (read_quarter_name(scan, at, quarter, half, p)) {
    if (half > 0 && !year_before && read_half_of_month(scan, half, p)) return p;
    const bool of_fiscal_year = !year_before && read_year_of(scan, p, now);
    const bool fiscal = of_fiscal_year || fiscal_at(scan, scan.has(at, Link::the) ? at + 1 : at) != nullptr;
    if (year_before) p.year = *year_before;
    const DateBasis basis = p.basis == DateBasis::document ? DateBasis::document
                            : p.year                       ? DateBasis::text
                                                           : DateBasis::document;
    // A half is over as its first quarter is.
    const int first_quarter = quarter > 0 ? quarter : half * 2 - 1;
    if (!p.year && now > 0) p.year = is_over(scan, i, now, first_quarter) ? now - 1 : now;
    if (!p.year) {
      // A half of something else ("the first half" of a match) is no date without a year.
      if (half > 0) return std::nullopt;
      p.timex = "XXXX-Q" + std::to_string(quarter);
      p.grain = Grain::quarter;
      return p;
    }
    if (half > 0 && basis == DateBasis::document && p.basis != DateBasis::document &&
        scan.time(at, TimeRole::half) == nullptr)
      return std::nullopt;
    const auto period = quarter > 0 ? quarter_period(*p.year, quarter) : half_period(*p.year, half);
    if (!period) return std::nullopt;
    p.set(*period, basis);
    if (fiscal) {
      p.from.reset();
      p.to.reset();
    }
    return p;
  }
  if (year_before) return std::nullopt;
  const Reading* const the = scan.link(i, Link::the);  // "the winter of 1963"
  const Reading* const season = season_at(scan, the != nullptr ? the->end : i);
  if (season == nullptr) return std::nullopt;
  // "the fall in 1986 profits": nothing but a loss
  if (season->word->is(word_flag::weak) && scan.has(season->end, Link::in) &&
      (the != nullptr || (i > scan.begin && scan.has(i - 1, Link::the))))
    return std::nullopt;
  p.end = season->end;
  p.rule = season->word->rule;
  read_year_of(scan, p, now);
  if (p.year && scan.hyphened(p.end) && scan.is_number(p.end) &&
      scan.token(p.end).letters <= 4)  // "the winter of 2014-15"
    if (const auto last = read_last_year(scan, p.end, *p.year); last && last->value == *p.year + 1) p.end = last->end;
  if (scan.is.modifiers_behind && !p.year && scan.doc.date) {
    const Reading* const rel = scan.time(p.end, TimeRole::rel);
    const auto beside =
        rel == nullptr ? std::nullopt : season_beside(*scan.doc.date, season->word->text, rel->word->number);
    if (beside) {
      p.end = rel->end;
      p.set(*beside, DateBasis::document);
      return p;
    }
  }
  // A season without a year is a date only behind "in the", or behind "last" or the like, which relative.cc reads.
  if (!p.year) return the != nullptr ? read_the_season(scan, i, *season, p) : std::nullopt;
  const auto period = season_period(*p.year, season->word->text);
  if (!period) return std::nullopt;
  p.set(*period, p.basis == DateBasis::document ? DateBasis::document : DateBasis::text);
  return p;
}

}  // namespace khabar::measure
