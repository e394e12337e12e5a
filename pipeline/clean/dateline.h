// The place that a news report names before its news.
#pragma once

#include <string_view>

#include "clean/phrases.h"

namespace khabar {

// The place that a first paragraph names before its news: "BEIRUT (AP) - ...", "BEIRUT - AP: ..."; empty if there is
// none. Needs the words of agencies to tell "Damascus (Reuters) -" from a sentence with a dash.
std::string_view find_dateline(std::string_view paragraph, const Phrases& phrases);
// The same for a line of its own, "BEIRUT - Reuters": a few words, a dash, and the name of a source.
std::string_view find_dateline_of_line(std::string_view line);

}  // namespace khabar
