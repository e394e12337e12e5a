#include "clean/dateline.h"

#include <algorithm>
#include <span>
#include <vector>

#include "text/tokenizer.h"

namespace khabar {

std::string_view find_dateline(std::string_view paragraph, const Phrases& phrases) {
  constexpr size_t longest = 160, most_tokens = 14, most_place_words = 4, most_source_words = 3;
  std::vector<Token> tokens;
  tokenize(paragraph.substr(0, longest), tokens);
  size_t dash = 0;
  while (dash < std::min(tokens.size(), most_tokens) && tokens[dash].punct != Punct::dash) ++dash;
  if (dash == 0 || dash >= std::min(tokens.size(), most_tokens)) return {};
  size_t place = 0;
  while (place < dash && tokens[place].kind == TokenKind::word) ++place;
  if (place == 0) return {};
  bool agency = false, loud = true;
  for (size_t i = 0; i < dash; ++i) {
    agency |= (phrases.find(paragraph, std::span(tokens).subspan(i)).bits & phrase::agency) != 0;
  }
  // "BAGHDAD - Reuters:": the source may stand behind the dash.
  size_t colon = dash + 1;
  while (colon < tokens.size() && colon <= dash + most_source_words && tokens[colon].kind == TokenKind::word) ++colon;
  if (colon < tokens.size() && tokens[colon].punct == Punct::colon)
    for (size_t i = dash + 1; i < colon; ++i)
      agency |= (phrases.find(paragraph, std::span(tokens).subspan(i)).bits & phrase::agency) != 0;
  for (size_t i = 0; i < place; ++i) loud &= tokens[i].is(token_flag::all_caps);
  const bool bracket = place < dash && tokens[place].punct == Punct::bracket_open;
  const bool arabic = tokens[0].script == Script::arabic;
  if (place > most_place_words || !(agency || loud || (arabic && bracket))) return {};
  return paragraph.substr(tokens[0].span.begin, tokens[place - 1].span.end - tokens[0].span.begin);
}

std::string_view find_dateline_of_line(std::string_view line) {
  constexpr size_t longest = 80, most_tokens = 8, most_place_words = 3;
  if (line.size() > longest) return {};
  std::vector<Token> tokens;
  tokenize(line, tokens);
  if (tokens.size() < 3 || tokens.size() > most_tokens) return {};
  size_t place = 0;
  while (place < tokens.size() && tokens[place].kind == TokenKind::word) ++place;
  if (place == 0 || place > most_place_words || place + 1 >= tokens.size() || tokens[place].punct != Punct::dash)
    return {};
  for (size_t i = place + 1; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) return {};
  }
  return line.substr(tokens[0].span.begin, tokens[place - 1].span.end - tokens[0].span.begin);
}

}  // namespace khabar
