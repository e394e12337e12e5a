#include "text/tokenizer.h"

#include <algorithm>
#include <limits>

#include "text/char_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace khabar {

namespace {

constexpr uint32_t ta_marbuta_letter = 0x0629, alef_maqsura_letter = 0x0649;

bool is_letter(CharCategory c) { return c == CharCategory::letter || c == CharCategory::upper; }

// One walk over one text. `at_` stands on the first byte not yet taken.
class Walk {
 public:
  Walk(std::string_view text, std::vector<Token>& tokens)
      : text_(text), table_(CharTable::instance()), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      const size_t start = at_;
      const uint32_t cp = decode_utf8(text_, at_);
      const CharInfo& info = table_[cp];
      switch (info.category) {
        case CharCategory::space: gap_ |= token_flag::space_before; break;
        case CharCategory::newline: gap_ |= token_flag::space_before | token_flag::newline_before; break;
        case CharCategory::mark: break;
        case CharCategory::letter: case CharCategory::upper: at_ = start; take_word(); break;
        case CharCategory::digit: at_ = start; take_number(); break;
        case CharCategory::tatweel: take_tatweel(start); break;
        case CharCategory::hyphen: take_hyphen(start, cp, info); break;
        case CharCategory::apostrophe: take_apostrophe(start, cp, info); break;
        case CharCategory::symbol: push_punctuation(start, cp, info, info.punct); break;
      }
    }
  }

 private:
  struct Char {
    uint32_t cp = 0;
    const CharInfo* info = nullptr;
    size_t next = 0;
  };

  // The character at `at`; info is null at the end of the text.
  Char peek(size_t at) const {
    if (at >= text_.size()) return {};
    Char c;
    c.next = at;
    c.cp = decode_utf8(text_, c.next);
    c.info = &table_[c.cp];
    return c;
  }

  bool letter_at(size_t at) const {
    const Char c = peek(at);
    return c.info != nullptr && is_letter(c.info->category);
  }
  bool digit_at(size_t at) const {
    const Char c = peek(at);
    return c.info != nullptr && c.info->category == CharCategory::digit;
  }

  Token& push(size_t start, size_t end, TokenKind kind) {
    Token& t = tokens_.emplace_back();
    t.span = {static_cast<uint32_t>(start), static_cast<uint32_t>(end)};
    t.kind = kind;
    t.flags = gap_;
    gap_ = 0;
    return t;
  }

  void push_punctuation(size_t start, uint32_t cp, const CharInfo& info, Punct punct) {
    Token& t = push(start, at_, TokenKind::punctuation);
    KeyHasher hash;
    hash.add(cp < 0x10000 ? info.fold : static_cast<uint16_t>(cp));
    t.key = hash.finish();
    t.punct = punct == Punct::none ? Punct::other : punct;
    t.letters = 1;
  }

  void take_word() {
    const size_t start = at_;
    if (take_dotted(start)) return;
    KeyHasher hash;
    uint32_t letters = 0, uppers = 0, digits = 0, last = 0;
    bool first_upper = false;
    Script script = Script::none;
    while (at_ < text_.size()) {
      const Char c = peek(at_);
      const CharCategory category = c.info->category;
      if (is_letter(category)) {
        if (category == CharCategory::upper) {
          ++uppers;
          first_upper |= letters == 0;
        }
        if (script == Script::none) script = c.info->script;
        add(hash, c);
        ++letters;
        last = c.cp;
      } else if (category == CharCategory::digit) {
        if (script == Script::arabic) break;  // digits behind a proclitic are a number of their own
        add(hash, c);
        ++digits;
      } else if (category == CharCategory::apostrophe) {
        if (!letter_at(c.next) || is_possessive(c.next)) break;
      } else if (category != CharCategory::mark && category != CharCategory::tatweel) {
        break;
      }
      at_ = c.next;
    }
    Token& t = push(start, at_, TokenKind::word);
    t.key = hash.finish();
    t.script = script;
    t.letters = static_cast<uint16_t>(std::min<uint32_t>(letters + digits, std::numeric_limits<uint16_t>::max()));
    if (first_upper) t.flags |= token_flag::capitalised;
    if (uppers == letters && letters + digits >= 2) t.flags |= token_flag::all_caps;
    if (uppers != letters && uppers > (first_upper ? 1u : 0u)) t.flags |= token_flag::mixed_case;
    if (digits > 0) t.flags |= token_flag::has_digit;
    if (last == ta_marbuta_letter) t.flags |= token_flag::ta_marbuta;
    if (last == alef_maqsura_letter) t.flags |= token_flag::alef_maqsura;
  }

  static void add(KeyHasher& hash, const Char& c) {
    if (c.cp >= 0x10000) {
      hash.add(static_cast<uint16_t>(c.cp >> 16));
      hash.add(static_cast<uint16_t>(c.cp));
      return;
    }
    hash.add(c.info->fold);
    if (c.info->fold2 != 0) hash.add(c.info->fold2);
  }

  // "s" and then no letter: what stands before it is a possessive apostrophe.
  bool is_possessive(size_t at) const {
    return at < text_.size() && (text_[at] == 's' || text_[at] == 'S') && !letter_at(at + 1) && !digit_at(at + 1);
  }

  // U.S., a.m., J.K.: single letters, each with a full stop, at least two of them.
  bool take_dotted(size_t start) {
    size_t at = start, letters = 0, end = start;
    KeyHasher hash;
    bool all_upper = true;
    Script script = Script::none;
    for (;;) {
      const Char letter = peek(at);
      if (letter.info == nullptr || !is_letter(letter.info->category)) break;
      const bool stop = letter.next < text_.size() && text_[letter.next] == '.';
      if (!stop && (letters < 1 || letter_at(letter.next) || digit_at(letter.next))) break;
      add(hash, letter);
      all_upper &= letter.info->category == CharCategory::upper;
      script = letter.info->script;
      ++letters;
      at = end = letter.next + (stop ? 1 : 0);
      if (!stop) break;
    }
    if (letters < 2 || letter_at(end)) return false;
    at_ = end;
    Token& t = push(start, end, TokenKind::word);
    t.key = hash.finish();
    t.script = script;
    t.letters = static_cast<uint16_t>(std::min<size_t>(letters, std::numeric_limits<uint16_t>::max()));
    t.flags |= token_flag::dotted;
    if (all_upper && script == Script::latin) t.flags |= token_flag::all_caps | token_flag::capitalised;
    return true;
  }

  void take_number() {
    const size_t start = at_;
    KeyHasher hash;
    uint32_t digits = 0;
    while (at_ < text_.size()) {
      const Char c = peek(at_);
      if (c.info->category == CharCategory::digit) {
        ++digits;
      } else if (c.info->category == CharCategory::mark) {
        at_ = c.next;
        continue;
      } else if (!is_separator(c.cp) || !digit_at(c.next)) {
        break;
      }
      hash.add(c.info->fold);
      at_ = c.next;
    }
    Token& t = push(start, at_, TokenKind::number);
    t.key = hash.finish();
    t.letters = static_cast<uint16_t>(std::min<uint32_t>(digits, std::numeric_limits<uint16_t>::max()));
  }

  static bool is_separator(uint32_t cp) {
    return cp == '.' || cp == ',' || cp == 0x066B || cp == 0x066C || cp == 0x060C || cp == '\'' || cp == 0x2019;
  }

  // Between words tatweel stands for a dash; inside them it is a stretched letter.
  void take_tatweel(size_t start) {
    if (!letter_at(at_)) push_punctuation(start, '-', table_['-'], Punct::dash);
  }

  void take_hyphen(size_t start, uint32_t cp, const CharInfo& info) {
    const bool glued = gap_ == 0 && !tokens_.empty() && tokens_.back().span.end == start &&
                       tokens_.back().kind != TokenKind::punctuation;
    // After a number the hyphen may mean a range or a minus: measure reads the text itself.
    if (glued && (letter_at(at_) || digit_at(at_))) {
      gap_ |= token_flag::hyphen_before;
    } else {
      push_punctuation(start, cp, info, Punct::dash);
    }
  }

  void take_apostrophe(size_t start, uint32_t cp, const CharInfo& info) {
    const bool after_word = gap_ == 0 && !tokens_.empty() && tokens_.back().span.end == start &&
                            tokens_.back().kind != TokenKind::punctuation;
    if (after_word && is_possessive(at_)) {
      ++at_;
      Token& t = push(start, at_, TokenKind::word);
      KeyHasher hash;
      hash.add('\'');
      hash.add('s');
      t.key = hash.finish();
      t.script = Script::latin;
      t.letters = 1;
      t.flags |= token_flag::clitic_s;
      return;
    }
    push_punctuation(start, cp, info, Punct::apostrophe);
  }

  std::string_view text_;
  const CharTable& table_;
  std::vector<Token>& tokens_;
  size_t at_ = 0;
  uint16_t gap_ = 0;  // flags for the next token
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  text = text.substr(0, std::numeric_limits<uint32_t>::max());
  tokens.reserve(text.size() / 5 + 8);
  Walk(text, tokens).run();
}

uint64_t key_without_prefix(std::string_view text, const Token& token, uint32_t bytes) {
  return fold_key(text.substr(token.span.begin + bytes, token.span.size() - bytes));
}

}  // namespace khabar
