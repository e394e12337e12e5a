// Where an event was, by the name of the place.
#include "assemble/place_finder.h"

namespace khabar {

// The word that brings in the place at `token`, over articles, heads, nationalities and directions ("off the Tunisian
// port of", "in northern"); no_token if none does.
uint32_t PlaceFinder::locative_of(uint32_t token) const {
  constexpr uint64_t between =
      part::determiner | part::place_noun | part::nationality | part::adverb | part::definite | part::direction;
  bool headed = false;
  // Verb first, "during the economic forum | for the Middle East".
  if (view_.verb_first && view_.has(token, part::with_preposition) && !is_joined(token)) return no_token;
  for (uint32_t t = token; t > view_.begin && token - t < locative_reach; --t) {
    const uint32_t before = t - 1;
    // "In the capital, | X".
    if (t == token && is_set_behind_head(before)) {
      headed = true;
      continue;
    }
    if (headed && is_adjective(before)) continue;
    if (view_.has(before, part::between | part::companion)) return no_token;
    if (view_.has(before, part::locative)) return before;
    if (view_.has(before, part::of)) {
      if (before == view_.begin || !view_.has(before - 1, part::place_noun)) return no_token;
      headed = true;
      continue;
    }
    if (view_.has(before, part::preposition)) return is_vaguely_locative(before) ? before : no_token;
    if (is_half_of_adjective(before)) continue;
    if (!view_.has(before, between) || view_.has(before, part::named | part::verb)) return no_token;
  }
  return no_token;
}

bool PlaceFinder::is_set_behind_head(uint32_t comma) const {
  return !view_.verb_first && doc_.tokens[comma].punct == Punct::comma && comma > view_.begin &&
         view_.has(comma - 1, part::place_noun) && !view_.has(comma - 1, part::named);
}

// "In the | besieged | town of X": before the head of a place a word that no list knows.
bool PlaceFinder::is_adjective(uint32_t token) const {
  constexpr uint64_t plain = part::word | part::phrase_end | part::noun | part::plain_verb | part::verb;
  return !view_.verb_first && (view_.at(token) & ~plain) == 0 && doc_.tokens[token].kind == TokenKind::word;
}

// "In oil-rich X".
bool PlaceFinder::is_half_of_adjective(uint32_t token) const {
  return is_adjective(token) &&
         (doc_.tokens[token].is(token_flag::hyphen_before) || doc_.tokens[token + 1].is(token_flag::hyphen_before));
}

// What is no locative may be one where the verb comes first; elsewhere what was sold "by X", or is said "about X", is
// not there.
bool PlaceFinder::is_vaguely_locative(uint32_t preposition) const {
  return view_.verb_first && !view_.has(preposition, part::directed) &&
         !view_.endings->about.has(doc_.at(doc_.tokens[preposition].span));
}

// A preposition is written together with the name: Arabic bi-; not li-, which says whose or for whom, but of what moves
// where to.
bool PlaceFinder::is_joined(uint32_t token) const {
  constexpr uint32_t letter_bytes = 2;  // of one that is joined to the article
  const Token& t = doc_.tokens[token];
  return view_.has(token, part::with_preposition) &&
         (moves() || !view_.endings->joined_for.are_in(
                         doc_.at(t.span).substr(0, std::max<uint32_t>(t.proclitic_bytes, letter_bytes))));
}

// "Mali|'s northern | Kidal region": the place that lies in the one whose name ends at `end`; none_index if none is
// named.
uint32_t PlaceFinder::owned_name(uint32_t end) const {
  if (end + 1 >= view_.end || !doc_.tokens[end].is(token_flag::clitic_s)) return none_index;
  uint32_t t = end + 1;
  while (t + 1 < view_.end && view_.has(t, part::direction) && !view_.has(t, part::named)) ++t;
  const uint32_t m = view_.mention[t - view_.begin];
  const bool place = m != none_index && doc_.mentions[m].type == MentionType::place;
  return place && doc_.mentions[m].tokens.begin == t ? m : none_index;
}

// "The Red Sea port of | X", "Chad's largest town of | Y": the name that the place noun behind the first one has.
uint32_t PlaceFinder::nearer_name(uint32_t mention) const {
  constexpr uint32_t reach = 6;
  const uint32_t first = doc_.mentions[mention].tokens.end;
  if (view_.verb_first) return mention;
  if (const uint32_t own = owned_name(first); own != none_index) return own;
  for (uint32_t t = first; t + 1 < view_.end && t < first + reach; ++t) {
    const bool head = t > first && view_.has(t - 1, part::place_noun);
    // "Chad's capital, | Y", "its capital | Y".
    const bool joined = head && (view_.has(t, part::of) || is_set_behind_head(t));
    if (joined || (head && view_.has(t, part::named))) {
      const uint32_t m = view_.mention[joined ? t + 1 - view_.begin : t - view_.begin];
      return m != none_index && doc_.mentions[m].type == MentionType::place ? m : mention;
    }
    if (view_.has(t, part::phrase_end | part::of)) break;
  }
  return mention;
}

// "340 km north of X": near no other name it tells where, but not there.
bool PlaceFinder::is_afar(uint32_t locative) const {
  if (view_.verb_first || afar_ || locative == no_token) return false;
  uint32_t t = locative;
  while (t > view_.begin && view_.has(t - 1, part::locative | part::direction | part::comma)) --t;
  const uint32_t f = t > view_.begin ? view_.figure[t - 1 - view_.begin] : none_index;
  return f != none_index && doc_.figures[f].kind == FigureKind::measure;
}

// "The residents of X": a town that says whose the people are says where they are.
bool PlaceFinder::is_of_people(uint32_t token, uint32_t mention) const {
  return view_.has(token - 1, part::of) && !is_country(doc_, mention) &&
         view_.has(token - 2, part::person_noun | part::people);
}

// "Took to the streets | of X": the trigger itself says where.
bool PlaceFinder::is_of_own_place(uint32_t token) const {
  return !view_.verb_first && token == tokens_.end + 1 && view_.has(token - 1, part::of) &&
         view_.has(token - 2, part::place_noun);
}

bool PlaceFinder::find_named(TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (!view_.has(t, part::named)) continue;
    const uint32_t m = view_.mention[t - view_.begin];
    const Mention& mention = doc_.mentions[m];
    if (mention.type != MentionType::place || mention.tokens.begin != t) continue;
    if (any_argument([m](const Argument& a) { return a.mention == m; }) && !is_of_people(t, m)) continue;
    const uint32_t locative = locative_of(t);
    if (is_in_clause_behind(t)) continue;
    if (is_of_topic(locative == no_token ? t : locative)) continue;
    if (is_of_holder(mention.tokens.end)) continue;
    const bool there = says_where(locative) || is_joined(t) || is_of_people(t, m) || is_of_own_place(t);
    if (!there && !is_spoken_from(locative)) continue;
    // "A tanker near the U.S.-flagged ship": no place, half of a word.
    const uint32_t end = mention.tokens.end;
    if (is_afar(locative) || (end < view_.end && doc_.tokens[end].is(token_flag::hyphen_before))) continue;
    set(phrases_.of_mention(nearer_name(m)), there ? role_of(locative) : "at");
    return true;
  }
  return false;
}

