// Stretches that end or begin today: the past three days, within two weeks, "khilal usbu'ayn".
#include <cmath>

#include "measure/calendar_units.h"
#include "measure/dates.h"
#include "measure/durations.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

Grain grain_of_unit(TimeUnit unit) {
  return unit >= TimeUnit::year    ? Grain::year
         : unit >= TimeUnit::month ? Grain::month
         : unit >= TimeUnit::week  ? Grain::week
         : unit >= TimeUnit::day   ? Grain::day
                                   : Grain::none;
}

// The n whole units before today, or after it.
void set_aligned(const Scan& scan, Point& p, TimeUnit unit, int n, int direction) {
  if (!scan.doc.date || n < 1 || n > 5000) return;
  const Day today = *scan.doc.date;
  const auto near = neighbour(today, unit, direction), far = neighbour(today, unit, direction * n);
  if (!near || !far) return;
  p.from = direction < 0 ? far->from : near->from;
  p.to = direction < 0 ? near->to : far->to;
  p.basis = DateBasis::document;
}

Duration length_of(double value, TimeUnit unit) {
  Duration d;
  if (unit >= TimeUnit::month)
    d.months_days[0] = std::round(value * unit_seconds(unit) / unit_seconds(TimeUnit::month));
  else
    d.months_days[1] = value * unit_seconds(unit) / unit_seconds(TimeUnit::day);
  return d;
}

// From today on, or from tomorrow, or up to yesterday.
void set_rolling(const Scan& scan, Point& p, const Duration& d, int direction, bool tomorrow) {
  if (!scan.doc.date) return;
  const Day today = *scan.doc.date;
  auto day = shift(today, TimeUnit::month, direction * d.months());
  if (day) day = shift(*day, TimeUnit::day, std::round(direction * (d.days() + d.seconds() / 86400)));
  if (!day) return;
  p.from = direction < 0 ? *day : today + days(tomorrow ? 1 : 0);
  p.to = direction < 0 ? today - days(1) : *day;
  if (*p.to < *p.from) p.to = p.from;
  p.basis = DateBasis::document;
}

// Past or coming units told by their number: as a calendar groups them where somebody asks a calendar, and where they
// are quarters or weekends; a sentence of news means those that end or begin today. Two decades are twenty years, and
// not the nineties and what followed.
void set_counted(const Scan& scan, Point& p, TimeUnit unit, double value, const Word& rel) {
  // "the following two years" begin where the tale has come to.
  if (rel.text2 == "told" && !scan.is_phrase) return;
  const int direction = rel.number < 0 ? -1 : 1;
  const bool grouped = unit == TimeUnit::quarter || unit == TimeUnit::weekend || unit == TimeUnit::businessday;
  if (grouped || (scan.is_phrase && unit < TimeUnit::decade))
    set_aligned(scan, p, unit, static_cast<int>(value), direction);
  else
    set_rolling(scan, p, length_of(value, unit), direction, true);
}

// "within two weeks": of today where the sentence looks ahead, else of what it tells.
bool looks_ahead(const Scan& scan, uint32_t i, uint32_t end) {
  return scan.is_phrase || tense_at(scan, i) == Tense::future || scan.is_future_verb(end);
}

// "khilal shahray nisan wa-ayyar", "khilal amay 1435 wa-1436": a dual of those that are named behind it.
bool are_named_behind(const Scan& scan, uint32_t i) {
  const Reading* const unit = any_unit(scan, i);
  return unit != nullptr && unit->word->is(word_flag::dual) &&
         NumberGrammar::ends(scan.text(i), scan.grammar.construct_dual) &&
         (scan.starts(unit->end) & (start::month | start::digits)) != 0;
}

// "the last three months and two weeks", but not "the last three months, and two weeks ago"
bool is_sum(const Scan& scan, const Duration& d) { return d.parts > 1 && !scan.has(d.end, TimeRole::ago); }

// "within a month", the article at token `at`.
bool read_one_unit(const Scan& scan, uint32_t i, uint32_t at, Point& p) {
  const auto d = read_duration(scan, at);
  if (!d || !d->counted || d->unit < TimeUnit::day || d->adjective || !looks_ahead(scan, i, d->end) ||
      scan.has(d->end, Link::of) || scan.has(d->end, TimeRole::after) || scan.is_verb(d->end))
    return false;
  p.end = d->end;
  p.rule = d->rule;
  p.timex = d->timex;
  p.grain = grain_of_unit(d->unit);
  set_rolling(scan, p, *d, 1, false);
  return true;
}

