#include "golden/article_score.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "core/names.h"
#include "golden/expectations.h"
#include "text/fold.h"

namespace khabar::golden {

namespace {

using packs::Count;

bool has_value(const Figure& figure, double wanted) {
  const auto is = [&](const std::optional<double>& value) {
    return value && std::abs(*value - wanted) <= 1e-6 * std::max(1.0, std::abs(wanted));
  };
  return is(figure.value) || is(figure.min) || is(figure.max);
}

class Scorer {
 public:
  Scorer(const Expectations& wanted, const Document& doc, ArticleScore& score)
      : wanted_(wanted), doc_(doc), score_(score) {
    score_names();
    score_figures();
    score_dates();
    score_events();
  }

 private:
  void tell(std::string_view what, std::string_view text) {
    score_.errors += "    " + std::string(what) + ": " + std::string(text) + "\n";
  }

  // Each spelling once, nested names left out.
  void score_names() {
    std::set<std::pair<std::string, std::string_view>> found;
    for (const Mention& m : doc_.mentions)
      if (!m.nested) found.emplace(fold(doc_.at(m.span)), to_string(m.type));
    std::set<std::pair<std::string, std::string_view>> right, free;
    for (const Row& row : wanted_.names) {
      bool is_found = false;
      for (std::string_view spelling : split_on(row[text], '|'))
        for (std::string_view mention_type : split_on(row[type], '|')) {
          const std::pair<std::string, std::string_view> name(fold(spelling), mention_type);
          if (found.count(name) == 0) continue;
          is_found = true;
          (row[tier] == "may" ? free : right).insert(name);
        }
      if (row[tier] == "may") {
        for (std::string_view spelling : split_on(row[text], '|'))
          for (std::string_view any : {"person", "organization", "place"}) free.emplace(fold(spelling), any);
        continue;
      }
      score_.names.recall.add(is_found);
      if (!is_found) tell("name missed", row[text]);
    }
    for (const auto& name : found) {
      if (right.count(name) == 0 && free.count(name) != 0) continue;
      score_.names.precision.add(right.count(name) != 0);
      if (right.count(name) == 0) tell("no such " + std::string(name.second), name.first);
    }
  }

  // `given` are spans that count; `holds(i, row)` says whether span i has the row's value.
  template <typename Holds>
  void score_spans(std::string_view what, const std::vector<Row>& rows, const std::vector<Span>& given, Holds holds,
                   Tally& tally) {
    std::vector<bool> right(given.size()), free(given.size());
    for (const Row& row : rows) {
      const std::vector<Span> places = places_of(doc_.text, row[text]);
      bool is_found = false;
      for (size_t i = 0; i < given.size(); ++i) {
        if (!touches(given[i], places)) continue;
        if (row[tier] == "may") free[i] = true;
        if (!holds(i, row)) continue;
        right[i] = is_found = true;
      }
      if (row[tier] == "may") continue;
      tally.recall.add(is_found);
      if (!is_found) tell(std::string(what) + " missed", row[text]);
    }
    for (size_t i = 0; i < given.size(); ++i) {
      if (!right[i] && free[i]) continue;
      tally.precision.add(right[i]);
      if (!right[i]) tell("no such " + std::string(what), doc_.at(given[i]));
    }
  }

  void score_figures() {
    std::vector<Span> given;
    std::vector<const Figure*> of;
    for (const Figure& f : doc_.figures) {
      const bool counts = f.kind != FigureKind::duration && f.kind != FigureKind::age && f.kind != FigureKind::ordinal;
      if (f.in_date || !counts) continue;
      given.push_back(f.span);
      of.push_back(&f);
    }
    score_spans(
        "figure", wanted_.figures, given,
        [&](size_t i, const Row& row) { return has_value(*of[i], number(row[type])); }, score_.figures);
  }

  void score_dates() {
    std::vector<Span> given;
    std::vector<const DateExpr*> of;
    for (const DateExpr& d : doc_.dates) {
      if (!d.from) continue;
      given.push_back(d.span);
      of.push_back(&d);
    }
    score_spans(
        "date", wanted_.dates, given,
        [&](size_t i, const Row& row) { return begins_with_one(iso_day(*of[i]->from), row[type]); }, score_.dates);
  }

  bool is_told_by(const Event& event, const Row& row) const { return shares_one(doc_.at(event.trigger), row[text]); }

  bool is_same(const Event& event, const Row& row) const {
    if (!one_of(event.type, row[type])) return false;
    if (is_told_by(event, row)) return true;
    return std::any_of(event.evidence.begin(), event.evidence.end(),
                       [&](const Evidence& e) { return shares_one(doc_.at(e.span), row[text]); });
  }

  bool has_argument(const std::vector<Argument>& found, std::string_view wanted) const {
    if (wanted.empty()) return true;
    if (wanted == "-") return found.empty();
    return std::any_of(found.begin(), found.end(),
                       [&](const Argument& a) { return shares_one(doc_.at(a.span), wanted); });
  }
  bool has_argument(const std::optional<Argument>& found, std::string_view wanted) const {
    return found ? has_argument(std::vector<Argument>{*found}, wanted) : wanted.empty() || wanted == "-";
  }

