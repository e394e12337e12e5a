#include "split/boundary_rules.h"

#include <algorithm>

#include "text/fold.h"

namespace khabar {
namespace {

bool is_closer(const Token& t) {
  return t.punct == Punct::quote_close || t.punct == Punct::quote || t.punct == Punct::bracket_close ||
         t.punct == Punct::apostrophe;
}

bool is_terminator(const Token& t) {
  return t.punct == Punct::full_stop || t.punct == Punct::question || t.punct == Punct::exclamation ||
         t.punct == Punct::ellipsis;
}

bool is_initial(const Token& t) { return t.kind == TokenKind::word && t.letters == 1 && t.is(token_flag::capitalised); }

bool has_line_break(std::string_view text, uint32_t begin, uint32_t end) {
  return text.substr(begin, end - begin).find('\n') != std::string_view::npos;
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

// Does the full stop at tokens[stop] (or within it, of a dotted token) belong to an abbreviation that goes on at
// `next`?
bool BoundaryRules::abbreviated(std::string_view text, const std::vector<Token>& tokens, uint32_t stop,
                                uint32_t next) const {
  const bool dotted = tokens[stop].is(token_flag::dotted);
  if (!dotted && stop == 0) return false;
  const Token& word = dotted ? tokens[stop] : tokens[stop - 1];
  if (!dotted && tokens[stop].is(token_flag::space_before)) return false;
  if (word.kind != TokenKind::word) return false;
  const Token& follows = tokens[next];
  const bool starter = starters_.contains(follows.key) && follows.is(token_flag::capitalised);
  const auto known = abbreviations_.find(word.key);
  if (known != abbreviations_.end()) {
    switch (known->second) {
      case AbbreviationKind::never_ends:
        return true;
      case AbbreviationKind::number:
        if (follows.kind == TokenKind::number) return true;
        [[fallthrough]];
      case AbbreviationKind::may_end:
        return !starter;
    }
  }
  if (dotted) return !starter;
  // "Albert E. Sloan", but "you and I. Did you".
  if (is_initial(word)) return !starter && !(text[word.span.begin] == 'I' && !follows.is(token_flag::capitalised));
  return false;
}

// Is there a sentence end between tokens[next - 1] and tokens[next], where ICU proposed one?
bool BoundaryRules::ends_here(std::string_view text, const std::vector<Token>& tokens, uint32_t next) const {
  uint32_t last = next - 1;
  while (last > 0 && is_closer(tokens[last])) --last;
  const bool closed = last != next - 1;
  const Token& end = tokens[last];
  if (closed && !is_terminator(end)) return true;
  if (end.punct == Punct::full_stop || (end.is(token_flag::dotted) && text[end.span.end - 1] == '.')) {
    if (!closed && abbreviated(text, tokens, last, next)) return false;
  }
  return true;
}

void BoundaryRules::split(std::string_view text, const std::vector<Token>& tokens, const std::vector<uint32_t>& ends,
                          std::vector<Sentence>& sentences) const {
  sentences.clear();
  uint32_t first = 0;
  const auto emit = [&](uint32_t next) {
    if (next <= first) return;
    Sentence s;
    s.span = {tokens[first].span.begin, tokens[next - 1].span.end};
    s.tokens = {first, next};
    const bool line_before = first == 0 || tokens[first].is(token_flag::newline_before);
    const bool line_after = next == tokens.size() || tokens[next].is(token_flag::newline_before);
    uint32_t last = next - 1;
    while (last > first && is_closer(tokens[last])) --last;
    s.heading = line_before && line_after && !is_terminator(tokens[last]) &&
                !(tokens[last].is(token_flag::dotted) && text[tokens[last].span.end - 1] == '.');
    sentences.push_back(s);
    first = next;
  };
  size_t e = 0;
  for (uint32_t next = 1; next < tokens.size(); ++next) {
    const uint32_t gap_begin = tokens[next - 1].span.end, gap_end = tokens[next].span.begin;
    while (e < ends.size() && ends[e] <= gap_begin && ends[e] < gap_end) ++e;
    if (tokens[next].is(token_flag::newline_before) || has_line_break(text, gap_begin, gap_end)) {
      emit(next);
    } else if (e < ends.size() && ends[e] >= gap_begin && ends[e] <= gap_end && ends_here(text, tokens, next)) {
      emit(next);
    }
  }
  emit(static_cast<uint32_t>(tokens.size()));
}

}  // namespace khabar
