#include "assemble/sentence_view.h"

#include <algorithm>

#include "core/names.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

SentenceViewer::SentenceViewer(const Lexicon& lexicon, const TriggerTable& triggers)
    : lexicon_(lexicon),
      triggers_(triggers),
      trigger_(lexicon.class_id("trigger")),
      auxiliary_(lexicon.class_id("auxiliary")),
      preposition_(lexicon.class_id("preposition")),
      noun_(lexicon.class_id("counted")),
      adverb_(lexicon.class_id("adverb")) {
  static constexpr std::pair<const char*, uint64_t> named[] = {
      {"say", part::say},           {"negation", part::negation},
      {"modal", part::modal},       {"purpose", part::purpose},
      {"condition", part::condition}, {"background", part::background},
      {"preposition", part::preposition}, {"determiner", part::determiner},
      {"auxiliary", part::auxiliary}, {"pronoun", part::pronoun},
      {"complementizer", part::complementizer}, {"relative", part::relative},
      {"adverb", part::adverb},     {"coordination", part::coordination},
      {"subordinator", part::subordinator}, {"attribution", part::attribution},
      {"statement", part::statement}, {"nationality", part::nationality},
      {"aspect", part::aspect},     {"light", part::light},
      {"casualty", part::casualty}};
  for (const auto& [name, bit] : named)
    if (const ClassId id = lexicon.class_id(name); id != no_class) class_parts_.push_back({id, bit});
  verb_first_.assign(lexicon.language_count(), false);
  for (const Lexicon::Row& row : lexicon.rows("weights"))
    if (row.columns[0] == "verb_first") verb_first_[row.language] = row.columns[1] == "1";
}

void SentenceViewer::add_hit(const Hit& hit, SentenceView& view) const {
  uint64_t parts = 0;
  for (const ClassPart& c : class_parts_)
    if (hit.classes.has(c.token_class)) parts |= c.part;
  const uint32_t first = hit.tokens.begin - view.begin;
  if ((parts & part::auxiliary) != 0) {
    const auto value = lexicon_.entry_of(hit, auxiliary_)->value;
    if (value == "be" || value == "get") parts |= part::be;
    if (value == "passive") parts |= part::passive_auxiliary;
  }
  if ((parts & part::preposition) != 0) {
    const auto value = lexicon_.entry_of(hit, preposition_)->value;
    if (value == "of") parts |= part::of;
    if (value == "with") parts |= part::companion;
  }
  if ((parts & part::adverb) != 0) {
    const auto value = lexicon_.entry_of(hit, adverb_)->value;
    if (!value.empty()) view.bare_key[first] = fold_key(value);
  }
  if (hit.classes.has(noun_)) {
    // lemma/class/number
    const auto value = lexicon_.entry_of(hit, noun_)->value;
    const size_t begin = value.find('/') + 1;
    if (is_human(value.substr(begin, value.find('/', begin) - begin))) parts |= part::person_noun;
  }
  if (hit.classes.has(trigger_)) {
    for (EntryRef ref : lexicon_.entries(hit)) {
      const Trigger* const trigger = triggers_.find(ref);
      if (trigger == nullptr) continue;
      // The future prefix stands before imperfects only.
      if ((hit.proclitics & proclitic_flag::future) != 0 && (trigger->slots & slot::present) == 0) continue;
      const bool inside = !view.triggers.empty() && view.triggers.back().tokens.contains(hit.tokens) &&
                          view.triggers.back().tokens != hit.tokens;
      if (inside) continue;
      view.triggers.push_back({hit.tokens, trigger, ref});
      if ((trigger->slots & slot::finite) != 0) parts |= part::verb;
    }
  }
  if ((hit.proclitics & proclitic_flag::conjunction) != 0) view.parts[first] |= part::with_conjunction;
  if ((hit.proclitics & proclitic_flag::preposition) != 0) view.parts[first] |= part::with_preposition;
  if ((hit.proclitics & proclitic_flag::future) != 0) view.parts[first] |= part::future;
  if ((hit.proclitics & proclitic_flag::article) != 0) view.parts[first] |= part::definite;
  constexpr uint64_t remembered = part::say | part::modal | part::negation | part::attribution | part::aspect | part::light | part::casualty;
  for (uint32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) {
    view.parts[t - view.begin] |= parts;
    if ((parts & remembered) != 0 && view.word_entry[t - view.begin] == EntryRef::none) {
      for (EntryRef ref : lexicon_.entries(hit)) {
        const ClassId c = lexicon_.entry(ref).token_class;
        for (const ClassPart& p : class_parts_)
          if (p.token_class == c && (p.part & remembered) != 0) view.word_entry[t - view.begin] = ref;
      }
    }
  }
}

