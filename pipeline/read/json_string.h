// The inside of a JSON string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

// Replaces out by the value of a JSON string, given without its quotes. Lone surrogates become U+FFFD, wrong escapes
// "?"; returns how many. No escape is shorter than what it stands for, so one allocation is enough. REQUIRES: valid
// UTF-8.
uint64_t unescape_json(std::string_view raw, std::string& out);

}  // namespace khabar
