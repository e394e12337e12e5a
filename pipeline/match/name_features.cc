#include "match/name_features.h"

#include <algorithm>
#include <bit>

#include "text/char_table.h"
#include "text/fold.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

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
constexpr uint16_t rule_person = 1 << 5;
constexpr uint16_t rule_organization = 1 << 6;
constexpr uint16_t rule_place = 1 << 7;
constexpr uint16_t after_say = 1 << 8;
constexpr uint16_t after_locative = 1 << 9;
constexpr uint16_t lower_case = 1 << 10;
constexpr uint16_t capital_inside = 1 << 11;  // capitalised, not first in its sentence
constexpr uint16_t in_brackets = 1 << 12;
constexpr uint16_t before_say = 1 << 13;
}  // namespace evidence_flag

constexpr float strong_rule = 0.6F;

// Bits of TokenFacts::classes, by the name of the class; several classes may share one.
struct ClassBit {
  const char* name;
  uint8_t bit;
};
constexpr uint8_t given_bit = 0, title_bit = 4, say_bit = 17, locative_bit = 16, role_bit = 5;
constexpr ClassBit class_bit_list[] = {{"given", given_bit},
                                       {"given_weak", 1},
                                       {"family", 2},
                                       {"family_weak", 3},
                                       {"title", title_bit},
                                       {"role", role_bit},
                                       {"nationality", 6},
                                       {"country", 7},
                                       {"place", 8},
                                       {"organization", 9},
                                       {"person", 10},
                                       {"org_head", 11},
                                       {"org_word", 12},
                                       {"org_tail", 13},
                                       {"place_head", 14},
                                       {"direction", 15},
                                       {"locative", locative_bit},
                                       {"say", say_bit},
                                       {"trigger", 18},
                                       {"kunya", 19},
                                       {"nasab", 20},
                                       {"particle", 21},
                                       {"stopword", 22},
                                       {"preposition", 22},
                                       {"complementizer", 22},
                                       {"relative", 22},
                                       {"pronoun", 22},
                                       {"conjunction", 22},
                                       {"determiner", 22},
                                       {"coordination", 22},
                                       {"subordinator", 22},
                                       {"auxiliary", 22},
                                       {"negation", 22},
                                       {"modal", 22},
                                       {"adverb", 22},
                                       {"common", 23},
                                       {"counted", 24},
                                       {"number", 25},
                                       {"ordinal", 25},
                                       {"percent", 25},
                                       {"month", 26},
                                       {"weekday", 26},
                                       {"time_word", 26},
                                       {"time_unit", 26},
                                       {"link_of", 27},
                                       {"link_and", 27},
                                       {"link_the", 27},
                                       {"statement", 28},
                                       {"attribution", 28},
                                       {"currency", 29},
                                       {"unit", 29},
                                       {"casualty", 30},
                                       {"light", 30},
                                       {"aspect", 30},
                                       {"result", 30}};

