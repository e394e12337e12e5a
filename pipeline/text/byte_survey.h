// What the bytes of a page show of their charset before anything is decoded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

struct Survey {
  bool high = false, zero = false, escape = false;  // a byte above 0x7F, a NUL, an escape
};

Survey survey(std::string_view text);

// Appends bytes to out as long as they are valid UTF-8, and what they have to `seen`. False at the first invalid piece:
// then some may have been appended.
bool append_valid(std::string_view bytes, std::string& out, Survey& seen);

bool is_ascii(std::string_view text);
size_t count_high_bytes(std::string_view text);
// U+FFFD in UTF-8.
size_t count_replacements(std::string_view text);

// UTF-16 without a mark shows by its markup: every other byte is NUL. The charset's name, or null.
const char* utf16_by_zeros(std::string_view bytes);

}  // namespace khabar
