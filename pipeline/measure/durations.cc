#include "measure/durations.h"

#include <fmt/format.h>

#include <cmath>

#include "measure/calendar_units.h"
#include "measure/duration_parts.h"

namespace khabar::measure {

namespace {

std::string number_text(double value) {
  if (value >= 0 && value < 1e9 && value == std::floor(value)) return std::to_string(static_cast<uint32_t>(value));
  std::string s = fmt::format("{:.3f}", value);
  while (s.back() == '0') s.pop_back();
  if (s.back() == '.') s.pop_back();
  return s;
}

struct Part {
  double value = 0;
  TimeUnit unit = TimeUnit::none;
  uint32_t end = 0;
  bool counted = false, adjective = false;
  RuleRef rule = RuleRef::none;
};

// "3d ago", "2y" and nothing else, "3d 4h", but not "a 3D film": is the letter behind digits a unit of time?
bool is_letter_meant(const Scan& scan, const Reading& r) {
  const uint32_t i = r.begin;
  const bool small = r.word->time_unit() <= TimeUnit::minute;  // "5m" are metres, "20s" the twenties
  if (scan.has(r.end, TimeRole::ago)) return !small;
  if (scan.spaced(i)) return false;
  const auto is_glued_unit = [&](uint32_t at) {
    return scan.is_number(at) && scan.glued(at + 1) && scan.find(at + 1, WordKind::time_unit) != nullptr;
  };
  if (is_glued_unit(r.end) || (i >= scan.begin + 3 && is_glued_unit(i - 3))) return true;
  const uint32_t number = i - 1;
  const bool opens = number == scan.begin || scan.has(number - 1, TimeRole::for_) || scan.has(number - 1, Link::in);
  return !small && scan.is_phrase && opens && r.end == scan.end;
}

const Reading* time_unit_at(const Scan& scan, uint32_t i, bool after_digits) {
  if (!scan.may_have(i, role::bit(WordKind::time_unit))) return nullptr;
  for (const Reading& r : scan.at(i)) {
    if (r.kind != WordKind::time_unit || r.end > scan.end) continue;
    if (r.word->time_unit() == TimeUnit::workweek) continue;  // "a 40-hour workweek": when, not how long
    if (r.word->is(word_flag::weak) && !(after_digits && is_letter_meant(scan, r))) continue;
    if (r.word->is(word_flag::suffix) && (!after_digits || (scan.spaced(i) && scan.token(i).letters > 1))) continue;
    return &r;
  }
  return nullptr;
}

// "more", "of", "full", "or so": what may stand between a number and its unit.
uint32_t skip_fillers(const Scan& scan, uint32_t i) {
  if (scan.may_have(i, role::bit(WordKind::qualifier)))
    for (const Reading& r : scan.at(i))
      if (r.word->kind == WordKind::qualifier && r.word->is(word_flag::after) && r.end <= scan.end &&
          time_unit_at(scan, r.end, false) != nullptr)
        return r.end;
  for (int n = 0; n < 2; ++n) {
    if (const Reading* r = scan.link(i, Link::other)) {
      // "business day" is a unit of its own
      if (time_unit_at(scan, i, false) != nullptr) break;
      i = r->end;
    } else if (const Reading* of = scan.link(i, Link::of); of != nullptr && !scan.is.modifiers_behind) {
      i = of->end;
    } else {
      break;
    }
  }
  return i;
}

// "sana illa shahrayn", "usbu' illa yawman": smaller units less. `unit` is where the larger one stands.
bool take_units_before(const Scan& scan, uint32_t unit, Part& part) {
  const Reading* const less = scan.is.joined_article ? scan.time(part.end, TimeRole::before) : nullptr;
  if (less == nullptr || less->proclitic_bytes > 0 || scan.is_definite(unit) || !scan.is_word(less->end) ||
      scan.token(less->end).proclitic_bytes > 0)
    return false;
  const Duration* const smaller = read_duration(scan, less->end);
  if (smaller == nullptr || smaller->parts != 1 || smaller->unit >= part.unit) return false;
  const double times = unit_seconds(part.unit) / unit_seconds(smaller->unit);
  const bool whole_times = std::abs(times - std::round(times)) < 1e-6;
  if (!whole_times || smaller->value >= part.value * times) return false;
  part.value = part.value * std::round(times) - smaller->value;
  part.unit = smaller->unit;
  part.end = smaller->end;
  part.counted = true;
  return true;
}

// Behind a unit, which begins at `unit_at`: "and a half", "wa-nisf", "illa rub'an".
void add_half(const Scan& scan, uint32_t unit_at, Part& part) {
  uint32_t i = 0;
  if (const auto less = read_part_before(scan, part.end, part.unit)) {
    part.value -= less->value;
    part.end = less->end;
    part.counted = true;
    return;
  }
  if (take_units_before(scan, unit_at, part)) return;
  if (!scan.and_at(part.end, i)) return;
  if (const Reading* a = scan.link(i, Link::a)) i = a->end;
  const auto some = scan.find(i, WordKind::number) != nullptr ? read_number(scan, i) : nullptr;  // "three quarters"
  const bool parts = some != nullptr && some->form == NumberForm::fraction && some->value < 1 && !some->has_digits;
  const Reading* const f = parts ? nullptr : scan.find(i, WordKind::fraction);
  if (!parts && (f == nullptr || f->word->value > 0.9)) return;
  const uint32_t behind = parts ? some->end : f->end;
  uint32_t next = behind;
  if (const Reading* of = scan.link(next, Link::of)) next = of->end;
  if (const Reading* a = scan.link(next, Link::a)) next = a->end;
  // "a year and half a second": the fraction is of the next unit.
  if (const Reading* unit = time_unit_at(scan, next, false); unit != nullptr && scan.is.joined_article) {
    if (unit->word->time_unit() != part.unit) return;
    part.end = unit->end;
  } else {
    part.end = behind;
  }
  part.value += parts ? some->value : f->word->value;
  part.counted = true;
}

// "a second and a half"
bool is_and_a_half(const Scan& scan, uint32_t i) {
  uint32_t next = 0;
  if (!scan.and_at(i, next)) return false;
  const Reading* const a = scan.link(next, Link::a);
  return a != nullptr && scan.find(a->end, WordKind::fraction) != nullptr;
}

// "six quarters": a plural that the number before it has not taken for its fourths.
const Reading* quarters_at(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.is.modifiers_behind ? nullptr : fourth_at(scan, i);
  return r != nullptr && r->word->is(word_flag::plural) ? r : nullptr;
}

bool is_night_of_days(TimeUnit unit, TimeUnit before) {
  return (unit == TimeUnit::night && before == TimeUnit::day) || (unit == TimeUnit::day && before == TimeUnit::night);
}

TimeUnit unit_of(const Word& word) { return word.kind == WordKind::fraction ? TimeUnit::quarter : word.time_unit(); }

std::optional<Part> part_of_number(const Scan& scan, const NumberPhrase& number) {
  if (number.form == NumberForm::ordinal || number.form == NumberForm::vague) return std::nullopt;
  uint32_t i = number.end;
  const bool joined = scan.hyphened(i);
  const bool bracketed =
      scan.is.brackets_count && number.digits && i == number.begin + 1 && scan.is_enclosed(number.begin);
  i = skip_fillers(scan, bracketed ? i + 1 : i);  // "(15) yawman"
  // "half a year", but not "42.9 billion a year earlier"
  if (number.form == NumberForm::fraction || (!number.integer && !number.has_digits && !number.scaled))
    if (const Reading* a = scan.link(i, Link::a)) i = a->end;
  const Reading* unit = time_unit_at(scan, i, number.has_digits && i == number.end);
  constexpr double least_year = 1000;  // "the 1987 and 1986 quarters"
  if (unit == nullptr && number.integer && number.value < least_year && i == number.end) unit = quarters_at(scan, i);
  const TimeUnit time_unit = unit == nullptr ? TimeUnit::none : unit_of(*unit->word);
  if (unit == nullptr || (unit->word->is(word_flag::dual) && number.form != NumberForm::fraction)) return std::nullopt;
  // "qutila 584 alfan am 2013": the year has its number behind it.
  if (scan.is.modifiers_behind && time_unit == TimeUnit::year && !unit->word->is(word_flag::plural) &&
      scan.is_number(unit->end) && scan.token(unit->end).letters == 4 && scan.spaced(unit->end))
    return std::nullopt;
  // "1986 qtr": the quarter of a year.
  if (time_unit == TimeUnit::quarter && !unit->word->is(word_flag::plural) && number.value >= 1000) return std::nullopt;
  // "1986 full year", "130,000 week ago": so many of them would stand in the plural.
  if (!scan.is.modifiers_behind && number.has_digits && number.value >= least_year && !joined &&
      time_unit >= TimeUnit::day && !unit->word->is(word_flag::plural))
    return std::nullopt;
  // "mahrajan 1436 lil-usbu' al-thani": the number is of what stands before it.
  if ((unit->proclitics & proclitic_flag::preposition) != 0) return std::nullopt;
  // "thalath al-sana": number and unit do not belong together.
  if (scan.is.joined_article && !unit->word->is(word_flag::plural) && number.form != NumberForm::fraction &&
      scan.grammar.begins_with_article(scan.text(unit->begin).substr(unit->proclitic_bytes)))
    return std::nullopt;
  Part part;
  part.value = number.value;
  part.unit = time_unit;
  part.end = unit->end;
  part.counted = true;
  part.adjective = joined && !unit->word->is(word_flag::plural);
  part.rule = unit->word->rule;
  add_half(scan, unit->begin, part);
  return part;
}

// "sa'a wahida wa-nisf", "sa'a wahida wa-ishrun daqiqa": behind the word for one, which is no part of a twenty-one, or
// behind the unit where nothing is added to it.
uint32_t end_of_one(const Scan& scan, const Reading& unit) {
  const Reading* const one = unit.word->is(word_flag::dual) ? nullptr : one_behind(scan, unit);
  uint32_t next = 0;
  if (one == nullptr || !scan.and_at(one->end, next)) return unit.end;
  const Duration* const more = read_duration(scan, next);
  const bool added = more != nullptr && more->counted && more->unit < unit.word->time_unit();
  return added || scan.find(next, WordKind::fraction) != nullptr ? one->end : unit.end;
}

std::optional<Part> read_part(const Scan& scan, uint32_t i) {
  if (const auto number = read_number(scan, i))
    if (auto part = part_of_number(scan, *number)) return part;
  const Reading* article = scan.link(i, Link::a);
  if (article == nullptr) article = scan.link(i, Link::another);
  if (article != nullptr) {
    // "a couple of days", "a few": the number's own reading needs its article.
    if (const auto number = read_number(scan, article->end))
      if (auto part = part_of_number(scan, *number)) return part;
  }
  const Reading* const unit = time_unit_at(scan, article != nullptr ? skip_fillers(scan, article->end) : i, false);
  if (unit == nullptr || (unit->word->is(word_flag::plural))) return std::nullopt;
  // "a second day": the ordinal.
  if (article != nullptr && scan.find(unit->begin, WordKind::ordinal) && scan.is_word(unit->end) &&
      !is_and_a_half(scan, unit->end))
    return std::nullopt;
  Part part;
  part.value = unit->word->is(word_flag::dual) ? 2 : 1;
  part.unit = unit->word->time_unit();
  part.end = end_of_one(scan, *unit);
  part.counted = article != nullptr || unit->word->is(word_flag::dual) || part.end > unit->end;
  part.rule = unit->word->rule;
  add_half(scan, unit->begin, part);
  return part;
}

// Bare numbers behind hours and minutes: "1 hour thirty", "2 hours ten".
bool take_bare_minutes(const Scan& scan, Duration& d, Amounts& amounts, TimeUnit last) {
  if (last != TimeUnit::hour || !d.counted) return false;
  uint32_t i = d.end;
  scan.and_at(d.end, i);
  const auto number = read_number(scan, i);
  if (!number || number->form != NumberForm::cardinal || !number->integer || number->value >= 60 ||
      number->end != scan.end)
    return false;
  amounts[static_cast<size_t>(TimeUnit::minute)] += number->value;
  d.months_days[2] += number->value * 60;
  d.end = number->end;
  return true;
}

}  // namespace

void add_amount(Duration& d, Amounts& amounts, double value, TimeUnit unit) {
  const UnitFacts& facts = facts_of(unit);
  amounts[static_cast<size_t>(unit)] += value;
  d.months_days[0] += value * facts.months;
  d.months_days[1] += value * facts.days;
  d.months_days[2] += value * facts.seconds;
}

std::string joined_timex(const Amounts& amounts) {
  std::string date, time;
  for (size_t u = amounts.size(); u-- > 1;) {
    const UnitFacts& facts = facts_of(static_cast<TimeUnit>(u));
    double amount = amounts[u] * facts.times;
    // "a decade and two years" are twelve of them.
    for (; u > static_cast<size_t>(TimeUnit::month) && facts_of(static_cast<TimeUnit>(u - 1)).letter == facts.letter;
         --u)
      amount += amounts[u - 1] * facts_of(static_cast<TimeUnit>(u - 1)).times;
    if (amount != 0) (facts.is_time ? time : date) += number_text(amount) + std::string(facts.letter);
  }
  return "P" + date + (time.empty() ? "" : "T" + time);
}

std::string timex_of(double value, TimeUnit unit) {
  const UnitFacts& facts = facts_of(unit);
  return (facts.is_time ? "PT" : "P") + number_text(value * facts.times) + std::string(facts.letter);
}

std::string vague_timex(TimeUnit unit) {
  std::string timex = timex_of(1, unit);
  const size_t first = timex.find_first_of("0123456789"), last = timex.find_last_of("0123456789");
  return timex.replace(first, last - first + 1, "X");
}

std::optional<PartBefore> read_part_before(const Scan& scan, uint32_t i, TimeUnit unit) {
  const Reading* const less = scan.is.joined_article ? scan.time(i, TimeRole::before) : nullptr;
  if (less == nullptr || less->proclitic_bytes > 0) return std::nullopt;
  constexpr double minutes_an_hour = 60;
  const Duration* const minutes = unit == TimeUnit::hour ? read_duration(scan, less->end) : nullptr;
  if (minutes != nullptr && minutes->unit == TimeUnit::minute && minutes->parts == 1 &&
      minutes->value < minutes_an_hour / 2)
    return PartBefore{minutes->value / minutes_an_hour, minutes->end};
  return read_fraction_before(scan, i);
}

const Reading* one_behind(const Scan& scan, const Reading& unit) {
  const Reading* const one = scan.is.modifiers_behind ? scan.find(unit.end, WordKind::number) : nullptr;
  const bool counts = one != nullptr && one->word->value == 1 && one->proclitics == 0 &&
                      !one->word->is(word_flag::weak | word_flag::multiplier);
  return counts && !scan.is_definite(unit.begin) ? one : nullptr;
}

std::optional<PartBefore> read_fraction_before(const Scan& scan, uint32_t i) {
  const Reading* const less = scan.is.joined_article ? scan.time(i, TimeRole::before) : nullptr;
  if (less == nullptr || less->proclitic_bytes > 0) return std::nullopt;
  // The accusative of a third is spelled like two of them.
  if (const Reading* part = scan.find(less->end, WordKind::fraction); part != nullptr && part->word->value < 0.7)
    return PartBefore{part->word->value > 0.5 ? part->word->value / 2 : part->word->value, part->end};
  return std::nullopt;
}

std::string_view unit_name(TimeUnit unit) { return facts_of(unit).name; }

double named_value(const Duration& d) {
  return d.unit == TimeUnit::fortnight ? d.value * facts_of(d.unit).times : d.value;
}

double unit_seconds(TimeUnit unit) {
  const UnitFacts& f = facts_of(unit);
  return in_seconds(f.months, f.days, f.seconds);
}

namespace {

// Fills `d`, a fresh one; false if none begins at token i.
bool fill_duration(const Scan& scan, uint32_t i, Duration& d) {
  if (auto glued = read_glued_duration(scan, i)) {
    d = std::move(*glued);
    return true;
  }
  auto part = read_part(scan, i);
  if (!part) return false;
  d.begin = i;
  d.unit = part->unit;
  d.counted = part->counted;
  d.adjective = part->adjective;
  d.rule = part->rule;
  Amounts amounts{};
  TimeUnit last = TimeUnit::none;
  while (part) {
    add_amount(d, amounts, part->value, part->unit);
    d.whole_number &= part->value == std::floor(part->value);
    d.end = part->end;
    last = part->unit;
    ++d.parts;
    if (d.parts == 8 || d.adjective) break;
    uint32_t next = d.end;
    const bool comma = scan.is_punct(next, Punct::comma);
    if (comma) ++next;
    const bool joined = scan.and_at(next, next);
    if (!comma && !joined && scan.has(next, Link::a)) break;  // "six nights a week"
    part = read_part(scan, next);
    if (!part) break;
    // "for the last three months, and two days ago they ..."
    if (joined && i > scan.begin && scan.has(part->end, TimeRole::ago) && scan.has(i - 1, TimeRole::rel)) break;
    // "khilal shahrayn, wal-usbu' al-muqbil": a week of its own
    if (!part->counted && scan.is.joined_article && scan.has_article(next)) break;
    // "three days and two nights" are three days.
    if (is_night_of_days(part->unit, last)) {
      d.end = part->end;
      break;
    }
    const bool repeated = amounts[static_cast<size_t>(part->unit)] != 0;
    if (repeated || !part->counted) {
      // Arabic counts one by the unit alone: "shahr wa-yawm".
      if (repeated || !joined || !scan.is.lone_units_count) break;
    }
    if (comma && !part->counted && (scan.is.lone_units_count || !joined))
      break;  // "3 sanawat, wa-aqd ikhtibar": a test was held
    d.counted = true;
  }
  const bool one_unit = !take_bare_minutes(scan, d, amounts, last) && d.parts == 1;
  const double seconds = in_seconds(d);
  const bool plain = d.parts == 1 && seconds == amounts[static_cast<size_t>(d.unit)] * unit_seconds(d.unit);
  d.value = plain ? amounts[static_cast<size_t>(d.unit)] : seconds / unit_seconds(d.unit);
  const double amount = amounts[static_cast<size_t>(d.unit)];
  d.timex = one_unit && amount != 0 ? timex_of(amount, d.unit) : joined_timex(amounts);
  if (seconds == 0) d.timex = timex_of(0, d.unit);
  return true;
}

}  // namespace

const Duration* read_duration(const Scan& scan, uint32_t i) {
  if (!scan.inside(i)) return nullptr;
  // A number, which may begin with its decimal mark, an article or the unit itself.
  constexpr uint64_t openers = start::digits | start::number | start::a | start::unit;
  if ((scan.starts(i) & openers) == 0 && !scan.is_number(i + 1)) return nullptr;
  return scan.durations.get(i, [&](Duration& d) { return fill_duration(scan, i, d); });
}

}  // namespace khabar::measure
