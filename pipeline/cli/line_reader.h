// Standard input as batches of lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace khabar {

// Whole lines, each with its line end. `first_line` counts from 1.
struct LineBatch {
  std::string text;
  uint64_t first_line = 1;
  bool cut = false;  // one line that was longer than the limit: only its beginning is here
};

// Reads from a file descriptor. A batch is full at some size, or when what has arrived is used up: a program that
// writes one record and waits for its answer gets it.
class LineReader {
 public:
  LineReader(int descriptor, size_t max_line_bytes) : descriptor_(descriptor), max_line_bytes_(max_line_bytes) {}
  // nullopt at the end. Throws IoError.
  std::optional<LineBatch> next();

 private:
  bool read_more();
  bool more_waits() const;
  LineBatch take(size_t bytes, bool cut);
  void skip_line();

  int descriptor_;
  size_t max_line_bytes_;
  std::string pending_;
  uint64_t line_ = 1;
  bool at_end_ = false;
};

}  // namespace khabar
