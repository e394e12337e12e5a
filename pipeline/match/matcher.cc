#include "match/matcher.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <unordered_map>

#include "match/decide.h"

namespace khabar {

namespace {

constexpr float default_threshold = 0.45F;
constexpr float repeated_share = 0.9F;  // of the first mention's score

bool by_position(const Mention& a, const Mention& b) {
  return std::tuple(a.span.begin, b.span.end, a.nested, a.type) < std::tuple(b.span.begin, a.span.end, b.nested, b.type);
}

}  // namespace

Matcher::Matcher(const Lexicon& lexicon, const Grammar& grammar)
    : lexicon_(lexicon), unit_builder_(lexicon), finder_(lexicon, grammar), thresholds_(lexicon.language_count(), default_threshold) {
  for (const Lexicon::Row& row : lexicon.rows("weights"))
    if (row.columns[0] == "threshold") thresholds_[row.language] = std::strtof(std::string(row.columns[1]).c_str(), nullptr);
}

Verdict Matcher::run(Document& doc) {
  doc.hits.clear();
  doc.mentions.clear();
  const auto language = lexicon_.language(doc.language);
  if (!language) return Verdict::store_only("language " + doc.language + " has no pack");
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) match_sentence(doc, s, *language);
  add_repeated_names(doc);
  std::sort(doc.mentions.begin(), doc.mentions.end(), by_position);
  return Verdict::ok();
}

void Matcher::match_sentence(Document& doc, uint32_t sentence, LanguageId language) {
  const size_t first_hit = doc.hits.size();
  lexicon_.find_in(doc.text, language, doc.sentences[sentence].tokens, doc.tokens, doc.hits);
  const std::span<const Hit> hits(doc.hits.data() + first_hit, doc.hits.size() - first_hit);
  unit_builder_.build(doc, doc.sentences[sentence], hits, units_, classes_);
  finder_.find(doc, language, hits, units_, classes_, candidates_);
  decide(candidates_, thresholds_[language], chosen_, nested_);
  for (size_t i = 0; i < chosen_.size(); ++i) {
    const Candidate& c = chosen_[i];
    Mention& m = doc.mentions.emplace_back();
    m.tokens = c.tokens;
    m.span = {doc.tokens[c.tokens.begin].span.begin + c.proclitic_bytes, doc.tokens[c.tokens.end - 1].span.end};
    m.sentence = sentence;
    m.type = c.type;
    m.nested = nested_[i];
    m.entry = c.entry;
    m.rule = c.rule;
    m.score = std::min(c.score, 1.0F);
    if (!c.role.empty()) m.role = {doc.tokens[c.role.begin].span.begin, doc.tokens[c.role.end - 1].span.end};
  }
}

// A family name that stood in a full name is that person wherever it stands alone: the document is the evidence.
void Matcher::add_repeated_names(Document& doc) const {
  std::unordered_map<uint64_t, uint32_t> last_words;  // key of a person's last token -> mention
  for (uint32_t i = 0; i < doc.mentions.size(); ++i) {
    const Mention& m = doc.mentions[i];
    if (m.type != MentionType::person || m.nested || m.tokens.size() < 2) continue;
    const Token& last = doc.tokens[m.tokens.end - 1];
    if (last.letters >= 3) last_words.emplace(last.key, i);
  }
  if (last_words.empty()) return;
  std::vector<bool> covered(doc.tokens.size());
  for (const Mention& m : doc.mentions)
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) covered[t] = true;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const TokenRange range = doc.sentences[s].tokens;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const auto found = last_words.find(doc.tokens[t].key);
      if (covered[t] || found == last_words.end()) continue;
      const Token& token = doc.tokens[t];
      if (token.script == Script::latin && !token.is(token_flag::capitalised)) continue;
      const Mention& full = doc.mentions[found->second];
      Mention repeated;
      repeated.span = token.span;
      repeated.tokens = {t, t + 1};
      repeated.sentence = s;
      repeated.type = MentionType::person;
      repeated.rule = full.rule;
      repeated.score = full.score * repeated_share;
      doc.mentions.push_back(repeated);
      covered[t] = true;
    }
  }
}

}  // namespace khabar
