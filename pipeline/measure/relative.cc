#include "measure/relative.h"

#include "measure/calendar_units.h"
#include "measure/dates.h"
#include "measure/numbers.h"
#include "measure/told.h"
#include "text/calendars.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

// English: "on the same day", "that night": the day told of before, if one was.
bool read_that_day(const Scan& scan, const Reading& rel, const Reading& unit, Point& p) {
  const DateExpr* const told = told_date(scan, rel.begin);
  if (told == nullptr || told->grain != Grain::day || told->from != told->to || scan.hyphened(unit.begin) ||
      scan.hyphened(unit.end) || scan.has(unit.end, Link::of) ||
      (scan.has(unit.end, Link::in) && scan.is_number(unit.end + 1)) || scan.time(unit.end, TimeRole::rel) != nullptr)
    return false;  // "the same day in 1985"
  p.end = unit.end;
  p.rule = rel.word->rule;
  p.set(day_period(*told->from), DateBasis::text);
  if (unit.word->time_unit() == TimeUnit::night) p.timex += "TNI";
  return true;
}

// English: "in the past hour", of today: no day of its own.
bool read_past_hour(const Scan& scan, const Reading& rel, const Reading& unit, Point& p) {
  if (rel.word->number != -1 || rel.word->text2 != "near" || unit.word->is(word_flag::plural) ||
      scan.hyphened(unit.end) || scan.has(unit.end, Link::of))
    return false;
  p.end = unit.end;
  p.rule = rel.word->rule;
  p.timex = "PT1H";
  return true;
}

// English: "last fiscal year": which one, as far as the year of the document tells; nobody knows when it begins.
bool read_rel_fiscal_year(const Scan& scan, const Reading& rel, Point& p) {
  const Reading* const fiscal = scan.time(rel.end, TimeRole::fiscal);
  const Reading* const unit = fiscal != nullptr ? any_unit(scan, fiscal->end - 1) : nullptr;
  if (unit == nullptr || unit->end != fiscal->end || rel.word->text == "same" || rel.word->text2 == "told")
    return false;
  p.end = fiscal->end;
  p.rule = rel.word->rule;
  p.grain = Grain::year;
  p.timex = open_unit(TimeUnit::year);
  if (!scan.doc.date) return true;
  if (const auto year = neighbour(*scan.doc.date, TimeUnit::year, rel.word->number)) p.timex = year->timex;
  return true;
}

