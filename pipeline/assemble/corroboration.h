// Rows that a floor holds back, though what is told around them vouches for them. The floors of event_model.tsv are
// learned on sentences that stand alone, of which one row is enough: "the blast killed two and wounded three" reports
// an attack whatever its second half says. An article that tells of one deed goes on to tell of it.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/scoring.h"
#include "core/document.h"

namespace khabar {

// A row without negation and doubt whose score lacks something of its type's floor.
struct HeldBack {
  size_t event = 0;   // index into the document's events
  float lacking = 0;  // of the floor
};

// Whether a row with these features may be believed on the word of others at all: it tells a deed and somebody who did
// or suffered it, and nothing near it casts doubt.
bool may_be_vouched_for(const Trigger& trigger, uint64_t features);

// Of a row in the company of one of its type, in its own sentence, that is sure.
bool is_vouched_for_beside(float lacking);

// Asserts those whose type other sentences of the document are sure of.
void corroborate(Document& doc, const std::vector<HeldBack>& held_back);

}  // namespace khabar
