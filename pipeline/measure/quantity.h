// A number with what follows it: percent, currency, unit, time, or the noun that it counts.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

#include "core/document.h"
#include "core/names.h"
#include "measure/durations.h"
#include "measure/numbers.h"
#include "measure/scan.h"

namespace khabar::measure {

// What is counted.
struct Noun {
  uint32_t begin = 0, end = 0;         // tokens; empty if there is none
  std::string_view lemma, noun_class;  // of the packs or the text
  std::string_view lemma_end = {};     // what the singular of a noun of the text has behind that
  bool found() const { return begin < end; }
};

struct Quantity {
  uint32_t begin = 0, end = 0;  // tokens, sign and currency symbol included
  NumberPhrase number;
  double value = 0;
  FigureKind kind = FigureKind::number;
  std::string_view unit;            // ISO 4217 code, SI symbol, "year"
  bool hundredths = false;          // of money: cents, not the unit
  bool timed = false;               // a duration: read_duration() at the number has its TIMEX3
  const Word* unit_word = nullptr;  // of money and measures
  Noun noun;
  RuleRef rule = RuleRef::none;
  bool bare() const { return kind == FigureKind::number && !noun.found(); }
};

static_assert(std::is_trivially_copyable_v<Quantity>);  // copied often

// The quantity that begins at token i, its sign included; nullptr if none does. It stays until the next sentence.
const Quantity* read_quantity(const Scan& scan, uint32_t i);

// Dates and figures ask for the quantity at the same token.
struct QuantityCache : SentenceCache<Quantity> {};

// The counted noun behind a number that ends before token i. `many` says that its plural is expected.
Noun read_noun(const Scan& scan, uint32_t i, const NumberPhrase& number);
// Arabic "al-wuzara' al-arba'a": a number with the article behind a definite word counts what stands before it, and
// nothing behind it.
bool is_attribute(const Scan& scan, const NumberPhrase& number);
// What such a number counts; empty if the packs do not know it.
Noun read_noun_before(const Scan& scan, const NumberPhrase& number);

}  // namespace khabar::measure
