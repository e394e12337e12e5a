// One filter of the pipeline.
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

namespace khabar {

// What a stage says of an article. Anything but `ok` stops the way for this document: `reject` makes a row in the table
// of rejects; `store_only` stores it as a document without extraction (an unsupported language).
struct Verdict {
  enum class Kind : uint8_t { ok, store_only, reject };
  Kind kind = Kind::ok;
  std::string reason;
  static Verdict ok() { return {}; }
  static Verdict store_only(std::string why) { return {Kind::store_only, std::move(why)}; }
  static Verdict reject(std::string why) { return {Kind::reject, std::move(why)}; }
};

// A Stage belongs to one thread, so it may keep scratch buffers; what it shares with other threads it holds by const
// reference (the Lexicon).
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string_view name() const = 0;
  // Fills this stage's fields of doc. Any byte sequence is legal input: a bad article gets a verdict, never an
  // exception.
  [[nodiscard]] virtual Verdict run(Document& doc) = 0;
};

}  // namespace khabar
