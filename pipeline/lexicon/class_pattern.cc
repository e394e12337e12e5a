#include "lexicon/class_pattern.h"

#include <bitset>
#include <cctype>
#include <cstddef>

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

// The values that one byte of a unit may have, below 0x80.
using ByteValues = std::bitset<1 << bits_per_byte>;

// All values with the bits of `want` and without those of `avoid`.
ByteValues values_with(uint32_t want, uint32_t avoid) {
  ByteValues values;
  for (uint32_t v = 0; v < values.size(); ++v) values[v] = (v & want) == want && (v & avoid) == 0;
  return values;
}

std::string byte_set(const ByteValues& values, bool first) {
  const uint32_t base = first ? 0x80 : 0;
  std::string out = "[";
  for (uint32_t v = 0; v < values.size(); ++v) {
    if (!values[v]) continue;
    uint32_t end = v;
    while (end + 1 < values.size() && values[end + 1]) ++end;
    append_hex(out, base + v);
    if (end > v) {
      out += '-';
      append_hex(out, base + end);
    }
    v = end;
  }
  return out + "]";
}

// The units of one choice: what each byte of theirs may be.
using UnitValues = std::vector<ByteValues>;

// Tells the class of each term of "cap&!stopword", and whether it is to be absent.
template <typename Action>
void for_each_term(std::string_view choice, Action&& action) {
  for (std::string_view term : split_on(choice, '&')) {
    if (term == "any") continue;
    const bool negative = term.starts_with('!');
    action(negative ? term.substr(1) : term, negative);
  }
}

// "cap&!stopword" of "<cap&!stopword|given>"
UnitValues read_choice(std::string_view choice, Alphabet& alphabet, uint32_t width, const std::string& where) {
  std::vector<uint32_t> want(width), avoid(width);
  for_each_term(choice, [&](std::string_view class_name, bool absent) {
    const uint32_t bit = alphabet.bit(class_name, where);
    if (bit / bits_per_byte >= width) return;  // first pass: the width is not known yet
    (absent ? avoid : want)[bit / bits_per_byte] |= 1u << (bit % bits_per_byte);
  });
  UnitValues values;
  for (uint32_t b = 0; b < width; ++b) {
    if ((want[b] & avoid[b]) != 0)
      throw LoadError(where + ": <" + std::string(choice) + "> asks for a class and its absence");
    values.push_back(values_with(want[b], avoid[b]));
  }
  return values;
}

// Joins `other` to `values` if they differ in one byte at most: the units of both are then just those of the union.
bool join(UnitValues& values, const UnitValues& other) {
  size_t differing = values.size(), differences = 0;
  for (size_t b = 0; b < values.size(); ++b) {
    if (values[b] == other[b]) continue;
    differing = b;
    ++differences;
  }
  if (differences > 1) return false;
  if (differences == 1) values[differing] |= other[differing];
  return true;
}

// Joins choices as long as any two can be: RE2's programs grow with the number of choices times the bytes of a unit.
void join_choices(std::vector<UnitValues>& choices) {
  for (size_t at = 0; at < choices.size();) {
    bool joined = false;
    for (size_t other = 0; other < at && !joined; ++other) joined = join(choices[other], choices[at]);
    if (!joined) {
      ++at;
      continue;
    }
    choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(at));
    at = 0;  // what has grown may go with one before it
  }
}

// "<cap&!stopword|given>" -> an expression over one unit's bytes.
std::string unit_expression(std::string_view inside, Alphabet& alphabet, uint32_t width, const std::string& where) {
  std::vector<UnitValues> choices;
  for (std::string_view choice : split_on(inside, '|')) choices.push_back(read_choice(choice, alphabet, width, where));
  join_choices(choices);
  std::string out;
  for (const UnitValues& choice : choices) {
    out += out.empty() ? "(?:" : "|";
    for (size_t b = 0; b < choice.size(); ++b) out += byte_set(choice[b], b == 0);
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
    for_each_term(choice, [&](std::string_view class_name, bool absent) {
      (absent ? test.avoid : test.want).add(lexicon.class_id(class_name));
    });
  }
  return tests;
}

}  // namespace khabar
