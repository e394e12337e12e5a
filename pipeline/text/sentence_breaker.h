// Where sentences may end by Unicode's rules (UAX 29), before a language's abbreviations have been asked.
//
// The rules are walked by hand over UTF-8, with ICU's character properties: no transcoding, and nothing to do for the
// nine characters in ten that can end nothing. Tests hold the result against ICU's own break iterator.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/token.h"

namespace khabar {

// Immutable after construction; thread-safe.
class SentenceBreaker {
 public:
  SentenceBreaker();
  SentenceBreaker(SentenceBreaker&&) noexcept;
  ~SentenceBreaker();

  // Replaces ends by the byte offsets behind every sentence of text, its white space included; the last one is
  // text.size(). Empty text has none. Invalid bytes count as symbols.
  void find(std::string_view text, std::vector<uint32_t>& ends) const;
  // The same, save for the ends that a line break makes or that lie within a token: looks only at marks, which are
  // tokens or end one. REQUIRES: tokens are those of text.
  void find(std::string_view text, const std::vector<Token>& tokens, std::vector<uint32_t>& ends) const;

 private:
  struct Properties;
  size_t look_at(std::string_view text, size_t at, std::vector<uint32_t>& ends) const;
  bool after_letter(std::string_view text, size_t at) const;
  std::unique_ptr<Properties> properties_;
};

}  // namespace khabar
