#include "measure/scan.h"

#include "text/fold.h"

namespace khabar::measure {

const Word* Scan::month_by_letters(std::string_view letters) const {
  const Word* const word = words.by_key(fold_key(letters), language);
  return word != nullptr && word->kind == WordKind::month ? word : nullptr;
}

const Reading* Scan::find_known(uint32_t i, WordKind kind) const {
  for (const Reading& r : readings_.known_at(i))
    if (r.kind == kind && r.end <= end) return &r;
  return nullptr;
}

const Reading* Scan::find_known(uint32_t i, Link wanted) const {
  for (const Reading& r : readings_.known_at(i))
    if (r.kind == WordKind::link && r.role == static_cast<uint8_t>(wanted) && r.end <= end && r.proclitic_bytes == 0)
      return &r;
  return nullptr;
}

const Reading* Scan::find_known(uint32_t i, TimeRole wanted) const {
  for (const Reading& r : readings_.known_at(i))
    if (r.kind == WordKind::time_word && r.role == static_cast<uint8_t>(wanted) && r.end <= end) return &r;
  return nullptr;
}

bool Scan::has_plain_word() const {
  constexpr uint16_t least = 5;  // letters
  const auto plain = [](const Token& t) {
    return t.kind == TokenKind::word && t.letters >= least && !t.is(token_flag::capitalised | token_flag::all_caps);
  };
  if (!plain_word_) plain_word_ = std::any_of(tokens_ + begin, tokens_ + end, plain);
  return *plain_word_;
}

bool Scan::and_at(uint32_t i, uint32_t& next) const {
  if (roles(i) == 0) return false;
  if (const Reading* r = link(i, Link::and_)) {
    next = r->end;
    return inside(next);
  }
  if (!readings_.has_proclitic(proclitic_flag::conjunction)) return false;
  for (const Reading& r : at(i)) {
    if ((r.proclitics & proclitic_flag::conjunction) != 0) {
      next = i;
      return true;
    }
  }
  return false;
}

}  // namespace khabar::measure
