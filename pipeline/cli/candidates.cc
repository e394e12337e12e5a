#include "cli/candidates.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/names.h"
#include "text/fold.h"

namespace khabar {

namespace {

constexpr float strong_score = 0.8F;
constexpr size_t longest_sentence_bytes = 240;
constexpr size_t longest_name_bytes = 120;

// One line of TSV has no breaks and tabs within.
std::string cleaned(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == '\t' || c == '\n' || c == '\r' || c == ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A piece of the sentence around the name, cut between letters.
std::string piece_around(const Document& doc, const Mention& m) {
  const Span sentence = doc.sentences[m.sentence].span;
  uint32_t begin = sentence.begin, end = sentence.end;
  const auto inside = [&](uint32_t at) { return (static_cast<unsigned char>(doc.text[at]) & 0xC0) == 0x80; };
  if (end - begin > longest_sentence_bytes) {
    const uint32_t half = longest_sentence_bytes / 2;
    begin = std::max(begin, m.span.begin > half ? m.span.begin - half : 0);
    end = std::min(end, begin + static_cast<uint32_t>(longest_sentence_bytes));
    while (begin < m.span.begin && inside(begin)) ++begin;
    while (end > m.span.end && end < doc.text.size() && inside(end)) --end;
  }
  return cleaned(doc.at({begin, end}));
}

}  // namespace

std::vector<Sighting> sightings_in(const Document& doc) {
  std::map<std::string, Sighting> by_key;
  for (size_t i = 0; i < doc.mentions.size() && i < doc.mention_entity.size(); ++i) {
    const Mention& m = doc.mentions[i];
    const uint32_t entity = doc.mention_entity[i];
    if (entity == none_index || !doc.entities[entity].id.empty() || m.nested || m.span.size() > longest_name_bytes)
      continue;
    // The surname alone is a short form of what was counted already.
    if (m.type == MentionType::person && m.tokens.size() < 2) continue;
    const bool strong = !m.role.empty() || m.score >= strong_score;
    std::string key = std::string(to_string(m.type)) + "\t" + fold(doc.at(m.span));
    const auto [at, is_new] = by_key.try_emplace(key);
    Sighting& s = at->second;
    if (!is_new) ++s.times;
    if (!is_new && (s.strong || !strong)) continue;
    const uint32_t times = s.times;
    s = {key, cleaned(doc.at(m.span)), doc.language, cleaned(doc.id), piece_around(doc, m), m.type, strong, times};
  }
  std::vector<Sighting> out;
  for (auto& [key, sighting] : by_key) out.push_back(std::move(sighting));
  return out;
}

void CandidateTable::add(std::vector<Sighting>&& document) {
  for (Sighting& s : document) {
    Candidate& c = candidates_[s.key];
    if (c.documents == 0) {
      c.name = std::move(s.name);
      c.language = std::move(s.language);
      c.type = s.type;
    }
    ++c.documents;
    c.mentions += s.times;
    c.strong_documents += s.strong ? 1 : 0;
    std::pair<std::string, std::string> evidence{std::move(s.record), std::move(s.sentence)};
    if (s.strong && c.strong_evidence < evidence_count) {
      c.evidence.insert(c.evidence.begin() + c.strong_evidence, std::move(evidence));
      ++c.strong_evidence;
    } else if (c.evidence.size() < evidence_count) {
      c.evidence.push_back(std::move(evidence));
    }
    if (c.evidence.size() > evidence_count) c.evidence.pop_back();
  }
  if (candidates_.size() > most_) forget_rare();
}

// Down to half, so that it is seldom done.
void CandidateTable::forget_rare() {
  while (candidates_.size() > most_ / 2) {
    uint32_t fewest = UINT32_MAX;
    for (const auto& [key, c] : candidates_) fewest = std::min(fewest, c.documents);
    std::erase_if(candidates_, [&](const auto& item) { return item.second.documents <= fewest; });
    forgotten_ = std::max(forgotten_, fewest);
  }
}

// Three things make a name believable: that its contexts are strong, that all take it for the same type, and that many
// documents have it.
double CandidateTable::confidence(const Candidate& candidate, std::string_view folded) const {
  double documents = 0;
  for (MentionType type : {MentionType::person, MentionType::organization, MentionType::place}) {
    const auto other = candidates_.find(std::string(to_string(type)) + "\t" + std::string(folded));
    if (other != candidates_.end()) documents += other->second.documents;
  }
  const double own = candidate.documents;
  return candidate.strong_documents / own * (own / documents) * (own / (own + 1));
}

void CandidateTable::append_row(std::string& out, std::string_view key,
                                const std::vector<std::string>& languages) const {
  const Candidate& c = candidates_.find(std::string(key))->second;
  std::string id = "own:" + std::string(key);
  std::replace_if(
      id.begin(), id.end(), [](char letter) { return letter == ' ' || letter == '\t'; }, '-');
  out += fmt::format("no\t{}\t{}", id, to_string(c.type));
  for (const std::string& language : languages) out += "\t" + (language == c.language ? c.name : std::string());
  out += fmt::format("\t{}\t{}\t{}\t{:.2f}\t", c.documents, c.strong_documents, c.mentions,
                     confidence(c, key.substr(key.find('\t') + 1)));
  for (size_t e = 0; e < c.evidence.size(); ++e)
    out += (e == 0 ? "" : " / ") + c.evidence[e].first + ": " + c.evidence[e].second;
  out += '\n';
}

std::string CandidateTable::file(uint32_t least, const std::vector<std::string>& languages) const {
  std::vector<std::pair<uint32_t, std::string_view>> chosen;
  for (const auto& [key, c] : candidates_)
    if (c.strong_documents >= least) chosen.emplace_back(c.strong_documents, key);
  std::stable_sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out = "# format: entities\n# columns: accept\tid\tclass";
  for (const std::string& language : languages) out += "\tname_" + language;
  out +=
      "\tdocuments\tstrong_documents\tmentions\tconfidence\tevidence\n"
      "# licence: none; the evidence is quoted from the dump\n"
      "# source: khabar learn; write yes in the first column of the names that are right\n";
  for (const auto& [documents, key] : chosen) append_row(out, key, languages);
  return out;
}

}  // namespace khabar
