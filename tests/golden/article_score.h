// Scores one annotated article against its expectations: golden/articles/*.tsv, whose README tells the format.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "packs/pack_running.h"

namespace khabar::golden {

// Rows of one kind: how many were expected and found, how many were given and right.
struct Tally {
  packs::Count recall, precision;
};

struct ArticleScore {
  Tally names, figures, dates;
  packs::Count must, must_complete, should, should_complete;         // complete: with actor, recipient and asserted
  packs::Count rows;                                                 // event rows that were expected
  packs::Count place, date, roles, modality, asserted, reported_by;  // of the events found, where asked about
  std::string errors;                                                // what was missed or wrong, a line each
};

// Adds to `score`. Throws LoadError if the expectations cannot be read.
void score_article(const std::filesystem::path& expectations, const Document& doc, ArticleScore& score);

// Texts of the expectations that do not stand in the article: mistakes of the expectations.
std::vector<std::string> missing_texts(const std::filesystem::path& expectations, std::string_view article);

}  // namespace khabar::golden
