// What a page says of itself in JSON-LD (schema.org).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// What else the page says it is, as bits.
namespace page_type {
inline constexpr uint8_t product = 1, discussion = 2, collection = 4;
}

struct JsonLdArticle {
  bool is_article = false;  // an object whose type ends in Article, Posting or Report was found
  uint8_t page_types = 0;   // page_type
  std::string headline, description, body, published, author, publisher, section;
};

// Holds a parser: one for a thread.
class JsonLdReader {
 public:
  JsonLdReader();
  JsonLdReader(JsonLdReader&&) noexcept;
  ~JsonLdReader();

  // Joins what all scripts say; the first value of each field wins, those of articles before those of other objects.
  // Damaged scripts are skipped.
  JsonLdArticle read(const std::vector<std::string_view>& scripts);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace khabar
