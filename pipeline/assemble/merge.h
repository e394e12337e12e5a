// The same event told again in the same document becomes one row with all its evidence.
#pragma once

#include "assemble/trigger_table.h"
#include "core/document.h"

namespace khabar {

// Merges rows of doc.events that tell one event: same type and mode, same realis, no contradiction in actor, recipient,
// place, date or figures. The first stays; what it lacks is filled from the later ones. Linear in the number of rows
// for documents of ordinary size (rows are compared within one type, the latest 32).
void merge_events(Document& doc, const TriggerTable& triggers);

}  // namespace khabar
