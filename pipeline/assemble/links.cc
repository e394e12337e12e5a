#include "assemble/links.h"

#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/readings.h"

namespace khabar {

namespace {

// How far behind a demand or threat, in bytes, the deed still is its object.
constexpr uint32_t governed_reach_bytes = 320;
// How far apart, in words, the verb and the noun of one event stand ("launched a heavy attack"), and how far apart the
// trigger of the row still spans both.
constexpr uint32_t verb_to_noun = 6, noun_to_verb = 3, one_span = 3, verb_to_owned = 12;

// How far behind "meet" stands what they meet for.
constexpr uint32_t purpose_reach = 16;

bool has_word_condition(const Trigger& t) {
  return std::any_of(t.conditions.begin(), t.conditions.end(),
                     [](const Condition& c) { return c.kind == Condition::Kind::word; });
}

class RowLinker {
 public:
  RowLinker(Document& doc, const SentenceView& view, std::vector<Row>& rows) : doc_(doc), view_(view), rows_(rows) {}

  void link() {
    for (size_t i = 1; i < rows_.size(); ++i) {
      govern(rows_[i - 1], rows_[i]);
      if (i > 1 && is_aside(rows_[i - 2], rows_[i - 1], rows_[i])) govern(rows_[i - 2], rows_[i], true);
    }
    for (Row& row : rows_) absorb_participants(row);
    for (size_t i = 0; i + 1 < rows_.size(); ++i) absorb_speech(rows_[i], rows_[i + 1]);
    for (size_t i = 0; i < rows_.size(); ++i)
      for (size_t j = i + 1; j < rows_.size(); ++j) join(rows_[i], rows_[j]);
    for (size_t j = 1; j < rows_.size(); ++j) absorb_same_count(j);
    for (size_t i = 0; i + 1 < rows_.size(); ++i) absorb_purpose(rows_[i], rows_[i + 1]);
    for (size_t i = 0; i < rows_.size(); ++i)
      for (size_t j = i + 1; j < rows_.size(); ++j) share(rows_[i], rows_[j]);
    if (view_.verb_first) share_subjects(doc_, view_, rows_);
    share_places(doc_, view_, rows_);
    for (Row& row : rows_) doubt_those_released(row);
    for (Row& row : rows_) leave_out_twice_named(row);
    for (Row& row : rows_) leave_to_crowd(row);
  }

 private:
  Event& event(const Row& row) { return doc_.events[row.event]; }
  bool same_type(const Row& a, const Row& b) { return event(a).type == event(b).type && !a.absorbed && !b.absorbed; }

  // "X offered to help, and Y closed the bank": a verb of the past tells what was done, whatever was promised before
  // it.
  bool is_told_itself(const Row& first, const Row& row) {
    constexpr uint64_t unreal = part::be | part::preposition | part::relative | part::modal;
    // "Rejected the offer, calling on the rest to ...": what is done beside it.
    if (view_.verb_first && row.trigger->is_participle_of_actor()) return true;
    if (row.nominal || (row.trigger->slots & slot::past) == 0) return false;
    // "Called for a return to the talks | that they left", "welcomed the truce | and urged both sides".
    if (view_.verb_first) {
      // "Since the truce | the army killed ten": nor does a noun govern it.
      constexpr uint16_t others = slot::present | slot::nominal;
      if (first.nominal && (row.trigger->slots & others) == 0 && !event(row).actors.empty()) return true;
      return view_.has(row.tokens.begin - 1, part::relative) || view_.has(row.tokens.begin, part::with_conjunction);
    }
    // "A pact agreed in May was torn up", but "agreed that it would be torn up".
    uint32_t t = row.tokens.begin;
    while (row.usage.passive && view_.has(t - 1, part::be | part::adverb)) --t;
    return (row.usage.passive ? t < row.tokens.begin : true) && !view_.has(t - 1, unreal);
  }

