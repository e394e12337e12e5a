#include "assemble/sentence_view.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "assemble/word_roles.h"
#include "core/names.h"

namespace khabar {

namespace {

// How many hits ahead the facts of their words are asked for: the table is larger than the nearest memory.
constexpr size_t hits_ahead = 24;

void add_kind(const WordFacts& word, WordKinds& kinds) {
  const auto set = [&](uint64_t bit, WordKind& kind) {
    if ((word.parts & bit) != 0 && kind == WordKind::none) kind = word.kind;
  };
  set(part::modal, kinds.modal);
  set(part::negation, kinds.negation);
  set(part::aspect, kinds.aspect);
  set(part::say, kinds.say);
  set(part::light, kinds.light);
  set(part::result, kinds.result);
  set(part::background, kinds.background);
}

constexpr std::array<uint64_t, static_cast<size_t>(Punct::other) + 1> parts_of_punctuation = [] {
  std::array<uint64_t, static_cast<size_t>(Punct::other) + 1> parts{};
  const auto set = [&](std::initializer_list<Punct> list, uint64_t bits) {
    for (const Punct punct : list) parts[static_cast<size_t>(punct)] = bits;
  };
  set({Punct::comma, Punct::dash, Punct::bracket_open, Punct::bracket_close}, part::comma);
  set({Punct::question}, part::stop | part::question);
  set({Punct::semicolon, Punct::colon, Punct::full_stop, Punct::exclamation, Punct::ellipsis}, part::stop);
  set({Punct::quote, Punct::quote_open, Punct::quote_close}, part::quote);
  return parts;
}();

// From the last letter on: of articles, which are asked for at every word, fewer words have that than the first.
bool stands_at(std::string_view text, size_t at, std::string_view piece) {
  if (text.size() - at < piece.size()) return false;
  for (size_t i = piece.size(); i > 0; --i)
    if (text[at + i - 1] != piece[i - 1]) return false;
  return true;
}

uint64_t proclitic_parts(uint8_t proclitics) {
  uint64_t parts = 0;
  if ((proclitics & proclitic_flag::conjunction) != 0) parts |= part::with_conjunction;
  if ((proclitics & proclitic_flag::preposition) != 0) parts |= part::with_preposition;
  if ((proclitics & proclitic_flag::future) != 0) parts |= part::future;
  if ((proclitics & proclitic_flag::article) != 0) parts |= part::definite;
  return parts;
}

bool ends_phrase(uint64_t parts) {
  if ((parts & (part::quote | part::named | part::counted)) != 0) return false;
  constexpr uint64_t ends = part::dated | part::stop | part::comma | part::verb | part::say | part::auxiliary |
                            part::complementizer | part::subordinator | part::relative | part::modal | part::negation |
                            part::pronoun | part::light | part::result;
  return (parts & ends) != 0 || (parts & (part::preposition | part::of)) == part::preposition;
}

// "BEIRUT - AP: ...": behind the colon of a source that follows the dash; `from` if none does.
uint32_t behind_source(const Document& doc, uint32_t from, uint32_t end) {
  constexpr uint32_t most_words = 3;
  uint32_t t = from;
  while (t < std::min(end, from + most_words) && doc.tokens[t].kind == TokenKind::word) ++t;
  return t > from && t + 1 < end && doc.tokens[t].punct == Punct::colon ? t + 1 : from;
}

bool is_glued(const Document& doc, uint32_t token, uint32_t end) {
  return token + 1 < end && !doc.tokens[token].is(token_flag::space_before) &&
         !doc.tokens[token + 1].is(token_flag::space_before | token_flag::newline_before) &&
         doc.tokens[token + 1].kind == TokenKind::word;
}

// The first token of what a sentence tells: behind "BEIRUT (AP) -", whose place and source take no part in it.
uint32_t behind_dateline(const Document& doc, const Sentence& sentence) {
  constexpr uint32_t most_tokens = 14;  // as clean/dateline.h has it
  const TokenRange range = sentence.tokens;
  if (doc.dateline.empty() || !doc.at(sentence.span).starts_with(doc.dateline)) return range.begin;
  uint32_t t = range.begin;
  while (t < range.end && doc.tokens[t].span.end <= sentence.span.begin + doc.dateline.size()) ++t;
  if (t == range.end || (doc.tokens[t].punct != Punct::dash && doc.tokens[t].punct != Punct::bracket_open))
    return range.begin;
  for (; t < std::min(range.end, range.begin + most_tokens); ++t)
    if (doc.tokens[t].punct == Punct::dash) return behind_source(doc, t + 1, range.end);
  return range.begin;
}

}  // namespace

bool has_joined_preposition(const Document& doc, const SentenceView& view, uint32_t token, std::string_view letters) {
  const Token& t = doc.tokens[token];
  const std::string_view word = doc.at(t.span);
  if (t.proclitic_bytes > 0) return word.substr(0, t.proclitic_bytes).ends_with(letters);
  constexpr uint64_t unknown = part::word | part::phrase_end | part::with_preposition | part::definite;
  constexpr size_t shortest_bytes = 8, longest_letters = 4;  // four and two Arabic letters
  return letters.size() <= longest_letters && (view.at(token) & ~unknown) == 0 && word.size() >= shortest_bytes &&
         word.starts_with(letters);
}

SentenceViewer::SentenceViewer(const Lexicon& lexicon, const WordTable& words) : lexicon_(lexicon), words_(words) {
  verb_first_.assign(lexicon.language_count(), false);
  endings_ = read_endings(lexicon);
  for (const Lexicon::Row& row : lexicon.rows("weights"))
    if (row.columns[0] == "verb_first") verb_first_[row.language] = row.columns[1] == "1";
}

void SentenceViewer::add_trigger(const Document& doc, const Hit& hit, const WordFacts& word, SentenceView& view) const {
  const bool noun_like = (word.slots & (slot::base | slot::present)) != 0 && (word.slots & slot::past) == 0;
  const bool counted = view.verb_first && is_counted(doc, hit.tokens.begin, view);
  // "Rescued | teams": no verb stands right behind another; what may be a noun is one.
  const bool behind_verb = view.verb_first && view.has(hit.tokens.begin - 1, part::verb) &&
                           view.has(hit.tokens.begin, part::noun) &&
                           !view.has(hit.tokens.begin, part::with_conjunction);
  // "Ended in | the killing of ...": nor behind a preposition.
  constexpr uint64_t no_preposition = part::partitive | part::relative | part::adverb | part::complementizer |
                                      part::subordinator | part::coordination | part::named | part::verb | part::say |
                                      part::aftermath;
  const bool introduced = view.verb_first && view.has(hit.tokens.begin - 1, part::preposition) &&
                          !view.has(hit.tokens.begin - 1, no_preposition);
  const bool noun = counted || behind_verb || (noun_like && is_behind_determiner(doc, hit.tokens.begin, view)) ||
                    is_no_verb(doc, view, hit.tokens, word.slots);
  if (noun && (word.slots & slot::finite) != 0 && (word.slots & slot::nominal) == 0) return;
  if (is_attribute(doc, hit, word, view) || has_foreign_proclitic(doc, hit, word, *view.endings)) return;
  // The future prefix stands before imperfects only.
  if ((hit.proclitics & proclitic_flag::future) != 0 && (word.slots & slot::present) == 0) return;
  const bool inside = !view.triggers.empty() && view.triggers.back().tokens.contains(hit.tokens) &&
                      view.triggers.back().tokens != hit.tokens;
  // "The fire brigade": all of it stands in a phrase of another sense.
  if (inside || view.all(hit.tokens, part::fixed)) return;
  __builtin_prefetch(word.trigger);
  view.triggers.push_back({hit.tokens, word.trigger, word.conditional});
  if (noun || introduced || (word.slots & slot::finite) == 0) return;
  for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) view.parts[t - view.begin] |= part::verb;
}

