// What the rows of one sentence say of each other.
#pragma once

#include <vector>

#include "assemble/scoring.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Whom a flood or a crash killed or hurt nobody attacked: such rows become the disaster's, that of a row, or else
// `known`, which the sentence names or shortly before it another did (nullptr if neither).
void attribute_casualties(Document& doc, const SentenceView& view, const EventType* known, std::vector<Row>& rows);

// The disaster that a row of the sentence tells of; nullptr if none does.
const EventType* disaster_of(const std::vector<Row>& rows);

// Verb first: gives deeds that end in the pronoun of their owner the subject of the verb told before, where it fits.
void give_owners(Document& doc, const SentenceView& view, std::vector<Row>& rows);

// Verb first: of deeds of violence, takes away actors that are the deed itself or among those that the sentence counts
// as its victims.
void leave_out_false_actors(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// Where the verb comes second: gives gerunds behind a comma the subject of the verb before it.
void give_subjects_to_gerunds(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// Where the verb comes second: the further party of an agreement that opens the sentence acts in it.
void give_parties_to_openings(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// Where the verb comes second: takes from nouns the actors that only speak of the deed.
void leave_out_speakers(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// Whoever claims a deed of violence that is told of nobody did it.
void give_deeds_to_claimants(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// Rows that are one event become one (the others are marked absorbed, their words its evidence), rows of one event
// share their parties, and what is asked, promised, threatened or refused has not happened.
void link_rows(Document& doc, const SentenceView& view, std::vector<Row>& rows);

// Verb first: gives verbs joined to one before them, and participles beside it, its subject where they have none.
void share_subjects(Document& doc, const SentenceView& view, std::vector<Row>& rows);

// Verb first: deeds told by nouns that one verb brings in ("uses the truce to launch raids and loot") share who acts
// and whether they are facts.
void share_series(Document& doc, const SentenceView& view, std::vector<Row>& rows);

// What came of a deed ("leaving 30 dead") came of it where the deed was.
void share_places(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// Whom a figure of its own counts takes part in an event that names nobody in that place: "claimed the lives of | 90
// people".
void name_counted_parties(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// The dead and the hurt whom no row counts are figures of the deed that brought them about ("the attack left | 14
// dead") and, where it has no recipient, the recipient.
void count_those_hit(Document& doc, const SentenceView& view, std::vector<Row>& rows);

// Verb first: whom a pronoun written together with the verb stands for, where only one man can be meant.
void name_pronoun_objects(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

// A noun that a preposition, a conjunction or a word for outcomes brings in.
inline bool is_introduced(const SentenceView& view, const Row& row) {
  return row.nominal && (view.has(row.tokens.begin, part::with_preposition) ||
                         view.has(row.tokens.begin - 1, part::preposition | part::subordinator | part::result));
}

// A noun with the ending of what is done beside the deed: "(marched) | in protest at".
inline bool is_told_beside(const Document& doc, const SentenceView& view, const Row& row) {
  return row.nominal && view.endings->accusative.ends(doc.at(doc.events[row.event].trigger));
}

// Verb first: a crowd turns to whom it demands something of; a deed that a verb brings in is where the verb is.
void share_demands(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

}  // namespace khabar
