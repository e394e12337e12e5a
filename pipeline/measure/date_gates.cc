#include "measure/date_gates.h"

#include <array>
#include <bit>

#include "measure/lists.h"
#include "measure/points.h"

namespace khabar::measure {

namespace {

using enum DateReader;

// How digits are written and what stands right behind them: bits beside those of start.
constexpr uint64_t four_digits = 1ull << 40;
constexpr uint64_t glued_behind = 1ull << 41;   // letters: 1990s, 15th
constexpr uint64_t joined_behind = 1ull << 42;  // a slash, a dash, or two more numbers
constexpr uint64_t with_stop = 1ull << 43;      // 31.10.1974; 31.10 where a day is expected
constexpr uint64_t colon_behind = 1ull << 44;
constexpr uint64_t behind_preposition = 1ull << 45;  // of number words: "in two thousand"
constexpr uint64_t before_decade = 1ull << 46;       // of "the": digits that may be a decade's
constexpr uint64_t behind_date = 1ull << 47;         // a day of a list, perhaps
constexpr int bit_count = 48;

// Behind these a number in words may be a year: behind_time_preposition() decides.
constexpr uint64_t time_prepositions =
    role::bit(TimeRole::since) | role::bit(TimeRole::by) | role::bit(TimeRole::until) | role::bit(TimeRole::during) |
    role::bit(TimeRole::after) | role::bit(TimeRole::before) | role::bit(TimeRole::ago) | role::bit(TimeRole::part) |
    role::bit(TimeRole::within) | role::bit(TimeRole::on) | role::bit(Link::in) | role::bit(Link::of) |
    role::bit(Link::from) | role::bit(Link::to) | role::bit(Link::between);

// A reader is worth asking at a token with one of the bits `first`, if one of `near` is among the bits of the `n`
// tokens behind it, and one of `far` among those of the `m` behind it. No tokens: no condition.
struct Gate {
  uint64_t first;
  DateReader reader;
  uint64_t near = 0;
  uint8_t n = 0;
  uint64_t far = 0;
  uint8_t m = 0;
};

constexpr uint8_t reach = Readings::padding;
constexpr uint64_t numeral = start::digits | start::number;
constexpr uint64_t whole = start::of | start::in | start::rel | start::the | start::unit | start::month;
constexpr uint64_t fraction = start::quarter | start::number | start::unit;  // in Arabic
constexpr uint64_t fourth = start::quarter | start::fraction | start::unit;  // in English
constexpr uint64_t month_word = start::month | start::unit;
constexpr uint64_t amount = numeral | start::a | start::qualifier;

constexpr Gate modifiers_before[] = {
    {joined_behind | with_stop, numeric},
    {start::weekday, numeric, start::digits, 3},
    {start::month | start::glued, named},
    {start::digits, named, start::month, 4},
    {start::digits, listed, start::month, 7},
    {behind_date, listed},
    {start::number, named, start::month, 6},
    {start::weekday, named, start::month | start::glued, 6},
    {start::the, named, start::month, 7},
    {start::ordinal | glued_behind, nth, start::weekday | start::unit, 4, whole, 7},
    {start::ordinal, nth, start::weekday | start::unit, 2, start::ago | start::before, 4},
    {start::number, nth, start::ordinal, 3, start::weekday | start::unit, 4},
    {start::rel | start::last, nth, start::weekday | start::unit, 6, whole, reach},
    {start::the, nth, start::ordinal | start::last | start::rel, 3, start::weekday | start::unit, 7},
    {start::the, nth, start::fraction, 4, start::of, 5},
    {start::ordinal | start::rel, nth, start::fraction, 3, start::of, 4},
    {start::the, nth, start::unit | start::weekday, 1, start::of | start::ago | start::before, 2},
    {start::unit, nth, start::digits | start::of | start::ago | start::before, 1},
    {start::weekday, weekday},
    {start::rel, weekday, start::weekday, 5},
    {glued_behind, day_of_month},
    {start::digits, day_of_month, start::of, 1, month_word, 6},
    {start::number, day_of_month, start::of, 4, month_word, reach},
    {start::the, day_of_month, numeral, 1, start::ordinal | start::of, 4},
    {start::quarter | start::season, quarter},
    {four_digits | glued_behind, quarter, start::quarter | start::ordinal | start::last, 3, fourth, 5},
    {start::ordinal, quarter, fourth, 2},
    {glued_behind, quarter, start::digits, 2},
    {start::the, quarter, start::quarter, 1},
    {start::the, quarter, start::ordinal | start::last, 2, fourth, 4},
    {start::last | start::rel, quarter, fourth, 2, start::digits | start::unit, 5},
    {start::last, quarter, fourth, 2},
    {start::the, quarter, start::rel, 1, fourth, 3},
    {start::ago, stretch, start::unit | start::number, 7},
    {start::rel, stretch, numeral | start::qualifier, 4, start::unit | start::number, 8},
    {start::rel, stretch, start::unit, 2},
    {numeral, stretch, start::rel, 5, start::unit | start::number, 8},
    {numeral, distance, start::unit | start::weekday, 6, start::ago | start::opener | start::before | start::offset,
     reach},
    {numeral, distance, start::fraction, 2, start::ago | start::opener | start::before, 4},
    {start::qualifier | start::a, distance, start::unit | start::weekday, 7,
     start::ago | start::opener | start::before | start::offset, reach},
    {start::in | start::ago, distance, amount, 1, start::unit | start::fraction, 8},
    {start::rel, relative_unit, start::unit | start::month | start::season | start::number | start::offset, 3},
    {start::unit | start::month, relative_unit, start::ago, 2},
    {start::the, relative_unit, start::unit | start::month, 2},
    {start::the, relative_unit, start::fraction, 1, start::rel | start::to, 2},
    {start::the | start::unit | start::weekday, relative_unit, start::before, 2, start::rel, 3},
    {start::offset, offset},
    {start::decade | four_digits | glued_behind | before_decade | start::glued, year},
    {start::digits, year, start::era, 1},
    {behind_preposition, year, numeral | start::decade | start::unit, 3},
    {start::number, year, start::decade, 3},
    {start::number, year, start::ordinal, 3, start::unit, 4},
    {start::ordinal, year, start::unit, 1},
    {start::unit, year, numeral | start::of, 2},
    {start::the, year, start::decade, 3},
    {start::the, year, start::ordinal, 3, start::unit, 4},
    {colon_behind, clock},
    {start::digits, clock, start::clock, 3},
    {start::fraction, named_hour, start::rel | start::to, 1},
    {start::a, named_hour, start::fraction, 1, start::rel | start::to, 2},
    {start::rel, daypart, start::daypart, 3},
    {start::daypart, daypart, start::offset | start::month | start::digits, 3},
    {start::every, set, start::unit | start::weekday, 5},
    {start::weekday, set},
    {start::part | start::ago, part},
    {start::the, part, start::part, 2},
    {start::unit, vague_duration},
    {start::vague, vague_duration, start::unit, 4},
};

constexpr Gate modifiers_behind[] = {
    {joined_behind | with_stop, numeric},
    {start::weekday, numeric, start::digits, 4},
    {start::unit, numeric, start::weekday, 1, start::digits, 5},
    {start::month, named},
    {numeral, named, start::month | start::unit | start::glued, 7},
    {numeral, listed, start::month, 9},
    {behind_date, listed},
    {start::weekday, named, start::month | start::unit | start::glued, 9},
    {start::unit, named, start::month | numeral, 3},
    {start::number, nth, start::weekday | start::unit, 5},
    {start::weekday | start::unit, nth, start::number | start::rel, 5},
    {start::last | start::part, nth, start::weekday | start::unit, 5},
    {start::weekday, weekday},
    {start::rel | start::unit, weekday, start::weekday, 6},
    {numeral, day_of_month, start::unit, 6},
    {start::weekday, day_of_month, numeral, 3},
    {start::quarter | start::season, quarter},
    {start::digits, quarter, fraction, 3},
    {start::number | start::unit, quarter, start::number | start::last, 3},
    {start::ago, stretch, start::unit | start::number, 8},
    {start::unit, stretch, start::rel, 7},
    {numeral, stretch, start::unit, 3, start::rel, 6},
    {start::last, stretch, start::unit, 5},
    {start::ago, distance, start::unit | start::weekday, 8},
    {numeral, distance, start::unit, 3, start::ago, 5},
    {start::dual, distance, start::ago, 2},
    {start::rel, relative_unit, start::unit | start::season, 2},
    {start::unit, relative_unit, start::rel, 3},
    {start::fraction, relative_unit, start::rel, 1},
    {start::offset, offset},
    {start::decade | four_digits | glued_behind, year},
    {start::digits, year, start::era, 1},
    {start::number, year, numeral | start::unit | start::decade, 4},
    {start::unit, year, numeral | start::decade, 4},
    {colon_behind, clock},
    {start::digits, clock, start::clock, 1},
    {start::clock, named_hour},
    {numeral, named_hour, start::daypart, 6},
    {start::rel, daypart, start::daypart, 3},
    {start::daypart, daypart, start::weekday | start::offset | start::unit | start::month, 4},
    {start::every, set, start::unit | start::weekday, 5},
    {start::part, part},
    {start::last, part, start::unit, 1},
    {start::the, part, start::part, 2},
    {start::unit, vague_duration},
    {start::vague, vague_duration, start::unit, 4},
};

// The gates that each bit may open, laid out for the loop below: what has no condition holds of ready_slot.
struct GateTable {
  static constexpr size_t most = 16;
  static constexpr uint8_t ready_slot = 0;
  static constexpr uint64_t always = 1ull << 63;  // no token's
  std::array<std::array<Gate, most>, bit_count> gates{};
  std::array<uint8_t, bit_count> counts{};
  // By bit: without one of these among the bits behind it none of its gates opens.
  std::array<uint64_t, bit_count> needed{};
  uint64_t first = 0;

