#include "read/member_stream.h"

#include <algorithm>
#include <cstring>

namespace khabar {

namespace {

constexpr size_t max_whole_room = 32 << 20;
constexpr size_t max_whole_input = 16 << 20;
constexpr size_t piece_bytes = 128 << 10;
constexpr size_t min_lookahead = 64 << 10;
constexpr uint64_t ratio_free_bytes = 16 << 20;

bool all_zero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

}  // namespace

MemberStream::MemberStream(std::unique_ptr<InputBuffer> input, std::unique_ptr<Decoder> decoder,
                           const StreamLimits& limits)
    : input_(std::move(input)), decoder_(std::move(decoder)), limits_(limits) {}

uint64_t MemberStream::offset() const {
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), begin(),
                                      [](size_t place, const Mark& mark) { return place < mark.at; });
  if (after != marks_.begin()) return std::prev(after)->offset;
  return damage_.empty() ? member_offset_ : damage_offset_;
}

bool MemberStream::is_boundary(size_t at) const {
  const size_t place = begin() + at;
  if (place == sound_end_ && place > 0) return true;
  return std::binary_search(marks_.begin(), marks_.end(), Mark{place, 0},
                            [](const Mark& a, const Mark& b) { return a.at < b.at; });
}

void MemberStream::window_moved(size_t by) {
  // The last mark at or before the beginning stays: the window may begin in the middle of its member.
  size_t stale = 0;
  while (stale + 1 < marks_.size() && marks_[stale + 1].at <= by) ++stale;
  if (stale > 0) marks_.erase(marks_.begin(), marks_.begin() + static_cast<ptrdiff_t>(stale));
  for (Mark& mark : marks_) mark.at -= std::min(mark.at, by);
  sound_end_ -= std::min(sound_end_, by);
}

Stream::More MemberStream::pull() {
  const size_t before = window().size();
  while (window().size() == before) {
    if (!damage_.empty()) return More::damage;
    if (in_member_) {
      read_piece();
    } else if (!begin_member()) {
      return damage_.empty() ? More::end : More::damage;
    }
  }
  return More::bytes;
}

// Starts the next member and, if it fits, reads it. False at the end of the input or at bytes that are no member.
bool MemberStream::begin_member() {
  const uint64_t progress = input_->offset() - std::min(furthest_, input_->offset());
  search_credit_ = std::min<uint64_t>(InputBuffer::history_bytes, search_credit_ + 4 * progress);
  furthest_ = std::max(furthest_, input_->offset());
  input_->fill(lookahead_);
  const std::string_view bytes = input_->bytes();
  member_offset_ = input_->offset();
  member_in_ = member_out_ = 0;
  if (bytes.empty()) {
    if (!input_->file().error().empty()) note_damage(input_->file().error());
    return false;
  }
  if (!decoder_->starts_member(bytes)) {
    // Tapes and some tools pad the end with zeros.
    if (all_zero(bytes) && input_->at_end()) {
      input_->drop(bytes.size());
    } else {
      note_damage("bytes that are no " + std::string(decoder_->name()) + " member stand here");
    }
    return false;
  }
  if (begin() == end()) clear_window(), marks_.clear();
  marks_.push_back({end(), member_offset_});
  if (!large_members_ && read_whole()) return true;
  decoder_->begin();
  in_member_ = true;
  return true;
}

// False if the member is too large, damaged, or the format has no such way.
bool MemberStream::read_whole() {
  for (;;) {
    char* out = room(whole_room_);
    const Decoder::Result result = decoder_->whole_member(input_->bytes(), out, whole_room_);
    switch (result.status) {
      case Decoder::Status::member_end:
        if (window().size() == 0 && member_offset_ == 0) {
          warc_members_ = std::string_view(out, result.produced).substr(0, 5) == "WARC/";
        }
        lookahead_ = std::max({result.consumed * 2, lookahead_ - lookahead_ / 16, min_lookahead});
        input_->drop(result.consumed);
        added(result.produced);
        sound_end_ = end();
        return true;
      case Decoder::Status::no_room:
        large_members_ = whole_room_ >= max_whole_room;
        if (large_members_) return false;
        whole_room_ = std::min(whole_room_ * 4, max_whole_room);
        break;
      case Decoder::Status::damaged: {
        const size_t have = input_->bytes().size();
        large_members_ = have >= max_whole_input;
        if (input_->at_end() || large_members_) return false;
        input_->fill(std::max(have, min_lookahead) * 2);
        break;
      }
      default:
        return false;
    }
  }
}

