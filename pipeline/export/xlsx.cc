#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>

#include "core/error.h"
#include "core/output_path.h"
#include "export/json_writer.h"
#include "export/row_sink.h"
#include "text/utf8.h"

namespace khabar {

namespace {

constexpr lxw_row_t max_rows = 1048576;
constexpr size_t max_cell_letters = 32767;
constexpr int64_t max_exact_integer = int64_t{1} << 53;  // Excel counts in doubles: larger ids go in as text

// What a link leads to, else the path itself: a link stays where it is.
std::string target_of(const std::string& path) {
  std::error_code no_link;
  const std::filesystem::path target = std::filesystem::read_symlink(path, no_link);
  return no_link ? path : (std::filesystem::path(path).parent_path() / target).string();
}

class XlsxSink final : public RowSink {
 public:
  explicit XlsxSink(const std::string& path)
      : path_(target_of(path)), temporary_(takes_name_when_whole(path_) ? path_ + ".part" : path_) {
    // Asked for beforehand: the library itself notices only at the end, and prints.
    std::FILE* file = std::fopen(temporary_.c_str(), "wb");
    if (file == nullptr) throw IoError(path + ": cannot be written: " + std::strerror(errno));
    std::fclose(file);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(temporary_.c_str(), &options);
    if (book_ == nullptr) throw IoError(path + ": cannot be written: out of memory");
    sheet_ = workbook_add_worksheet(book_, nullptr);
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
  }

  ~XlsxSink() override {
    if (book_ == nullptr) return;  // in place
    workbook_close(book_);
    drop();
  }

  void columns(const std::vector<std::string>& names) override {
    for (size_t i = 0; i < names.size(); ++i) {
      worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(i), names[i].c_str(), bold_);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    next_row_ = 1;
  }

  void row(const std::vector<Value>& values) override {
    if (next_row_ == max_rows) {
      throw IoError(path_ + ": more rows than a spreadsheet holds (1,048,575); choose some with --where, or write CSV");
    }
    for (size_t i = 0; i < values.size(); ++i) put(static_cast<lxw_col_t>(i), values[i]);
    ++next_row_;
  }

  void end() override {
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    const bool renamed = temporary_ == path_ || std::rename(temporary_.c_str(), path_.c_str()) == 0;
    if (error != LXW_NO_ERROR || !renamed) {
      drop();
      throw IoError(path_ + ": cannot be written: " + lxw_strerror(error));
    }
  }

 private:
  void drop() const {
    if (temporary_ != path_) std::remove(temporary_.c_str());
  }

  void put(lxw_col_t column, const Value& value) {
    switch (value.kind) {
      case Value::Kind::null:
        break;
      case Value::Kind::integer:
        if (value.integer > max_exact_integer || value.integer < -max_exact_integer) {
          put_text(column, std::to_string(value.integer));
        } else {
          worksheet_write_number(sheet_, next_row_, column, static_cast<double>(value.integer), nullptr);
        }
        break;
      case Value::Kind::real:
        worksheet_write_number(sheet_, next_row_, column, value.real, nullptr);
        break;
      case Value::Kind::text:
        put_text(column, std::string(value.text));
        break;
      case Value::Kind::blob:
        break;
    }
  }

  // As a string, never as a formula or link.
  void put_text(lxw_col_t column, std::string text) {
    size_t at = 0, letters = 0;
    while (at < text.size() && letters < max_cell_letters) letters += decode_utf8(text, at) > 0xFFFF ? 2 : 1;
    text.resize(std::min(at, text.size()));
    worksheet_write_string(sheet_, next_row_, column, text.c_str(), nullptr);
  }

  std::string path_, temporary_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_row_t next_row_ = 0;
};

}  // namespace

std::unique_ptr<RowSink> make_xlsx_sink(const std::string& path) { return std::make_unique<XlsxSink>(path); }

}  // namespace khabar
