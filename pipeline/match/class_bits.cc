#include "match/class_bits.h"

#include <bit>

namespace khabar {

namespace {

// Bits by the name of the class; several classes may share one.
struct ClassBit {
  const char* name;
  uint8_t bit;
};
constexpr ClassBit class_bit_list[] = {
    {"given", 0},         {"given_weak", 1},  {"family", 2},       {"family_weak", 3},  {"title", 4},
    {"role", 5},          {"nationality", 6}, {"country", 7},      {"place", 8},        {"organization", 9},
    {"person", 10},       {"org_head", 11},   {"org_word", 12},    {"org_tail", 13},    {"place_head", 14},
    {"direction", 15},    {"locative", 16},   {"say", 17},         {"trigger", 18},     {"kunya", 19},
    {"nasab", 20},        {"particle", 21},   {"stopword", 22},    {"preposition", 22}, {"complementizer", 22},
    {"relative", 22},     {"pronoun", 22},    {"conjunction", 22}, {"determiner", 22},  {"coordination", 22},
    {"subordinator", 22}, {"auxiliary", 22},  {"negation", 22},    {"modal", 22},       {"adverb", 22},
    {"common", 23},       {"counted", 24},    {"number", 25},      {"ordinal", 25},     {"percent", 25},
    {"month", 26},        {"weekday", 26},    {"time_word", 26},   {"time_unit", 26},   {"link_of", 27},
    {"link_and", 27},     {"link_the", 27},   {"statement", 28},   {"attribution", 28}, {"currency", 29},
    {"unit", 29},         {"casualty", 30},   {"light", 30},       {"aspect", 30},      {"result", 30}};

}  // namespace

ClassBits::ClassBits(const Lexicon& lexicon) {
  for (const ClassBit& c : class_bit_list) {
    const ClassId id = lexicon.class_id(c.name);
    if (id != no_class) bit_[id] = static_cast<uint8_t>(c.bit + 1);
  }
  cover_classes_ = {lexicon.class_id("person"), lexicon.class_id("organization"), lexicon.class_id("place"),
                    lexicon.class_id("country")};
  for (const ClassId id : cover_classes_) cover_set_.add(id);
  cover_bits_ = of_new(cover_set_);
}

uint32_t ClassBits::of_new(const ClassSet& set) const {
  uint32_t bits = 0;
  for (int word = 0; word < 2; ++word) {
    for (uint64_t left = set.word(word); left != 0; left &= left - 1) {
      const auto id = static_cast<size_t>(std::countr_zero(left) + 64 * word);
      if (bit_[id] != 0) bits |= 1u << (bit_[id] - 1);
    }
  }
  return bits;
}

}  // namespace khabar
