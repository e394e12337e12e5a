#include "assemble/conditions.h"

#include <algorithm>

#include "assemble/event_parts.h"

namespace khabar {

namespace {

constexpr uint32_t unless_reach = 3, next_reach = 4;
// How far from a verb stands the word that it asks for, where verbs come first.
constexpr uint32_t asked_before = 6, asked_behind = 20;
// And how far from a noun: it stands beside what it governs, or in a light verb's clause before it.
constexpr uint32_t noun_asked_before = 6, noun_asked_behind = 8;

bool applies(const Condition& c, bool nominal) {
  return c.reading == Reading::any || (c.reading == Reading::nominal) == nominal;
}

bool preposition_follows(SentenceWords& words, const Condition& c, uint32_t from, uint32_t to) {
  // "Ali" is spelled like "on".
  for (uint32_t t = words.find(c.words, from, to); t != no_token; t = words.find(c.words, t + 1, to))
    if (!is_within_person(words.doc(), words.view(), t)) return true;
  for (uint32_t t = from; t < to; ++t)
    for (std::string_view letters : c.letters)
      if (has_joined_preposition(words.doc(), words.view(), t, letters)) return true;
  return false;
}

// "X's decision" is nobody.
bool owns_something(const Document& doc, const SentenceView& view, uint32_t mention) {
  const uint32_t end = doc.mentions[mention].tokens.end, head = end + 1;
  return head < view.end && doc.tokens[end].is(token_flag::clitic_s) && view.has(head, part::word) &&
         !view.has(head, part::person_noun | part::named);
}

bool is_person(const Document& doc, const SentenceView& view, uint32_t token) {
  const uint32_t m = view.mention[token - view.begin];
  if (m != none_index && doc.mentions[m].type == MentionType::person) return !owns_something(doc, view, m);
  // "He", "them", but not "it".
  if (!view.verb_first && view.has(token, part::pronoun) && !view.has(token, part::thing)) return true;
  return view.has(token, part::people | part::person_noun | part::nationality | part::group);
}

// In the recipient, if one was found, else anywhere in the clause.
bool has_person(const Document& doc, const SentenceView& view, const Event& event, TokenRange clause) {
  for (uint32_t t = clause.begin; t < clause.end; ++t) {
    if (!is_person(doc, view, t)) continue;
    if (event.recipients.empty() || overlaps(event.recipients, doc.tokens[t].span)) return true;
  }
  return false;
}

// The actor is named, or a word for people.
bool has_somebody(const Document& doc, const SentenceView& view, const Event& event, TokenRange clause) {
  return std::any_of(event.actors.begin(), event.actors.end(), [&](const Argument& a) {
    if (a.entity != none_index) return true;
    for (uint32_t t = std::min(view.begin, clause.begin); t < clause.end; ++t)
      if (view.has(t, part::somebody) && a.span.overlaps(doc.tokens[t].span)) return true;
    return false;
  });
}

bool is_state(const Document& doc, const Argument& a) {
  if (a.mention == none_index) return false;
  if (doc.mentions[a.mention].type == MentionType::place) return true;
  return a.entity != none_index && doc.entities[a.entity].sector == "GOV";
}

bool meets_need(const Document& doc, const SentenceView& view, const Event& event, Condition::Need need,
                TokenRange clause, bool by_pronoun, bool goes_on) {
  using Need = Condition::Need;
  switch (need) {
    case Need::actor:
      return !event.actors.empty() || goes_on;
    case Need::recipient:
    case Need::object:
      return !event.recipients.empty() || by_pronoun;
    case Need::place:
      return event.place.has_value() || view.any(clause, part::place_noun);  // "the town": without a name
    case Need::topic:
      return true;  // topics are not kept as arguments
    case Need::figure:
      return view.any(clause, part::counted);
    case Need::person:
      return has_person(doc, view, event, clause);
    case Need::state_recipient:
      return std::any_of(event.recipients.begin(), event.recipients.end(),
                         [&](const Argument& a) { return is_state(doc, a); });
    case Need::somebody:
      return has_somebody(doc, view, event, clause);
    case Need::figure_or_person:
      return view.any(clause, part::counted) || has_person(doc, view, event, clause);
  }
  return true;
}

// "A tower, in which forty were at work, | fell down", and where the verb comes first "sent | the ministry, through the
// port, | a ship of food": of a verb the subject or the object may stand behind an insertion, and so outside of what
// counts as its clause.
bool is_behind_insertion(SentenceWords& words, const PhraseFinder& phrases, const AskedSet& asked, TokenRange verb,
                         TokenRange clause) {
  const SentenceView& view = words.view();
  // What counts as the clause mostly ends where the sentence does.
  if (view.verb_first ? clause.end == view.end : clause.begin == view.begin) return false;
  if (view.verb_first) {
    if (!words.any(asked, verb.end, view.end)) return false;
    const TokenRange object = phrases.words_behind_insertion(verb.end);
    return !object.empty() && object.end > clause.end && words.any(asked, object.begin, object.end);
  }
  if (!words.any(asked, view.begin, verb.begin)) return false;
  const TokenRange subject = phrases.subject_before(verb.begin);
  return !subject.empty() && subject.begin < clause.begin && words.any(asked, subject.begin, subject.end);
}

// Where the verb comes second, "warned X that | it would retaliate": what words say stands behind "that".
bool is_in_content(SentenceWords& words, const Trigger& trigger, const AskedSet& asked, TokenRange clause) {
  const SentenceView& view = words.view();
  if (view.verb_first || !trigger.event.is_verbal() || !view.has(clause.end, part::complementizer)) return false;
  uint32_t end = clause.end;
  while (end < view.end && !view.has(end, part::stop | part::say | part::quote)) ++end;
  return words.any(asked, clause.end, end);
}

// Where the verb comes second, "seized two laptops in Hue": of what takes a place for its object, that, not where it
// was done.
bool takes_no_place(const Document& doc, const SentenceView& view, const Trigger& trigger, const Event& event,
                    TokenRange clause) {
  if (view.verb_first || trigger.object != Role::place || event.recipients.empty()) return false;
  for (uint32_t t = clause.begin; t < clause.end; ++t) {
    if (!event.recipients[0].span.overlaps(doc.tokens[t].span)) continue;
    // "Lost Hue | to the rebels".
    const Span party = event.recipients[0].span;
    const bool first = doc.tokens[t].span.begin == party.begin && party.begin >= event.trigger.end;
    if (first && trigger.has_preposition(doc.tokens[t - 1].key, Role::recipient)) return false;
    const uint32_t m = view.mention[t - view.begin];
    if (view.has(t, part::place_noun) || (m != none_index && doc.mentions[m].type == MentionType::place)) return false;
  }
  return true;
}

}  // namespace

bool lacks_words(SentenceWords& words, const Trigger& trigger) {
  return std::any_of(trigger.conditions.begin(), trigger.conditions.end(), [&](const Condition& c) {
    const bool asks = c.kind == Condition::Kind::word || c.kind == Condition::Kind::next;
    return asks && c.reading == Reading::any && !words.may_have(c.words);
  });
}

bool meets_words(SentenceWords& words, const PhraseFinder& phrases, const Trigger& trigger, TokenRange tokens,
                 TokenRange clause, bool nominal) {
  const auto last_within = [&](uint32_t reach) { return std::min(tokens.end + reach, words.view().end); };
  // Where the verb comes first what it asks for is mostly its object.
  TokenRange near = clause;
  if (words.view().verb_first) {
    // With a pronoun for it, it stood before, in another clause too.
    const uint32_t before = trigger.object_suffix ? asked_behind : nominal ? noun_asked_before : asked_before;
    const uint32_t first = trigger.object_suffix && !nominal ? words.view().begin : clause.begin;
    near.begin = std::max(first, tokens.begin - std::min(tokens.begin, before));
    near.end = std::min(clause.end, tokens.end + (nominal ? noun_asked_behind : asked_behind));
  }
  for (const Condition& c : trigger.conditions) {
    if (!applies(c, nominal)) continue;
    switch (c.kind) {
      case Condition::Kind::word:
        if (!words.any(c.words, near.begin, near.end) &&
            (nominal || (!is_behind_insertion(words, phrases, c.words, tokens, clause) &&
                         !is_in_content(words, trigger, c.words, clause))))
          return false;
        break;
      case Condition::Kind::never:
        if (words.any(c.words, clause.begin, clause.end)) return false;
        break;
      case Condition::Kind::next:
        if (!words.any(c.words, tokens.end, last_within(next_reach))) return false;
        break;
      case Condition::Kind::preposition:
        if (!preposition_follows(words, c, tokens.end, clause.end)) return false;
        break;
      case Condition::Kind::unless:
        if (preposition_follows(words, c, tokens.end, last_within(unless_reach))) return false;
        break;
      case Condition::Kind::needs:
        break;
    }
  }
  return true;
}

uint32_t asked_word(SentenceWords& words, const Trigger& trigger, TokenRange range, bool nominal) {
  for (const Condition& c : trigger.conditions)
    if (c.kind == Condition::Kind::word && applies(c, nominal)) return words.find(c.words, range.begin, range.end);
  return no_token;
}

bool meets_needs(const Document& doc, const SentenceView& view, const Trigger& trigger, const Event& event,
                 TokenRange clause, bool nominal, bool goes_on) {
  // "Held them": known before.
  const bool by_pronoun = view.verb_first && trigger.object_suffix && !nominal;
  for (const Condition& c : trigger.conditions) {
    if (c.kind != Condition::Kind::needs || !applies(c, nominal)) continue;
    for (const Condition::Need need : c.needs) {
      if (need == Condition::Need::place && takes_no_place(doc, view, trigger, event, clause)) return false;
      if (!meets_need(doc, view, event, need, clause, by_pronoun, goes_on)) return false;
    }
  }
  return true;
}

bool asks_for_actor(const Trigger& trigger, bool nominal) {
  return std::any_of(trigger.conditions.begin(), trigger.conditions.end(), [nominal](const Condition& c) {
    const bool asks = c.kind == Condition::Kind::needs && applies(c, nominal);
    return asks && std::find(c.needs.begin(), c.needs.end(), Condition::Need::actor) != c.needs.end();
  });
}

}  // namespace khabar
