#include "match/name_tagger.h"

#include <algorithm>
#include <limits>

namespace khabar {

namespace {

// Score of a name: from `least` where another tag scores as much, to `most` where the lead is `clear_lead` a token or
// more.
constexpr float least_score = 0.6F, most_score = 0.95F, clear_lead = 160;

// No name begins with punctuation, and none ends with it but for a full stop ("Inc.") or a bracket, whatever the model
// says of unknown words around it. Empty if nothing else is left.
TokenRange without_punctuation(const Document& doc, TokenRange tokens) {
  const auto is_mark = [&](uint32_t t) { return doc.tokens[t].kind == TokenKind::punctuation; };
  const auto may_end = [&](uint32_t t) {
    return doc.tokens[t].punct == Punct::full_stop || doc.tokens[t].punct == Punct::bracket_close;
  };
  while (!tokens.empty() && is_mark(tokens.begin)) ++tokens.begin;
  while (!tokens.empty() && is_mark(tokens.end - 1) && !may_end(tokens.end - 1)) --tokens.end;
  return tokens;
}

}  // namespace

NameTagger::NameTagger(const Lexicon& lexicon, const NameModels& models)
    : facts_(lexicon), models_(models), scorers_(lexicon.language_count()) {}

void NameTagger::run(const Document& doc, const DocumentEvidence& evidence, std::span<WordForm* const> forms,
                     LanguageId language, std::vector<Candidate>& names, std::vector<uint32_t>& ends) {
  names.clear();
  ends.clear();
  const NameModel& model = models_.of(language);
  if (scorers_[language] == nullptr) scorers_[language] = std::make_unique<NameScorer>(model);
  facts_.read(doc, evidence, forms);
  NameScorer& scorer = *scorers_[language];
  const auto enter_ahead = [&](size_t s) {
    if (s == doc.sentences.size()) return;
    facts_.enter(doc, s);
    scorer.prefetch(facts_);
  };
  enter_ahead(0);
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    enter_ahead(s + 1);
    facts_.enter(doc, s);
    scorer.score(doc, facts_, scores_, unsettled_);
    tag_open_runs(model);
    facts_.note(tags_);
    add_names(doc, doc.sentences[s], model, names);
    ends.push_back(static_cast<uint32_t>(names.size()));
  }
}

// Closed tokens are outside: a run of open ones, with the closed neighbours whose transitions count, can be decided
// alone.
void NameTagger::tag_open_runs(const NameModel& model) {
  const size_t n = facts_.size();
  tags_.assign(n, outside_tag);
  for (size_t u = 0; u < unsettled_.size();) {
    const size_t i = unsettled_[u];
    size_t end = i + 1;
    while (++u < unsettled_.size() && unsettled_[u] == end) ++end;
    if (end - i == 1) {
      tags_[i] = best_tag_alone(scores_[i], i > 0, end < n, model.moves());
      continue;
    }
    const size_t first = i > 0 ? i - 1 : 0, last = std::min(end + 1, n);
    best_tags(std::span(scores_).subspan(first, last - first), model.moves(), scratch_, run_tags_);
    std::copy(run_tags_.begin(), run_tags_.end(), tags_.begin() + static_cast<std::ptrdiff_t>(first));
  }
}

// The lead of the tag over the next best one.
int NameTagger::lead_of(size_t i) const {
  int16_t next = std::numeric_limits<int16_t>::min();
  for (size_t tag = 0; tag < name_tag_count; ++tag)
    if (tag != tags_[i]) next = std::max(next, scores_[i][tag]);
  return scores_[i][tags_[i]] - next;
}

void NameTagger::add_names(const Document& doc, const Sentence& sentence, const NameModel& model,
                           std::vector<Candidate>& names) const {
  const auto is_last = [&](size_t i) {
    return part_of(tags_[i]) == NamePart::end || part_of(tags_[i]) == NamePart::single;
  };
  size_t end = 0;
  for (const uint32_t begin : unsettled_) {
    if (begin < end || tags_[begin] == outside_tag) continue;
    int64_t lead = 0;
    for (end = begin; end == begin || !is_last(end - 1); ++end) lead += lead_of(end);
    Candidate name;
    name.tokens =
        without_punctuation(doc, {sentence.tokens.begin + begin, sentence.tokens.begin + static_cast<uint32_t>(end)});
    if (name.tokens.empty()) continue;
    name.type = type_of(tags_[end - 1]);
    name.proclitic_bytes = doc.tokens[name.tokens.begin].proclitic_bytes;
    name.rule = model.rule();
    name.by_model = true;
    const float mean = static_cast<float>(lead) / static_cast<float>(end - begin);
    name.score = least_score + (most_score - least_score) * std::clamp(mean / clear_lead, 0.0F, 1.0F);
    names.push_back(name);
  }
}

}  // namespace khabar
