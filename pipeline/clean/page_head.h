// What a page's head and address say, in the shape in which blocks and lines are compared with it.
#pragma once

#include <bitset>
#include <span>
#include <string_view>
#include <vector>

#include "clean/html_page.h"
#include "clean/json_ld.h"
#include "core/token.h"

namespace khabar {

// What the page says in short of what it holds; empty if it says nothing.
std::string_view find_description(const HtmlPage& page, const JsonLdArticle& article);

// How deep the address leads, and how many words its last part has: "/" is a front page, "/a/man-bites-dog" an article.
// Both -1 if it is no address.
struct UrlShape {
  float depth = -1, slug_words = -1;
};
UrlShape shape_of(std::string_view url);
// As written in a page: may begin with its path. Both -1 for what leads nowhere ("#top", "javascript:").
UrlShape shape_of_link(std::string_view href);

// The longer words of a title or a description.
class HeadWords {
 public:
  void set(std::string_view text);
  // The share of the longer words among tokens that are known; -1 if there is nothing to compare.
  float share(std::span<const Token> tokens) const;

 private:
  static constexpr size_t bits = 4096;
  static bool counts(const Token& token);
  std::bitset<bits> known_;
  bool empty_ = true;
  std::vector<Token> tokens_;
};

}  // namespace khabar
