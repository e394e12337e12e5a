// Figures: numbers with what they count, their unit and what hedges them.
//
//   "more than ten thousand people"      10000, min 10000, more_than, noun person
//   "between five and six km2"           min 5, max 6, range, unit km2
//   "alaf al-muqatilin" (thousands of fighters)   min 1000, vague
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "measure/scan.h"

namespace khabar::measure {

// May a figure begin at a token with these bits, or at a mark? Most words that begin something begin no figure.
inline bool may_begin_figure(const Scan& scan, uint32_t i) {
  constexpr uint64_t anywhere = start::digits | start::number | start::dual | start::minus | start::decade |
                                start::glued | start::qualifier | start::currency | start::opener | start::of |
                                start::a | start::no | start::whole;
  constexpr uint64_t lone = start::measure | start::unit | start::counted | start::plural;
  const uint64_t openers = scan.is.lone_units_count ? anywhere | lone : anywhere;
  return (scan.starts(i) & openers) != 0 || scan.token(i).kind != TokenKind::word;
}

// Appends the figure that begins at token i, qualifiers included, and returns the token after it; nullopt if none does.
// Dates are the business of dates.h and asked first: a year or a clock time never comes here. Nor does a token at which
// none may begin.
std::optional<uint32_t> read_figure(const Scan& scan, uint32_t i, std::vector<Figure>& figures);

// Tokens from i on that are no figure although they are digits: scores, phone numbers, ids, versions, addresses, list
// numbers. Returns the token after them; i if there is nothing of the kind.
uint32_t skip_non_figure(const Scan& scan, uint32_t i);
// May that token begin something of the kind?
inline bool may_be_no_figure(const Token& token) {
  return token.kind == TokenKind::number || token.punct == Punct::colon || token.punct == Punct::plus ||
         token.punct == Punct::dash;
}
// Does a word stand before token i that makes a number of it a name: "No.", "article", "#"?
bool is_label_before(const Scan& scan, uint32_t i);
// Is the number at token i part of the name before it? number_names.cc
bool is_number_of_name(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
