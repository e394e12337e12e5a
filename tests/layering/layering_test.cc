// The rules of design.md, section 1, that a newcomer can check by reading: who may include whom, what C++ may hold.
// Sources are read as text: comments and string literals are blanked out where a rule is about code.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

const std::set<std::string> stages = {"read",    "clean",    "split", "match", "measure",
                                      "resolve", "assemble", "store", "export"};
const std::set<std::string> ground = {"core", "text", "lexicon"};  // what every stage stands on

struct Source {
  std::string path;    // "match/matcher.cc"
  std::string folder;  // "match", "" beside main.cc
  std::string text;    // as written
  std::string code;    // comments and literals blanked out
};

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Blanks comments, string and character literals (raw strings too), so that words in them are no code. Line breaks
// stay.
std::string without_literals(const std::string& text) {
  std::string code = text;
  const auto blank = [&](size_t from, size_t to) {
    for (size_t i = from; i < to && i < code.size(); ++i)
      if (code[i] != '\n') code[i] = ' ';
  };
  for (size_t i = 0; i < text.size();) {
    size_t end = i + 1;
    if (text.compare(i, 2, "//") == 0) {
      end = std::min(text.find('\n', i), text.size());
      blank(i, end);
    } else if (text.compare(i, 2, "/*") == 0) {
      end = std::min(text.find("*/", i), text.size() - 2) + 2;
      blank(i, end);
    } else if (text.compare(i, 2, "R\"") == 0) {
      const std::string close = ")" + text.substr(i + 2, text.find('(', i) - i - 2) + "\"";
      end = std::min(text.find(close, i), text.size() - close.size()) + close.size();
      blank(i, end);
    } else if (text[i] == '"' ||
               (text[i] == '\'' && (i == 0 || std::isalnum(static_cast<unsigned char>(text[i - 1])) == 0))) {
      while (end < text.size() && text[end] != text[i] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      blank(i + 1, end++);
    }
    i = end;
  }
  return code;
}

std::vector<Source> load_sources() {
  std::vector<Source> sources;
  const fs::path root = fs::path(KHABAR_SOURCE_DIR) / "pipeline";
  for (const auto& file : fs::recursive_directory_iterator(root)) {
    const std::string extension = file.path().extension();
    if (!file.is_regular_file() || (extension != ".cc" && extension != ".h" && extension != ".in")) continue;
    const fs::path relative = fs::relative(file.path(), root);
    const std::string text = read_text(file.path());
    sources.push_back({relative.string(), relative.parent_path().string(), text, without_literals(text)});
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> all = load_sources();
  return all;
}

struct Include {
  std::string file;
  bool own = false;  // in quotes
};

std::vector<Include> includes_of(const Source& source) {
  static const std::regex form(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> found;
  std::istringstream lines(source.text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_search(line, match, form)) found.push_back({match[2], match[1] == "\""});
  }
  return found;
}

std::string folder_of(const std::string& include) {
  const size_t slash = include.find('/');
  return slash == std::string::npos ? "" : include.substr(0, slash);
}

// "match/matcher.cc:12: text" for every line of code that the expression finds.
std::vector<std::string> lines_with(const Source& source, const std::regex& expression) {
  std::vector<std::string> found;
  std::istringstream lines(source.code);
  uint32_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (std::regex_search(line, expression)) found.push_back(source.path + ":" + std::to_string(number) + ": " + line);
  }
  return found;
}

static const std::regex thread_local_word(R"(\bthread_local\b)");
// A static or namespace-level variable that is neither const nor constexpr, nor a function.
static const std::regex mutable_static(
    R"(^\s*(inline\s+)?static\s+(?!const\b|constexpr\b|inline\s+const|_assert)[\w:<>,\s*&]*[\w>]\s+\w+\s*(=|;|\{))");
static const std::regex global(R"(^(inline\s+)?(int|bool|unsigned|size_t|std::[\w:<>, ]+)\s+\w+\s*(=|;|\{))");
static const std::regex mutex_word(R"(\bstd::(mutex|shared_mutex|recursive_mutex|condition_variable)\b)");
static const std::regex printing(
    R"(\bstd::(cout|cerr|clog)\b|\b(printf|fprintf|puts|putchar|fputs|perror)\s*\(|\b(stdout|stderr)\b|fmt::print)");
static const std::regex ending(R"(\b(exit|_exit|_Exit|abort|quick_exit|terminate)\s*\()");

void check_none(const std::vector<std::string>& faults) {
  for (const std::string& fault : faults) FAIL_CHECK(fault);
}

// What a file of this folder may include of ours, besides itself.
std::set<std::string> allowed(const std::string& folder) {
  if (folder == "core") return {};
  if (folder == "text") return {"core"};
  if (folder == "lexicon") return {"core", "text"};
  std::set<std::string> may = ground;
  if (folder == "export") may.insert("store");
  if (folder.empty() || folder == "cli") {
    may.insert(stages.begin(), stages.end());
    may.insert({"", "cli"});
  }
  return may;
}

}  // namespace

