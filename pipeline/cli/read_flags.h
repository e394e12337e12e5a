// The flags of every command that reads dumps.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "read/reader.h"

namespace khabar {

// Adds INPUT..., --manifest, --shard, --format, the JSONL field names and the limits to a command. Both targets must
// outlive its parsing.
void add_read_flags(CLI::App& command, std::vector<std::string>& paths, ReadOptions& options);
// To be called once after parsing: throws UsageError unless paths or options.manifest is set. A manifest on standard
// input is read here, into paths: commands read their inputs' names more than once.
void check_inputs(std::vector<std::string>& paths, ReadOptions& options);
// Throws IoError if nothing of what was named exists: before anything is made.
void require_some_input(const std::vector<std::string>& paths, const ReadOptions& options);

}  // namespace khabar
