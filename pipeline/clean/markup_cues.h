// Cues in the names that authors of pages give to their elements: class="share-bar", id="comments", role="navigation".
// The names stand in gazetteers/shared/markup.tsv; this finds all of them in one pass over a value.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace khabar {

enum class Cue : uint8_t {
  body,
  article,
  content,
  comment,
  share,
  related,
  nav,
  sidebar,
  footer,
  header,
  ad,
  caption,
  byline,
  date,
  tags,
  consent,
  subscribe,
  hidden,
  title,
  lead,
  media,
  widget,
  forum,
  product,
  count,
};

constexpr uint32_t cue_bit(Cue c) { return uint32_t{1} << static_cast<uint8_t>(c); }

class Lexicon;

// Immutable; thread-safe. A cue matches anywhere in a value, whatever its case; one that begins or ends with '-' only
// at the beginning or end of a word.
class MarkupCues {
 public:
  using Row = std::pair<std::string_view, std::string_view>;  // cue, kind
  // Throws LoadError on an unknown kind.
  explicit MarkupCues(const std::vector<Row>& rows);
  explicit MarkupCues(const Lexicon& lexicon);
  // The kinds of all cues in value.
  uint32_t find(std::string_view value) const;

 private:
  void build(const std::vector<Row>& rows);
  static constexpr size_t symbols = 27;  // a-z, a border between words
  std::array<uint8_t, 256> symbol_{};
  std::vector<std::array<uint16_t, symbols>> next_;
  std::vector<uint32_t> found_;
};

}  // namespace khabar
