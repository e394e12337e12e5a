// Regular expressions over letters, for the few things that tokens do not show (ids, URLs, forms of money). They run
// only where the lexicon has put an anchor nearby.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace khabar {

// A compiled RE2. Thread-safe, linear in time whatever the input.
class CharPattern {
 public:
  // Throws LoadError naming the expression and what is wrong with it.
  explicit CharPattern(std::string_view expression);
  CharPattern(CharPattern&&) noexcept;
  ~CharPattern();
  // The first match at or after `from`: the whole, then its groups (empty spans for those that took no part).
  std::optional<std::vector<Span>> find(std::string_view text, uint32_t from = 0) const;
  bool matches_all(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace khabar
