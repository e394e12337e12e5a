// What the scanner passes over: comments, scripts and other elements without markup, elements that are dropped.
#include <algorithm>
#include <cstring>

#include "clean/html_entities.h"
#include "clean/html_scanner.h"

namespace khabar {
namespace {

constexpr size_t max_json_ld = 20;

}  // namespace

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

// Behind the start tag of an element whose content is no markup.
void HtmlScanner::raw_text(Tag tag, const HtmlAttributes& attributes) {
  const size_t begin = at_;
  const auto name_matches = [&](size_t at) {
    size_t end = at;
    while (end < html_.size() && is_html_letter(html_[end])) ++end;
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
    lines_.end_line();
    lines_.add_text(content, open_.back());
    lines_.end_line();
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
    while (i < html_.size() && is_html_letter(html_[i])) ++i;
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

}  // namespace khabar
