// What the readers of relative dates share: units of time, how many of them, and the period that lies so many away.
#pragma once

#include <optional>
#include <string>

#include "measure/points.h"
#include "measure/scan.h"

namespace khabar::measure {

// The unit of time at token i that is more than a letter behind digits; nullptr if there is none.
const Reading* any_unit(const Scan& scan, uint32_t i);
// The word for a fourth, which may be a quarter of a year, or quarters; nullptr if none stands there.
const Reading* fourth_at(const Scan& scan, uint32_t i);
bool is_calendar_unit(TimeUnit unit);
// XXXX-WXX, XXXX-XX: a unit of which only the kind is known.
std::string open_unit(TimeUnit unit);
Grain grain_of(TimeUnit unit);
// Sets the unit that lies so many steps after the document's date; open without one.
void set_neighbour(const Scan& scan, Point& p, TimeUnit unit, int steps);

// "al-" by itself before digits, with a tatweel or without: "al-sa'a al-11", "al-24 sa'a al-madiya".
bool is_lone_article(const Scan& scan, uint32_t i);
// Is the word written with the article?
bool is_definite(const Scan& scan, const Reading& r);

struct Amount {
  double value = 0;
  uint32_t end = 0;
  bool vague = false;
};
// "three", "few", "couple of", "several".
std::optional<Amount> read_amount(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
