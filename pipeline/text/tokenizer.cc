#include "text/tokenizer.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/char_reader.h"
#include "text/char_table.h"
#include "text/fold.h"
#include "text/letter_runs.h"
#include "text/utf8.h"

namespace khabar {

namespace {

constexpr uint32_t ta_marbuta_letter = 0x0629, alef_maqsura_letter = 0x0649;

// One walk over one text. `at_` stands on the first byte not yet taken. Nearly all words of news are plain runs of
// ASCII or of Arabic letters, short ones: those are taken at once, and what is anything else is left to take_word().
class Walk : private CharReader {
 public:
  Walk(std::string_view text, std::vector<Token>& tokens)
      : CharReader(text), arabic_folds_(arabic_folds()), tokens_(tokens) {}

  void run() {
    const size_t safe_end = !has_runs || text_.size() < run_bytes ? 0 : text_.size() - run_bytes;
    while (at_ < text_.size()) {
      const auto byte = static_cast<uint8_t>(text_[at_]);
      if (byte == ' ') {
        gap_ |= token_flag::space_before;
        ++at_;
        continue;
      }
      if (at_ < safe_end && (is_ascii_letter(byte) ? take_ascii_word() : is_arabic_lead(byte) && take_arabic_word()))
        continue;
      take_other();
    }
  }

 private:
  void take_other() {
    const size_t start = at_;
    const uint32_t cp = decode_utf8(text_, at_);
    const CharInfo& info = info_of(cp);
    switch (info.category) {
      case CharCategory::space:
        gap_ |= token_flag::space_before;
        break;
      case CharCategory::newline:
        gap_ |= token_flag::space_before | token_flag::newline_before;
        break;
      case CharCategory::mark:
        break;
      case CharCategory::letter:
      case CharCategory::upper:
        at_ = start;
        take_word();
        break;
      case CharCategory::digit:
        at_ = start;
        take_number();
        break;
      case CharCategory::tatweel:
        take_tatweel(start);
        break;
      case CharCategory::hyphen:
        take_hyphen(start, cp, info);
        break;
      case CharCategory::apostrophe:
        take_apostrophe(start, cp, info);
        break;
      case CharCategory::symbol:
        push_punctuation(start, cp, info, info.punct);
        break;
    }
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
    if (cp == '>' && !t.is(token_flag::space_before)) close_ticker();
  }

  // "Akzo <AKZO.AS>": the marks around a share's symbol are brackets; those around a name, a tag or a number are not.
  void close_ticker() {
    constexpr size_t deepest = 4;  // < AKZO . AS
    size_t i = tokens_.size() - 1;
    for (size_t n = 0; n < deepest && i > 0; ++n) {
      const Token& before = tokens_[i - 1];
      if (before.kind == TokenKind::punctuation && text_[before.span.begin] == '<') {
        if (n > 0) bracket(i - 1);
        return;
      }
      if (before.is(token_flag::space_before) || !may_stand_in_ticker(before)) return;
      --i;
    }
  }

  static bool may_stand_in_ticker(const Token& t) {
    constexpr uint16_t longest = 7;
    return t.punct == Punct::full_stop || t.is(token_flag::all_caps) ||
           (t.is(token_flag::capitalised) && t.letters == 1) ||
           (t.is(token_flag::dotted) && t.letters <= longest && t.is(token_flag::capitalised));
  }

  void bracket(size_t open) {
    tokens_[open].punct = Punct::bracket_open;
    tokens_.back().punct = Punct::bracket_close;
  }

  // False, and nothing taken, if the word has more than 15 letters or something else than letters may belong to it.
  // REQUIRES: run_bytes of text.
  bool take_ascii_word() {
    const LetterRun run = ascii_run(text_.data() + at_);
    const auto next = static_cast<uint8_t>(text_[at_ + run.letters]);
    if (run.letters > 15 || may_go_on(next) || (next == '.' && run.letters == 1)) return false;
    Token& t = push_run(run, 1, Script::latin);
    // No branch: which word has capitals no processor foresees.
    const uint32_t first = run.uppers & 1, all = run.uppers == (1u << run.letters) - 1, several = run.uppers > 1;
    t.flags = static_cast<uint16_t>(t.flags | first * token_flag::capitalised | (all & several) * token_flag::all_caps |
                                    (~all & several) * token_flag::mixed_case);
    return true;
  }

  // Likewise for the Arabic block.
  bool take_arabic_word() {
    const LetterRun run = arabic_run(text_.data() + at_, arabic_folds_);
    if (run.letters == 0 || run.letters > 15) return false;
    const size_t end = at_ + 2 * size_t{run.letters};
    const auto next = static_cast<uint8_t>(text_[end]);
    if (is_arabic_lead(next)) {  // a comma ends the word, a mark does not
      const CharCategory category = peek(end).info->category;
      if (category != CharCategory::symbol && category != CharCategory::digit) return false;
    } else if (may_go_on(next) || (next == '.' && run.letters == 1)) {
      return false;
    }
    const uint32_t last = (text_[end - 2] & 0x1Fu) << 6 | (text_[end - 1] & 0x3Fu);
    Token& t = push_run(run, 2, Script::arabic);
    if (last == ta_marbuta_letter) t.flags |= token_flag::ta_marbuta;
    if (last == alef_maqsura_letter) t.flags |= token_flag::alef_maqsura;
    return true;
  }

  Token& push_run(const LetterRun& run, uint32_t bytes_a_letter, Script script) {
    Token& t = push(at_, at_ + size_t{run.letters} * bytes_a_letter, TokenKind::word);
    t.key = KeyHasher::of_run(run.fours, run.letters);
    t.script = script;
    t.letters = static_cast<uint16_t>(run.letters);
    at_ = t.span.end;
    return t;
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
        add_folded(hash, c);
        ++letters;
        last = c.cp;
      } else if (category == CharCategory::digit) {
        if (script == Script::arabic) break;  // digits behind a proclitic are a number of their own
        add_folded(hash, c);
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
      add_folded(hash, letter);
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
    if (!letter_at(at_)) push_punctuation(start, '-', info_of('-'), Punct::dash);
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

  const std::array<uint16_t, 256>& arabic_folds_;
  std::vector<Token>& tokens_;
  size_t at_ = 0;
  uint16_t gap_ = 0;  // flags for the next token
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  text = text.substr(0, std::numeric_limits<uint32_t>::max());
  tokens.clear();
  tokens.reserve(text.size() / 5 + 8);  // likely enough
  Walk(text, tokens).run();
}

uint64_t key_without_prefix(std::string_view text, const Token& token, uint32_t bytes) {
  return fold_key(text.substr(token.span.begin + bytes, token.span.size() - bytes));
}

}  // namespace khabar
