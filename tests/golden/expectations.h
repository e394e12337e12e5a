// The expectations of an article, golden/articles/*.tsv, and how a text is held against them. Alternatives are joined
// with |.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/span.h"
#include "lexicon/tsv.h"
#include "packs/pack_running.h"

namespace khabar::golden {

using Row = std::vector<std::string_view>;

enum Column : size_t {
  kind,
  tier,
  text,
  type,
  actor,
  recipient,
  place,
  date,
  figures,
  modality,
  asserted,
  negated,
  reported_by,
  column_count,
};

inline bool one_of(std::string_view value, std::string_view alternatives) {
  const auto all = split_on(alternatives, '|');
  return std::find(all.begin(), all.end(), value) != all.end();
}

inline bool shares_one(std::string_view found, std::string_view alternatives) {
  const auto all = split_on(alternatives, '|');
  return std::any_of(all.begin(), all.end(), [&](std::string_view wanted) { return packs::share_word(found, wanted); });
}

inline bool begins_with_one(std::string_view found, std::string_view alternatives) {
  const auto all = split_on(alternatives, '|');
  return std::any_of(all.begin(), all.end(),
                     [&](std::string_view wanted) { return found.substr(0, wanted.size()) == wanted; });
}

inline double number(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

inline bool is_ascii_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Every place where one of the alternatives stands as a whole word (in Latin script; Arabic words carry prefixes).
inline std::vector<Span> places_of(std::string_view article, std::string_view alternatives) {
  std::vector<Span> out;
  for (std::string_view wanted : split_on(alternatives, '|')) {
    for (size_t at = article.find(wanted); at != std::string_view::npos; at = article.find(wanted, at + 1)) {
      const size_t end = at + wanted.size();
      const bool cut = (at > 0 && is_ascii_word(article[at - 1]) && is_ascii_word(wanted.front())) ||
                       (end < article.size() && is_ascii_word(article[end]) && is_ascii_word(wanted.back()));
      if (!cut) out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    }
  }
  return out;
}

inline bool touches(Span span, const std::vector<Span>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.begin < span.end && span.begin < s.end; });
}

// The expectations of one article, by kind.
struct Expectations {
  Expectations(const std::filesystem::path& path) : file(path, path.filename().string()) {
    for (const TsvRow& row : file.rows()) {
      if (row.columns.size() != column_count) throw LoadError(file.at(row.line, "wrong number of columns"));
      auto& rows = row.columns[kind] == "name"     ? names
                   : row.columns[kind] == "figure" ? figures
                   : row.columns[kind] == "date"   ? dates
                                                   : events;
      rows.push_back(row.columns);
    }
  }
  TsvFile file;
  std::vector<Row> names, figures, dates, events;
};

}  // namespace khabar::golden
