// Rows to text: a table for the eye, CSV, JSON, JSON lines, a spreadsheet.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// One value of a result. Text is valid as long as the row that it came from.
struct Value {
  enum class Kind : uint8_t { null, integer, real, text, blob };
  Kind kind = Kind::null;
  int64_t integer = 0;
  double real = 0;
  std::string_view text;  // also of blobs
};

// Takes the columns, then the rows, then the end. One thread.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void columns(const std::vector<std::string>& names) = 0;
  virtual void row(const std::vector<Value>& values) = 0;
  virtual void end() {}
};

// Where the sinks put text; throws if it cannot.
using WriteText = std::function<void(std::string_view)>;

struct CsvOptions {
  bool excel = false;  // with a byte order mark, without which Excel garbles Arabic
};

// RFC 4180: CRLF, quotes doubled. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers,
// also those stored as text, never do. NULL is an empty cell.
std::unique_ptr<RowSink> make_csv_sink(WriteText write, CsvOptions options);
// One object a line, or with `array` one array of objects.
std::unique_ptr<RowSink> make_json_sink(WriteText write, bool array);

struct TableOptions {
  unsigned max_cell = 0;  // columns on the screen; longer text is cut with an ellipsis; 0: never
  bool colour = false;
};

// Aligned columns, numbers to the right. Right-to-left text is isolated, so that it does not turn its neighbours
// around; control characters become spaces. Holds the first 1000 rows in memory to find the widths.
std::unique_ptr<RowSink> make_table_sink(WriteText write, TableOptions options);

// An .xlsx file. Throws IoError if it cannot be written; end() puts it in place. At most 1,048,575 rows.
std::unique_ptr<RowSink> make_xlsx_sink(const std::string& path);

}  // namespace khabar
