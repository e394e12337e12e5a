#include "text/calendars.h"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <memory>

namespace khabar {

namespace {

constexpr double milliseconds_a_day = 86400000.0;

std::unique_ptr<icu::Calendar> open_hijri() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale("en@calendar=islamic-umalqura"), status));
  if (U_FAILURE(status)) return nullptr;
  return calendar;
}

}  // namespace

std::optional<Day> day_of_hijri(int year, unsigned month, unsigned day) {
  if (year < 1 || year > 2000 || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  const auto calendar = open_hijri();
  if (!calendar) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  calendar->clear();
  calendar->set(UCAL_EXTENDED_YEAR, year);
  calendar->set(UCAL_MONTH, static_cast<int32_t>(month) - 1);
  calendar->set(UCAL_DATE, static_cast<int32_t>(day));
  const double time = calendar->getTime(status);
  if (U_FAILURE(status) || calendar->get(UCAL_DATE, status) != static_cast<int32_t>(day)) return std::nullopt;
  return Day{} + std::chrono::days(static_cast<int64_t>(time / milliseconds_a_day + (time < 0 ? -0.5 : 0.5)));
}

std::optional<HijriDay> hijri_of_day(Day day) {
  const auto calendar = open_hijri();
  if (!calendar) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * milliseconds_a_day, status);
  HijriDay out;
  out.year = calendar->get(UCAL_EXTENDED_YEAR, status);
  out.month = static_cast<unsigned>(calendar->get(UCAL_MONTH, status)) + 1;
  out.day = static_cast<unsigned>(calendar->get(UCAL_DATE, status));
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

unsigned hijri_month_length(int year, unsigned month) {
  if (!day_of_hijri(year, month, 1)) return 0;
  return day_of_hijri(year, month, 30) ? 30 : 29;
}

}  // namespace khabar
