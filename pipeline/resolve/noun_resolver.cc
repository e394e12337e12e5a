#include "resolve/noun_resolver.h"

#include <algorithm>

#include "text/tokenizer.h"

namespace khabar {

namespace {

// How far back a noun looks: sentences, and mentions of its type.
constexpr uint32_t office_reach = 12, organization_reach = 6;
constexpr uint32_t most_seen = 40;
constexpr float said_confidence = 0.8F, tenure_confidence = 0.7F, organization_confidence = 0.6F;

}  // namespace

NounResolver::NounResolver(const Lexicon& lexicon, const FactTable& facts)
    : lexicon_(lexicon), facts_(facts), org_word_(lexicon.class_id("org_word")) {}

std::optional<Coreference> NounResolver::resolve(const Document& doc, const Context& context, const Hit& hit,
                                                 const std::vector<uint32_t>& seen, EntityBook& book) {
  const std::optional<Phrase> phrase = phrase_of(doc, context, hit);
  if (!phrase) return std::nullopt;
  Coreference found;
  found.sentence = sentence_of(doc, hit.tokens.begin);
  const Context::Offices offices = context.offices_of(hit);
  if (!offices.roles.empty()) {
    found.entity = apposed(doc, *phrase, seen);
    if (found.entity == none_index) found.entity = holder(doc, offices.roles, *phrase, found.sentence, seen, book);
    found.confidence = said_confidence;
    if (found.entity == none_index && phrase->country != 0 && context.written().any()) {
      facts_.holders(offices.roles, phrase->country, context.written(), holders_);
      if (holders_.size() == 1) found.entity = book.of_fact(holders_[0], tenure_confidence);
      found.confidence = tenure_confidence;
    }
  }
  if (found.entity == none_index && hit.classes.has(context.classes().org_noun)) {
    found.entity = organization(doc, context, hit, *phrase, found.sentence, seen, book);
    found.confidence = organization_confidence;
  }
  if (found.entity == none_index) return std::nullopt;
  const bool office = !offices.roles.empty();
  found.rule = lexicon_.entry_of(hit, office ? context.classes().office : context.classes().org_noun)->rule;
  found.tokens = phrase->tokens;
  const Token& first = doc.tokens[phrase->tokens.begin];
  const uint32_t before = phrase->tokens.begin == hit.tokens.begin ? hit.proclitic_bytes : first.proclitic_bytes;
  found.span = {first.span.begin + before, doc.tokens[phrase->tokens.end - 1].span.end};
  return found;
}

std::optional<NounResolver::Phrase> NounResolver::phrase_of(const Document& doc, const Context& context,
                                                            const Hit& hit) const {
  for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t)
    if (context.in_mention(t) || context.in_role(t)) return std::nullopt;
  // "The heir | of the heir to the throne": somebody else.
  const uint32_t first = hit.tokens.begin;
  const auto unprefixed = [&](uint32_t t) {
    return doc.at(doc.tokens[t].span).substr(t == first ? hit.proclitic_bytes : doc.tokens[t].proclitic_bytes);
  };
  if (first > 0 && doc.tokens[first - 1].kind == TokenKind::word && unprefixed(first - 1).ends_with(unprefixed(first)))
    return std::nullopt;
  Phrase phrase;
  phrase.tokens = hit.tokens;
  phrase.first = hit.tokens.begin;
  if (lexicon_.article(context.language()).empty()) {
    read_with_determiner(doc, context, phrase);
  } else {
    read_with_article(doc, context, hit, phrase);
  }
  if (!phrase.definite || means_something_else(doc, context, hit, phrase)) return std::nullopt;
  return phrase;
}

// Arabic: the article is part of the word, or a definite word or a land follows; what qualifies the noun stands behind
// it.
void NounResolver::read_with_article(const Document& doc, const Context& context, const Hit& hit,
                                     Phrase& phrase) const {
  const std::string_view article = lexicon_.article(context.language());
  const auto has_article = [&](uint32_t token, uint32_t skipped) {
    return doc.at(doc.tokens[token].span).substr(skipped).starts_with(article);
  };
  const uint32_t last = hit.tokens.end - 1;
  const bool own =
      (hit.proclitics & proclitic_flag::article) != 0 || has_article(hit.tokens.begin, hit.proclitic_bytes);
  phrase.definite = own || (hit.tokens.size() > 1 && has_article(last, 0));
  if (hit.tokens.end >= doc.tokens.size() || doc.tokens[hit.tokens.end].kind != TokenKind::word) return;
  for (const Hit& next : context.hits_at(doc, hit.tokens.end)) {
    const bool adjective =
        phrase.definite && next.classes.has(context.classes().nationality) && has_article(next.tokens.begin, 0);
    const bool land = !own && next.proclitic_bytes == 0 && next.classes.has(context.classes().country);
    if (!adjective && !land) continue;
    phrase.country = context.country_of(next);
    phrase.tokens.end = next.tokens.end;
    phrase.definite = true;
    return;
  }
}

