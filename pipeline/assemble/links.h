// What the rows of one sentence say of each other.
#pragma once

#include <vector>

#include "assemble/scoring.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Rows that are one event become one (the others are marked absorbed, their words its evidence), rows of one event
// share their parties, and what is asked, promised, threatened or refused has not happened.
void link_rows(Document& doc, const SentenceView& view, std::vector<Row>& rows);

}  // namespace khabar
