// Shares of a number: one in three, two out of every five.
#include <cmath>

#include "measure/number_builder.h"

namespace khabar::measure {

void NumberBuilder::add_ratio() {
  if (nested_ || phrase_.form != NumberForm::cardinal || phrase_.scaled || phrase_.value < 1 || phrase_.value > 9 ||
      !phrase_.integer)
    return;
  if (scan_.is.ones_before_tens) {
    add_share_of_all();
    return add_quotient_in_words();
  }
  const Reading* link = scan_.link(at_, Link::outof);
  const bool alone = phrase_.begin == scan_.begin;
  if (link == nullptr && alone) link = scan_.link(at_, Link::over);
  if (link == nullptr) link = scan_.link(at_, Link::in);
  if (link == nullptr) return;
  const Reading* const every = scan_.time(link->end, TimeRole::every);  // "three in every ten"
  if (link->word->link() == Link::in && phrase_.has_digits && phrase_.value != 1 && every == nullptr) return;
  const auto whole = read_second(every != nullptr ? every->end : link->end);
  if (!whole || whole->form != NumberForm::cardinal || whole->value <= phrase_.value || whole->value > 1000 ||
      !whole->integer)
    return;
  const bool over = link->word->link() == Link::over;
  if (over && whole->end != scan_.end) return;
  if (!over && whole->value > 10 && std::fmod(whole->value, 10) != 0 && !alone) return;
  if (scan_.find(whole->end, WordKind::time_unit) || scan_.find(whole->end, WordKind::month) ||
      scan_.has(whole->end, Link::of))
    return;
  phrase_.value /= whole->value;
  phrase_.form = NumberForm::fraction;
  phrase_.digits = phrase_.integer = false;
  phrase_.ratio = true;
  phrase_.end = whole->end;
}

void NumberBuilder::add_quotient_in_words() {
  const Reading* const over = scan_.is_phrase && phrase_.begin == scan_.begin ? scan_.link(at_, Link::over) : nullptr;
  const auto whole = over != nullptr ? read_second(over->end) : std::nullopt;
  if (!whole || whole->form != NumberForm::cardinal || whole->value <= phrase_.value || whole->end != scan_.end ||
      !whole->integer)
    return;
  phrase_.value /= whole->value;
  phrase_.form = NumberForm::fraction;
  phrase_.digits = phrase_.integer = false;
  phrase_.end = whole->end;
}

void NumberBuilder::add_share_of_all() {
  const Reading* const of = scan_.link(at_, Link::of);
  const Reading* const every = of != nullptr ? scan_.time(of->end, TimeRole::every) : nullptr;
  if (every == nullptr) return;
  const auto whole = read_second(every->end);
  if (!whole || whole->form != NumberForm::cardinal || whole->value <= phrase_.value || !whole->integer) return;
  phrase_.value /= whole->value;
  phrase_.form = NumberForm::fraction;
  phrase_.digits = phrase_.integer = false;
  phrase_.ratio = true;
  phrase_.end = whole->end;
}

}  // namespace khabar::measure
