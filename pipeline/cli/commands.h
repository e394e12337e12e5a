// One function and one file a command: adds it, with its options and examples, to the program. When it is chosen, the
// command runs within parse() and leaves its exit code; it throws UsageError, LoadError or IoError.
#pragma once

#include <CLI/CLI.hpp>

namespace khabar {

void add_extract(CLI::App& program, int& exit_code);
void add_annotate(CLI::App& program, int& exit_code);
void add_show(CLI::App& program, int& exit_code);
void add_query(CLI::App& program, int& exit_code);
void add_export(CLI::App& program, int& exit_code);
void add_report(CLI::App& program, int& exit_code);
void add_merge(CLI::App& program, int& exit_code);
void add_records(CLI::App& program, int& exit_code);
void add_learn(CLI::App& program, int& exit_code);
void add_gazetteers(CLI::App& program, int& exit_code);

namespace exit_codes {
inline constexpr int good = 0, failed = 1, usage = 2, rejects = 3;
}  // namespace exit_codes

}  // namespace khabar
