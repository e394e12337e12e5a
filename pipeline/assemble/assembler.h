// sentences + names + figures + dates -> events: who did what to whom, where, when, how many, and did it happen.
#pragma once

#include <vector>

#include "assemble/phrases.h"
#include "assemble/realis.h"
#include "assemble/sentence_view.h"
#include "assemble/trigger_table.h"
#include "core/stage.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Fills events. Reads everything else. Belongs to one thread.
class Assembler : public Stage {
 public:
  explicit Assembler(const Lexicon& lexicon);
  std::string_view name() const override { return "assemble"; }
  Verdict run(Document& doc) override;

 private:
  void assemble_sentence(Document& doc, uint32_t sentence);
  bool add_event(Document& doc, uint32_t sentence, const PhraseFinder& phrases, const TriggerHit& hit,
                 const std::vector<Report>& reports);
  void apply_reports(const std::vector<Report>& reports, const TriggerHit& hit, Event& event) const;

  void link_events(Document& doc, size_t first) const;
  void add_statements(Document& doc, uint32_t sentence, const std::vector<Report>& reports, size_t first) const;
  bool is_relative(const Document& doc, const Event& event) const;
  int event_quad(const Event& event) const;

  const Lexicon& lexicon_;
  TriggerTable triggers_;
  SentenceViewer viewer_;
  RealisReader realis_;
  SentenceView view_;
  std::string_view territory_type_;
};

}  // namespace khabar
