// Noun phrases and clauses, found from what stands around a token: no parser, but boundaries that news keeps to.
//
//   "Gunmen in northern Iraq | killed | two soldiers | on Friday"          the phrase before the verb begins the clause
//   verb first (Arabic):  verb | NP, definite | NP | preposition NP ...    a phrase ends where a definite word is
//   followed
//                                                                          by an indefinite one
#pragma once

#include <array>
#include <optional>

#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Belongs to one thread, and to one sentence: a phrase that was found is remembered, for it is asked for again by most
// readings of a trigger.
class PhraseFinder {
 public:
  // Both outlive this object, and stay as they are.
  PhraseFinder(const Document& doc, const SentenceView& view) : doc_(doc), view_(view) {}

  // Where the clause that holds token begins: after the last boundary (stop, complementizer, subordinator, a say verb,
  // or a comma with a verb before it) left of it.
  uint32_t clause_begin(uint32_t token) const { return view_.clause_begin[token - view_.begin]; }
  // Where it ends: at the next stop, or the next finite verb that begins a clause of its own.
  uint32_t clause_end(uint32_t token) const;

  // The noun phrase that begins at or after `from` and before `limit`, adverbs and quotation marks skipped; empty if a
  // verb, preposition or stop comes first. A preposition may be letters of the phrase's first word: `of_preposition`
  // allows that.
  TokenRange phrase_after(uint32_t from, uint32_t limit, bool of_preposition = false) const {
    KnownPhrase& known = known_phrases_[from % remembered_phrases];
    if (known.from != from || known.limit != limit || known.of_preposition != of_preposition)
      known = {from, limit, of_preposition, find_phrase_after(from, limit, of_preposition)};
    return known.phrase;
  }
  // Verb first: the object that stands behind where and when it was done, from `from` on ("the army | in Basra | two
  // men"); empty if none does.
  TokenRange object_behind_circumstances(uint32_t from, uint32_t limit) const;
  // Verb first: the object that stands behind an insertion between two marks ("the army, on Monday, | two men"), or the
  // count of one, or of a verb that meets people somebody, behind phrases of prepositions; empty if none does.
  TokenRange object_behind_insertion(uint32_t from, uint32_t limit, bool meets = false) const;
  // Verb first: the object that stands behind any number of prepositions, days and insertions, right behind a mark, a
  // day or an adverb, if it is known for a noun ("received | in his office on Monday, | the envoy"); empty if none
  // does.
  TokenRange object_behind_marks(uint32_t from) const;
  // Verb first: where what is only said of the noun before the verb begins ("planes | thought to be foreign |
  // shelled"); `verb` if nothing is.
  uint32_t before_hearsay(uint32_t verb) const;
  // Verb first: who acts, behind where and when ("arrived | in Basra on Sunday | the minister"); empty if nobody does.
  TokenRange subject_behind_circumstances(uint32_t from) const;
  // Verb first: where the phrase behind a verb is two, subject and object, the token at which the object begins ("the
  // army | the airport"); no_token if it is one. A verb in the masculine has no subject with feminine adjectives.
  uint32_t object_in(TokenRange phrase, bool masculine) const;
  // Verb first: the subject behind the verb, without the object behind that; empty if none stands before `limit`.
  TokenRange subject_behind(uint32_t verb, uint32_t limit) const;
  // Verb first: the verb is of the third person masculine, as far as its letters tell.
  bool is_masculine(uint32_t verb) const;
  // Verb first: the subject of the verb, behind it or else before it.
  TokenRange subject_of(uint32_t verb, uint32_t limit) const;
  // "The Workers' Union | (WU)": the phrase without what stands in brackets at its end.
  TokenRange without_short_name(TokenRange phrase) const;
  // Verb first: the object that stands behind a clause that is said of the subject ("men | wearing masks | a doctor");
  // empty if none does.
  TokenRange object_behind_attribute(uint32_t from, uint32_t limit) const;
  // Verb first: the words behind what is inserted between the subject that stands behind a verb, which ends at `from`,
  // and its object; empty if nothing is.
  TokenRange words_behind_insertion(uint32_t from) const;
  // Verb first: the object that stands right behind a phrase which a preposition joins to the subject ("units | of the
  // army | the camp"); empty if none does. `sure`: it must be somebody, a count, or have the ending of an object.
  TokenRange object_behind_joined(uint32_t from, uint32_t limit, bool sure) const;
  // Verb first, "the parliament | that sits in Tripoli | refused": what the sentence begins with, where only a relative
  // of it stands before the verb; empty if something else does.
  TokenRange topic_with_relative(uint32_t verb) const;
  // Verb first, "as for the union, | then (it) refused": what is spoken of, if the verb begins with "then"; empty if
  // nothing is.
  TokenRange topic_as_for(uint32_t verb) const;
  // Verb first: right before the verb stands a noun that is not known yet.
  bool follows_new_noun(uint32_t verb) const;
  // Such a verb that tells no event: what it says is said of that noun.
  bool is_attribute_of_noun(uint32_t verb) const;
  // The noun phrase that is the subject of a verb at `verb`, standing before it; empty if there is none. Looks over
  // appositions and relative clauses, and to the verb that governs an infinitive or shares its subject.
  TokenRange subject_before(uint32_t verb, int depth = 0) const;
  // Behind "in" with its place, or a date, at `from`: their end; `from` if neither stands there.
  uint32_t behind_circumstance(uint32_t from, uint32_t limit) const;
  // Verb first, "during his visit last week | the traders": behind a preposition that brings in no party, and its noun
  // with adjectives and dates; `from` where it is not clear where they end.
  uint32_t behind_aside(uint32_t from, uint32_t limit) const;
  uint32_t speech_that_goes_on(uint32_t verb) const;
  // Where the verb comes second, the phrase with the names of a list that it begins ("X, | Y and Z").
  TokenRange with_list_behind(TokenRange phrase) const;
  // Verb first, "the head of the chamber in X, | Doctor Y": the person whose name stands behind the office in `phrase`
  // and what a joined preposition brings in; none_index if nobody's does.
  uint32_t holder_behind_town(TokenRange phrase) const;
  // Where the verb comes second, "20 | wounded | people": of those who are counted, what befell them.
  bool is_counted_participle(uint32_t token) const;
  // A figure of money stands at the token.
  bool is_money(uint32_t token) const;
  // The first token behind the end of the sentence or the "that" which stands before `token`.
  uint32_t begin_of_statement(uint32_t token) const;
  // Verb first: one person, told by what he is and by no name, with words behind.
  bool is_bare_office(TokenRange phrase) const;
  // Where the verb comes second, "five men | accused of spying": a form of the past without whom, right before what
  // that is about, and with no subject of its own before it.
  bool is_before_charge(const Trigger& told, TokenRange verb) const;
  // The noun phrase that ends right before `token` (the antecedent of a relative, the noun before a gerund).
  TokenRange phrase_before(uint32_t token, uint32_t limit) const;

