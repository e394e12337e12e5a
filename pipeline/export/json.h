// A finished document as the record of `khabar annotate`: design.md, section 5. Offsets are Unicode code points of
// "text". Keys stand in one fixed order; fields without a value are left out, lists never are. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Appends one JSON object, without a line end.
void append_json(std::string& out, const Document& document, const Lexicon& lexicon);

// Appends {"id":...,"error":...}: what stands in the place of a record that could not be read.
void append_json_error(std::string& out, std::string_view id, std::string_view reason);

// The name of an entity to show in a document of `language`: the canonical one in that language, else in the other,
// else the document's own.
std::string_view shown_name(const Entity& entity, std::string_view language);

}  // namespace khabar
