// The rules, by their numbers in UAX 29, where "a" is a full stop, "s" another mark that ends sentences:
//
//   4      a paragraph separator ends a sentence
//   5      marks and format characters belong to what they follow
//   6, 7   "1.2", "U.S": no end within
//   8      no end behind an "a" if the next letter is a small one: "etc. and"
//   8a     no end before a further mark or a comma: "?!", "a.m.,"
//   9-11   closing quotes and brackets, then spaces, then one paragraph separator still belong to the sentence
#include "text/sentence_breaker.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/char_table.h"
#include "text/utf8.h"

namespace khabar {
namespace {

constexpr uint32_t plane_size = 0x10000;

enum Class : uint8_t { other, extend, sep, cr, lf, sp, lower, upper, oletter, numeric, aterm, sterm, scontinue, close };

Class class_of(uint32_t cp) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(cp), UCHAR_SENTENCE_BREAK)) {
    case U_SB_EXTEND:
    case U_SB_FORMAT:
      return extend;
    case U_SB_SEP:
      return sep;
    case U_SB_CR:
      return cr;
    case U_SB_LF:
      return lf;
    case U_SB_SP:
      return sp;
    case U_SB_LOWER:
      return lower;
    case U_SB_UPPER:
      return upper;
    case U_SB_OLETTER:
      return oletter;
    case U_SB_NUMERIC:
      return numeric;
    case U_SB_ATERM:
      return aterm;
    case U_SB_STERM:
      return sterm;
    case U_SB_SCONTINUE:
      return scontinue;
    case U_SB_CLOSE:
      return close;
    default:
      return other;
  }
}

bool is_paragraph_end(uint8_t c) { return c == sep || c == cr || c == lf; }
bool is_mark(uint8_t c) { return c == aterm || c == sterm; }
bool ends_something(uint8_t c) { return is_mark(c) || is_paragraph_end(c); }

}  // namespace

struct SentenceBreaker::Properties {
  std::array<uint8_t, plane_size> of_plane;
  // A character may end something only if first[its first byte] & second[the byte behind that]: one test that hardly
  // ever holds. Every leading byte has a bit of its own, the single bytes and the longest sequences share one each.
  std::array<uint16_t, 256> first{}, second{};
  // The kinds of punctuation of which some character ends something, as bits; `other` has all that are of no kind.
  uint32_t ending_puncts = bit(Punct::other);

  Properties() {
    for (uint32_t cp = 0; cp < plane_size; ++cp) {
      of_plane[cp] = class_of(cp);
      if ((cp < 0xD800 || cp > 0xDFFF) && ends_something(of_plane[cp])) note(cp);
    }
    for (size_t lead = 0xF0; lead < 0xF5; ++lead) first[lead] = long_bit;
    for (uint16_t& bits : second) bits |= single_bit | long_bit;
  }
  bool may_end(std::string_view text, size_t at) const {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    return (first[static_cast<uint8_t>(text[at])] & second[static_cast<uint8_t>(next)]) != 0;
  }
  uint8_t of(uint32_t cp) const { return cp < plane_size ? of_plane[cp] : static_cast<uint8_t>(class_of(cp)); }

 private:
  static constexpr uint16_t single_bit = 1, long_bit = 2, last_bit = 1 << 15;
  uint16_t next_bit_ = 4;

  void note(uint32_t cp) {
    if (const Punct punct = CharTable::instance()[cp].punct; punct != Punct::none) ending_puncts |= bit(punct);
    if (cp < 0x80) {
      first[cp] = single_bit;
      return;
    }
    const bool two = cp < 0x800;
    uint16_t& bit = first[two ? 0xC0 | cp >> 6 : 0xE0 | cp >> 12];
    if (bit == 0) {
      bit = next_bit_;
      if (next_bit_ != last_bit) next_bit_ = static_cast<uint16_t>(next_bit_ * 2);
    }
    second[0x80 | (two ? cp & 0x3F : cp >> 6 & 0x3F)] |= bit;
  }
};

namespace {

// A place in the text and the class of the character there; marks that belong to it are passed with it (rule 5).
template <typename Properties>
class Cursor {
 public:
  Cursor(std::string_view text, const Properties& properties, size_t at)
      : text_(text), properties_(properties), at_(at) {
    read();
  }
  bool at_end() const { return at_ >= text_.size(); }
  size_t at() const { return at_; }
  uint8_t type() const { return class_; }  // `other` at the end
  void next() {
    at_ = behind_;
    read();
    // Nothing belongs to a paragraph separator.
    while (!at_end() && class_ == extend) {
      at_ = behind_;
      read();
    }
  }
  void step() {
    at_ = behind_;
    read();
  }

