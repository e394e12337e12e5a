#include "clean/html_tags.h"

#include <algorithm>
#include <array>

namespace khabar {
namespace {

using namespace tag_flag;

struct Row {
  std::string_view name;
  Tag tag;
  uint8_t flags;
};

constexpr Row rows[] = {
    {"a", Tag::a, 0},
    {"address", Tag::address, block},
    {"article", Tag::article, block},
    {"aside", Tag::aside, block},
    {"base", Tag::base, no_content},
    {"blockquote", Tag::blockquote, block},
    {"body", Tag::body, block},
    {"br", Tag::br, no_content},
    {"button", Tag::button, block},
    {"caption", Tag::caption, block},
    {"center", Tag::center, block},
    {"cite", Tag::cite, 0},
    {"dd", Tag::dd, block},
    {"details", Tag::details, block},
    {"dialog", Tag::dialog, block},
    {"dir", Tag::dir, block},
    {"div", Tag::div, block},
    {"dl", Tag::dl, block},
    {"dt", Tag::dt, block},
    {"fieldset", Tag::fieldset, block},
    {"figcaption", Tag::figcaption, block},
    {"figure", Tag::figure, block},
    {"footer", Tag::footer, block},
    {"form", Tag::form, block},
    {"h1", Tag::h1, block},
    {"h2", Tag::h2, block},
    {"h3", Tag::h3, block},
    {"h4", Tag::h4, block},
    {"h5", Tag::h5, block},
    {"h6", Tag::h6, block},
    {"head", Tag::head, block},
    {"header", Tag::header, block},
    {"hr", Tag::hr, block | no_content},
    {"html", Tag::html, block},
    {"iframe", Tag::iframe, raw_text | dropped},
    {"img", Tag::img, no_content},
    {"input", Tag::input, no_content},
    {"label", Tag::label, 0},
    {"legend", Tag::legend, block},
    {"li", Tag::li, block},
    {"link", Tag::link, no_content},
    {"main", Tag::main, block},
    {"menu", Tag::menu, block},
    {"meta", Tag::meta, no_content},
    {"nav", Tag::nav, block},
    {"noembed", Tag::noembed, raw_text | dropped},
    {"noframes", Tag::noframes, raw_text | dropped},
    {"noscript", Tag::noscript, block},
    {"object", Tag::object, block | dropped},
    {"ol", Tag::ol, block},
    {"optgroup", Tag::optgroup, block | dropped},
    {"option", Tag::option, block | dropped},
    {"p", Tag::p, block},
    {"plaintext", Tag::plaintext, block | raw_text},
    {"pre", Tag::pre, block},
    {"script", Tag::script, raw_text | dropped},
    {"section", Tag::section, block},
    {"select", Tag::select, block | dropped},
    {"style", Tag::style, raw_text | dropped},
    {"summary", Tag::summary, block},
    {"svg", Tag::svg, block | dropped},
    {"table", Tag::table, block},
    {"tbody", Tag::tbody, block},
    {"td", Tag::td, block},
    {"template", Tag::template_, block | dropped},
    {"textarea", Tag::textarea, raw_text | dropped},
    {"tfoot", Tag::tfoot, block},
    {"th", Tag::th, block},
    {"thead", Tag::thead, block},
    {"time", Tag::time, 0},
    {"title", Tag::title, raw_text | dropped},
    {"tr", Tag::tr, block},
    {"ul", Tag::ul, block},
    {"video", Tag::video, block | dropped},
    {"xmp", Tag::xmp, block | raw_text},
};

constexpr size_t longest_name = 10;

// A perfect enough hash: eight bytes of the name, multiplied. Checked at compile time to have short chains.
constexpr size_t slots = 1024;

constexpr uint32_t slot_of(std::string_view name) {
  uint32_t h = 2166136261u;
  for (const char c : name) h = (h ^ static_cast<uint8_t>(c)) * 16777619u;
  return (h ^ (h >> 15)) & (slots - 1);
}

constexpr std::array<uint8_t, slots> make_index() {
  std::array<uint8_t, slots> index{};
  for (size_t i = 0; i < std::size(rows); ++i) {
    uint32_t s = slot_of(rows[i].name);
    while (index[s] != 0) s = (s + 1) & (slots - 1);
    index[s] = static_cast<uint8_t>(i + 1);
  }
  return index;
}

constexpr std::array<uint8_t, slots> name_index = make_index();

constexpr std::array<uint8_t, 256> make_flags() {
  std::array<uint8_t, 256> flags{};
  for (const Row& r : rows) flags[static_cast<size_t>(r.tag)] = r.flags;
  return flags;
}

constexpr std::array<uint8_t, 256> flag_table = make_flags();

}  // namespace

Tag tag_of(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return Tag::none;
  char lower[longest_name];
  for (size_t i = 0; i < name.size(); ++i) {
    lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
  }
  const std::string_view wanted(lower, name.size());
  for (uint32_t s = slot_of(wanted); name_index[s] != 0; s = (s + 1) & (slots - 1)) {
    if (rows[name_index[s] - 1].name == wanted) return rows[name_index[s] - 1].tag;
  }
  return Tag::none;
}

uint8_t tag_flags(Tag tag) { return flag_table[static_cast<size_t>(tag)]; }

}  // namespace khabar