uint64_t mix(uint64_t a, uint64_t b) {
  uint64_t x = (a ^ b * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
  x ^= x >> 32;
  return x * 0x9E3779B97F4A7C15ull;
}

// Numbers of templates; joined with the value into the feature.
enum Template : uint64_t {
  t_bias = 1,
  t_word,
  t_word_b1,
  t_word_a1,
  t_core,
  t_around,
  t_prefix,
  t_suffix = t_prefix + 4,
  t_suffix_b = t_suffix + 4,
  t_suffix_a,
  t_shape,
  t_shape_before,
  t_shape_after,
  t_class,
  t_class_b,
  t_class_a,
  t_class_before,
  t_class_after,
  t_class_around,
  t_class_b2,
  t_class_a2,
  t_class_bit,
  t_word_b_class,
  t_word_a_class,
  t_cover,
  t_cover_shape,
  t_cover_b,
  t_cover_a,
  t_rule,
  t_rule_type,
  t_evidence,
  t_evidence_bit,
  t_evidence_shape,
  t_history,
  t_history_core,
  t_rest_evidence,
  t_rest_history,
  t_core_class,
  t_class_suffix,
  t_prefix_class,
  t_history_b,
  t_history_a,
  t_inner,
  t_run,
  t_run_before,
};

uint64_t feature(uint64_t question, uint64_t value) {
  const uint64_t x = mix(value, question);
  return (x ^ x >> 31) & feature_mask;
}

// What TokenFacts::id and ::signature stand for.
void identify(const Token& token, TokenFacts& facts) {
  facts.signature = mix(facts.cover, mix(facts.shape, facts.classes));
  facts.id = mix(token.key + token.proclitic_bytes, mix(facts.signature, facts.open ? 2 : 1));
}

// What known names and neighbours say of a word.
uint16_t evidence_of(const TokenFacts& before, const TokenFacts& facts, const TokenFacts& after) {
  const auto several = [&](uint32_t c) { return (facts.cover >> (5 * c) & 0x1C) > 4; };
  const auto has = [](const TokenFacts& f, uint32_t bit) { return (f.classes >> bit & 1) != 0; };
  uint16_t found = 0;
  if (several(0)) found |= evidence_flag::known_person;
  if (several(1)) found |= evidence_flag::known_organization;
  if (several(2) || several(3)) found |= evidence_flag::known_place;
  if (has(before, title_bit) || has(before, role_bit)) found |= evidence_flag::after_title;
  if (has(before, given_bit)) found |= evidence_flag::after_given;
  if (has(before, say_bit)) found |= evidence_flag::after_say;
  if (has(after, say_bit)) found |= evidence_flag::before_say;
  if (has(before, locative_bit)) found |= evidence_flag::after_locative;
  return found;
}

}  // namespace

// 1 + type, 8 more if it had that type more than once; 4 if it was no name, or as often none.
uint32_t WordRecord::history() const {
  uint32_t best = 0;
  uint8_t count = untagged;
  for (uint32_t t = 0; t < 3; ++t) {
    if (tagged[t] <= count) continue;
    best = t + 1;
    count = tagged[t];
  }
  if (best == 0) return untagged == 0 ? 0 : 4;
  return best + (count > 1 ? 8 : 0);
}

