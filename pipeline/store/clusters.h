// Which documents are copies of one another, and which events of different documents are one.
#pragma once

#include "store/database.h"

namespace khabar {

// Fills the tables `duplicate` and `same_event` anew from document.sketch, event.same_text, event.same_facts and
// event.same_place. The member published first stands for its cluster. REQUIRES: a transaction. Memory: 80 bytes a
// document for the time it takes.
void find_clusters(Database& database);

}  // namespace khabar
