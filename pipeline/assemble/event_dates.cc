#include "assemble/event_dates.h"

#include <algorithm>
#include <limits>

#include "assemble/readings.h"

namespace khabar {

namespace {

// "The attack took place near X, said Y, | which has been fighting since 2021": where what is told of something else by
// the way begins behind `tokens`; `end` if nothing is.
uint32_t relative_behind(const Document& doc, const SentenceView& view, TokenRange tokens, uint32_t end) {
  if (view.verb_first || (view.all_parts & part::relative) == 0) return end;
  bool apart = false;
  for (uint32_t t = tokens.end; t < end; ++t) {
    if (view.has(t, part::relative) && apart) return t;
    apart |= doc.tokens[t].punct == Punct::comma;
  }
  return end;
}

// "Its 1988 budget", "the 1986 model year": a year that tells which thing is meant, unless that is the deed ("the 1979
// | takeover").
bool is_years_thing(const SentenceView& view, TokenRange tokens, TokenRange date) {
  if (date.begin == view.begin || date.end >= view.end) return false;
  if (date.end <= tokens.begin && !view.any({date.end, tokens.begin}, part::phrase_end)) return false;
  constexpr uint64_t no_noun = part::phrase_end | part::adverb | part::named | part::counted | part::dated |
                               part::relative | part::pronoun | part::auxiliary | part::modal | part::be;
  // "Last week rebels": what stands at the beginning of a clause is a year alone, "1986 results".
  const uint64_t borders = date.size() == 1 ? part::preposition : part::preposition | part::phrase_end;
  return !view.has(date.begin - 1, borders) && view.has(date.end, part::word) && !view.has(date.end, no_noun);
}

// "Under a law | adopted in 1984", "agreed to | build a dam in 1989", "a plan | that was drafted in 1984": another verb
// between the trigger and the date behind it, which is its own.
bool is_of_verb_between(const SentenceView& view, TokenRange tokens, TokenRange date, bool coarse) {
  constexpr uint64_t no_noun = part::auxiliary | part::be | part::have | part::modal | part::negation | part::pronoun |
                               part::relative | part::coordination | part::adverb | part::preposition |
                               part::determiner;
  // "The earthquake | that struck the coast in 1960".
  if (view.has(tokens.end, part::relative)) return false;
  for (uint32_t t = tokens.end; t < date.begin; ++t) {
    if (coarse && view.has(t, part::relative)) return true;
    if (!view.has(t, part::verb) || view.has(t, part::named | part::say)) continue;
    if (view.has(t - 1, part::purpose | part::toward)) {
      if (coarse) return true;
    } else if (view.has(t - 1, part::word | part::comma) && !view.has(t - 1, no_noun) && t > tokens.end &&
               view.has(t + 1, part::preposition | part::dated) && (coarse || date.begin <= t + 2)) {
      return true;
    }
  }
  return false;
}

// "Kimber, | which went bankrupt in 1983, | sued", "the sale, | covering a year from May 2031, | was approved": of what
// is told by the way before the trigger.
bool is_of_insertion_before(const Document& doc, const SentenceView& view, TokenRange tokens, TokenRange date) {
  if (!view.any({date.end, tokens.begin}, part::comma)) return false;
  for (uint32_t t = date.begin; t > view.begin; --t) {
    if (view.has(t - 1, part::stop | part::say | part::complementizer)) return false;
    if (!view.has(t - 1, part::comma)) continue;
    const Token& first = doc.tokens[t];
    return view.has(t, part::relative) ||
           (first.kind == TokenKind::word && view.endings->gerund.ends(doc.at(first.span)));
  }
  return false;
}

// Verb first, "called it a breach of the truce | that was reached in May 2024": a month or a year within a relative is
// that of the noun before it, which the trigger is not.
bool is_of_relative(const SentenceView& view, TokenRange tokens, TokenRange date) {
  constexpr uint64_t others = part::verb | part::say | part::preposition | part::with_preposition | part::comma;
  bool closed = false;  // by a comma
  for (uint32_t t = date.begin; t > tokens.end; --t) {
    if (view.has(t - 1, part::stop | part::complementizer)) return false;
    // "Deported X, | who is a Chadian, | in May".
    if (view.has(t - 1, part::relative) && !view.has(t - 1, part::subordinator))
      return view.any({tokens.end, t - 1}, others) && !(closed && view.has(t - 2, part::comma));
    closed |= view.has(t - 1, part::comma);
  }
  return false;
}

// Verb first, "sentenced four men for | the bombing of a market in 2021": a year behind the noun of another deed, which
// a preposition brings in.
bool is_of_deed_between(const SentenceView& view, TokenRange tokens, TokenRange date, const EventType& type) {
  const auto is_noun = [](const Trigger& told) { return (told.slots & slot::noun) != 0 && told.self == Role::none; };
  const auto is_alike = [&type](const Trigger& told) { return told.event.type == type.type; };
  bool nearest = true;
  for (uint32_t t = date.begin; t > tokens.end; --t) {
    if (!view.any_trigger_at(t - 1, is_noun)) continue;
    // "For | the crime of | bombing ...".
    const uint32_t noun = view.has(t - 1, part::with_preposition) || view.has(t - 2, part::preposition) ? t - 1 : t - 2;
    const bool introduced =
        view.has(noun, part::with_preposition) || (noun > tokens.end && view.has(noun - 1, part::preposition));
    // "Destroyed in | a bombing in 2006": it was done by that.
    const bool by_that = type.quad == material_conflict && view.has(noun - 1, part::locative);
    if (nearest && (by_that || view.any_trigger_at(t - 1, is_alike))) return false;
    if (introduced) return true;
    nearest = false;
  }
  return false;
}

// Where the verb comes first: as is_of_another(). Whom something befell, it befell on the day of that.
bool is_of_another_deed(const Document& doc, const SentenceView& view, TokenRange tokens, uint32_t d,
                        const EventType& type) {
  const DateExpr& told = doc.dates[d];
  if (told.grain < Grain::month || told.tokens.begin < tokens.end || type.is(event_flag::casualties)) return false;
  if (is_of_relative(view, tokens, told.tokens)) return true;
  return told.grain == Grain::year && told.basis == DateBasis::text &&
         is_of_deed_between(view, tokens, told.tokens, type);
}

// The date at `d` tells the day of something other than what the trigger tells.
bool is_of_another(const Document& doc, const SentenceView& view, TokenRange tokens, uint32_t d,
                   const EventType& type) {
  if (view.verb_first) return is_of_another_deed(doc, view, tokens, d, type);
  const TokenRange date = doc.dates[d].tokens;
  const bool coarse = doc.dates[d].grain == Grain::year;
  // "By 1989", "until May".
  const uint64_t ends = coarse ? part::agent | part::limit : part::limit;
  if (date.begin > view.begin && view.has(date.begin - 1, ends)) return true;
  if (date.end <= tokens.begin && date.begin > begin_of_attribute(view, tokens)) return true;
  return (coarse && is_years_thing(view, tokens, date)) ||
         (date.begin >= tokens.end ? is_of_verb_between(view, tokens, date, coarse)
                                   : is_of_insertion_before(doc, view, tokens, date));
}

// The date nearest to the trigger in `range`, of those that do not begin after `latest`; none_index if there is none.
uint32_t nearest_date(const Document& doc, const SentenceView& view, TokenRange tokens, TokenRange range,
                      const EventType& type, Day latest) {
  range.end = std::min(range.end, relative_behind(doc, view, tokens, range.end));
  uint32_t best = none_index, best_distance = std::numeric_limits<uint32_t>::max();
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const uint32_t d = view.date[t - view.begin];
    if (d == none_index || doc.dates[d].grain == Grain::time || doc.dates[d].timex.starts_with("P")) continue;
    if (doc.dates[d].from && *doc.dates[d].from > latest) continue;
    if (is_of_another(doc, view, tokens, d, type)) continue;
    const uint32_t away = t >= tokens.end ? t - tokens.end : tokens.begin - t;
    if (away >= best_distance) continue;
    best = d;
    best_distance = away;
  }
  return best;
}

}  // namespace

void find_date(const Document& doc, const SentenceView& view, TokenRange tokens, TokenRange clause,
               const EventType& type, Event& event, Day latest) {
  if ((view.all_parts & part::dated) == 0) return;
  uint32_t date = nearest_date(doc, view, tokens, clause, type, latest);
  if (date == none_index) date = nearest_date(doc, view, tokens, {view.begin, view.end}, type, latest);
  event.date = none_index;
  event.from.reset();
  event.to.reset();
  event.date_basis = DateBasis::none;
  if (date != none_index) set_date(doc, date, event);
}

void set_date(const Document& doc, uint32_t date, Event& event) {
  event.date = date;
  event.from = doc.dates[date].from;
  event.to = doc.dates[date].to;
  event.date_basis = doc.dates[date].basis;
}

}  // namespace khabar
