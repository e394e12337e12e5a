#include "assemble/sentence_view.h"

#include <algorithm>
#include <array>
#include <string>

#include "assemble/few_letters.h"
#include "assemble/word_roles.h"
#include "core/error.h"
#include "core/names.h"

namespace khabar {

namespace {

// How many hits ahead the facts of their words are asked for: the table is larger than the nearest memory.
constexpr size_t hits_ahead = 24, hits_nearer = 10;

constexpr uint64_t verbal = part::say | part::plain_verb | part::light | part::modal;

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

bool is_of_people(const Figure& figure) {
  return figure.kind == FigureKind::count && !figure.in_date && is_human(figure.noun_class);
}

constexpr std::array<uint64_t, proclitic_flag::all + 1> parts_of_proclitics = [] {
  std::array<uint64_t, proclitic_flag::all + 1> parts{};
  for (size_t flags = 0; flags < parts.size(); ++flags) {
    if ((flags & proclitic_flag::conjunction) != 0) parts[flags] |= part::with_conjunction;
    if ((flags & proclitic_flag::preposition) != 0) parts[flags] |= part::with_preposition;
    if ((flags & proclitic_flag::future) != 0) parts[flags] |= part::future;
    if ((flags & proclitic_flag::article) != 0) parts[flags] |= part::definite;
  }
  return parts;
}();

bool is_behind_start_of_name(const Document& doc, const SentenceView& view, TokenRange tokens) {
  const uint32_t m = view.mention[tokens.begin - view.begin];
  return m != none_index && doc.mentions[m].tokens.begin < tokens.begin && tokens.end < doc.mentions[m].tokens.end;
}

// Within the tokens of a longer trigger that asks for nothing. One that asks leaves the word to the shorter, should it
// not get what it asks for: "walked out of | the talks", "walked out of the house".
bool is_settled(const std::vector<TriggerHit>& triggers, TokenRange tokens) {
  for (auto hit = triggers.rbegin(); hit != triggers.rend() && hit->tokens.end > tokens.begin; ++hit)
    if (hit->tokens.contains(tokens) && hit->tokens != tokens && !hit->conditional) return true;
  return false;
}

// "For the", where the letters of both are kept with the word.
bool is_joined_to_article(const SentenceView& view, uint32_t token) {
  return view.verb_first && view.has(token, part::with_preposition) && view.has(token, part::definite | part::named);
}

// A word that no list knows, long enough to have letters of another before it.
bool is_unknown_word(const SentenceView& view, uint32_t token, std::string_view word) {
  constexpr uint64_t unknown = part::word | part::phrase_end | part::with_preposition | part::definite;
  constexpr size_t shortest_bytes = 8;  // four Arabic letters
  return (view.at(token) & ~unknown) == 0 && word.size() >= shortest_bytes;
}

}  // namespace

bool has_joined_preposition(const Document& doc, const SentenceView& view, uint32_t token, std::string_view letters) {
  constexpr size_t longest_letters = 2;  // one Arabic letter
  if (token >= view.end) return false;
  const Token& t = doc.tokens[token];
  const std::string_view word = doc.at(t.span);
  if (t.proclitic_bytes > 0) return word.substr(0, t.proclitic_bytes).ends_with(letters);
  if (is_joined_to_article(view, token)) return word.starts_with(letters);
  return letters.size() <= longest_letters && is_unknown_word(view, token, word) && word.starts_with(letters);
}

bool may_have_joined_preposition(const Document& doc, const SentenceView& view, uint32_t token) {
  if (token >= view.end) return false;
  const Token& t = doc.tokens[token];
  return t.proclitic_bytes > 0 || is_joined_to_article(view, token) || is_unknown_word(view, token, doc.at(t.span));
}

SentenceViewer::SentenceViewer(const Lexicon& lexicon, const WordTable& words) : lexicon_(lexicon), words_(words) {
  verb_first_.assign(lexicon.language_count(), false);
  endings_ = read_endings(lexicon);
  for (uint32_t l = 0; l < lexicon.language_count(); ++l)
    if (lexicon.article(static_cast<LanguageId>(l)).size() > FewLetters::most_bytes)
      throw LoadError(std::string(lexicon.language_code(static_cast<LanguageId>(l))) + ": an article of more than " +
                      std::to_string(FewLetters::most_bytes) + " bytes");
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
  const bool noun = counted || behind_verb || (noun_like && asks_for_noun(doc, hit.tokens.begin, view)) ||
                    is_no_verb(doc, view, hit.tokens, word.slots);
  if (noun && (word.slots & slot::finite) != 0 && (word.slots & slot::nominal) == 0) return;
  // Verb first, "Hafr | al-Batin": half of a name is no verb.
  const uint32_t m = view.mention[hit.tokens.begin - view.begin];
  const bool within = m != none_index && doc.mentions[m].tokens.size() > hit.tokens.size();
  if (view.verb_first && within && (word.slots & slot::finite) != 0 && (word.slots & slot::nominal) == 0) return;
  if (is_attribute(doc, hit, word, view) || has_foreign_proclitic(doc, hit, word, *view.endings)) return;
  // "Leaders", "a blow": what is written with the ending of a feminine noun has no pronoun at its end.
  const bool owned = word.trigger->object_suffix || word.trigger->possessive_suffix;
  if (owned && doc.tokens[hit.tokens.end - 1].is(token_flag::ta_marbuta)) return;
  // The future prefix stands before imperfects only.
  if ((hit.proclitics & proclitic_flag::future) != 0 && (word.slots & slot::present) == 0) return;
  // "The fire brigade": all of it stands in a phrase of another sense.
  if (is_settled(view.triggers, hit.tokens) || view.all(hit.tokens, part::fixed)) return;
  __builtin_prefetch(word.trigger);
  view.triggers.push_back({hit.tokens, word.trigger, word.conditional});
  // "With | support of": a form that a preposition is written together with is the noun, if it may be.
  constexpr uint8_t of_nouns = proclitic_flag::article | proclitic_flag::preposition;
  const bool joined = (hit.proclitics & of_nouns) != 0 && (word.slots & slot::nominal) != 0 &&
                      (word.slots & (slot::present | slot::base)) == 0;
  if (noun || introduced || joined || (word.slots & slot::finite) == 0 || word.trigger->quiet) return;
  for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) view.parts[t - view.begin] |= part::verb;
}