// English: "last week", "the next month", "this summer", "the week after next". The point's end is set.
bool read_rel_then_unit(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const rel = scan.time(i, TimeRole::rel);
  if (rel == nullptr) return false;
  const bool same = rel->word->text == "same";
  const int steps = rel->word->number;
  if (const Reading* unit = any_unit(scan, rel->end)) {
    const TimeUnit u = unit->word->time_unit();
    if (u == TimeUnit::hour && read_past_hour(scan, *rel, *unit, p)) return true;
    if (unit->word->is(word_flag::plural) || !is_calendar_unit(u)) return false;
    if (same && (u == TimeUnit::day || u == TimeUnit::night)) return read_that_day(scan, *rel, *unit, p);
    // "an hour off the current working week": how many hours it has
    if (u == TimeUnit::workweek && steps == 0 &&
        (scan.has(i, Link::the) || (i > scan.begin && scan.has(i - 1, Link::the))))
      return false;
    const bool told = same || rel->word->text2 == "told";
    const bool next = u == TimeUnit::day && steps > 0 && !told;
    if (next && (rel->word->text2 != "next" || told_date(scan, i) == nullptr)) return false;
    // "the year-ago period" tells no year.
    if (scan.hyphened(unit->begin) || (told && scan.hyphened(unit->end))) return false;
    // "over the last year", but not "the last year of the war"
    if (steps < 0 && rel->word->text2 == "near" && !scan.has(unit->end, Link::of) &&
        read_past_unit(scan, unit->begin, p))
      return true;
    p.end = unit->end;
    p.rule = rel->word->rule;
    if (told || next) {
      set_told(scan, p, u == TimeUnit::night ? TimeUnit::day : u, steps);
      if (same) take_year_of_month(scan, p);
      return true;
    }
    set_neighbour(scan, p, u == TimeUnit::night ? TimeUnit::day : u, steps);
    return true;
  }
  // "this quarter", "last quarter"
  if (const Reading* f = fourth_at(scan, rel->end); f != nullptr && !f->word->is(word_flag::plural)) {
    p.end = f->end;
    if (same) {
      set_told(scan, p, TimeUnit::quarter, 0);
      take_year_of_month(scan, p);
      return true;
    }
    set_neighbour(scan, p, TimeUnit::quarter, steps);
    return true;
  }
  if (read_rel_fiscal_year(scan, *rel, p)) return true;
  if (const auto month = read_month(scan, rel->end);
      month && !month->hijri && !month->numbered && (!month->weak || scan.capital(rel->end))) {
    if (read_day_number(scan, month->end) && scan.is_number(month->end)) return false;
    p.month = month->month;
    p.end = month->end;
    p.grain = Grain::month;
    p.rel = steps;
    resolve(scan, p, Tense::none);
    return true;
  }
  // "next Easter"
  if (const Reading* holiday = scan.time(rel->end, TimeRole::holiday);
      holiday != nullptr && steps != 0 && (rel->word->text2 != "told" || scan.is_phrase)) {
    if (!read_holiday(scan, *holiday, p, steps)) return false;
    p.rule = rel->word->rule;
    return true;
  }
  if (const Reading* season = scan.time(rel->end, TimeRole::season)) {
    p.end = season->end;
    p.grain = Grain::season;
    p.timex = "XXXX-" + std::string(season->word->text);
    if (!scan.doc.date) return true;
    if (const auto period = season_beside(*scan.doc.date, season->word->text, steps))
      p.set(*period, DateBasis::document);
    return true;
  }
  return false;
}

// "the week after next", "March after next": the second one to come.
bool read_unit_after_next(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const Reading* const unit = any_unit(scan, at);
  const auto month = unit == nullptr ? read_month(scan, at) : std::nullopt;
  if (unit == nullptr && !month) return false;
  const Reading* const after = scan.time(unit != nullptr ? unit->end : month->end, TimeRole::after);
  if (after == nullptr) return false;
  uint32_t next = after->end;
  if (const Reading* the = scan.link(next, Link::the); the != nullptr && scan.time(next, TimeRole::rel) == nullptr)
    next = the->end;
  const Reading* const rel = scan.time(next, TimeRole::rel);
  if (rel == nullptr || rel->word->number != 1) return false;
  p.end = rel->end;
  if (unit != nullptr) {
    set_neighbour(scan, p, unit->word->time_unit(), 2);
    return true;
  }
  p.month = month->month;
  p.grain = Grain::month;
  p.rel = 2;
  resolve(scan, p, Tense::none);
  return true;
}

// "the week before last", "the Monday before last": the second one gone by.
bool read_unit_before_last(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const Reading* const unit = any_unit(scan, at);
  const Reading* const weekday = unit == nullptr ? scan.find(at, WordKind::weekday) : nullptr;
  if ((unit == nullptr || unit->word->is(word_flag::plural)) && weekday == nullptr) return false;
  const Reading* const before = scan.time(unit != nullptr ? unit->end : weekday->end, TimeRole::before);
  const Reading* const last = before != nullptr ? scan.time(before->end, TimeRole::rel) : nullptr;
  constexpr uint64_t named = start::date_core | start::digits | start::number;
  if (last == nullptr || last->word->number != -1 || (scan.starts(last->end) & named) != 0) return false;
  p.end = last->end;
  p.rule = last->word->rule;
  if (unit != nullptr) {
    if (unit->word->time_unit() < TimeUnit::week) return false;
    set_neighbour(scan, p, unit->word->time_unit(), -2);
    return true;
  }
  constexpr int week = 7;
  p.grain = Grain::day;
  p.timex = "XXXX-XX-XX";
  if (!scan.doc.date) return true;
  const int gone = (weekday_of(*scan.doc.date) - weekday->word->number + week - 1) % week + 1;
  p.set(day_period(*scan.doc.date - days(gone + week)), DateBasis::document);
  return true;
}

