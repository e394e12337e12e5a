#include "lexicon/grammar.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <map>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar {

namespace {

constexpr uint32_t bits_per_byte = 7;
// limits.md: at RE2's default of 8 MB a set of 200 rules falls back to its slow engine.
constexpr int64_t set_memory_bytes = int64_t{256} << 20;
constexpr int64_t rule_memory_bytes = int64_t{32} << 20;

// The classes that rules ask for, each with its bit.
class Alphabet {
 public:
  explicit Alphabet(const Lexicon& lexicon) : lexicon_(lexicon) {}

  uint32_t bit(std::string_view class_name, const std::string& where) {
    const ClassId id = lexicon_.class_id(class_name);
    if (id == no_class)
      throw LoadError(where + ": unknown class <" + std::string(class_name) + ">; add it to shared/classes.tsv");
    for (uint32_t b = 0; b < classes_.size(); ++b)
      if (classes_[b] == id) return b;
    classes_.push_back(id);
    return static_cast<uint32_t>(classes_.size() - 1);
  }
  uint32_t width() const { return std::max<uint32_t>(1, (static_cast<uint32_t>(classes_.size()) + bits_per_byte - 1) / bits_per_byte); }
  const std::vector<ClassId>& classes() const { return classes_; }

 private:
  const Lexicon& lexicon_;
  std::vector<ClassId> classes_;
};

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
      if ((want[b] & avoid[b]) != 0) throw LoadError(where + ": <" + std::string(inside) + "> asks for a class and its absence");
      out += byte_set(want[b], avoid[b], b == 0);
    }
  }
  return out + ")";
}

// Rows that emit "define" are shorthands: $NAME in a later pattern stands for theirs, in brackets.
std::string with_definitions(std::string_view pattern, const std::map<std::string, std::string, std::less<>>& definitions,
                             const std::string& where) {
  std::string out;
  for (size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '$') {
      out += pattern[at++];
      continue;
    }
    size_t end = at + 1;
    while (end < pattern.size() && (std::isalnum(static_cast<unsigned char>(pattern[end])) != 0 || pattern[end] == '_')) ++end;
    const auto found = definitions.find(pattern.substr(at + 1, end - at - 1));
    if (found == definitions.end()) throw LoadError(where + ": $" + std::string(pattern.substr(at + 1, end - at - 1)) + " is not defined above");
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

}  // namespace

struct RuleSet::Impl {
  uint32_t width = 1;
  std::vector<ClassId> classes;
  std::vector<GrammarRule> rules;
  std::vector<std::unique_ptr<re2::RE2>> expressions;
  std::vector<std::array<int, 3>> groups;  // of name, role, other: index in the expression, 0 if absent
  std::unique_ptr<re2::RE2::Set> set;
};

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;
const std::vector<GrammarRule>& RuleSet::rules() const { return impl_->rules; }

void RuleSet::match(const std::vector<ClassSet>& units, Scratch& scratch, std::vector<RuleMatch>& matches) const {
  const Impl& impl = *impl_;
  if (impl.rules.empty() || units.empty()) return;
  scratch.bytes.assign(units.size() * impl.width, '\0');
  for (size_t u = 0; u < units.size(); ++u) {
    char* const at = &scratch.bytes[u * impl.width];
    at[0] = static_cast<char>(0x80);
    for (size_t b = 0; b < impl.classes.size(); ++b)
      if (units[u].has(impl.classes[b])) at[b / bits_per_byte] = static_cast<char>(at[b / bits_per_byte] | 1 << (b % bits_per_byte));
  }
  if (!impl.set->Match(scratch.bytes, &scratch.fired)) return;
  std::sort(scratch.fired.begin(), scratch.fired.end());
  for (const int index : scratch.fired) {
    const auto rule = static_cast<size_t>(index);
    const re2::StringPiece text(scratch.bytes);
    constexpr int max_groups = 8;
    re2::StringPiece group[max_groups];
    for (size_t at = 0; at < text.size();) {
      if (!impl.expressions[rule]->Match(text, at, text.size(), re2::RE2::UNANCHORED, group, max_groups)) break;
      const auto range = [&](int g) -> UnitRange {
        if (g < 0 || group[g].data() == nullptr || group[g].empty()) return {};
        const auto begin = static_cast<uint32_t>(group[g].data() - text.data()) / impl.width;
        return {begin, begin + static_cast<uint32_t>(group[g].size()) / impl.width};
      };
      const UnitRange whole = range(0);
      if (whole.empty()) break;
      const auto of = [&](size_t which) { return impl.groups[rule][which] > 0 ? range(impl.groups[rule][which]) : UnitRange{}; };
      matches.push_back({static_cast<uint32_t>(rule), whole, of(0), of(1), of(2)});
      at = whole.end * impl.width;
    }
  }
}

Grammar::Grammar(const Lexicon& lexicon) {
  const auto rows = lexicon.rows("patterns");
  for (uint32_t language = 0; language < lexicon.language_count(); ++language) {
    Alphabet alphabet(lexicon);
    auto impl = std::make_unique<RuleSet::Impl>();
    std::vector<std::pair<const Lexicon::Row*, std::string>> mine;  // a rule, with its definitions filled in
    std::map<std::string, std::string, std::less<>> definitions;
    for (const Lexicon::Row& row : rows) {
      if (row.language != language) continue;
      const std::string where = lexicon.rule_name(row.rule);
      if (row.columns.size() != 4) throw LoadError(where + ": expected name, emits, weight, pattern");
      std::string pattern = with_definitions(row.columns[3], definitions, where);
      expression(pattern, alphabet, 1, where);
      if (row.columns[1] == "define") definitions.emplace(row.columns[0], std::move(pattern));
      else mine.emplace_back(&row, std::move(pattern));
    }
    impl->width = alphabet.width();
    re2::RE2::Options options(re2::RE2::Latin1);
    options.set_log_errors(false);
    options.set_dot_nl(true);
    options.set_max_mem(set_memory_bytes);
    impl->set = std::make_unique<re2::RE2::Set>(options, re2::RE2::UNANCHORED);
    options.set_max_mem(rule_memory_bytes);
    for (const auto& [row, pattern] : mine) {
      const std::string where = lexicon.rule_name(row->rule);
      const std::string text = expression(pattern, alphabet, impl->width, where);
      auto compiled = std::make_unique<re2::RE2>(text, options);
      if (!compiled->ok()) throw LoadError(where + ": the pattern does not compile: " + compiled->error());
      std::string error;
      if (impl->set->Add(text, &error) < 0) throw LoadError(where + ": the pattern does not compile: " + error);
      const auto& named = compiled->NamedCapturingGroups();
      const auto group = [&](const char* name) { return named.contains(name) ? named.at(name) : 0; };
      impl->groups.push_back({group("name"), group("role"), group("other")});
      impl->expressions.push_back(std::move(compiled));
      const float weight = std::strtof(std::string(row->columns[2]).c_str(), nullptr);
      impl->rules.push_back({row->columns[0], row->columns[1], weight, row->rule});
    }
    if (!mine.empty() && !impl->set->Compile()) throw LoadError("patterns: too many for RE2's memory; raise set_memory_bytes");
    impl->classes = alphabet.classes();
    sets_.push_back(RuleSet(std::move(impl)));
  }
}

}  // namespace khabar
