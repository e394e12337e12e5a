// Aho and Corasick, 1975, made into a table of states: a value costs one look-up a letter. A border symbol stands
// before and after every word, so that "-ad-" finds "top-ad" and "ad_box" but not "download".
#include "clean/markup_cues.h"

#include <queue>
#include <string>

#include "core/error.h"
#include "lexicon/lexicon.h"

namespace khabar {
namespace {

constexpr std::string_view kinds[] = {"body",   "article", "content", "comment", "share",     "related",
                                      "nav",    "sidebar", "footer",  "header",  "ad",        "caption",
                                      "byline", "date",    "tags",    "consent", "subscribe", "hidden",
                                      "title",  "lead",    "media",   "widget",  "forum",     "product"};
static_assert(std::size(kinds) == static_cast<size_t>(Cue::count));

constexpr uint8_t border = 26;

uint32_t bit_of(std::string_view kind, std::string_view cue) {
  for (size_t i = 0; i < std::size(kinds); ++i) {
    if (kinds[i] == kind) return uint32_t{1} << i;
  }
  throw LoadError("shared/markup.tsv: cue \"" + std::string(cue) + "\" has the unknown kind \"" + std::string(kind) +
                  "\"");
}

}  // namespace

MarkupCues::MarkupCues(const std::vector<Row>& rows) { build(rows); }

MarkupCues::MarkupCues(const Lexicon& lexicon) {
  std::vector<Row> rows;
  for (const Lexicon::Row& r : lexicon.rows("markup")) {
    if (r.columns.size() >= 2) rows.emplace_back(r.columns[0], r.columns[1]);
  }
  build(rows);
}

void MarkupCues::build(const std::vector<Row>& rows) {
  for (int c = 0; c < 256; ++c) {
    const int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
    symbol_[static_cast<size_t>(c)] = lower >= 'a' && lower <= 'z' ? static_cast<uint8_t>(lower - 'a') : border;
  }
  next_.assign(1, {});
  found_.assign(1, 0);
  for (const auto& [cue, kind] : rows) {
    uint16_t state = 0;
    for (const char c : cue) {
      const uint8_t s = symbol_[static_cast<uint8_t>(c)];
      if (next_[state][s] == 0) {
        next_[state][s] = static_cast<uint16_t>(next_.size());
        next_.push_back({});
        found_.push_back(0);
      }
      state = next_[state][s];
    }
    found_[state] |= bit_of(kind, cue);
  }
  std::vector<uint16_t> fail(next_.size(), 0);
  std::queue<uint16_t> open;
  for (const uint16_t s : next_[0]) {
    if (s != 0) open.push(s);
  }
  for (; !open.empty(); open.pop()) {
    const uint16_t state = open.front();
    found_[state] |= found_[fail[state]];
    for (size_t s = 0; s < symbols; ++s) {
      const uint16_t child = next_[state][s];
      if (child == 0) {
        next_[state][s] = next_[fail[state]][s];
      } else {
        fail[child] = next_[fail[state]][s];
        open.push(child);
      }
    }
  }
}

uint32_t MarkupCues::find(std::string_view value) const {
  uint16_t state = next_[0][border];
  uint32_t cues = found_[state];
  bool was_lower = false;
  for (const char c : value) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && was_lower) {  // camelCase: a border that is not written
      state = next_[state][border];
      cues |= found_[state];
    }
    was_lower = c >= 'a' && c <= 'z';
    state = next_[state][symbol_[static_cast<uint8_t>(c)]];
    cues |= found_[state];
  }
  return cues | found_[next_[state][border]];
}

}  // namespace khabar
