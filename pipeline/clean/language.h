// The language of a text: by script, by letters that only one language of a script has, and by cld2 for the rest.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// The code in what a record says of its language: "en" of "EN", "en-US", "en_GB.UTF-8". Empty if it is no code of two
// letters ("English", "eng", "und"): then the text has to tell.
std::string language_of_label(std::string_view label);

// ISO 639-1, "und" where nothing can be said. `hint` is what the page says of itself ("ar-EG"), believed only where the
// text leaves it open. Looks at the first 64 KiB. Thread-safe.
std::string detect_language(std::string_view text, std::string_view hint);

}  // namespace khabar
