#include "measure/calendar_units.h"

#include "measure/numbers.h"

namespace khabar::measure {

const Reading* any_unit(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.find(i, WordKind::time_unit);
  return r != nullptr && !r->word->is(word_flag::suffix) ? r : nullptr;
}

const Reading* fourth_at(const Scan& scan, uint32_t i) {
  constexpr double fourth = 0.25;
  const Reading* const r = scan.find(i, WordKind::fraction);
  return r != nullptr && r->word->value == fourth ? r : nullptr;
}

bool is_calendar_unit(TimeUnit unit) { return unit >= TimeUnit::day && unit != TimeUnit::none; }

// XXXX-WXX, XXXX-XX: a unit of which only the kind is known.
std::string open_unit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
    case TimeUnit::night:
      return "XXXX-XX-XX";
    case TimeUnit::workweek:
    case TimeUnit::week:
    case TimeUnit::weekend:
      return "XXXX-WXX";
    case TimeUnit::month:
      return "XXXX-XX";
    case TimeUnit::quarter:
      return "XXXX-QX";
    case TimeUnit::decade:
      return "XXX";
    case TimeUnit::century:
      return "XX";
    default:
      return "XXXX";
  }
}

Grain grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
      return Grain::time;
    case TimeUnit::day:
    case TimeUnit::night:
    case TimeUnit::businessday:
    case TimeUnit::weekend:
      return Grain::day;
    case TimeUnit::workweek:
    case TimeUnit::week:
    case TimeUnit::fortnight:
      return Grain::week;
    case TimeUnit::month:
      return Grain::month;
    case TimeUnit::quarter:
      return Grain::quarter;
    case TimeUnit::year:
      return Grain::year;
    case TimeUnit::decade:
      return Grain::decade;
    case TimeUnit::century:
      return Grain::century;
    case TimeUnit::none:
      break;
  }
  return Grain::none;
}

void set_neighbour(const Scan& scan, Point& p, TimeUnit unit, int steps) {
  p.grain = grain_of(unit);
  p.timex = open_unit(unit);
  if (!scan.doc.date) return;
  if (const auto period = neighbour(*scan.doc.date, unit, steps)) p.set(*period, DateBasis::document);
}

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

bool is_lone_article(const Scan& scan, uint32_t i) {
  constexpr uint16_t longest = 3;  // with a tatweel
  return scan.begins_with_article(i) && scan.token(i).letters <= longest && scan.is_number(i + 1);
}

bool is_definite(const Scan& scan, const Reading& r) {
  const std::string_view text = scan.text(r.begin).substr(r.proclitic_bytes);
  return (r.proclitics & proclitic_flag::article) != 0 || scan.grammar.begins_with_article(text);
}

}  // namespace khabar::measure
