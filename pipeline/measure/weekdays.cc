// Days of the week: Friday, last Friday, Tuesday of next week, Thursday the 21st.
#include "measure/calendar_units.h"
#include "measure/durations.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

Day weekday_in_week(Day any_day, int weekday) { return week_period(any_day).from + days(weekday - 1); }

// The nearest one before today, today included; after today if the sentence looks ahead.
Day plain_weekday(Day today, int weekday, bool future, bool today_too = false) {
  int delta = weekday - weekday_of(today);
  if (delta == 0 && today_too) return today;
  if (future) return today + days(delta <= 0 ? delta + 7 : delta);
  return today + days(delta > 0 ? delta - 7 : delta);
}

// "al-yawm al-ithnayn", today, Monday: the last one, for pages are dated when they are put up; or tomorrow, for some
// are put up at night.
Day todays_weekday(Day today, int weekday) {
  const int delta = (weekday - weekday_of(today) + 7) % 7;
  return today + days(delta > 1 ? delta - 7 : delta);
}

Day nth_weekday(Day today, int weekday, int steps) {
  int delta = weekday - weekday_of(today);
  if (steps > 0) return today + days((delta <= 0 ? delta + 7 : delta) + 7 * (steps - 1));
  return today + days((delta >= 0 ? delta - 7 : delta) + 7 * (steps + 1));
}

// "next Wednesday" in English is that of the next week, "last", "coming" and Arabic words go by the nearest.
Day relative_weekday(const Scan& scan, Day today, int weekday, const Word& rel) {
  const int steps = rel.number;
  if (steps == 0)
    return scan.is.nearest_weekday ? plain_weekday(today, weekday, true) : weekday_in_week(today, weekday);
  if (steps == 1 && !scan.is.nearest_weekday && rel.text2 != "near") return weekday_in_week(today + days(7), weekday);
  const Day day = nth_weekday(today, weekday, steps);
  // Who writes "last Wednesday" on a Thursday means no yesterday; on a Monday yesterday is of last week.
  constexpr int monday = 1;
  const bool yesterday = steps == -1 && day == today - days(1) && weekday_of(today) != monday;
  return yesterday && !scan.is.nearest_weekday && rel.text2 != "near" ? day - days(7) : day;
}

bool looks_ahead(const Scan& scan, uint32_t i) {
  if (i > scan.begin && (scan.has(i - 1, TimeRole::until) || scan.has(i - 1, TimeRole::by))) return true;
  return tense_at(scan, i) == Tense::future || scan.is_phrase;
}

// "next week, perhaps on Wednesday": the Monday of the week to come, where the last date of the sentence is one.
std::optional<Day> week_to_come(const Scan& scan) {
  if (scan.doc.dates.empty() || !scan.doc.date) return std::nullopt;
  const DateExpr& last = scan.doc.dates.back();
  const bool ahead = last.sentence == scan.sentence && last.grain == Grain::week && last.from && last.to &&
                     (*last.to - *last.from).count() == 6 && *last.from > *scan.doc.date;
  return ahead ? last.from : std::nullopt;
}

// "two weeks from now": the Monday of the week that lies so far away.
std::optional<Point> read_distant_week(const Scan& scan, uint32_t i) {
  const auto length = read_duration(scan, i);
  if (!length || length->unit < TimeUnit::week) return std::nullopt;
  auto p = read_distance(scan, i);
  if (!p || !p->from) return std::nullopt;
  const Period week = week_period(*p->from);
  p->from = week.from;
  p->to = week.to;
  return p;
}

// "of next week", "next week", "min al-usbu al-muqbil".
std::optional<Point> read_week_of(const Scan& scan, uint32_t i) {
  if (const Reading* of = scan.link(i, Link::of))
    i = of->end;
  else if (const Reading* from = scan.link(i, Link::from))
    i = from->end;
  if (scan.token_is_comma(i)) ++i;
  auto p = read_relative_unit(scan, i);
  if (!p || p->grain != Grain::week) return std::nullopt;
  return p;
}

