// A verb whose noun is the event, and who does what the two tell.
#include "assemble/argument_finder.h"

namespace khabar {

namespace {

// How far from its noun, in words, a light verb stands.
constexpr uint32_t light_reach = 9, light_reach_behind = 4;

}  // namespace

// A word that no list knows, which begins with such letters.
bool ArgumentFinder::is_unknown_with(const Letters& letters, uint32_t token) const {
  return (view_.at(token) & ~(part::word | part::phrase_end)) == 0 && letters.begins(doc_.at(doc_.tokens[token].span));
}

// A verb whose noun is the event gives it its parties: "X carried out an attack", "Y came under attack", "an attack
// that X launched". False if there is none, or it says nothing of them.
bool ArgumentFinder::find_of_light_verb() {
  // A name and its titles are as far as one word, however long they are.
  uint32_t words = 0;
  for (uint32_t t = tokens_.begin; t > begin_ && words < light_reach; --t) {
    if (view_.has(t - 1, part::light)) {
      if (is_brought_in_behind(t)) break;
      // "Responded | by shelling X": of other deeds it says nothing.
      const bool means = view_.kinds_at(t - 1).light == WordKind::means;
      if (means && !has_joined_preposition(doc_, view_, tokens_.begin, view_.endings->joined_in.spellings().front()))
        break;
      return add_light_subject(t - 1, t, tokens_.begin);
    }
    words += view_.has(t - 1, part::named) || view_.titled[t - 1 - view_.begin] != none_index ? 0 : 1;
    if (view_.has(t - 1, part::stop | part::say | part::complementizer)) break;
    if (view_.has(t - 1, part::verb) && !phrases_.is_attribute_of_noun(t - 1)) break;
  }
  if (is_outcome()) usage_.light = WordKind::passive;
  for (uint32_t t = tokens_.end; t < end_ && t < tokens_.end + light_reach_behind; ++t) {
    if (view_.has(t, part::stop | part::comma | part::say)) break;
    // "Accused | of committing | his crime": a noun of such a verb has its object behind it.
    if (!view_.has(t, part::light) || view_.has(t, part::with_preposition)) continue;
    uint32_t after = t;
    while (after < end_ && view_.has(after, part::light)) ++after;
    // "A truce that ended a week of clashes": what the verb is said of does it.
    const TokenRange subject = view_.verb_first ? phrases_.phrase_after(after, end_) : TokenRange{};
    if (is_object_by_ending(subject)) return false;
    usage_.light = view_.kinds_at(t).light;
    if (!view_.verb_first || !event_.actors.empty() || usage_.light != WordKind::active) return false;
    add(Role::actor, subject);
    return !event_.actors.empty();
  }
  return false;
}

// Where the verb comes second, "voiced shock | at | X's assassination", but "launched in May | an offensive": a
// preposition between the verb and the noun brings the noun in.
bool ArgumentFinder::is_brought_in_behind(uint32_t from) const {
  if (view_.verb_first) return false;
  for (uint32_t t = tokens_.begin; t > from; --t) {
    if (view_.has(t - 1, part::dated)) return false;
    if (view_.has(t - 1, part::preposition) && !view_.has(t - 1, part::named | part::counted | part::of)) return true;
    if (view_.has(t - 1, part::opens) && t - 1 > from && !view_.has(t - 2, part::preposition)) return false;
  }
  return false;
}

// Verb first, "the inquiry resulted | in | the charging of": what came of something happened. Of blows and of those
// whom they hurt the learned weights know.
bool ArgumentFinder::is_outcome() const {
  if (!view_.verb_first || trigger_.event.is(event_flag::violent | event_flag::casualties)) return false;
  if (!view_.has(tokens_.begin - 1, part::preposition)) return false;
  for (uint32_t t = tokens_.begin; t > begin_ && tokens_.begin - t < light_reach; --t) {
    if (view_.has(t - 1, part::result)) return view_.brings_about(t - 1);
    if (view_.has(t - 1, part::stop | part::comma | part::say | part::complementizer | part::verb)) return false;
  }
  return false;
}

// Verb first, "flew | more than forty | raids", "a series of": of what stands before a noun of a deed, how many deeds.
bool ArgumentFinder::only_counts(TokenRange phrase) const {
  constexpr uint64_t somebody = part::definite | part::somebody;
  if (!view_.verb_first || phrase.empty() || view_.any(phrase, somebody)) return false;
  return view_.has(phrase.begin, part::counted) ||
         (phrase.size() == 1 && view_.has(phrase.begin, part::determiner | part::thing));
}

// Nothing but small words stands before the verb in its clause.
bool ArgumentFinder::verb_first_of_clause(uint32_t verb) const {
  constexpr uint64_t small = part::adverb | part::subordinator | part::coordination | part::comma | part::auxiliary;
  for (uint32_t t = verb; t > begin_; --t)
    if (!view_.has(t - 1, small)) return false;
  return view_.verb_first;
}

// "Made the signing | of the accord | both X and Y": who did it, with a name, behind what was done.
TokenRange ArgumentFinder::subject_behind_genitive() const {
  if (genitive_end_ <= tokens_.end || genitive_end_ >= end_) return {};
  TokenRange subject = phrases_.phrase_after(genitive_end_, end_);
  if (subject.begin != genitive_end_ || view_.has(subject.begin, part::with_conjunction | part::definite)) return {};
  return has_name(subject) ? subject : TokenRange{};
}

// Verb first, "made | a request | to Chad", "a truce that ended | a week | of clashes": nobody acts with the ending of
// an object; "two men", "militia" end so too.
bool ArgumentFinder::is_object_by_ending(TokenRange phrase) const {
  constexpr uint64_t somebody = part::named | part::person_noun | part::group | part::people;
  return view_.verb_first && !phrase.empty() && phrases_.may_be_accusative(phrase.begin) &&
         !view_.has(phrase.begin, somebody);
}

// The light verb's last word is at `last`; its subject stands between `after` and `limit` where the verb comes first.
bool ArgumentFinder::add_light_subject(uint32_t last, uint32_t after, uint32_t limit) {
  usage_.light = view_.kinds_at(last).light;
  if (usage_.light == WordKind::means) usage_.light = WordKind::active;
  if (usage_.light == WordKind::passive) return false;
  uint32_t verb = last;
  while (verb > view_.begin && view_.has(verb - 1, part::light)) --verb;
  TokenRange subject;
  if (view_.verb_first) subject = phrases_.phrase_after(after, limit);
  // Verb first, "(who) makes | a first visit", in a word that no list knows: what the verb brings in.
  if (!subject.empty() && is_unknown_with(view_.endings->joined_in, subject.begin)) subject = {};
  if (subject.end == limit && only_counts(subject)) subject = {};
  if (is_object_by_ending(subject)) subject = {};
  // Verb first, "and (they) carried out": a verb with a conjunction begins its clause.
  const bool begins = view_.verb_first && view_.has(verb, part::with_conjunction);
  if (subject.empty() && !begins) subject = phrases_.subject_before(verb);
  if (subject.empty() && verb_first_of_clause(verb)) subject = subject_behind_genitive();
  if (subject.empty()) return false;
  if (usage_.light == WordKind::undergo) {
    if (event_.recipients.empty()) add(Role::recipient, subject);
  } else if (usage_.light == WordKind::place) {
    add(Role::place, subject);
  } else if (event_.actors.empty()) {
    add(Role::actor, subject);
  }
  return true;
}

}  // namespace khabar