 private:
  void read() {
    behind_ = at_;
    class_ = at_end() ? static_cast<uint8_t>(other) : properties_.of(decode_utf8(text_, behind_));
  }
  std::string_view text_;
  const Properties& properties_;
  size_t at_, behind_ = 0;
  uint8_t class_ = other;
};

// Behind a paragraph separator; "\r\n" is one.
template <typename Cursor>
void pass_paragraph_end(Cursor& cursor) {
  const bool carriage_return = cursor.type() == cr;
  cursor.step();
  if (carriage_return && cursor.type() == lf) cursor.step();
}

// Rule 8: does a small letter come before any other letter, mark or paragraph?
template <typename Cursor>
bool goes_on_small(Cursor cursor) {
  while (!cursor.at_end()) {
    const uint8_t c = cursor.type();
    if (c == lower) return true;
    if (c == oletter || c == upper || ends_something(c)) return false;
    cursor.next();
  }
  return false;
}

// The cursor stands on a mark. Moves it to where the sentence may end, or to where looking goes on; true if it ends.
template <typename Cursor>
bool pass_mark(Cursor& cursor, bool after_letter) {
  const bool full_stop = cursor.type() == aterm;
  cursor.next();
  if (full_stop && (cursor.type() == numeric || (after_letter && cursor.type() == upper))) return false;
  while (cursor.type() == close) cursor.next();
  while (cursor.type() == sp) cursor.next();
  if (cursor.at_end()) return false;  // the end of the text is no find
  if (cursor.type() == scontinue || is_mark(cursor.type())) return false;
  if (full_stop && goes_on_small(cursor)) return false;
  if (is_paragraph_end(cursor.type())) pass_paragraph_end(cursor);
  return !cursor.at_end();
}

}  // namespace

SentenceBreaker::SentenceBreaker() : properties_(std::make_unique<Properties>()) {}
SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker::~SentenceBreaker() = default;

void SentenceBreaker::find(std::string_view text, std::vector<uint32_t>& ends) const {
  ends.clear();
  for (size_t at = 0; at < text.size();) at = look_at(text, at, ends);
  if (!text.empty()) ends.push_back(static_cast<uint32_t>(text.size()));
}

void SentenceBreaker::find(std::string_view text, const std::vector<Token>& tokens, std::vector<uint32_t>& ends) const {
  ends.clear();
  size_t at = 0;
  const uint32_t ending = properties_->ending_puncts;
  for (const Token& t : tokens) {
    if ((bit(t.punct) & ending) == 0 && !t.is(token_flag::dotted)) continue;  // a word's or a number's is none
    for (at = std::max<size_t>(at, t.span.begin); at < t.span.end;) at = look_at(text, at, ends);
  }
  if (!text.empty()) ends.push_back(static_cast<uint32_t>(text.size()));
}

// Adds the end that the character at text[at] makes, if it makes one; returns where looking goes on.
size_t SentenceBreaker::look_at(std::string_view text, size_t at, std::vector<uint32_t>& ends) const {
  if (!properties_->may_end(text, at)) return at + 1;
  size_t behind = at;
  if (!ends_something(properties_->of(decode_utf8(text, behind)))) return behind;
  Cursor cursor(text, *properties_, at);
  if (is_mark(cursor.type())) {
    if (pass_mark(cursor, after_letter(text, at))) ends.push_back(static_cast<uint32_t>(cursor.at()));
  } else {
    pass_paragraph_end(cursor);
    if (!cursor.at_end()) ends.push_back(static_cast<uint32_t>(cursor.at()));
  }
  return cursor.at();
}

// Is what stands before text[at] a letter with case, its marks passed over?
bool SentenceBreaker::after_letter(std::string_view text, size_t at) const {
  while (at > 0) {
    size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<uint8_t>(text[begin]) & 0xC0) == 0x80) --begin;
    size_t behind = begin;
    const uint8_t c = properties_->of(decode_utf8(text, behind));
    if (c != extend) return c == upper || c == lower;
    at = begin;
  }
  return false;
}

}  // namespace khabar