namespace name_features {

namespace {

void add(FeatureList& out, uint64_t question, uint64_t value) { out.push_back(feature(question, value)); }

uint64_t ending(const WordLetters& letters) { return letters.suffix[letters.count >= 3 ? 2 : 1]; }

}  // namespace

uint64_t bias() { return feature(t_bias, 0); }

void of_word(const Token& token, const TokenFacts& f, const WordLetters& letters, FeatureList& out) {
  add(out, t_word, token.key);
  if (f.core != token.key) add(out, t_core, f.core);
  for (size_t n = 0; n < letters.count; ++n) {
    add(out, t_prefix + n, letters.prefix[n]);
    add(out, t_suffix + n, letters.suffix[n]);
  }
  if (letters.count > 0) add(out, t_class_suffix, mix(letters.suffix[std::min(letters.count, 3u) - 1], f.classes));
  for (size_t n = 0; n < letters.inner_count; ++n) add(out, t_inner, letters.inner[n]);
}

void of_signature(const TokenFacts& f, FeatureList& out) {
  add(out, t_bias, 0);
  add(out, t_shape, f.shape);
  add(out, t_class, f.classes);
  for (uint32_t left = f.classes; left != 0; left &= left - 1)
    add(out, t_class_bit, static_cast<uint64_t>(std::countr_zero(left)));
  add(out, t_cover, f.cover);
  add(out, t_cover_shape, mix(f.cover, mix(f.shape, f.classes)));
}

void of_word_before(const TokenFacts& b, const WordLetters& letters, FeatureList& out) {
  add(out, t_word_b1, b.core);
  if (letters.count >= 2) add(out, t_suffix_b, ending(letters));
  add(out, t_class_b, b.classes);
}

void of_word_after(const TokenFacts& a, const WordLetters& letters, FeatureList& out) {
  add(out, t_word_a1, a.core);
  if (letters.count >= 2) add(out, t_suffix_a, ending(letters));
  add(out, t_class_a, a.classes);
}

void of_pair_before(const TokenFacts& b, const TokenFacts& f, FeatureList& out) {
  add(out, t_shape_before, mix(b.shape, f.shape));
  add(out, t_class_before, mix(b.classes, f.classes));
  add(out, t_cover_b, mix(b.cover, f.cover));
}

void of_pair_after(const TokenFacts& f, const TokenFacts& a, FeatureList& out) {
  add(out, t_shape_after, mix(f.shape, a.shape));
  add(out, t_class_after, mix(f.classes, a.classes));
  add(out, t_cover_a, mix(f.cover, a.cover));
}

void of_run(const TokenFacts& b, const TokenFacts& f, FeatureList& out) {
  if (f.run == 0) return;
  add(out, t_run, f.run);
  add(out, t_run_before, mix(f.run, b.classes));
}

void of_context(const TokenFacts* f, uint64_t short_prefix, uint64_t short_suffix, FeatureList& out) {
  const TokenFacts &b = f[-1], &a = f[1], &b2 = f[-2], &a2 = f[2];
  add(out, t_around, mix(b.core, a.core));
  if (short_prefix != 0) add(out, t_prefix_class, mix(short_prefix, mix(short_suffix, b.classes)));
  add(out, t_class_around, mix(mix(b.classes, f->classes), a.classes));
  add(out, t_class_b2, mix(mix(b2.classes, b.classes), f->classes));
  add(out, t_class_a2, mix(mix(f->classes, a.classes), a2.classes));
  add(out, t_word_b_class, mix(b.core, f->classes));
  add(out, t_word_a_class, mix(a.core, f->classes));
  add(out, t_core_class, mix(f->core, b.classes));
}

void of_record(const TokenFacts& f, FeatureList& out) {
  const uint64_t evidence = f.record->evidence, history = f.record->history();
  add(out, t_evidence, evidence);
  add(out, t_evidence_shape, mix(evidence, mix(f.shape, f.classes)));
  for (uint64_t left = evidence; left != 0; left &= left - 1)
    add(out, t_evidence_bit, static_cast<uint64_t>(std::countr_zero(left)));
  add(out, t_history, history);
  add(out, t_history_core, mix(history, f.classes));
}

void of_record_before(uint32_t history, FeatureList& out) { add(out, t_history_b, history); }
void of_record_after(uint32_t history, FeatureList& out) { add(out, t_history_a, history); }

void of_rest(uint64_t first_letter, const WordRecord& rest, FeatureList& out) {
  add(out, t_rest_evidence, mix(first_letter, rest.evidence));
  add(out, t_rest_history, mix(first_letter, rest.history()));
}

}  // namespace name_features

NameFeatures::NameFeatures(const Lexicon& lexicon) {
  for (const ClassBit& c : class_bit_list) {
    const ClassId id = lexicon.class_id(c.name);
    if (id != no_class) class_bit_[id] = static_cast<uint8_t>(c.bit + 1);
  }
  cover_classes_ = {lexicon.class_id("person"), lexicon.class_id("organization"), lexicon.class_id("place"),
                    lexicon.class_id("country")};
  for (const ClassId id : cover_classes_) cover_set_.add(id);
}

WordRecord* NameFeatures::find_or_add(uint64_t key) {
  for (size_t at = key & word_mask_;; at = (at + 1) & word_mask_) {
    WordRecord& record = words_[at];
    if (record.key != 0 && record.key != key) continue;
    record.key = key;
    return &record;
  }
}

const WordRecord* NameFeatures::find(uint64_t key) const {
  for (size_t at = key & word_mask_; words_[at].key != 0; at = (at + 1) & word_mask_)
    if (words_[at].key == key) return &words_[at];
  return nullptr;
}

uint32_t NameFeatures::class_bits(const ClassSet& set) const {
  uint32_t bits = 0;
  for (int word = 0; word < 2; ++word) {
    for (uint64_t left = set.word(word); left != 0; left &= left - 1) {
      const auto id = static_cast<size_t>(std::countr_zero(left) + 64 * word);
      if (class_bit_[id] != 0) bits |= 1u << (class_bit_[id] - 1);
    }
  }
  return bits;
}

