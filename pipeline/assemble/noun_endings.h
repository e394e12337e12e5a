// What the form of a noun may be inflected from: "their cars" from "car". Light stemming after Larkey, Ballesteros and
// Connell (Light Stemming for Arabic Information Retrieval, 2007), of nothing but number, case and owner: conditions of
// triggers name a noun in some of its forms and mean all of them. The endings stand in the pack's noun_endings.tsv.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/few_letters.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Of one language. Immutable, thread-safe. The strings live as long as the lexicon.
class NounEndings {
 public:
  static constexpr size_t most_bases = 2;
  struct Bases {
    std::array<uint64_t, most_bases> keys{};
    size_t count = 0;
  };

  bool empty() const { return endings_.empty(); }
  // REQUIRES: `bases` has one to most_bases endings.
  void add(std::string_view ending, std::vector<std::string_view> bases);
  // The keys of the words that `word`, without proclitics and article, may be a form of; none if it ends in nothing
  // that is known, or too little would be left.
  Bases bases_of(std::string_view word) const;

 private:
  struct Ending {
    LastLetters letters;
    std::vector<std::string_view> bases;
  };
  std::vector<Ending> endings_;    // longest first
  std::bitset<256> last_letters_;  // the last byte of each
};

// By language. Throws LoadError naming the line of a row that has no ending or no bases.
std::vector<NounEndings> read_noun_endings(const Lexicon& lexicon);

}  // namespace khabar
