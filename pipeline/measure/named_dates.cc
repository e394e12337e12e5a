// Dates with a month's name: 15 March 2019, "al-sadis min fibrayir al-muqbil".
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
                                     (behind_of && !scan_.is.modifiers_behind && !scan_.is_word(at + 1)));
    if (!year && named && scan_.is_number(at)) year = three_digits(at);
    if (!year) return;
    if (!named && !plausible(*year, comma, at)) return;
    p_.year = year->value;
    p_.end = year->end;
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
    const Reading* rel = scan_.is.modifiers_behind ? nullptr : scan_.time(at, TimeRole::rel);
    const Reading* const unit = scan_.find(rel != nullptr ? rel->end : at, WordKind::time_unit);
    if (unit == nullptr || unit->word->time_unit() != TimeUnit::year) return std::nullopt;
    const uint32_t end = rel != nullptr ? unit->end : 0;
    if (rel == nullptr) rel = scan_.time(unit->end, TimeRole::rel);
    if (rel == nullptr) return std::nullopt;
    const auto now = from_which_year(*rel->word);
    if (!now) return std::nullopt;
    return NumberAt{*now + rel->word->number, std::max(end, rel->end), false};
  }

  // "that year", "of the same year": of the date told before, if there is one.
  std::optional<int> from_which_year(const Word& rel) const {
    if (rel.text == "same")
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

// Skips "of", "the", "min", "min shahr" between a day and its month.
uint32_t skip_of(const Scan& scan, uint32_t i) {
  if (const Reading* of = scan.link(i, Link::of))
    i = of->end;
  else if (const Reading* in = scan.link(i, Link::in); in != nullptr && scan.is.modifiers_behind)
    i = in->end;
  if (const Reading* the = scan.link(i, Link::the)) i = the->end;
  return i;
}

// A mark that may join day and month: 2-Oct, Oct/2, "16. Nov."
uint32_t skip_joint(const Scan& scan, uint32_t i) {
  const bool mark =
      scan.is_dash(i) || scan.is_punct(i, Punct::slash) || (scan.is_punct(i, Punct::full_stop) && scan.glued(i));
  return mark ? i + 1 : i;
}

void take_month(Point& p, const MonthAt& m) {
  p.month = m.month;
  if (m.hijri) p.calendar = Calendar::hijri;
  p.end = m.end;
  p.rule = m.rule;
}

// "15 March", "the 15th of March", "al-sadis min fibrayir".
bool read_day_then_month(const Scan& scan, uint32_t i, Point& p) {
  if (const Reading* the = scan.link(i, Link::the)) i = the->end;
  const auto day = read_day_number(scan, i);
  if (!day) return false;
  uint32_t at = skip_of(scan, day->end);
  if (at == day->end) at = skip_joint(scan, at);
  if (at == day->end && scan.is_punct(at, Punct::comma)) return false;
  const auto month = read_month(scan, at);
  if (!month) return false;
  // "3-sifr": three to nil, not the month of Safar.
  if (month->weak && month->hijri && scan.hyphened(at)) return false;
  // "May 5 March": a month behind digits that themselves follow a month belongs to no day; "10 march" is a count of
  // marches.
  if (month->weak && !day->suffixed && at == day->end && scan.token(at).script == Script::latin && !scan.capital(at))
    return false;
  p.day = day->value;
  p.suffixed_day = day->suffixed;
  take_month(p, *month);
  return true;
}

// "March 15", "March the 15th", "fibrayir 6".
bool read_month_then_day(const Scan& scan, uint32_t i, Point& p) {
  const auto month = read_month(scan, i);
  if (!month) return false;
  uint32_t at = skip_joint(scan, month->end);
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const auto day = read_day_number(scan, at);
  if (!day) return false;
  const bool latin = scan.token(i).script == Script::latin;
  if (month->weak && latin && !scan.capital(i) && !day->suffixed && scan.is_number(at)) return false;
  // "in March 20 people died": the digits count something.
  if (!day->suffixed && scan.is_number(at)) {
    const auto q = read_quantity(scan, at);
    const bool on = i > scan.begin && scan.has(i - 1, TimeRole::on);  // "on March 7 officials said"
    if (q && !q->bare() && !(q->kind == FigureKind::count && latin && (on || q->noun.noun_class.empty()))) return false;
    if (q && q->number.end > day->end && q->number.form != NumberForm::cardinal) return false;
    if (!latin && q && q->number.end != day->end) return false;
  }
  if (scan.is_punct(day->end, Punct::colon) && scan.glued(day->end) && scan.is_number(day->end + 1)) return false;
  take_month(p, *month);
  p.day = day->value;
  p.suffixed_day = day->suffixed;
  p.end = day->end;
  return true;
}

// "Oct2", one token.
bool read_glued_month(const Scan& scan, uint32_t i, Point& p) {
  if (!scan.is_word(i) || !scan.token(i).is(token_flag::has_digit)) return false;
  const std::string_view text = scan.text(i);
  const size_t at = text.find_first_of("0123456789");
  if (at == std::string_view::npos || at < 3) return false;
  const Word* const word = scan.month_by_letters(text.substr(0, at));
  DigitRun run[2];
  if (word == nullptr || read_runs(text.substr(at), run, 2) != 1 || run[0].digits > 2 || run[0].value < 1 ||
      run[0].value > 31)
    return false;
  p.month = word->number;
  p.day = static_cast<int>(run[0].value);
  p.end = i + 1;
  p.rule = word->rule;
  return true;
}

bool month_alone_is_meant(const Scan& scan, uint32_t i, const MonthAt& month, const Point& p) {
  if (p.year || p.rel) return true;
  // "said Jan Egeland": a first name, if no preposition tells otherwise
  const bool short_name = month.end == i + 1 && scan.token(i).script == Script::latin && scan.token(i).letters <= 3;
  if (short_name && scan.is_word(month.end) && scan.spaced(month.end) &&
      scan.token(month.end).is(token_flag::capitalised) && !scan.glued(i) && !behind_time_preposition(scan, i))
    return false;
  if (month.weak)
    return behind_time_preposition(scan, i) && (scan.capital(i) || scan.has(i - 1, Link::in)) &&
           scan.token(i).proclitic_bytes == 0;
  return true;
}

}  // namespace

