// How a form that may be a verb or a noun is read where it stands.
#pragma once

#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Verb first, "there took place | during the meeting | the discussion of": the form at `token` stands behind such a
// verb, with nothing but a phrase of a preposition between.
bool is_told_by_passive(const SentenceView& view, uint32_t token);

// Whether the form is read as a noun here ("a strike on", "the attack"), not as a verb.
bool is_nominal(const Document& doc, const SentenceView& view, const TriggerHit& hit);

// Verb first, "that he | ...": right behind a word that brings in a clause with a pronoun for its subject.
bool is_behind_that_he(const Document& doc, const SentenceView& view, uint32_t verb);

// The word at `token` begins with the letters of one of the trigger's own prepositions: of that role, or of any where
// it is none.
bool begins_with_own_preposition(const Document& doc, const SentenceView& view, const Trigger& trigger, uint32_t token,
                                 Role role = Role::none);

// The relative pronoun at `token` stands for what was said before, not for somebody: "which is what they rejected".
bool is_what(const Document& doc, const SentenceView& view, uint32_t token);

// Where the verb comes second, "police investigating | the murder": no noun stands between somebody and an article, so
// that the gerund tells what he does.
bool is_gerund_of_somebody(const SentenceView& view, TokenRange gerund);

// Where the verb comes second, "workers | abducted in Mali in April | have been freed": the participle between the verb
// and its subject, of which it tells; the verb's first token if there is none.
uint32_t begin_of_attribute(const SentenceView& view, TokenRange verb);

}  // namespace khabar
