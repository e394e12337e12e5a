// The parties of a verb: what stands before it and behind it, active or passive.
#include "assemble/argument_finder.h"

namespace khabar {

// "Arrested nobody".
bool ArgumentFinder::is_nobody(uint32_t token) const {
  if (token >= end_ || !view_.has(token, part::negation)) return false;
  const uint32_t f = view_.figure[token - view_.begin];
  return f != none_index && doc_.figures[f].value == 0.0;
}

bool ArgumentFinder::is_passive() const {
  if (has_bits(trigger_.slots, slot::passive)) return true;
  if (view_.verb_first || !has_bits(trigger_.slots, slot::participle_passive | slot::past)) return false;
  for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
    if (view_.has(t - 1, part::be)) return true;
    if (view_.has(t - 1, part::have)) return false;
    if (!view_.has(t - 1, part::adverb | part::negation | part::auxiliary)) break;
  }
  // "people shot in the back": a participle without an object of its own.
  const bool only_participle = !has_bits(trigger_.slots, slot::past | slot::base | slot::present);
  return has_bits(trigger_.slots, slot::participle_passive) && trigger_.object != Role::none &&
         (only_participle || phrases_.phrase_after(tokens_.end, end_).empty());
}

Frame ArgumentFinder::frame() {
  Frame f;
  f.passive = is_passive();
  f.after = phrases_.phrase_after(tokens_.end, end_);
  if (!f.after.empty() && view_.verb_first) {
    f.second = phrases_.phrase_after(f.after.end, end_);
    if (f.second.empty() && may_split()) f.second = phrases_.object_behind_circumstances(f.after.end, end_);
  }
  if (view_.verb_first) split_at_asked(f);
  f.before = f.passive && is_to_be() ? phrases_.phrase_before(tokens_.begin - 2, begin_) : TokenRange{};
  if (f.before.empty()) f.before = phrases_.subject_before(tokens_.begin);
  f.passive |= is_bare_participle(f);
  if (view_.verb_first && !f.before.empty()) {
    // "the land on which X has its hold": the pronoun behind the verb stands for what is before the relative.
    const bool resumed = view_.has(tokens_.begin - 1, part::relative) &&
                         (trigger_.object_suffix || view_.has(tokens_.end, part::adverb));
    if (resumed && !f.after.empty()) f.before = {};
    // A verb with a conjunction begins its clause: what stands before belongs elsewhere.
    if (view_.has(tokens_.begin, part::with_conjunction)) f.before = {};
  }
  return f;
}

// "Twenty killed and 60 people injured in ...": what befalls those counted, without anybody behind it.
bool ArgumentFinder::is_bare_participle(const Frame& f) const {
  return !view_.verb_first && has_bits(trigger_.slots, slot::past) && trigger_.object == Role::recipient &&
         !trigger_.figure_role.empty() && !trigger_.mutual && trigger_.figure_role != "participants" &&
         f.after.empty() && view_.any(f.before, part::counted);
}

// "Forced 900 people | to be | evacuated".
bool ArgumentFinder::is_to_be() const {
  const uint32_t be = tokens_.begin - 1;
  return !view_.verb_first && view_.has(be, part::be) && view_.has(be - 1, part::preposition) &&
         view_.has(be - 2, part::counted);
}

// Verb first: "the kidnappers | the freedom of the doctor", where the trigger is "gave freedom": the word that it
// asks for is its object, and whose it is is who is meant by that.
void ArgumentFinder::split_at_asked(Frame& f) {
  const bool own_object = trigger_.object == Role::none && trigger_.genitive == Role::recipient;
  const bool apart = !f.second.empty() && asked_ == f.second.begin;
  if (!apart && (asked_ < f.after.begin || asked_ >= f.after.end)) return;
  constexpr uint64_t ends_subject = part::definite | part::named | part::nationality;
  if (!apart && asked_ > f.after.begin) {
    if (!view_.any({f.after.begin, asked_}, ends_subject)) return;
    f.second = {asked_, f.after.end};
    f.after.end = asked_;
  } else if (!apart && own_object) {
    f.second = f.after;
    f.after = {};
  }
  if (own_object && !f.second.empty()) add(Role::recipient, phrases_.phrase_after(asked_ + 1, end_));
}

void ArgumentFinder::find_of_verb() {
  const Frame f = frame();
  usage_.passive = f.passive;
  if (!view_.verb_first) {
    add(f.passive ? trigger_.object : trigger_.subject, f.before);
    // "Dispersed them": a pronoun is an object too.
    const bool pronoun = f.after.empty() && tokens_.end < end_ && view_.has(tokens_.end, part::pronoun);
    if (!f.passive) add(trigger_.object, pronoun ? TokenRange{tokens_.end, tokens_.end + 1} : f.after);
    usage_.negated_argument |= !f.passive && is_nobody(tokens_.end);
    return;
  }
  // "a soldier was killed in ...": unvowelled, a transitive verb without an object is a passive one.
  const bool bare = trigger_.ambiguous_passive && trigger_.object == Role::recipient && !trigger_.object_suffix &&
                    !trigger_.mutual && !trigger_.active;
  if (bare && !f.before.empty() && f.after.empty()) usage_.passive = true;
  if (usage_.passive) return add(trigger_.object, f.before.empty() ? f.after : f.before);
  if (!f.before.empty()) {
    add(trigger_.subject, f.before);
    if (!trigger_.object_suffix) add(trigger_.object, f.after);
  } else if (!f.second.empty() && !trigger_.object_suffix) {
    add(trigger_.subject, f.after);
    add(trigger_.object, f.second);
  } else if (const uint32_t object = may_split() ? phrases_.object_in(f.after, is_masculine()) : no_token;
             object != no_token) {
    add(trigger_.subject, {f.after.begin, object});
    add(trigger_.object, {object, f.after.end});
  } else if (bare) {
    // With one phrase only, somebody suffered it.
    add(trigger_.object, f.after);
    usage_.passive = true;
  } else {
    add(trigger_.subject, f.after);
  }
}

// Verb first: the verb, of the third person, agrees with a subject in the masculine behind it.
bool ArgumentFinder::is_masculine() const {
  constexpr std::string_view teh = "\xd8\xaa";
  const Token& verb = doc_.tokens[tokens_.begin];
  const std::string_view form = doc_.at(verb.span).substr(verb.proclitic_bytes);
  return has_bits(trigger_.slots, slot::present) ? !form.starts_with(teh) : !form.ends_with(teh);
}

}  // namespace khabar
