#include "measure/points.h"

#include <algorithm>

#include "measure/digits.h"
#include "measure/numbers.h"
#include "measure/quantity.h"

namespace khabar::measure {

namespace {

constexpr int last_plain_year = 2059;

// The number in one token of plain digits: no separators.
std::optional<NumberAt> plain_digits(const Scan& scan, uint32_t i, uint32_t least, uint32_t most) {
  if (!scan.is_number(i) || scan.token(i).letters < least) return std::nullopt;
  DigitRun run[2];
  if (read_runs(scan.text(i), run, 2) != 1 || run[0].digits < least || run[0].digits > most) return std::nullopt;
  return NumberAt{static_cast<int>(run[0].value), i + 1, false};
}

std::optional<NumberAt> number_in_words(const Scan& scan, uint32_t i) {
  if (scan.is_number(i)) return std::nullopt;
  const auto n = read_number(scan, i);
  if (!n || n->has_digits || n->needs_article || n->value > 9999 || n->value != static_cast<int>(n->value))
    return std::nullopt;
  if (n->form == NumberForm::fraction || n->form == NumberForm::vague) return std::nullopt;
  return NumberAt{static_cast<int>(n->value), n->end, n->form == NumberForm::ordinal};
}

}  // namespace

std::optional<NumberAt> read_day_number(const Scan& scan, uint32_t i) {
  if (auto n = plain_digits(scan, i, 1, 2)) {
    if (n->value < 1 || n->value > 31) return std::nullopt;
    const Reading* const suffix = scan.find(n->end, WordKind::ordinal);
    if (suffix != nullptr && suffix->word->is(word_flag::suffix) && scan.glued(n->end)) {
      n->end = suffix->end;
      n->suffixed = true;
    }
    return n;
  }
  auto n = number_in_words(scan, i);
  if (!n || n->value < 1 || n->value > 31) return std::nullopt;
  if (scan.arabic) n->suffixed = true;
  return n;
}

std::optional<NumberAt> read_year_number(const Scan& scan, uint32_t i, bool loose) {
  if (auto n = plain_digits(scan, i, 4, 4)) {
    if (n->value < 1000) return std::nullopt;
    return n;
  }
  if (scan.is_punct(i, Punct::apostrophe) || scan.is_punct(i, Punct::quote_open)) {
    auto n = plain_digits(scan, i + 1, 2, 2);
    if (!n || !scan.glued(i + 1)) return std::nullopt;
    n->value += n->value < 40 ? 2000 : 1900;
    return n;
  }
  if (loose) {
    if (auto n = plain_digits(scan, i, 2, 2)) {
      n->value += n->value < 50 ? 2000 : 1900;
      return n;
    }
  }
  auto n = number_in_words(scan, i);
  if (!n || n->suffixed) return std::nullopt;
  if (n->value >= 1000 && n->value <= 2199) return n;
  // nineteen seventy eight, twenty ten
  if (n->value < 10 || n->value > 21 || scan.arabic) return std::nullopt;
  const auto rest = number_in_words(scan, n->end);
  if (!rest || rest->value < 10 || rest->value > 99 || rest->suffixed) return std::nullopt;
  return NumberAt{n->value * 100 + rest->value, rest->end, false};
}

std::optional<NumberAt> read_last_year(const Scan& scan, uint32_t i, int first) {
  constexpr int longest = 15;
  if (auto year = read_year_number(scan, i, false)) return year;
  auto n = plain_digits(scan, i, 2, 2);
  if (!n) return std::nullopt;
  n->value += first - first % 100 + (n->value < first % 100 ? 100 : 0);
  if (n->value <= first || n->value > first + longest) return std::nullopt;
  return n;
}

std::optional<MonthAt> read_month(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  // "shahr Mars": the word month before its name or number.
  const Reading* unit = scan.find(at, WordKind::time_unit);
  const bool headed = scan.arabic && unit != nullptr && unit->word->time_unit() == TimeUnit::month &&
                      !unit->word->is(word_flag::plural | word_flag::dual);
  if (headed) at = unit->end;
  const Reading* const r = scan.find(at, WordKind::month);
  if (r != nullptr && scan.glued(at) && scan.is_punct(at - 1, Punct::currency)) return std::nullopt;  // $DEC
  if (r == nullptr || (r->begin != i && r->proclitic_bytes > 0)) {
    if (!headed) return std::nullopt;
    auto n = plain_digits(scan, at, 1, 2);
    if (!n) n = number_in_words(scan, at);
    if (!n || n->value < 1 || n->value > 12) return std::nullopt;
    if (const Reading* next = scan.find(n->end, WordKind::time_unit);
        next != nullptr && next->word->is(word_flag::plural))
      return std::nullopt;
    return MonthAt{n->value, false, false, true, n->end, unit->word->rule};
  }
  MonthAt m{r->word->number, r->word->is(word_flag::hijri), r->word->is(word_flag::weak), false, r->end, r->word->rule};
  if (headed) m.weak = false;
  if (r->word->is(word_flag::shortened)) {
    if (m.weak && scan.token(at).is(token_flag::capitalised)) m.weak = false;
    if (scan.is_punct(m.end, Punct::full_stop) && scan.glued(m.end) && m.end + 1 < scan.end) ++m.end;
  } else if (m.weak && scan.token(at).script == Script::latin) {
    // "May" with its capital inside a sentence is the month: "may" and "march" are not.
    if (scan.token(at).is(token_flag::capitalised) && at != scan.begin) m.weak = false;
  }
  // The same month in another calendar tradition: "shubat / fibrayir", "fibrayir (shubat)".
  uint32_t next = m.end;
  const bool bracket = scan.token_is_open_bracket(next);
  if (bracket || scan.is_punct(next, Punct::slash)) ++next;
  const Reading* const twin =
      next > m.end || !scan.inside(next) || scan.hyphened(next) ? scan.find(next, WordKind::month) : nullptr;
  if (twin != nullptr && twin->word->number == m.month && twin->word->is(word_flag::hijri) == m.hijri) {
    m.end = twin->end + (bracket && scan.is_punct(twin->end, Punct::bracket_close) ? 1 : 0);
    m.weak = false;
  }
  return m;
}

const Reading* read_weekday(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.find(i, WordKind::weekday);
  if (r == nullptr || r->word->is(word_flag::plural)) return nullptr;
  return r;
}

bool behind_time_preposition(const Scan& scan, uint32_t i) {
  if (i <= scan.begin) return false;
  for (const Reading& r : scan.at(i - 1)) {
    if (r.end != i) continue;
    switch (r.word->time_role()) {
      case TimeRole::since:
      case TimeRole::by:
      case TimeRole::until:
      case TimeRole::during:
      case TimeRole::after:
      case TimeRole::before:
      case TimeRole::ago:
      case TimeRole::part:
      case TimeRole::within:
      case TimeRole::on:
        return true;
      default:
        break;
    }
    const Link link = r.word->link();
    if (link == Link::in || link == Link::of || link == Link::from || link == Link::to || link == Link::between)
      return true;
  }
  return false;
}

namespace {

// Behind a day and a month: ", 2019", "2019", "of 2019", "am 2019", "last year", "the coming", an era.
class Tail {
 public:
  Tail(const Scan& scan, Point& point) : scan_(scan), p_(point) {}

