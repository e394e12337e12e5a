// Where the verb comes second: participles that belong to the noun before them, without a word that says so: "land |
// seized from farmers", "the nurse, | kidnapped in May,"; and gerunds that begin another deed.
#include "assemble/argument_finder.h"

namespace khabar {

// Such a participle at the trigger: a form of the past whose verb takes an object, with none behind it, while the
// noun before it is already the object of another verb, or stands before a comma.
bool ArgumentFinder::is_reduced_relative() const {
  const bool takes_object =
      trigger_.object == Role::recipient || trigger_.object == Role::place || trigger_.object == Role::topic;
  // "Threw stones": with its object in it, it is a participle of nobody.
  if (tokens_.size() > 1 && !has_bits(trigger_.slots, slot::participle_passive)) return false;
  if (!view_.verb_first && has_bits(trigger_.slots, slot::past) &&
      (is_before_verb_of_noun() || is_before_verb_of_counted()))
    return true;
  if (view_.verb_first || trigger_.mutual || !takes_object || !has_bits(trigger_.slots, slot::past)) return false;
  const uint32_t behind = tokens_.end;
  if (!view_.has(behind, part::preposition) && behind < view_.end && !view_.has(behind, part::dated)) return false;
  if (!phrases_.phrase_after(behind, end_).empty()) return false;
  return follows_object() || follows_comma() || is_dated_before_verb();
}

// "A priest | seized in 2022 | remains in captivity", "X, a priest | seized in 2022 |, is ...": what befell the subject
// of the verb behind the day.
bool ArgumentFinder::is_dated_before_verb() const {
  const bool befalls = trigger_.object == Role::recipient || trigger_.object == Role::place;
  if (!befalls || tokens_.size() > 1 || !view_.has(tokens_.begin - 1, part::word) ||
      view_.has(tokens_.begin - 1, part::phrase_end | part::pronoun | part::adverb | part::dated | part::coordination))
    return false;
  uint32_t t = tokens_.end;
  if (view_.has(t, part::preposition)) ++t;
  if (t >= view_.end || view_.date[t - view_.begin] == none_index) return false;
  t = doc_.dates[view_.date[t - view_.begin]].tokens.end;
  const bool comma = view_.has(t, part::comma);
  if (comma) ++t;
  if (view_.has(t, part::be | part::have)) return true;
  const bool finite = view_.has(t, part::verb) && !view_.has(t, part::say | part::named) && !phrases_.is_gerund(t);
  return finite && !comma;
}

// "A pact | agreed last May | was torn up": between a noun that is nobody and the finite verb whose subject that is.
bool ArgumentFinder::is_before_verb_of_noun() const {
  constexpr uint64_t borders = part::stop | part::comma | part::coordination | part::relative | part::complementizer |
                               part::subordinator | part::say;
  constexpr uint64_t finite = part::be | part::have;
  if (!trigger_.figure_role.empty() || trigger_.event.quad == material_conflict) return false;
  const uint32_t behind = tokens_.end;
  if (behind >= view_.end || view_.has(behind, part::named)) return false;
  // "Bonuses | awarded | averaged ...".
  const bool is_past = view_.has(behind, part::verb) && view_.endings->verb.ends(doc_.at(doc_.tokens[behind].span));
  const bool directly = is_past || view_.has(behind, finite);
  if (!directly && !view_.has(behind, part::preposition | part::dated)) return false;
  const TokenRange noun = phrases_.phrase_before(tokens_.begin, begin_);
  if (noun.empty() || noun.end != tokens_.begin || has_name(noun) || view_.any(noun, part::pronoun | part::people))
    return false;
  if (directly) return subject_without_relative(tokens_.begin) == no_token;
  for (uint32_t t = behind; t < view_.end && !view_.has(t, borders); ++t)
    if (view_.has(t, finite) && !view_.has(t - 1, part::preposition)) return true;
  return false;
}

// "The people | killed in the raid | were farmers", "the number of those | wounded by the blast | rose": without an
// object, between whom it befell and the verb that goes on with them.
bool ArgumentFinder::is_before_verb_of_counted() const {
  constexpr uint64_t borders = part::stop | part::comma | part::coordination | part::relative | part::complementizer |
                               part::subordinator | part::quote;
  constexpr uint64_t helps = part::be | part::have | part::modal;
  const bool counts = !trigger_.figure_role.empty() && trigger_.figure_role != "participants";
  const uint32_t behind = tokens_.end;
  if (!counts || trigger_.object != Role::recipient || tokens_.size() > 1 || behind >= view_.end) return false;
  if (view_.has(behind, part::named) || !view_.has(behind, part::preposition | part::dated | helps)) return false;
  const TokenRange noun = phrases_.phrase_before(tokens_.begin, begin_);
  if (noun.empty() || noun.end != tokens_.begin || view_.has(noun.begin, part::pronoun)) return false;
  // Not "his | shot was heard".
  const bool people = view_.has(noun.end - 1, part::somebody | part::group);
  if (!people || doc_.tokens[noun.end - 1].is(token_flag::clitic_s)) return false;
  for (uint32_t t = behind; t < view_.end && !view_.has(t, borders); ++t) {
    if (view_.has(t, part::named | part::noun) || view_.has(t - 1, part::preposition | part::opens)) continue;
    if (view_.has(t, helps)) return true;
    if (t > behind && view_.has(t, part::verb | part::say) && !phrases_.is_gerund(t)) return true;
  }
  return false;
}

// "Barred farmers from the land | seized from ...": a verb stands before the noun, and nothing that begins a clause
// between them.
bool ArgumentFinder::follows_object() const {
  constexpr uint64_t borders = part::stop | part::comma | part::coordination | part::relative | part::complementizer |
                               part::subordinator | part::pronoun | part::say | part::modal | part::be | part::have;
  if (phrases_.phrase_before(tokens_.begin, begin_).empty()) return false;
  for (uint32_t t = tokens_.begin; t > begin_; --t) {
    if (view_.has(t - 1, part::named)) continue;
    if (view_.has(t - 1, borders)) return false;
    if (view_.has(t - 1, part::verb)) return t - 1 > view_.begin && t < tokens_.begin;
  }
  return false;
}

// "The nurse, | kidnapped in May": of what is counted when it befalls people nobody leaves out whom.
bool ArgumentFinder::follows_comma() const {
  const uint32_t comma = tokens_.begin - 1;
  if (trigger_.figure_role.empty() || trigger_.figure_role == "participants" || !view_.has(comma, part::comma))
    return false;
  const TokenRange noun = own_part(phrases_.phrase_before(comma, view_.begin));
  return has_name(noun) && !view_.any({view_.begin, noun.begin}, part::comma);
}

// "The support offered by the state | is in line with aid given to ...": where the verb of the clause begins.
uint32_t ArgumentFinder::end_of_reduced_relative() const {
  constexpr uint64_t finite = part::be | part::have | part::modal;
  for (uint32_t t = tokens_.end + 1; t < end_; ++t)
    if (view_.has(t, finite) && !view_.has(t, part::named | part::noun) &&
        !view_.has(t - 1, part::relative | part::toward))
      return t;
  return end_;
}

// "Resigned, | clearing the way for X", "exploded in a plane | flying him to Y": what stands there begins another deed.
bool ArgumentFinder::leaves_deed(uint32_t token) const {
  if (view_.verb_first || token + 1 >= end_) return false;
  const auto gerund = [&](uint32_t t) { return view_.has(t, part::word) && is_gerund(t) && !view_.has(t, part::noun); };
  if (view_.has(token, part::comma)) return gerund(token + 1);
  return trigger_.event.is(event_flag::violent) && gerund(token) && view_.has(token + 1, part::pronoun | part::opens) &&
         !view_.has(token - 1, part::opens);
}

}  // namespace khabar