void SentenceViewer::find_words(const Document& doc, Cursor& cursor, SentenceView& view) const {
  view.listed.clear();
  for (; cursor.hit < doc.hits.size() && doc.hits[cursor.hit].tokens.begin < view.end; ++cursor.hit) {
    const Hit& hit = doc.hits[cursor.hit];
    if (cursor.hit + hits_ahead < doc.hits.size()) words_.prefetch(doc.hits[cursor.hit + hits_ahead]);
    if (hit.proclitics != 0) view.parts[hit.tokens.begin - view.begin] |= proclitic_parts(hit.proclitics);
    if (!hit.classes.any_of(words_.classes())) continue;
    for (uint32_t place = hit.first_entry; place < hit.first_entry + hit.entry_count; ++place) {
      const WordFacts* const facts = words_.find(place);
      if (facts == nullptr) continue;
      __builtin_prefetch(facts);
      view.listed.push_back({&hit, facts, place});
    }
  }
}

void SentenceViewer::add_word(const Document& doc, const ListedWord& listed, SentenceView& view) const {
  const Hit& hit = *listed.hit;
  const WordFacts& word = *listed.facts;
  if (!hit.classes.has(word.token_class)) return;
  if ((word.parts & (part::say | part::plain_verb)) != 0 && is_counted(doc, hit.tokens.begin, view)) return;
  constexpr uint64_t never_joined =
      part::say | part::plain_verb | part::preposition | part::pronoun | part::light | part::result | part::modal;
  if ((word.trigger != nullptr || (word.parts & never_joined) != 0) && is_half_of_compound(doc, hit.tokens, view))
    return;
  // The month of May.
  if ((word.parts & part::modal) != 0 && view.has(hit.tokens.begin, part::dated)) return;
  // "Two suspected smugglers".
  if ((word.parts & part::say) != 0 && word.trigger == nullptr && is_behind_determiner(doc, hit.tokens.begin, view))
    return;
  if ((word.parts & part::plain_verb) != 0 && is_participle(doc, hit.tokens.begin, view)) return;
  if (word.stands_for != 0) view.stands_for[hit.tokens.begin - view.begin] = word.stands_for;
  if (word.trigger != nullptr) add_trigger(doc, hit, word, view);
  for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) {
    // Of an office of several words the first is the noun, where nouns stand before what goes with them.
    const bool head = !view.verb_first || t == hit.tokens.begin;
    view.parts[t - view.begin] |= head ? word.parts : word.parts & ~part::noun;
  }
  if (!word.is_kind && (word.parts & part::attribution) == 0) return;
  for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) {
    if (word.is_kind) add_kind(word, view.kinds[t - view.begin]);
    EntryRef& say_entry = view.say_entry[t - view.begin];
    if ((word.parts & (part::say | part::attribution)) != 0 && say_entry == EntryRef::none)
      say_entry = lexicon_.all_entries()[listed.place];
  }
}

