#include "assemble/circumstances.h"

#include <algorithm>
#include <string>
#include <utility>

#include "assemble/event_parts.h"
#include "core/names.h"

namespace khabar {

namespace {

constexpr uint32_t far_away = 10'000;  // words

// "Three injuries", "ten deaths", "six homes": not people, but as many as are hurt or driven out.
bool counts_those_hit(std::string_view role, std::string_view noun_class) {
  struct Tally {
    std::string_view role, noun_class;
  };
  static constexpr Tally tallies[] = {
      {"infected", "case"}, {"displaced", "house"}, {"displaced", "household"}, {"displaced", "building"}};
  const auto is_tally = [&](const Tally& t) { return t.role == role && t.noun_class == noun_class; };
  return role_of_those_hit(noun_class) == role || std::any_of(std::begin(tallies), std::end(tallies), is_tally);
}

// Who takes part is counted in people; whoever is held, hurt or driven out may be counted without a noun or by one that
// no list knows, but not in things.
bool may_count(const Trigger& trigger, const Figure& figure) {
  const std::string_view role = trigger.figure_role;
  if (figure.value == 0.0) return false;  // "nobody"
  const bool amount = role == "amount" && figure.kind == FigureKind::money;
  if (figure.kind != FigureKind::count && figure.kind != FigureKind::number && !amount) return false;
  if (role == "participants") return is_human(figure.noun_class);
  if (role == "amount" || role == "size") return true;
  return figure.noun_class.empty() || is_human(figure.noun_class) || counts_those_hit(role, figure.noun_class);
}

// "Three wounded": they are not those killed.
bool tells_other_role(const SentenceView& view, const Trigger& trigger, const Figure& counted) {
  const TokenRange figure = counted.tokens;
  const std::string_view told = role_of_those_hit(counted.noun_class), wanted = trigger.figure_role;
  const bool killed = told == "killed" && (wanted == "injured" || wanted == "displaced");
  if (killed || (told == "injured" && wanted == "killed")) return true;
  return std::any_of(view.triggers.begin(), view.triggers.end(), [&](const TriggerHit& hit) {
    const std::string_view role = hit.trigger->figure_role;
    const bool casualties = hit.trigger->effect && hit.trigger->self == Role::none;
    return casualties && figure.contains(hit.tokens) && !role.empty() && role != trigger.figure_role;
  });
}

// Where the verb comes second, "arrested | three men over the murder": who is counted by another verb right before them
// and is no party of this deed.
bool is_of_verb_before(const SentenceView& view, const Trigger& trigger, TokenRange tokens, const Event& event,
                       const Figure& figure) {
  if (view.verb_first || figure.tokens.begin == view.begin || is_argument(event, figure.span)) return false;
  // "Left | three families homeless" may tell of either.
  if (figure.tokens.begin == tokens.end || view.has(figure.tokens.begin - 1, part::result)) return false;
  return view.any_trigger_at(figure.tokens.begin - 1, [&](const Trigger& told) {
    const bool verb = (told.slots & (slot::past | slot::present | slot::base)) != 0;
    return verb && !told.figure_role.empty() && told.figure_role != trigger.figure_role;
  });
}

// Counted before the deed, and no party of it: where the verb comes second, "the arrest of two monks sparked | riots";
// verb first, "one was killed | and others were hurt".
bool is_left_behind(const SentenceView& view, TokenRange tokens, const Event& event, const Figure& figure) {
  if (figure.tokens.end > tokens.begin || is_argument(event, figure.span)) return false;
  return view.verb_first ? view.has(tokens.begin, part::with_conjunction) : view.brings_about(tokens.begin - 1);
}

// "Fled to six camps": who flees is not counted in places, unless it is houses that were lost.
bool counts_places(const SentenceView& view, const Trigger& trigger, TokenRange figure) {
  return trigger.figure_role == "displaced" && trigger.event.mode != "homeless" && view.any(figure, part::place_noun);
}

// Verb first, "refugees in week 133 of ...": a bare number that stands apart counts no word for those who take part.
bool counts_others(const SentenceView& view, const Trigger& trigger, TokenRange tokens, const Figure& figure) {
  const bool party = trigger.self == Role::actor || trigger.self == Role::recipient;
  const bool apart = figure.tokens.begin > tokens.end || tokens.begin > figure.tokens.end;
  return view.verb_first && party && apart && figure.noun_class.empty();
}

// "Attacked four depots": a number before a word that no list knows, of a deed that need not hurt anybody.
bool counts_something_unknown(const SentenceView& view, const Trigger& trigger, const Figure& figure) {
  if (view.verb_first || trigger.effect || !trigger.event.mode.empty() || !figure.noun_class.empty()) return false;
  const uint32_t next = figure.tokens.end;
  return !figure.noun.empty() || (next < view.end && view.at(next) == part::word);
}

// Where the verb comes second, "ten people including | two nurses and a doctor": some of those counted before.
bool is_part_of_count(const SentenceView& view, TokenRange figure) {
  constexpr uint64_t list = part::counted | part::coordination | part::comma | part::named | part::noun;
  if (view.verb_first) return false;
  uint32_t t = figure.begin;
  while (t > view.begin && view.has(t - 1, list) && !view.has(t - 1, part::partitive)) --t;
  return t > view.begin + 1 && view.has(t - 1, part::partitive) && view.has(t - 2, part::people);
}

uint32_t distance(TokenRange tokens, TokenRange other) {
  return other.begin >= tokens.end ? other.begin - tokens.end : tokens.begin - std::min(tokens.begin, other.end) + 1;
}

// "Number of displaced: 452": the figure behind the colon that ends the clause, if nothing else stands there;
// none_index if there is none.
uint32_t labelled_figure(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange clause) {
  const uint32_t colon = clause.end, first = colon + 1;
  if (first >= view.end || doc.tokens[colon].punct != Punct::colon) return none_index;
  const uint32_t f = view.figure[first - view.begin];
  if (f == none_index || !may_count(trigger, doc.figures[f])) return none_index;
  const uint32_t after = doc.figures[f].tokens.end;
  return after >= view.end || view.has(after, part::stop | part::comma) ? f : none_index;
}

// "100 to 120 - the number of people that were forced from their homes": the bare number that the sentence begins with,
// if this is the first deed that it tells; none_index if there is none.
uint32_t leading_number(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens) {
  const uint32_t f = view.figure.front();
  if (f == none_index || doc.figures[f].kind != FigureKind::number || !may_count(trigger, doc.figures[f]))
    return none_index;
  // "3. Police killed ...": the number of a list.
  const bool numbers = view.has(doc.figures[f].tokens.end, part::stop) || view.has(view.begin + 1, part::stop);
  return !numbers && view.triggers.front().tokens == tokens ? f : none_index;
}

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

// Where the verb comes second: the date at `d` tells the day of something other than what the trigger tells.
bool is_of_another(const Document& doc, const SentenceView& view, TokenRange tokens, uint32_t d) {
  if (view.verb_first) return false;
  const TokenRange date = doc.dates[d].tokens;
  const bool coarse = doc.dates[d].grain == Grain::year;
  // "By 1989", "until May".
  const uint64_t ends = coarse ? part::agent | part::limit : part::limit;
  if (date.begin > view.begin && view.has(date.begin - 1, ends)) return true;
  return (coarse && is_years_thing(view, tokens, date)) ||
         (date.begin >= tokens.end ? is_of_verb_between(view, tokens, date, coarse)
                                   : is_of_insertion_before(doc, view, tokens, date));
}

// "Two soldiers, three guards | and | four farmers": nothing but what joins them stands between the two counts.
bool are_joined(const Document& doc, const SentenceView& view, const Figure& a, const Figure& b, bool& with_and) {
  if (!is_human(a.noun_class) || !is_human(b.noun_class) || a.noun == b.noun) return false;
  uint32_t t = a.tokens.end;
  if (view.verb_first && t == b.tokens.begin && view.has(t, part::with_conjunction)) return with_and = true;
  for (; t < b.tokens.begin && view.has(t, part::coordination | part::comma); ++t) {
    with_and |= view.has(t, part::coordination);
    if (doc.tokens[t].kind == TokenKind::punctuation && doc.tokens[t].punct != Punct::comma) return false;
  }
  // "Twelve people, two guards ...": those may be among the twelve.
  const bool whole = a.noun_class == "person" && !view.has(a.tokens.end, part::coordination);
  return t == b.tokens.begin && t > a.tokens.end && !whole;
}

// The counts of people that stand before and behind one of them in a list: together they are the number.
// The first of them, and behind the last.
std::pair<uint32_t, uint32_t> counted_together(const Document& doc, const SentenceView& view, uint32_t figure) {
  const std::vector<Figure>& figures = doc.figures;
  bool with_and = false;
  uint32_t first = figure, last = figure;
  const auto within = [&](uint32_t f) {
    return f < figures.size() && TokenRange{view.begin, view.end}.contains(figures[f].tokens);
  };
  while (first > 0 && within(first - 1) && are_joined(doc, view, figures[first - 1], figures[first], with_and)) --first;
  while (within(last + 1) && are_joined(doc, view, figures[last], figures[last + 1], with_and)) ++last;
  if (!with_and) first = last = figure;  // "two guards, three farmers" are no list
  return {first, last + 1};
}

// The date nearest to the trigger in `range`, of those that do not begin after `latest`; none_index if there is none.
uint32_t nearest_date(const Document& doc, const SentenceView& view, TokenRange tokens, TokenRange range, Day latest) {
  range.end = std::min(range.end, relative_behind(doc, view, tokens, range.end));
  uint32_t best = none_index, best_distance = far_away;
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const uint32_t d = view.date[t - view.begin];
    if (d == none_index || doc.dates[d].grain == Grain::time || doc.dates[d].timex.starts_with("P")) continue;
    if (doc.dates[d].from && *doc.dates[d].from > latest) continue;
    if (is_of_another(doc, view, tokens, d)) continue;
    const uint32_t away = t >= tokens.end ? t - tokens.end : tokens.begin - t;
    if (away >= best_distance) continue;
    best = d;
    best_distance = away;
  }
  return best;
}

}  // namespace