// "in the coming days", "the past years", but not "the last days of the war": how many is not said.
bool read_some_units(const Scan& scan, const Reading& rel, Point& p) {
  const Reading* const unit = any_unit(scan, rel.end);
  if (unit == nullptr || !unit->word->is(word_flag::plural) || unit->word->time_unit() < TimeUnit::day ||
      rel.word->number == 0 || scan.hyphened(unit->begin) || scan.hyphened(unit->end) || scan.has(unit->end, Link::of))
    return false;
  p.end = unit->end;
  p.rule = rel.word->rule;
  p.grain = grain_of_unit(unit->word->time_unit());
  p.timex = vague_timex(unit->word->time_unit());
  return true;
}

bool read_stretch_from_rel(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const within = scan.time(i, TimeRole::within);
  if (within != nullptr) at = within->end;
  const Reading* rel = scan.time(at, TimeRole::rel);
  if (rel != nullptr && rel->word->text == "same") rel = nullptr;
  if (rel != nullptr) at = rel->end;
  auto amount = read_amount(scan, at);
  if (!amount && rel != nullptr) return read_some_units(scan, *rel, p);
  if (!amount && within != nullptr && rel == nullptr && scan.has(at, Link::a)) return read_one_unit(scan, i, at, p);
  if (!amount) return false;
  uint32_t unit_at = amount->end;
  bool number_first = false;
  if (rel == nullptr && within == nullptr) {
    rel = scan.time(unit_at, TimeRole::rel);
    if (rel == nullptr || rel->word->text == "same") return false;
    unit_at = rel->end;
    number_first = true;
  }
  if (const Reading* other = scan.link(unit_at, Link::other)) unit_at = other->end;
  const Reading* unit = any_unit(scan, unit_at);
  const Reading* const quarters = fourth_at(scan, unit_at);
  const bool is_quarters = unit == nullptr && quarters != nullptr;
  if (is_quarters) unit = quarters;
  if (unit == nullptr || scan.hyphened(unit_at)) return false;
  if (rel == nullptr && within == nullptr) return false;
  // "the 2 next days", but not "up from 27.5 last year"
  if (number_first && !scan.is_phrase && !unit->word->is(word_flag::plural)) return false;
  const int direction = rel != nullptr && rel->word->number < 0 ? -1 : 1;
  if (rel != nullptr && rel->word->number == 0) return false;
  p.end = unit->end;
  p.rule = unit->word->rule;
  const TimeUnit u = is_quarters ? TimeUnit::quarter : unit->word->time_unit();
  p.grain = grain_of_unit(u);
  p.timex = amount->vague ? vague_timex(u) : timex_of(amount->value, u);
  if (u < TimeUnit::day || u == TimeUnit::none) return true;
  if (rel == nullptr && !looks_ahead(scan, i, unit->end)) {
    if (const auto d = read_duration(scan, at)) {
      p.end = d->end;
      p.timex = d->timex;
    }
    return true;
  }
  if (const auto d = number_first ? nullptr : read_duration(scan, at);
      d && (within != nullptr || u == TimeUnit::fortnight || is_sum(scan, *d))) {
    p.end = d->end;
    p.timex = d->timex;
    set_rolling(scan, p, *d, direction, within == nullptr && u != TimeUnit::fortnight);
  } else if (within != nullptr || number_first || u == TimeUnit::fortnight) {
    // "the 2 next days" begin tomorrow
    set_rolling(scan, p, length_of(amount->value, u), direction, number_first);
  } else {
    set_counted(scan, p, u, amount->value, *rel->word);
  }
  return true;
}

// "khilal 15 yawman min tarikh al-i'lan": counted from another day than today.
bool lies_elsewhere(const Scan& scan, const Point& p) {
  if (scan.is_phrase) return false;
  const Reading* const from = scan.link(p.end, Link::of);
  return from != nullptr && (scan.starts(from->end) & start::offset) == 0;
}

// "akhir thalathat ayyam", "akhir usbu'ayn", of nothing named behind them: those that end today.
bool read_last_units(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const last = scan.time(i, TimeRole::last_of);
  if (last == nullptr || last->proclitic_bytes > 0 || scan.token(last->end).proclitic_bytes > 0) return false;
  const auto d = read_duration(scan, last->end);
  if (!d || !d->counted || d->parts != 1 || d->unit < TimeUnit::day || d->value < 2) return false;
  if (scan.has(d->end, Link::of) || scan.has(d->end, Link::in) || scan.time(d->end, TimeRole::rel) != nullptr ||
      scan.begins_with_article(d->end))
    return false;
  p.end = d->end;
  p.timex = d->timex;
  p.grain = grain_of_unit(d->unit);
  p.rule = last->word->rule;
  if (scan.is_phrase)
    set_aligned(scan, p, d->unit, static_cast<int>(d->value), -1);
  else
    set_rolling(scan, p, *d, -1, false);
  return true;
}

