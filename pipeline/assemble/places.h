// Where an event happened.
#pragma once

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Gives the event of a trigger at `tokens` its place and the place's role, unless it has one: the place that a word
// like "in" or "to" brings in, behind the trigger or before it; that before a clause with "where"; a town that it was
// done to; "the capital", "the ministry's gate", where no name stands. What words are about is elsewhere: of words no
// place behind the deed that they speak of. REQUIRES: the event's actors and recipients are known.
void find_place(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const Trigger& trigger,
                TokenRange tokens, TokenRange clause, Event& event);

// The phrase is "the town", "three villages": a place that is known or counted, without a name.
bool is_known_place(const SentenceView& view, TokenRange phrase);

// One of the words is in the name of a place.
bool names_place(const Document& doc, const SentenceView& view, TokenRange words);

// A country or its people, not a town.
bool is_country(const Document& doc, uint32_t mention);

}  // namespace khabar
