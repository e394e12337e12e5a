#include "match/word_forms.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "match/feature_hash.h"
#include "match/token_looks.h"
#include "match/unknown_words.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

// All of a token but where it stands and its key, as one number.
constexpr uint64_t looks_of(const Token& token) { return std::bit_cast<std::array<uint64_t, 3>>(token)[2]; }

constexpr Token with_looks(uint16_t flags, uint8_t others, uint8_t proclitic_bytes, uint16_t letters) {
  Token token;
  token.flags = flags;
  token.kind = static_cast<TokenKind>(others);
  token.script = static_cast<Script>(others);
  token.punct = static_cast<Punct>(others);
  token.proclitic_bytes = proclitic_bytes;
  token.letters = letters;
  return token;
}

constexpr uint64_t asked_looks = looks_of(with_looks(token_shape::flags, 0xFF, 0, 0xFFFF));
// The proclitics are found only now: their place is that of the length in bytes.
constexpr int length_shift = std::countr_zero(looks_of(with_looks(0, 0, 1, 0)));
constexpr uint32_t longest_told = 255;

// The first eight bytes, or all if there are less.
uint64_t head_of(std::string_view text, Span span) {
  uint64_t head = 0;
  const size_t size = std::min<size_t>(span.size(), sizeof head);
  if (span.begin + sizeof head > text.size()) [[unlikely]] {
    std::array<char, sizeof head> bytes{};
    std::memcpy(bytes.data(), text.data() + span.begin, size);
    std::memcpy(&head, bytes.data(), sizeof head);
  } else {
    std::memcpy(&head, text.data() + span.begin, sizeof head);
  }
  const auto others = 8 * (sizeof head - size);
  return std::endian::native == std::endian::little ? head << others : head >> others;
}

}  // namespace

WordForms::WordForms(const Lexicon& lexicon, LanguageId language)
    : lexicon_(lexicon),
      language_(language),
      reads_heads_(!lexicon.proclitics(language).empty() || !lexicon.article(language).empty()),
      bits_(lexicon),
      slots_(size_t{1} << slot_bits),
      forms_(most) {}

inline WrittenWord WordForms::written(std::string_view text, const Token& token) const {
  const uint64_t length = std::min<uint32_t>(token.span.size(), longest_told);
  return {token.key, (looks_of(token) & asked_looks) | length << length_shift,
          reads_heads_ ? head_of(text, token.span) : 0};
}

void WordForms::read(const Document& doc, std::vector<WordForm*>& forms) {
  const size_t count = doc.tokens.size();
  if (count_ + count > most + free_.size()) clear_out();
  forms.resize(count);
  for (size_t begin = 0; begin < count; begin += run_length)
    read_run(doc, begin, std::min<size_t>(run_length, count - begin), forms.data() + begin);
}

// All memory is asked for before the first of it is needed.
void WordForms::read_run(const Document& doc, size_t begin, size_t size, WordForm** forms) {
  const Token* const tokens = doc.tokens.data() + begin;
  const std::string_view text = doc.text;
  const uint32_t* const slots = slots_.data();
  WordForm* const store = forms_.data();
  std::array<WrittenWord, run_length> words;
  std::array<uint32_t, run_length> places;
  std::array<uint8_t, run_length> others;
  for (size_t i = 0; i < size; ++i) {
    words[i] = written(text, tokens[i]);
    places[i] = slot_of(words[i]);
    __builtin_prefetch(slots + places[i]);
  }
  for (size_t i = 0; i < size; ++i) {
    places[i] = slots[places[i]];
    __builtin_prefetch(store + places[i]);
    __builtin_prefetch(&store[places[i]].facts);
  }
  size_t other_count = 0;
  for (size_t i = 0; i < size; ++i) {
    WordForm& form = store[places[i]];
    forms[i] = &form;
    const bool same = form.word == words[i];
    form.met_again |= same;
    others[other_count] = static_cast<uint8_t>(i);
    other_count += same ? 0 : 1;
    if (!same) lexicon_.prefetch(words[i].key);
  }
  for (size_t n = 0; n < other_count; ++n) forms[others[n]] = other_form(words[others[n]], doc, tokens[others[n]]);
}

// What does not stand at its first place, or is new.
WordForm* WordForms::other_form(const WrittenWord& word, const Document& doc, const Token& token) {
  uint32_t slot = slot_of(word);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    WordForm& form = forms_[slots_[slot]];
    if (!(form.word == word)) continue;
    form.met_again = true;
    return &form;
  }
  if (count_ == most && free_.empty()) return nullptr;
  const uint32_t index = free_.empty() ? count_++ : free_.back();
  if (!free_.empty()) free_.pop_back();
  WordForm& form = forms_[index] = {};
  form.word = word;
  form.index = index;
  slots_[slot] = index;
  read_word(doc, token, form);
  return &form;
}

void WordForms::read_word(const Document& doc, Token token, WordForm& form) {
  form.reading = lexicon_.read_word(doc.text, language_, token);
  const WordReading& reading = form.reading;
  token.proclitic_bytes = reading.proclitic_bytes;
  FormFacts& facts = form.facts;
  facts.core = reading.proclitic_bytes > 0 ? key_without_prefix(doc.text, token, reading.proclitic_bytes) : token.key;
  facts.classes = bits_.of(reading.classes);
  for (size_t type = 0; type < bits_.cover_classes().size(); ++type)
    if (reading.classes.has(bits_.cover_classes()[type])) facts.cover |= cover_of(0, 1, type);
  facts.shape = shape_of(token);
  facts.id = word_id(token, facts.classes, false);
  facts.signature = signature_of(facts.classes, facts.shape, facts.cover);
  form.strong = is_strong(token, facts.classes, facts.cover);
  form.ways = ways_of(token, facts.classes, facts.cover);
  form.may_be_unknown = !reading.found && UnknownWords::may_be_one(token);
}

// What was met once only goes, and if that does not make room enough, all of it: few documents' words are as many. What
// stays keeps its index, under which others know it.
void WordForms::clear_out() {
  free_.clear();
  for (uint32_t i = 1; i < count_; ++i)
    if (!forms_[i].met_again) free_.push_back(i);
  const bool all = free_.size() < most / 4;
  if (all) free_.clear();
  std::fill(slots_.begin(), slots_.end(), 0u);
  for (uint32_t i = 1; i < count_ && !all; ++i) {
    if (!forms_[i].met_again) continue;
    forms_[i].met_again = false;
    uint32_t slot = slot_of(forms_[i].word);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i;
  }
  if (all) count_ = 1;
}

}  // namespace khabar
