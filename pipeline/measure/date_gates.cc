#include "measure/date_gates.h"

#include <array>
#include <bit>

#include "measure/lists.h"
#include "measure/points.h"

namespace khabar::measure {

namespace {

using enum DateReader;

// How digits are written and what stands right behind them: bits beside those of start.
constexpr uint64_t first_shape = 1ull << start::bit_count;
constexpr uint64_t four_digits = first_shape << 0;
constexpr uint64_t glued_behind = first_shape << 1;   // letters: 1990s, 15th
constexpr uint64_t joined_behind = first_shape << 2;  // a slash, a dash, or two more numbers
constexpr uint64_t with_stop = first_shape << 3;      // 31.10.1974; 31.10 where a day is expected
constexpr uint64_t colon_behind = first_shape << 4;
constexpr uint64_t behind_preposition = first_shape << 5;  // of number words: "in two thousand"
constexpr uint64_t before_decade = first_shape << 6;       // of "the": digits that may be a decade's
constexpr uint64_t behind_date = first_shape << 7;         // a day of a list, perhaps
constexpr uint64_t within_word = first_shape << 8;         // "within"
constexpr uint64_t later_word = first_shape << 9;          // "later", "earlier"
constexpr uint64_t opening_ago = first_shape << 10;        // "after", with which the sentence begins
constexpr uint64_t behind_on = first_shape << 11;          // of "the": "on the", "by the"
constexpr uint64_t list_behind = first_shape << 12;        // of a day in digits: a comma, "and", "or"
constexpr uint64_t rank_behind = first_shape << 13;  // what of glued_behind may make a decade or a century: 1990s, 19th
constexpr int bit_count = start::bit_count + 14;

// Behind these a number in words may be a year: behind_time_preposition() decides.
constexpr uint64_t time_prepositions =
    role::bit(TimeRole::since) | role::bit(TimeRole::by) | role::bit(TimeRole::until) | role::bit(TimeRole::during) |
    role::bit(TimeRole::after) | role::bit(TimeRole::before) | role::bit(TimeRole::ago) | role::bit(TimeRole::part) |
    role::bit(TimeRole::within) | role::bit(TimeRole::on) | role::bit(Link::in) | role::bit(Link::of) |
    role::bit(Link::from) | role::bit(Link::to) | role::bit(Link::between);

// Behind these a day may stand by its number alone.
constexpr uint64_t before_days = role::bit(TimeRole::on) | role::bit(TimeRole::by) | role::bit(TimeRole::until) |
                                 role::bit(TimeRole::since) | role::bit(TimeRole::for_);

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
constexpr uint64_t fraction = start::quarter | start::fraction | start::quarter_unit;
constexpr uint64_t fourth = start::quarter | start::fraction | start::quarter_unit;
constexpr uint64_t month_word = start::month | start::short_unit;
constexpr uint64_t dated_year = numeral | start::year_unit;
constexpr uint64_t amount = numeral | start::a | start::qualifier;

constexpr Gate modifiers_before[] = {
    {joined_behind | with_stop, numeric},
    {start::weekday, numeric, start::digits, 3},
    {start::month | start::glued, named},
    {start::digits, named, start::month, 4},
    {list_behind, listed, start::month, 7},
    {behind_date, listed},
    {start::number, named, start::month, 6},
    {start::weekday, named, start::month | start::glued, 6},
    {start::the, named, numeral, 1, start::month, 7},
    {start::ordinal | glued_behind, nth, start::weekday | start::short_unit, 4, whole, 7},
    {start::ordinal, nth, start::weekday | start::short_unit, 2, start::ago | start::before, 4},
    {start::number, nth, start::ordinal, 3, start::weekday | start::short_unit, 4},
    {start::rel | start::last, nth, start::weekday | start::short_unit, 6, whole, reach},
    {start::the, nth, start::ordinal | start::last | start::rel, 3, start::weekday | start::short_unit, 7},
    {start::the, nth, start::fraction, 4, start::of, 5},
    {start::a, nth, start::ordinal, 1, start::short_unit, 4},
    {start::ordinal | start::rel, nth, start::fraction, 3, start::of, 4},
    {start::the, nth, start::unit | start::weekday, 1, start::of | start::ago | start::before, 2},
    {start::short_unit, nth, start::digits | start::of | start::ago | start::before, 1},
    {start::weekday, weekday},
    {start::rel, weekday, start::weekday, 5},
    {rank_behind, day_of_month},
    {start::digits, day_of_month, start::of, 1, month_word, 6},
    {start::number, day_of_month, start::of, 4, month_word, reach},
    {start::the, day_of_month, numeral, 1, month_word, reach},
    {behind_on, day_of_month, numeral, 1, start::ordinal | start::of, 4},
    {start::quarter, quarter},
    {start::season, quarter, dated_year, 7},
    {start::decade, quarter, start::quarter | start::ordinal, 1},
    {start::the, quarter, start::season, 1},
    {four_digits | glued_behind, quarter, start::quarter | start::ordinal | start::last, 3, fourth, 5},
    {start::ordinal, quarter, fourth, 2},
    {glued_behind, quarter, start::digits, 2},
    {start::the, quarter, start::quarter, 1},
    {start::the, quarter, start::ordinal | start::last, 2, fourth, 4},
    {start::last | start::rel, quarter, fourth, 2, start::digits | start::year_unit, 5},
    {start::last, quarter, fourth, 2},
    {start::the, quarter, start::rel, 1, fourth, 3},
    {within_word, stretch, start::unit | start::number, 7},
    {start::rel, stretch, numeral | start::qualifier, 4, start::unit | start::number, 8},
    {start::rel, stretch, start::unit, 2},
    {numeral, stretch, start::rel, 5, start::unit | start::number, 8},
    {numeral, distance, start::unit | start::weekday, 6, start::ago | start::opener | start::before | start::offset,
     reach},
    {numeral, distance, start::fraction, 2, start::ago | start::opener | start::before, 4},
    {start::qualifier | start::a, distance, start::unit | start::weekday, 7,
     start::ago | start::opener | start::before | start::offset, reach},
    {start::in | opening_ago, distance, amount, 1, start::unit | start::fraction, 8},
    {start::rel, relative_unit, start::unit | start::month | start::season | start::number | start::offset, 3},
    {start::unit | start::month, relative_unit, start::ago, 2},
    {start::the, relative_unit, start::unit, 2},
    {start::the, relative_unit, start::month, 2, start::ago, 5},
    {start::the, relative_unit, start::fraction, 1},
    {start::the | start::unit | start::weekday, relative_unit, start::before, 2, start::rel, 3},
    {start::offset, offset},
    {start::decade | four_digits | rank_behind | before_decade | start::glued, year},
    {start::digits, year, start::era, 1},
    {behind_preposition, year, numeral | start::decade | start::unit, 3},
    {start::number, year, start::decade, 3},
    {start::number, year, start::ordinal, 3, start::century_unit, 4},
    {start::ordinal, year, start::century_unit, 1},
    {start::year_unit | start::century_unit, year, numeral | start::of, 2},
    {start::the, year, start::decade, 3},
    {start::the, year, start::ordinal, 3, start::century_unit, 4},
    {colon_behind, clock},
    {start::digits, clock, start::clock, 3},
    {start::fraction, named_hour, start::rel | start::to, 1},
    {start::a, named_hour, start::fraction, 1, start::rel | start::to, 2},
    {start::daypart, named_hour},
    {start::rel, daypart, start::daypart, 3},
    {start::daypart, daypart, start::offset | start::month | start::digits, 3},
    {start::part, daypart, start::weekday | start::offset | start::daypart, 3},
    {start::daypart, daypart, start::of, 1, start::offset | start::month | start::weekday, 6},
    {start::the, daypart, start::daypart, 1, start::offset | start::month | start::weekday, 7},
    {start::every, set, start::unit | start::weekday, 5},
    {numeral, set, start::every, 3, start::unit, 6},
    {start::weekday, set},
    {start::part | later_word, part},
    {start::the, part, start::part, 2},
    {start::plural_unit, vague_duration},
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
    {start::number, nth, start::weekday | start::short_unit, 5},
    {start::weekday | start::short_unit, nth, start::number | start::rel, 5},
    {start::last | start::part, nth, start::weekday | start::short_unit, 5},
    {start::weekday, weekday},
    {start::rel | start::unit, weekday, start::weekday, 6},
    {numeral, day_of_month, start::unit | start::rel, 6},
    {start::weekday, day_of_month, numeral, 3},
    {start::quarter | start::season, quarter},
    {start::digits, quarter, fraction, 3},
    {start::fraction | start::quarter_unit, quarter, start::number | start::last, 3},
    {within_word, stretch, start::unit | start::number, 8},
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
    {start::year_unit | start::century_unit, year, numeral | start::decade, 4},
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
    {start::plural_unit, vague_duration},
    {start::vague, vague_duration, start::unit, 4},
};

// The gates that each bit may open, laid out for the loop below: what has no condition holds of ready_slot.
struct GateTable {
  static constexpr size_t most = 20;
  static constexpr uint8_t ready_slot = 0;
  static constexpr uint64_t always = 1ull << 63;  // no token's
  // A row without its `first`.
  struct Condition {
    uint64_t near, far;
    uint8_t n, m;
    DateReader reader;
  };
  std::array<std::array<Condition, most>, bit_count> gates{};
  std::array<uint8_t, bit_count> counts{};
  // By bit: without one of these among the bits behind it none of its gates opens.
  std::array<uint64_t, bit_count> needed{};
  uint64_t first = 0;

