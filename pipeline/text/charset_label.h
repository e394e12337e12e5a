// What pages and servers call their charsets, and where pages say it.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// The name under which a charset is meant: lower case, "latin1" -> "windows-1252", "x-cp1256" -> "windows-1256" (after
// the WHATWG Encoding standard). Unknown labels come back as they are, cut to 40 letters.
std::string normal_charset_label(std::string_view label);

// True of what servers and templates declare without having looked. REQUIRES: a normal label.
bool is_default_charset(std::string_view name);

// The charset that an HTML page's meta element or XML declaration names in its first bytes; empty if none.
std::string_view meta_charset(std::string_view html);

}  // namespace khabar
