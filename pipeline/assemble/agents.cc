// Who acts, behind "by": of a passive and of a noun.
#include <algorithm>

#include "assemble/argument_finder.h"

namespace khabar {

namespace {

// A noun that tells of a deed, rather than one that names who did it or suffered it.
bool names_deed(const Trigger& trigger) { return trigger.names_deed(); }

}  // namespace

// Verb first, "died | by the fire of X".
bool ArgumentFinder::dies() const {
  return view_.verb_first && trigger_.subject == Role::recipient && trigger_.event.is(event_flag::casualties);
}

void ArgumentFinder::find_agent() {
  if (!event_.actors.empty() || (trigger_.subject == Role::recipient && !dies())) return;
  // "Easing curbs on imports by X": with an object of its own it is as active as a verb.
  if (nominal_ && has_bits(trigger_.slots, slot::gerund) && !view_.has(tokens_.end, part::of | part::agent)) return;
  TokenRange who = agent();
  if (who.empty()) who = agent_of_joined();
  if (late_of_ != no_token && who.begin < late_of_ && late_of_ < who.end) who.end = late_of_;
  add(Role::actor, who);
  if (nominal_ && view_.verb_first && event_.actors.empty()) add(Role::actor, source());
}

// Verb first, "(it) met with | a heavy attack | from armed boats": who struck stands behind the blow that the trigger
// asks for.
void ArgumentFinder::find_striker() {
  constexpr uint32_t reach = 2;
  constexpr uint64_t others = part::phrase_end | part::named | part::counted | part::verb | part::comma;
  const bool struck = view_.verb_first && trigger_.subject == Role::recipient &&
                      trigger_.event.is(event_flag::violent) && !trigger_.event.is(event_flag::casualties);
  if (nominal_ || !struck || asked_ == no_token || asked_ < tokens_.end || !event_.actors.empty()) return;
  uint32_t from = asked_ + 1;
  for (; from < end_ && !view_.has(from, part::partitive); ++from)
    if (from > asked_ + reach || view_.has(from, others)) return;
  if (from + 1 >= end_) return;
  const TokenRange who = phrases_.phrase_after(from + 1, end_);
  if (who.empty() || who.begin != from + 1) return;
  const bool where =
      is_town(who) || view_.has(who.begin, part::place_noun | part::thing | part::direction | part::dated);
  if (!where && !is_deed_noun(who.begin)) add(Role::actor, who);
}

// Verb first, "a welcome | from the director": who stands behind "from" right behind a deed that is not known yet and
// that does not lead away from anything; empty if nobody does.
TokenRange ArgumentFinder::source() const {
  uint32_t from = tokens_.end;
  if (view_.has(tokens_.begin, part::definite) || trigger_.possessive_suffix) return {};
  // "A clear invitation from".
  constexpr uint64_t no_adjective = part::phrase_end | part::definite | part::named | part::counted | part::determiner |
                                    part::group | part::noun | part::person_noun;
  if (!view_.has(from, part::partitive) && !view_.has(from, no_adjective)) ++from;
  if (from + 1 >= end_ || !view_.has(from, part::partitive) || view_.has(from, part::named)) return {};
  if (trigger_.has_preposition(doc_.tokens[from].key)) return {};
  const TokenRange phrase = phrases_.phrase_after(from + 1, end_);
  if (phrase.empty() || view_.has(phrase.begin, part::counted)) return {};
  const uint32_t m = view_.mention_at(phrase.begin);
  const bool known = m != none_index && doc_.mentions[m].type != MentionType::place;
  const int quad = trigger_.event.quad;
  const bool helps = quad == verbal_cooperation || quad == material_cooperation;
  const bool definite =
      helps && view_.any(phrase, part::definite | part::named) && !view_.has(phrase.begin, part::thing);
  return known || definite || view_.has(phrase.begin, part::person_noun) ? phrase : TokenRange{};
}

// "Seized on Friday by customs officers", "the arrest of the editor by police": what stands behind a "by" of the
// clause, if no other verb comes between that it could belong to; empty if nobody does.
TokenRange ArgumentFinder::agent() const {
  if ((view_.all_parts & part::agent) == 0) return {};
  constexpr uint64_t others = part::stop | part::verb | part::say | part::relative | part::complementizer |
                              part::subordinator | part::modal | part::be | part::have;
  // "The massacres | committed | by X".
  const uint32_t did = tokens_.end;
  const bool done = !view_.verb_first && nominal_ && view_.has(did, part::light) && view_.has(did + 1, part::agent) &&
                    view_.kinds_at(did).light == WordKind::active;
  for (uint32_t t = done ? did + 1 : did;
       t < end_ && (!view_.has(t, others) || view_.has(t, part::named | part::dated | part::agent)); ++t) {
    // "A march over | the killing of a boy by the police"; not "ascribed | to", which a deed may be.
    if (view_.verb_first && is_deed_noun(t) && !view_.has(t, part::agent)) return {};
    if (!view_.has(t, part::agent) || view_.has(t, part::named)) continue;
    const bool compound = view_.has(t, part::adverb);
    if (compound && !is_agent_of_compound(t)) continue;
    // "Halted by Friday", "a plan drawn up by X": nobody, and the agent of another word.
    const bool dated = t + 1 < end_ && view_.date[t + 1 - view_.begin] != none_index;
    TokenRange phrase = phrases_.phrase_after(t + 1, end_);
    if (compound) phrase.begin = t + 1;
    if (is_participle(t - 1) && !done) return {};
    if (!dated && may_act(phrase)) return before_joined_deed(phrases_.with_list_behind(with_those_counted(phrase)));
  }
  return {};
}

// Where the verb comes second, "by air | traffic controllers": the words of "by air" begin the name of people.
bool ArgumentFinder::is_agent_of_compound(uint32_t by) const {
  const TokenRange who = phrases_.phrase_after(by + 1, end_);
  return !view_.verb_first && who.begin == by + 2 && view_.has(by + 1, part::adverb) &&
         !view_.any(who, part::opens | part::counted | part::named) &&
         view_.endings->is_plural(doc_.at(doc_.tokens[who.end - 1].span));
}

// "Stripped of his rank by the council | and taken into custody": a participle behind "and" is of no agent.
TokenRange ArgumentFinder::before_joined_deed(TokenRange who) const {
  if (view_.verb_first) return who;
  constexpr uint16_t done = slot::past | slot::participle_passive;
  for (uint32_t t = who.begin + 1; t + 1 < who.end; ++t) {
    if (!view_.has(t, part::coordination) || view_.has(t, part::named)) continue;
    const bool deed = view_.any_trigger_at(
        t + 1, [](const Trigger& told) { return has_bits(told.slots, done) && !has_bits(told.slots, slot::nominal); });
    if (deed && !view_.has(t + 1, part::named | part::noun)) return {who.begin, t};
  }
  return who;
}

// "By a number | of them", "by three divisions | of the guards": the whole of what counts them.
TokenRange ArgumentFinder::with_those_counted(TokenRange phrase) const {
  const uint32_t of = phrase.end;
  if (view_.verb_first || of + 1 >= end_ || !view_.is_of(of) || has_name(phrase)) return phrase;
  const bool counts = view_.any(phrase, part::counted) || view_.has(phrase.begin, part::indefinite);
  const bool pronoun = view_.has(of + 1, part::pronoun);
  // "By three gunmen | of the mayor": those who are told by what they are, are counted themselves.
  if (!counts || phrase.size() > 2 || (!pronoun && view_.any(phrase, part::person_noun | part::people))) return phrase;
  const TokenRange whole = pronoun ? TokenRange{of + 1, of + 2} : phrases_.phrase_after(of + 1, end_);
  return whole.begin == of + 1 ? TokenRange{phrase.begin, whole.end} : phrase;
}

// "Robbed and | stabbed | by gunmen": who does the last of two deeds of the passive does both.
TokenRange ArgumentFinder::agent_of_joined() const {
  if (view_.verb_first || nominal_ || !usage_.passive) return {};
  uint32_t t = tokens_.end;
  if (view_.has(t - 1, part::coordination))
    --t;
  else if (!view_.has(t, part::coordination))
    return {};
  do ++t;
  while (view_.has(t, part::adverb));
  if (t + 2 >= view_.end) return {};
  const bool deed = view_.any_trigger_at(t, [](const Trigger& told) { return has_bits(told.slots, slot::past); });
  if (!(deed || is_participle(t)) || !view_.has(t + 1, part::agent) || view_.has(t + 1, part::named)) return {};
  const TokenRange phrase = phrases_.phrase_after(t + 2, view_.end);
  return may_act(phrase) ? phrase : TokenRange{};
}

bool ArgumentFinder::is_deed_noun(uint32_t token) const { return view_.any_trigger_at(token, names_deed); }

// Of a word that no list knows, or that tells nothing: it ends as participles do and is not the trigger.
bool ArgumentFinder::is_participle(uint32_t token) const {
  if (token < tokens_.end || view_.has(token, part::named | part::counted)) return false;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  return view_.endings->verb.ends(word);
}

// Not "by 20 percent", "by adding ...", "by an explosion".
bool ArgumentFinder::may_act(TokenRange phrase) const {
  // "By visiting President X" is somebody, "by adding ..." nobody.
  const bool attribute = phrase.size() > 1 && (view_.has(phrase.begin + 1, part::nationality) ||
                                               view_.titled[phrase.begin + 1 - view_.begin] != none_index);
  if (phrase.empty() || is_amount(phrase) || (is_gerund(phrase.begin) && !attribute)) return false;
  if (has_name(phrase)) return true;
  // Arabic "from the side (of)" goes with "another" too.
  if (view_.verb_first) return view_.has(phrase.begin, part::definite | part::person_noun | part::group);
  if (view_.any({phrase.begin, phrase.begin + 1}, part::counted) && !view_.any(phrase, part::people)) return false;
  return !ends_in_deed(phrase);
}

bool ArgumentFinder::ends_in_deed(TokenRange phrase) const {
  return std::any_of(view_.triggers.begin(), view_.triggers.end(),
                     [&](const TriggerHit& hit) { return hit.tokens.end == phrase.end && names_deed(*hit.trigger); });
}

}  // namespace khabar
