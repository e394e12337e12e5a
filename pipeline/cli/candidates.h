// Names that no gazetteer knows, gathered over a whole dump for a person to accept.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace khabar {

// One mention of a name without a gazetteer id, as a worker hands it to the table.
struct Sighting {
  std::string key;       // type and folded name
  std::string name;      // as written
  std::string language;  // of its document
  std::string record;
  std::string sentence;  // cut to a readable length
  MentionType type = MentionType::person;
  bool strong = false;  // a title, or a score that leaves little doubt
  uint32_t times = 1;   // in its document
};

// The sightings of one document, one for each name and type, by key.
std::vector<Sighting> sightings_in(const Document& doc);

// Counts sightings; documents must come in the same order for the same result. Holds at most about `most` names: when
// there are more, those that fewest documents have are forgotten (and a name that comes back later counts from there).
// Belongs to one thread.
class CandidateTable {
 public:
  explicit CandidateTable(size_t most) : most_(most) {}
  void add(std::vector<Sighting>&& document);

  // Names that stand in a strong context in `least` documents or more, as a gazetteer file of the format `entities`
  // with counts and evidence: those of most documents first. One column of names for each of the languages.
  std::string file(uint32_t least, const std::vector<std::string>& languages) const;
  // How many documents a forgotten name may have had; 0 if none was forgotten.
  uint32_t forgotten_up_to() const { return forgotten_; }

 private:
  static constexpr size_t evidence_count = 3;
  struct Candidate {
    std::string name, language;
    MentionType type = MentionType::person;
    uint32_t documents = 0, strong_documents = 0, mentions = 0;
    std::vector<std::pair<std::string, std::string>> evidence;  // record, sentence: strong ones before others
    uint32_t strong_evidence = 0;
  };
  void forget_rare();
  void append_row(std::string& out, std::string_view key, const std::vector<std::string>& languages) const;
  double confidence(const Candidate& candidate, std::string_view folded) const;

  const size_t most_;
  uint32_t forgotten_ = 0;
  std::map<std::string, Candidate> candidates_;
};

}  // namespace khabar