void SentenceViewer::find_words(const Document& doc, Cursor& cursor, SentenceView& view) const {
  view.verbs.clear();
  view.words.clear();
  for (; cursor.hit < doc.hits.size() && doc.hits[cursor.hit].tokens.begin < view.end; ++cursor.hit) {
    const Hit& hit = doc.hits[cursor.hit];
    if (cursor.hit + hits_ahead < doc.hits.size()) words_.prefetch(doc.hits[cursor.hit + hits_ahead]);
    if (cursor.hit + hits_nearer < doc.hits.size()) words_.prefetch_listed(doc.hits[cursor.hit + hits_nearer]);
    view.parts[hit.tokens.begin - view.begin] |= parts_of_proclitics[hit.proclitics];
    if (!hit.classes.any_of(words_.classes())) continue;
    for (const WordTable::Listed& listed : words_.listed(hit)) {
      const WordFacts& facts = words_.facts(listed);
      __builtin_prefetch(&facts);
      (listed.may_be_verb != 0 ? view.verbs : view.words).push_back({&hit, &facts, listed.place});
    }
  }
}

// "The threatened strike", "a planned meeting": such a word says of the noun behind it that it is not done.
void SentenceViewer::add_adjective(const Hit& hit, const WordFacts& word, SentenceView& view) const {
  constexpr std::array doubtful = {WordKind::claim, WordKind::expect, WordKind::warn,
                                   WordKind::ask,   WordKind::order,  WordKind::promise};
  const bool doubted = std::find(doubtful.begin(), doubtful.end(), word.kind) != doubtful.end();
  if ((word.parts & part::modal) == 0 && ((word.parts & part::say) == 0 || !doubted)) return;
  const uint32_t at = hit.tokens.begin - view.begin;
  view.parts[at] |= part::modal | part::before_noun;
  WordKind& modal = view.kinds[at].modal;
  if (modal == WordKind::none) modal = doubted ? WordKind::hypothetical : word.kind;
}