void SentenceViewer::add_lists(const Document& doc, Cursor& cursor, SentenceView& view) const {
  const TokenRange range{view.begin, view.end};
  // What stands at a token is the first of those that hold it; `bits` gives its parts, 0 if it is left out.
  const auto fill = [&](const auto& list, size_t& at, std::vector<uint32_t>& out, auto&& bits) {
    while (at < list.size() && list[at].tokens.begin < range.begin) ++at;
    for (; at < list.size() && list[at].tokens.begin < range.end; ++at) {
      const uint64_t parts = bits(list[at]);
      for (uint32_t t = list[at].tokens.begin; parts != 0 && t < std::min(list[at].tokens.end, range.end); ++t) {
        if (out[t - range.begin] != none_index) continue;
        out[t - range.begin] = static_cast<uint32_t>(at);
        view.parts[t - range.begin] |= parts;
      }
    }
  };
  const size_t first_mention = cursor.mention;
  fill(doc.mentions, cursor.mention, view.mention, [](const Mention& m) { return m.nested ? 0 : part::named; });
  fill(doc.figures, cursor.figure, view.figure, [](const Figure& f) {
    if (f.in_date) return uint64_t{0};
    return f.kind == FigureKind::count && is_human(f.noun_class) ? part::counted | part::people : part::counted;
  });
  fill(doc.dates, cursor.date, view.date, [](const DateExpr&) { return part::dated; });
  for (size_t i = first_mention; i < cursor.mention; ++i) {
    const Mention& mention = doc.mentions[i];
    const uint32_t t = mention.tokens.begin, m = static_cast<uint32_t>(i);
    if (mention.role.empty() || t < range.begin || view.mention[t - range.begin] != m) continue;
    for (uint32_t r = t; r > range.begin && doc.tokens[r - 1].span.end > mention.role.begin; --r)
      view.titled[r - 1 - range.begin] = m;
  }
}

// A clause begins after a stop, complementizer, subordinator or say verb, or after a comma with a verb before it:
// before the first verb a comma may set off a phrase.
void SentenceViewer::add_token_facts(const Document& doc, LanguageId language, SentenceView& view) const {
  constexpr uint64_t opener = part::stop | part::complementizer | part::subordinator | part::say;
  const std::string_view article = lexicon_.article(language);
  const bool may_have_article = !article.empty();
  const char* const text = doc.text.data();
  uint32_t clause = view.begin;
  bool verb_seen = false;  // since the last stop
  for (uint32_t t = view.begin; t < view.end; ++t) {
    const uint32_t i = t - view.begin;
    const Token& token = doc.tokens[t];
    uint64_t parts = view.parts[i] | parts_of_punctuation[static_cast<size_t>(token.punct)];
    // "TRAF.L": no stop between words that are written together.
    // Nor behind an abbreviation: "Newark, N.J., and".
    const bool abbreviates = t + 1 < view.end && doc.tokens[t + 1].punct == Punct::comma;
    if (token.punct == Punct::full_stop && (abbreviates || is_glued(doc, t, view.end))) parts &= ~part::stop;
    if (token.kind != TokenKind::punctuation) parts |= part::word;
    // "Amid" that is "central" before a place: "residents of central Basra".
    constexpr uint64_t amid = part::subordinator | part::direction;
    if ((parts & amid) == amid && view.has(t + 1, part::named)) parts &= ~part::subordinator;
    // "Totally": what no list knows, and ends so.
    if ((parts & ~part::casualty) == part::word &&
        view.endings->adverb.ends(std::string_view(text + token.span.begin, token.span.size())))
      parts |= part::adverb;
    // "In the interim": of what no list knows the first letters tell it.
    if ((parts & ~part::casualty) == part::word && view.titled[i] == none_index && token.proclitic_bytes == 0 &&
        view.endings->is_introduced(std::string_view(text + token.span.begin, token.span.size())))
      parts |= part::with_preposition | part::definite;
    if (view.titled[i] == none_index && ends_phrase(parts)) parts |= part::phrase_end;
    // A preposition with a pronoun is known by the preposition.
    const bool has_article =
        may_have_article && token.kind == TokenKind::word && token.span.size() > article.size() + 2 &&
        view.stands_for[i] == 0 &&
        stands_at(std::string_view(text + token.span.begin, token.span.size()), token.proclitic_bytes, article);
    if (has_article) parts |= part::definite | part::article;
    view.parts[i] = parts;
    view.all_parts |= parts;
    view.clause_begin[i] = clause;
    // "Renewed": it is said, but of a deed that is its object.
    constexpr uint64_t renews = part::say | part::light;
    if (((parts & opener) != 0 && (parts & renews) != renews) || ((parts & part::comma) != 0 && verb_seen))
      clause = t + 1;
    verb_seen = (parts & part::stop) == 0 && (verb_seen || (parts & (part::verb | part::say)) != 0);
  }
}

