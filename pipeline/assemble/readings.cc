#include "assemble/readings.h"

#include "assemble/word_roles.h"

namespace khabar {

namespace {

// How far from its noun stands the verb that says that somebody wants it.
constexpr uint32_t masdar_reach = 6;
// How many words the subject has between a verb and its object.
constexpr uint32_t subject_reach = 6;

bool has_bits(uint16_t slots, uint16_t bits) { return (slots & bits) != 0; }

// "to" before a base form.
bool is_infinitive_marker(const SentenceView& view, const Trigger& trigger, uint32_t t) {
  return has_bits(trigger.slots, slot::base) && view.has(t, part::purpose | part::modal | part::toward);
}

// "are deploying", ", killing five": a gerund that governs as its verb does.
bool is_verbal_gerund(const SentenceView& view, const TriggerHit& hit) {
  if (view.verb_first || !has_bits(hit.trigger->slots, slot::gerund)) return false;
  const uint32_t t = hit.tokens.begin, after = hit.tokens.end;
  if (t == view.begin || view.has(after, part::of) || view.has(t - 1, part::determiner | part::nationality))
    return false;
  // "Is once again sending".
  uint32_t be = t;
  while (be > view.begin && view.has(be - 1, part::adverb | part::aspect) && !view.has(be - 1, part::be)) --be;
  if (view.has(be - 1, part::be)) return true;
  // "Began | shelling the town".
  if (view.kinds_at(t - 1).modal == WordKind::realised && !view.has(t - 1, part::preposition)) return true;
  const bool object =
      after < view.end && view.has(after, part::word) &&
      (view.has(after, part::counted) ||  // "killing | at least nine"
       !view.has(after, part::preposition | part::say | part::verb | part::auxiliary | part::be | part::modal));
  // "For refusing | to testify".
  const bool act = view.has(after, part::toward) && hit.trigger->event.is(event_flag::governs);
  return (object || act) && hit.trigger->object != Role::none &&
         (view.has(t - 1, part::comma | part::preposition | part::coordination) ||
          is_gerund_of_somebody(view, hit.tokens));
}

// Verb first, "the ministry intends ...": with the noun, or else with a complementizer before the verb.
bool is_wanted(const SentenceView& view, uint32_t t) {
  for (uint32_t b = t; b > view.begin && t - b < masdar_reach; --b) {
    if (view.kinds_at(b - 1).modal == WordKind::planned) return !view.has(b - 1, part::definite);
    // "The request of the premier | (for) the holding of ...".
    const bool request =
        b < t && view.has(b - 2, part::preposition) && view.any_trigger_at(b - 1, [](const Trigger& t) {
          return t.event.is(event_flag::governs) && (t.slots & slot::nominal) != 0;
        });
    if (request) return !view.has(b - 1, part::definite) && view.any({b, t}, part::definite | part::named);
    if (view.has(b - 1, part::stop | part::comma | part::verb | part::say | part::complementizer | part::relative))
      break;
  }
  return false;
}

// Verb first, "the ambassador praised | support of", "Arab states condemned | the shelling of": right behind a verb and
// its subject, which is definite or of another sex than a verb would be, stands no further verb.
bool is_behind_subject(const Document& doc, const SentenceView& view, uint32_t t) {
  constexpr uint64_t definite = part::definite | part::named;
  constexpr uint64_t no_verb = part::say | part::auxiliary | part::modal | part::aspect | part::light | part::named |
                               part::be | part::preposition | part::negation;
  // "Condemned | the minister X "in the strongest terms" | the killing of".
  uint32_t end = t;
  while (end > view.begin && view.has(end - 1, part::adverb | part::quote) && !view.has(end - 1, part::named)) --end;
  constexpr uint64_t others =
      part::phrase_end | part::adverb | part::coordination | part::with_conjunction | part::with_preposition;
  uint32_t first = end, words = 0;  // a name is as far as none
  for (; first > view.begin && words < subject_reach && view.has(first - 1, part::word); --first) {
    const bool named = view.has(first - 1, part::named);
    if (!named && view.has(first - 1, others)) break;
    words += named ? 0 : 1;
  }
  if (first == end || first == view.begin) return false;
  const std::string_view form = doc.at(doc.tokens[t].span).substr(doc.tokens[t].proclitic_bytes);
  const bool of_other_sex = doc.tokens[end - 1].is(token_flag::ta_marbuta) && !view.has(end - 1, definite) &&
                            first + 1 < end && !view.endings->feminine_verb.ends(form);
  if (!of_other_sex && !view.has(first, definite | part::person_noun)) return false;
  const uint32_t verb = first - 1;
  return view.has(verb, part::verb) && !view.has(verb, no_verb) && !view.has(verb - 1, part::relative | part::negation);
}

// Verb first, "who | supported", "had supported", "that the king | supported": where a verb may stand.
bool may_open_clause(const SentenceView& view, uint32_t t) {
  constexpr uint64_t opens = part::relative | part::aspect | part::negation | part::subordinator | part::auxiliary |
                             part::be | part::complementizer | part::comma | part::stop;
  constexpr uint64_t others = part::verb | part::say | part::preposition | part::with_preposition | part::light;
  if (view.has(t - 1, opens)) return true;
  for (uint32_t b = t; b > view.begin && t - b <= subject_reach; --b) {
    if (view.has(b - 1, part::complementizer)) return b < t && view.any({b, t}, part::named | part::definite);
    if (view.has(b - 1, others | part::modal | part::stop | part::comma)) return false;
    if (b - 1 == view.begin) return view.any({b - 1, t}, part::named);
  }
  return false;
}

// Verb first, "sent men to attack tourists | and kidnap | the priest": a noun joined to the one behind "to", with its
// genitive.
bool is_in_series_of_purpose(const SentenceView& view, uint32_t t) {
  constexpr uint32_t reach = 12;
  constexpr uint64_t others = part::stop | part::comma | part::verb | part::say | part::complementizer |
                              part::relative | part::subordinator | part::quote;
  const uint64_t genitive = part::article | part::named | (view.has(t, part::light) ? part::noun : 0);
  if (!view.has(t + 1, part::word) || view.has(t + 1, part::with_preposition | part::dated)) return false;
  for (uint32_t b = t; b > view.begin && t - b < reach; --b) {
    if (view.has(b - 1, part::purpose))
      return view.has(t + 1, genitive) && !view.has(b - 1, part::complementizer | part::named);
    // "Called for | a halt to the fighting | and the opening of ...".
    const bool deed = b < t && view.has(b - 1, part::preposition) && !view.has(b, part::definite | part::named);
    if (deed && view.any_trigger_at(b, [](const Trigger& told) { return told.names_deed(); }))
      return !view.has(b - 1, part::subordinator | part::dated);
    if (view.has(b - 1, others)) return false;
  }
  return false;
}

// Verb first: a form that may be a verb or its noun is the noun after a preposition, with the article, and behind an
// indefinite noun, whose genitive it is ("the story of the kidnapping"; a subject there would be definite).
bool is_masdar(const Document& doc, const SentenceView& view, const Trigger& trigger, uint32_t t) {
  const bool noun_first = trigger.noun_first, past = has_bits(trigger.slots, slot::past);
  if (view.has(t, part::definite | part::with_preposition)) return true;
  // No verb has the mark of the indefinite.
  if (past && view.endings->nunation.are_in(doc.at(doc.tokens[t].span))) return true;
  if (t == view.begin) return false;
  // "And support of the clubs".
  if (view.has(t, part::with_conjunction)) return noun_first || is_in_series_of_purpose(view, t);
  const uint32_t before = t - 1;
  if (noun_first && !may_open_clause(view, t)) return true;
  if (view.has(before, part::preposition | part::passive_auxiliary) || is_wanted(view, t)) return true;
  // "To stop | the flow of": what a noun is for.
  if (past && view.has(before, part::purpose) && !view.has(before, part::complementizer | part::verb | part::named))
    return true;
  if (past && (is_behind_subject(doc, view, t) || is_told_by_passive(view, t))) return true;
  // "Prices rose | in support of": a form that may be a verb of two is a noun behind what is no two.
  constexpr uint64_t two = part::named | part::counted | part::word;
  const bool may_be_two = view.has(before, part::named | part::counted) || (view.at(before) & two) == 0 ||
                          view.endings->dual.ends(doc.at(doc.tokens[before].span));
  if (past && !may_be_two && view.endings->accusative.ends(doc.at(doc.tokens[t].span)) &&
      !view.has(before, part::pronoun | part::relative | part::complementizer | part::auxiliary | part::aspect))
    return true;
  // "The town saw | a stream of": a verb of the past stands behind no other.
  if (past && view.has(before, part::plain_verb) && !view.has(before, part::named)) return true;
  constexpr uint64_t no_noun = part::definite | part::nationality | part::verb | part::say | part::auxiliary |
                               part::modal | part::aspect | part::negation | part::adverb | part::pronoun |
                               part::relative | part::complementizer | part::subordinator | part::condition |
                               part::coordination | part::background | part::purpose | part::attribution;
  if (!view.has(before, part::word) || view.has(before, no_noun) || view.mention[before - view.begin] != none_index ||
      view.figure[before - view.begin] != none_index || view.date[before - view.begin] != none_index)
    return false;
  // "That his party | refused": no genitive stands behind a noun with its owner's pronoun.
  constexpr size_t shortest_owned_bytes = 8;
  const Token& noun = doc.tokens[before];
  const std::string_view word = doc.at(noun.span);
  const bool owned = word.size() >= shortest_owned_bytes && !noun.is(token_flag::ta_marbuta) &&
                     view.endings->owner.ends(word) && view.has(before - 1, part::complementizer);
  return !owned && !view.endings->accusative.ends(word);  // a subject after "that"
}

}  // namespace

namespace {

// "The Madrid | bomb": behind the article and a place a base form is a noun.
bool is_behind_place_with_article(const Document& doc, const SentenceView& view, const TriggerHit& hit) {
  const uint32_t m = view.mention[hit.tokens.begin - 1 - view.begin];
  const bool base = has_bits(hit.trigger->slots, slot::base) && !has_bits(hit.trigger->slots, slot::past);
  return base && m != none_index && doc.mentions[m].type == MentionType::place &&
         view.has(doc.mentions[m].tokens.begin - 1, part::opens) &&
         !view.endings->is_plural(doc.at(doc.mentions[m].span));
}

}  // namespace

bool is_gerund_of_somebody(const SentenceView& view, TokenRange gerund) {
  return !view.verb_first && view.has(gerund.begin - 1, part::somebody | part::group) &&
         view.has(gerund.end, part::opens) && !view.has(gerund.begin, part::named);
}

bool is_told_by_passive(const SentenceView& view, uint32_t t) {
  for (uint32_t b = t; b > view.begin && t - b < masdar_reach; --b) {
    const bool passive = view.has(b - 1, part::passive_auxiliary) || view.kinds_at(b - 1).light == WordKind::passive;
    if (passive) return !view.has(b - 1, part::definite);
    if (view.has(b - 1, part::stop | part::comma | part::verb | part::say | part::complementizer | part::relative))
      break;
  }
  return false;
}

bool is_nominal(const Document& doc, const SentenceView& view, const TriggerHit& hit) {
  const Trigger& trigger = *hit.trigger;
  if (is_verbal_gerund(view, hit)) return false;
  if (!has_bits(trigger.slots, slot::finite | slot::participle_active | slot::participle_passive)) return true;
  if (!has_bits(trigger.slots, slot::nominal)) return false;
  const uint32_t t = hit.tokens.begin;
  if (view.verb_first) return is_masdar(doc, view, trigger, t);
  // "Floods | hit the town": before a verb that tells of the same.
  if (t == view.begin)
    return has_bits(trigger.slots, slot::gerund) ||
           view.any_trigger_at(hit.tokens.end, [&trigger](const Trigger& verb) {
             return verb.event.type == trigger.event.type && !has_bits(verb.slots, slot::noun);
           });
  // "72 attacks on ships": what is counted, without an object.
  const uint32_t f = view.figure[t - view.begin];
  if (f != none_index && doc.figures[f].tokens.begin < t && !view.has(hit.tokens.end, part::opens | part::named))
    return true;
  if (is_no_verb(doc, view, hit.tokens, trigger.slots) || is_behind_place_with_article(doc, view, hit)) return true;
  if (view.has(t - 1, part::auxiliary | part::modal | part::pronoun)) return false;
  // "Sparked | riots".
  if (view.brings_about(t - 1)) return true;
  return view.has(t - 1, part::determiner | part::nationality | part::adverb) ||
         (view.has(t - 1, part::preposition) && !is_infinitive_marker(view, trigger, t - 1));
}

bool is_behind_that_he(const Document& doc, const SentenceView& view, uint32_t verb) {
  uint32_t that = verb - 1;
  while (view.has(that, part::auxiliary)) --that;
  return view.verb_first && view.has(that, part::complementizer) &&
         view.endings->owner.ends(doc.at(doc.tokens[that].span));
}

bool begins_with_own_preposition(const Document& doc, const SentenceView& view, const Trigger& trigger, uint32_t token,
                                 Role role) {
  return std::any_of(trigger.prepositions.begin(), trigger.prepositions.end(), [&](const PrepositionRole& p) {
    return (role == Role::none || p.role == role) && has_joined_preposition(doc, view, token, p.letters);
  });
}

bool is_what(const Document& doc, const SentenceView& view, uint32_t token) {
  return view.endings->free_relative.has(doc.at(doc.tokens[token].span));
}

uint32_t begin_of_attribute(const SentenceView& view, TokenRange verb) {
  constexpr uint64_t perfect = part::be | part::have, helpers = perfect | part::auxiliary | part::adverb;
  constexpr uint64_t others = helpers | part::comma | part::stop | part::quote | part::coordination |
                              part::subordinator | part::complementizer | part::relative | part::say | part::pronoun |
                              part::modal;
  if (view.verb_first) return verb.begin;
  uint32_t t = verb.begin;
  while (t > view.begin && view.has(t - 1, helpers)) --t;
  if (!view.any({t, verb.begin}, perfect)) return verb.begin;
  while (t > view.begin && !view.has(t - 1, others | part::verb)) --t;
  const uint32_t participle = t - 1;
  if (t <= view.begin + 1 || !view.has(participle, part::verb) || view.has(participle, others)) return verb.begin;
  const bool tells_of_object = view.any_trigger_at(participle, [](const Trigger& told) {
    return told.object == Role::recipient && (told.slots & (slot::past | slot::passive)) != 0;
  });
  const bool behind_noun = view.has(t - 2, part::word) && !view.has(t - 2, others | part::preposition);
  return tells_of_object && behind_noun ? participle : verb.begin;
}

}  // namespace khabar