  // "killed:5|injured:9", each of them among the event's figures.
  bool has_roles(const Event& event, std::string_view wanted) const {
    const auto all = split_on(wanted, '|');
    return std::all_of(all.begin(), all.end(), [&](std::string_view one) {
      const size_t colon = one.find(':');
      return std::any_of(event.figures.begin(), event.figures.end(), [&](const EventFigure& f) {
        return f.role == one.substr(0, colon) && has_value(doc_.figures[f.figure], number(one.substr(colon + 1)));
      });
    });
  }

  static bool is_asserted(const Event& event, const Row& row) {
    return row[asserted].empty() || event.asserted == (row[asserted] == "yes");
  }
  bool is_dated(const Event& event, const Row& row) const {
    return event.from && begins_with_one(iso_day(*event.from), row[date]);
  }

  bool is_complete(const Event& event, const Row& row) const {
    return has_argument(event.actors, row[actor]) && has_argument(event.recipients, row[recipient]) &&
           is_asserted(event, row);
  }

  // How much of the row the event has, to pair them well where one word tells two events.
  int likeness(const Event& event, const Row& row) const {
    return 4 * is_asserted(event, row) + 3 * has_argument(event.actors, row[actor]) +
           3 * has_argument(event.recipients, row[recipient]) + 2 * has_roles(event, row[figures]) +
           2 * (row[date].empty() || is_dated(event, row)) + has_argument(event.place, row[place]);
  }

  // event_of[r]: the event that is row r's, or none_index. Each event is one row's.
  std::vector<uint32_t> pair() const {
    struct Pair {
      int likeness;
      bool by_trigger;  // the row's own, not that of another telling
      uint32_t row, event;
    };
    std::vector<Pair> pairs;
    for (uint32_t r = 0; r < wanted_.events.size(); ++r)
      for (uint32_t e = 0; e < doc_.events.size(); ++e)
        if (is_same(doc_.events[e], wanted_.events[r]))
          pairs.push_back(
              {likeness(doc_.events[e], wanted_.events[r]), is_told_by(doc_.events[e], wanted_.events[r]), r, e});
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
      return std::tie(a.likeness, a.by_trigger) > std::tie(b.likeness, b.by_trigger);
    });
    std::vector<uint32_t> event_of(wanted_.events.size(), none_index);
    std::vector<bool> taken(doc_.events.size());
    for (const Pair& p : pairs) {
      if (event_of[p.row] != none_index || taken[p.event]) continue;
      event_of[p.row] = p.event;
      taken[p.event] = true;
    }
    return event_of;
  }

  void score_events() {
    const std::vector<uint32_t> event_of = pair();
    std::vector<bool> expected(doc_.events.size());
    for (size_t r = 0; r < wanted_.events.size(); ++r) {
      const Row& row = wanted_.events[r];
      const bool main = row[tier] == "must", found = event_of[r] != none_index;
      const bool complete = found && is_complete(doc_.events[event_of[r]], row);
      (main ? score_.must : score_.should).add(found);
      (main ? score_.must_complete : score_.should_complete).add(complete);
      const std::string name = std::string(row[tier]) + " " + std::string(row[type]) + " " + std::string(row[text]);
      if (!found) tell("event missed", name);
      if (!found) continue;
      expected[event_of[r]] = true;
      score_fields(doc_.events[event_of[r]], row);
      if (!complete)
        tell("event incomplete", name + " (" + std::string(row[actor]) + " > " + std::string(row[recipient]) +
                                     ", asserted " + std::string(row[asserted]) +
                                     "): " + packs::told(doc_, doc_.events[event_of[r]]));
    }
    for (size_t e = 0; e < doc_.events.size(); ++e) {
      score_.rows.add(expected[e]);
      if (!expected[e]) tell("no such event", packs::told(doc_, doc_.events[e]));
    }
  }

  // Counts a field that was asked about, and tells if it is wrong.
  void score_field(Count& count, const Row& row, std::string_view what, std::string_view wanted, bool right) {
    if (wanted.empty()) return;
    count.add(right);
    if (!right) tell("wrong " + std::string(what), std::string(row[text]) + ", not " + std::string(wanted));
  }

  void score_fields(const Event& event, const Row& row) {
    score_field(score_.place, row, "place", row[place], has_argument(event.place, row[place]));
    score_field(score_.date, row, "date", row[date], is_dated(event, row));
    score_field(score_.roles, row, "role of a figure", row[figures], has_roles(event, row[figures]));
    score_field(score_.modality, row, "modality", row[modality], one_of(to_string(event.modality), row[modality]));
    score_field(score_.asserted, row, "asserted", row[asserted], is_asserted(event, row));
    score_field(score_.reported_by, row, "reporter", row[reported_by],
                has_argument(event.reported_by, row[reported_by]));
  }

  const Expectations& wanted_;
  const Document& doc_;
  ArticleScore& score_;
};

}  // namespace

void score_article(const std::filesystem::path& expectations, const Document& doc, ArticleScore& score) {
  const Expectations wanted(expectations);
  Scorer(wanted, doc, score);
}

std::vector<std::string> missing_texts(const std::filesystem::path& expectations, std::string_view article) {
  const Expectations wanted(expectations);
  std::vector<std::string> out;
  for (const auto* rows : {&wanted.names, &wanted.figures, &wanted.dates, &wanted.events})
    for (const Row& row : *rows)
      for (std::string_view one : split_on(row[text], '|'))
        if (places_of(article, one).empty()) out.emplace_back(one);
  return out;
}

}  // namespace khabar::golden
