// The subject of a verb that stands before it: PhraseFinder::subject_before and what it needs.
#include "assemble/phrases.h"

namespace khabar {

namespace {

constexpr uint64_t hard_stop = part::stop;
// An apposition longer than this is rather a clause.
constexpr uint32_t longest_apposition = 18;
constexpr int deepest_control = 3;

}  // namespace

// Of "Gunmen in northern Iraq" the head is "Gunmen"; of "In Iraq gunmen" it is what follows the place.
TokenRange PhraseFinder::head_of(TokenRange region) const {
  uint32_t begin = region.begin;
  // Verb first, "began | the coach": a verb that only helps another stands before its subject.
  const uint64_t helpers =
      view_.verb_first ? part::light | part::auxiliary | part::aspect | part::modal | part::negation : 0;
  const auto skippable = [&](uint32_t t) {
    return view_.has(t, part::adverb | part::coordination | part::comma | part::quote | part::relative | helpers) ||
           view_.date[t - view_.begin] != none_index;
  };
  while (begin < region.end && skippable(begin) && view_.mention[begin - view_.begin] == none_index) ++begin;
  // "About 300 residents": the preposition is the figure's.
  if (begin < region.end && view_.has(begin, part::preposition) && !view_.has(begin, part::counted | part::named)) {
    ++begin;
    // The phrase of the preposition goes with it: up to the end of the name, or else of the next comma.
    uint32_t after = begin;
    while (after < region.end && view_.mention[after - view_.begin] == none_index &&
           view_.date[after - view_.begin] == none_index) {
      // "In a statement | the company": so does an article behind a noun.
      constexpr uint64_t governing = part::preposition | part::of | part::coordination | part::determiner;
      if (!view_.verb_first && after > begin + 1 && view_.has(after, part::opens) && view_.has(after - 1, part::word) &&
          !view_.has(after - 1, governing))
        return head_of({after, region.end});
      // "In the unrest four people": what is counted begins a phrase of its own.
      const uint32_t figure = view_.figure[after - view_.begin];
      if (after > begin + 1 && figure != none_index && doc_.figures[figure].tokens.begin == after)
        return head_of({after, region.end});
      ++after;
    }
    if (after < region.end) {
      const uint32_t mention = view_.mention[after - view_.begin];
      after = mention != none_index ? doc_.mentions[mention].tokens.end
                                    : doc_.dates[view_.date[after - view_.begin]].tokens.end;
      if (after < region.end) return head_of({after, region.end});
    }
    return {};
  }
  uint32_t end = begin;
  // "Miners | blocking the road | were hurt".
  const auto ends = [&](uint32_t t) {
    // Verb first, "the army | a statement in which ...".
    const bool object = view_.verb_first && t > begin && view_.has(t - 1, part::article | part::named) &&
                        may_be_accusative(t) && !view_.has(t, part::article | part::named | part::dated | part::adverb);
    return t > begin && !is_last_of_compound(t, begin) && (object || ends_phrase(t) || takes_object(t));
  };
  while (end < region.end && (!ends(end) || is_partitive(end, begin))) ++end;
  return trimmed({begin, end});
}

// "Rockets fired by the militia hit ...": a verb with a preposition right behind it, in front of another verb, is a
// participle that belongs to the subject, unless it stands at the beginning or behind an auxiliary.
bool PhraseFinder::is_reduced_relative(uint32_t verb) const {
  constexpr uint64_t no_subject = part::auxiliary | part::be | part::modal | part::negation | part::pronoun |
                                  part::relative | part::coordination | part::preposition | part::adverb;
  uint32_t next = verb + 1;
  while (next < view_.end && (view_.has(next, part::adverb | part::dated))) ++next;
  return !view_.verb_first && verb > view_.begin && view_.has(next, part::preposition) &&
         !view_.has(next, part::counted) && !view_.has(verb, part::say) && view_.has(verb - 1, part::word) &&
         !view_.has(verb - 1, no_subject);
}

// Where the verb comes second, "with home-made knives", "in riot gear": half of a compound, or right behind a
// preposition and before a further word, what looks like a verb is none.
bool PhraseFinder::is_no_verb_here(uint32_t token) const {
  if (view_.verb_first || token == view_.begin) return false;
  if (doc_.tokens[token].is(token_flag::hyphen_before)) return true;
  constexpr uint64_t ends =
      part::phrase_end | part::opens | part::determiner | part::pronoun | part::named | part::counted;
  const bool introduced = view_.has(token - 1, part::preposition) && !view_.has(token - 1, part::toward | part::adverb);
  return introduced && !is_gerund(token) && !view_.endings->verb.ends(doc_.at(doc_.tokens[token].span)) &&
         view_.has(token + 1, part::word) && !view_.has(token + 1, ends);
}

// Verb first, "that gunmen | wearing uniforms | abducted": what is said, right behind "that", of people who are not
// known yet, and who do something else.
bool PhraseFinder::is_attribute_of_people(uint32_t verb) const {
  return view_.verb_first && view_.has(verb, part::plain_verb) && verb > view_.begin + 1 &&
         view_.has(verb - 1, part::person_noun) && !view_.has(verb - 1, part::definite | part::named) &&
         view_.has(verb - 2, part::complementizer);
}

// Where the words that may hold the subject of a verb begin, which end at `end`.
uint32_t PhraseFinder::subject_begin(uint32_t end) const {
  constexpr uint64_t opener =
      hard_stop | part::complementizer | part::subordinator | part::say | part::comma | part::condition;
  // Verb first, "after talks | agreed | the parties": a word that brings in a noun opens no clause.
  const auto brings_in_noun = [this](uint32_t t) {
    constexpr uint64_t clause = part::verb | part::complementizer | part::say | part::auxiliary;
    return view_.verb_first && view_.has(t, part::preposition) && view_.has(t, part::subordinator) &&
           view_.has(t + 1, part::noun | part::thing) && !view_.has(t + 1, clause);
  };
  // "The cadets missing | since March | demanded": where the verb comes second, before a day such a word opens none
  // either.
  const auto brings_in_day = [this](uint32_t t) {
    return !view_.verb_first && view_.has(t, part::subordinator) && view_.has(t, part::preposition) &&
           !view_.has(t, part::limit) && view_.has(t + 1, part::dated) &&
           !view_.has(t + 1, part::counted | part::opens) && t > view_.begin && view_.has(t - 1, part::word) &&
           !view_.has(t - 1, part::comma | part::verb | part::coordination);
  };
  uint32_t begin = end;
  for (;
       begin > view_.begin && (!view_.has(begin - 1, opener) || brings_in_noun(begin - 1) || brings_in_day(begin - 1));
       --begin) {
    const uint32_t before = begin - 1;
    // Verb first, "the province in which | the rebels | still hold": the clause of the relative has its own subject.
    if (view_.verb_first && begin < end && view_.has(before, part::relative) && view_.has(begin, part::aspect)) {
      while (begin < end && view_.has(begin, part::aspect | part::auxiliary | part::negation)) ++begin;
      return begin;
    }
    // "Hostages (whom) | the gunmen | were holding": "was" opens a clause of which the subject stands behind it.
    if (view_.verb_first && begin < end && view_.has(before, part::be) && view_.has(before, part::auxiliary) &&
        !view_.has(before, part::named) && view_.has(begin, part::definite | part::named))
      return begin;
    if (const uint32_t said = hearsay_of_noun(before); said != no_token) {
      begin = said + 1;
      continue;
    }
    if (!view_.has(before, part::verb | part::light) || view_.mention[before - view_.begin] != none_index) continue;
    if (is_no_verb_here(before)) continue;
    // "A man | who wears a mask | killed", without "who".
    if (is_attribute_of_noun(before) || is_attribute_of_people(before)) continue;
    // "Imprisoned ministers": where the verb does not come first, a sentence begins with none.
    if (before == view_.begin && !view_.verb_first) continue;
    const uint32_t behind = behind_object(begin, end);
    if ((view_.has(before, part::verb) && !is_reduced_relative(before)) || behind > begin) return behind;
  }
  return begin;
}

// "Was | beaten": before a participle that tells an event.
bool PhraseFinder::is_passive_be(uint32_t be) const {
  if (view_.verb_first || !view_.has(be, part::be)) return false;
  uint32_t t = be + 1;
  while (t + 1 < view_.end && view_.has(t, part::adverb)) ++t;
  constexpr uint16_t participle = slot::participle_passive | slot::past;
  return view_.any_trigger_at(t, [](const Trigger& told) { return (told.slots & participle) != 0; });
}

// "As they fled": not "he himself".
bool PhraseFinder::is_pronoun_alone(uint32_t token) const {
  constexpr uint64_t borders = part::phrase_end | part::coordination | part::adverb | part::dated;
  return !view_.verb_first && view_.has(token, part::pronoun) && !view_.has(token, part::named) &&
         (token == view_.begin || view_.has(token - 1, borders)) && !view_.has(token - 1, part::pronoun);
}

// "Asked the banks | to lend", "forced miners | to walk out": of a verb whose object is to do what the infinitive says.
bool PhraseFinder::controls_object(uint32_t verb) const {
  const WordKinds& kinds = view_.kinds_at(verb);
  const bool asks = kinds.say == WordKind::ask || kinds.say == WordKind::order || kinds.say == WordKind::expect ||
                    kinds.say == WordKind::warn;
  // "Wants the firm | to sell".
  const bool wants = kinds.modal == WordKind::hypothetical && view_.has(verb, part::plain_verb);
  return asks || wants || kinds.modal == WordKind::realised || kinds.modal == WordKind::granted;
}

// "Suspended the group | for refusing ...": of a verb in the active that turns against those who did what follows.
bool PhraseFinder::punishes(uint32_t verb) const {
  return !view_.verb_first && !view_.has(verb - 1, part::be) && view_.any_trigger_at(verb, [](const Trigger& t) {
    const bool turns_against = t.event.quad == verbal_conflict || t.event.quad == material_conflict;
    return turns_against && t.object == Role::recipient && !t.event.is(event_flag::governs);
  });
}

bool PhraseFinder::names_people(TokenRange phrase) const { return view_.any(phrase, part::somebody); }

// "The minister, who was heckled when she | visited the site, suspended ...": the verb stands in a relative clause that
// a comma opens.
bool PhraseFinder::is_within_relative(uint32_t verb) const {
  for (uint32_t t = verb; t > view_.begin + 1 && verb - t < longest_apposition && !view_.has(t - 1, part::stop); --t) {
    if (view_.has(t - 1, part::comma)) return false;
    if (!view_.has(t - 1, part::relative)) continue;
    // ", which fears that the rebels may | regroup,".
    if (view_.has(t - 1, part::complementizer) && !view_.has(t - 2, part::comma)) continue;
    // ", for which nobody | answered,".
    return view_.has(t - 2, part::comma) || (view_.has(t - 2, part::preposition) && view_.has(t - 3, part::comma));
  }
  return false;
}

// "An election which the parties | boycotted": the relative of a clause that has a subject of its own; no_token if the
// verb stands in none.
uint32_t PhraseFinder::relative_of_object(uint32_t verb) const {
  constexpr uint64_t borders = part::stop | part::comma | part::verb | part::say | part::complementizer |
                               part::subordinator | part::quote | part::coordination;
  if (view_.verb_first) return no_token;
  for (uint32_t t = verb; t > view_.begin && verb - t < longest_apposition; --t) {
    if (!view_.has(t - 1, part::relative) || view_.has(t - 1, part::complementizer)) {
      if (view_.has(t - 1, borders) && !view_.has(t - 1, part::named)) return no_token;
      continue;
    }
    const TokenRange own = phrase_after(t, verb);
    return own.empty() || view_.any(own, part::dated | part::be | part::have | part::modal) ? no_token : t - 1;
  }
  return no_token;
}

bool PhraseFinder::has_form(uint32_t token, uint16_t slots) const {
  return view_.any_trigger_at(token, [slots](const Trigger& told) { return (told.slots & slots) != 0; });
}

bool PhraseFinder::is_only_past(uint32_t verb) const {
  return has_form(verb, slot::past) && !has_form(verb, slot::base);
}

// "May regroup, | closed", "that they free ... | and threatened": a base form is joined to no form that is only a past.
bool PhraseFinder::is_base_before_past(uint32_t base, uint32_t past) const {
  return !view_.verb_first && is_only_past(past) && has_form(base, slot::base) && !has_form(base, slot::past);
}

// "Stormed a camp, | burned three trucks and shot a guard": behind the comma a verb shares the subject of the one
// before it, if a further one with "and" follows.
bool PhraseFinder::is_in_series(uint32_t comma, uint32_t verb) const {
  constexpr uint64_t borders =
      part::stop | part::complementizer | part::subordinator | part::relative | part::quote | part::say | part::comma;
  if (view_.verb_first || !view_.has(comma, part::comma) || comma + 1 != verb || is_gerund(verb)) return false;
  uint32_t before = comma;
  while (before > view_.begin && comma - before < longest_apposition) {
    if (view_.has(before - 1, part::verb))
      if (const uint32_t relative = relative_of_object(before - 1); relative != no_token) before = relative + 1;
    const bool relative =
        before < comma && view_.has(before - 1, part::relative) && !view_.has(before - 2, part::comma);
    // "Called it "a crime", | demanded": words that are quoted in between.
    const bool quoted = view_.has(before - 1, part::quote) && !view_.has(before - 1, borders & ~part::quote);
    if (!relative && !quoted && view_.has(before - 1, part::verb | borders)) break;
    --before;
  }
  // "The bank, under | pressure | from clients, reversed course": right behind a preposition it is none.
  const bool introduced =
      view_.has(before - 2, part::preposition) && !view_.has(before - 2, part::toward | part::verb | part::of);
  if (before == view_.begin || !view_.has(before - 1, part::verb) || introduced || is_gerund(before - 1) ||
      is_reduced_relative(before - 1) || is_within_relative(before - 1))
    return false;
  // "Condemned it, | demanded that they free him and threatened": what is demanded is told in base forms.
  const bool demands = view_.has(verb + 1, part::complementizer);
  for (uint32_t t = verb + (demands ? 2 : 1); t + 1 < view_.end && t < verb + longest_apposition; ++t) {
    if (view_.has(t, borders) && !(view_.has(t, part::comma) && view_.has(t + 1, part::coordination))) break;
    uint32_t next = t + 1;
    // ", and | left".
    const bool behind_comma = view_.has(t, part::comma) && view_.has(t + 1, part::coordination);
    if (behind_comma) ++next;
    if (!view_.has(t, part::coordination) && !behind_comma) continue;
    while (next + 1 < view_.end && view_.has(next, part::adverb)) ++next;
    if (demands && !is_only_past(next)) continue;
    if (view_.has(next, part::verb | part::say) && !view_.has(next, part::named | part::noun)) return true;
  }
  return false;
}

// "Has offices there", "was upset": where the verb comes second, an auxiliary that no verb follows.
bool PhraseFinder::is_main_auxiliary(uint32_t token) const {
  if (view_.verb_first || !view_.has(token, part::be | part::have) || view_.has(token, part::named)) return false;
  if (view_.has(token + 1, part::be | part::have | part::verb) || view_.has(token - 1, part::relative)) return false;
  // "Had seen": of a word that no list knows it helps the participle.
  const bool helps = view_.has(token, part::have) && !view_.has(token + 1, part::opens | part::counted | part::noun) &&
                     !view_.endings->is_plural(doc_.at(doc_.tokens[token + 1].span));
  return !helps && !view_.has(token - 1, part::modal | part::toward | part::preposition | part::coordination);
}

// "The city's first mayor, | David Marsh |, resigned": the name between the marks at `open` and `close`, behind a word
// for people that has none.
TokenRange PhraseFinder::name_between(uint32_t open, uint32_t close) const {
  const TokenRange words{open + 1, close};
  if (view_.verb_first || words.empty() || !view_.has(open - 1, part::person_noun) || view_.has(open - 1, part::named))
    return {};
  const uint32_t m = view_.mention[words.begin - view_.begin];
  const bool named = m != none_index && doc_.mentions[m].tokens == words;
  return named && doc_.mentions[m].type != MentionType::place ? words : TokenRange{};
}

// "Carla Mendez, | a lawyer who ...": the name before the comma that such a noun explains.
TokenRange PhraseFinder::name_before(TokenRange noun) const {
  if (view_.verb_first || noun.empty() || noun.begin < view_.begin + 2) return {};
  const uint32_t comma = noun.begin - 1;
  const bool explains = view_.has(comma, part::comma) && view_.has(noun.begin, part::opens) &&
                        view_.any(noun, part::person_noun) && !view_.any(noun, part::named);
  const uint32_t m = explains ? view_.mention[comma - 1 - view_.begin] : none_index;
  return m != none_index && is_person(m) && doc_.mentions[m].tokens.end == comma ? doc_.mentions[m].tokens
                                                                                 : TokenRange{};
}

// "Special envoy to the Horn of Africa | Mike Hammer | met": the person at the end of the words, behind an office that
// a preposition cut from the name.
TokenRange PhraseFinder::holder_at_end(TokenRange office, uint32_t end) const {
  if (view_.verb_first || office.empty() || office.end >= end || !view_.any(office, part::person_noun)) return {};
  if (view_.any(office, part::opens | part::indefinite) || !view_.has(office.end, part::preposition | part::of))
    return {};
  const uint32_t m = view_.mention[end - 1 - view_.begin];
  if (m == none_index || !is_person(m)) return {};
  const uint32_t first = doc_.mentions[m].tokens.begin;
  constexpr uint64_t others = part::preposition | part::of | part::opens | part::coordination | part::comma |
                              part::verb | part::say | part::person_noun;
  return first > office.end + 1 && !view_.has(first - 1, others) ? doc_.mentions[m].tokens : TokenRange{};
}

// "Told | the paper | Mr X had": where a verb of speech with whom it tells stands before the words, the last of them
// that can begin a phrase of its own.
uint32_t PhraseFinder::behind_addressee(uint32_t begin, uint32_t end) const {
  if (view_.verb_first || begin == view_.begin || !view_.has(begin - 1, part::say)) return begin;
  if (!view_.endings->addressed.has(doc_.at(doc_.tokens[begin - 1].span))) return begin;
  constexpr uint64_t goes_on = part::of | part::preposition | part::coordination | part::comma | part::opens;
  for (uint32_t t = end - 1; t > begin; --t) {
    const uint32_t titled = view_.titled[t - view_.begin];
    const bool office = titled != none_index && view_.titled[t - 1 - view_.begin] != titled;
    if ((office || view_.has(t, part::opens)) && !view_.has(t - 1, goes_on)) return t;
  }
  return begin;
}

uint32_t PhraseFinder::before_hearsay(uint32_t verb) const {
  constexpr uint32_t longest_predicate = 4;
  constexpr uint64_t that_it = part::complementizer | part::pronoun,
                     others = part::phrase_end | part::verb | part::noun;
  if (!view_.verb_first) return verb;
  uint32_t first = verb;
  while (first > view_.begin && verb - first < longest_predicate && !view_.has(first - 1, others)) --first;
  if (first == verb || first < view_.begin + 3 || (view_.at(first - 1) & that_it) != that_it) return verb;
  const uint32_t said = first - 2;
  const bool told = view_.has(said, part::modal | part::say) && view_.has(said, part::verb | part::say);
  constexpr uint64_t no_noun = part::phrase_end | part::verb | part::say | part::with_preposition;
  return told && view_.has(said - 1, part::word) && !view_.has(said - 1, no_noun) ? said : verb;
}

// Verb first, "gave asylum to | a reporter | (who) fled", without "who": people that are not known yet, right before
// the verb, brought in by the letters of a preposition or behind the noun of a deed that is; `subject` if it is no such
// phrase.
TokenRange PhraseFinder::noun_of_reduced_relative(TokenRange subject) const {
  constexpr uint64_t known = part::definite | part::named | part::dated | part::adverb;
  for (uint32_t t = subject.end; view_.verb_first && t > subject.begin + 1; --t) {
    const uint32_t head = t - 1;
    if (view_.has(head, known)) break;
    if (!view_.has(head, part::with_preposition)) continue;
    const uint32_t who = is_deed(head) ? head + 1 : head;
    const bool people = view_.has(who, part::person_noun | part::people) || view_.has(who + 1, part::nationality);
    if (who < subject.end && people) return {who, subject.end};
    break;
  }
  return subject;
}

// Verb first, "Chad closes the border | and Niger | protests": in news told in the present, where the subject comes
// first, so does that of the next clause. A verb of two or more has other subjects, too.
TokenRange PhraseFinder::subject_behind_and(uint32_t verb) const {
  constexpr uint32_t reach = 6;
  constexpr uint64_t others = part::phrase_end | part::dated | part::adverb;
  const std::string_view form = doc_.at(doc_.tokens[verb].span);
  if (!view_.verb_first || !has_form(verb, slot::present) || view_.has(verb, part::with_conjunction)) return {};
  if (view_.endings->people_nominative.ends(form) || view_.endings->dual.ends(form)) return {};
  for (uint32_t t = verb; t > view_.begin + 2 && verb - t < reach; --t) {
    if (view_.has(t - 1, others) && !view_.has(t - 1, part::named)) return {};
    if (!view_.has(t - 1, part::with_conjunction)) continue;
    for (uint32_t first = view_.begin; first + 1 < t; ++first)
      if (view_.has(first, part::verb | part::say | part::light) && !view_.has(first, part::named))
        return first > view_.begin && has_form(first, slot::present) ? TokenRange{t - 1, verb} : TokenRange{};
    return {};
  }
  return {};
}

// Verb first, "they carried | the body of a man | (who) was killed", without "who": people that are not known yet,
// right before the verb that ends at `end`, behind another verb; what a preposition joins to them may stand between.
// Empty if none stand there.
TokenRange PhraseFinder::people_of_reduced_relative(uint32_t end) const {
  constexpr uint32_t reach = 4;
  constexpr uint64_t others = part::phrase_end | part::with_conjunction | part::dated | part::adverb;
  if (!view_.verb_first) return {};
  uint32_t t = end;
  for (; t > view_.begin + 1 && end - t < reach; --t) {
    const uint32_t head = t - 1;
    if (view_.has(head, part::definite) || (view_.has(head, part::named) && !view_.has(head, part::nationality))) {
      if (!view_.has(head, part::definite) || !view_.has(head - 1, part::preposition)) return {};
      --t;
      continue;
    }
    if (view_.has(head, others)) return {};
    if (view_.has(head, part::person_noun)) break;
  }
  if (t <= view_.begin + 1 || end - t >= reach) return {};
  uint32_t begin = t - 1;
  const auto accusative = [this](uint32_t w) { return view_.endings->accusative.ends(doc_.at(doc_.tokens[w].span)); };
  const auto goes_with = [&](uint32_t w) {
    return view_.has(w, part::person_noun | part::counted) || (accusative(w) && accusative(w + 1));
  };
  while (begin > view_.begin + 1 && goes_with(begin - 1) &&
         !view_.has(begin - 1, others | part::definite | part::preposition))
    --begin;
  // "Between 30 and 35 people", "dozens | of fighters".
  if (view_.has(begin - 1, part::preposition) && view_.any({begin - 2, begin}, part::counted)) return {};
  // "A suicide | attack": said of a deed.
  const bool behind = view_.has(begin - 1, part::word) &&
                      !view_.has(begin - 1, part::complementizer | part::verb | part::auxiliary) && !is_deed(begin - 1);
  while (view_.has(end - 1, part::auxiliary | part::be)) --end;
  return behind && view_.any({view_.begin, begin}, part::verb | part::say) ? TokenRange{begin, end} : TokenRange{};
}

// Whether a thing may do what the verb tells: strife and disasters; but not "a raid | (that) X launched it", with a
// pronoun for the noun before it, nor where it tells words.
bool PhraseFinder::may_be_done_by_thing(uint32_t verb) const {
  const bool resumed = verb + 1 < view_.end && view_.stands_for[verb + 1 - view_.begin] != 0;
  return !resumed && !view_.has(verb, part::say) && view_.any_trigger_at(verb, [](const Trigger& told) {
    return !told.object_suffix && (told.event.quad == material_conflict || told.event.is(event_flag::disaster));
  });
}

// Verb first, "they died in a raid | (that) hit ...", "the ruins of a house | (that) collapsed", without "that": behind
// another verb, the noun of a thing that is not known yet, with an adjective at most, which a preposition brings in, or
// stands behind such a noun. Empty if none stands before the verb, or if it is of the other sex.
TokenRange PhraseFinder::thing_of_reduced_relative(uint32_t verb) const {
  constexpr uint64_t noun = part::noun | part::thing | part::place_noun;
  constexpr uint64_t others = part::phrase_end | part::with_conjunction | part::definite | part::named | part::dated |
                              part::counted | part::adverb | part::person_noun | part::people;
  const auto word = [this](uint32_t t) { return doc_.at(doc_.tokens[t].span); };
  const auto brought_in = [this](uint32_t t) {
    return view_.has(t, part::with_preposition) || view_.has(t - 1, part::preposition);
  };
  if (!view_.verb_first || verb < view_.begin + 3 || !may_be_done_by_thing(verb)) return {};
  uint32_t head = verb - 1;
  const bool adjective = !view_.has(head, noun | others) && !is_deed(head);
  if (adjective && !brought_in(head)) --head;
  if (view_.has(head, others) || !(view_.has(head, noun) || is_deed(head))) return {};
  if (view_.endings->owner.ends(word(head))) return {};
  if (is_masculine(verb) && ends_as_feminine(doc_, view_, head)) return {};
  const bool owned = view_.has(head - 1, noun) && !view_.has(head - 1, others) && brought_in(head - 1);
  const bool told_before = view_.any({view_.begin, head}, part::verb | part::say);
  return told_before && (brought_in(head) || owned) ? TokenRange{head, verb} : TokenRange{};
}

// Where the verb comes second, "denied | that his troops had shelled the town | and accused": a verb of words in the
// plain past does not go on with one behind "had", but with who speaks. The verb of speech; no_token if it does not.
uint32_t PhraseFinder::speech_that_goes_on(uint32_t verb) const {
  constexpr uint32_t reach = 24;
  constexpr uint64_t others = part::stop | part::quote;
  if (view_.verb_first) return no_token;
  uint32_t joint = verb;
  while (joint > view_.begin && view_.has(joint - 1, part::adverb)) --joint;
  if (!view_.has(joint - 1, part::coordination) || !is_only_past(verb)) return no_token;
  if (!view_.any_trigger_at(verb, [](const Trigger& told) { return told.event.is_verbal(); })) return no_token;
  const WordKind own = view_.kinds_at(verb).say;
  const bool asks = own == WordKind::ask || own == WordKind::order || own == WordKind::promise;
  bool had = false;
  for (uint32_t t = joint - 1; t > view_.begin && joint - t < reach && !view_.has(t - 1, others); --t) {
    // "Said that rebels had shelled the town | and threatened": may be of either; not "and urged both sides".
    if (view_.has(t - 1, part::say) && !view_.has(t - 1, part::named)) {
      const bool sure = asks || view_.kinds_at(t - 1).say == WordKind::deny;
      return had && sure ? t - 1 : no_token;
    }
    if (view_.has(t - 1, part::have))
      had = view_.has(t, part::verb | part::adverb) &&
            !view_.endings->helper_of_present.has(doc_.at(doc_.tokens[t - 1].span));
    else if (view_.has(t - 1, part::verb) && !view_.has(t - 2, part::have | part::adverb | part::relative))
      return no_token;
  }
  return no_token;
}

// Verb first, "the minister gave | a speech | (and) thanked in it ...": who stands before the words that are not known
// yet. Empty if no such words stand right before the verb.
TokenRange PhraseFinder::author_of_words(uint32_t verb) const {
  constexpr uint64_t known = part::definite | part::named | part::preposition | part::verb;
  if (verb < view_.begin + 3) return {};
  uint32_t words = verb - 1;
  while (words > view_.begin + 1 && may_be_accusative(words - 1)) --words;
  const bool open = may_be_accusative(words) || doc_.tokens[words].is(token_flag::ta_marbuta);
  if (!open || view_.has(words, known) || view_.has(words - 1, part::phrase_end)) return {};
  const TokenRange author = phrase_before(words, view_.begin);
  return view_.any(author, part::somebody | part::group | part::definite) ? author : TokenRange{};
}

// Verb first, "got a letter | from the king | (who) thanked in it": without "who", the verb with a pronoun for what was
// sent has for its subject whom that is from. Empty if nobody sends.
TokenRange PhraseFinder::sender_before(uint32_t verb) const {
  if (!view_.verb_first || verb + 1 >= view_.end || view_.stands_for[verb + 1 - view_.begin] == 0) return {};
  if (!view_.endings->within_it.has(doc_.at(doc_.tokens[verb + 1].span))) return {};
  constexpr uint64_t others = part::comma | part::stop | part::verb | part::say | part::complementizer | part::quote;
  if (const TokenRange author = author_of_words(verb); !author.empty()) return author;
  uint32_t t = verb;
  while (t > view_.begin && verb - t < longest_apposition && !view_.has(t - 1, others | part::partitive)) --t;
  // "A number of inspectors".
  const bool some = view_.has(t - 2, part::group | part::counted);
  if (t == view_.begin || !view_.has(t - 1, part::partitive) || some) return {};
  const TokenRange sender = phrase_after(t, verb);
  return view_.any(sender, part::somebody | part::group) ? sender : TokenRange{};
}

// Where the verb comes second, "a spokesman | for the rebels | said": with those whose words they are, if nothing but
// the verb follows them, at `end`.
TokenRange PhraseFinder::with_those_spoken_for(TokenRange who, uint32_t end) const {
  if (view_.verb_first || who.empty() || who.end + 1 >= end) return who;
  const auto word = [this](uint32_t t) { return doc_.at(doc_.tokens[t].span); };
  const uint32_t last = who.end - 1;
  if (view_.has(last, part::named | part::counted) || !view_.endings->speaks_for.has(word(who.end))) return who;
  if (!view_.has(last, part::person_noun) && !view_.endings->spokesman.has(word(last))) return who;
  const TokenRange whom = phrase_after(who.end + 1, end);
  const bool alone = whom.begin == who.end + 1 && whom.end == end && !view_.any(whom, part::comma);
  return alone && view_.any(whom, part::somebody | part::group) ? TokenRange{who.begin, end} : who;
}

bool PhraseFinder::is_before_charge(const Trigger& told, TokenRange verb) const {
  const uint32_t of = verb.end;
  if (view_.verb_first || told.object != Role::recipient || (told.slots & slot::past) == 0 || of >= view_.end)
    return false;
  if (view_.has(of, part::named) || !view_.endings->of_charge.has(doc_.at(doc_.tokens[of].span))) return false;
  const bool topic =
      view_.is_of(of) ? told.genitive == Role::topic : told.has_preposition(doc_.tokens[of].key, Role::topic);
  // "Whom | he accused of".
  if (!topic || verb.begin == view_.begin) return false;
  const bool pronoun = view_.endings->nominative.has(doc_.at(doc_.tokens[verb.begin - 1].span));
  return !pronoun && !view_.has(verb.begin - 1, part::pronoun) && relative_of_object(verb.begin) == no_token;
}

TokenRange PhraseFinder::subject_before(uint32_t verb, int depth) const {
  if (depth > deepest_control) return {};
  if (const TokenRange sender = sender_before(verb); !sender.empty()) return sender;
  if (const uint32_t speech = speech_that_goes_on(verb); speech != no_token) return subject_before(speech, depth + 1);
  uint32_t t = verb;
  constexpr uint64_t helpers = part::auxiliary | part::adverb | part::negation | part::modal | part::aspect;
  const auto helps = [&](uint32_t w) {
    // "Has since complained".
    const bool since = !view_.verb_first && view_.has(w, part::subordinator) && view_.has(w - 1, part::have);
    // "Continued to": a word that brings in speech elsewhere.
    const bool goes_on = !view_.verb_first && view_.has(w, part::aspect) && view_.has(w + 1, part::aspect);
    // "Which had | long | called for", "who | last | met": right behind what helps the verb, or opens its clause.
    const bool how = !view_.verb_first && view_.has(w - 1, part::have | part::be | part::relative) &&
                     view_.endings->manner.has(doc_.at(doc_.tokens[w].span));
    return (since || how || view_.has(w, helpers)) &&
           !view_.has(w, goes_on ? part::pronoun : part::say | part::pronoun) &&
           view_.mention[w - view_.begin] == none_index;
  };
  while (t > view_.begin && helps(t - 1)) --t;
  // "Forty people were reported killed".
  if (!view_.verb_first && view_.has(t - 1, part::say) && view_.has(t - 2, part::be))
    return subject_before(t - 2, depth);
  // "Kimber, which | last month | agreed".
  uint32_t day = t;
  while (!view_.verb_first && day > view_.begin && view_.has(day - 1, part::dated)) --day;
  if (day < t && view_.has(day - 1, part::relative)) t = day;
  t = before_hearsay(t);
  if (t == view_.begin) return {};
  const uint32_t last = t - 1;
  // Verb first, "it happened before | to the cabinet | that (it) refused": behind "that" before a verb.
  if (view_.verb_first && view_.has(last, part::complementizer) && t == verb &&
      view_.endings->to_do.has(doc_.at(doc_.tokens[last].span))) {
    const TokenRange who = phrase_before(last, view_.begin);
    const bool introduced = !who.empty() && view_.has(who.begin, part::with_preposition) &&
                            view_.endings->joined_for.begins(doc_.at(doc_.tokens[who.begin].span)) &&
                            view_.has(who.begin - 1, part::verb | part::modal | part::aspect | part::adverb);
    if (introduced && view_.any(who, part::definite | part::named)) return who;
  }
  // "The firm said | has sold its mine": told in haste, of who speaks.
  constexpr uint64_t no_speech = part::noun | part::named | part::be | part::preposition;
  if (!view_.verb_first && view_.has(last, part::say) && !view_.has(last, no_speech) &&
      !view_.has(last - 1, part::be | part::preposition | part::opens))
    return subject_before(last, depth + 1);
  // Arabic "where" begins a clause of its own.
  if (view_.has(last, part::relative) && !(view_.verb_first && view_.has(last, part::subordinator))) {
    uint32_t end = last;
    while (end > view_.begin && view_.has(end - 1, part::comma)) --end;
    end = before_age(end);
    const TokenRange noun = phrase_before(end, view_.begin);
    if (const TokenRange name = name_before(noun); !name.empty()) return name;
    return antecedent(noun, last);
  }
  // "Told the commission | it | has sold": before an auxiliary a pronoun is its subject, whatever stands before that.
  const bool helped = t < verb && view_.has(t, part::be | part::have | part::modal | part::auxiliary) &&
                      !view_.verb_first && view_.has(last, part::pronoun) &&
                      !view_.has(last, part::named | part::relative | part::determiner) &&
                      view_.has(last - 1, part::word) && !view_.has(last - 1, part::preposition | part::of);
  // "Speaking to the house | he | urged": such a pronoun is nothing but a subject.
  const bool subject_alone = !view_.verb_first && view_.has(last, part::pronoun) && !view_.has(last, part::named) &&
                             view_.endings->nominative.has(doc_.at(doc_.tokens[last].span));
  if (is_pronoun_alone(last) || helped || subject_alone) return {last, t};
  const bool shares = view_.has(last, part::coordination) || is_in_series(last, verb);
  const bool infinitive =
      view_.has(last, part::preposition) && view_.has(last, part::purpose | part::preposition) && last + 1 == t;
  if (shares || (infinitive && !view_.verb_first)) {
    for (uint32_t v = last; v > view_.begin; --v) {
      if (view_.has(v - 1, hard_stop)) return {};
      // "Was beaten and | abducted": participles need be no verbs to the lists.
      if (shares && is_passive_be(v - 1)) return subject_before(v - 1, depth + 1);
      // "Has offices there, and | sold", "was upset and | left".
      const bool is_verb =
          view_.has(v - 1, part::verb | part::say | part::modal | part::light) || (shares && is_main_auxiliary(v - 1));
      if (!is_verb) continue;
      if (const uint32_t comma = shares ? comma_before_aside(v - 1, verb) : no_token; comma != no_token) {
        v = comma + 1;
        continue;
      }
      // "The girls back | and sent": no verb.
      if (shares && v == last && view_.has(v - 1, part::adverb)) continue;
      if (const uint32_t relative = shares ? relative_of_object(v - 1) : no_token; relative != no_token) {
        v = relative + 1;
        continue;
      }
      if (shares && is_base_before_past(v - 1, verb)) continue;
      // "Says that it will cost them millions and | has urged": nor to a verb that has no modal.
      const uint32_t modal = view_.has(v - 1, part::modal) ? v - 1 : v - 2;
      const bool future = view_.has(modal, part::modal) && !view_.has(modal, part::verb | part::say) &&
                          !view_.has(modal + 1, part::be | part::have);
      if (!view_.verb_first && shares && future && (view_.has(last + 1, part::have) || is_only_past(verb))) continue;
      // "By 6,400 votes | and": what is counted.
      if (shares && view_.has(v - 1, part::counted)) continue;
      // "Called on them to help and | criticised": it is joined to the verb before the infinitive.
      if (!view_.verb_first && shares && view_.has(v - 2, part::toward)) continue;
      // "On charges of ...": a noun.
      constexpr uint64_t no_verb = part::preposition | part::opens | part::of;
      uint32_t first = v - 1;
      while (view_.has(first, part::modal) && view_.has(first - 1, part::modal)) --first;
      if (!view_.verb_first && shares && !view_.has(v - 1, part::verb) && view_.has(first - 1, no_verb)) continue;
      // "Boarded a tanker suspected of smuggling and | arrested": nor that of its object.
      if (shares && is_participle_of_object(first)) continue;
      // "... of forming a gang and | sentenced": no finite verb.
      if (!view_.verb_first && shares && view_.has(v - 2, part::preposition) &&
          view_.endings->gerund.ends(doc_.at(doc_.tokens[v - 1].span)))
        continue;
      // "Seized the man | for fleeing", but "after seizing his car".
      const bool punished = is_gerund(verb) && !view_.has(last, part::subordinator) && punishes(v - 1);
      if (infinitive && (controls_object(v - 1) || punished)) {
        const TokenRange object = phrase_before(last, v);
        if (names_people(object) || view_.any(object, part::group)) return object;
        // "Sentenced nine men | to years in prison | for insulting".
        const TokenRange whom = punished ? phrase_after(v, last) : TokenRange{};
        if (whom.begin == v && names_people(whom)) return whom;
      }
      while (v - 1 > view_.begin && view_.has(v - 2, part::verb | part::say | part::light)) --v;
      return subject_before(v - 1, depth + 1);
    }
    return {};
  }
  uint32_t end = before_appositions(t);
  if (end == no_token) return topic_before(last);
  if (const TokenRange name = end < t ? name_between(end, last) : TokenRange{}; !name.empty()) return name;
  if (const TokenRange head = end == t ? head_of_relative(t) : TokenRange{}; !head.empty()) return head;
  if (end < t) end = before_age(end);
  uint32_t begin = last_counted(subject_begin(end), end);
  // "According to the report, soldiers came and ...": who says it is no subject.
  if (!view_.verb_first && view_.has(begin, part::attribution) && view_.has(begin + 1, part::attribution)) return {};
  if (const TokenRange speaker = end == t ? speaker_of_words(begin, end) : TokenRange{}; !speaker.empty())
    return speaker;
  if (const TokenRange next = end == t ? subject_behind_and(verb) : TokenRange{}; !next.empty()) return next;
  const bool attached = end == t && !view_.any({end, verb + 1}, part::with_conjunction | part::coordination);
  if (const TokenRange people = attached ? people_of_reduced_relative(end) : TokenRange{}; !people.empty())
    return people;
  if (const TokenRange thing = attached && t == verb ? thing_of_reduced_relative(verb) : TokenRange{}; !thing.empty())
    return thing;
  if (const uint32_t own = behind_relative(begin, end); own != no_token) begin = own;
  if (const TokenRange noun = end == t ? noun_of_attribute(begin, end) : TokenRange{}; !noun.empty()) return noun;
  TokenRange subject = head_of({behind_addressee(begin, end), end});
  if (const TokenRange holder = holder_at_end(subject, end); !holder.empty()) subject = holder;
  subject = with_list_before(subject);
  if (end == t) subject = noun_of_infinitive(subject);
  if (end == t) subject = noun_of_reduced_relative(subject);
  subject = with_those_spoken_for(subject, end);
  // "The council, in a letter, | condemned", "the union, on Friday | agreed": what stands between comma and verb is no
  // subject.
  const bool aside = !view_.verb_first && subject.empty() && begin < end && begin > view_.begin &&
                     view_.has(begin, part::preposition | part::of | part::dated | part::adverb) &&
                     view_.has(begin - 1, part::comma);
  return aside ? subject_before(begin, depth + 1) : subject;
}

TokenRange PhraseFinder::subject_behind(uint32_t verb, uint32_t limit) const {
  TokenRange subject = phrase_after(verb + 1, limit);
  if (const uint32_t object = object_in(subject, is_masculine(verb)); object != no_token) subject.end = object;
  return subject;
}

TokenRange PhraseFinder::subject_of(uint32_t verb, uint32_t limit) const {
  const TokenRange behind = subject_behind(verb, limit);
  return behind.empty() ? subject_before(verb) : behind;
}

// ", a firm of Tulsa, Okla., with ...,": the mark before or behind a part of the country that follows its town, if the
// one at `close` stands further on.
bool PhraseFinder::is_within_town(uint32_t mark, uint32_t close) const {
  const auto place = [&](uint32_t t) {
    const uint32_t m = t >= view_.begin && t < view_.end ? view_.mention[t - view_.begin] : none_index;
    return m != none_index && doc_.mentions[m].type == MentionType::place ? m : none_index;
  };
  if (view_.verb_first || mark < view_.begin + 1) return false;
  const uint32_t before = place(mark - 1), behind = place(mark + 1);
  if (before != none_index && behind != none_index)
    return view_.has(doc_.mentions[behind].tokens.end, part::comma) && doc_.mentions[behind].tokens.end < close;
  if (before == none_index) return false;
  const uint32_t first = doc_.mentions[before].tokens.begin;
  return first > view_.begin + 1 && view_.has(first - 1, part::comma) && place(first - 2) != none_index;
}

// The mark that opens what the one at `close` closes, of the same kind; brackets between are looked over. no_token if
// there is none.
uint32_t PhraseFinder::opening_mark(uint32_t close) const {
  const Punct kind = doc_.tokens[close].punct;
  const Punct open = kind == Punct::bracket_close ? Punct::bracket_open : kind;
  for (uint32_t t = close; t > view_.begin && close - t < longest_apposition; --t) {
    const Punct punct = doc_.tokens[t - 1].punct;
    if (punct == open && is_within_town(t - 1, close)) continue;
    if (punct == open) return t - 1;
    if (view_.has(t - 1, hard_stop) || punct == Punct::dash) return no_token;
    if (view_.verb_first && view_.has(t - 1, part::complementizer)) return no_token;
    if (punct != Punct::bracket_close || kind == Punct::bracket_close) continue;
    while (t > view_.begin && doc_.tokens[t - 1].punct != Punct::bracket_open) --t;
    if (t == view_.begin) return no_token;  // "men) who, ...": nothing opens the bracket
  }
  return no_token;
}

// "X, whose members are A, B and C, said": where the mark at `comma` stands in a list within a relative, the one before
// the relative.
uint32_t PhraseFinder::before_listing(uint32_t comma) const {
  constexpr uint64_t others = hard_stop | part::complementizer | part::say | part::quote;
  constexpr uint64_t verbs = part::verb | part::be | part::have | part::auxiliary | part::modal;
  for (uint32_t t = comma; !view_.verb_first && t > view_.begin && comma - t < longest_apposition; --t) {
    if (view_.has(t - 1, others)) break;
    if (!view_.has(t - 1, part::comma)) continue;
    if (view_.has(t, part::relative)) return t - 1;
    // "X, who lives there, met Y, a general, and left": the relative ends before.
    if (view_.has(t, verbs)) break;
  }
  return comma;
}

// The end of the phrase that stands before the appositions which end at `end`: ", a former general,", "(UNICEF),";
// no_token if the mark there closes none.
uint32_t PhraseFinder::before_appositions(uint32_t end) const {
  if (!view_.has(end - 1, part::comma)) return end;
  uint32_t open = opening_mark(end - 1);
  if (open == no_token && view_.has(end - 2, part::comma)) open = opening_mark(--end - 1);
  if (open == no_token) return no_token;
  // "X (UNICEF), its head,": a name in brackets goes with what it stands for.
  const bool bracket = open > view_.begin && doc_.tokens[open - 1].punct == Punct::bracket_close;
  const uint32_t first = bracket ? opening_mark(open - 1) : open;
  return first == no_token ? open : before_listing(first);
}

}  // namespace khabar
