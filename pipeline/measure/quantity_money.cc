// Percent and money.
#include <cmath>

#include "measure/money.h"
#include "measure/quantity_parts.h"

namespace khabar::measure {

namespace {

bool glued_digits(const Scan& scan, const Quantity& q) {
  return q.number.has_digits && (scan.glued(q.end) || q.number.digits);
}

// "35C", a temperature; "weighing 180 pounds", "a 180-pound man", masses: words that are money as well.
bool is_measure_rather(const Scan& scan, const Quantity& q, const Reading& money) {
  const Reading* const unit = unit_behind(scan, q, money.begin);
  if (unit == nullptr) return false;
  if (unit->word->text2 == "temperature" || unit->end > money.end) return true;
  if (unit->word->text2 != "mass") return false;
  if (scan.hyphened(money.begin) && (scan.starts(money.end) & start::human) != 0) return true;
  for (uint32_t back = 1; back <= 3 && q.begin >= scan.begin + back; ++back)
    if (scan.has(q.begin - back, Link::weigh)) return true;
  return false;
}

// "20 dollars and 43 cents", "$20 43", "20 ringgit 43".
void take_minor(const Scan& scan, Quantity& q) {
  if (q.number.form != NumberForm::cardinal || !q.number.integer || (q.number.scaled && q.number.has_digits)) return;
  uint32_t next = q.end;
  const bool joined = scan.and_at(q.end, next);
  const auto number = read_number(scan, next);
  if (!number || number->form != NumberForm::cardinal || number->value >= 100 || !number->integer ||
      number->leading_zero)
    return;
  const Reading* const minor = find_currency(scan, number->end, false, true);
  const bool named = minor != nullptr && minor->word->is(word_flag::minor);
  const bool last =
      number->end == scan.end || (number->end + 1 == scan.end && scan.is_punct(number->end, Punct::full_stop));
  if (!named &&
      (!last || q.number.scaled || scan.hyphened(next) || (joined && number->value < 10 && q.begin != scan.begin)))
    return;
  const double parts = named ? std::round(1 / minor->word->value) : 100;
  q.value += (q.value < 0 ? -1 : 1) * number->value / parts;
  q.end = named ? minor->end : number->end;
}

// "five dollars and a half", "khamsat dularat wa-nisf": nothing stands behind that the half could be of, but the
// currency again.
void take_part_of_unit(const Scan& scan, Quantity& q) {
  uint32_t i = 0;
  if (q.number.form != NumberForm::cardinal || q.number.scaled || !q.number.integer || !scan.and_at(q.end, i)) return;
  if (const Reading* a = scan.link(i, Link::a)) i = a->end;
  const Reading* const f = scan.find(i, WordKind::fraction);
  if (f == nullptr || f->word->value > 0.9 || f->word->is(word_flag::plural)) return;
  const Reading* const again = find_currency(scan, f->end, false, false);
  if (again == nullptr && scan.is_word(f->end)) return;
  if (again != nullptr && again->word->text != q.unit_word->text) return;
  q.value += (q.value < 0 ? -1 : 1) * f->word->value;
  q.end = again != nullptr ? again->end : f->end;
}

}  // namespace

void set_money(const Scan& scan, Quantity& q, const Word& word, bool in_front) {
  q.kind = FigureKind::money;
  q.unit = word.text;
  q.unit_word = &word;
  q.rule = word.rule;
  if (word.is(word_flag::minor) || word.is(word_flag::multiplier)) {
    // Cents stay cents as written; a grand is a thousand.
    if (word.is(word_flag::multiplier))
      q.value *= word.value;
    else
      q.hundredths = true;
    if (word.is(word_flag::minor) && word.value != 0.01) {
      q.value *= word.value;
      q.hundredths = false;
    }
    return;
  }
  const uint32_t end = q.end;
  take_minor(scan, q);
  if (!in_front && q.end == end) take_part_of_unit(scan, q);
  // "$40,000 Canadian" and "US$5 dollars": the name behind the symbol adds nothing to the value.
  if (in_front)
    if (const Reading* again = find_currency(scan, q.end, false, false))
      if (!again->word->is(word_flag::minor) && !again->word->is(word_flag::symbol)) {
        if (again->word->is(word_flag::multiplier)) q.value *= again->word->value;  // "$10 grand"
        q.end = again->end;
      }
}

bool take_likely_percent(const Scan& scan, Quantity& q) {
  const Reading* r = scan.find(q.end, WordKind::percent);
  if (r == nullptr && q.number.form == NumberForm::fraction) {  // "half a percentage point", "a quarter of a percent"
    uint32_t at = q.end;
    if (const Reading* of = scan.link(at, Link::of)) at = of->end;
    const Reading* const a = scan.link(at, Link::a);
    r = a != nullptr ? scan.find(a->end, WordKind::percent) : nullptr;
  }
  if (r == nullptr) return false;
  q.end = r->end;
  if (r->word->value != 0) {  // per mille
    q.value *= r->word->value;
    return true;
  }
  q.kind = FigureKind::percent;
  q.unit = r->word->is(word_flag::points) ? r->word->text : "%";
  q.rule = r->word->rule;
  return true;
}

bool take_likely_money(const Scan& scan, Quantity& q) {
  uint32_t at = q.end;
  if (q.number.form == NumberForm::vague || q.number.form == NumberForm::fraction || q.number.scaled ||
      q.number.needs_article)
    if (const Reading* of = scan.link(at, Link::of)) at = of->end;
  // "half a dollar"
  if (const Reading* a = scan.link(at, Link::a); a != nullptr && q.number.form == NumberForm::fraction) at = a->end;
  const Reading* const r = find_currency(scan, at, false, glued_digits(scan, q));
  if (r == nullptr || r->word->is(word_flag::dual)) return false;
  if (r->word->is(word_flag::weak) && q.number.form == NumberForm::fraction && q.number.has_digits)
    return false;  // "9/11 won"
  if (scan.spaced(at) && r->word->is(word_flag::symbol) && r->word->text.empty()) return false;
  if (is_measure_rather(scan, q, *r)) return false;
  q.end = r->end;
  // "75 USD million"
  if (const Reading* scale = scan.find(q.end, WordKind::number);
      scale != nullptr && scale->word->is(word_flag::multiplier) &&
      !scale->word->is(word_flag::plural | word_flag::suffix | word_flag::dual) && scale->word->value >= 1000 &&
      r->word->is(word_flag::symbol) && !q.number.scaled && scale->proclitic_bytes == 0) {
    q.value *= scale->word->value;
    q.number.scaled = true;
    q.end = scale->end;
  }
  set_money(scan, q, *r->word, false);
  return true;
}

}  // namespace khabar::measure
