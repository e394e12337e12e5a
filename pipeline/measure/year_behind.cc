// The year behind a month or a day of it: "March 15, 2019", "fibrayir al-muqbil".
#include "measure/digits.h"
#include "measure/lists.h"
#include "measure/points.h"
#include "measure/quantity.h"
#include "measure/told.h"

namespace khabar::measure {

namespace {

constexpr int last_plain_year = 2059;

// Behind a day and a month: ", 2019", "2019", "of 2019", "am 2019", "last year", "the coming", an era.
class Tail {
 public:
  Tail(const Scan& scan, Point& point) : scan_(scan), p_(point) {}

  void read() {
    read_rel();
    const bool closed = p_.rel.has_value();
    if (!closed) read_year();
    read_rel();
    if (!closed && !p_.year && !p_.rel) p_.year = year_behind_list(scan_, p_.end, p_.day > 0);
    read_era();
  }

 private:
  void read_year() {
    uint32_t at = p_.end;
    if (scan_.is_punct(at, Punct::slash) && scan_.glued(at) && scan_.glued(at + 1)) {  // Dec/2018
      if (const auto year = read_year_number(scan_, at + 1, false)) {
        p_.year = year->value;
        p_.end = year->end;
        return;
      }
    }
    const bool comma = scan_.is_punct(at, Punct::comma) ||
                       (scan_.is_punct(at, Punct::full_stop) && p_.month > 0 && scan_.is.modifiers_behind);
    if (comma) ++at;
    if (const Reading* of = scan_.link(at, Link::of); of != nullptr && !comma)
      at = of->end;
    else if (const Reading* in = scan_.link(at, Link::in);
             in != nullptr && !comma && (scan_.is.modifiers_behind || scan_.is_number(in->end)))
      at = in->end;
    const bool behind_of = at != p_.end && !comma;
    bool named = false;
    if (const Reading* the = scan_.link(at, Link::the)) at = the->end;
    // "of last year", "min al-am al-muqbil"
    if (const auto rel = relative_year(at)) {
      p_.year = rel->value;
      p_.end = rel->end;
      p_.basis = DateBasis::document;
      return;
    }
    if (const Reading* unit = scan_.find(at, WordKind::time_unit);
        unit != nullptr && unit->word->time_unit() == TimeUnit::year) {
      named = true;
      at = unit->end;
    }
    auto year = read_year_number(scan_, at,
                                 p_.numeric || (p_.day > 0 && !comma && p_.suffixed_day && at == p_.end) ||
                                     (at == p_.end && ends_with_two_digits(at)) ||
                                     (behind_of && !scan_.is.modifiers_behind && !scan_.is_word(at + 1)));
    if (!year && scan_.is_number(at) && (named || names_era(at))) year = three_digits(at);
    if (!year) return;
    if (!named && !plausible(*year, comma, at)) return;
    p_.year = year->value;
    p_.end = year->end;
  }

  // "31-Oct-05"; "31 Oct 89", two digits that are no day, and nothing behind them that they could count.
  bool ends_with_two_digits(uint32_t at) const {
    constexpr int last_day = 31;
    if (p_.day == 0 || scan_.is.modifiers_behind || !scan_.is_number(at) || scan_.token(at).letters != 2) return false;
    if (scan_.hyphened(at) && scan_.hyphened(at - 1) && scan_.is_word(at - 1)) return true;
    const auto number = read_number(scan_, at);
    const bool behind_month = scan_.is_word(at - 1) || scan_.is_punct(at - 1, Punct::full_stop);
    return behind_month && number && number->end == at + 1 && number->integer && number->value > last_day &&
           !scan_.is_word(number->end) && !scan_.is_number(number->end) && !scan_.glued(at);
  }

  // "22 sha'ban 492 h."
  bool names_era(uint32_t at) const {
    constexpr uint16_t digits = 3;
    return scan_.token(at).letters == digits && scan_.has(at + 1, TimeRole::era);
  }

  std::optional<NumberAt> three_digits(uint32_t at) const {
    DigitRun run[2];
    if (read_runs(scan_.text(at), run, 2) != 1 || run[0].digits > 4) return std::nullopt;
    return NumberAt{static_cast<int>(run[0].value), at + 1, false};
  }

