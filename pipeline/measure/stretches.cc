// Stretches that end or begin today, weekdays, and the nth of something: the rest of relative.h.
#include <cmath>

#include "measure/durations.h"
#include "measure/numbers.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

const Reading* any_unit(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.find(i, WordKind::time_unit);
  return r != nullptr && !r->word->is(word_flag::suffix) ? r : nullptr;
}

Grain grain_of_unit(TimeUnit unit) {
  return unit >= TimeUnit::year    ? Grain::year
         : unit >= TimeUnit::month ? Grain::month
         : unit >= TimeUnit::week  ? Grain::week
                                   : Grain::day;
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

// From today on, or up to yesterday.
void set_rolling(const Scan& scan, Point& p, const Duration& d, int direction) {
  if (!scan.doc.date) return;
  const Day today = *scan.doc.date;
  auto day = shift(today, TimeUnit::month, direction * d.months());
  if (day) day = shift(*day, TimeUnit::day, std::round(direction * (d.days() + d.seconds() / 86400)));
  if (!day) return;
  p.from = direction < 0 ? *day : today;
  p.to = direction < 0 ? today - days(1) : *day;
  if (*p.to < *p.from) p.to = p.from;
  p.basis = DateBasis::document;
}

struct Amount {
  double value = 0;
  uint32_t end = 0;
  bool vague = false;
};

// "three", "few", "couple of", "several".
std::optional<Amount> read_amount(const Scan& scan, uint32_t i) {
  if (const auto n = read_number(scan, i); n && n->form == NumberForm::cardinal && n->value > 0 && n->value < 1000) {
    uint32_t end = n->end;
    if (const Reading* of = scan.link(end, Link::of)) end = of->end;
    return Amount{n->value, end, false};
  }
  if (const Reading* q = scan.find(i, WordKind::qualifier); q != nullptr && q->word->is(word_flag::vague))
    return Amount{3, q->end, true};
  return std::nullopt;
}

bool read_english_stretch(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const within = scan.time(i, TimeRole::within);
  if (within != nullptr) at = within->end;
  const Reading* rel = scan.time(at, TimeRole::rel);
  if (rel != nullptr && rel->word->text == "same") rel = nullptr;
  if (rel != nullptr) at = rel->end;
  auto amount = read_amount(scan, at);
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
  const Reading* const quarters = scan.find(unit_at, WordKind::fraction);
  const bool is_quarters = unit == nullptr && quarters != nullptr && quarters->word->value == 0.25;
  if (is_quarters) unit = quarters;
  if (unit == nullptr || scan.hyphened(unit_at)) return false;
  if (rel == nullptr && within == nullptr) return false;
  const int direction = rel != nullptr && rel->word->number < 0 ? -1 : 1;
  if (rel != nullptr && rel->word->number == 0) return false;
  p.end = unit->end;
  p.rule = unit->word->rule;
  const TimeUnit u = is_quarters ? TimeUnit::quarter : unit->word->time_unit();
  p.grain = grain_of_unit(u);
  p.timex = amount->vague ? timex_of(1, u) : timex_of(amount->value, u);
  if (amount->vague) p.timex.replace(p.timex.find_first_of("123"), 1, "X");
  if (u < TimeUnit::day || u == TimeUnit::none) return true;
  if (within != nullptr || number_first || u == TimeUnit::fortnight) {
    const auto d = read_duration(scan, number_first ? unit_at : at);
    Duration used;
    if (d && !number_first) {
      used = *d;
      p.end = d->end;
      p.timex = d->timex;
    } else {
      used.months_days[0] = u >= TimeUnit::month ? amount->value * unit_seconds(u) / unit_seconds(TimeUnit::month) : 0;
      used.months_days[1] = u < TimeUnit::month ? amount->value * unit_seconds(u) / 86400 : 0;
    }
    set_rolling(scan, p, used, direction);
    // "the 2 next days" begin tomorrow
    if (number_first && direction > 0 && p.from) p.from = *p.from + days(1);
  } else {
    set_aligned(scan, p, u, static_cast<int>(amount->value), direction);
  }
  return true;
}

// "khilal usbu'ayn", "fi ghudun thalathat ayyam", "al-asabi' al-thalatha al-qadima".
bool read_arabic_stretch(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const within = scan.time(i, TimeRole::within);
  if (within != nullptr) at = within->end;
  const Reading* const unit = any_unit(scan, at);
  if (unit != nullptr && unit->word->is(word_flag::plural | word_flag::dual)) {
    uint32_t next = unit->end;
    double value = unit->word->is(word_flag::dual) ? 2 : 0;
    if (const auto amount = read_amount(scan, next)) {
      value = amount->value;
      next = amount->end;
    }
    if (const Reading* rel = scan.time(next, TimeRole::rel); rel != nullptr && rel->word->number != 0) {
      p.end = rel->end;
      p.rule = rel->word->rule;
      const TimeUnit u = unit->word->time_unit();
      p.grain = grain_of_unit(u);
      p.timex = timex_of(value == 0 ? 1 : value, u);
      if (value == 0)
        p.timex.replace(p.timex.find('1'), 1, "X");
      else if (u >= TimeUnit::day)
        set_aligned(scan, p, u, static_cast<int>(value), rel->word->number < 0 ? -1 : 1);
      return true;
    }
  }
  if (within == nullptr) return false;
  uint32_t start = at;
  while (const Reading* q = scan.find(start, WordKind::qualifier)) start = q->end;
  const auto d = read_duration(scan, start);
  if (!d || !(d->counted || d->parts > 1)) return false;
  const Reading* const rel = scan.time(d->end, TimeRole::rel);
  p.end = rel != nullptr ? rel->end : d->end;
  p.timex = d->timex;
  p.grain = grain_of_unit(d->unit);
  p.rule = within->word->rule;
  if (d->unit >= TimeUnit::day) set_rolling(scan, p, *d, rel != nullptr && rel->word->number < 0 ? -1 : 1);
  return true;
}

}  // namespace

