// JSON dumps: one object a line, or an array of objects (pretty-printed or not).
#include <algorithm>

#include "read/format.h"

namespace khabar {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Steps that both forms share: the next non-blank byte, damage, what is too long.
class JsonFormat : public Format {
 public:
  explicit JsonFormat(const FormatContext& context) : stream_(context.stream), options_(context.options) {}

  bool next(RawRecord& record) final {
    record.clear();
    record.entry.type = "json";
    record.is_json = true;
    for (;;) {
      if (skip_blank()) break;
      if (!stream_.damage_ahead()) return false;
      if (!damage_reported_) {
        damage_reported_ = true;
        record.entry.byte_offset = stream_.damage_offset();
        record.damage(stream_.damage());
        return true;
      }
      damage_reported_ = false;
      if (!stream_.recover()) return false;
      resume();
    }
    record.entry.byte_offset = stream_.offset();
    take(record);
    return true;
  }

 protected:
  // Finds the end of the object at the beginning of the window, within `window`; npos if it is not there yet.
  // `scanned` bytes were looked at before.
  virtual size_t find_end(std::string_view window, size_t scanned) = 0;
  // The stream begins anew behind damage: the window may begin in the middle of an object.
  virtual void resume() = 0;
  virtual bool separates(char c) const = 0;

 private:
  bool skip_blank() {
    for (;;) {
      const std::string_view window = stream_.window();
      size_t blank = 0;
      while (blank < window.size() && separates(window[blank])) ++blank;
      if (stream_.consumed() == 0 && window.substr(0, 3) == "\xEF\xBB\xBF") blank = 3;
      stream_.consume(blank);
      if (blank < window.size()) {
        if (blank == 3 && separates(window[blank])) continue;
        return true;
      }
      if (stream_.more() != Stream::More::bytes) return false;
    }
  }

  void take(RawRecord& record) {
    size_t scanned = 0, end = std::string_view::npos;
    bool ended = false;
    while (end == std::string_view::npos) {
      end = find_end(stream_.window(), scanned);
      scanned = stream_.window().size();
      if (end != std::string_view::npos) break;
      if (scanned > options_.max_record_bytes) return drop_long(record, scanned);
      ended = stream_.more() != Stream::More::bytes;
      if (ended) end = stream_.window().size();
    }
    record.entry.bytes = end;
    if (end > options_.max_record_bytes) {
      record.damage(too_long());
    } else if (ended && stream_.damage_ahead()) {
      damage_reported_ = true;
      record.damage(stream_.damage());
    } else {
      record.fate = RawRecord::Fate::page;
      record.payload = stream_.window().substr(0, end);
      record.payload_padding = Stream::padding;
    }
    stream_.consume(end);
  }

  std::string too_long() const {
    return "the object has more than " + std::to_string(options_.max_record_bytes) +
           " bytes; raise --max-record if it is one page";
  }

  // Consumes the rest of an object without keeping it.
  void drop_long(RawRecord& record, size_t scanned) {
    record.damage(too_long());
    record.entry.bytes = scanned;
    stream_.consume(scanned);
    for (;;) {
      if (stream_.more() != Stream::More::bytes) return;
      const std::string_view window = stream_.window();
      const size_t end = find_end(window, 0);
      const size_t part = std::min(end, window.size());
      record.entry.bytes += part;
      stream_.consume(part);
      if (end != std::string_view::npos) return;
    }
  }

 protected:
  Stream& stream_;

 private:
  const ReadOptions& options_;
  bool damage_reported_ = false;
};

class JsonLines final : public JsonFormat {
 public:
  using JsonFormat::JsonFormat;

 protected:
  size_t find_end(std::string_view window, size_t scanned) override { return window.find('\n', scanned); }
  void resume() override {
    // In most dumps members do not begin at lines, yet some do: a fragment is one reject more, a lost line worse.
  }
  bool separates(char c) const override { return is_space(c); }
};

// An array: brackets and commas between objects are passed over, braces outside of strings counted.
class JsonArray final : public JsonFormat {
 public:
  using JsonFormat::JsonFormat;

 protected:
  size_t find_end(std::string_view window, size_t scanned) override {
    if (scanned == 0 && depth_ == 0) in_string_ = escaped_ = false;
    for (size_t at = scanned; at < window.size(); ++at) {
      const char c = window[at];
      if (in_string_) {
        if (escaped_) {
          escaped_ = false;
        } else if (c == '\\') {
          escaped_ = true;
        } else if (c == '"') {
          in_string_ = false;
        } else {
          const size_t next = window.find_first_of("\"\\", at);
          at = std::min(next, window.size()) - 1;
        }
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        if (depth_ > 0) --depth_;
        if (depth_ == 0) return at + 1;
      } else if (depth_ == 0 && c == ',') {
        return at;
      }
    }
    return std::string_view::npos;
  }
  void resume() override { depth_ = 0; }
  bool separates(char c) const override { return is_space(c) || c == ',' || c == '[' || c == ']'; }

 private:
  size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

}  // namespace

std::unique_ptr<Format> make_json_lines_format(const FormatContext& context) {
  return std::make_unique<JsonLines>(context);
}

std::unique_ptr<Format> make_json_array_format(const FormatContext& context) {
  return std::make_unique<JsonArray>(context);
}

}  // namespace khabar
