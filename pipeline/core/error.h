// The three kinds of error (design.md, style.md): broken code is an assert; broken resources or disks throw one of
// these and are caught once, in main; a broken article is a Reject, stored and counted, and the run goes on.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace khabar {

// A gazetteer or image that cannot be used. what() names file, line and remedy: "en/months.tsv:9: value 13, expected
// 1-12".
class LoadError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A file or database that cannot be read or written. what() names it and says what to do.
class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Wrong use of a command: exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Something in the input that could not be read: one row of the table `reject`.
struct Reject {
  std::string source;        // the file, as given, or "-"
  uint64_t byte_offset = 0;  // where in the (compressed) file it stood
  std::string id;            // record id or URI, if known
  std::string reason;        // what is wrong, and what to do where something can be done
};

}  // namespace khabar