  // "on March 4, 2000 people came": a comma and then a count is no year.
  bool plausible(const NumberAt& year, bool comma, uint32_t at) const {
    if (!scan_.is_number(at)) return true;
    if (year.end - at != 1 || scan_.has(year.end, TimeRole::era)) return true;
    if (comma && p_.day > 0 && year.value >= 1900 && year.value <= 2039) return true;
    const auto q = read_quantity(scan_, at);
    if (!q || q->bare()) return !q || q->number.end == at + 1 || !comma;
    return (q->kind == FigureKind::count && q->noun.noun_class.empty() && scan_.is.lone_units_count) ||
           q->kind == FigureKind::duration ||
           (!comma && q->kind == FigureKind::count && year.value >= 1900 && year.value <= last_plain_year);
  }

  std::optional<NumberAt> relative_year(uint32_t at) const {
    const Reading* const same = scan_.is.modifiers_behind ? scan_.time(at, TimeRole::demonstrative) : nullptr;
    if (same != nullptr && same->word->text == "same") {  // "min nafs al-am"
      const Reading* const year = scan_.find(same->end, WordKind::time_unit);
      const auto told =
          year != nullptr && year->word->time_unit() == TimeUnit::year ? from_which_year(*same->word) : std::nullopt;
      return told ? std::optional<NumberAt>({*told, year->end, false}) : std::nullopt;
    }
    const Reading* rel = scan_.is.modifiers_behind ? nullptr : scan_.time(at, TimeRole::rel);
    const Reading* const unit = scan_.find(rel != nullptr ? rel->end : at, WordKind::time_unit);
    if (unit == nullptr || unit->word->time_unit() != TimeUnit::year ||
        unit->word->is(word_flag::plural | word_flag::dual))
      return std::nullopt;
    const uint32_t end = rel != nullptr ? unit->end : 0;
    if (rel == nullptr) rel = scan_.time(unit->end, TimeRole::rel);
    if (rel == nullptr) return std::nullopt;
    const auto now = from_which_year(*rel->word);
    if (!now) return std::nullopt;
    return NumberAt{*now + rel->word->number, std::max(end, rel->end), false};
  }

  // "that year", "of the same year": of the date told before, if there is one.
  std::optional<int> from_which_year(const Word& rel) const {
    if (rel.text == "same" || (rel.text2 == "told" && scan_.is.modifiers_behind))  // "min al-am al-tali"
      if (const DateExpr* told = told_date(scan_, p_.begin)) return civil(*told->from).year;
    if (!scan_.doc.date) return std::nullopt;
    return civil(*scan_.doc.date).year;
  }

  void read_rel() {
    if (p_.rel || !scan_.is.modifiers_behind) return;
    const Reading* const rel = scan_.time(p_.end, TimeRole::rel);
    if (rel == nullptr || rel->proclitic_bytes > 0) return;
    if (p_.year && rel->word->number != 0) return;
    p_.rel = rel->word->number;
    p_.end = rel->end;
  }

  void read_era() {
    const bool bracket = scan_.token_is_open_bracket(p_.end);
    const Reading* const era = scan_.time(p_.end + (bracket ? 1 : 0), TimeRole::era);
    if (era == nullptr || !p_.year) return;
    if (era->word->text == "ah") p_.calendar = Calendar::hijri;
    if (era->word->text == "bc") p_.year = -*p_.year;
    p_.end = era->end + (bracket && scan_.is_punct(era->end, Punct::bracket_close) ? 1 : 0);
  }

  const Scan& scan_;
  Point& p_;
};

}  // namespace

void take_year_behind(const Scan& scan, Point& p) { Tail(scan, p).read(); }

namespace {

// "the same quarter of 1985"
void take_year_of_quarter(const Scan& scan, Point& p) {
  const Reading* link = scan.link(p.end, Link::of);
  if (link == nullptr) link = scan.link(p.end, Link::in);
  const auto year =
      link != nullptr && scan.is_number(link->end) ? read_year_number(scan, link->end, false) : std::nullopt;
  if (!year) return;
  constexpr unsigned months_a_quarter = 3;
  const auto period = quarter_period(year->value, static_cast<int>((civil(*p.from).month - 1) / months_a_quarter) + 1);
  if (!period) return;
  p.set(*period, DateBasis::text);
  p.end = year->end;
}

}  // namespace

void take_year_of_month(const Scan& scan, Point& p) {
  if (!p.from || p.calendar != Calendar::gregorian) return;
  if (p.grain == Grain::quarter) return take_year_of_quarter(scan, p);
  if (p.grain != Grain::month) return;
  Point month;
  month.begin = p.begin;
  month.end = p.end;
  month.grain = Grain::month;
  month.month = static_cast<int>(civil(*p.from).month);
  take_year_behind(scan, month);
  if (!month.year || month.end == p.end) return;
  resolve(scan, month, Tense::none);
  p = month;
}

}  // namespace khabar::measure
