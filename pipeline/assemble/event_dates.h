// When an event happened: the date that stands beside its parties.
#pragma once

#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Sets the date of what a trigger of `type` tells: the nearest one of the clause, else of the sentence; none that
// begins after `latest`.
void find_date(const Document& doc, const SentenceView& view, TokenRange tokens, TokenRange clause,
               const EventType& type, Event& event, Day latest = Day::max());

// Makes one of the document's dates that of the event.
void set_date(const Document& doc, uint32_t date, Event& event);

}  // namespace khabar