void take_year_of_month(const Scan& scan, Point& p) {
  if (!p.from || p.grain != Grain::month || p.calendar != Calendar::gregorian) return;
  Point month;
  month.begin = p.begin;
  month.end = p.end;
  month.grain = Grain::month;
  month.month = static_cast<int>(civil(*p.from).month);
  Tail(scan, month).read();
  if (!month.year || month.end == p.end) return;
  resolve(scan, month, Tense::none);
  p = month;
}

std::optional<Point> read_named_date(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  uint32_t at = i;
  // "Friday, March 15", "al-jum'a al-muwafiq 15 mars"
  if (const Reading* day = scan.is.modifiers_behind ? scan.find(i, WordKind::time_unit) : nullptr;
      day != nullptr && day->word->time_unit() == TimeUnit::day && read_weekday(scan, day->end) != nullptr &&
      !day->word->is(word_flag::plural | word_flag::dual))
    at = day->end;  // "yawm al-ahad 12 abril"
  const Reading* const weekday = read_weekday(scan, at);
  if (weekday != nullptr) {
    at = weekday->end;
    if (scan.is_punct(at, Punct::full_stop) && scan.glued(at)) ++at;
    if (scan.is_punct(at, Punct::comma)) ++at;
    if (const Reading* same = scan.time(at, TimeRole::same)) at = same->end;
  }
  const uint32_t core = at;
  if (read_day_then_month(scan, at, p) || read_month_then_day(scan, at, p) || read_glued_month(scan, at, p)) {
    p.grain = Grain::day;
    if (weekday != nullptr) p.weekday = weekday->word->number;
    Tail(scan, p).read();
    return p;
  }
  if (weekday != nullptr) return std::nullopt;
  const auto month = read_month(scan, core);
  if (!month) {
    // "2016 june", "2019/sep"
    const auto year = read_year_number(scan, i, false);
    if (!year || !scan.is_number(i)) return std::nullopt;
    uint32_t next = year->end;
    if (scan.is_punct(next, Punct::comma)) ++next;
    next = skip_joint(scan, next);
    const auto m = read_month(scan, next);
    const bool joint = next != year->end || scan.hyphened(next);
    if (!m || (m->weak && !scan.capital(next) && !joint)) return std::nullopt;
    // "since 2016, June has been": a day behind the month makes it another date.
    p.year = year->value;
    p.grain = Grain::month;
    take_month(p, *m);
    const uint32_t day_at = skip_joint(scan, p.end);
    if (day_at != p.end || scan.hyphened(day_at)) {
      if (const auto day = read_day_number(scan, day_at)) {
        p.day = day->value;
        p.grain = Grain::day;
        p.end = day->end;
      }
    } else if (read_day_number(scan, day_at) && scan.is_number(day_at)) {
      return std::nullopt;
    }
    return p;
  }
  take_month(p, *month);
  p.grain = Grain::month;
  Tail(scan, p).read();
  if (!month_alone_is_meant(scan, i, *month, p)) return std::nullopt;
  return p;
}

}  // namespace khabar::measure
