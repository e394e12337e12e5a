#include "match/name_facts.h"

#include <algorithm>

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

// What a token says by itself: names and numbers, and Arabic words that are no function words.
bool is_strong(const Token& t, const TokenFacts& facts) {
  if (t.kind != TokenKind::word) return t.kind == TokenKind::number;
  if (t.script == Script::latin)
    return t.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case | token_flag::has_digit);
  return (facts.classes & (class_bit::function_word | class_bit::say)) == 0 ||
         (facts.classes & class_bit::names) != 0 || facts.cover != 0;
}

// Open beside strong tokens are punctuation that joins names, Latin words in lower case that link capitals, and short
// Arabic function words. `facts` stands among its two neighbours on either side. Asked of every token, and no processor
// foresees what it says: no branches, hence the single & and |.
bool joins_strong(const Token& t, const TokenFacts* facts) {
  const bool mark = t.kind == TokenKind::punctuation, latin = t.script == Script::latin, brief = t.letters <= 3;
  const bool between = facts[-1].strong & facts[1].strong,
             near = (facts[-2].strong | facts[-1].strong) & (facts[1].strong | facts[2].strong);
  const bool joins = (t.punct != Punct::question) & (t.punct != Punct::exclamation);
  const bool links = ((facts->classes & (class_bit::link | class_bit::particle | class_bit::nasab)) != 0) | brief |
                     t.is(token_flag::clitic_s);
  const bool jong_un = t.is(token_flag::hyphen_before) & facts[-1].strong;
  return (mark & between & joins) | (!mark & !latin & between & brief) |
         (!mark & latin & ((facts->cover != 0) | jong_un | (near & links)));
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

WordRecord* NameFacts::find_or_add(uint64_t key) {
  for (size_t at = key & word_mask_;; at = (at + 1) & word_mask_) {
    WordRecord& record = words_[at];
    if (record.key != 0 && record.key != key) continue;
    record.key = key;
    return &record;
  }
}

void NameFacts::begin(const Document& doc) {
  size_t size = 64;
  while (size < doc.tokens.size() + doc.tokens.size() / 4) size *= 2;  // few words are met once only
  words_.assign(size, {});
  word_mask_ = size - 1;
  const size_t facts = doc.tokens.size() + 2 * margin * doc.sentences.size();
  if (facts_.size() < facts) facts_.resize(facts);  // what an earlier document left is written over
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

void NameFacts::read_tokens(const Document& doc, const Sentence& sentence) {
  const uint32_t heading = sentence.heading ? shape_heading : 0;
  bool first = true;
  std::fill_n(&facts_[begin_ - margin], margin, TokenFacts{});
  std::fill_n(&facts_[begin_ + size_], margin, TokenFacts{});
  for (size_t i = 0; i < size_; ++i) {
    const Token& t = token(doc, i);
    TokenFacts& facts = facts_[begin_ + i] = {};
    facts.core = t.proclitic_bytes > 0 ? key_without_prefix(doc.text, t, t.proclitic_bytes) : t.key;
    facts.shape = shape_of(t) | heading;
    if (!first) continue;
    if (t.kind == TokenKind::word) facts.shape |= shape_first;
    first = t.kind == TokenKind::punctuation;
  }
}

void NameFacts::read_words(const Document& doc, const Sentence& sentence) {
  bool first = true;
  for (size_t i = 0; i < size_; ++i) {
    const Token& t = token(doc, i);
    TokenFacts& here = facts_[begin_ + i];
    here.strong = is_strong(t, here);
    if (t.kind != TokenKind::word) continue;
    uint16_t found = evidence_of(facts_[begin_ + i - 1], here, facts_[begin_ + i + 1]);
    if (t.script == Script::latin) {
      if (!t.is(token_flag::capitalised))
        found |= evidence_flag::lower_case;
      else if (!first && !sentence.heading)
        found |= evidence_flag::capital_inside;
    }
    first = false;
    here.record = find_or_add(here.core);
    here.record->evidence |= found;
  }
}

// Which tokens are open, and by which numbers the scorer knows them.
void NameFacts::open_tokens(const Document& doc) {
  for (size_t i = 0; i < size_; ++i) {
    const Token& t = token(doc, i);
    TokenFacts& facts = facts_[begin_ + i];
    facts.open = facts.strong | joins_strong(t, &facts);
    facts.settled = !facts.open;
    facts.signature = join_values(uint64_t{facts.cover} << 32 | facts.shape, facts.classes);
    facts.id = join_values(t.key + t.proclitic_bytes, uint64_t{facts.classes} << 1 | (facts.open ? 1 : 0));
  }
}

void NameFacts::gather(const Document& doc, size_t s, const SentenceEvidence& evidence) {
  enter(doc, s);
  const Sentence& sentence = doc.sentences[s];
  read_tokens(doc, sentence);
  read_hits(evidence.hits);
  read_words(doc, sentence);
  open_tokens(doc);
  for (const Candidate& c : evidence.candidates) {
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t) fact_of(t).proposed = true;
    if (c.score < strong_rule || c.entry != EntryRef::none) continue;
    const auto flag = static_cast<uint16_t>(evidence_flag::rule_person << static_cast<int>(c.type));
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t)
      if (WordRecord* const record = fact_of(t).record) record->evidence |= flag;
  }
}

void NameFacts::enter(const Document& doc, size_t s) {
  const Sentence& sentence = doc.sentences[s];
  first_token_ = sentence.tokens.begin;
  begin_ = first_token_ + margin * (2 * s + 1);
  size_ = sentence.tokens.size();
}

void NameFacts::note(std::span<const NameTag> tags) const {
  for (size_t i = 0; i < size_; ++i) {
    const TokenFacts& f = facts_[begin_ + i];
    if (!f.open || f.record == nullptr) continue;
    WordRecord& record = *f.record;
    uint8_t& count = tags[i] == outside_tag ? record.untagged : record.tagged[static_cast<size_t>(type_of(tags[i]))];
    if (count < 255) ++count;
    record.history = history_of(record);
  }
}

}  // namespace khabar
