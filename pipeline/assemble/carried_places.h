// Where an event was that names no place, by the deed told right before it.
#pragma once

#include "assemble/trigger_table.h"
#include "core/document.h"

namespace khabar {

// "Rebels attacked a post in X on Sunday. Four soldiers | were killed": gives deeds that happen somewhere and name no
// place that of the deed told in the same sentence, or of the last one told in the sentence before where their own
// names no place at all, with the place role "context". Not across two days that differ, nor to what is denied, planned
// or not asserted. Linear in the document. REQUIRES: doc.events are merged.
void carry_places(Document& doc, const TriggerTable& triggers);

}  // namespace khabar
