// How sure it is that a row tells something that happened: declared components, each with a weight that is data.
//
// A row's features are what is known of it; gazetteers/<lang>/event_model.tsv gives each its weight and says from which
// confidence on a row is kept, and from which on it may be asserted.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/arguments.h"
#include "assemble/sentence_view.h"
#include "assemble/trigger_table.h"
#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// A row while its sentence is read.
struct Row {
  size_t event = 0;  // index into the document's events
  const Trigger* trigger = nullptr;
  TokenRange tokens, clause;
  bool nominal = false;
  Usage usage;
  bool absorbed = false;  // told by another row of the sentence
};

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

std::string_view feature_name(RowFeature feature);

// The features of the rows of one sentence.
class RowFeatures {
 public:
  // All outlive this object.
  RowFeatures(const Document& doc, const SentenceView& view, const std::vector<Row>& rows);
  uint64_t of(const Row& row) const;

 private:
  void add_form(const Row& row, uint64_t& set) const;
  void add_arguments(const Row& row, uint64_t& set) const;
  void add_surroundings(const Row& row, uint64_t& set) const;
  void add_siblings(const Row& row, uint64_t& set) const;

  const Document& doc_;
  const SentenceView& view_;
  const std::vector<Row>& rows_;
  uint64_t sentence_ = 0;  // what holds of all rows
};

// The weights. Immutable, thread-safe.
class EventModel {
 public:
  // Throws LoadError naming the line for a row that it does not know.
  EventModel(const Lexicon& lexicon, const TriggerTable& triggers);

  struct Verdict {
    float confidence = 0;           // 0 to 1
    bool kept = true, sure = true;  // worth a row; sure enough to be asserted
  };
  Verdict judge(const Trigger& trigger, uint64_t features) const;

 private:
  struct Prior {
    float weight = 0, assert_floor = 0, keep_floor = 0;  // all on the scale of the sum
  };
  std::vector<std::array<float, static_cast<size_t>(RowFeature::count)>> weights_;  // by language
  std::vector<Prior> priors_;                                                       // by Trigger::index
};

}  // namespace khabar
