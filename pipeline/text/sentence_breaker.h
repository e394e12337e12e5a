// Where sentences may end by Unicode's rules (UAX 29), before a language's abbreviations have been asked.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace khabar {

// Owns an ICU break iterator and a UTF-16 buffer (ICU is two to three times as fast over UTF-16 as over UTF-8): one for
// a thread.
class SentenceBreaker {
 public:
  SentenceBreaker();
  SentenceBreaker(SentenceBreaker&&) noexcept;
  ~SentenceBreaker();

  // Replaces ends by the byte offsets behind every sentence of text, its white space included; the last one is
  // text.size(). Empty text has none. Invalid bytes count as letters.
  void find(std::string_view text, std::vector<uint32_t>& ends);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace khabar
