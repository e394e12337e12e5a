#include "clean/story_words.h"

#include <algorithm>
#include <bit>

#include "text/tokenizer.h"
#include "text/utf8.h"

namespace khabar {
namespace {

constexpr uint16_t longer = 4;  // letters

uint64_t mixed(uint64_t key) {
  key *= 0x9E3779B97F4A7C15u;
  return key ^ (key >> 29);
}

// Chinese and Japanese are known by the first byte of their letters.
bool is_unspaced(std::string_view text, const Token& t) {
  const auto lead = static_cast<uint8_t>(text[t.span.begin]);
  return t.script == Script::other && lead >= 0xE3 && lead <= 0xE9;
}

void add_pairs(std::string_view text, const Token& t, std::vector<uint64_t>& keys) {
  uint32_t before = 0;
  for (size_t at = t.span.begin; at < t.span.end;) {
    const uint32_t letter = decode_utf8(text, at);
    if (before != 0) keys.push_back(mixed(uint64_t{before} << 32 | letter));
    before = letter;
  }
}

}  // namespace

void add_content_keys(std::string_view text, std::span<const Token> tokens, std::vector<uint64_t>& keys) {
  for (const Token& t : tokens) {
    if (t.kind != TokenKind::word) continue;
    if (is_unspaced(text, t)) {
      add_pairs(text, t, keys);
    } else if (t.letters >= longer) {
      keys.push_back(mixed(t.key));
    }
  }
}

void ContentKeys::clear() {
  keys_.clear();
  ends_.clear();
}

void ContentKeys::add(std::string_view text, std::span<const Token> tokens) {
  add_content_keys(text, tokens, keys_);
  ends_.push_back(static_cast<uint32_t>(keys_.size()));
}

std::span<const uint64_t> ContentKeys::of(size_t line) const {
  const uint32_t begin = line == 0 ? 0 : ends_[line - 1];
  return std::span(keys_).subspan(begin, ends_[line] - begin);
}

void StoryWords::set(std::string_view text) {
  constexpr size_t most = 64;
  tokenize(text, tokens_);
  keys_.clear();
  add_content_keys(text, tokens_, keys_);
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  keys_.resize(std::min(keys_.size(), most));
  slots_.fill(0);
  for (size_t i = 0; i < keys_.size(); ++i) {
    size_t at = keys_[i] % slots;
    while (slots_[at] != 0) at = (at + 1) % slots;
    slots_[at] = static_cast<uint8_t>(i + 1);
  }
}

uint64_t StoryWords::bit(uint64_t key) const {
  for (size_t at = key % slots; slots_[at] != 0; at = (at + 1) % slots) {
    if (keys_[slots_[at] - 1] == key) return uint64_t{1} << (slots_[at] - 1);
  }
  return 0;
}

float StoryWords::share(uint64_t told) const {
  return keys_.empty() ? -1 : static_cast<float>(std::popcount(told)) / static_cast<float>(keys_.size());
}

void RepeatedKeys::clear() { blocks_.assign(slots, 0); }

void RepeatedKeys::add(uint64_t key, uint32_t block) {
  uint32_t& there = blocks_[key % slots];
  if (there == 0) {
    there = block;
  } else if (there != block) {
    there = several;
  }
}

bool RepeatedKeys::elsewhere(uint64_t key, uint32_t block) const {
  const uint32_t there = blocks_[key % slots];
  return there != 0 && there != block;
}

}  // namespace khabar
