// Where the verb comes second: who does what a gerund behind a comma tells: "gunmen stormed the camp, | killing six and
// | wounding two". And actors that nouns took from verbs that only speak of them.
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"
#include "assemble/phrases.h"

namespace khabar {

namespace {

// How far behind the comma a further gerund stands, joined by "and".
constexpr uint32_t joined_reach = 14;

bool is_comma(const SentenceView& view, uint32_t token) { return view.has(token, part::comma); }

// The comma before the gerund at `token`, or before the one that it is joined to, or the statement that it is said of;
// no_token if there is none.
uint32_t comma_before(const SentenceView& view, const PhraseFinder& phrases, uint32_t token) {
  constexpr uint64_t others = part::stop | part::relative | part::complementizer | part::say | part::subordinator;
  uint32_t t = token;
  while (view.has(t - 1, part::adverb)) --t;
  if (is_comma(view, t - 1)) return t - 1;
  // "Passed a resolution (on Friday) | criticising X".
  uint32_t words = t;
  while (view.has(words - 1, part::dated | part::preposition)) --words;
  if (view.has(words - 1, part::statement) && !view.has(words - 1, part::named)) return words - 1;
  if (!view.has(t - 1, part::coordination)) return no_token;
  for (--t; t > view.begin && token - t < joined_reach && !view.has(t - 1, others); --t)
    if (is_comma(view, t - 1)) return phrases.is_gerund(t) && !view.has(t, part::noun) ? t - 1 : no_token;
  return no_token;
}

// The verb of the clause that ends with the comma: finite and active; no_token if that is not sure.
uint32_t main_verb(const SentenceView& view, const PhraseFinder& phrases, uint32_t comma) {
  constexpr uint64_t verbs = part::verb | part::light | part::say;
  for (uint32_t t = comma; t > view.begin && !view.has(t - 1, part::stop | part::quote); --t) {
    uint32_t verb = t - 1;
    const bool progressive = phrases.is_gerund(verb) && view.has(verb - 1, part::be);
    if (!view.has(verb, verbs) || view.has(verb, part::named | part::noun)) continue;
    if (phrases.is_gerund(verb) && !progressive) continue;
    if (progressive) return verb;
    // "Wrote to" is one.
    while (view.has(verb - 1, part::verb)) t = verb--;
    // "A bus that carried pilgrims".
    if (view.has(verb - 1, part::relative) && !is_comma(view, verb - 2)) continue;
    // "To help", "was arrested", "in Basra, held by": neither finite nor active.
    if (view.has(verb - 1, part::toward | part::purpose | part::preposition | part::of)) continue;
    return view.has(verb - 1, part::be) || view.has(verb + 1, part::agent) ? no_token : verb;
  }
  return no_token;
}

std::vector<Argument> subject_of(const Document& doc, const PhraseFinder& phrases, const std::vector<Row>& rows,
                                 uint32_t verb) {
  for (const Row& row : rows) {
    if (!row.tokens.contains(TokenRange{verb, verb + 1}) || row.nominal) continue;
    const bool acts = !row.usage.passive && row.trigger->subject == Role::actor;
    return acts ? doc.events[row.event].actors : std::vector<Argument>{};
  }
  const TokenRange subject = phrases.subject_before(verb);
  if (subject.empty()) return {};
  return {phrases.argument(subject)};
}

// "Warning that talks could fail, | X | urged": the verb of the clause behind the comma that ends what the sentence
// opens with at `first`; no_token if it opens with something else.
uint32_t verb_behind_opening(const SentenceView& view, const PhraseFinder& phrases, uint32_t first) {
  constexpr uint32_t longest_opening = 30;
  constexpr uint64_t verbs = part::verb | part::say | part::light | part::be | part::have | part::modal;
  if (view.any({view.begin, first}, verbs | part::comma | part::subordinator)) return no_token;
  // "Detaining them breaks the law, ...": a gerund that is itself a subject.
  const bool told = view.has(first + 1, part::complementizer);
  uint32_t comma = first + 1;
  while (comma < view.end && !is_comma(view, comma)) {
    if (view.has(comma, part::stop | part::quote) || comma - first > longest_opening) return no_token;
    if (!told && view.has(comma, part::verb | part::be | part::modal) && !view.has(comma - 1, part::toward))
      return no_token;
    ++comma;
  }
  for (uint32_t t = comma + 1; t < view.end && !view.has(t, part::stop | part::comma); ++t) {
    if (!view.has(t, verbs) || view.has(t, part::named)) continue;
    const TokenRange subject = phrases.subject_before(t);
    return !subject.empty() && subject.begin > comma ? t : no_token;
  }
  return no_token;
}

// The verb whose subject does what the gerund at `first` tells; no_token if that is not sure.
uint32_t verb_beside(const SentenceView& view, const PhraseFinder& phrases, uint32_t first) {
  if (const uint32_t comma = comma_before(view, phrases, first); comma != no_token)
    return main_verb(view, phrases, comma);
  // "Raised its forecast | after (last year) | selling its mine".
  uint32_t after = first - 1;
  while (view.has(after, part::dated)) --after;
  if (after > view.begin && view.has(after, part::subordinator) && view.has(after, part::preposition) &&
      !is_comma(view, after - 1))
    return main_verb(view, phrases, after);
  // "Is helping firms | by scrapping the tax".
  if (view.has(first - 1, part::agent)) return main_verb(view, phrases, first - 1);
  // "In | rejecting the offer, the firm said", but not "in a ruling, the firm said".
  const bool opens = first == view.begin || view.has(first - 1, part::preposition | part::adverb | part::quote);
  return opens ? verb_behind_opening(view, phrases, first) : no_token;
}

// Somebody, not what the disaster or the deed of another row is called.
bool is_somebody(const Document& doc, const SentenceView& view, const std::vector<Row>& rows, const Argument& a) {
  // "A suicide bomber" is somebody.
  const auto names_it = [&](const Row& row) {
    return row.nominal && row.trigger->self != Role::actor && a.span.overlaps(doc.events[row.event].trigger);
  };
  if (std::any_of(rows.begin(), rows.end(), names_it)) return false;
  return view.any(tokens_of(doc, view, a), part::somebody | part::group | part::pronoun);
}

// "X condemned the attack on Y": who speaks of a deed has not done it.
void leave_out_speaker(Document& doc, const std::vector<Row>& rows, const Row& noun) {
  Event& deed = doc.events[noun.event];
  for (const Row& verb : rows) {
    const Event& told = doc.events[verb.event];
    const EventType& type = verb.trigger->event;
    const bool speaks = type.is_verbal() && !verb.nominal && !type.is(event_flag::governs);
    if (speaks && overlaps(told.recipients, deed.trigger) && overlaps(told.actors, deed.actors))
      return deed.actors.clear();
    // "He was arrested in connection with the killing of ...": whom a verb befell need not have done what is told by
    // the way.
    const bool befell = verb.usage.passive && !verb.nominal && noun.nominal && verb.tokens.begin < noun.tokens.begin;
    if (befell && !noun.trigger->mutual && overlaps(told.recipients, deed.actors)) return deed.actors.clear();
  }
}

// "X condemned the attack on Y | that killed ten": nor has he done what came of it, where that was told of the deed.
void leave_out_of_outcome(Document& doc, const SentenceView& view, const std::vector<Row>& rows, const Row& deed,
                          const std::vector<Argument>& who) {
  for (const Row& row : rows) {
    if (!row.trigger->effect || row.nominal || row.tokens.begin <= deed.tokens.begin) continue;
    uint32_t first = row.tokens.begin;
    while (view.has(first - 1, part::have | part::adverb)) --first;
    std::vector<Argument>& actors = doc.events[row.event].actors;
    if (view.has(first - 1, part::relative) && overlaps(actors, who)) actors.clear();
  }
}

}  // namespace

void give_subjects_to_gerunds(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  if (view.verb_first) return;
  const PhraseFinder phrases(doc, view);
  for (const Row& row : rows) {
    Event& event = doc.events[row.event];
    const uint32_t first = row.tokens.begin;
    const bool open = event.actors.empty() && row.trigger->subject == Role::actor && !row.usage.passive;
    const bool noun = view.has(first, part::noun) && !view.has(row.tokens.end, part::complementizer);
    if (!open || !phrases.is_gerund(first) || noun) continue;
    const uint32_t verb = verb_beside(view, phrases, first);
    if (verb == no_token) continue;
    const std::vector<Argument> subject = subject_of(doc, phrases, rows, verb);
    if (subject.empty() || overlaps(subject, event.recipients)) continue;
    // "The firm opened a school, | giving ...": who gives need not be known as somebody.
    const EventType& type = row.trigger->event;
    if (type.is_verbal() || type.quad == material_cooperation || is_somebody(doc, view, rows, subject.front()))
      event.actors = subject;
  }
}

// "Under | an agreement with the state, | the firm | sold": who acts in a sentence that such a deed opens is a party.
void give_parties_to_openings(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  constexpr uint32_t reach = 3;
  if (view.verb_first) return;
  const PhraseFinder phrases(doc, view);
  for (const Row& row : rows) {
    Event& event = doc.events[row.event];
    const bool open = row.nominal && row.trigger->mutual && event.actors.empty() && !event.recipients.empty();
    const uint32_t first = row.tokens.begin;
    if (!open || first - view.begin > reach || !view.has(view.begin, part::preposition)) continue;
    const uint32_t verb = verb_behind_opening(view, phrases, first);
    if (verb == no_token) continue;
    const std::vector<Argument> subject = subject_of(doc, phrases, rows, verb);
    if (!subject.empty() && !overlaps(subject, event.recipients) && is_somebody(doc, view, rows, subject.front()))
      event.actors = subject;
  }
}

void leave_out_speakers(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  if (view.verb_first) return;
  for (const Row& row : rows) {
    // "An attack that left ten dead" is one row.
    if (!row.nominal && !row.trigger->effect) continue;
    Event& event = doc.events[row.event];
    if (row.trigger->event.quad != material_conflict || event.actors.empty()) continue;
    const std::vector<Argument> who = event.actors;
    leave_out_speaker(doc, rows, row);
    if (event.actors.empty()) leave_out_of_outcome(doc, view, rows, row, who);
  }
}

}  // namespace khabar
