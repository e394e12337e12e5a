// sentences + names + figures + dates -> events: who did what to whom, where, when, how many, and did it happen.
#pragma once

#include <optional>
#include <vector>

#include "assemble/corroboration.h"
#include "assemble/event_tables.h"
#include "assemble/links.h"
#include "assemble/phrases.h"
#include "assemble/realis.h"
#include "assemble/reports.h"
#include "assemble/sentence_view.h"
#include "assemble/sentence_words.h"
#include "core/stage.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Sees every row before it is judged, with its features: for the tool that trains the event model.
class RowObserver {
 public:
  virtual ~RowObserver() = default;
  virtual void see(const Document& doc, const Row& row, uint64_t features) = 0;
  // A trigger of the sentence that tells no event, and what it lacks.
  virtual void refuse(const Document&, const TriggerHit&, std::string_view) {}
  // A sentence that has triggers, before its first one is looked at.
  virtual void view(const Document&, const SentenceView&) {}
};

// Fills events. Reads everything else. Belongs to one thread.
class Assembler : public Stage {
 public:
  // `tables`, and `observer` if any, outlive this object.
  Assembler(const Lexicon& lexicon, const EventTables& tables, RowObserver* observer = nullptr);
  std::string_view name() const override { return "assemble"; }
  Verdict run(Document& doc) override;

 private:
  bool may_tell(const Document& doc, const SentenceViewer::Cursor& cursor);
  void assemble_sentence(Document& doc, uint32_t sentence);
  static TokenRange clause_of(const PhraseFinder& phrases, TokenRange tokens);
  const EventType* known_disaster(const Document& doc, uint32_t sentence, const PhraseFinder& phrases);
  bool add_event(Document& doc, uint32_t sentence, const PhraseFinder& phrases, const TriggerHit& hit);
  bool add_row(Document& doc, uint32_t sentence, const PhraseFinder& phrases, const TriggerHit& hit, TokenRange clause,
               bool nominal);
  bool refuse(const Document& doc, const TriggerHit& hit, std::string_view why) const;  // returns false
  bool names_those_hurt(const TriggerHit& hit, const Event& event) const;
  bool is_only_named(const TriggerHit& hit, const Event& event) const;
  bool is_verb_instead(const TriggerHit& hit) const;
  bool is_only_willed(const Trigger& trigger) const;
  bool is_compounded(const Document& doc, TokenRange tokens) const;
  bool speaks_of_himself(const Document& doc, const TriggerHit& hit, bool passive, const Argument& speaker,
                         const std::vector<Argument>& subject) const;
  bool is_one_man(const Document& doc, const Argument& a) const;
  bool is_another_pronoun(const Document& doc, const Argument& speaker, uint32_t pronoun) const;
  bool tells_of_another(const Document& doc, const Argument& speaker, uint32_t token) const;
  bool goes_on(const Document& doc, const Report& report, const TriggerHit& hit) const;
  void settle_first_persons(Document& doc) const;
  bool is_pronoun(const Document& doc, const Argument& a) const;
  bool is_own_word(const Report& report, const TriggerHit& hit, bool nominal) const;
  bool is_announced_deed(const Report& report, const TriggerHit& hit, bool nominal) const;
  bool is_told_aside(TokenRange between) const;
  bool is_beside_denial(const Document& doc, const Report& denial, const TriggerHit& hit, bool nominal) const;
  uint32_t opening_verb(const Document& doc) const;
  void carry_speaker(const Document& doc, uint32_t sentence);
  void read_reports(const Document& doc, uint32_t sentence, const PhraseFinder& phrases);
  bool carry_sufferer(const Document& doc, const Row& row, Event& event) const;
  void turn_meeting(const Document& doc, const Row& row, Event& event) const;
  void leave_to_speaker(const Document& doc, const Row& row, Event& event) const;
  void carry_actor(Document& doc, uint32_t sentence);
  std::optional<Argument> people_before(const Document& doc, const Row& row) const;
  std::optional<Argument> subject_of_verb_before(const Document& doc, const Row& row) const;
  std::optional<Argument> somebody_in(const Document& doc, TokenRange subject) const;
  void carry_people(Document& doc) const;
  void mend_reporters(Document& doc) const;
  bool may_go_on(const Document& doc, uint32_t token) const;
  void leave_out_deeds_of_nobody(const Document& doc);
  static bool is_somebody(const Document& doc, const SentenceView& view, const Argument& a);
  std::optional<Argument> subject_of_sentence(const Document& doc, uint32_t limit) const;
  std::optional<Argument> subject_of_first_verb(const Document& doc, TokenRange verb) const;
  std::optional<Argument> subject_told_before(const Document& doc, uint32_t sentence, uint32_t verb);
  bool is_governed(const Report& report, const TriggerHit& hit) const;
  bool is_claimed(const Report& report, const TriggerHit& hit) const;
  bool is_spoken_over(const Report& report, const TriggerHit& hit) const;
  void apply_reports(const Document& doc, const TriggerHit& hit, bool nominal, bool passive, Event& event) const;

  void judge_rows(Document& doc, size_t first);
  bool is_told_of_disaster(const Document& doc, const Row& row) const;
  bool is_blow_of_disaster(const Document& doc, const Row& row) const;
  bool is_circumstance(const Document& doc, const Row& row) const;
  bool is_vouched_for(const Document& doc, size_t row) const;
  bool is_told_in_passing(const Document& doc, const Row& row) const;
  bool is_stated(const Document& doc, const Row& row) const;
  bool is_fought(const Document& doc, const Row& row) const;
  bool is_aim(const Document& doc, uint32_t verb) const;
  bool is_habit(uint32_t verb) const;
  bool is_told_generally(const Document& doc, const Row& row, uint64_t features) const;
  uint32_t head_of_series(uint32_t noun) const;
  bool is_wanted(const Document& doc, const Row& row) const;
  bool is_asked(const Document& doc, const Row& row, uint64_t features) const;
  bool is_done_beside(const Document& doc, const Row& row) const;
  bool is_of_sport(const Document& doc) const;
  bool is_play(const Document& doc, const Row& row);
  bool is_only_people(const Document& doc, const Row& row) const;
  bool is_thing(const Document& doc, const Argument& a) const;
  bool is_known(const Document& doc, const Argument& a) const;
  void leave_out_things(Document& doc) const;
  void date_by_dateline(Document& doc, size_t first) const;
  void place_by_dateline(Document& doc, size_t first) const;
  void add_statements(Document& doc, uint32_t sentence, size_t first) const;

  const Lexicon& lexicon_;
  const TriggerTable& triggers_;
  const EventModel& model_;
  SentenceViewer viewer_;
  const EventType* statement_;  // nullptr if no list has it
  RowObserver* observer_;
  ClassId sport_;
  std::optional<bool> of_sport_;  // the document; counted when first asked for
  // The last disaster of the document, and where it was told.
  const EventType* disaster_ = nullptr;
  uint32_t disaster_sentence_ = 0;
  // Of the sentence at hand.
  SentenceView view_;
  SentenceWords sentence_words_;
  std::vector<Report> reports_;  // found when first asked for: read_reports
  bool reports_known_ = false;
  LanguageId language_ = shared_language;
  // Of a sentence before it.
  SentenceView earlier_view_;
  std::vector<Report> earlier_reports_;
  std::vector<Row> rows_;
  std::vector<EventModel::Verdict> verdicts_;
  std::vector<uint8_t> vouched_;     // by row: other rows of the sentence are sure of what it tells
  std::vector<HeldBack> held_back_;  // of the document
};

}  // namespace khabar
