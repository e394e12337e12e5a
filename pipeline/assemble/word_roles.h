// Whether a form that the lists know as a trigger can be one where it stands: what its prefixes and its neighbours say.
#pragma once

#include "assemble/sentence_view.h"

namespace khabar {

// "Eleven students", where the counted noun is spelled as a verb.
bool is_counted(const Document& doc, uint32_t token, const SentenceView& view);

// "The raid", "three strikes": right behind such a word a form that is a noun as well is no verb.
bool is_behind_determiner(const Document& doc, uint32_t token, const SentenceView& view);

// "Hundreds | march": behind a count that stands before no noun without "of".
bool is_behind_hundreds(const Document& doc, uint32_t token, const SentenceView& view);

// What stands before the token, a determiner or a count, asks for a noun there: no "hundreds".
bool asks_for_noun(const Document& doc, uint32_t token, const SentenceView& view);

// "Two suspected smugglers", "Iraqi armed forces", "the besieged town": a participle between a determiner and its noun.
bool is_attribute(const Document& doc, const Hit& hit, const WordFacts& word, const SentenceView& view);

// Where the verb comes second, "Peru's | leading | groups", "the | proposed | merger": a word in the form of a
// participle, behind an owner or an article, that is said of the noun behind it.
bool is_adjective(const Document& doc, const Hit& hit, const SentenceView& view);

// Where the verb comes second: "a retired officer", "was built": a form of a verb that tells no event, and that does
// not end a phrase there.
bool is_participle(const Document& doc, uint32_t token, const SentenceView& view);

// Where the verb comes second: "Moscow-backed", "a call-up": half of a compound is not the word that the lists know.
// What is but a syllable or two before the hyphen makes none: "re-opened".
bool is_behind_half_of_compound(const Document& doc, uint32_t token, const SentenceView& view);
inline bool is_half_of_compound(const Document& doc, TokenRange tokens, const SentenceView& view) {
  if (view.verb_first || tokens.size() > 1) return false;
  if (tokens.end < view.end && doc.tokens[tokens.end].is(token_flag::hyphen_before)) return true;
  return tokens.begin > view.begin && doc.tokens[tokens.begin].is(token_flag::hyphen_before) &&
         is_behind_half_of_compound(doc, tokens.begin, view);
}

// The article, and prepositions other than the "so that" before an imperfect, stand before nouns only; the article
// never before one with a pronoun for its owner ("the students" is no "the his-demand").
bool has_foreign_proclitic(const Document& doc, const Hit& hit, const WordFacts& word, const Endings& endings);

// Where the verb comes first: "(he) expressed | the doctor | his thanks", where the verb is spelled as a preposition:
// it begins the sentence or is joined to what stands before, somebody with a name or an office follows, and then what
// the verb brings in.
bool is_verb_like_preposition(const Document& doc, const SentenceView& view, uint32_t token);

// Where the verb comes second: a form of the present does not agree with the word before it, or an auxiliary follows
// it: "loan demand", "factory orders rose", "the free press". Such a form is a noun or an adjective. Words of the
// sentence other than verbs are known.
bool is_no_verb(const Document& doc, const SentenceView& view, TokenRange tokens, uint16_t slots);

// Where the verb comes second: the noun at `tokens` stands before another, which is the head of their phrase: "the aid
// | bill", "target | zones".
bool is_modifier(const Document& doc, const SentenceView& view, TokenRange tokens);

// Where the verb comes second: written with a capital inside a sentence, part of a name or an office that no list
// knows: "Finance Secretary", "Savings and Investment Plan".
bool is_within_name(const Document& doc, const SentenceView& view, TokenRange tokens, uint16_t slots, bool heading);

}  // namespace khabar
