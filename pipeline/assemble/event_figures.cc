#include "assemble/event_figures.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "assemble/event_parts.h"
#include "core/names.h"

namespace khabar {

namespace {

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
  // "Thirteen dead": they do not take part.
  if (role == "participants") return is_human(figure.noun_class) && role_of_those_hit(figure.noun_class).empty();
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

// Verb first, "freed X in return for the release of | three", "led to the wounding of | twelve": who is counted by the
// noun of another deed right before them and is no party of this one.
bool is_of_noun_before(const SentenceView& view, const Trigger& trigger, TokenRange tokens, const Event& event,
                       const Figure& figure) {
  const uint32_t begin = figure.tokens.begin;
  if (!view.verb_first || begin == view.begin || begin == tokens.end || is_argument(event, figure.span)) return false;
  if (view.has(begin - 1, part::definite)) return false;  // it governs nothing
  const bool known = (trigger.slots & slot::nominal) == 0 && (trigger.object_suffix || !event.recipients.empty());
  return view.any_trigger_at(begin - 1, [&](const Trigger& told) {
    return (told.slots & slot::nominal) != 0 && told.self == Role::none && !told.figure_role.empty() &&
           (known || told.figure_role != trigger.figure_role);
  });
}

// Counted before the deed, and no party of it: where the verb comes second, "the arrest of two monks sparked | riots";
// verb first, "one was killed | and others were hurt".
bool is_left_behind(const SentenceView& view, TokenRange tokens, const Event& event, const Figure& figure) {
  if (figure.tokens.end > tokens.begin || is_argument(event, figure.span)) return false;
  return view.verb_first ? view.has(tokens.begin, part::with_conjunction) : view.brings_about(tokens.begin - 1);
}

// "Four people were killed during | demonstrations", verb first "killed | four people during": whom a verb between
// counts as hit, held or driven out does not take part.
bool is_counted_as_hit(const SentenceView& view, const Trigger& trigger, TokenRange tokens, const Figure& figure) {
  if (trigger.figure_role != "participants") return false;
  const auto counts = [&](uint32_t t) {
    return view.any_trigger_at(t, [](const Trigger& told) {
      const bool verb = (told.slots & (slot::past | slot::passive | slot::present)) != 0;
      return verb && !told.figure_role.empty() && told.figure_role != "participants";
    });
  };
  if (figure.tokens.begin >= tokens.end) {
    // "Rallied over the killing of | two students".
    const auto is_toll = [](const Trigger& told) {
      return told.names_deed() && !told.figure_role.empty() && told.figure_role != "participants";
    };
    const uint32_t of = figure.tokens.begin - 1;
    if (!view.verb_first && of > tokens.end && view.is_of(of) && view.any_trigger_at(of - 1, is_toll)) return true;
    // "A riot left | 13 inmates dead"; "strikers blocked the road, and | four people | were wounded".
    uint32_t t = figure.tokens.end;
    while (view.has(t, part::be | part::adverb)) ++t;
    const bool hit = t > figure.tokens.end && t < view.end && counts(t);
    return !view.verb_first && (hit || view.any({tokens.end, figure.tokens.begin}, part::result));
  }
  if (view.verb_first) return figure.tokens.begin > view.begin && counts(figure.tokens.begin - 1);
  for (uint32_t t = figure.tokens.end; t < tokens.begin; ++t) {
    if (counts(t)) return view.has(t - 1, part::be | part::adverb);
    if (view.has(t, part::verb | part::stop) && !view.has(t, part::be)) return false;
  }
  return false;
}

// "Fled to six camps": who flees is not counted in places, unless it is houses that were lost.
bool counts_places(const SentenceView& view, const Trigger& trigger, TokenRange figure) {
  return trigger.figure_role == "displaced" && trigger.event.mode != "homeless" && view.any(figure, part::place_noun);
}

// Verb first, "refugees in week 133 of ...": a bare number that stands apart counts no word for those who take part;
// nor does "four ministers (visited) a camp | for the displaced", but "four children of | the displaced".
bool counts_others(const SentenceView& view, const Trigger& trigger, TokenRange tokens, const Figure& figure) {
  const bool party = trigger.self == Role::actor || trigger.self == Role::recipient;
  const bool apart = figure.tokens.begin > tokens.end || tokens.begin > figure.tokens.end;
  if (!view.verb_first || !party || !apart) return false;
  const bool before = figure.tokens.end < tokens.begin;
  return figure.noun_class.empty() || (before && !view.all({figure.tokens.end, tokens.begin}, part::partitive));
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

// Verb first, "a boat | carrying | fifty migrants | sank": who is aboard of what was lost is not counted as dead.
bool is_aboard(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
               const Figure& figure) {
  if (!view.verb_first || !trigger.event.is(event_flag::disaster)) return false;
  const auto carries = [&](uint32_t t) {
    const Token& token = doc.tokens[t];
    return view.endings->aboard.has(doc.at(token.span).substr(token.proclitic_bytes));
  };
  for (uint32_t t = tokens.end; t < figure.tokens.begin; ++t)
    if (carries(t)) return true;
  return false;
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

// Which figure of the clause the trigger means: of those it may count, the nearest one in words, where a party's own
// counts as nearer and what stands aside as farther.
class FigureChooser {
 public:
  FigureChooser(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
                const Event& event)
      : doc_(doc), view_(view), trigger_(trigger), tokens_(tokens), event_(event) {}

  // none_index if there is none.
  uint32_t choose(TokenRange clause) const {
    uint32_t best = nearest(clause);
    if (best == none_index) best = labelled_figure(doc_, view_, trigger_, clause);
    return best == none_index ? leading_number(doc_, view_, trigger_, tokens_) : best;
  }

 private:
  // Multipliers of the distance in words.
  static constexpr uint32_t no_party = 4;      // it stands in the phrase of no party
  static constexpr uint32_t acting_party = 2;  // "two armies | exchanged ninety prisoners"
  static constexpr uint32_t in_brackets = 8;   // "2,759 persons (around 460 families)": the same, counted otherwise
  static constexpr uint32_t behind_comma = 4;  // what stands behind the next comma is told of something else
  static constexpr uint32_t behind_any_sum = 1'000;  // added: where there is a sum, it is the amount

  uint32_t nearest(TokenRange clause) const {
    uint32_t best = none_index, best_distance = std::numeric_limits<uint32_t>::max();
    for (uint32_t t = clause.begin; t < clause.end; ++t) {
      const uint32_t f = view_.figure[t - view_.begin];
      if (f == none_index || f == best || is_of_another(doc_.figures[f])) continue;
      const uint32_t away = away_from(doc_.figures[f]);
      if (away >= best_distance) continue;
      best = f;
      best_distance = away;
    }
    return best;
  }

  // It counts something else than what the trigger asks for.
  bool is_of_another(const Figure& figure) const {
    return !may_count(trigger_, figure) || tells_other_role(view_, trigger_, figure) ||
           counts_others(view_, trigger_, tokens_, figure) || counts_places(view_, trigger_, figure.tokens) ||
           counts_something_unknown(view_, trigger_, figure) || is_part_of_count(view_, figure.tokens) ||
           is_of_verb_before(view_, trigger_, tokens_, event_, figure) ||
           is_of_noun_before(view_, trigger_, tokens_, event_, figure) ||
           is_aboard(doc_, view_, trigger_, tokens_, figure) || is_left_behind(view_, tokens_, event_, figure) ||
           is_counted_as_hit(view_, trigger_, tokens_, figure) || (lacks_sum(figure) && figure.value == 1.0);
  }

  uint32_t away_from(const Figure& figure) const {
    const bool acts = trigger_.subject == Role::actor && overlaps(event_.actors, figure.span);
    if (!acts && !is_no_sum(figure) && touches(figure.tokens)) return 0;
    uint32_t away = distance(tokens_, figure.tokens) * (is_argument(event_, figure.span) ? 1 : no_party);
    if (acts) away = acting_party * away + 1;
    if (stands_in_brackets(figure.tokens)) away *= in_brackets;
    if (lacks_sum(figure)) away += behind_any_sum;
    if (view_.any({tokens_.end, figure.tokens.begin}, part::comma)) away *= behind_comma;
    return away;
  }

  // "Sold two of its mills for ten million": a number where a sum is asked for.
  bool is_no_sum(const Figure& figure) const {
    return trigger_.figure_role == "amount" && figure.kind != FigureKind::money;
  }

  bool lacks_sum(const Figure& figure) const { return !view_.verb_first && is_no_sum(figure); }

  // "417 homes were destroyed", where the trigger begins with what is counted. Where the verb comes first, what stands
  // right before it belongs to another one.
  bool touches(TokenRange figure) const {
    const uint32_t adjacent = view_.verb_first ? 0 : 1;
    return figure.begin < tokens_.end && tokens_.begin < figure.end + adjacent;
  }

  bool stands_in_brackets(TokenRange figure) const {
    return figure.begin > view_.begin && doc_.tokens[figure.begin - 1].punct == Punct::bracket_open;
  }

  const Document& doc_;
  const SentenceView& view_;
  const Trigger& trigger_;
  const TokenRange tokens_;
  const Event& event_;
};

}  // namespace

void find_figures(const Document& doc, const SentenceView& view, const Trigger& trigger, TokenRange tokens,
                  TokenRange clause, Event& event) {
  if (trigger.figure_role.empty() || (view.all_parts & part::counted) == 0) return;
  const uint32_t best = FigureChooser(doc, view, trigger, tokens, event).choose(clause);
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

}  // namespace khabar
