#include "split/boundary_rules.h"

#include <algorithm>
#include <limits>
#include <string>

#include "text/fold.h"

namespace khabar {
namespace {

bool is_closer(const Token& t) {
  return t.punct == Punct::quote_close || t.punct == Punct::quote || t.punct == Punct::bracket_close ||
         t.punct == Punct::apostrophe;
}

bool is_terminator(const Token& t) {
  constexpr uint32_t terminators =
      bit(Punct::full_stop) | bit(Punct::question) | bit(Punct::exclamation) | bit(Punct::ellipsis);
  return (bit(t.punct) & terminators) != 0;
}

// Does the token end with a mark that may end a sentence?
bool is_marked(const Token& t) { return is_terminator(t) || t.is(token_flag::dotted); }

// The first token from `next` on before which a sentence may end: behind a mark or a line break, or where the next
// proposal lies. Most have none of these before them.
uint32_t find_gap(const std::vector<Token>& tokens, uint32_t next, uint32_t proposal) {
  const Token* const end = tokens.data() + tokens.size();
  const Token* t = tokens.data() + next;
  while (t < end && t->span.begin < proposal && !t->is(token_flag::newline_before) && !is_marked(t[-1])) ++t;
  return static_cast<uint32_t>(t - tokens.data());
}

bool is_initial(const Token& t) { return t.kind == TokenKind::word && t.letters == 1 && t.is(token_flag::capitalised); }

bool is_lower(const Token& t) {
  return t.kind == TokenKind::word && t.script == Script::latin && !t.is(token_flag::capitalised);
}

bool ends_in_stop(std::string_view text, const Token& t) {
  return t.is(token_flag::dotted) && text[t.span.end - 1] == '.';
}

// Is tokens[first, last) no more than the mark of a list item: "1", "(b", "* 9"?
bool is_list_mark(const std::vector<Token>& tokens, uint32_t first, uint32_t last) {
  while (first < last && tokens[first].kind == TokenKind::punctuation) ++first;
  if (first + 1 != last) return false;
  const Token& mark = tokens[first];
  return (mark.kind == TokenKind::number && mark.letters <= 3) ||
         (mark.kind == TokenKind::word && mark.letters == 1 && mark.script == Script::latin);
}

// The mark that an item of a list begins with: "1.", "(b)", "* 9.)".
struct ItemMark {
  uint32_t value = 0;  // 0 if it is none; letters count from a
  uint16_t letters = 0;
  Punct closer = Punct::none;

