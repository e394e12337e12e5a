#include "assemble/sentence_words.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

void SentenceWords::begin(const Document& doc, const SentenceView& view, LanguageId language) {
  endings_ = &noun_endings_[language];
  doc_ = &doc;
  view_ = &view;
  states_.assign(view.end - view.begin, State::unread);
  keys_.resize(view.end - view.begin);
  all_read_ = false;
}

void SentenceWords::read_all() {
  all_read_ = true;
  present_.clear();
  const auto add = [&](uint64_t key) {
    if (asked_.may_have(key)) present_.add(key);
  };
  for (uint32_t t = view_->begin; t < view_->end; ++t) {
    State state = states_[t - view_->begin];
    if (state == State::unread) state = read(t);
    if (state == State::unasked) continue;
    const Keys& keys = keys_[t - view_->begin];
    add(doc_->tokens[t].key);
    add(keys.bare);
    if (keys.stem != 0) add(keys.stem);
    for (size_t i = 0; i < keys.bases.count; ++i) add(keys.bases.keys[i]);
  }
}

bool SentenceWords::may_have(const WordSet& words) {
  if (!all_read_) read_all();
  return present_.may_share(words.first_words());
}

// Equal words with equal prefixes have equal stems; the lengths tell the prefixes apart.
uint64_t SentenceWords::without_prefix(const Token& token, uint32_t prefix_bytes) {
  const uint64_t word = token.key ^ (uint64_t{token.span.size()} << 8 | prefix_bytes);
  Stem& known = stems_[word % remembered_stems];
  if (known.word != word) known = {word, key_without_prefix(doc_->text, token, prefix_bytes)};
  return known.stem;
}

const NounEndings::Bases& SentenceWords::bases_of(const Token& token, uint32_t prefix_bytes) {
  // Words with one key may end in different letters: keys are of folded ones.
  const std::string_view text = doc_->at(token.span);
  uint64_t last_letters = 0;
  std::memcpy(&last_letters, text.data() + text.size() - std::min(text.size(), sizeof last_letters),
              std::min(text.size(), sizeof last_letters));
  const auto language = static_cast<uint64_t>(endings_ - noun_endings_.data());
  const uint64_t word =
      join_keys(token.key, last_letters) ^ (language << 32 | uint64_t{token.span.size()} << 8 | prefix_bytes);
  KnownBases& known = known_bases_[word % remembered_bases];
  if (known.word == word) return known.bases;
  const NounEndings::Bases all = endings_->bases_of(text.substr(prefix_bytes));
  known = {word, {}};
  for (size_t i = 0; i < all.count; ++i)
    if (asked_.may_have(all.keys[i])) known.bases.keys[known.bases.count++] = all.keys[i];
  return known.bases;
}

SentenceWords::State SentenceWords::read(uint32_t t) {
  const Token& token = doc_->tokens[t];
  Keys& keys = keys_[t - view_->begin];
  keys = {token.key, 0, {}};
  bool asked = asked_.may_have(token.key);
  if (const uint64_t other = view_->stands_for[t - view_->begin]; other != 0)
    keys.bare = other;
  else if (token.proclitic_bytes > 0)
    keys.bare = without_prefix(token, token.proclitic_bytes);
  if (keys.bare != token.key) asked |= asked_.may_have(keys.bare);
  if (view_->has(t, part::article)) {
    keys.stem = without_prefix(token, token.proclitic_bytes + view_->article_bytes);
    asked |= asked_.may_have(keys.stem);
  }
  if (!endings_->empty() && !view_->has(t, part::named)) {
    keys.bases = bases_of(token, token.proclitic_bytes + (view_->has(t, part::article) ? view_->article_bytes : 0));
    asked |= keys.bases.count != 0;
  }
  if (view_->has(t, part::named)) {
    keys.bases = type_of_name(t);
    asked |= keys.bases.count != 0;
  }
  return states_[t - view_->begin] = asked ? State::asked : State::unasked;
}

NounEndings::Bases SentenceWords::type_of_name(uint32_t t) const {
  // What conditions write for any name of a type.
  static const std::array<uint64_t, 3> name_words = {fold_key("#person"), fold_key("#organization"),
                                                     fold_key("#place")};
  const uint32_t m = view_->mention[t - view_->begin];
  if (m == none_index) return {};
  const uint64_t word = name_words[static_cast<size_t>(doc_->mentions[m].type)];
  return asked_.may_have(word) ? NounEndings::Bases{{word}, 1} : NounEndings::Bases{};
}

bool SentenceWords::begins_at(const std::vector<uint64_t>& sequence, uint32_t token) {
  if (token + sequence.size() > view_->end) return false;
  for (size_t k = 0; k < sequence.size(); ++k) {
    const auto at = static_cast<uint32_t>(token + k);
    if (doc_->tokens[at].key == sequence[k]) continue;
    if (states_[at - view_->begin] == State::unread) read(at);
    if (keys_[at - view_->begin].bare != sequence[k]) return false;
  }
  return true;
}

// The word itself, without regard to sequences. REQUIRES: it has been read.
bool SentenceWords::is_met(const WordSet& words, uint32_t token) const {
  const Keys& keys = keys_[token - view_->begin];
  if (words.has(keys.bare) || words.has(doc_->tokens[token].key)) return true;
  if (keys.stem != 0 && words.has(keys.stem)) return true;
  for (size_t i = 0; i < keys.bases.count; ++i)
    if (words.has(keys.bases.keys[i])) return true;
  return false;
}

uint32_t SentenceWords::find(const WordSet& words, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; ++t) {
    State state = states_[t - view_->begin];
    if (state == State::unread) state = read(t);
    if (state == State::unasked) continue;
    if (is_met(words, t)) return t;
    const SmallKeyFilter& first = words.first_words();
    if (!first.may_have(doc_->tokens[t].key) && !first.may_have(keys_[t - view_->begin].bare)) continue;
    for (const auto& sequence : words.sequences())
      if (begins_at(sequence, t)) return t;
  }
  return no_token;
}

}  // namespace khabar