std::optional<Point> read_stretch(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  if (scan.arabic ? !read_arabic_stretch(scan, i, p) : !read_english_stretch(scan, i, p)) return std::nullopt;
  return p;
}

namespace {

Day weekday_in_week(Day any_day, int weekday) { return week_period(any_day).from + days(weekday - 1); }

// The nearest one before today, today included; after today if the sentence looks ahead.
Day plain_weekday(Day today, int weekday, bool future, bool today_too = false) {
  int delta = weekday - weekday_of(today);
  if (delta == 0 && today_too) return today;
  if (future) return today + days(delta <= 0 ? delta + 7 : delta);
  return today + days(delta > 0 ? delta - 7 : delta);
}

Day nth_weekday(Day today, int weekday, int steps) {
  int delta = weekday - weekday_of(today);
  if (steps > 0) return today + days((delta <= 0 ? delta + 7 : delta) + 7 * (steps - 1));
  return today + days((delta >= 0 ? delta - 7 : delta) + 7 * (steps + 1));
}

// "next Wednesday" in English is that of the next week, "last", "coming" and Arabic words go by the nearest.
Day relative_weekday(const Scan& scan, Day today, int weekday, const Word& rel) {
  const int steps = rel.number;
  if (steps == 0) return scan.arabic ? plain_weekday(today, weekday, true) : weekday_in_week(today, weekday);
  if (steps == 1 && !scan.arabic && rel.text2 != "near") return weekday_in_week(today + days(7), weekday);
  return nth_weekday(today, weekday, steps);
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
  const Reading* const the = scan.link(p.end, Link::the);
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

}  // namespace

std::optional<Point> read_weekday_point(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  uint32_t at = i;
  const Reading* rel = scan.time(at, TimeRole::rel);
  if (rel == nullptr) rel = scan.time(at, TimeRole::demonstrative);
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
  bool day_word = false;
  if (scan.arabic) {
    const Reading* const unit = any_unit(scan, at);
    if (unit != nullptr && unit->word->time_unit() == TimeUnit::day &&
        !unit->word->is(word_flag::plural | word_flag::dual)) {
      at = unit->end;
      day_word = true;
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
  const Reading* after = scan.arabic ? scan.time(p.end, TimeRole::rel) : nullptr;
  if (after != nullptr && after->proclitic_bytes > 0) after = nullptr;
  if (!scan.arabic && rel == nullptr && scan.has(p.end, TimeRole::after)) {
    const Reading* const next = scan.time(p.end + 1, TimeRole::rel);
    if (next != nullptr && next->word->number == 1) {
      p.end = next->end;
      if (scan.doc.date) p.set(day_period(nth_weekday(*scan.doc.date, p.weekday, 2)), DateBasis::document);
      return p;
    }
  }
  const bool alone = i == scan.begin && p.end == scan.end;
  if (weak && !day_word && !after && !rel && !week && !alone) return std::nullopt;
  if (shortened && !capital && !rel && !week && !alone) return std::nullopt;
  if (shortened && weekday->end == p.end && !rel && !week && !alone && weekday->word->number >= 6)
    return std::nullopt;  // Sun, Sat
  if (!week) week = read_week_of(scan, p.end);
  if (!week && !scan.arabic && !rel && (scan.starts(p.end) & (start::digits | start::number | start::a)) != 0)
    week = read_distant_week(scan, p.end);  // "Monday two weeks from now"
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
  } else if (const auto named = week_to_come(scan)) {
    p.set(day_period(*named + days(p.weekday - 1)), DateBasis::document);
  } else {
    const bool ahead = looks_ahead(scan, i);
    p.set(day_period(plain_weekday(today, p.weekday, ahead, scan.is_phrase)), DateBasis::tense);
  }
  return p;
}

namespace {

// The month or year that an nth thing is of.
std::optional<Point> read_container(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  if (const Reading* of = scan.link(at, Link::of))
    at = of->end;
  else if (const Reading* in = scan.link(at, Link::in))
    at = in->end;
  if (auto p = read_relative_unit(scan, at); p && (p->grain == Grain::month || p->grain == Grain::year)) return p;
  // "of the month"
  if (const Reading* the = scan.link(at, Link::the)) {
    const Reading* const unit = any_unit(scan, the->end);
    if (unit != nullptr && !unit->word->is(word_flag::plural)) {
      const TimeUnit u = unit->word->time_unit();
      if (u == TimeUnit::month || u == TimeUnit::year) {
        Point p;
        p.begin = at;
        p.end = unit->end;
        p.grain = u == TimeUnit::month ? Grain::month : Grain::year;
        p.timex = u == TimeUnit::month ? "XXXX-XX" : "XXXX";
        if (!scan.doc.date) return p;
        if (const auto period = neighbour(*scan.doc.date, u, 0)) p.set(*period, DateBasis::document);
        return p;
      }
    }
    at = the->end;
  }
  if (auto p = read_named_date(scan, at); p && p->grain == Grain::month) {
    resolve(scan, *p, Tense::none);
    return p;
  }
  if (auto p = read_year(scan, at); p && p->grain == Grain::year) {
    resolve(scan, *p, Tense::none);
    return p;
  }
  return std::nullopt;
}

// The nth (from the end if negative) day, week or weekday of a period.
std::optional<Period> nth_in(const Period& whole, int n, TimeUnit unit, int weekday) {
  if (weekday > 0) {
    const Day from_start = whole.from + days((weekday - weekday_of(whole.from) + 7) % 7);
    const Day from_end = whole.to - days((weekday_of(whole.to) - weekday + 7) % 7);
    const Day day = n > 0 ? from_start + days(7 * (n - 1)) : from_end + days(7 * (n + 1));
    return day >= whole.from && day <= whole.to ? std::optional<Period>(day_period(day)) : std::nullopt;
  }
  if (unit == TimeUnit::day) {
    const Day day = n > 0 ? whole.from + days(n - 1) : whole.to + days(n + 1);
    return day >= whole.from && day <= whole.to ? std::optional<Period>(day_period(day)) : std::nullopt;
  }
  if (unit == TimeUnit::month)
    return n > 0 ? month_period(civil(whole.from).year, static_cast<unsigned>(n)) : std::nullopt;
  if (unit == TimeUnit::week) {
    // A week belongs to the month of its Thursday.
    const Day first = whole.from + days((4 - weekday_of(whole.from) + 7) % 7),
              last = whole.to - days((weekday_of(whole.to) - 4 + 7) % 7);
    const Day thursday = n > 0 ? first + days(7 * (n - 1)) : last + days(7 * (n + 1));
    return thursday >= whole.from && thursday <= whole.to ? std::optional<Period>(week_period(thursday)) : std::nullopt;
  }
  return std::nullopt;
}

struct Rank {
  int n = 0;
  uint32_t end = 0;
};

// "third", "last", "third last".
std::optional<Rank> read_rank(const Scan& scan, uint32_t i) {
  if (const Reading* last = scan.time(i, TimeRole::last_of)) return Rank{-1, last->end};
  const Reading* const rel = scan.time(i, TimeRole::rel);
  if (rel != nullptr && rel->word->number == -1 && !scan.arabic) return Rank{-1, rel->end};
  const auto n = read_number(scan, i);
  if (!n || n->form != NumberForm::ordinal || n->value < 1 || n->value > 60) return std::nullopt;
  if (const Reading* last = scan.time(n->end, TimeRole::rel);
      last != nullptr && last->word->number == -1 && !scan.arabic)
    return Rank{-static_cast<int>(n->value), last->end};
  return Rank{static_cast<int>(n->value), n->end};
}

}  // namespace

namespace {

// The first n units of a period, or the last ones if n is negative.
std::optional<Point> cut_units(const Scan& scan, uint32_t begin, uint32_t at, TimeUnit unit, int n) {
  if (unit != TimeUnit::day && unit != TimeUnit::week && unit != TimeUnit::month) return std::nullopt;
  auto p = read_container(scan, at);
  if (!p || !scan.has(at, Link::of) || (p->grain == Grain::month && unit == TimeUnit::month)) return std::nullopt;
  p->begin = begin;
  p->timex = timex_of(std::abs(n), unit);
  if (!p->from) return p;
  Day first = *p->from, last = *p->to;
  if (unit == TimeUnit::week && p->grain == Grain::year) {  // whole weeks, which belong to the year of their Thursday
    first = week_period(first + days(3)).from;
    last = week_period(last - days(3)).to;
    p->from = first;
    p->to = last;
  }
  const auto end = shift(n > 0 ? first : last + days(1), unit, n);
  if (!end) return std::nullopt;
  if (n > 0)
    p->to = std::min(last, *end - days(1));
  else
    p->from = std::max(first, *end);
  if (unit == TimeUnit::month)
    p->timex = month_period(civil(*p->from).year, civil(*p->from).month)->timex + "/" +
               month_period(civil(*p->to).year, civil(*p->to).month)->timex;
  return p;
}

// "the first five months of 2016", "al-ashhur al-khamsa al-ula min al-am".
std::optional<Point> read_first_units(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  if (scan.arabic) {
    const Reading* const unit = any_unit(scan, at);
    if (unit == nullptr || !unit->word->is(word_flag::plural | word_flag::dual)) return std::nullopt;
    std::optional<Amount> amount =
        unit->word->is(word_flag::dual) ? Amount{2, unit->end, false} : read_amount(scan, unit->end);
    if (!amount || amount->vague) return std::nullopt;
    const Reading* const last = scan.time(amount->end, TimeRole::rel);
    const auto rank = read_number(scan, amount->end);
    const bool first = rank && rank->form == NumberForm::ordinal && rank->value == 1;
    if (!first && (last == nullptr || last->word->number != -1)) return std::nullopt;
    return cut_units(scan, i, first ? rank->end : last->end, unit->word->time_unit(),
                     static_cast<int>(first ? amount->value : -amount->value));
  }
  if (const Reading* the = scan.link(at, Link::the); the != nullptr && scan.time(at, TimeRole::rel) == nullptr)
    at = the->end;
  const auto rank = read_rank(scan, at);
  if (!rank || std::abs(rank->n) != 1) return std::nullopt;
  const auto amount = read_amount(scan, rank->end);
  if (!amount || amount->vague) return std::nullopt;
  const Reading* const unit = any_unit(scan, amount->end);
  if (unit == nullptr || !unit->word->is(word_flag::plural)) return std::nullopt;
  return cut_units(scan, i, unit->end, unit->word->time_unit(), rank->n * static_cast<int>(amount->value));
}

}  // namespace

namespace {

// "week 23": of the document's year, or of the year behind it; of anything else it is no date.
std::optional<Point> read_numbered_week(const Scan& scan, uint32_t i) {
  const Reading* const unit = any_unit(scan, i);
  if (unit == nullptr || unit->word->time_unit() != TimeUnit::week || unit->word->is(word_flag::plural) ||
      !scan.is_number(unit->end))
    return std::nullopt;
  const auto n = read_number(scan, unit->end);
  if (!n || !n->digits || !n->integer || n->value < 1 || n->value > 53 || n->end != unit->end + 1) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = n->end;
  p.timex = "XXXX-WXX";
  p.grain = Grain::week;
  p.rule = unit->word->rule;
  std::optional<Point> year;
  if (scan.has(p.end, Link::of) || scan.has(p.end, Link::in)) {
    year = read_container(scan, p.end);
    if (!year || year->grain != Grain::year) return std::nullopt;
    p.end = year->end;
  } else if (scan.doc.date) {
    year.emplace();
    year->set(*year_period(civil(*scan.doc.date).year), DateBasis::document);
  }
  if (!year || !year->from) return p;
  const Day first = week_period(*year->from + days(3)).from;
  p.set(week_period(first + days(7 * (static_cast<int>(n->value) - 1))), year->basis);
  return p;
}

}  // namespace

std::optional<Point> read_nth(const Scan& scan, uint32_t i) {
  if (auto p = read_first_units(scan, i)) return p;
  if (auto p = read_numbered_week(scan, i)) return p;
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the); the != nullptr && scan.time(at, TimeRole::rel) == nullptr)
    at = the->end;
  Point p;
  p.begin = i;
  std::optional<Rank> rank = read_rank(scan, at);
  if (rank) at = rank->end;
  const Reading* const weekday = scan.find(at, WordKind::weekday);
  const Reading* const unit = weekday == nullptr ? any_unit(scan, at) : nullptr;
  if (weekday == nullptr && (unit == nullptr || unit->word->is(word_flag::plural | word_flag::dual)))
    return std::nullopt;
  const TimeUnit u = unit != nullptr ? unit->word->time_unit() : TimeUnit::none;
  if (unit != nullptr && u != TimeUnit::day && u != TimeUnit::week && u != TimeUnit::month) return std::nullopt;
  uint32_t next = weekday != nullptr ? weekday->end : unit->end;
  if (!rank && scan.arabic) {  // "al-thulatha al-akhir min shahr mars"
    if (const Reading* last = scan.time(next, TimeRole::rel); last != nullptr && last->word->number == -1)
      rank = Rank{-1, last->end};
    else if (const auto n = read_number(scan, next); n && n->form == NumberForm::ordinal)
      rank = Rank{static_cast<int>(n->value), n->end};
    if (!rank) return std::nullopt;
    next = rank->end;
  }
  if (!rank) {
    // "the week of October 6th"
    if (u != TimeUnit::week || !scan.has(next, Link::of)) return std::nullopt;
    auto day = read_named_date(scan, next + 1);
    if (!day || day->grain != Grain::day) return std::nullopt;
    resolve(scan, *day, Tense::none);
    p.end = day->end;
    p.timex = "XXXX-WXX";
    p.grain = Grain::week;
    if (day->from) p.set(week_period(*day->from + days(weekday_of(*day->from) == 7 ? 1 : 0)), day->basis);
    return p;
  }
  const auto whole = read_container(scan, next);
  if (!whole) return std::nullopt;
  p.end = whole->end;
  if (u == TimeUnit::month && (whole->grain != Grain::year || rank->n == -1)) return std::nullopt;
  p.grain = grain_of_unit(u);
  p.timex = u == TimeUnit::month ? "XXXX-XX" : u == TimeUnit::week ? "XXXX-WXX" : "XXXX-XX-XX";
  if (whole->from) {
    const Period period{whole->grain, *whole->from, *whole->to, whole->timex};
    const auto found = nth_in(period, rank->n, u, weekday != nullptr ? weekday->word->number : 0);
    if (!found) return std::nullopt;
    p.set(*found, whole->basis);
  }
  return p;
}

