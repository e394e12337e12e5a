#include "cli/common.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/error.h"
#include "core/output_path.h"

namespace khabar {

namespace fs = std::filesystem;

namespace {

fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

std::vector<fs::path> lexicon_places() {
  std::vector<fs::path> places;
  const fs::path folder = program_folder();
  if (!folder.empty()) places.push_back(folder / "../share/khabar/lexicon.khb");
  if (!folder.empty()) places.push_back(folder / "lexicon.khb");
  places.emplace_back(KHABAR_DATADIR "/lexicon.khb");
  return places;
}

fs::path find_lexicon(const std::string& path) {
  if (!path.empty()) return path;
  if (const char* named = std::getenv("KHABAR_LEXICON"); named != nullptr && *named != 0) return named;
  std::string looked;
  for (const fs::path& place : lexicon_places()) {
    std::error_code error;
    if (fs::exists(place, error)) return place;
    looked += "\n  " + place.lexically_normal().string();
  }
  throw LoadError(
      "no lexicon found; make one with `khabar gazetteers compile -o lexicon.khb` and name it with --lexicon or "
      "KHABAR_LEXICON. Looked for:" +
      looked);
}

std::string as_text(uint64_t checksum) {
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(checksum));
  return text;
}

}  // namespace

void say(const std::string& message) { std::fputs(("khabar: " + message + "\n").c_str(), stderr); }

CLI::Option* add_database_option(CLI::App& command, const std::string& names, std::string& path, const char* what) {
  const auto is_file = [names](const std::string& name) {
    return name.empty() || name == ":memory:" ? names + ": expected the name of a file" : std::string();
  };
  return command.add_option(names, path, what)->required()->type_name("FILE")->check(is_file);
}

void add_lexicon_options(CLI::App& command, LexiconOptions& options) {
  CLI::Option* const image =
      command.add_option("--lexicon", options.image, "Compiled gazetteers; found by itself where installed")
          ->type_name("FILE");
  command
      .add_option("--gazetteer", options.own,
                  "Names or words of your own, besides the gazetteers (see `khabar gazetteers import`)")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->excludes(image);
}

LoadedLexicon load_lexicon(const LexiconOptions& options) {
  const std::vector<fs::path> own(options.own.begin(), options.own.end());
  Lexicon lexicon =
      own.empty() ? Lexicon::open(find_lexicon(options.image)) : Lexicon::compile(find_gazetteers({}), own);
  const uint64_t checksum = lexicon.stats().checksum;
  return {Resources{std::move(lexicon)}, as_text(checksum)};
}

fs::path find_gazetteers(const std::string& path) {
  if (!path.empty()) return path;
  const fs::path installed = program_folder() / "../share/khabar/gazetteers";
  for (const fs::path& place :
       {installed, fs::path(KHABAR_SOURCE_DIR "/gazetteers"), fs::path(KHABAR_DATADIR "/gazetteers")}) {
    std::error_code error;
    if (fs::is_directory(place, error)) return place;
  }
  throw UsageError("no folder of gazetteers found; name it with --gazetteers DIR");
}

// ---------------------------------------------------------------- OutputFile
OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    file_ = stdout;
    return;
  }
  const bool plain = takes_name_when_whole(path_);
  if (plain) temporary_ = path_ + ".part";
  file_ = std::fopen(plain ? temporary_.c_str() : path_.c_str(), "wb");
  if (file_ == nullptr) throw IoError(path_ + ": cannot be written: " + std::strerror(errno));
}

OutputFile::~OutputFile() {
  if (file_ == nullptr || file_ == stdout) return;
  std::fclose(file_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());
}

void OutputFile::fail() {
  const std::string name = file_ == stdout ? "standard output" : path_;
  throw IoError(name + ": cannot be written: " + std::strerror(errno));
}

void OutputFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void OutputFile::flush() {
  if (std::fflush(file_) != 0) fail();
}

void OutputFile::close() {
  flush();
  if (file_ == stdout) return;
  std::FILE* file = file_;
  file_ = nullptr;
  if (std::fclose(file) != 0) fail();
  if (!temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
}

// ---------------------------------------------------------------- terminal
bool is_terminal(std::FILE* file) { return isatty(fileno(file)) != 0; }

bool wants_colour(std::FILE* file) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::strcmp(terminal, "dumb") == 0;
  return is_terminal(file) && (no_colour == nullptr || *no_colour == 0) && !dumb;
}

unsigned terminal_width(std::FILE* file) {
  winsize size{};
  if (!is_terminal(file) || ioctl(fileno(file), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace khabar
