// The dead and the hurt that a sentence counts, as figures of the deed that they came of.
#include <algorithm>
#include <string>
#include <string_view>

#include "assemble/event_parts.h"
#include "assemble/links.h"
#include "assemble/phrases.h"
#include "core/names.h"

namespace khabar {

namespace {

class OutcomeReader {
 public:
  OutcomeReader(Document& doc, const SentenceView& view, std::vector<Row>& rows)
      : doc_(doc), view_(view), rows_(rows) {}

  void read() {
    read_once();
    read_once();  // "73 dead and 163 injured in a blast": what is joined to a figure that is told only now
  }

 private:
  void read_once() {
    for (uint32_t t = view_.begin; t < view_.end; ++t) {
      const uint32_t f = view_.figure[t - view_.begin];
      if (f == none_index || doc_.figures[f].tokens.begin != t || is_told(f)) continue;
      const Figure& figure = doc_.figures[f];
      const std::string_view role = role_of_those_hit(figure.noun_class);
      if (role.empty() || figure.kind != FigureKind::count || figure.value == 0.0) continue;
      if (Row* const deed = deed_of(figure, role)) add(*deed, f, role);
    }
  }

  Event& event(const Row& row) const { return doc_.events[row.event]; }

  bool is_told(uint32_t figure) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
      const auto& told = event(row).figures;
      return std::any_of(told.begin(), told.end(), [figure](const EventFigure& f) { return f.figure == figure; });
    });
  }

  void add(Row& row, uint32_t figure, std::string_view role) {
    Event& deed = event(row);
    row.has_outcome = true;
    deed.figures.push_back({std::string(role), figure});
    const Argument counted = PhraseFinder(doc_, view_).argument(doc_.figures[figure].tokens);
    const bool people = view_.any(doc_.figures[figure].tokens, part::people);  // "five deaths" are none
    if (people && deed.recipients.empty() && !is_argument(deed, counted.span)) deed.recipients.push_back(counted);
  }

  bool may_hit(const Row& row, std::string_view role) const {
    constexpr uint32_t flags = event_flag::violent | event_flag::casualties | event_flag::disaster;
    const auto& told = event(row).figures;
    const auto same = [role](const EventFigure& f) { return f.role == role; };
    return !row.absorbed && row.trigger->event.is(flags) && std::none_of(told.begin(), told.end(), same);
  }

  Row* deed_of(const Figure& figure, std::string_view role) const {
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
      if (may_hit(*row, role) && brings_about(*row, figure)) return &*row;
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
      if (may_hit(*row, role) && is_joined(*row, figure)) return &*row;
    for (Row& row : rows_)
      if (may_hit(row, role) && follows(row, figure)) return &row;
    return nullptr;
  }

  // "Fourteen people were killed | and 47 wounded".
  bool is_joined(const Row& row, const Figure& figure) const {
    const auto& told = event(row).figures;
    return std::any_of(told.begin(), told.end(), [&](const EventFigure& f) {
      const TokenRange other = doc_.figures[f.figure].tokens;
      const bool before = figure.tokens.end <= other.begin;
      const TokenRange between =
          before ? TokenRange{figure.tokens.end, other.begin} : TokenRange{other.end, figure.tokens.begin};
      const uint32_t later = before ? other.begin : figure.tokens.begin;
      return TokenRange{view_.begin, view_.end}.contains(other) &&
             view_.all(between, part::coordination | part::comma) &&
             (view_.any(between, part::coordination) || view_.has(later, part::with_conjunction));
    });
  }

  // "The attack | left | 14 dead".
  bool brings_about(const Row& row, const Figure& figure) const {
    if (row.tokens.end > figure.tokens.begin) return false;
    const TokenRange between{row.tokens.end, figure.tokens.begin};
    const bool begun = view_.verb_first && is_begun(row, between);
    return !view_.any(between, borders) && (begun || result_in(between));
  }

  // Verb first, the outcome's word may stand before the deed: a verb right before it, "left | the blast | 14 dead", or
  // a noun, "the toll of | the blast | rose to 14 dead".
  bool is_begun(const Row& row, TokenRange between) const {
    constexpr uint32_t reach = 2;
    // Not part::result: a noun has lost it where no count stands right behind it.
    for (uint32_t t = row.tokens.begin; t > view_.begin && row.tokens.begin - t < reach; --t) {
      if (view_.kinds_at(t - 1).result != WordKind::forward) continue;
      return !view_.has(t - 1, part::verb) || (t == row.tokens.begin && !view_.any(between, part::verb));
    }
    return false;
  }

  bool result_in(TokenRange words) const {
    for (uint32_t t = words.begin; t < words.end; ++t)
      if (view_.brings_about(t)) return true;
    return false;
  }

  // "14 dead | in an attack".
  bool follows(const Row& row, const Figure& figure) const {
    const TokenRange between{figure.tokens.end, row.tokens.begin};
    return row.nominal && figure.tokens.end < row.tokens.begin && view_.has(between.begin, part::locative) &&
           !view_.any(between, borders | part::verb | part::comma);
  }

  static constexpr uint64_t borders = part::stop | part::say | part::complementizer;

  Document& doc_;
  const SentenceView& view_;
  std::vector<Row>& rows_;
};

}  // namespace

void count_those_hit(Document& doc, const SentenceView& view, std::vector<Row>& rows) {
  if ((view.all_parts & part::casualty) != 0) OutcomeReader(doc, view, rows).read();
}

}  // namespace khabar