// The word is none that the lists mean, by where it stands.
bool SentenceViewer::is_another_word(const Document& doc, const Hit& hit, const WordFacts& word,
                                     const SentenceView& view) const {
  // "U.S. forces", "the WHO warned": a name spelled as a small word.
  constexpr uint64_t small = part::pronoun | part::relative;
  if ((word.parts & small) != 0 && view.mention[hit.tokens.begin - view.begin] != none_index &&
      doc.tokens[hit.tokens.begin].is(token_flag::all_caps | token_flag::capitalised))
    return true;
  if ((word.parts & (part::say | part::plain_verb)) != 0 && is_counted(doc, hit.tokens.begin, view)) return true;
  constexpr uint64_t never_joined =
      part::say | part::plain_verb | part::preposition | part::pronoun | part::light | part::result | part::modal;
  if ((word.trigger != nullptr || (word.parts & never_joined) != 0) && is_half_of_compound(doc, hit.tokens, view))
    return true;
  // "The governor", where only the folding of letters makes a preposition of him.
  if ((word.parts & part::preposition) != 0 && hit.tokens.size() == 1 &&
      view.endings->no_preposition.has(doc.at(doc.tokens[hit.tokens.begin].span)))
    return true;
  // "Men | suspected of belonging to | the group": a phrase that is said of a noun.
  constexpr uint64_t clause = part::modal | part::complementizer | part::say | part::pronoun | part::plain_verb;
  if ((word.parts & clause) == 0) return false;
  if (view.all(hit.tokens, part::fixed)) return true;
  // The month of May.
  if ((word.parts & part::modal) != 0 && view.has(hit.tokens.begin, part::dated)) return true;
  // "Two suspected smugglers".
  if ((word.parts & part::say) != 0 && word.trigger == nullptr && is_behind_determiner(doc, hit.tokens.begin, view))
    return true;
  return (word.parts & part::plain_verb) != 0 && is_participle(doc, hit.tokens.begin, view);
}

// What a noun, a determiner and the like are does not depend on where they stand.
void SentenceViewer::add_word(const Document& doc, const ListedWord& listed, SentenceView& view) const {
  constexpr uint64_t depending = verbal | part::pronoun | part::relative | part::preposition | part::result |
                                 part::complementizer | part::attribution;
  const WordFacts& word = *listed.facts;
  if (!listed.hit->classes.has(word.token_class)) return;
  // "Ban | Ki | Moon", spelled like "in order to": nothing joins clauses within a man's name.
  constexpr uint64_t joining = part::subordinator | part::complementizer | part::purpose | part::condition;
  if ((word.parts & joining) != 0 && is_within_person(doc, view, listed.hit->tokens.begin)) return;
  // "Doctors | Without | Borders": nor does anything deny within a name.
  if ((word.parts & part::negation) != 0 && is_behind_start_of_name(doc, view, listed.hit->tokens)) return;
  if ((word.parts & depending) != 0 || word.trigger != nullptr || word.stands_for != 0 || word.is_kind)
    add_depending_word(doc, listed, view);
  else
    add_parts(listed, view);
}

void SentenceViewer::add_parts(const ListedWord& listed, SentenceView& view) const {
  const uint64_t parts = listed.facts->parts;
  const TokenRange tokens = listed.hit->tokens;
  // Of an office of several words the first is the noun, where nouns stand before what goes with them.
  view.parts[tokens.begin - view.begin] |= parts;
  for (uint32_t t = tokens.begin + 1; t < tokens.end; ++t)
    view.parts[t - view.begin] |= view.verb_first ? parts & ~part::noun : parts;
}

void SentenceViewer::add_depending_word(const Document& doc, const ListedWord& listed, SentenceView& view) const {
  const Hit& hit = *listed.hit;
  const WordFacts& word = *listed.facts;
  if (is_another_word(doc, hit, word, view)) return;
  const bool verb = (word.parts & verbal) != 0 || (word.trigger != nullptr && (word.slots & slot::noun) == 0);
  if (verb && (word.parts & part::before_noun) == 0 && is_adjective(doc, hit, view) &&
      !(word.trigger != nullptr && is_behind_hundreds(doc, hit.tokens.begin, view)))
    return add_adjective(hit, word, view);
  if (word.stands_for != 0) view.stands_for[hit.tokens.begin - view.begin] = word.stands_for;
  if (word.trigger != nullptr) add_trigger(doc, hit, word, view);
  add_parts(listed, view);
  if (word.is_kind || (word.parts & part::attribution) != 0) add_kinds(listed, view);
}

