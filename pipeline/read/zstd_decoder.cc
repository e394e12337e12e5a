// zstd, with the dictionary that a .warc.zst carries in front: a skippable frame with the magic number 0x184D2A5D,
// whose content is a dictionary, itself perhaps a zstd frame (IIPC, "WARC files compressed with zstd", 1.0).
#include <zstd.h>

#include <algorithm>
#include <vector>

#include "read/decoder.h"

namespace khabar {

namespace {

using namespace std::string_view_literals;

constexpr size_t max_dictionary_bytes = 64 << 20;
constexpr size_t header_bytes = 8;  // of a skippable frame: magic, size

uint32_t little_endian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = value << 8 | static_cast<uint8_t>(bytes[i]);
  return value;
}

bool is_skippable(std::string_view bytes) {
  return bytes.size() >= 4 && (little_endian(bytes) & 0xFFFFFFF0u) == 0x184D2A50u;
}

class ZstdDecoder final : public Decoder {
 public:
  ZstdDecoder() : context_(ZSTD_createDCtx()) {}
  ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }
  std::string_view name() const override { return "zstd"; }
  std::string_view magic() const override { return "\x28\xb5\x2f\xfd"sv; }
  bool starts_member(std::string_view bytes) const override {
    return bytes.substr(0, 4) == magic() || is_skippable(bytes);
  }

  void begin() override {
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
    header_.clear();
    skip_left_ = 0;
    phase_ = Phase::start;
  }

  Result decode(std::string_view in, char* out, size_t room) override {
    if (phase_ == Phase::start || phase_ == Phase::header) {
      const Result result = read_header(in);
      if (phase_ != Phase::frame || result.status == Status::damaged) return result;
    }
    return phase_ == Phase::frame ? decode_frame(in, out, room) : skip_frame(in);
  }

  Result whole_member(std::string_view in, char* out, size_t room) override {
    if (in.substr(0, 4) != magic()) return {Status::unsupported, 0, 0};
    const unsigned long long content = ZSTD_getFrameContentSize(in.data(), in.size());
    if (content == ZSTD_CONTENTSIZE_UNKNOWN || content == ZSTD_CONTENTSIZE_ERROR) return {Status::unsupported, 0, 0};
    if (content > room) return {Status::no_room, 0, 0};
    const size_t size = ZSTD_findFrameCompressedSize(in.data(), in.size());
    if (ZSTD_isError(size)) return {Status::damaged, 0, 0};
    const size_t produced = ZSTD_decompressDCtx(context_, out, room, in.data(), size);
    if (ZSTD_isError(produced)) return {Status::damaged, 0, 0};
    return {Status::member_end, size, produced};
  }

 private:
  enum class Phase : uint8_t { start, header, frame, dictionary, skipping };

  // Tells frames from skippable ones. Consumes the header of the latter.
  Result read_header(std::string_view in) {
    if (phase_ == Phase::start && !is_skippable(in) && (in.size() >= 4 || in != magic().substr(0, in.size()))) {
      phase_ = Phase::frame;
      return {};
    }
    phase_ = Phase::header;
    const size_t taken = std::min(in.size(), header_bytes - header_.size());
    header_.append(in.substr(0, taken));
    if (header_.size() < header_bytes) return {Status::going_on, taken, 0};
    skip_left_ = little_endian(std::string_view(header_).substr(4));
    const bool dictionary = little_endian(header_) == 0x184D2A5Du && first_frame_ && skip_left_ <= max_dictionary_bytes;
    first_frame_ = false;
    phase_ = dictionary ? Phase::dictionary : Phase::skipping;
    dictionary_.clear();
    return {skip_left_ == 0 ? Status::member_end : Status::going_on, taken, 0};
  }

  Result skip_frame(std::string_view in) {
    const size_t taken = static_cast<size_t>(std::min<uint64_t>(in.size(), skip_left_));
    if (phase_ == Phase::dictionary) dictionary_.append(in.substr(0, taken));
    skip_left_ -= taken;
    if (skip_left_ > 0) return {Status::going_on, taken, 0};
    if (phase_ == Phase::dictionary && !load_dictionary()) return {Status::damaged, taken, 0};
    return {Status::member_end, taken, 0};
  }

  Result decode_frame(std::string_view in, char* out, size_t room) {
    first_frame_ = false;
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out, room, 0};
    const size_t left = ZSTD_decompressStream(context_, &output, &input);
    Result result{left == 0 ? Status::member_end : Status::going_on, input.pos, output.pos};
    if (ZSTD_isError(left)) {
      result.status = Status::damaged;
      error_ = ZSTD_getErrorName(left);
    }
    return result;
  }

  bool load_dictionary() {
    std::string_view dictionary = dictionary_;
    std::string plain;
    if (dictionary.substr(0, 4) == magic()) {
      const unsigned long long size = ZSTD_getFrameContentSize(dictionary.data(), dictionary.size());
      plain.resize(size > max_dictionary_bytes ? max_dictionary_bytes : static_cast<size_t>(size));
      const size_t got = ZSTD_decompress(plain.data(), plain.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(got)) {
        error_ = "its dictionary is damaged";
        return false;
      }
      dictionary = std::string_view(plain).substr(0, got);
    }
    if (!ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size()))) return true;
    error_ = "its dictionary is damaged";
    return false;
  }

  ZSTD_DCtx* context_;
  Phase phase_ = Phase::start;
  std::string header_, dictionary_;
  uint64_t skip_left_ = 0;
  bool first_frame_ = true;
};

}  // namespace

std::unique_ptr<Decoder> make_zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace khabar
