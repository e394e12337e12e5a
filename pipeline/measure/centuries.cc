// Decades and centuries.
#include <algorithm>

#include "measure/calendar_units.h"
#include "measure/digits.h"
#include "measure/numbers.h"
#include "measure/points.h"
#include "text/calendars.h"

namespace khabar::measure {

namespace {

const Reading* century_at(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.find(i, WordKind::time_unit);
  return r != nullptr && r->word->time_unit() == TimeUnit::century && !r->word->is(word_flag::plural | word_flag::dual)
             ? r
             : nullptr;
}

// "fifteenth", "al-21", of a century: its number.
std::optional<NumberAt> read_century_number(const Scan& scan, uint32_t i) {
  constexpr double last = 30;
  const bool article = scan.is.modifiers_behind && is_lone_article(scan, i);
  const auto n = read_number(scan, article ? i + 1 : i);
  const bool behind_unit =
      i > scan.begin && century_at(scan, i - 1) != nullptr && is_definite(scan, *century_at(scan, i - 1));
  if (n && n->digits && n->integer && n->value >= 1 && n->value <= last && scan.is.modifiers_behind &&
      (article || behind_unit))
    return NumberAt{static_cast<int>(n->value), n->end, true};
  if (!n || n->value < 1 || n->value > 30) return std::nullopt;
  // "al-qarn al-ishrin": Arabic tens have no ordinal of their own
  const bool tens = n->form == NumberForm::cardinal && !n->has_digits && n->value >= 20 && scan.is.joined_article &&
                    scan.has_article(i);
  if (n->form != NumberForm::ordinal && !tens) return std::nullopt;
  return NumberAt{static_cast<int>(n->value), n->end, true};
}

// "the 18th and 19th centuries", "al-qarnayn al-thamin ashar wal-tasi' ashar".
bool read_two_centuries(const Scan& scan, uint32_t i, Point& p) {
  const auto both = [&](uint32_t at) {
    const Reading* const unit = scan.find(at, WordKind::time_unit);
    const bool two = unit != nullptr && unit->word->time_unit() == TimeUnit::century &&
                     unit->word->is(word_flag::plural | word_flag::dual);
    return two ? unit : nullptr;
  };
  const Reading* const before = both(i);
  if (const Reading* the = scan.link(i, Link::the)) i = the->end;
  const auto first = read_century_number(scan, before != nullptr ? before->end : i);
  if (!first) return false;
  uint32_t next = first->end;
  if (const Reading* to = scan.link(next, Link::to))
    next = to->end;
  else if (!scan.and_at(next, next))
    return false;
  if (const Reading* the = scan.link(next, Link::the)) next = the->end;
  const auto last = read_century_number(scan, next);
  const Reading* const behind = last && before == nullptr ? both(last->end) : nullptr;
  if (!last || last->value <= first->value || (before == nullptr && behind == nullptr)) return false;
  const auto from = century_period(first->value), to = century_period(last->value);
  if (!from || !to) return false;
  p.set(*from, DateBasis::text);
  p.to = to->to;
  p.timex += "/" + to->timex;
  if (before == nullptr) p.begin = i;
  p.end = before != nullptr ? last->end : behind->end;
  return true;
}

// A century of the Hijri calendar, by its days in ours.
void set_hijri_century(Point& p, int number) {
  constexpr int years = 100;
  const auto first = day_of_hijri((number - 1) * years + 1, 1, 1), next = day_of_hijri(number * years + 1, 1, 1);
  if (!first || !next) return;
  p.from = *first;
  p.to = *next - std::chrono::days(1);
  p.timex = iso_day(*p.from) + "/" + iso_day(*p.to);
  p.calendar = Calendar::hijri;
}

// Behind a century: "BC", which no day of ours can tell, "al-hijri", "AD".
void take_era_of_century(const Scan& scan, Point& p, int number) {
  const Reading* const era = era_at(scan, p.end);
  if (era == nullptr) return;
  p.end = era->end;
  if (era->word->text == "ah") return set_hijri_century(p, number);
  if (era->word->text != "bc") return;
  p.timex = "BC" + p.timex;
  p.from.reset();
  p.to.reset();
}

// "of the 19th century", "al-qarn al-tasi' ashar", from `i` on, behind the decade of a century.
bool take_century_of_decade(const Scan& scan, Point& p, uint32_t i, int decade) {
  if (!scan.anywhere(start::century_unit)) return false;
  if (const Reading* the = scan.link(i, Link::the)) i = the->end;
  const Reading* const before = century_at(scan, i);
  const auto n = read_century_number(scan, before != nullptr ? before->end : i);
  const Reading* const unit = before == nullptr && n ? century_at(scan, n->end) : before;
  const auto period = unit != nullptr && n ? decade_period((n->value - 1) * 100 + decade) : std::nullopt;
  if (!period) return false;
  p.set(*period, DateBasis::text);
  p.end = std::max(n->end, unit->end);
  return true;
}

}  // namespace

// "1990s", "the '40s", "the nineties", "tis'inat al-qarn al-madi".
bool read_decade(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const Reading* word = scan.time(at, TimeRole::decade);
  int century = 19;
  if (word == nullptr && !scan.is.ones_before_tens && !scan.is_number(at)) {
    const auto prefix = read_number(scan, at);  // nineteen seventies
    if (prefix && !prefix->has_digits && prefix->value >= 15 && prefix->value <= 20 &&
        (word = scan.time(prefix->end, TimeRole::decade)) != nullptr)
      century = static_cast<int>(prefix->value);
  } else if (word != nullptr && word->word->number < 20) {
    century = 20;
  }
  if (word != nullptr) {
    if (word->begin == i && !scan.is.joined_article && !scan.has(i - 1, Link::in)) return false;
    // "fi al-khamsinat min umrihi": an age
    const Reading* const of_age = scan.link(word->end, Link::of);
    for (const uint32_t at : {word->end, of_age != nullptr ? of_age->end : word->end})
      if (scan.has(at, Link::age)) return false;
    const auto period = decade_period(century * 100 + word->word->number);
    if (!period) return false;
    p.set(*period, DateBasis::text);
    p.end = word->end;
    p.rule = word->word->rule;
    // "of the last century", "al-qarn al-madi"
    uint32_t tail = p.end;
    if (const Reading* of = scan.link(tail, Link::of)) tail = of->end;
    if (take_century_of_decade(scan, p, tail, word->word->number)) return true;
    if (const Reading* unit = century_at(scan, tail))
      if (const Reading* rel = scan.time(unit->end, TimeRole::rel)) p.end = rel->end;
    return true;
  }
  uint32_t digits_at = at;
  if (scan.is_punct(at, Punct::apostrophe) || scan.is_punct(at, Punct::quote_open) || scan.is_punct(at, Punct::quote))
    ++digits_at;
  const uint32_t s = digits_at + 1;
  if (!scan.is_number(digits_at) || !scan.inside(s)) return false;
  const bool clitic = scan.token(s).is(token_flag::clitic_s), letter = scan.text(s) == "s";
  DigitRun run[2];
  if ((!clitic && !letter) || read_runs(scan.text(digits_at), run, 2) != 1 || run[0].value % 10 != 0) return false;
  if (run[0].digits != 2 && run[0].digits != 4) return false;
  if (!clitic && !scan.glued(s) && run[0].digits != 4) return false;
  // "the 90s", "the early 90s", but not "in his late 40s"
  const bool part = i >= scan.begin + 2 && scan.has(i - 1, TimeRole::part) && scan.has(i - 2, Link::the);
  if (run[0].digits == 2 && digits_at == i && !scan.has(i - 1, Link::in) && !scan.has(i - 1, Link::the) && !part)
    return false;
  const Reading* const unit = run[0].digits == 2 ? scan.find(s + 1, WordKind::unit) : nullptr;
  if (unit != nullptr && unit->word->text2 == "temperature") return false;  // "in the 30s Celsius"
  int year = static_cast<int>(run[0].value);
  if (run[0].digits == 2) year += year < 20 ? 2000 : 1900;
  const auto period = decade_period(year);
  if (!period) return false;
  p.set(*period, DateBasis::text);
  p.end = s + 1;
  return true;
}

// "the 15th century", "al-qarn al-hadi wal-ishrin".
bool read_century(const Scan& scan, uint32_t i, Point& p) {
  if (!scan.anywhere(start::century_unit)) return false;
  uint32_t at = i;
  if (read_two_centuries(scan, i, p)) return true;
  if (scan.is.modifiers_behind) {
    const Reading* const unit = century_at(scan, at);
    if (unit == nullptr) return false;
    const auto n = read_century_number(scan, unit->end);
    const auto period = n ? century_period(n->value) : std::nullopt;
    if (!period) return false;
    p.set(*period, DateBasis::text);
    p.end = n->end;
    take_era_of_century(scan, p, n->value);
    return true;
  }
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  if (i > scan.begin && scan.has(i - 1, Link::own)) return false;  // "his 14th century", of runs
  const auto n = read_century_number(scan, at);
  const Reading* const unit = n ? century_at(scan, n->end) : nullptr;
  const auto period = unit != nullptr ? century_period(n->value) : std::nullopt;
  if (!period) return false;
  p.set(*period, DateBasis::text);
  p.begin = at;
  p.end = unit->end;
  take_era_of_century(scan, p, n->value);
  return true;
}

}  // namespace khabar::measure
