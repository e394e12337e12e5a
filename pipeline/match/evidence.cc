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
  hit_count_ = 0;
  unknown_count_ = 0;
  if (unknown_.size() < doc.tokens.size()) unknown_.resize(doc.tokens.size());
  evidence.hit_ends.clear();
  uint32_t read_to = 0;
  for (const Sentence& sentence : doc.sentences) {
    skip_between(doc, {read_to, sentence.tokens.begin});
    find_in_sentence(doc, language, sentence.tokens);
    evidence.hit_ends.push_back(static_cast<uint32_t>(hit_count_));
    read_to = sentence.tokens.end;
  }
  skip_between(doc, {read_to, static_cast<uint32_t>(doc.tokens.size())});
  doc.hits.assign(hits_.begin(), hits_.begin() + static_cast<ptrdiff_t>(hit_count_));
  if (unknown_words_.any(language))
    unknown_words_.read_proclitics(doc, language, std::span(unknown_).first(unknown_count_),
                                   [&](uint32_t token) { forms_[token] = nullptr; });
}

// What no sentence holds may still tell what a word is without proclitics.
void EvidenceFinder::skip_between(const Document& doc, TokenRange tokens) {
  for (uint32_t t = tokens.begin; t < tokens.end; ++t)
    if (UnknownWords::may_be_one(doc.tokens[t])) unknown_[unknown_count_++] = t;
}

// As Lexicon::find_in() would, which is asked only where the words around one have a say.
void EvidenceFinder::find_in_sentence(Document& doc, LanguageId language, TokenRange sentence) {
  list_further(doc, sentence);
  if (hits_.size() < hit_count_ + sentence.size() + 1) hits_.resize(2 * hit_count_ + sentence.size() + 1);
  phrases_.clear();
  uint32_t begin = sentence.begin;
  for (const uint32_t t : further_) {
    take_forms(doc, {begin, t});
    find_around(doc, language, sentence, t);
    begin = t + 1;
  }
  take_forms(doc, {begin, sentence.end});
  for (const TokenRange& phrase : phrases_)
    std::fill(forms_.begin() + phrase.begin, forms_.begin() + phrase.end, nullptr);
}

// Those that have no form, that are asked each time, or from which a longer one may go on with the next word. No
// processor foresees which these are: all are written, and what is none is written over.
void EvidenceFinder::list_further(const Document& doc, TokenRange sentence) {
  using Reach = WordReading::Reach;
  further_.resize(sentence.size() + 1);
  uint32_t* const further = further_.data();
  size_t count = 0;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    further[count] = t;
    count += forms_[t] == nullptr || forms_[t]->reading.reach != Reach::word ? 1 : 0;
  }
  const auto goes_on = [&](uint32_t t) { return forms_[t] != nullptr && forms_[t]->reading.reach == Reach::further; };
  for (size_t n = 0; n < count; ++n)
    if (const uint32_t t = further[n]; goes_on(t) && t + 1 < sentence.end)
      lexicon_.prefetch_pair(forms_[t]->reading.key, doc.tokens[t + 1].key);
  size_t kept = 0;
  for (size_t n = 0; n < count; ++n) {
    const uint32_t t = further[n];
    const bool asked =
        !goes_on(t) || (t + 1 < sentence.end && lexicon_.may_go_on(forms_[t]->reading.key, doc.tokens[t + 1].key));
    if (asked) lexicon_.prefetch_walk(doc.tokens[t].key, t + 1 < sentence.end ? doc.tokens[t + 1].key : 0);
    further[kept] = t;
    kept += asked ? 1 : 0;
  }
  further_.resize(kept);
}

// Appends what the tokens' forms say.
void EvidenceFinder::take_forms(Document& doc, TokenRange tokens) {
  Hit* const hits = hits_.data();
  size_t count = hit_count_, unknown = unknown_count_;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const WordForm& form = *forms_[t];
    hits[count] = form.reading.hit_at(t);
    count += form.reading.found ? 1 : 0;
    // What is found nowhere keeps what it has.
    uint8_t& proclitic_bytes = doc.tokens[t].proclitic_bytes;
    const auto taken = static_cast<uint8_t>(form.reading.found ? 0xFF : 0);
    proclitic_bytes = static_cast<uint8_t>((proclitic_bytes & ~taken) | (form.reading.proclitic_bytes & taken));
    unknown_[unknown] = t;
    unknown += form.may_be_unknown ? 1 : 0;
  }
  hit_count_ = count;
  unknown_count_ = unknown;
}

// Appends what stands at the token.
void EvidenceFinder::find_around(Document& doc, LanguageId language, TokenRange sentence, uint32_t token) {
  around_.clear();
  lexicon_.find_at(doc.text, language, sentence, token, doc.tokens, around_);
  if (WordForm*& form = forms_[token]; form != nullptr && !form->reading.gives(around_)) form = nullptr;
  if (around_.empty()) {
    if (UnknownWords::may_be_one(doc.tokens[token])) unknown_[unknown_count_++] = token;
    return;
  }
  if (around_.front().tokens.size() > 1) phrases_.push_back(around_.front().tokens);
  const size_t end = hit_count_ + around_.size(), room = sentence.end - token;
  if (hits_.size() < end + room) hits_.resize(2 * end + room);
  std::copy(around_.begin(), around_.end(), hits_.begin() + static_cast<ptrdiff_t>(hit_count_));
  hit_count_ = end;
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