void find_figures(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
                  TokenRange clause, Event& event) {
  if (trigger.figure_role.empty() || (view.all_parts & part::counted) == 0) return;
  // Where the verb comes first, what stands right before it belongs to another one.
  const uint32_t adjacent = view.verb_first ? 0 : 1;
  uint32_t best = none_index, best_distance = far_away;
  for (uint32_t t = clause.begin; t < clause.end; ++t) {
    const uint32_t f = view.figure[t - view.begin];
    if (f == none_index || f == best) continue;
    const Figure& figure = doc.figures[f];
    if (!may_count(trigger, figure) || tells_other_role(view, trigger, figure)) continue;
    if (counts_others(view, trigger, tokens, figure) || counts_places(view, trigger, figure.tokens) ||
        counts_something_unknown(view, trigger, figure) || is_part_of_count(view, figure.tokens) ||
        is_of_verb_before(view, trigger, tokens, event, figure) || is_left_behind(view, tokens, event, figure))
      continue;
    // That of a party counts as four times as near.
    uint32_t away = distance(tokens, figure.tokens) * (is_argument(event, figure.span) ? 1 : 4);
    // "Two armies | exchanged ninety prisoners".
    const bool acts = trigger.subject == Role::actor && overlaps(event.actors, figure.span);
    if (acts) away = 2 * away + 1;
    // "2,759 persons (around 460 families)": the same, counted otherwise.
    const uint32_t before = figure.tokens.begin - 1;
    if (figure.tokens.begin > view.begin && doc.tokens[before].punct == Punct::bracket_open) away *= 8;
    // "Sold two of its mills for ten million": where there is a sum, it is the amount.
    constexpr uint32_t behind_any_sum = 1'000;
    const bool no_sum = trigger.figure_role == "amount" && figure.kind != FigureKind::money;
    if (!view.verb_first && no_sum) {
      if (figure.value == 1.0) continue;
      away += behind_any_sum;
    }
    // What stands behind the next comma is told of something else.
    if (view.any({tokens.end, figure.tokens.begin}, part::comma)) away *= 4;
    // "417 homes were destroyed", where the trigger begins with what is counted.
    if (!acts && !no_sum && figure.tokens.begin < tokens.end && tokens.begin < figure.tokens.end + adjacent) away = 0;
    if (away >= best_distance) continue;
    best = f;
    best_distance = away;
  }
  if (best == none_index) best = labelled_figure(doc, view, trigger, clause);
  if (best == none_index) best = leading_number(doc, view, trigger, tokens);
  if (best == none_index) return;
  const auto [first, end] = counted_together(doc, view, best);
  // "Killed 12 people and | 30 wounded": who is counted as wounded is counted with nobody else.
  const bool hit = !role_of_those_hit(doc.figures[best].noun_class).empty();
  for (uint32_t f = first; f < end; ++f)
    if ((f == best || !hit || doc.figures[f].noun_class == doc.figures[best].noun_class) &&
        may_count(trigger, doc.figures[f]) && !tells_other_role(view, trigger, doc.figures[f]))
      event.figures.push_back({std::string(trigger.figure_role), f});
}

