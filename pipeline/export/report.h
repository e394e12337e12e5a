// A database as one page of HTML for somebody who writes no SQL: how much was read, what happened when, where, to whom
// and by whom, the newest events with their evidence, and what could not be read.
//
// The page stands alone: no script, nothing is loaded from anywhere, and its policy forbids both. It shows what the
// views of schema/report.sql give. The same database and options give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/row_sink.h"
#include "store/database.h"

namespace khabar {

struct ReportOptions {
  std::string title;      // heading of the page
  std::string condition;  // SQL over the columns of the view `events`; empty: all events
  int64_t facts = 200;    // how many events are listed at most
};

// Writes the page. Throws UsageError for a wrong condition, IoError if the database cannot be read. At most once a
// connection; memory grows with the number of days, places and names, not with the texts.
void write_report(Database& database, const ReportOptions& options, const WriteText& write);

// ---------------------------------------------------------------- its drawings, as SVG

struct DayCount {
  std::string day;  // ISO
  int64_t facts = 0, others = 0;
};

struct DayRange {
  std::string first, last;  // ISO, inclusive; empty if unknown
};

// Bars of how many events there were, by day, month or year, whichever gives a readable number of bars. What lies far
// from the time in which the articles were published is not drawn but counted in a line beneath. Empty if nothing is
// drawn. REQUIRES: by day, ascending, years of four digits.
std::string draw_timeline(const std::vector<DayCount>& days, const DayRange& published);

struct PlaceCount {
  std::string name;
  double lat = 0, lon = 0;
  int64_t facts = 0;
};

// The part of the world that holds the places, each a circle whose area grows with its events; the most frequent ones
// have their names. Empty without places. REQUIRES: the most frequent first.
std::string draw_map(const std::vector<PlaceCount>& places);

}  // namespace khabar
