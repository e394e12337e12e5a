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
  t_word_b2,
  t_word_a2,
  t_core,
  t_pair_before,
  t_pair_after,
  t_around,
  t_prefix,
  t_suffix = t_prefix + 4,
  t_suffix_b = t_suffix + 4,
  t_suffix_a,
  t_shape,
  t_shape_before,
  t_shape_after,
  t_shape_around,
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

// The name type that a word mostly had so far, 0 if it had none or was as often no name.
uint64_t history_of(const std::array<uint8_t, 3>& tagged, uint8_t untagged) {
  uint64_t best = 0;
  uint8_t count = untagged;
  for (uint64_t t = 0; t < 3; ++t) {
    if (tagged[t] <= count) continue;
    best = t + 1;
    count = tagged[t];
  }
  if (best == 0) return untagged == 0 ? 0 : 4;
  return best + (count > 1 ? 8 : 0);
}

}  // namespace

uint64_t bias_feature() { return feature(t_bias, 0); }

NameFeatures::NameFeatures(const Lexicon& lexicon) : lexicon_(lexicon) {
  for (const ClassBit& c : class_bit_list) {
    const ClassId id = lexicon.class_id(c.name);
    if (id == no_class) continue;
    class_bit_[id] = static_cast<uint8_t>(c.bit + 1);
    if (c.bit == 22 || c.bit == say_bit) bound_classes_.add(id);
    if (c.bit <= 3 || (c.bit >= 6 && c.bit <= 14) || c.bit == 19 || c.bit == 20 || c.bit == 21) name_classes_.add(id);
    if (c.bit == 27 || c.bit == 21 || c.bit == 20) link_classes_.add(id);
  }
  cover_classes_ = {lexicon.class_id("person"), lexicon.class_id("organization"), lexicon.class_id("place"),
                    lexicon.class_id("country")};
}

NameFeatures::WordRecord* NameFeatures::find_or_add(uint64_t key) {
  for (size_t at = key & word_mask_;; at = (at + 1) & word_mask_) {
    WordRecord& record = words_[at];
    if (record.used && record.key != key) continue;
    record.key = key;
    record.used = true;
    return &record;
  }
}

NameFeatures::WordRecord* NameFeatures::find(uint64_t key) {
  for (size_t at = key & word_mask_; words_[at].used; at = (at + 1) & word_mask_)
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
  while (size < 2 * doc.tokens.size()) size *= 2;
  words_.assign(size, {});
  word_mask_ = size - 1;
}

// The folded letters at both ends. Proclitics of known words do not count.
void NameFeatures::read_letters(const Document& doc, const Token& token, TokenFacts& facts) const {
  const CharTable& table = CharTable::instance();
  constexpr size_t max_letters = 32;
  std::array<uint16_t, max_letters> letters;
  size_t count = 0;
  const std::string_view word = doc.at(token.span);
  for (size_t at = token.proclitic_bytes; at < word.size() && count < max_letters;) {
    const CharInfo& info = table[decode_utf8(word, at)];
    if (info.category != CharCategory::letter && info.category != CharCategory::upper &&
        info.category != CharCategory::digit)
      continue;
    letters[count++] = info.fold;
  }
  uint64_t head = 1, tail = 1;
  facts.prefix_count = std::min<size_t>(4, count);
  for (size_t n = 0; n < facts.prefix_count; ++n) {
    facts.prefix[n] = head = mix(head, letters[n]);
    facts.suffix[n] = tail = mix(tail, letters[count - 1 - n]);
  }
  if (facts.classes != 0) return;
  for (size_t n = 0; n + 3 <= count && facts.inner_count < facts.inner.size(); ++n)
    facts.inner[facts.inner_count++] = uint64_t{letters[n]} << 32 | uint64_t{letters[n + 1]} << 16 | letters[n + 2];
}

// For each type the longest known names, left to right: begin, inside, end or single, and whether of several words.
void NameFeatures::read_cover(const Sentence& sentence, std::span<const Hit> hits) {
  std::array<uint32_t, 4> covered{};
  for (const Hit& hit : hits) {
    for (uint32_t c = 0; c < 4; ++c) {
      if (!hit.classes.has(cover_classes_[c]) || hit.tokens.begin < covered[c]) continue;
      covered[c] = hit.tokens.end;
      const uint32_t length = std::min<uint32_t>(hit.tokens.size(), 4);
      for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) {
        const uint32_t part = length == 1 ? 1 : t == hit.tokens.begin ? 2 : t + 1 == hit.tokens.end ? 3 : 4;
        facts_[margin + t - sentence.tokens.begin].cover |= (part << 2 | (length - 1)) << (5 * c);
      }
    }
  }
}