void SentenceViewer::add_kinds(const ListedWord& listed, SentenceView& view) const {
  const WordFacts& word = *listed.facts;
  for (uint32_t t = listed.hit->tokens.begin; t < listed.hit->tokens.end; ++t) {
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
    return is_of_people(f) ? part::counted | part::people : part::counted;
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

bool SentenceViewer::counts_people(const Document& doc, TokenRange range, const Cursor& cursor) const {
  for (size_t f = cursor.figure; f < doc.figures.size() && doc.figures[f].tokens.begin < range.end; ++f)
    if (is_of_people(doc.figures[f])) return true;
  return false;
}

bool SentenceViewer::tells(const Document& doc, TokenRange range, Cursor& cursor) const {
  while (cursor.hit < doc.hits.size() && doc.hits[cursor.hit].tokens.begin < range.begin) ++cursor.hit;
  while (cursor.figure < doc.figures.size() && doc.figures[cursor.figure].tokens.begin < range.begin) ++cursor.figure;
  bool speaks = false;
  for (size_t h = cursor.hit; h < doc.hits.size() && doc.hits[h].tokens.begin < range.end; ++h) {
    if (doc.hits[h].classes.any_of(words_.event_classes())) return true;
    speaks |= doc.hits[h].classes.any_of(words_.speech_classes());
  }
  return speaks && counts_people(doc, range, cursor);
}

bool SentenceViewer::begin(const Document& doc, uint32_t sentence, Cursor& cursor, SentenceView& view) const {
  const Dateline dateline = dateline_of(doc, sentence);
  const TokenRange range{dateline.behind, doc.sentences[sentence].tokens.end};
  if (!tells(doc, range, cursor)) return false;
  view.dateline = dateline;
  begin(doc, range, cursor, view);
  return true;
}

void SentenceViewer::view_alone(const Document& doc, uint32_t sentence, LanguageId language, SentenceView& view) const {
  view.dateline = dateline_of(doc, sentence);
  const TokenRange range{view.dateline.behind, doc.sentences[sentence].tokens.end};
  const auto first_of = [&range](const auto& list) {
    const auto at = std::lower_bound(list.begin(), list.end(), range.begin,
                                     [](const auto& item, uint32_t token) { return item.tokens.begin < token; });
    return static_cast<size_t>(at - list.begin());
  };
  Cursor cursor{first_of(doc.hits), first_of(doc.mentions), first_of(doc.figures), first_of(doc.dates)};
  begin(doc, range, cursor, view);
  complete(doc, language, cursor, view);
}

void SentenceViewer::begin(const Document& doc, TokenRange range, Cursor& cursor, SentenceView& view) const {
  view.begin = range.begin;
  view.end = range.end;
  view.parts.assign(range.size(), 0);
  find_words(doc, cursor, view);
}

// Verb first, "the king (met) | with the president X": what a preposition parts from the name's own office is that of
// somebody else.
void part_offices(SentenceView& view) {
  constexpr uint64_t own = part::with_preposition | part::person_noun;
  for (uint32_t i = 1; view.verb_first && i < view.end - view.begin; ++i) {
    const uint32_t name = view.titled[i];
    if (name == none_index || view.titled[i - 1] != name || (view.parts[i] & own) != own) continue;
    for (uint32_t before = i; before > 0 && view.titled[before - 1] == name; --before)
      view.titled[before - 1] = none_index;
  }
}

void SentenceViewer::complete(const Document& doc, LanguageId language, Cursor& cursor, SentenceView& view) const {
  const uint32_t size = view.end - view.begin;
  for (auto* list : {&view.mention, &view.figure, &view.date, &view.titled}) list->assign(size, none_index);
  view.stands_for.assign(size, 0);
  view.all_parts = 0;
  view.article_bytes = static_cast<uint32_t>(lexicon_.article(language).size());
  view.clause_begin.resize(size);
  view.kinds.assign(size, {});
  view.say_entry.assign(size, EntryRef::none);
  view.triggers.clear();
  view.verb_first = verb_first_[language];
  view.endings = &endings_[language];
  view.things = &words_.things(language);
  add_lists(doc, cursor, view);
  // Whether a form is a verb shows in the words around it: these come first.
  for (const ListedWord& word : view.words) add_word(doc, word, view);
  for (const ListedWord& verb : view.verbs) add_word(doc, verb, view);
  part_offices(view);
  add_token_facts(doc, language, view);
}

}  // namespace khabar
