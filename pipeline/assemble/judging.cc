// Which rows of a sentence are events, and which of them are told as facts: the methods of Assembler that decide it.
#include <algorithm>

#include "assemble/assembler.h"
#include "assemble/event_figures.h"
#include "assemble/event_parts.h"
#include "assemble/links.h"

namespace khabar {

namespace {

// How far behind its verb, in words, stands what the verb says.
constexpr uint32_t object_reach = 7;

}  // namespace

// "Marched after the arrest of X": a noun that a preposition sets before what is told, and that names whom it befell,
// tells what happened. Of types whose floor was learned, that decides.
bool Assembler::is_told_in_passing(const Document& doc, const Row& row) const {
  const Event& event = doc.events[row.event];
  const bool behind = row.nominal && view_.has(row.tokens.begin - 1, part::aftermath);
  if (!behind || event.modality != Modality::past || model_.has_floor(*row.trigger)) return false;
  return has_named(event.recipients) || !event.figures.empty();
}

// Verb first, "the minister stressed | his country's support of the cabinet": a deed of words with both its parties,
// behind a verb that says that it is so, with nothing but its subject between.
bool Assembler::is_stated(const Document& doc, const Row& row) const {
  constexpr uint64_t others = part::comma | part::stop | part::complementizer | part::preposition |
                              part::with_preposition | part::with_conjunction | part::verb;
  const uint32_t noun = row.tokens.begin;
  const Event& event = doc.events[row.event];
  const bool words = view_.verb_first && row.nominal && row.trigger->event.is_verbal();
  if (!words || view_.has(noun, part::with_preposition | part::with_conjunction | part::definite) ||
      event.actors.empty() || event.recipients.empty())
    return false;
  for (uint32_t t = noun; t > view_.begin && noun - t < object_reach; --t) {
    const WordKind kind = view_.kinds_at(t - 1).say;
    if (view_.has(t - 1, part::say)) return kind == WordKind::say || kind == WordKind::confirm;
    if (view_.has(t - 1, others)) return false;
  }
  return false;
}

// Where the verb comes second, "fled | fighting between rival gangs": who fights whom stands behind the noun.
bool Assembler::is_fought(const Document& doc, const Row& row) const {
  const Event& event = doc.events[row.event];
  const bool fight = row.nominal && row.trigger->mutual && row.trigger->event.quad == material_conflict;
  if (view_.verb_first || !fight || event.modality != Modality::past || event.actors.empty()) return false;
  const TokenRange who = tokens_of(doc, view_, event.actors.front());
  return event.actors.front().span.begin > event.trigger.end && !who.empty() &&
         (view_.any(who, part::people) || !view_.has(who.begin, part::dated | part::counted));
}

// "The storm, when lightning struck the wood": what may be said of a disaster, where the sentence tells of one.
bool Assembler::is_blow_of_disaster(const Document& doc, const Row& row) const {
  const EventType& type = row.trigger->event;
  return type.is(event_flag::befalls) && !type.is(event_flag::casualties) && !has_named(doc.events[row.event].actors) &&
         disaster_of(rows_) != nullptr;
}

// "Brought about the collapse of a bridge and the death of three": what is learned of attacks says nothing of those
// whom a disaster killed.
bool Assembler::is_told_of_disaster(const Document& doc, const Row& row) const {
  const Event& event = doc.events[row.event];
  return view_.verb_first && !row.trigger->event.is(event_flag::disaster) &&
         triggers_.is(event.type, event_flag::disaster) && !event.figures.empty();
}

// Verb first, "marched in protest at": a noun with the ending of what is done beside the deed tells none of its own.
bool Assembler::is_circumstance(const Document& doc, const Row& row) const {
  return view_.verb_first && row.usage.light == WordKind::none && row.tokens.size() == 1 &&
         !view_.has(row.tokens.begin, part::definite) && is_told_beside(doc, view_, row);
}

// Another row of the sentence tells a deed of the same type for sure.
bool Assembler::is_vouched_for(const Document& doc, size_t row) const {
  const float lacking = verdicts_[row].lacking;
  if (lacking == 0 || !is_vouched_for_beside(lacking)) return false;
  for (size_t i = 0; i < rows_.size(); ++i) {
    const Event& other = doc.events[rows_[i].event];
    if (i != row && verdicts_[i].sure && other.type == rows_[row].trigger->event.type && other.asserted) return true;
  }
  return false;
}

// Gives the rows of the sentence, from `first` on, their confidence, and drops those that are hardly events; the best
// one stays.
void Assembler::judge_rows(Document& doc, size_t first) {
  const RowFeatures features(doc, view_, rows_);
  size_t kept = first;
  for (const Row& row : rows_) {
    EventModel::Verdict verdict{0, 0, false, false, 0};
    if (!row.absorbed) {
      const uint64_t set = features.of(row);
      if (observer_ != nullptr) observer_->see(doc, row, set);
      verdict = model_.judge(*row.trigger, set);
      if (!may_be_vouched_for(*row.trigger, set) || is_blow_of_disaster(doc, row) || is_circumstance(doc, row))
        verdict.lacking = 0;
      if (is_fought(doc, row)) verdict.kept = verdict.sure = true;
      if (is_told_generally(doc, row, set) || is_wanted(doc, row) || is_done_beside(doc, row) || is_play(doc, row) ||
          is_only_people(doc, row) || is_asked(doc, row, set))
        verdict.sure = false;
      if (is_stated(doc, row) || is_told_of_disaster(doc, row)) verdict.kept = verdict.sure = true;
    }
    doc.events[row.event].confidence = verdict.confidence;
    verdicts_.push_back(verdict);
  }
  // Only now: the weights were learned on actors as they are found.
  leave_out_false_actors(doc, view_, rows_);
  leave_out_speakers(doc, view_, rows_);
  give_subjects_to_gerunds(doc, view_, rows_);
  give_parties_to_openings(doc, view_, rows_);
  for (const Row& row : rows_) {
    Event& event = doc.events[row.event];
    if (!view_.verb_first && row.nominal && triggers_.is(event.type, event_flag::disaster)) event.actors.clear();
  }
  leave_out_things(doc);
  name_counted_parties(doc, view_, rows_);
  count_those_hit(doc, view_, rows_);
  for (size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].has_outcome) verdicts_[i].kept = verdicts_[i].sure = true;
  name_pronoun_objects(doc, view_, rows_);
  const auto best = std::max_element(verdicts_.begin(), verdicts_.end(),
                                     [](const auto& a, const auto& b) { return a.likelihood < b.likelihood; });
  // A sentence whose one event did not happen says so of it.
  if (best != verdicts_.end() && !doc.events[rows_[static_cast<size_t>(best - verdicts_.begin())].event].asserted)
    best->kept = true;
  vouched_.clear();
  for (size_t i = 0; i < verdicts_.size(); ++i) vouched_.push_back(is_vouched_for(doc, i) ? 1 : 0);
  for (size_t i = 0; i < verdicts_.size(); ++i) {
    Event& event = doc.events[rows_[i].event];
    if (!verdicts_[i].kept) {
      refuse(doc, {rows_[i].tokens, rows_[i].trigger}, "likelihood, or a life of its own");
      continue;
    }
    const bool told = event.asserted && (verdicts_[i].sure || is_told_in_passing(doc, rows_[i]) || vouched_[i] != 0);
    if (event.asserted && !told && verdicts_[i].lacking > 0) held_back_.push_back({kept, verdicts_[i].lacking});
    event.asserted = told;
    find_sum(doc, view_, *rows_[i].trigger, rows_[i].tokens, rows_[i].clause, event);
    if (rows_[i].event != kept) doc.events[kept] = std::move(event);
    ++kept;
  }
  doc.events.resize(kept);
  verdicts_.clear();
}

}  // namespace khabar
