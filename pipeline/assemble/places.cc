#include "assemble/places.h"

#include <algorithm>

#include "assemble/event_parts.h"

namespace khabar {

namespace {

// How many words may stand between "in" and the name: "in the northern Syrian town of".
constexpr uint32_t locative_reach = 7;
// How far behind a verb of speech stands where it was said: "said in the capital of Chad".
constexpr uint32_t speech_reach = 6;

class PlaceFinder {
 public:
  PlaceFinder(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const Trigger& trigger,
              TokenRange tokens, TokenRange clause, Event& event)
      : doc_(doc), view_(view), phrases_(phrases), trigger_(trigger), tokens_(tokens), clause_(clause), event_(event) {}

  void find() {
    const TokenRange behind{tokens_.end, std::max(reach_end(), tokens_.end)}, before{clause_.begin, tokens_.begin};
    const bool named = (view_.all_parts & part::named) != 0, nouns = (view_.all_parts & part::place_noun) != 0;
    if (named && find_named(behind)) return;
    if (find_where()) return;
    if (named && (find_named(before) || find_target(false))) return;
    if (nouns && (find_noun(behind) || find_noun(before) || find_target_noun() || find_own_noun())) return;
    afar_ = true;
    if (named && !view_.verb_first && (find_named(behind) || find_named(before) || find_target(true))) return;
    if (named && view_.verb_first && find_bare(behind)) return;
    if (named && is_gerund_behind_comma() && find_named({begin_of_main_clause(), tokens_.begin})) return;
    // "Was shot and | stabbed in X".
    const bool joined = !view_.verb_first && view_.has(tokens_.end, part::coordination) &&
                        view_.has(tokens_.end + 1, part::verb) && trigger_.event.is(event_flag::somewhere);
    const TokenRange shared{tokens_.end + 2, joined ? phrases_.clause_end(tokens_.end + 1) : tokens_.end + 2};
    if (joined && ((named && find_named(shared)) || (nouns && find_noun(shared)))) return;
  }

