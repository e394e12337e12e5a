// What has happened was no later than the article that tells it.
#pragma once

#include <vector>

#include "assemble/links.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Of rows told as facts whose day lies behind that of the article: a noun right before that day ("the talks on Friday")
// is still to come; of others the day is that of something else in the sentence ("agreed to meet on Friday"), and they
// get the nearest one that is not, or none. Nothing where the article has no date.
void settle_later_days(Document& doc, const SentenceView& view, const std::vector<Row>& rows);

}  // namespace khabar
