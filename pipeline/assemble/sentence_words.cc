#include "assemble/sentence_words.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

// The last letters of a token, as a number of its own.
uint64_t last_letters(std::string_view text, Span token) {
  uint64_t last = 0;
  if (token.end < sizeof last) return LastLetters::of(text.substr(token.begin, token.size()));
  std::memcpy(&last, text.data() + token.end - sizeof last, sizeof last);
  const uint32_t others = sizeof last - std::min<uint32_t>(sizeof last, token.size());
  return last >> (8 * others);
}

bool begins_with_article(std::string_view text, const Token& token, const FewLetters& article) {
  return article.size() > 0 && token.span.size() >= token.proclitic_bytes + article.size() &&
         article.stand_at(text, token.span.begin + token.proclitic_bytes);
}

// All that the forms of a token depend on but its language. Words with one key may begin and end in different letters:
// keys are of folded ones.
uint64_t identity_of(std::string_view text, const Token& token, const FewLetters& article) {
  constexpr uint64_t spreads = 0x9E3779B97F4A7C15ull;  // odd: no two ends become one
  const uint64_t shape = uint64_t{token.span.size()} << 16 | uint64_t{token.proclitic_bytes} << 1 |
                         (begins_with_article(text, token, article) ? 1 : 0);
  return (token.key ^ last_letters(text, token.span) * spreads) + shape * spreads;
}

}  // namespace

SentenceWords::SentenceWords(const Lexicon& lexicon, const TriggerTable& triggers)
    : asked_(triggers.asked_words()), noun_endings_(triggers.noun_endings()) {
  for (uint32_t l = 0; l < lexicon.language_count(); ++l)
    articles_.emplace_back(lexicon.article(static_cast<LanguageId>(l)));
  const auto name = [this](MentionType type, std::string_view word) {
    names_[static_cast<size_t>(type)] = asked_.find(fold_key(word));
  };
  name(MentionType::person, "#person");
  name(MentionType::organization, "#organization");
  name(MentionType::place, "#place");
}

void SentenceWords::begin(const Document& doc, const SentenceView& view, LanguageId language) {
  language_ = language;
  doc_ = &doc;
  view_ = &view;
  inflects_ = articles_[language].size() > 0 || !noun_endings_[language].empty();
  letters_read_ = tokens_read_ = false;
}

void SentenceWords::read_letters() {
  letters_read_ = true;
  forms_.clear();
  present_.clear();
  for (const AskedWord name : names_) add_word(name);
  for (const std::vector<ListedWord>* const words : {&view_->verbs, &view_->words})
    for (const ListedWord& listed : *words)
      if (listed.facts->stands_for != 0) add_word(asked_.find(listed.facts->stands_for));
  if (inflects_)
    read_inflected_letters();
  else
    read_bare_letters();
}

// A word is asked for as it is written, but for its proclitics.
void SentenceWords::read_bare_letters() {
  for (uint32_t t = view_->begin; t < view_->end; ++t) {
    const Token& token = doc_->tokens[t];
    if (token.proclitic_bytes > 0) {
      if (const Forms forms = read_forms(token); forms.asked != 0) add_forms(t, forms);
    } else if (const AskedWord own = asked_.find(token.key); own != not_asked) {
      forms_.emplace_back().token = t;
      forms_.back().forms.set(Forms::own, own);
      add_word(own);
    }
  }
}

void SentenceWords::read_inflected_letters() {
  const FewLetters article = articles_[language_];
  const std::string_view text = doc_->text;
  const uint64_t language = uint64_t{language_} << 48;
  // What is remembered of them is larger than the nearest memory: it is announced before it is asked for.
  identities_.clear();
  for (uint32_t t = view_->begin; t < view_->end; ++t) {
    const uint64_t word = identity_of(text, doc_->tokens[t], article) ^ language;
    identities_.push_back(word);
    __builtin_prefetch(&others_[word % remembered_others]);
  }
  for (uint32_t t = view_->begin; t < view_->end; ++t) {
    const uint64_t word = identities_[t - view_->begin];
    if (others_[word % remembered_others] == word) continue;
    if (const Forms* const forms = forms_of(doc_->tokens[t], word)) add_forms(t, *forms);
  }
}

void SentenceWords::add_forms(uint32_t token, const Forms& forms) {
  forms_.push_back({token, forms});
  for (uint32_t rest = forms.asked; rest != 0; rest &= rest - 1) add_word(forms.words[std::countr_zero(rest)]);
}

bool SentenceWords::has_article(const Token& token) const {
  return begins_with_article(doc_->text, token, articles_[language_]);
}

// nullptr if the letters are asked for nothing, which is remembered.
const SentenceWords::Forms* SentenceWords::forms_of(const Token& token, uint64_t word) {
  Known& known = known_[word % remembered_words];
  if (known.word == word) return &known.forms;
  const Forms forms = read_forms(token);
  if (forms.asked == 0) {
    others_[word % remembered_others] = word;
    return nullptr;
  }
  known = {word, forms};
  return &known.forms;
}

