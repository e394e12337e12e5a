#include "measure/figures.h"

#include "measure/figure_reader.h"

namespace khabar::measure {

namespace {

// Is a figure worth reading at token i, which may begin one? Looks at the bits of the next few tokens only.
bool is_worth_reading(const Scan& scan, uint32_t i) {
  constexpr uint64_t number = start::digits | start::number;
  constexpr uint64_t sure = number | start::dual | start::minus | start::decade;
  const uint64_t bits = scan.starts(i);
  if ((bits & sure) != 0) return true;
  const uint64_t next = scan.starts(i + 1);
  constexpr uint64_t hedged = number | start::dual | start::minus | start::currency | start::measure | start::unit;
  if ((bits & start::qualifier) != 0 && (scan.starts_near(i + 1, 5) & (hedged | start::vague | start::plural)) != 0)
    return true;
  if ((bits & start::currency) != 0)
    return (next & (start::digits | start::currency)) != 0 || scan.is_dash(i + 1) || i == scan.begin ||
           scan.is_punct(i + 1, Punct::currency) || scan.is_punct(i + 1, Punct::full_stop) ||
           (scan.is.lone_units_count && (next & start::number) != 0);
  if ((bits & (start::opener | start::of)) != 0 && (next & (hedged | start::qualifier)) != 0) return true;
  if ((bits & (start::opener | start::of)) != 0 && scan.is_dash(i + 1) && scan.is_number(i + 2)) return true;
  if ((bits & start::opener) != 0 && (next & start::of) != 0 && (scan.starts(i + 2) & hedged) != 0) return true;
  if ((bits & start::opener) != 0 && (next & (start::the | start::a)) != 0 && (scan.starts(i + 2) & number) != 0)
    return true;
  if ((bits & start::a) != 0) {
    if ((next & (number | start::measure | start::currency | start::unit)) != 0) return true;
    if (((next | scan.starts(i + 2)) & start::unit) != 0) return true;
    return ((next | scan.starts_near(i + 2, 2)) & start::human) != 0 && scan.anywhere(start::cue);
  }
  if ((bits & start::no) != 0 && scan.anywhere(start::cue)) return true;
  if ((bits & start::no) != 0)
    return (scan.starts_near(i + 1, 3) & (start::plural | start::human | start::counted)) != 0;
  if ((bits & start::whole) != 0) return (next & start::unit) != 0 || (scan.starts(i + 2) & start::unit) != 0;
  if ((bits & (start::measure | start::unit)) != 0) return scan.is.lone_units_count;
  if ((bits & start::counted) != 0)
    return scan.is.lone_units_count &&
           ((scan.starts_near(i + 1, 3) & start::number) != 0 ||
            ((bits & start::human) != 0 && scan.anywhere(start::cue | start::dual | start::plural)));
  if ((bits & start::plural) != 0) return scan.is.lone_units_count && (next & start::number) != 0;
  const Token& t = scan.token(i);
  if (t.punct == Punct::dash && scan.is_punct(i + 1, Punct::full_stop)) return scan.is_number(i + 2);  // -.5
  if (t.punct == Punct::dash && (next & start::currency) != 0) return scan.is_number(i + 2);           // -$5
  if (t.kind == TokenKind::punctuation)
    return (next & number) != 0 && (t.punct == Punct::dash || t.punct == Punct::plus || t.punct == Punct::full_stop ||
                                    t.punct == Punct::currency || t.punct == Punct::percent || t.punct == Punct::other);
  return t.is(token_flag::has_digit);
}

}  // namespace

std::optional<uint32_t> read_figure(const Scan& scan, uint32_t i, std::vector<Figure>& figures) {
  if (!is_worth_reading(scan, i)) return std::nullopt;
  return FigureReader(scan, i, figures).run();
}

}  // namespace khabar::measure
