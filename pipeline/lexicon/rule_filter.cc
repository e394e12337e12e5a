#include "lexicon/rule_filter.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "core/error.h"

namespace khabar {

namespace {

// A part of a pattern: the places that may begin and end it.
struct Part {
  uint64_t first = 0, last = 0;
  bool empty = true;    // it may match nothing
  bool single = false;  // it is one place and nothing else
};

}  // namespace

// Reads a pattern, left to right, into a filter.
class RulePlaces {
 public:
  RulePlaces(RuleFilter& filter, std::string_view pattern, const std::string& where, RuleFilter::ReadTests read,
             const void* context)
      : filter_(filter), pattern_(pattern), where_(where), read_(read), context_(context) {}

  Part read_all() {
    const Part all = choices();
    if (at_ != pattern_.size()) throw LoadError(where_ + ": ) without (");
    return all;
  }

 private:
  char peek() {
    while (at_ < pattern_.size() && pattern_[at_] == ' ') ++at_;
    return at_ < pattern_.size() ? pattern_[at_] : '\0';
  }

  Part choices() {
    const size_t places_before = filter_.tests_.size();
    Part all = sequence();
    size_t count = 1;
    bool singles = all.single;
    while (peek() == '|') {
      ++at_;
      const Part other = sequence();
      all.first |= other.first;
      all.last |= other.last;
      all.empty |= other.empty;
      singles &= other.single;
      ++count;
    }
    all.single = count == 1 ? singles : false;
    if (count > 1 && singles && filter_.tests_.size() == places_before + count) all = join(places_before);
    return all;
  }

  // The places from `begin` on become one.
  Part join(size_t begin) {
    auto& tests = filter_.tests_;
    for (size_t i = begin + 1; i < tests.size(); ++i)
      tests[begin].insert(tests[begin].end(), tests[i].begin(), tests[i].end());
    tests.resize(begin + 1);
    const uint64_t bit = uint64_t{1} << begin;
    return {bit, bit, false, true};
  }

  Part sequence() {
    Part all;
    bool begun = false;
    for (char c = peek(); c != '\0' && c != '|' && c != ')'; c = peek()) {
      const Part next = repeated();
      all = begun ? append(all, next) : next;
      begun = true;
    }
    return all;
  }

  Part append(const Part& a, const Part& b) {
    for (uint64_t left = a.last; left != 0; left &= left - 1)
      filter_.follow_[static_cast<size_t>(std::countr_zero(left))] |= b.first;
    return {a.empty ? a.first | b.first : a.first, b.empty ? a.last | b.last : b.last, a.empty && b.empty, false};
  }

  Part item() {
    if (peek() == '<') {
      const size_t end = pattern_.find('>', at_);
      if (end == std::string_view::npos) throw LoadError(where_ + ": < without >");
      if (filter_.tests_.size() == 64) throw LoadError(where_ + ": more than 64 places; make two rules of it");
      const uint64_t bit = uint64_t{1} << filter_.tests_.size();
      filter_.tests_.push_back(read_(pattern_.substr(at_ + 1, end - at_ - 1), context_));
      at_ = end + 1;
      return {bit, bit, false, true};
    }
    if (peek() != '(') throw LoadError(where_ + ": expected < or ( at \"" + std::string(pattern_.substr(at_)) + "\"");
    ++at_;
    if (pattern_.substr(at_).starts_with("?:"))
      at_ += 2;
    else if (pattern_.substr(at_).starts_with("?P<"))
      at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
    const Part inside = choices();
    if (peek() != ')') throw LoadError(where_ + ": ( without )");
    ++at_;
    return inside;
  }

  // An item and the ? * + {m,n} behind it.
  Part repeated() {
    peek();
    const size_t begin = at_;
    Part part = item();
    uint32_t least = 1, most = 1;
    const char sign = peek();
    if (sign == '?' || sign == '*' || sign == '+') {
      ++at_;
      if (sign != '+') least = 0;
      if (sign != '?') most = unlimited;
    } else if (sign == '{') {
      read_bounds(least, most);
    } else {
      return part;
    }
    const size_t end = at_;
    part.single = false;
    Part all = part;
    if (most == unlimited) append(part, part);
    const uint32_t copies = most == unlimited ? std::max<uint32_t>(least, 1) : most;
    if (least == 0) all.empty = true;
    for (uint32_t i = 1; i < copies; ++i) {
      at_ = begin;
      Part copy = item();
      if (most == unlimited) append(copy, copy);
      if (i >= least) copy.empty = true;
      all = append(all, copy);
    }
    at_ = end;
    return all;
  }

  void read_bounds(uint32_t& least, uint32_t& most) {
    const size_t end = pattern_.find('}', at_);
    if (end == std::string_view::npos) throw LoadError(where_ + ": { without }");
    const std::string_view inside = pattern_.substr(at_ + 1, end - at_ - 1);
    const size_t comma = inside.find(',');
    std::from_chars(inside.data(), inside.data() + inside.size(), least);
    most = least;
    if (comma != std::string_view::npos && comma + 1 == inside.size()) most = unlimited;
    if (comma != std::string_view::npos && comma + 1 < inside.size())
      std::from_chars(inside.data() + comma + 1, inside.data() + inside.size(), most);
    at_ = end + 1;
  }

  static constexpr uint32_t unlimited = 0xFFFFFFFF;
  RuleFilter& filter_;
  std::string_view pattern_;
  const std::string& where_;
  RuleFilter::ReadTests read_;
  const void* context_;
  size_t at_ = 0;
};

RuleFilter::RuleFilter(std::string_view pattern, const std::string& where, ReadTests read, const void* context) {
  const Part all = RulePlaces(*this, pattern, where, read, context).read_all();
  first_ = all.first;
  last_ = all.last;
  find_required();
}

uint64_t RuleFilter::places(const ClassSet& classes) const {
  uint64_t out = 0;
  for (size_t i = 0; i < tests_.size(); ++i)
    for (const ClassTest& test : tests_[i])
      if (test.holds(classes)) {
        out |= uint64_t{1} << i;
        break;
      }
  return out;
}

// A class is required if no way leads from a first place to a last one around the places that want it.
void RuleFilter::find_required() {
  for (ClassId c = 0; c < 128; ++c) {
    uint64_t free = 0;
    for (size_t i = 0; i < tests_.size(); ++i)
      if (std::any_of(tests_[i].begin(), tests_[i].end(), [&](const ClassTest& t) { return !t.want.has(c); }))
        free |= uint64_t{1} << i;
    uint64_t reached = first_ & free;
    for (uint64_t before = 0; before != reached;) {
      before = reached;
      reached |= after(reached) & free;
    }
    if ((reached & last_) == 0) required_.add(c);
  }
}

}  // namespace khabar