// Verb first, "the envoy in Mali | Henry Dial | condemned": behind the place stands who holds the office there.
bool PlaceFinder::is_of_holder(uint32_t behind) const {
  if (!view_.verb_first || !trigger_.event.is_verbal() || behind >= view_.end) return false;
  const uint32_t m = view_.mention[behind - view_.begin];
  return m != none_index && phrases_.is_person(m) && doc_.mentions[m].tokens.begin == behind &&
         !view_.has(behind, part::with_conjunction | part::with_preposition);
}

// Verb first, "the president criticised | from Jakarta | the states": right behind who speaks, where he does.
bool PlaceFinder::is_spoken_from(uint32_t away) const {
  if (!view_.verb_first || away == no_token || !view_.has(away, part::away) || !trigger_.event.is_verbal())
    return false;
  if (trigger_.event.is(event_flag::meeting) || event_.actors.size() != 1 || away <= tokens_.end) return false;
  return doc_.tokens[away - 1].span.end == event_.actors[0].span.end;
}

bool PlaceFinder::is_visit() const {
  return trigger_.event.is(event_flag::meeting) && trigger_.event.is(event_flag::moves);
}

// "Shelled the town of X": who suffered it is a town. "The invasion of X", "a visit to X": or a land that is attacked,
// or gone to.
bool PlaceFinder::find_target(bool lands) {
  constexpr uint32_t of_lands = event_flag::violent | event_flag::disaster;
  if (!trigger_.event.is(event_flag::at_target) || (lands && !trigger_.event.is(of_lands) && !is_visit())) return false;
  for (const Argument& a : event_.recipients) {
    if (a.mention == none_index || doc_.mentions[a.mention].type != MentionType::place) continue;
    // "The tanker Sea Isle": what a thing is called is no place.
    const uint32_t m = nearer_name(a.mention), before = doc_.mentions[m].tokens.begin - 1;
    const bool thing = view_.has(before, part::noun) && !view_.has(before, part::place_noun | part::person_noun) &&
                       !view_.has(before, part::named | part::of) && before >= tokens_.end;
    if (thing && !view_.verb_first) continue;
    if (is_country(doc_, m) && !(lands && doc_.mentions[m].span.end == a.span.end)) continue;
    set(phrases_.of_mention(m), trigger_.event.quad == material_cooperation ? "destination" : "at");
    return true;
  }
  return false;
}

