// Days, years and months by themselves: the parts of dates.
#include "measure/points.h"

#include "measure/digits.h"
#include "measure/numbers.h"

namespace khabar::measure {

namespace {

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
  if (scan.is.ones_before_tens) n->suffixed = true;
  return n;
}

bool is_rank_of_part(const Scan& scan, uint32_t i) {
  return scan.is.modifiers_behind && i > scan.begin && scan.is_word(i) && scan.has_article(i) &&
         scan.has_article(i - 1) && scan.find(i - 1, WordKind::fraction) != nullptr;
}

std::optional<NumberAt> read_year_number(const Scan& scan, uint32_t i, bool loose) {
  if (auto n = plain_digits(scan, i, 4, 4)) {
    if (n->value < 1000) return std::nullopt;
    return n;
  }
  // '98, the mark may be an opening one, but not that of a quotation in double marks: "30 aman", "30 people".
  constexpr std::string_view opening = "\u2018";
  if (scan.is_punct(i, Punct::apostrophe) || (scan.is_punct(i, Punct::quote_open) && scan.text(i) == opening)) {
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
  if (n->value < 10 || n->value > 21 || scan.is.ones_before_tens) return std::nullopt;
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
  const bool headed = scan.is.modifiers_behind && unit != nullptr && unit->word->time_unit() == TimeUnit::month &&
                      !unit->word->is(word_flag::plural | word_flag::dual);
  if (headed) at = unit->end;
  const Reading* const r = scan.find(at, WordKind::month);
  if (r != nullptr && scan.glued(at) && scan.is_punct(at - 1, Punct::currency)) return std::nullopt;  // $DEC
  if (r == nullptr || (r->begin != i && r->proclitic_bytes > 0)) {
    if (!headed) return std::nullopt;
    auto n = plain_digits(scan, at, 1, 2);
    if (!n && (n = number_in_words(scan, at)) && n->value == 1 && (!scan.is_phrase || !scan.is_word(n->end)))
      return std::nullopt;  // one month
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
    if (scan.token(at).is(token_flag::capitalised) && (at != scan.begin || scan.is_number(m.end))) m.weak = false;
  }
  // The same month in another calendar tradition: "shubat / fibrayir", "fibrayir - shubat", "fibrayir (shubat)".
  uint32_t next = m.end;
  const bool bracket = scan.token_is_open_bracket(next);
  if (bracket || scan.is_punct(next, Punct::slash) || (scan.is.modifiers_behind && scan.is_dash(next))) ++next;
  const Reading* const twin =
      next > m.end || scan.is.modifiers_behind || scan.hyphened(next) ? scan.find(next, WordKind::month) : nullptr;
  if (twin != nullptr && twin->proclitic_bytes == 0 && twin->word->number == m.month &&
      twin->word->is(word_flag::hijri) == m.hijri) {
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

}  // namespace khabar::measure
