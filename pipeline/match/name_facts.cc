#include "match/name_facts.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "match/token_looks.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

constexpr size_t margin = 2;  // empty facts around a sentence, so that neighbours need no test

// What the document says of a word.
namespace evidence_flag {
constexpr uint16_t known_person = 1 << 0;  // in a known name of several words
constexpr uint16_t known_organization = 1 << 1;
constexpr uint16_t known_place = 1 << 2;
constexpr uint16_t after_title = 1 << 3;
constexpr uint16_t after_given = 1 << 4;
constexpr uint16_t rule_person = 1 << 5;  // rules of the further types have the two bits behind it
constexpr uint16_t after_say = 1 << 8;
constexpr uint16_t after_locative = 1 << 9;
constexpr uint16_t lower_case = 1 << 10;
constexpr uint16_t capital_inside = 1 << 11;  // capitalised, not first in its sentence
constexpr uint16_t before_say = 1 << 13;
}  // namespace evidence_flag

constexpr float strong_rule = 0.6F;

// The flag if the classes have the bit: two instructions, and no branch that no processor foresees.
constexpr uint32_t flag_of(uint32_t classes, uint32_t class_bit, uint16_t flag) {
  return (classes & class_bit) / class_bit * flag;
}

// What known names and neighbours say of a word.
uint16_t evidence_of(const TokenFacts& before, const TokenFacts& facts, const TokenFacts& after) {
  uint32_t found = flag_of(before.classes, class_bit::title, evidence_flag::after_title) |
                   flag_of(before.classes, class_bit::role, evidence_flag::after_title) |
                   flag_of(before.classes, class_bit::given, evidence_flag::after_given) |
                   flag_of(before.classes, class_bit::say, evidence_flag::after_say) |
                   flag_of(before.classes, class_bit::locative, evidence_flag::after_locative) |
                   flag_of(after.classes, class_bit::say, evidence_flag::before_say);
  if (facts.cover != 0) {
    const auto several = [&](uint32_t type) { return (facts.cover >> (5 * type) & 0x1C) > 4; };
    if (several(0)) found |= evidence_flag::known_person;
    if (several(1)) found |= evidence_flag::known_organization;
    if (several(2) || several(3)) found |= evidence_flag::known_place;
  }
  return static_cast<uint16_t>(found);
}

uint8_t history_of(const WordRecord& record) {
  uint8_t best = 0, count = record.untagged;
  for (uint8_t type = 0; type < 3; ++type) {
    if (record.tagged[type] <= count) continue;
    best = static_cast<uint8_t>(type + 1);
    count = record.tagged[type];
  }
  if (best == 0) return record.untagged == 0 ? 0 : 4;
  return static_cast<uint8_t>(best + (count > 1 ? 8 : 0));
}

}  // namespace

void NameFacts::read(const Document& doc, const DocumentEvidence& evidence, std::span<WordForm* const> forms) {
  forms_.assign(forms.begin(), forms.end());
  forms_.resize(doc.tokens.size(), nullptr);
  const size_t facts = doc.tokens.size() + 2 * margin * doc.sentences.size();
  if (facts_.size() < facts) facts_.resize(facts);  // what an earlier document left is written over
  if (asked_.size() < doc.tokens.size()) asked_.resize(doc.tokens.size());
  asked_ends_.clear();
  open_words_.clear();
  for (size_t s = 0; s < doc.sentences.size(); ++s) read_sentence(doc, s, evidence.hits_of(doc, s));
  make_records();
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    enter(doc, s);
    read_words(doc, doc.sentences[s]);
    read_rules(evidence.candidates_of(s));
  }
}

void NameFacts::locate(const Document& doc, size_t s) {
  const Sentence& sentence = doc.sentences[s];
  first_token_ = sentence.tokens.begin;
  begin_ = first_token_ + margin * (2 * s + 1);
  size_ = sentence.tokens.size();
}

void NameFacts::enter(const Document& doc, size_t s) {
  locate(doc, s);
  const uint32_t begin = s == 0 ? 0 : asked_ends_[s - 1];
  asked_of_sentence_ = std::span(asked_).subspan(begin, asked_ends_[s] - begin);
}

void NameFacts::read_sentence(const Document& doc, size_t s, std::span<const Hit> hits) {
  locate(doc, s);
  std::fill_n(&facts_[begin_ - margin], margin, TokenFacts{});
  std::fill_n(&facts_[begin_ + size_], margin, TokenFacts{});
  read_tokens(doc, hits);
  open_tokens();
  ask_tokens(doc, doc.sentences[s]);
}

