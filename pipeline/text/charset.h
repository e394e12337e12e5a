// From whatever bytes a page has to UTF-8.
//
// What a page says of its charset is often wrong, and the places contradict each other. In this order:
//   1. A byte order mark.
//   2. Bytes that are valid UTF-8 and not pure ASCII are UTF-8, whatever anybody says: other charsets hardly ever are.
//   3. The HTTP header, then the page's meta element or XML declaration. Latin-1 and its kin are what servers say by
//      default, so they give way to the meta element, and to a detector that is sure of another charset.
//   4. ICU's detector, fed with the text outside of tags.
// A declared charset under which bytes are left over (UTF-8 above all) is given up for the next one that has none.
// Text that was encoded to UTF-8 twice is put right.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace khabar {

struct CharsetReport {
  std::string name;             // "utf-8", "windows-1256"; valid until the converter is used again
  std::string_view basis;       // bom http meta valid detected fallback
  size_t replaced = 0;          // U+FFFD put in for bytes that mean nothing
  bool double_encoded = false;  // was UTF-8 of UTF-8
};

// One thread. Keeps converters and buffers.
class CharsetConverter {
 public:
  CharsetConverter();
  ~CharsetConverter();
  CharsetConverter(const CharsetConverter&) = delete;
  CharsetConverter& operator=(const CharsetConverter&) = delete;

  // Replaces out by bytes in UTF-8, always valid; without byte order mark and NUL characters. `declared` is the HTTP
  // header's charset, or empty. Valid UTF-8 costs one SIMD pass and a copy.
  const CharsetReport& convert(std::string_view bytes, std::string_view declared, bool html, std::string& out);

  // Of text that is UTF-8 already: takes NUL characters away and puts right what was encoded twice; true if it was.
  // REQUIRES: valid UTF-8.
  bool mend(std::string& text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace khabar
