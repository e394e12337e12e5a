// Where the verb comes first: what endings of case, number and sex say of who is subject and who object.
#include <algorithm>

#include "assemble/argument_finder.h"

namespace khabar {

bool PhraseFinder::is_accusative(uint32_t token) const {
  constexpr size_t last_letters_bytes = 4;  // the mark stands on the last letter or on the one before it
  std::string_view word = doc_.at(doc_.tokens[token].span);
  word.remove_suffix(view_.endings->accusative.at_end_of(word).size());
  return view_.endings->nunation.are_in(word.substr(word.size() - std::min(last_letters_bytes, word.size())));
}

bool PhraseFinder::may_be_accusative(uint32_t token) const {
  constexpr size_t shortest_bytes = 8;
  constexpr uint64_t known = part::noun | part::person_noun | part::nationality;
  const Token& told = doc_.tokens[token];
  const std::string_view word = doc_.at(told.span).substr(told.proclitic_bytes);
  if (word.size() < shortest_bytes || !view_.endings->accusative.ends(word)) return false;
  constexpr uint64_t others =
      part::article | part::verb | part::pronoun | part::preposition | part::with_conjunction | part::with_preposition;
  if (view_.has(token, others)) return false;
  return view_.has(token, known) || !view_.endings->lasting_alef.ends(word);
}

bool PhraseFinder::is_only_one(uint32_t token) const {
  const uint32_t f = view_.figure[token - view_.begin];
  return f != none_index && doc_.figures[f].value == 1.0 && doc_.figures[f].tokens.size() == 1;
}

// "A soldier", in the masculine.
bool ArgumentFinder::is_one_man(uint32_t token) const {
  return phrases_.is_only_one(token) && view_.has(token, part::person_noun) &&
         !doc_.tokens[token].is(token_flag::ta_marbuta);
}

// The object in a phrase that holds subject and object, if it is known by its article or its name; else no_token.
uint32_t ArgumentFinder::known_object_in(TokenRange phrase) const {
  const uint32_t object = phrases_.object_in(phrase, is_masculine());
  return object != no_token && view_.has(object, part::definite | part::named) ? object : no_token;
}

// Verb first: "the governor issued | an order": such an ending shows where the object begins.
void ArgumentFinder::split_at_accusative(Frame& f) const {
  constexpr uint64_t no_object = part::named | part::adverb;
  // "Twenty soldiers and officers": what is counted stands in it as well, and so does what is said of it.
  const auto is_counted = [this](uint32_t t) { return view_.has(t, part::counted) && !phrases_.is_only_one(t); };
  bool counting = is_counted(f.after.begin);
  for (uint32_t t = f.after.begin + 1; t < f.after.end; ++t) {
    counting = (counting || is_counted(t)) && !view_.has(t - 1, part::definite);
    if (counting || !(phrases_.is_accusative(t) || phrases_.may_be_accusative(t)) || view_.has(t, no_object)) continue;
    if (phrases_.is_accusative(f.after.begin) || phrases_.may_be_accusative(f.after.begin)) return;
    // "The president appointed | General X | director": what the object becomes stands behind it.
    const uint32_t object = may_split() ? known_object_in({f.after.begin, t}) : no_token;
    f.second = object != no_token ? TokenRange{object, t} : TokenRange{t, f.after.end};
    f.after.end = f.second.begin;
    return;
  }
}

// Verb first, "the government called off | the parade | of Saturday": the first phrase may hold subject and object, and
// what stands behind it goes with the object. "The coach | Mr X | refused": who follows an office holds it.
void ArgumentFinder::split_before_second(Frame& f) const {
  if (f.second.empty() || f.second.begin != f.after.end || !may_split()) return;
  const uint32_t object = phrases_.object_in(f.after, is_masculine());
  if (object == no_token || !view_.has(object, part::definite) || view_.has(object, part::named)) return;
  if (view_.endings->any_nisba.ends(doc_.at(doc_.tokens[object].span))) return;
  for (uint32_t t = object; t < f.after.end; ++t)
    if (is_somebody(t)) return;
  f.second = {object, f.after.end};
  f.after.end = object;
}

// Verb first, "received | Prince X | the head of the club | his team": an office behind a name is whose the name is, if
// somebody else follows it.
void ArgumentFinder::leave_out_office(Frame& f) const {
  if (f.second.empty() || f.second.begin != f.after.end || !may_split()) return;
  const uint32_t name = f.after.end - 1, office = f.second.begin;
  const uint32_t m = view_.mention[name - view_.begin];
  if (m == none_index || !phrases_.is_person(m) || !view_.has(office, part::noun)) return;
  if (view_.has(office, part::definite | part::named | part::counted | part::group | part::thing | part::place_noun))
    return;
  const uint32_t split = phrases_.object_in(f.second, true);
  TokenRange object = split != no_token ? TokenRange{split, f.second.end} : phrases_.phrase_after(f.second.end, end_);
  // "X, head of the board in Y | this crime": what is blamed may be a deed or a thing, and no office is blamed there.
  const bool blames = trigger_.event.quad == verbal_conflict && !has_name(f.second);
  if (object.empty() && blames) object = phrases_.phrase_after(phrases_.behind_circumstance(f.second.end, end_), end_);
  const bool deed = view_.has(object.begin, part::thing | part::statement) || is_deed_noun(object.begin);
  const bool owned = !object.empty() && view_.endings->owner.ends(doc_.at(doc_.tokens[object.begin].span));
  const bool known = !object.empty() && (!deed || blames) &&
                     (has_name(object) || owned || view_.has(object.begin, part::definite | part::determiner));
  const bool next = blames || object.begin == (split != no_token ? split : f.second.end);
  if (known && next && !view_.has(object.begin, part::with_conjunction | part::dated)) f.second = object;
}

// What stands right behind the subject's last word and may be the object, whatever else stood there before; empty if
// nothing does.
TokenRange ArgumentFinder::object_right_behind(uint32_t end) const {
  constexpr uint64_t nouns = part::definite | part::noun | part::thing | part::named | part::counted | part::statement;
  constexpr uint64_t others = part::with_conjunction | part::with_preposition | part::dated | part::adverb;
  const TokenRange object = phrases_.phrase_after(end, end_);
  if (object.begin != end || !view_.has(end, nouns) || view_.has(end, others)) return {};
  return object;
}

// Verb first, "the secretary | of the league | Doctor X | the remarks": a name behind what an office is of, and before
// one phrase more, is who holds the office.
void ArgumentFinder::leave_holder(Frame& f) const {
  if (f.second.empty() || !may_split() || trigger_.mutual || f.second.begin <= f.after.end) return;
  const uint32_t m = view_.mention_at(f.second.begin);
  if (m == none_index || !phrases_.is_person(m) || !phrases_.is_bare_office(f.after)) return;
  if (view_.any({f.after.end, f.second.begin}, part::comma | part::verb | part::with_conjunction)) return;
  const TokenRange third = object_right_behind(f.second.end);
  if (third.empty()) return;
  f.after = f.second;
  f.second = third;
}

// Verb first, "the minister of the interior | the head of the committee, Doctor X | the attack": two offices side by
// side, a name and one phrase more are one man and what he does it to.
void ArgumentFinder::join_offices(Frame& f) const {
  if (f.second.empty() || !may_split() || trigger_.mutual || trigger_.becomes || f.second.begin != f.after.end) return;
  if (!phrases_.is_bare_office(f.after) || !view_.has(f.second.begin, part::person_noun)) return;
  if (view_.has(f.second.begin, part::definite | part::named | part::counted)) return;
  const uint32_t last = view_.mention[f.second.end - 1 - view_.begin];
  const bool named = last != none_index && phrases_.is_person(last);
  const uint32_t holder = named ? last : phrases_.holder_behind_town(f.second);
  if (holder == none_index) return;
  const uint32_t end = doc_.mentions[holder].tokens.end;
  const TokenRange third = object_right_behind(end);
  if (third.empty()) return;
  f.after.end = end;
  f.second = third;
}

// Verb first, "received | the minister of the interior | the head of the parliament, Doctor X": where nobody else can
// be the object, who is told by the second of two offices side by side is.
void ArgumentFinder::split_offices(Frame& f) const {
  if (!f.second.empty() || f.after.empty() || f.passive || !may_split() || trigger_.object != Role::recipient) return;
  const uint32_t holder = view_.titled[f.after.begin - view_.begin];
  if (holder == none_index || !phrases_.is_person(holder)) return;
  const uint32_t behind = phrases_.behind_circumstance(f.after.end, end_);
  if (view_.has(f.after.end, part::with_preposition) || view_.has(behind, part::with_preposition)) return;
  for (uint32_t t = f.after.begin + 1; t < doc_.mentions[holder].tokens.begin; ++t) {
    // "The minister of culture | the poet X": nobody holds an office by what else he does.
    const bool office = view_.has(t, part::person_noun) && !view_.has(t, part::definite | part::with_conjunction);
    const bool artist = view_.endings->occupation.has(doc_.at(doc_.tokens[t].span));
    if (!(office || artist) || !view_.has(t - 1, part::definite)) continue;
    f.second = {t, f.after.end};
    f.after.end = t;
    return;
  }
}

// Verb first, "a bomber | himself | (he) blew up": a noun that is not known yet is not stressed; it did so to itself,
// and to nobody else.
void ArgumentFinder::leave_himself(Frame& f) const {
  for (uint32_t t = f.after.begin + 1; t < f.after.end; ++t) {
    if (!view_.endings->himself.has(doc_.at(doc_.tokens[t].span))) continue;
    if (view_.has(t - 1, part::definite | part::named)) return;
    f.second = {t, t + 1};
    f.after.end = t;
    return;
  }
}

// Verb first, "shouted | the protesters | "Down with ...": what a mark opens that closes behind the phrase is said, and
// no part of who says it.
void ArgumentFinder::leave_quotation(Frame& f) const {
  if (f.after.empty()) return;
  const bool named = view_.has(f.after.begin - 1, part::quote);
  for (uint32_t t = f.after.begin + 1; t < f.after.end; ++t) {
    if (!view_.has(t, part::quote) || !view_.leaves_quotation_open({f.after.begin, t + 1})) continue;
    if (!view_.leaves_quotation_open(f.after) || !f.second.empty()) return;
    // "Signed | "Basf" (the) German | a deal", but "urged | "Rashidi" | the states", "struck "X" and Y".
    constexpr uint64_t goes_on = part::noun | part::person_noun | part::group | part::with_conjunction;
    if (named && view_.has(t + 1, goes_on) && !view_.has(t + 1, part::nationality)) return;
    f.after.end = t;
    // "Vowed | (to) "hunt them"": the letter of a preposition before the mark is nobody.
    constexpr uint32_t shortest_bytes = 5;
    if (f.after.size() == 1 && doc_.tokens[f.after.begin].span.size() < shortest_bytes) f.after = {};
    return;
  }
}

// Verb first, "pelted | angry students | policemen": the ending of a plural that is not known yet governs no noun.
void ArgumentFinder::split_behind_nominative(Frame& f) const {
  if (!may_split() || trigger_.object != Role::recipient) return;
  constexpr uint64_t known = part::definite | part::named | part::nationality | part::counted;
  constexpr uint64_t nouns = part::noun | part::person_noun | part::group | part::thing;
  for (uint32_t t = f.after.begin; t + 1 < f.after.end; ++t) {
    // "Carried | large crowds | the body of X": behind a noun an adjective in the feminine.
    const bool adjective = t > f.after.begin && doc_.tokens[t].is(token_flag::ta_marbuta) && !view_.has(t, nouns) &&
                           view_.has(t - 1, nouns) && !view_.has(t - 1, known | part::person_noun) &&
                           !view_.has(t, part::dated);
    const bool people = view_.endings->people_nominative.ends(doc_.at(doc_.tokens[t].span)) &&
                        view_.any({t > f.after.begin ? t - 1 : t, t + 1}, part::person_noun);
    if (view_.has(t, known) || !(people || adjective)) continue;
    if (!view_.has(t + 1, nouns) || view_.has(t + 1, part::with_conjunction | part::with_preposition)) continue;
    const std::string_view next = doc_.at(doc_.tokens[t + 1].span);
    if (view_.endings->people_nominative.ends(next) || view_.endings->people_adjective.has(next)) continue;
    f.second = {t + 1, f.after.end};
    f.after.end = t + 1;
    return;
  }
}

// Verb first, "appointed | (the government) | X | director": what somebody becomes is no party.
void ArgumentFinder::leave_what_one_becomes(Frame& f) {
  if (!trigger_.becomes || f.second.empty() || f.second.begin != f.after.end) return;
  const uint32_t office = f.second.begin;
  const bool indefinite = !view_.has(office, part::definite | part::named | part::with_conjunction | part::counted);
  if (!indefinite || !(phrases_.is_accusative(office) || phrases_.may_be_accusative(office))) return;
  if (!view_.any(f.after, part::named)) return;
  const uint32_t m = view_.mention_at(f.after.begin);
  const bool person = m != none_index && phrases_.is_person(m) && doc_.mentions[m].tokens.end == f.after.end;
  const uint32_t whom = person ? no_token : phrases_.object_in(f.after, is_masculine());
  f.second = {};
  if (whom != no_token) {
    f.second = {whom, f.after.end};
    f.after.end = whom;
  } else if (person) {
    f.passive = !trigger_.object_suffix;
  }
}

// Verb first: the phrase behind the verb cannot be its subject, which is left out: the verb is a plural, the ending is
// that of an object, or a verb in the masculine does not agree with a noun in the feminine.
bool ArgumentFinder::is_subject_left_out(TokenRange phrase) const {
  if (phrase.empty()) return false;
  const uint32_t head = phrase.begin;
  // Who acts stands never behind a plural.
  if (trigger_.subject_before && has_bits(trigger_.slots, slot::finite)) return true;
  // "The envoy spoke, accusing | France": nor behind a participle of what is done beside the deed.
  const bool accusative = view_.endings->accusative.ends(doc_.at(doc_.tokens[tokens_.begin].span));
  if (trigger_.is_participle_of_actor() && (accusative || view_.has(tokens_.begin - 1, part::comma))) return true;
  // "That he | met the envoy".
  constexpr uint64_t pronoun = part::complementizer | part::pronoun;
  uint32_t t = tokens_.begin;
  while (view_.has(t - 1, part::auxiliary | part::adverb | part::modal | part::negation)) --t;
  if (view_.has(t - 1, part::pronoun) && (view_.at(t - 1) & pronoun) == pronoun) return true;
  if (view_.has(head, part::counted) && !is_masculine() && counts_in_masculine(phrase)) return true;
  // "(He) arrested | twenty people", "two people": the number has the ending of those whom it befell.
  if (view_.has(head, part::counted) && trigger_.ambiguous_passive &&
      !view_.has(head, part::named | part::determiner) &&
      view_.endings->people_oblique.ends(doc_.at(doc_.tokens[head].span)))
    return true;
  // "(He) hurt | seven others": with the ending of those whom it befell.
  const uint32_t last = phrase.end - 1;
  if (view_.has(head, part::counted) && last == head + 1 &&
      view_.endings->others_oblique.ends(doc_.at(doc_.tokens[last].span)))
    return true;
  // "(She) kidnapped | a commander": of what is done to people.
  if (trigger_.event.quad == material_conflict && is_one_man(head) && !is_masculine()) return true;
  if (view_.has(head, part::named | part::counted) || view_.titled[head - view_.begin] != none_index) return false;
  if (trigger_.subject_before || phrases_.is_accusative(head)) return true;
  const Token& token = doc_.tokens[head];
  std::string_view word = doc_.at(token.span).substr(token.proclitic_bytes);
  if (view_.has(head, part::article)) word.remove_prefix(std::min<size_t>(view_.article_bytes, word.size()));
  constexpr size_t shortest_bytes = 10;
  if (word.size() >= shortest_bytes && view_.endings->people_oblique.ends(word) &&
      (view_.endings->person_prefix.begins(word) || view_.has(head, part::person_noun | part::nationality)))
    return true;
  // With a pronoun for its object the ending of the verb says nothing.
  return !trigger_.object_suffix && disagrees(head, word);
}

// "(She) arrested seven men": numbers from three to ten are of the other sex than what they count, and from eleven on
// it stands in the singular.
bool ArgumentFinder::counts_in_masculine(TokenRange phrase) const {
  const Figure& figure = doc_.figures[view_.figure[phrase.begin - view_.begin]];
  constexpr double fewest = 3, most = 10;
  if (!figure.value || *figure.value < fewest) return false;
  const bool few = *figure.value <= most;
  for (uint32_t t = figure.tokens.begin; t < figure.tokens.end; ++t) {
    const bool number = !figure.noun_span.overlaps(doc_.tokens[t].span);
    const bool marked = doc_.tokens[t].is(token_flag::ta_marbuta);
    if (few && number && marked) return true;
    if (!few && !number) return !marked;
  }
  return false;
}

// Verb first, "the minister said ..., and urged the parliament": a verb of speech joined to the first one of the
// sentence, and of the same sex, has the same subject; what stands behind it is whom it is said to.
bool ArgumentFinder::is_carried_on(TokenRange phrase) const {
  if (!trigger_.event.is_verbal() || !trigger_.active || trigger_.mutual || trigger_.object != Role::recipient)
    return false;
  // "(He) called on | all those": nobody says that all of them spoke.
  constexpr uint64_t all = part::determiner | part::group;
  if (!phrase.empty() && (view_.at(phrase.begin) & all) == all && view_.has(phrase.begin + 1, part::definite))
    return true;
  if (!has_bits(trigger_.slots, slot::past) || !view_.has(tokens_.begin, part::with_conjunction)) return false;
  if (view_.has(phrase.begin, part::counted) || !may_be_addressed(phrase)) return false;
  const uint32_t first = phrases_.first_verb(tokens_.begin);
  if (first == tokens_.begin || !phrases_.agree(first, tokens_.begin)) return false;
  // "The meeting discussed ..., and the prince called for": things call for nothing.
  const TokenRange subject = phrases_.subject_behind(first, tokens_.begin);
  return subject.empty() || !view_.has(subject.begin, part::thing) || has_name(subject);
}

bool ArgumentFinder::may_be_addressed(TokenRange phrase) const {
  // "His supporters".
  if (view_.endings->owner.ends(doc_.at(doc_.tokens[phrase.begin].span))) return true;
  return view_.has(phrase.begin, part::definite | part::named) || has_name(phrase) || view_.any(phrase, part::definite);
}

// Verb first: the noun at `head`, without its article `word`, is of the other sex than the verb: "(she) recalled her
// ambassador", "(she) refused an offer". Of its sex only some endings are sure.
bool ArgumentFinder::disagrees(uint32_t head, std::string_view word) const {
  const Endings& endings = *view_.endings;
  const bool feminine = doc_.tokens[head].is(token_flag::ta_marbuta), definite = view_.has(head, part::article);
  constexpr size_t shortest_bytes = 10;
  const bool plural = word.size() >= shortest_bytes && endings.feminine_plural.ends(word);
  // "(He) handed | the ministry of health | ten cars": right behind the verb what a definite noun owns is definite too.
  const bool owned = head == tokens_.end && view_.has(head, part::noun) && view_.has(head + 1, part::definite) &&
                     !view_.has(head + 1, part::named) && !endings.honorific.has(word);
  if (is_masculine()) return ((feminine && (definite || owned)) || plural) && !view_.has(head, part::person_noun);
  if (feminine || definite || !endings.accusative.ends(word)) return false;
  const std::string_view ending = (endings.her.ends(word) ? endings.her : endings.accusative).at_end_of(word);
  return !endings.feminine_noun_stem.ends(word.substr(0, word.size() - ending.size()));
}

// Verb first: the verb, of the third person, agrees with a subject in the masculine behind it.
bool ArgumentFinder::is_masculine() const {
  const Letters& feminine = view_.endings->feminine_verb;
  const Token& verb = doc_.tokens[tokens_.begin];
  const std::string_view form = doc_.at(verb.span).substr(verb.proclitic_bytes);
  return has_bits(trigger_.slots, slot::present) ? !feminine.begins(form) : !feminine.ends(form);
}

}  // namespace khabar
