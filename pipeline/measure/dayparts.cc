// Parts of the day beside a day: Monday morning, late on Monday night, this evening, the eve of a feast.
#include "measure/dates.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

const Reading* daypart_at(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.time(i, TimeRole::daypart);
  return r != nullptr && r->proclitic_bytes == 0 ? r : nullptr;
}

// "on the eve of Christmas", "ashiyyat id al-fitr": the day before the feast, or before the month that it opens.
std::optional<Point> read_eve(const Scan& scan, uint32_t i) {
  const Reading* const eve = scan.time(i, TimeRole::daypart);
  if (eve == nullptr || eve->word->text2 != "eve") return std::nullopt;
  const bool feast = scan.time(eve->end, TimeRole::holiday) != nullptr;
  auto p = feast ? read_offset(scan, eve->end) : read_named_date(scan, eve->end);
  if (!p || (!feast && scan.is.modifiers_behind && p->grain == Grain::day)) return std::nullopt;
  resolve(scan, *p, Tense::none);
  p->begin = i;
  p->grain = Grain::day;
  p->timex = "XXXX-XX-XX";
  if (p->from) p->set(day_period(*p->from - std::chrono::days(1)), p->basis);
  return p;
}

// English: "late Monday night", "early on Wednesday", "late yesterday": at which hour is left open, and the days are
// those that follow.
std::optional<Point> read_edge_of_day(const Scan& scan, uint32_t i) {
  const Reading* const edge = scan.is.modifiers_behind ? nullptr : scan.time(i, TimeRole::part);
  if (edge == nullptr || edge->end != i + 1 || (edge->word->text != "early" && edge->word->text != "late"))
    return std::nullopt;
  const uint32_t at = scan.has(edge->end, TimeRole::on) ? edge->end + 1 : edge->end;
  if (scan.hyphened(at)) return std::nullopt;
  std::optional<Point> p;
  if (scan.find(at, WordKind::weekday) != nullptr || scan.time(at, TimeRole::offset) != nullptr)
    p = read_point(scan, at);
  else if (at == edge->end && (scan.starts(at) & start::rel) != 0)
    p = read_daypart_first(scan, at);
  if (!p || p->grain != Grain::day || p->from != p->to) return std::nullopt;
  take_daypart(scan, *p);
  p->begin = i;
  return p;
}

// English: "the morning of October 10", "the night of the 3rd of May".
std::optional<Point> read_part_of_day(const Scan& scan, uint32_t i) {
  if (scan.is.modifiers_behind) return std::nullopt;
  const Reading* const the = scan.link(i, Link::the);
  const Reading* const part = daypart_at(scan, the != nullptr ? the->end : i);
  const Reading* const of = part != nullptr && part->word->text2.empty() ? scan.link(part->end, Link::of) : nullptr;
  if (of == nullptr) return std::nullopt;
  auto p = read_point(scan, of->end);
  if (!p || p->grain != Grain::day || p->from != p->to || p->timex.find('T') != std::string::npos) return std::nullopt;
  p->begin = i;
  p->timex += "T" + std::string(part->word->text);
  return p;
}

}  // namespace

// "Monday morning", "this morning", "last night".
void take_daypart(const Scan& scan, Point& p) {
  if (p.grain != Grain::day || p.timex.find('T') != std::string::npos) return;
  uint32_t at = p.end;
  if (const Reading* in = scan.link(at, Link::in);
      in != nullptr && !scan.is.modifiers_behind && scan.has(in->end, Link::the))
    at = in->end + 1;
  const Reading* const r = daypart_at(scan, at);
  if (r == nullptr) return;
  // "id al-fitr sabah ams": the morning is yesterday's
  if (scan.is.modifiers_behind && (scan.starts(r->end) & (start::offset | start::weekday)) != 0) return;
  p.timex += "T" + std::string(r->word->text);
  p.end = r->end;
}

namespace {

// Arabic: "layl al-ithnayn al-thulatha", "laylat al-sabt - al-ahad": the night between the two, told by its evening.
void take_second_day_of_night(const Scan& scan, Point& p) {
  uint32_t at = p.end;
  const bool mark = scan.is_dash(at) || scan.is_punct(at, Punct::slash) || scan.link(at, Link::to) != nullptr;
  if (mark) ++at;
  const Reading* const next = read_weekday(scan, at);
  constexpr int week = 7;
  if (next == nullptr || next->proclitic_bytes > 0 || next->word->number != p.weekday % week + 1) return;
  p.end = next->end;
  if (p.to) p.to = *p.to + std::chrono::days(1);
}

}  // namespace

// "sabah al-jum'a", "this morning".
std::optional<Point> read_daypart_first(const Scan& scan, uint32_t i) {
  if (auto eve = read_eve(scan, i)) return eve;
  if (auto edge = read_edge_of_day(scan, i)) return edge;
  if (auto part = read_part_of_day(scan, i)) return part;
  const Reading* rel = scan.time(i, TimeRole::rel);
  if (rel == nullptr) rel = scan.time(i, TimeRole::demonstrative);  // "hadha al-sabah"
  if (rel != nullptr && rel->word->number == 0 && rel->word->text != "same" && rel->word->text != "that") {
    const Reading* const part = daypart_at(scan, rel->end);
    // "hadha zahara": this appeared
    if (part == nullptr || (scan.is.joined_article && !scan.begins_with_article(rel->end))) return std::nullopt;
    Point p;
    p.begin = i;
    p.end = part->end;
    p.grain = Grain::day;
    p.timex = "XXXX-XX-XX";
    if (scan.doc.date) p.set(day_period(*scan.doc.date), DateBasis::document);
    p.timex += "T" + std::string(part->word->text);
    p.rule = part->word->rule;
    return p;
  }
  if (!scan.is.modifiers_behind) return std::nullopt;
  const Reading* const part = scan.time(i, TimeRole::daypart);
  if (part == nullptr) return std::nullopt;
  auto p = read_weekday_point(scan, part->end);
  if (p)  // "masa yawm al-khamis 9/4/2015"
    if (auto whole = read_point(scan, part->end); whole && whole->end > p->end) p = std::move(whole);
  if (!p) p = read_offset(scan, part->end);
  if (!p || p->grain != Grain::day || p->timex.find('T') != std::string::npos) return std::nullopt;
  p->begin = i;
  take_twin(scan, *p);
  if (part->word->text == "NI" && p->weekday > 0) take_second_day_of_night(scan, *p);
  p->timex += "T" + std::string(part->word->text);
  return p;
}

}  // namespace khabar::measure
