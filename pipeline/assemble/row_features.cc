#include "assemble/row_features.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace khabar {

namespace {

using F = RowFeature;

constexpr std::array<std::string_view, static_cast<size_t>(F::count)> names = {"past",
                                                                               "present",
                                                                               "passive",
                                                                               "participle",
                                                                               "noun_bare",
                                                                               "noun_definite",
                                                                               "noun_of",
                                                                               "gerund",
                                                                               "leads",
                                                                               "relative",
                                                                               "with_in",
                                                                               "with_for",
                                                                               "after_preposition",
                                                                               "after_subordinator",
                                                                               "dated",
                                                                               "actor",
                                                                               "actor_named",
                                                                               "actor_counted",
                                                                               "recipient",
                                                                               "recipient_named",
                                                                               "recipient_counted",
                                                                               "both",
                                                                               "figure",
                                                                               "people_counted",
                                                                               "casualty",
                                                                               "actor_person",
                                                                               "actor_place",
                                                                               "known_crowd",
                                                                               "recipient_person",
                                                                               "recipient_place",
                                                                               "day",
                                                                               "day_elsewhere",
                                                                               "place",
                                                                               "place_elsewhere",
                                                                               "light_active",
                                                                               "light_undergo",
                                                                               "light_passive",
                                                                               "light_place",
                                                                               "breaks_out",
                                                                               "result",
                                                                               "first_row",
                                                                               "second_row",
                                                                               "later_row",
                                                                               "sibling",
                                                                               "siblings",
                                                                               "sibling_verb",
                                                                               "beside_speech",
                                                                               "reported",
                                                                               "quoted",
                                                                               "question",
                                                                               "heading",
                                                                               "brief",
                                                                               "lengthy",
                                                                               "background",
                                                                               "background_elsewhere",
                                                                               "negation_near",
                                                                               "modal_near",
                                                                               "condition_near",
                                                                               "negated",
                                                                               "unreal",
                                                                               "future",
                                                                               "weak",
                                                                               "medium",
                                                                               "conditional"};

// Sentences of fewer words are headings and fragments, of more are lists and speeches.
constexpr uint32_t brief_words = 9, lengthy_words = 45;
// How far a word colours the trigger beside it, in words.
constexpr uint32_t near_words = 6;

constexpr int verbal_quads[] = {1, 3};

// Two Arabic letters.
constexpr uint32_t longest_proclitic_bytes = 4;

void add(uint64_t& set, F feature, bool holds = true) {
  if (holds) set |= bit(feature);
}

bool has_slot(const Trigger& trigger, uint16_t bits) { return (trigger.slots & bits) != 0; }

bool is_day(const DateExpr& date) {
  return date.grain != Grain::none && date.grain <= Grain::week && !date.timex.starts_with("P");
}

// Where the verb comes second, "have | overrun", "began | shelling": forms that tell what was done as the past does.
bool is_told_as_past(const SentenceView& view, const Row& row) {
  if (view.verb_first) return false;
  const uint32_t verb = row.tokens.begin;
  if (has_slot(*row.trigger, slot::gerund))
    return verb > view.begin && view.kinds_at(verb - 1).modal == WordKind::realised;
  uint32_t t = verb;
  while (t > view.begin && view.has(t - 1, part::adverb)) --t;
  return view.has(t - 1, part::have);
}

}  // namespace

std::string_view feature_name(RowFeature feature) { return names[static_cast<size_t>(feature)]; }

std::optional<RowFeature> feature_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<RowFeature>(found - names.begin());
}

RowFeatures::RowFeatures(const Document& doc, const SentenceView& view, const std::vector<Row>& rows)
    : doc_(doc), view_(view), rows_(rows) {
  uint32_t words = 0;
  for (uint32_t t = view.begin; t < view.end; ++t) {
    const uint64_t parts = view.at(t);
    words += (parts & part::word) != 0 ? 1 : 0;
    if ((parts & part::dated) != 0) add(sentence_, F::day_elsewhere, is_day(doc.dates[view.date[t - view.begin]]));
    if ((parts & part::named) != 0)
      add(sentence_, F::place_elsewhere, doc.mentions[view.mention[t - view.begin]].type == MentionType::place);
  }
  add(sentence_, F::brief, words < brief_words);
  add(sentence_, F::lengthy, words > lengthy_words);
  add(sentence_, F::question, (view.all_parts & part::question) != 0);
  add(sentence_, F::background_elsewhere, (view.all_parts & part::background) != 0);
  add(sentence_, F::result, (view.all_parts & part::result) != 0);
}

