#include "assemble/arguments.h"

#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/event_dates.h"
#include "assemble/event_figures.h"
#include "assemble/event_parts.h"
#include "assemble/places.h"
#include "assemble/thing_nouns.h"

namespace khabar {

namespace {

// How far behind its trigger a pronoun with a preposition stands for a party.
constexpr uint32_t pronoun_reach = 2;
// A number of that size behind a preposition, without a noun, counts no people.
constexpr double smallest_sum = 100'000;

// Where the verb comes second, "offered a loan | to the country": to whom it was given is no place without a name.
void leave_out_where_to(const SentenceView& view, const Trigger& trigger, Event& event) {
  if (view.verb_first || !event.place || event.place_role != "destination") return;
  const bool named = event.place->mention != none_index;
  if (named || trigger.event.is(event_flag::moves) || event.recipients.size() != 1) return;
  if (event.recipients[0].span == event.place->span) event.place.reset();
}

}  // namespace

void ArgumentFinder::find(bool nominal) {
  nominal_ = nominal;
  if (trigger_.self == Role::actor || trigger_.self == Role::recipient) add(trigger_.self, tokens_);
  if (nominal && view_.verb_first) find_agent();
  if (nominal)
    find_of_noun();
  else
    find_of_verb();
  if ((usage_.passive || dies()) && !nominal) find_agent();
  find_striker();
  find_by_prepositions();
  if (genitive_ && trigger_.genitive_either) add_genitive(*genitive_);
  find_companions();
  const bool meets = nominal && trigger_.event.is(event_flag::meeting);
  if (meets && event_.actors.empty() && !event_.recipients.empty()) {
    add(Role::actor, subject_behind_opening());
    if (const auto owner = event_.actors.empty() ? owner_by_pronoun() : std::nullopt) event_.actors.push_back(*owner);
  }
  find_addressee();
  if (event_.recipients.empty()) add(Role::recipient, praised_);
  leave_out_twice_named();
  leave_out_attribute();
  // "Killed and wounded | 40": nobody knows how many of them each befell; the last verb has them all.
  if (!shares_) find_figures(doc_, view_, trigger_, tokens_, {begin_, end_}, event_);
  name_those_counted();
  usage_.clause = {begin_, end_};
}

// "Ninety families | were left homeless", "left ninety | homeless": of a word that says only what befell them those
// counted are known better.
void ArgumentFinder::name_those_counted() {
  if (view_.verb_first || trigger_.self != Role::recipient) return;
  if (event_.figures.size() != 1 || event_.recipients.size() != 1) return;
  const Argument& self = event_.recipients[0];
  const Span own{doc_.tokens[tokens_.begin].span.begin, doc_.tokens[tokens_.end - 1].span.end};
  if ((trigger_.slots & slot::noun) != 0 && !(self.span == own)) return;
  TokenRange counted = doc_.figures[event_.figures[0].figure].tokens;
  // "4,000 people | homeless": the figure may go on to the trigger; "two detainees" are no two.
  if (counted.contains(tokens_)) counted.end = tokens_.begin;
  // "15,000 were left homeless": nothing but the number.
  const bool bare = doc_.figures[event_.figures[0].figure].noun.empty() && counted.end <= tokens_.begin;
  const bool bare_before = counted.end == tokens_.begin;
  if (counted.empty() || !(bare || view_.any(counted, part::noun | part::people))) return;
  // "Left 20,000 | homeless": with what is said of them.
  if (bare_before && !view_.any(counted, part::noun)) counted.end = tokens_.end;
  event_.recipients[0] = phrases_.argument(counted);
  std::erase_if(event_.actors, [this](const Argument& a) { return a.span == event_.recipients[0].span; });
}

// Nobody does to himself what the words say: of a phrase that was found twice the nearer role holds.
void ArgumentFinder::leave_out_twice_named() {
  if (event_.actors.size() != 1 || event_.recipients.size() != 1) return;
  if (event_.actors[0].span != event_.recipients[0].span) return;
  if (!trigger_.mutual)
    event_.actors.clear();
  else if (!view_.verb_first)
    event_.recipients.clear();
}

// "The visit of X to Y", "(a team paid) a visit of the sick": either party; where the verb gives who acts, the other
// one, whatever a preposition found.
void ArgumentFinder::add_genitive(TokenRange genitive) {
  // "The visit of Mecca": towns do not visit.
  const bool town = view_.verb_first && names_town(genitive);
  if (town && event_.recipients.size() == 1 && !names_somebody(event_.recipients[0])) event_.recipients.clear();
  if (event_.actors.empty() && !event_.recipients.empty() && !town) return add(Role::actor, genitive);
  if (usage_.light == WordKind::active && !event_.actors.empty()) event_.recipients.clear();
  if (!event_.recipients.empty()) return;
  add(event_.actors.empty() && is_visitor(genitive) ? Role::actor : Role::recipient, genitive);
}

// Verb first, "the visit of the minister": whoever is known by his name or office pays it, where nothing says to whom.
bool ArgumentFinder::is_visitor(TokenRange genitive) const {
  const uint32_t first = genitive.begin, m = view_.mention[first - view_.begin];
  const bool person = view_.titled[first - view_.begin] != none_index || (m != none_index && phrases_.is_person(m));
  return view_.verb_first && trigger_.event.is(event_flag::meeting) && person && usage_.light == WordKind::none &&
         std::any_of(trigger_.prepositions.begin(), trigger_.prepositions.end(),
                     [](const PrepositionRole& p) { return p.role == Role::recipient && p.letters.empty(); });
}

// A phrase of nothing but small words names nobody.
bool ArgumentFinder::has_substance(TokenRange phrase) const {
  constexpr uint64_t small = part::adverb | part::negation | part::preposition | part::determiner | part::aspect |
                             part::auxiliary | part::modal | part::subordinator | part::background | part::condition;
  // "The plan | to": a thing, though it says of a deed that it may be.
  const auto is_noun = [this](uint32_t t) {
    return !view_.verb_first && view_.has(t - 1, part::opens) && view_.things->has(doc_.tokens[t].key);
  };
  for (uint32_t t = phrase.begin; t < phrase.end; ++t)
    if (view_.has(t, part::word) && (!view_.has(t, small) || view_.has(t, part::pronoun | part::person_noun) ||
                                     is_noun(t) || view_.mention[t - view_.begin] != none_index))
      return true;
  return false;
}

bool ArgumentFinder::counts_nobody(TokenRange phrase) const {
  const uint32_t f = view_.figure[phrase.begin - view_.begin];
  return f != none_index && doc_.figures[f].value == 0.0;
}

// "Hit 50 million dollars", "gave 5 pct": a sum or a share is neither attacked nor helped.
bool ArgumentFinder::suffers_nothing(TokenRange phrase) const {
  const EventType& event = trigger_.event;
  const bool hit = event.quad == material_conflict && trigger_.figure_role != "amount";
  const bool at_target = event.is(event_flag::violent) || event.is(event_flag::at_target);
  return !view_.verb_first && at_target && (hit || event.quad == material_cooperation) && is_amount(phrase) &&
         doc_.figures[view_.figure[phrase.begin - view_.begin]].tokens.end >= phrase.end;
}

// Verb first, "the attack led to | the death of | five soldiers": of the outcome those who suffered it.
TokenRange ArgumentFinder::behind_casualty(TokenRange phrase) const {
  if (!view_.verb_first || phrase.size() < 2 || !trigger_.event.is(event_flag::violent)) return phrase;
  const bool outcome = view_.any_trigger_at(phrase.begin, [](const Trigger& told) {
    return has_bits(told.slots, slot::nominal) && told.event.is(event_flag::casualties) && told.self == Role::none;
  });
  return outcome ? TokenRange{phrase.begin + 1, phrase.end} : phrase;
}

// Verb first, "the dismissal of | the governor | and the improving of the services": a thing that is not known yet,
// joined to somebody who is, begins another demand.
TokenRange ArgumentFinder::without_deed_behind(TokenRange whom) const {
  constexpr uint64_t somebody = part::person_noun | part::named | part::group;
  if (!view_.verb_first || whom.size() < 3 || !view_.has(whom.begin, part::person_noun)) return whom;
  if (!view_.has(whom.begin, part::definite)) return whom;
  for (uint32_t t = whom.begin + 1; t + 1 < whom.end; ++t)
    if (view_.has(t, part::with_conjunction) && view_.has(t, part::thing) &&
        !view_.has(t, somebody | part::definite | part::counted))
      return {whom.begin, t};
  return whom;
}

// Verb first, "attacked | a patrol | of the police": of a noun that is not known yet the letter of "for" tells whose it
// is.
TokenRange ArgumentFinder::with_whose_it_is(TokenRange object) const {
  constexpr uint64_t known = part::definite | part::named | part::counted | part::phrase_end;
  constexpr uint64_t somebody = part::named | part::group | part::person_noun | part::place_noun;
  const uint32_t whose = object.end;
  if (!view_.verb_first || object.empty() || !trigger_.event.is(event_flag::at_target) || whose >= end_) return object;
  if (trigger_.event.quad != material_conflict || view_.any(object, known)) return object;
  const auto joined = [&](std::string_view letter) { return has_joined_preposition(doc_, view_, whose, letter); };
  // "Supplied with food | for the displaced": of the verb itself.
  const bool own = std::any_of(trigger_.prepositions.begin(), trigger_.prepositions.end(),
                               [&](const PrepositionRole& p) { return joined(p.letters); });
  if (own || !view_.has(whose, somebody) || !is_joined_for(whose)) return object;
  const TokenRange owner = phrases_.phrase_after(whose, end_, true);
  return owner.empty() ? object : TokenRange{object.begin, owner.end};
}

// Where the verb comes second, "workers | displaced | by the flood": of a word that may name people, but stands behind
// those whom it tells of.
void ArgumentFinder::leave_out_attribute() {
  if (view_.verb_first || trigger_.self != Role::actor || event_.actors.size() < 2) return;
  if (tokens_.begin == view_.begin) return;
  const Span own{doc_.tokens[tokens_.begin].span.begin, doc_.tokens[tokens_.end - 1].span.end};
  const uint32_t before = doc_.tokens[tokens_.begin - 1].span.end;
  const bool behind = std::any_of(event_.actors.begin(), event_.actors.end(),
                                  [before](const Argument& a) { return a.span.end == before; });
  if (behind) std::erase_if(event_.actors, [&own](const Argument& a) { return a.span == own; });
}

void ArgumentFinder::add(Role role, TokenRange phrase) {
  if (role == Role::recipient) phrase = with_whose_it_is(without_deed_behind(behind_casualty(behind_what(phrase))));
  if (phrase.empty() || !has_substance(phrase) || is_extent(phrase)) return;
  // "Without shelter": the words of the trigger itself.
  const bool own = phrase.begin == tokens_.begin;
  if ((view_.has(phrase.begin, part::negation) && !own) ||
      (phrase.begin > view_.begin && (role == Role::actor || role == Role::recipient) &&
       view_.has(phrase.begin - 1, part::negation) && !view_.has(phrase.begin - 1, part::verb | part::modal) &&
       tokens_.begin >= phrase.end))
    usage_.negated_argument = true;
  usage_.negated_argument |= counts_nobody(phrase);
  const bool asks_for_party = trigger_.of_party || trigger_.event.is(event_flag::parties);
  if (role == Role::recipient && asks_for_party && is_thing(phrase)) {
    usage_.of_thing = true;
    return;
  }
  // "Blew up | himself".
  if (view_.verb_first && view_.endings->himself.has(doc_.at(doc_.tokens[phrase.begin].span))) return;
  if (role == Role::recipient && (suffers_nothing(phrase) || is_blow(phrase) || is_sum(phrase))) return;
  // "Beating the champion": a deed is nobody.
  if (role == Role::actor && is_gerund(phrase.begin) && view_.has(phrase.begin + 1, part::determiner)) return;
  const bool speaks =
      view_.any(phrase, part::statement) || (trigger_.event.is_verbal() && names_gathering(view_, phrase));
  usage_.by_thing |= role == Role::actor && is_thing(phrase) && !speaks;
  const Argument a = phrases_.argument(phrase);
  switch (role) {
    case Role::actor:
      event_.actors.push_back(a);
      break;
    case Role::recipient:
      event_.recipients.push_back(a);
      break;
    case Role::place:
    case Role::origin:
    case Role::destination:
      // "Regained | control": no place.
      if (view_.verb_first && role == Role::place && trigger_.object == Role::place && is_deed_noun(phrase.begin))
        break;
      set_place(role, a, is_place_noun(role, phrase));
      // "Seized eleven vehicles", "recaptured the airport": what is taken, where it is no place with a name.
      if (!event_.place && trigger_.object == Role::place && role == Role::place && is_of_object(phrase))
        event_.recipients.push_back(a);
      break;
    case Role::cause:
      if (may_bring_about(phrase)) event_.actors.push_back(a);
      break;
    case Role::topic:
    case Role::instrument:
    case Role::ally:
    case Role::none:
      break;
  }
}

// "The militia drove 900 people from their homes": of what brings something about, people and bodies have done it.
bool ArgumentFinder::may_bring_about(TokenRange phrase) const {
  constexpr uint64_t people = part::person_noun | part::people | part::group;
  const uint32_t head = view_.verb_first ? phrase.begin : phrase.end - 1;
  const uint32_t m = view_.mention[head - view_.begin];
  if (m != none_index) return doc_.mentions[m].type != MentionType::place || is_country(doc_, m);
  return view_.has(head, people) && !view_.has(head, part::thing) && !is_deed_noun(head);
}

// "Fled the country", "left the town": where it began or ended, without a name. "Holds most of the province": or where
// it is, where the verb comes first.
bool ArgumentFinder::is_place_noun(Role role, TokenRange phrase) const {
  const bool moves = role == Role::origin || role == Role::destination;
  // "The town | fell to rebels".
  const bool taken = role == Role::place && trigger_.subject == Role::place;
  if (!(moves || taken || view_.verb_first) || view_.any(phrase, part::named) || !is_known_place(view_, phrase))
    return false;
  return moves || !names_place(doc_, view_, {phrase.end, end_});
}

void ArgumentFinder::set_place(Role role, const Argument& a, bool noun) {
  const bool named = a.mention != none_index && doc_.mentions[a.mention].type == MentionType::place;
  if (event_.place || !(named || noun)) return;
  event_.place = a;
  // "In X | and the naming of those who ...".
  if (named) event_.place->span.end = std::min(a.span.end, doc_.mentions[a.mention].span.end);
  // "Left the base | at X": the name is better known.
  if (const uint32_t m = named ? none_index : place_behind(a); m != none_index) event_.place = phrases_.of_mention(m);
  event_.place_role = role == Role::origin ? "origin" : role == Role::destination ? "destination" : "at";
}

// Right behind a place without a name, and "in" or "at": that of where it is, be it in "the resort of" that;
// none_index if none stands there.
uint32_t ArgumentFinder::place_behind(const Argument& a) const {
  constexpr uint32_t reach = 5;
  constexpr uint64_t small = part::determiner | part::opens | part::place_noun | part::of | part::direction;
  const uint32_t end = tokens_of(doc_, view_, a).end;
  if (view_.verb_first || !view_.has(end, part::locative) || view_.has(end, part::toward | part::away))
    return none_index;
  for (uint32_t t = end + 1; t < std::min(view_.end, end + reach); ++t) {
    const uint32_t m = view_.mention[t - view_.begin];
    if (m != none_index) return doc_.mentions[m].type == MentionType::place ? m : none_index;
    if (!view_.has(t, small)) break;
  }
  return none_index;
}

bool ArgumentFinder::has_name(TokenRange r) const {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (view_.has(t, part::named | part::nationality | part::person_noun)) return true;
  return false;
}

// The phrase that a preposition at `from`, or before it, brings in. Verb first, "praised what | the states | give": who
// does what is praised.
TokenRange ArgumentFinder::behind_preposition(uint32_t from, bool joined) const {
  const TokenRange phrase = phrases_.phrase_after(from, end_, joined);
  constexpr uint64_t known = part::named | part::counted | part::person_noun | part::definite;
  if (!view_.verb_first || phrase.size() != 1 || view_.has(phrase.begin, known)) return phrase;
  uint32_t verb = phrase.end;
  while (verb < view_.end && view_.has(verb, part::adverb)) ++verb;
  const Token& what = doc_.tokens[phrase.begin];
  // "What", "who", with the letter of the preposition: two Arabic letters and one.
  constexpr uint32_t letter_bytes = 2, core_bytes = 4;
  const uint32_t letters = joined ? std::max<uint32_t>(what.proclitic_bytes, letter_bytes) : what.proclitic_bytes;
  if (what.span.size() > letters + core_bytes) return phrase;
  if (!view_.has(verb, part::verb | part::light)) return joined && what.proclitic_bytes > 0 ? TokenRange{} : phrase;
  const TokenRange subject = phrases_.subject_behind(verb, view_.end);
  return view_.any(subject, part::definite | part::named | part::person_noun) ? subject : TokenRange{};
}

// The token is a preposition, or has the letters of one, as far as its own parts tell: most have not.
bool ArgumentFinder::may_bring_in(uint32_t token) const {
  if (view_.has(token, part::preposition) || doc_.tokens[token].proclitic_bytes > 0) return true;
  if (view_.has(token, part::definite | part::verb))
    return view_.has(token, part::definite) && view_.has(token, part::with_preposition);
  return view_.verb_first &&
         (view_.stands_for[token - view_.begin] != 0 || may_have_joined_preposition(doc_, view_, token));
}

void ArgumentFinder::find_by_prepositions() {
  const uint32_t reach = reach_of_prepositions();
  // "Raised concerns | about", "a meeting | with": the trigger's last word.
  const uint32_t fewest = nominal_ ? 2 : 3;
  const bool own = !view_.verb_first && tokens_.size() >= fewest && view_.has(tokens_.end - 1, part::preposition);
  for (uint32_t t = own ? tokens_.end - 1 : std::max(tokens_.end, behind_subject_); t < reach; ++t) {
    if (!may_bring_in(t) || is_part_of_other(t)) continue;
    const auto settles = [&](const PrepositionRole& p) {
      return (p.reading == Reading::any || (p.reading == Reading::nominal) == nominal_) && find_by_preposition(t, p);
    };
    (void)std::any_of(trigger_.prepositions.begin(), trigger_.prepositions.end(), settles);
  }
}

// The token belongs to a name, a count or a party, and brings in nobody else.
bool ArgumentFinder::is_part_of_other(uint32_t token) const {
  // "Ali" is spelled like "on".
  if (is_within_person(doc_, view_, token)) return true;
  // "The forces allied | with Chad | (have) advanced": what is part of who acts.
  if (view_.verb_first && !nominal_ && overlaps(event_.actors, doc_.tokens[token].span)) return true;
  // "More | than ten thousand".
  const uint32_t f = view_.figure[token - view_.begin];
  return f != none_index && doc_.figures[f].tokens.begin < token;
}

// Adds whom the preposition brings in, if it stands at the token. True: none of the others is looked for there.
bool ArgumentFinder::find_by_preposition(uint32_t token, const PrepositionRole& role) {
  // "Sentenced him", with the pronoun joined to the preposition.
  const bool joined_pronoun = view_.stands_for[token - view_.begin] == role.key && token < tokens_.end + pronoun_reach;
  if (joined_pronoun && role.role == Role::recipient && event_.recipients.empty() && !trigger_.mutual) {
    event_.recipients.push_back(phrases_.argument({token, token + 1}));
    return true;
  }
  // Where the verb comes second, where it was done is found by places.h.
  if (!view_.verb_first && role.role == Role::place && view_.has(token, part::locative)) return false;
  // "Thereupon", in Arabic "on its heels": a phrase that the lists know.
  const bool phrased = view_.verb_first && view_.has(token, part::adverb);
  const bool word = doc_.tokens[token].key == role.key && view_.has(token, part::preposition) && !phrased;
  const bool letters = has_joined_preposition(doc_, view_, token, role.letters);
  // "At the invitation of": letters of a longer preposition.
  if (!(word || letters) || (letters && view_.has(token, part::preposition))) return false;
  if (is_of_another(token, role, word)) return false;
  if (word && is_other_preposition(token, role)) return true;
  const TokenRange phrase = behind_preposition(word ? token + 1 : token, !word);
  if (word ? is_what_it_is_about(token, role) && !has_name(phrase) : !is_party_by_letters(token, role, phrase))
    return false;
  if (role.role == Role::recipient && word && is_visitor_elsewhere(phrase)) event_.actors.swap(event_.recipients);
  // Verb first, "thanked them, | wishing all ...": whom it befell is said.
  const bool said = trigger_.object_suffix && trigger_.object == Role::recipient && !nominal_;
  if (role.role != Role::recipient || !said) add_by_preposition(token, role, word, phrase);
  return true;
}

// Verb first, "its condemnation of the raid that left | a number | of the guards": some of those, and behind a relative
// nobody who did the deed before it. But "the support | which it gets | from X".
bool ArgumentFinder::is_of_relative(uint32_t token, const PrepositionRole& role) const {
  if (!view_.verb_first || role.role != Role::actor || !view_.has(token, part::partitive)) return false;
  if (view_.has(token - 1, part::group | part::counted)) return true;
  return nominal_ && !view_.has(tokens_.begin, part::article) && view_.any({tokens_.end, token}, part::relative);
}

// The preposition stands there, but what it brings in is no party of this event.
bool ArgumentFinder::is_of_another(uint32_t token, const PrepositionRole& role, bool word) const {
  if (word && is_of_relative(token, role)) return true;
  if (is_of_joined_deed(token, role) || is_of_subject(token, role, word)) return true;
  // "Its hold on the town | situated | on the coast".
  if (word) return brings_in_no_third(token) || is_behind_situated(token) || is_of_border(token);
  if (!nominal_) return false;
  // "Raids on bases | of the rebels": whose they are, not whose deed it is.
  if (view_.verb_first && role.role == Role::actor &&
      view_.any({tokens_.end, token}, part::preposition | part::verb | part::noun | part::thing))
    return true;
  // "Support of X | for Y": of a noun whose genitive may be either party.
  return trigger_.genitive_either && role.role == Role::recipient && !is_behind_genitive(token);
}

// A word that is no such preposition there.
bool ArgumentFinder::is_other_preposition(uint32_t token, const PrepositionRole& role) const {
  if (is_infinitive(token)) return true;
  if (!view_.verb_first) return false;
  // "Backed | by | the alliance", in two words of which the first alone is "from".
  if (role.role != Role::actor && view_.has(token + 1, part::agent) && view_.has(token + 1, part::preposition))
    return true;
  // "The border | with Chad".
  return view_.has(token, part::companion) && view_.has(token - 1, part::place_noun);
}

// "Agreed on the transfer of ...": what it is about.
bool ArgumentFinder::is_what_it_is_about(uint32_t token, const PrepositionRole& role) const {
  return view_.verb_first && role.role == Role::recipient && trigger_.event.quad <= verbal_cooperation &&
         is_deed_noun(token + 1) && !view_.has(token + 1, part::definite);
}

// The letters of a preposition with which the token begins bring in `phrase` as a party; of things praised that is
// remembered.
bool ArgumentFinder::is_party_by_letters(uint32_t token, const PrepositionRole& role, TokenRange phrase) {
  const bool introduced = view_.has(token, part::with_preposition) && view_.has(token, part::definite);
  const bool sure = introduced || doc_.tokens[token].proclitic_bytes > 0, named = has_name(phrase);
  const bool to_whom = role.role == Role::recipient;
  const bool behind_genitive = nominal_ && trigger_.genitive_either && token == genitive_end_ && token > tokens_.end;
  const bool aimed = behind_genitive && trigger_.event.is(event_flag::violent);
  if (to_whom && !aimed && is_only_where(phrase, role.letters)) return false;
  // "For a term of five years": of a word that no list knows, what looks like a preposition must show somebody.
  const bool of_genitive = behind_genitive && view_.has(token + 1, part::definite);
  if (!sure && role.role != Role::topic && !named && !of_genitive) return false;
  // "For confirmation": nobody; but "welcomed | the decision".
  if (introduced && view_.has(token, part::thing) && !named) {
    const bool praised = trigger_.event.quad == verbal_cooperation && trigger_.event.is(event_flag::willed) &&
                         !trigger_.event.is(event_flag::sums) && !view_.endings->joined_for.begins(role.letters);
    if (praised && praised_.empty()) praised_ = phrase;
    return false;
  }
  // "Her meeting | with the envoy", where the same letters mean "in" or "by" elsewhere: right behind it, of people.
  if (nominal_ && trigger_.mutual && to_whom &&
      !(sure && named && view_.all({tokens_.end, token}, part::dated | part::adverb)))
    return false;
  // "To greet them": a deed that no article makes known is what it is for.
  return !to_whom || named || !is_deed(token);
}

void ArgumentFinder::add_by_preposition(uint32_t token, const PrepositionRole& role, bool word, TokenRange phrase) {
  const bool acts = role.role == Role::actor, suffers = role.role == Role::recipient;
  const bool taken = (acts && !event_.actors.empty()) || (suffers && !event_.recipients.empty());
  // "Gives equipment to Chad": who is named gets what is not.
  const bool better = suffers && trigger_.object == Role::recipient && event_.recipients.size() == 1 &&
                      !names_somebody(event_.recipients[0]) && is_party(phrase) && token >= tokens_.end &&
                      !usage_.passive;
  if (better) event_.recipients.clear();
  const bool party = acts || suffers;
  // "Sentenced for bribing the mayor": a deed, unless the list knows the word as an adjective.
  const bool deed = party && !phrase.empty() && word && is_gerund(phrase.begin);
  const bool sum = party && (is_amount(phrase) || is_bare_number(phrase));
  // "Talks with X ... and with Y", but not "a deal with X to end its dispute with Y".
  const bool along = trigger_.mutual &&
                     (view_.verb_first || (view_.has(token - 1, part::coordination | part::comma) && has_name(phrase)));
  // "Shelling | of residential areas", though of others than places the letters say who did it.
  const bool aims = !word && nominal_ && acts && trigger_.event.is(event_flag::violent) &&
                    view_.has(phrase.begin, part::place_noun) && !view_.has(phrase.begin, part::group);
  if (!sum && !deed && (!taken || along || better)) add(aims ? Role::recipient : role.role, phrase);
  if (word && acts && !taken) add_second_of_two(phrase);
}

// Right behind the verb, or before it where that is passive.
bool ArgumentFinder::is_of_object(TokenRange phrase) const {
  // "The two were captured": no people.
  if (view_.any(phrase, part::people | part::person_noun | part::pronoun)) return false;
  return !nominal_ &&
         (usage_.passive || (phrase.begin >= tokens_.end && !view_.has(phrase.begin - 1, part::preposition) &&
                             !view_.has(phrase.begin, part::with_preposition)));
}

// "Sold at prices up to 25 dollars": a sum or a share is no party.
bool ArgumentFinder::is_amount(TokenRange phrase) const {
  if (phrase.empty()) return false;
  const uint32_t f = view_.figure[phrase.begin - view_.begin];
  if (f == none_index || doc_.figures[f].noun_span.overlaps(doc_.tokens[phrase.begin].span)) return false;
  const FigureKind kind = doc_.figures[f].kind;
  return kind == FigureKind::money || kind == FigureKind::percent || kind == FigureKind::measure;
}

bool ArgumentFinder::is_behind_situated(uint32_t token) const {
  return view_.verb_first && token > view_.begin && view_.endings->situated.ends(doc_.at(doc_.tokens[token - 1].span));
}

// Verb first, "met | for an hour", "was freed | on a bail of 1,000 dollars": how long it went on, or for how much.
bool ArgumentFinder::is_extent(TokenRange phrase) const {
  if (phrase.empty() || phrase.begin + 1 >= view_.end || has_name(phrase)) return false;
  const TokenRange amount{phrase.begin + 1, phrase.end};
  // Where the verb comes second, "a two-year | ban".
  if (!view_.verb_first)
    return !amount.empty() && view_.has(phrase.begin, part::opens) && view_.all(amount, part::dated);
  if (is_unknown_with(view_.endings->joined_in, phrase.begin)) return !amount.empty() && is_amount(amount);
  if (!view_.has(phrase.begin, part::with_preposition) && !is_unknown_with(view_.endings->joined_for, phrase.begin))
    return false;
  const uint32_t f = view_.figure[amount.begin - view_.begin];
  const bool lasts = f != none_index && doc_.figures[f].kind == FigureKind::duration;
  return lasts || view_.has(amount.begin, part::dated);
}

// Where the verb comes second, "reduced it to | 226.4 million": of nobody, as far as it is told.
bool ArgumentFinder::is_bare_number(TokenRange phrase) const {
  if (view_.verb_first || phrase.empty()) return false;
  const uint32_t f = view_.figure[phrase.begin - view_.begin];
  return f != none_index && doc_.figures[f].noun.empty() && doc_.figures[f].tokens.end >= phrase.end &&
         doc_.figures[f].value >= smallest_sum;
}

bool ArgumentFinder::names_somebody(const Argument& a) const {
  for (uint32_t t = tokens_.begin; t < end_; ++t)
    if (a.span.overlaps(doc_.tokens[t].span) && has_name({t, t + 1})) return true;
  return false;
}

Usage find_arguments(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                     TokenRange clause, bool nominal, uint32_t asked, Event& event) {
  ArgumentFinder finder(doc, view, phrases, hit, clause, asked, event);
  finder.find(nominal);
  return finder.usage();
}

void find_circumstances(const Document& doc, const SentenceView& view, const PhraseFinder& phrases,
                        const TriggerHit& hit, const Usage& usage, Event& event) {
  find_place(doc, view, phrases, *hit.trigger, hit.tokens, usage.clause, event);
  leave_out_where_to(view, *hit.trigger, event);
  find_date(doc, view, hit.tokens, usage.clause, hit.trigger->event, event);
}

}  // namespace khabar
