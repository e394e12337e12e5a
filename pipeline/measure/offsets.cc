// Days by their distance from today in one word: today, yesterday, now, recently, holidays.
#include "measure/calendar_units.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

// "al-yawm al-tasi'": the ninth day; "al-yawm nafsuhu": the same day; "fi al-yawm": a day.
bool is_a_day_of_something(const Scan& scan, const Reading& today) {
  if (today.end != today.begin + 1) return false;
  if (const Reading* rel = scan.time(today.end, TimeRole::rel); rel != nullptr && rel->word->number == 0) return true;
  if (scan.find(today.end, WordKind::ordinal) != nullptr) return true;
  if (scan.is_relative(today.end)) return true;  // "al-yawm alladhi"
  if (today.begin > scan.begin && scan.has(today.begin - 1, TimeRole::demonstrative)) return true;
  for (uint32_t back = 1; back <= 3 && today.begin >= scan.begin + back; ++back) {  // "ala madar al-yawm"
    const Reading* const during = scan.time(today.begin - back, TimeRole::for_);
    if (during != nullptr && during->end == today.begin) return true;
  }
  return today.begin > scan.begin && scan.has(today.begin - 1, Link::in) &&
         scan.find(today.end, WordKind::weekday) == nullptr;
}

// "al-layla al-ula", the first night, "lil-layla", "fi al-yawm wal-layla": a night, not tonight.
bool is_night_of_something(const Scan& scan, const Reading& night) {
  return !night.word->text2.empty() &&
         ((night.proclitics & ~proclitic_flag::article) != 0 || scan.begins_with_article(night.end));
}

// "ghadan al-ithnayn 20 yulyu": the date decides.
void take_whole_date(const Scan& scan, Point& p, uint32_t i) {
  auto date = read_named_date(scan, i);
  if (!date || date->grain != Grain::day || date->weekday == 0) return;
  resolve(scan, *date, Tense::none);
  if (!date->from) return;
  date->begin = p.begin;
  p = *date;
}

// "ams al-ahad": the weekday decides, if the document's date is off by a day or two.
void take_weekday(const Scan& scan, Point& p) {
  uint32_t at = p.end;
  if (const Reading* day = any_unit(scan, at);
      day != nullptr && day->word->time_unit() == TimeUnit::day && day->proclitic_bytes == 0)
    at = day->end;
  const Reading* const weekday = scan.find(at, WordKind::weekday);
  if (weekday == nullptr || weekday->proclitic_bytes > 0 || weekday->word->is(word_flag::plural | word_flag::weak))
    return;
  // "ams al-ahad 17-10-1436": the weekday is of that date.
  if (scan.time(weekday->end, TimeRole::rel) != nullptr) return;
  if (scan.is_number(weekday->end)) return take_whole_date(scan, p, at);
  p.end = weekday->end;
  if (!p.from) return;
  const int off = (weekday->word->number - weekday_of(*p.from) + 10) % 7 - 3;  // -3 to 3
  if (off == 0) return;
  const Day named = *p.from;
  p.set(day_period(named + days(off)), DateBasis::document);
  p.contradiction = {Contradiction::Kind::numbered_weekday, weekday->word->number, named, {}};
}

// "in the past three years": its last words say which years.
bool ends_in_rel(const Scan& scan, const Reading& r) {
  if (scan.is.modifiers_behind) return false;
  constexpr uint64_t units = start::digits | start::number | start::unit | start::qualifier | start::season;
  if ((scan.starts(r.end) & units) == 0) return false;
  for (uint32_t i = r.begin + 1; i < r.end; ++i)
    if (const Reading* rel = scan.time(i, TimeRole::rel); rel != nullptr && rel->end == r.end) return true;
  return false;
}

// "the lunar new year": a longer word that names no day of ours and ends with this one.
bool is_of_longer_word(const Scan& scan, const Reading& r) {
  if (r.begin == scan.begin) return false;
  for (const Reading& before : scan.at(r.begin - 1))
    if (before.word->kind == WordKind::time_word && before.word->time_role() == TimeRole::none && before.end >= r.end)
      return true;
  return false;
}

// "as soon as": the same word on both sides.
bool stands_in_comparison(const Scan& scan, const Reading& r) {
  return r.begin > scan.begin && scan.is_word(r.end) && scan.is_word(r.begin - 1) &&
         scan.token(r.begin - 1).key == scan.token(r.end).key;
}

// "eid al-fitr al-muqbil"
void take_rel_of_holiday(const Scan& scan, const Reading& holiday, Point& p) {
  const Reading* const rel = scan.time(holiday.end, TimeRole::rel);
  if (rel == nullptr || rel->proclitic_bytes > 0 || rel->word->number == 0 || rel->word->text2 == "told") return;
  read_holiday(scan, holiday, p, rel->word->number);
  p.end = rel->end;
}

}  // namespace

std::optional<Point> read_offset(const Scan& scan, uint32_t i) {
  for (const Reading& r : scan.at(i)) {
    if (r.end > scan.end) continue;
    // "fi amass al-haja": a longer word of no time.
    if (r.word->kind == WordKind::time_word && r.word->time_role() == TimeRole::none) break;
    Point p;
    p.begin = i;
    p.end = r.end;
    p.rule = r.word->rule;
    switch (r.word->time_role()) {
      case TimeRole::offset: {
        if (scan.is.joined_article && r.word->number == 0 &&
            (is_a_day_of_something(scan, r) || is_night_of_something(scan, r)))
          break;
        p.grain = Grain::day;
        p.timex = r.word->number == 0 ? "PRESENT_REF" : "XXXX-XX-XX";
        if (scan.doc.date) p.set(day_period(*scan.doc.date + days(r.word->number)), DateBasis::document);
        if (!r.word->text2.empty()) p.timex += "T" + std::string(r.word->text2);
        if (scan.is.modifiers_behind) take_weekday(scan, p);
        return p;
      }
      case TimeRole::present:
        if (scan.hyphened(r.end) || r.word->text == "end") break;  // "the now-cancelled deal"; "from March to date"
        p.timex = "PRESENT_REF";
        if (scan.doc.date) p.from = p.to = *scan.doc.date;
        p.basis = scan.doc.date ? DateBasis::document : DateBasis::none;
        return p;
      case TimeRole::past:
        if (ends_in_rel(scan, r)) break;
        p.timex = "PAST_REF";
        return p;
      case TimeRole::future:
        if (stands_in_comparison(scan, r)) break;
        p.timex = "FUTURE_REF";
        return p;
      case TimeRole::set:
        p.timex = r.word->text;
        return p;
      case TimeRole::holiday:
        if (is_of_longer_word(scan, r)) break;
        if (read_holiday(scan, r, p, 0)) {
          if (scan.is.modifiers_behind && p.end == r.end) take_rel_of_holiday(scan, r, p);
          return p;
        }
        break;
      default:
        break;
    }
  }
  return std::nullopt;
}

}  // namespace khabar::measure