void NameFeatures::read_sentence(const Document& doc, const Sentence& sentence, const SentenceEvidence& evidence) {
  const size_t n = sentence.tokens.size();
  facts_.assign(n + 2 * margin, {});
  bool first = true;
  for (size_t i = 0; i < n; ++i) {
    const Token& token = doc.tokens[sentence.tokens.begin + i];
    TokenFacts& facts = facts_[margin + i];
    facts.key = facts.core = token.key;
    if (token.proclitic_bytes > 0) facts.core = key_without_prefix(doc.text, token, token.proclitic_bytes);
    const uint32_t punct = token.kind == TokenKind::punctuation ? 1 + static_cast<uint32_t>(token.punct) : 0;
    constexpr uint16_t shape_flags = token_flag::capitalised | token_flag::all_caps | token_flag::hyphen_before |
                                     token_flag::dotted | token_flag::has_digit | token_flag::clitic_s |
                                     token_flag::mixed_case;
    facts.shape = static_cast<uint32_t>(token.kind) | static_cast<uint32_t>(token.script) << 2 | punct << 4 |
                  static_cast<uint32_t>(token.flags & shape_flags) << 10;
    if (token.proclitic_bytes > 0) facts.shape |= 1u << 22;
    if (token.letters == 1) facts.shape |= 1u << 23;
    if (first && token.kind == TokenKind::word) facts.shape |= 1u << 24;
    if (sentence.heading) facts.shape |= 1u << 25;
    if (token.kind != TokenKind::punctuation) first = false;
  }
  for (const Hit& hit : evidence.hits) {
    ClassSet set = hit.classes;
    if (hit.tokens.size() > 1) {
      ClassSet others;
      for (ClassId c = 0; c < 128; ++c)
        if (set.has(c) && std::find(cover_classes_.begin(), cover_classes_.end(), c) == cover_classes_.end())
          others.add(c);
      set = others;
    }
    const uint32_t bits = class_bits(set);
    for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t)
      facts_[margin + t - sentence.tokens.begin].classes |= bits;
  }
  read_cover(sentence, evidence.hits);
}

void NameFeatures::gather(const Document& doc, const Sentence& sentence, const SentenceEvidence& evidence) {
  read_sentence(doc, sentence, evidence);
  const size_t n = sentence.tokens.size();
  bool first = true;
  for (size_t i = 0; i < n; ++i) {
    const Token& token = doc.tokens[sentence.tokens.begin + i];
    if (token.kind != TokenKind::word) continue;
    const TokenFacts& facts = facts_[margin + i];
    const TokenFacts &before = facts_[margin + i - 1], &after = facts_[margin + i + 1];
    uint16_t found = 0;
    const auto several = [&](uint32_t c) { return (facts.cover >> (5 * c) & 0x1C) > 4; };
    if (several(0)) found |= evidence_flag::known_person;
    if (several(1)) found |= evidence_flag::known_organization;
    if (several(2) || several(3)) found |= evidence_flag::known_place;
    const auto has = [](const TokenFacts& f, uint32_t bit) { return (f.classes >> bit & 1) != 0; };
    if (has(before, title_bit) || has(before, role_bit)) found |= evidence_flag::after_title;
    if (has(before, given_bit)) found |= evidence_flag::after_given;
    if (has(before, say_bit)) found |= evidence_flag::after_say;
    if (has(after, say_bit)) found |= evidence_flag::before_say;
    if (has(before, locative_bit)) found |= evidence_flag::after_locative;
    if (token.script == Script::latin) {
      if (!token.is(token_flag::capitalised))
        found |= evidence_flag::lower_case;
      else if (!first && !sentence.heading)
        found |= evidence_flag::capital_inside;
    }
    first = false;
    find_or_add(facts.core)->evidence |= found;
  }
  for (const Candidate& c : evidence.candidates) {
    if (c.score < strong_rule || c.entry != EntryRef::none) continue;
    const uint16_t flag = static_cast<uint16_t>(evidence_flag::rule_person << static_cast<int>(c.type));
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t)
      if (doc.tokens[t].kind == TokenKind::word)
        find_or_add(facts_[margin + t - sentence.tokens.begin].core)->evidence |= flag;
  }
}

