#include "assemble/places.h"

#include <algorithm>

#include "assemble/place_finder.h"
#include "assemble/readings.h"

namespace khabar {

namespace {

// How far behind a verb of speech stands where it was said: "said in the capital of Chad".
constexpr uint32_t speech_reach = 6;

}  // namespace

void PlaceFinder::find() {
  const TokenRange behind{tokens_.end, std::max(reach_end(), tokens_.end)},
      before{clause_.begin, begin_of_attribute(view_, tokens_)};
  const bool named = (view_.all_parts & part::named) != 0, nouns = (view_.all_parts & part::place_noun) != 0;
  if (named && find_named(behind)) return;
  if (find_where()) return;
  if (named && (find_named(before) || find_target(false))) return;
  if (nouns && (find_noun(behind) || find_noun(before) || find_target_noun() || find_own_noun())) return;
  afar_ = true;
  if (named && !view_.verb_first && (find_named(behind) || find_named(before) || find_target(true))) return;
  if (named && view_.verb_first && ((is_visit() && find_target(true)) || find_bare(behind))) return;
  if (named && is_gerund_behind_comma() && find_named({begin_of_main_clause(), tokens_.begin})) return;
  // "Was shot and | stabbed in X".
  const bool joined = !view_.verb_first && view_.has(tokens_.end, part::coordination) &&
                      view_.has(tokens_.end + 1, part::verb) && trigger_.event.is(event_flag::somewhere);
  const TokenRange shared{tokens_.end + 2, joined ? phrases_.clause_end(tokens_.end + 1) : tokens_.end + 2};
  if (joined && !(named && find_named(shared)) && nouns) find_noun(shared);
}

// "Hurled a grenade into a church in X, | wounding nine": done where the clause before the comma tells.
bool PlaceFinder::is_gerund_behind_comma() const {
  return !view_.verb_first && tokens_.begin > view_.begin + 1 && view_.has(tokens_.begin - 1, part::comma) &&
         phrases_.is_gerund(tokens_.begin) && trigger_.event.is(event_flag::somewhere);
}

// Of the clause that the comma before a gerund ends: commas within it set off parts of it.
uint32_t PlaceFinder::begin_of_main_clause() const {
  constexpr uint64_t borders = part::stop | part::complementizer | part::subordinator | part::say;
  uint32_t t = tokens_.begin - 1;
  while (t > view_.begin && !view_.has(t - 1, borders)) --t;
  return t;
}

// "Condemned | the attack in X", "denied | a blast in X": what words are about is where it was, not the words.
uint32_t PlaceFinder::deed_spoken_of() const {
  if (!trigger_.event.is_verbal() && !trigger_.speech) return clause_.end;
  // "Welcomed | the accord reached in X", but "signed an accord in X".
  constexpr uint32_t held = event_flag::meeting | event_flag::announced;
  const bool about = !trigger_.event.is(held);
  for (const TriggerHit& hit : view_.triggers) {
    if (hit.tokens.begin >= clause_.end) break;
    if (hit.tokens.begin < tokens_.end || hit.trigger->self != Role::none) continue;
    if ((about && (hit.trigger->slots & slot::nominal) != 0) ||
        hit.trigger->event.is(event_flag::somewhere | event_flag::disaster | event_flag::violent))
      return hit.tokens.begin;
  }
  // "Decided | to continue the search in X", "ruled | that the crash near X".
  for (uint32_t t = tokens_.end; about && t < clause_.end; ++t) {
    const bool infinitive = !view_.verb_first && view_.has(t, part::toward) && view_.has(t + 1, part::verb);
    if (infinitive || view_.has(t, part::complementizer)) return t;
  }
  return clause_.end;
}

// Verb first, "imposed sanctions on X | because of the war in Y", "warned them | of travelling to Y": of what need not
// happen anywhere, and of words, why or about what it was tells of other places; the clause's end if nothing does.
uint32_t PlaceFinder::begin_of_reason() const {
  constexpr uint32_t held = event_flag::meeting | event_flag::announced;
  const bool speaks = trigger_.event.is_verbal() && !trigger_.event.is(held);
  if (happens() || moves()) return clause_.end;
  for (uint32_t t = tokens_.end; t < clause_.end; ++t) {
    if (view_.kinds_at(t).result == WordKind::inverse) return t;
    if (speaks && view_.has(t, part::preposition) && trigger_.has_preposition(doc_.tokens[t].key, Role::topic))
      return t;
  }
  return clause_.end;
}

// Where the words end among which the place of the deed may stand.
uint32_t PlaceFinder::reach_end() const {
  uint32_t end = deed_spoken_of();
  if (is_saying()) return std::min(end, tokens_.end + speech_reach);
  if (view_.verb_first) return std::min(end, begin_of_reason());
  // "Held near X, | the ministry in Y said": who says so is somewhere else.
  if (view_.has(end, part::say))
    for (uint32_t t = end; t > tokens_.end && end == clause_.end; --t)
      if (view_.has(t - 1, part::comma)) end = t - 1;
  for (uint32_t t = tokens_.end; t < end; ++t)
    if (begins_other_deed(t)) return t;
  return end;
}

// "Gunmen killed a judge | , and in Mosul a bomb hurt five": behind the comma a place opens a clause of its own.
bool PlaceFinder::opens_clause_elsewhere(uint32_t comma) const {
  constexpr uint32_t reach = 10;
  const uint32_t place = comma + 3;
  if (view_.verb_first || !view_.has(comma, part::comma) || place >= view_.end) return false;
  if (!view_.has(comma + 1, part::coordination) || !view_.has(comma + 2, part::locative)) return false;
  const uint32_t m = view_.mention[place - view_.begin];
  if (m == none_index || doc_.mentions[m].type != MentionType::place) return false;
  const uint32_t end = doc_.mentions[m].tokens.end;
  return view_.any({end, std::min(view_.end, end + reach)}, part::verb | part::be | part::have);
}

// "Left the land, | selling its factory in X", "urged them | to close the office in Y": what is done in another
// clause, or only spoken of, is done elsewhere.
bool PlaceFinder::begins_other_deed(uint32_t t) const {
  const bool gerund = view_.has(t, part::comma) && t + 1 < view_.end && !view_.has(t + 1, part::named) &&
                      view_.endings->gerund.ends(doc_.at(doc_.tokens[t + 1].span));
  if (gerund || opens_clause_elsewhere(t)) return true;
  // "Was wounded | and flown to X".
  const bool brought =
      view_.has(t, part::coordination) && !moves() && view_.any_trigger_at(t + 1, [](const Trigger& other) {
        return other.event.is(event_flag::moves) && (other.slots & slot::nominal) == 0;
      });
  if (brought) return true;
  if (!trigger_.event.is(event_flag::governs)) return false;
  const bool infinitive =
      view_.has(t, part::toward) && !view_.has(t + 1, part::named | part::determiner | part::nationality);
  return infinitive || view_.has(t, part::complementizer);
}

bool PlaceFinder::says_where(uint32_t locative) const {
  return locative != no_token && (moves() || !view_.has(locative, part::toward | part::away));
}

// "Believes that the vote in Kenya was fair": what is said is of a place, not the saying; but what was said is, in
// the passive.
bool PlaceFinder::is_saying() const {
  return trigger_.speech && trigger_.event.quad == 0 && !view_.verb_first && !view_.has(tokens_.begin - 1, part::be);
}

void PlaceFinder::set(const Argument& place, std::string_view role) {
  event_.place = place;
  event_.place_role = role;
}

std::string_view PlaceFinder::role_of(uint32_t locative) const {
  if (locative == no_token) return "at";
  return view_.has(locative, part::toward) ? "destination" : view_.has(locative, part::away) ? "origin" : "at";
}

// "In the hills of X, | where rescuers found": right before the word that brings in the clause.
bool PlaceFinder::find_where() {
  uint32_t where = tokens_.begin;
  while (where > clause_.begin && !is_where(where)) --where;
  if (!is_where(where) && where > view_.begin && is_where(where - 1)) --where;
  if (!is_where(where) || where == view_.begin) return false;
  uint32_t end = where;
  while (end > view_.begin && view_.has(end - 1, part::comma | part::quote)) --end;
  for (uint32_t t = end; t > view_.begin && end - t < locative_reach; --t) {
    const uint32_t m = view_.mention[t - 1 - view_.begin];
    if (m != none_index && doc_.mentions[m].type == MentionType::place) {
      set(phrases_.of_mention(m), "at");
      return true;
    }
    const bool brings_in = view_.has(t - 1, part::locative) || is_joined(t - 1);
    if (!brings_in && view_.has(t - 1, part::stop | part::verb | part::say)) return false;
    if (!brings_in) continue;
    const TokenRange phrase = phrases_.phrase_after(is_joined(t - 1) ? t - 1 : t, end, true);
    if (phrase.empty() || !is_known_place(view_, phrase)) return false;
    set(Argument{phrases_.argument(phrase).span}, "at");
    return true;
  }
  return false;
}

bool PlaceFinder::is_where(uint32_t token) const {
  return view_.has(token, part::relative) && view_.has(token, part::subordinator);
}

bool is_country(const Document& doc, uint32_t mention) {
  const uint32_t entity = doc.mention_entity[mention];
  return entity != none_index && doc.entities[entity].id.starts_with("iso3166:");
}

void find_place(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const Trigger& trigger,
                TokenRange tokens, TokenRange clause, Event& event) {
  if (!event.place) PlaceFinder(doc, view, phrases, trigger, tokens, clause, event).find();
}

}  // namespace khabar
