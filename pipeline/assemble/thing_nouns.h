// Nouns that are nobody and no body of people, from things.tsv: "met the requirements" tells of no meeting.
#pragma once

#include <vector>

#include "assemble/trigger_table.h"
#include "lexicon/lexicon.h"

namespace khabar {

// By language. Throws LoadError naming the line of a row that has not one word.
std::vector<WordSet> read_thing_nouns(const Lexicon& lexicon);

}  // namespace khabar
