#include "store/ids.h"

#include <xxhash.h>

#include <limits>

namespace khabar {

namespace {

uint64_t hash(std::string_view bytes, uint64_t seed) { return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed); }

// Positive, and far enough from the end that id + ids_per_document does not overflow.
int64_t as_id(uint64_t hash) {
  constexpr auto end = static_cast<uint64_t>(std::numeric_limits<int64_t>::max() - ids_per_document);
  return static_cast<int64_t>(hash % (end - 1) + 1);
}

bool is_uri(std::string_view id) {
  return id.find("://") != std::string_view::npos || id.starts_with("urn:") || id.starts_with("<urn:");
}

}  // namespace

uint64_t record_hash(const Record& record) {
  const uint64_t name = hash(record.id, 1);
  return is_uri(record.id) ? name : hash(record.title, hash(record.body, name));
}

int64_t document_id(uint64_t record_hash) { return as_id(record_hash); }
int64_t source_id(std::string_view path) { return as_id(hash(path, 2)); }
int64_t entity_id(std::string_view key) { return as_id(hash(key, 3)); }

int64_t reject_id(std::string_view source, uint64_t byte_offset, std::string_view record, std::string_view reason) {
  return as_id(hash(reason, hash(record, hash(source, 4) + byte_offset)));
}

}  // namespace khabar