void RowFeatures::add_form(const Row& row, uint64_t& set) const {
  const Trigger& trigger = *row.trigger;
  const uint32_t t = row.tokens.begin, before = t - 1;
  const bool present = has_slot(trigger, slot::present | slot::base) && !has_slot(trigger, slot::past);
  if (row.nominal) {
    const bool definite = view_.has(t, part::definite) || view_.has(before, part::determiner);
    const bool of = trigger.possessive_suffix ||
                    (view_.verb_first
                         ? view_.has(row.tokens.end, part::definite) ||
                               (row.tokens.end < view_.end && view_.mention[row.tokens.end - view_.begin] != none_index)
                         : view_.has(row.tokens.end, part::of));
    add(set, definite ? F::noun_definite : of ? F::noun_of : F::noun_bare);
    add(set, F::gerund, has_slot(trigger, slot::gerund));
  } else {
    const bool told_as_past = is_told_as_past(view_, row);
    add(set, row.usage.passive                               ? F::passive
             : present && !told_as_past                      ? F::present
             : has_slot(trigger, slot::past) || told_as_past ? F::past
                                                             : F::participle);
  }
  add(set, F::leads, t == row.clause.begin);
  add(set, F::relative, view_.has(before, part::relative));
  if (view_.has(t, part::with_preposition)) {
    const Token& token = doc_.tokens[t];
    const bool is_for = view_.endings->joined_for.are_in(doc_.at(token.span).substr(0, token.proclitic_bytes));
    add(set, is_for ? F::with_for : F::with_in);
  }
  add(set, F::after_preposition, view_.has(before, part::preposition));
  add(set, F::after_subordinator, view_.has(before, part::subordinator));
  add(set, F::dated, doc_.events[row.event].date != none_index);
}

// "Demonstrations broke out": the noun, not known before, is what its light verb tells of.
bool RowFeatures::breaks_out(const Row& row) const {
  return row.nominal && row.usage.light == WordKind::passive && !view_.has(row.tokens.begin, part::definite) &&
         !view_.has(row.tokens.begin - 1, part::determiner | part::preposition);
}

// "The demonstrators raised banners": those who act are known by a word for those who take part, and have been told of
// before.
bool RowFeatures::is_known_crowd(const Event& e) const {
  for (const TriggerHit& hit : view_.triggers) {
    if (hit.trigger->self != Role::actor || !view_.has(hit.tokens.begin, part::definite)) continue;
    const Span crowd = doc_.tokens[hit.tokens.begin].span;
    for (const Argument& a : e.actors)
      if (a.span.overlaps(crowd) && a.span.begin + longest_proclitic_bytes >= crowd.begin) return true;
  }
  return false;
}