void find_sum(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
              TokenRange clause, Event& event) {
  constexpr uint32_t reach = 8;
  constexpr uint64_t borders = part::comma | part::stop | part::verb | part::say | part::complementizer |
                               part::relative | part::subordinator | part::modal;
  if (!trigger.event.is(event_flag::sums) || !trigger.figure_role.empty() || !event.figures.empty()) return;
  if ((view.all_parts & part::counted) == 0) return;
  for (uint32_t t = tokens.end; t < std::min(clause.end, tokens.end + reach); ++t) {
    const uint32_t f = view.figure[t - view.begin];
    if (f != none_index && doc.figures[f].kind == FigureKind::money) return event.figures.push_back({"amount", f});
    // "Agreed to pay ten million".
    const bool infinitive = view.has(t, part::verb) && view.has(t - 1, part::toward);
    if (f == none_index && view.has(t, borders) && !infinitive) return;
  }
}

void find_date(const Document& doc, const SentenceView& view, TokenRange tokens, TokenRange clause, Event& event,
               Day latest) {
  if ((view.all_parts & part::dated) == 0) return;
  uint32_t date = nearest_date(doc, view, tokens, clause, latest);
  if (date == none_index) date = nearest_date(doc, view, tokens, {view.begin, view.end}, latest);
  event.date = none_index;
  event.from.reset();
  event.to.reset();
  event.date_basis = DateBasis::none;
  if (date == none_index) return;
  event.date = date;
  event.from = doc.dates[date].from;
  event.to = doc.dates[date].to;
  event.date_basis = doc.dates[date].basis;
}

}  // namespace khabar
