// Whether a word is the event that a trigger row says: what its conditions ask of the clause.
#pragma once

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "assemble/sentence_words.h"
#include "core/document.h"

namespace khabar {

// True: a word that the trigger asks for, however it is read, stands nowhere in the sentence, so that no clause of it
// meets_words().
bool lacks_words(SentenceWords& words, const Trigger& trigger);

// What is asked of the words around the trigger at `tokens` in the clause [begin, end); `nominal` is how the form is
// read. Needs are not looked at: see meets_needs().
bool meets_words(SentenceWords& words, const PhraseFinder& phrases, const Trigger& trigger, TokenRange tokens,
                 TokenRange clause, bool nominal);

// What is asked of the event's arguments, once they are found. `clause` as above; `goes_on`: the verb is joined to one
// before it, who acts there will be asked for later.
bool meets_needs(const Document& doc, const SentenceView& view, const Trigger& trigger, const Event& event,
                 TokenRange clause, bool nominal, bool goes_on);
// Whether the trigger, read as a noun or a verb, is an event only with who acts.
bool asks_for_actor(const Trigger& trigger, bool nominal);

// The first word in `range` that the trigger, read as a noun or a verb, asks for ("opened *fire*"); no_token if it asks
// for none, or none is there.
uint32_t asked_word(SentenceWords& words, const Trigger& trigger, TokenRange range, bool nominal);

}  // namespace khabar