void NameFeatures::begin(const Document& doc) {
  size_t size = 64;
  while (size < doc.tokens.size() + doc.tokens.size() / 4) size *= 2;  // few words are met once only
  words_.assign(size, {});
  word_mask_ = size - 1;
  facts_.assign(doc.tokens.size() + 2 * margin * doc.sentences.size(), {});
}

// Proclitics of known words do not count as letters.
WordLetters NameFeatures::letters(const Document& doc, size_t i) const {
  WordLetters out;
  if (!facts(i).open || token(doc, i).kind != TokenKind::word) return out;
  const CharTable& table = CharTable::instance();
  constexpr size_t max_letters = 32;
  std::array<uint16_t, max_letters + 1> letters;
  size_t count = 0;
  const std::string_view word = doc.at(token(doc, i).span);
  for (size_t at = token(doc, i).proclitic_bytes; at < word.size() && count < max_letters;) {
    const CharInfo& info = table[decode_utf8(word, at)];
    if (info.category != CharCategory::letter && info.category != CharCategory::upper &&
        info.category != CharCategory::digit)
      continue;
    letters[count++] = info.fold;
    if (info.fold2 != 0) letters[count++] = info.fold2;
  }
  uint64_t head = 1, tail = 1;
  out.count = static_cast<uint32_t>(std::min<size_t>(4, count));
  for (size_t n = 0; n < out.count; ++n) {
    out.prefix[n] = head = mix(head, letters[n]);
    out.suffix[n] = tail = mix(tail, letters[count - 1 - n]);
  }
  // Groups of three tell foreign names in Arabic letters, where no capital does.
  if (facts(i).classes != 0 || token(doc, i).script != Script::arabic) return out;
  for (size_t n = 0; n + 3 <= count && out.inner_count < out.inner.size(); ++n)
    out.inner[out.inner_count++] = uint64_t{letters[n]} << 32 | uint64_t{letters[n + 1]} << 16 | letters[n + 2];
  return out;
}

// For each type the longest known names, left to right: begin, inside, end or single, and whether of several words.
void NameFeatures::read_cover(const Hit& hit, std::array<uint32_t, 4>& covered) {
  for (uint32_t c = 0; c < 4; ++c) {
    if (!hit.classes.has(cover_classes_[c]) || hit.tokens.begin < covered[c]) continue;
    covered[c] = hit.tokens.end;
    const uint32_t length = std::min<uint32_t>(hit.tokens.size(), 4);
    for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) {
      const uint32_t part = length == 1 ? 1 : t == hit.tokens.begin ? 2 : t + 1 == hit.tokens.end ? 3 : 4;
      facts_[begin_ + t - first_token_].cover |= (part << 2 | (length - 1)) << (5 * c);
    }
  }
}

// Classes of the tokens' own entries, and of the phrases they stand in: those of names say it by read_cover only.
void NameFeatures::read_hits(std::span<const Hit> hits) {
  std::array<uint32_t, 4> covered{};
  for (const Hit& hit : hits) {
    uint32_t bits = class_bits(hit.classes);
    if (hit.tokens.size() > 1) bits &= ~class_bits(cover_set_);
    for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) facts_[begin_ + t - first_token_].classes |= bits;
    if (hit.classes.any_of(cover_set_)) read_cover(hit, covered);
  }
}