// English: "killed over the weekend", "will vote at the weekend": the last one, or the one to come where the sentence
// looks ahead.
bool read_the_weekend(const Scan& scan, uint32_t i, const Reading& weekend, Point& p) {
  if (i == scan.begin || !(scan.has(i - 1, Link::over) || scan.has(i - 1, TimeRole::at) ||
                           scan.has(i - 1, TimeRole::on) || scan.has(i - 1, TimeRole::during)))
    return false;
  // "at the weekend house", "over the weekend of 3 May"
  if (scan.has(weekend.end, Link::of) || scan.hyphened(weekend.end)) return false;
  p.end = weekend.end;
  p.rule = weekend.word->rule;
  const bool ahead = scan.is_phrase || tense_at(scan, i) == Tense::future;
  constexpr int saturday = 6;
  const bool running = scan.doc.date && weekday_of(*scan.doc.date) >= saturday;
  set_neighbour(scan, p, TimeUnit::weekend, ahead || running ? 0 : -1);
  return true;
}

// "ended the day with a loss", "closing the week lower": behind such a verb the running one is meant.
bool behind_edge(const Scan& scan, uint32_t i) {
  if (scan.has(i - 1, TimeRole::edge) || scan.has(i - 1, TimeRole::ended)) return true;
  const Reading* const end = scan.time(i - 1, TimeRole::part);
  return end != nullptr && end->end == i && end->word->text2 == "joined";
}

// English: "the year previous", "the month prior", with nothing behind them that they were the last of.
bool read_the_unit_previous(const Scan& scan, const Reading& unit, Point& p) {
  const Reading* const rel = scan.time(unit.end, TimeRole::rel);
  if (rel == nullptr || rel->word->number != -1 || !rel->word->text2.empty() || rel->end != unit.end + 1 ||
      scan.is_word(rel->end) || scan.is_number(rel->end) || scan.hyphened(rel->end))
    return false;
  p.end = rel->end;
  p.rule = rel->word->rule;
  set_told(scan, p, unit.word->time_unit(), -1);
  return true;
}

// English: "sales rose in the quarter", "for the quarter": the one told of just before; else nobody says which, for
// reports tell of the last one.
bool read_the_quarter(const Scan& scan, uint32_t i, uint32_t at, Point& p) {
  const Reading* const quarter = fourth_at(scan, at);
  if (quarter == nullptr || quarter->word->is(word_flag::plural) || i == scan.begin || scan.hyphened(quarter->end))
    return false;
  constexpr uint64_t before = role::bit(Link::in) | role::bit(TimeRole::for_) | role::bit(TimeRole::during);
  constexpr uint64_t told = start::before | start::ago | start::of | start::digits | start::to;
  const bool closed = !scan.is_word(quarter->end) || scan.is_function_word(quarter->end);
  if (!scan.may_have(i - 1, before) || !closed || (scan.starts(quarter->end) & told) != 0 ||
      scan.is_relative(quarter->end))
    return false;
  p.end = quarter->end;
  p.rule = quarter->word->rule;
  p.grain = Grain::quarter;
  p.timex = open_unit(TimeUnit::quarter);
  if (const DateExpr* told = told_date(scan, i); told != nullptr && told->grain == Grain::quarter)
    p.set({told->grain, *told->from, *told->to, told->timex}, DateBasis::text);
  return true;
}

