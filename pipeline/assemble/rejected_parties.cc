// What stands where a party of the deed would, and is none: words that belong to another verb, deeds, sums, towns.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/places.h"
#include "assemble/thing_nouns.h"

namespace khabar {

// Verb first, "at the start of the meeting the director welcomed | the guests": of a noun the prepositions reach to the
// next verb, unless that tells the noun's own deed or what is said of it.
uint32_t ArgumentFinder::reach_of_prepositions() const {
  if (!nominal_ && is_reduced_relative()) return end_of_reduced_relative();
  if (!nominal_ || !view_.verb_first) return end_;
  constexpr uint64_t verbs = part::verb | part::say;
  for (uint32_t t = tokens_.end + 1; t < end_; ++t)
    if (view_.has(t, verbs) && !view_.has(t, part::named | part::light | part::definite) &&
        !view_.has(t - 1, part::relative | part::auxiliary | part::negation | part::adverb))
      return t;
  return end_;
}

// Verb first, "the halt of the fighting | and the release | of those held": what a preposition brings in behind a
// further noun of a deed that has it too is that one's.
bool ArgumentFinder::is_of_joined_deed(uint32_t preposition, const PrepositionRole& role) const {
  if (!nominal_ || !view_.verb_first || trigger_.mutual) return false;
  const bool word = view_.has(preposition, part::preposition);
  return std::any_of(view_.triggers.begin(), view_.triggers.end(), [&](const TriggerHit& hit) {
    const uint32_t t = hit.tokens.begin;
    // "The giving of help and support | to the needy" is for both.
    const bool own = word || !view_.has(t, part::definite);
    return t > tokens_.end && hit.tokens.end <= preposition && own && view_.has(t, part::with_conjunction) &&
           has_bits(hit.trigger->slots, slot::nominal) && hit.trigger->has_preposition(role.key);
  });
}

// Of the one who acts.
bool ArgumentFinder::is_right_behind_actor(uint32_t token) const {
  return token > view_.begin && doc_.tokens[token - 1].span.end == event_.actors[0].span.end;
}

// Verb first, "the director of works | at the ministry | to the residents": of two such prepositions side by side the
// first, with a body or a place, belongs to who acts. "The supervisor | of the team X | agreed to": so it does where it
// is a word of its own.
bool ArgumentFinder::is_of_subject(uint32_t preposition, const PrepositionRole& role, bool word) const {
  constexpr uint32_t reach = 5;
  constexpr uint64_t others =
      part::stop | part::comma | part::verb | part::with_conjunction | part::complementizer | part::relative;
  if (!view_.verb_first || nominal_ || event_.actors.size() != 1 || !is_right_behind_actor(preposition)) return false;
  if (view_.has(preposition, part::people | part::counted | part::thing) || is_deed_noun(preposition)) return false;
  const uint32_t head = word ? preposition + 1 : preposition;
  if (head >= end_) return false;
  const uint32_t m = view_.mention[head - view_.begin];
  const bool body = m != none_index ? !phrases_.is_person(m)
                                    : view_.has(head, part::group | part::place_noun) ||
                                          (view_.has(head, part::noun) && !view_.has(head, part::person_noun));
  if (!body) return false;
  for (uint32_t t = head + 1; t < std::min(end_, head + reach) && !view_.has(t, others); ++t) {
    if (word ? doc_.tokens[t].key == role.key : has_joined_preposition(doc_, view_, t, role.letters)) return true;
    if (view_.has(t, part::preposition)) return false;
  }
  return false;
}

// Verb first, "the two sides | discussed the plans made in partnership | with X": of two who met, a preposition that is
// not right behind them brings in no third.
bool ArgumentFinder::brings_in_no_third(uint32_t preposition) const {
  if (!view_.verb_first || nominal_ || !trigger_.mutual || event_.actors.size() != 1) return false;
  if (is_right_behind_actor(preposition)) return false;
  const TokenRange who = tokens_of(doc_, view_, event_.actors[0]);
  return who.size() == 1 && preposition > who.end && view_.has(who.begin, part::article) &&
         !view_.has(who.begin, part::named) && view_.endings->dual.ends(doc_.at(doc_.tokens[who.begin].span));
}

// Verb first, "a crossing on the border | with X": whose border it is too.
bool ArgumentFinder::is_of_border(uint32_t preposition) const {
  const auto word = [this](uint32_t t) { return doc_.at(doc_.tokens[t].span); };
  return preposition > tokens_.end && view_.endings->together.has(word(preposition)) &&
         view_.endings->bordering.has(word(preposition - 1));
}

// Verb first, "support of X | for Y": the other party of a noun whose genitive may be either stands right behind that,
// but for its adjectives.
bool ArgumentFinder::is_behind_genitive(uint32_t token) const {
  constexpr uint64_t others = part::comma | part::stop | part::verb | part::relative;
  // "The reception | in his office today | of the envoy".
  constexpr uint64_t asides = part::preposition | part::with_preposition;
  uint32_t from = std::max(genitive_end_, tokens_.end);
  // "The shelling by X | in Y | of a market".
  for (uint32_t next = phrases_.behind_circumstance(from, end_); next > from && next <= token;
       next = phrases_.behind_circumstance(from, end_))
    from = next;
  const bool meets = trigger_.event.is(event_flag::meeting);
  return token >= from && !view_.any({from, token}, meets ? others : others | asides);
}

// "In the town of Basra", "in Basra": neither a country nor somebody.
bool ArgumentFinder::is_town(TokenRange phrase) const {
  if (phrase.empty()) return false;
  const uint32_t m = view_.mention[phrase.begin - view_.begin];
  if (m == none_index) return view_.has(phrase.begin, part::place_noun) && !view_.has(phrase.begin, part::person_noun);
  return doc_.mentions[m].type == MentionType::place && !is_country(doc_, m) &&
         doc_.mentions[m].tokens.end >= phrase.end;
}

// Verb first, "the director | in Basra | praised the doctors": a town that the letters of the preposition bring in says
// where, if they bring in somebody else behind it, or if people meet there.
bool ArgumentFinder::is_only_where(TokenRange phrase, std::string_view letters) const {
  if (!view_.verb_first || !view_.endings->joined_in.begins(letters) || !is_town(phrase)) return false;
  if (trigger_.mutual) return true;
  for (uint32_t t = phrase.end; t < end_; ++t)
    if (has_joined_preposition(doc_, view_, t, letters) && !is_town(behind_preposition(t, true))) return true;
  return false;
}

// "Its commitments", where the verb comes second "two percent": nobody.
bool ArgumentFinder::is_thing(TokenRange phrase) const {
  const bool amount = !view_.verb_first && is_amount(phrase) && !has_name(phrase);
  return amount || (names_thing(doc_, view_, phrase) && !view_.any(phrase, part::named));
}

// Verb first, "the strikes | destroyed": a deed of violence does it, and suffers nothing.
bool ArgumentFinder::is_blow(TokenRange phrase) const {
  return view_.verb_first && trigger_.event.is(event_flag::violent) &&
         view_.any_trigger_at(phrase.begin, [](const Trigger& t) {
           return t.self == Role::none && t.event.is(event_flag::violent) && !t.event.is(event_flag::casualties) &&
                  has_bits(t.slots, slot::nominal);
         });
}

// Verb first, "fined | 20,000 dollars", where the verb comes second "cancelled | 450 million dollars in loans": nobody.
bool ArgumentFinder::is_sum(TokenRange phrase) const {
  if (phrase.empty() || !phrases_.is_money(phrase.begin) || has_name(phrase)) return false;
  return view_.verb_first || (trigger_.event.is_verbal() && is_amount(phrase));
}

}  // namespace khabar
