// Positions in a document.
#pragma once

#include <compare>
#include <cstdint>

namespace khabar {

// Bytes [begin, end) of Document::text. An offset pair rather than a string_view: documents move between threads, and a
// moved std::string may change address.
struct Span {
  uint32_t begin = 0, end = 0;
  auto operator<=>(const Span&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};
static_assert(sizeof(Span) == 8);

// Tokens [begin, end) of Document::tokens.
struct TokenRange {
  uint32_t begin = 0, end = 0;
  auto operator<=>(const TokenRange&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(TokenRange other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
};

}  // namespace khabar