// "Thursday the 21st": the nearest such day whose weekday fits.
bool take_day_number(const Scan& scan, Point& p) {
  const Reading* const the = scan.link(p.end + (scan.token_is_comma(p.end) ? 1 : 0), Link::the);
  const uint32_t at = the != nullptr ? the->end : p.end;
  if (the == nullptr && !scan.is_number(at)) return false;
  const auto n = read_day_number(scan, at);
  if (!n || !scan.doc.date) return false;
  // "Friday 31", with nothing behind it that it might count
  const bool bare = scan.is_number(at) &&
                    (!scan.inside(n->end) || scan.token_is_comma(n->end) || scan.is_punct(n->end, Punct::full_stop) ||
                     scan.is_punct(n->end, Punct::exclamation) || scan.is_punct(n->end, Punct::question)) &&
                    !scan.glued(n->end + 1);
  if (!n->suffixed && !(bare && the == nullptr)) return false;
  if (!scan.is_number(at) && scan.is_word(n->end)) return false;
  const Day today = *scan.doc.date;
  for (int back = 0; back < (n->suffixed ? 14 : 4); ++back) {
    for (const int sign : {-1, 1}) {
      const auto month = neighbour(today, TimeUnit::month, sign * back);
      if (!month) continue;
      const CivilDate c = civil(month->from);
      const auto day = make_day(c.year, c.month, static_cast<unsigned>(n->value));
      if (!day || weekday_of(*day) != p.weekday) continue;
      p.set(day_period(*day), DateBasis::document);
      p.end = n->end;
      return true;
    }
  }
  return false;
}

// "Kyaw Thu said": the end of a name, behind another capitalised word that tells no time, with no day or month behind
// it.
bool may_end_name(const Scan& scan, uint32_t i, uint32_t end) {
  if (i <= scan.begin + 1 || scan.glued(i) || !scan.is_word(i - 1)) return false;
  const Token& before = scan.token(i - 1);
  if (!before.is(token_flag::capitalised) || scan.starts(i - 1) != 0) return false;
  return !scan.is_number(end) && !read_month(scan, end);
}

// "al-yawm (al-thulatha)": the word that says which day it is.
const Reading* offset_before_bracket(const Scan& scan, uint32_t i) {
  if (i < scan.begin + 2 || !scan.token_is_open_bracket(i - 1)) return nullptr;
  for (uint32_t back = 2; back <= 4 && i >= scan.begin + back; ++back)
    if (const Reading* said = scan.time(i - back, TimeRole::offset); said != nullptr && said->end == i - 1) return said;
  return nullptr;
}

// "the Sunday League", "the Friday Club"
bool is_named_by_day(const Scan& scan, uint32_t i) {
  return scan.is.capital_names && i > scan.begin && scan.has(i - 1, Link::the) &&
         scan.find(i, WordKind::weekday) != nullptr && scan.is_word(i + 1) && scan.starts(i + 1) == 0 &&
         scan.token(i + 1).is(token_flag::capitalised) && !scan.hyphened(i + 1);
}

// "Friday week", as the British say it, with nothing behind that the week could belong to.
bool is_week_later(const Scan& scan, uint32_t end) {
  const Reading* const unit = scan.find(end, WordKind::time_unit);
  return unit != nullptr && unit->word->time_unit() == TimeUnit::week && unit->end == end + 1 &&
         !unit->word->is(word_flag::plural) && !scan.hyphened(end) && !scan.hyphened(end + 1) &&
         !scan.is_word(end + 1) && !scan.is_number(end + 1);
}

}  // namespace

