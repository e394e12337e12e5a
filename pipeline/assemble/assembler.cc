#include "assemble/assembler.h"

#include <algorithm>

#include "assemble/arguments.h"
#include "assemble/conditions.h"
#include "assemble/merge.h"

namespace khabar {

namespace {

// A "sentence" longer than this is a table or a listing: its words govern nothing, and the search around triggers would
// cost its length squared.
constexpr uint32_t longest_sentence_tokens = 600;

constexpr int material_conflict = 4;  // quad class

// How far behind a demand or threat, in bytes, the deed still is its object.
constexpr uint32_t governed_reach_bytes = 320;

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
  if (trigger.medium || trigger.attempt) c -= doubt / 2;
  return std::clamp(c, 0.05F, 1.0F);
}

// A weak trigger is an event only with a name, a figure or both parties beside it.
bool is_supported(const Event& e, const Trigger& trigger) {
  if (!trigger.weak) return true;
  const auto named = [](const std::vector<Argument>& list) {
    return std::any_of(list.begin(), list.end(), [](const Argument& a) { return a.mention != none_index; });
  };
  return named(e.actors) || named(e.recipients) || !e.figures.empty();
}

// Words that speak of deeds not done: demands, promises, threats, refusals.
bool governs(const Trigger& t) {
  const std::string_view type = t.event.type;
  return t.event.quad != 0 && (type == "REQUEST" || type == "THREATEN" || type == "AGREE" || type == "REJECT");
}

// "the attacks", "fight against violence": a noun of harm without a figure, a day, or both its parties refers to something;
// it does not report it.
bool is_bare_reference(const Event& e) {
  return e.figures.empty() && e.date == none_index && (e.actors.empty() || e.recipients.empty());
}

bool has_conditions(const Trigger& trigger) { return !trigger.conditions.empty(); }

}  // namespace

Assembler::Assembler(const Lexicon& lexicon)
    : lexicon_(lexicon), triggers_(lexicon), viewer_(lexicon, triggers_), realis_(lexicon) {
  if (const EventType* const type = triggers_.type("TERRITORY")) territory_type_ = type->type;
}

Verdict Assembler::run(Document& doc) {
  doc.events.clear();
  const auto language = lexicon_.language(doc.language);
  if (!language) return Verdict::store_only("language " + doc.language + " has no pack");
  SentenceViewer::Cursor cursor;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    if (doc.sentences[s].tokens.size() > longest_sentence_tokens) continue;
    viewer_.view(doc, s, *language, cursor, view_);
    assemble_sentence(doc, s);
  }
  merge_events(doc);
  return Verdict::ok();
}

// Triggers that share their tokens are readings of one word: the first whose conditions are met is the event, those with
// conditions before those without.
void Assembler::assemble_sentence(Document& doc, uint32_t sentence) {
  const PhraseFinder phrases(doc, view_);
  const std::vector<Report> reports = realis_.reports(view_, phrases);
  const size_t first_event = doc.events.size();
  for (size_t i = 0; i < view_.triggers.size();) {
    size_t end = i + 1;
    while (end < view_.triggers.size() && view_.triggers[end].tokens == view_.triggers[i].tokens) ++end;
    const TokenRange tokens = view_.triggers[i].tokens;
    // Inside a name the word reports nothing: "Free Syrian Army", "War Crimes Tribunal".
    const uint32_t mention = view_.mention[tokens.begin - view_.begin];
    bool done = mention != none_index && doc.mentions[mention].tokens.contains(tokens);
    for (const bool conditional : {true, false})
      for (size_t r = i; r < end && !done; ++r)
        if (has_conditions(*view_.triggers[r].trigger) == conditional) done = add_event(doc, sentence, phrases, view_.triggers[r], reports);
    i = end;
  }
  link_events(doc, first_event);
  add_statements(doc, sentence, reports, first_event);
}

// What one event of a sentence says of the next: what is asked, promised, threatened or refused has not happened, and who
// is asked is to do it; land that is retaken is taken from who held it.
void Assembler::link_events(Document& doc, size_t first) const {
  for (size_t i = first + 1; i < doc.events.size(); ++i) {
    Event& event = doc.events[i];
    Event& before = doc.events[i - 1];
    const bool near = event.trigger.begin < before.trigger.end + governed_reach_bytes && event.span.overlaps(before.span);
    if (!near) continue;
    const Trigger* const governor = triggers_.of_rule(before.rule);
    if (governor != nullptr && governs(*governor) && governor->event.quad != event_quad(event)) {
      event.modality = Modality::hypothetical;
      event.asserted = false;
      const auto& doer = before.recipients.empty() ? before.actors : before.recipients;
      if (event.actors.empty()) event.actors = doer;
    }
    if (before.type == event.type && before.recipients.empty() && before.place_role != "destination" && !event.actors.empty() &&
        is_relative(doc, event) && before.type == territory_type_)
      before.recipients = event.actors;
  }
}

