// A Stream over a compressed file.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "read/decoder.h"
#include "read/input_file.h"
#include "read/stream.h"

namespace khabar {

// How a member is read. The fast way is whole: a member of a crawl is one record, it fits into memory, and libraries
// that need not stop in the middle are two to three times faster. Members too large for that go through in pieces, and
// so do those the fast way fails on, since only the slow way says what is wrong and keeps what came before.
class MemberStream final : public Stream {
 public:
  MemberStream(std::unique_ptr<InputBuffer> input, std::unique_ptr<Decoder> decoder, const StreamLimits& limits);

  uint64_t offset() const override;
  bool is_boundary(size_t at) const override;
  bool recover() override;
  bool seek(uint64_t offset) override;
  uint64_t file_offset() const override { return input_->offset(); }

 protected:
  More pull() override;
  void window_moved(size_t by) override;

 private:
  struct Mark {
    size_t at;        // in the window's buffer
    uint64_t offset;  // of the member that begins there
  };

  bool begin_member();
  bool read_whole();
  void read_piece();
  void note_damage(std::string what);
  bool try_member();

  std::unique_ptr<InputBuffer> input_;
  std::unique_ptr<Decoder> decoder_;
  const StreamLimits limits_;
  std::vector<Mark> marks_;     // of the members in the window, the first one before or at its beginning
  size_t sound_end_ = 0;        // in the window's buffer: where the last complete member ended
  bool in_member_ = false;      // in the middle of one that is read in pieces
  bool large_members_ = false;  // the last one did not fit
  bool warc_members_ = false;   // the first one began with "WARC/": so must those after damage
  uint64_t member_offset_ = 0, member_in_ = 0, member_out_ = 0;
  size_t whole_room_ = 1 << 20;  // grows with the members seen
  size_t lookahead_ = 64 << 10;  // follows the size of the members seen
  uint64_t search_credit_ = InputBuffer::history_bytes;
  uint64_t furthest_ = 0;  // input offset
};

}  // namespace khabar
