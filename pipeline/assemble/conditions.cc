#include "assemble/conditions.h"

#include <algorithm>

#include "core/names.h"

namespace khabar {

namespace {

constexpr uint32_t unless_reach = 3, next_reach = 4;

bool applies(const Condition& c, bool nominal) {
  return c.reading == Condition::Reading::any || (c.reading == Condition::Reading::nominal) == nominal;
}

bool begins_at(const Document& doc, const SentenceView& view, const std::vector<uint64_t>& keys, uint32_t token) {
  if (token + keys.size() > view.end) return false;
  for (size_t k = 0; k < keys.size(); ++k) {
    const auto at = static_cast<uint32_t>(token + k);
    if (doc.tokens[at].key != keys[k] && view.bare_key[at - view.begin] != keys[k]) return false;
  }
  return true;
}

// One of the words or sequences begins in [from, to).
bool stands_in(const Document& doc, const SentenceView& view, const WordSet& words, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; ++t) {
    if (words.has(view.bare_key[t - view.begin]) || words.has(doc.tokens[t].key)) return true;
    if (view.stem_key[t - view.begin] != 0 && words.has(view.stem_key[t - view.begin])) return true;
    for (const auto& keys : words.sequences())
      if (begins_at(doc, view, keys, t)) return true;
  }
  return false;
}

bool has_proclitic(const Document& doc, const Token& token, std::string_view letters) {
  return token.proclitic_bytes > 0 && doc.at(token.span).substr(0, token.proclitic_bytes).ends_with(letters);
}

bool preposition_follows(const Document& doc, const SentenceView& view, const Condition& c, uint32_t from,
                         uint32_t to) {
  if (stands_in(doc, view, c.words, from, to)) return true;
  for (uint32_t t = from; t < to; ++t)
    for (std::string_view letters : c.letters)
      if (has_proclitic(doc, doc.tokens[t], letters)) return true;
  return false;
}

bool is_person(const Document& doc, const SentenceView& view, uint32_t token) {
  const uint32_t m = view.mention[token - view.begin];
  if (m != none_index && doc.mentions[m].type == MentionType::person) return true;
  const uint32_t f = view.figure[token - view.begin];
  if (f != none_index && doc.figures[f].kind == FigureKind::count && is_human(doc.figures[f].noun_class)) return true;
  return view.has(token, part::person_noun | part::nationality);
}

// In the recipient, if one was found, else anywhere in the clause.
bool has_person(const Document& doc, const SentenceView& view, const Event& event, TokenRange clause) {
  for (uint32_t t = clause.begin; t < clause.end; ++t) {
    const auto holds = [&](const Argument& a) { return a.span.overlaps(doc.tokens[t].span); };
    const bool asked = event.recipients.empty() || std::any_of(event.recipients.begin(), event.recipients.end(), holds);
    if (asked && is_person(doc, view, t)) return true;
  }
  return false;
}

bool has_figure(const SentenceView& view, TokenRange clause) {
  for (uint32_t t = clause.begin; t < clause.end; ++t)
    if (view.figure[t - view.begin] != none_index) return true;
  return false;
}

// "the town", "the airfield": a place without a name.
bool has_place_noun(const SentenceView& view, TokenRange clause) {
  for (uint32_t t = clause.begin; t < clause.end; ++t)
    if (view.has(t, part::place_noun)) return true;
  return false;
}

bool is_state(const Document& doc, const Argument& a) {
  if (a.mention == none_index) return false;
  if (doc.mentions[a.mention].type == MentionType::place) return true;
  return a.entity != none_index && doc.entities[a.entity].sector == "GOV";
}

bool meets_need(const Document& doc, const SentenceView& view, const Event& event, Condition::Need need,
                TokenRange clause) {
  using Need = Condition::Need;
  switch (need) {
    case Need::actor:
      return !event.actors.empty();
    case Need::recipient:
    case Need::object:
      return !event.recipients.empty();
    case Need::place:
      return event.place.has_value() || has_place_noun(view, clause);
    case Need::topic:
      return true;  // topics are not kept as arguments
    case Need::figure:
      return has_figure(view, clause);
    case Need::person:
      return has_person(doc, view, event, clause);
    case Need::state_recipient:
      return std::any_of(event.recipients.begin(), event.recipients.end(),
                         [&](const Argument& a) { return is_state(doc, a); });
    case Need::figure_or_person:
      return has_figure(view, clause) || has_person(doc, view, event, clause);
  }
  return true;
}

}  // namespace

bool meets_words(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
                 TokenRange clause, bool nominal) {
  for (const Condition& c : trigger.conditions) {
    if (!applies(c, nominal)) continue;
    switch (c.kind) {
      case Condition::Kind::word:
        if (!stands_in(doc, view, c.words, clause.begin, clause.end)) return false;
        break;
      case Condition::Kind::never:
        if (stands_in(doc, view, c.words, clause.begin, clause.end)) return false;
        break;
      case Condition::Kind::next:
        if (!stands_in(doc, view, c.words, tokens.end, std::min(tokens.end + next_reach, view.end))) return false;
        break;
      case Condition::Kind::preposition:
        if (!preposition_follows(doc, view, c, tokens.end, clause.end)) return false;
        break;
      case Condition::Kind::unless:
        if (preposition_follows(doc, view, c, tokens.end, std::min(tokens.end + unless_reach, view.end))) return false;
        break;
      case Condition::Kind::needs:
        break;
    }
  }
  return true;
}

bool meets_needs(const Document& doc, const SentenceView& view, const Trigger& trigger, const Event& event,
                 TokenRange clause, bool nominal) {
  for (const Condition& c : trigger.conditions) {
    if (c.kind != Condition::Kind::needs || !applies(c, nominal)) continue;
    for (const Condition::Need need : c.needs)
      if (!meets_need(doc, view, event, need, clause)) return false;
  }
  return true;
}

}  // namespace khabar
