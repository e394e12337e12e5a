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
    if (named && (find_named(behind) || find_named(before) || find_target(false))) return;
    if (nouns && (find_noun(behind) || find_noun(before) || find_target_noun())) return;
    afar_ = true;
    if (named && !view_.verb_first && (find_named(behind) || find_named(before) || find_target(true))) return;
    if (named && view_.verb_first && find_bare(behind)) return;
    if (named && is_gerund_behind_comma() && find_named({begin_of_main_clause(), tokens_.begin})) return;
    // "Was shot and | stabbed in X".
    const bool joined = !view_.verb_first && view_.has(tokens_.end, part::coordination) &&
                        view_.has(tokens_.end + 1, part::verb) && trigger_.event.is(event_flag::somewhere);
    if (named && joined) find_named({tokens_.end + 2, phrases_.clause_end(tokens_.end + 1)});
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

  // Where the words end among which the place of the deed may stand.
  uint32_t reach_end() const {
    if (is_saying()) return std::min(clause_.end, tokens_.end + speech_reach);
    if (view_.verb_first) return clause_.end;
    uint32_t end = clause_.end;
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

  // "Imposed a curfew on | two districts", "delivered rice to | 12 camps": who is meant by it is a place.
  bool find_target_noun() {
    if (view_.verb_first || !trigger_.event.is(event_flag::at_target)) return false;
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

  // "In the capital", "near two villages".
  bool find_noun(TokenRange range) {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const bool joined = is_joined(t) && !view_.has(t, part::named);
      const bool apart = view_.has(t, part::locative) && !view_.has(t, part::between) && says_where(t);
      if (!joined && !apart) continue;
      const TokenRange phrase = phrases_.phrase_after(joined ? t : t + 1, range.end, true);
      if (phrase.empty() || view_.any(phrase, part::named | part::dated) || !is_known_place(view_, phrase)) continue;
      Argument place = phrases_.argument(phrase);
      if (place.entity != none_index && doc_.entities[place.entity].type != MentionType::place) place = {place.span};
      if (is_argument(event_, place.span)) continue;
      set(place, role_of(apart ? t : no_token));
      return true;
    }
    return false;
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
      // "The support to X": for whom, not where.
      if (view_.has(t, part::with_preposition) && !is_joined(t)) continue;
      set(phrases_.of_mention(m), "at");
      return true;
    }
    return false;
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

bool is_known_place(const SentenceView& view, TokenRange phrase) {
  const uint32_t head = view.verb_first ? phrase.begin : phrase.end - 1;
  const bool known = view.verb_first ? view.has(head, part::definite | part::counted)
                                     : view.any(phrase, part::determiner | part::counted) &&
                                           !(phrase.size() == 2 && view.has(phrase.begin, part::indefinite));
  // "In the conquest of": with a preposition behind it the word is rather a deed.
  return known && !view.has(phrase.end, part::directed) && view.has(head, part::place_noun) &&
         !view.has(head, part::verb);
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
