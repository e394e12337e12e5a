// Where the verb comes second: objects that stand before the subject, because their verb is said of them: "the nurses
// whom | the militia | kidnapped", "the village | the army | shelled", "an offer | Chad | spurned".
#include "assemble/argument_finder.h"

namespace khabar {

// The first word of the subject right before the verb, which stands behind its object without a word between them;
// no_token if it does not.
uint32_t ArgumentFinder::subject_without_relative(uint32_t verb) const {
  constexpr uint64_t noun_ends = part::phrase_end | part::coordination | part::preposition | part::of | part::quote;
  const uint32_t last = verb - 1;
  if (verb < view_.begin + 3) return no_token;
  const auto behind_noun = [&](uint32_t t, uint64_t others) {
    return t > view_.begin + 1 && view_.has(t - 1, part::word) && !view_.has(t - 1, noun_ends | part::determiner) &&
           !view_.has(t - 1, others | part::named | part::counted | part::nationality | part::dated) &&
           view_.titled[t - 1 - view_.begin] == none_index;
  };
  if (view_.has(last, part::pronoun) && !view_.has(last, part::named | part::relative | part::determiner)) {
    if (behind_noun(last, part::person_noun)) return last;
    // "Executed six men | it | accused of", but "told reporters | he refused".
    constexpr uint64_t borders = part::verb | part::say | part::stop | part::comma | part::complementizer;
    uint32_t governing = last;
    while (governing > view_.begin && !view_.has(governing, borders)) --governing;
    const bool met = view_.has(last - 1, part::person_noun | part::people) && !view_.has(last - 1, part::named);
    const bool told = view_.has(governing, borders & ~part::verb) || !view_.has(governing, part::verb);
    return met && !told ? last : no_token;
  }
  const uint32_t m = view_.mention[last - view_.begin];
  if (m != none_index) {
    uint32_t first = doc_.mentions[m].tokens.begin;
    // "A plan | the European Union | rejected".
    if (view_.has(first - 1, part::opens) && !view_.has(first - 1, part::indefinite | part::pronoun)) --first;
    if (doc_.mentions[m].tokens.end != verb || !behind_noun(first, part::person_noun)) return no_token;
    return doc_.tokens[first - 1].is(token_flag::capitalised | token_flag::all_caps) ? no_token : first;
  }
  // "The village | the army".
  for (uint32_t t = last; t > view_.begin && !view_.has(t, noun_ends); --t)
    if (view_.has(t, part::opens)) return behind_noun(t, 0) ? t : no_token;
  return no_token;
}

// Puts such an object into f.after, and leaves of f.before what acts.
void ArgumentFinder::find_object_before(Frame& f) const {
  const bool takes_object = trigger_.object == Role::recipient || trigger_.object == Role::place;
  // "A charge | Tripoli | denied".
  const bool takes_topic = trigger_.object == Role::topic || (trigger_.object == Role::none && trigger_.speech);
  if (view_.verb_first || f.passive || !f.after.empty() || trigger_.mutual || !(takes_object || takes_topic)) return;
  if (!has_bits(trigger_.slots, slot::past) || view_.has(tokens_.end, part::pronoun)) return;
  uint32_t verb = tokens_.begin;
  while (verb > view_.begin + 1 && view_.has(verb - 1, part::have | part::adverb)) --verb;
  uint32_t first = no_token, end = no_token;
  const uint32_t before = f.before.begin - 1;
  constexpr uint64_t joins = part::relative | part::complementizer;
  if (!f.before.empty() && f.before.begin > view_.begin + 1 && view_.has(before, joins)) {
    first = f.before.begin;
    end = before;
    while (end > view_.begin && view_.has(end - 1, part::comma)) --end;
    // "To whom", "said that".
    if (view_.has(end - 1, part::preposition | part::say | part::verb | part::of | part::coordination)) return;
  } else {
    first = end = subject_without_relative(verb);
  }
  if (first == no_token) return;
  const TokenRange object = own_part(phrases_.phrase_before(end, view_.begin));
  // "On the day the army attacked".
  if (first == end && !object.empty() && view_.has(object.begin - 1, part::preposition)) return;
  if (object.empty() || !view_.has(object.begin, part::opens | part::counted | part::named) ||
      view_.any(object, part::dated))
    return;
  // Of topics only where it is sure: ", a charge", "is a charge".
  const bool told = view_.has(object.begin, part::opens) && view_.has(object.end - 1, part::noun) && !has_name(object);
  if (takes_topic && !(told && view_.has(object.begin - 1, part::comma | part::be))) return;
  if (takes_object) f.after = object;
  if (first == end) f.before = {first, verb};
}

}  // namespace khabar
