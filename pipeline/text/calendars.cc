#include "text/calendars.h"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace khabar {

namespace {

constexpr double milliseconds_a_day = 86400000.0;
constexpr int first_year = 1300, last_year = 1600;  // what ICU has tables for

std::unique_ptr<icu::Calendar> open_calendar(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(locale), status));
  if (U_FAILURE(status)) return nullptr;
  return calendar;
}

std::unique_ptr<icu::Calendar> open_hijri() { return open_calendar("en@calendar=islamic-umalqura"); }

// `month` counts from 1, as ICU orders the months of that calendar.
std::optional<Day> day_in(const char* locale, int year, unsigned month, unsigned day) {
  const auto calendar = open_calendar(locale);
  if (!calendar) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  calendar->clear();
  calendar->set(UCAL_EXTENDED_YEAR, year);
  calendar->set(UCAL_MONTH, static_cast<int>(month) - 1);
  calendar->set(UCAL_IS_LEAP_MONTH, 0);
  calendar->set(UCAL_DATE, static_cast<int>(day));
  const double time = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return Day{} + std::chrono::days(std::llround(std::floor(time / milliseconds_a_day)));
}

// `month` counts from 0 and may be beyond the year.
std::optional<Day> first_of_month(icu::Calendar& calendar, int year, int month) {
  UErrorCode status = U_ZERO_ERROR;
  calendar.clear();
  calendar.set(UCAL_EXTENDED_YEAR, year + month / 12);
  calendar.set(UCAL_MONTH, month % 12);
  calendar.set(UCAL_DATE, 1);
  const double time = calendar.getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return Day{} + std::chrono::days(std::llround(time / milliseconds_a_day));
}

// The first day of every month of the tables, and of the month behind them, as ICU has it.
class MonthTable {
 public:
  MonthTable() {
    const auto calendar = open_hijri();
    if (!calendar) return;
    std::vector<Day> days;
    days.reserve(months + 1);
    for (int m = 0; m <= months; ++m) {
      const auto day = first_of_month(*calendar, first_year, m);
      if (!day) return;
      days.push_back(*day);
    }
    first_days_ = std::move(days);
  }

  static constexpr int months = (last_year - first_year + 1) * 12;
  // Empty if ICU knows no such calendar.
  const std::vector<Day>& first_days() const { return first_days_; }

 private:
  std::vector<Day> first_days_;
};

const std::vector<Day>& first_days() {
  static const MonthTable table;
  return table.first_days();
}

// Of a month in the tables by a look, of another by ICU's reckoning.
std::optional<Day> first_of(int year, unsigned month) {
  if (year < 1 || year > 2001 || month < 1 || month > 12) return std::nullopt;
  const auto index = static_cast<int>(month) - 1;
  if (year >= first_year && year <= last_year && !first_days().empty())
    return first_days()[static_cast<size_t>((year - first_year) * 12 + index)];
  const auto calendar = open_hijri();
  return calendar ? first_of_month(*calendar, year, index) : std::nullopt;
}

}  // namespace

std::optional<Day> day_of_hijri(int year, unsigned month, unsigned day) {
  if (day < 1 || day > hijri_month_length(year, month)) return std::nullopt;
  const auto first = first_of(year, month);
  if (!first) return std::nullopt;
  return *first + std::chrono::days(day - 1);
}

std::optional<HijriDay> hijri_of_day(Day day) {
  const std::vector<Day>& days = first_days();
  if (days.empty() || day < days.front() || day >= days.back()) return std::nullopt;
  const auto next = std::upper_bound(days.begin(), days.end(), day);
  const auto index = static_cast<int>(next - days.begin()) - 1;
  return HijriDay{first_year + index / 12, static_cast<unsigned>(index % 12) + 1,
                  static_cast<unsigned>((day - *(next - 1)).count()) + 1};
}

unsigned hijri_month_length(int year, unsigned month) {
  const auto first = first_of(year, month);
  const auto next = month == 12 ? first_of(year + 1, 1) : first_of(year, month + 1);
  return first && next ? static_cast<unsigned>((*next - *first).count()) : 0;
}

std::optional<Day> hebrew_day_in(int year, unsigned month, unsigned day) {
  constexpr unsigned last_of_autumn = 3;  // Kislev; the year begins in our autumn
  return day_in("en@calendar=hebrew", year + (month <= last_of_autumn ? 3761 : 3760), month, day);
}

std::optional<Day> chinese_day_in(int year, unsigned month, unsigned day) {
  constexpr int years_before = 2637;
  return day_in("en@calendar=chinese", year + years_before, month, day);
}

}  // namespace khabar