// For each type the longest known names, left to right: begin, inside, end or single, and whether of several words.
void NameFacts::read_cover(const Hit& hit) {
  for (uint32_t c = 0; c < 4; ++c) {
    if (!hit.classes.has(bits_.cover_classes()[c]) || hit.tokens.begin < covered_[c]) continue;
    covered_[c] = hit.tokens.end;
    for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t)
      fact_of(t).cover |= cover_of(t - hit.tokens.begin, hit.tokens.size(), c);
  }
}

// Of a token without a form, from the hits that begin there: classes of its own entries, and of the phrases it stands
// in: those of names say it by read_cover only.
void NameFacts::read_token(const Document& doc, size_t i, std::span<const Hit> hits) {
  const size_t end = hits.empty() ? i + 1 : hits.front().tokens.end - first_token_;  // of the longest
  for (cleared_ = std::max(cleared_, i); cleared_ < end; ++cleared_) facts_[begin_ + cleared_] = {};
  for (const Hit& hit : hits) {
    const uint32_t bits = bits_.of(hit.classes);
    if (hit.tokens.size() == 1)
      fact_of(hit.tokens.begin).classes |= bits;
    else
      for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) fact_of(t).classes |= bits & ~bits_.cover_bits();
    if (hit.classes.any_of(bits_.cover_set())) read_cover(hit);
  }
  const Token& t = token(doc, i);
  TokenFacts& f = facts_[begin_ + i];
  f.core = t.proclitic_bytes > 0 ? key_without_prefix(doc.text, t, t.proclitic_bytes) : t.key;
  strong_[margin + i] = is_strong(t, f.classes, f.cover) ? 1 : 0;
  ways_[i] = ways_of(t, f.classes, f.cover);
}

void NameFacts::read_tokens(const Document& doc, std::span<const Hit> hits) {
  strong_.assign(size_ + 2 * margin, 0);
  ways_.resize(size_);
  cleared_ = 0;
  covered_ = {};
  TokenFacts* const facts = &facts_[begin_];
  uint8_t *const strong = &strong_[margin], *const ways = ways_.data();
  const WordForm* const* const forms = forms_.data() + first_token_;
  for (size_t i = 0, h = 0, size = size_; i < size; ++i) {
    if (const WordForm* const form = forms[i]) {
      static_cast<FormFacts&>(facts[i]) = form->facts;
      facts[i].proposed = facts[i].open = false;
      facts[i].settled = true;
      facts[i].form = form;
      facts[i].record = nullptr;
      strong[i] = form->strong ? 1 : 0;
      ways[i] = form->ways;
      h += form->reading.found ? 1 : 0;
    } else {
      const size_t first = h;
      while (h < hits.size() && hits[h].tokens.begin == first_token_ + i) ++h;
      read_token(doc, i, hits.subspan(first, h - first));
    }
  }
}

// Sixteen tokens at a time, as compilers see it.
void NameFacts::open_tokens() {
  open_.assign(size_ + 2 * margin, 0);
  const uint8_t* const strong = &strong_[margin];
  const uint8_t* const ways = ways_.data();
  uint8_t* const open = &open_[margin];
  const auto size = static_cast<ptrdiff_t>(size_);
  for (ptrdiff_t i = 0; i < size; ++i) {
    const int between = strong[i - 1] & strong[i + 1];
    const int near = (strong[i - 2] | strong[i - 1]) & (strong[i + 1] | strong[i + 2]);
    const int there = between | near << 1 | strong[i - 1] << 2 | way::alone;  // ways that are open here
    open[i] = static_cast<uint8_t>(strong[i] | ((ways[i] & there) != 0 ? 1 : 0));
  }
}

