// The HTML elements that clean tells apart. Names are the standard's, in its alphabetical order.
#pragma once

#include <cstdint>
#include <string_view>

namespace khabar {

enum class Tag : uint8_t {
  none,
  a,
  address,
  article,
  aside,
  base,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  cite,
  dd,
  details,
  dialog,
  dir,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  plaintext,
  pre,
  script,
  section,
  select,
  style,
  summary,
  svg,
  table,
  tbody,
  td,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  video,
  xmp,
  template_,
};

// Tag::none for every name that clean does not tell apart (span, b, custom elements). `name` may be of any case.
Tag tag_of(std::string_view name);

namespace tag_flag {
inline constexpr uint8_t block = 1;       // begins and ends lines
inline constexpr uint8_t no_content = 2;  // void: never closed
inline constexpr uint8_t raw_text = 4;    // what it holds is not markup
inline constexpr uint8_t dropped = 8;     // what it holds is never text of the page
}  // namespace tag_flag

// Facts of tag_flag about a tag.
uint8_t tag_flags(Tag tag);

inline bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace khabar
