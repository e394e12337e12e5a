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

std::span<const Hit> DocumentEvidence::hits_of(const Document& doc, size_t sentence) const {
  const TokenRange range = range_of(hit_ends, sentence);
  return std::span(doc.hits).subspan(range.begin, range.end - range.begin);
}

SentenceEvidence DocumentEvidence::of(const Document& doc, size_t sentence) const {
  return {hits_of(doc, sentence), candidates_of(sentence)};
}

EvidenceFinder::EvidenceFinder(const Lexicon& lexicon, const Grammar& grammar, const KnownNames& known_names)
    : lexicon_(lexicon), unknown_words_(lexicon), unit_builder_(lexicon), finder_(lexicon, grammar, known_names) {}

void EvidenceFinder::find_hits(Document& doc, LanguageId language, DocumentEvidence& evidence) {
  hits_.clear();
  evidence.hit_ends.clear();
  for (const Sentence& sentence : doc.sentences) {
    lexicon_.find_in(doc.text, language, sentence.tokens, doc.tokens, hits_);
    evidence.hit_ends.push_back(static_cast<uint32_t>(hits_.size()));
  }
  doc.hits.assign(hits_.begin(), hits_.end());
  unknown_words_.read_proclitics(doc, language);
}

void EvidenceFinder::find(Document& doc, LanguageId language, DocumentEvidence& evidence) {
  find_hits(doc, language, evidence);
  evidence.candidate_ends.clear();
  evidence.candidates.clear();
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    const std::span<const Hit> hits = evidence.hits_of(doc, s);
    unit_builder_.build(doc, doc.sentences[s], language, hits, units_, classes_);
    finder_.find(language, hits, units_, classes_, candidates_);
    evidence.candidates.insert(evidence.candidates.end(), candidates_.begin(), candidates_.end());
    evidence.candidate_ends.push_back(static_cast<uint32_t>(evidence.candidates.size()));
  }
}

}  // namespace khabar
