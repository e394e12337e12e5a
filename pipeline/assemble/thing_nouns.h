// Nouns that are nobody and no body of people, from things.tsv: "met the requirements" tells of no meeting.
#pragma once

#include <vector>

#include "assemble/sentence_view.h"
#include "assemble/trigger_table.h"
#include "lexicon/lexicon.h"

namespace khabar {

// By language. Throws LoadError naming the line of a row that has not one word.
std::vector<WordSet> read_thing_nouns(const Lexicon& lexicon);

// The phrase names a thing, and nobody with it: "its commitments", "a share of the profits", but not "the president's
// decision". Where the verb comes second the word says so to which what is behind "of" belongs, else the first one.
bool names_thing(const Document& doc, const SentenceView& view, TokenRange phrase);

// Where the verb comes first: "the conference", "the summit", known by its article; those who meet there may speak.
bool names_gathering(const SentenceView& view, TokenRange phrase);

}  // namespace khabar