// "The director said that the group has thousands of fighters": no event is told, but a figure is, and somebody vouches for it.
void Assembler::add_statements(Document& doc, uint32_t sentence, const std::vector<Report>& reports, size_t first) const {
  for (const Report& report : reports) {
    if (!report.speaker || report.verb_end == no_token || report.words.empty()) continue;
    const Span words{doc.tokens[report.words.begin].span.begin, doc.tokens[report.words.end - 1].span.end};
    const auto told = [&](const Event& e) { return e.asserted && words.contains(e.trigger); };
    if (std::any_of(doc.events.begin() + static_cast<std::ptrdiff_t>(first), doc.events.end(), told)) continue;
    Event event;
    for (uint32_t t = report.words.begin; t < report.words.end; ++t) {
      const uint32_t f = view_.figure[t - view_.begin];
      const bool counts = f != none_index && doc.figures[f].tokens.begin == t && doc.figures[f].kind == FigureKind::count;
      if (counts) event.figures.push_back({"size", f});
      const uint32_t m = view_.mention[t - view_.begin];
      if (event.recipients.empty() && m != none_index && !doc.mentions[m].span.overlaps(report.speaker->span))
        event.recipients.push_back(PhraseFinder(doc, view_).of_mention(m));
    }
    if (event.figures.empty() || event.recipients.empty()) continue;
    const EventType* const type = triggers_.type("STATEMENT");
    if (type == nullptr) return;
    event.type = type->type;
    event.plover = type->plover;
    event.cameo = type->cameo;
    const Token& verb = doc.tokens[report.verb];
    event.trigger = {verb.span.begin + verb.proclitic_bytes, doc.tokens[report.verb_end - 1].span.end};
    event.span = words;
    event.sentence = sentence;
    event.actors.push_back(*report.speaker);
    const EntryRef entry = view_.word_entry[report.verb - view_.begin];
    if (entry != EntryRef::none) event.rule = lexicon_.entry(entry).rule;
    event.confidence = base_confidence + of_figure;
    event.evidence.push_back({event.trigger, sentence});
    doc.events.push_back(std::move(event));
  }
}

bool Assembler::is_relative(const Document& doc, const Event& event) const {
  for (uint32_t t = view_.begin + 1; t < view_.end; ++t)
    if (doc.tokens[t].span.contains(event.trigger)) return view_.has(t - 1, part::relative);
  return false;
}

int Assembler::event_quad(const Event& event) const {
  const Trigger* const trigger = triggers_.of_rule(event.rule);
  return trigger == nullptr ? 0 : trigger->event.quad;
}

bool Assembler::add_event(Document& doc, uint32_t sentence, const PhraseFinder& phrases, const TriggerHit& hit,
                          const std::vector<Report>& reports) {
  const Trigger& trigger = *hit.trigger;
  const TokenRange clause{phrases.clause_begin(hit.tokens.begin), std::max(phrases.clause_end(hit.tokens.end - 1), hit.tokens.end)};
  const bool nominal = is_nominal(view_, hit);
  if (!meets_words(doc, view_, trigger, hit.tokens, clause, nominal)) return false;
  Event event;
  event.type = trigger.event.type;
  event.mode = trigger.event.mode;
  event.plover = trigger.event.plover;
  event.cameo = trigger.event.cameo;
  const Token& first = doc.tokens[hit.tokens.begin];
  event.trigger = {first.span.begin + first.proclitic_bytes, doc.tokens[hit.tokens.end - 1].span.end};
  event.span = {doc.tokens[clause.begin].span.begin, doc.tokens[clause.end - 1].span.end};
  event.sentence = sentence;
  event.rule = trigger.rule;
  find_arguments(doc, view_, phrases, hit, event);
  if (!meets_needs(doc, view_, trigger, event, clause, nominal) || !is_supported(event, trigger)) return false;
  const Realis realis = realis_.read(view_, phrases, hit, nominal);
  if (trigger.future_only && realis.modality != Modality::future) return false;
  event.modality = realis.modality;
  event.asserted = realis.asserted;
  event.negated = realis.negated;
  if (nominal && trigger.event.quad == material_conflict && is_bare_reference(event)) event.asserted = false;
  apply_reports(reports, hit, event);
  event.confidence = confidence_of(event, trigger);
  event.evidence.push_back({event.trigger, sentence});
  doc.events.push_back(std::move(event));
  return true;
}

// The speaker whose words hold the trigger; the actor of a speech act is its own speaker.
void Assembler::apply_reports(const std::vector<Report>& reports, const TriggerHit& hit, Event& event) const {
  for (const Report& report : reports) {
    const bool own_verb = report.verb >= hit.tokens.begin && report.verb < hit.tokens.end;
    if (own_verb || hit.tokens.begin < report.words.begin || hit.tokens.begin >= report.words.end) continue;
    if (report.speaker) event.reported_by = report.speaker;
    if (report.denies) {
      event.negated = true;
      event.asserted = false;
    }
  }
}

}  // namespace khabar