  // Verb first, "the sides agreed, | after talks in X |, on the exchange of ...": the noun between commas belongs to
  // neither.
  bool is_aside(const Row& first, const Row& row, const Row& next) const {
    return view_.verb_first && !first.nominal && row.nominal &&
           view_.any({first.tokens.end, row.tokens.begin}, part::comma) &&
           view_.any({row.tokens.end, next.tokens.begin}, part::comma) &&
           !view_.any({first.tokens.end, next.tokens.begin}, part::stop | part::say);
  }

  // Of a request, threat, promise or refusal: what it is about has not happened, and who is asked is to do it. Land
  // that is retaken is taken from who held it.
  void govern(const Row& first, const Row& second, bool over_aside = false) {
    Event& before = event(first);
    Event& after = event(second);
    if (after.trigger.begin >= before.trigger.end + governed_reach_bytes) return;
    if (!over_aside && !after.span.overlaps(before.span)) return;
    if (first.trigger->event.is(event_flag::governs) && first.trigger->event.quad != second.trigger->event.quad &&
        !is_told_itself(first, second)) {
      after.modality = Modality::hypothetical;
      after.asserted = false;
      const std::vector<Argument>& asked = before.recipients.empty() ? before.actors : before.recipients;
      // "Promised to punish | those behind the killing of ...": the deed itself is nobody.
      if (after.actors.empty() && !overlaps(asked, after.trigger)) after.actors = asked;
    }
    // "Threatened | to shell the base": whom it would befall is threatened.
    const bool aimed = view_.verb_first && second.nominal && first.trigger->event.is(event_flag::aimed) &&
                       second.trigger->event.quad == material_conflict && before.recipients.empty() &&
                       !view_.any({first.tokens.end, second.tokens.begin}, part::condition);
    if (aimed && !overlaps(after.recipients, before.actors)) before.recipients = after.recipients;
    // "Accused the army | of the expulsion of ...": who is accused did it.
    if (view_.verb_first && second.nominal && after.actors.empty() && !before.recipients.empty() &&
        brings_in(*first.trigger, second))
      after.actors = before.recipients;
    const bool relative = view_.has(second.tokens.begin - 1, part::relative);
    if (same_type(first, second) && first.trigger->event.is(event_flag::land) && relative &&
        before.recipients.empty() && before.place_role != "destination")
      before.recipients = after.actors;
  }

  // Of words that accuse: by the preposition of what they are about.
  bool brings_in(const Trigger& accuses, const Row& deed) {
    if (accuses.event.quad != verbal_conflict || accuses.object != Role::recipient) return false;
    return begins_with_own_preposition(doc_, view_, accuses, deed.tokens.begin, Role::topic);
  }

  void absorb(Row& into, Row& row) {
    row.absorbed = true;
    Event& kept = event(into);
    Event& lost = event(row);
    if (kept.actors.empty()) kept.actors = lost.actors;
    // "Attended a dinner for a visiting minister": what stood for a party was a thing.
    if (kept.recipients.empty() && !into.usage.of_thing) kept.recipients = lost.recipients;
    if (!kept.place) {
      kept.place = lost.place;
      kept.place_role = lost.place_role;
    }
    add_figures(kept, lost);
    kept.evidence.insert(kept.evidence.end(), lost.evidence.begin(), lost.evidence.end());
  }

  // "Freed twenty | detainees": that they were held is known and not what is told.
  void doubt_those_released(const Row& row) {
    if (row.trigger->self != Role::recipient || row.trigger->event.quad != material_conflict) return;
    for (const Row& other : rows_)
      if (&other != &row && other.trigger->event.quad == material_cooperation &&
          overlaps(event(other).recipients, event(row).trigger))
        event(row).asserted = false;
  }

  // Who suffers what was done did not do it.
  void leave_out_twice_named(Row& row) {
    Event& e = event(row);
    if (row.trigger->mutual || e.actors.size() != 1 || e.recipients.size() != 1) return;
    if (e.actors[0].span == e.recipients[0].span) e.actors.clear();
  }

