#include "assemble/merge.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "assemble/event_parts.h"

namespace khabar {

namespace {

constexpr size_t compared_rows = 32;

// How many sentences behind an event "the attack" still means it.
constexpr uint32_t reference_reach = 8;

// Shorter words are articles and the like.
constexpr size_t shortest_word_bytes = 4;

std::string_view next_word(std::string_view& rest) {
  const size_t begin = std::min(rest.find_first_not_of(' '), rest.size());
  const size_t end = std::min(rest.find(' ', begin), rest.size());
  const std::string_view word = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  return word;
}

// One is the other, maybe with an article or the like joined to its front.
bool same_word(std::string_view a, std::string_view b) {
  if (std::min(a.size(), b.size()) < shortest_word_bytes) return false;
  if (a.size() < b.size()) std::swap(a, b);
  const bool joined = a.size() == b.size() || static_cast<unsigned char>(b[0]) >= 0x80;
  return joined && a.ends_with(b);
}

bool share_a_word(std::string_view a, std::string_view b) {
  for (std::string_view rest = a, word = next_word(rest); !word.empty(); word = next_word(rest))
    for (std::string_view others = b, other = next_word(others); !other.empty(); other = next_word(others))
      if (same_word(word, other)) return true;
  return false;
}

// Two arguments name the same; bare phrases do if they share a word: "nine guards", "the guards of the mine".
bool same(const Document& doc, const Argument& a, const Argument& b) {
  if (a.entity != none_index && b.entity != none_index) return a.entity == b.entity;
  return share_a_word(doc.at(a.span), doc.at(b.span));
}

bool compatible(const Document& doc, const std::vector<Argument>& a, const std::vector<Argument>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](const Argument& x) {
    return std::any_of(b.begin(), b.end(), [&](const Argument& y) { return same(doc, x, y); });
  });
}

// Those of a role together; none if one of them has no value.
std::optional<double> total(const Document& doc, const Event& e, std::string_view role) {
  double sum = 0;
  for (const EventFigure& f : e.figures) {
    if (f.role != role) continue;
    if (!doc.figures[f.figure].value) return std::nullopt;
    sum += *doc.figures[f.figure].value;
  }
  return sum;
}

// "Thousands" may be told later as 7,000, not as 700.
bool is_vaguely(const Figure& vague, std::optional<double> value) {
  constexpr double orders = 10;
  return vague.qualifier == Qualifier::vague && !vague.value && vague.min && value && *value >= *vague.min &&
         *value < *vague.min * orders;
}

bool same_total(const Document& doc, const Event& a, const EventFigure& x, const Event& b, const EventFigure& y) {
  const std::optional<double> of_a = total(doc, a, x.role), of_b = total(doc, b, y.role);
  if (of_a == of_b) return true;
  return a.sentence < b.sentence ? is_vaguely(doc.figures[x.figure], of_b) : is_vaguely(doc.figures[y.figure], of_a);
}

bool compatible_figures(const Document& doc, const Event& a, const Event& b) {
  // Sizes are those of different things.
  const auto differ = [&](const EventFigure& x, const EventFigure& y) {
    return x.role == "size" ? doc.figures[x.figure].value != doc.figures[y.figure].value : !same_total(doc, a, x, b, y);
  };
  for (const EventFigure& x : a.figures)
    for (const EventFigure& y : b.figures)
      if (x.role == y.role && differ(x, y)) return false;
  return true;
}

// One or two may be anybody.
bool is_telling(const Document& doc, const EventFigure& f) {
  constexpr double telling = 3;
  const Figure& figure = doc.figures[f.figure];
  return figure.value.value_or(figure.min.value_or(0)) >= telling;
}

// "Kills | 19", "displaced | thousands", "19 people": nothing else is said of them.
bool is_number(const std::vector<Argument>& parties, const Figure& f) {
  const bool anybody = f.noun.empty() || f.noun_class == "person";
  return parties.size() == 1 && parties.front().span == f.span && anybody;
}

