// Those whom a figure counts, as parties of the event that the figure belongs to.
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"
#include "assemble/phrases.h"

namespace khabar {

namespace {

// Whom the trigger's figure counts: those whom it befell, or where it has none those who do it ("fled"); who takes part
// does.
std::vector<Argument>& counted_side(const Trigger& trigger, Event& event) {
  if (trigger.figure_role == "participants") return event.actors;
  const bool befalls =
      trigger.object == Role::recipient || trigger.genitive == Role::recipient || trigger.subject == Role::recipient;
  return befalls || trigger.subject != Role::actor ? event.recipients : event.actors;
}

// A party that has a name, a word for people, or is counted itself; "(killed) | a shell", "the hand (of)" are none.
bool is_anybody(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const Argument& party) {
  if (party.mention != none_index || party.entity != none_index) return true;
  const TokenRange phrase = tokens_of(doc, view, party);
  return phrase.empty() || phrases.names_people(phrase) || view.any(phrase, part::counted | part::pronoun);
}

}  // namespace

void name_counted_parties(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  const PhraseFinder phrases(doc, view);
  for (const Row& row : rows) {
    Event& event = doc.events[row.event];
    if (row.absorbed || row.trigger->figure_role.empty() || event.figures.empty()) continue;
    std::vector<Argument>& parties = counted_side(*row.trigger, event);
    const auto known = [&](const Argument& a) { return is_anybody(doc, view, phrases, a); };
    if (std::any_of(parties.begin(), parties.end(), known)) continue;
    for (const EventFigure& f : event.figures) {
      const Figure& figure = doc.figures[f.figure];
      const bool here = TokenRange{view.begin, view.end}.contains(figure.tokens);
      if (f.role != row.trigger->figure_role || !here || !view.any(figure.tokens, part::people)) continue;
      const Argument counted = phrases.argument(figure.tokens);
      if (is_argument(event, counted.span)) continue;
      parties.assign(1, counted);
      break;
    }
  }
}

}  // namespace khabar