void RowFeatures::add_arguments(const Row& row, uint64_t& set) const {
  const Event& e = doc_.events[row.event];
  const auto named = [](const Argument& a) { return a.mention != none_index; };
  const bool counts = view_.any(row.clause, part::counted);
  const auto counted = [&](const Argument& a) {
    if (!counts) return false;
    for (uint32_t t = row.clause.begin; t < row.clause.end; ++t)
      if (const uint32_t f = view_.figure[t - view_.begin]; f != none_index && a.span.overlaps(doc_.figures[f].span))
        return true;
    return false;
  };
  add(set, F::actor, !e.actors.empty());
  add(set, F::actor_named, std::any_of(e.actors.begin(), e.actors.end(), named));
  add(set, F::actor_counted, std::any_of(e.actors.begin(), e.actors.end(), counted));
  add(set, F::recipient, !e.recipients.empty());
  add(set, F::recipient_named, std::any_of(e.recipients.begin(), e.recipients.end(), named));
  add(set, F::recipient_counted, std::any_of(e.recipients.begin(), e.recipients.end(), counted));
  const auto names = [&](MentionType type) {
    return [&doc = doc_, type](const Argument& a) {
      return a.mention != none_index && doc.mentions[a.mention].type == type;
    };
  };
  add(set, F::actor_person, std::any_of(e.actors.begin(), e.actors.end(), names(MentionType::person)));
  add(set, F::actor_place, std::any_of(e.actors.begin(), e.actors.end(), names(MentionType::place)));
  add(set, F::recipient_person, std::any_of(e.recipients.begin(), e.recipients.end(), names(MentionType::person)));
  add(set, F::recipient_place, std::any_of(e.recipients.begin(), e.recipients.end(), names(MentionType::place)));
  add(set, F::both, !e.actors.empty() && !e.recipients.empty());
  add(set, F::figure, !e.figures.empty());
  add(set, F::day, e.date != none_index && is_day(doc_.dates[e.date]));
  add(set, F::place, e.place.has_value());
  add(set, F::people_counted, view_.any(row.clause, part::people));
  add(set, F::casualty, view_.any(row.clause, part::casualty));
  add(set, F::light_active, row.usage.light == WordKind::active || row.usage.light == WordKind::either);
  add(set, F::light_undergo, row.usage.light == WordKind::undergo);
  add(set, F::light_passive, row.usage.light == WordKind::passive);
  add(set, F::light_place, row.usage.light == WordKind::place);
  add(set, F::breaks_out, breaks_out(row));
  add(set, F::known_crowd, is_known_crowd(e));
}

void RowFeatures::add_surroundings(const Row& row, uint64_t& set) const {
  const Event& e = doc_.events[row.event];
  const TokenRange near{row.tokens.begin > near_words ? row.tokens.begin - near_words : 0, row.tokens.begin};
  add(set, F::negated, e.negated);
  add(set, F::unreal, e.modality == Modality::hypothetical || e.modality == Modality::planned);
  add(set, F::future, e.modality == Modality::future);
  add(set, F::reported, e.reported_by.has_value());
  add(set, F::heading, doc_.sentences[e.sentence].heading);
  add(set, F::background, view_.any(row.clause, part::background));
  add(set, F::negation_near, view_.any(near, part::negation));
  add(set, F::modal_near, view_.any(near, part::modal));
  add(set, F::condition_near, view_.any(near, part::condition | part::purpose));
  add(set, F::quoted, view_.leaves_quotation_open({view_.begin, row.tokens.begin}));
}

void RowFeatures::add_siblings(const Row& row, uint64_t& set) const {
  const Event& e = doc_.events[row.event];
  const size_t order = static_cast<size_t>(&row - rows_.data());
  add(set, order == 0 ? F::first_row : order == 1 ? F::second_row : F::later_row);
  uint32_t siblings = 0;
  for (const Row& other : rows_) {
    if (other.event == row.event || other.absorbed) continue;
    const Event& o = doc_.events[other.event];
    if (o.type == e.type && o.asserted) {
      ++siblings;
      add(set, F::sibling_verb, !other.nominal && has_slot(*other.trigger, slot::past | slot::passive));
    }
    const int quad = other.trigger->event.quad;
    add(set, F::beside_speech,
        other.tokens.end <= row.tokens.begin && o.type != e.type &&
            std::find(std::begin(verbal_quads), std::end(verbal_quads), quad) != std::end(verbal_quads));
  }
  add(set, F::sibling, siblings == 1);
  add(set, F::siblings, siblings > 1);
}

uint64_t RowFeatures::of(const Row& row) const {
  uint64_t set = sentence_;
  add_form(row, set);
  add_arguments(row, set);
  add_surroundings(row, set);
  add_siblings(row, set);
  add(set, F::weak, row.trigger->weak);
  add(set, F::medium, row.trigger->medium || row.trigger->attempt);
  add(set, F::conditional, row.trigger->conditional);
  return set;
}

}  // namespace khabar
