// What the tokens themselves say, beyond the words that the lists know: punctuation, letters of words that no list has,
// where phrases end and clauses begin.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include "assemble/few_letters.h"
#include "assemble/sentence_view.h"
#include "assemble/word_roles.h"

namespace khabar {

namespace {

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

// part::phrase_end or 0.
uint64_t phrase_end_of(uint64_t parts) {
  constexpr uint64_t never = part::quote | part::named | part::counted;
  constexpr uint64_t ends = part::dated | part::stop | part::comma | part::verb | part::say | part::auxiliary |
                            part::complementizer | part::subordinator | part::relative | part::modal | part::negation |
                            part::pronoun | part::light | part::result;
  const bool preposition = (parts & (part::preposition | part::of)) == part::preposition;
  // "The | planned | meeting".
  const uint64_t asked = (parts & part::before_noun) != 0 ? ends & ~part::modal : ends;
  const bool is_end = (((parts & asked) != 0) | preposition) & ((parts & never) == 0);
  return is_end ? part::phrase_end : 0;
}

bool is_glued(const Document& doc, uint32_t token, uint32_t end) {
  return token + 1 < end && !doc.tokens[token].is(token_flag::space_before) &&
         !doc.tokens[token + 1].is(token_flag::space_before | token_flag::newline_before) &&
         doc.tokens[token + 1].kind == TokenKind::word;
}

// "TRAF.L": a full stop between words that are written together ends nothing; nor does one behind an abbreviation:
// "Newark, N.J., and".
bool is_no_stop(const Document& doc, uint32_t token, uint32_t begin, uint32_t end) {
  if (token + 1 >= end) return false;
  // "Dr. X": inside a sentence, right behind a short word, and before another.
  constexpr size_t longest_bytes = 10;
  const bool abbreviated =
      token > begin && !doc.tokens[token].is(token_flag::space_before) &&
      doc.tokens[token - 1].kind == TokenKind::word && doc.tokens[token - 1].span.size() <= longest_bytes &&
      doc.tokens[token + 1].kind == TokenKind::word && !doc.tokens[token + 1].is(token_flag::newline_before);
  return abbreviated || doc.tokens[token + 1].punct == Punct::comma || is_glued(doc, token, end);
}

// Verb first, "did not | finish", "who had | gathered": what denies or tells of a past stands before nothing but a
// verb.
bool helps_verb(const SentenceView& view, uint32_t t) {
  if (!view.has(t, part::negation | part::aspect)) return false;
  const WordKinds& kinds = view.kinds_at(t);
  return kinds.negation == WordKind::past || kinds.aspect == WordKind::qad;
}

// Verb first, "gunmen | riding ...", "fighters | (who) came from": a word that ends as verbs of several people do,
// right behind several of them.
bool is_verb_of_people(const SentenceView& view, uint32_t t, std::string_view before, std::string_view word) {
  const Endings& endings = *view.endings;
  if (!endings.people_plural.ends(before) || view.has(t - 1, part::named | part::counted)) return false;
  const bool present = endings.present_prefix.begins(word) && endings.people_nominative.ends(word);
  return view.has(t - 1, part::person_noun) && (present || endings.plural_verb.ends(word));
}

// Verb first, "which | disturbs you", "that she | resented": right behind a relative, or behind "that" with a pronoun,
// a word that no list knows is a verb if it agrees with what stands before.
bool is_verb_by_place(const Document& doc, const SentenceView& view, uint32_t t) {
  if (!view.verb_first || t == view.begin) return false;
  const std::string_view word = doc.at(doc.tokens[t].span), before = doc.at(doc.tokens[t - 1].span);
  const Endings& endings = *view.endings;
  if (ends_as_feminine(doc, view, t)) return false;
  if (helps_verb(view, t - 1)) return true;
  if (is_verb_of_people(view, t, before, word)) return true;
  const bool relative = view.has(t - 1, part::relative) && endings.nisba.ends(before);
  const bool that = view.has(t - 1, part::complementizer) && endings.owner.ends(before);
  if (!relative && !that) return false;
  const bool feminine = relative ? endings.feminine_relative.ends(before) : endings.her.ends(before);
  const Letters& person = feminine ? endings.feminine_verb : endings.present_prefix;
  return person.begins(word) || (feminine && person.ends(word));
}

}  // namespace

uint32_t behind_short_name(const Document& doc, const SentenceView& view, uint32_t open) {
  constexpr uint32_t most_tokens = 4;
  if (doc.tokens[open].punct != Punct::bracket_open || !view.has(open - 1, part::named)) return open;
  const uint32_t limit = std::min(view.end, open + most_tokens + 2);
  uint32_t close = open + 1;
  while (close < limit && doc.tokens[close].punct != Punct::bracket_close) ++close;
  const bool closes = close < limit && close > open + 1;
  return closes && !view.any({open + 1, close}, part::counted | part::dated) ? close + 1 : open;
}

// What the letters of a word say that no list knows.
uint64_t SentenceViewer::parts_of_unknown(const Document& doc, uint32_t t, const SentenceView& view) const {
  const Token& token = doc.tokens[t];
  const std::string_view word = doc.at(token.span);
  // "Totally".
  if (view.endings->adverb.ends(word)) return part::adverb;
  if (is_verb_by_place(doc, view, t)) return part::verb | part::plain_verb;
  // "And the interested".
  constexpr size_t shortest_joined_bytes = 14;
  if (view.titled[t - view.begin] == none_index && token.proclitic_bytes == 0 && word.size() >= shortest_joined_bytes &&
      view.endings->and_the.begins(word))
    return part::with_conjunction | part::definite;
  // "In the interim".
  if (view.titled[t - view.begin] == none_index && token.proclitic_bytes == 0 && view.endings->is_introduced(word))
    return part::with_preposition | part::definite;
  return 0;
}

// The parts of a mark. "Acme Steel, Inc.": not those of one inside a name.
uint64_t with_punctuation(const Document& doc, const SentenceView& view, uint32_t t, uint64_t parts) {
  const Punct punct = doc.tokens[t].punct;
  parts |= parts_of_punctuation[static_cast<size_t>(punct)];
  if (punct == Punct::full_stop && is_no_stop(doc, t, view.begin, view.end)) parts &= ~part::stop;
  return (parts & part::named) != 0 ? parts & ~(part::comma | part::stop) : parts;
}

// Without what a word means elsewhere.
uint64_t without_other_senses(const SentenceView& view, uint32_t t, uint64_t parts) {
  constexpr uint64_t amid = part::subordinator | part::direction, site = part::result | part::noun;
  // "Amid" that is "central" before a place: "residents of central Basra".
  if ((parts & amid) == amid && view.has(t + 1, part::named)) parts &= ~part::subordinator;
  // "Leaving (ten dead)" that is "a site": nobody it hurt stands behind it.
  if ((parts & site) == site && !view.has(t + 1, part::counted | part::casualty)) parts &= ~part::result;
  // Arabic has a "by" whose second word alone is "before".
  return (parts & part::agent) != 0 ? parts & ~part::subordinator : parts;
}

// A name, its title, or people begin at the token, which may open "<Tolnay Ltd>".
bool begins_somebody(const Document& doc, const SentenceView& view, uint32_t t) {
  constexpr uint64_t somebody = part::named | part::opens | part::nationality | part::person_noun | part::people;
  if (t < view.end && doc.tokens[t].punct == Punct::other) ++t;
  return view.has(t, somebody) || (t < view.end && view.titled[t - view.begin] != none_index);
}

// Where the verb comes second, "the African Union | (AU) | and the League": behind a short name in brackets that parts
// nobody from whoever is joined to him; `open` if none does.
uint32_t behind_joining_name(const Document& doc, const SentenceView& view, uint32_t open) {
  if (view.verb_first) return open;
  const uint32_t behind = behind_short_name(doc, view, open);
  const bool joined = view.has(behind, part::coordination) && begins_somebody(doc, view, behind + 1);
  return behind != open && joined ? behind : open;
}

// A day, or a determiner that begins no phrase.
bool may_float(uint64_t parts) {
  return (parts & part::dated) != 0 || (parts & (part::determiner | part::opens)) == part::determiner;
}

// Where the verb comes second, "are | each | providing", "are | today | meeting": a word between an auxiliary and its
// verb says how or when.
bool is_between_verbs(const Document& doc, const SentenceView& view, uint32_t t) {
  constexpr uint64_t helpers = part::be | part::have | part::modal;
  if (t == view.begin || t + 1 >= view.end) return false;
  if ((view.at(t - 1) & helpers) == 0 || (view.at(t - 1) & part::named) != 0) return false;
  const std::string_view next = doc.at(doc.tokens[t + 1].span);
  const bool gerund = view.has(t - 1, part::be) && view.endings->gerund.ends(next) &&
                      view.any_trigger_at(t + 1, [](const Trigger&) { return true; });
  return gerund || (view.has(t + 1, part::verb) && !view.has(t + 1, part::noun | part::named));
}

// A clause begins after a stop, complementizer, subordinator or say verb, or after a comma with a verb before it:
// before the first verb a comma may set off a phrase.
void SentenceViewer::add_token_facts(const Document& doc, LanguageId language, SentenceView& view) const {
  constexpr uint64_t opener = part::stop | part::complementizer | part::subordinator | part::say;
  constexpr uint64_t of_many_senses = part::subordinator | part::result, renews = part::say | part::light;
  const FewLetters article(lexicon_.article(language));
  // A word with the article has two letters more at least; where there is no article, no word is as long as that.
  const uint32_t shortest =
      article.size() == 0 ? std::numeric_limits<uint32_t>::max() : static_cast<uint32_t>(article.size()) + 3;
  uint32_t clause = view.begin;
  uint32_t short_name = view.begin;  // behind the latest
  bool verb_seen = false;            // since the last stop
  for (uint32_t t = view.begin; t < view.end; ++t) {
    const uint32_t i = t - view.begin;
    const Token& token = doc.tokens[t];
    uint64_t parts = view.parts[i];
    if (token.kind == TokenKind::punctuation)
      parts = with_punctuation(doc, view, t, parts);
    else
      parts |= part::word;
    if (t >= short_name) short_name = behind_joining_name(doc, view, t);
    if (t < short_name) parts &= part::named | part::word;
    if ((parts & of_many_senses) != 0) parts = without_other_senses(view, t, parts);
    if (!view.verb_first && may_float(parts) && is_between_verbs(doc, view, t))
      parts = (parts & ~part::determiner) | part::adverb;
    if ((parts & ~part::casualty) == part::word) parts |= parts_of_unknown(doc, t, view);
    if ((parts & part::preposition) != 0 && (t == view.begin || (parts & part::with_conjunction) != 0) &&
        is_verb_like_preposition(doc, view, t))
      parts = (parts & ~(part::preposition | part::locative)) | part::verb | part::plain_verb;
    parts |= view.titled[i] == none_index ? phrase_end_of(parts) : 0;
    // A preposition with a pronoun is known by the preposition.
    if (token.kind == TokenKind::word && token.span.size() >= shortest && view.stands_for[i] == 0) {
      // "Met" begins with the letters of the article.
      constexpr uint64_t noun = part::noun | part::person_noun | part::named | part::nationality;
      const bool has_article = ((parts & part::verb) == 0 || (parts & noun) != 0) &&
                               token.span.size() >= token.proclitic_bytes + article.size() &&
                               article.stand_at(doc.text, token.span.begin + token.proclitic_bytes);
      parts |= has_article ? part::definite | part::article : 0;
      // "His Highness".
      if ((parts & part::word) != 0 && view.endings->rank.has(doc.at(token.span))) parts |= part::definite;
    }
    view.parts[i] = parts;
    view.all_parts |= parts;
    view.clause_begin[i] = clause;
    // "Renewed": it is said, but of a deed that is its object.
    const bool opens = ((parts & opener) != 0) & ((parts & renews) != renews);
    const bool sets_off = ((parts & part::comma) != 0) & verb_seen;
    clause = (opens | sets_off) ? t + 1 : clause;
    verb_seen = ((parts & part::stop) == 0) & (verb_seen | ((parts & (part::verb | part::say)) != 0));
  }
}

}  // namespace khabar
