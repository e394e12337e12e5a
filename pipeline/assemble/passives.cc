// Whether a verb is a passive: by its form, by "was" before it or far before it, by what stands beside it.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/thing_nouns.h"
#include "text/utf8.h"

namespace khabar {

namespace {

std::string_view behind_first_letter(std::string_view word) {
  size_t end = 0;
  if (!word.empty()) decode_utf8(word, end);
  return word.substr(end);
}

}  // namespace

bool ArgumentFinder::is_passive() const {
  if (has_bits(trigger_.slots, slot::passive) || is_passive_by_spelling()) return true;
  // Verb first, "the town is | besieged | by the army".
  constexpr uint16_t active = slot::past | slot::present | slot::participle_active;
  if (view_.verb_first && has_bits(trigger_.slots, slot::participle_passive) && !has_bits(trigger_.slots, active)) {
    // Of what may be the noun of the deed the words behind it show that nothing stands in its genitive.
    constexpr uint64_t ends = part::preposition | part::with_preposition | part::stop | part::comma | part::dated;
    const bool predicate =
        !has_bits(trigger_.slots, slot::nominal) || tokens_.end >= view_.end || view_.has(tokens_.end, ends);
    return trigger_.object == Role::recipient && !view_.has(tokens_.begin, part::definite | part::counted) && predicate;
  }
  if (view_.verb_first || !has_bits(trigger_.slots, slot::participle_passive | slot::past)) return false;
  for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
    if (view_.has(t - 1, part::be)) return true;
    if (view_.has(t - 1, part::have)) return false;
    if (!view_.has(t - 1, part::adverb | part::negation | part::auxiliary)) break;
  }
  // "Rockets fired by the militia", "a panel named in May by the president".
  if (shares_perfect()) return false;
  const bool no_object = view_.has(tokens_.end, part::agent) ||
                         (trigger_.object != Role::none && phrases_.phrase_after(tokens_.end, end_).empty());
  // "Sanctions | imposed in May by X": what the trigger asks for, and is no object of its own, stands before it.
  const bool behind_asked = trigger_.object == Role::none && asked_ == no_token && asks_for_word();
  if ((no_object || behind_asked) && !reaches_object_by_preposition() && !agent().empty()) return true;
  if (phrases_.is_before_charge(trigger_, tokens_)) return true;
  if (shares_passive() || is_gapped_passive() || is_done_to_thing()) return true;
  // "people shot in the back": a participle without an object of its own.
  const bool only_participle = !has_bits(trigger_.slots, slot::past | slot::base | slot::present);
  return has_bits(trigger_.slots, slot::participle_passive) && trigger_.object != Role::none &&
         (only_participle || phrases_.phrase_after(tokens_.end, end_).empty());
}

// By its verbs the trigger asks for a word; `asked_` is the one behind it, if that is where it stands.
bool ArgumentFinder::asks_for_word() const {
  return std::any_of(trigger_.conditions.begin(), trigger_.conditions.end(), [](const Condition& c) {
    return c.kind == Condition::Kind::word && c.reading != Reading::nominal;
  });
}

// "Protested | against the raid by X": whom it befalls stands behind a preposition, as of verbs in the active.
bool ArgumentFinder::reaches_object_by_preposition() const {
  return trigger_.object == Role::recipient && view_.has(tokens_.end, part::preposition) &&
         trigger_.has_preposition(doc_.tokens[tokens_.end].key, Role::recipient);
}

// "Had killed thousands and | driven a million from their homes": the "had" is that of the participle before.
bool ArgumentFinder::shares_perfect() const {
  if (!view_.has(tokens_.begin - 1, part::coordination) || phrases_.phrase_after(tokens_.end, end_).empty())
    return false;
  constexpr uint64_t others =
      part::stop | part::complementizer | part::subordinator | part::relative | part::be | part::modal | part::say;
  bool participle = false;
  for (uint32_t t = tokens_.begin - 1; t > view_.begin && !view_.has(t - 1, others); --t) {
    if (view_.has(t - 1, part::have)) return participle;
    participle |= view_.has(t - 1, part::verb);
  }
  return false;
}

// Verb first: of pasts the vowel of the first letter tells the passive, where it is written; and of those of the fourth
// form that end in a weak letter that letter does.
bool ArgumentFinder::is_passive_by_spelling() const {
  if (!view_.verb_first || !trigger_.ambiguous_passive || !has_bits(trigger_.slots, slot::past)) return false;
  const Token& verb = doc_.tokens[tokens_.begin];
  const std::string_view word = doc_.at(verb.span).substr(verb.proclitic_bytes);
  if (view_.endings->passive_vowel.begins(behind_first_letter(word))) return true;
  return view_.endings->causative.begins(word) && view_.endings->nisba.ends(word);
}

// "A pact on trade | signed last year": right behind a thing, which does no such deed, and without an object.
bool ArgumentFinder::is_done_to_thing() const {
  if (trigger_.object != Role::topic || !phrases_.phrase_after(tokens_.end, end_).empty()) return false;
  const TokenRange thing = phrases_.phrase_before(tokens_.begin, begin_);
  return !thing.empty() && !has_name(thing) && names_thing(doc_, view_, thing);
}

// The "by" of the phrase that ends at `end`; no_token if none brings it in.
uint32_t ArgumentFinder::agent_before(uint32_t end) const {
  constexpr uint32_t reach = 6;
  constexpr uint64_t others = part::stop | part::comma | part::verb | part::say | part::be | part::coordination;
  for (uint32_t t = end; t > view_.begin && end - t < reach && !view_.has(t - 1, others); --t)
    if (view_.has(t - 1, part::agent) && !view_.has(t - 1, part::named | part::adverb)) return t - 1;
  return no_token;
}

// "Was stopped, searched and | jailed": the "was" is that of the participles before, if no object follows.
bool ArgumentFinder::shares_passive() const {
  if (trigger_.object != Role::recipient || trigger_.mutual || !view_.has(tokens_.begin - 1, part::coordination) ||
      !phrases_.phrase_after(tokens_.end, end_).empty())
    return false;
  constexpr uint64_t between = part::coordination | part::comma | part::adverb;
  bool participle = false;
  for (uint32_t t = tokens_.begin - 1; t > view_.begin; --t) {
    if (view_.has(t - 1, part::be)) return participle;
    // "Was attacked | by rebels | and wounded".
    if (const uint32_t by = agent_before(t); by != no_token) {
      t = by + 1;
      continue;
    }
    const bool listed = phrases_.has_form(t - 1, slot::participle_passive);
    if (!(listed || view_.has(t - 1, between | part::verb)) || view_.has(t - 1, part::say)) return false;
    participle |= listed || view_.has(t - 1, part::verb);
  }
  return false;
}

// "Seven were killed and | others | injured when ...": without the "were" of the participle before, if no object
// follows.
bool ArgumentFinder::is_gapped_passive() const {
  if (view_.verb_first || trigger_.object != Role::recipient || trigger_.mutual || tokens_.begin < view_.begin + 4)
    return false;
  const TokenRange who = phrases_.phrase_before(tokens_.begin, view_.begin);
  if (who.empty() || who.begin < view_.begin + 3 || !phrases_.phrase_after(tokens_.end, end_).empty()) return false;
  return view_.has(who.begin - 1, part::coordination) && view_.has(who.begin - 3, part::be) &&
         phrases_.has_form(who.begin - 2, slot::participle_passive | slot::past);
}

}  // namespace khabar
