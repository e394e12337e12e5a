#include "clean/page_title.h"

#include <algorithm>
#include <vector>

#include "text/fold.h"

namespace khabar {
namespace {

size_t count_words(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
}

constexpr std::string_view separators[] = {" | ",
                                           " - ",
                                           " \xE2\x80\x93 ",
                                           " \xE2\x80\x94 ",
                                           " :: ",
                                           " \xC2\xBB ",
                                           " \xC2\xAB ",
                                           " \xE2\x80\xBA ",
                                           " \xE2\x80\xB9 ",
                                           " \xC2\xB7 ",
                                           " \xE2\x80\xA2 ",
                                           " // "};

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0;;) {
    size_t next = std::string_view::npos, length = 0;
    for (const std::string_view s : separators) {
      const size_t found = title.find(s, begin);
      if (found < next) {
        next = found;
        length = s.size();
      }
    }
    if (next == std::string_view::npos) {
      parts.push_back(title.substr(begin));
      return parts;
    }
    parts.push_back(title.substr(begin, next - begin));
    begin = next + length;
  }
}

}  // namespace

std::string_view without_site(std::string_view title, std::string_view site) {
  constexpr size_t short_part = 4;
  const std::string folded_site = fold(site);
  std::vector<std::string_view> parts = title_parts(title);
  const auto is_site = [&](std::string_view part, std::string_view rest) {
    if (!folded_site.empty() && fold(part) == folded_site) return true;
    return count_words(part) <= short_part && count_words(rest) > count_words(part) + 1;
  };
  while (parts.size() > 1) {
    const std::string_view rest = title.substr(0, static_cast<size_t>(parts.back().data() - title.data()));
    if (is_site(parts.back(), rest)) {
      title = title.substr(
          0, static_cast<size_t>(parts[parts.size() - 2].data() + parts[parts.size() - 2].size() - title.data()));
      parts.pop_back();
    } else if (!folded_site.empty() && fold(parts.front()) == folded_site) {
      title.remove_prefix(static_cast<size_t>(parts[1].data() - title.data()));
      parts.erase(parts.begin());
    } else {
      break;
    }
  }
  return title;
}

std::string find_title(const HtmlPage& page, const JsonLdArticle& article) {
  const std::string_view site = page.meta("og:site_name");
  std::string_view heading;
  size_t headings = 0;
  for (const Block& b : page.blocks) {
    if (page.elements[b.element].tag != Tag::h1) continue;
    ++headings;
    if (b.text.size() > heading.size()) heading = page.at(b);
  }
  std::string_view title = page.meta("og:title");
  if (title.empty()) title = article.headline;
  if (title.empty()) title = page.meta("twitter:title");
  if (!title.empty()) return std::string(without_site(title, site));
  // A heading that the title tag repeats is the headline; one that it does not may be the site's name.
  const bool confirmed = !heading.empty() && fold(page.title).find(fold(heading)) != std::string::npos;
  if (confirmed && fold(heading) != fold(site) && count_words(heading) > 1) return std::string(heading);
  if (page.title.empty()) return std::string(heading);
  return std::string(without_site(page.title, site));
}

}  // namespace khabar
