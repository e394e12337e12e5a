// What words and tokens may begin, as bits: what the grammar of measure asks before it reads anything.
#pragma once

#include <cstdint>

namespace khabar::measure {

struct Word;

// What may begin at a token, or stand beside what begins: the grammar's readers ask these bits first, so that most
// tokens cost one test.
namespace start {
inline constexpr uint64_t digits = 1ull << 0;
inline constexpr uint64_t number = 1ull << 1;  // number, ordinal and fraction words
inline constexpr uint64_t month = 1ull << 2;
inline constexpr uint64_t weekday = 1ull << 3;
inline constexpr uint64_t unit = 1ull << 4;    // of time
inline constexpr uint64_t rel = 1ull << 5;     // next, last, this
inline constexpr uint64_t offset = 1ull << 6;  // today, now, Christmas, annual
inline constexpr uint64_t ago = 1ull << 7;     // ago, since, after, within, later
inline constexpr uint64_t part = 1ull << 8;
inline constexpr uint64_t season = 1ull << 9;
inline constexpr uint64_t daypart = 1ull << 10;
inline constexpr uint64_t every = 1ull << 11;
inline constexpr uint64_t quarter = 1ull << 12;
inline constexpr uint64_t decade = 1ull << 13;
inline constexpr uint64_t last = 1ull << 14;
inline constexpr uint64_t the = 1ull << 15;
inline constexpr uint64_t in = 1ull << 16;
inline constexpr uint64_t a = 1ull << 17;
inline constexpr uint64_t opener = 1ull << 18;  // between, from
inline constexpr uint64_t qualifier = 1ull << 19;
inline constexpr uint64_t currency = 1ull << 20;
inline constexpr uint64_t measure = 1ull << 21;  // units of measure
inline constexpr uint64_t counted = 1ull << 22;  // singular nouns
inline constexpr uint64_t dual = 1ull << 23;     // of nouns, units, money and time
inline constexpr uint64_t no = 1ull << 24;
inline constexpr uint64_t minus = 1ull << 25;
inline constexpr uint64_t to = 1ull << 26;
inline constexpr uint64_t clock = 1ull << 27;
inline constexpr uint64_t whole = 1ull << 28;  // all, full; for the
inline constexpr uint64_t era = 1ull << 29;
inline constexpr uint64_t of = 1ull << 30;
inline constexpr uint64_t vague = 1ull << 31;     // several; midyear: says something with no number beside it
inline constexpr uint64_t cue = 1ull << 32;       // killed, arrested: one man beside it counts
inline constexpr uint64_t human = 1ull << 33;     // a singular noun of people
inline constexpr uint64_t plural = 1ull << 34;    // a plural noun
inline constexpr uint64_t glued = 1ull << 35;     // letters with digits in one token: Oct2
inline constexpr uint64_t before = 1ull << 36;    // of time
inline constexpr uint64_t ordinal = 1ull << 37;   // beside `number`; the endings of 15th too
inline constexpr uint64_t fraction = 1ull << 38;  // beside `number`
// Beside `unit`: which.
inline constexpr uint64_t short_unit = 1ull << 39;    // day, week, weekend, month: its nth one is a date
inline constexpr uint64_t quarter_unit = 1ull << 40;  // of a year
inline constexpr uint64_t year_unit = 1ull << 41;
inline constexpr uint64_t century_unit = 1ull << 42;
inline constexpr uint64_t plural_unit = 1ull << 43;
inline constexpr int bit_count = 44;

// Without one of these at hand a word of grammar begins nothing.
inline constexpr uint64_t heart = digits | number | month | weekday | unit | offset | season | daypart | every |
                                  quarter | decade | currency | measure | dual | no | minus | vague | human | plural |
                                  glued;
// Nouns in the plural begin nothing where their number stands before them.
constexpr uint64_t heart_of(bool lone_units) { return lone_units ? heart : heart & ~plural; }
// How far behind it that word may stand.
inline constexpr uint32_t heart_reach = 5;
// What begins nothing, though it is the heart of something or joins its parts.
constexpr uint64_t idle_of(bool lone_units) {
  constexpr uint64_t everywhere = to | cue | before;
  return lone_units ? everywhere : everywhere | measure | counted | human | plural | of | era | clock;
}
// What a date has at its heart.
inline constexpr uint64_t date_core =
    month | weekday | unit | rel | offset | ago | part | season | daypart | every | quarter | decade | last;
}  // namespace start

// What the search for beginnings asks of a token: a byte each, so that it can look at many at once. What begins
// something only before something else has its bit `needs` below the bit of that.
namespace mark {
inline constexpr uint8_t begins = 1 << 0;   // something may begin there, as far as its own bits tell
inline constexpr uint8_t leads = 1 << 1;    // begins something before an amount or a unit only: "in", "all"
inline constexpr uint8_t article = 1 << 2;  // begins something before a word of time or quantity only: "the", "a"
inline constexpr uint8_t joint = 1 << 3;    // a mark of punctuation
inline constexpr uint8_t heart = 1 << 4;    // has a bit of start::heart
inline constexpr uint8_t close = 1 << 5;    // begins an amount or a unit, or is one
inline constexpr uint8_t dated = 1 << 6;    // such a word of time or quantity
inline constexpr uint8_t number = 1 << 7;   // digits, or a word that counts
inline constexpr int needs = 4;
static_assert(leads << needs == close && article << needs == dated && joint << needs == number);
inline constexpr uint8_t opener = leads;  // of marks of punctuation: needs no number behind it
}  // namespace mark
// Those of a token with these bits of start; joint and opener are of marks of punctuation.
constexpr uint8_t marks_of(uint64_t starts, bool lone_units) {
  constexpr uint64_t leading = start::in | start::whole, articles = start::the | start::a;
  constexpr uint64_t amount = start::digits | start::number | start::a | start::qualifier | start::unit;
  constexpr uint64_t quantity = start::date_core | start::digits | start::number | start::qualifier | start::currency |
                                start::measure | start::dual | start::human | start::glued | start::minus;
  const uint64_t beginning = starts & ~start::idle_of(lone_units);
  return static_cast<uint8_t>(
      ((beginning & ~(leading | articles)) != 0 ? mark::begins : 0) | ((beginning & leading) != 0 ? mark::leads : 0) |
      ((beginning & articles) != 0 ? mark::article : 0) | ((starts & quantity) != 0 ? mark::dated : 0) |
      ((starts & amount) != 0 ? mark::close : 0) | ((starts & start::heart_of(lone_units)) != 0 ? mark::heart : 0) |
      ((starts & (start::digits | start::number)) != 0 ? mark::number : 0));
}

// The bits of one word.
uint64_t starts_of(const Word& word);

}  // namespace khabar::measure
