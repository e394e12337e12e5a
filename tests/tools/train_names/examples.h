// Annotated documents, as the learner sees them: tags by token, and the numbers of each token's features.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/evidence.h"
#include "match/known_names.h"
#include "match/name_facts.h"
#include "match/name_features.h"
#include "match/name_model.h"
#include "split/splitter.h"

namespace khabar::training {

struct GoldName {
  TokenRange tokens;
  MentionType type;
  bool may_be_place = false;  // a country tagged as an organization
};

// A document, with the numbers of the features that depend on its text alone.
struct Example {
  Document doc;
  DocumentEvidence evidence;
  std::vector<GoldName> names;
  std::vector<NameTag> gold;              // by token
  std::vector<uint32_t> features;         // of the open tokens, one after another
  std::vector<uint32_t> ends;             // by token
  std::vector<uint32_t> used, used_ends;  // the same of those that the learner uses, by its own numbers
  size_t file = 0, number = 0;            // in the file
  static std::span<const uint32_t> part(const std::vector<uint32_t>& all, const std::vector<uint32_t>& ends,
                                        size_t token) {
    const uint32_t begin = token == 0 ? 0 : ends[token - 1];
    return std::span(all).subspan(begin, ends[token] - begin);
  }
  std::span<const uint32_t> of(size_t token) const { return part(features, ends, token); }
  std::span<const uint32_t> used_of(size_t token) const { return part(used, used_ends, token); }
};

// Features as numbers from 0, in the order in which they are met.
class FeatureNumbers {
 public:
  uint32_t of(uint64_t hash) {
    const auto [at, fresh] = index_.emplace(hash, static_cast<uint32_t>(hashes_.size()));
    if (fresh) hashes_.push_back(hash);
    return at->second;
  }
  size_t size() const { return hashes_.size(); }
  uint64_t hash(size_t number) const { return hashes_[number]; }

 private:
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<uint64_t> hashes_;
};

// Reads documents and asks for the features of their tokens.
class ExampleReader {
 public:
  // The lexicon and the grammar outlive the reader.
  ExampleReader(const Lexicon& lexicon, const Grammar& grammar, const std::string& language);

  // Adds the documents of a file: one a line, as main.cc describes them. Exits if it cannot be read.
  void load(const std::string& file, std::vector<Example>& examples);

  // Enters one sentence after the other. action(first token) gives its tags, which later sentences see as history.
  template <typename Action>
  void each_sentence(Example& e, Action&& action) {
    facts_.read(e.doc, e.evidence);
    for (size_t s = 0; s < e.doc.sentences.size(); ++s) {
      facts_.enter(e.doc, s);
      facts_.note(action(e.doc.sentences[s].tokens.begin));
    }
  }
  // Of the sentence that was entered last.
  const NameFacts& facts() const { return facts_; }
  bool is_open(size_t token) const { return facts_.facts(token)->open; }
  // Features of its open token i that depend on how earlier sentences were tagged.
  void add_of_history(size_t i, std::vector<uint32_t>& out);

  const FeatureNumbers& numbers() const { return numbers_; }
  LanguageId language() const { return language_; }

 private:
  void read_gold(Example& e, simdjson::dom::array entities) const;
  void number_features(Example& e);

  const std::string language_name_;
  const LanguageId language_;
  Splitter splitter_;
  const KnownNames known_names_;
  EvidenceFinder finder_;
  const WordClusters clusters_;
  NameFacts facts_;
  FeatureNumbers numbers_;
  FeatureList list_;
};

}  // namespace khabar::training
