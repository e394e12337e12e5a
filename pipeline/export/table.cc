#include <algorithm>
#include <string>
#include <utility>

#include "export/json_writer.h"
#include "export/row_sink.h"
#include "export/screen.h"

namespace khabar {

namespace {

constexpr size_t rows_held = 1000;

struct Cell {
  std::string text;
  bool is_number = false;
};

class TableSink final : public RowSink {
 public:
  TableSink(WriteText write, TableOptions options) : write_(std::move(write)), options_(options) {}

  void columns(const std::vector<std::string>& names) override {
    for (const std::string& name : names) {
      names_.push_back({screen_text(name)});
      widths_.push_back(screen_width(names_.back().text));
    }
  }

  void row(const std::vector<Value>& values) override {
    std::vector<Cell> cells;
    for (const Value& value : values) cells.push_back(cell(value));
    for (size_t i = 0; i < cells.size(); ++i) {
      if (!headed_) widths_[i] = std::max(widths_[i], screen_width(cells[i].text));
    }
    if (headed_) return print(cells);
    held_.push_back(std::move(cells));
    if (held_.size() == rows_held) print_held();
  }

  void end() override {
    if (!headed_) print_held();
  }

 private:
  Cell cell(const Value& value) const {
    Cell made;
    switch (value.kind) {
      case Value::Kind::null:
        break;
      case Value::Kind::integer:
        made = {std::to_string(value.integer), true};
        break;
      case Value::Kind::real:
        made.is_number = true;
        append_number(made.text, value.real);
        break;
      case Value::Kind::text:
        made.text = screen_text(value.text, options_.max_cell);
        break;
      case Value::Kind::blob:
        made.text = "(" + std::to_string(value.text.size()) + " bytes)";
        break;
    }
    return made;
  }

  void print_held() {
    headed_ = true;
    if (names_.empty()) return;
    if (options_.colour) write_("\x1b[1m");
    print(names_);
    if (options_.colour) write_("\x1b[0m");
    std::string line;
    for (size_t width : widths_) line += (line.empty() ? "" : "  ") + std::string(width, '-');
    write_(line + "\n");
    for (const auto& cells : held_) print(cells);
    held_.clear();
  }

  void print(const std::vector<Cell>& cells) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) line += "  ";
      const size_t width = screen_width(cells[i].text);
      const std::string pad(widths_[i] > width ? widths_[i] - width : 0, ' ');
      const bool last = i + 1 == cells.size();
      line += cells[i].is_number ? pad + cells[i].text : cells[i].text + (last ? "" : pad);
    }
    write_(line + "\n");
  }

  WriteText write_;
  TableOptions options_;
  std::vector<Cell> names_;
  std::vector<size_t> widths_;
  std::vector<std::vector<Cell>> held_;
  bool headed_ = false;
};

}  // namespace

std::unique_ptr<RowSink> make_table_sink(WriteText write, TableOptions options) {
  return std::make_unique<TableSink>(std::move(write), options);
}

}  // namespace khabar