// English: "ending the day at 8,017", "in the week.": the running one, where nothing behind says which.
bool read_the_unit(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const own = scan.link(i, Link::own);
  const Reading* const the = own != nullptr ? own : scan.link(i, Link::the);
  if (the == nullptr) return false;
  const Reading* const unit = any_unit(scan, the->end);
  // "the quarter ended March 31"
  if (const Reading* f = unit == nullptr ? fourth_at(scan, the->end) : nullptr;
      f != nullptr && is_closed_by_day(scan, f->end)) {
    p.end = f->end;
    p.timex = "P3M";
    p.rule = f->word->rule;
    return true;
  }
  if (unit == nullptr && own == nullptr && read_the_quarter(scan, i, the->end, p)) return true;
  if (unit == nullptr || unit->word->is(word_flag::plural)) return false;
  const TimeUnit u = unit->word->time_unit();
  if (u != TimeUnit::day && u != TimeUnit::week && u != TimeUnit::month && u != TimeUnit::year &&
      u != TimeUnit::weekend)
    return false;
  // "by the year 2000"
  if (u == TimeUnit::year && scan.is_number(unit->end) && read_year_number(scan, unit->end, false)) return false;
  if (u == TimeUnit::weekend && own == nullptr && read_the_weekend(scan, i, *unit, p)) return true;
  if (i == scan.begin || own != nullptr || u == TimeUnit::weekend) {  // nothing but "my week"
    if (i != scan.begin || unit->end != scan.end) return false;
    p.end = unit->end;
    p.rule = unit->word->rule;
    set_neighbour(scan, p, u, 0);
    return true;
  }
  if (own == nullptr && read_the_unit_previous(scan, *unit, p)) return true;
  const bool within = scan.has(i - 1, TimeRole::for_) || behind_edge(scan, i) ||
                      (u >= TimeUnit::month && scan.has(i - 1, TimeRole::during));
  const bool during = within && !scan.has(unit->end, Link::of) && !scan.hyphened(unit->end) &&
                      (scan.starts(unit->end) & (start::before | start::ago)) == 0 && !scan.is_relative(unit->end);
  // "partner of the month"
  if (scan.has(i - 1, Link::of) && !scan.find(i - 2, WordKind::fraction) && !scan.time(i - 2, TimeRole::quarter))
    return false;
  if (!during && scan.is_word(unit->end) && !scan.has(unit->end, TimeRole::at) &&
      !scan.has(unit->end, TimeRole::after) && !(u >= TimeUnit::week && is_closed_by_day(scan, unit->end)))
    return false;
  p.end = unit->end;
  p.rule = unit->word->rule;
  set_neighbour(scan, p, u, 0);
  return true;
}

// "al-am al-madi 2014 m.", "hadha al-am 1436 h.": the number says which.
bool take_named_year(const Scan& scan, Point& p) {
  const auto year = scan.is_number(p.end) ? read_year_number(scan, p.end, false) : std::nullopt;
  if (!year || year->end != p.end + 1) return false;
  const bool hijri = year->value >= 1300 && year->value <= 1500, ours = year->value >= 1900 && year->value <= 2059;
  if ((!hijri && !ours) || scan.is_number(year->end) || scan.is_punct(year->end, Punct::slash)) return false;
  p.year = year->value;
  p.end = year->end;
  p.grain = Grain::year;
  if (!take_era(scan, p) && hijri) p.calendar = Calendar::hijri;
  resolve(scan, p, Tense::none);
  return true;
}

// "al-am al-hijri al-muqbil": so many years of its calendar from now.
bool set_hijri_year(const Scan& scan, Point& p, int steps) {
  const auto now = scan.doc.date ? hijri_of_day(*scan.doc.date) : std::nullopt;
  if (!now) return false;
  p.year = now->year + steps;
  p.grain = Grain::year;
  p.calendar = Calendar::hijri;
  p.basis = DateBasis::document;
  resolve(scan, p, Tense::none);
  return true;
}

// Arabic: "al-rub' al-madi", "al-rub' al-hali", but not "al-rub' al-akhir", the last one of a year.
bool read_quarter_then_rel(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const quarter = fourth_at(scan, i);
  const Reading* const rel = quarter != nullptr ? scan.time(quarter->end, TimeRole::rel) : nullptr;
  if (rel == nullptr || rel->proclitic_bytes > 0 || !is_definite(scan, *quarter) || rel->word->text == "same" ||
      !rel->word->text2.empty())
    return false;
  p.end = rel->end;
  p.rule = rel->word->rule;
  set_neighbour(scan, p, TimeUnit::quarter, rel->word->number);
  return true;
}