// "Kills 19", "the death of 19 villagers": both parties are counted, to the same number.
bool same_count(const Document& doc, const Event& a, const std::vector<Argument>& of_a, const Event& b,
                const std::vector<Argument>& of_b) {
  for (const EventFigure& x : a.figures)
    for (const EventFigure& y : b.figures) {
      const Figure &in_a = doc.figures[x.figure], &in_b = doc.figures[y.figure];
      const bool counted = overlaps(of_a, in_a.span) && overlaps(of_b, in_b.span);
      const bool bare = is_number(of_a, in_a) || is_number(of_b, in_b);
      if (x.role == y.role && counted && bare && is_telling(doc, x) && same_total(doc, a, x, b, y)) return true;
    }
  return false;
}

// Talks and promises that are told as to come in one sentence, as going on in the next, are the same.
bool is_announced(const Event& e, const TriggerTable& triggers) {
  const bool unreal = e.modality == Modality::hypothetical || e.modality == Modality::planned;
  return !e.asserted && !e.negated && !unreal && triggers.is(e.type, event_flag::announced);
}

// "After the air strike on the depot": nothing says that it did not happen; it is but mentioned.
bool is_mentioned(const Event& e) { return !e.asserted && !e.negated && e.modality == Modality::past; }

bool same_realis(const Event& a, const Event& b, const TriggerTable& triggers) {
  if (a.negated != b.negated) return false;
  if (a.asserted == b.asserted) return true;
  const Event& unsure = a.asserted ? b : a;
  return is_mentioned(unsure) || is_announced(unsure, triggers);
}

// A town of the land, or the land of the town: `land` is a country, `place` lies in it.
bool is_in(const Document& doc, const Argument& place, const Argument& land) {
  if (place.entity == none_index || land.entity == none_index || place.entity == land.entity) return false;
  const Entity& whole = doc.entities[land.entity];
  return whole.id.starts_with("iso3166:") && whole.country == doc.entities[place.entity].country;
}

// Both count the same: the headline's fourteen dead are the lead's.
bool share_a_figure(const Document& doc, const Event& a, const Event& b) {
  return std::any_of(a.figures.begin(), a.figures.end(), [&](const EventFigure& x) {
    return std::any_of(b.figures.begin(), b.figures.end(), [&](const EventFigure& y) {
      return x.role == y.role && doc.figures[x.figure].min == doc.figures[y.figure].min;
    });
  });
}

bool same_place(const Document& doc, const Event& a, const Event& b) {
  if (!a.place || !b.place || same(doc, *a.place, *b.place)) return true;
  const bool within = is_in(doc, *a.place, *b.place) || is_in(doc, *b.place, *a.place);
  return within && share_a_figure(doc, a, b);
}

// What is told first, without a day, is news: it is not what is told later as years ago.
bool is_long_before(const Document& doc, const Event& told, const Event& news) {
  constexpr int recent_days = 365;
  return doc.date && told.to && !news.from && news.sentence < told.sentence &&
         *told.to + std::chrono::days(recent_days) < *doc.date;
}

bool same_place_and_date(const Document& doc, const Event& a, const Event& b) {
  if (is_long_before(doc, a, b) || is_long_before(doc, b, a)) return false;
  return same_place(doc, a, b) && (!a.from || !b.from || a.from == b.from || a.date_basis == DateBasis::none);
}

// "The attack", without anybody or anything beside it, means the one told before: of its own mode, or of any if it has
// none, but not what came of it, that somebody was killed.
bool means(const Document& doc, const Event& mention, const Event& told, const TriggerTable& triggers) {
  if (!is_mentioned(mention) || !told.asserted || told.modality != Modality::past) return false;
  if (!mention.actors.empty() || !mention.recipients.empty() || !mention.figures.empty()) return false;
  if (mention.sentence < told.sentence || mention.sentence - told.sentence > reference_reach) return false;
  const Trigger* const trigger = triggers.of_rule(told.rule);
  const bool outcome = trigger != nullptr && trigger->event.is(event_flag::casualties);
  if (mention.mode != told.mode && (!mention.mode.empty() || outcome)) return false;
  return same_place_and_date(doc, mention, told);
}