  template <size_t size>
  constexpr explicit GateTable(const Gate (&rows)[size]) {
    for (Gate row : rows) {
      first |= row.first;
      if (row.n == ready_slot) row.near = ~uint64_t{0};
      if (row.m == ready_slot) row.far = ~uint64_t{0};
      for (int b = 0; b < bit_count; ++b) {
        if ((row.first >> b & 1) == 0) continue;
        gates[b][counts[b]++] = row;
        needed[b] |= row.m != ready_slot ? row.far : row.n != ready_slot ? row.near : always;
      }
    }
  }
};
constexpr GateTable before_table(modifiers_before), behind_table(modifiers_behind);

// The bits of token i that is digits.
uint64_t shape_of(const Scan& scan, uint32_t i) {
  const Token& token = scan.token(i);
  uint64_t shape = 0;
  if (token.letters <= 2 && may_go_on_with_days(scan, i)) shape |= behind_date;
  if (token.letters > 2) {
    const std::string_view text = scan.text(i);
    const size_t stop = text.find('.');
    constexpr uint16_t compact_day = 8;
    if (stop == std::string_view::npos)
      shape |= token.letters == 4 ? four_digits : token.letters == compact_day && scan.is_phrase ? with_stop : 0;
    else if (text.find('.', stop + 1) != std::string_view::npos || scan.is_phrase || scan.behind_day_word(i))
      shape |= with_stop;
  }
  if (!scan.inside(i + 1)) return shape;
  const Token& next = scan.token(i + 1);
  if (next.kind == TokenKind::word && !next.is(token_flag::space_before)) shape |= glued_behind;
  if (next.punct == Punct::slash || next.punct == Punct::dash || next.is(token_flag::hyphen_before) ||
      (next.kind == TokenKind::number && scan.is_number(i + 2)))
    shape |= joined_behind;
  if (next.punct == Punct::colon) shape |= colon_behind;
  return shape;
}

// What stands around words, as far as years and decades ask.
uint64_t shape_around(const Scan& scan, uint32_t i, uint64_t bits) {
  uint64_t shape = 0;
  if ((bits & start::number) != 0 && i > scan.begin && scan.may_have(i - 1, time_prepositions))
    shape |= behind_preposition;
  if ((bits & start::the) != 0) {  // "the '40s", "the 1990s"
    const uint32_t at = scan.is_number(i + 1) ? i + 1 : i + 2;
    if (scan.is_number(at) && (scan.token(at).letters == 4 || (scan.token(at).letters == 2 && scan.glued(at + 1))))
      shape |= before_decade;
  }
  return shape;
}

// Is there, among the bits of a numeral and of what stands behind it, something that makes a date of it?
bool may_be_dated(uint64_t bits, uint64_t behind) {
  constexpr uint64_t dated = start::month | start::weekday | start::unit | start::rel | start::offset | start::season |
                             start::quarter | start::decade | start::glued;
  return ((behind | bits) & dated) != 0 || (bits & (four_digits | joined_behind | with_stop)) != 0;
}

// "between", "from" and the beginning of a date; or a number with something behind it that joins the ends of a range.
bool may_begin_range(const Scan& scan, uint32_t i, uint64_t bits, uint64_t behind) {
  constexpr uint64_t heart = start::date_core | numeral;
  if ((bits & start::opener) != 0 || ((bits & start::of) != 0 && scan.is.of_opens_ranges)) {
    const uint64_t next = scan.starts(i + 1);
    if ((next & start::digits) != 0 && !scan.is.of_opens_ranges) return may_be_dated(shape_of(scan, i + 1), behind);
    return (next & heart) != 0 || ((next & (start::the | start::a)) != 0 && (scan.starts(i + 2) & heart) != 0);
  }
  constexpr uint64_t pair = start::unit | start::dual;
  if ((bits & pair) == pair && (scan.starts(i + 1) & start::digits) != 0) return true;
  constexpr uint64_t joins = role::joint | role::bit(Link::to) | role::bit(TimeRole::starting);
  if ((bits & (numeral | start::the | start::a)) == 0 && (bits & pair) != pair) return false;
  if ((scan.roles_behind(i) & joins) == 0) return false;
  return scan.is.of_opens_ranges || may_be_dated(bits, behind);
}

}  // namespace

uint32_t readers_at(const Scan& scan, uint32_t i) {
  uint64_t bits = scan.starts(i);
  if (bits == 0) {  // '98
    const bool year_mark = scan.is_punct(i, Punct::apostrophe) || scan.is_punct(i, Punct::quote_open);
    return year_mark && scan.is_number(i + 1) ? bit(year) : 0;
  }
  if ((bits & start::digits) != 0) bits |= shape_of(scan, i);
  if ((bits & (start::number | start::the)) != 0) bits |= shape_around(scan, i, bits);
  const GateTable& table = scan.is.modifiers_behind ? behind_table : before_table;
  uint64_t behind[reach + 1];
  scan.starts_behind(i, behind);
  uint32_t readers = may_begin_range(scan, i, bits, behind[reach]) ? bit(range) : 0;
  behind[GateTable::ready_slot] = 1;
  for (bits &= table.first; bits != 0; bits &= bits - 1) {
    const auto b = static_cast<size_t>(std::countr_zero(bits));
    if ((table.needed[b] & (behind[reach] | GateTable::always)) == 0) continue;
    const Gate* const gates = table.gates[b].data();
    for (const Gate* gate = gates; gate != gates + table.counts[b]; ++gate) {
      // Half of the gates open, which no processor guesses: so no branch.
      const uint32_t near = (behind[gate->n] & gate->near) != 0, far = (behind[gate->m] & gate->far) != 0;
      readers |= (near & far) << static_cast<int>(gate->reader);
    }
  }
  return readers;
}

}  // namespace khabar::measure
