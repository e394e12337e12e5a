// Days by their number alone: the 27th, the 20th of next month, "al-sabt al-10 min al-shahr al-jari".
#include "measure/relative.h"

namespace khabar::measure {

namespace {

// Arabic: "fi 17 al-jari", "al-thalith min al-jari": of the current month, which is not named.
bool take_current_month(const Scan& scan, Point& p, uint32_t i, uint32_t next, int day) {
  const Reading* const rel = scan.time(next, TimeRole::rel);
  if (rel == nullptr || rel->proclitic_bytes > 0 || rel->word->number != 0 || !rel->word->text2.empty() ||
      rel->word->text == "same" || !scan.is_definite(next) || i == scan.begin)
    return false;
  constexpr uint64_t before = role::bit(Link::in) | role::bit(TimeRole::since) | role::bit(TimeRole::until) |
                              role::bit(TimeRole::by) | role::bit(WordKind::weekday) | role::bit(WordKind::time_unit);
  if (!scan.may_have(i - 1, before) && next == p.end) return false;
  p.end = rel->end;
  if (!scan.doc.date) return true;
  const CivilDate c = civil(*scan.doc.date);
  const auto date = make_day(c.year, c.month, static_cast<unsigned>(day));
  if (date) p.set(day_period(*date), DateBasis::document);
  return date.has_value();
}

}  // namespace

std::optional<Point> read_day_of_month(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  const Reading* const weekday = read_weekday(scan, i);
  if (weekday != nullptr && scan.is.modifiers_behind) {
    at = weekday->end;
    if (const Reading* same = scan.time(at, TimeRole::same)) at = same->end;
  }
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  if (is_rank_of_part(scan, at)) return std::nullopt;
  const auto n = read_day_number(scan, at);
  if (!n) return std::nullopt;
  if (!scan.is.modifiers_behind && !n->suffixed && !scan.has(n->end, Link::of))
    return std::nullopt;  // a number like others
  Point p;
  p.begin = i;
  p.end = n->end;
  p.grain = Grain::day;
  p.timex = "XXXX-XX-" + std::string(n->value < 10 ? "0" : "") + std::to_string(n->value);
  uint32_t next = n->end;
  const Reading* const of = scan.link(next, Link::of);
  if (of != nullptr) next = of->end;
  if (scan.is.modifiers_behind && take_current_month(scan, p, i, next, n->value)) return p;
  const auto month = read_relative_unit(scan, next);
  if (month && month->grain == Grain::month && (of != nullptr || n->suffixed || scan.is.modifiers_behind)) {
    p.end = month->end;
    if (!month->from) return p;
    const CivilDate c = civil(*month->from);
    const auto day = make_day(c.year, c.month, static_cast<unsigned>(n->value));
    if (!day) return std::nullopt;
    p.set(day_period(*day), DateBasis::document);
    return p;
  }
  // "on the 15th": alone only behind a preposition and before the end of the phrase.
  if (!n->suffixed || scan.is.modifiers_behind) return std::nullopt;
  if (at == i && !(scan.is_number(at) && scan.has(i - 1, TimeRole::on))) return std::nullopt;  // "back on 5th"
  const bool expected = i > scan.begin && (scan.has(i - 1, TimeRole::on) || scan.has(i - 1, TimeRole::by) ||
                                           scan.has(i - 1, TimeRole::until) || scan.has(i - 1, TimeRole::since) ||
                                           scan.has(i - 1, TimeRole::for_));
  if (!expected || scan.is_word(n->end) || scan.is_number(n->end)) return std::nullopt;
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