  bool followed_by(const ItemMark& next) const {
    return value != 0 && next.value == value + 1 && next.closer == closer && (next.letters > 0) == (letters > 0);
  }
};

ItemMark item_mark(std::string_view text, const std::vector<Token>& tokens, uint32_t at) {
  constexpr uint32_t most_symbols = 2, most_digits = 2;
  for (uint32_t symbols = 0; at < tokens.size() && tokens[at].kind == TokenKind::punctuation; ++at) {
    if (++symbols > most_symbols || is_terminator(tokens[at])) return {};
  }
  if (at + 1 >= tokens.size() || tokens[at + 1].is(token_flag::space_before)) return {};
  const Token &mark = tokens[at], &closer = tokens[at + 1];
  if (closer.punct != Punct::full_stop && closer.punct != Punct::bracket_close) return {};
  const std::string_view written = text.substr(mark.span.begin, mark.span.end - mark.span.begin);
  ItemMark item{0, 0, closer.punct};
  if (mark.kind == TokenKind::number && written.size() <= most_digits) {
    for (const char c : written) {
      if (c < '0' || c > '9') return {};
      item.value = item.value * 10 + static_cast<uint32_t>(c - '0');
    }
  } else if (written.size() == 1 && written[0] >= 'a' && written[0] <= 'z') {
    item.value = static_cast<uint32_t>(written[0] - 'a' + 1);
    item.letters = 1;
  }
  return item;
}

// Do tokens[next] and what follows go on with a sentence that a line break cuts, as in text from a PDF? Small letters
// follow a line of some words without an end, and themselves come to one or fill a line, on further lines of small
// letters too.
bool goes_on_behind_break(const std::vector<Token>& tokens, uint32_t first, uint32_t next) {
  constexpr uint32_t fewest_tokens = 4, whole_line = 8;
  const auto latin = [](const Token& t) { return t.kind == TokenKind::word && t.script == Script::latin; };
  if (next < first + fewest_tokens || !latin(tokens[next - 1]) || !is_lower(tokens[next])) return false;
  const auto breaks = [&](uint32_t t) { return tokens[t].is(token_flag::newline_before) && !is_lower(tokens[t]); };
  const uint32_t reach = static_cast<uint32_t>(std::min<size_t>(tokens.size(), next + whole_line));
  uint32_t end = next + 1;
  while (end < reach && !breaks(end) && !is_terminator(tokens[end])) ++end;
  return end == next + whole_line || (end < tokens.size() && is_terminator(tokens[end]));
}

// "1,206 | people | displaced", as pictures of figures have it: short lines that a number of some size begins, and that
// end with no mark.
bool goes_on_with_figure(const std::vector<Token>& tokens, uint32_t first, uint32_t next) {
  constexpr uint32_t fewest_digits = 3, most_tokens = 4, longest_line = 3;
  const auto latin = [](const Token& t) { return t.kind == TokenKind::word && t.script == Script::latin; };
  if (tokens[first].kind != TokenKind::number || tokens[first].letters < fewest_digits) return false;
  if (next > first + most_tokens || !latin(tokens[next])) return false;
  // "2,180 homes | Wind and rain": only a lone number goes on with a capital.
  if (next > first + 1 && (!latin(tokens[next - 1]) || !is_lower(tokens[next]))) return false;
  uint32_t end = next + 1;
  while (end < tokens.size() && !tokens[end].is(token_flag::newline_before)) ++end;
  return end <= next + longest_line && !is_terminator(tokens[end - 1]);
}

// "[17]", "[...]": where a bracket that holds no words ends, `begin` if there is none.
uint32_t skip_reference(const std::vector<Token>& tokens, uint32_t begin) {
  constexpr uint32_t longest = 8;
  if (begin >= tokens.size() || tokens[begin].punct != Punct::bracket_open) return begin;
  for (uint32_t i = begin + 1; i < std::min<size_t>(tokens.size(), begin + longest); ++i) {
    if (tokens[i].is(token_flag::newline_before)) return begin;
    if (tokens[i].punct == Punct::bracket_close) return i > begin + 1 ? i + 1 : begin;
    if (tokens[i].kind == TokenKind::word) return begin;
  }
  return begin;
}

uint32_t skip_references(const std::vector<Token>& tokens, uint32_t at) {
  for (uint32_t behind = skip_reference(tokens, at); behind > at; behind = skip_reference(tokens, at)) at = behind;
  return at;
}

}  // namespace

BoundaryRules::BoundaryRules(const std::vector<Abbreviation>& abbreviations,
                             const std::vector<std::string_view>& starters) {
  for (const Abbreviation& a : abbreviations) {
    std::string joined(a.form);  // "U.S." and "a.m." are one token, whose key has no full stops
    std::erase(joined, '.');
    abbreviations_.emplace(fold_key(joined), a.kind);
  }
  for (const std::string_view s : starters) starters_.emplace(fold_key(s), true);
}

// Does the full stop at tokens[stop] (or within it, of a dotted token) belong to an abbreviation that goes on?
bool BoundaryRules::abbreviated(const Place& at, uint32_t stop) const {
  const std::vector<Token>& tokens = at.tokens;
  const bool dotted = tokens[stop].is(token_flag::dotted);
  if (!dotted && (stop == at.first || tokens[stop].is(token_flag::space_before))) return false;
  const Token& word = dotted ? tokens[stop] : tokens[stop - 1];
  if (word.kind != TokenKind::word) return false;
  const Token& follows = tokens[at.next];
  const bool starter = starters_.contains(follows.key) && !is_lower(follows);
  const auto known = abbreviations_.find(word.key);
  if (known != abbreviations_.end()) {
    switch (known->second) {
      case AbbreviationKind::never_ends:
        return true;
      case AbbreviationKind::number:
        return follows.kind == TokenKind::number || is_lower(follows);
      case AbbreviationKind::may_end:
        return !starter;
    }
  }
  if (dotted) return !starter;
  if (word.letters == 1 && follows.kind == TokenKind::number) return true;  // "c. 1818"
  // "Albert E. Sloan", but "you and I. Did you".
  return is_initial(word) && !starter;
}

// Does a sentence end before tokens[at.next]? `proposed` says that ICU thinks so.
bool BoundaryRules::ends_here(const Place& at, bool proposed) const {
  const std::vector<Token>& tokens = at.tokens;
  const Token& follows = tokens[at.next];
  uint32_t last = at.next - 1;
  while (last > at.first && is_closer(tokens[last])) --last;
  const bool closed = last != at.next - 1;
  const Token& end = tokens[last];
  // A web address, a smiley: nothing ends without white space, save in scripts that write none.
  if (!follows.is(token_flag::space_before) && follows.script != Script::other) return joined_end(at, last);
  // "(...)" is an omission, not an end.
  uint32_t dots = last;
  while (dots > at.first && is_terminator(tokens[dots])) --dots;
  if (closed && dots < last && tokens[dots].punct == Punct::bracket_open) return false;
  if (closed && is_lower(follows)) return false;  // "Stop!" she said.
  const bool stop = end.punct == Punct::full_stop || ends_in_stop(at.text, end);
  // "works at Yahoo! in": a name that is written with its mark.
  const bool name_before = last > at.first + 1 && tokens[last - 1].is(token_flag::capitalised) &&
                           end.punct == Punct::exclamation && is_lower(follows);
  if (!stop) return proposed && !name_before;
  if (end.punct == Punct::full_stop && is_list_mark(tokens, at.first, last)) return false;
  if (!closed && abbreviated(at, last)) return false;
  if (proposed) return true;
  // What ICU takes for an abbreviation because a small letter follows, most writers of the web mean as an end; and a
  // bracketed mark "(b)" begins an item.
  const bool plain_word = end.punct == Punct::full_stop && last > at.first && !end.is(token_flag::space_before) &&
                          tokens[last - 1].kind == TokenKind::word && tokens[last - 1].letters > 2 &&
                          tokens[last - 1].script == Script::latin;
  const bool item = follows.punct == Punct::bracket_open && at.next + 2 < tokens.size() &&
                    tokens[at.next + 1].letters == 1 && tokens[at.next + 2].punct == Punct::bracket_close;
  return plain_word && !closed && (item || (is_lower(follows) && follows.letters > 0));
}

// Where no white space stands behind the mark: "closed.Nobody", "[3] The", but not "bbc.co", "J.Smith".
bool BoundaryRules::joined_end(const Place& at, uint32_t last) const {
  constexpr uint16_t fewest_letters = 3;
  const std::vector<Token>& tokens = at.tokens;
  const Token &end = tokens[last], &follows = tokens[at.next];
  const bool mark = end.punct == Punct::full_stop || end.punct == Punct::question || end.punct == Punct::exclamation;
  if (!mark || last == at.first) return false;
  const uint32_t behind = skip_references(tokens, at.next);
  if (behind > at.next) return behind < tokens.size() && tokens[behind].is(token_flag::capitalised);
  const Token& word = tokens[last - 1];
  if (last + 1 != at.next || end.is(token_flag::space_before) || word.letters < fewest_letters ||
      follows.letters < fewest_letters || word.script != follows.script || abbreviations_.contains(word.key))
    return false;
  if (word.kind != TokenKind::word || follows.kind != TokenKind::word) return false;
  // A next word that is joined to more dots is a part of an address.
  if (at.next + 1 < tokens.size() && !tokens[at.next + 1].is(token_flag::space_before) &&
      tokens[at.next + 1].punct == Punct::full_stop)
    return false;
  // "?" within an Arabic word is a letter that was lost on the way.
  if (word.script == Script::arabic) return at.text[end.span.begin] != '?';
  const bool own_word = last - 1 == at.first || word.is(token_flag::space_before);
  return own_word && is_lower(word) && follows.is(token_flag::capitalised) && !follows.is(token_flag::all_caps);
}

void BoundaryRules::split(std::string_view text, const std::vector<Token>& tokens, const std::vector<uint32_t>& ends,
                          std::vector<Sentence>& sentences) const {
  constexpr uint32_t none = std::numeric_limits<uint32_t>::max();  // beyond all text
  sentences.clear();
  uint32_t first = 0;
  ItemMark item = item_mark(text, tokens, 0);
  const auto emit = [&](uint32_t next) {
    if (next <= first) return;
    Sentence s;
    s.span = {tokens[first].span.begin, tokens[next - 1].span.end};
    s.tokens = {first, next};
    const bool line_before = first == 0 || tokens[first].is(token_flag::newline_before);
    const bool line_after = next == tokens.size() || tokens[next].is(token_flag::newline_before);
    uint32_t last = next - 1;
    while (last > first && is_closer(tokens[last])) --last;
    s.heading = line_before && line_after && !is_terminator(tokens[last]) && !ends_in_stop(text, tokens[last]);
    sentences.push_back(s);
    first = next;
    item = item_mark(text, tokens, first);
  };
  size_t e = 0;
  uint32_t proposal = ends.empty() ? none : ends[0];  // the first that is not behind us
  for (uint32_t next = 1; next < tokens.size(); ++next) {
    if (item.value == 0 && (next = find_gap(tokens, next, proposal)) == tokens.size()) break;
    const uint32_t gap_begin = tokens[next - 1].span.end, gap_end = tokens[next].span.begin;
    while (proposal < gap_begin) proposal = ++e < ends.size() ? ends[e] : none;
    const bool proposed = proposal <= gap_end, marked = is_marked(tokens[next - 1]);
    if (tokens[next].is(token_flag::newline_before)) {
      if (!goes_on_behind_break(tokens, first, next) && !goes_on_with_figure(tokens, first, next)) emit(next);
    } else if (item.value != 0 && tokens[next].is(token_flag::space_before) &&
               item.followed_by(item_mark(text, tokens, next))) {
      emit(next);
    } else if (next > first && (proposed || marked) && ends_here({text, tokens, first, next}, proposed)) {
      // A reference behind the full stop belongs to what it supports.
      emit(skip_references(tokens, next));
    }
  }
  emit(static_cast<uint32_t>(tokens.size()));
}

}  // namespace khabar