// English: "the", a possessive or a nationality stands before it, "of" and a land may follow.
void NounResolver::read_with_determiner(const Document& doc, const Context& context, Phrase& phrase) const {
  const auto& c = context.classes();
  ClassSet lands = context.lands(), the;
  the.add(c.link_the);
  uint32_t& first = phrase.tokens.begin;
  if (first > 0 && doc.tokens[first - 1].is(token_flag::clitic_s)) {
    if (const Hit* land = context.hit_before(doc, first - 1, lands)) {
      phrase.country = context.country_of(*land);
      phrase.definite = true;
      first = land->tokens.begin;
      phrase.first = first;
    }
    return;
  }
  bool needs_article = false;
  if (const Hit* land = context.hit_before(doc, first, lands, 2)) {
    phrase.country = context.country_of(*land);
    first = land->tokens.begin;
    needs_article = !land->classes.has(c.nationality);
  }
  phrase.first = first;
  if (const Hit* article = context.hit_before(doc, first, the, 1)) {
    phrase.definite = true;
    phrase.first = article->tokens.begin;
  } else {
    ClassSet others;
    for (ClassId other : {c.determiner, c.past_holder}) others.add(other);
    phrase.definite = phrase.country != 0 && !needs_article && context.hit_before(doc, first, others, 1) == nullptr;
  }
  uint32_t of = phrase.tokens.end;
  for (int step = 0; step < 2 && of < doc.tokens.size(); ++step) {
    const auto hits = context.hits_at(doc, of);
    const auto is = [&](ClassId wanted) {
      return std::any_of(hits.begin(), hits.end(), [&](const Hit& h) { return h.classes.has(wanted); });
    };
    if (!is(step == 0 ? c.link_of : c.link_the)) break;
    ++of;
  }
  if (of == phrase.tokens.end || of >= doc.tokens.size()) return;
  for (const Hit& land : context.hits_at(doc, of)) {
    if (!land.classes.has(c.country)) continue;
    phrase.country = context.country_of(land);
    phrase.tokens.end = land.tokens.end;
    return;
  }
}

// "The former president", "the president of the club", "the party congress", "the company Acme".
bool NounResolver::means_something_else(const Document& doc, const Context& context, const Hit& hit,
                                        const Phrase& phrase) const {
  for (const Hit& other : context.hits_at(doc, hit.tokens.begin))
    if (other.tokens.end > hit.tokens.end &&
        (other.classes.has(context.classes().title) || other.classes.has(context.classes().org_noun)))
      return true;
  const uint32_t end = phrase.tokens.end;
  if (end >= doc.tokens.size() || doc.tokens[end].kind != TokenKind::word) return false;
  const Token& next = doc.tokens[end];
  if (next.is(token_flag::newline_before) || next.is(token_flag::clitic_s)) return false;
  if (next.is(token_flag::hyphen_before)) return true;
  const bool latin = next.script == Script::latin;
  if (latin && context.in_mention(end)) return true;
  for (const Hit& other : context.hits_at(doc, end)) {
    if (latin && other.classes.has(context.classes().link_of)) return true;
    if (other.classes.has(context.classes().past_holder)) return true;
    const bool modifier = other.classes.has(org_word_) && !other.classes.any_of(context.lands());
    if (!latin && modifier && hit.classes.has(context.classes().org_noun)) return true;
  }
  return false;
}

// "Emmanuel Macron, the French president, ..."
uint32_t NounResolver::apposed(const Document& doc, const Phrase& phrase, const std::vector<uint32_t>& seen) const {
  if (seen.empty() || phrase.first < 2 || doc.tokens[phrase.first - 1].punct != Punct::comma) return none_index;
  const uint32_t last = seen.back();
  const Mention& m = doc.mentions[last];
  return m.type == MentionType::person && m.tokens.end == phrase.first - 1 ? doc.mention_entity[last] : none_index;
}

uint32_t NounResolver::holder(const Document& doc, const RoleSet& roles, const Phrase& phrase, uint32_t sentence,
                              const std::vector<uint32_t>& seen, EntityBook& book) const {
  uint32_t left = most_seen;
  for (auto at = seen.rbegin(); at != seen.rend() && left > 0; ++at, --left) {
    const Mention& m = doc.mentions[*at];
    if (m.sentence + office_reach < sentence) break;
    if (m.type != MentionType::person || doc.mention_entity[*at] == none_index) continue;
    const Profile& profile = book.profile(doc.mention_entity[*at]);
    if (!profile.roles.any_of(roles)) continue;
    if (phrase.country != 0 && profile.country != 0 && phrase.country != profile.country) continue;
    return doc.mention_entity[*at];
  }
  return none_index;
}

uint32_t NounResolver::organization(const Document& doc, const Context& context, const Hit& hit, const Phrase& phrase,
                                    uint32_t sentence, const std::vector<uint32_t>& seen, EntityBook& book) const {
  const RoleSet types = context.org_types_of(hit);
  const Token& noun = doc.tokens[hit.tokens.end - 1];
  uint64_t key = noun.key, definite = noun.key;  // without its article, and with it
  if (hit.tokens.size() == 1) {
    uint32_t skipped = hit.proclitic_bytes;
    if (skipped > 0 && skipped < noun.span.size()) definite = key_without_prefix(doc.text, noun, skipped);
    if ((hit.proclitics & proclitic_flag::article) != 0)
      skipped += static_cast<uint32_t>(lexicon_.article(context.language()).size());
    if (skipped > 0 && skipped < noun.span.size()) key = key_without_prefix(doc.text, noun, skipped);
  }
  uint32_t left = most_seen;
  for (auto at = seen.rbegin(); at != seen.rend() && left > 0; ++at, --left) {
    const Mention& m = doc.mentions[*at];
    if (m.sentence + organization_reach < sentence) break;
    const uint32_t entity = doc.mention_entity[*at];
    if (m.type != MentionType::organization || entity == none_index || m.nested) continue;
    const Profile& profile = book.profile(entity);
    if (phrase.country != 0 && profile.country != 0 && phrase.country != profile.country) continue;
    bool named_so = profile.org_type != no_class && types.has(profile.org_type);
    if (!named_so && profile.mention != none_index) {
      const std::span<const uint64_t> words = book.keys(profile.mention);
      named_so =
          std::find(words.begin(), words.end(), key) != words.end() || (!words.empty() && words.front() == definite);
    }
    if (named_so) return entity;
  }
  return none_index;
}

}  // namespace khabar