 private:
  // The word that brings in the place at `token`, over articles, heads, nationalities and directions ("off the Tunisian
  // port of", "in northern"); no_token if none does.
  uint32_t locative_of(uint32_t token) const {
    constexpr uint64_t between =
        part::determiner | part::place_noun | part::nationality | part::adverb | part::definite | part::direction;
    bool headed = false;
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

  // "Hurled a grenade into a church in X, | wounding nine": done where the clause before the comma tells.
  bool is_gerund_behind_comma() const {
    return !view_.verb_first && tokens_.begin > view_.begin + 1 && view_.has(tokens_.begin - 1, part::comma) &&
           phrases_.is_gerund(tokens_.begin) && trigger_.event.is(event_flag::somewhere);
  }

  // Of the clause that the comma before a gerund ends: commas within it set off parts of it.
  uint32_t begin_of_main_clause() const {
    constexpr uint64_t borders = part::stop | part::complementizer | part::subordinator | part::say;
    uint32_t t = tokens_.begin - 1;
    while (t > view_.begin && !view_.has(t - 1, borders)) --t;
    return t;
  }

  bool is_set_behind_head(uint32_t comma) const {
    return !view_.verb_first && doc_.tokens[comma].punct == Punct::comma && comma > view_.begin &&
           view_.has(comma - 1, part::place_noun) && !view_.has(comma - 1, part::named);
  }

  // "In the | besieged | town of X": before the head of a place a word that no list knows.
  bool is_adjective(uint32_t token) const {
    constexpr uint64_t plain = part::word | part::phrase_end | part::noun | part::plain_verb | part::verb;
    return !view_.verb_first && (view_.at(token) & ~plain) == 0 && doc_.tokens[token].kind == TokenKind::word;
  }

  // "In oil-rich X".
  bool is_half_of_adjective(uint32_t token) const {
    return is_adjective(token) &&
           (doc_.tokens[token].is(token_flag::hyphen_before) || doc_.tokens[token + 1].is(token_flag::hyphen_before));
  }

  // What is no locative may be one where the verb comes first; elsewhere what was sold "by X", or is said "about X", is
  // not there.
  bool is_vaguely_locative(uint32_t preposition) const {
    return view_.verb_first && !view_.has(preposition, part::directed);
  }

  // A preposition is written together with the name: Arabic bi-; not li-, which says whose or for whom.
  bool is_joined(uint32_t token) const {
    const Token& t = doc_.tokens[token];
    return view_.has(token, part::with_preposition) &&
           !view_.endings->joined_for.are_in(doc_.at(t.span).substr(0, t.proclitic_bytes));
  }

  // "Condemned | the attack in X", "denied | a blast in X": what words are about is where it was, not the words.
  uint32_t deed_spoken_of() const {
    const bool words = trigger_.event.is_verbal() || trigger_.speech;
    for (const TriggerHit& hit : view_.triggers) {
      if (!words || hit.tokens.begin >= clause_.end) break;
      if (hit.tokens.begin < tokens_.end || hit.trigger->self != Role::none) continue;
      if (hit.trigger->event.is(event_flag::somewhere | event_flag::disaster | event_flag::violent))
        return hit.tokens.begin;
    }
    return clause_.end;
  }

  // Where the words end among which the place of the deed may stand.
  uint32_t reach_end() const {
    uint32_t end = deed_spoken_of();
    if (is_saying()) return std::min(end, tokens_.end + speech_reach);
    if (view_.verb_first) return end;
    // "Held near X, | the ministry in Y said": who says so is somewhere else.
    if (view_.has(end, part::say))
      for (uint32_t t = end; t > tokens_.end && end == clause_.end; --t)
        if (view_.has(t - 1, part::comma)) end = t - 1;
    for (uint32_t t = tokens_.end; t < end; ++t)
      if (begins_other_deed(t)) return t;
    return end;
  }

  // "Left the land, | selling its factory in X", "urged them | to close the office in Y": what is done in another
  // clause, or only spoken of, is done elsewhere.
  bool begins_other_deed(uint32_t t) const {
    const bool gerund = view_.has(t, part::comma) && t + 1 < view_.end && !view_.has(t + 1, part::named) &&
                        view_.endings->gerund.ends(doc_.at(doc_.tokens[t + 1].span));
    if (gerund) return true;
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

  // "The Red Sea port of | X", "Chad's largest town of | Y": the name that the place noun behind the first one has.
  uint32_t nearer_name(uint32_t mention) const {
    constexpr uint32_t reach = 6;
    const uint32_t first = doc_.mentions[mention].tokens.end;
    if (view_.verb_first) return mention;
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
  bool is_afar(uint32_t locative) const {
    if (view_.verb_first || afar_ || locative == no_token) return false;
    uint32_t t = locative;
    while (t > view_.begin && view_.has(t - 1, part::locative | part::direction | part::comma)) --t;
    const uint32_t f = t > view_.begin ? view_.figure[t - 1 - view_.begin] : none_index;
    return f != none_index && doc_.figures[f].kind == FigureKind::measure;
  }

  // "The sale to X" tells where nobody goes: only of what moves is a place the end or the beginning.
  bool moves() const { return trigger_.event.is(event_flag::moves); }

  bool says_where(uint32_t locative) const {
    return locative != no_token && (moves() || !view_.has(locative, part::toward | part::away));
  }

  // "Believes that the vote in Kenya was fair": what is said is of a place, not the saying; but what was said is, in
  // the passive.
  bool is_saying() const {
    return trigger_.speech && trigger_.event.quad == 0 && !view_.verb_first && !view_.has(tokens_.begin - 1, part::be);
  }

  void set(const Argument& place, std::string_view role) {
    event_.place = place;
    event_.place_role = role;
  }

  std::string_view role_of(uint32_t locative) const {
    if (locative == no_token) return "at";
    return view_.has(locative, part::toward) ? "destination" : view_.has(locative, part::away) ? "origin" : "at";
  }

  template <typename Test>
  bool any_argument(Test&& test) const {
    return std::any_of(event_.actors.begin(), event_.actors.end(), test) ||
           std::any_of(event_.recipients.begin(), event_.recipients.end(), test);
  }

  // "The residents of X": a town that says whose the people are says where they are.
  bool is_of_people(uint32_t token, uint32_t mention) const {
    return view_.has(token - 1, part::of) && !is_country(doc_, mention) &&
           view_.has(token - 2, part::person_noun | part::people);
  }

  // "Took to the streets | of X": the trigger itself says where.
  bool is_of_own_place(uint32_t token) const {
    return !view_.verb_first && token == tokens_.end + 1 && view_.has(token - 1, part::of) &&
           view_.has(token - 2, part::place_noun);
  }

  bool find_named(TokenRange range) {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (!view_.has(t, part::named)) continue;
      const uint32_t m = view_.mention[t - view_.begin];
      const Mention& mention = doc_.mentions[m];
      if (mention.type != MentionType::place || mention.tokens.begin != t) continue;
      if (any_argument([m](const Argument& a) { return a.mention == m; }) && !is_of_people(t, m)) continue;
      const uint32_t locative = locative_of(t);
      if (!says_where(locative) && !is_joined(t) && !is_of_people(t, m) && !is_of_own_place(t)) continue;
      // "A tanker near the U.S.-flagged ship": no place, half of a word.
      const uint32_t end = mention.tokens.end;
      if (is_afar(locative) || (end < view_.end && doc_.tokens[end].is(token_flag::hyphen_before))) continue;
      set(phrases_.of_mention(nearer_name(m)), role_of(locative));
      return true;
    }
    return false;
  }

  // "Shelled the town of X": who suffered it is a town. "The invasion of X": or a land that is attacked.
  bool find_target(bool lands) {
    constexpr uint32_t of_lands = event_flag::violent | event_flag::disaster;
    if (!trigger_.event.is(event_flag::at_target) || (lands && !trigger_.event.is(of_lands))) return false;
    for (const Argument& a : event_.recipients) {
      if (a.mention == none_index || doc_.mentions[a.mention].type != MentionType::place) continue;
      // "The tanker Sea Isle": what a thing is called is no place.
      const uint32_t before = doc_.mentions[a.mention].tokens.begin - 1;
      const bool thing = view_.has(before, part::noun) && !view_.has(before, part::place_noun | part::person_noun) &&
                         !view_.has(before, part::named | part::of) && before >= tokens_.end;
      if (thing && !view_.verb_first) continue;
      if (is_country(doc_, a.mention) && !(lands && doc_.mentions[a.mention].span.end == a.span.end)) continue;
      set(phrases_.of_mention(a.mention), trigger_.event.quad == material_cooperation ? "destination" : "at");
      return true;
    }
    return false;
  }

  // "Blocked | the highway": the trigger's own words.
  bool find_own_noun() {
    for (uint32_t t = tokens_.begin + 1; t < tokens_.end; ++t) {
      if (!view_.has(t, part::determiner) || !view_.has(tokens_.end - 1, part::place_noun)) continue;
      set(Argument{{doc_.tokens[t].span.begin, doc_.tokens[tokens_.end - 1].span.end}}, "at");
      return true;
    }
    return false;
  }

  // "Imposed a curfew on | two districts", "delivered rice to | 12 camps": who is meant by it is a place.
  bool find_target_noun() {
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
  TokenRange only_place(TokenRange phrase) const {
    for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
      const bool somebody = view_.verb_first && t > phrase.begin + 1 && view_.titled[t - view_.begin] != none_index;
      if (somebody || (!view_.verb_first && view_.is_of(t))) return {phrase.begin, t};
      if (!view_.verb_first && view_.has(t, part::determiner | part::counted)) break;
    }
    return phrase;
  }

  // "At checkpoints": of a deed that is done somewhere it tells where; "is active in areas ..." does not.
  bool is_bare(TokenRange phrase) const {
    return !view_.verb_first && !view_.any(phrase, part::determiner | part::counted);
  }
  bool happens() const { return trigger_.event.is(event_flag::somewhere | event_flag::disaster | event_flag::violent); }

  // A place of its own name; not the airport that is called after somebody.
  bool names_place(TokenRange phrase) const {
    for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
      const uint32_t m = view_.mention[t - view_.begin];
      if (m != none_index && (!view_.verb_first || doc_.mentions[m].type == MentionType::place)) return true;
    }
    return false;
  }

  // "In the capital", "near two villages".
  bool find_noun(TokenRange range) {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const bool joined = is_joined(t) && !view_.has(t, part::named);
      const bool apart = view_.has(t, part::locative) && !view_.has(t, part::between) && says_where(t);
      if (!joined && !apart) continue;
      // "Sentenced him | to prison".
      if (joined && trigger_.event.quad == verbal_conflict) continue;
      const TokenRange phrase = only_place(phrases_.phrase_after(joined ? t : t + 1, range.end, true));
      if (phrase.empty() || names_place(phrase) || view_.any(phrase, part::dated) || !is_known_place(view_, phrase))
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

  // "In the hills of X, | where rescuers found": right before the word that brings in the clause.
  bool find_where() {
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

  bool is_where(uint32_t token) const {
    return view_.has(token, part::relative) && view_.has(token, part::subordinator);
  }

  // Where nouns take genitives, a name without such a word, in nobody's phrase: "the clashes of Aleppo".
  bool find_bare(TokenRange range) {
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
      set(phrases_.of_mention(m), "at");
      return true;
    }
    return false;
  }

  // Right behind a verb that can be no noun.
  bool is_done_by(uint32_t token) const {
    return view_.has(token - 1, part::verb) && !tokens_.contains({token - 1, token}) &&
           !view_.any_trigger_at(token - 1, [](const Trigger& t) { return (t.slots & slot::nominal) != 0; });
  }

  const Document& doc_;
  const SentenceView& view_;
  const PhraseFinder& phrases_;
  const Trigger& trigger_;
  TokenRange tokens_, clause_;
  Event& event_;
  bool afar_ = false;  // what is told by its distance from a place is there
};

}  // namespace

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

bool is_known_place(const SentenceView& view, TokenRange phrase) {
  uint32_t head = view.verb_first ? behind_quantifier(view, phrase) : phrase.end - 1;
  // "The site | of the blast".
  for (uint32_t t = phrase.begin + 1; !view.verb_first && t < phrase.end; ++t)
    if (view.is_of(t)) {
      head = t - 1;
      break;
    }
  if (!view.has(head, part::place_noun) || view.has(head, part::verb)) return false;
  // "In the conquest of": with a preposition behind it the word is rather a deed; not before a day.
  if (view.has(phrase.end, part::directed) && !view.has(phrase.end + 1, part::dated)) return false;
  return view.verb_first ? is_known_where_genitives_follow(view, phrase, head)
                         : is_known_where_articles_stand(view, phrase, head);
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
