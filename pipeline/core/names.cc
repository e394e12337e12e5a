#include "core/names.h"

#include <algorithm>
#include <array>

namespace khabar {

namespace {

template <size_t N, typename Enum>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < N ? names[index] : std::string_view();
}

}  // namespace

std::string_view to_string(MentionType type) {
  static constexpr std::array<std::string_view, 3> names = {"person", "organization", "place"};
  return name_of(names, type);
}

std::string_view to_string(FigureKind kind) {
  static constexpr std::array<std::string_view, 8> names = {"number",  "count",    "money", "percent",
                                                            "measure", "duration", "age",   "ordinal"};
  return name_of(names, kind);
}

std::string_view to_string(Qualifier qualifier) {
  static constexpr std::array<std::string_view, 9> names = {"exact",     "approx",  "almost", "more_than", "at_least",
                                                            "less_than", "at_most", "range",  "vague"};
  return name_of(names, qualifier);
}

std::string_view to_string(DateBasis basis) {
  static constexpr std::array<std::string_view, 4> names = {"none", "text", "document", "tense"};
  return name_of(names, basis);
}

std::string_view to_string(Grain grain) {
  static constexpr std::array<std::string_view, 11> names = {"none",    "time", "day",  "week",   "month",  "season",
                                                             "quarter", "half", "year", "decade", "century"};
  return name_of(names, grain);
}

std::string_view to_string(Calendar calendar) {
  static constexpr std::array<std::string_view, 2> names = {"gregorian", "hijri"};
  return name_of(names, calendar);
}

std::string_view to_string(Modality modality) {
  static constexpr std::array<std::string_view, 5> names = {"past", "ongoing", "future", "planned", "hypothetical"};
  return name_of(names, modality);
}

bool is_whole_country(const Entity& entity) {
  constexpr size_t id_length = std::string_view("iso3166:XX").size();
  return entity.type == MentionType::place && entity.id.size() == id_length && entity.id.starts_with("iso3166:");
}

bool is_human(std::string_view noun_class) {
  constexpr std::array<std::string_view, 30> classes = {
      "person",    "civilian",    "man",       "woman",   "child",   "soldier",  "police",  "fighter",
      "protester", "participant", "supporter", "victim",  "dead",    "injured",  "missing", "prisoner",
      "hostage",   "displaced",   "refugee",   "migrant", "student", "worker",   "medic",   "journalist",
      "member",    "official",    "patient",   "player",  "voter",   "candidate"};
  return std::find(classes.begin(), classes.end(), noun_class) != classes.end();
}

std::string_view role_of_those_hit(std::string_view noun_class) {
  if (noun_class == "dead" || noun_class == "death") return "killed";
  if (noun_class == "injured" || noun_class == "injury") return "injured";
  return {};
}

}  // namespace khabar
