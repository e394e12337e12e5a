#include "assemble/scoring.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

using namespace khabar;

TEST_CASE("every feature of a row has a name of its own") {
  std::vector<std::string_view> names;
  for (size_t f = 0; f < static_cast<size_t>(RowFeature::count); ++f)
    names.push_back(feature_name(static_cast<RowFeature>(f)));
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK_FALSE(names.front().empty());
}
