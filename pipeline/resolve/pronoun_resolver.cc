#include "resolve/pronoun_resolver.h"

#include <algorithm>

#include "core/names.h"

namespace khabar {

namespace {

constexpr float same_sentence_confidence = 0.7F, earlier_confidence = 0.6F;
// How many sentences back; those without anybody between do not count as a change of subject.
constexpr uint32_t sentence_reach = 3;
// A sentence begins with its pronoun behind so many words at most: "But then he".
constexpr uint32_t opening_words = 2;
// "It would not be very likely that": words behind it in which the predicate of an impersonal "it" begins.
constexpr uint32_t words_of_predicate = 5;
// "Privately-held Acme", "the chip maker Acme": words before the name that a sentence begins with.
constexpr uint32_t words_before_name = 4;
// "The group said that it": words between the verb of speech and the pronoun.
constexpr uint32_t words_behind_speech = 2;
// Quotations are followed from the beginning of the paragraph, but no further back.
constexpr uint32_t quote_reach = 400;

bool is_quote(const Token& token) {
  return token.punct == Punct::quote || token.punct == Punct::quote_open || token.punct == Punct::quote_close;
}

// A comma, a dash, a closing quotation mark or bracket; at the beginning of a sentence whatever mark it is.
bool sets_apart(const Token& token, bool begins_sentence) {
  if (token.kind != TokenKind::punctuation) return false;
  return begins_sentence || token.punct == Punct::comma || token.punct == Punct::dash || token.punct == Punct::colon ||
         token.punct == Punct::semicolon || token.punct == Punct::bracket_close || is_quote(token);
}

}  // namespace

PronounResolver::PronounResolver(const Lexicon& lexicon)
    : lexicon_(lexicon), anaphor_(lexicon.class_id("anaphor")), auxiliary_(lexicon.class_id("auxiliary")) {
  speech_.add(lexicon.class_id("say"));
  for (const char* name : {"coordination", "complementizer", "subordinator", "adverb", "say"})
    openers_.add(lexicon.class_id(name));
  articles_.add(lexicon.class_id("link_the"));
  for (const char* name : {"say", "auxiliary", "modal", "trigger"}) finite_.add(lexicon.class_id(name));
  for (const char* name : {"adverb", "aspect"}) adverbs_.add(lexicon.class_id(name));
  for (const char* name : {"auxiliary", "modal", "adverb", "negation", "aspect"}) helpers_.add(lexicon.class_id(name));
  impersonal_.add(lexicon.class_id("impersonal"));
  links_ = finite_;
  for (const char* name : {"preposition", "coordination", "subordinator", "relative", "pronoun"})
    links_.add(lexicon.class_id(name));
  finite_.add(lexicon.class_id("verb"));
}

std::optional<PronounResolver::Kind> PronounResolver::kind_of(const Hit& hit) const {
  const std::string_view value = lexicon_.entry_of(hit, anaphor_)->value;
  if (value == "m") return Kind::man;
  if (value == "f") return Kind::woman;
  if (value == "thing") return Kind::thing;
  return std::nullopt;
}

// "It is raining", "it was said that"; of what somebody is told to say only "said it was unlikely that".
bool PronounResolver::stands_for_no_one(const Document& doc, const Context& context, uint32_t token, bool told) const {
  const uint32_t end = static_cast<uint32_t>(doc.tokens.size());
  if (token + 1 >= end || doc.tokens[token + 1].kind != TokenKind::word) return true;
  bool copula = false;
  for (uint32_t t = token + 1; t < std::min(end, token + 1 + words_of_predicate); ++t) {
    const auto hits = context.hits_at(doc, t);
    copula |= std::any_of(hits.begin(), hits.end(), [&](const Hit& h) {
      return h.classes.has(auxiliary_) && lexicon_.entry_of(h, auxiliary_)->value == "be";
    });
    if (copula && !told && t == token + 1) return true;
    if (copula && context.begins(doc, t, impersonal_)) return true;
    if (!copula && !context.begins(doc, t, helpers_)) return false;
  }
  return false;
}

// Behind a verb of speech: "said it", "said that it".
bool PronounResolver::is_told(const Document& doc, const Context& context, uint32_t token, uint32_t begin) const {
  for (uint32_t n = 1; n <= words_behind_speech && token >= begin + n; ++n)
    if (context.begins(doc, token - n, speech_)) return true;
  return false;
}

// Which tokens up to the end of the range stand in a quotation.
void PronounResolver::mark_quotes(const Document& doc, TokenRange tokens) {
  quotes_begin_ = tokens.begin;
  while (quotes_begin_ > 0 && tokens.begin - quotes_begin_ < quote_reach &&
         !doc.tokens[quotes_begin_].is(token_flag::newline_before))
    --quotes_begin_;
  quoted_.assign(tokens.end - quotes_begin_, 0);
  bool inside = false;
  for (uint32_t t = quotes_begin_; t < tokens.end; ++t) {
    const Punct punct = doc.tokens[t].punct;
    if (is_quote(doc.tokens[t])) inside = punct == Punct::quote_open || (punct == Punct::quote && !inside);
    quoted_[t - quotes_begin_] = inside ? 1 : 0;
  }
}

// Those that are nobody's own words.
uint32_t PronounResolver::words_before(const Document& doc, TokenRange tokens) const {
  uint32_t words = 0;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t)
    if (doc.tokens[t].kind != TokenKind::punctuation && quoted_[t - quotes_begin_] == 0) ++words;
  return words;
}

