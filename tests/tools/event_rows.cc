// Prints every row that the assembler considers, with its features: what train_events.py learns from.
//
//     event_rows LEXICON < in.jsonl > rows.tsv
//     event_rows LEXICON --refused < in.jsonl > refused.tsv    the triggers that tell no event instead, and why not
//     event_rows LEXICON --words < in.jsonl > words.tsv        what each word is in the structure of its sentence
//
// in.jsonl: one object a line with "id", "lang", "text" and, if known, "date" (ISO), as `khabar annotate` reads them.
// A row: id, language, type, mode, lemma, asserted (0 or 1: what negation and modality leave of it), trigger, features,
// the trigger's offset in bytes of the article's text.
// Refused: id, language, type, mode, lemma, rule, trigger, what it lacks.
// Words, of sentences that have triggers: id, token, its parts (part in assemble/word_table.h), the triggers that begin
// there.
#include <fmt/format.h>
#include <simdjson.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "assemble/assembler.h"
#include "clean/cleaner.h"
#include "match/matcher.h"
#include "measure/measurer.h"
#include "resolve/resolver.h"
#include "resources.h"
#include "split/splitter.h"

namespace khabar {

namespace {

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\t') c = ' ';
  return line;
}

class RowPrinter : public RowObserver {
 public:
  void see(const Document& doc, const Row& row, uint64_t features) override {
    const Event& e = doc.events[row.event];
    std::string line = doc.id + "\t" + doc.language + "\t" + std::string(e.type) + "\t" + std::string(e.mode) + "\t" +
                       std::string(row.trigger->lemma) + "\t" + (e.asserted ? "1" : "0") + "\t" +
                       on_one_line(doc.at(e.trigger)) + "\t";
    for (size_t f = 0; f < static_cast<size_t>(RowFeature::count); ++f)
      if ((features >> f & 1) != 0) line += std::string(feature_name(static_cast<RowFeature>(f))) + " ";
    line.back() = '\t';
    fmt::print("{}{}\n", line, e.trigger.begin);
  }
};

std::string text_of(const simdjson::dom::element& object, const char* key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

class RefusalPrinter : public RowObserver {
 public:
  explicit RefusalPrinter(const Lexicon& lexicon) : lexicon_(lexicon) {}
  void see(const Document&, const Row&, uint64_t) override {}
  void refuse(const Document& doc, const TriggerHit& hit, std::string_view why) override {
    const Trigger& trigger = *hit.trigger;
    const Span span{doc.tokens[hit.tokens.begin].span.begin, doc.tokens[hit.tokens.end - 1].span.end};
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", doc.id, doc.language, trigger.event.type, trigger.event.mode,
               trigger.lemma, lexicon_.rule_name(trigger.rule), on_one_line(doc.at(span)), why);
  }

 private:
  const Lexicon& lexicon_;
};

// The bits of part, by position.
constexpr std::string_view part_names[] = {"say",
                                           "negation",
                                           "modal",
                                           "purpose",
                                           "condition",
                                           "background",
                                           "preposition",
                                           "of",
                                           "determiner",
                                           "auxiliary",
                                           "be",
                                           "passive_auxiliary",
                                           "pronoun",
                                           "complementizer",
                                           "relative",
                                           "adverb",
                                           "coordination",
                                           "subordinator",
                                           "comma",
                                           "stop",
                                           "quote",
                                           "attribution",
                                           "statement",
                                           "verb",
                                           "definite",
                                           "with_conjunction",
                                           "with_preposition",
                                           "future",
                                           "person_noun",
                                           "nationality",
                                           "word",
                                           "companion",
                                           "aspect",
                                           "light",
                                           "casualty",
                                           "result",
                                           "question",
                                           "noun",
                                           "place_noun",
                                           "partitive",
                                           "directed",
                                           "named",
                                           "counted",
                                           "dated",
                                           "people",
                                           "phrase_end",
                                           "article",
                                           "before_noun",
                                           "plain_verb",
                                           "have",
                                           "locative",
                                           "toward",
                                           "away",
                                           "between",
                                           "direction",
                                           "fixed",
                                           "indefinite",
                                           "agent",
                                           "plural",
                                           "aftermath",
                                           "opens",
                                           "limit",
                                           "thing",
                                           "group"};
static_assert(std::size(part_names) == 64 && part::group == uint64_t{1} << 63);

class WordPrinter : public RowObserver {
 public:
  void see(const Document&, const Row&, uint64_t) override {}
  void view(const Document& doc, const SentenceView& view) override {
    for (uint32_t t = view.begin; t < view.end; ++t) {
      std::string line = doc.id + "\t" + on_one_line(doc.at(doc.tokens[t].span)) + "\t";
      for (size_t bit = 0; bit < std::size(part_names); ++bit)
        if ((view.at(t) >> bit & 1) != 0) line += std::string(part_names[bit]) + " ";
      line += "\t";
      for (const TriggerHit& hit : view.triggers)
        if (hit.tokens.begin == t)
          line += std::string(hit.trigger->event.type) + ":" + std::string(hit.trigger->lemma) + " ";
      fmt::print("{}\n", line);
    }
  }
};

enum class Output { rows, refused, words };

void print_rows(const Resources& resources, Output output) {
  RowPrinter rows;
  RefusalPrinter refusals(resources.lexicon);
  WordPrinter words;
  RowObserver* const printers[] = {&rows, &refusals, &words};
  RowObserver& printer = *printers[static_cast<size_t>(output)];
  Cleaner cleaner(resources.lexicon);
  Splitter splitter(resources.lexicon);
  Matcher matcher(resources.lexicon, resources.grammar, resources.names);
  Measurer measurer(resources.lexicon);
  Resolver resolver(resources.lexicon, resources.facts);
  Assembler assembler(resources.lexicon, resources.events, &printer);
  simdjson::dom::parser parser;
  std::string line;
  while (std::getline(std::cin, line)) {
    simdjson::dom::element object;
    if (parser.parse(line).get(object) != simdjson::SUCCESS) continue;
    Record record;
    record.id = text_of(object, "id");
    record.language = text_of(object, "lang");
    record.date = text_of(object, "date");
    record.body = text_of(object, "text");
    Document doc;
    if (cleaner.clean(std::move(record), doc).kind != Verdict::Kind::ok) continue;
    for (Stage* stage : std::initializer_list<Stage*>{&splitter, &matcher, &measurer, &resolver, &assembler})
      if (stage->run(doc).kind != Verdict::Kind::ok) break;
  }
}

}  // namespace

}  // namespace khabar

int main(int argc, char** argv) {
  const std::string_view option = argc == 3 ? argv[2] : "";
  const bool refused = option == "--refused", words = option == "--words";
  if (argc != 2 && !refused && !words) {
    std::fputs("usage: event_rows LEXICON [--refused | --words] < in.jsonl > rows.tsv\n", stderr);
    return 2;
  }
  try {
    const auto output = refused ? khabar::Output::refused : words ? khabar::Output::words : khabar::Output::rows;
    khabar::print_rows(khabar::Resources(khabar::Lexicon::open(argv[1])), output);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "event_rows: %s\n", error.what());
    return 1;
  }
  return 0;
}
