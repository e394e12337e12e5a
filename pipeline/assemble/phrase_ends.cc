// Where the verb comes second: what inside a phrase begins another one, what is set behind it, and what in front of a
// verb belongs to an earlier one. Where it comes first: what shows that a phrase goes no further.
#include <algorithm>

#include "assemble/phrases.h"

namespace khabar {

namespace {

// What a verb of a sentence or a relative clause shows itself by.
constexpr uint64_t finite = part::verb | part::be | part::have | part::modal | part::auxiliary;
// How many words a noun that an infinitive depends on has, with its adjectives.
constexpr uint32_t longest_noun = 5;

}  // namespace

// "Told the agency | the attack was", "a rise so | the bank can": an article inside a phrase begins another one, but
// for "all the", "part of the" and what is joined.
bool PhraseFinder::begins_anew(uint32_t token) const {
  constexpr uint64_t goes_on = part::of | part::determiner | part::coordination | part::preposition | part::counted |
                               part::quote | part::pronoun;
  if (!view_.has(token, part::opens) || view_.has(token, part::named | part::counted)) return false;
  uint32_t before = token - 1;
  while (before > view_.begin && view_.has(before, part::adverb) && !view_.has(before, goes_on | part::named)) --before;
  return !view_.has(before, goes_on);
}

// "Talks with | potential | buyers", "the | alleged | smugglers": a word that says of a deed that it may be, in front
// of a noun.
bool PhraseFinder::is_attribute(uint32_t token) const {
  constexpr uint64_t others = part::verb | part::be | part::have | part::auxiliary | part::say | part::preposition |
                              part::pronoun | part::aspect;
  constexpr uint64_t noun = part::noun | part::person_noun | part::nationality;
  if (view_.verb_first || !view_.has(token, part::modal) || view_.has(token, others)) return false;
  const bool introduced = view_.has(token - 1, part::opens | part::of | part::preposition) &&
                          !view_.has(token - 1, part::toward | part::pronoun);
  return introduced && view_.has(token + 1, noun) && !is_gerund(token);
}

// Where the verb comes second, "backed | a Moroccan | plan for ...", "resisted | international | pressure": a form that
// may be a verb is a noun behind the name of a people or an adjective, where only an object can stand there, or one
// alone.
bool PhraseFinder::is_noun_behind_adjective(uint32_t token) const {
  constexpr uint64_t others = part::be | part::have | part::auxiliary | part::say | part::preposition | part::pronoun |
                              part::aspect | part::negation | part::comma | part::stop | part::complementizer |
                              part::subordinator | part::relative | part::dated;
  if (view_.verb_first || token < view_.begin + 2 || view_.has(token, others)) return false;
  if (!view_.has(token, part::modal | part::verb)) return false;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  if (view_.endings->verb.ends(word)) return false;
  const auto governs = [this](uint32_t t) {
    return view_.has(t, part::verb | part::preposition) && !view_.has(t, part::named);
  };
  const uint32_t before = token - 2;
  if (view_.has(token - 1, part::nationality))
    return view_.has(before, part::opens) && !view_.endings->is_plural(word) &&
           (view_.has(before, part::indefinite) || governs(before - 1));
  const std::string_view adjective = doc_.at(doc_.tokens[token - 1].span);
  constexpr uint64_t nouns = part::named | part::noun | part::person_noun | part::verb | part::phrase_end;
  return governs(before) && view_.things->has(doc_.tokens[token].key) && !has_form(token, slot::past) &&
         !view_.has(token - 1, nouns) && view_.endings->adjective.ends(adjective) &&
         !doc_.tokens[token - 1].is(token_flag::capitalised);
}

// "Miners | blocking the road", "killing nine guards and | wounding two": a gerund with an object of its own ends the
// phrase before it.
bool PhraseFinder::takes_object(uint32_t token) const {
  // "Killing six | and making off with".
  const bool goes_on =
      view_.has(token - 1, part::coordination) && view_.has(token + 1, part::preposition | part::adverb);
  const uint64_t object =
      part::opens | part::counted | part::pronoun | (goes_on ? part::preposition | part::adverb : 0);
  constexpr uint64_t no_gerund = part::named | part::counted | part::preposition | part::determiner | part::noun;
  return !view_.verb_first && view_.has(token + 1, object) && !view_.has(token, no_gerund) &&
         !view_.has(token - 1, part::opens | part::determiner) &&
         view_.endings->gerund.ends(doc_.at(doc_.tokens[token].span));
}

// "Mrs Mills, 59, who": the end of what stands before a bare number between commas that ends at `end`.
uint32_t PhraseFinder::before_age(uint32_t end) const {
  if (view_.verb_first || end == view_.begin) return end;
  const uint32_t f = view_.figure[end - 1 - view_.begin];
  if (f == none_index || !doc_.figures[f].noun.empty()) return end;
  const uint32_t first = doc_.figures[f].tokens.begin;
  return first > view_.begin + 1 && doc_.figures[f].tokens.end == end && view_.has(first - 1, part::comma) ? first - 1
                                                                                                           : end;
}

// "China, Portugal | and Peru": names of one kind that stand before the last two, between commas.
TokenRange PhraseFinder::with_list_before(TokenRange subject) const {
  const auto kind = [&](uint32_t t) {
    const uint32_t m = t >= view_.begin && t < view_.end ? view_.mention[t - view_.begin] : none_index;
    return m == none_index ? none_index : static_cast<uint32_t>(doc_.mentions[m].type);
  };
  if (view_.verb_first || subject.empty()) return subject;
  // "The Philippines | and Peru": with an article of its own.
  const auto item_of = [&](uint32_t t) { return view_.has(t, part::opens) && !view_.has(t, part::named) ? t + 1 : t; };
  const uint32_t item = item_of(subject.begin);
  if (kind(item) == none_index) return with_items_before(subject);
  const uint32_t first = doc_.mentions[view_.mention[item - view_.begin]].tokens.end;
  if (!view_.has(first, part::coordination) || kind(item_of(first + 1)) != kind(item))
    return item == subject.begin ? subject : with_items_before(subject);
  uint32_t begin = subject.begin;
  while (begin > view_.begin + 1 && view_.has(begin - 1, part::comma) && kind(begin - 2) == kind(item)) {
    begin = doc_.mentions[view_.mention[begin - 2 - view_.begin]].tokens.begin;
    if (begin > view_.begin && view_.has(begin - 1, part::opens) && !view_.has(begin - 1, part::named)) --begin;
  }
  // "Officials from | Chad, China and Peru": those who come from there.
  const uint32_t from = begin - 1;
  if (begin > view_.begin + 1 && begin < subject.begin && view_.has(from, part::preposition) &&
      view_.has(from - 1, part::word) && !view_.has(from - 1, part::phrase_end | part::named | part::adverb))
    if (const TokenRange who = phrase_before(from, view_.begin); !who.empty())
      return view_.is_of(from) ? TokenRange{who.begin, subject.end} : who;
  // "In Oslo, China and Peru".
  constexpr uint64_t others = part::preposition | part::of | part::locative;
  const bool apart = view_.has(begin - 1, part::comma) && doc_.tokens[begin - 1].punct != Punct::dash;
  const bool whole = begin == view_.begin || (!view_.has(begin - 1, others) && !apart);
  return whole ? TokenRange{begin, subject.end} : subject;
}

// "Residents, teachers | and aid groups | said": what is listed before the last "and", if a clause begins with it.
TokenRange PhraseFinder::with_items_before(TokenRange subject) const {
  constexpr uint32_t longest_item = 5;
  constexpr uint64_t borders = part::stop | part::complementizer | part::quote;
  if (!view_.any(subject, part::coordination)) return subject;
  const auto is_of_item = [&](uint32_t t) { return view_.has(t, part::word) && !ends_phrase(t); };
  uint32_t begin = subject.begin;
  while (begin > view_.begin + 1 && doc_.tokens[begin - 1].punct == Punct::comma) {
    const uint32_t last = begin - 2;
    const bool many = view_.has(last, part::person_noun | part::named | part::people) ||
                      view_.endings->is_plural(doc_.at(doc_.tokens[last].span));
    uint32_t first = begin - 1;
    while (first > view_.begin && is_of_item(first - 1)) --first;
    if (!many || first > last || begin - first > longest_item + 1) break;
    begin = first;
  }
  return begin == view_.begin || view_.has(begin - 1, borders) ? TokenRange{begin, subject.end} : subject;
}

// "By X, | Y and Z": the names of the same kind that a list goes on with behind the phrase.
TokenRange PhraseFinder::with_list_behind(TokenRange phrase) const {
  const auto named = [&](uint32_t t) { return t < view_.end ? view_.mention[t - view_.begin] : none_index; };
  if (view_.verb_first || phrase.empty() || named(phrase.end - 1) == none_index) return phrase;
  const MentionType type = doc_.mentions[named(phrase.end - 1)].type;
  uint32_t end = phrase.end;
  while (end + 1 < view_.end && doc_.tokens[end].punct == Punct::comma) {
    uint32_t item = end + 1;
    const bool last = view_.has(item, part::coordination);
    if (last) ++item;
    const uint32_t m = named(item);
    if (m == none_index || doc_.mentions[m].type != type) return phrase;
    end = doc_.mentions[m].tokens.end;
    if (last) return {phrase.begin, end};
    const uint32_t next = view_.has(end, part::coordination) ? named(end + 1) : none_index;
    if (next != none_index && doc_.mentions[next].type == type) return {phrase.begin, doc_.mentions[next].tokens.end};
  }
  return phrase;
}

// "Overran the town, | residents said, | and rounded up": the comma before those who only say it, where the verb that
// is joined behind them tells a deed; no_token if they do not stand between commas.
uint32_t PhraseFinder::comma_before_aside(uint32_t say, uint32_t joined) const {
  constexpr uint32_t longest_aside = 10;
  constexpr uint64_t when = part::dated | part::adverb | part::preposition;
  if (view_.verb_first || !view_.has(say, part::say) || view_.has(joined, part::say)) return no_token;
  // "..., X said, | but declined to": X does.
  if (view_.any_trigger_at(joined, [](const Trigger& t) { return t.event.is_verbal(); })) return no_token;
  uint32_t end = say + 1;
  while (end < view_.end && end - say < longest_aside && view_.has(end, when)) ++end;
  if (!view_.has(end, part::comma)) return no_token;
  for (uint32_t t = say; t > view_.begin && say - t < longest_aside; --t) {
    if (view_.has(t - 1, part::comma)) return t - 1;
    if (view_.has(t - 1, part::verb | part::stop | part::relative | part::coordination)) return no_token;
  }
  return no_token;
}

bool PhraseFinder::is_counted_participle(uint32_t token) const {
  if (view_.verb_first || token <= view_.begin || token + 1 >= view_.end || !view_.has(token - 1, part::counted))
    return false;
  constexpr uint64_t people = part::people | part::person_noun;
  if (view_.has(token - 1, part::person_noun | part::noun | part::named) || view_.has(token, part::named)) return false;
  // "Two sides | exchanged prisoners": who is counted stands before it.
  const uint32_t f = view_.figure[token - 1 - view_.begin];
  if (f != none_index && !doc_.figures[f].noun.empty() && doc_.figures[f].tokens.end <= token) return false;
  // "Andre 3000 thanked fans": a name that no list knows.
  const bool behind_word = token >= view_.begin + 2 && !view_.has(token - 2, part::opens);
  if (behind_word && doc_.tokens[token - 2].is(token_flag::capitalised)) return false;
  const uint32_t noun =
      view_.has(token + 1, part::nationality) && !view_.has(token + 1, people) ? token + 2 : token + 1;
  if (!view_.has(noun, people) || view_.has(noun, part::pronoun | part::group)) return false;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  return view_.endings->verb.ends(word) && !view_.endings->gerund.ends(word);
}

// "Who", or "that" right before a verb.
bool PhraseFinder::is_relative(uint32_t token) const {
  if (view_.has(token, part::relative)) return true;
  return view_.has(token, part::complementizer) && view_.has(token + 1, finite) && token > view_.begin &&
         view_.has(token - 1, part::word) && !view_.has(token - 1, finite | part::say);
}

// "The line which | divides | the region": right behind a relative and before an object, a word that no list knows.
bool PhraseFinder::is_verb_of_relative(uint32_t token) const {
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  return view_.at(token) == part::word && view_.has(token - 1, part::relative) && view_.has(token + 1, part::opens) &&
         (view_.endings->verb.ends(word) || view_.endings->is_plural(word));
}

// "The gunman who attacked the base | killed two": where the verb before `verb` is that of a relative, what stands
// between is its object, and the subject of both stands before the relative; empty if it is not.
TokenRange PhraseFinder::head_of_relative(uint32_t verb) const {
  constexpr uint32_t longest_relative = 16;
  constexpr uint64_t others = part::stop | part::comma | part::coordination | part::subordinator | part::say |
                              part::quote | part::condition | part::relative | part::complementizer | part::pronoun;
  constexpr uint64_t helpers = finite | part::adverb | part::negation;
  // "Who treated the | wounded": no verb.
  if (view_.verb_first || view_.has(verb - 1, part::opens)) return {};
  for (uint32_t t = verb; t > view_.begin + 1 && verb - t < longest_relative; --t) {
    uint32_t first = t - 1;
    if (view_.has(first, part::named | part::counted)) continue;
    if (view_.has(first, others)) return {};
    if (!view_.has(first, finite) && !is_verb_of_relative(first)) continue;
    while (first > view_.begin && view_.has(first - 1, helpers) && !view_.has(first - 1, part::say | part::named))
      --first;
    // "Who tried | to storm the base".
    if (view_.has(first - 1, part::toward) && view_.has(first - 2, finite) && !view_.has(first - 2, part::say)) {
      t = first;
      continue;
    }
    // A participle of the noun right before it: "who bought land | seized from farmers".
    if (first == view_.begin || !is_relative(first - 1)) {
      if (is_reduced_relative(t - 1)) continue;
      return {};
    }
    uint32_t end = first - 1;
    while (end > view_.begin && view_.has(end - 1, part::comma)) --end;
    // Between commas the relative has ended before the verb.
    if (end < first - 1) return {};
    const TokenRange noun = phrase_before(end, view_.begin);
    // "Politicians on both sides | of the line which ...": it may be said of the last noun alone.
    if (const TokenRange whole = head_of({subject_begin(end), end});
        !view_.has(first, finite) && !whole.empty() && whole.end < noun.begin)
      return whole;
    // "Introduced an act which cuts the benefits | paid to": the noun is an object, and the participle none of its.
    if (is_reduced_relative(verb) && view_.any({view_.begin, noun.begin}, part::verb)) return {};
    return antecedent(noun, end);
  }
  return {};
}

// Where the verb comes second, "the decision (of X) | to sell the company | drew criticism": the noun whose infinitive
// has `object` behind it, where a clause begins with that noun; `object` itself where none does.
TokenRange PhraseFinder::noun_of_infinitive(TokenRange object) const {
  constexpr uint64_t opens_clause = part::stop | part::comma | part::complementizer | part::subordinator | part::quote;
  if (view_.verb_first || object.empty() || object.begin < view_.begin + 4) return object;
  const uint32_t verb = object.begin - 1, to = verb - 1;
  if (!view_.has(to, part::toward) || view_.has(verb, part::named)) return object;
  // "A plan to": a noun that says of a deed that it may be.
  uint32_t first = to;
  const bool may_be = view_.has(to - 1, part::modal | part::negation);
  // "The government | plans to help".
  if (may_be && !view_.has(to - 2, part::opens) && view_.endings->is_plural(doc_.at(doc_.tokens[to - 1].span)))
    return object;
  if (may_be) --first;
  while (first > view_.begin && to - first < longest_noun && !ends_phrase(first - 1) &&
         !(first < to && begins_anew(first)))
    --first;
  const bool begins = first == view_.begin || (view_.has(first - 1, opens_clause) && !view_.has(first - 1, part::word));
  const TokenRange noun = trimmed({first, to});
  constexpr uint64_t somebody = part::named | part::person_noun | part::people | part::pronoun;
  return begins && view_.has(noun.begin, part::opens) && !view_.any(noun, somebody) ? noun : object;
}

// "The nurses whom | the militia | kidnapped": where a relative stands before a subject of its own, that begins behind
// it; no_token if it does not.
uint32_t PhraseFinder::behind_relative(uint32_t begin, uint32_t end) const {
  if (view_.verb_first || (view_.all_parts & part::relative) == 0) return no_token;
  constexpr uint64_t verbs = part::verb | part::say | part::be | part::have | part::modal;
  for (uint32_t t = end; t > begin + 1 && !view_.has(t - 1, verbs); --t)
    if (view_.has(t - 1, part::relative) && !view_.has(t - 1, part::named))
      return t < end && !head_of({t, end}).empty() ? t : no_token;
  return no_token;
}

// "Nine people suffered | cuts and | another 900 have been moved": between two verbs stand the object of the first and
// the subject of the second, behind the last "and".
uint32_t PhraseFinder::behind_object(uint32_t begin, uint32_t end) const {
  constexpr uint64_t starts = part::determiner | part::counted | part::named | part::person_noun | part::pronoun;
  for (uint32_t t = end; !view_.verb_first && t > begin + 1 && !view_.has(t - 1, part::relative); --t)
    if (view_.has(t - 1, part::coordination)) return view_.has(t, starts) && t < end ? t : begin;
  return begin;
}

// "80 houses damaged in the east and | 400 people had to leave", "dead and | 400": a count behind the last "and" begins
// the subject, if a preposition stands before, or only what befell others. Elsewhere the phrase is one: "two guards and
// three drivers", "ten people including two nurses and a doctor".
uint32_t PhraseFinder::last_counted(uint32_t begin, uint32_t end) const {
  if (view_.verb_first) return begin;
  for (uint32_t t = end; t > begin + 1; --t) {
    if (!view_.has(t - 1, part::coordination)) continue;
    const uint32_t f = t < end ? view_.figure[t - view_.begin] : none_index;
    const bool count = f != none_index && doc_.figures[f].tokens.begin == t;
    const TokenRange first{begin, t - 1};
    const bool others = view_.any(first, part::preposition) && !view_.any(first, part::partitive);
    return count && (others || view_.all(first, part::casualty | part::adverb)) ? t : begin;
  }
  return begin;
}

// "Men | thought to belong to a gang | killed": where what is only said of the noun before it begins, whose infinitive
// stands at `verb`; no_token if it is no such verb.
uint32_t PhraseFinder::hearsay_of_noun(uint32_t verb) const {
  constexpr uint64_t no_noun = part::be | part::have | part::auxiliary | part::modal | part::pronoun | part::adverb |
                               part::phrase_end | part::coordination;
  if (view_.verb_first || verb < view_.begin + 3 || !view_.has(verb - 1, part::toward)) return no_token;
  const uint32_t said = verb - 2;
  const bool told = view_.has(said, part::say | part::verb) && !view_.has(said, part::named);
  return told && view_.has(said - 1, part::word) && !view_.has(said - 1, no_noun) ? said : no_token;
}

// "Boarded a tanker | suspected of": right behind a noun, with "of" or another preposition behind it, and a verb before
// that noun.
bool PhraseFinder::is_participle_of_object(uint32_t verb) const {
  constexpr uint64_t borders = part::stop | part::comma | part::complementizer | part::relative | part::subordinator;
  constexpr uint64_t helpers = part::be | part::have | part::modal | part::auxiliary | part::pronoun | part::adverb;
  if (view_.verb_first || verb <= view_.begin + 1 || !view_.has(verb + 1, part::of | part::agent)) return false;
  if (!view_.has(verb - 1, part::word) || view_.has(verb - 1, helpers | part::verb | part::say)) return false;
  for (uint32_t t = verb - 1; t > view_.begin && !view_.has(t - 1, borders); --t)
    if (view_.has(t - 1, part::verb) && !view_.has(t - 1, part::named | part::noun)) return t < verb - 1;
  return false;
}

// Verb first: several people who act, by the letters of a participle and the ending of those who act: "unknown men".
bool PhraseFinder::is_crowd(uint32_t token) const {
  constexpr size_t shortest_bytes = 10;
  constexpr uint64_t others = part::noun | part::counted | part::named | part::verb | part::dated | part::thing;
  const Token& told = doc_.tokens[token];
  const std::string_view word = doc_.at(told.span).substr(told.proclitic_bytes);
  if (!view_.verb_first || word.size() < shortest_bytes || view_.has(token, others)) return false;
  return view_.endings->person_prefix.begins(word) && view_.endings->people_nominative.ends(word);
}

// Verb first, "the head of the council | X": a name behind an office that ends in the name of what it is over.
bool PhraseFinder::is_holder(uint32_t mention, uint32_t office) const {
  const uint32_t name = doc_.mentions[mention].tokens.begin;
  const uint32_t over = name > office ? view_.mention[name - 1 - view_.begin] : none_index;
  if (over == none_index || !is_person(mention) || is_person(over)) return false;
  if (doc_.mentions[over].tokens.begin <= office || view_.has(name, part::with_conjunction)) return false;
  constexpr uint64_t others = part::definite | part::named | part::thing | part::place_noun | part::group |
                              part::counted | part::people | part::statement;
  return view_.has(office, part::person_noun | part::noun) && !view_.has(office, others) &&
         !view_.endings->people_plural.ends(doc_.at(doc_.tokens[office].span));
}

// Verb first: several people who act, whom no list need know, or the last adjective behind them: "angry protesters",
// "foreign fighters".
bool PhraseFinder::ends_in_who_act(uint32_t token, uint32_t begin) const {
  if (view_.has(token, part::definite | part::named | part::with_conjunction)) return false;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  const bool acts = view_.has(token, part::person_noun) && view_.endings->people_nominative.ends(word);
  if (acts || is_crowd(token)) return true;
  return token > begin && may_be_said_of_who_act(token) && ends_in_who_act(token - 1, begin);
}

// By its ending, or a list; "gunmen | Lebanese (men)": with the ending of an object a nationality is one.
bool PhraseFinder::may_be_said_of_who_act(uint32_t token) const {
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  if (view_.endings->people_nominative.ends(word) || view_.endings->people_adjective.has(word)) return true;
  return view_.has(token, part::nationality) && !view_.endings->people_oblique.ends(word) &&
         !view_.endings->accusative.ends(word);
}

// Verb first: an indefinite word that no genitive follows: the plural of people in -un, or an adjective in -i behind
// its noun ("gunmen | the village", "legal groups | the authorities").
bool PhraseFinder::is_no_construct(uint32_t token, uint32_t begin) const {
  if (view_.has(token, part::definite | part::named | part::with_conjunction)) return false;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  if (ends_in_who_act(token, begin)) return true;
  if (view_.has(token, part::person_noun)) return false;
  return token > begin && !view_.has(token, part::noun | part::verb) &&
         !view_.has(token - 1, part::definite | part::preposition | part::counted) &&
         view_.endings->any_nisba.ends(word);
}

// Verb first: the phrase from `begin` on, indefinite so far, ends before `token`. "Gunmen | a convoy": an adjective of
// people ends as they do.
bool PhraseFinder::ends_before(uint32_t token, uint32_t begin) const {
  // "A militant group | a convoy": behind a noun and its adjective, both in the feminine.
  const auto feminine = [&](uint32_t t) {
    return doc_.tokens[t].is(token_flag::ta_marbuta) &&
           !view_.has(t, part::definite | part::named | part::with_conjunction);
  };
  // "War | planes | positions of": a plural of things has its adjective in the feminine.
  const auto plural = [&](uint32_t t) {
    return view_.has(t, part::noun) && !view_.has(t, part::definite | part::named | part::with_conjunction) &&
           view_.endings->feminine_plural.ends(doc_.at(doc_.tokens[t].span));
  };
  // "A driven | plane": some adjectives are nouns elsewhere.
  const auto is_known_noun = [&](uint32_t t) {
    return view_.has(t, part::noun) && !view_.endings->attribute.has(doc_.at(doc_.tokens[t].span));
  };
  const bool things = token >= begin + 2 && plural(token - 2) && !view_.has(token, part::definite | part::coordination);
  if (token >= begin + 2 && (feminine(token - 2) || things) && feminine(token - 1) && !is_known_noun(token - 1) &&
      (!feminine(token) || view_.has(token, part::noun)) &&
      !view_.has(token, part::with_conjunction | part::named | part::quote | part::adverb))
    return true;
  if (!is_no_construct(token - 1, begin)) return false;
  // "Local sources | the death of ...".
  const bool deed = is_deed(token) && !view_.has(token, part::with_conjunction | part::person_noun);
  if (view_.has(token, part::definite) || (deed && token > begin + 1)) return true;
  constexpr uint64_t goes_on = part::with_conjunction | part::quote | part::adverb;
  return ends_in_who_act(token - 1, begin) && !view_.has(token, goes_on) && !may_be_said_of_who_act(token);
}

}  // namespace khabar
