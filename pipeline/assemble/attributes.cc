// Where the verb comes first: clauses that are said of a noun which is not known yet, without a word that says so: "men
// | wear masks", "held two youths | molested a girl".
#include "assemble/phrases.h"

namespace khabar {

bool PhraseFinder::is_indefinite(TokenRange phrase) const {
  if (phrase.empty() || view_.any(phrase, part::definite | part::named)) return false;
  for (uint32_t t = phrase.begin; t < phrase.end; ++t)
    if (is_owned(t)) return false;
  return true;
}

bool PhraseFinder::is_attribute_of_noun(uint32_t verb) const {
  return view_.has(verb, part::plain_verb) && follows_new_noun(verb);
}

bool PhraseFinder::follows_new_noun(uint32_t verb) const {
  if (!view_.verb_first || verb == view_.begin || view_.has(verb, part::with_conjunction)) return false;
  constexpr uint64_t no_noun = part::phrase_end | part::definite | part::named | part::adverb | part::coordination |
                               part::preposition | part::determiner | part::quote;
  const uint32_t noun = verb - 1;
  // "That his party | refused": the subject of the clause.
  if (noun > view_.begin && view_.has(noun - 1, part::complementizer)) return false;
  return view_.has(noun, part::word) && !view_.has(noun, no_noun) && !is_owned(noun);
}

// Of a verb behind another one and its parties, between which its subject stands: the last of them, if it is such a
// noun; empty otherwise.
TokenRange PhraseFinder::noun_of_attribute(uint32_t begin, uint32_t verb) const {
  if (!view_.verb_first || begin == view_.begin || !view_.has(begin - 1, part::verb | part::say | part::light))
    return {};
  if (view_.has(verb, part::with_conjunction)) return {};
  TokenRange last;
  for (TokenRange next = phrase_after(begin, verb); !next.empty(); next = phrase_after(next.end, verb)) last = next;
  return last.end == verb && is_indefinite(last) ? last : TokenRange{};
}

// "Opened with a speech | of the director | (he) praised in it": who gave it, behind "of", right before the verb.
TokenRange PhraseFinder::speaker_of_words(uint32_t begin, uint32_t verb) const {
  if (!view_.verb_first || (view_.all_parts & part::statement) == 0 || view_.has(verb, part::with_conjunction))
    return {};
  // "In a statement of the presidency | praised | X": who did it stands behind the verb.
  if (view_.has(verb + 1, part::definite | part::named) || view_.titled[verb - view_.begin] != none_index) return {};
  for (uint32_t t = verb; t > begin + 1; --t) {
    const uint32_t of = t - 1;
    if (!view_.has(of, part::with_preposition)) continue;
    if (!view_.has(of - 1, part::statement) || view_.has(of - 1, part::definite)) return {};
    const TokenRange phrase = phrase_after(of, verb, true);
    return phrase.end == verb && has_joined_preposition(doc_, view_, of, view_.endings->joined_for.spellings().front())
               ? phrase
               : TokenRange{};
  }
  return {};
}

TokenRange PhraseFinder::object_behind_attribute(uint32_t from, uint32_t limit) const {
  if (from >= limit || !follows_new_noun(from)) return {};
  // "Men | were (on) ...", "were wearing".
  const uint32_t was = from;
  while (from + 1 < limit && view_.has(from, part::auxiliary)) ++from;
  if (from == was && !view_.has(from, part::plain_verb)) return {};
  if (view_.has(from, part::plain_verb)) ++from;
  // "Thought to be | of the movement".
  const bool that = from < view_.end && view_.has(from, part::complementizer) && view_.has(from, part::pronoun);
  const TokenRange own = that ? TokenRange{} : phrase_after(from, limit);
  if (own.empty()) return object_behind_joined(that ? from + 1 : from, that ? view_.end : limit, true);
  TokenRange object = phrase_after(own.end, limit);
  // "Wearing | a uniform | (of the) military | two men": its adjective, though it is a noun as well.
  const bool alike = own.size() == 1 && object.size() == 1 && object.begin == own.end && may_be_accusative(own.begin) &&
                     may_be_accusative(object.begin);
  if (alike && object.end < limit)
    if (const TokenRange next = phrase_after(object.end, limit); !next.empty()) object = next;
  return !object.empty() && may_be_object(object.begin) ? object : TokenRange{};
}

}  // namespace khabar
