#include "match/name_facts.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "match/feature_hash.h"
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

// Bits of TokenFacts::shape: kind, script, punctuation and flags as they come, then these.
constexpr uint32_t shape_prefixed = 1u << 22, shape_one_letter = 1u << 23, shape_first = 1u << 24,
                   shape_heading = 1u << 25;
constexpr uint16_t shape_flags = token_flag::capitalised | token_flag::all_caps | token_flag::hyphen_before |
                                 token_flag::dotted | token_flag::has_digit | token_flag::clitic_s |
                                 token_flag::mixed_case;

uint32_t shape_of(const Token& t) {
  const uint32_t punct = t.kind == TokenKind::punctuation ? 1 + static_cast<uint32_t>(t.punct) : 0;
  return static_cast<uint32_t>(t.kind) | static_cast<uint32_t>(t.script) << 2 | punct << 4 |
         static_cast<uint32_t>(t.flags & shape_flags) << 10 | (t.proclitic_bytes > 0 ? shape_prefixed : 0) |
         (t.letters == 1 ? shape_one_letter : 0);
}

// What known names and neighbours say of a word.
uint16_t evidence_of(const TokenFacts& before, const TokenFacts& facts, const TokenFacts& after) {
  uint16_t found = 0;
  if (facts.cover != 0) {
    const auto several = [&](uint32_t type) { return (facts.cover >> (5 * type) & 0x1C) > 4; };
    if (several(0)) found |= evidence_flag::known_person;
    if (several(1)) found |= evidence_flag::known_organization;
    if (several(2) || several(3)) found |= evidence_flag::known_place;
  }
  if ((before.classes & (class_bit::title | class_bit::role)) != 0) found |= evidence_flag::after_title;
  if ((before.classes & class_bit::given) != 0) found |= evidence_flag::after_given;
  if ((before.classes & class_bit::say) != 0) found |= evidence_flag::after_say;
  if ((before.classes & class_bit::locative) != 0) found |= evidence_flag::after_locative;
  if ((after.classes & class_bit::say) != 0) found |= evidence_flag::before_say;
  return found;
}

// How a token that is not strong may be open beside strong ones, by its looks and classes.
namespace way {
constexpr uint8_t between = 1 << 0;  // with one on either side
constexpr uint8_t near = 1 << 1;     // with one among the two before it, and one among the two behind it
constexpr uint8_t behind = 1 << 2;   // one
constexpr uint8_t alone = 1 << 3;    // none is needed
}  // namespace way

// What a token says by itself: names and numbers, and Arabic words that are no function words.
bool is_strong(const Token& t, const TokenFacts& facts) {
  const bool latin =
      t.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case | token_flag::has_digit);
  const bool other = ((facts.classes & (class_bit::function_word | class_bit::say)) == 0) |
                     ((facts.classes & class_bit::names) != 0) | (facts.cover != 0);
  const bool word = t.kind == TokenKind::word, is_latin = t.script == Script::latin;
  return (word & (is_latin ? latin : other)) | (t.kind == TokenKind::number);
}

