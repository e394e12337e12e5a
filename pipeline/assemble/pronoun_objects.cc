// Where the verb comes first, object and owner may be a pronoun at the end of the word: "the authorities arrested-him",
// "after arrest-of-him".
#include <algorithm>
#include <set>

#include "assemble/event_parts.h"
#include "assemble/links.h"
#include "assemble/phrases.h"
#include "assemble/readings.h"

namespace khabar {

namespace {

// How many sentences back he may have been named.
constexpr uint32_t sentences_back = 2;

// The word of the trigger ends in the pronoun of one man, and that is whom the event befell.
bool asks_for_him(const Document& doc, const SentenceView& view, const Row& row) {
  const Trigger& trigger = *row.trigger;
  const bool object = trigger.object_suffix && trigger.object == Role::recipient;
  const bool owner = trigger.possessive_suffix && trigger.genitive == Role::recipient;
  if (row.absorbed) return false;
  // "That he | was killed".
  const bool subject = !row.nominal && row.usage.passive && trigger.object == Role::recipient &&
                       is_behind_that_he(doc, view, row.tokens.begin);
  if (!object && !owner && !subject) return false;
  // "Called for a vote, which is what | Madrid | rejected": the pronoun stands for what was said.
  if (object && row.tokens.begin > view.begin && is_what(doc, view, row.tokens.begin - 1)) return false;
  uint32_t end = row.tokens.end - 1;
  if (subject) {
    end = row.tokens.begin - 1;
    while (view.has(end, part::auxiliary)) --end;
  }
  const std::string_view word = doc.at(doc.tokens[end].span);
  const std::string_view pronoun = view.endings->object_pronoun.at_end_of(word);
  return !pronoun.empty() && pronoun == view.endings->object_pronoun.spellings().back();
}

// The one person, by entity, whom the sentences from `first` on name before the word at `end`, with his last mention;
// none_index if there are more, or none.
uint32_t only_person(const Document& doc, const Event& event, uint32_t first, uint32_t end, bool& any) {
  std::set<uint32_t> people;
  uint32_t last = none_index;
  auto mention = std::lower_bound(doc.mentions.begin(), doc.mentions.end(), doc.sentences[first].tokens.begin,
                                  [](const Mention& m, uint32_t token) { return m.tokens.begin < token; });
  for (; mention != doc.mentions.end() && mention->tokens.begin < end; ++mention) {
    if (mention->type != MentionType::person || mention->nested) continue;
    const bool speaks = event.reported_by && event.reported_by->span.overlaps(mention->span);
    if (speaks || is_argument(event, mention->span)) continue;
    last = static_cast<uint32_t>(mention - doc.mentions.begin());
    people.insert(doc.mention_entity[last]);
  }
  any = !people.empty();
  return people.size() == 1 ? last : none_index;
}

// The only person named before `end` in the sentence or, where nobody is, in one of those before it.
uint32_t nearest_person(const Document& doc, const Event& event, uint32_t end) {
  bool any = false;
  uint32_t m = none_index;
  for (uint32_t back = 0; back <= std::min(sentences_back, event.sentence) && !any; ++back)
    m = only_person(doc, event, event.sentence - back, end, any);
  return m;
}

// "Kidnapped dozens | and led-them": whom the verb before befell, if several people; the pronoun is that of several.
bool name_those_before(Document& doc, const SentenceView& view, const Row& before, const Row& row) {
  const Event& told = doc.events[before.event];
  const bool active = !before.nominal && !before.usage.passive && before.trigger->object == Role::recipient;
  if (!active || !view.has(row.tokens.begin, part::with_conjunction) || told.recipients.size() != 1) return false;
  if (!row.trigger->object_suffix || row.trigger->object != Role::recipient) return false;
  if (!view.endings->them.ends(doc.at(doc.tokens[row.tokens.end - 1].span))) return false;
  const TokenRange whom = tokens_of(doc, view, told.recipients[0]);
  if (whom.empty()) return false;
  const std::string_view head = doc.at(doc.tokens[whom.begin].span);
  const bool many = view.any(whom, part::people) || view.has(whom.begin, part::counted) ||
                    view.has(whom.begin, part::group) ||
                    (view.has(whom.begin, part::person_noun) && view.endings->people_plural.ends(head));
  if (many) doc.events[row.event].recipients = told.recipients;
  return many;
}

// "Visited the minister | and thanked him": a preposition with the pronoun of one man, where the verb before befell
// one man, or else where only one is named.
void name_behind_preposition(Document& doc, const SentenceView& view, const std::vector<Row>& rows, size_t at) {
  Event& event = doc.events[rows[at].event];
  if (event.recipients.size() != 1 || event.recipients[0].mention != none_index) return;
  const TokenRange phrase = tokens_of(doc, view, event.recipients[0]);
  if (phrase.size() != 1 || view.stands_for[phrase.begin - view.begin] == 0) return;
  const std::string_view word = doc.at(doc.tokens[phrase.begin].span);
  const std::string_view pronoun = view.endings->object_pronoun.at_end_of(word);
  if (pronoun.empty() || pronoun != view.endings->object_pronoun.spellings().back()) return;
  if (at > 0 && !rows[at - 1].nominal && view.has(rows[at].tokens.begin, part::with_conjunction)) {
    const std::vector<Argument>& whom = doc.events[rows[at - 1].event].recipients;
    const TokenRange him = whom.size() == 1 ? tokens_of(doc, view, whom[0]) : TokenRange{};
    const bool one_man = !him.empty() && view.any(him, part::person_noun | part::named) &&
                         !doc.tokens[him.begin].is(token_flag::ta_marbuta) && !view.any(him, part::counted);
    if (one_man && !overlaps(event.actors, whom[0].span)) {
      event.recipients = whom;
      return;
    }
  }
  const uint32_t m = nearest_person(doc, event, rows[at].tokens.begin);
  if (m != none_index) event.recipients[0] = PhraseFinder(doc, view).of_mention(m);
}

}  // namespace

void name_pronoun_objects(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  if (!view.verb_first || view.endings->object_pronoun.spellings().empty()) return;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    Event& event = doc.events[row.event];
    if (!event.recipients.empty()) {
      name_behind_preposition(doc, view, rows, i);
      continue;
    }
    if (i > 0 && name_those_before(doc, view, rows[i - 1], row)) continue;
    if (!asks_for_him(doc, view, row)) continue;
    const uint32_t m = nearest_person(doc, event, row.tokens.begin);
    if (m != none_index) event.recipients.push_back(PhraseFinder(doc, view).of_mention(m));
  }
}

}  // namespace khabar
