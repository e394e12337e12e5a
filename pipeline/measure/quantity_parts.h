// What may belong to a number whose phrase is read: percent, currency, unit. Each of the take_... leaves `q` as it is
// and says false if nothing of its kind stands behind the number; else the quantity ends behind it.
#pragma once

#include "measure/quantity.h"
#include "measure/scan.h"

namespace khabar::measure {

// "5 percent", "half a percentage point", "3 per mille".
bool take_likely_percent(const Scan& scan, Quantity& q);
inline bool take_percent(const Scan& scan, Quantity& q) {
  const bool likely = scan.may_have(q.end, role::bit(WordKind::percent)) || q.number.form == NumberForm::fraction;
  return likely && take_likely_percent(scan, q);
}

// "20 dollars and 43 cents", "75 USD million".
bool take_likely_money(const Scan& scan, Quantity& q);
inline bool take_money(const Scan& scan, Quantity& q) {
  const bool likely = scan.may_have(q.end, role::bit(WordKind::currency) | role::bit(Link::of)) ||
                      (q.number.form == NumberForm::fraction && scan.may_have(q.end, role::bit(Link::a)));
  return likely && take_likely_money(scan, q);
}
// Makes it money of that currency, which stands before the number if `in_front`.
void set_money(const Scan& scan, Quantity& q, const Word& currency, bool in_front);

// "250 km", "7 feet and 10 inches", "litr wa-nisf".
bool take_unit(const Scan& scan, Quantity& q);
// What smaller units add to a measure: "a kilometre and 200 metres".
void take_smaller_units(const Scan& scan, Quantity& q);
// The unit at token `at`, as it may stand behind the number; nullptr if there is none.
const Reading* unit_behind(const Scan& scan, const Quantity& q, uint32_t at);

}  // namespace khabar::measure
