// A noun phrase as somebody or something that takes part: whose name it holds, and whether it is that one's.
#include <algorithm>

#include "assemble/phrases.h"
#include "core/names.h"

namespace khabar {

Argument PhraseFinder::of_mention(uint32_t mention) const {
  Argument a;
  a.span = doc_.mentions[mention].span;
  a.mention = mention;
  a.entity = doc_.mention_entity[mention];
  if (a.entity != none_index) a.country = doc_.entities[a.entity].country;
  return a;
}

// "The president", "the ministry": a noun that names nobody, but that somebody is known by, if it is the head of the
// phrase: "the group's fighters" are no group.
uint32_t PhraseFinder::entity_of_noun(TokenRange phrase) const {
  const auto at = std::lower_bound(doc_.coreferences.begin(), doc_.coreferences.end(), phrase.begin,
                                   [](const Coreference& c, uint32_t token) { return c.tokens.begin < token; });
  if (at == doc_.coreferences.end() || !phrase.contains(at->tokens) || at->tokens.begin > phrase.begin + 1)
    return none_index;
  return view_.verb_first || at->tokens.end == phrase.end ? at->entity : none_index;
}

// "Chad's ruling party" is not Chad, though it is of that country.
bool PhraseFinder::is_possessor(TokenRange phrase, uint32_t mention) const {
  const Mention& place = doc_.mentions[mention];
  return place.type == MentionType::place && place.tokens.end + 1 < phrase.end &&
         is_left_of_possessor(place.tokens.end);
}

// "The governor of Basra", "Basra police": they are no town, though they are of its country. Of a country it is another
// matter: its troops act for it.
bool PhraseFinder::is_of_town(TokenRange phrase, uint32_t mention) const {
  const Mention& place = doc_.mentions[mention];
  const uint32_t entity = doc_.mention_entity[mention];
  if (place.type != MentionType::place || entity == none_index || is_whole_country(doc_.entities[entity])) return false;
  constexpr uint64_t part_of_place = part::place_noun | part::direction;
  for (uint32_t t = phrase.begin; t < phrase.end; ++t)
    if (!place.tokens.contains(TokenRange{t, t + 1}) && view_.has(t, part_of_place)) return false;
  if (view_.verb_first) return phrase.begin < place.tokens.begin;
  for (uint32_t t = phrase.begin; t < place.tokens.begin; ++t)
    if (view_.has(t, part::of)) return true;
  return place.tokens.end < phrase.end && view_.has(phrase.end - 1, part::word);
}

// Verb first, "the company of the gulf": who is named by a noun and a place that is no country's, town's or the like.
bool PhraseFinder::is_named_after(TokenRange phrase, uint32_t mention) const {
  const Mention& place = doc_.mentions[mention];
  if (!view_.verb_first || place.type != MentionType::place || place.tokens.begin != phrase.begin + 1) return false;
  constexpr uint64_t people_or_places = part::person_noun | part::place_noun | part::named | part::counted;
  const uint32_t entity = doc_.mention_entity[mention];
  return entity != none_index && doc_.entities[entity].country.empty() && view_.has(phrase.begin, part::noun) &&
         !view_.has(phrase.begin, people_or_places);
}

// Verb first: one person, told by what he is and by no name, with words behind.
bool PhraseFinder::is_bare_office(TokenRange phrase) const {
  const auto many = [this](uint32_t t) { return view_.endings->people_plural.ends(doc_.at(doc_.tokens[t].span)); };
  // "The secretary | general" is one: adjectives of many end as they do, and a plural before a genitive loses its
  // ending.
  const bool one = !many(phrase.begin) || (phrase.size() > 1 && !many(phrase.begin + 1));
  // "(They) abducted | a commander": he is counted, though no number says so.
  const uint32_t rest = phrase.begin + (is_only_one(phrase.begin) ? 1 : 0);
  return view_.verb_first && phrase.end < view_.end && view_.has(phrase.begin, part::person_noun) && one &&
         !view_.any({rest, phrase.end}, part::named | part::counted | part::people);
}

// Verb first, "the spokesman | for the army, Colonel X,": behind the office, what it is of stands between prepositions;
// none_index if nobody is named so.
uint32_t PhraseFinder::holder_behind(TokenRange phrase) const {
  constexpr uint32_t reach = 7;
  constexpr uint64_t over = part::stop | part::complementizer | part::verb | part::say | part::relative |
                            part::with_conjunction | part::coordination | part::light;
  if (!is_bare_office(phrase) || view_.has(phrase.end, part::comma)) return none_index;
  for (uint32_t t = phrase.end; t < std::min(view_.end, phrase.end + reach) && !view_.has(t, over); ++t) {
    if (doc_.tokens[t].punct != Punct::comma || t + 1 >= view_.end) continue;
    const uint32_t m = view_.mention_at(t + 1);
    return m != none_index && is_person(m) && doc_.mentions[m].tokens.begin <= t + reach ? m : none_index;
  }
  return none_index;
}

uint32_t PhraseFinder::holder_behind_town(TokenRange phrase) const {
  constexpr uint32_t reach = 7;
  constexpr uint64_t over = part::stop | part::comma | part::complementizer | part::verb | part::say | part::relative |
                            part::preposition | part::light;
  if (phrase.size() < 2 || !is_bare_office(phrase) || !view_.has(phrase.end, part::with_preposition)) return none_index;
  for (uint32_t t = phrase.end + 1; t < std::min(view_.end, phrase.end + reach) && !view_.has(t, over); ++t) {
    const uint32_t m = view_.mention_at(t);
    if (m == none_index || !is_person(m) || doc_.mentions[m].tokens.begin > t) continue;
    return view_.has(t, part::with_preposition | part::with_conjunction) ? none_index : m;
  }
  return none_index;
}

// "Its president, X,": somebody who is told by what he is, and then by his name, is known by that.
TokenRange PhraseFinder::with_name_behind(TokenRange phrase) const {
  if (const uint32_t holder = holder_behind(phrase); holder != none_index)
    return {phrase.begin, doc_.mentions[holder].tokens.end};
  if (phrase.end + 1 >= view_.end || doc_.tokens[phrase.end].punct != Punct::comma) return phrase;
  const uint32_t first = phrase.end + 1;
  const uint32_t m = view_.mention_at(first);
  if (m == none_index || !is_person(m) || !view_.any(phrase, part::noun | part::person_noun)) return phrase;
  if (view_.any(phrase, part::counted) || view_.endings->is_plural(doc_.at(doc_.tokens[phrase.end - 1].span)))
    return phrase;
  for (uint32_t t = phrase.begin; t < phrase.end; ++t)
    if (view_.mention[t - view_.begin] != none_index && is_person(view_.mention[t - view_.begin])) return phrase;
  const uint32_t end = doc_.mentions[m].tokens.end;
  return end >= view_.end || view_.has(end, part::comma | part::stop) ? TokenRange{phrase.begin, end} : phrase;
}

// "Neville | 's": without the letters that say whose; nor with the mark that closes what was opened before it.
uint32_t PhraseFinder::end_of_core(TokenRange phrase) const {
  const uint32_t last = phrase.end - 1;
  const bool owner = is_left_of_possessor(last) && view_.mention[last - view_.begin] == none_index;
  const bool closes = view_.verb_first && phrase.begin > view_.begin && view_.has(phrase.begin - 1, part::quote) &&
                      view_.has(last, part::quote) && !view_.any({phrase.begin, last}, part::quote);
  return doc_.tokens[phrase.size() > 1 && (owner || closes) ? last - 1 : last].span.end;
}

// "Left | 13 inmates | dead": what is said of them is no part of who they are.
TokenRange PhraseFinder::without_casualty(TokenRange phrase) const {
  if (view_.verb_first || phrase.size() < 2) return phrase;
  const uint32_t last = phrase.end - 1;
  const bool adjective = view_.has(last, part::casualty) && !view_.has(last, part::named) &&
                         view_.has(last - 1, part::noun) && !view_.endings->is_plural(doc_.at(doc_.tokens[last].span));
  const bool many = view_.has(last - 1, part::people) || view_.endings->is_plural(doc_.at(doc_.tokens[last - 1].span));
  return adjective && many ? TokenRange{phrase.begin, last} : phrase;
}

Argument PhraseFinder::argument(TokenRange given) const {
  TokenRange phrase = without_casualty(with_name_behind(given));
  // Verb first, "* Some farmers": the mark of an item.
  while (view_.verb_first && phrase.size() > 1 && view_.at(phrase.begin) == 0) ++phrase.begin;
  Argument a;
  a.span = {doc_.tokens[phrase.begin].span.begin + doc_.tokens[phrase.begin].proclitic_bytes, end_of_core(phrase)};
  uint32_t best = none_index;
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const uint32_t m = view_.mention[t - view_.begin];
    if (m == none_index || m == best) continue;
    // People and organizations are heads; a place only where nothing else is ("US troops").
    if (best == none_index ||
        (doc_.mentions[best].type == MentionType::place && doc_.mentions[m].type != MentionType::place))
      best = m;
  }
  if (best != none_index && is_named_after(phrase, best)) best = none_index;
  a.mention = best;
  // "The president of France" is not France.
  if (best == none_index || doc_.mentions[best].type == MentionType::place) a.entity = entity_of_noun(phrase);
  if (a.entity == none_index && best != none_index) a.entity = doc_.mention_entity[best];
  if (a.entity != none_index) a.country = doc_.entities[a.entity].country;
  // "A U.S.-flagged tanker" is not the U.S.
  const uint32_t end = best != none_index ? doc_.mentions[best].tokens.end : phrase.end;
  const bool joined = !view_.verb_first && end < phrase.end && doc_.tokens[end].is(token_flag::hyphen_before);
  if (best != none_index && (joined || is_possessor(phrase, best) || is_of_town(phrase, best)))
    a.entity = entity_of_noun(phrase);
  return a;
}

}  // namespace khabar
