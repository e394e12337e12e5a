// Compression formats behind one face: gzip, zstd, bzip2, xz.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace khabar {

// Decompresses one member (frame) after the other. One thread.
class Decoder {
 public:
  enum class Status : uint8_t {
    going_on,     // wants more input or more room
    member_end,   // the member is complete and its checksum right
    damaged,      // error() says why
    unsupported,  // only of whole_member(): use begin() and decode()
    no_room,      // only of whole_member(): try again with more room
  };
  struct Result {
    Status status = Status::going_on;
    size_t consumed = 0, produced = 0;
  };

  virtual ~Decoder() = default;
  virtual std::string_view name() const = 0;
  // The first bytes that every member has.
  virtual std::string_view magic() const = 0;
  // True if bytes look like the beginning of a member. REQUIRES: any bytes.
  virtual bool starts_member(std::string_view bytes) const { return bytes.substr(0, magic().size()) == magic(); }
  // Gets ready for a new member.
  virtual void begin() = 0;
  // Goes on with the member. Progress is made unless input or room is empty.
  virtual Result decode(std::string_view in, char* out, size_t room) = 0;
  // A whole member at once, where the format has a faster way. `damaged` may also mean that input is missing.
  virtual Result whole_member(std::string_view, char*, size_t) { return {Status::unsupported, 0, 0}; }
  const std::string& error() const { return error_; }

 protected:
  std::string error_;
};

// The decoder for a file that begins with these bytes; nullptr if it is not compressed.
std::unique_ptr<Decoder> decoder_for(std::string_view first_bytes);

std::unique_ptr<Decoder> make_gzip_decoder();
std::unique_ptr<Decoder> make_zstd_decoder();
std::unique_ptr<Decoder> make_bzip2_decoder();
std::unique_ptr<Decoder> make_xz_decoder();

}  // namespace khabar
