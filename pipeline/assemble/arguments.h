// Who, to whom, where, how many: the arguments of one trigger in its clause.
#pragma once

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// How a trigger turned out to be used.
struct Usage {
  WordKind light = WordKind::none;  // of the light verb that a noun depends on ("carried out an attack")
  bool passive = false;
  bool negated_argument = false;  // "none of the passengers", "no aid"
  bool of_thing = false;          // a thing stands where a party would: "met its targets"
  bool by_thing = false;          // a thing does it: "the expansion will continue"
  TokenRange clause;              // as far as its arguments reach
};

// Fills actors, recipients and figures of event for the trigger `hit`, read as a noun if `nominal`, and its place if
// that is what the trigger's own words bring in. Everything comes from `clause`, the trigger's own. `asked` is the word
// that the trigger asks for, no_token if there is none.
Usage find_arguments(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                     TokenRange clause, bool nominal, uint32_t asked, Event& event);

// Fills place, unless it is known, and date: the place from the clause of `usage`, which is what find_arguments()
// returned, the date also from the sentence. Apart from that, for of many events it is known by then that they are
// none.
void find_circumstances(const Document& doc, const SentenceView& view, const PhraseFinder& phrases,
                        const TriggerHit& hit, const Usage& usage, Event& event);

}  // namespace khabar
