// Units of measure.
#include <cmath>

#include "measure/durations.h"
#include "measure/quantity_parts.h"

namespace khabar::measure {

namespace {

// "litr wa-nisf": one and a half; "litrayn illa rub'": a quarter less.
void take_unit_fraction(const Scan& scan, Quantity& q) {
  if (const auto less = read_fraction_before(scan, q.end)) {
    q.value -= less->value;
    q.end = less->end;
    return;
  }
  uint32_t i = 0;
  if (!scan.and_at(q.end, i)) return;
  if (const Reading* a = scan.link(i, Link::a)) i = a->end;
  const Reading* const f = scan.find(i, WordKind::fraction);
  if (f == nullptr || f->word->value > 0.9 || unit_behind(scan, q, f->end) != nullptr) return;
  q.value += f->word->value;
  q.end = f->end;
}

}  // namespace

// "7 feet and 10 inches": in the last unit, as readers of tables expect of feet and inches.
void take_smaller_units(const Scan& scan, Quantity& q) {
  for (int n = 0; n < 3; ++n) {
    uint32_t next = q.end;
    if (scan.is_punct(next, Punct::comma)) ++next;
    scan.and_at(next, next);
    const auto number = read_number(scan, next);
    if (!number || number->form != NumberForm::cardinal) return;
    const Reading* r = nullptr;
    for (const Reading& u : scan.at(number->end))
      if (u.word->kind == WordKind::unit && !u.word->is(word_flag::dual)) {
        r = &u;
        break;
      }
    if (r == nullptr || r->word->text2 != q.unit_word->text2 || r->word->value >= q.unit_word->value ||
        r->word->text2 == "area")
      return;
    // Yards and feet end up as feet; feet and inches, and units of two systems, stay in the first.
    const double ratio = q.unit_word->value / r->word->value;
    constexpr double inches_a_foot = 12;
    if (std::abs(ratio - std::round(ratio)) > 1e-6 || (n == 0 && std::abs(ratio - inches_a_foot) < 1e-6)) {
      q.value += number->value / ratio;
      q.end = r->end;
      return;
    }
    q.value = (q.value * q.unit_word->value + number->value * r->word->value) / r->word->value;
    q.unit = r->word->text;
    q.unit_word = r->word;
    q.end = r->end;
  }
}

const Reading* unit_behind(const Scan& scan, const Quantity& q, uint32_t at) {
  if (!scan.may_have(at, role::bit(WordKind::unit))) return nullptr;
  for (const Reading& r : scan.at(at)) {
    if (r.word->kind != WordKind::unit || r.end > scan.end || r.word->is(word_flag::dual)) continue;
    // "1085.50 lil-ounsa": by the ounce
    if ((r.proclitics & (proclitic_flag::conjunction | proclitic_flag::preposition)) != 0) continue;
    if (r.word->is(word_flag::suffix) && !(q.number.has_digits && at == q.end)) continue;
    // "2 in April": a preposition, unless nothing follows
    if (r.word->is(word_flag::suffix) && scan.spaced(at) && scan.has(at, Link::in) &&
        (q.number.scaled || scan.is_word(r.end) || scan.is_number(r.end)))
      continue;
    return &r;
  }
  return nullptr;
}

bool take_unit(const Scan& scan, Quantity& q) {
  uint32_t at = q.end;
  if (scan.has(at, Link::of) && (q.number.form == NumberForm::fraction || q.number.form == NumberForm::vague ||
                                 q.number.scaled || q.number.needs_article))
    at = scan.link(at, Link::of)->end;
  if (const Reading* a = scan.link(at, Link::a); a != nullptr && q.number.form == NumberForm::fraction) at = a->end;
  if (scan.token_is_open_bracket(at)) ++at;
  const Reading* const r = unit_behind(scan, q, at);
  if (r == nullptr) return false;
  q.kind = FigureKind::measure;
  q.unit = r->word->text;
  q.unit_word = r->word;
  q.rule = r->word->rule;
  q.end = r->end;
  if (at > q.number.end && scan.is_punct(r->end, Punct::bracket_close) && scan.token_is_open_bracket(at - 1)) ++q.end;
  take_unit_fraction(scan, q);
  take_smaller_units(scan, q);
  return true;
}

}  // namespace khabar::measure