  // "The police broke up | a march": who acts against a crowd's deed is none of the crowd.
  void leave_to_crowd(Row& row) {
    if (!row.nominal || row.trigger->figure_role != "participants" || event(row).actors.empty()) return;
    for (const Row& other : rows_) {
      const bool against = !other.nominal && other.trigger->event.quad == material_conflict && !same_type(other, row);
      if (!against || !overlaps(event(other).recipients, event(row).trigger)) continue;
      if (overlaps(event(other).actors, event(row).actors)) event(row).actors.clear();
    }
  }

  // "Demonstrators", where the sentence also says what they do: no event of their own.
  void absorb_participants(Row& row) {
    if (row.trigger->self != Role::actor && row.trigger->self != Role::recipient) return;
    for (Row& other : rows_) {
      if (&other == &row || !same_type(other, row) || other.trigger->self != Role::none) continue;
      if (is_argument(event(other), event(row).trigger)) return absorb(other, row);
    }
  }

  // "Announced that it had arrested ...": the event is what was announced, and who announced it is its reporter.
  void absorb_speech(Row& row, const Row& next) {
    const bool content = next.tokens.begin < row.clause.end || event(next).reported_by.has_value();
    if (row.trigger->speech && row.trigger->weak && !next.trigger->speech && content && event(row).asserted)
      row.absorbed = true;
  }

  // "Fired tear gas to disperse them": what a deed of strife is done for is the same deed.
  bool is_same_deed(const Row& row, const Row& next) {
    const bool same_mode = event(row).mode == event(next).mode;
    return !view_.verb_first && row.trigger->event.quad == material_conflict && same_mode && !row.nominal &&
           !next.nominal && (next.trigger->slots & slot::base) != 0;
  }

  // "Will meet to discuss", "held a meeting for talks on": what they meet for is the same meeting.
  void absorb_purpose(Row& row, Row& next) {
    if (!same_type(row, next) || !(row.trigger->event.is(event_flag::meeting) || is_same_deed(row, next))) return;
    const uint32_t distance = next.tokens.begin - std::min(next.tokens.begin, row.tokens.end);
    const bool purpose = view_.has(next.tokens.begin, part::with_preposition) ||
                         view_.has(next.tokens.begin - 1, part::preposition | part::purpose);
    if (!purpose || distance > purpose_reach || !event(next).span.overlaps(event(row).span)) return;
    const bool asserted = event(row).asserted;
    absorb(row, next);
    event(row).asserted = asserted;
  }

  // Verb first, "marched in protest at": why the crowd does what is told of it, with the ending of what is done beside
  // it.
  bool is_circumstance(const Row& told, const Row& row) {
    const std::string_view crowd = "participants";
    return view_.verb_first && is_told_beside(doc_, view_, row) && event(row).mode.empty() &&
           told.trigger->figure_role == crowd && row.trigger->figure_role == crowd &&
           event(told).negated == event(row).negated;
  }

  // "Launched an attack", "the attack that they launched": the verb and the noun of one event.
  void join(Row& a, Row& b) {
    if (!same_type(a, b)) return;
    const uint32_t distance = b.tokens.begin - std::min(b.tokens.begin, a.tokens.end);
    // "Its condemnation and its denunciation".
    const bool owned = b.nominal && b.trigger->possessive_suffix;
    if (owned && a.nominal && a.trigger->possessive_suffix && distance == 0 && event(a).mode == event(b).mode)
      return absorb(a, b);
    if (is_circumstance(a, b)) return absorb(a, b);
    const uint32_t reach = owned ? verb_to_owned : verb_to_noun;
    // Verb first, "the handing in | of its resignation": the noun of such a verb does as the verb.
    const bool masdar = view_.verb_first && a.nominal && distance == 0 &&
                        !view_.has(b.tokens.begin, part::with_conjunction | part::with_preposition);
    const bool verb_first = (masdar || !a.nominal) && b.nominal && has_word_condition(*a.trigger) && distance < reach;
    const bool noun_first = a.nominal && !b.nominal && has_word_condition(*b.trigger) && distance < noun_to_verb;
    if (!verb_first && !noun_first) return;
    Row& verb = verb_first ? a : b;
    Row& noun = verb_first ? b : a;
    if (event(verb).negated != event(noun).negated) return;
    if (distance < one_span) {
      event(verb).trigger = {event(a).trigger.begin, event(b).trigger.end};
      verb.tokens = {a.tokens.begin, b.tokens.end};
    }
    absorb(verb, noun);
  }

