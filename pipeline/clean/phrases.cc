#include "clean/phrases.h"

#include <algorithm>

#include "core/error.h"
#include "lexicon/tsv.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

// Several kinds are joined with "|".
uint16_t furniture_bits(std::string_view value) {
  constexpr std::pair<std::string_view, uint16_t> kinds[] = {
      {"form", phrase::form},       {"share", phrase::share},         {"nav", phrase::nav},
      {"legal", phrase::legal},     {"related", phrase::related},     {"date", phrase::date},
      {"comment", phrase::comment}, {"subscribe", phrase::subscribe}, {"pointer", phrase::pointer}};
  uint16_t bits = 0;
  for (const std::string_view one : split_on(value, '|'))
    for (const auto& [name, bit] : kinds) bits |= one == name ? bit : 0;
  return bits;
}

uint16_t bits_of(std::string_view class_name, std::string_view value) {
  if (class_name == "stopword") return phrase::stopword;
  if (class_name == "month") return phrase::month;
  if (class_name == "weekday") return phrase::weekday;
  if (class_name == "byline") {
    return value == "photo" ? phrase::photo : value == "agency" ? phrase::agency : phrase::byline;
  }
  return furniture_bits(value);
}

// "4 weak" -> 4; Hijri months ("h4") and anything else -> 0.
uint8_t leading_number(std::string_view value) {
  uint8_t n = 0;
  for (size_t i = 0; i < value.size() && value[i] >= '0' && value[i] <= '9' && i < 2; ++i) {
    n = static_cast<uint8_t>(n * 10 + (value[i] - '0'));
  }
  return n;
}

}  // namespace

Phrases::Phrases(const Lexicon& lexicon) {
  for (const std::string_view name : {"furniture", "byline", "month", "weekday", "stopword"}) load(lexicon, name);
  // What sites of other languages call their furniture: their pages are cleaned too.
  for (const Lexicon::Row& row : lexicon.rows("labels")) {
    if (row.columns.size() != 2) throw LoadError(lexicon.rule_name(row.rule) + ": expected label, kind");
    const uint16_t bits = furniture_bits(row.columns[1]);
    if (bits == 0) throw LoadError(lexicon.rule_name(row.rule) + ": there is no such kind of furniture");
    add(row.columns[0], bits, 0);
  }
  size_t size = 1024;
  while (size < building_.size() * 2) size *= 2;
  slots_.assign(size, {});
  for (const Slot& s : building_) insert(s);
  building_.clear();
  building_.shrink_to_fit();
}

void Phrases::load(const Lexicon& lexicon, std::string_view class_name) {
  const ClassId id = lexicon.class_id(class_name);
  if (id == no_class) return;
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<LanguageId>(l);
    for (const auto& w : lexicon.words(id, language)) {
      const bool dated = class_name == "month" || class_name == "weekday";
      add(w.form, bits_of(class_name, w.value), dated ? leading_number(w.value) : 0);
    }
  }
}

void Phrases::add(std::string_view form, uint16_t bits, uint8_t value) {
  std::vector<Token> tokens;
  tokenize(form, tokens);
  if (tokens.empty()) return;
  uint64_t key = tokens[0].key;
  for (size_t i = 1; i < tokens.size(); ++i) {
    building_.push_back({key, 0, true, 0});
    key = join_keys(key, tokens[i].key);
  }
  building_.push_back({key, bits, false, value});
}

void Phrases::insert(Slot slot) {
  size_t at = slot.key & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != slot.key) at = (at + 1) & (slots_.size() - 1);
  Slot& there = slots_[at];
  there.key = slot.key;
  there.bits |= slot.bits;
  there.goes_on |= slot.goes_on;
  there.value = std::max(there.value, slot.value);
}

const Phrases::Slot* Phrases::look_up(uint64_t key) const {
  for (size_t at = key & (slots_.size() - 1); slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return &slots_[at];
  }
  return nullptr;
}

Phrases::Match Phrases::find(std::string_view text, std::span<const Token> tokens) const {
  Match best;
  const Slot* slot = look_up(tokens[0].key);
  if (slot == nullptr && tokens[0].script == Script::arabic) {
    // Two bytes a letter: the conjunction, the article, both.
    for (const uint32_t bytes : {2u, 4u, 6u}) {
      if (tokens[0].span.size() <= bytes + 2) break;
      slot = look_up(key_without_prefix(text, tokens[0], bytes));
      if (slot != nullptr) break;
    }
  }
  uint64_t key = slot == nullptr ? 0 : slot->key;
  for (uint16_t length = 1; slot != nullptr; ++length) {
    if (slot->bits != 0) best = {slot->bits, length, slot->value};
    if (!slot->goes_on || length >= tokens.size()) break;
    key = join_keys(key, tokens[length].key);
    slot = look_up(key);
  }
  return best;
}

}  // namespace khabar
