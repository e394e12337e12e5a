// Figures that somebody vouches for, without an event: the method of Assembler that makes rows of them.
#include <algorithm>

#include "assemble/assembler.h"
#include "assemble/event_parts.h"

namespace khabar {

namespace {

// Of a figure that somebody vouches for.
constexpr float statement_confidence = 0.5F;

// Whose people are counted stands right before them: the organization within so many words, or none_index.
uint32_t organization_before(const Document& doc, const SentenceView& view, uint32_t figure) {
  constexpr uint32_t reach = 6;
  constexpr uint64_t others = part::verb | part::say | part::stop | part::comma | part::complementizer | part::result;
  if (!view.has(figure, part::people) || view.any({figure, figure + reach}, part::casualty)) return none_index;
  for (uint32_t t = figure; t > view.begin && figure - t < reach && !view.has(t - 1, others); --t) {
    const uint32_t m = view.mention[t - 1 - view.begin];
    if (m != none_index && doc.mentions[m].type == MentionType::organization) return m;
  }
  return none_index;
}

}  // namespace

// "The director said that the group has thousands of fighters": no event is told, but a figure of people is, and
// somebody vouches for it. What is sold or built is no news of that kind.
void Assembler::add_statements(Document& doc, uint32_t sentence, size_t first) const {
  for (const Report& report : reports_) {
    if (!report.speaker || report.verb_end == no_token || !view_.any(report.words, part::people)) continue;
    const Span words{doc.tokens[report.words.begin].span.begin, doc.tokens[report.words.end - 1].span.end};
    const auto told = [&](const Event& e) { return e.asserted && words.contains(e.trigger); };
    if (std::any_of(doc.events.begin() + static_cast<std::ptrdiff_t>(first), doc.events.end(), told)) continue;
    Event event;
    for (uint32_t t = report.words.begin; t < report.words.end; ++t) {
      const uint32_t f = view_.figure[t - view_.begin];
      const bool counts =
          f != none_index && doc.figures[f].tokens.begin == t && doc.figures[f].kind == FigureKind::count;
      if (counts) event.figures.push_back({"size", f});
      const uint32_t m = counts && event.recipients.empty() ? organization_before(doc, view_, t) : none_index;
      if (m != none_index && !doc.mentions[m].span.overlaps(report.speaker->span))
        event.recipients.push_back(PhraseFinder(doc, view_).of_mention(m));
    }
    if (event.figures.empty() || event.recipients.empty()) continue;
    set_type(event, *statement_);
    const Token& verb = doc.tokens[report.verb];
    event.trigger = {verb.span.begin + verb.proclitic_bytes, doc.tokens[report.verb_end - 1].span.end};
    event.span = words;
    event.sentence = sentence;
    event.actors.push_back(*report.speaker);
    const EntryRef entry = view_.say_entry[report.verb - view_.begin];
    if (entry != EntryRef::none) event.rule = lexicon_.entry(entry).rule;
    event.confidence = statement_confidence;
    event.evidence.push_back({event.trigger, sentence});
    doc.events.push_back(std::move(event));
  }
}

}  // namespace khabar
