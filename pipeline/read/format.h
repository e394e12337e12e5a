// A dump format: cuts a Stream into records.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/http.h"
#include "read/reader.h"
#include "read/stream.h"

namespace khabar {

// One record as the format sees it. What views it has are valid until the next call of Format::next().
struct RawRecord {
  enum class Fate : uint8_t {
    page,     // payload is to be handed on
    skipped,  // entry.note says why
    damaged,  // likewise
  };
  Entry entry;
  Fate fate = Fate::skipped;
  bool is_json = false;  // payload is a JSON object that holds the record
  BodyKind kind = BodyKind::html;
  std::string_view payload;    // of HTTP: still chunked and encoded as http says
  size_t payload_padding = 0;  // readable bytes behind it
  HttpHead http;
  std::string charset;  // declared by a header
  bool mended = false;  // its length was wrong and its end was found

  void clear();
  void damage(std::string why);
  // Returns false, for the caller to hand on.
  bool skip(std::string_view why, std::string_view what = {});
};

class Format {
 public:
  virtual ~Format() = default;
  // Fills record with the next one, of any fate. False at the end of the stream.
  virtual bool next(RawRecord& record) = 0;
};

// What a format needs to know of the run. Outlives it.
struct FormatContext {
  Stream& stream;
  const ReadOptions& options;
  std::string_view source;
};

std::unique_ptr<Format> make_warc_format(const FormatContext& context);
std::unique_ptr<Format> make_arc_format(const FormatContext& context);
std::unique_ptr<Format> make_json_lines_format(const FormatContext& context);
std::unique_ptr<Format> make_json_array_format(const FormatContext& context);
// The whole stream is one page.
std::unique_ptr<Format> make_page_format(const FormatContext& context, BodyKind kind);

// The format of a stream by its first bytes and its name; nullptr if it holds no pages, and `error` says what it is.
// A plain text without a name that says so is only taken if `any_text`.
std::unique_ptr<Format> detect_format(const FormatContext& context, bool any_text, std::string& error);

// Whether a page's media type is one whose text we read.
enum class ContentKind : uint8_t { html, text, unknown, other };
ContentKind content_kind(std::string_view media_type);

// True if bytes are no text in any charset: images, PDF, archives.
bool is_binary(std::string_view bytes);
// True if bytes begin with markup of a page.
bool looks_like_html(std::string_view bytes);

}  // namespace khabar
