// Where the verb comes first: which of what stands behind it is the object: the word that it asks for, a deed, or what
// stands before its subject.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/places.h"
#include "assemble/readings.h"

namespace khabar {

// Verb first: "the kidnappers | the freedom of the doctor", where the trigger is "gave freedom": the word that it
// asks for is its object, and whose it is is who is meant by that.
void ArgumentFinder::split_at_asked(Frame& f) {
  const bool own_object = trigger_.object == Role::none && trigger_.genitive == Role::recipient;
  const bool apart = !f.second.empty() && asked_ == f.second.begin;
  // "(He) held | a meeting": a verb that has a passive has that for its object, and its subject is left out.
  if (asked_ == f.after.begin && !f.after.empty() && has_passive() && trigger_.object == Role::none && !own_object) {
    // "Attended | the meeting | a delegation of ...".
    const bool turned = !f.second.empty() && view_.has(asked_, part::article) && is_somebody(f.second.begin);
    f.after = turned ? f.second : TokenRange{};
    f.second = {};
    return;
  }
  // "(They) flew | more than forty raids".
  const bool inside = asked_ > f.after.begin && asked_ < f.after.end;
  if (!own_object && has_passive() && trigger_.object == Role::none && !f.after.empty() && (apart || inside) &&
      only_counts({f.after.begin, asked_})) {
    f.after = f.second = {};
    return;
  }
  if (!apart && (asked_ < f.after.begin || asked_ >= f.after.end)) return;
  constexpr uint64_t ends_subject = part::definite | part::named | part::nationality;
  if (!apart && asked_ > f.after.begin) {
    // "Met | three soldiers | their death".
    const bool owned = view_.verb_first && trigger_.object == Role::none &&
                       view_.endings->owner.ends(doc_.at(doc_.tokens[asked_].span));
    if (!owned && !view_.any({f.after.begin, asked_}, ends_subject)) return;
    f.second = {asked_, f.after.end};
    f.after.end = asked_;
  } else if (!apart && own_object) {
    f.second = f.after;
    f.after = {};
  }
  if (own_object && !f.second.empty()) add(Role::recipient, phrases_.phrase_after(asked_ + 1, end_));
}

// Verb first, "the minister condemned | the support of X": a deed that may be read as a verb, with whose it is.
TokenRange ArgumentFinder::deed_behind(uint32_t token) const {
  if (token >= end_ || view_.has(token, part::definite | part::with_conjunction | part::with_preposition)) return {};
  for (const TriggerHit& hit : view_.triggers) {
    if (hit.tokens.begin != token || !has_bits(hit.trigger->slots, slot::past) || !is_nominal(doc_, view_, hit))
      continue;
    const TokenRange whose = phrases_.phrase_after(hit.tokens.end, end_);
    return {token, whose.begin == hit.tokens.end ? whose.end : hit.tokens.end};
  }
  return {};
}

// A name, an office, or some of a body of people begins there.
bool ArgumentFinder::is_somebody(uint32_t token) const {
  const uint32_t m = std::min(view_.mention[token - view_.begin], view_.titled[token - view_.begin]);
  return (m != none_index && phrases_.is_person(m)) || view_.has(token, part::group);
}

// Verb first, "visited | Istanbul | seven million tourists", "attended | the meeting | a delegation": a town does not
// act on people, nor a thing; nor does a country visit.
bool ArgumentFinder::is_object_before_people(TokenRange first, TokenRange second) const {
  if (first.empty()) return false;
  const bool meets = trigger_.event.quad == verbal_cooperation || trigger_.event.quad == material_cooperation;
  if (meets && view_.has(first.begin, part::thing | part::article) && !has_name(first) && is_somebody(second.begin) &&
      (view_.has(first.begin, part::thing) || is_deed_noun(first.begin)))
    return true;
  const uint32_t m = view_.mention[first.begin - view_.begin];
  if (m == none_index || doc_.mentions[m].type != MentionType::place || doc_.mentions[m].tokens != first) return false;
  if (trigger_.object == Role::none || trigger_.mutual || view_.has(second.begin, part::named)) return false;
  const bool travels = trigger_.event.is(event_flag::meeting | event_flag::moves);
  if (is_country(doc_, m) && !travels) return false;
  return view_.any(second, part::people) || view_.any({second.begin, second.begin + 2}, part::person_noun) ||
         (travels && view_.has(second.begin, part::group));
}

}  // namespace khabar
