// One point or period of time as the text writes it, before the document's date closes what it leaves open.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/document.h"
#include "measure/periods.h"
#include "measure/scan.h"

namespace khabar::measure {

// What the text says beside a date that contradicts it.
struct Contradiction {
  enum class Kind : uint8_t { none, weekday, numbered_weekday, calendars };
  Kind kind = Kind::none;
  int weekday = 0;      // as the text says
  Day day{}, second{};  // the day, and that of the other calendar
};
// In words, for DateExpr::note; "" if there is none.
std::string note_of(const Contradiction& contradiction);

struct Point {
  uint32_t begin = 0, end = 0;  // tokens
  Grain grain = Grain::none;
  Calendar calendar = Calendar::gregorian;
  std::optional<int> year;
  int month = 0, day = 0, weekday = 0;
  std::optional<int> rel;     // "last March", "February next": steps from the document's date
  bool numeric = false;       // 5/4: day and month by order alone
  bool suffixed_day = false;  // 15th, or in words
  std::optional<Day> from, to;
  DateBasis basis = DateBasis::none;
  std::string timex;
  Contradiction contradiction;
  RuleRef rule = RuleRef::none;

  void set(Period period, DateBasis by) {
    grain = period.grain;
    from = period.from;
    to = period.to;
    timex = std::move(period.timex);
    basis = by;
  }
};

// What the sentence says of the time of its verbs, as far as its words show; `either` is told of, yet may lie ahead.
enum class Tense : uint8_t { none, past, future, either };

// ---- parts of dates
struct NumberAt {
  int value = 0;
  uint32_t end = 0;
  bool suffixed = false;  // 15th, fifteenth
};
// A day of the month, 1 to 31, in digits or words.
std::optional<NumberAt> read_day_number(const Scan& scan, uint32_t i);
// Arabic: "al-thulth al-awwal min shubat": is the ordinal at token i that of a third of the month, and no day of it?
bool is_rank_of_part(const Scan& scan, uint32_t i);
// A year of four digits, '98, or in words. `loose` also takes two bare digits.
std::optional<NumberAt> read_year_number(const Scan& scan, uint32_t i, bool loose);
// The last year of a range that begins with `first`: four digits, or its last two: 1980-84.
std::optional<NumberAt> read_last_year(const Scan& scan, uint32_t i, int first);
// A month's name, a doubled one ("shubat / fibrayir"), "shahr 11". Weak names need `sure`: other parts of a date beside
// them.
struct MonthAt {
  int month = 0;
  bool hijri = false;
  bool weak = false;
  bool numbered = false;
  uint32_t end = 0;
  RuleRef rule = RuleRef::none;
};
std::optional<MonthAt> read_month(const Scan& scan, uint32_t i);
const Reading* read_weekday(const Scan& scan, uint32_t i);

// ---- whole dates, in the order in which they should be tried
std::optional<Point> read_numeric_date(const Scan& scan, uint32_t i);
// "-2020-07-01-": is token i a stray dash and no minus?
bool is_dash_before_day(const Scan& scan, uint32_t i);
std::optional<Point> read_named_date(const Scan& scan, uint32_t i);  // with a month's name
// Behind a point with a month: the year, the era or the word that says which, as far as they stand there.
void take_year_behind(const Scan& scan, Point& p);
// "the same month of last year": the month that the point is, of the year behind it, if one stands there.
void take_year_of_month(const Scan& scan, Point& p);
std::optional<Point> read_year(const Scan& scan, uint32_t i);  // years, decades, centuries
bool read_decade(const Scan& scan, uint32_t i, Point& p);
bool read_century(const Scan& scan, uint32_t i, Point& p);
// The era behind a year or a century; nullptr if none stands at token i.
const Reading* era_at(const Scan& scan, uint32_t i);
// "AD", "h.": takes the era behind a year. False if none stands there.
bool take_era(const Scan& scan, Point& p);
std::optional<Point> read_quarter(const Scan& scan, uint32_t i);  // quarters, halves, seasons

// Fills from, to and timex of a point that has a day, a month or a year, by its fields, its rel, the document's date
// and the tense. Leaves them open where none of these says.
void resolve(const Scan& scan, Point& point, Tense tense);
Tense tense_at(const Scan& scan, uint32_t i);
// The same with the tense at token i, which is looked for only if the point leaves something to it.
void resolve_at(const Scan& scan, Point& point, uint32_t i);

// True behind in, since, of, by...: a four-digit number there is a year.
bool behind_time_preposition(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