// What is needed of the tokens that the scorer looks at.
void NameFacts::ask_tokens(const Document& doc, const Sentence& sentence) {
  const uint8_t* const open = &open_[margin];
  const uint32_t begin = asked_ends_.empty() ? 0 : asked_ends_.back();
  uint32_t* const asked = asked_.data() + begin;
  size_t count = 0;
  for (uint32_t i = 0, size = static_cast<uint32_t>(size_); i < size; ++i) {
    asked[count] = i;
    count += open[ptrdiff_t{i} - 1] | open[i] | open[i + 1];
  }
  asked_ends_.push_back(begin + static_cast<uint32_t>(count));
  const uint32_t heading = sentence.heading ? token_shape::heading : 0;
  const size_t first = first_but_punctuation(doc);
  const Token* const tokens = doc.tokens.data() + first_token_;
  TokenFacts* const facts = &facts_[begin_];
  for (const uint32_t i : std::span(asked, count)) {
    const Token& t = tokens[i];
    TokenFacts& f = facts[i];
    f.open = open[i] != 0;
    f.settled = !f.open;
    const uint32_t place = heading | (i == first && t.kind == TokenKind::word ? token_shape::first : 0);
    if (f.form == nullptr) {
      f.shape = shape_of(t);
      f.id = word_id(t, f.classes, f.open);
    }
    if (f.form == nullptr || place != 0) {
      f.shape |= place;
      f.signature = signature_of(f.classes, f.shape, f.cover);
    }
    if (f.open && t.kind == TokenKind::word) open_words_.push_back(f.core);
  }
}

size_t NameFacts::first_but_punctuation(const Document& doc) const {
  size_t i = 0;
  while (i < size_ && token(doc, i).kind == TokenKind::punctuation) ++i;
  return i;
}

// Only open words are asked for what the document says of them, and how they were tagged.
void NameFacts::make_records() {
  // Mostly empty: what is asked for is mostly not there, and is to end at its first slot.
  constexpr size_t least_slots = 64, slots_a_word = 4;
  words_.assign(std::bit_ceil(std::max(least_slots, slots_a_word * open_words_.size())), {});
  word_mask_ = words_.size() - 1;
  for (const uint64_t key : open_words_) slot_of(key).key = key;
}

// The record of the word, or the free one that would be its own.
WordRecord& NameFacts::slot_of(uint64_t key) {
  size_t at = key & word_mask_;
  while (words_[at].key != key && words_[at].key != 0) at = (at + 1) & word_mask_;
  return words_[at];
}

void NameFacts::read_words(const Document& doc, const Sentence& sentence) {
  const Token* const tokens = doc.tokens.data() + first_token_;
  TokenFacts* const facts = &facts_[begin_];
  open_somewhere_.resize(size_ + 1);
  size_t count = 0, first_word = size_;
  for (size_t i = size_; i-- > 0;) {
    const bool word = tokens[i].kind == TokenKind::word;
    WordRecord& slot = slot_of(facts[i].core);
    const std::array<WordRecord*, 3> records = {nullptr, &nowhere_open_, &slot};
    const size_t which = word ? 1 + (slot.key != 0 ? 1 : 0) : 0;
    facts[i].record = records[which];
    open_somewhere_[count] = static_cast<uint32_t>(i);  // is written over if it is not
    count += which >> 1;
    first_word = word ? i : first_word;
  }
  for (const size_t i : std::span(open_somewhere_).first(count)) {
    TokenFacts& here = facts[i];
    here.record->evidence |= evidence_of(*(&here - 1), here, *(&here + 1));
    const Token& t = tokens[i];
    if (t.script != Script::latin) continue;
    if (!t.is(token_flag::capitalised))
      here.record->evidence |= evidence_flag::lower_case;
    else if (i != first_word && !sentence.heading)
      here.record->evidence |= evidence_flag::capital_inside;
  }
}

void NameFacts::read_rules(std::span<const Candidate> candidates) {
  for (const Candidate& c : candidates) {
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t) fact_of(t).proposed = true;
    if (c.score < strong_rule || c.entry != EntryRef::none) continue;
    const auto flag = static_cast<uint16_t>(evidence_flag::rule_person << static_cast<int>(c.type));
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t)
      if (WordRecord* const record = fact_of(t).record) record->evidence |= flag;
  }
}

void NameFacts::note(std::span<const NameTag> tags) {
  for (const uint32_t i : asked_of_sentence_) {
    const TokenFacts& f = facts_[begin_ + i];
    WordRecord& record = f.open & (f.record != nullptr) ? *f.record : nobodys_;
    if (tags[i] == outside_tag) {
      record.untagged = static_cast<uint8_t>(record.untagged + (record.untagged < 255 ? 1 : 0));
      record.history = 4;
      if ((record.tagged[0] | record.tagged[1] | record.tagged[2]) != 0) record.history = history_of(record);
    } else {
      uint8_t& count = record.tagged[static_cast<size_t>(type_of(tags[i]))];
      if (count < 255) ++count;
      record.history = history_of(record);
    }
  }
}

}  // namespace khabar
