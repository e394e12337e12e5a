#include <algorithm>
#include <string>
#include <utility>

#include "export/json_writer.h"
#include "export/row_sink.h"

namespace khabar {

namespace {

// "-12.5", "+3": a spreadsheet reads it as the number that it is.
bool is_number(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  const bool digits = !text.empty() && text[0] >= '0' && text[0] <= '9';
  return digits && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// What makes a spreadsheet take the cell for a formula; the wide forms do in some locales.
bool needs_guard(std::string_view text) {
  if (text.empty() || is_number(text)) return false;
  if (std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos) return true;
  constexpr std::string_view wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  return std::any_of(std::begin(wide), std::end(wide), [&](std::string_view w) { return text.starts_with(w); });
}

void append_text_cell(std::string& out, std::string_view text) {
  const bool guard = needs_guard(text);
  if (!guard && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  if (guard) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

class CsvSink final : public RowSink {
 public:
  CsvSink(WriteText write, CsvOptions options) : write_(std::move(write)), options_(options) {}

  void columns(const std::vector<std::string>& names) override {
    if (options_.excel) line_ = "\xEF\xBB\xBF";
    for (size_t i = 0; i < names.size(); ++i) {
      if (i != 0) line_ += ',';
      append_text_cell(line_, names[i]);
    }
    finish_line();
  }

  void row(const std::vector<Value>& values) override {
    for (size_t i = 0; i < values.size(); ++i) {
      if (i != 0) line_ += ',';
      append(values[i]);
    }
    finish_line();
  }

 private:
  void append(const Value& value) {
    switch (value.kind) {
      case Value::Kind::null:
        break;
      case Value::Kind::integer:
        line_ += std::to_string(value.integer);
        break;
      case Value::Kind::real:
        append_number(line_, value.real);
        break;
      case Value::Kind::text:
        append_text_cell(line_, value.text);
        break;
      case Value::Kind::blob:
        append_hex(line_, value.text);
        break;
    }
  }

  void finish_line() {
    line_ += "\r\n";
    write_(line_);
    line_.clear();
  }

  WriteText write_;
  CsvOptions options_;
  std::string line_;
};

}  // namespace

std::unique_ptr<RowSink> make_csv_sink(WriteText write, CsvOptions options) {
  return std::make_unique<CsvSink>(std::move(write), options);
}

}  // namespace khabar