  void read() {
    read_rel();
    const bool closed = p_.rel.has_value();
    if (!closed) read_year();
    read_rel();
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
    const bool comma =
        scan_.is_punct(at, Punct::comma) || (scan_.is_punct(at, Punct::full_stop) && p_.month > 0 && scan_.arabic);
    if (comma) ++at;
    if (const Reading* of = scan_.link(at, Link::of); of != nullptr && !comma)
      at = of->end;
    else if (const Reading* in = scan_.link(at, Link::in);
             in != nullptr && !comma && (scan_.arabic || scan_.is_number(in->end)))
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
                                     (behind_of && !scan_.arabic && !scan_.is_word(at + 1)));
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
    return (q->kind == FigureKind::count && q->noun.noun_class.empty() && scan_.arabic) ||
           q->kind == FigureKind::duration ||
           (!comma && q->kind == FigureKind::count && year.value >= 1900 && year.value <= last_plain_year);
  }

  std::optional<NumberAt> relative_year(uint32_t at) const {
    if (!scan_.doc.date) return std::nullopt;
    const int now = civil(*scan_.doc.date).year;
    if (const Reading* rel = scan_.time(at, TimeRole::rel); rel != nullptr && !scan_.arabic) {
      const Reading* const unit = scan_.find(rel->end, WordKind::time_unit);
      if (unit == nullptr || unit->word->time_unit() != TimeUnit::year) return std::nullopt;
      return NumberAt{now + rel->word->number, unit->end, false};
    }
    const Reading* const unit = scan_.find(at, WordKind::time_unit);
    if (unit == nullptr || unit->word->time_unit() != TimeUnit::year) return std::nullopt;
    const Reading* const rel = scan_.time(unit->end, TimeRole::rel);
    if (rel == nullptr) return std::nullopt;
    return NumberAt{now + rel->word->number, rel->end, false};
  }

  void read_rel() {
    if (p_.rel || !scan_.arabic) return;
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
  else if (const Reading* in = scan.link(i, Link::in); in != nullptr && scan.arabic)
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

}  // namespace

namespace {

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
  if (month.weak)
    return behind_time_preposition(scan, i) && (scan.capital(i) || scan.has(i - 1, Link::in)) &&
           scan.token(i).proclitic_bytes == 0;
  return true;
}

}  // namespace

std::optional<Point> read_named_date(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  uint32_t at = i;
  // "Friday, March 15", "al-jum'a al-muwafiq 15 mars"
  const Reading* const weekday = read_weekday(scan, i);
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
