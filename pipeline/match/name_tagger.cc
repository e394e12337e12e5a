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

void NameTagger::run(const Document& doc, const DocumentEvidence& evidence, LanguageId language,
                     std::vector<Candidate>& names, std::vector<uint32_t>& ends) {
  names.clear();
  ends.clear();
  const NameModel& model = models_.of(language);
  if (scorers_[language] == nullptr) scorers_[language] = std::make_unique<NameScorer>(model);
  facts_.begin(doc);
  for (size_t s = 0; s < doc.sentences.size(); ++s) facts_.gather(doc, s, evidence.of(doc, s));
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    facts_.enter(doc, s);
    scorers_[language]->score(doc, facts_, scores_);
    tag_open_runs(model);
    facts_.note(tags_);
    add_names(doc, doc.sentences[s], model, names);
    ends.push_back(static_cast<uint32_t>(names.size()));
  }
}

// Closed tokens are outside: a run of open ones, with the closed neighbours whose transitions count, can be decided
// alone.
void NameTagger::tag_open_runs(const NameModel& model) {
  const size_t n = scores_.size();
  tags_.assign(n, outside_tag);
  for (size_t i = 0; i < n;) {
    if (facts_.facts(i)->settled) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < n && !facts_.facts(end)->settled) ++end;
    if (end - i == 1) {
      tags_[i] = best_tag_alone(scores_[i], i > 0, end < n, model.moves());
      i = end;
      continue;
    }
    const size_t first = i > 0 ? i - 1 : 0, last = std::min(end + 1, n);
    best_tags(std::span(scores_).subspan(first, last - first), model.moves(), scratch_, run_tags_);
    std::copy(run_tags_.begin(), run_tags_.end(), tags_.begin() + static_cast<std::ptrdiff_t>(first));
    i = end;
  }
}

void NameTagger::add_names(const Document& doc, const Sentence& sentence, const NameModel& model,
                           std::vector<Candidate>& names) const {
  for (size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i] == outside_tag) continue;
    Candidate name;
    const size_t begin = i;
    int64_t lead = 0;
    for (;; ++i) {
      int16_t next = std::numeric_limits<int16_t>::min();
      for (size_t tag = 0; tag < name_tag_count; ++tag)
        if (tag != tags_[i]) next = std::max(next, scores_[i][tag]);
      lead += scores_[i][tags_[i]] - next;
      if (part_of(tags_[i]) == NamePart::end || part_of(tags_[i]) == NamePart::single) break;
    }
    name.tokens = without_punctuation(doc, {sentence.tokens.begin + static_cast<uint32_t>(begin),
                                            sentence.tokens.begin + static_cast<uint32_t>(i + 1)});
    if (name.tokens.empty()) continue;
    name.type = type_of(tags_[i]);
    name.proclitic_bytes = doc.tokens[name.tokens.begin].proclitic_bytes;
    name.rule = model.rule();
    name.by_model = true;
    const float mean = static_cast<float>(lead) / static_cast<float>(i + 1 - begin);
    name.score = least_score + (most_score - least_score) * std::clamp(mean / clear_lead, 0.0F, 1.0F);
    names.push_back(name);
  }
}

}  // namespace khabar
