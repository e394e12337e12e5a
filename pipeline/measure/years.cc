// Years.
#include <algorithm>

#include "measure/dates.h"
#include "measure/digits.h"
#include "measure/points.h"
#include "measure/quantity.h"
#include "text/calendars.h"
#include "text/fold.h"

namespace khabar::measure {

namespace {

constexpr int first_plain_year = 1900, last_plain_year = 2039;

const Reading* time_unit(const Scan& scan, uint32_t i, TimeUnit unit) {
  const Reading* const r = scan.find(i, WordKind::time_unit);
  return r != nullptr && r->word->time_unit() == unit && !r->word->is(word_flag::plural | word_flag::dual) ? r
                                                                                                           : nullptr;
}

bool is_before_christ(const Reading* era) { return era != nullptr && era->word->text == "bc"; }
bool is_of_distant_era(const Reading* era) { return era != nullptr && era->word->text != "ad"; }

// "the year 2008", "am 2021", "sanat alfayn".
bool read_headed_year(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const head = time_unit(scan, i, TimeUnit::year);
  if (head == nullptr) return false;
  uint32_t at = head->end;
  if (scan.link(at, Link::of) != nullptr && !scan.is.modifiers_behind) at = scan.link(at, Link::of)->end;
  // "al-am al-dirasi 1436": an adjective stands between.
  if (scan.is.joined_article && scan.is_word(at) && scan.roles(at) == 0 && scan.is_definite(i) &&
      scan.is_definite(at) && (scan.is_number(at + 1) || scan.is_number(at + 2)))
    ++at;
  // "al-am al-dirasi al-muqbil 1436-1437"
  if (const Reading* rel = scan.is.joined_article && at > head->end ? scan.time(at, TimeRole::rel) : nullptr;
      rel != nullptr && scan.is_number(rel->end) && scan.token(rel->end).letters == 4)
    at = rel->end;
  // "am (1891)"
  const bool bracketed = scan.is.brackets_count && scan.token_is_open_bracket(at) && scan.is_enclosed(at + 1);
  if (bracketed) ++at;
  auto year = read_year_number(scan, at, false);
  if (bracketed && year) ++year->end;
  if (!year && scan.is_number(at)) {
    // "since the beginning of the year 300 people"
    const auto q = !scan.is.joined_article || scan.is_definite(i) ? read_quantity(scan, at) : nullptr;
    DigitRun run[2];
    if ((q == nullptr || q->bare()) && read_runs(scan.text(at), run, 2) == 1 && run[0].value > 0 &&
        (run[0].digits == 3 || (run[0].digits < 3 && is_of_distant_era(era_at(scan, at + 1)))))
      year = NumberAt{static_cast<int>(run[0].value), at + 1, false};
  }
  if (!year && !scan.is.ones_before_tens) {
    const auto n = read_number(scan, at);
    if (n && !n->has_digits && n->form == NumberForm::cardinal && n->value >= 100 && n->value < 2200)
      year = NumberAt{static_cast<int>(n->value), n->end, false};
  }
  if (!year) return false;
  p.year = year->value;
  p.end = year->end;
  p.rule = head->word->rule;
  return true;
}

bool counts_something(const Scan& scan, uint32_t i, uint32_t year_end, bool expected) {
  const auto q = read_quantity(scan, i);
  if (!q) return false;
  if (q->number.end > year_end) return true;
  if (q->bare()) return false;
  // "during 1986 "and": a quotation, and no inches
  if (q->kind == FigureKind::measure && scan.inside(year_end) && scan.token(year_end).kind == TokenKind::punctuation &&
      q->end == year_end + 1 && !scan.is_punct(year_end, Punct::apostrophe))
    return false;
  if (q->kind != FigureKind::count) return q->kind != FigureKind::duration || !expected;
  // Behind "in" or "since" a year, unless nobody would write of it: "at 1623 points"; else the noun of a known class
  // decides: "2000 people", but "the 1991 agreement".
  if (expected) return q->value < first_plain_year && scan.find(year_end, WordKind::counted) != nullptr;
  return !q->noun.noun_class.empty() && !(i > scan.begin && scan.has(i - 1, Link::the)) && q->noun.begin == year_end;
}

// "1436 h."; "1991m", and "1648m" where a year is expected: else those are metres, as round numbers are.
bool is_year_of_era(const Scan& scan, uint32_t i, const NumberAt& year, bool expected) {
  if (!scan.is.hijri_years || !scan.is_number(i) || year.value < 1000 || year.value > 2100) return false;
  const Reading* const era = scan.time(year.end, TimeRole::era);
  if (era == nullptr) return false;
  const bool plain = year.value >= first_plain_year && year.value <= last_plain_year && year.value % 100 != 0;
  return era->word->text == "ah" || ((expected || plain) && scan.glued(year.end));
}

// "455 h.", "44 BC", "79 AD": a year of so few digits that only its era tells it from a number.
bool read_short_year_of_era(const Scan& scan, uint32_t i, Point& p) {
  if (!scan.may_have(i + 1, role::bit(TimeRole::era))) return false;
  DigitRun run[2];
  if (!scan.is_number(i) || read_runs(scan.text(i), run, 2) != 1 || run[0].value == 0) return false;
  const Reading* const era = era_at(scan, i + 1);
  if (era == nullptr) return false;
  const bool hijri = scan.is.hijri_years && era->word->text == "ah" && (run[0].digits == 2 || run[0].digits == 3);
  // In Arabic the letter of our own era is that of the metre as well.
  const bool letter = scan.is.joined_article && scan.token(i + 1).letters <= 2;
  const bool ours = era->word->text == "ad" && !letter && (run[0].digits == 2 || run[0].digits == 3);
  if (!hijri && !ours && (!is_before_christ(era) || run[0].digits > 4)) return false;
  p.year = static_cast<int>(run[0].value);
  p.end = i + 1;
  return true;
}

// "Euro 2004": a money in capitals, no sum of it; in Arabic no money stands before its number.
bool is_event_of_year(const Scan& scan, const Reading& r) {
  if (scan.is.modifiers_behind && r.word->kind == WordKind::currency && !r.word->is(word_flag::symbol)) return true;
  return scan.is.capital_names && r.word->kind == WordKind::currency && !r.word->is(word_flag::symbol) &&
         r.end == r.begin + 1 && scan.token(r.begin).is(token_flag::capitalised) &&
         !scan.token(r.begin).is(token_flag::all_caps);
}

// "hatta 2020": the qualifier is a word for "to" as well.
bool says_to(const Scan& scan, const Reading& qualifier) {
  return std::ranges::any_of(scan.at(qualifier.begin),
                             [&](const Reading& r) { return r.word->link() == Link::to && r.end == qualifier.end; });
}

bool read_bare_year(const Scan& scan, uint32_t i, Point& p) {
  if (read_short_year_of_era(scan, i, p)) return true;
  if (!scan.is_number(i) && !scan.is_punct(i, Punct::apostrophe) && !scan.is_punct(i, Punct::quote_open)) {
    // In words only behind "in", or where nothing else stands.
    if (!behind_time_preposition(scan, i)) return false;
  }
  const auto year = read_year_number(scan, i, false);
  if (!year) return false;
  const bool plain = year->value >= first_plain_year && year->value <= last_plain_year;
  const bool expected = behind_time_preposition(scan, i);
  if (is_year_of_era(scan, i, *year, expected)) {
    p.year = year->value;
    p.end = year->end;
    return true;
  }
  if (scan.is_number(i)) {
    // "aqsahu .2025": the full stop of the sentence, typed on the other side
    const bool stop_before = scan.is.digits_against_letters && year->end == scan.end && i > scan.begin + 1 &&
                             scan.is_punct(i - 1, Punct::full_stop) && scan.spaced(i - 1);
    if (scan.glued(i) && i > scan.begin && !stop_before && !scan.token_is_open_bracket(i - 1) &&
        scan.token(i - 1).punct != Punct::quote_open && !scan.has(i - 1, Link::and_))  // "wa-2013"
      return false;
    if (scan.glued(year->end) && scan.inside(year->end)) {
      const Token& next = scan.token(year->end);
      const bool mark = next.kind == TokenKind::punctuation && next.punct != Punct::slash &&
                        next.punct != Punct::percent && next.punct != Punct::currency;
      if (!mark && !next.is(token_flag::clitic_s) && !(next.is(token_flag::hyphen_before) && plain)) return false;
    }
    // "2015-32" is an id, 1980-84 is not
    if (scan.hyphened(year->end) && scan.is_number(year->end) && !read_last_year(scan, year->end, year->value))
      return false;
    if (counts_something(scan, i, year->end, expected)) return false;
    if (i > scan.begin) {
      for (const Reading& r : scan.at(i - 1)) {
        // "hatta 2020" is until that year.
        // "14 pct over 1985", "estimated 1985/86 output"
        const bool hedged_year = scan.is.capital_names && plain && year->value % 100 != 0 && r.end == r.begin + 1 &&
                                 r.word->kind == WordKind::qualifier && scan.token(i).letters == 4;
        const bool until = r.word->kind == WordKind::qualifier && plain && r.end == r.begin + 1 && says_to(scan, r);
        if (r.end != i || until || hedged_year || is_event_of_year(scan, r)) continue;
        if (r.word->kind == WordKind::currency ||
            (r.word->kind == WordKind::qualifier && !r.word->is(word_flag::after)) || r.word->link() == Link::label)
          return false;
      }
    }
  }
  const bool alone = i == scan.begin && year->end == scan.end;
  constexpr int last_short_year = 2025;  // "in '30 rooms'"
  if (scan.is_punct(i, Punct::apostrophe) && (!expected || year->value > last_short_year)) return false;
  if (alone && scan.is_number(i)) return false;
  if (!plain && !(expected && year->value >= 1000 && year->value <= 2100 && scan.is_year_preposition(i))) return false;
  p.year = year->value;
  p.end = year->end;
  return true;
}

// "am 1436", in an article of 2015: what a reader of its day has lived through or is about to.
bool is_hijri_year(const Scan& scan, int year) {
  constexpr int first = 1300, last = 1500, lifetime = 70, ahead = 10;
  if (!scan.is.hijri_years || year < first || year > last || !scan.doc.date) return false;
  const auto now = hijri_of_day(*scan.doc.date);
  return now && year >= now->year - lifetime && year <= now->year + ahead;
}

}  // namespace

namespace {

// "FY17", "CY2018", in one token.
std::optional<Point> read_glued_year(const Scan& scan, uint32_t i) {
  if ((scan.starts(i) & start::glued) == 0 || !scan.is_word(i)) return std::nullopt;
  const std::string_view text = scan.text(i);
  const size_t at = text.find_first_of("0123456789");
  if (at != 2 || (text.size() != at + 2 && text.size() != at + 4)) return std::nullopt;
  const Word* const word = scan.words.by_key(fold_key(text.substr(0, at)), scan.language);
  DigitRun run[2];
  if (word == nullptr || word->time_role() != TimeRole::fiscal || read_runs(text.substr(at), run, 2) != 1)
    return std::nullopt;
  constexpr uint32_t century = 2000, first = 1900, last = 2099;
  const uint32_t year = run[0].digits == 2 ? century + run[0].value : run[0].value;
  if (year < first || year > last) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = i + 1;
  p.year = static_cast<int>(year);
  p.grain = Grain::year;
  p.rule = word->rule;
  return p;
}

// Does the word end in "year"?
bool ends_in_year(const Scan& scan, const Reading& word) {
  const Reading* const unit = word.end > word.begin + 1 ? scan.find(word.end - 1, WordKind::time_unit) : nullptr;
  return unit != nullptr && unit->word->time_unit() == TimeUnit::year;
}

// English: "fiscal 2009", as the year of that number; "the fiscal year ended June 30", which has its end told.
std::optional<Point> read_fiscal_year(const Scan& scan, uint32_t i) {
  const Reading* const the = scan.link(i, Link::the);
  const Reading* const fiscal = scan.time(the != nullptr ? the->end : i, TimeRole::fiscal);
  if (fiscal == nullptr || scan.is.modifiers_behind) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = fiscal->end;
  p.grain = Grain::year;
  p.rule = fiscal->word->rule;
  const bool year_named = ends_in_year(scan, *fiscal);
  if (the != nullptr && !year_named) return std::nullopt;  // "the fiscal 1988 budget"
  if (year_named && is_closed_by_day(scan, fiscal->end)) {
    p.timex = "P1Y";
    return p;
  }
  const auto year = scan.is_number(fiscal->end) ? read_year_number(scan, fiscal->end, false) : std::nullopt;
  const auto period = year ? year_period(year->value) : std::nullopt;
  if (!period || year->value < first_plain_year || year->value > last_plain_year || scan.hyphened(year->end))
    return std::nullopt;
  p.end = year->end;
  p.set(*period, DateBasis::text);
  return p;
}

}  // namespace

std::optional<Point> read_year(const Scan& scan, uint32_t i) {
  if (auto glued = read_glued_year(scan, i)) return glued;
  if (auto fiscal = read_fiscal_year(scan, i)) return fiscal;
  // Digits are a year if there are four of them, or a decade or a century if letters are glued to them.
  if (scan.is_number(i) && scan.token(i).letters != 4 && !scan.glued(i + 1) &&
      !scan.may_have(i + 1, role::bit(TimeRole::era)))
    return std::nullopt;
  constexpr uint64_t numeral = start::digits | start::number | start::decade;
  if (!scan.is.modifiers_behind && (scan.starts(i) & (numeral | start::unit)) == 0 &&
      (scan.starts(i + 1) & numeral) == 0 && (scan.starts(i + 2) & start::digits) == 0)
    return std::nullopt;
  Point p;
  p.begin = i;
  if (read_decade(scan, i, p) || read_century(scan, i, p)) return p;
  const bool headed = read_headed_year(scan, i, p);
  if (!headed && !read_bare_year(scan, i, p)) return std::nullopt;
  p.grain = Grain::year;
  if (!take_era(scan, p) && headed && is_hijri_year(scan, *p.year)) p.calendar = Calendar::hijri;
  if (const Reading* fiscal = scan.is.modifiers_behind || headed ? nullptr : scan.time(p.end, TimeRole::fiscal);
      fiscal != nullptr && ends_in_year(scan, *fiscal) && !scan.hyphened(p.end) && !scan.hyphened(fiscal->end))
    p.end = fiscal->end;  // "the 2008 fiscal year"
  return p;
}

// The era behind a year or a century: "44 BC", "al-qarn al-thalith qabla al-milad". Letters that also begin other words
// are one only in capitals or with stops.
const Reading* era_at(const Scan& scan, uint32_t i) {
  const Reading* const era = scan.time(i, TimeRole::era);
  constexpr uint16_t abbreviated = token_flag::all_caps | token_flag::dotted;
  return era != nullptr && (!scan.is.capital_names || scan.token(i).is(abbreviated)) ? era : nullptr;
}

bool take_era(const Scan& scan, Point& p) {
  const Reading* const era = scan.time(p.end, TimeRole::era);
  if (era == nullptr) return false;
  if (era->word->text == "ah") p.calendar = Calendar::hijri;
  if (era->word->text == "bc") p.year = -*p.year;
  p.end = era->end;
  return true;
}

}  // namespace khabar::measure
