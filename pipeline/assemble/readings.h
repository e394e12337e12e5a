// How a form that may be a verb or a noun is read where it stands.
#pragma once

#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Whether the form is read as a noun here ("a strike on", "the attack"), not as a verb.
bool is_nominal(const Document& doc, const SentenceView& view, const TriggerHit& hit);

}  // namespace khabar
