// The keywords of the value columns of measure's classes: the format of our own files, not words of a language.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "measure/words.h"

namespace khabar::measure {

template <typename E>
struct Named {
  std::string_view name;
  E value;
};

template <typename E, size_t n>
std::optional<E> by_name(const Named<E> (&table)[n], std::string_view name) {
  for (const Named<E>& row : table)
    if (row.name == name) return row.value;
  return std::nullopt;
}

inline constexpr Named<uint16_t> flag_names[] = {
    {"plural", word_flag::plural},
    {"dual", word_flag::dual},
    {"weak", word_flag::weak},
    {"suffix", word_flag::suffix},
    {"minor", word_flag::minor},
    {"symbol", word_flag::symbol},
    {"code", word_flag::symbol},
    {"short", word_flag::shortened},
    {"article", word_flag::article},
    {"million", word_flag::symbol | word_flag::multiplier},
    {"thousand", word_flag::symbol | word_flag::multiplier},
    {"grand", word_flag::multiplier},
    {"dime", word_flag::minor},
    {"nickel", word_flag::minor},
};
inline constexpr Named<Link> link_names[] = {
    {"and", Link::and_},      {"of", Link::of},       {"to", Link::to},       {"between", Link::between},
    {"from", Link::from},     {"or", Link::or_},      {"a", Link::a},         {"another", Link::another},
    {"the", Link::the},       {"minus", Link::minus}, {"point", Link::point}, {"in", Link::in},
    {"outof", Link::outof},   {"over", Link::over},   {"no", Link::no},       {"other", Link::other},
    {"them", Link::them},     {"age", Link::age},     {"cue", Link::cue},     {"label", Link::label},
    {"street", Link::street}, {"own", Link::own},     {"weigh", Link::weigh},
};
inline constexpr Named<TimeUnit> unit_names[] = {
    {"second", TimeUnit::second},     {"minute", TimeUnit::minute},
    {"hour", TimeUnit::hour},         {"day", TimeUnit::day},
    {"night", TimeUnit::night},       {"businessday", TimeUnit::businessday},
    {"workweek", TimeUnit::workweek}, {"week", TimeUnit::week},
    {"weekend", TimeUnit::weekend},   {"fortnight", TimeUnit::fortnight},
    {"month", TimeUnit::month},       {"quarter", TimeUnit::quarter},
    {"year", TimeUnit::year},         {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
};
inline constexpr Named<TimeRole> role_names[] = {
    {"none", TimeRole::none},
    {"offset", TimeRole::offset},
    {"present", TimeRole::present},
    {"past", TimeRole::past},
    {"future", TimeRole::future},
    {"rel", TimeRole::rel},
    {"this", TimeRole::demonstrative},
    {"ago", TimeRole::ago},
    {"hence", TimeRole::hence},
    {"later", TimeRole::later},
    {"since", TimeRole::since},
    {"after", TimeRole::after},
    {"before", TimeRole::before},
    {"within", TimeRole::within},
    {"by", TimeRole::by},
    {"until", TimeRole::until},
    {"for", TimeRole::for_},
    {"during", TimeRole::during},
    {"on", TimeRole::on},
    {"at", TimeRole::at},
    {"starting", TimeRole::starting},
    {"part", TimeRole::part},
    {"partof", TimeRole::part_of},
    {"season", TimeRole::season},
    {"season_word", TimeRole::season_word},
    {"daypart", TimeRole::daypart},
    {"every", TimeRole::every},
    {"set", TimeRole::set},
    {"era", TimeRole::era},
    {"same", TimeRole::same},
    {"quarter", TimeRole::quarter},
    {"half", TimeRole::half},
    {"decade", TimeRole::decade},
    {"holiday", TimeRole::holiday},
    {"tense", TimeRole::tense},
    {"whole", TimeRole::whole},
    {"clock", TimeRole::clock},
    {"lastof", TimeRole::last_of},
    {"fiscal", TimeRole::fiscal},
    {"ended", TimeRole::ended},
    {"row", TimeRole::row},
    {"edge", TimeRole::edge},
};
inline constexpr Named<Qualifier> qualifier_names[] = {
    {"exact", Qualifier::exact},         {"approx", Qualifier::approx},     {"almost", Qualifier::almost},
    {"more_than", Qualifier::more_than}, {"at_least", Qualifier::at_least}, {"less_than", Qualifier::less_than},
    {"at_most", Qualifier::at_most},     {"vague", Qualifier::vague},
};
inline constexpr Named<WordKind> kind_names[] = {
    {"number", WordKind::number},       {"ordinal", WordKind::ordinal},     {"fraction", WordKind::fraction},
    {"percent", WordKind::percent},     {"unit", WordKind::unit},           {"currency", WordKind::currency},
    {"counted", WordKind::counted},     {"qualifier", WordKind::qualifier}, {"link", WordKind::link},
    {"month", WordKind::month},         {"weekday", WordKind::weekday},     {"time_unit", WordKind::time_unit},
    {"time_word", WordKind::time_word},
};

}  // namespace khabar::measure
