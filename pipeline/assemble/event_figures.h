// With how many an event happened: the figures that stand beside its parties.
#pragma once

#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Adds the figure that the trigger gives a role: that in the phrase of a party, or the nearest one of its clause.
// REQUIRES: the event's actors and recipients are known.
void find_figures(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
                  TokenRange clause, Event& event);

// "Appealed for $62 million", "halted aid worth $26 million": adds the sum behind the word, with no other deed between
// them, where the type has sums and the trigger gives no figure a role. It does not make the word an event.
void find_sum(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
              TokenRange clause, Event& event);

}  // namespace khabar
