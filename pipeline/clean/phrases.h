// The pack's words that tell furniture from text, looked up token by token. The lexicon's own pass would do as well,
// but it finds all names too, and these are asked of every line of a page before nine tenths of it are thrown away.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/token.h"
#include "lexicon/lexicon.h"

namespace khabar {

// What a phrase says, as bits.
namespace phrase {
inline constexpr uint16_t form = 1 << 0;
inline constexpr uint16_t share = 1 << 1;
inline constexpr uint16_t nav = 1 << 2;
inline constexpr uint16_t legal = 1 << 3;
inline constexpr uint16_t related = 1 << 4;
inline constexpr uint16_t date = 1 << 5;
inline constexpr uint16_t comment = 1 << 6;
inline constexpr uint16_t byline = 1 << 7;  // by, staff writer
inline constexpr uint16_t photo = 1 << 8;   // credits and captions
inline constexpr uint16_t agency = 1 << 9;
inline constexpr uint16_t month = 1 << 10;
inline constexpr uint16_t weekday = 1 << 11;
inline constexpr uint16_t stopword = 1 << 12;
inline constexpr uint16_t subscribe = 1 << 13;  // promises of newsletters, appeals for money
inline constexpr uint16_t pointer = 1 << 14;    // with a colon behind it, leads to another text: "more:", "also:"
inline constexpr uint16_t furniture = form | share | nav | legal | related | date | comment | subscribe;
}  // namespace phrase

// Immutable after construction; thread-safe.
class Phrases {
 public:
  explicit Phrases(const Lexicon& lexicon);

  struct Match {
    uint16_t bits = 0;
    uint16_t tokens = 0;  // 0 if nothing begins here
    uint8_t value = 0;    // of months and weekdays: 1 to 12, 1 to 7
  };
  // The longest phrase that begins at tokens[0]; stopwords and months count as phrases. Arabic words are also tried
  // without the conjunction and the article.
  Match find(std::string_view text, std::span<const Token> tokens) const;

 private:
  struct Slot {
    uint64_t key = 0;
    uint16_t bits = 0;
    bool goes_on = false;  // a longer phrase begins with this one
    uint8_t value = 0;
  };
  void add(std::string_view form, uint16_t bits, uint8_t value);
  void insert(Slot slot);
  const Slot* look_up(uint64_t key) const;
  void load(const Lexicon& lexicon, std::string_view class_name);

  std::vector<Slot> building_;
  std::vector<Slot> slots_;  // open addressing, a power of two
};

}  // namespace khabar
