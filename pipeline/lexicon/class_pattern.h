// Patterns over token classes as gazetteers/<lang>/patterns.tsv writes them, and what RE2 is asked instead: a token is
// one unit of as many bytes as the classes of the pattern need, seven bits in each, the first byte of a unit 0x80 or
// more.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/rule_filter.h"

namespace khabar {

inline constexpr uint32_t bits_per_byte = 7;

// The classes that a rule asks for, each with its bit.
class Alphabet {
 public:
  explicit Alphabet(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Throws LoadError, with `where`, if there is no such class.
  uint32_t bit(std::string_view class_name, const std::string& where);
  uint32_t width() const {
    return std::max<uint32_t>(1, (static_cast<uint32_t>(classes_.size()) + bits_per_byte - 1) / bits_per_byte);
  }
  const std::vector<ClassId>& classes() const { return classes_; }

 private:
  const Lexicon& lexicon_;
  std::vector<ClassId> classes_;
};

// A pattern with its $NAMEs replaced by what they stand for, in brackets: rows that emit "define" are such shorthands.
// Throws LoadError if one is not defined.
std::string with_definitions(std::string_view pattern,
                             const std::map<std::string, std::string, std::less<>>& definitions,
                             const std::string& where);

// The pattern as RE2 reads it, for units of `width` bytes. Throws LoadError if it is none.
std::string expression(std::string_view pattern, Alphabet& alphabet, uint32_t width, const std::string& where);

// What stands between < and >, as the filter of rules asks it. REQUIRES: context is the lexicon.
std::vector<ClassTest> read_tests(std::string_view inside, const void* context);

}  // namespace khabar
