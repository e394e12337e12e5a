// Content-Encoding of HTTP bodies, each in memory as a whole.
#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <climits>
#include <memory>

#include "read/http.h"

namespace khabar {

namespace {

using namespace std::string_view_literals;

constexpr size_t first_room = 64 << 10;
constexpr uint64_t ratio_free_bytes = 16 << 20;

// Bytes allowed for what a body of this size may expand to.
uint64_t allowance(size_t body_bytes, uint64_t max_bytes, uint64_t max_ratio) {
  const uint64_t by_ratio =
      body_bytes > max_bytes / std::max<uint64_t>(max_ratio, 1) ? max_bytes : body_bytes * max_ratio;
  return std::min(max_bytes, std::max(ratio_free_bytes, by_ratio));
}

// Grows out for more output. False if it is full and may not grow.
bool grow(std::string& out, size_t used, uint64_t allowed) {
  if (used < out.size()) return true;
  if (out.size() >= allowed) return false;
  const uint64_t larger = std::max<uint64_t>(first_room, uint64_t{out.size()} * 2);
  out.resize(static_cast<size_t>(std::min(larger, allowed)));
  return true;
}

size_t first_size(size_t body_bytes, uint64_t allowed) {
  return static_cast<size_t>(std::min<uint64_t>(std::max(first_room, body_bytes * 6), allowed));
}

// window_bits as in zlib: 15 + 16 gzip, 15 zlib, -15 bare deflate.
Decoding inflate_body(std::string_view body, int window_bits, uint64_t allowed, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return Decoding::cut;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<unsigned>(std::min<size_t>(body.size(), UINT_MAX));
  out.resize(first_size(body.size(), allowed));
  size_t used = 0;
  Decoding result = Decoding::done;
  for (;;) {
    if (!grow(out, used, allowed)) {
      result = Decoding::too_large;
      break;
    }
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + used);
    stream.avail_out = static_cast<unsigned>(std::min<size_t>(out.size() - used, UINT_MAX));
    const unsigned room = stream.avail_out;
    const int code = inflate(&stream, Z_NO_FLUSH);
    used += room - stream.avail_out;
    if (code == Z_STREAM_END) break;
    if (code != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0)) {
      result = Decoding::cut;
      break;
    }
  }
  inflateEnd(&stream);
  out.resize(used);
  return result;
}

Decoding decode_brotli(std::string_view body, uint64_t allowed, std::string& out) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  const auto* in = reinterpret_cast<const uint8_t*>(body.data());
  size_t in_left = body.size(), used = 0;
  Decoding result = Decoding::done;
  out.resize(first_size(body.size(), allowed));
  for (;;) {
    if (!grow(out, used, allowed)) {
      result = Decoding::too_large;
      break;
    }
    auto* to = reinterpret_cast<uint8_t*>(out.data() + used);
    size_t room = out.size() - used;
    const size_t before = room;
    const auto code = BrotliDecoderDecompressStream(state.get(), &in_left, &in, &room, &to, nullptr);
    used += before - room;
    if (code == BROTLI_DECODER_RESULT_SUCCESS) break;
    if (code != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
      result = Decoding::cut;
      break;
    }
  }
  out.resize(used);
  return result;
}

Decoding decode_zstd(std::string_view body, uint64_t allowed, std::string& out) {
  const std::unique_ptr<ZSTD_DCtx, size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  size_t used = 0;
  Decoding result = Decoding::done;
  out.resize(first_size(body.size(), allowed));
  for (;;) {
    if (!grow(out, used, allowed)) {
      result = Decoding::too_large;
      break;
    }
    ZSTD_outBuffer to{out.data(), out.size(), used};
    const size_t left = ZSTD_decompressStream(context.get(), &to, &in);
    used = to.pos;
    if (left == 0 && in.pos == in.size) break;
    if (ZSTD_isError(left) || (in.pos == in.size && to.pos < to.size)) {
      result = Decoding::cut;
      break;
    }
  }
  out.resize(used);
  return result;
}

Decoding decode_deflate(std::string_view body, uint64_t allowed, std::string& out) {
  // "deflate" means a zlib header, yet half of the world sends bare deflate.
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(body[i]); };
  const bool zlib = body.size() >= 2 && (byte(0) & 0x0F) == 8 && (byte(0) << 8 | byte(1)) % 31 == 0;
  return inflate_body(body, zlib ? 15 : -15, allowed, out);
}

Decoding decode_one(std::string_view encoding, std::string_view body, uint64_t allowed, std::string& out) {
  Decoding result = Decoding::unknown;
  if (equals_ignoring_case(encoding, "gzip") || equals_ignoring_case(encoding, "x-gzip")) {
    if (body.substr(0, 2) != "\x1f\x8b"sv) return Decoding::not_encoded;
    result = inflate_body(body, 15 + 16, allowed, out);
  } else if (equals_ignoring_case(encoding, "deflate")) {
    result = decode_deflate(body, allowed, out);
  } else if (equals_ignoring_case(encoding, "br")) {
    result = decode_brotli(body, allowed, out);
  } else if (equals_ignoring_case(encoding, "zstd")) {
    if (body.substr(0, 4) != "\x28\xb5\x2f\xfd"sv) return Decoding::not_encoded;
    result = decode_zstd(body, allowed, out);
  }
  // Plain text fed to a decoder fails at once or within a few bytes.
  const bool looks_plain = !body.empty() && (body[0] == '<' || static_cast<uint8_t>(body[0]) == 0xEF);
  if (result == Decoding::cut && (out.size() < 64 || looks_plain)) return Decoding::not_encoded;
  return result;
}

}  // namespace

Decoding decode_content(std::string_view encoding, std::string_view body, uint64_t max_bytes, uint64_t max_ratio,
                        std::string& out) {
  const uint64_t allowed = allowance(body.size(), max_bytes, max_ratio);
  Decoding result = Decoding::not_encoded;
  std::string before;
  // The last encoding named was applied last.
  while (!encoding.empty()) {
    const size_t comma = encoding.rfind(',');
    const std::string_view one = trim(comma == std::string_view::npos ? encoding : encoding.substr(comma + 1));
    encoding = comma == std::string_view::npos ? std::string_view() : encoding.substr(0, comma);
    if (one.empty() || equals_ignoring_case(one, "identity") || equals_ignoring_case(one, "none")) continue;
    if (result == Decoding::done) {
      before = out;
      body = before;
    }
    const Decoding now = decode_one(one, body, allowed, out);
    if (now == Decoding::not_encoded && result == Decoding::done) out = before;
    if (now != Decoding::not_encoded) result = now;
    if (now != Decoding::done && now != Decoding::not_encoded) return now;
  }
  return result;
}

}  // namespace khabar
