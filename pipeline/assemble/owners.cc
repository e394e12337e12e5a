// Where the verb comes first: whose a deed is that ends in the pronoun of its owner ("its seizure of"), and whose it is
// not: of those that it hurt.
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"
#include "assemble/phrases.h"

namespace khabar {

namespace {

// Which party the pronoun stands for: of "his arrest" whom it befell, of "his resignation" who did it.
bool is_owner_actor(const Trigger& trigger, const Event& event) {
  if (trigger.genitive_either) return !event.recipients.empty();
  if (trigger.genitive != Role::none) return trigger.genitive == Role::actor;
  return trigger.object != Role::recipient && trigger.subject == Role::actor;
}

// The subject of the verb is of the sex that the pronoun at the end of the noun shows.
bool fits(const Document& doc, const SentenceView& view, const Row& verb, const Row& noun) {
  const Endings& endings = *view.endings;
  const auto form = [&](const Row& row) {
    const Token& token = doc.tokens[row.tokens.begin];
    return doc.at(token.span).substr(token.proclitic_bytes);
  };
  const std::string_view owned = form(noun), told = form(verb);
  const bool present = (verb.trigger->slots & slot::present) != 0;
  const bool feminine = present ? endings.feminine_verb.begins(told) : endings.feminine_verb.ends(told);
  return endings.her.ends(owned) == feminine;
}

// Those of `event` who act are among whom an earlier row says that they were killed or hurt.
bool has_victims_act(const Event& event, const Event& hurt) { return overlaps(event.actors, hurt.recipients); }

// Who acts, of the rows between two that tell a deed of the same type.
std::vector<Argument> actors_between(const Document& doc, const std::vector<Row>& rows, size_t first, size_t last) {
  for (size_t i = last; i-- > first + 1;) {
    const Event& event = doc.events[rows[i].event];
    const Event& hurt = doc.events[rows[first].event];
    if (event.type == doc.events[rows[last].event].type && !event.actors.empty() && !has_victims_act(event, hurt))
      return event.actors;
  }
  return {};
}

// "An attack (that) | targeted": the noun of the deed, told by the verb, is no actor of it; it has one.
void leave_out_deed(Document& doc, const std::vector<Row>& rows, Event& event) {
  for (const Row& noun : rows) {
    const Event& deed = doc.events[noun.event];
    const bool told = noun.absorbed && noun.nominal && deed.type == event.type;
    if (told && event.actors.size() == 1 && event.actors[0].span.overlaps(deed.trigger)) event.actors = deed.actors;
  }
}

// "Nine soldiers were killed in an attack that targeted": who is counted among the dead did not do what is told then.
void leave_out_victims(Document& doc, const std::vector<Row>& rows, size_t later) {
  Event& event = doc.events[rows[later].event];
  for (size_t i = 0; i < later; ++i) {
    const Row& hurt = rows[i];
    const bool suffered = hurt.trigger->event.is(event_flag::casualties) && (hurt.nominal || hurt.usage.passive);
    if (!suffered || !has_victims_act(event, doc.events[hurt.event])) continue;
    event.actors = actors_between(doc, rows, i, later);
    return;
  }
}

// The verb, whether or not it tells an event, is of the sex that the pronoun at the end of the noun shows, as far as
// its letters are sure.
bool fits(const Document& doc, const SentenceView& view, uint32_t verb, const Row& noun) {
  const Endings& endings = *view.endings;
  const Token &token = doc.tokens[verb], &owned = doc.tokens[noun.tokens.begin];
  const std::string_view form = doc.at(token.span).substr(token.proclitic_bytes);
  const bool past = endings.feminine_verb.ends(form);
  if (!past && endings.feminine_verb.begins(form)) return false;
  return endings.her.ends(doc.at(owned.span)) == past;
}

// Verb first, "said during | a visit to Chad": who is told of travelled, where nobody else is said to.
bool is_own_journey(const SentenceView& view, const Row& row, const Event& event) {
  const EventType& type = row.trigger->event;
  const bool introduced =
      view.has(row.tokens.begin, part::with_preposition) || view.has(row.tokens.begin - 1, part::preposition);
  return type.is(event_flag::meeting) && type.is(event_flag::moves) && !event.recipients.empty() && introduced &&
         !view.has(row.tokens.begin, part::definite | part::with_conjunction);
}

// "That | the president | need not change his visit": whom all behind "that", or the sentence, speaks of, if the
// pronoun may be his: one man's, or that of a country or a body.
void give_topic(const Document& doc, const SentenceView& view, const Row& row, Event& event) {
  const PhraseFinder phrases(doc, view);
  const uint32_t first = phrases.begin_of_statement(row.tokens.begin);
  const TokenRange topic = phrases.phrase_after(first, row.tokens.begin);
  if (topic.begin != first || topic.end >= row.tokens.begin || view.has(first, part::with_preposition)) return;
  const uint32_t m = view.mention[first - view.begin];
  if (m == none_index || doc.mentions[m].tokens.begin != first) return;
  const bool hers = view.endings->her.ends(doc.at(doc.tokens[row.tokens.begin].span));
  if (hers != phrases.is_person(m)) event.actors.push_back(phrases.of_mention(m));
}

// "The minister reviewed the plans in | his meeting with": the subject of the nearest verb before it, if somebody known
// or named.
void give_subject(const Document& doc, const SentenceView& view, const Row& row, Event& event) {
  constexpr uint64_t borders = part::stop | part::complementizer | part::relative | part::subordinator;
  constexpr uint64_t verbs = part::plain_verb | part::say | part::light | part::verb;
  uint32_t verb = row.tokens.begin;
  while (verb > view.begin && !view.has(verb, verbs) && !view.has(verb - 1, borders)) --verb;
  const bool owned = row.trigger->possessive_suffix;
  if (!view.has(verb, verbs)) {
    if (owned) give_topic(doc, view, row, event);
    return;
  }
  if (view.has(verb, part::named) || (owned && !fits(doc, view, verb, row))) return;
  const PhraseFinder phrases(doc, view);
  const TokenRange subject = phrases.subject_of(verb, row.tokens.begin);
  if (subject.empty() || view.has(subject.begin, part::thing)) return;
  // "His Highness".
  const bool honoured = subject.size() == 1 && view.endings->owner.ends(doc.at(doc.tokens[subject.begin].span));
  if (honoured || view.any(subject, part::named | part::person_noun | part::definite))
    event.actors.push_back(phrases.argument(subject));
}

}  // namespace

void leave_out_false_actors(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  if (!view.verb_first) return;
  for (size_t i = 1; i < rows.size(); ++i) {
    Event& event = doc.events[rows[i].event];
    if (event.actors.empty() || rows[i].absorbed || !rows[i].trigger->event.is(event_flag::violent)) continue;
    leave_out_deed(doc, rows, event);
    leave_out_victims(doc, rows, i);
  }
}

void give_owners(Document& doc, const SentenceView& view, std::vector<Row>& rows) {
  if (!view.verb_first) return;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    Event& event = doc.events[row.event];
    const bool open = row.nominal && !row.absorbed && event.actors.empty();
    const bool owned = row.trigger->possessive_suffix && is_owner_actor(*row.trigger, event);
    if (!open || !(owned || is_own_journey(view, row, event))) continue;
    bool told_before = false;
    for (size_t before = i; before-- > 0 && !told_before;) {
      const Row& verb = rows[before];
      const Event& told = doc.events[verb.event];
      if (verb.nominal || verb.usage.passive || verb.trigger->subject != Role::actor) continue;
      told_before = true;
      const bool apart = view.any({verb.tokens.end, row.tokens.begin}, part::stop);
      const bool agrees = !row.trigger->possessive_suffix || fits(doc, view, verb, row);
      if (!apart && told.actors.size() == 1 && agrees) event.actors = told.actors;
    }
    if (!told_before) give_subject(doc, view, row, event);
  }
}

}  // namespace khabar