TEST_CASE("the expressions of this test see what they are for, and nothing else") {
  struct Case {
    const char* code;
    const std::regex& expression;
    bool want;
  };
  static const Case cases[] = {
      {"static int count = 0;", mutable_static, true},
      {"  static std::map<std::string, int> cache;", mutable_static, true},
      {"static const int count = 0;", mutable_static, false},
      {"  static Lexicon open(const std::filesystem::path& file);", mutable_static, false},
      {"static_assert(sizeof(Span) == 8);", mutable_static, false},
      {"int count = 0;", global, true},
      {"std::vector<int> cache;", global, true},
      {"constexpr int count = 0;", global, false},
      {"int main(int argc, char** argv) {", global, false},
      {"  std::printf(x);", printing, true},
      {"  std::snprintf(x, 4, y);", printing, false},
      {"  fputs(x, stderr);", printing, true},
      {"  std::exit(1);", ending, true},
      {"  child.exit_code();", ending, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.code);
    CHECK(!lines_with({"x.cc", "", c.code, without_literals(c.code)}, c.expression).empty() == c.want);
  }
  CHECK(without_literals("a = \"exit(1)\"; // exit(1)").find("exit") == std::string::npos);
  CHECK(without_literals("R\"x(exit(1))x\" b").find("exit") == std::string::npos);
}

TEST_CASE("every folder of pipeline/ is known, and every source stands in one") {
  REQUIRE(sources().size() > 50);
  const std::set<std::string> beside_main = {"main.cc",     "pipeline.cc", "pipeline.h", "resources.cc",
                                             "resources.h", "run.cc",      "run.h"};
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    if (source.folder.empty()) {
      CHECK(beside_main.contains(source.path));
    } else {
      CHECK((stages.contains(source.folder) || ground.contains(source.folder) || source.folder == "cli"));
    }
  }
}

TEST_CASE("no stage includes another stage, and the ground includes none") {
  for (const Source& source : sources()) {
    const std::set<std::string> may = allowed(source.folder);
    for (const Include& include : includes_of(source)) {
      if (!include.own) continue;
      CAPTURE(source.path);
      CAPTURE(include.file);
      const std::string folder = folder_of(include.file);
      CHECK((folder == source.folder || may.contains(folder)));
      CHECK_MESSAGE(include.file.find("..") == std::string::npos, "includes go from pipeline/ down");
    }
  }
}

TEST_CASE("each foreign library has its one folder") {
  struct Rule {
    const char* header;
    const char* folder;
  };
  static const Rule rules[] = {
      {"sqlite3.h", "store"}, {"unicode/", "text"}, {"re2/", "lexicon"},      {"libxml/", "clean"},
      {"zlib.h", "read"},     {"zstd.h", "read"},   {"libdeflate.h", "read"}, {"xlsxwriter.h", "export"},
  };
  for (const Source& source : sources()) {
    for (const Include& include : includes_of(source)) {
      for (const Rule& rule : rules) {
        if (!include.file.starts_with(rule.header)) continue;
        CAPTURE(source.path);
        CAPTURE(include.file);
        CHECK(source.folder == rule.folder);
      }
    }
  }
}

TEST_CASE("core includes the standard library only") {
  for (const Source& source : sources()) {
    if (source.folder != "core") continue;
    for (const Include& include : includes_of(source)) {
      CAPTURE(source.path);
      CAPTURE(include.file);
      // Standard headers have neither a folder nor an ending.
      CHECK((include.own || include.file.find_first_of("/.") == std::string::npos));
    }
  }
}

TEST_CASE("C++ sources are ASCII: words live in gazetteers/") {
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    const auto odd = std::find_if(source.text.begin(), source.text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) > 127; });
    CHECK_MESSAGE(odd == source.text.end(), "line " << 1 + std::count(source.text.begin(), odd, '\n'));
  }
}

TEST_CASE("there is no state that is shared by accident") {
  for (const Source& source : sources()) {
    check_none(lines_with(source, thread_local_word));
    check_none(lines_with(source, mutable_static));
    check_none(lines_with(source, global));
    if (source.path != "core/queue.h") check_none(lines_with(source, mutex_word));
  }
}

TEST_CASE("only main.cc and cli/ print or exit") {
  for (const Source& source : sources()) {
    if (source.path == "main.cc" || source.folder == "cli") continue;
    check_none(lines_with(source, printing));
    check_none(lines_with(source, ending));
  }
}

TEST_CASE("nothing on the top level but what the design names") {
  const std::set<std::string> known = {"CMakeLists.txt", "CMakePresets.json", "LICENSE",    "NOTICE",   "README.md",
                                       "build",          "examples",          "gazetteers", "pipeline", "schema",
                                       "tests"};
  for (const auto& entry : fs::directory_iterator(KHABAR_SOURCE_DIR)) {
    const std::string name = entry.path().filename();
    CAPTURE(name);
    CHECK((name.starts_with('.') || name.starts_with("build-") || known.contains(name)));
  }
}
