// What the tests of sentence packs and of whole articles share: the resources, running one text, comparing spans by
// their words, telling what was found.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/names.h"
#include "lexicon/tsv.h"
#include "pipeline.h"
#include "text/fold.h"

namespace khabar::packs {

inline const Resources& resources() {
  static const Resources all(Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers"));
  return all;
}

// `date` may be empty.
inline Document run_text(Pipeline& pipeline, std::string id, const std::string& language, std::string_view text,
                         std::string_view date) {
  Record record;
  record.id = std::move(id);
  record.language = language;
  record.date = date;
  record.body = text;
  return pipeline.run(std::move(record)).document;
}

// What `tell` says of each event of a text, in their order.
template <typename Tell>
std::string each_event(std::string_view language, std::string_view text, Tell tell) {
  Pipeline pipeline(resources());
  const Document doc = run_text(pipeline, "row", std::string(language), text, "");
  std::string out;
  for (const Event& e : doc.events) out += tell(doc, e);
  return out;
}

inline std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  for (std::string_view word : split_on(folded, ' ')) words.emplace_back(word);
  return words;
}

// Two texts share a word if one's word is part of the other's: Arabic words carry their article and prepositions.
inline bool share_word(std::string_view a, std::string_view b) {
  constexpr size_t least_bytes = 3;
  for (const std::string& x : words_of(a)) {
    for (const std::string& y : words_of(b)) {
      const auto [shorter, longer] =
          std::minmax(x, y, [](const auto& p, const auto& q) { return p.size() < q.size(); });
      if (x == y || (shorter.size() >= least_bytes && longer.find(shorter) != std::string::npos)) return true;
    }
  }
  return false;
}

inline bool one_shares(const Document& doc, const std::vector<Argument>& arguments, std::string_view wanted) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const Argument& argument) { return share_word(doc.at(argument.span), wanted); });
}

// One event on one line, for the eye.
inline std::string told(const Document& doc, const Event& event) {
  std::string out = std::string(event.type) + (event.mode.empty() ? "" : "/") + std::string(event.mode) + " " +
                    std::string(doc.at(event.trigger)) + ", " + std::string(to_string(event.modality)) +
                    (event.asserted ? " asserted" : "") + (event.negated ? " negated" : "");
  if (event.from) out += " " + iso_day(*event.from);
  for (const Argument& a : event.actors) out += ", actor " + std::string(doc.at(a.span));
  for (const Argument& a : event.recipients) out += ", recipient " + std::string(doc.at(a.span));
  if (event.place) out += ", place " + std::string(doc.at(event.place->span));
  if (event.reported_by) out += ", by " + std::string(doc.at(event.reported_by->span));
  for (const EventFigure& f : event.figures)
    out += ", " + f.role + " " + std::string(doc.at(doc.figures[f.figure].span));
  return out;
}

// All events of a text, each on a line of its own.
inline std::string told(const Document& doc) {
  std::string out;
  for (const Event& event : doc.events) out += "\n    " + told(doc, event);
  return out;
}

struct Count {
  uint32_t held = 0, all = 0;
  void add(bool holds) {
    ++all;
    held += holds ? 1 : 0;
  }
  double share() const { return all == 0 ? 1 : static_cast<double>(held) / all; }
  std::string text() const { return std::to_string(held) + " of " + std::to_string(all); }
};

// How many rows that do not hold a test is to print: the environment variable PACK_ERRORS.
inline long errors_wished() {
  const char* const wish = std::getenv("PACK_ERRORS");
  return wish == nullptr ? 0 : std::atol(wish);
}

// The rows of packs/<language>/<pack>.tsv that hold, by the text of their column `group` and under "all". Each row has
// `columns` columns; its sentence is run with the date `published`, which may be empty.
template <typename Holds>
std::map<std::string, Count> count_groups(const std::string& language, const std::string& pack, size_t columns,
                                          size_t group, size_t sentence, std::string_view published, Holds holds) {
  const std::string name = language + "/" + pack + ".tsv";
  const TsvFile file(KHABAR_SOURCE_DIR "/tests/packs/" + name, name);
  long errors_left = errors_wished();
  Pipeline pipeline(resources());
  std::map<std::string, Count> counts;
  for (const TsvRow& row : file.rows()) {
    REQUIRE_MESSAGE(row.columns.size() == columns, file.at(row.line, "wrong number of columns"));
    const Document doc = run_text(pipeline, file.at(row.line, ""), language, row.columns[sentence], published);
    const bool held = holds(doc, row.columns);
    counts[std::string(row.columns[group])].add(held);
    counts["all"].add(held);
    if (!held && errors_left-- > 0) MESSAGE(file.at(row.line, row.columns[sentence]) << told(doc));
  }
  return counts;
}

}  // namespace khabar::packs
