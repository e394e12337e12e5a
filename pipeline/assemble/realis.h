// Did it happen? Negation, modality and time of a trigger, from the words around it.
#pragma once

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

struct Realis {
  Modality modality = Modality::past;
  bool asserted = true, negated = false;
};

// What the words around a trigger make of it; `nominal` is how its form is read.
Realis read_realis(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                   bool nominal);

}  // namespace khabar
