// The rows of single sentences as lines of text, for tests that name what stands in them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_running.h"

namespace khabar::packs {

// "TYPE trigger | actors | recipients | yes", a line for each row; the last is whether it is asserted.
inline std::string rows(std::string_view language, std::string_view text) {
  return each_event(language, text, [](const Document& doc, const Event& e) {
    const auto joined = [&](const std::vector<Argument>& list) {
      std::string out;
      for (const Argument& a : list) out += std::string(doc.at(a.span)) + (&a == &list.back() ? "" : ", ");
      return out;
    };
    return std::string(e.type) + " " + std::string(doc.at(e.trigger)) + " | " + joined(e.actors) + " | " +
           joined(e.recipients) + " | " + (e.asserted ? "yes" : "no") + "\n";
  });
}

// "TYPE trigger | who says so", a line for each row.
inline std::string reporters(std::string_view language, std::string_view text) {
  return each_event(language, text, [](const Document& doc, const Event& e) {
    return std::string(e.type) + " " + std::string(doc.at(e.trigger)) + " | " +
           (e.reported_by ? std::string(doc.at(e.reported_by->span)) : "nobody") + "\n";
  });
}

struct Case {
  const char* language;
  const char* text;
  const char* row;  // one of the rows
};

// `tell` gives the lines of a sentence.
inline void check(const std::vector<Case>& cases,
                  std::string (*tell)(std::string_view language, std::string_view text) = rows) {
  for (const Case& c : cases) {
    const std::string found = tell(c.language, c.text);
    INFO(c.text);
    INFO(found);
    CHECK(found.find(c.row) != std::string::npos);
  }
}

}  // namespace khabar::packs
