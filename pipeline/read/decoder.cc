#include "read/decoder.h"

#include <bzlib.h>
#include <libdeflate.h>
#include <lzma.h>
#include <zlib.h>

#include <algorithm>
#include <climits>

namespace khabar {

namespace {

using namespace std::string_view_literals;

unsigned clamp_to_unsigned(size_t bytes) { return static_cast<unsigned>(std::min<size_t>(bytes, UINT_MAX)); }

class GzipDecoder final : public Decoder {
 public:
  GzipDecoder() : whole_(libdeflate_alloc_decompressor()) { inflateInit2(&stream_, 15 + 16); }
  ~GzipDecoder() override {
    inflateEnd(&stream_);
    libdeflate_free_decompressor(whole_);
  }
  std::string_view name() const override { return "gzip"; }
  std::string_view magic() const override { return "\x1f\x8b\x08"sv; }
  bool starts_member(std::string_view bytes) const override {
    return bytes.size() > 3 && bytes.substr(0, 3) == magic() && static_cast<uint8_t>(bytes[3]) < 0x20;
  }
  void begin() override { inflateReset2(&stream_, 15 + 16); }

  Result decode(std::string_view in, char* out, size_t room) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = clamp_to_unsigned(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = clamp_to_unsigned(room);
    const unsigned input = stream_.avail_in, output = stream_.avail_out;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    Result result{Status::going_on, input - stream_.avail_in, output - stream_.avail_out};
    if (code == Z_STREAM_END) {
      result.status = Status::member_end;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      result.status = Status::damaged;
      error_ = stream_.msg != nullptr ? stream_.msg : "invalid data";
    }
    return result;
  }

  Result whole_member(std::string_view in, char* out, size_t room) override {
    Result result;
    const libdeflate_result code =
        libdeflate_gzip_decompress_ex(whole_, in.data(), in.size(), out, room, &result.consumed, &result.produced);
    result.status = code == LIBDEFLATE_SUCCESS              ? Status::member_end
                    : code == LIBDEFLATE_INSUFFICIENT_SPACE ? Status::no_room
                                                            : Status::damaged;
    return result;
  }

 private:
  z_stream stream_{};
  libdeflate_decompressor* whole_;
};

class Bzip2Decoder final : public Decoder {
 public:
  ~Bzip2Decoder() override { close(); }
  std::string_view name() const override { return "bzip2"; }
  std::string_view magic() const override { return "BZh"sv; }
  bool starts_member(std::string_view bytes) const override {
    if (bytes.size() < 10 || bytes.substr(0, 3) != magic() || bytes[3] < '1' || bytes[3] > '9') return false;
    const std::string_view block = bytes.substr(4, 6);
    return block == "\x31\x41\x59\x26\x53\x59"sv || block == "\x17\x72\x45\x38\x50\x90"sv;
  }
  void begin() override {
    close();
    stream_ = {};
    open_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK;
  }
  Result decode(std::string_view in, char* out, size_t room) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = clamp_to_unsigned(in.size());
    stream_.next_out = out;
    stream_.avail_out = clamp_to_unsigned(room);
    const unsigned input = stream_.avail_in, output = stream_.avail_out;
    const int code = BZ2_bzDecompress(&stream_);
    Result result{Status::going_on, input - stream_.avail_in, output - stream_.avail_out};
    if (code == BZ_STREAM_END) {
      result.status = Status::member_end;
    } else if (code != BZ_OK) {
      result.status = Status::damaged;
      error_ = "invalid data";
    }
    return result;
  }

 private:
  void close() {
    if (open_) BZ2_bzDecompressEnd(&stream_);
    open_ = false;
  }
  bz_stream stream_{};
  bool open_ = false;
};

class XzDecoder final : public Decoder {
 public:
  ~XzDecoder() override { lzma_end(&stream_); }
  std::string_view name() const override { return "xz"; }
  std::string_view magic() const override {
    return "\xfd"
           "7zXZ\0"sv;
  }
  void begin() override {
    // Padding between streams is four zeros at a time; the decoder need not know.
    if (lzma_stream_decoder(&stream_, memory_limit, 0) != LZMA_OK) error_ = "out of memory";
  }
  Result decode(std::string_view in, char* out, size_t room) override {
    stream_.next_in = reinterpret_cast<const uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<uint8_t*>(out);
    stream_.avail_out = room;
    const lzma_ret code = lzma_code(&stream_, LZMA_RUN);
    Result result{Status::going_on, in.size() - stream_.avail_in, room - stream_.avail_out};
    if (code == LZMA_STREAM_END) {
      result.status = Status::member_end;
    } else if (code != LZMA_OK && code != LZMA_BUF_ERROR) {
      result.status = Status::damaged;
      error_ = code == LZMA_MEMLIMIT_ERROR ? "needs more than 256 MB to decompress" : "invalid data";
    }
    return result;
  }

 private:
  static constexpr uint64_t memory_limit = 256 << 20;
  lzma_stream stream_ = LZMA_STREAM_INIT;
};

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder() { return std::make_unique<GzipDecoder>(); }
std::unique_ptr<Decoder> make_bzip2_decoder() { return std::make_unique<Bzip2Decoder>(); }
std::unique_ptr<Decoder> make_xz_decoder() { return std::make_unique<XzDecoder>(); }

std::unique_ptr<Decoder> decoder_for(std::string_view first_bytes) {
  // Two bytes are enough for gzip: a damaged header is damage, not a text.
  if (first_bytes.substr(0, 2) == "\x1f\x8b"sv) return make_gzip_decoder();
  for (auto make : {make_zstd_decoder, make_bzip2_decoder, make_xz_decoder}) {
    std::unique_ptr<Decoder> decoder = make();
    if (decoder->starts_member(first_bytes)) return decoder;
  }
  return nullptr;
}

}  // namespace khabar
