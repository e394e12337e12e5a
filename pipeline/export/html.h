// Pieces of HTML, safe whatever text is put into them: nothing read from a page is ever run, loaded or followed
// unasked.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Text for an element's content or a quoted attribute: & < > " ' escaped, control characters and those that turn the
// direction of other text taken out.
std::string html(std::string_view text);

// A link that opens where a person follows it, if the address is one of the web; the escaped text alone otherwise.
std::string html_link(std::string_view url, std::string_view text);

}  // namespace khabar
