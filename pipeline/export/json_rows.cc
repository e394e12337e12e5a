#include <string>
#include <utility>

#include "export/json_writer.h"
#include "export/row_sink.h"

namespace khabar {

namespace {

class JsonSink final : public RowSink {
 public:
  JsonSink(WriteText write, bool array) : write_(std::move(write)), array_(array) {}

  void columns(const std::vector<std::string>& names) override { names_ = names; }

  void row(const std::vector<Value>& values) override {
    text_ = !array_ ? "" : rows_ == 0 ? "[" : ",\n ";
    ++rows_;
    JsonWriter json(text_);
    json.begin_object();
    for (size_t i = 0; i < values.size(); ++i) put(json.key(names_[i]), values[i]);
    json.end_object();
    if (!array_) text_ += '\n';
    write_(text_);
  }

  void end() override {
    if (array_) write_(rows_ == 0 ? "[]\n" : "]\n");
  }

 private:
  static void put(JsonWriter& json, const Value& value) {
    switch (value.kind) {
      case Value::Kind::null:
        json.null();
        break;
      case Value::Kind::integer:
        json.integer(value.integer);
        break;
      case Value::Kind::real:
        json.number(value.real);
        break;
      case Value::Kind::text:
        json.text(value.text);
        break;
      case Value::Kind::blob: {
        std::string hex;
        append_hex(hex, value.text);
        json.text(hex);
        break;
      }
    }
  }

  WriteText write_;
  bool array_;
  std::vector<std::string> names_;
  uint64_t rows_ = 0;
  std::string text_;
};

}  // namespace

std::unique_ptr<RowSink> make_json_sink(WriteText write, bool array) {
  return std::make_unique<JsonSink>(std::move(write), array);
}

}  // namespace khabar
