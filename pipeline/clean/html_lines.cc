#include "clean/html_lines.h"

#include <algorithm>
#include <array>

#include "clean/bounded_text.h"
#include "clean/html_entities.h"
#include "clean/page_head.h"

namespace khabar {
namespace {

constexpr size_t max_blocks = 200'000;

enum CharKind : uint8_t { plain, space, newline, reference, lead_c2, lead_e2, lead_e3, lead_ef };

constexpr std::array<uint8_t, 256> make_kinds() {
  std::array<uint8_t, 256> k{};
  for (size_t c = 0; c <= 0x20; ++c) k[c] = space;
  k['\n'] = newline;
  k['\r'] = newline;
  k[0x7F] = space;
  k['&'] = reference;
  k[0xC2] = lead_c2;
  k[0xE2] = lead_e2;
  k[0xE3] = lead_e3;
  k[0xEF] = lead_ef;
  return k;
}

constexpr std::array<uint8_t, 256> kinds = make_kinds();

// Spaces and characters without width that stand outside ASCII: bytes of the one at text[i], 0 if it is none.
// Zero-width joiners and direction marks stay, as Persian and Arabic write them.
size_t special_space(std::string_view text, size_t i, bool& vanishes) {
  const auto byte = [&](size_t k) { return i + k < text.size() ? static_cast<uint8_t>(text[i + k]) : 0; };
  vanishes = false;
  switch (byte(0)) {
    case 0xC2:
      vanishes = byte(1) == 0xAD;
      return byte(1) == 0xA0 || vanishes ? 2 : 0;
    case 0xE2:
      if (byte(1) == 0x80 && (byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF)) return 3;
      vanishes = byte(1) == 0x80 && byte(2) == 0x8B;
      return vanishes ? 3 : 0;
    case 0xE3:
      return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    case 0xEF:
      vanishes = byte(1) == 0xBB && byte(2) == 0xBF;
      return vanishes ? 3 : 0;
    default:
      return 0;
  }
}

}  // namespace

void HtmlLines::begin_page(HtmlPage& page) {
  *this = {};
  page_ = &page;
}

void HtmlLines::add_text(std::string_view raw, uint32_t element) {
  std::string& out = page_->text;
  raw = utf8_prefix(raw, max_page_text_bytes - std::min(max_page_text_bytes, out.size()));
  if (out.size() == line_begin_) line_element_ = element;
  const auto add_space = [&] {
    if (out.size() > line_begin_ && out.back() != ' ') out.push_back(' ');
  };
  size_t i = 0;
  while (i < raw.size()) {
    const size_t run = i;
    while (i < raw.size() && kinds[static_cast<uint8_t>(raw[i])] == plain) ++i;
    out.append(raw.data() + run, i - run);
    if (i == raw.size()) break;
    const uint8_t kind = kinds[static_cast<uint8_t>(raw[i])];
    if (kind == space || (kind == newline && !keep_newlines_)) {
      add_space();
      ++i;
    } else if (kind == newline) {
      end_line();
      line_element_ = element;
      ++i;
    } else if (kind == reference) {
      const size_t before = out.size();
      const size_t taken = decode_entity(raw, i, out);
      if (taken == 0) out.push_back('&');
      bool vanishes = false;
      const bool blank = taken != 0 && (out[before] == ' ' || special_space(out, before, vanishes) != 0);
      if (blank) out.resize(before);
      if (blank && !vanishes) add_space();
      i += taken == 0 ? 1 : taken;
    } else {
      bool vanishes = false;
      const size_t bytes = special_space(raw, i, vanishes);
      if (bytes == 0) out.push_back(raw[i]);
      if (bytes != 0 && !vanishes) add_space();
      i += std::max<size_t>(bytes, 1);
    }
  }
}

void HtmlLines::end_line() {
  std::string& text = page_->text;
  if (in_link_) {
    const size_t begin = std::max(link_begin_, line_begin_);
    if (text.size() > begin) line_link_bytes_ += static_cast<uint32_t>(text.size() - begin);
  }
  while (text.size() > line_begin_ && text.back() == ' ') text.pop_back();
  if (text.size() > line_begin_ && page_->blocks.size() < max_blocks) {
    Block b;
    b.text = {static_cast<uint32_t>(line_begin_), static_cast<uint32_t>(text.size())};
    b.element = line_element_;
    b.link_bytes = std::min<uint32_t>(line_link_bytes_, b.text.size());
    b.links = line_links_;
    b.link_slug_words = line_slug_words_;
    b.after_br = after_br_;
    page_->blocks.push_back(b);
    after_br_ = false;
    text.push_back('\n');
  }
  line_begin_ = text.size();
  link_begin_ = text.size();
  line_link_bytes_ = 0;
  line_links_ = in_link_ ? 1 : 0;
  if (!in_link_) line_slug_words_ = 0;
}

void HtmlLines::break_line() {
  end_line();
  after_br_ = true;
}

void HtmlLines::begin_paragraph() {
  end_line();
  after_br_ = false;
}

void HtmlLines::begin_link(std::string_view href, size_t depth) {
  if (in_link_) end_link();
  in_link_ = true;
  link_depth_ = depth;
  link_begin_ = page_->text.size();
  if (line_links_ < UINT16_MAX) ++line_links_;
  constexpr size_t longest = 300;
  const UrlShape shape = shape_of_link(href.substr(0, longest));
  if (shape.depth < 0) return;
  line_slug_words_ = static_cast<uint8_t>(std::min(shape.slug_words, 50.0F));
}

void HtmlLines::end_link() {
  if (!in_link_) return;
  const size_t begin = std::max(link_begin_, line_begin_);
  if (page_->text.size() > begin) line_link_bytes_ += static_cast<uint32_t>(page_->text.size() - begin);
  in_link_ = false;
}

void HtmlLines::close_to(size_t depth) {
  if (depth < link_depth_) end_link();
}

}  // namespace khabar