std::optional<Point> read_day_of_month(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  const Reading* const weekday = read_weekday(scan, i);
  if (weekday != nullptr && scan.arabic) {
    at = weekday->end;
    if (const Reading* same = scan.time(at, TimeRole::same)) at = same->end;
  }
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const auto n = read_day_number(scan, at);
  if (!n) return std::nullopt;
  if (!scan.arabic && !n->suffixed && !scan.has(n->end, Link::of)) return std::nullopt;  // a number like others
  Point p;
  p.begin = i;
  p.end = n->end;
  p.grain = Grain::day;
  p.timex = "XXXX-XX-" + std::string(n->value < 10 ? "0" : "") + std::to_string(n->value);
  uint32_t next = n->end;
  const Reading* const of = scan.link(next, Link::of);
  if (of != nullptr) next = of->end;
  const auto month = read_relative_unit(scan, next);
  if (month && month->grain == Grain::month && (of != nullptr || n->suffixed || scan.arabic)) {
    p.end = month->end;
    if (!month->from) return p;
    const CivilDate c = civil(*month->from);
    const auto day = make_day(c.year, c.month, static_cast<unsigned>(n->value));
    if (!day) return std::nullopt;
    p.set(day_period(*day), DateBasis::document);
    return p;
  }
  // "on the 15th": alone only behind a preposition and before the end of the phrase.
  if (!n->suffixed || scan.arabic || at == i) return std::nullopt;
  const bool expected = i > scan.begin && (scan.has(i - 1, TimeRole::on) || scan.has(i - 1, TimeRole::by) ||
                                           scan.has(i - 1, TimeRole::until) || scan.has(i - 1, TimeRole::since) ||
                                           scan.has(i - 1, TimeRole::for_));
  if (!expected || scan.is_word(n->end)) return std::nullopt;
  if (!scan.doc.date) return p;
  const CivilDate c = civil(*scan.doc.date);
  auto day = make_day(c.year, c.month, static_cast<unsigned>(n->value));
  const bool ahead = tense_at(scan, i) != Tense::past;
  if (!day || (ahead ? *day < *scan.doc.date : *day > *scan.doc.date)) {
    const auto other = neighbour(*scan.doc.date, TimeUnit::month, ahead ? 1 : -1);
    const CivilDate o = civil(other ? other->from : *scan.doc.date);
    day = make_day(o.year, o.month, static_cast<unsigned>(n->value));
  }
  if (day) p.set(day_period(*day), DateBasis::tense);
  return p;
}

}  // namespace khabar::measure
