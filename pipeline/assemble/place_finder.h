// What finds the place of one event: find_place() of places.h.
#pragma once

#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/phrases.h"
#include "assemble/places.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// How many words may stand between "in" and the name: "in the northern Syrian town of".
inline constexpr uint32_t locative_reach = 7;

// Of one trigger; its parties are known. places.cc has the order, named_places.cc the names, place_nouns.cc the nouns.
class PlaceFinder {
 public:
  PlaceFinder(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const Trigger& trigger,
              TokenRange tokens, TokenRange clause, Event& event)
      : doc_(doc), view_(view), phrases_(phrases), trigger_(trigger), tokens_(tokens), clause_(clause), event_(event) {}

  // Gives the event its place, if one is found.
  void find();

 private:
  uint32_t locative_of(uint32_t token) const;
  bool is_gerund_behind_comma() const;
  uint32_t begin_of_main_clause() const;
  bool is_set_behind_head(uint32_t comma) const;
  bool is_adjective(uint32_t token) const;
  bool is_half_of_adjective(uint32_t token) const;
  bool is_vaguely_locative(uint32_t preposition) const;
  bool is_joined(uint32_t token) const;
  uint32_t deed_spoken_of() const;
  uint32_t begin_of_reason() const;
  uint32_t reach_end() const;
  bool begins_other_deed(uint32_t t) const;
  uint32_t nearer_name(uint32_t mention) const;
  uint32_t owned_name(uint32_t end) const;
  bool opens_clause_elsewhere(uint32_t comma) const;
  bool is_afar(uint32_t locative) const;
  bool says_where(uint32_t locative) const;
  bool is_saying() const;
  void set(const Argument& place, std::string_view role);
  std::string_view role_of(uint32_t locative) const;
  bool is_of_people(uint32_t token, uint32_t mention) const;
  bool is_of_own_place(uint32_t token) const;
  bool find_named(TokenRange range);
  bool is_visit() const;
  bool find_target(bool lands);
  bool find_own_noun();
  bool find_target_noun();
  TokenRange only_place(TokenRange phrase) const;
  bool is_bare(TokenRange phrase) const;
  bool has_own_name(TokenRange phrase) const;
  bool find_noun(TokenRange range);
  bool find_where();
  bool is_where(uint32_t token) const;
  bool find_bare(TokenRange range);
  bool is_done_by(uint32_t token) const;
  bool is_of_topic(uint32_t brings_in) const;
  bool is_in_clause_behind(uint32_t token) const;
  bool is_of_holder(uint32_t behind) const;
  bool is_spoken_from(uint32_t away) const;
  bool names_deed(uint32_t token) const;
  bool is_of_office(uint32_t token) const;

  // "The sale to X" tells where nobody goes: only of what moves is a place the end or the beginning.
  bool moves() const { return trigger_.event.is(event_flag::moves); }

  template <typename Test>
  bool any_argument(Test&& test) const {
    return std::any_of(event_.actors.begin(), event_.actors.end(), test) ||
           std::any_of(event_.recipients.begin(), event_.recipients.end(), test);
  }

  bool happens() const { return trigger_.event.is(event_flag::somewhere | event_flag::disaster | event_flag::violent); }

  const Document& doc_;
  const SentenceView& view_;
  const PhraseFinder& phrases_;
  const Trigger& trigger_;
  TokenRange tokens_, clause_;
  Event& event_;
  bool afar_ = false;  // what is told by its distance from a place is there
};

}  // namespace khabar
