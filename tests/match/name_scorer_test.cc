// What the scorer keeps from earlier texts never changes what it says of the next.
#include "match/name_scorer.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "lexicon/grammar.h"
#include "match/matcher.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

const Lexicon& lexicon() {
  static const Lexicon all = Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers");
  return all;
}

Document one_sentence(const std::string& text) {
  Document doc;
  doc.language = "en";
  doc.text = text;
  tokenize(doc.text, doc.tokens);
  Sentence& sentence = doc.sentences.emplace_back();
  sentence.span = {0, static_cast<uint32_t>(text.size())};
  sentence.tokens = {0, static_cast<uint32_t>(doc.tokens.size())};
  return doc;
}

std::string names(Matcher& matcher, Document doc) {
  REQUIRE(matcher.run(doc).kind == Verdict::Kind::ok);
  std::string out;
  for (const Mention& m : doc.mentions)
    out += std::string(doc.at(m.span)) + " " + std::to_string(static_cast<int>(m.type)) + " " +
           std::to_string(m.score) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a text gives the same names and scores whatever was read before it") {
  const Grammar grammar(lexicon());
  const NameModels models(lexicon());
  static const char* const texts[] = {
      "President Amina Lawal met John Harker of the Red Crescent in Abuja.",
      "Lawal, who heads the Crescent, met Amina in Red Square, Moscow.",
      "In Moscow the Harker Foundation and John Lawal Ltd. met President Crescent.",
  };
  Matcher used(lexicon(), grammar, models);
  for (int round = 0; round < 2; ++round)
    for (const char* text : texts) {
      CAPTURE(text);
      Matcher fresh(lexicon(), grammar, models);
      const std::string found = names(fresh, one_sentence(text));
      CHECK_FALSE(found.empty());
      CHECK(names(used, one_sentence(text)) == found);
    }
}

TEST_CASE("a text without tokens, or of a language without a pack, has no names") {
  const Grammar grammar(lexicon());
  const NameModels models(lexicon());
  Matcher matcher(lexicon(), grammar, models);
  CHECK(names(matcher, one_sentence("")).empty());
  Document other = one_sentence("President Amina Lawal");
  other.language = "fr";
  CHECK(matcher.run(other).kind != Verdict::Kind::ok);
  CHECK(other.mentions.empty());
}

TEST_CASE("sums of several groups of features are those of the features one by one") {
  const NameModels models(lexicon());
  const NameModel& model = models.of(*lexicon().language("en"));
  std::vector<uint64_t> features;
  for (uint64_t value = 0; value < 32; ++value)
    for (const Question question : {Question::one_class, Question::one_evidence, Question::history, Question::evidence})
      features.push_back(feature_of(question, value));
  // Empty groups, one that is longer than what is looked up at once, and one that ends where that does.
  for (const std::vector<size_t>& ends :
       {std::vector<size_t>{128}, {0, 3, 3, 48, 49, 128}, {48, 96, 128}, {100, 128, 128}, {0, 0, 128}}) {
    std::vector<TagScores> sums(ends.size()), wanted(ends.size());
    model.add_groups(features, ends, sums);
    for (size_t g = 0, f = 0; g < ends.size(); ++g)
      for (; f < ends[g]; ++f) model.add(std::span(features).subspan(f, 1), wanted[g]);
    int size = 0;
    for (size_t g = 0; g < ends.size(); ++g)
      for (size_t tag = 0; tag < name_tag_count; ++tag) {
        CAPTURE(g);
        CHECK(sums[g][tag] == wanted[g][tag]);
        size += std::abs(sums[g][tag]);
      }
    CHECK(size > 0);
  }
}

}  // namespace khabar
