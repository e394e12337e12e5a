#include "examples.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "text/utf8.h"

namespace khabar::training {

namespace {

MentionType type_named(std::string_view name) {
  return name == "PER" ? MentionType::person : name == "ORG" ? MentionType::organization : MentionType::place;
}

// Where each code point begins, and where the text ends.
std::vector<uint32_t> bytes_of(const std::string& text) {
  std::vector<uint32_t> bytes;
  for (size_t at = 0; at < text.size();) {
    bytes.push_back(static_cast<uint32_t>(at));
    decode_utf8(text, at);
  }
  bytes.push_back(static_cast<uint32_t>(text.size()));
  return bytes;
}

// The tokens that share a byte with the span.
TokenRange tokens_of(const Document& doc, Span span) {
  const auto& tokens = doc.tokens;
  const auto begin =
      std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end > span.begin; });
  const auto end = std::find_if(begin, tokens.end(), [&](const Token& t) { return t.span.begin >= span.end; });
  return {static_cast<uint32_t>(begin - tokens.begin()), static_cast<uint32_t>(end - tokens.begin())};
}

NamePart part_at(uint32_t token, TokenRange range) {
  if (range.size() == 1) return NamePart::single;
  if (token == range.begin) return NamePart::begin;
  return token + 1 == range.end ? NamePart::end : NamePart::inside;
}

}  // namespace

ExampleReader::ExampleReader(const Lexicon& lexicon, const Grammar& grammar, const std::string& language)
    : language_name_(language),
      language_(*lexicon.language(language)),
      splitter_(lexicon),
      known_names_(lexicon),
      finder_(lexicon, grammar, known_names_),
      clusters_(lexicon, language_),
      facts_(lexicon) {}

void ExampleReader::load(const std::string& file, std::vector<Example>& examples) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream stream;
  simdjson::padded_string text;
  if (simdjson::padded_string::load(file).get(text) != simdjson::SUCCESS ||
      parser.parse_many(text, 32 << 20).get(stream) != simdjson::SUCCESS) {
    std::fprintf(stderr, "cannot read %s\n", file.c_str());
    std::exit(1);
  }
  const size_t file_number = examples.empty() ? 0 : examples.back().file + 1;
  size_t number = 0;
  for (auto row : stream) {
    Example& e = examples.emplace_back();
    e.doc.text = std::string(std::string_view(row["text"]));
    e.doc.language = language_name_;
    e.file = file_number;
    e.number = number++;
    if (splitter_.run(e.doc).kind != Verdict::Kind::ok) continue;
    finder_.find(e.doc, language_, e.evidence);
    read_gold(e, row["entities"]);
    number_features(e);
  }
}

void ExampleReader::read_gold(Example& e, simdjson::dom::array entities) const {
  const std::vector<uint32_t> bytes = bytes_of(e.doc.text);
  e.gold.assign(e.doc.tokens.size(), outside_tag);
  for (auto entity : entities) {
    const std::string_view type = entity["type"];
    if (type != "PER" && type != "ORG" && type != "LOC") continue;
    const TokenRange range = tokens_of(e.doc, {bytes[static_cast<size_t>(uint64_t(entity["start"]))],
                                               bytes[static_cast<size_t>(uint64_t(entity["end"]))]});
    if (range.begin >= range.end) continue;
    bool gpe = false;
    gpe = entity["gpe"].get(gpe) == simdjson::SUCCESS && gpe;
    e.names.push_back({range, type_named(type), gpe});
    for (uint32_t t = range.begin; t < range.end; ++t) e.gold[t] = name_tag(type_named(type), part_at(t, range));
  }
}

void ExampleReader::number_features(Example& e) {
  e.ends.assign(e.doc.tokens.size(), 0);
  uint32_t filled = 0;
  const auto size = [&] { return static_cast<uint32_t>(e.features.size()); };
  each_sentence(e, [&](uint32_t first) {
    while (filled < first) e.ends[filled++] = size();
    for (size_t i = 0; i < facts_.size(); ++i) {
      list_.clear();
      if (is_open(i)) name_features::add_of_text(e.doc, facts_, clusters_, i, list_);
      for (const uint64_t f : list_.all()) e.features.push_back(numbers_.of(f));
      e.ends[filled++] = size();
    }
    return std::vector<NameTag>(facts_.size(), outside_tag);
  });
  while (filled < e.ends.size()) e.ends[filled++] = size();
}

void ExampleReader::add_of_history(size_t i, std::vector<uint32_t>& out) {
  list_.clear();
  name_features::add_of_history(facts_, i, list_);
  for (const uint64_t f : list_.all()) out.push_back(numbers_.of(f));
}

}  // namespace khabar::training
