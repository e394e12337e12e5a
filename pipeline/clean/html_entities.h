// Character references of HTML.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Reads the character reference at text[at], which is '&'. Appends what it stands for and returns the bytes it takes; 0
// if it is none, and nothing is appended. Never looks further than 34 bytes.
size_t decode_entity(std::string_view text, size_t at, std::string& out);

// The whole of text with its references decoded and white space of any kind collapsed to single spaces.
std::string plain_attribute(std::string_view text);

}  // namespace khabar
