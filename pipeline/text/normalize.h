// Unicode normal forms.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// REQUIRES: valid UTF-8.
bool is_nfc(std::string_view text);

// Text in normal form C; returned unchanged where it is so already. REQUIRES: valid UTF-8.
std::string to_nfc(std::string_view text);

}  // namespace khabar
