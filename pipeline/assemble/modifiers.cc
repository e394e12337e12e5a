// Where the verb comes second: what stands before the noun of a deed, and whether the verb before it has its parties.
#include "assemble/argument_finder.h"
#include "assemble/places.h"

namespace khabar {

namespace {

// How many adjectives may stand before a noun.
constexpr uint32_t adjectives_reach = 4;

}  // namespace

// "The failure of | the Iranian | invasion", "told the agency INA | the latest | attack": what stands before the last
// "of", or before an article inside the phrase, belongs to another noun.
TokenRange ArgumentFinder::own_part(TokenRange modifier) const {
  for (uint32_t t = modifier.end; t > modifier.begin; --t) {
    const uint32_t before = t - 1;
    if (view_.mention[before - view_.begin] != none_index) continue;
    if (view_.has(before, part::of)) return {t, modifier.end};
    if (view_.has(before, part::opens) && before > modifier.begin) return {before, modifier.end};
  }
  // "Voted to | override | the chief's veto": a verb that no list knows, behind what helps verbs.
  constexpr uint64_t helps = part::toward | part::modal | part::auxiliary;
  constexpr uint64_t known = part::named | part::counted | part::determiner | part::noun | part::person_noun;
  if (modifier.size() > 1 && view_.has(modifier.begin - 1, helps) && !view_.has(modifier.begin, known) &&
      (view_.has(modifier.begin + 1, part::opens | part::named) ||
       view_.titled[modifier.begin + 1 - view_.begin] != none_index))
    ++modifier.begin;
  return modifier;
}

// "The premier's | opening | speech": what stands between the possessor and the noun, unless it is a name.
TokenRange ArgumentFinder::possessor_in(TokenRange modifier) const {
  for (uint32_t t = modifier.end; t > modifier.begin + 1 && !has_name({t - 1, t}); --t)
    if (doc_.tokens[t - 2].is(token_flag::clitic_s)) return {modifier.begin, t - 1};
  return modifier;
}

// "'Quotas will fall,' he said during the signing of": what stands in the quotation does nothing behind it.
TokenRange ArgumentFinder::outside_quotation(TokenRange subject) const {
  return view_.leaves_quotation_open({subject.end, tokens_.begin}) ? TokenRange{} : subject;
}

// "A | consumer | boycott by X", "an | official | complaint": what one noun behind the article says of the deed, where
// it is told by whom that is, or does no violence: of that nobody else is told ("a rebel attack").
bool ArgumentFinder::is_said_of_noun(TokenRange modifier) const {
  if (trigger_.mutual || trigger_.self != Role::none) return false;
  if (!event_.actors.empty()) return true;
  constexpr uint64_t who = part::named | part::nationality | part::group | part::people | part::counted;
  constexpr uint64_t article = part::opens | part::indefinite;
  return modifier.size() > 1 && !trigger_.event.is(event_flag::violent) && !view_.any(modifier, who) &&
         (view_.at(modifier.begin) & article) == article &&
         !view_.endings->is_plural(doc_.at(doc_.tokens[modifier.end - 1].span));
}

// A town before the noun says where, unless it is a possessor; countries act.
void ArgumentFinder::add_modifier(TokenRange modifier) {
  // "72 attacks": nobody.
  if (view_.all(modifier, part::counted) && !view_.any(modifier, part::people | part::noun | part::person_noun)) return;
  const bool owned = doc_.tokens[modifier.end - 1].is(token_flag::clitic_s);
  // "Next week's | Venice economic | summit": words that no list knows may stand between.
  uint32_t last = modifier.end - 1;
  while (!owned && last > modifier.begin && (view_.at(last) & ~(part::word | part::phrase_end)) == 0) --last;
  const uint32_t m = view_.mention[last - view_.begin];
  const bool place = m != none_index && doc_.mentions[m].type == MentionType::place && !is_country(doc_, m);
  if (place) return set_place(Role::place, phrases_.of_mention(m), false);
  // "The US-led invasion", "a Taliban ambush": the article and what else stands there belong to the noun.
  if (!owned && m != none_index && doc_.mentions[m].tokens.begin >= modifier.begin)
    return add(Role::actor, doc_.mentions[m].tokens);
  // "The recent | Greek": what stands before a nationality is said of the noun.
  while (!owned && modifier.size() > 1 && view_.has(modifier.end - 1, part::nationality) &&
         !view_.has(modifier.begin, part::nationality | part::named))
    ++modifier.begin;
  if (!owned && is_said_of_noun(modifier)) return;
  add(Role::actor, modifier);
}

// The first of the words before the noun that go with it, back to one of the parts in `borders`.
uint32_t ArgumentFinder::before_adjectives(uint64_t borders) const {
  uint32_t t = tokens_.begin;
  while (t > begin_ && tokens_.begin - t < adjectives_reach && !view_.has(t - 1, borders)) --t;
  return t;
}

// "Fighting | between X and Y".
bool ArgumentFinder::names_parties_behind() const {
  return !view_.verb_first && tokens_.end < end_ && trigger_.has_preposition(doc_.tokens[tokens_.end].key, Role::actor);
}

// "X condemned the attack", "herald the close of an assault": the subject of the verb speaks of a deed that is known,
// or of a part of it.
bool ArgumentFinder::is_known_to_verb() const {
  // "Residents reported | fighting between X and Y", "where there has been".
  if (trigger_.mutual && names_parties_behind()) return true;
  if (trigger_.mutual || trigger_.event.quad != material_conflict) return false;
  const uint32_t t = before_adjectives(part::phrase_end | part::determiner);
  const uint32_t verb = governing_verb();
  if (t == begin_ || verb + 1 >= t) return false;
  const uint32_t before = view_.has(t - 1, part::determiner) ? t - 2 : t - 1;
  if (view_.has(before, part::of)) return !is_day_of(before);
  // "Referred to an attack", "commented on the killing".
  if (verb + 1 != before || !view_.has(before, part::preposition)) return false;
  return is_speech(verb) || (view_.has(before, part::toward) && view_.has(verb, part::plain_verb));
}

// "Entered | the 60th day of | a strike", but "on the first day of": how long it goes on is no part of a deed that is
// known.
bool ArgumentFinder::is_day_of(uint32_t of) const {
  const auto is_order = [this](uint32_t t) {
    const uint32_t f = t >= view_.begin ? view_.figure[t - view_.begin] : none_index;
    return f != none_index && doc_.figures[f].kind == FigureKind::ordinal;
  };
  if (of < view_.begin + 3) return false;
  uint32_t first = is_order(of - 1) ? of - 1 : of - 2;
  if (!is_order(first)) return false;
  if (view_.has(first - 1, part::determiner)) --first;
  return !view_.has(first - 1, part::preposition);
}

// "Kimber | has | an oral agreement with Lowe", "the minister | is | in Oslo for talks"; no_token if nobody has it.
uint32_t ArgumentFinder::owning_verb() const {
  constexpr uint32_t reach = 8;
  constexpr uint64_t others = part::verb | part::say | part::comma | part::stop | part::complementizer | part::relative;
  uint32_t t = before_adjectives(part::phrase_end);
  if (t > begin_ && t < tokens_.begin && view_.has(t - 1, part::have)) return t - 1;
  if (view_.verb_first || t <= begin_ + 1 || !view_.has(t - 1, part::preposition) || view_.has(t - 1, part::locative))
    return no_token;
  bool there = false;
  for (t = t - 1; t > begin_ && tokens_.begin - t < reach && !view_.has(t - 1, others); --t) {
    if (view_.has(t - 1, part::be)) return there ? t - 1 : no_token;
    there |= view_.has(t - 1, part::locative);
  }
  return no_token;
}

// "Arrested three men over | the murder of a clerk": who does something else than violence for it has not done it; not
// "two were jailed for the murder".
bool ArgumentFinder::is_reason_of_verb() const {
  const uint32_t verb = governing_verb();
  if (view_.verb_first || view_.has(verb - 1, part::be)) return false;
  // "Marched over | the arrest of ten".
  if (!trigger_.event.is(event_flag::violent) && trigger_.event.quad == material_conflict) {
    const uint64_t over = doc_.tokens[before_adjectives(part::phrase_end) - 1].key;
    return view_.any_trigger_at(verb, [over](const Trigger& t) {
      return t.event.quad == material_conflict && t.has_preposition(over, Role::topic);
    });
  }
  if (!trigger_.event.is(event_flag::violent)) return false;
  return view_.any_trigger_at(verb, [](const Trigger& t) { return !t.event.is(event_flag::violent); });
}

// "Sixty were hurt in the attack": the clause is not about who attacked.
bool ArgumentFinder::is_background_of_verb() const {
  const uint32_t t = before_adjectives(part::phrase_end);
  // "Seven were injured in fighting": they may not have fought.
  if (trigger_.mutual) return !view_.verb_first && view_.has(t - 1, part::locative) && is_casualty(governing_verb());
  // "Reshuffled his team after | weeks of criticism", "died amid the riots".
  if (view_.has(t - 1, part::preposition) && is_reason_of_verb()) return true;
  constexpr uint64_t aside = part::aftermath | part::subordinator;
  if (!view_.verb_first && t > begin_ && view_.has(t - 1, part::preposition) && view_.has(t - 1, aside)) return true;
  return view_.has(t - 1, part::locative) && !view_.has(t - 1, part::toward | part::away);
}

}  // namespace khabar
