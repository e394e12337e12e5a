#include "clean/html_scanner.h"

#include <algorithm>
#include <cstring>

#include "clean/html_entities.h"

namespace khabar {
namespace {

constexpr size_t max_depth = 400;  // elements nested deeper belong to the innermost one kept
constexpr size_t max_elements = 500'000;
constexpr size_t max_unmatched_search = 64;  // how far up an end tag looks for its element
constexpr size_t max_times = 200, max_metas = 400;

// Numbers in class names mostly count (post-123), so they are left out.
uint32_t signature_of(uint32_t parent, Tag tag, std::string_view class_names) {
  uint32_t h = (parent ^ static_cast<uint32_t>(tag)) * 0x9E3779B1u;
  for (const char c : class_names.substr(0, 100)) {
    if (c < '0' || c > '9') h = (h ^ static_cast<uint8_t>(c)) * 0x01000193u;
  }
  return h ^ (h >> 15);
}

}  // namespace

void HtmlScanner::scan(std::string_view html, HtmlPage& page) {
  html_ = html;
  at_ = 0;
  page_ = &page;
  page.clear();
  page.elements.push_back({});
  open_.assign(1, 0);
  lines_.begin_page(page);
  unpushed_ = 0;
  no_comment_end_ = false;
  never_closed_.fill(false);
  while (at_ < html_.size()) {
    const void* found = std::memchr(html_.data() + at_, '<', html_.size() - at_);
    const size_t tag = found ? static_cast<size_t>(static_cast<const char*>(found) - html_.data()) : html_.size();
    if (tag > at_) lines_.add_text(html_.substr(at_, tag - at_), open_.back());
    at_ = tag;
    if (at_ < html_.size()) markup();
  }
  lines_.end_line();
}

// html_[at_] is '<'. Moves at_ behind what it begins.
void HtmlScanner::markup() {
  const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : 0;
  if (is_html_letter(next)) {
    start_tag();
  } else if (next == '/' && at_ + 2 < html_.size() && is_html_letter(html_[at_ + 2])) {
    end_tag();
  } else if (next == '!' || next == '?' || next == '/') {
    skip_comment();
  } else {
    lines_.add_text("<", open_.back());
    ++at_;
  }
}

void HtmlScanner::start_tag() {
  size_t i = at_ + 1;
  while (i < html_.size() && html_[i] != '>' && html_[i] != '/' && !is_html_space(html_[i])) ++i;
  const Tag tag = tag_of(html_.substr(at_ + 1, i - at_ - 1));
  HtmlAttributes attributes;
  at_ = read_attributes(html_, i, attributes);
  const uint8_t flags = tag_flags(tag);
  count_content(tag, attributes);
  if (tag == Tag::plaintext) {
    lines_.end_line();
    lines_.add_text(html_.substr(at_), open_.back());
    at_ = html_.size();
  } else if ((flags & tag_flag::raw_text) != 0) {
    raw_text(tag, attributes);
  } else if ((flags & tag_flag::dropped) != 0) {
    lines_.end_line();
    skip_dropped(tag);
  } else if (tag == Tag::br) {
    lines_.break_line();
  } else if (tag == Tag::a) {
    lines_.begin_link(attributes.href, open_.size());
  } else if ((flags & tag_flag::block) != 0) {
    open_element(tag, attributes);
  } else {
    head_tag(tag, attributes);
  }
}

// The tags without content that say something about the page.
void HtmlScanner::head_tag(Tag tag, const HtmlAttributes& attributes) {
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
                              attributes.pubdate || contains_lower(attributes.itemprop(), "datepublished")});
    }
  } else if (!attributes.itemprop().empty() && !attributes.content.empty() && page_->metas.size() < max_metas) {
    page_->metas.push_back({attributes.itemprop(), plain_attribute(attributes.content.substr(0, 512))});
  }
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

void HtmlScanner::open_element(Tag tag, const HtmlAttributes& attributes) {
  lines_.begin_paragraph();
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
  const std::string_view classes = attributes.classes();
  e.look = signature_of(0, tag, classes.substr(0, classes.find_first_of(" \n\t")));
  e.signature = signature_of(parent.signature, tag, attributes.classes());
  open_.push_back(static_cast<uint32_t>(page_->elements.size()));
  page_->elements.push_back(e);
  if (tag == Tag::pre) lines_.keep_newlines(true);
}

void HtmlScanner::end_tag() {
  size_t i = at_ + 2;
  while (i < html_.size() && html_[i] != '>' && html_[i] != '/' && !is_html_space(html_[i])) ++i;
  const Tag tag = tag_of(html_.substr(at_ + 2, i - at_ - 2));
  const void* end = std::memchr(html_.data() + i, '>', html_.size() - i);
  at_ = end ? static_cast<size_t>(static_cast<const char*>(end) - html_.data()) + 1 : html_.size();
  if (tag == Tag::a) {
    lines_.end_link();
    return;
  }
  if (tag == Tag::br) {
    lines_.break_line();
    return;
  }
  if ((tag_flags(tag) & tag_flag::block) == 0) return;
  lines_.begin_paragraph();
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
  lines_.close_to(open_.size());
  if (lines_.keeps_newlines()) {
    lines_.keep_newlines(
        std::any_of(open_.begin(), open_.end(), [&](uint32_t e) { return page_->elements[e].tag == Tag::pre; }));
  }
}

// What an element shows that is no text.
void HtmlScanner::count_content(Tag tag, const HtmlAttributes& attributes) {
  Element& e = page_->elements[open_.back()];
  const auto more = [](uint8_t& count) { count = static_cast<uint8_t>(std::min(count + 1, UINT8_MAX)); };
  if (equals_lower(attributes.type, "hidden")) return;
  if (tag == Tag::input || tag == Tag::textarea || tag == Tag::select) more(e.controls);
  if (tag == Tag::img) more(e.images);
}

}  // namespace khabar