std::optional<Point> read_weekday_point(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  uint32_t at = i;
  const Reading* rel = scan.time(at, TimeRole::rel);
  if (rel == nullptr) rel = scan.time(at, TimeRole::demonstrative);
  if (rel != nullptr && rel->word->text == "that") return std::nullopt;
  if (is_named_by_day(scan, i)) return std::nullopt;
  if (rel != nullptr) at = rel->end;
  std::optional<Point> week;
  if (rel == nullptr || !scan.find(at, WordKind::weekday)) {
    // "last week's Sunday", "al-usbu al-qadim yawm al-ahad"
    week = read_relative_unit(scan, i);
    if (week && week->grain == Grain::week) {
      at = week->end;
      if (scan.is_word(at) && scan.token(at).is(token_flag::clitic_s)) ++at;
      rel = nullptr;
    } else {
      week.reset();
      if (rel != nullptr) return std::nullopt;
    }
  }
  bool day_word = false, said_today = false;
  if (scan.is.modifiers_behind) {
    const Reading* const unit = any_unit(scan, at);
    if (unit != nullptr && unit->word->time_unit() == TimeUnit::day &&
        !unit->word->is(word_flag::plural | word_flag::dual)) {
      at = unit->end;
      day_word = true;
      said_today = is_definite(scan, *unit);  // "al-yawm al-ahad": today, Sunday
    }
  } else if (week && (scan.has(at, TimeRole::on) || scan.is_dash(at))) {
    ++at;
  }
  const Reading* const weekday = read_weekday(scan, at);
  if (weekday == nullptr) return std::nullopt;
  if (weekday->proclitic_bytes > 0 && at != i) return std::nullopt;
  p.end = weekday->end;
  p.weekday = weekday->word->number;
  p.grain = Grain::day;
  p.rule = weekday->word->rule;
  p.timex = "XXXX-WXX-" + std::to_string(p.weekday);
  const bool weak = weekday->word->is(word_flag::weak);
  const bool shortened = weekday->word->is(word_flag::shortened);
  const bool capital = scan.token(at).is(token_flag::capitalised | token_flag::all_caps);
  if (shortened && scan.is_punct(p.end, Punct::full_stop) && scan.glued(p.end)) ++p.end;
  const Reading* after = scan.is.modifiers_behind ? scan.time(p.end, TimeRole::rel) : nullptr;
  if (after != nullptr && after->proclitic_bytes > 0) after = nullptr;
  if (!scan.is.modifiers_behind && rel == nullptr && scan.has(p.end, TimeRole::after)) {
    const Reading* const next = scan.time(p.end + 1, TimeRole::rel);
    if (next != nullptr && next->word->number == 1) {
      p.end = next->end;
      if (scan.doc.date) p.set(day_period(nth_weekday(*scan.doc.date, p.weekday, 2)), DateBasis::document);
      return p;
    }
  }
  if (!scan.is.modifiers_behind && rel == nullptr && is_week_later(scan, p.end)) {
    ++p.end;
    if (scan.doc.date) p.set(day_period(plain_weekday(*scan.doc.date, p.weekday, true) + days(7)), DateBasis::document);
    return p;
  }
  // "ithnayn" and nothing else is two, not a Monday.
  const bool alone = i == scan.begin && p.end == scan.end &&
                     !(weak && !scan.has_article(i) && scan.find(i, WordKind::number) != nullptr);
  if (weak && !week && scan.has_article(at)) week = read_week_of(scan, p.end);  // "al-arba'a al-usbu' al-madi"
  if (weak && !day_word && !after && !rel && !week && !alone) return std::nullopt;
  // "fri the 25th", but not "sat the exam"
  const bool numbered =
      !scan.is.modifiers_behind && weekday->word->number < 6 && scan.has(p.end, Link::the) && scan.is_number(p.end + 1);
  if (shortened && !capital && !rel && !week && !alone && !numbered) return std::nullopt;
  if (shortened && !rel && !week && may_end_name(scan, i, weekday->end)) return std::nullopt;
  if (shortened && weekday->end == p.end && !rel && !week && !alone && weekday->word->number >= 6)
    return std::nullopt;  // Sun, Sat
  if (!week) week = read_week_of(scan, p.end);
  if (!week && !scan.is.modifiers_behind && !rel &&
      (scan.starts(p.end) & (start::digits | start::number | start::a)) != 0)
    week = read_distant_week(scan, p.end);  // "Monday two weeks from now"
  // "Friday in two weeks", asked of a calendar
  if (!week && !scan.is.modifiers_behind && !rel && scan.is_phrase && scan.has(p.end, Link::in))
    if (auto p_in = read_distance(scan, p.end); p_in && p_in->from && p_in->end == scan.end) {
      const auto length = read_duration(scan, p.end + 1);
      if (length && length->unit == TimeUnit::week) {
        const Period there = week_period(*p_in->from);
        p_in->from = there.from;
        p_in->to = there.to;
        week = p_in;
      }
    }
  if (week) {
    p.end = std::max(p.end, week->end);
    if (week->from) p.set(day_period(*week->from + days(p.weekday - 1)), DateBasis::document);
    return p;
  }
  if (take_day_number(scan, p)) return p;
  if (after != nullptr) p.end = after->end;
  if (!scan.doc.date) return p;
  const Day today = *scan.doc.date;
  if (rel != nullptr || after != nullptr) {
    const Word& word = after != nullptr ? *after->word : *rel->word;
    p.set(day_period(relative_weekday(scan, today, p.weekday, word)), DateBasis::document);
  } else if (const Reading* said = offset_before_bracket(scan, i)) {
    p.set(day_period(todays_weekday(today + days(said->word->number), p.weekday)), DateBasis::document);
  } else if (said_today) {
    p.set(day_period(todays_weekday(today, p.weekday)), DateBasis::document);
  } else if (const auto named = week_to_come(scan)) {
    p.set(day_period(*named + days(p.weekday - 1)), DateBasis::document);
  } else {
    const bool ahead = looks_ahead(scan, i);
    p.set(day_period(plain_weekday(today, p.weekday, ahead, scan.is_phrase)), DateBasis::tense);
  }
  return p;
}

}  // namespace khabar::measure