  // "Lost 3,000 men killed": those that both words count in the same role are counted once.
  void absorb_same_count(size_t later) {
    Row& row = rows_[later];
    if (view_.verb_first || !row.trigger->event.is(event_flag::casualties) || event(row).figures.size() != 1) return;
    const EventFigure& count = event(row).figures.front();
    for (size_t i = 0; i < later; ++i) {
      Row& before = rows_[i];
      if (!same_type(before, row) || event(before).mode != event(row).mode || event(before).figures.size() != 1)
        continue;
      const EventFigure& told = event(before).figures.front();
      if (told.figure != count.figure || told.role != count.role) continue;
      if (event(before).asserted == event(row).asserted && event(before).negated == event(row).negated)
        return absorb(before, row);
    }
  }

  void share(Row& a, Row& b) {
    if (!same_type(a, b)) return;
    Event& first = event(a);
    Event& second = event(b);
    const bool crowd = a.trigger->figure_role == "participants" || b.trigger->figure_role == "participants";
    const bool outcome = !a.trigger->figure_role.empty() &&
                         (is_introduced(view_, b) || is_introduced_behind(b, a) || is_told_as_cause(b));
    // "An attack by the group led to | the death of five", "they shelled the town, which led to | the death of five".
    const bool active = a.nominal || (view_.verb_first && !a.usage.passive);
    const bool caused = active && a.trigger->event.is(event_flag::violent) && is_introduced(view_, b) &&
                        !a.trigger->event.is(event_flag::casualties) && b.trigger->event.is(event_flag::casualties);
    if (caused && second.actors.empty() && !overlaps(first.actors, second.recipients)) second.actors = first.actors;
    // "An attack hit the station": the attack is no actor, it has one. Of a further verb it is.
    const bool own_verb = a.nominal && !b.nominal && !view_.any({a.tokens.end, b.tokens.begin}, part::verb);
    if (own_verb && is_attribute(a, b) && is_said_of(b, a)) {
      tell_by_verb(b, a);
    } else if (own_verb && overlaps(second.actors, first.trigger)) {
      second.actors = first.actors;
      if (first.recipients.empty()) first.recipients = second.recipients;
      if (first.figures.empty() && b.trigger->effect) first.figures = second.figures;
      if (is_said_of(b, a)) tell_by_verb(b, a);
    } else if (outcome || crowd) {
      if (first.actors.empty() && !overlaps(second.actors, first.recipients))
        first.actors = second.actors;
      else if (second.actors.empty() && !overlaps(first.actors, second.recipients))
        second.actors = first.actors;
      if (second.recipients.empty() && !overlaps(first.recipients, second.actors) && !is_obstacle(a))
        second.recipients = first.recipients;
      else if (crowd && first.recipients.empty() && !overlaps(second.recipients, first.actors) && !is_obstacle(b))
        first.recipients = second.recipients;
    }
  }

  // "Blocked | the road": what a crowd does that to is not what it is against.
  bool is_obstacle(const Row& row) {
    const auto is_thing = [this](const Argument& a) {
      return a.mention == none_index && view_.any(tokens_of(doc_, view_, a), part::place_noun);
    };
    const std::vector<Argument>& whom = event(row).recipients;
    return row.trigger->figure_role == "participants" && std::any_of(whom.begin(), whom.end(), is_thing);
  }

