// Where the verb comes second: what inside a phrase begins another one, and what is set behind it.
#include "assemble/phrases.h"

namespace khabar {

// "Told the agency | the attack was": an article inside a phrase begins another one, but for "all the", "part of the"
// and what is joined.
bool PhraseFinder::begins_anew(uint32_t token) const {
  constexpr uint64_t goes_on = part::of | part::determiner | part::coordination | part::preposition | part::counted |
                               part::quote | part::adverb | part::pronoun;
  return view_.has(token, part::opens) && !view_.has(token, part::named | part::counted) &&
         !view_.has(token - 1, goes_on);
}

// "Miners | blocking the road", "killing nine guards and | wounding two": a gerund with an object of its own ends the
// phrase before it.
bool PhraseFinder::takes_object(uint32_t token) const {
  constexpr uint64_t object = part::opens | part::counted | part::pronoun;
  constexpr uint64_t no_gerund = part::named | part::counted | part::preposition | part::determiner | part::noun;
  return !view_.verb_first && view_.has(token + 1, object) && !view_.has(token, no_gerund) &&
         !view_.has(token - 1, part::opens | part::determiner) &&
         view_.endings->gerund.ends(doc_.at(doc_.tokens[token].span));
}

// "Mrs Mills, 59, who": the end of what stands before a bare number between commas that ends at `end`.
uint32_t PhraseFinder::before_age(uint32_t end) const {
  if (view_.verb_first || end == view_.begin) return end;
  const uint32_t f = view_.figure[end - 1 - view_.begin];
  if (f == none_index || !doc_.figures[f].noun.empty()) return end;
  const uint32_t first = doc_.figures[f].tokens.begin;
  return first > view_.begin + 1 && doc_.figures[f].tokens.end == end && view_.has(first - 1, part::comma) ? first - 1
                                                                                                           : end;
}

}  // namespace khabar
