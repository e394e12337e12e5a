// Where the verb comes first: objects that stand far behind their subject, and who a relative clause is said of.
#include <algorithm>

#include "assemble/phrases.h"

namespace khabar {

namespace {

// An insertion of more words is rather a clause.
constexpr uint32_t longest_insertion = 18;
// An apposition longer than this is rather a clause.
constexpr uint32_t longest_apposition = 18;

}  // namespace

// "The minister | , a former judge, | the movement": behind the mark that closes what the one at `from` opens; `from`
// if none does.
uint32_t PhraseFinder::behind_insertion(uint32_t from) const {
  constexpr uint64_t clause = part::say | part::verb | part::with_conjunction | part::complementizer;
  if (!view_.has(from, part::comma) || doc_.tokens[from].punct == Punct::bracket_close) return from;
  // "..., and said": what begins so is the next clause; "..., and he is a judge, ...": a pronoun stands in an aside.
  constexpr uint64_t aside = part::pronoun | part::named | part::dated | part::preposition;
  // "..., and its seat is in X, ...".
  const bool own = from + 1 < view_.end && !view_.has(from + 1, part::say | part::verb | part::complementizer) &&
                   view_.endings->owner.ends(doc_.at(doc_.tokens[from + 1].span));
  if (view_.has(from + 1, clause) && !view_.has(from + 1, aside) && !own) return from;
  const Punct open = doc_.tokens[from].punct;
  const Punct close = open == Punct::bracket_open ? Punct::bracket_close : open;
  for (uint32_t t = from + 1; t < view_.end && t <= from + longest_insertion; ++t) {
    if (view_.has(t, part::stop | part::say)) return from;
    if (doc_.tokens[t].punct == close && t > from + 1) return t + 1;
  }
  return from;
}

// An adjective of a statement that is not known yet, or a word that no list knows.
bool PhraseFinder::is_adjective_of_words(uint32_t token) const {
  constexpr uint64_t others = part::phrase_end | part::definite | part::named | part::noun | part::dated |
                              part::counted | part::adverb | part::preposition | part::with_preposition |
                              part::with_conjunction | part::place_noun | part::group | part::nationality;
  if (!view_.has(token, part::word) || view_.has(token, others)) return false;
  return !view_.has(token, part::person_noun) || view_.endings->any_nisba.ends(doc_.at(doc_.tokens[token].span));
}

// Right behind a statement that is not known yet, with its adjectives.
bool PhraseFinder::is_behind_words(uint32_t token) const {
  constexpr uint32_t reach = 4;
  for (uint32_t t = token; t > view_.begin && token - t < reach; --t) {
    if (view_.has(t - 1, part::statement)) return !view_.has(t - 1, part::definite) || t == token;
    if (!view_.has(t - 1, part::adverb) && !is_adjective_of_words(t - 1)) return false;
  }
  return false;
}

// Behind phrases that prepositions bring in; `from` if there is none.
uint32_t PhraseFinder::behind_prepositions(uint32_t from, uint32_t limit) const {
  uint32_t t = from;
  while (t < limit) {
    const bool joined = view_.has(t, part::with_preposition);
    if (!joined && !view_.has(t, part::preposition)) return t;
    // "On that day | 92 men".
    if (!joined && view_.has(t + 1, part::dated) && t + 1 < limit) {
      t = std::min(limit, doc_.dates[view_.date[t + 1 - view_.begin]].tokens.end);
      continue;
    }
    // "In a statement | the militia", "in a new report | the government"; not "since the announcement of | the army".
    const bool words = !joined && view_.has(t + 1, part::statement) && !view_.has(t + 1, part::definite);
    uint32_t told_end = t + 2;
    while (words && told_end < std::min(limit, t + 4) &&
           (view_.has(told_end, part::statement) || is_adjective_of_words(told_end)))
      ++told_end;
    const bool told = words && (view_.has(t, part::locative) || told_end > t + 2);
    while (told && told_end < limit && view_.has(told_end, part::adverb)) ++told_end;
    // "From above | the roofs".
    const uint32_t behind = joined ? t : view_.has(t + 1, part::preposition) ? t + 2 : t + 1;
    const TokenRange phrase = told ? TokenRange{t + 1, told_end} : phrase_after(behind, limit, true);
    if (phrase.empty() || phrase.end <= t) return from;
    t = phrase.end;
    if (told && may_be_object(t)) return t;
  }
  return from;
}

// The word may begin an object: it is known for a noun or looks like one, and is not brought in by another word.
bool PhraseFinder::may_be_object(uint32_t token) const {
  constexpr uint64_t known = part::named | part::counted;
  constexpr uint64_t others = part::phrase_end | part::with_conjunction | part::with_preposition | part::coordination |
                              part::adverb | part::dated | part::preposition | part::of | part::attribution;
  if (token >= view_.end || doc_.tokens[token].kind == TokenKind::punctuation) return false;
  if (view_.has(token, part::with_conjunction | part::with_preposition | part::dated)) return false;
  // "In an ambush that | gunmen | laid": no object has the ending of those who act.
  const bool people = view_.has(token, part::person_noun) || is_crowd(token);
  if (people && view_.endings->people_nominative.ends(doc_.at(doc_.tokens[token].span))) return false;
  if (view_.has(token, known) || view_.titled[token - view_.begin] != none_index) return true;
  // Of a word that no list knows the first letters may be a conjunction or a preposition.
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  if (view_.has(token, others) || view_.endings->and_the.begins(word)) return false;
  if (view_.has(token, part::definite | part::person_noun | part::noun)) return true;
  if (view_.endings->joined_in.begins(word)) return false;
  // "A nun | of Italy" looks like a noun, "the two sides of | the conflict" governs one.
  constexpr uint64_t elsewhere = part::definite | part::named | part::preposition | part::subordinator;
  return doc_.tokens[token].is(token_flag::ta_marbuta) ? !view_.has(token + 1, elsewhere)
                                                       : view_.has(token + 1, part::definite);
}

// A definite noun for things, or a plural: what is said of the subject would be an office, a participle or a name.
bool PhraseFinder::begins_object(uint32_t token) const {
  constexpr uint64_t of_persons = part::person_noun | part::nationality | part::counted | part::named;
  if (!view_.has(token, part::definite) || view_.has(token, of_persons) || view_.has(token + 1, part::relative))
    return false;
  const bool deed = view_.any_trigger_at(token, [](const Trigger&) { return true; });
  const bool noun =
      view_.has(token, part::noun) || deed || view_.endings->people_oblique.ends(doc_.at(doc_.tokens[token].span));
  return noun && view_.titled[token - view_.begin] == none_index && may_be_object(token);
}

// "The prince received ..., governor of the region, | in his office in Basra on Monday, | the ambassador": behind what
// tells where and when, up to a comma, somebody with a name or an office; empty if there is none.
TokenRange PhraseFinder::object_behind_asides(uint32_t from) const {
  constexpr uint64_t somebody = part::named | part::person_noun;
  // ", in a new report | the authorities".
  if (const uint32_t told = behind_prepositions(from, view_.end);
      told > from && is_behind_words(told) && may_be_object(told))
    return phrase_after(told, view_.end);
  const uint32_t t = behind_all_circumstances(from);
  if (t == from || !view_.has(t, part::comma) || t + 1 >= view_.end) return {};
  const uint32_t first = t + 1;
  const bool known = view_.has(first, somebody) || view_.titled[first - view_.begin] != none_index;
  return known && may_be_object(first) ? phrase_after(first, view_.end) : TokenRange{};
}

// Behind the dates, adverbs and phrases of prepositions at `from`.
uint32_t PhraseFinder::behind_circumstances(uint32_t from) const {
  uint32_t t = behind_prepositions(from, view_.end);
  while (t < view_.end && view_.has(t, part::dated | part::adverb) && !view_.has(t, part::comma)) ++t;
  return t;
}

uint32_t PhraseFinder::behind_all_circumstances(uint32_t from) const {
  uint32_t t = from;
  for (uint32_t next = behind_circumstances(t); next > t; next = behind_circumstances(t)) t = next;
  return t;
}

// "Gunmen abducted | five days ago, | a number of workers": behind what tells when and a comma, a noun or how many,
// with the ending of an object; no_token if none stands there.
uint32_t PhraseFinder::behind_time_and_comma(uint32_t from) const {
  const uint32_t comma = behind_all_circumstances(from), t = comma + 1;
  if (comma == from || t >= view_.end || !view_.has(comma, part::comma)) return no_token;
  constexpr uint64_t nouns = part::noun | part::person_noun | part::determiner;
  const bool object =
      view_.has(t, nouns) && !view_.has(t, part::verb | part::adverb) && (is_accusative(t) || may_be_accusative(t));
  return object ? t : no_token;
}

TokenRange PhraseFinder::object_behind_insertion(uint32_t from, uint32_t limit, bool meets) const {
  if (from >= view_.end) return {};
  const uint32_t behind = behind_prepositions(from, limit);
  // "The spokesman of the council in the south, | the states": a comma behind a long subject, and the object itself.
  if (behind < view_.end && view_.has(behind, part::comma) && begins_object(behind + 1))
    return phrase_after(behind + 1, view_.end);
  if (const uint32_t t = behind < view_.end ? behind_insertion(behind) : behind; t > behind)
    return may_be_object(t) ? phrase_after(t, view_.end) : object_behind_asides(t);
  if (const uint32_t t = behind_time_and_comma(from); t != no_token) return phrase_after(t, view_.end);
  if (behind == from || behind >= limit) return {};
  const uint32_t f = view_.figure[behind - view_.begin];
  const bool count = f != none_index && doc_.figures[f].tokens.begin == behind;
  const bool told = is_behind_words(behind) && view_.has(behind, part::definite | part::named);
  // "The president received | on the sidelines of the summit | the prime minister of Chad".
  const bool met = meets && begins_somebody(behind) && may_be_object(behind);
  return count || told || met ? phrase_after(behind, limit) : TokenRange{};
}

TokenRange PhraseFinder::object_behind_marks(uint32_t from) const {
  constexpr uint32_t reach = 26;
  constexpr uint64_t others = part::stop | part::verb | part::say | part::relative | part::complementizer |
                              part::with_conjunction | part::subordinator | part::coordination;
  constexpr uint64_t marks = part::comma | part::dated | part::adverb;
  uint32_t t = from;
  while (t < view_.end && t < from + reach) {
    const bool joined = view_.has(t, part::with_preposition);
    if (joined || view_.has(t, part::preposition)) {
      const TokenRange phrase = phrase_after(joined ? t : t + 1, view_.end, true);
      t = phrase.empty() ? t + 1 : std::max(t + 1, phrase.end);
      continue;
    }
    if (view_.has(t, marks) && !view_.has(t, part::named)) {
      ++t;
      continue;
    }
    if (view_.has(t, others)) return {};
    // "The ambassador X, | the envoy of Chad": right behind a comma stands what he is.
    const bool apposition = view_.all({from, t}, part::comma);
    const bool marked = !apposition && (view_.has(t - 1, marks) || doc_.tokens[t - 1].kind == TokenKind::punctuation);
    const bool known =
        begins_somebody(t) || view_.has(t, part::named | part::counted) ||
        (view_.has(t, part::noun) && (view_.has(t, part::article) || view_.has(t + 1, part::article | part::named) ||
                                      (t + 1 < view_.end && view_.titled[t + 1 - view_.begin] != none_index)));
    // "The acting governor of the bank, | X,": of an office the name without a title is its holder's.
    const uint32_t m = view_.mention[t - view_.begin];
    const bool holder =
        m != none_index && is_person(m) && view_.titled[t - view_.begin] == none_index && is_office_behind_verb(from);
    return marked && known && !holder && may_be_object(t) ? phrase_after(t, view_.end) : TokenRange{};
  }
  return {};
}

TokenRange PhraseFinder::words_behind_insertion(uint32_t from) const {
  constexpr uint32_t longest_object = 8;
  const TokenRange subject = phrase_after(from, view_.end);
  if (subject.empty() || subject.end >= view_.end) return {};
  const uint32_t comma = behind_prepositions(subject.end, view_.end);
  if (comma >= view_.end) return {};
  const uint32_t object = behind_insertion(comma);
  if (object == comma || object >= view_.end || !may_be_object(object)) return {};
  return {object, std::min(view_.end, object + longest_object)};
}

// Between the verb and `end` stands what may be an office, and no name of a person.
bool PhraseFinder::is_office_behind_verb(uint32_t end) const {
  uint32_t first = end;
  for (; first > view_.begin && !view_.has(first - 1, part::verb | part::say | part::stop); --first) {
    const uint32_t m = view_.mention[first - 1 - view_.begin];
    if (m != none_index && is_person(m)) return false;
  }
  return first < end && !view_.has(first, part::group | part::definite);
}

// The object at `object`, behind a phrase of a preposition: `sure` as object_behind_joined has it.
bool PhraseFinder::is_object_behind_phrase(uint32_t object, bool sure) const {
  constexpr uint64_t elsewhere = part::locative | part::direction | part::dated | part::adverb | part::nationality;
  if (view_.has(object, elsewhere) || !may_be_object(object)) return false;
  const std::string_view word = doc_.at(doc_.tokens[object].span);
  // "The youths | with stones | a patrol": no adjective of a known noun is itself not known.
  constexpr uint64_t nouns = part::noun | part::person_noun | part::place_noun;
  const bool new_noun = view_.has(object, nouns) && !view_.has(object, part::definite | part::named) &&
                        view_.has(object - 1, part::definite | part::named);
  // "Chad | with an air raid | a car": behind an adjective in the feminine, a noun.
  const bool behind_adjective = view_.has(object, nouns) && !view_.has(object - 1, nouns | part::definite) &&
                                doc_.tokens[object - 1].is(token_flag::ta_marbuta);
  return !sure || new_noun || behind_adjective || begins_somebody(object) || view_.has(object, part::counted) ||
         view_.endings->accusative.ends(word) || view_.endings->people_oblique.ends(word);
}

// A number without what it counts: "twenty | soldiers", not "ten raids".
bool PhraseFinder::is_bare_count(uint32_t token) const {
  const uint32_t f = view_.figure[token - view_.begin];
  return view_.has(token, part::counted) && (f == none_index || doc_.figures[f].noun.empty());
}

TokenRange PhraseFinder::object_behind_joined(uint32_t from, uint32_t limit, bool sure) const {
  constexpr int most_phrases = 3;
  uint32_t t = from;
  for (int i = 0; i < most_phrases && t < limit; ++i) {
    const bool joined = view_.has(t, part::with_preposition);
    if (!joined && !view_.has(t, part::preposition)) return {};
    // "The army, backed | by | the alliance, | the town": one preposition of two words.
    const bool two = !joined && view_.has(t + 1, part::preposition);
    const TokenRange phrase = phrase_after(joined ? t : t + (two ? 2 : 1), limit, true);
    if (phrase.empty()) return {};
    // "On a high building | an old man": no noun behind a preposition has such an ending.
    for (uint32_t a = phrase.begin + 1; a < phrase.end; ++a)
      if (may_be_accusative(a) && !view_.has(a, part::named | part::counted | part::adverb) && !is_bare_count(a - 1) &&
          !view_.endings->aboard.has(doc_.at(doc_.tokens[a - 1].span)) && may_be_object(a))
        return {a, phrase.end};
    uint32_t split = object_in(phrase, false);
    if (split != no_token && may_be_said_of_things(split)) split = no_token;
    uint32_t object = split == no_token ? phrase.end : split;
    while (split == no_token && object < limit && view_.has(object, part::adverb)) ++object;
    if (object >= limit) return {};
    if (is_object_behind_phrase(object, sure)) {
      // "The member for Diyala in the council, | Mr X": of an office without a name a person is its holder.
      const uint32_t titled = view_.titled[object - view_.begin];
      if (titled != none_index && is_person(titled) && is_office_behind_verb(from)) return {};
      return split == no_token ? phrase_after(object, limit) : TokenRange{object, phrase.end};
    }
    if (split != no_token) return {};
    t = object;
  }
  return {};
}

// "To the media | companies": in the feminine, what may be said of people is more often said of things in the plural.
bool PhraseFinder::may_be_said_of_things(uint32_t token) const {
  return doc_.tokens[token].is(token_flag::ta_marbuta) && view_.titled[token - view_.begin] == none_index &&
         !view_.has(token, part::named | part::counted) &&
         view_.endings->any_nisba.ends(doc_.at(doc_.tokens[token].span));
}

// An office, or somebody with a name, begins there.
bool PhraseFinder::begins_somebody(uint32_t token) const {
  const uint32_t titled = view_.titled[token - view_.begin], m = view_.mention[token - view_.begin];
  return (titled != none_index && is_person(titled)) || (m != none_index && is_person(m)) ||
         (view_.has(token, part::person_noun) && view_.has(token + 1, part::definite | part::named));
}

// "Arrived | in Cairo on Saturday evening | the minister X".
TokenRange PhraseFinder::subject_behind_circumstances(uint32_t from) const {
  const uint32_t t = behind_all_circumstances(from);
  if (!view_.verb_first || t == from || t >= view_.end) return {};
  return begins_somebody(t) && may_be_object(t) ? phrase_after(t, view_.end) : TokenRange{};
}

uint32_t PhraseFinder::first_verb(uint32_t token) const {
  uint32_t first = token;
  for (uint32_t t = token; t > view_.begin && !view_.has(t - 1, part::stop); --t)
    if (view_.has(t - 1, part::verb | part::say | part::light) && !view_.has(t - 1, part::named)) first = t - 1;
  return first;
}

bool PhraseFinder::agree(uint32_t verb, uint32_t later) const {
  const Letters &feminine = view_.endings->feminine_verb, &plural = view_.endings->plural_verb;
  // "Accused them": the ending of the person stands before the pronoun. No verb is shorter than three letters, so that
  // some end as a pronoun does.
  constexpr size_t shortest_bytes = 6;
  const auto form_of = [&](uint32_t t) {
    const std::string_view form = doc_.at(doc_.tokens[t].span).substr(doc_.tokens[t].proclitic_bytes);
    const size_t stem = form.size() - view_.endings->object_pronoun.at_end_of(form).size();
    return stem < shortest_bytes ? form : form.substr(0, stem);
  };
  const std::string_view first = form_of(verb), second = form_of(later);
  // "They led-them": before a pronoun the plural loses its last letter.
  const std::string_view whole = doc_.at(doc_.tokens[later].span).substr(doc_.tokens[later].proclitic_bytes);
  const bool shortened = second.size() < whole.size() && view_.endings->joined_plural_verb.ends(second);
  // "Accusing (her) the state, and (she) threatened": a participle ends as nouns do.
  const bool her = feminine.ends(first) || doc_.tokens[verb].is(token_flag::ta_marbuta);
  // A verb before its subject is in the singular, whoever that is.
  if (plural.ends(second) || shortened) return !her;
  return her == feminine.ends(second) && !plural.ends(first);
}

bool PhraseFinder::is_masculine(uint32_t verb) const {
  const std::string_view form = doc_.at(doc_.tokens[verb].span).substr(doc_.tokens[verb].proclitic_bytes);
  const Letters& feminine = view_.endings->feminine_verb;
  return view_.verb_first && !feminine.begins(form) && !feminine.ends(form);
}

// Verb first, "his planes | the positions of the movement": a noun with the pronoun of its owner is definite. Only of
// some endings it is sure.
bool PhraseFinder::is_owned(uint32_t token) const {
  constexpr size_t shortest_bytes = 10;
  const Token& t = doc_.tokens[token];
  const std::string_view word = doc_.at(t.span).substr(t.proclitic_bytes);
  return word.size() >= shortest_bytes && view_.endings->owned_feminine.ends(word);
}

// Where the verb comes second, "the appeal of | a student |, who": of what is somebody's, somebody is meant.
TokenRange PhraseFinder::people_behind_of(TokenRange region) const {
  constexpr uint64_t people = part::person_noun | part::people | part::nationality;
  const auto is_somebody = [&](TokenRange r) {
    if (view_.any(r, people)) return true;
    for (uint32_t t = r.begin; t < r.end; ++t)
      if (view_.mention[t - view_.begin] != none_index && is_person(view_.mention[t - view_.begin])) return true;
    return false;
  };
  for (uint32_t t = region.end; t > region.begin; --t) {
    if (!view_.is_of(t - 1)) continue;
    const bool headless = t - 1 == region.begin;
    return headless || (is_somebody({t, region.end}) && !is_somebody({region.begin, t - 1})) ? TokenRange{t, region.end}
                                                                                             : region;
  }
  return region;
}

// Verb first, "the minister, Doctor X | the deed that": what stands behind a person's name with the article of its own.
TokenRange PhraseFinder::behind_person(TokenRange phrase) const {
  for (uint32_t t = phrase.begin; t + 1 < phrase.end; ++t) {
    const uint32_t m = view_.mention[t - view_.begin], next = t + 1;
    if (m == none_index || !is_person(m) || doc_.mentions[m].tokens.end != next) continue;
    const bool said_of_him = view_.has(next, part::nationality | part::person_noun) ||
                             view_.endings->epithet.ends(doc_.at(doc_.tokens[next].span));
    // Of a word that no list knows the adjective behind it shows that it is a noun.
    const bool noun = view_.has(next, part::noun | part::thing) || is_deed(next) ||
                      (next + 1 < phrase.end && view_.has(next + 1, part::article));
    if (view_.has(next, part::article) && view_.mention_at(next) == none_index && !said_of_him && noun)
      return {next, phrase.end};
  }
  return phrase;
}

// "The blast | that has killed ten": right behind it stands a verb that tells what came of something.
bool PhraseFinder::tells_outcome(uint32_t relative) const {
  uint32_t t = relative + 1;
  while (t + 1 < view_.end && view_.has(t, part::have | part::adverb)) ++t;
  return view_.brings_about(t) || view_.any_trigger_at(t, [](const Trigger& told) { return told.effect; });
}

// Where the verb comes second, "a bomb attack | on a bus | in Kabul | that killed ten": where something is, or
// happened, is not what the relative stands for; nor is whom a deed befell, if the outcome is told and it stands for no
// people.
TokenRange PhraseFinder::before_where(TokenRange noun, uint32_t relative) const {
  constexpr uint64_t no_place = part::person_noun | part::people | part::nationality;
  const bool comma = noun.end < relative;
  const bool outcome = tells_outcome(relative) && !view_.endings->for_people.has(doc_.at(doc_.tokens[relative].span));
  TokenRange head = noun;
  for (TokenRange words = noun; !words.empty() && words.begin > view_.begin + 1;) {
    const uint32_t preposition = words.begin - 1, m = view_.mention[words.end - 1 - view_.begin];
    if (!view_.has(preposition, part::preposition) || view_.has(preposition, part::named | part::counted)) break;
    const bool locative = view_.has(preposition, part::locative);
    const bool where =
        locative && m != none_index && !view_.any(words, no_place) && doc_.mentions[m].type == MentionType::place;
    if (!outcome && (comma || !where)) break;
    words = phrase_before(preposition, view_.begin);
    if (words.empty()) break;
    // "A raid | on the camp", but "a threat | from the gang".
    const uint64_t key = doc_.tokens[preposition].key;
    const auto hits = [key](const Trigger& deed) { return deed.has_preposition(key, Role::recipient); };
    const bool told = is_deed(words.end - 1) && !view_.has(preposition, part::away) &&
                      (locative || view_.any_trigger_at(words.end - 1, hits));
    if (outcome && told) return words;
    if (where && !comma && head.begin == preposition + 1) head = words;
  }
  return head;
}

// Verb first, "gave prizes | to the engineers | who ...": the last of the phrases that the words hold; the one before,
// if a preposition brings the last one in and it does not agree with the relative ("the club | of the university, who
// (he) ...").
TokenRange PhraseFinder::antecedent(TokenRange region, uint32_t relative) const {
  if (region.empty()) return region;
  if (!view_.verb_first) return before_where(people_behind_of(region), relative);
  TokenRange last = region, before = region;
  for (uint32_t t = region.begin; t < region.end;) {
    TokenRange phrase = phrase_after(t, region.end, true);
    if (phrase.empty() || phrase.end <= t) break;
    // "The mayor | and his deputy, who".
    if (t > region.begin &&
        (view_.has(phrase.begin, part::with_conjunction) || view_.has(phrase.begin - 1, part::coordination)))
      phrase.begin = last.begin;
    else
      before = last;
    last = phrase;
    t = phrase.end;
  }
  last = behind_person(last);
  // "The dispersal of | the protesters who": of plurals in -in and -un the ending shows it.
  const auto ends_so = [&](uint32_t t) { return view_.endings->people_oblique.ends(doc_.at(doc_.tokens[t].span)); };
  if (last.size() == 2 && ends_so(relative) && ends_so(last.end - 1) && !view_.has(last.begin, part::definite) &&
      view_.has(last.end - 1, part::definite))
    return {last.end - 1, last.end};
  // "Criticised | the report | the authorities, which": behind a verb and its subject, its object.
  if (view_.has(last.begin - 1, part::verb))
    if (const uint32_t object = object_in(last, false); object != no_token && agrees(object, relative))
      return {object, last.end};
  if (agrees(last.begin, relative)) return last;
  // "The trial of | the soldiers who".
  // With its article only the last noun of a chain can be meant; one behind another definite word is its adjective.
  const uint32_t end = last.end - 1, m = view_.mention[end - view_.begin];
  const uint32_t begin = m != none_index ? std::max(last.begin, doc_.mentions[m].tokens.begin) : end;
  const bool chain = begin > last.begin && !view_.has(begin - 1, part::definite | part::named);
  if (chain && agrees(begin, relative) && view_.has(end, part::noun | part::person_noun | part::named))
    return {begin, last.end};
  const bool introduced = view_.has(last.begin, part::with_preposition) || view_.has(last.begin - 1, part::preposition);
  return introduced ? before : last;
}

bool PhraseFinder::may_be_subject(uint32_t relative, bool plural, bool masculine) const {
  const Endings& endings = *view_.endings;
  const std::string_view word = doc_.at(doc_.tokens[relative].span);
  if (endings.people_oblique.ends(word)) return plural;
  if (!endings.nisba.ends(word)) return true;  // "what", "whoever"
  return endings.feminine_relative.ends(word) ? !masculine : masculine && !plural;
}

// The noun is of the sex of the relative, as far as their endings show.
bool PhraseFinder::agrees(uint32_t noun, uint32_t relative) const {
  return ends_as_feminine(doc_, view_, noun) ==
         view_.endings->feminine_relative.ends(doc_.at(doc_.tokens[relative].span));
}

// Verb first, "said that | X |, was killed": what stands between "that" and the comma.
TokenRange PhraseFinder::topic_before(uint32_t comma) const {
  constexpr uint64_t others = part::stop | part::comma | part::verb | part::say | part::relative;
  if (!view_.verb_first || !view_.has(comma, part::comma)) return {};
  uint32_t t = comma;
  // 'X said: "Y of Z, met the envoy"': the name and the comma behind it.
  constexpr uint64_t told = part::say | part::named | part::stop | part::comma;
  bool quoted = false;
  while (t > view_.begin && comma - t < longest_apposition && !quoted &&
         !view_.has(t - 1, others | part::complementizer)) {
    quoted = t < comma && view_.has(t - 1, part::quote) && view_.has(t - 2, told);
    t -= quoted ? 0 : 1;
  }
  if (t == view_.begin || !(quoted || view_.has(t - 1, part::complementizer))) return {};
  TokenRange topic = phrase_after(t, comma);
  while (!topic.empty() && topic.end < comma && view_.has(topic.end, part::named)) ++topic.end;
  return topic;
}

uint32_t PhraseFinder::behind_aside(uint32_t from, uint32_t limit) const {
  constexpr uint64_t parties = part::directed | part::of | part::agent | part::companion | part::named | part::adverb;
  constexpr uint64_t others = part::preposition | part::with_preposition | part::with_conjunction | part::verb |
                              part::say | part::light | part::stop | part::comma | part::relative |
                              part::complementizer | part::subordinator | part::pronoun | part::counted;
  if (!view_.verb_first || !view_.has(from, part::preposition) || view_.has(from, parties)) return from;
  uint32_t head = no_token;  // the noun that is known by its article, its owner or its name
  for (uint32_t t = from + 1; t < limit; ++t) {
    const uint32_t d = view_.date[t - view_.begin], m = view_.mention[t - view_.begin];
    if (d != none_index || m != none_index) {
      t = (d != none_index ? doc_.dates[d].tokens.end : doc_.mentions[m].tokens.end) - 1;
      head = t;
    } else if (head != no_token &&
               (view_.has(head, part::dated) || !view_.has(t, part::definite) || !may_be_adjective(t, head, false))) {
      return t;
    } else if (head == no_token && view_.has(t, others)) {
      return from;
    } else if (head == no_token && !view_.has(t, part::determiner) &&
               (view_.has(t, part::definite) || view_.endings->owner.ends(doc_.at(doc_.tokens[t].span)))) {
      head = t;
    }
  }
  return from;
}

uint32_t PhraseFinder::begin_of_statement(uint32_t token) const {
  while (token > view_.begin && !view_.has(token - 1, part::stop | part::complementizer)) --token;
  return token;
}

TokenRange PhraseFinder::topic_with_relative(uint32_t verb) const {
  constexpr uint64_t others = part::verb | part::say | part::comma | part::subordinator;
  const uint32_t first = begin_of_statement(verb);
  uint32_t relative = first;
  while (relative < verb && !view_.has(relative, others | part::relative)) ++relative;
  if (!view_.verb_first || relative == verb || !view_.has(relative, part::relative) || view_.has(relative, others))
    return {};
  const TokenRange topic = phrase_after(first, relative);
  if (topic.empty() || topic.end != relative || !view_.has(topic.begin, part::definite | part::named)) return {};
  // "The man who | refused": its own verb.
  const TokenRange said{relative + 1, verb};
  if (!view_.any(said, part::verb | part::say) || view_.any(said, part::subordinator | part::relative)) return {};
  const bool feminine = view_.endings->feminine_relative.ends(doc_.at(doc_.tokens[relative].span));
  return feminine == is_masculine(verb) ? TokenRange{} : topic;
}

// Verb first, "as for Chad, then | (he) denied | her minister | it": the owner's pronoun behind the verb is of the
// other sex than the verb, whose subject is then owned.
bool PhraseFinder::owns_subject(uint32_t verb) const {
  const TokenRange behind = phrase_after(verb + 1, view_.end);
  for (uint32_t t = behind.begin; t < behind.end; ++t) {
    const std::string_view word = doc_.at(doc_.tokens[t].span);
    if (!view_.has(t, part::named) && view_.endings->owner.ends(word))
      return view_.endings->her.ends(word) == is_masculine(verb);
  }
  return false;
}

TokenRange PhraseFinder::topic_as_for(uint32_t verb) const {
  constexpr uint32_t reach = 24;
  constexpr uint64_t helpers = part::auxiliary | part::aspect | part::negation | part::modal;
  const auto word = [this](uint32_t t) { return doc_.at(doc_.tokens[t].span); };
  if (!view_.verb_first) return {};
  uint32_t first = verb;
  while (first > view_.begin && view_.has(first - 1, helpers)) --first;
  bool then = view_.has(first, part::with_conjunction | helpers) && view_.endings->then.begins(word(first));
  // "Then it had": spelled like another verb.
  if (!then && first > view_.begin && view_.endings->then_had.has(word(first - 1))) {
    --first;
    then = true;
  }
  if (!then) return {};
  for (uint32_t t = first; t > view_.begin && first - t < reach && !view_.has(t - 1, part::stop); --t) {
    if (!view_.endings->as_for.has(word(t - 1))) continue;
    const TokenRange topic = phrase_after(t, first);
    return topic.begin == t && !owns_subject(verb) ? topic : TokenRange{};
  }
  return {};
}

}  // namespace khabar
