#include "assemble/realis.h"

#include <algorithm>

namespace khabar {

namespace {

// How far left of a trigger, in words, a negation or modal still governs it.
constexpr uint32_t negation_reach = 4, modal_reach = 9, modal_reach_of_nouns = 16;

}  // namespace

std::string_view RealisReader::value(const SentenceView& view, uint32_t token) const {
  const EntryRef entry = view.word_entry[token - view.begin];
  return entry == EntryRef::none ? std::string_view{} : lexicon_.entry(entry).value;
}

void RealisReader::apply_modal(std::string_view kind, Realis& realis) const {
  if (kind == "future") {
    if (realis.modality == Modality::past) realis.modality = Modality::future;
  } else if (kind == "planned") {
    realis.modality = Modality::planned;
    realis.asserted = false;
  } else {
    realis.modality = Modality::hypothetical;
    realis.asserted = false;
  }
}

// "Still": it goes on. A particle that means "already" before a perfect means "perhaps" before an imperfect (Arabic qad).
void RealisReader::apply_aspect(std::string_view kind, const Trigger& trigger, Realis& realis) const {
  if (kind == "ongoing") realis.modality = Modality::ongoing;
  if (kind == "qad" && (trigger.slots & slot::present) != 0 && (trigger.slots & slot::past) == 0) apply_modal("hypothetical", realis);
}

// The time of a noun is that of the verb it depends on: "the withdrawal will be completed", "after the defeat X will go on".
bool RealisReader::depends_on_future(const SentenceView& view, const TriggerHit& hit) const {
  const auto is_future = [&](uint32_t t) {
    return view.has(t, part::future) || (view.has(t, part::modal) && value(view, t) == "future");
  };
  for (uint32_t t = hit.tokens.end; t < view.end && !view.has(t, part::stop); ++t) {
    if (is_future(t)) return true;
    if (view.has(t, part::say)) break;
  }
  for (uint32_t t = hit.tokens.begin; t > view.begin && !view.has(t - 1, part::stop | part::say); --t) {
    if (is_future(t - 1)) return true;
    if (view.has(t - 1, part::verb)) return false;
  }
  return false;
}

Realis RealisReader::read(const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit, bool nominal) const {
  Realis realis;
  const uint32_t reach = nominal ? modal_reach_of_nouns : modal_reach;
  const Trigger& trigger = *hit.trigger;
  const uint32_t begin = phrases.clause_begin(hit.tokens.begin);
  if ((trigger.slots & slot::present) != 0 && (trigger.slots & slot::past) == 0) realis.modality = Modality::ongoing;
  if (view.has(hit.tokens.begin, part::future)) realis.modality = Modality::future;
  bool verb_between = false, new_clause = false;
  for (uint32_t t = hit.tokens.begin; t > begin; --t) {
    const uint32_t before = t - 1;
    const uint32_t distance = hit.tokens.begin - before;
    if (view.has(before, part::negation) && distance <= negation_reach && !verb_between) {
      realis.negated = true;
      if (value(view, before) == "past") realis.modality = Modality::past;
    }
    if (view.has(before, part::modal) && distance <= reach && (!verb_between || (nominal && !new_clause))) {
      if (realis.modality == Modality::ongoing) realis.modality = Modality::past;
      apply_modal(value(view, before), realis);
    }
    if (view.has(before, part::aspect) && distance <= negation_reach && !verb_between) apply_aspect(value(view, before), trigger, realis);
    if (view.has(before, part::purpose | part::condition) && distance <= reach) apply_modal("hypothetical", realis);
    new_clause |= view.has(before, part::with_conjunction) && view.has(before, part::verb | part::auxiliary | part::say);
    verb_between |= view.has(before, part::verb | part::say) && !view.has(before, part::modal);
  }
  if (nominal && realis.modality == Modality::past && depends_on_future(view, hit)) {
    realis.modality = Modality::future;  // below it is decided whether that may be asserted
  }
  // A condition may open the clause before this one: "if ..., they will withdraw".
  for (uint32_t t = view.begin; t < begin; ++t)
    if (view.has(t, part::condition) && !view.has(t, part::preposition)) apply_modal("hypothetical", realis);
  if (realis.negated) realis.asserted = false;
  // Announced words are themselves something; announced blows are not.
  const bool verbal_cooperation = trigger.event.quad == 1;
  if (realis.modality == Modality::future && !verbal_cooperation) realis.asserted = false;
  return realis;
}

std::vector<Report> RealisReader::reports(const SentenceView& view, const PhraseFinder& phrases) const {
  std::vector<Report> out;
  for (uint32_t t = view.begin; t < view.end; ++t) {
    if (view.has(t, part::attribution) && (t == view.begin || !view.has(t - 1, part::attribution))) {
      uint32_t after = t;
      while (after < view.end && view.has(after, part::attribution)) ++after;
      const TokenRange source = phrases.phrase_after(after, view.end, true);
      if (source.empty()) continue;
      Report r;
      r.speaker = phrases.argument(source);
      r.words = {view.begin, view.end};
      r.verb = t;
      out.push_back(r);
      continue;
    }
    if (!view.has(t, part::say) || (t > view.begin && view.has(t - 1, part::say))) continue;
    uint32_t after = t;
    while (after < view.end && view.has(after, part::say)) ++after;
    TokenRange who;
    if (view.verb_first) who = phrases.phrase_after(after, view.end);
    if (who.empty()) who = phrases.subject_before(t);
    if (who.empty() && !view.verb_first) who = phrases.phrase_after(after, view.end);
    Report r;
    if (!who.empty()) r.speaker = phrases.argument(who);
    r.verb = t;
    r.verb_end = after;
    const std::string_view kind = value(view, t);
    r.denies = kind == "deny";
    // In English the verb may close what was said: ", the ministry said."
    uint32_t rest = after;
    while (rest < view.end && (view.has(rest, part::adverb | part::quote) || view.date[rest - view.begin] != none_index ||
                               (!who.empty() && rest >= who.begin && rest < who.end)))
      ++rest;
    const bool closes = !view.verb_first && (rest >= view.end || view.has(rest, part::stop));
    r.words = closes ? TokenRange{view.begin, who.empty() ? t : std::min(t, who.begin)} : TokenRange{after, view.end};
    out.push_back(r);
  }
  return out;
}

}  // namespace khabar
