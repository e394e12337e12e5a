// HTTP responses as crawls keep them: headers that lie, bodies that end early.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// Letters of ASCII only.
bool equals_ignoring_case(std::string_view a, std::string_view b);
std::string_view trim(std::string_view text);
void to_lower_ascii(std::string& text);

// A media type: "Text/HTML; Charset=UTF-8" -> "text/html", "UTF-8". Views into value.
struct MediaType {
  std::string_view type, charset;
};
MediaType parse_media_type(std::string_view value);

// What a response says of itself. Views into the bytes it was parsed from.
struct HttpHead {
  int status = 0;
  std::string_view content_type;  // the whole value
  std::string_view content_encoding;
  bool chunked = false;
  std::optional<uint64_t> length;  // Content-Length
  std::string_view location;
  size_t size = 0;        // of the head: the body begins behind it
  bool complete = false;  // the blank line behind it was seen
};

// nullopt if bytes do not begin with "HTTP/" or "ICY ". Lines may end in LF alone; a missing blank line ends the head
// with the bytes.
std::optional<HttpHead> parse_http_head(std::string_view bytes);

// One header line, "Name: value". False if it is none.
bool split_header_line(std::string_view line, std::string_view& name, std::string_view& value);

// Takes the chunks' frames away. False if the body is not chunked, whatever its header says: out is then undefined. A
// body that ends early gives what there is and sets `cut`.
bool decode_chunked(std::string_view body, std::string& out, bool& cut);

enum class Decoding : uint8_t {
  done,
  not_encoded,  // the body is not in this encoding: a tool decoded it and left the header behind
  cut,          // damaged or short: out has what came before
  too_large,
  unknown,  // no encoding that we know
};

// Undoes Content-Encoding (gzip, x-gzip, deflate with and without zlib header, br, zstd, identity; also lists of them).
// Replaces out; scratch is used for lists.
Decoding decode_content(std::string_view encoding, std::string_view body, uint64_t max_bytes, uint64_t max_ratio,
                        std::string& out);

}  // namespace khabar
