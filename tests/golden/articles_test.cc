// Six sets of articles in each language (twelve: ar_*, en_*; eight: ar2_*, en2_*; seven: ar3_* to ar6_*, en3_* to
// en6_*), with everything that stands in them told beforehand: golden/articles/, scored set by set. Not
// everything is found yet: the floors stand just below what is. Raise them when it rises.
//
//   ARTICLE_ERRORS=1 build/tests/tests/test_golden -tc='*articles*'     also prints what was missed or wrong
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "golden/article_score.h"
#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::golden;
using packs::Count;
namespace fs = std::filesystem;

namespace {

struct Article {
  std::string date, text;
};

Article read_article(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  Article article;
  std::getline(in, article.date);
  article.text.assign(std::istreambuf_iterator<char>(in), {});
  return article;
}

// `set`: the beginning of their names, "ar" or "ar2".
std::vector<fs::path> articles(const std::string& set) {
  std::vector<fs::path> found;
  for (const auto& file : fs::directory_iterator(KHABAR_SOURCE_DIR "/tests/golden/articles"))
    if (file.path().extension() == ".txt" && file.path().filename().string().rfind(set + "_", 0) == 0)
      found.push_back(file.path());
  std::sort(found.begin(), found.end());
  return found;
}

ArticleScore score_set(const std::string& set) {
  ArticleScore score;
  Pipeline pipeline(packs::resources());
  for (const fs::path& path : articles(set)) {
    const Article article = read_article(path);
    const Document doc = packs::run_text(pipeline, path.filename(), set.substr(0, 2), article.text, article.date);
    REQUIRE(doc.text.size() + 1 >= article.text.size());
    score.errors += "  " + path.filename().string() + "\n";
    score_article(fs::path(path).replace_extension(".tsv"), doc, score);
  }
  return score;
}

struct Set {
  std::string name;
  size_t articles;
};
const Set sets[] = {{"ar", 12}, {"en", 12}, {"ar2", 8}, {"en2", 8}, {"ar3", 7}, {"en3", 7},
                    {"ar4", 7}, {"en4", 7}, {"ar5", 7}, {"en5", 7}, {"ar6", 7}, {"en6", 7}};

struct Floor {
  std::string what;
  Count ArticleScore::*count;
  std::array<double, std::size(sets)> shares;  // set by set
};

struct TallyFloor {
  std::string what;
  Tally ArticleScore::*tally;
  Floor recall, precision;
};

}  // namespace

TEST_CASE("articles give their names, figures, dates and events as often as ever") {
  static const Floor floors[] = {
      {"main events", &ArticleScore::must, {0.91, 0.94, 0.83, 0.87, 0.73, 0.84, 0.81, 0.87, 0.77, 0.81, 0.83, 0.86}},
      {"main events with actor, recipient, asserted",
       &ArticleScore::must_complete,
       {0.76, 0.85, 0.66, 0.82, 0.52, 0.62, 0.54, 0.71, 0.61, 0.66, 0.55, 0.61}},
      {"minor events", &ArticleScore::should, {0.62, 0.50, 0.42, 0.43, 0.46, 0.28, 0.42, 0.41, 0.37, 0.35, 0.43, 0.39}},
      {"minor events with actor, recipient, asserted",
       &ArticleScore::should_complete,
       {0.51, 0.39, 0.30, 0.33, 0.25, 0.21, 0.25, 0.30, 0.24, 0.27, 0.21, 0.23}},
      {"event rows that were expected",
       &ArticleScore::rows,
       {0.82, 0.85, 0.79, 0.86, 0.86, 0.90, 0.75, 0.78, 0.82, 0.90, 0.82, 0.90}},
      {"place", &ArticleScore::place, {0.85, 0.81, 0.83, 0.96, 0.71, 0.56, 0.43, 0.70, 0.56, 0.56, 0.43, 0.51}},
      {"date", &ArticleScore::date, {0.98, 0.92, 0.90, 0.87, 0.85, 0.81, 0.94, 0.84, 0.76, 0.79, 0.82, 0.68}},
      {"roles of figures",
       &ArticleScore::roles,
       {0.85, 0.91, 0.85, 0.91, 0.76, 0.87, 0.66, 0.76, 0.77, 0.90, 0.82, 0.88}},
      {"modality", &ArticleScore::modality, {0.98, 0.97, 0.97, 0.95, 0.92, 0.95, 0.89, 0.95, 0.94, 0.98, 0.95, 0.96}},
      {"asserted", &ArticleScore::asserted, {0.94, 0.96, 0.90, 0.97, 0.86, 0.96, 0.79, 0.95, 0.92, 0.96, 0.87, 0.93}},
      {"reported by",
       &ArticleScore::reported_by,
       {0.96, 0.90, 0.90, 0.89, 0.96, 0.81, 0.80, 0.57, 0.79, 0.87, 0.75, 0.72}},
  };
  static const TallyFloor tally_floors[] = {
      {"names",
       &ArticleScore::names,
       {"", nullptr, {0.94, 0.94, 0.93, 0.97, 0.86, 0.90, 0.80, 0.95, 0.82, 0.93, 0.74, 0.93}},
       {"", nullptr, {0.96, 0.93, 0.97, 0.98, 0.94, 0.93, 0.90, 0.96, 0.96, 0.96, 0.90, 0.96}}},
      {"figures",
       &ArticleScore::figures,
       {"", nullptr, {0.97, 1.00, 0.95, 1.00, 0.98, 0.98, 0.82, 0.84, 0.97, 1.00, 0.95, 0.97}},
       {"", nullptr, {0.91, 1.00, 0.96, 1.00, 0.92, 0.97, 0.93, 0.99, 0.93, 0.97, 0.96, 0.94}}},
      {"dates",
       &ArticleScore::dates,
       {"", nullptr, {0.97, 1.00, 1.00, 0.96, 0.94, 0.95, 0.97, 0.95, 0.92, 0.97, 0.96, 0.96}},
       {"", nullptr, {0.96, 0.96, 1.00, 0.96, 0.96, 0.92, 0.98, 0.97, 0.91, 0.98, 0.97, 0.95}}},
  };
  for (size_t n = 0; n < std::size(sets); ++n) {
    const std::string set = sets[n].name;
    REQUIRE(articles(set).size() >= sets[n].articles);
    const ArticleScore score = score_set(set);
    CAPTURE(set);
    for (const TallyFloor& floor : tally_floors) {
      const Tally& tally = score.*floor.tally;
      MESSAGE(set << " " << floor.what << ": " << tally.recall.text() << " found, " << tally.precision.text()
                  << " right");
      CAPTURE(floor.what);
      CHECK(tally.recall.share() >= floor.recall.shares[n]);
      CHECK(tally.precision.share() >= floor.precision.shares[n]);
    }
    for (const Floor& floor : floors) {
      const Count& count = score.*floor.count;
      MESSAGE(set << " " << floor.what << ": " << count.text());
      CAPTURE(floor.what);
      CHECK(count.share() >= floor.shares[n]);
    }
    if (std::getenv("ARTICLE_ERRORS") != nullptr) MESSAGE(set << "\n" << score.errors);
  }
}

TEST_CASE("what is expected of articles stands in them") {
  for (const Set& set : sets) {
    for (const fs::path& path : articles(set.name)) {
      const fs::path expectations = fs::path(path).replace_extension(".tsv");
      for (const std::string& text : missing_texts(expectations, read_article(path).text))
        FAIL_CHECK(expectations.filename().string() << ": not in the article: " << text);
    }
  }
}
