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
    : lexicon_(lexicon),
      grammar_(grammar),
      unknown_words_(lexicon),
      unit_builder_(lexicon),
      finder_(lexicon, grammar, known_names),
      words_(lexicon.language_count()),
      scratch_(lexicon.language_count()) {}

void EvidenceFinder::find_hits(Document& doc, LanguageId language, DocumentEvidence& evidence) {
  if (words_[language] == nullptr) words_[language] = std::make_unique<WordForms>(lexicon_, language);
  words_[language]->read(doc, forms_);
  hits_.clear();
  unknown_.clear();
  evidence.hit_ends.clear();
  uint32_t read_to = 0;
  for (const Sentence& sentence : doc.sentences) {
    skip_between(doc, {read_to, sentence.tokens.begin});
    find_in_sentence(doc, language, sentence.tokens);
    evidence.hit_ends.push_back(static_cast<uint32_t>(hits_.size()));
    read_to = sentence.tokens.end;
  }
  skip_between(doc, {read_to, static_cast<uint32_t>(doc.tokens.size())});
  doc.hits.assign(hits_.begin(), hits_.end());
  if (unknown_words_.any(language))
    unknown_words_.read_proclitics(doc, language, unknown_, [&](uint32_t token) { forms_[token] = nullptr; });
}

// What no sentence holds may still tell what a word is without proclitics.
void EvidenceFinder::skip_between(const Document& doc, TokenRange tokens) {
  for (uint32_t t = tokens.begin; t < tokens.end; ++t)
    if (UnknownWords::may_be_one(doc.tokens[t])) unknown_.push_back(t);
}

// As Lexicon::find_in() would, which is asked only where the words around one have a say.
void EvidenceFinder::find_in_sentence(Document& doc, LanguageId language, TokenRange sentence) {
  for (uint32_t t = sentence.begin; t + 1 < sentence.end; ++t)
    if (const WordForm* const form = forms_[t]; form != nullptr && form->reading.reach == WordReading::Reach::further)
      lexicon_.prefetch_pair(form->reading.key, doc.tokens[t + 1].key);
  uint32_t phrase_end = 0;  // of all phrases so far
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const WordForm* const form = forms_[t];
    const bool alone = form != nullptr && is_alone(doc, sentence, t, form->reading);
    if (!alone) {
      phrase_end = std::max(phrase_end, find_around(doc, language, sentence, t));
    } else if (form->reading.found) {
      hits_.push_back(form->reading.hit_at(t));
      doc.tokens[t].proclitic_bytes = form->reading.proclitic_bytes;
    } else if (form->may_be_unknown) {
      unknown_.push_back(t);
    }
    if (t < phrase_end) forms_[t] = nullptr;
  }
}

bool EvidenceFinder::is_alone(const Document& doc, TokenRange sentence, uint32_t token,
                              const WordReading& reading) const {
  using Reach = WordReading::Reach;
  if (reading.reach == Reach::word) return true;
  if (reading.reach == Reach::unknown) return false;
  return token + 1 == sentence.end || !lexicon_.may_go_on(reading.key, doc.tokens[token + 1].key);
}

// Appends what stands at the token; returns the end of the longest.
uint32_t EvidenceFinder::find_around(Document& doc, LanguageId language, TokenRange sentence, uint32_t token) {
  const size_t before = hits_.size();
  lexicon_.find_at(doc.text, language, sentence, token, doc.tokens, hits_);
  if (hits_.size() == before && UnknownWords::may_be_one(doc.tokens[token])) unknown_.push_back(token);
  const auto found = std::span(hits_).subspan(before);
  if (WordForm*& form = forms_[token]; form != nullptr && !form->reading.gives(found)) form = nullptr;
  return found.empty() || found.front().tokens.size() == 1 ? token : found.front().tokens.end;
}

void EvidenceFinder::find(Document& doc, LanguageId language, DocumentEvidence& evidence) {
  find_hits(doc, language, evidence);
  evidence.candidate_ends.clear();
  evidence.candidates.clear();
  const RuleReader reader = {grammar_.rules(language), scratch_[language]};
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    const std::span<const Hit> hits = evidence.hits_of(doc, s);
    unit_builder_.build(doc, doc.sentences[s], language, hits, forms_, reader, units_);
    finder_.find(language, hits, units_, reader.scratch, candidates_);
    evidence.candidates.insert(evidence.candidates.end(), candidates_.begin(), candidates_.end());
    evidence.candidate_ends.push_back(static_cast<uint32_t>(evidence.candidates.size()));
  }
}

}  // namespace khabar