// "al-24 sa'a al-madiya", "al-thalathat ayyam al-muqbila": the number before the unit, and which ones are meant behind.
bool read_counted_then_rel(const Scan& scan, uint32_t i, Point& p) {
  const auto d = read_duration(scan, is_lone_article(scan, i) ? i + 1 : i);
  const Reading* const rel = d && d->counted && d->parts == 1 ? scan.time(d->end, TimeRole::rel) : nullptr;
  if (rel == nullptr || rel->proclitic_bytes > 0 || rel->word->number == 0 || rel->word->text == "same") return false;
  p.end = rel->end;
  p.rule = rel->word->rule;
  p.timex = d->timex;
  p.grain = grain_of_unit(d->unit);
  if (d->unit >= TimeUnit::day) set_counted(scan, p, d->unit, d->value, *rel->word);
  return true;
}

// "khilal usbu'", with nothing behind it that it could be the week of: a month, a noun, the one meant.
bool is_lone_length(const Scan& scan, uint32_t i, const Duration& d) {
  constexpr uint64_t names = start::digits | start::number | start::month | start::weekday | start::rel | start::era;
  const bool closed = !scan.is_word(d.end) || scan.is_function_word(d.end) || scan.is_verb(d.end);
  return closed && d.parts == 1 && d.unit >= TimeUnit::hour && !scan.begins_with_article(i) &&
         (scan.starts(d.end) & names) == 0 && scan.find(i, WordKind::time_unit) != nullptr;
}

// "khilal usbu'ayn", "fi ghudun thalathat ayyam", "al-asabi' al-thalatha al-qadima".
bool read_stretch_from_unit(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const within = scan.time(i, TimeRole::within);
  if (within != nullptr) at = within->end;
  const bool counted = (scan.starts(at) & (start::digits | start::number | start::dual)) != 0 && within == nullptr;
  if ((counted || is_lone_article(scan, at)) && read_counted_then_rel(scan, at, p)) return true;
  const Reading* const unit = any_unit(scan, at);
  if (unit != nullptr && unit->word->is(word_flag::plural | word_flag::dual)) {
    uint32_t next = is_lone_article(scan, unit->end) ? unit->end + 1 : unit->end;
    double value = unit->word->is(word_flag::dual) ? 2 : 0;
    bool vague = false;
    if (const auto amount = read_amount(scan, next)) {
      value = amount->value;
      next = amount->end;
      vague = amount->vague;
    }
    // "al-ashhur al-thalatha al-muntahiya fi disambir"
    if (value != 0 && !vague && unit->word->time_unit() >= TimeUnit::week && is_closed_by_day(scan, next)) {
      p.end = next;
      p.rule = unit->word->rule;
      p.timex = timex_of(value, unit->word->time_unit());
      return true;
    }
    if (const Reading* rel = scan.time(next, TimeRole::rel); rel != nullptr && rel->word->number != 0) {
      p.end = rel->end;
      p.rule = rel->word->rule;
      const TimeUnit u = unit->word->time_unit();
      p.grain = grain_of_unit(u);
      p.timex = value == 0 || vague ? vague_timex(u) : timex_of(value, u);
      if (value != 0 && u >= TimeUnit::day) set_counted(scan, p, u, value, *rel->word);
      return true;
    }
  }
  if (within == nullptr) return false;
  uint32_t start = at;
  while (const Reading* q = scan.find(start, WordKind::qualifier)) start = q->end;
  const auto d = read_duration(scan, start);
  if (!d || !(d->counted || d->parts > 1 || is_lone_length(scan, start, *d)) || are_named_behind(scan, start))
    return false;
  const Reading* const rel = scan.time(d->end, TimeRole::rel);
  p.end = rel != nullptr ? rel->end : d->end;
  p.timex = d->timex;
  p.grain = grain_of_unit(d->unit);
  p.rule = within->word->rule;
  // "khilal al-thalathat ashhur al-ula": the first ones of something else
  const bool of_other = scan.find(p.end, WordKind::ordinal) != nullptr || (rel == nullptr && lies_elsewhere(scan, p));
  if (d->unit >= TimeUnit::day && !of_other && (rel != nullptr || looks_ahead(scan, i, p.end)))
    set_rolling(scan, p, *d, rel != nullptr && rel->word->number < 0 ? -1 : 1, false);
  return true;
}

}  // namespace

bool read_past_unit(const Scan& scan, uint32_t i, Point& p) {
  const auto d = scan.is_phrase ? nullptr : read_duration(scan, i);
  if (!d || d->unit < TimeUnit::week || d->unit == TimeUnit::weekend || (d->parts > 1 && !is_sum(scan, *d)))
    return false;
  p.end = d->end;
  p.rule = d->rule;
  p.grain = grain_of_unit(d->unit);
  p.timex = d->timex;
  set_rolling(scan, p, *d, -1, false);
  return true;
}

std::optional<Point> read_stretch(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  if (scan.is.modifiers_behind ? !read_last_units(scan, i, p) && !read_stretch_from_unit(scan, i, p)
                               : !read_stretch_from_rel(scan, i, p))
    return std::nullopt;
  return p;
}

}  // namespace khabar::measure
