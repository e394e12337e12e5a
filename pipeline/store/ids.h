// Ids of rows. They derive from content alone, so that a rerun replaces and a merge is idempotent.
//
// A document's id is a positive hash; the n-th row of each table that was found in it has the id document + n. So the
// rows of a document stand side by side in every table, and can be deleted by their range without an index. Two
// documents collide only where their rows overlap, which takes hashes a few hundred apart: one pair in a thousand
// databases of ten million documents. The later one then replaces rows of the earlier.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/document.h"

namespace khabar {

// Rows of one table that a document can have; more are left out.
inline constexpr int64_t ids_per_document = 1 << 18;

// What a document's id derives from: of records that name themselves by a URI, the URI, so that a later version
// replaces an earlier one; of all others (numbers, file#offset), also their content, since other files use the same
// names. To be asked before the record goes through the pipeline.
uint64_t record_hash(const Record& record);

int64_t document_id(uint64_t record_hash);
int64_t source_id(std::string_view path);
int64_t entity_id(std::string_view key);
int64_t reject_id(std::string_view source, uint64_t byte_offset, std::string_view record, std::string_view reason);

}  // namespace khabar
