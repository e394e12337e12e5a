#include "lexicon/grammar.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <map>

#include "core/error.h"
#include "lexicon/class_pattern.h"
#include "lexicon/rule_filter.h"

namespace khabar {

namespace {

constexpr int64_t rule_memory_bytes = int64_t{32} << 20;

// A rule as RE2 has it.
struct Expression {
  void write(const ClassSet& unit, std::string& bytes) const;

  std::unique_ptr<re2::RE2> compiled;
  std::vector<ClassId> classes;  // by bit
  uint32_t width = 1;            // bytes of a unit
  std::array<int, 3> groups{};   // name, role, other: index in the expression, 0 if absent
};

}  // namespace

struct RuleSet::Impl {
  ClassSet asked;  // the classes of all rules
  std::vector<GrammarRule> rules;
  std::vector<Expression> expressions;
  std::vector<RuleFilter> filters;
  std::vector<ClassSet> required;  // by rule
};

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;
const std::vector<GrammarRule>& RuleSet::rules() const { return impl_->rules; }

void RuleSet::Scratch::clear(const Impl& impl) {
  of = &impl;
  asked = {impl.asked.word(0), impl.asked.word(1)};
  slots.assign(size_t{1} << slot_bits, {});
  kept.assign(kept_matches, {});
  kinds.clear();
  places.clear();
  ++generation;
}

// What the rules see of a unit, found once for each set of classes. A cache that is full starts again.
uint32_t RuleSet::Scratch::other_kind(const Impl& impl, const ClassSet& classes, uint64_t hash) {
  const std::array<uint64_t, 2> seen = {classes.word(0) & asked[0], classes.word(1) & asked[1]};
  for (size_t at = hash >> (64 - slot_bits);; at = (at + 1) & (slots.size() - 1)) {
    Slot& slot = slots[at];
    if (slot.kind != 0 && slot.classes != seen) continue;
    if (slot.kind != 0) return slot.kind - 1;
    slot = {seen, static_cast<uint32_t>(kinds.size() + 1)};
    Kind& kind = kinds.emplace_back();
    for (ClassId c = 0; c < 128; ++c)
      if (impl.asked.has(c) && classes.has(c)) kind.classes.add(c);
    for (size_t r = 0; r < impl.filters.size(); ++r) {
      places.push_back(impl.filters[r].places(classes));
      if (impl.filters[r].may_begin(places.back())) kind.begins |= uint64_t{1} << r;
    }
    return slot.kind - 1;
  }
}

uint32_t RuleSet::begin_row(size_t units, Scratch& scratch) const {
  const size_t most_new = std::min<size_t>(units, Scratch::most_kinds);
  if (scratch.of != impl_.get() || scratch.kinds.size() + most_new > Scratch::most_kinds) scratch.clear(*impl_);
  return scratch.generation;
}

// Those that some unit may begin and for which all that they need is there. Replaces the units that may begin some.
uint64_t RuleSet::rules_for(std::span<const uint32_t> kinds, Scratch& scratch) const {
  ClassSet present;
  uint64_t begins = 0, rules = 0;
  scratch.beginning.resize(kinds.size());
  size_t count = 0;
  for (uint32_t u = 0; u < kinds.size(); ++u) {
    const Scratch::Kind& kind = scratch.kinds[kinds[u]];
    present |= kind.classes;
    begins |= kind.begins;
    scratch.beginning[count] = u;  // is written over if it is none
    count += kind.begins != 0 ? 1 : 0;
  }
  scratch.beginning.resize(count);
  for (uint64_t left = begins; left != 0; left &= left - 1)
    if (has_all(present, impl_->required[static_cast<size_t>(std::countr_zero(left))])) rules |= left & -left;
  return rules;
}

// Replaces, for each of the rules, the starts from first_starts on, by position.
void RuleSet::find_starts(uint64_t rules, std::span<const uint32_t> kinds, Scratch& scratch) const {
  scratch.starts.clear();
  for (uint64_t left = rules; left != 0; left &= left - 1)
    scratch.first_starts[static_cast<size_t>(std::countr_zero(left))] = 0;
  for (size_t b = scratch.beginning.size(); b-- > 0;) {
    const uint32_t u = scratch.beginning[b];
    for (uint64_t left = scratch.kinds[kinds[u]].begins & rules; left != 0; left &= left - 1) {
      uint32_t& first = scratch.first_starts[static_cast<size_t>(std::countr_zero(left))];
      scratch.starts.push_back({u, first});
      first = static_cast<uint32_t>(scratch.starts.size());
    }
  }
}

// Appends a unit as RE2 sees it.
void Expression::write(const ClassSet& unit, std::string& bytes) const {
  const size_t begin = bytes.size();
  bytes.append(width, '\0');
  bytes[begin] = static_cast<char>(0x80);
  for (size_t b = 0; b < classes.size(); ++b) {
    char& byte = bytes[begin + b / bits_per_byte];
    if (unit.has(classes[b])) byte = static_cast<char>(byte | 1 << (b % bits_per_byte));
  }
}

void RuleSet::match(const std::vector<ClassSet>& units, Scratch& scratch, std::vector<RuleMatch>& matches) const {
  if (units.size() > Scratch::most_kinds) return;
  begin_row(units.size(), scratch);
  scratch.row.clear();
  for (const ClassSet& unit : units) scratch.row.push_back(kind_of(unit, scratch));
  match(scratch.row, scratch, matches);
}

void RuleSet::match(std::span<const uint32_t> kinds, Scratch& scratch, std::vector<RuleMatch>& matches) const {
  const Impl& impl = *impl_;
  if (kinds.size() > Scratch::most_kinds) return;
  const auto count = static_cast<uint32_t>(kinds.size());
  const uint64_t rules = rules_for(kinds, scratch);
  if (rules == 0) return;
  find_starts(rules, kinds, scratch);
  for (uint64_t left = rules; left != 0; left &= left - 1) {
    const auto rule = static_cast<uint32_t>(std::countr_zero(left));
    const RuleFilter& filter = impl.filters[rule];
    const auto places_of = [&](uint32_t u) { return scratch.places[kinds[u] * impl.filters.size() + rule]; };
    uint32_t free = 0;  // where a match may begin
    for (uint32_t at = scratch.first_starts[rule]; at != 0; at = scratch.starts[at - 1].next) {
      const uint32_t begin = scratch.starts[at - 1].unit;
      const uint32_t end = begin >= free ? filter.reach(begin, count, places_of) : 0;
      if (end == 0) continue;
      matches.push_back(match_once(rule, {begin, end}, kinds, scratch));
      free = std::max(matches.back().whole.end, begin + 1);
    }
  }
}

// RE2 is asked once for each row of kinds of units.
RuleMatch RuleSet::match_once(uint32_t rule, UnitRange within, std::span<const uint32_t> kinds,
                              Scratch& scratch) const {
  uint64_t key = (rule + 1) * 0xD6E8FEB86659FD93ull;
  for (uint32_t u = within.begin; u < within.end; ++u) {
    key = (key ^ kinds[u]) * 0x9E3779B97F4A7C15ull;
    key ^= key >> 29;
  }
  Scratch::KeptMatch& kept = scratch.kept[key % Scratch::kept_matches];
  if (kept.key != key) {
    scratch.bytes.clear();
    for (uint32_t u = within.begin; u < within.end; ++u)
      impl_->expressions[rule].write(scratch.kinds[kinds[u]].classes, scratch.bytes);
    kept = {key, match_within(rule, scratch.bytes)};
  }
  RuleMatch match = kept.match;
  for (UnitRange* range : {&match.whole, &match.name, &match.role, &match.other})
    if (!range->empty()) *range = {range->begin + within.begin, range->end + within.begin};
  return match;
}

// The match that begins where the bytes do: the filter has found that there is one, and none longer.
RuleMatch RuleSet::match_within(uint32_t rule, const std::string& bytes) const {
  const Expression& expression = impl_->expressions[rule];
  constexpr int max_groups = 8;
  re2::StringPiece group[max_groups];
  const re2::StringPiece text(bytes);
  const std::array<int, 3>& wanted = expression.groups;
  const int groups = 1 + std::max({wanted[0], wanted[1], wanted[2]});
  if (groups > max_groups || !expression.compiled->Match(text, 0, text.size(), re2::RE2::ANCHOR_START, group, groups))
    return {rule, {}, {}, {}, {}};
  const auto range = [&](int g) -> UnitRange {
    if (group[g].data() == nullptr || group[g].empty()) return {};
    const auto begin = static_cast<uint32_t>(group[g].data() - bytes.data()) / expression.width;
    return {begin, begin + static_cast<uint32_t>(group[g].size()) / expression.width};
  };
  const auto of = [&](size_t which) { return wanted[which] > 0 ? range(wanted[which]) : UnitRange{}; };
  return {rule, range(0), of(0), of(1), of(2)};
}

namespace {

// A rule with its definitions filled in.
struct Pattern {
  const Lexicon::Row* row;
  std::string text, where;
};

std::vector<Pattern> read_patterns(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows, LanguageId language) {
  std::vector<Pattern> patterns;
  std::map<std::string, std::string, std::less<>> definitions;
  for (const Lexicon::Row& row : rows) {
    if (row.language != language) continue;
    std::string where = lexicon.rule_name(row.rule);
    if (row.columns.size() != 4) throw LoadError(where + ": expected name, emits, weight, pattern");
    std::string pattern = with_definitions(row.columns[3], definitions, where);
    if (row.columns[1] == "define") {
      Alphabet any(lexicon);
      expression(pattern, any, 1, where);  // throws here, not where the shorthand is used
      definitions.emplace(row.columns[0], std::move(pattern));
    } else {
      patterns.push_back({&row, std::move(pattern), std::move(where)});
    }
  }
  return patterns;
}

Expression compile_rule(const Lexicon& lexicon, const Pattern& pattern) {
  Alphabet alphabet(lexicon);
  expression(pattern.text, alphabet, 1, pattern.where);  // tells the alphabet the classes of the rule
  const std::string text = expression(pattern.text, alphabet, alphabet.width(), pattern.where);
  re2::RE2::Options options(re2::RE2::Latin1);
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_max_mem(rule_memory_bytes);
  auto compiled = std::make_unique<re2::RE2>(text, options);
  if (!compiled->ok()) throw LoadError(pattern.where + ": the pattern does not compile: " + compiled->error());
  const auto& named = compiled->NamedCapturingGroups();
  const auto group = [&](const char* name) { return named.contains(name) ? named.at(name) : 0; };
  const std::array<int, 3> groups = {group("name"), group("role"), group("other")};
  return {std::move(compiled), alphabet.classes(), alphabet.width(), groups};
}

}  // namespace

std::unique_ptr<RuleSet::Impl> Grammar::compile(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows,
                                                LanguageId language) {
  const std::vector<Pattern> patterns = read_patterns(lexicon, rows, language);
  constexpr size_t most_rules = 64;
  if (patterns.size() > most_rules)
    throw LoadError(patterns[most_rules].where + ": more than 64 rules of one language");
  auto impl = std::make_unique<RuleSet::Impl>();
  for (const Pattern& pattern : patterns) {
    impl->expressions.push_back(compile_rule(lexicon, pattern));
    for (const ClassId c : impl->expressions.back().classes) impl->asked.add(c);
    impl->filters.emplace_back(pattern.text, pattern.where, read_tests, &lexicon);
    impl->required.push_back(impl->filters.back().required());
    const auto& columns = pattern.row->columns;
    impl->rules.push_back(
        {columns[0], columns[1], std::strtof(std::string(columns[2]).c_str(), nullptr), pattern.row->rule});
  }
  return impl;
}

Grammar::Grammar(const Lexicon& lexicon) {
  const auto rows = lexicon.rows("patterns");
  for (uint32_t language = 0; language < lexicon.language_count(); ++language)
    sets_.push_back(RuleSet(compile(lexicon, rows, static_cast<LanguageId>(language))));
}

}  // namespace khabar
