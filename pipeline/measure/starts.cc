#include "measure/starts.h"

#include "core/names.h"
#include "measure/words.h"

namespace khabar::measure {

namespace {

uint64_t starts_of_unit(const Word& unit) {
  const uint64_t plural = unit.is(word_flag::plural) ? start::plural_unit : 0;
  switch (unit.time_unit()) {
    case TimeUnit::day:
    case TimeUnit::week:
    case TimeUnit::weekend:
    case TimeUnit::month:
      return start::unit | start::short_unit | plural;
    case TimeUnit::quarter:
      return start::unit | start::quarter_unit | plural;
    case TimeUnit::year:
      return start::unit | start::year_unit | plural;
    case TimeUnit::century:
      return start::unit | start::century_unit | plural;
    default:
      return start::unit | plural;
  }
}

}  // namespace

uint64_t starts_of(const Word& word) {
  const uint64_t dual = word.is(word_flag::dual) ? start::dual : 0;
  switch (word.kind) {
    case WordKind::number:
      return start::number;
    case WordKind::ordinal:
      return start::number | start::ordinal;
    case WordKind::fraction:
      return start::number | start::fraction;
    case WordKind::month:
      return start::month;
    case WordKind::weekday:
      return start::weekday;
    case WordKind::time_unit:
      return starts_of_unit(word) | dual;
    case WordKind::currency:
      return start::currency | dual;
    case WordKind::unit:
      return start::measure | dual;
    case WordKind::counted:
      if (dual != 0) return dual;
      return (word.is(word_flag::plural) ? start::plural : 0) |
             (word.is(word_flag::singular) ? start::counted | (is_human(word.text2) ? start::human : 0) : 0);
    case WordKind::qualifier:
      return start::qualifier | (word.is(word_flag::vague) ? start::vague : 0);
    default:
      break;
  }
  switch (word.link()) {
    case Link::the:
    case Link::own:
      return start::the;
    case Link::in:
      return start::in;
    case Link::a:
    case Link::another:
      return start::a;
    case Link::between:
    case Link::from:
      return start::opener;
    case Link::of:
      return start::of;
    case Link::no:
      return start::no;
    case Link::minus:
      return start::minus;
    case Link::to:
      return start::to;
    case Link::cue:
      return start::cue;
    default:
      break;
  }
  switch (word.time_role()) {
    case TimeRole::offset:
    case TimeRole::present:
    case TimeRole::past:
    case TimeRole::future:
    case TimeRole::set:
    case TimeRole::holiday:
      return start::offset;
    case TimeRole::rel:
    case TimeRole::demonstrative:
    case TimeRole::ended:
      return start::rel;
    case TimeRole::ago:
    case TimeRole::since:
    case TimeRole::after:
    case TimeRole::within:
    case TimeRole::later:
    case TimeRole::hence:
      return start::ago;
    case TimeRole::before:
      return start::before;
    case TimeRole::part:
      return start::part;
    case TimeRole::part_of:
      return start::part | start::vague;
    case TimeRole::season:
      return start::season;
    case TimeRole::daypart:
      return start::daypart;
    case TimeRole::every:
      return start::every;
    case TimeRole::quarter:
    case TimeRole::half:
      return start::quarter;
    case TimeRole::decade:
    case TimeRole::fiscal:  // "fiscal 2009"
      return start::decade;
    case TimeRole::last_of:
      return start::last;
    case TimeRole::clock:
      return start::clock;
    case TimeRole::whole:
    case TimeRole::for_:
      return start::whole;
    case TimeRole::era:
      return start::era;
    default:
      return 0;
  }
}

}  // namespace khabar::measure