  // A phrase as an argument: the whole phrase, with the best mention in it (the head, if it is a name).
  Argument argument(TokenRange phrase) const;
  Argument of_mention(uint32_t mention) const;

  // The first verb of what stands between the last stop before `token` and `token` itself; `token` if there is none.
  uint32_t first_verb(uint32_t token) const;
  // Verb first: a verb of the past may have the subject of one before it.
  bool agree(uint32_t verb, uint32_t later) const;
  // Verb first: who the relative stands for may be the subject of the verb behind it: "who (he) | ruled", but not
  // "which (she) | (he) ruled ...".
  bool may_be_subject(uint32_t relative, bool plural, bool masculine) const;

  // Written with the mark of an indefinite accusative; or with its letter alone, as most texts have it.
  bool is_accusative(uint32_t token) const;
  bool may_be_accusative(uint32_t token) const;
  // "A soldier": a figure without a number.
  bool is_only_one(uint32_t token) const;
  // Verb first: several people who act, by the letters of a participle and the ending of those who act.
  bool is_crowd(uint32_t token) const;
  // "Accusing": by its ending, where the language has one for it.
  bool is_gerund(uint32_t token) const;
  bool is_person(uint32_t mention) const { return doc_.mentions[mention].type == MentionType::person; }
  bool is_verb(uint32_t token) const { return view_.has(token, part::verb | part::say | part::auxiliary); }
  // Where the verb comes second, "hit an apartment | block | in X": behind the article at `begin` and a noun, and
  // before what no object is, the base form of a verb is a noun too.
  bool is_last_of_compound(uint32_t token, uint32_t begin) const;
  // Has it a name, a people or a word for people?
  bool names_people(TokenRange phrase) const;
  // A trigger with a form of one of the slots begins at the token.
  bool has_form(uint32_t token, uint16_t slots) const;

