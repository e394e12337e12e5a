// A file that is one page: HTML or plain text.
#include "read/format.h"

namespace khabar {

namespace {

class PageFormat final : public Format {
 public:
  PageFormat(const FormatContext& context, BodyKind kind)
      : stream_(context.stream), options_(context.options), source_(context.source), kind_(kind) {}

  bool next(RawRecord& record) override {
    if (done_) return false;
    done_ = true;
    record.clear();
    record.entry.type = "file";
    record.entry.content_type = kind_ == BodyKind::html ? "text/html" : "text/plain";
    record.kind = kind_;
    while (stream_.window().size() <= options_.max_record_bytes && stream_.more() == Stream::More::bytes) {
    }
    record.entry.bytes = stream_.window().size();
    if (stream_.damage_ahead()) {
      record.damage(stream_.damage());
    } else if (stream_.window().size() > options_.max_record_bytes) {
      record.damage("the page has more than " + std::to_string(options_.max_record_bytes) +
                    " bytes; raise --max-record if it is one page");
    } else {
      record.fate = RawRecord::Fate::page;
      record.payload = stream_.window();
    }
    return true;
  }

 private:
  Stream& stream_;
  const ReadOptions& options_;
  const std::string_view source_;
  const BodyKind kind_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Format> make_page_format(const FormatContext& context, BodyKind kind) {
  return std::make_unique<PageFormat>(context, kind);
}

}  // namespace khabar
