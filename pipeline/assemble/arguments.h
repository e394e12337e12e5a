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
};

// Fills actors, recipients, place, figures and date of event for the trigger `hit`, read as a noun if `nominal`.
// Everything comes from `clause`, the trigger's own, dates also from its sentence. `asked` is the word that the trigger
// asks for, no_token if there is none.
Usage find_arguments(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                     TokenRange clause, bool nominal, uint32_t asked, Event& event);

}  // namespace khabar
