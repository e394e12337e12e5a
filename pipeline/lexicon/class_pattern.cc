#include "lexicon/class_pattern.h"

#include <cctype>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar {

namespace {

void append_hex(std::string& out, uint32_t byte) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\x";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// One byte set: all values with the bits of `want` and without those of `avoid`.
std::string byte_set(uint32_t want, uint32_t avoid, bool first) {
  const uint32_t base = first ? 0x80 : 0;
  std::string out = "[";
  for (uint32_t v = 0; v < 128;) {
    const auto fits = [&](uint32_t x) { return (x & want) == want && (x & avoid) == 0; };
    if (!fits(v)) {
      ++v;
      continue;
    }
    uint32_t end = v;
    while (end + 1 < 128 && fits(end + 1)) ++end;
    append_hex(out, base + v);
    if (end > v) {
      out += '-';
      append_hex(out, base + end);
    }
    v = end + 1;
  }
  return out + "]";
}

// "<cap&!stopword|given>" -> an expression over one unit's bytes.
std::string unit_expression(std::string_view inside, Alphabet& alphabet, uint32_t width, const std::string& where) {
  std::string out = "(?:";
  bool first_choice = true;
  for (std::string_view choice : split_on(inside, '|')) {
    if (!first_choice) out += '|';
    first_choice = false;
    std::vector<uint32_t> want(width), avoid(width);
    for (std::string_view term : split_on(choice, '&')) {
      if (term == "any") continue;
      const bool negative = term.starts_with('!');
      const uint32_t bit = alphabet.bit(negative ? term.substr(1) : term, where);
      if (bit / bits_per_byte >= width) continue;  // first pass: the width is not known yet
      (negative ? avoid : want)[bit / bits_per_byte] |= 1u << (bit % bits_per_byte);
    }
    for (uint32_t b = 0; b < width; ++b) {
      if ((want[b] & avoid[b]) != 0)
        throw LoadError(where + ": <" + std::string(inside) + "> asks for a class and its absence");
      out += byte_set(want[b], avoid[b], b == 0);
    }
  }
  return out + ")";
}

}  // namespace

uint32_t Alphabet::bit(std::string_view class_name, const std::string& where) {
  const ClassId id = lexicon_.class_id(class_name);
  if (id == no_class)
    throw LoadError(where + ": unknown class <" + std::string(class_name) + ">; add it to shared/classes.tsv");
  for (uint32_t b = 0; b < classes_.size(); ++b)
    if (classes_[b] == id) return b;
  classes_.push_back(id);
  return static_cast<uint32_t>(classes_.size() - 1);
}

std::string with_definitions(std::string_view pattern,
                             const std::map<std::string, std::string, std::less<>>& definitions,
                             const std::string& where) {
  std::string out;
  for (size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '$') {
      out += pattern[at++];
      continue;
    }
    size_t end = at + 1;
    while (end < pattern.size() && (std::isalnum(static_cast<unsigned char>(pattern[end])) != 0 || pattern[end] == '_'))
      ++end;
    const auto found = definitions.find(pattern.substr(at + 1, end - at - 1));
    if (found == definitions.end())
      throw LoadError(where + ": $" + std::string(pattern.substr(at + 1, end - at - 1)) + " is not defined above");
    out += "(?:" + found->second + ")";
    at = end;
  }
  return out;
}

std::string expression(std::string_view pattern, Alphabet& alphabet, uint32_t width, const std::string& where) {
  std::string out;
  for (size_t at = 0; at < pattern.size();) {
    if (pattern.substr(at).starts_with("(?P<")) {
      const size_t end = pattern.find('>', at);
      if (end == std::string_view::npos) throw LoadError(where + ": (?P< without >");
      out += pattern.substr(at, end + 1 - at);
      at = end + 1;
    } else if (pattern[at] == '<') {
      const size_t end = pattern.find('>', at);
      if (end == std::string_view::npos) throw LoadError(where + ": < without >");
      out += unit_expression(pattern.substr(at + 1, end - at - 1), alphabet, width, where);
      at = end + 1;
    } else {
      if (pattern[at] != ' ') out += pattern[at];
      ++at;
    }
  }
  return out;
}

std::vector<ClassTest> read_tests(std::string_view inside, const void* context) {
  const Lexicon& lexicon = *static_cast<const Lexicon*>(context);
  std::vector<ClassTest> tests;
  for (std::string_view choice : split_on(inside, '|')) {
    ClassTest& test = tests.emplace_back();
    for (std::string_view term : split_on(choice, '&')) {
      if (term == "any") continue;
      const bool negative = term.starts_with('!');
      (negative ? test.avoid : test.want).add(lexicon.class_id(negative ? term.substr(1) : term));
    }
  }
  return tests;
}

}  // namespace khabar
