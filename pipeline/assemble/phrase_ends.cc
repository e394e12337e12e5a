// Where the verb comes second: what inside a phrase begins another one.
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

}  // namespace khabar
