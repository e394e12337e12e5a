#include "resolve/context.h"

#include <algorithm>

#include "core/date.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

constexpr uint8_t in_mention_bit = 1, in_role_bit = 2;
constexpr uint32_t longest_apposition = 5;  // words that may stand before the office: "a former and well-known"

}  // namespace

uint32_t sentence_of(const Document& doc, uint32_t token) {
  const auto after = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), token,
                                      [](uint32_t t, const Sentence& s) { return t < s.tokens.begin; });
  return static_cast<uint32_t>(after - doc.sentences.begin()) - (after == doc.sentences.begin() ? 0 : 1);
}

Context::Context(const Lexicon& lexicon, const FactTable& facts) : lexicon_(lexicon), facts_(facts) {
  const auto id = [&](const char* name) { return lexicon.class_id(name); };
  class_ = {id("anaphor"),      id("title"),      id("role"),      id("nationality"),  id("country"),
            id("place"),        id("office"),     id("org_noun"),  id("honorific"),    id("past_holder"),
            id("place_head"),   id("place_kind"), id("link_of"),   id("link_the"),     id("determiner"),
            id("given"),        id("locative"),   id("direction"), id("coordination"), id("person"),
            id("organization"), id("land_part")};
  for (ClassId c : {class_.nationality, class_.country}) lands_.add(c);
  for (ClassId c : {class_.office, class_.org_noun, class_.anaphor}) nouns_wanted_.add(c);
  read_first_ = lands_;
  read_first_ |= nouns_wanted_;
  office_words_ = lands_;
  for (ClassId c : {class_.office, class_.title, class_.role, class_.honorific, class_.past_holder})
    office_words_.add(c);
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<LanguageId>(l);
    for (const auto& word : lexicon.words(class_.office, language))
      offices_[word.value.data()] = {facts.roles(word.value), facts.main_role(word.value)};
    for (const auto& word : lexicon.words(class_.org_noun, language))
      type_sets_[word.value.data()] = facts.org_types(word.value);
  }
}

void Context::read(const Document& doc, LanguageId language) {
  language_ = language;
  year_ = doc.date ? static_cast<int>(std::chrono::year_month_day{*doc.date}.year()) : 0;
  held_ = {};
  witnesses_ = 0;
  witnesses_agree_ = true;
  site_ = facts_.site_country(doc.canonical_url.empty() ? doc.url : doc.canonical_url);
  index_hits(doc);
  cover_tokens(doc);
}

void Context::add_witness(Years held) {
  if (!held.any() || !witnesses_agree_) return;
  // Somebody of another time is told of, too: then nobody is a witness.
  if (witnesses_ > 0 && !held.overlaps(held_)) {
    witnesses_agree_ = false;
    witnesses_ = 0;
    return;
  }
  if (held.from > held_.from) held_.from = held.from;
  if (held.to != 0 && (held_.to == 0 || held.to < held_.to)) held_.to = held.to;
  ++witnesses_;
}

void Context::index_hits(const Document& doc) {
  countries_.fill(0);
  nouns_.clear();
  // First, behind each token, the end of its own hits, and then the highest of those before: no branch that depends on
  // which token has how many.
  first_hit_.assign(doc.tokens.size() + 1, 0);
  read_hits_.resize(doc.hits.size() + 1);
  size_t count = 0;
  for (uint32_t h = 0; h < doc.hits.size(); ++h) {
    const Hit& hit = doc.hits[h];
    first_hit_[hit.tokens.begin + 1] = h + 1;
    read_hits_[count] = h;  // is written over if it is not read
    count += hit.classes.any_of(read_first_) ? 1 : 0;
  }
  for (const uint32_t h : std::span(read_hits_).first(count)) {
    const Hit& hit = doc.hits[h];
    if (hit.classes.any_of(lands_)) ++countries_[country_of(hit)];
    if (hit.classes.any_of(nouns_wanted_)) nouns_.push_back(h);
  }
  for (size_t t = 1; t < first_hit_.size(); ++t) first_hit_[t] = std::max(first_hit_[t], first_hit_[t - 1]);
  countries_[0] = 0;
}

void Context::cover_tokens(const Document& doc) {
  cover_.assign(doc.tokens.size(), 0);
  for (const Mention& m : doc.mentions) {
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) cover_[t] |= in_mention_bit;
    if (m.role.empty()) continue;
    for (uint32_t t = m.tokens.begin; t > 0 && doc.tokens[t - 1].span.end > m.role.begin; --t)
      cover_[t - 1] |= in_role_bit;
  }
}

const Hit* Context::hit_before(const Document& doc, uint32_t token, const ClassSet& classes, uint32_t words) const {
  for (uint32_t n = 1; n <= words && n <= token; ++n)
    for (const Hit& hit : hits_at(doc, token - n))
      if (hit.tokens.end == token && hit.classes.any_of(classes)) return &hit;
  return nullptr;
}

