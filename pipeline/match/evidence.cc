#include "match/evidence.h"

namespace khabar {

namespace {

TokenRange range_of(const std::vector<uint32_t>& ends, size_t sentence) {
  return {sentence == 0 ? 0 : ends[sentence - 1], ends[sentence]};
}

}  // namespace

std::span<const Candidate> DocumentEvidence::candidates_of(size_t sentence) const {
  const TokenRange range = range_of(candidate_ends, sentence);
  return std::span(candidates).subspan(range.begin, range.end - range.begin);
}

SentenceEvidence DocumentEvidence::of(const Document& doc, size_t sentence) const {
  const TokenRange range = range_of(hit_ends, sentence);
  return {std::span(doc.hits).subspan(range.begin, range.end - range.begin), candidates_of(sentence)};
}

EvidenceFinder::EvidenceFinder(const Lexicon& lexicon, const Grammar& grammar, const KnownNames& known_names)
    : lexicon_(lexicon), unit_builder_(lexicon), finder_(lexicon, grammar, known_names) {}

void EvidenceFinder::find(Document& doc, LanguageId language, DocumentEvidence& evidence) {
  doc.hits.clear();
  evidence.hit_ends.clear();
  evidence.candidate_ends.clear();
  evidence.candidates.clear();
  for (const Sentence& sentence : doc.sentences) {
    const size_t first_hit = doc.hits.size();
    lexicon_.find_in(doc.text, language, sentence.tokens, doc.tokens, doc.hits);
    const std::span<const Hit> hits(doc.hits.data() + first_hit, doc.hits.size() - first_hit);
    unit_builder_.build(doc, sentence, hits, units_, classes_);
    finder_.find(language, hits, units_, classes_, candidates_);
    evidence.candidates.insert(evidence.candidates.end(), candidates_.begin(), candidates_.end());
    evidence.hit_ends.push_back(static_cast<uint32_t>(doc.hits.size()));
    evidence.candidate_ends.push_back(static_cast<uint32_t>(evidence.candidates.size()));
  }
}

}  // namespace khabar
