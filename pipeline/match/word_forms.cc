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

constexpr uint32_t run_length = 32;

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
  if (span.begin + sizeof head > text.size()) {
    std::memcpy(&head, text.data() + span.begin, std::min<size_t>(span.size(), sizeof head));
    return head;
  }
  std::memcpy(&head, text.data() + span.begin, sizeof head);
  if (span.size() >= sizeof head) return head;
  const uint64_t last = (uint64_t{1} << 8 * span.size()) - 1;
  return std::endian::native == std::endian::little ? head & last : head & ~(~uint64_t{0} >> 8 * span.size());
}

}  // namespace

WordForms::WordForms(const Lexicon& lexicon, LanguageId language)
    : lexicon_(lexicon),
      language_(language),
      reads_heads_(!lexicon.proclitics(language).empty() || !lexicon.article(language).empty()),
      bits_(lexicon),
      slots_(size_t{1} << slot_bits) {
  forms_.reserve(most);
}

inline WrittenWord WordForms::written(const Document& doc, const Token& token) const {
  const uint64_t length = std::min<uint32_t>(token.span.size(), longest_told);
  return {token.key, (looks_of(token) & asked_looks) | length << length_shift,
          reads_heads_ ? head_of(doc.text, token.span) : 0};
}

// Run by run: all memory is asked for before the first of it is needed.
void WordForms::read(const Document& doc, std::vector<WordForm*>& forms) {
  const size_t count = doc.tokens.size();
  if (forms_.size() + count > most) clear_out();
  forms.resize(count);
  std::array<WrittenWord, run_length> words;
  std::array<uint32_t, run_length> slots;
  for (size_t begin = 0; begin < count; begin += run_length) {
    const size_t size = std::min<size_t>(run_length, count - begin);
    const Token* const tokens = doc.tokens.data() + begin;
    for (size_t i = 0; i < size; ++i) {
      words[i] = written(doc, tokens[i]);
      slots[i] = slot_of(words[i]);
      __builtin_prefetch(&slots_[slots[i]]);
    }
    for (size_t i = 0; i < size; ++i) {
      const uint16_t place = slots_[slots[i]];
      const WordForm* const form = forms_.data() + (place == 0 ? 0 : place - 1);
      __builtin_prefetch(form);
      __builtin_prefetch(&form->facts);
    }
    for (size_t i = 0; i < size; ++i) forms[begin + i] = form_of(words[i], slots[i], doc, tokens[i]);
  }
}

WordForm* WordForms::form_of(const WrittenWord& word, uint32_t slot, const Document& doc, const Token& token) {
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    WordForm& form = forms_[slots_[slot] - 1u];
    if (!(form.word == word)) continue;
    form.uses = static_cast<uint8_t>(form.uses + (form.uses < 255 ? 1 : 0));
    return &form;
  }
  if (forms_.size() == most) return nullptr;
  WordForm& form = forms_.emplace_back();
  slots_[slot] = static_cast<uint16_t>(forms_.size());
  form.word = word;
  form.index = static_cast<uint32_t>(forms_.size() - 1);
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

// What was met once only goes, and if that does not make room enough, all of it: few documents' words are as many.
void WordForms::clear_out() {
  std::vector<WordForm> kept;
  kept.reserve(most);
  for (const WordForm& form : forms_)
    if (form.uses > 0) kept.push_back(form);
  if (kept.size() > most / 2) kept.clear();
  forms_.swap(kept);
  std::fill(slots_.begin(), slots_.end(), uint16_t{0});
  for (WordForm& form : forms_) {
    form.uses = static_cast<uint8_t>(form.uses / 2);
    form.index = static_cast<uint32_t>(&form - forms_.data());
    size_t slot = slot_of(form.word);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<uint16_t>(form.index + 1);
  }
}

}  // namespace khabar
