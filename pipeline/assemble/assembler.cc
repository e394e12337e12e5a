#include "assemble/assembler.h"

#include <algorithm>

#include "assemble/arguments.h"
#include "assemble/merge.h"

namespace khabar {

namespace {

// A "sentence" longer than this is a table or a listing: its words govern nothing, and the search around triggers would
// cost its length squared.
constexpr uint32_t longest_sentence_tokens = 600;

// Components of an event's confidence; what is found adds, what is doubtful takes away.
constexpr float base_confidence = 0.4F, per_argument = 0.15F, of_date = 0.1F, of_figure = 0.1F, of_place = 0.1F, doubt = 0.2F;

float confidence_of(const Event& e, const Trigger& trigger) {
  float c = base_confidence;
  c += e.actors.empty() ? 0 : per_argument;
  c += e.recipients.empty() ? 0 : per_argument;
  c += e.date == none_index ? 0 : of_date;
  c += e.figures.empty() ? 0 : of_figure;
  c += e.place ? of_place : 0;
  if (trigger.weak) c -= doubt;
  return std::clamp(c, 0.05F, 1.0F);
}

bool is_supported(const Event& e, const Trigger& trigger) {
  if (trigger.needs_object && e.recipients.empty()) return false;
  if (!trigger.weak) return true;
  return !e.actors.empty() && !e.recipients.empty();
}

}  // namespace

Assembler::Assembler(const Lexicon& lexicon)
    : lexicon_(lexicon), triggers_(lexicon), viewer_(lexicon, triggers_), realis_(lexicon) {}

Verdict Assembler::run(Document& doc) {
  doc.events.clear();
  const auto language = lexicon_.language(doc.language);
  if (!language) return Verdict::store_only("language " + doc.language + " has no pack");
  SentenceViewer::Cursor cursor;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    if (doc.sentences[s].tokens.size() > longest_sentence_tokens) continue;
    viewer_.view(doc, s, *language, cursor, view_);
    if (!view_.triggers.empty()) assemble_sentence(doc, s);
  }
  merge_events(doc);
  return Verdict::ok();
}

void Assembler::assemble_sentence(Document& doc, uint32_t sentence) {
  const PhraseFinder phrases(doc, view_);
  const std::vector<Report> reports = realis_.reports(view_, phrases);
  for (const TriggerHit& hit : view_.triggers) {
    // Inside a name the word reports nothing: "Free Syrian Army", "War Crimes Tribunal".
    const uint32_t mention = view_.mention[hit.tokens.begin - view_.begin];
    if (mention != none_index && doc.mentions[mention].tokens.contains(hit.tokens)) continue;
    Event event;
    event.type = hit.trigger->event.type;
    event.mode = hit.trigger->event.mode;
    event.plover = hit.trigger->event.plover;
    event.cameo = hit.trigger->event.cameo;
    event.trigger = {doc.tokens[hit.tokens.begin].span.begin + doc.tokens[hit.tokens.begin].proclitic_bytes, doc.tokens[hit.tokens.end - 1].span.end};
    event.sentence = sentence;
    event.rule = hit.trigger->rule;
    const uint32_t begin = phrases.clause_begin(hit.tokens.begin), end = phrases.clause_end(hit.tokens.end - 1);
    event.span = {doc.tokens[begin].span.begin, doc.tokens[std::max(end, hit.tokens.end) - 1].span.end};
    find_arguments(doc, view_, phrases, hit, event);
    if (!is_supported(event, *hit.trigger)) continue;
    const Realis realis = realis_.read(view_, phrases, hit);
    event.modality = realis.modality;
    event.asserted = realis.asserted;
    event.negated = realis.negated;
    for (const Report& report : reports) {
      const bool own_verb = report.verb >= hit.tokens.begin && report.verb < hit.tokens.end;
      if (own_verb || hit.tokens.begin < report.words.begin || hit.tokens.begin >= report.words.end) continue;
      if (report.speaker) event.reported_by = report.speaker;
      if (report.denies) {
        event.negated = true;
        event.asserted = false;
      }
    }
    event.confidence = confidence_of(event, *hit.trigger);
    event.evidence.push_back({event.trigger, sentence});
    doc.events.push_back(std::move(event));
  }
}

}  // namespace khabar
