#include "measure/ages.h"

#include "measure/digits.h"

namespace khabar::measure {

namespace {

// "60s": digits and an ending.
std::optional<AgeDecade> read_digits_with_ending(const Scan& scan, uint32_t i) {
  DigitRun run[2];
  if (!scan.is_number(i) || !scan.glued(i + 1) || read_runs(scan.text(i), run, 2) != 1) return std::nullopt;
  if (run[0].digits != 2 || run[0].value % 10 != 0) return std::nullopt;
  if (scan.text(i + 1) != "s" && !scan.token(i + 1).is(token_flag::clitic_s)) return std::nullopt;
  return AgeDecade{static_cast<int>(run[0].value), static_cast<int>(run[0].value) + 9, i + 2, RuleRef::none};
}

// Whose decade it is stands before it in English: "his", "her early".
bool is_somebodys(const Scan& scan, uint32_t i) {
  if (i > scan.begin && scan.has(i - 1, TimeRole::part)) --i;
  return i > scan.begin && scan.has(i - 1, Link::own);
}

// "al-aqd al-rabi'": of a life, the years from thirty on.
std::optional<AgeDecade> read_nth_decade(const Scan& scan, uint32_t i) {
  const Reading* const unit = scan.find(i, WordKind::time_unit);
  if (unit == nullptr || unit->word->time_unit() != TimeUnit::decade) return std::nullopt;
  const Reading* const rank = scan.find(unit->end, WordKind::ordinal);
  if (rank == nullptr || rank->word->value < 1 || rank->word->value > 11) return std::nullopt;
  const int first = static_cast<int>(rank->word->value) * 10 - 10;
  // "al-aqd al-thani wal-thalith"
  const Reading* const next = scan.find(rank->end, WordKind::ordinal);
  const bool two = next != nullptr && (next->proclitics & proclitic_flag::conjunction) != 0 &&
                   next->word->value <= 11 && next->word->value > rank->word->value;
  return AgeDecade{first, two ? static_cast<int>(next->word->value) * 10 - 1 : first + 9, two ? next->end : rank->end,
                   unit->word->rule};
}

}  // namespace

uint32_t skip_life(const Scan& scan, uint32_t i) {
  const Reading* const of = scan.link(i, Link::of);
  for (const uint32_t at : {i, of != nullptr ? of->end : i})
    if (const Reading* life = scan.link(at, Link::age); life != nullptr && !life->word->is(word_flag::weak))
      return life->end;
  return i;
}

std::optional<AgeDecade> decade_of_age(const Scan& scan, uint32_t i) {
  std::optional<AgeDecade> decade;
  if (const Reading* word = scan.time(i, TimeRole::decade))
    decade = AgeDecade{word->word->number, word->word->number + 9, word->end, word->word->rule};
  else if (scan.is.modifiers_behind)
    decade = read_nth_decade(scan, i);
  else if (scan.anywhere(start::the))
    decade = read_digits_with_ending(scan, i);
  if (!decade) return std::nullopt;
  if (!scan.is.modifiers_behind) return is_somebodys(scan, i) ? decade : std::nullopt;
  const uint32_t end = skip_life(scan, decade->end);
  if (end == decade->end) return std::nullopt;
  decade->end = end;
  return decade;
}

}  // namespace khabar::measure