// Arabic: "al-usbu al-madi", "hadha al-shahr", "al-am al-hali".
bool read_unit_then_rel(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const demonstrative = scan.time(i, TimeRole::demonstrative);
  const bool that = demonstrative != nullptr && demonstrative->word->text == "that";
  if (demonstrative != nullptr) at = demonstrative->end;
  const Reading* const unit = any_unit(scan, at);
  if (unit == nullptr || unit->word->is(word_flag::plural | word_flag::dual) ||
      !is_calendar_unit(unit->word->time_unit())) {
    if (demonstrative == nullptr && read_quarter_then_rel(scan, at, p)) return true;
    const Reading* const season = scan.time(at, TimeRole::season);
    if (season == nullptr || demonstrative == nullptr || that) return false;
    p.end = season->end;
    p.timex = "XXXX-" + std::string(season->word->text);
    p.grain = Grain::season;
    if (scan.doc.date)
      if (const auto period = season_period(civil(*scan.doc.date).year, season->word->text))
        p.set(*period, DateBasis::document);
    return true;
  }
  // "usbu' al-amal al-muqbil": the article is its second word's
  const bool of_work = unit->word->time_unit() == TimeUnit::week && scan.begins_with_article(unit->end - 1);
  if (!is_definite(scan, *unit) && !of_work) return false;
  const bool year = unit->word->time_unit() == TimeUnit::year;
  const Reading* const era = year ? scan.time(unit->end, TimeRole::era) : nullptr;
  const Reading* const rel = scan.time(era != nullptr ? era->end : unit->end, TimeRole::rel);
  if (rel == nullptr && demonstrative == nullptr && !is_closed_by_day(scan, unit->end)) return false;
  if (rel != nullptr && rel->proclitic_bytes > 0) return false;
  if (that) {  // "fi dhalika al-yawm", but not "ala dhalika | al-usbu' al-madi"
    if (rel != nullptr || demonstrative->proclitic_bytes > 0) return false;
    p.end = unit->end;
    p.rule = demonstrative->word->rule;
    p.grain = grain_of(unit->word->time_unit());
    p.timex = open_unit(unit->word->time_unit());
    if (told_date(scan, i) != nullptr) set_told(scan, p, unit->word->time_unit(), 0);
    return true;
  }
  p.end = rel != nullptr ? rel->end : era != nullptr ? era->end : unit->end;
  p.rule = rel != nullptr ? rel->word->rule : unit->word->rule;
  const bool same_first = demonstrative != nullptr && demonstrative->word->text == "same";  // "nafs al-yawm"
  const bool same = same_first || (rel != nullptr && rel->word->text == "same");
  if (same && !same_first && unit->word->time_unit() == TimeUnit::day && told_date(scan, i) == nullptr) return false;
  if (same || (rel != nullptr && rel->word->text2 == "told")) {
    set_told(scan, p, unit->word->time_unit(), same ? 0 : rel->word->number);
    if (same) take_year_of_month(scan, p);
    return true;
  }
  if (year && take_named_year(scan, p)) return true;
  if (era != nullptr && era->word->text == "ah") return set_hijri_year(scan, p, rel != nullptr ? rel->word->number : 0);
  set_neighbour(scan, p, unit->word->time_unit(), rel != nullptr ? rel->word->number : 0);
  return true;
}

}  // namespace

std::optional<Point> read_relative_unit(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  const bool ok = scan.is.modifiers_behind ? read_unit_then_rel(scan, i, p)
                                           : read_rel_then_unit(scan, i, p) || read_unit_after_next(scan, i, p) ||
                                                 read_unit_before_last(scan, i, p) || read_the_unit(scan, i, p);
  if (!ok) return std::nullopt;
  return p;
}

}  // namespace khabar::measure