  // How often one of these stands in a text, roughly: small words and numbers more often than all others together.
  static constexpr int frequency(uint64_t bits) {
    constexpr uint64_t small =
        start::of | start::in | start::the | start::a | start::to | start::digits | start::number;
    return std::popcount(bits) + std::popcount(bits & small) * start::bit_count;
  }

  template <size_t size>
  constexpr explicit GateTable(const Gate (&rows)[size]) {
    for (Gate row : rows) {
      first |= row.first;
      if (row.n == ready_slot) row.near = ~uint64_t{0};
      if (row.m == ready_slot) row.far = ~uint64_t{0};
      for (int b = 0; b < bit_count; ++b) {
        if ((row.first >> b & 1) == 0) continue;
        gates[b][counts[b]++] = {row.near, row.far, row.n, row.m, row.reader};
        const uint64_t rarer = frequency(row.far) < frequency(row.near) ? row.far : row.near;
        needed[b] |= row.n == ready_slot && row.m == ready_slot ? always : rarer;
      }
    }
  }
};
constexpr GateTable before_table(modifiers_before), behind_table(modifiers_behind);

// "s", "'s", "th", or an era: may what is glued to digits make a decade, a century or a year of them?
bool may_be_of_rank(const Scan& scan, uint32_t i) {
  return scan.token(i).letters == 1 || scan.token(i).is(token_flag::clitic_s) ||
         (scan.starts(i) & (start::ordinal | start::era)) != 0;
}

// Does what joins a list stand behind the day at token i, or behind its ending?
bool may_be_in_list(const Scan& scan, uint32_t i) {
  constexpr uint64_t joins = role::bit(Link::and_) | role::bit(Link::or_);
  return ((scan.roles(i + 1) | scan.roles(i + 2) | scan.roles(i + 3)) & joins) != 0 || scan.token_is_comma(i + 1) ||
         scan.token_is_comma(i + 2);
}

// "10-3/4": what exchanges count by; days and months are not written so.
bool is_mixed_fraction(const Scan& scan, uint32_t i) {
  constexpr uint16_t most_digits = 2;
  return scan.is_number(i + 1) && scan.is_punct(i + 2, Punct::slash) && scan.is_number(i + 3) &&
         scan.token(i).letters <= most_digits && scan.token(i + 1).letters <= most_digits &&
         !(i > scan.begin && scan.is_punct(i - 1, Punct::slash));
}

// How the token of digits is written.
uint64_t shape_of_digits(const Scan& scan, uint32_t i) {
  constexpr uint16_t longest_day = 2, year = 4, compact_day = 8;
  const uint16_t letters = scan.token(i).letters;
  if (letters <= longest_day) return 0;
  // 31.10, where a day is expected
  const bool one_stop_tells = scan.is_phrase || scan.behind_day_word(i);
  if (letters < year && !one_stop_tells) return 0;
  const std::string_view text = scan.text(i);
  const size_t stop = text.find('.');
  if (stop == std::string_view::npos)
    return letters == year ? four_digits : letters == compact_day && scan.is_phrase ? with_stop : 0;
  return one_stop_tells || text.find('.', stop + 1) != std::string_view::npos ? with_stop : 0;
}

// The bits of token i that is digits, before tokens that have those bits.
uint64_t shape_of(const Scan& scan, uint32_t i, uint64_t behind) {
  constexpr uint16_t longest_day = 3;  // with an invisible mark
  const Token& token = scan.token(i);
  uint64_t shape = shape_of_digits(scan, i);
  if (token.letters <= 2 && may_go_on_with_days(scan, i)) shape |= behind_date;
  if (!scan.inside(i + 1)) return shape;
  const Token& next = scan.token(i + 1);
  if (next.kind == TokenKind::word && !next.is(token_flag::space_before))
    shape |= glued_behind | (may_be_of_rank(scan, i + 1) ? rank_behind : 0);
  if (token.letters <= longest_day && (behind & start::month) != 0 && may_be_in_list(scan, i)) shape |= list_behind;
  if (next.punct == Punct::slash || next.punct == Punct::dash ||
      (next.is(token_flag::hyphen_before) && !is_mixed_fraction(scan, i)) ||
      (next.kind == TokenKind::number && !next.is(token_flag::hyphen_before) && scan.is_number(i + 2)))
    shape |= joined_behind;
  if (next.punct == Punct::colon) shape |= colon_behind;
  return shape;
}

// What stands around words, as far as years and decades ask, and which words they are.
uint64_t shape_around(const Scan& scan, uint32_t i, uint64_t bits) {
  uint64_t shape = 0;
  if ((bits & start::number) != 0 && i > scan.begin && scan.may_have(i - 1, time_prepositions))
    shape |= behind_preposition;
  if ((bits & start::the) != 0) {  // "the '40s", "the 1990s"
    const uint32_t at = scan.is_number(i + 1) ? i + 1 : i + 2;
    if (scan.is_number(at) && (scan.token(at).letters == 4 || (scan.token(at).letters == 2 && scan.glued(at + 1))))
      shape |= before_decade;
  }
  if ((bits & start::the) != 0 && i > scan.begin && scan.may_have(i - 1, before_days)) shape |= behind_on;
  if ((bits & start::ago) != 0) {
    if (scan.may_have(i, role::bit(TimeRole::within))) shape |= within_word;
    if (scan.may_have(i, role::bit(TimeRole::later) | role::bit(TimeRole::ago))) shape |= later_word;
    if (i == scan.begin) shape |= opening_ago;
  }
  return shape;
}

// "10/1-11/2", "between 3/8 and 12/8", "5/12, 2015 - 6/12, 2015": does something that joins the ends of a range stand
// behind the two numbers at token i, which a mark joins? Not behind "6-4" and "3/4".
bool may_end_as_date(const Scan& scan, uint32_t i) {
  const uint32_t next = scan.hyphened(i + 1) ? i + 1 : i + 2;
  if (!scan.is_number(next)) return false;
  constexpr uint64_t joins = role::joint | role::bit(Link::to) | role::bit(Link::and_);
  const bool goes_on = scan.token_is_comma(next + 1) || (scan.starts(next + 1) & start::era) != 0;
  return goes_on || scan.may_have(next + 1, joins);
}

// Is there, among the bits of the numeral at token i and of what stands behind it, something that makes a date of it?
bool may_be_dated(const Scan& scan, uint32_t i, uint64_t bits, uint64_t behind) {
  constexpr uint64_t dated = start::month | start::weekday | start::unit | start::rel | start::offset | start::season |
                             start::quarter | start::decade | start::glued;
  return ((behind | bits) & dated) != 0 || (bits & (four_digits | with_stop)) != 0 ||
         ((bits & joined_behind) != 0 && may_end_as_date(scan, i));
}

// May the digits at token i, of that shape, be an end of a range: a day, a year, or a whole date in digits, which
// begins with one of these?
bool may_be_end(const Scan& scan, uint32_t i, uint64_t shape) {
  constexpr uint64_t dated = four_digits | glued_behind | with_stop;
  constexpr uint16_t longest_day = 2;
  return scan.token(i).letters <= longest_day || (shape & dated) != 0 || (scan.starts(i + 1) & start::era) != 0;
}

// "between", "from" and the beginning of a date; or a number with something behind it that joins the ends of a range.
bool may_begin_range(const Scan& scan, uint32_t i, uint64_t bits, uint64_t behind) {
  constexpr uint64_t heart = start::date_core | numeral;
  if ((bits & start::opener) != 0 || ((bits & start::of) != 0 && scan.is.of_opens_ranges)) {
    const uint64_t next = scan.starts(i + 1);
    if ((next & start::digits) != 0 && !scan.is.of_opens_ranges) {
      const uint64_t shape = shape_of(scan, i + 1, behind);
      return may_be_end(scan, i + 1, shape) && may_be_dated(scan, i + 1, shape, behind);
    }
    return (next & heart) != 0 || ((next & (start::the | start::a)) != 0 && (scan.starts(i + 2) & heart) != 0);
  }
  constexpr uint64_t pair = start::unit | start::dual;
  if ((bits & pair) == pair && (scan.starts(i + 1) & start::digits) != 0) return true;
  constexpr uint64_t starting = role::bit(TimeRole::starting);
  constexpr uint64_t joins = role::joint | role::bit(Link::to);
  if ((bits & (numeral | start::the | start::a)) == 0 && (bits & pair) != pair) return false;
  const uint64_t roles = scan.roles_behind(i);
  const bool joined = (roles & joins) != 0 && ((bits & start::digits) == 0 || may_be_end(scan, i, bits));
  if (!joined && (roles & starting) == 0) return false;
  return scan.is.of_opens_ranges || may_be_dated(scan, i, bits, behind);
}

}  // namespace

uint32_t readers_at(const Scan& scan, uint32_t i) {
  uint64_t bits = scan.starts(i);
  if ((bits & ~start::measure) == 0) {  // '98; the mark is one of feet as well
    const bool year_mark = scan.is_punct(i, Punct::apostrophe) || scan.is_punct(i, Punct::quote_open);
    return year_mark && scan.is_number(i + 1) ? bit(year) : 0;
  }
  uint64_t behind[reach + 1];
  scan.starts_behind(i, behind);
  if ((bits & start::digits) != 0) bits |= shape_of(scan, i, behind[reach]);
  if ((bits & (start::number | start::the | start::ago)) != 0) bits |= shape_around(scan, i, bits);
  const GateTable& table = scan.is.modifiers_behind ? behind_table : before_table;
  uint32_t readers = may_begin_range(scan, i, bits, behind[reach]) ? bit(range) : 0;
  behind[GateTable::ready_slot] = 1;
  for (bits &= table.first; bits != 0; bits &= bits - 1) {
    const auto b = static_cast<size_t>(std::countr_zero(bits));
    if ((table.needed[b] & (behind[reach] | GateTable::always)) == 0) continue;
    const GateTable::Condition* const gates = table.gates[b].data();
    for (const GateTable::Condition* gate = gates; gate != gates + table.counts[b]; ++gate) {
      // Half of the gates open, which no processor guesses: so no branch.
      const uint32_t near = (behind[gate->n] & gate->near) != 0, far = (behind[gate->m] & gate->far) != 0;
      readers |= (near & far) << static_cast<int>(gate->reader);
    }
  }
  return readers;
}

bool may_end_range(const Scan& scan, uint32_t i) { return may_be_end(scan, i, shape_of(scan, i, 0)); }

}  // namespace khabar::measure
