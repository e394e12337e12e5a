// How arguments.h finds them: the work of one trigger in its clause, verbs and nouns in a file each.
#pragma once

#include <optional>

#include "assemble/arguments.h"

namespace khabar {

// What the words around a trigger offer, before it is known who is who.
struct Frame {
  TokenRange before;         // the phrase that stands before the verb
  TokenRange after, second;  // the phrases behind it
  TokenRange resumed;        // the phrase before it for which a pronoun stands behind it
  bool passive = false;
};

inline bool has_bits(uint16_t slots, uint16_t bits) { return (slots & bits) != 0; }

class ArgumentFinder {
 public:
  ArgumentFinder(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                 TokenRange clause, uint32_t asked, Event& event)
      : doc_(doc),
        view_(view),
        phrases_(phrases),
        trigger_(*hit.trigger),
        tokens_(hit.tokens),
        event_(event),
        begin_(clause.begin),
        end_(clause.end),
        asked_(asked) {}
  void find(bool nominal);
  Usage usage() const { return usage_; }

 private:
  bool has_substance(TokenRange phrase) const;
  bool is_nobody(uint32_t token) const;
  bool counts_nobody(TokenRange phrase) const;
  bool suffers_nothing(TokenRange phrase) const;
  bool is_thing(TokenRange phrase) const;
  TokenRange behind_casualty(TokenRange phrase) const;
  void add(Role role, TokenRange phrase);
  bool may_bring_about(TokenRange phrase) const;
  bool is_place_noun(Role role, TokenRange phrase) const;
  void set_place(Role role, const Argument& a, bool noun);
  bool is_passive() const;
  bool is_thing_apart(uint32_t token) const;
  bool asks_for_word() const;
  bool asks_for_people() const;
  bool reaches_object_by_preposition() const;
  bool is_passive_by_spelling() const;
  TokenRange object_behind_adverb(uint32_t from) const;
  TokenRange object_behind_blows(uint32_t from) const;
  TokenRange object_behind_comma(TokenRange subject) const;
  TokenRange object_right_behind(uint32_t end) const;
  void take_topic(Frame& f) const;
  void leave_holder(Frame& f) const;
  void join_offices(Frame& f) const;
  void split_offices(Frame& f) const;
  void leave_what_one_becomes(Frame& f);
  void leave_himself(Frame& f) const;
  void leave_quotation(Frame& f) const;
  void split_behind_nominative(Frame& f) const;
  uint32_t known_object_in(TokenRange phrase) const;
  bool is_assailant(TokenRange phrase) const;
  TokenRange with_whose_it_is(TokenRange object) const;
  bool is_of_subject(uint32_t preposition, const PrepositionRole& role, bool word) const;
  bool brings_in_no_third(uint32_t preposition) const;
  bool is_right_behind_actor(uint32_t token) const;
  void leave_out_attribute();
  bool is_behind_situated(uint32_t token) const;
  bool is_of_border(uint32_t preposition) const;
  bool befalls_counted(TokenRange phrase) const;
  void add_other_side(TokenRange first);
  bool shares_passive() const;
  bool is_gapped_passive() const;
  uint32_t agent_before(uint32_t end) const;
  TokenRange before_joined_deed(TokenRange who) const;
  bool is_done_to_thing() const;
  bool shares_perfect() const;
  bool is_reduced_relative() const;
  bool is_dated_before_verb() const;
  bool follows_object() const;
  bool is_before_verb_of_noun() const;
  bool is_before_verb_of_counted() const;
  bool follows_comma() const;
  TokenRange deed_behind(uint32_t token) const;
  uint32_t verb_that_shares_object() const;
  bool is_joined_to_past() const;
  bool is_joined_to_harm() const;
  bool holds_object(TokenRange phrase) const;
  TokenRange behind_joined_gerund(TokenRange who) const;
  Frame frame();
  void find_behind(Frame& f);
  TokenRange object_behind_joined_verb();
  void find_second(Frame& f) const;
  void settle_behind(Frame& f);
  void find_before(Frame& f, bool reduced);
  TokenRange subject_before(const Frame& f, bool reduced) const;
  bool is_noun_of_compound(TokenRange before) const;
  bool is_said_of_another(TokenRange before) const;
  void leave_before(Frame& f) const;
  bool is_resumed_by_suffix(const Frame& f, bool relative) const;
  bool is_bare_participle(const Frame& f) const;
  bool is_to_be() const;
  void split_at_asked(Frame& f);
  void leave_out_prepositions(Frame& f) const;
  void leave_out_office(Frame& f) const;
  bool is_reason(TokenRange phrase) const;
  bool is_one_man(uint32_t token) const;
  void split_at_accusative(Frame& f) const;
  void split_before_second(Frame& f) const;
  bool is_subject_left_out(TokenRange phrase) const;
  bool disagrees(uint32_t head, std::string_view word) const;
  bool counts_in_masculine(TokenRange phrase) const;
  bool is_carried_on(TokenRange phrase) const;
  bool may_be_addressed(TokenRange phrase) const;
  void leave_out_twice_named();
  bool has_passive() const;
  bool takes_asked() const;
  bool is_deed_asked_for(TokenRange phrase) const;
  bool is_asked_behind(uint32_t from) const;
  TokenRange noun_like_verb(uint32_t token) const;
  bool is_some_of(TokenRange part, TokenRange whole) const;
  bool is_holder_apart(TokenRange office, TokenRange name) const;
  bool is_holder_of_other_sex(TokenRange office, TokenRange name) const;
  bool is_body(TokenRange phrase) const;
  bool is_where_to(TokenRange phrase) const;
  bool is_thing_done(TokenRange phrase) const;
  bool is_somebody(uint32_t token) const;
  bool is_deed_before_doer(TokenRange first, TokenRange second) const;
  bool is_object_before_people(TokenRange first, TokenRange second) const;
  bool is_resumed_by_preposition(TokenRange phrase) const;
  bool resumes_by_own_preposition() const;
  bool is_heading() const;
  TokenRange without_next_clause(TokenRange object) const;
  TokenRange before_sum(TokenRange object) const;
  TokenRange without_topic(TokenRange object) const;
  TokenRange behind_what(TokenRange object) const;
  TokenRange party_in_trigger() const;
  TokenRange receiver_before() const;
  bool is_day_of(uint32_t of) const;
  bool is_said_of_noun(TokenRange modifier) const;
  bool is_end_of_way(uint32_t preposition, TokenRange phrase) const;
  void find_of_verb();
  bool is_masculine() const;
  bool acts_for_sure(TokenRange subject) const;
  // A verb whose object is an argument, without a pronoun for it.
  bool may_split() const { return trigger_.object != Role::none && !trigger_.object_suffix; }
  void leave_main_clause();
  void find_of_noun();
  TokenRange object_behind_body(TokenRange genitive) const;
  TokenRange object_behind_for(TokenRange genitive) const;
  TokenRange object_behind_genitive(TokenRange genitive) const;
  bool dies() const;
  void find_agent();
  TokenRange agent() const;
  TokenRange agent_of_joined() const;
  TokenRange with_those_counted(TokenRange phrase) const;
  uint32_t saying_verb() const;
  TokenRange without_witnesses(TokenRange who) const;
  bool is_brought_in_behind(uint32_t from) const;
  void find_striker();
  TokenRange source() const;
  bool is_participle(uint32_t token) const;
  bool is_gerund(uint32_t token) const { return phrases_.is_gerund(token); }
  bool closes_quotation(uint32_t token) const;
  bool is_home(TokenRange phrase) const;
  uint32_t behind_occasion(uint32_t of) const;
  bool is_own_topic(uint32_t preposition) const;
  TokenRange party_before(uint32_t participle) const;
  bool is_finite(uint32_t token) const;
  bool may_act(TokenRange phrase) const;
  bool is_agent_of_compound(uint32_t by) const;
  bool names_parties_behind() const;
  bool is_known_to_verb() const;
  bool is_amount(TokenRange phrase) const;
  bool is_extent(TokenRange phrase) const;
  bool is_bare_number(TokenRange phrase) const;
  bool is_of_object(TokenRange phrase) const;
  bool is_deed(uint32_t token) const;
  bool is_deed_noun(uint32_t token) const;
  bool ends_in_deed(TokenRange phrase) const;
  void add_genitive(TokenRange genitive);
  bool is_visitor(TokenRange genitive) const;
  bool is_casualty(uint32_t verb) const;
  bool is_towards_by_preposition() const;
  bool ends_in_doer(TokenRange modifier) const;
  TokenRange without_time_or_place(TokenRange who) const;
  uint32_t before_adjectives(uint64_t borders) const;
  bool is_reason_of_verb() const;
  bool is_background_of_verb() const;
  Role genitive_role() const;
  TokenRange outside_quotation(TokenRange subject) const;
  bool has_other_party() const;
  bool brings_in_recipient(uint32_t token) const;
  bool is_between(uint32_t token) const;
  bool ends_list(uint32_t joint) const;
  TokenRange without_object(TokenRange who) const;
  TokenRange without_deed_behind(TokenRange whom) const;
  std::optional<Argument> owner_by_pronoun() const;
  bool is_visitor_elsewhere(TokenRange place) const;
  TokenRange own_part(TokenRange modifier) const;
  TokenRange possessor_in(TokenRange modifier) const;
  void add_modifier(TokenRange modifier);
  bool find_of_light_verb();
  bool is_unknown_with(const Letters& letters, uint32_t token) const;
  bool is_outcome() const;
  bool only_counts(TokenRange phrase) const;
  bool verb_first_of_clause(uint32_t verb) const;
  TokenRange subject_behind_genitive() const;
  bool is_object_by_ending(TokenRange phrase) const;
  bool add_light_subject(uint32_t last, uint32_t after, uint32_t limit);
  bool may_be_genitive(TokenRange phrase) const;
  uint32_t late_of() const;
  uint32_t behind_joined_deeds(uint32_t token) const;
  bool is_adjective_of_owned(uint32_t token) const;
  bool is_dual() const;
  TokenRange topic_of_clause() const;
  TokenRange subject_of_control();
  TokenRange subject_of_success();
  TokenRange grantee(uint32_t from) const;
  bool is_joined_for(uint32_t token) const;
  bool is_where_they_meet(TokenRange genitive) const;
  bool names_town(TokenRange phrase) const;
  TokenRange subject_behind_opening() const;
  TokenRange subject_of_governing_verb() const;
  bool has_name(TokenRange r) const;
  uint32_t governing_verb() const;
  uint32_t owning_verb() const;
  bool is_behind_speaker() const;
  bool is_bare_word(uint32_t token) const;
  bool is_speech(uint32_t verb) const;
  TokenRange behind_preposition(uint32_t from, bool joined) const;
  bool may_bring_in(uint32_t token) const;
  void find_by_prepositions();
  bool is_part_of_other(uint32_t token) const;
  bool find_by_preposition(uint32_t token, const PrepositionRole& role);
  bool is_of_relative(uint32_t token, const PrepositionRole& role) const;
  bool is_of_another(uint32_t token, const PrepositionRole& role, bool word) const;
  bool is_other_preposition(uint32_t token, const PrepositionRole& role) const;
  bool is_what_it_is_about(uint32_t token, const PrepositionRole& role) const;
  bool is_party_by_letters(uint32_t token, const PrepositionRole& role, TokenRange phrase);
  void add_by_preposition(uint32_t token, const PrepositionRole& role, bool word, TokenRange phrase);
  uint32_t reach_of_prepositions() const;
  bool is_behind_genitive(uint32_t token) const;
  bool is_of_joined_deed(uint32_t preposition, const PrepositionRole& role) const;
  bool is_town(TokenRange phrase) const;
  bool is_only_where(TokenRange phrase, std::string_view letters) const;
  bool is_blow(TokenRange phrase) const;
  bool is_sum(TokenRange phrase) const;
  bool strikes_with(Frame& f) const;
  bool names_somebody(const Argument& a) const;
  void find_companions();
  void find_addressee();
  TokenRange with_object_before(TokenRange party) const;
  bool is_said_of_actor(uint32_t token) const;
  TokenRange subject_of_content() const;
  TokenRange object_of_infinitive() const;
  bool is_attacked_deed(TokenRange phrase) const;
  bool leaves_deed(uint32_t token) const;
  uint32_t end_of_reduced_relative() const;
  uint32_t subject_without_relative(uint32_t verb) const;
  void find_object_before(Frame& f) const;
  bool is_party(TokenRange phrase) const;
  bool add_partner();
  bool add_as_partner(TokenRange other);
  void add_second_of_two(TokenRange first);
  void leave_actor_before(uint32_t token);
  bool is_infinitive(uint32_t to) const;
  void name_those_counted();
  TokenRange owner_of(TokenRange object) const;
  uint32_t place_behind(const Argument& a) const;
  TokenRange with_party_behind(TokenRange object) const;

  const Document& doc_;
  const SentenceView& view_;
  const PhraseFinder& phrases_;
  const Trigger& trigger_;
  TokenRange tokens_;
  Event& event_;
  bool nominal_ = false;                // the form is read as a noun
  uint32_t begin_, end_;                // of the clause
  bool shares_ = false;                 // its object with the verb right behind it
  uint32_t genitive_end_ = 0;           // behind the genitive of a noun
  uint32_t behind_subject_ = 0;         // behind a subject that stands apart from its verb
  uint32_t late_of_ = no_token;         // the "of" that stands behind where, when and by whom
  uint32_t asked_;                      // the word that the trigger asks for, no_token
  TokenRange praised_;                  // the thing that is welcomed or praised
  std::optional<TokenRange> genitive_;  // of a noun whose genitive may be either party
  Usage usage_;
};

}  // namespace khabar
