// The real files of ../shared/eval/warc, if they are there: what others' readers and crawlers left behind.
#include <doctest/doctest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "read/support.h"
#include "text/utf8.h"

namespace khabar {

using namespace test;

namespace {

namespace dom = simdjson::dom;

const std::string folder = KHABAR_SHARED_DIR "/eval/warc/";

bool have_samples() {
  if (std::filesystem::exists(folder + "expected.jsonl")) return true;
  MESSAGE("skipped: no ../shared/eval/warc");
  return false;
}

using Types = std::map<std::string, uint64_t>;

std::string show(const Types& types) {
  std::string out;
  for (const auto& [type, count] : types) out += (out.empty() ? "" : " ") + type + ":" + std::to_string(count);
  return out.empty() ? "-" : out;
}

// Records that say what they are; a header without a type is none.
Types count_types(const Run& run) {
  Types types;
  for (const Entry& entry : run.entries) {
    if (!entry.type.empty()) ++types[entry.type];
  }
  return types;
}

// path -> the types that we read where that is not what expected.jsonl says
std::map<std::string, std::string> load_differences() {
  std::map<std::string, std::string> differences;
  std::ifstream file(KHABAR_SOURCE_DIR "/tests/read/samples_differences.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string path, types, why;
    std::getline(fields, path, '\t');
    std::getline(fields, types, '\t');
    std::getline(fields, why, '\t');
    CHECK_MESSAGE(!why.empty(), "no reason given for " << path);
    differences[path] = types;
  }
  return differences;
}

// Numeric references undone: letters that a charset lacks are written so.
std::string without_references(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t reference = std::min(text.find("&#", at), text.size());
    out.append(text, at, reference - at);
    at = reference;
    if (at == text.size()) break;
    const uint32_t cp = static_cast<uint32_t>(std::atoi(std::string(text.substr(at + 2, 7)).c_str()));
    const size_t end = text.find(';', at);
    if (cp >= 0x600 && cp < 0x700 && end != std::string_view::npos) {
      append_utf8(out, cp);
      at = end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

// Letters of Arabic only, a word each.
std::vector<std::string> arabic_words(std::string_view source) {
  const std::string text = without_references(source);
  std::vector<std::string> words(1);
  for (size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<uint8_t>(text[i]);
    if (lead >= 0xD8 && lead <= 0xDB && i + 1 < text.size()) {
      // windows-1256 has no Persian ya: who made the samples wrote the Arabic one.
      const std::string_view letter = std::string_view(text).substr(i++, 2);
      words.back().append(letter == "\xDB\x8C" ? "\xD9\x8A" : letter);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

double share_found(const std::vector<std::string>& wanted, const std::vector<std::string>& in) {
  const std::multiset<std::string> have(in.begin(), in.end());
  std::multiset<std::string> left = have;
  size_t found = 0;
  for (const std::string& word : wanted) {
    const auto at = left.find(word);
    if (at == left.end()) continue;
    left.erase(at);
    ++found;
  }
  return wanted.empty() ? 1 : static_cast<double>(found) / static_cast<double>(wanted.size());
}

}  // namespace

TEST_CASE("records of the real files are those expected, or the difference is explained") {
  if (!have_samples()) return;
  const std::map<std::string, std::string> differences = load_differences();
  std::set<std::string> used;
  dom::parser parser;
  dom::document_stream lines;
  const simdjson::padded_string all = simdjson::padded_string::load(folder + "expected.jsonl");
  REQUIRE(parser.parse_many(all).get(lines) == simdjson::SUCCESS);
  size_t files = 0;
  for (const auto line : lines) {
    const std::string path(line["path"].get_string().value());
    CAPTURE(path);
    Types want;
    dom::object types;
    if (line["types"].get_object().get(types) == simdjson::SUCCESS) {
      for (const auto [type, count] : types) {
        if (!type.empty() && type != "?") want[std::string(type)] = count.get_uint64().value();
      }
    }
    const std::string got = show(count_types(read_all({folder + path})));
    const auto difference = differences.find(path);
    CHECK(got == (difference == differences.end() ? show(want) : difference->second));
    if (difference != differences.end()) used.insert(path);
    ++files;
  }
  CHECK(files == 196);
  CHECK(used.size() == differences.size());
}

TEST_CASE("the text of a page survives every charset and framing") {
  if (!have_samples()) return;
  const Run run = read_all({folder + "torture_ar/arabic_torture.warc.gz"});
  std::ifstream expected(folder + "torture_ar/expected.jsonl");
  dom::parser parser;
  std::string line, reference;
  std::vector<std::string> reference_words;
  size_t record = 0;
  for (const Entry& entry : run.entries) {
    REQUIRE(std::getline(expected, line));
    const dom::element want = parser.parse(line);
    const std::string variant(want["variant"].get_string().value()), expect(want["expect"].get_string().value());
    CAPTURE(line);
    CHECK(entry.type == want["warc_type"].get_string().value());
    const bool skipped = !entry.note.empty();
    const std::string body = skipped ? "" : run.records.at(record++).body;
    if (variant == "utf8") reference = body;
    if (variant == "utf8") reference_words = arabic_words(body);
    if (expect == "gold") {
      CHECK_FALSE(skipped);
      CHECK(share_found(reference_words, arabic_words(body)) > 0.999);
      CHECK(body.size() > reference.size() / 2);
    } else if (expect == "gold-after-line-removal") {
      CHECK(share_found(arabic_words(body), reference_words) > 0.98);  // entities differ
    } else if (expect == "prefix-of-gold-or-empty") {
      // All but the letter in the middle of which it ends.
      CHECK(reference.substr(0, body.size() - std::min<size_t>(body.size(), 4)) ==
            body.substr(0, body.size() - std::min<size_t>(body.size(), 4)));
    } else {
      CHECK(skipped);
    }
  }
  CHECK(run.entries.size() == 217);
}

TEST_CASE("damaged copies of a dump give all that is left") {
  if (!have_samples()) return;
  struct Case {
    std::string name;
    size_t records, rejects;  // records of any type, those that are rejects left out
  };
  const Case cases[] = {
      {"arabic_torture.warc.gz", 217, 0},  {"damaged_members.warc.gz", 214, 3}, {"cut_off.warc.gz", 182, 1},
      {"garbage_between.warc.gz", 217, 6}, {"wrong_length.warc.xz", 217, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Run run = read_all({folder + "torture_ar/" + c.name});
    CHECK(run.entries.size() - run.rejects.size() == c.records);
    CHECK(run.rejects.size() == c.rejects);
  }
}

TEST_CASE("two dumps in one file give the pages of both") {
  if (!have_samples()) return;
  const Run whole = read_all({folder + "torture_ar/arabic_torture.warc.gz"});
  const TempFolder temp;
  std::stringstream bytes;
  for (const char* name : {"arabic_torture.warc.gz", "garbage_between.warc.gz"}) {
    bytes << std::ifstream(folder + "torture_ar/" + name, std::ios::binary).rdbuf();
  }
  const Run both = read_all({temp.write("both.warc.gz", bytes.str())});
  CHECK(both.records.size() == 2 * whole.records.size());
  for (size_t i = 0; i < both.records.size(); ++i) {
    REQUIRE(both.records[i].body == whole.records[i % whole.records.size()].body);
  }
}

}  // namespace khabar