// Where nouns take genitives, a name without such a word, in nobody's phrase: "the clashes of Aleppo".
bool PlaceFinder::find_bare(TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (!view_.has(t, part::named)) continue;
    const uint32_t m = view_.mention[t - view_.begin];
    const Mention& mention = doc_.mentions[m];
    if (mention.type != MentionType::place || mention.tokens.begin != t) continue;
    if (is_argument(event_, mention.span)) continue;
    if (view_.has(t - 1, part::between | part::companion)) continue;
    // "Goods that come from X", "drafted | by X": another's place.
    if (view_.has(t - 1, part::away | part::say) || is_done_by(t)) continue;
    // "The foreign minister of | X".
    if (view_.titled[t - view_.begin] != none_index) continue;
    // "The support to X": for whom, not where.
    if (view_.has(t, part::with_preposition) && !is_joined(t)) continue;
    // "The head of the republic of | X": it says which office is meant. Words are of a place only right before it.
    if (is_of_office(t) || (trigger_.event.is_verbal() && !moves() && t != tokens_.end)) continue;
    set(phrases_.of_mention(m), "at");
    return true;
  }
  return false;
}

// Verb first, "praised the steps | that he took to help the economy of Chad": of words, what stands behind a relative
// or a further verb tells where something else was.
bool PlaceFinder::is_in_clause_behind(uint32_t token) const {
  constexpr uint64_t others = part::relative | part::complementizer | part::purpose;
  if (!view_.verb_first || !trigger_.event.is_verbal() || moves() || token <= tokens_.end) return false;
  if (trigger_.event.is(event_flag::meeting)) return false;
  return view_.any({tokens_.end, token}, others);
}

// Verb first, "discussed the situation | in Yemen": behind a thing that words are about, "in" tells where that is.
bool PlaceFinder::is_of_topic(uint32_t brings_in) const {
  if (!view_.verb_first || !trigger_.event.is_verbal() || brings_in <= tokens_.end) return false;
  constexpr uint64_t parties = part::named | part::person_noun | part::nationality | part::group | part::dated;
  const uint32_t before = brings_in - 1;
  return view_.has(before, part::definite) && !view_.has(before, parties) &&
         (view_.has(before, part::thing) || names_deed(before));
}

// A noun that tells of a deed that is no meeting begins there.
bool PlaceFinder::names_deed(uint32_t token) const {
  return view_.any_trigger_at(
      token, [](const Trigger& told) { return told.names_deed() && !told.event.is(event_flag::meeting); });
}

// Verb first: a chain of indefinite nouns that ends before the token begins with a word for somebody.
bool PlaceFinder::is_of_office(uint32_t token) const {
  constexpr uint32_t longest_chain = 4;
  constexpr uint64_t others = part::definite | part::named | part::preposition | part::with_preposition | part::comma |
                              part::stop | part::verb | part::say | part::dated | part::counted;
  for (uint32_t t = token; t > tokens_.end && token - t < longest_chain && !view_.has(t - 1, others); --t)
    if (view_.has(t - 1, part::person_noun)) return true;
  return false;
}

// Right behind a verb that can be no noun.
bool PlaceFinder::is_done_by(uint32_t token) const {
  return view_.has(token - 1, part::verb) && !tokens_.contains({token - 1, token}) &&
         !view_.any_trigger_at(token - 1, [](const Trigger& t) { return (t.slots & slot::nominal) != 0; });
}

}  // namespace khabar