void SentenceWords::set_bases(Forms& forms, size_t first, const Token& token, uint32_t prefix_bytes) const {
  const NounEndings::Bases found = noun_endings_[language_].bases_of(doc_->at(token.span).substr(prefix_bytes));
  for (size_t i = 0; i < found.count; ++i) forms.set(first + i, asked_.find(found.keys[i]));
}

SentenceWords::Forms SentenceWords::read_forms(const Token& token) const {
  Forms forms;
  const auto behind = [&](uint32_t prefix_bytes) {
    return asked_.find(key_without_prefix(doc_->text, token, prefix_bytes));
  };
  forms.set(Forms::own, asked_.find(token.key));
  if (token.proclitic_bytes > 0) forms.set(Forms::bare, behind(token.proclitic_bytes));
  set_bases(forms, Forms::bases, token, token.proclitic_bytes);
  if (has_article(token)) {
    const uint32_t prefix_bytes = token.proclitic_bytes + static_cast<uint32_t>(articles_[language_].size());
    forms.set(Forms::stem, behind(prefix_bytes));
    set_bases(forms, Forms::stem_bases, token, prefix_bytes);
  }
  return forms;
}

AskedWord SentenceWords::type_of_name(uint32_t token) const {
  const uint32_t m = view_->mention[token - view_->begin];
  return m == none_index ? not_asked : names_[static_cast<size_t>(doc_->mentions[m].type)];
}

// What a token is asked for as, its place in the sentence being known.
void SentenceWords::add_token(uint32_t token, const Forms& forms) {
  AskedToken& asked = tokens_.emplace_back();
  asked.token = token;
  asked.add(forms.words[Forms::own]);
  const uint64_t other = view_->stands_for[token - view_->begin];  // of "on it" the word "on"
  asked.add(other != 0 ? asked_.find(other) : forms.words[Forms::bare]);
  asked.first_count = asked.count;
  if (view_->has(token, part::named)) {
    if (view_->has(token, part::article)) asked.add(forms.words[Forms::stem]);
    asked.add(type_of_name(token));
  } else if (inflects_) {
    const bool article = view_->has(token, part::article);
    if (article) asked.add(forms.words[Forms::stem]);
    const size_t bases = article ? Forms::stem_bases : Forms::bases;
    for (size_t i = 0; i < NounEndings::most_bases; ++i) asked.add(forms.words[bases + i]);
  }
  if (asked.count == 0) tokens_.pop_back();
}

void SentenceWords::read_tokens() {
  tokens_read_ = true;
  tokens_.clear();
  auto next = forms_.begin();
  for (uint32_t t = view_->begin; t < view_->end; ++t) {
    if (next != forms_.end() && next->token == t)
      add_token(t, next++->forms);
    else if (view_->stands_for[t - view_->begin] != 0 || view_->has(t, part::named))
      add_token(t, Forms{});
  }
}

uint64_t SentenceWords::bare_key(uint32_t token) const {
  if (const uint64_t other = view_->stands_for[token - view_->begin]; other != 0) return other;
  const Token& t = doc_->tokens[token];
  return t.proclitic_bytes == 0 ? t.key : key_without_prefix(doc_->text, t, t.proclitic_bytes);
}

// The words behind the first one of the sequence stand behind the token.
bool SentenceWords::goes_on(const AskedSet::Sequence& sequence, uint32_t token) const {
  if (token + sequence.keys.size() > view_->end) return false;
  for (size_t k = 1; k < sequence.keys.size(); ++k) {
    const auto at = static_cast<uint32_t>(token + k);
    if (doc_->tokens[at].key != sequence.keys[k] && bare_key(at) != sequence.keys[k]) return false;
  }
  return true;
}

bool SentenceWords::is_met(const AskedSet& set, const AskedToken& at) const {
  for (size_t i = 0; i < at.count; ++i) {
    const AskedWord word = at.words[i];
    if (!set.first_words().may_have(word)) continue;
    if (set.has(word)) return true;
    if (i >= at.first_count) continue;
    for (const AskedSet::Sequence& sequence : set.sequences())
      if (sequence.first == word && goes_on(sequence, at.token)) return true;
  }
  return false;
}

uint32_t SentenceWords::find(const AskedSet& set, uint32_t from, uint32_t to) {
  // Mostly none of the words stands anywhere in the sentence.
  if (!may_have(set)) return no_token;
  if (!tokens_read_) read_tokens();
  const auto first =
      std::partition_point(tokens_.begin(), tokens_.end(), [from](const AskedToken& at) { return at.token < from; });
  for (auto at = first; at != tokens_.end() && at->token < to; ++at)
    if (is_met(set, *at)) return at->token;
  return no_token;
}

}  // namespace khabar