 private:
  struct KnownPhrase {
    uint32_t from = no_token, limit = 0;
    bool of_preposition = false;
    TokenRange phrase;
  };
  static constexpr size_t remembered_phrases = 16;
  TokenRange find_phrase_after(uint32_t from, uint32_t limit, bool of_preposition) const;
  bool ends_phrase(uint32_t token) const {
    return view_.has(token, part::phrase_end) && !is_attribute(token) && !is_counted_participle(token) &&
           !is_noun_behind_adjective(token);
  }
  bool is_attribute(uint32_t token) const;
  bool is_noun_behind_adjective(uint32_t token) const;
  bool begins_anew(uint32_t token) const;
  bool takes_object(uint32_t token) const;
  bool is_reduced_relative(uint32_t verb) const;
  bool controls_object(uint32_t verb) const;
  bool punishes(uint32_t verb) const;
  bool is_no_verb_here(uint32_t token) const;
  bool is_attribute_of_people(uint32_t verb) const;
  TokenRange subject_behind_and(uint32_t verb) const;
  TokenRange sender_before(uint32_t verb) const;
  TokenRange author_of_words(uint32_t verb) const;
  bool owns_subject(uint32_t verb) const;
  uint32_t relative_of_object(uint32_t verb) const;
  bool is_only_past(uint32_t verb) const;
  bool is_base_before_past(uint32_t base, uint32_t past) const;
  bool is_within_relative(uint32_t verb) const;
  bool is_office_behind_verb(uint32_t end) const;
  bool is_in_series(uint32_t comma, uint32_t verb) const;
  bool is_pronoun_alone(uint32_t token) const;
  uint32_t behind_object(uint32_t begin, uint32_t end) const;
  uint32_t last_counted(uint32_t begin, uint32_t end) const;
  uint32_t hearsay_of_noun(uint32_t verb) const;
  uint32_t subject_begin(uint32_t end) const;
  uint32_t behind_relative(uint32_t begin, uint32_t end) const;
  uint32_t comma_before_aside(uint32_t say, uint32_t joined) const;
  TokenRange with_list_before(TokenRange subject) const;
  TokenRange with_items_before(TokenRange subject) const;
  bool is_main_auxiliary(uint32_t token) const;
  TokenRange name_between(uint32_t open, uint32_t close) const;
  TokenRange name_before(TokenRange noun) const;
  TokenRange holder_at_end(TokenRange office, uint32_t end) const;
  TokenRange head_of_relative(uint32_t verb) const;
  TokenRange noun_of_infinitive(TokenRange object) const;
  bool is_relative(uint32_t token) const;
  bool is_verb_of_relative(uint32_t token) const;
  bool is_participle_of_object(uint32_t verb) const;
  bool is_passive_be(uint32_t be) const;
  bool is_indefinite(TokenRange phrase) const;
  TokenRange noun_of_attribute(uint32_t begin, uint32_t verb) const;
  TokenRange speaker_of_words(uint32_t begin, uint32_t verb) const;
  uint32_t before_age(uint32_t end) const;
  bool is_within_town(uint32_t mark, uint32_t close) const;
  uint32_t opening_mark(uint32_t close) const;
  uint32_t before_listing(uint32_t comma) const;
  TokenRange topic_before(uint32_t comma) const;
  uint32_t before_appositions(uint32_t end) const;
  TokenRange with_name_behind(TokenRange phrase) const;
  uint32_t holder_behind(TokenRange phrase) const;
  bool is_wish(uint32_t token) const;
  bool begins_somebody(uint32_t token) const;
  bool may_be_said_of_things(uint32_t token) const;
  uint32_t behind_addressee(uint32_t begin, uint32_t end) const;
  bool is_holder(uint32_t mention, uint32_t office) const;
  bool ends_in_who_act(uint32_t token, uint32_t begin) const;
  bool may_be_said_of_who_act(uint32_t token) const;
  bool is_no_construct(uint32_t token, uint32_t begin) const;
  bool ends_before(uint32_t token, uint32_t begin) const;
  uint32_t behind_insertion(uint32_t from) const;
  uint32_t behind_time_and_comma(uint32_t from) const;
  TokenRange noun_of_reduced_relative(TokenRange subject) const;
  TokenRange people_of_reduced_relative(uint32_t end) const;
  bool may_be_done_by_thing(uint32_t verb) const;
  TokenRange thing_of_reduced_relative(uint32_t verb) const;
  uint32_t behind_prepositions(uint32_t from, uint32_t limit) const;
  uint32_t behind_circumstances(uint32_t from) const;
  uint32_t behind_all_circumstances(uint32_t from) const;
  TokenRange object_behind_asides(uint32_t from) const;
  uint32_t object_behind_complement(uint32_t complement, uint32_t end) const;
  bool may_be_object(uint32_t token) const;
  bool begins_object(uint32_t token) const;
  bool is_object_behind_phrase(uint32_t object, bool sure) const;
  bool is_bare_count(uint32_t token) const;
  bool is_owned(uint32_t token) const;
  TokenRange antecedent(TokenRange region, uint32_t relative) const;
  TokenRange with_those_spoken_for(TokenRange who, uint32_t end) const;
  TokenRange before_where(TokenRange noun, uint32_t relative) const;
  bool tells_outcome(uint32_t relative) const;
  TokenRange behind_person(TokenRange phrase) const;
  TokenRange people_behind_of(TokenRange region) const;
  bool agrees(uint32_t noun, uint32_t relative) const;
  bool is_partitive(uint32_t token, uint32_t begin) const;
  bool is_deed(uint32_t token) const;
  bool is_number_of(uint32_t token, uint32_t head) const;
  bool is_said_with_pronoun(uint32_t token) const;
  bool is_owned_before_thing(uint32_t token) const;
  bool is_people_before_known(uint32_t token) const;
  bool is_short_title(uint32_t token) const;
  bool is_adjective_of_words(uint32_t token) const;
  bool is_behind_words(uint32_t token) const;
  bool may_be_adjective(uint32_t token, uint32_t head, bool head_is_masculine) const;
  bool is_adjective_of_body(uint32_t token) const;
  bool is_left_of_possessor(uint32_t token) const;
  TokenRange without_casualty(TokenRange phrase) const;
  TokenRange with_what_it_is_of(TokenRange phrase, uint32_t limit) const;
  TokenRange trimmed(TokenRange range) const;
  uint32_t behind_joining_name(uint32_t from, uint32_t limit) const;
  bool closes_quotation(uint32_t begin, uint32_t close) const;
  bool ends_quoted(uint32_t begin, uint32_t close) const;
  TokenRange with_closing_quote(TokenRange range) const;
  uint32_t end_of_core(TokenRange phrase) const;
  TokenRange head_of(TokenRange region) const;
  uint32_t entity_of_noun(TokenRange phrase) const;
  bool is_possessor(TokenRange phrase, uint32_t mention) const;
  bool is_of_town(TokenRange phrase, uint32_t mention) const;
  bool is_named_after(TokenRange phrase, uint32_t mention) const;

  const Document& doc_;
  const SentenceView& view_;
  mutable std::array<KnownPhrase, remembered_phrases> known_phrases_{};
};

}  // namespace khabar
