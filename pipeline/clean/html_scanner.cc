#include "clean/html_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "clean/bounded_text.h"
#include "clean/html_entities.h"

namespace khabar {
namespace {

constexpr size_t max_depth = 400;  // elements nested deeper belong to the innermost one kept
constexpr size_t max_elements = 500'000;
constexpr size_t max_blocks = 200'000;
constexpr size_t max_unmatched_search = 64;  // how far up an end tag looks for its element
constexpr size_t max_times = 200, max_metas = 400, max_json_ld = 20;

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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_lower(std::string_view text, std::string_view lower_text) {
  return text.size() == lower_text.size() &&
         std::equal(text.begin(), text.end(), lower_text.begin(), [](char a, char b) { return lower(a) == b; });
}

bool contains_lower(std::string_view text, std::string_view lower_text) {
  return std::search(text.begin(), text.end(), lower_text.begin(), lower_text.end(),
                     [](char a, char b) { return lower(a) == b; }) != text.end();
}

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

// Numbers in class names mostly count (post-123), so they are left out.
uint32_t signature_of(uint32_t parent, Tag tag, std::string_view class_names) {
  uint32_t h = (parent ^ static_cast<uint32_t>(tag)) * 0x9E3779B1u;
  for (const char c : class_names.substr(0, 100)) {
    if (c < '0' || c > '9') h = (h ^ static_cast<uint8_t>(c)) * 0x01000193u;
  }
  return h ^ (h >> 15);
}

}  // namespace

void HtmlPage::clear() {
  text.clear();
  elements.clear();
  blocks.clear();
  metas.clear();
  times.clear();
  json_ld.clear();
  title.clear();
  canonical_url.clear();
  language.clear();
}

void HtmlScanner::scan(std::string_view html, HtmlPage& page) {
  html_ = html;
  at_ = 0;
  page_ = &page;
  page.clear();
  page.elements.push_back({});
  open_.assign(1, 0);
  unpushed_ = line_begin_ = line_link_bytes_ = line_links_ = 0;
  in_link_ = after_br_ = keep_newlines_ = no_comment_end_ = false;
  never_closed_.fill(false);
  while (at_ < html_.size()) {
    const void* found = std::memchr(html_.data() + at_, '<', html_.size() - at_);
    const size_t tag = found ? static_cast<size_t>(static_cast<const char*>(found) - html_.data()) : html_.size();
    if (tag > at_) add_text(html_.substr(at_, tag - at_));
    at_ = tag;
    if (at_ < html_.size()) markup();
  }
  end_line();
}

// html_[at_] is '<'. Moves at_ behind what it begins.
void HtmlScanner::markup() {
  const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : 0;
  if (is_letter(next)) {
    start_tag();
  } else if (next == '/' && at_ + 2 < html_.size() && is_letter(html_[at_ + 2])) {
    end_tag();
  } else if (next == '!' || next == '?' || next == '/') {
    skip_comment();
  } else {
    add_text("<");
    ++at_;
  }
}

void HtmlScanner::skip_comment() {
  if (html_.compare(at_, 4, "<!--") == 0 && !no_comment_end_) {
    const size_t end = html_.find("-->", at_ + 2);  // "<!-->" is a comment too
    if (end != std::string_view::npos) {
      at_ = end + 3;
      return;
    }
    no_comment_end_ = true;  // never searched for again: the page stays linear
  }
  const void* end = std::memchr(html_.data() + at_, '>', html_.size() - at_);
  at_ = end ? static_cast<size_t>(static_cast<const char*>(end) - html_.data()) + 1 : html_.size();
}

void HtmlScanner::store_attribute(std::string_view name, std::string_view value, Attributes& out) {
  switch (lower(name[0])) {
    case 'a':
      if (equals_lower(name, "aria-hidden") && equals_lower(value, "true")) out.hidden = true;
      break;
    case 'c':
      if (equals_lower(name, "class")) out.cue_names[0] = value;
      if (equals_lower(name, "content")) out.content = value;
      break;
    case 'd':
      if (equals_lower(name, "datetime")) out.datetime = value;
      break;
    case 'h':
      if (equals_lower(name, "href")) out.href = value;
      if (equals_lower(name, "hidden") && !equals_lower(value, "false")) out.hidden = true;
      break;
    case 'i':
      if (equals_lower(name, "id")) out.cue_names[1] = value;
      if (equals_lower(name, "itemprop")) {
        out.cue_names[3] = value;
        if (out.name.empty()) out.name = value;
      }
      break;
    case 'l':
      if (equals_lower(name, "lang")) out.lang = value;
      break;
    case 'n':
      if (equals_lower(name, "name")) out.name = value;
      break;
    case 'p':
      if (equals_lower(name, "property")) out.name = value;
      if (equals_lower(name, "pubdate")) out.pubdate = true;
      break;
    case 'r':
      if (equals_lower(name, "rel")) out.rel = value;
      if (equals_lower(name, "role")) out.cue_names[2] = value;
      break;
    case 's':
      if (equals_lower(name, "style")) out.style = value;
      break;
    case 't':
      if (equals_lower(name, "type")) out.type = value;
      break;
    default:
      break;
  }
}

// Reads attributes from `at` to the '>' of the tag; returns the place behind it.
size_t HtmlScanner::read_attributes(size_t at, Attributes& out) {
  const size_t size = html_.size();
  while (at < size) {
    while (at < size && (is_space(html_[at]) || html_[at] == '/')) ++at;
    if (at >= size) break;
    if (html_[at] == '>') return at + 1;
    const size_t name_begin = at;
    while (at < size && html_[at] != '=' && html_[at] != '>' && html_[at] != '/' && !is_space(html_[at])) ++at;
    const std::string_view name = html_.substr(name_begin, at - name_begin);
    size_t after = at;
    while (after < size && is_space(html_[after])) ++after;
    if (after >= size || html_[after] != '=') {
      if (!name.empty()) store_attribute(name, {}, out);
      continue;
    }
    at = after + 1;
    while (at < size && is_space(html_[at])) ++at;
    if (at >= size) break;
    std::string_view value;
    if (html_[at] == '"' || html_[at] == '\'') {
      const void* close = std::memchr(html_.data() + at + 1, html_[at], size - at - 1);
      const size_t end = close ? static_cast<size_t>(static_cast<const char*>(close) - html_.data()) : size;
      value = html_.substr(at + 1, end - at - 1);
      at = std::min(size, end + 1);
    } else {
      const size_t begin = at;
      while (at < size && html_[at] != '>' && !is_space(html_[at])) ++at;
      value = html_.substr(begin, at - begin);
    }
    if (!name.empty()) store_attribute(name, value, out);
  }
  return size;
}

void HtmlScanner::start_tag() {
  size_t i = at_ + 1;
  while (i < html_.size() && html_[i] != '>' && html_[i] != '/' && !is_space(html_[i])) ++i;
  const Tag tag = tag_of(html_.substr(at_ + 1, i - at_ - 1));
  Attributes attributes;
  at_ = read_attributes(i, attributes);
  const uint8_t flags = tag_flags(tag);
  if (tag == Tag::plaintext) {
    end_line();
    add_text(html_.substr(at_));
    at_ = html_.size();
  } else if ((flags & tag_flag::raw_text) != 0) {
    raw_text(tag, attributes);
  } else if ((flags & tag_flag::dropped) != 0) {
    end_line();
    skip_dropped(tag);
  } else if (tag == Tag::br) {
    end_line();
    after_br_ = true;
  } else if (tag == Tag::a) {
    if (in_link_) end_link();
    in_link_ = true;
    link_depth_ = open_.size();
    link_begin_ = page_->text.size();
    if (line_links_ < UINT16_MAX) ++line_links_;
  } else if ((flags & tag_flag::block) != 0) {
    open_element(tag, attributes);
  } else {
    head_tag(tag, attributes);
  }
}

// The tags without content that say something about the page.
void HtmlScanner::head_tag(Tag tag, const Attributes& attributes) {
  if (tag == Tag::meta) {
    if (!attributes.name.empty() && !attributes.content.empty() && page_->metas.size() < max_metas) {
      page_->metas.push_back({attributes.name, plain_attribute(attributes.content.substr(0, 4096))});
    }
  } else if (tag == Tag::link) {
    if (page_->canonical_url.empty() && equals_lower(attributes.rel, "canonical")) {
      page_->canonical_url = plain_attribute(attributes.href.substr(0, 2048));
    }
  } else if (tag == Tag::time) {
    if (!attributes.datetime.empty() && page_->times.size() < max_times) {
      page_->times.push_back({plain_attribute(attributes.datetime.substr(0, 64)), open_.back(),
                              static_cast<uint32_t>(page_->blocks.size()),
                              attributes.pubdate || contains_lower(attributes.cue_names[3], "datepublished")});
    }
  } else if (!attributes.cue_names[3].empty() && !attributes.content.empty() && page_->metas.size() < max_metas) {
    page_->metas.push_back({attributes.cue_names[3], plain_attribute(attributes.content.substr(0, 512))});
  }
}

// Behind the start tag of an element whose content is no markup.
void HtmlScanner::raw_text(Tag tag, const Attributes& attributes) {
  const size_t begin = at_;
  const auto name_matches = [&](size_t at) {
    size_t end = at;
    while (end < html_.size() && is_letter(html_[end])) ++end;
    return tag_of(html_.substr(at, end - at)) == tag;
  };
  bool& never_closed = never_closed_[static_cast<size_t>(tag)];
  size_t close = html_.size();
  while (at_ < html_.size() && !never_closed) {
    const size_t found = html_.find("</", at_);
    if (found == std::string_view::npos) {
      at_ = html_.size();
      break;
    }
    at_ = found + 2;
    if (!name_matches(at_)) continue;
    close = found;
    const size_t end = html_.find('>', at_);
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
    break;
  }
  if (close == html_.size() && tag != Tag::xmp) {
    // Never closed, so this is a damaged page: all that follows would be lost if the element went on to the end.
    never_closed = true;
    const size_t next = html_.find('<', begin);
    at_ = close = next == std::string_view::npos ? html_.size() : next;
  }
  const std::string_view content = html_.substr(begin, close - begin);
  if (tag == Tag::script && contains_lower(attributes.type, "ld+json") && page_->json_ld.size() < max_json_ld) {
    page_->json_ld.push_back(content);
  } else if (tag == Tag::title && page_->title.empty()) {
    page_->title = plain_attribute(content.substr(0, 2048));
  } else if (tag == Tag::xmp) {
    end_line();
    add_text(content);
    end_line();
  }
}

// Behind the start tag of an element that is dropped with all that it holds; such elements are rarely nested.
void HtmlScanner::skip_dropped(Tag tag) {
  size_t depth = 1;
  const size_t begin = at_;
  bool& never_closed = never_closed_[static_cast<size_t>(tag)];
  while (at_ < html_.size() && !never_closed) {
    const size_t found = html_.find('<', at_);
    if (found == std::string_view::npos) break;
    const bool closing = found + 1 < html_.size() && html_[found + 1] == '/';
    size_t i = found + (closing ? 2 : 1);
    const size_t name = i;
    while (i < html_.size() && is_letter(html_[i])) ++i;
    at_ = std::max(i, found + 1);
    const Tag inner = tag_of(html_.substr(name, i - name));
    if (inner != tag) {
      // An option or a select that is never closed ends where ordinary lines begin again.
      const bool list = tag == Tag::option || tag == Tag::optgroup || tag == Tag::select;
      if (list && (tag_flags(inner) & tag_flag::block) != 0 && (tag_flags(inner) & tag_flag::dropped) == 0) {
        at_ = found;
        return;
      }
      continue;
    }
    const size_t end = html_.find('>', at_);
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
    const bool empty = end != std::string_view::npos && html_[end - 1] == '/';
    if (closing) --depth;
    if (!closing && !empty && tag != Tag::option && tag != Tag::optgroup) ++depth;
    if (depth == 0) return;
  }
  never_closed = true;
  at_ = begin;  // a damaged page: what it holds is better than nothing
}

// What a start tag closes without being told to.
void HtmlScanner::close_implied(Tag tag) {
  const Tag top = page_->elements[open_.back()].tag;
  const auto closes = [&](Tag open) {
    switch (tag) {
      case Tag::li:
        return open == Tag::li;
      case Tag::dt:
      case Tag::dd:
        return open == Tag::dt || open == Tag::dd;
      case Tag::td:
      case Tag::th:
        return open == Tag::td || open == Tag::th;
      case Tag::tr:
        return open == Tag::td || open == Tag::th || open == Tag::tr;
      default:
        return false;
    }
  };
  if (unpushed_ > 0) return;
  if (top == Tag::p && open_.size() > 1) close_to(open_.size() - 1);
  for (int i = 0; i < 2 && open_.size() > 1 && closes(page_->elements[open_.back()].tag); ++i)
    close_to(open_.size() - 1);
}

void HtmlScanner::open_element(Tag tag, const Attributes& attributes) {
  end_line();
  after_br_ = false;
  if ((tag_flags(tag) & tag_flag::no_content) != 0) return;
  if (tag == Tag::html || tag == Tag::body || tag == Tag::head) {
    if (tag == Tag::html && page_->language.empty()) page_->language = std::string(attributes.lang.substr(0, 35));
    return;
  }
  close_implied(tag);
  if (open_.size() >= max_depth || page_->elements.size() >= max_elements || unpushed_ > 0) {
    ++unpushed_;
    return;
  }
  const Element& parent = page_->elements[open_.back()];
  Element e;
  e.parent = open_.back();
  e.depth = static_cast<uint16_t>(parent.depth + 1);
  e.tag = tag;
  e.hidden = parent.hidden || attributes.hidden || contains_lower(attributes.style, "display:none") ||
             contains_lower(attributes.style, "display: none");
  for (const std::string_view value : attributes.cue_names) {
    if (!value.empty()) e.cues |= cues_.find(value);
  }
  e.signature = signature_of(parent.signature, tag, attributes.cue_names[0]);
  open_.push_back(static_cast<uint32_t>(page_->elements.size()));
  page_->elements.push_back(e);
  if (tag == Tag::pre) keep_newlines_ = true;
}

void HtmlScanner::end_tag() {
  size_t i = at_ + 2;
  while (i < html_.size() && html_[i] != '>' && html_[i] != '/' && !is_space(html_[i])) ++i;
  const Tag tag = tag_of(html_.substr(at_ + 2, i - at_ - 2));
  const void* end = std::memchr(html_.data() + i, '>', html_.size() - i);
  at_ = end ? static_cast<size_t>(static_cast<const char*>(end) - html_.data()) + 1 : html_.size();
  if (tag == Tag::a) {
    if (in_link_) end_link();
    return;
  }
  if (tag == Tag::br) {
    end_line();
    after_br_ = true;
    return;
  }
  if ((tag_flags(tag) & tag_flag::block) == 0) return;
  end_line();
  after_br_ = false;
  if (unpushed_ > 0) {
    --unpushed_;
    return;
  }
  const size_t lowest = open_.size() > max_unmatched_search ? open_.size() - max_unmatched_search : 1;
  for (size_t depth = open_.size() - 1; depth >= lowest; --depth) {
    const Tag open = page_->elements[open_[depth]].tag;
    if (open == tag || (is_heading(open) && is_heading(tag))) {
      close_to(depth);
      return;
    }
    // A stray end tag never closes the cell that it stands in.
    if ((open == Tag::td || open == Tag::th) && tag != Tag::tr && tag != Tag::table && tag != Tag::tbody) return;
  }
}

void HtmlScanner::close_to(size_t depth) {
  open_.resize(std::max<size_t>(depth, 1));
  if (in_link_ && open_.size() < link_depth_) end_link();
  if (keep_newlines_) {
    keep_newlines_ =
        std::any_of(open_.begin(), open_.end(), [&](uint32_t e) { return page_->elements[e].tag == Tag::pre; });
  }
}

void HtmlScanner::end_link() {
  const size_t begin = std::max(link_begin_, line_begin_);
  if (page_->text.size() > begin) line_link_bytes_ += static_cast<uint32_t>(page_->text.size() - begin);
  in_link_ = false;
}

void HtmlScanner::add_text(std::string_view raw) {
  std::string& out = page_->text;
  raw = utf8_prefix(raw, max_page_text_bytes - std::min(max_page_text_bytes, out.size()));
  if (out.size() == line_begin_) line_element_ = open_.back();
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
      line_element_ = open_.back();
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

void HtmlScanner::end_line() {
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
    b.after_br = after_br_;
    page_->blocks.push_back(b);
    after_br_ = false;
    text.push_back('\n');
  }
  line_begin_ = text.size();
  link_begin_ = text.size();
  line_link_bytes_ = 0;
  line_links_ = in_link_ ? 1 : 0;
}

}  // namespace khabar
