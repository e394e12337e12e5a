#include "clean/page_head.h"

#include <algorithm>

#include "text/tokenizer.h"

namespace khabar {
namespace {

UrlShape shape_of_path(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  const auto depth = std::count(url.begin(), url.end(), '/');
  const std::string_view slug = url.substr(url.find_last_of('/') + 1);
  const auto joins = std::count_if(slug.begin(), slug.end(), [](char c) { return c == '-' || c == '_'; });
  return {static_cast<float>(depth), depth == 0 ? 0 : static_cast<float>(joins + 1)};
}

}  // namespace

std::string_view find_description(const HtmlPage& page, const JsonLdArticle& article) {
  for (const std::string_view name : {"og:description", "description"}) {
    if (const std::string_view text = page.meta(name); !text.empty()) return text;
  }
  return article.description;
}

UrlShape shape_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  return shape_of_path(url.substr(scheme + 3));
}

UrlShape shape_of_link(std::string_view href) {
  const size_t scheme = href.find("://");
  if (scheme != std::string_view::npos) return shape_of_path(href.substr(scheme + 3));
  if (href.empty() || href[0] == '#' || href.find(':') < href.find('/')) return {};
  return shape_of_path(href);
}

bool HeadWords::counts(const Token& t) {
  constexpr uint16_t longer = 4;
  return t.kind == TokenKind::word && (t.letters >= longer || t.script == Script::other);
}

void HeadWords::set(std::string_view text) {
  known_.reset();
  tokenize(text, tokens_);
  empty_ = true;
  for (const Token& t : tokens_) {
    if (!counts(t)) continue;
    known_.set(t.key % bits);
    empty_ = false;
  }
}

float HeadWords::share(std::span<const Token> tokens) const {
  size_t found = 0, total = 0;
  for (const Token& t : tokens) {
    if (!counts(t)) continue;
    ++total;
    found += known_.test(t.key % bits);
  }
  return empty_ || total == 0 ? -1 : static_cast<float>(found) / static_cast<float>(total);
}

}  // namespace khabar
