#include "score.h"

#include <algorithm>
#include <cstdio>

namespace khabar::training {

namespace {

constexpr const char* type_names[] = {"PER", "ORG", "LOC"};

// "missed  LOC  Basra  the port of [Basra] on Monday"
void print_error(const char* sort, const Document& doc, TokenRange name, MentionType type) {
  constexpr uint32_t around = 6;
  const auto text = [&](uint32_t begin, uint32_t end) {
    return begin < end ? std::string(doc.at({doc.tokens[begin].span.begin, doc.tokens[end - 1].span.end})) : "";
  };
  const auto last = static_cast<uint32_t>(doc.tokens.size());
  const std::string found = text(name.begin, name.end);
  std::string line = text(name.begin > around ? name.begin - around : 0, name.begin) + " [" + found + "] " +
                     text(name.end, std::min(last, name.end + around));
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::printf("%s\t%s\t%s\t%s\n", sort, type_names[static_cast<size_t>(type)], found.c_str(), line.c_str());
}

bool agrees(const GoldName& name, const Mention& m) {
  return name.tokens == m.tokens && (name.type == m.type || (name.may_be_place && m.type == MentionType::place));
}

}  // namespace

void Score::add(const Example& e, Matcher& matcher) {
  Document doc = e.doc;
  if (matcher.run(doc).kind != Verdict::Kind::ok) return;
  auto& counts = counts_[e.file];
  std::vector<bool> met(e.names.size());
  for (const Mention& m : doc.mentions) {
    if (m.nested) continue;
    size_t hit = e.names.size();
    for (size_t g = 0; g < e.names.size(); ++g)
      if (!met[g] && agrees(e.names[g], m)) hit = g;
    const bool right = hit < e.names.size();
    if (!right && errors_) print_error("made up", doc, m.tokens, m.type);
    Counts& counted = counts[static_cast<size_t>(right ? e.names[hit].type : m.type)];
    ++counted.found;
    if (!right) continue;
    met[hit] = true;
    ++counted.right;
  }
  for (size_t g = 0; g < e.names.size(); ++g) {
    ++counts[static_cast<size_t>(e.names[g].type)].wanted;
    if (!met[g] && errors_) print_error("missed", doc, e.names[g].tokens, e.names[g].type);
  }
}

void Score::print_line(const char* name, const Counts& c) {
  const double p = 100.0 * static_cast<double>(c.right) / static_cast<double>(std::max<size_t>(1, c.found));
  const double r = 100.0 * static_cast<double>(c.right) / static_cast<double>(std::max<size_t>(1, c.wanted));
  std::printf("  %s P %.1f R %.1f F1 %.2f", name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0.0);
}

void Score::print() const {
  for (const auto& [file, counts] : counts_) {
    std::printf("file %zu:", file);
    Counts all;
    for (size_t t = 0; t < name_type_count; ++t) {
      print_line(type_names[t], counts[t]);
      all = {all.right + counts[t].right, all.found + counts[t].found, all.wanted + counts[t].wanted};
    }
    print_line("all", all);
    std::printf("\n");
  }
}

}  // namespace khabar::training