// "The fire began in the kitchen": the noun of a disaster that was told before, with nobody and no day or place of its
// own.
bool is_told_again(const Document& doc, const Event& event, const Event& told, const TriggerTable& triggers) {
  const bool bare = event.actors.empty() && event.recipients.empty() && event.figures.empty() && !event.negated;
  if (!bare || !told.asserted || event.mode != told.mode) return false;
  const bool real = event.modality == Modality::past || event.modality == Modality::ongoing;
  const Trigger* const trigger = triggers.of_rule(event.rule);
  const bool noun = trigger != nullptr && (trigger->slots & slot::nominal) != 0;
  if (!real || !noun || !trigger->event.is(event_flag::disaster)) return false;
  return same_place_and_date(doc, event, told);
}

bool tell_the_same(const Document& doc, const Event& a, const Event& b, const TriggerTable& triggers) {
  if (!same_realis(a, b, triggers) || a.mode != b.mode || !same_place_and_date(doc, a, b)) return false;
  // Two rows with nothing in common but their type are two events.
  const bool shared = (!a.actors.empty() && !b.actors.empty()) || (!a.recipients.empty() && !b.recipients.empty());
  const auto fit = [&](const std::vector<Argument>& of_a, const std::vector<Argument>& of_b) {
    return compatible(doc, of_a, of_b) || same_count(doc, a, of_a, b, of_b);
  };
  return shared && fit(a.actors, b.actors) && fit(a.recipients, b.recipients) && compatible_figures(doc, a, b);
}

// "Thousands" told as 7,000 elsewhere, "31" as "31 people": the number says more, and so does the phrase that it
// counts.
void take_numbers(const Document& doc, Event& into, const Event& other) {
  for (EventFigure& f : into.figures) {
    for (const EventFigure& g : other.figures) {
      if (g.role != f.role) continue;
      const Figure &own = doc.figures[f.figure], &told = doc.figures[g.figure];
      const bool vague = is_vaguely(own, total(doc, other, g.role));
      if (!vague && own.value != told.value) continue;
      for (auto parties : {&Event::actors, &Event::recipients})
        if (is_number(into.*parties, own) && overlaps(other.*parties, told.span)) into.*parties = other.*parties;
      if (vague) f.figure = g.figure;
      break;
    }
  }
}

void absorb(const Document& doc, Event& into, Event& other) {
  take_numbers(doc, into, other);
  if (into.actors.empty()) into.actors = std::move(other.actors);
  if (into.recipients.empty()) into.recipients = std::move(other.recipients);
  if (!into.place || (other.place && is_in(doc, *other.place, *into.place))) {
    into.place = other.place;
    into.place_role = other.place_role;
  }
  if (into.date == none_index) take_day(into, other);
  add_figures(into, other);
  // Headlines tell what happened in the present.
  if (into.modality == Modality::ongoing && other.modality == Modality::past) into.modality = Modality::past;
  into.asserted |= other.asserted;
  if (!into.reported_by) into.reported_by = other.reported_by;
  into.confidence = std::max(into.confidence, other.confidence);
  into.evidence.insert(into.evidence.end(), other.evidence.begin(), other.evidence.end());
}

// Merges event into the last of the first `kept` events that tells the same. False if none does.
bool merge_into_kept(Document& doc, size_t kept, Event& event, const TriggerTable& triggers) {
  size_t compared = 0;
  for (size_t k = kept; k-- > 0 && compared < compared_rows;) {
    Event& other = doc.events[k];
    if (other.type != event.type) continue;
    ++compared;
    // A mention knows nothing of its own: its sentence's day and place are those of something else.
    if (means(doc, event, other, triggers))
      other.evidence.insert(other.evidence.end(), event.evidence.begin(), event.evidence.end());
    else if (tell_the_same(doc, other, event, triggers) || is_told_again(doc, event, other, triggers))
      absorb(doc, other, event);
    else
      continue;
    return true;
  }
  return false;
}

}  // namespace

void merge_events(Document& doc, const TriggerTable& triggers) {
  std::vector<Event>& events = doc.events;
  size_t kept = 0;
  for (size_t i = 0; i < events.size(); ++i) {
    if (merge_into_kept(doc, kept, events[i], triggers)) continue;
    if (i != kept) events[kept] = std::move(events[i]);
    ++kept;
  }
  events.resize(kept);
}

}  // namespace khabar