void NameFeatures::read_tokens(const Document& doc, const Sentence& sentence) {
  constexpr uint16_t shape_flags = token_flag::capitalised | token_flag::all_caps | token_flag::hyphen_before |
                                   token_flag::dotted | token_flag::has_digit | token_flag::clitic_s |
                                   token_flag::mixed_case;
  bool first = true;
  for (size_t i = 0; i < size_; ++i) {
    const Token& t = token(doc, i);
    TokenFacts& facts = facts_[begin_ + i];
    facts.core = t.proclitic_bytes > 0 ? key_without_prefix(doc.text, t, t.proclitic_bytes) : t.key;
    const uint32_t punct = t.kind == TokenKind::punctuation ? 1 + static_cast<uint32_t>(t.punct) : 0;
    facts.shape = static_cast<uint32_t>(t.kind) | static_cast<uint32_t>(t.script) << 2 | punct << 4 |
                  static_cast<uint32_t>(t.flags & shape_flags) << 10;
    if (t.proclitic_bytes > 0) facts.shape |= 1u << 22;
    if (t.letters == 1) facts.shape |= 1u << 23;
    if (first && t.kind == TokenKind::word) facts.shape |= 1u << 24;
    if (sentence.heading) facts.shape |= 1u << 25;
    if (t.kind != TokenKind::punctuation) first = false;
  }
}

void NameFeatures::gather(const Document& doc, size_t s, const SentenceEvidence& evidence) {
  const Sentence& sentence = doc.sentences[s];
  first_token_ = sentence.tokens.begin;
  begin_ = first_token_ + margin * (2 * s + 1);
  size_ = sentence.tokens.size();
  read_tokens(doc, sentence);
  read_hits(evidence.hits);
  bool first = true;
  for (size_t i = 0; i < size_; ++i) {
    const Token& t = token(doc, i);
    if (t.kind != TokenKind::word) continue;
    TokenFacts& here = facts_[begin_ + i];
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
  for (const Candidate& c : evidence.candidates) {
    if (c.score < strong_rule || c.entry != EntryRef::none) continue;
    const uint16_t flag = static_cast<uint16_t>(evidence_flag::rule_person << static_cast<int>(c.type));
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t) {
      WordRecord* const record = facts_[begin_ + t - first_token_].record;
      if (record != nullptr) record->evidence |= flag;
    }
  }
}

// Closed are punctuation that joins nothing, Latin words in lower case that link no capitals, and Arabic function
// words.
void NameFeatures::decide_open(const Document& doc) {
  const size_t n = size_;
  const auto token_at = [&](size_t i) -> const Token& { return token(doc, i); };
  const auto strong = [&](size_t i) {
    const Token& t = token_at(i);
    if (t.kind == TokenKind::number) return true;
    if (t.kind != TokenKind::word) return false;
    if (t.script == Script::latin)
      return t.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case | token_flag::has_digit);
    const uint32_t classes = facts_[begin_ + i].classes;
    constexpr uint32_t bound = 1u << 22 | 1u << say_bit;
    constexpr uint32_t names = 0xFu | 0x7FC0u | 7u << 19;
    return (classes & bound) == 0 || (classes & names) != 0 || facts_[begin_ + i].cover != 0;
  };
  for (size_t i = 0; i < n; ++i) facts_[begin_ + i].open = strong(i);
  for (size_t i = 0; i < n; ++i) {
    TokenFacts& facts = facts_[begin_ + i];
    if (facts.open) continue;
    const Token& t = token_at(i);
    const bool before = i > 0 && strong(i - 1), after = i + 1 < n && strong(i + 1);
    if (t.kind == TokenKind::punctuation) {
      facts.open = before && after && t.punct != Punct::question && t.punct != Punct::exclamation;
    } else if (t.script == Script::latin) {
      constexpr uint32_t links = 1u << 27 | 1u << 21 | 1u << 20;
      const bool link = (facts.classes & links) != 0 || t.letters <= 3 || t.is(token_flag::clitic_s);
      const bool near_before = before || (i > 1 && strong(i - 2)), near_after = after || (i + 2 < n && strong(i + 2));
      facts.open = facts.cover != 0 || (link && near_before && near_after);
    } else {
      facts.open = before && after && t.letters <= 3;
    }
  }
}

// Foreign names are words that no list knows, one after another.
void NameFeatures::read_runs(const Document& doc) {
  const size_t n = size_;
  const auto unknown = [&](size_t i) {
    return facts_[begin_ + i].open && facts_[begin_ + i].classes == 0 && token(doc, i).kind == TokenKind::word;
  };
  for (size_t i = 0; i < n;) {
    size_t end = i;
    while (end < n && unknown(end)) ++end;
    for (size_t at = i; at < end; ++at) {
      const auto length = static_cast<uint32_t>(std::min<size_t>(end - i, 5)),
                 place = static_cast<uint32_t>(std::min<size_t>(at - i, 4));
      facts_[begin_ + at].run = length << 3 | place;
    }
    i = std::max(end, i + 1);
  }
}