void SentenceViewer::add_token_facts(const Document& doc, LanguageId language, SentenceView& view) const {
  const std::string_view article = lexicon_.article(language);
  for (uint32_t t = view.begin; t < view.end; ++t) {
    const Token& token = doc.tokens[t];
    uint64_t& parts = view.parts[t - view.begin];
    switch (token.punct) {
      case Punct::comma: case Punct::dash: case Punct::bracket_open: case Punct::bracket_close: parts |= part::comma; break;
      case Punct::semicolon: case Punct::colon: case Punct::full_stop: case Punct::question: case Punct::exclamation:
      case Punct::ellipsis: parts |= part::stop; break;
      case Punct::quote: case Punct::quote_open: case Punct::quote_close: parts |= part::quote; break;
      default: break;
    }
    if (token.kind != TokenKind::punctuation) parts |= part::word;
    if (view.bare_key[t - view.begin] != 0) continue;  // a preposition with a pronoun: known by the preposition
    view.bare_key[t - view.begin] = token.proclitic_bytes > 0 ? key_without_prefix(doc.text, token, token.proclitic_bytes) : token.key;
    if (!article.empty() && token.span.size() > article.size() + 2) {
      const std::string_view word = doc.at(token.span).substr(token.proclitic_bytes);
      if (word.starts_with(article)) parts |= part::definite;
    }
  }
}

void SentenceViewer::view(const Document& doc, uint32_t sentence, LanguageId language, Cursor& cursor, SentenceView& view) const {
  const TokenRange range = doc.sentences[sentence].tokens;
  view.begin = range.begin;
  view.end = range.end;
  view.parts.assign(range.size(), 0);
  for (auto* list : {&view.mention, &view.figure, &view.date, &view.titled}) list->assign(range.size(), none_index);
  view.bare_key.assign(range.size(), 0);
  view.word_entry.assign(range.size(), EntryRef::none);
  view.triggers.clear();
  view.verb_first = verb_first_[language];
  while (cursor.hit < doc.hits.size() && doc.hits[cursor.hit].tokens.begin < range.begin) ++cursor.hit;
  for (; cursor.hit < doc.hits.size() && doc.hits[cursor.hit].tokens.begin < range.end; ++cursor.hit) add_hit(doc.hits[cursor.hit], view);
  const auto fill = [&](const auto& list, size_t& at, std::vector<uint32_t>& out, auto&& wanted) {
    while (at < list.size() && list[at].tokens.begin < range.begin) ++at;
    for (; at < list.size() && list[at].tokens.begin < range.end; ++at) {
      if (!wanted(list[at])) continue;
      for (uint32_t t = list[at].tokens.begin; t < std::min(list[at].tokens.end, range.end); ++t)
        if (out[t - range.begin] == none_index) out[t - range.begin] = static_cast<uint32_t>(at);
    }
  };
  fill(doc.mentions, cursor.mention, view.mention, [](const Mention& m) { return !m.nested; });
  fill(doc.figures, cursor.figure, view.figure, [](const Figure& f) { return !f.in_date; });
  fill(doc.dates, cursor.date, view.date, [](const DateExpr&) { return true; });
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const uint32_t m = view.mention[t - range.begin];
    if (m == none_index || doc.mentions[m].tokens.begin != t) continue;
    const Span role = doc.mentions[m].role;
    for (uint32_t r = t; r > range.begin && doc.tokens[r - 1].span.end > role.begin && !role.empty(); --r)
      view.titled[r - 1 - range.begin] = m;
  }
  add_token_facts(doc, language, view);
}

}  // namespace khabar
