// Where an event was, by a noun for a place without a name: "in the capital".
#include "assemble/place_finder.h"

namespace khabar {

// "Blocked | the highway": the trigger's own words.
bool PlaceFinder::find_own_noun() {
  for (uint32_t t = tokens_.begin + 1; t < tokens_.end; ++t) {
    if (!view_.has(t, part::determiner) || !view_.has(tokens_.end - 1, part::place_noun)) continue;
    set(Argument{{doc_.tokens[t].span.begin, doc_.tokens[tokens_.end - 1].span.end}}, "at");
    return true;
  }
  return false;
}

// "Imposed a curfew on | two districts", "delivered rice to | 12 camps": who is meant by it is a place.
bool PlaceFinder::find_target_noun() {
  if (!trigger_.event.is(event_flag::at_target)) return false;
  for (const Argument& a : event_.recipients) {
    TokenRange phrase{clause_.begin, clause_.begin};
    while (phrase.begin < clause_.end && doc_.tokens[phrase.begin].span.end <= a.span.begin) ++phrase.begin;
    phrase.end = phrase.begin;
    while (phrase.end < clause_.end && doc_.tokens[phrase.end].span.end <= a.span.end) ++phrase.end;
    if (phrase.empty() || view_.any(phrase, part::named) || !is_known_place(view_, phrase)) continue;
    set(Argument{a.span}, trigger_.event.quad == material_cooperation ? "destination" : "at");
    return true;
  }
  return false;
}

// "Died in hospital | of a wound": what nothing shows to be known has nothing of its own. "In the province of X | the
// brigadier Y": a place may be called after a person, but not after his rank.
TokenRange PlaceFinder::only_place(TokenRange phrase) const {
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const bool somebody = view_.verb_first && t > phrase.begin + 1 && view_.titled[t - view_.begin] != none_index;
    if (somebody || (!view_.verb_first && view_.is_of(t))) return {phrase.begin, t};
    if (!view_.verb_first && view_.has(t, part::determiner | part::counted)) break;
  }
  return phrase;
}

// "At checkpoints": of a deed that is done somewhere it tells where; "is active in areas ..." does not.
bool PlaceFinder::is_bare(TokenRange phrase) const {
  return !view_.verb_first && !view_.any(phrase, part::determiner | part::counted);
}

// A place of its own name; not the airport that is called after somebody.
bool PlaceFinder::has_own_name(TokenRange phrase) const {
  return view_.verb_first ? names_place(doc_, view_, phrase) : view_.any(phrase, part::named);
}

// "In the capital", "near two villages".
bool PlaceFinder::find_noun(TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const bool joined = is_joined(t) && !view_.has(t, part::named);
    const bool apart = view_.has(t, part::locative) && !view_.has(t, part::between) && says_where(t);
    if (!joined && !apart) continue;
    // "Sentenced him | to prison".
    if (joined && trigger_.event.quad == verbal_conflict) continue;
    if (is_in_clause_behind(t) || is_of_topic(t)) continue;
    const TokenRange phrase = only_place(phrases_.phrase_after(joined ? t : t + 1, range.end, true));
    if (phrase.empty() || has_own_name(phrase) || view_.any(phrase, part::dated) || !is_known_place(view_, phrase))
      continue;
    if (is_bare(phrase) && !happens()) continue;
    Argument place = phrases_.argument(phrase);
    if (place.entity != none_index && doc_.entities[place.entity].type != MentionType::place) place = {place.span};
    if (is_argument(event_, place.span)) continue;
    set(place, role_of(apart ? t : no_token));
    return true;
  }
  return false;
}

namespace {

// "Most of the | province", "one of the | camps".
uint32_t behind_quantifier(const SentenceView& view, TokenRange phrase) {
  uint32_t t = phrase.begin;
  while (t + 1 < phrase.end && view.has(t, part::determiner | part::partitive) && !view.has(t, part::place_noun)) ++t;
  return t;
}

// Verb first: "the gate", "two villages", "the gate of the palace".
bool is_known_where_genitives_follow(const SentenceView& view, TokenRange phrase, uint32_t head) {
  if (view.has(head, part::definite | part::counted) || head > phrase.begin) return true;
  for (uint32_t t = head + 1; t < phrase.end && !view.has(t, part::with_preposition); ++t)
    if (view.has(t, part::definite)) return true;
  return false;
}

// "The town", "three villages"; of several places also "checkpoints", of one only behind a word for where it is:
// "outside parliament".
bool is_known_where_articles_stand(const SentenceView& view, TokenRange phrase, uint32_t head) {
  if (view.has(phrase.begin, part::indefinite) && head <= phrase.begin + 1) return false;
  return view.any({phrase.begin, head + 1}, part::determiner | part::counted) ||
         (view.has(phrase.begin - 1, part::locative) && head == phrase.begin);
}

}  // namespace

bool names_place(const Document& doc, const SentenceView& view, TokenRange words) {
  for (uint32_t t = words.begin; t < std::min(words.end, view.end); ++t) {
    const uint32_t m = view.mention[t - view.begin];
    if (m != none_index && doc.mentions[m].type == MentionType::place) return true;
  }
  return false;
}

bool is_known_place(const SentenceView& view, TokenRange phrase) {
  uint32_t head = view.verb_first ? behind_quantifier(view, phrase) : phrase.end - 1;
  // "The site | of the blast".
  for (uint32_t t = phrase.begin + 1; !view.verb_first && t < phrase.end; ++t)
    if (view.is_of(t) && view.has(t - 1, part::place_noun)) {
      head = t - 1;
      break;
    }
  if (!view.has(head, part::place_noun) || view.has(head, part::verb)) return false;
  // "In the conquest of": with a preposition behind it the word is rather a deed; not before a day.
  if (view.has(phrase.end, part::directed) && !view.has(phrase.end + 1, part::dated)) return false;
  return view.verb_first ? is_known_where_genitives_follow(view, phrase, head)
                         : is_known_where_articles_stand(view, phrase, head);
}

}  // namespace khabar