  // "Were killed when | the rebels stormed the post": a blow that a clause of time tells.
  bool is_told_as_cause(const Row& row) {
    if (is_told_of_weapon(row)) return true;
    const uint32_t clause = view_.clause_begin[row.tokens.begin - view_.begin];
    const EventType& deed = row.trigger->event;
    return !row.nominal && !row.usage.passive && clause > view_.begin && view_.has(clause - 1, part::subordinator) &&
           view_.has(clause - 1, part::aftermath) && deed.is(event_flag::violent) && !deed.is(event_flag::casualties) &&
           is_done_by_somebody(row);
  }

  // Verb first, "killed ten | in a raid that | X flew": the verb and the noun of the deed are one row, which a
  // preposition brings in right behind those whom it struck.
  bool is_introduced_behind(const Row& row, const Row& struck) {
    constexpr uint64_t brings_in = part::preposition | part::result;
    constexpr uint64_t others = part::say | part::relative | part::complementizer;
    const uint32_t first = row.tokens.begin;
    if (!view_.verb_first || row.nominal || row.tokens.size() < 2 || first < struck.tokens.end) return false;
    if (!view_.has(first, part::with_preposition) && !view_.has(first - 1, brings_in)) return false;
    for (uint32_t t = struck.tokens.end; t < first; ++t)
      if (view_.has(t, others) || (view_.has(t, part::verb) && !view_.has(t, part::with_conjunction))) return false;
    return true;
  }

  // Verb first, "were killed | by shells that | the army fired": what is said of the noun by which it was done.
  bool is_told_of_weapon(const Row& row) const {
    constexpr uint32_t reach = 4;
    constexpr uint64_t others = part::verb | part::comma | part::stop | part::relative | part::preposition;
    if (!view_.verb_first || row.nominal || !row.trigger->object_suffix || !row.trigger->event.is(event_flag::violent))
      return false;
    for (uint32_t t = row.tokens.begin; t > view_.begin && row.tokens.begin - t < reach; --t) {
      if (view_.has(t - 1, part::with_preposition))
        return view_.endings->joined_in.begins(doc_.at(doc_.tokens[t - 1].span)) && is_done_by_somebody(row);
      if (view_.has(t - 1, others)) return false;
    }
    return false;
  }

  // Not by "a shell".
  bool is_done_by_somebody(const Row& row) const {
    constexpr uint64_t somebody = part::somebody | part::group | part::pronoun;
    const auto& actors = doc_.events[row.event].actors;
    return std::any_of(actors.begin(), actors.end(),
                       [&](const Argument& a) { return view_.any(tokens_of(doc_, view_, a), somebody); });
  }

  // Verb first, "in an attack by drone | (that) targeted": behind an indefinite noun, without "that".
  bool is_attribute(const Row& noun, const Row& verb) {
    constexpr uint32_t reach = 4;
    constexpr uint64_t others = part::comma | part::stop | part::coordination | part::complementizer | part::relative |
                                part::subordinator | part::say;
    return view_.verb_first && !view_.has(noun.tokens.begin, part::definite) && !noun.trigger->possessive_suffix &&
           verb.tokens.begin - noun.tokens.end < reach && !verb.trigger->object_suffix && !verb.usage.passive &&
           !view_.any({noun.tokens.end, verb.tokens.begin}, others) &&
           !view_.has(verb.tokens.begin, part::with_conjunction);
  }

  // Verb first, "an air raid | targeted the depot": a verb that only says whom the deed met.
  bool is_said_of(const Row& verb, const Row& noun) {
    const Event &told = event(verb), &deed = event(noun);
    return view_.verb_first && told.mode.empty() && told.negated == deed.negated && told.asserted == deed.asserted &&
           told.modality == deed.modality && !noun.trigger->event.is(event_flag::casualties);
  }

  void tell_by_verb(Row& verb, Row& noun) {
    event(verb).mode = event(noun).mode;
    event(verb).plover = event(noun).plover;
    event(verb).cameo = event(noun).cameo;
    absorb(verb, noun);
  }

  Document& doc_;
  const SentenceView& view_;
  std::vector<Row>& rows_;
};

}  // namespace

void link_rows(Document& doc, const SentenceView& view, std::vector<Row>& rows) { RowLinker(doc, view, rows).link(); }

}  // namespace khabar
