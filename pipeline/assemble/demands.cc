// Where the verb comes first: whom a crowd turns to by what it demands, and where a deed is that its verb brings in.
#include "assemble/event_parts.h"
#include "assemble/links.h"

namespace khabar {

namespace {

// How far behind a crowd its demand stands, and how far behind that what is demanded.
constexpr uint32_t demand_reach = 30, deed_reach = 4;

// "Calling on the governor", "to demand".
bool is_demand(const Row& row) {
  const EventType& type = row.trigger->event;
  if (row.absorbed || !type.is(event_flag::governs) || type.quad != verbal_conflict) return false;
  return row.nominal || (row.trigger->slots & slot::participle_active) != 0;
}

// Verb first, "in protest at", "in condemnation of".
bool is_outcry(const Document& doc, const SentenceView& view, const Row& row) {
  const EventType& type = row.trigger->event;
  return !row.absorbed && type.quad == verbal_conflict && !type.is(event_flag::governs) &&
         is_told_beside(doc, view, row);
}

// "To demand the resignation of X": who is to do it.
bool is_to_do(const Document& doc, const SentenceView& view, const Row& demand, const Row& deed) {
  const bool known = has_named(doc.events[deed.event].actors) ||
                     view.has(deed.tokens.end, part::person_noun | part::group | part::definite);
  return deed.nominal && deed.tokens.begin < demand.tokens.end + deed_reach && known;
}

void give_addressee(Document& doc, const SentenceView& view, const std::vector<Row>& rows, size_t crowd) {
  const Row& row = rows[crowd];
  Event& event = doc.events[row.event];
  if (row.absorbed || row.trigger->figure_role != "participants" || !event.recipients.empty()) return;
  for (size_t i = crowd + 1; i < rows.size() && rows[i].tokens.begin < row.tokens.end + demand_reach; ++i) {
    const bool outcry = is_outcry(doc, view, rows[i]);
    if (!outcry && !is_demand(rows[i])) continue;
    event.recipients = doc.events[rows[i].event].recipients;
    if (outcry) return;
    if (!event.recipients.empty() || i + 1 == rows.size() || !is_to_do(doc, view, rows[i], rows[i + 1])) return;
    const std::vector<Argument>& doers = doc.events[rows[i + 1].event].actors;
    if (!overlaps(doers, event.actors)) event.recipients = doers;
    return;
  }
}

// "The court in X ordered | the seizure of": what a verb brings in with a preposition is where the verb is.
void give_place(Document& doc, const Row& verb, const Row& noun) {
  Event& deed = doc.events[noun.event];
  const Event& told = doc.events[verb.event];
  if (noun.absorbed || deed.place || !told.place || told.place_role != "at") return;
  if (!overlaps(told.actors, deed.actors)) return;
  deed.place = told.place;
  deed.place_role = told.place_role;
}

}  // namespace

void share_demands(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  if (!view.verb_first) return;
  const Row* verb = nullptr;
  for (size_t i = 0; i < rows.size(); ++i) {
    give_addressee(doc, view, rows, i);
    if (!view.has(rows[i].tokens.begin, part::with_preposition))
      verb = rows[i].nominal ? verb : &rows[i];
    else if (verb != nullptr)
      give_place(doc, *verb, rows[i]);
  }
}

}  // namespace khabar
