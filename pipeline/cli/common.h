// What several commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/screen.h"
#include "resources.h"

namespace khabar {

inline constexpr std::string_view program_name = "khabar " KHABAR_VERSION;

// Writes "khabar: message" and a line end to stderr.
void say(const std::string& message);

// ---------------------------------------------------------------- the lexicon
struct LexiconOptions {
  std::string image;             // --lexicon
  std::vector<std::string> own;  // --gazetteer: files of the user's own, compiled in memory with the gazetteers
};

// Adds the option that names a database: required, and no name that SQLite would take for a database that goes away
// with the program ("", ":memory:").
CLI::Option* add_database_option(CLI::App& command, const std::string& names, std::string& path, const char* what);

// Adds --lexicon and --gazetteer, which exclude each other.
void add_lexicon_options(CLI::App& command, LexiconOptions& options);

struct LoadedLexicon {
  Resources resources;
  std::string checksum;  // of the image, as hexadecimal: runs with the same one give the same rows
};

// Opens the image, or else the first that exists of: $KHABAR_LEXICON, ../share/khabar/lexicon.khb and lexicon.khb
// beside the program, the installed one. With files of the user's own, compiles these and the folder of gazetteers
// instead (a second). Throws LoadError that says where it looked or which line is wrong.
LoadedLexicon load_lexicon(const LexiconOptions& options);

// The folder of gazetteers: `path`, or else the one installed beside the program, or that of the source tree.
std::filesystem::path find_gazetteers(const std::string& path);

// ---------------------------------------------------------------- output
// Standard output ("-") or a file that takes its name only when all is written: nothing half-written is left behind.
// Devices, pipes and what a link leads to are written in place.
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Throws IoError: disk full, pipe closed.
  void write(std::string_view text);
  void flush();
  // REQUIRES: nothing is written after.
  void close();

 private:
  [[noreturn]] void fail();
  std::string path_, temporary_;
  std::FILE* file_ = nullptr;
};

// ---------------------------------------------------------------- terminal
bool is_terminal(std::FILE* file);
// Colour is for terminals whose user has not set NO_COLOR.
bool wants_colour(std::FILE* file);
// Columns of the terminal behind file; 80 if it is none.
unsigned terminal_width(std::FILE* file);

}  // namespace khabar
