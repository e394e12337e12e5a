#include "read/inputs.h"

#include <glob.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include "read/http.h"

namespace khabar {

namespace {

namespace fs = std::filesystem;

// File names that a folder's search takes. Others are looked into only if the user names them.
bool has_known_ending(const std::string& name) {
  std::string_view rest = name;
  for (std::string_view end : {".gz", ".zst", ".zstd", ".bz2", ".xz"}) {
    if (rest.size() > end.size() && equals_ignoring_case(rest.substr(rest.size() - end.size()), end)) {
      rest.remove_suffix(end.size());
      break;
    }
  }
  const size_t dot = rest.rfind('.');
  if (dot == std::string_view::npos) return true;  // no ending: its content says what it is
  for (std::string_view end : {".warc", ".wet", ".wat", ".arc", ".jsonl", ".ndjson", ".jl", ".json", ".html", ".htm",
                               ".xhtml", ".txt", ".text"}) {
    if (equals_ignoring_case(rest.substr(dot), end)) return true;
  }
  return false;
}

// One folder of the tree that is searched, and those beneath it. Links are followed, into each folder once.
class FolderSearch {
 public:
  explicit FolderSearch(std::vector<Reject>& rejects) : rejects_(rejects) {}

  void add(const std::string& folder) {
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    if (!error && !seen_.insert(real).second) return;
    std::vector<std::string> names;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) names.push_back(it->path().string());
    // What was found before an error is read all the same.
    if (error) rejects_.push_back({folder, 0, "", "the folder cannot be read: " + error.message()});
    failed_ |= static_cast<bool>(error);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) add_entry(name);
  }

  std::vector<InputPath>& found() { return found_; }
  bool failed() const { return failed_; }

 private:
  void add_entry(const std::string& path) {
    const std::string name = fs::path(path).filename().string();
    if (name[0] == '.') return;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return add(path);
    if (!has_known_ending(name)) return;
    if (fs::is_regular_file(status)) found_.push_back({path, false});
    if (status.type() == fs::file_type::not_found)
      rejects_.push_back({path, 0, "", "is a link to a file that is not there"});
    if (status.type() == fs::file_type::none || status.type() == fs::file_type::unknown)
      rejects_.push_back({path, 0, "", "cannot be read: " + error.message()});
    failed_ |= !fs::is_regular_file(status);
  }

  std::vector<Reject>& rejects_;
  std::vector<InputPath> found_;
  std::set<fs::path> seen_;
  bool failed_ = false;
};

void add_folder(const std::string& folder, std::vector<InputPath>& out, std::vector<Reject>& rejects) {
  FolderSearch search(rejects);
  search.add(folder);
  std::vector<InputPath>& found = search.found();
  if (found.empty() && !search.failed()) {
    rejects.push_back({folder, 0, "",
                       "the folder holds no dump: expected files that end in .warc .warc.gz .wet.gz .arc .jsonl .html "
                       ".txt (also .gz .zst .bz2 .xz)"});
  }
  std::sort(found.begin(), found.end(), [](const InputPath& a, const InputPath& b) { return a.path < b.path; });
  out.insert(out.end(), found.begin(), found.end());
}

bool add_glob(const std::string& pattern, std::vector<std::string>& out) {
  if (pattern.find_first_of("*?[") == std::string::npos) return false;
  glob_t matches{};
  const bool ok = ::glob(pattern.c_str(), GLOB_BRACE, nullptr, &matches) == 0;
  for (size_t i = 0; ok && i < matches.gl_pathc; ++i) out.emplace_back(matches.gl_pathv[i]);
  ::globfree(&matches);
  return ok;
}

void add_path(const std::string& path, std::vector<InputPath>& out, std::vector<Reject>& rejects) {
  std::error_code error;
  if (path == "-") {
    out.push_back({path, true});
    return;
  }
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return add_folder(path, out, rejects);
  std::vector<std::string> matches;
  if (fs::exists(status)) {
    out.push_back({path, true});
  } else if (add_glob(path, matches)) {
    for (const std::string& match : matches) add_path(match, out, rejects);
  } else {
    const bool pattern = path.find_first_of("*?[") != std::string::npos;
    rejects.push_back({path, 0, "", pattern ? "no file matches this pattern" : "there is no such file"});
  }
}

// A manifest's paths are relative to where we are, or else to where it is.
std::string resolve(const std::string& path, const std::string& manifest) {
  std::error_code error;
  const fs::path given(path);
  if (path == "-" || given.is_absolute() || fs::exists(given, error)) return path;
  const fs::path beside = fs::path(manifest).parent_path() / given;
  return fs::exists(beside, error) ? beside.string() : path;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Shard shard;
  const auto read = [](std::string_view digits, uint32_t& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const bool sound = read(text.substr(0, slash), shard.index) && read(text.substr(slash + 1), shard.count);
  if (!sound || shard.index >= shard.count) return std::nullopt;
  return shard;
}

std::vector<std::string> read_manifest(const std::string& manifest) {
  const auto fail = [&] {
    throw UsageError(manifest + ": the manifest cannot be read; expected a text file of paths, one a line");
  };
  std::ifstream file;
  if (manifest != "-") {
    file.open(manifest);
    if (!file || fs::is_directory(manifest)) fail();
  }
  std::istream& in = manifest == "-" ? std::cin : file;
  std::vector<std::string> paths;
  std::string line;
  while (std::getline(in, line)) {
    std::string_view path = line;
    if (path.starts_with("\xEF\xBB\xBF")) path.remove_prefix(3);  // of an editor
    path = trim(path);
    if (!path.empty() && path.front() != '#') paths.emplace_back(path);
  }
  if (in.bad()) fail();
  return paths;
}

std::vector<InputPath> expand_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                                     std::vector<Reject>& rejects) {
  std::vector<InputPath> all;
  std::vector<Reject> missing;
  for (const std::string& path : paths) add_path(path, all, missing);
  if (!options.manifest.empty()) {
    for (const std::string& path : read_manifest(options.manifest)) {
      add_path(resolve(path, options.manifest), all, missing);
    }
  }
  // The same file named twice is read once, where it stands first.
  std::vector<InputPath> mine;
  std::vector<size_t> order(all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return all[a].path < all[b].path; });
  std::vector<bool> repeated(all.size(), false);
  for (size_t i = 1; i < order.size(); ++i) repeated[order[i]] = all[order[i]].path == all[order[i - 1]].path;
  size_t place = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (repeated[i]) continue;
    if (place++ % options.shard.count == options.shard.index) mine.push_back(std::move(all[i]));
  }
  // What is missing is the first shard's to report.
  if (options.shard.index == 0) rejects = std::move(missing);
  return mine;
}

}  // namespace khabar