// Closed are punctuation that joins nothing, Latin words in lower case that link no capitals, and Arabic function
// words.
void NameFeatures::decide_open(const Document& doc, const Sentence& sentence) {
  const size_t n = sentence.tokens.size();
  const auto token_at = [&](size_t i) -> const Token& { return doc.tokens[sentence.tokens.begin + i]; };
  const auto strong = [&](size_t i) {
    const Token& t = token_at(i);
    if (t.kind == TokenKind::number) return true;
    if (t.kind != TokenKind::word) return false;
    if (t.script == Script::latin)
      return t.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case | token_flag::has_digit);
    const uint32_t classes = facts_[margin + i].classes;
    constexpr uint32_t bound = 1u << 22 | 1u << say_bit;
    constexpr uint32_t names = 0xFu | 0x7FC0u | 7u << 19;
    return (classes & bound) == 0 || (classes & names) != 0 || facts_[margin + i].cover != 0;
  };
  for (size_t i = 0; i < n; ++i) facts_[margin + i].open = strong(i);
  for (size_t i = 0; i < n; ++i) {
    TokenFacts& facts = facts_[margin + i];
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
void NameFeatures::read_runs(const Document& doc, const Sentence& sentence) {
  const size_t n = sentence.tokens.size();
  const auto unknown = [&](size_t i) {
    return facts_[margin + i].open && facts_[margin + i].classes == 0 &&
           doc.tokens[sentence.tokens.begin + i].kind == TokenKind::word;
  };
  for (size_t i = 0; i < n;) {
    size_t end = i;
    while (end < n && unknown(end)) ++end;
    for (size_t at = i; at < end; ++at) {
      const auto length = static_cast<uint32_t>(std::min<size_t>(end - i, 5)),
                 place = static_cast<uint32_t>(std::min<size_t>(at - i, 4));
      facts_[margin + at].run = length << 3 | place;
    }
    i = std::max(end, i + 1);
  }
}

void NameFeatures::read_records(const Document& doc, const Sentence& sentence) {
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = doc.tokens[sentence.tokens.begin + i];
    TokenFacts& facts = facts_[margin + i];
    if (token.kind != TokenKind::word) continue;
    facts.record = find(facts.core);
    if (!facts.open) continue;
    read_letters(doc, token, facts);
    // A name that no list knows, behind a proclitic, may stand without it elsewhere.
    constexpr uint16_t shortest = 4;
    if (token.script == Script::arabic && token.proclitic_bytes == 0 && token.letters >= shortest && facts.cover == 0) {
      size_t bytes = 0;
      decode_utf8(doc.at(token.span), bytes);
      facts.rest_record = find(key_without_prefix(doc.text, token, static_cast<uint32_t>(bytes)));
    }
  }
}

void NameFeatures::add_candidates(const Sentence& sentence, const SentenceEvidence& evidence) {
  rule_features_.resize(std::max<size_t>(rule_features_.size(), sentence.tokens.size()));
  for (size_t i = 0; i < sentence.tokens.size(); ++i) rule_features_[i].clear();
  for (const Candidate& c : evidence.candidates) {
    if (c.entry != EntryRef::none) continue;
    for (uint32_t t = c.tokens.begin; t < c.tokens.end; ++t) {
      const uint64_t part = c.tokens.size() == 1 ? 3 : t == c.tokens.begin ? 0 : t + 1 == c.tokens.end ? 2 : 1;
      auto& out = rule_features_[t - sentence.tokens.begin];
      out.push_back(feature(t_rule, (uint64_t{c.pattern} << 2 | part) + 1));
      out.push_back(feature(t_rule_type, static_cast<uint64_t>(c.type) << 2 | part));
    }
  }
}