// Punctuation joins names, Latin words in lower case link capitals, and so do short Arabic function words. Asked of
// every token, as is_strong(), and no processor foresees what they say: no branches, hence the single & and |.
uint8_t ways_of(const Token& t, const TokenFacts& facts) {
  const bool mark = t.kind == TokenKind::punctuation, latin = !mark & (t.script == Script::latin);
  const bool joins = (t.punct != Punct::question) & (t.punct != Punct::exclamation), brief = t.letters <= 3;
  const bool links = ((facts.classes & (class_bit::link | class_bit::particle | class_bit::nasab)) != 0) | brief |
                     t.is(token_flag::clitic_s);
  const int of_latin = (links ? way::near : 0) | (t.is(token_flag::hyphen_before) ? way::behind : 0) |
                       (facts.cover != 0 ? way::alone : 0);
  const int of_other = (mark ? joins : brief) ? way::between : 0;
  return static_cast<uint8_t>(latin ? of_latin : of_other);
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

void NameFacts::read(const Document& doc, const DocumentEvidence& evidence) {
  const size_t facts = doc.tokens.size() + 2 * margin * doc.sentences.size();
  if (facts_.size() < facts) facts_.resize(facts);  // what an earlier document left is written over
  if (asked_.size() < doc.tokens.size()) asked_.resize(doc.tokens.size());
  asked_ends_.clear();
  open_words_.clear();
  for (size_t s = 0; s < doc.sentences.size(); ++s) read_sentence(doc, s, evidence.of(doc, s));
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

void NameFacts::read_sentence(const Document& doc, size_t s, const SentenceEvidence& evidence) {
  locate(doc, s);
  std::fill_n(&facts_[begin_ - margin], size_ + 2 * margin, TokenFacts{});
  read_hits(evidence.hits);
  read_tokens(doc);
  open_tokens();
  ask_tokens(doc, doc.sentences[s]);
}

// For each type the longest known names, left to right: begin, inside, end or single, and whether of several words.
void NameFacts::read_cover(const Hit& hit, std::array<uint32_t, 4>& covered) {
  for (uint32_t c = 0; c < 4; ++c) {
    if (!hit.classes.has(bits_.cover_classes()[c]) || hit.tokens.begin < covered[c]) continue;
    covered[c] = hit.tokens.end;
    const uint32_t length = std::min<uint32_t>(hit.tokens.size(), 4);
    for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) {
      const uint32_t part = length == 1 ? 1 : t == hit.tokens.begin ? 2 : t + 1 == hit.tokens.end ? 3 : 4;
      fact_of(t).cover |= (part << 2 | (length - 1)) << (5 * c);
    }
  }
}

// Classes of the tokens' own entries, and of the phrases they stand in: those of names say it by read_cover only.
void NameFacts::read_hits(std::span<const Hit> hits) {
  std::array<uint32_t, 4> covered{};
  for (const Hit& hit : hits) {
    const uint32_t bits = bits_.of(hit.classes);
    if (hit.tokens.size() == 1)
      fact_of(hit.tokens.begin).classes |= bits;
    else
      for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) fact_of(t).classes |= bits & ~bits_.cover_bits();
    if (hit.classes.any_of(bits_.cover_set())) read_cover(hit, covered);
  }
}

void NameFacts::read_tokens(const Document& doc) {
  strong_.assign(size_ + 2 * margin, 0);
  ways_.resize(size_);
  const Token* const tokens = doc.tokens.data() + first_token_;
  TokenFacts* const facts = &facts_[begin_];
  uint8_t *const strong = &strong_[margin], *const ways = ways_.data();
  for (size_t i = 0, size = size_; i < size; ++i) {
    const Token& t = tokens[i];
    facts[i].core = t.key;
    if (t.proclitic_bytes > 0) facts[i].core = key_without_prefix(doc.text, t, t.proclitic_bytes);
    strong[i] = is_strong(t, facts[i]) ? 1 : 0;
    ways[i] = ways_of(t, facts[i]);
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
  const uint32_t heading = sentence.heading ? shape_heading : 0;
  const size_t first = first_but_punctuation(doc);
  const Token* const tokens = doc.tokens.data() + first_token_;
  TokenFacts* const facts = &facts_[begin_];
  for (const uint32_t i : std::span(asked, count)) {
    const Token& t = tokens[i];
    TokenFacts& f = facts[i];
    f.open = open[i] != 0;
    f.settled = !f.open;
    f.shape = shape_of(t) | heading | (i == first && t.kind == TokenKind::word ? shape_first : 0);
    f.signature = join_values(uint64_t{f.cover} << 32 | f.shape, f.classes);
    f.id = join_values(t.key + t.proclitic_bytes, uint64_t{f.classes} << 1 | (f.open ? 1 : 0));
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
  constexpr size_t least_slots = 64;
  words_.assign(std::bit_ceil(std::max(least_slots, 2 * open_words_.size())), {});
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
  bool first = true;
  for (size_t i = 0; i < size_; ++i) {
    const Token& t = token(doc, i);
    if (t.kind != TokenKind::word) continue;
    const bool inside = !std::exchange(first, false);
    TokenFacts& here = facts_[begin_ + i];
    WordRecord& record = slot_of(here.core);
    if (record.key == 0) {
      here.record = &nowhere_open_;
      continue;
    }
    here.record = &record;
    record.evidence |= evidence_of(facts_[begin_ + i - 1], here, facts_[begin_ + i + 1]);
    if (t.script != Script::latin) continue;
    if (!t.is(token_flag::capitalised))
      record.evidence |= evidence_flag::lower_case;
    else if (inside && !sentence.heading)
      record.evidence |= evidence_flag::capital_inside;
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

void NameFacts::note(std::span<const NameTag> tags) const {
  for (const uint32_t i : asked_of_sentence_) {
    const TokenFacts& f = facts_[begin_ + i];
    if (!f.open || f.record == nullptr) continue;
    WordRecord& record = *f.record;
    uint8_t& count = tags[i] == outside_tag ? record.untagged : record.tagged[static_cast<size_t>(type_of(tags[i]))];
    if (count < 255) ++count;
    record.history = history_of(record);
  }
}

}  // namespace khabar
