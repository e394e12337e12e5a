// Where the verb comes first: which of what stands behind it is the object: the word that it asks for, a deed, or what
// stands before its subject. Where it comes second: what is no part of the object, and who owns it.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/places.h"
#include "assemble/readings.h"

namespace khabar {

// Verb first: "the kidnappers | the freedom of the doctor", where the trigger is "gave freedom": the word that it
// asks for is its object, and whose it is is who is meant by that.
void ArgumentFinder::split_at_asked(Frame& f) {
  // "Crashed | a plane of the army": what it befell. "Met | workers | their death".
  if (trigger_.subject == Role::recipient) {
    const bool own =
        asked_ > f.after.begin && asked_ < f.after.end && view_.endings->owner.ends(doc_.at(doc_.tokens[asked_].span));
    if (own) f.after.end = asked_;
    return;
  }
  // "Targeted | with raids | the base": what a preposition brings in is no object. "Ruled | for the hanging | of X": of
  // an object of the trigger's own it is known whom it befalls.
  if (asked_ != no_token && view_.has(asked_, part::with_preposition)) {
    const bool befalls = trigger_.object == Role::none && trigger_.genitive == Role::recipient;
    if (befalls && !view_.has(asked_, part::definite)) add(Role::recipient, phrases_.phrase_after(asked_ + 1, end_));
    return;
  }
  const bool own_object = trigger_.object == Role::none && trigger_.genitive == Role::recipient;
  const bool apart = !f.second.empty() && asked_ == f.second.begin;
  // "Paralysed | workers | the harbour": people act.
  if (asked_ == f.after.begin && !f.after.empty() && trigger_.object == Role::none && !own_object && takes_asked() &&
      (trigger_.object_suffix || !asks_for_people())) {
    // "Attended | the meeting | a delegation of ...".
    const bool people =
        !f.second.empty() && (is_somebody(f.second.begin) || view_.has(f.second.begin, part::person_noun));
    const bool turned = people && view_.has(asked_, part::article);
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
  // "Handed | Chad | the authorities of X | a wanted man": to whom.
  const uint32_t whom = apart && trigger_.object == Role::recipient ? known_object_in(f.after) : no_token;
  if (whom != no_token) {
    f.second = {whom, f.after.end};
    f.after.end = whom;
    return;
  }
  if (!apart && (asked_ < f.after.begin || asked_ >= f.after.end)) return;
  // "The teams of the civil | defence", where the trigger asks for civilians: an adjective of the subject.
  if (!apart && asked_ > f.after.begin && view_.has(asked_, part::article) && view_.has(asked_ - 1, part::article) &&
      view_.endings->any_nisba.ends(doc_.at(doc_.tokens[asked_].span)))
    return;
  constexpr uint64_t ends_subject = part::definite | part::named | part::nationality;
  if (!apart && asked_ > f.after.begin) {
    // "Dozens of | fighters": they are counted.
    const uint32_t counted = view_.figure[asked_ - view_.begin];
    if (counted != none_index && view_.figure[f.after.begin - view_.begin] == counted) return;
    // "Met | three soldiers | their death".
    const bool owned = view_.verb_first && trigger_.object == Role::none &&
                       view_.endings->owner.ends(doc_.at(doc_.tokens[asked_].span));
    // "Opened | soldiers | fire": people that are not known yet are of no thing.
    const bool thing = view_.has(asked_, part::article) ||
                       (view_.has(asked_, part::noun) && view_.has(f.after.begin, part::person_noun) &&
                        !view_.has(f.after.begin, part::group));
    const bool people = view_.verb_first && trigger_.object == Role::none && thing &&
                        !view_.has(asked_, part::person_noun | part::group | part::named | part::place_noun) &&
                        view_.has(f.after.begin, part::person_noun | part::people | part::group);
    if (!owned && !people && !view_.any({f.after.begin, asked_}, ends_subject)) return;
    f.second = {asked_, f.after.end};
    f.after.end = asked_;
  } else if (!apart && own_object) {
    f.second = f.after;
    f.after = {};
  }
  if (own_object && !f.second.empty()) add(Role::recipient, phrases_.phrase_after(asked_ + 1, end_));
}

// "(He) held | a meeting": a verb that has a passive has the word that it asks for, right behind it, for its object,
// and its subject is left out; so has one that somebody does, if it is of the other sex, or tells neither how things
// move nor that a deed went on.
bool ArgumentFinder::takes_asked() const {
  if (has_passive()) return true;
  if (trigger_.subject != Role::actor || view_.has(asked_, part::named)) return false;
  const bool other_sex = ends_as_feminine(doc_, view_, asked_) == is_masculine();
  return other_sex || !(trigger_.event.is(event_flag::moves) || is_deed_noun(asked_));
}

// The word that the trigger asks for is one for people.
bool ArgumentFinder::asks_for_people() const {
  return asked_ != no_token && view_.has(asked_, part::person_noun | part::people | part::group);
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
  const uint32_t m = view_.mention_at(token);
  return (m != none_index && phrases_.is_person(m)) || view_.has(token, part::group);
}

// Verb first, "claimed | the attack | gunmen of X": a deed that is known does nothing by words, and a thing says
// nothing; who is not known yet, or has a name, stands behind it.
bool ArgumentFinder::is_deed_before_doer(TokenRange first, TokenRange second) const {
  if (first.empty() || second.empty()) return false;
  // "The shelling | threatens | the town", "the decision | asks | the premier".
  const WordKind kind = view_.kinds_at(tokens_.begin).say;
  if (kind == WordKind::warn || kind == WordKind::ask || kind == WordKind::order) return false;
  if (trigger_.event.quad != verbal_conflict && kind == WordKind::none) return false;
  if (!view_.has(first.begin, part::article) || has_name(first)) return false;
  if (!is_deed_noun(first.begin) && !view_.has(first.begin, part::thing)) return false;
  const bool known = view_.has(second.begin, part::article);
  const bool somebody = has_name(second) || (known ? phrases_.is_bare_office(second) : is_somebody(second.begin));
  return somebody && !phrases_.is_accusative(second.begin) && !phrases_.may_be_accusative(second.begin);
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
  if (phrases_.is_accusative(second.begin) || phrases_.may_be_accusative(second.begin)) return false;
  // "Tehran (she) hanged | four men": a town is a she, and they are none.
  if (!is_masculine() && view_.has(second.begin, part::counted) && counts_in_masculine(second)) return false;
  // "Jordan expelled the envoy": a country that sends others somewhere acts.
  // "Qatar hosted a delegation".
  const bool travels =
      trigger_.event.is(event_flag::moves) && (trigger_.event.is(event_flag::meeting) || trigger_.event.quad == 0);
  if (is_country(doc_, m) && !travels) return false;
  return view_.any(second, part::people) || view_.any({second.begin, second.begin + 2}, part::person_noun) ||
         (travels && view_.has(second.begin, part::group));
}

// Verb first, "accused | a member of the party that X leads, | Chad | of ...": behind the comma that ends what is said
// of the subject, somebody, in front of what the verb says of him; empty if nobody stands there.
TokenRange ArgumentFinder::object_behind_comma(TokenRange subject) const {
  constexpr uint32_t reach = 18;
  constexpr uint64_t others = part::stop | part::say | part::quote | part::complementizer | part::subordinator;
  if (!trigger_.event.is_verbal() || trigger_.object != Role::recipient) return {};
  const uint32_t limit = std::min(view_.end, subject.end + reach);
  for (uint32_t t = subject.end; t + 1 < limit && !view_.has(t, others); ++t) {
    if (!view_.has(t, part::comma) || view_.has(t + 1, part::with_conjunction | part::with_preposition)) continue;
    const TokenRange whom = phrases_.phrase_after(t + 1, view_.end);
    if (whom.begin != t + 1 || !view_.any(whom, part::definite | part::named)) continue;
    uint32_t behind = whom.end;
    while (behind < view_.end && view_.has(behind, part::dated | part::comma | part::adverb)) ++behind;
    if (begins_with_own_preposition(doc_, view_, trigger_, behind, Role::topic)) return whom;
  }
  return {};
}

// Verb first, "the planes targeted | with raids | the depots": behind the indefinite noun of a blow by which it was
// done, and its adjectives, the object rather than a genitive; empty if none stands there.
TokenRange ArgumentFinder::object_behind_blows(uint32_t from) const {
  const bool with = from + 1 < end_ && !view_.has(from, part::definite) && is_deed_noun(from) &&
                    begins_with_own_preposition(doc_, view_, trigger_, from, Role::instrument);
  if (!with) return {};
  constexpr uint64_t nouns = part::noun | part::person_noun | part::definite | part::counted | part::named;
  uint32_t t = from + 1;
  while (t < end_ && doc_.tokens[t].is(token_flag::ta_marbuta) && !view_.has(t, nouns | part::with_conjunction)) ++t;
  const bool noun = t < end_ && view_.has(t, nouns | part::place_noun) &&
                    !view_.has(t, part::with_conjunction | part::with_preposition | part::preposition | part::dated);
  return noun ? phrases_.phrase_after(t, end_) : TokenRange{};
}

// Verb first, "(that) the planes | shelled | with rockets | the site": of a deed that need hurt nobody, who stands
// before it has done it, and its object stands behind the weapon.
bool ArgumentFinder::strikes_with(Frame& f) const {
  if (!trigger_.figure_role.empty() || view_.any(f.before, part::counted)) return false;
  const uint32_t with = tokens_.end;
  if (!begins_with_own_preposition(doc_, view_, trigger_, with, Role::instrument)) return false;
  TokenRange phrase = phrases_.phrase_after(with, end_, true);
  for (uint32_t t = phrase.begin + 1; t < phrase.end; ++t)
    if (phrases_.is_accusative(t)) phrase.end = t;
  if (!phrase.empty()) f.after = phrases_.phrase_after(phrase.end, end_);
  return true;
}

// "Accused the minister | of behaving like ...", "the party of opportunism": where "of" brings in what it is about, a
// deed or a bare word behind it is no part of the object.
TokenRange ArgumentFinder::without_topic(TokenRange object) const {
  if (trigger_.genitive != Role::topic) return object;
  constexpr uint64_t party =
      part::opens | part::named | part::nationality | part::person_noun | part::counted | part::noun | part::determiner;
  for (uint32_t t = object.end; t > object.begin + 1; --t) {
    if (!view_.is_of(t - 1)) continue;
    const bool bare = !view_.verb_first && (!view_.has(t, party) || ends_in_deed({t, object.end}));
    // "Stripped the king | of his pension": what the trigger asks for.
    const bool asked = asked_ != no_token && t <= asked_ && asked_ < object.end;
    if (is_gerund(t) || bare || asked) object.end = t - 1;
  }
  return object;
}

// Where the verb comes second, "decried | what they called | the greed of the owners", "what he said was | a raid":
// what such a word stands for, behind the verb that says so; the object itself where nobody says what that is.
TokenRange ArgumentFinder::behind_what(TokenRange object) const {
  constexpr uint32_t reach = 7;
  constexpr uint64_t goes_on =
      part::be | part::have | part::preposition | part::quote | part::verb | part::adverb | part::subordinator;
  if (object.empty() || view_.verb_first) return object;
  if (!is_what(doc_, view_, object.begin)) return object;
  const uint32_t limit = std::min(view_.end, object.begin + reach);
  uint32_t t = object.begin + 1;
  while (t < limit && (!phrases_.is_verb(t) || view_.has(t, part::named | part::modal))) ++t;
  if (t >= limit) return object;
  if (!view_.has(t, part::say) && !view_.endings->names_it.has(doc_.at(doc_.tokens[t].span))) return object;
  while (t < limit && view_.has(t, goes_on) && !view_.has(t, part::named)) ++t;
  const TokenRange named = t < limit ? phrases_.phrase_after(t, view_.end) : TokenRange{};
  const bool for_party = trigger_.of_party || trigger_.event.is(event_flag::parties);
  return named.begin == t && has_substance(named) && !(for_party && is_thing(named)) ? named : object;
}

// Where the verb comes second, "fined | the bank | a total of 30 million dollars", "gave | the firm | 20 days": what
// one who is fined pays, and the days that the trigger asks for, are no part of whom it befalls.
TokenRange ArgumentFinder::before_sum(TokenRange object) const {
  const bool fines = trigger_.event.quad == verbal_conflict && trigger_.event.is(event_flag::sums);
  for (uint32_t t = object.begin + 1; t < object.end; ++t) {
    const uint32_t f = view_.figure[t - view_.begin];
    if (f == none_index || doc_.figures[f].tokens.begin != t) continue;
    const bool asked = asked_ != no_token && doc_.figures[f].tokens.contains({asked_, asked_ + 1});
    if (!asked && !(fines && doc_.figures[f].kind == FigureKind::money)) continue;
    uint32_t end = t;
    // "A total of".
    if (view_.is_of(end - 1) && end > object.begin + 3) end -= 2;
    if (view_.has(end - 1, part::opens)) --end;
    // "Grant | a new 2 billion dollar loan": of a whole phrase only.
    const bool known = view_.has(object.begin, part::opens) && !view_.has(object.begin, part::indefinite);
    const bool whole = known || view_.has(end - 1, part::named | part::noun | part::person_noun | part::group) ||
                       doc_.tokens[end - 1].is(token_flag::capitalised) ||
                       view_.endings->is_plural(doc_.at(doc_.tokens[end - 1].span));
    if (end > object.begin && whole && !doc_.tokens[end - 1].is(token_flag::clitic_s)) return {object.begin, end};
  }
  return object;
}

// "Urged it to | prevent trouble in Chad": behind "to" a word that no list knows, with an article of its own behind it
// or a name only behind "of", is a verb.
bool ArgumentFinder::is_infinitive(uint32_t to) const {
  constexpr uint64_t known = part::determiner | part::opens | part::named | part::nationality | part::counted |
                             part::person_noun | part::people | part::pronoun | part::direction | part::place_noun;
  const uint32_t verb = to + 1;
  if (view_.verb_first || !view_.has(to, part::toward) || verb + 1 >= end_ || view_.has(verb, known)) return false;
  if (doc_.tokens[verb].is(token_flag::capitalised | token_flag::all_caps) ||
      view_.titled[verb - view_.begin] != none_index)
    return false;
  if (view_.has(verb + 1, part::opens | part::determiner)) return true;
  // "Agreed to | exchange prisoners": what stands right behind such a verb, with an object of its own.
  const bool promised = !nominal_ && to == tokens_.end && trigger_.event.quad == verbal_cooperation &&
                        trigger_.event.is(event_flag::governs);
  const bool object = view_.has(verb + 1, part::word) && !view_.has(verb + 1, part::phrase_end | part::coordination);
  if (promised && object && !view_.endings->is_plural(doc_.at(doc_.tokens[verb].span))) return true;
  if (view_.has(verb, part::noun) || view_.endings->is_plural(doc_.at(doc_.tokens[verb].span))) return false;
  constexpr uint64_t borders = part::named | part::nationality | part::person_noun | part::phrase_end;
  for (uint32_t t = verb + 1; t < end_ && !view_.has(t, borders); ++t)
    if (view_.has(t, part::of)) return true;
  return false;
}

// Of "the assets of the firm" and "the firm's assets" the firm; empty if nobody owns it.
TokenRange ArgumentFinder::owner_of(TokenRange object) const {
  for (uint32_t t = object.begin; t < object.end; ++t) {
    if (view_.is_of(t) && t + 1 < object.end) return {t + 1, object.end};
    if (doc_.tokens[t].is(token_flag::clitic_s) && t + 1 < object.end) return {object.begin, t};
  }
  return {};
}

}  // namespace khabar
