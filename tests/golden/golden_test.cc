// Whole articles, layer by layer, against *.golden. Goldens are read by eye:
//
//   0-7    place    Jakarta    geonames:1642911    en/places.tsv
//
// UPDATE_GOLDEN=1 ctest rewrites them; the diff is the review. Rules are told without their line, so that a row more in
// a gazetteer moves nothing here.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "pipeline.h"
#include "text/utf8.h"

using namespace khabar;
namespace fs = std::filesystem;

namespace {

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Resources& resources() {
  static const Resources all(Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers"));
  return all;
}

// 12, 4.5: as short as it is exact.
std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

// Writes one document down, a line a finding, columns parted by tabs.
class Golden {
 public:
  explicit Golden(const Document& doc) : doc_(doc), index_(doc.text) {
    write_document();
    write_mentions();
    write_figures();
    write_dates();
    write_events();
  }
  std::string text() const { return out_.str(); }

 private:
  std::string at(Span s) const { return std::to_string(index_(s.begin)) + "-" + std::to_string(index_(s.end)); }
  std::string words(Span s) const {
    std::string text(doc_.at(s));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }
  static std::string rule_file(RuleRef rule) {
    const std::string name = resources().lexicon.rule_name(rule);
    return name.substr(0, name.find(':'));
  }
  static std::string day(const std::optional<Day>& day) { return day ? iso_day(*day) : "-"; }

  void write_document() {
    out_ << "== document\nlanguage\t" << doc_.language << "\ntitle\t" << doc_.title << "\ndate\t" << day(doc_.date)
         << "\t" << doc_.date_basis << "\n== sentences\n";
    for (const Sentence& s : doc_.sentences)
      out_ << at(s.span) << "\t" << (s.heading ? "heading\t" : "") << words(s.span) << "\n";
  }
  void write_mentions() {
    out_ << "== mentions\n";
    for (size_t i = 0; i < doc_.mentions.size(); ++i) {
      const Mention& m = doc_.mentions[i];
      out_ << at(m.span) << "\t" << to_string(m.type) << (m.nested ? " (nested)" : "") << "\t" << words(m.span);
      if (m.role.size() > 0) out_ << "\trole: " << words(m.role);
      if (i < doc_.mention_entity.size() && doc_.mention_entity[i] != none_index) {
        const Entity& e = doc_.entities[doc_.mention_entity[i]];
        out_ << "\t" << (e.id.empty() ? e.name : e.id) << (e.country.empty() ? "" : " " + e.country);
      }
      out_ << "\t" << rule_file(m.rule) << "\n";
    }
  }
  void write_figures() {
    out_ << "== figures\n";
    for (const Figure& f : doc_.figures) {
      out_ << at(f.span) << "\t" << to_string(f.kind) << "\t" << words(f.span) << "\t" << to_string(f.qualifier);
      if (f.value) out_ << " value=" << number(*f.value);
      if (f.min) out_ << " min=" << number(*f.min);
      if (f.max) out_ << " max=" << number(*f.max);
      if (!f.noun.empty()) out_ << " noun=" << f.noun;
      if (!f.unit.empty()) out_ << " unit=" << f.unit;
      out_ << (f.in_date ? " in_date" : "") << "\t" << rule_file(f.rule) << "\n";
    }
  }
  void write_dates() {
    out_ << "== dates\n";
    for (const DateExpr& d : doc_.dates)
      out_ << at(d.span) << "\t" << d.timex << "\t" << words(d.span) << "\t" << day(d.from) << ".." << day(d.to) << " "
           << to_string(d.basis) << "\t" << rule_file(d.rule) << "\n";
  }
  void write_events() {
    out_ << "== events\n";
    for (const Event& e : doc_.events) {
      out_ << at(e.trigger) << "\t" << e.type << (e.mode.empty() ? "" : "/") << e.mode << "\t" << words(e.trigger)
           << "\t" << to_string(e.modality) << (e.asserted ? " asserted" : "") << (e.negated ? " negated" : "");
      if (e.from || e.to) out_ << " " << day(e.from) << ".." << day(e.to);
      for (const Argument& a : e.actors) out_ << "\n\tactor\t" << words(a.span);
      for (const Argument& a : e.recipients) out_ << "\n\trecipient\t" << words(a.span);
      if (e.place) out_ << "\n\tplace\t" << words(e.place->span);
      if (e.reported_by) out_ << "\n\treporter\t" << words(e.reported_by->span);
      for (const EventFigure& f : e.figures) out_ << "\n\t" << f.role << "\t" << words(doc_.figures[f.figure].span);
      out_ << "\n\trule\t" << rule_file(e.rule) << "\n";
    }
  }

  const Document& doc_;
  const CodePointIndex index_;
  std::ostringstream out_;
};

Record record_of(const fs::path& page) {
  Record record;
  record.id = page.filename();
  record.source = record.id;
  record.body = read_text(page);
  record.kind = page.extension() == ".html" ? BodyKind::html : BodyKind::page_text;
  record.crawl_date = "2026-03-08T02:00:00Z";
  return record;
}

std::string annotate(const fs::path& page) {
  Pipeline pipeline(resources());
  return Golden(pipeline.run(record_of(page)).document).text();
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto& file : fs::directory_iterator(KHABAR_SOURCE_DIR "/tests/golden"))
    if (file.path().extension() == ".txt" || file.path().extension() == ".html") found.push_back(file.path());
  std::sort(found.begin(), found.end());
  return found;
}

// The first line in which they differ, from both.
std::string first_difference(const std::string& want, const std::string& got) {
  std::istringstream wanted(want), gotten(got);
  std::string w, g;
  for (uint32_t line = 1;; ++line) {
    const bool more_wanted = static_cast<bool>(std::getline(wanted, w)),
               more_gotten = static_cast<bool>(std::getline(gotten, g));
    if (!more_wanted && !more_gotten) return "";
    if (more_wanted != more_gotten || w != g)
      return "line " + std::to_string(line) + "\n  golden: " + (more_wanted ? w : "(end)") +
             "\n  now:    " + (more_gotten ? g : "(end)");
  }
}

}  // namespace

TEST_CASE("whole articles give what their goldens say") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  REQUIRE(pages().size() >= 4);
  for (const fs::path& page : pages()) {
    const fs::path golden = fs::path(page).replace_extension(".golden");
    const std::string got = annotate(page);
    if (update) {
      std::ofstream(golden, std::ios::binary) << got;
      continue;
    }
    const std::string difference = first_difference(read_text(golden), got);
    CHECK_MESSAGE(difference.empty(), golden.filename().string()
                                          << ", " << difference
                                          << "\n  UPDATE_GOLDEN=1 ctest -R golden rewrites it; read the diff");
  }
}

TEST_CASE("the same article gives the same golden twice") {
  for (const fs::path& page : pages()) CHECK(annotate(page) == annotate(page));
}

TEST_CASE("articles that go together give what each gives alone") {
  std::vector<Arrival> arrivals;
  arrivals.emplace_back();  // without a body: no article
  for (const fs::path& page : pages()) arrivals.push_back({record_of(page)});
  Pipeline pipeline(resources());
  const Verdict::Kind alone = pipeline.run(Record{}).verdict.kind;
  const std::vector<Processed> done = pipeline.run(std::move(arrivals));
  REQUIRE(done.size() == pages().size() + 1);
  CHECK(alone != Verdict::Kind::ok);
  CHECK(done[0].verdict.kind == alone);
  for (size_t i = 1; i < done.size(); ++i) CHECK(Golden(done[i].document).text() == annotate(pages()[i - 1]));
}
