#include "clean/json_ld.h"

#include <simdjson.h>

#include "clean/html_entities.h"

namespace khabar {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int max_depth = 6;
constexpr size_t max_script_bytes = 4 << 20;

std::string_view string_of(element e) {
  std::string_view s;
  return e.get(s) == simdjson::SUCCESS ? s : std::string_view();
}

std::string_view field(object o, std::string_view key) {
  element e;
  return o[key].get(e) == simdjson::SUCCESS ? string_of(e) : std::string_view();
}

// A type may be one string or several.
template <typename Action>
void for_each_type(object o, Action action) {
  element type;
  if (o["@type"].get(type) != simdjson::SUCCESS) return;
  array several;
  if (type.get(several) != simdjson::SUCCESS) return action(string_of(type));
  for (const element t : several) action(string_of(t));
}

bool has_type(object o, bool (*fits)(std::string_view)) {
  bool found = false;
  for_each_type(o, [&](std::string_view type) { found |= fits(type); });
  return found;
}

bool is_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("Report") ||
         type.ends_with("BlogPost");
}

// Objects that stand for the page as a whole, whose date is that of the article if nothing nearer has one.
bool is_page(std::string_view type) { return type == "WebPage" || type == "Recipe" || type == "ClaimReview"; }

uint8_t page_type_of(std::string_view type) {
  if (type == "Product" || type == "ProductGroup" || type == "SoftwareApplication") return page_type::product;
  if (type == "DiscussionForumPosting" || type == "QAPage") return page_type::discussion;
  if (type == "CollectionPage" || type == "ItemList" || type == "SearchResultsPage") return page_type::collection;
  return 0;
}

// Names of a person or organization: a string, an object with a name, or several of them.
void add_names(element e, std::string& out) {
  array several;
  if (e.get(several) == simdjson::SUCCESS) {
    size_t count = 0;
    for (const element one : several) {
      if (count++ < 10) add_names(one, out);
    }
    return;
  }
  object o;
  const std::string_view name = e.get(o) == simdjson::SUCCESS ? field(o, "name") : string_of(e);
  if (name.empty() || name.starts_with("http") || out.size() > 400) return;
  const std::string plain = plain_attribute(name);
  if (out.find(plain) != std::string::npos) return;
  if (!out.empty()) out += ", ";
  out += plain;
}

void take(std::string& to, std::string_view value, bool html = true) {
  if (to.empty() && !value.empty()) to = html ? plain_attribute(value) : std::string(value);
}

void read_article(object o, JsonLdArticle& out) {
  out.is_article = true;
  take(out.headline, field(o, "headline"));
  take(out.description, field(o, "description"));
  take(out.body, field(o, "articleBody"), false);
  take(out.published, field(o, "datePublished"));
  element e;
  if (out.author.empty() && o["author"].get(e) == simdjson::SUCCESS) add_names(e, out.author);
  if (out.publisher.empty() && o["publisher"].get(e) == simdjson::SUCCESS) add_names(e, out.publisher);
  if (out.section.empty() && o["articleSection"].get(e) == simdjson::SUCCESS) add_names(e, out.section);
}

void walk(element e, int depth, JsonLdArticle& out, std::string& page_published) {
  array several;
  if (depth > max_depth) return;
  if (e.get(several) == simdjson::SUCCESS) {
    for (const element one : several) walk(one, depth + 1, out, page_published);
    return;
  }
  object o;
  if (e.get(o) != simdjson::SUCCESS) return;
  for_each_type(o, [&](std::string_view type) { out.page_types |= page_type_of(type); });
  if (has_type(o, is_article)) {
    read_article(o, out);
    return;
  }
  if (has_type(o, is_page)) take(page_published, field(o, "datePublished"));
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    element inner;
    if (o[key].get(inner) == simdjson::SUCCESS) walk(inner, depth + 1, out, page_published);
  }
}

}  // namespace

struct JsonLdReader::Impl {
  simdjson::dom::parser parser;
  std::string buffer;
};

JsonLdReader::JsonLdReader() : impl_(std::make_unique<Impl>()) {}
JsonLdReader::JsonLdReader(JsonLdReader&&) noexcept = default;
JsonLdReader::~JsonLdReader() = default;

JsonLdArticle JsonLdReader::read(const std::vector<std::string_view>& scripts) {
  JsonLdArticle out;
  std::string page_published;
  for (std::string_view script : scripts) {
    const size_t begin = script.find_first_of("{[");
    const size_t end = script.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) continue;
    script = script.substr(begin, end - begin + 1);
    if (script.size() > max_script_bytes) continue;
    impl_->buffer.assign(script);
    // Line breaks within strings are common, and no JSON.
    for (char& c : impl_->buffer) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    impl_->buffer.reserve(impl_->buffer.size() + simdjson::SIMDJSON_PADDING);
    element root;
    if (impl_->parser.parse(impl_->buffer.data(), impl_->buffer.size(), false).get(root) == simdjson::SUCCESS) {
      walk(root, 0, out, page_published);
    }
  }
  take(out.published, page_published);
  return out;
}

}  // namespace khabar
