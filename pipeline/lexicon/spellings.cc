#include "lexicon/spellings.h"

#include <algorithm>
#include <charconv>

#include "core/error.h"
#include "text/utf8.h"

namespace khabar {

namespace {

std::string replaced(std::string_view name, std::string_view letters, std::string_view instead) {
  std::string out;
  for (size_t at = 0;;) {
    const size_t found = name.find(letters, at);
    out += name.substr(at, found - at);
    if (found == std::string_view::npos) return out;
    out += instead;
    at = found + letters.size();
  }
}

}  // namespace

void Spellings::add(const TsvFile& file) {
  for (const TsvRow& row : file.rows()) {
    const std::string_view least = file.cell(row, "least_letters");
    Row added{std::string(file.cell(row, "letters")), std::string(file.cell(row, "instead")), 0, {}};
    const auto [end, error] = std::from_chars(least.data(), least.data() + least.size(), added.least_letters);
    if (added.letters.empty() || error != std::errc{} || end != least.data() + least.size())
      throw LoadError(file.at(row.line, "expected letters, what stands instead, a number of letters, countries"));
    for (std::string_view country : split_on(file.cell(row, "not_of"), '|')) added.not_of.emplace_back(country);
    rows_.push_back(std::move(added));
  }
}

void Spellings::append_variants(std::string_view name, std::string_view country,
                                std::vector<std::string>& variants) const {
  const bool one_word = name.find(' ') == std::string_view::npos;
  for (const Row& row : rows_) {
    if (name.find(row.letters) == std::string_view::npos) continue;
    if (one_word && count_code_points(name) < row.least_letters) continue;
    if (std::find(row.not_of.begin(), row.not_of.end(), country) != row.not_of.end()) continue;
    variants.push_back(replaced(name, row.letters, row.instead));
  }
}

}  // namespace khabar
