// Who, to whom, where, how many: the arguments of one trigger in its clause.
#pragma once

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Whether the form is read as a noun here ("a strike on", "the attack"), not as a verb.
bool is_nominal(const SentenceView& view, const TriggerHit& hit);

// Fills actors, recipients, place, figures and date of event for the trigger `hit`. Everything comes from the trigger's own
// clause, dates also from its sentence.
void find_arguments(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                    Event& event);

}  // namespace khabar
