#include "clean/line_stats.h"

#include <algorithm>

#include "text/utf8.h"

namespace khabar {
namespace {

constexpr float cjk_letters_a_word = 1.7F, thai_letters_a_word = 5;

// Scripts that write no spaces between words are known by the first byte of their letters.
float words_in(std::string_view text, const Token& t) {
  const auto lead = static_cast<uint8_t>(text[t.span.begin]);
  if (t.script != Script::other || t.letters < 2) return 1;
  if (lead >= 0xE3 && lead <= 0xE9) return std::max(1.0F, static_cast<float>(t.letters) / cjk_letters_a_word);
  if (lead == 0xE0) return std::max(1.0F, static_cast<float>(t.letters) / thai_letters_a_word);
  return 1;
}

// Four digits from 1900 to 2099, in any shape.
bool is_year(std::string_view text, const Token& t) {
  if (t.letters != 4) return false;
  uint32_t value = 0;
  for (size_t at = t.span.begin; at < t.span.end;) {
    const uint32_t cp = decode_utf8(text, at);
    const uint32_t digit = cp >= 0x6F0 ? cp - 0x6F0 : cp >= 0x660 ? cp - 0x660 : cp - '0';
    if (digit > 9) return false;
    value = value * 10 + digit;
  }
  return value >= 1900 && value < 2100;
}

bool ends_with_stop(const Token& t) {
  return t.punct == Punct::full_stop || t.punct == Punct::question || t.punct == Punct::exclamation;
}

bool closes(const Token& t) {
  return t.punct == Punct::quote || t.punct == Punct::quote_close || t.punct == Punct::bracket_close ||
         t.punct == Punct::apostrophe;
}

void count_punctuation(std::string_view text, std::span<const Token> tokens, size_t i, LineStats& s) {
  const Token& t = tokens[i];
  switch (t.punct) {
    case Punct::full_stop:
    case Punct::question:
    case Punct::exclamation:
      ++s.stops;
      break;
    case Punct::comma:
    case Punct::semicolon:
      ++s.commas;
      break;
    case Punct::colon:
      s.has_clock |= i > 0 && i + 1 < tokens.size() && tokens[i - 1].kind == TokenKind::number &&
                     tokens[i + 1].kind == TokenKind::number;
      break;
    case Punct::at:
      s.has_address = true;
      break;
    case Punct::currency:
      ++s.prices;
      ++s.symbols;
      break;
    case Punct::other: {
      size_t at = t.span.begin;
      const uint32_t cp = decode_utf8(text, at);
      s.has_copyright |= cp == 0xA9;
      s.has_bar |= cp == '|' || cp == 0xBB || cp == 0x203A || cp == '>' || cp == 0x2022 || cp == 0xB7;
      ++s.symbols;
      break;
    }
    default:
      ++s.symbols;
      break;
  }
}

// "Read also: why the bridge was closed", "> MORE: ...": a label, a colon, what another text is called.
bool points_away(std::span<const Token> tokens, size_t first, const Phrases::Match& match) {
  if ((match.bits & (phrase::related | phrase::pointer)) == 0) return false;
  const bool leads = std::all_of(tokens.begin(), tokens.begin() + static_cast<ptrdiff_t>(first),
                                 [](const Token& t) { return t.kind == TokenKind::punctuation; });
  const size_t behind = first + match.tokens;
  return leads && behind + 1 < tokens.size() && tokens[behind].punct == Punct::colon;
}

void count_phrases(std::string_view text, std::span<const Token> tokens, const Phrases& phrases, LineStats& s) {
  constexpr size_t most_symbols = 2;  // before the first word
  for (size_t i = 0; i < tokens.size();) {
    if (tokens[i].kind == TokenKind::number) {
      ++i;
      continue;
    }
    const Phrases::Match m = phrases.find(text, tokens.subspan(i));
    if (i == 0) s.first_phrase = m.bits;
    if (i <= most_symbols) s.points_away |= points_away(tokens, i, m);
    s.phrases |= m.bits;
    if ((m.bits & phrase::stopword) != 0) ++s.stopwords;
    if ((m.bits & phrase::furniture) != 0) s.furniture_words += m.tokens;
    i += std::max<uint16_t>(m.tokens, 1);
  }
}

}  // namespace

LineStats measure_line(std::string_view text, std::span<const Token> tokens, const Phrases& phrases) {
  LineStats s;
  if (tokens.empty()) return s;
  uint32_t arabic = 0, latin = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    if (t.kind == TokenKind::punctuation) {
      count_punctuation(text, tokens, i, s);
      continue;
    }
    s.letters += t.letters;
    s.words += words_in(text, t);
    arabic += t.script == Script::arabic;
    latin += t.script == Script::latin;
    s.capitals += t.is(token_flag::capitalised);
    s.short_words += t.letters <= 3 && t.kind == TokenKind::word;
    if (t.kind == TokenKind::number) {
      ++s.numbers;
      s.has_year |= is_year(text, t);
    }
    s.stops += t.is(token_flag::dotted) && i + 1 == tokens.size();
  }
  s.tokens = static_cast<uint32_t>(tokens.size());
  s.arabic = arabic > latin;
  s.latin = latin >= arabic && latin > 0;
  const Token& first = tokens[0];
  s.begins_lower = first.kind == TokenKind::word && first.script == Script::latin && !first.is(token_flag::capitalised);
  s.begins_number = first.kind == TokenKind::number;
  s.quoted = first.punct == Punct::quote || first.punct == Punct::quote_open;
  s.begins_symbol = first.kind == TokenKind::punctuation && !s.quoted;
  size_t last = tokens.size() - 1;
  while (last > 0 && closes(tokens[last])) --last;
  s.ends_sentence = ends_with_stop(tokens[last]) || (tokens[last].is(token_flag::dotted) && last + 1 == tokens.size());
  s.ends_colon = tokens[last].punct == Punct::colon;
  s.ends_ellipsis = tokens[last].punct == Punct::ellipsis;
  count_phrases(text, tokens, phrases, s);
  return s;
}

bool is_date_line(const LineStats& s) {
  constexpr float most_words = 4, most_beside_clock = 8;  // of those that are no numbers
  const auto numbers = static_cast<float>(s.numbers);
  const float others = s.words - numbers - static_cast<float>(s.furniture_words);
  if (s.ends_sentence || s.numbers < 2) return false;
  if (s.has_clock && s.has_year && others <= most_beside_clock) return true;
  if (others > most_words) return false;
  const bool named = (s.phrases & phrase::month) != 0 && s.has_year;
  const bool begins =
      s.begins_number || (s.first_phrase & (phrase::month | phrase::weekday | phrase::date | phrase::byline)) != 0;
  return named ? begins : s.numbers >= 3 && s.words - numbers <= 2;
}

bool is_byline(const LineStats& s) {
  constexpr float longest = 10;
  const bool named = s.arabic || s.capitals >= 2;  // "By the numbers" names nobody
  return (s.first_phrase & phrase::byline) != 0 && named && s.words > 1 && s.words <= longest && !s.ends_sentence;
}

PieceRun densest_run(std::span<const LineStats> stats, std::span<const uint8_t> good) {
  constexpr float cost_of_others = 12;
  PieceRun run;
  float sum = 0, best = 0;
  size_t begin = 0;
  for (size_t i = 0; i < stats.size(); ++i) {
    sum += good[i] != 0 ? stats[i].words : -cost_of_others;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      run = {begin, i + 1};
    }
  }
  return run;
}

}  // namespace khabar
