// What is known of a row beside its parties: how its trigger stands there, and what stands around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "assemble/arguments.h"
#include "assemble/sentence_view.h"
#include "assemble/trigger_table.h"
#include "core/document.h"

namespace khabar {

// A row while its sentence is read.
struct Row {
  size_t event = 0;  // index into the document's events
  const Trigger* trigger = nullptr;
  TokenRange tokens, clause;
  bool nominal = false;
  Usage usage;
  bool absorbed = false;     // told by another row of the sentence
  bool has_outcome = false;  // count_those_hit() found whom it killed or injured
};

// A row of words, or of a verb by which somebody speaks.
inline bool tells_words(const SentenceView& view, const Row& row) {
  return row.trigger->event.is_verbal() || view.has(row.tokens.begin, part::say);
}

// What may be known of a row; a set of them is a bit mask. The names in event_model.tsv are those of feature_name().
enum class RowFeature : uint8_t {
  // How the trigger stands there.
  past,
  present,
  passive,
  participle,
  noun_bare,
  noun_definite,
  noun_of,
  gerund,
  leads,
  relative,
  with_in,
  with_for,
  after_preposition,
  after_subordinator,
  dated,
  // Its parties and circumstances.
  actor,
  actor_named,
  actor_counted,
  recipient,
  recipient_named,
  recipient_counted,
  both,
  figure,
  people_counted,
  casualty,
  actor_person,
  actor_place,
  known_crowd,
  recipient_person,
  recipient_place,
  day,
  day_elsewhere,
  place,
  place_elsewhere,
  light_active,
  light_undergo,
  light_passive,
  light_place,
  breaks_out,
  result,
  // The sentence around it.
  first_row,
  second_row,
  later_row,
  sibling,
  siblings,
  sibling_verb,
  beside_speech,
  reported,
  quoted,
  question,
  heading,
  brief,
  lengthy,
  background,
  background_elsewhere,
  negation_near,
  modal_near,
  condition_near,
  negated,
  unreal,
  future,
  // What the lists say of the trigger.
  weak,
  medium,
  conditional,
  count
};
static_assert(static_cast<size_t>(RowFeature::count) <= 64);

constexpr uint64_t bit(RowFeature feature) { return uint64_t{1} << static_cast<size_t>(feature); }

std::string_view feature_name(RowFeature feature);
std::optional<RowFeature> feature_named(std::string_view name);

// The features of the rows of one sentence.
class RowFeatures {
 public:
  // All outlive this object.
  RowFeatures(const Document& doc, const SentenceView& view, const std::vector<Row>& rows);
  uint64_t of(const Row& row) const;

 private:
  void add_form(const Row& row, uint64_t& set) const;
  void add_arguments(const Row& row, uint64_t& set) const;
  bool breaks_out(const Row& row) const;
  bool is_known_crowd(const Event& event) const;
  void add_surroundings(const Row& row, uint64_t& set) const;
  void add_siblings(const Row& row, uint64_t& set) const;

  const Document& doc_;
  const SentenceView& view_;
  const std::vector<Row>& rows_;
  uint64_t sentence_ = 0;  // what holds of all rows
};

}  // namespace khabar
