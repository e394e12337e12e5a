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
  const auto brings_in = [](const PrepositionRole& p) { return p.role == Role::recipient; };
  // "The release | of three": not of those who are driven out, who flee.
  const bool by_preposition = trigger.object == Role::none && trigger.figure_role != "displaced" &&
                              std::any_of(trigger.prepositions.begin(), trigger.prepositions.end(), brings_in);
  const bool befalls = by_preposition || trigger.object == Role::recipient || trigger.genitive == Role::recipient ||
                       trigger.subject == Role::recipient;
  return befalls || trigger.subject != Role::actor ? event.recipients : event.actors;
}

// Verb first, "the detained, among them | two nurses".
bool is_some_of_them(const SentenceView& view, TokenRange figure) {
  return view.verb_first && figure.begin > view.begin && view.has(figure.begin - 1, part::adverb) &&
         view.stands_for[figure.begin - 1 - view.begin] != 0;
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
      // "Seized | a cell of | eight men": whom a preposition brings in is known.
      const bool brought_in = row.nominal && row.trigger->object == Role::none && row.trigger->genitive == Role::none;
      if (!parties.empty() && (brought_in || is_some_of_them(view, figure.tokens))) continue;
      const Argument counted = phrases.argument(figure.tokens);
      if (is_argument(event, counted.span)) continue;
      parties.assign(1, counted);
      break;
    }
  }
}

}  // namespace khabar
