#include "match/matcher.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace khabar {

namespace {

constexpr float default_threshold = 0.45F;
// A last word of fewer letters is no family name that stands alone.
constexpr uint16_t least_repeated_letters = 3;

bool by_position(const Mention& a, const Mention& b) {
  return std::tuple(a.span.begin, b.span.end, a.nested, a.type) <
         std::tuple(b.span.begin, a.span.end, b.nested, b.type);
}

}  // namespace

Matcher::Matcher(const Lexicon& lexicon, const Grammar& grammar, const NameModels& models)
    : lexicon_(lexicon),
      models_(models),
      finder_(lexicon, grammar, models.known_names()),
      tagger_(lexicon, models),
      thresholds_(lexicon.language_count(), default_threshold),
      repeated_shares_(lexicon.language_count()) {
  for (const Lexicon::Row& row : lexicon.rows("weights")) {
    const float value = std::strtof(std::string(row.columns[1]).c_str(), nullptr);
    if (row.columns[0] == "threshold") thresholds_[row.language] = value;
    if (row.columns[0] == "repeated_name") repeated_shares_[row.language].anywhere = value;
    if (row.columns[0] == "repeated_name_beside_speech") repeated_shares_[row.language].beside_speech = value;
  }
  speech_.add(lexicon.class_id("say"));
  before_person_ = speech_;
  before_person_.add(lexicon.class_id("title"));
  for (const char* name : {"title", "role"}) title_classes_.add(lexicon.class_id(name));
  role_parts_ = title_classes_;
  for (const char* name : {"org_word", "nationality", "currency", "month", "no_name"})
    modifier_classes_.add(lexicon.class_id(name));
  formulas_.add(lexicon.class_id("formula"));
  legal_forms_.add(lexicon.class_id("legal_form"));
  for (const char* name : {"person", "organization", "place", "country", "given", "family"})
    name_classes_.add(lexicon.class_id(name));
  for (const char* name : {"nationality", "country"}) role_parts_.add(lexicon.class_id(name));
}

Verdict Matcher::run(Document& doc) {
  doc.hits.clear();
  doc.mentions.clear();
  const auto language = lexicon_.language(doc.language);
  if (!language) return Verdict::store_only("language " + doc.language + " has no pack");
  finder_.find(doc, *language, evidence_);
  mentions_.clear();
  doc.mentions.swap(mentions_);
  const NameModel& model = models_.of(*language);
  if (!model.empty()) tagger_.run(doc, evidence_, finder_.forms(), *language, seen_, seen_ends_);
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) decide_sentence(doc, s, *language, !model.empty());
  if (repeated_shares_[*language].any()) add_repeated_names(doc, repeated_shares_[*language]);
  std::sort(doc.mentions.begin(), doc.mentions.end(), by_position);
  mentions_.swap(doc.mentions);
  doc.mentions.assign(mentions_.begin(), mentions_.end());
  return Verdict::ok();
}

void Matcher::decide_sentence(Document& doc, uint32_t sentence, LanguageId language, bool model) {
  const auto proposed = evidence_.candidates_of(sentence);
  const auto hits = evidence_.hits_of(doc, sentence);
  candidates_.assign(proposed.begin(), proposed.end());
  if (model) {
    const uint32_t begin = sentence == 0 ? 0 : seen_ends_[sentence - 1];
    for (uint32_t i = begin; i < seen_ends_[sentence]; ++i)
      if (!is_modifier(hits, seen_[i]) || ends_full_name(doc, seen_[i])) candidates_.push_back(seen_[i]);
  }
  if (candidates_.empty()) return;
  drop_formulas(hits);
  decider_.decide(candidates_, thresholds_[language], model);
  uint32_t named_end = 0;
  for (const auto& [candidate, nested] : decider_.chosen()) {
    // "S.A." of "Petroleos de Venezuela, S.A.".
    if (!nested && candidate.tokens.begin < named_end) continue;
    add_mention(doc, sentence, candidate, nested);
    if (!nested) named_end = doc.mentions.back().tokens.end;
  }
}

// "the international" alone names nothing: a single word that only completes names, nor does a coin or a month that
// nobody is called by.
bool Matcher::is_modifier(std::span<const Hit> hits, const Candidate& c) const {
  if (c.tokens.size() > 1) return false;
  ClassSet classes;
  for (const Hit& hit : hits)
    if (hit.tokens == c.tokens) classes |= hit.classes;
  return classes.any_of(modifier_classes_) && !classes.any_of(name_classes_);
}

// "Dick Pound said ... Pound added": the coin is somebody in this document.
bool Matcher::ends_full_name(const Document& doc, const Candidate& c) const {
  if (c.type != MentionType::person) return false;
  const uint64_t key = doc.tokens[c.tokens.begin].key;
  return std::any_of(seen_.begin(), seen_.end(), [&](const Candidate& full) {
    return full.type == MentionType::person && full.tokens.size() > 1 && doc.tokens[full.tokens.end - 1].key == key;
  });
}

// "God have mercy on him" is a given name elsewhere.
void Matcher::drop_formulas(std::span<const Hit> hits) {
  for (const Hit& hit : hits)
    if (hit.classes.any_of(formulas_))
      std::erase_if(candidates_, [&](const Candidate& c) { return hit.tokens.contains(c.tokens); });
}

