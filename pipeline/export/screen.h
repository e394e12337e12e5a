// Text for the eye: how wide it is on a terminal, and how to make it harmless.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

// Columns that text takes in a fixed-width font: marks and format characters none, East Asian wide characters two.
size_t screen_width(std::string_view text);

// Control characters (also those that steer a terminal) become spaces, runs of white space one space. With a limit,
// text wider than that ends in "...". Text with right-to-left letters is put between isolates, so that it cannot turn
// around what stands beside it.
std::string screen_text(std::string_view text, size_t max_width = 0);

// Control characters become spaces, line ends stay.
std::string without_controls(std::string_view text);

// "1,234,567"
std::string with_commas(uint64_t number);
// "1 record was", "1,200 records were".
std::string counted(uint64_t number, std::string_view one, std::string_view many);

}  // namespace khabar