// Reads on in a member. A small one is read to its end, so that damage_ahead() is known before its record is taken.
void MemberStream::read_piece() {
  const uint64_t enough = large_members_ ? piece_bytes : max_whole_room / 2;
  for (uint64_t produced = 0; in_member_ && damage_.empty() && produced < enough;) {
    if (input_->bytes().empty() && !input_->fill(1)) {
      const std::string& error = input_->file().error();
      note_damage(error.empty() ? "the file ends in the middle of a " + std::string(decoder_->name()) +
                                      " member; if it was downloaded, fetch it again"
                                : error);
      return;
    }
    char* out = room(piece_bytes);
    const Decoder::Result result = decoder_->decode(input_->bytes(), out, piece_bytes);
    if (member_offset_ == 0 && member_out_ == 0) {
      warc_members_ = std::string_view(out, result.produced).substr(0, 5) == "WARC/";
    }
    input_->drop(result.consumed);
    added(result.produced);
    member_in_ += result.consumed;
    member_out_ += result.produced;
    produced += result.produced;
    if (result.status == Decoder::Status::damaged) {
      note_damage(std::string(decoder_->name()) + " member is damaged (" + decoder_->error() + ")");
    } else if (result.status == Decoder::Status::member_end) {
      in_member_ = false;
      sound_end_ = end();
      large_members_ = member_out_ > max_whole_room;
    } else if (member_out_ > ratio_free_bytes && member_out_ / limits_.max_ratio > member_in_) {
      note_damage(std::string(decoder_->name()) + " member expands more than " + std::to_string(limits_.max_ratio) +
                  " times; if it is no bomb, raise --max-ratio");
    }
    // Hand on what there is: the window of a large member must not grow.
    if (!in_member_ || large_members_ || member_out_ > max_whole_room) return;
  }
}

void MemberStream::note_damage(std::string what) {
  damage_ = std::move(what);
  damage_offset_ = member_offset_;
  in_member_ = false;
}

bool MemberStream::recover() {
  if (!input_->file().error().empty()) return false;
  clear_window();
  marks_.clear();
  large_members_ = false;
  const uint64_t failed_at = input_->offset();
  if (failed_at > furthest_) {
    search_credit_ = std::min<uint64_t>(InputBuffer::history_bytes, search_credit_ + 4 * (failed_at - furthest_));
    furthest_ = failed_at;
  }
  // Deflate notices damage late, and the next member may have begun by then. The credit keeps the whole linear: bytes
  // looked at again are paid for by bytes that are new.
  const uint64_t back = std::min({search_credit_, failed_at - std::min(failed_at, damage_offset_ + 1)});
  search_credit_ -= input_->take_back(static_cast<size_t>(back));
  if (input_->offset() == damage_offset_) input_->drop(std::min<size_t>(1, input_->bytes().size()));
  damage_.clear();
  for (;;) {
    input_->fill(piece_bytes);
    const std::string_view bytes = input_->bytes();
    const size_t at = bytes.find(decoder_->magic());
    if (at == std::string_view::npos) {
      const size_t tail = input_->at_end() ? 0 : decoder_->magic().size() - 1;
      input_->drop(bytes.size() - std::min(tail, bytes.size()));
      if (input_->at_end()) return false;
      continue;
    }
    input_->drop(at);
    input_->fill(piece_bytes);
    if (decoder_->starts_member(input_->bytes()) && try_member()) return true;
    input_->drop(1);
  }
}

// True if what stands in the input decompresses for a while, and to what a record begins with.
bool MemberStream::try_member() {
  char out[1024];
  decoder_->begin();
  const Decoder::Result result = decoder_->decode(input_->bytes(), out, sizeof out);
  if (result.status == Decoder::Status::damaged) return false;
  return !warc_members_ || std::string_view(out, result.produced).substr(0, 5) == "WARC/";
}

bool MemberStream::seek(uint64_t offset) {
  if (!input_->seek(offset)) return false;
  clear_window();
  marks_.clear();
  damage_.clear();
  in_member_ = false;
  input_->fill(16);
  return input_->bytes().empty() || decoder_->starts_member(input_->bytes());
}

}  // namespace khabar