void Matcher::add_mention(Document& doc, uint32_t sentence, const Candidate& c, bool nested) const {
  Mention& m = doc.mentions.emplace_back();
  m.tokens = c.tokens;
  m.span = {doc.tokens[c.tokens.begin].span.begin + c.proclitic_bytes, doc.tokens[c.tokens.end - 1].span.end};
  m.sentence = sentence;
  m.type = c.type;
  m.nested = nested;
  m.entry = c.entry;
  m.rule = c.rule;
  m.score = std::min(c.score, 1.0F);
  if (c.type == MentionType::organization && !nested) m.tokens.end = with_legal_form(doc, sentence, c.tokens.end);
  m.span.end = doc.tokens[m.tokens.end - 1].span.end;
  if (!c.role.empty())
    m.role = {doc.tokens[c.role.begin].span.begin, doc.tokens[c.role.end - 1].span.end};
  else if (c.type == MentionType::person)
    m.role = role_before(doc, evidence_.hits_of(doc, sentence), c.tokens.begin);
}

// "Acme Steel, Inc.": the end of what a comma sets off and yet belongs to the name; `end` if nothing does.
uint32_t Matcher::with_legal_form(const Document& doc, uint32_t sentence, uint32_t end) const {
  if (end + 1 >= doc.sentences[sentence].tokens.end || doc.tokens[end].punct != Punct::comma) return end;
  for (const Hit& hit : evidence_.hits_of(doc, sentence))
    if (hit.tokens.begin == end + 1 && hit.classes.any_of(legal_forms_)) return hit.tokens.end;
  return end;
}

// Titles, offices and the lands of offices that stand right before a name: "the French president".
Span Matcher::role_before(const Document& doc, std::span<const Hit> hits, uint32_t token) const {
  uint32_t begin = token;
  bool titled = false;
  for (bool grown = true; grown;) {
    grown = false;
    for (const Hit& hit : hits) {
      if (hit.tokens.begin >= begin) break;
      if (hit.tokens.end != begin || !hit.classes.any_of(role_parts_)) continue;
      titled |= hit.classes.any_of(title_classes_);
      begin = hit.tokens.begin;
      grown = true;
      break;
    }
  }
  if (!titled) return {};
  return {doc.tokens[begin].span.begin, doc.tokens[token - 1].span.end};
}

// A family name that stood in a full name is that person wherever it stands alone: the document is the evidence. Beside
// a title or a verb of speech that is surer than elsewhere: "Mrs May", "Pound said".
void Matcher::add_repeated_names(Document& doc, const RepeatedShares& shares) const {
  struct LastWord {
    uint64_t key;
    uint32_t mention;
  };
  std::vector<LastWord> last_words;
  uint64_t filter = 0;  // of the keys' lowest six bits: most tokens are told by it to be none
  const auto bit_of = [](uint64_t key) { return uint64_t{1} << (key & 63); };
  const auto named = static_cast<uint32_t>(doc.mentions.size());
  for (uint32_t i = 0; i < named; ++i) {
    const Mention& m = doc.mentions[i];
    if (m.type != MentionType::person || m.nested || m.tokens.size() < 2) continue;
    const Token& last = doc.tokens[m.tokens.end - 1];
    if (last.letters < least_repeated_letters) continue;
    last_words.push_back({last.key, i});
    filter |= bit_of(last.key);
  }
  if (last_words.empty()) return;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const TokenRange range = doc.sentences[s].tokens;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const Token& token = doc.tokens[t];
      if ((filter & bit_of(token.key)) == 0) continue;
      const auto full = std::find_if(last_words.begin(), last_words.end(),
                                     [&token](const LastWord& word) { return word.key == token.key; });
      if (full == last_words.end() || is_named(doc, t)) continue;
      if (token.script == Script::latin && !token.is(token_flag::capitalised)) continue;
      const float share =
          stands_beside_speech(doc, s, t) ? std::max(shares.anywhere, shares.beside_speech) : shares.anywhere;
      if (share > 0) add_repeated(doc, s, t, full->mention, share);
    }
  }
}

bool Matcher::is_named(const Document& doc, uint32_t token) {
  return std::any_of(doc.mentions.begin(), doc.mentions.end(),
                     [token](const Mention& m) { return m.tokens.begin <= token && token < m.tokens.end; });
}

// Right before or behind a verb of speech, or right behind a title.
bool Matcher::stands_beside_speech(const Document& doc, uint32_t sentence, uint32_t token) const {
  for (const Hit& hit : evidence_.hits_of(doc, sentence)) {
    if (hit.tokens.begin > token + 1) break;
    if (hit.tokens.end == token && hit.classes.any_of(before_person_)) return true;
    if (hit.tokens.begin == token + 1 && hit.classes.any_of(speech_)) return true;
  }
  return false;
}

void Matcher::add_repeated(Document& doc, uint32_t sentence, uint32_t token, uint32_t full, float share) {
  Mention repeated;
  repeated.span = doc.tokens[token].span;
  repeated.tokens = {token, token + 1};
  repeated.sentence = sentence;
  repeated.type = MentionType::person;
  repeated.rule = doc.mentions[full].rule;
  repeated.score = doc.mentions[full].score * share;
  doc.mentions.push_back(repeated);
}

}  // namespace khabar