bool SentenceViewer::tells(const Document& doc, TokenRange range, Cursor& cursor) const {
  while (cursor.hit < doc.hits.size() && doc.hits[cursor.hit].tokens.begin < range.begin) ++cursor.hit;
  while (cursor.figure < doc.figures.size() && doc.figures[cursor.figure].tokens.begin < range.begin) ++cursor.figure;
  const bool counts = cursor.figure < doc.figures.size() && doc.figures[cursor.figure].tokens.begin < range.end;
  for (size_t h = cursor.hit; h < doc.hits.size() && doc.hits[h].tokens.begin < range.end; ++h) {
    const ClassSet& classes = doc.hits[h].classes;
    if (classes.any_of(words_.event_classes()) || (counts && classes.any_of(words_.speech_classes()))) return true;
  }
  return false;
}

bool SentenceViewer::view(const Document& doc, uint32_t sentence, LanguageId language, Cursor& cursor,
                          SentenceView& view) const {
  const TokenRange range{behind_dateline(doc, doc.sentences[sentence]), doc.sentences[sentence].tokens.end};
  if (!tells(doc, range, cursor)) return false;
  fill(doc, range, language, cursor, view);
  return true;
}

void SentenceViewer::view_alone(const Document& doc, uint32_t sentence, LanguageId language, SentenceView& view) const {
  const TokenRange range{behind_dateline(doc, doc.sentences[sentence]), doc.sentences[sentence].tokens.end};
  const auto first_of = [&range](const auto& list) {
    const auto at = std::lower_bound(list.begin(), list.end(), range.begin,
                                     [](const auto& item, uint32_t token) { return item.tokens.begin < token; });
    return static_cast<size_t>(at - list.begin());
  };
  Cursor cursor{first_of(doc.hits), first_of(doc.mentions), first_of(doc.figures), first_of(doc.dates)};
  fill(doc, range, language, cursor, view);
}

void SentenceViewer::fill(const Document& doc, TokenRange range, LanguageId language, Cursor& cursor,
                          SentenceView& view) const {
  view.begin = range.begin;
  view.end = range.end;
  view.parts.assign(range.size(), 0);
  for (auto* list : {&view.mention, &view.figure, &view.date, &view.titled}) list->assign(range.size(), none_index);
  view.stands_for.assign(range.size(), 0);
  view.all_parts = 0;
  view.article_bytes = static_cast<uint32_t>(lexicon_.article(language).size());
  view.clause_begin.resize(range.size());
  view.kinds.assign(range.size(), {});
  view.say_entry.assign(range.size(), EntryRef::none);
  view.triggers.clear();
  view.verb_first = verb_first_[language];
  view.endings = &endings_[language];
  find_words(doc, cursor, view);
  add_lists(doc, cursor, view);
  // Whether a form is a verb shows in the words around it: these come first.
  const auto may_be_verb = [](const ListedWord& listed) {
    return listed.facts->trigger != nullptr || (listed.facts->parts & part::plain_verb) != 0;
  };
  for (const ListedWord& listed : view.listed)
    if (!may_be_verb(listed)) add_word(doc, listed, view);
  for (const ListedWord& listed : view.listed)
    if (may_be_verb(listed)) add_word(doc, listed, view);
  add_token_facts(doc, language, view);
}

}  // namespace khabar