const WordRecord* NameFeatures::rest_record(const Document& doc, size_t i) const {
  constexpr uint16_t shortest = 4;
  const Token& t = token(doc, i);
  if (t.kind != TokenKind::word || t.script != Script::arabic || t.proclitic_bytes > 0 || t.letters < shortest ||
      facts(i).cover != 0)
    return nullptr;
  size_t bytes = 0;
  decode_utf8(doc.at(t.span), bytes);
  return find(key_without_prefix(doc.text, t, static_cast<uint32_t>(bytes)));
}

void NameFeatures::add_candidates(std::span<const Candidate> candidates) {
  rule_features_.resize(std::max(rule_features_.size(), size_));
  for (size_t i = 0; i < size_; ++i) rule_features_[i].clear();
  for (const Candidate& c : candidates) {
    if (c.entry != EntryRef::none) continue;
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t) {
      const uint64_t part = c.tokens.size() == 1 ? 3 : t == c.tokens.begin ? 0 : t + 1 == c.tokens.end ? 2 : 1;
      FeatureList& out = rule_features_[t - first_token_];
      out.push_back(feature(t_rule, (uint64_t{c.pattern} << 2 | part) + 1));
      out.push_back(feature(t_rule_type, static_cast<uint64_t>(c.type) << 2 | part));
    }
  }
}

void NameFeatures::enter(const Document& doc, size_t s, const SentenceEvidence& evidence) {
  const Sentence& sentence = doc.sentences[s];
  first_token_ = sentence.tokens.begin;
  begin_ = first_token_ + margin * (2 * s + 1);
  size_ = sentence.tokens.size();
  decide_open(doc);
  read_runs(doc);
  for (size_t i = 0; i < size_; ++i) {
    TokenFacts& facts = facts_[begin_ + i];
    facts.settled = !facts.open;
    identify(token(doc, i), facts);
  }
  add_candidates(evidence.candidates);
}

void NameFeatures::add_of_text(const Document& doc, size_t i, FeatureList& out) const {
  namespace group = name_features;
  const TokenFacts* const f = &facts(i);
  const WordLetters own = letters(doc, i);
  group::of_word(token(doc, i), *f, own, out);
  group::of_signature(*f, out);
  group::of_word_before(f[-1], i > 0 ? letters(doc, i - 1) : WordLetters{}, out);
  group::of_word_after(f[1], i + 1 < size_ ? letters(doc, i + 1) : WordLetters{}, out);
  group::of_pair_before(f[-1], *f, out);
  group::of_pair_after(*f, f[1], out);
  group::of_run(f[-1], *f, out);
  group::of_context(f, own.short_prefix(), own.short_suffix(), out);
  out.insert(out.end(), rule_features_[i].begin(), rule_features_[i].end());
}

void NameFeatures::add_of_history(const Document& doc, size_t i, FeatureList& out) const {
  namespace group = name_features;
  const TokenFacts* const f = &facts(i);
  if (f->record != nullptr) group::of_record(*f, out);
  if (f[-1].record != nullptr) group::of_record_before(f[-1].record->history(), out);
  if (f[1].record != nullptr) group::of_record_after(f[1].record->history(), out);
  if (const WordRecord* rest = rest_record(doc, i)) group::of_rest(letters(doc, i).prefix[0], *rest, out);
}

void NameFeatures::note(std::span<const NameTag> tags) const {
  for (size_t i = 0; i < size_; ++i) {
    WordRecord* const record = facts(i).record;
    if (record == nullptr || !facts(i).open) continue;
    uint8_t& count = tags[i] == outside_tag ? record->untagged : record->tagged[static_cast<size_t>(type_of(tags[i]))];
    if (count < 255) ++count;
  }
}

}  // namespace khabar
