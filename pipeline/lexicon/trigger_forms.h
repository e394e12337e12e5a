// The cell `forms` of triggers.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// "quit|quitt(ed|ing)" -> quit, quitted, quitting: forms are joined with |, and those that begin alike may share that
// beginning. A bracket that does not close before the cell ends, or behind which a form goes on, is an empty form.
std::vector<std::string> trigger_forms(std::string_view cell);

}  // namespace khabar