void NameFeatures::add_token(size_t i, std::vector<uint64_t>& out) const {
  const TokenFacts *const f = &facts_[margin + i], &b = f[-1], &a = f[1], &b2 = f[-2], &a2 = f[2];
  const auto add = [&](uint64_t question, uint64_t value) { out.push_back(feature(question, value)); };
  add(t_bias, 0);
  add(t_word, f->key);
  if (f->core != f->key) add(t_core, f->core);
  add(t_word_b1, b.core);
  add(t_word_a1, a.core);
  add(t_word_b2, b2.core);
  add(t_word_a2, a2.core);
  add(t_pair_before, mix(b.core, f->core));
  add(t_pair_after, mix(f->core, a.core));
  add(t_around, mix(b.core, a.core));
  for (size_t n = 0; n < f->prefix_count; ++n) {
    add(t_prefix + n, f->prefix[n]);
    add(t_suffix + n, f->suffix[n]);
  }
  const size_t three = std::min<size_t>(f->prefix_count, 3);
  if (three > 0) {
    add(t_class_suffix, mix(f->suffix[three - 1], f->classes));
    add(t_prefix_class,
        mix(f->prefix[std::min<size_t>(three, 2) - 1], mix(f->suffix[std::min<size_t>(three, 2) - 1], b.classes)));
  }
  if (b.prefix_count >= 2) {
    add(t_suffix_b, b.suffix[b.prefix_count >= 3 ? 2 : 1]);
  }
  if (a.prefix_count >= 2) {
    add(t_suffix_a, a.suffix[a.prefix_count >= 3 ? 2 : 1]);
  }
  add(t_shape, f->shape);
  add(t_shape_before, mix(b.shape, f->shape));
  add(t_shape_after, mix(f->shape, a.shape));
  add(t_shape_around, mix(mix(b.shape, f->shape), a.shape));
  add(t_class, f->classes);
  add(t_class_b, b.classes);
  add(t_class_a, a.classes);
  add(t_class_before, mix(b.classes, f->classes));
  add(t_class_after, mix(f->classes, a.classes));
  add(t_class_around, mix(mix(b.classes, f->classes), a.classes));
  add(t_class_b2, mix(mix(b2.classes, b.classes), f->classes));
  add(t_class_a2, mix(mix(f->classes, a.classes), a2.classes));
  add(t_word_b_class, mix(b.core, f->classes));
  add(t_word_a_class, mix(a.core, f->classes));
  add(t_core_class, mix(f->core, b.classes));
  for (uint32_t left = f->classes; left != 0; left &= left - 1)
    add(t_class_bit, static_cast<uint64_t>(std::countr_zero(left)));
  for (size_t n = 0; n < f->inner_count; ++n) add(t_inner, f->inner[n]);
  if (f->run != 0) {
    add(t_run, f->run);
    add(t_run_before, mix(f->run, b.classes));
  }
  add(t_cover, f->cover);
  add(t_cover_shape, mix(f->cover, mix(f->shape, f->classes)));
  add(t_cover_b, mix(b.cover, f->cover));
  add(t_cover_a, mix(f->cover, a.cover));
  out.insert(out.end(), rule_features_[i].begin(), rule_features_[i].end());
  if (f->record != nullptr) {
    const uint64_t evidence = f->record->evidence, history = history_of(f->record->tagged, f->record->untagged);
    add(t_evidence, evidence);
    add(t_evidence_shape, mix(evidence, mix(f->shape, f->classes)));
    for (uint64_t left = evidence; left != 0; left &= left - 1)
      add(t_evidence_bit, static_cast<uint64_t>(std::countr_zero(left)));
    add(t_history, history);
    add(t_history_core, mix(history, f->classes));
  }
  if (b.record != nullptr) add(t_history_b, history_of(b.record->tagged, b.record->untagged));
  if (a.record != nullptr) add(t_history_a, history_of(a.record->tagged, a.record->untagged));
  if (f->rest_record != nullptr) {
    const uint64_t evidence = f->rest_record->evidence, first = f->prefix[0];
    add(t_rest_evidence, mix(first, evidence));
    add(t_rest_history, mix(first, history_of(f->rest_record->tagged, f->rest_record->untagged)));
  }
}

void NameFeatures::extract(const Document& doc, const Sentence& sentence, const SentenceEvidence& evidence,
                           SentenceFeatures& out) {
  read_sentence(doc, sentence, evidence);
  decide_open(doc, sentence);
  read_runs(doc, sentence);
  read_records(doc, sentence);
  add_candidates(sentence, evidence);
  out.values.clear();
  out.ends.clear();
  out.open.clear();
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const bool open = facts_[margin + i].open;
    if (open) add_token(i, out.values);
    out.open.push_back(open);
    out.ends.push_back(static_cast<uint32_t>(out.values.size()));
  }
}

void NameFeatures::note(const Sentence& sentence, std::span<const NameTag> tags) {
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    WordRecord* const record = facts_[margin + i].record;
    if (record == nullptr || !facts_[margin + i].open) continue;
    uint8_t& count = tags[i] == outside_tag ? record->untagged : record->tagged[static_cast<size_t>(type_of(tags[i]))];
    if (count < 255) ++count;
  }
}

}  // namespace khabar
