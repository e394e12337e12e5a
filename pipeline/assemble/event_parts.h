// The parts of an event that its makers ask about and hand on: its parties, its type, its day.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "assemble/trigger_table.h"
#include "core/document.h"

namespace khabar {

// One of the parties stands in the span, or holds a part of it.
inline bool overlaps(const std::vector<Argument>& parties, Span span) {
  return std::any_of(parties.begin(), parties.end(), [span](const Argument& a) { return a.span.overlaps(span); });
}

inline bool overlaps(const std::vector<Argument>& parties, const std::vector<Argument>& others) {
  return std::any_of(parties.begin(), parties.end(), [&](const Argument& a) { return overlaps(others, a.span); });
}

// The span stands in the phrase of an actor or a recipient.
inline bool is_argument(const Event& event, Span span) {
  return overlaps(event.actors, span) || overlaps(event.recipients, span);
}

// One of the parties has a name.
inline bool has_named(const std::vector<Argument>& parties) {
  return std::any_of(parties.begin(), parties.end(), [](const Argument& a) { return a.mention != none_index; });
}

inline void set_type(Event& event, const EventType& type) {
  event.type = type.type;
  event.mode = type.mode;
  event.plover = type.plover;
  event.cameo = type.cameo;
}

// Adds the figures of roles that `event` has none of: those of one role are counted together.
inline void add_figures(Event& event, const Event& from) {
  const size_t own = event.figures.size();
  for (const EventFigure& f : from.figures) {
    const auto has = [&f](const EventFigure& g) { return g.role == f.role; };
    const auto end = event.figures.begin() + static_cast<std::ptrdiff_t>(own);
    if (std::none_of(event.figures.begin(), end, has)) event.figures.push_back(f);
  }
}

inline void take_day(Event& event, const Event& from) {
  event.date = from.date;
  event.from = from.from;
  event.to = from.to;
  event.date_basis = from.date_basis;
}

}  // namespace khabar
