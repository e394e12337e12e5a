// From what the user names to a list of files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "read/reader.h"

namespace khabar {

struct InputPath {
  std::string path;    // "-" for standard input
  bool named = false;  // by the user, not found in a folder: then its content alone may say what it is
};

// Expands folders (sorted, recursive, links followed, each folder once, hidden files left out), globs that match no
// file of that very name, and the manifest; then keeps the shard's part. What cannot be found, and folders and links
// within a folder that cannot be read, become rejects. Throws UsageError if the manifest cannot be read.
std::vector<InputPath> expand_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                                     std::vector<Reject>& rejects);

}  // namespace khabar