bool Context::begins(const Document& doc, uint32_t token, const ClassSet& classes) const {
  const auto hits = hits_at(doc, token);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.classes.any_of(classes); });
}

CountryCode Context::country_of(const Hit& hit) const {
  if (hit.classes.has(class_.country))
    for (EntryRef ref : lexicon_.entries(hit)) {
      const LexiconEntry entry = lexicon_.entry(ref);
      if (entry.fact != none_index && facts_.info(entry.fact).kind == PlaceKind::country &&
          facts_.info(entry.fact).type == MentionType::place)
        return facts_.info(entry.fact).country;
    }
  if (!hit.classes.has(class_.nationality)) return 0;
  const auto entry = lexicon_.entry_of(hit, class_.nationality);
  return entry ? country_code(entry->value) : CountryCode{0};
}

Context::Offices Context::offices_of(const Hit& hit) const {
  if (!hit.classes.has(class_.office)) return {};
  const auto entry = lexicon_.entry_of(hit, class_.office);
  const auto found = entry ? offices_.find(entry->value.data()) : offices_.end();
  return found == offices_.end() ? Offices{} : found->second;
}

RoleSet Context::org_types_of(const Hit& hit) const {
  if (!hit.classes.has(class_.org_noun)) return {};
  const auto entry = lexicon_.entry_of(hit, class_.org_noun);
  const auto found = entry ? type_sets_.find(entry->value.data()) : type_sets_.end();
  return found == type_sets_.end() ? RoleSet{} : found->second;
}

uint64_t Context::token_key(const Document& doc, const Mention& mention, uint32_t t) const {
  const Token& token = doc.tokens[t];
  if (mention.span.begin <= token.span.begin || mention.span.begin >= token.span.end) return token.key;
  return key_without_prefix(doc.text, token, mention.span.begin - token.span.begin);
}

void Context::read_office(const Hit& hit, Office& office) const {
  office.past |= hit.classes.has(class_.past_holder);
  if (office.roles.empty()) {
    const Offices found = offices_of(hit);
    office.roles = found.roles;
    office.main_role = found.main_role;
  }
  if (office.country == 0) office.country = country_of(hit);
  if (office.title.empty() && hit.classes.has(class_.title)) office.title = lexicon_.entry_of(hit, class_.title)->value;
  if (office.title.empty() && hit.classes.has(class_.role)) office.title = lexicon_.entry_of(hit, class_.role)->value;
  if (office.sex == 0 && hit.classes.has(class_.honorific))
    office.sex = lexicon_.entry_of(hit, class_.honorific)->value == "f" ? 2 : 1;
}

Office Context::office_before(const Document& doc, const Mention& mention) const {
  Office office;
  if (mention.role.empty()) return office;
  uint32_t token = mention.tokens.begin;
  while (token > 0 && doc.tokens[token - 1].span.end > mention.role.begin) --token;
  // The longest hit at a place is read, and what lies within it is not: "vice president" is no president.
  uint32_t read_to = token;
  for (uint32_t h = first_hit_[token]; h < doc.hits.size() && doc.hits[h].tokens.begin < mention.tokens.begin; ++h) {
    const Hit& hit = doc.hits[h];
    if (hit.tokens.begin < read_to || hit.tokens.end > mention.tokens.begin || !hit.classes.any_of(office_words_))
      continue;
    read_office(hit, office);
    if (hit.tokens.size() > 1) read_to = hit.tokens.end;
  }
  return office;
}

Office Context::office_after(const Document& doc, const Mention& mention) const {
  Office office;
  const uint32_t end = doc.sentences[mention.sentence].tokens.end;
  uint32_t token = mention.tokens.end;
  if (token + 1 >= end || doc.tokens[token].punct != Punct::comma) return office;
  ++token;
  const uint32_t last = std::min(end, token + longest_apposition);
  for (uint32_t read_to = token; token < last && office.roles.empty(); ++token) {
    if (doc.tokens[token].kind != TokenKind::word || in_mention(token) || in_role(token)) break;
    if (token < read_to) continue;
    for (const Hit& hit : hits_at(doc, token)) {
      if (!hit.classes.any_of(office_words_)) continue;
      read_office(hit, office);
      read_to = hit.tokens.end;
      break;
    }
  }
  if (office.roles.empty()) return {};
  // The land may follow the office: Arabic adjectives do.
  if (office.country == 0 && token < end)
    for (const Hit& hit : hits_at(doc, token))
      if (hit.classes.has(class_.nationality)) office.country = country_of(hit);
  return office;
}

}  // namespace khabar
