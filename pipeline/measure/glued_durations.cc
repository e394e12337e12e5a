// Lengths of time written together: 1h30m, 2d12h.
#include <algorithm>

#include "measure/digits.h"
#include "measure/duration_parts.h"
#include "text/fold.h"

namespace khabar::measure {

std::optional<Duration> read_glued_duration(const Scan& scan, uint32_t i) {
  constexpr uint16_t longest = 12;
  if (!scan.is_number(i) || !scan.glued(i + 1) || !scan.is_word(i + 1) ||
      !scan.token(i + 1).is(token_flag::has_digit) || scan.token(i + 1).letters > longest)
    return std::nullopt;
  DigitRun first[2];
  if (read_runs(scan.text(i), first, 2) != 1) return std::nullopt;
  std::string_view rest = scan.text(i + 1);
  Duration d;
  Amounts amounts{};
  double value = first[0].value;
  TimeUnit last = TimeUnit::century;
  while (!rest.empty()) {
    const size_t letters = std::min(rest.find_first_of("0123456789"), rest.size());
    const size_t next = std::min(rest.find_first_not_of("0123456789", letters), rest.size());
    const Word* const word = scan.words.by_key(fold_key(rest.substr(0, letters)), scan.language);
    TimeUnit unit = word != nullptr ? word->time_unit() : TimeUnit::none;
    // A lone m or s behind a larger unit; elsewhere they are metres and decades.
    for (const TimeUnit small : {TimeUnit::minute, TimeUnit::second})
      if (unit == TimeUnit::none && letters == 1 && small < last && facts_of(small).name[0] == rest[0]) unit = small;
    if (letters == 0 || next - letters > 2 || unit == TimeUnit::none || unit >= last) return std::nullopt;
    last = unit;
    if (d.parts++ == 0) d.unit = last;
    if (d.rule == RuleRef::none && word != nullptr) d.rule = word->rule;
    add_amount(d, amounts, value, last);
    value = 0;
    for (const char digit : rest.substr(letters, next - letters)) value = value * 10 + (digit - '0');
    rest.remove_prefix(next);
    if (!rest.empty() || next == letters) continue;
    if (last != TimeUnit::hour) return std::nullopt;  // "1h30"
    add_amount(d, amounts, value, TimeUnit::minute);
    ++d.parts;
  }
  if (d.parts < 2) return std::nullopt;
  d.begin = i;
  d.end = i + 2;
  d.counted = true;
  d.value = in_seconds(d) / unit_seconds(d.unit);
  d.timex = joined_timex(amounts);
  return d;
}

}  // namespace khabar::measure