bool PronounResolver::fits(const Document& doc, const EntityBook& book, uint32_t entity, Kind kind) const {
  const Entity& e = doc.entities[entity];
  // A country acts like a body; a town does not.
  if (kind == Kind::thing) return e.type == MentionType::organization || is_whole_country(e);
  const int8_t sex = book.profile(entity).sex;
  return e.type == MentionType::person && (sex == 0 || sex == (kind == Kind::man ? 1 : 2));
}

// Nothing but attributes of the name stands in the range.
bool PronounResolver::is_modified_only(const Document& doc, const Context& context, TokenRange range) const {
  if (range.size() > words_before_name) return false;
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (doc.tokens[t].kind != TokenKind::word || context.in_mention(t) || context.begins(doc, t, links_)) return false;
  return true;
}

// Where a subject stands: at the beginning of its sentence or behind what opens a clause, or behind the verb of speech
// that follows a quotation; and it is no owner.
bool PronounResolver::leads(const Document& doc, const Context& context, TokenRange name,
                            uint32_t sentence_begin) const {
  if (name.end < doc.tokens.size() && doc.tokens[name.end].is(token_flag::clitic_s)) return false;
  uint32_t first = name.begin;
  while (first > sentence_begin && context.in_role(first - 1)) --first;
  if (first > sentence_begin && context.begins(doc, first - 1, articles_)) --first;
  if (first == sentence_begin || sets_apart(doc.tokens[first - 1], first - 1 == sentence_begin)) return true;
  if (!context.begins(doc, first - 1, openers_)) return is_modified_only(doc, context, {sentence_begin, first});
  if (!context.begins(doc, first - 1, speech_)) return true;
  return first - 1 == sentence_begin || doc.tokens[first - 2].kind == TokenKind::punctuation;
}

void PronounResolver::find_candidates(const Document& doc, const Context& context, const EntityBook& book,
                                      TokenRange tokens, Kind kind) {
  candidates_.clear();
  const auto add = [&](uint32_t entity, TokenRange name) {
    if (entity == none_index || name.end > tokens.end) return;
    entity = book.settled(entity);
    const bool quoted = name.begin - quotes_begin_ < quoted_.size() && quoted_[name.begin - quotes_begin_] != 0;
    if (quoted || !fits(doc, book, entity, kind)) return;
    uint32_t verb = name.end;
    while (verb < tokens.end && context.begins(doc, verb, adverbs_)) ++verb;
    const bool acts = verb < tokens.end && context.begins(doc, verb, finite_);
    candidates_.push_back({entity, leads(doc, context, name, tokens.begin), acts});
  };
  const auto before = [](const auto& item, uint32_t token) { return item.tokens.begin < token; };
  for (auto m = std::lower_bound(doc.mentions.begin(), doc.mentions.end(), tokens.begin, before);
       m != doc.mentions.end() && m->tokens.begin < tokens.end; ++m)
    if (!m->nested) add(doc.mention_entity[static_cast<size_t>(m - doc.mentions.begin())], m->tokens);
  for (auto c = std::lower_bound(doc.coreferences.begin(), doc.coreferences.end(), tokens.begin, before);
       c != doc.coreferences.end() && c->tokens.begin < tokens.end; ++c)
    add(c->entity, c->tokens);
}

// none_index if there is none, or more than one.
uint32_t PronounResolver::only_leader() const {
  uint32_t leader = none_index;
  for (const Candidate& c : candidates_) {
    if (!c.leads || c.entity == leader) continue;
    if (leader != none_index) return none_index;
    leader = c.entity;
  }
  return leader;
}

uint32_t PronounResolver::in_sentences_before(const Document& doc, const Context& context, const EntityBook& book,
                                              uint32_t sentence, Kind kind) {
  for (uint32_t back = 1; back <= sentence_reach && back <= sentence; ++back) {
    const Sentence& earlier = doc.sentences[sentence - back];
    if (earlier.heading) return none_index;
    mark_quotes(doc, earlier.tokens);
    find_candidates(doc, context, book, earlier.tokens, kind);
    if (kind == Kind::thing) {  // anything may be an "it", even of the sentence right before
      std::erase_if(candidates_, [](const Candidate& c) { return !c.acts; });
      return only_leader();
    }
    if (!candidates_.empty()) return only_leader();
  }
  return none_index;
}

std::optional<Coreference> PronounResolver::resolve(const Document& doc, const Context& context, const Hit& hit,
                                                    const EntityBook& book) {
  const std::optional<Kind> kind = kind_of(hit);
  const uint32_t token = hit.tokens.begin;
  if (!kind || context.in_mention(token)) return std::nullopt;
  Coreference found;
  found.sentence = sentence_of(doc, token);
  const uint32_t begin = doc.sentences[found.sentence].tokens.begin;
  const bool told = is_told(doc, context, token, begin);
  if (*kind == Kind::thing && stands_for_no_one(doc, context, token, told)) return std::nullopt;
  mark_quotes(doc, {begin, token + 1});
  if (quoted_.back() != 0) return std::nullopt;
  const bool opens = words_before(doc, {begin, token}) <= opening_words;
  find_candidates(doc, context, book, {begin, token}, *kind);
  if (*kind != Kind::thing || told) found.entity = only_leader();
  found.confidence = same_sentence_confidence;
  if (found.entity == none_index && candidates_.empty() && opens && !told) {
    found.entity = in_sentences_before(doc, context, book, found.sentence, *kind);
    found.confidence = earlier_confidence;
  }
  if (found.entity == none_index) return std::nullopt;
  found.tokens = hit.tokens;
  found.span = doc.tokens[token].span;
  found.rule = lexicon_.entry_of(hit, anaphor_)->rule;
  return found;
}

}  // namespace khabar
