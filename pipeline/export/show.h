// One article for the eye: its text with everything marked, then its rows with the rules that made them.
#pragma once

#include <string>

#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// `colour`: with terminal colours; otherwise names stand in [brackets|kind]. Offsets are code points.
std::string render(const Document& document, const Lexicon& lexicon, bool colour);

}  // namespace khabar
