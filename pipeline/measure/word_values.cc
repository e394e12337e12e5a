#include "measure/word_values.h"

#include <charconv>
#include <vector>

#include "measure/word_names.h"

namespace khabar::measure {

namespace {

using std::string_view;

std::vector<string_view> split(string_view text, char at) {
  std::vector<string_view> parts;
  while (true) {
    const size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<double> to_double(string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Reads the value column of one class. False if it is none of that class's.
class ValueReader {
 public:
  ValueReader(WordKind kind, string_view value) : parts_(split(value, ' ')), value_(value) { word_.kind = kind; }

  std::optional<Word> read() {
    if (!read_by_kind()) return std::nullopt;
    return word_;
  }

 private:
  bool read_by_kind() {
    switch (word_.kind) {
      case WordKind::number:
      case WordKind::ordinal:
        return read_number() && read_flags(1);
      case WordKind::fraction:
        return read_fraction() && read_flags(1);
      case WordKind::percent:
        return read_percent();
      case WordKind::unit:
        return read_unit();
      case WordKind::currency:
        return read_currency();
      case WordKind::counted:
        return read_counted();
      case WordKind::qualifier:
        return read_qualifier();
      case WordKind::link:
        return read_link();
      case WordKind::month:
        return read_month() && read_flags(1);
      case WordKind::weekday:
        return read_integer(parts_[0]) && read_flags(1);
      case WordKind::time_unit:
        return read_role(unit_names) && read_flags(1);
      case WordKind::time_word:
        return read_time_word();
      case WordKind::none:
        break;
    }
    return false;
  }

  bool read_flags(size_t from) {
    for (size_t i = from; i < parts_.size(); ++i) {
      const auto flag = by_name(flag_names, parts_[i]);
      if (!flag) return false;
      word_.flags |= *flag;
    }
    return true;
  }

  template <typename E, size_t n>
  bool read_role(const Named<E> (&table)[n]) {
    const auto role = by_name(table, parts_[0]);
    if (role) word_.role = static_cast<uint8_t>(*role);
    return role.has_value();
  }

  // "point suffix": a letter between digits, behind the decimals.
  // "no person/civilian": a pronoun, with lemma and class of what it denies. Weak: it denies only behind a negation.
  bool read_link() {
    if (!read_role(link_names)) return false;
    if (word_.link() == Link::point) return read_flags(1);
    if (word_.link() == Link::age && parts_.size() > 1) {
      if (parts_[1] == "weak") word_.flags |= word_flag::weak;
      word_.text = parts_[1];  // "year", "before"
    }
    if (parts_.size() < 2 || word_.link() != Link::no) return true;
    const auto noun = split(parts_[1], '/');
    if (noun.size() != 2) return false;
    word_.flags |= word_flag::singular;
    word_.text = noun[0];
    word_.text2 = noun[1];
    return read_flags(2);
  }

  bool read_integer(string_view text) {
    const auto value = to_double(text);
    if (value) word_.number = static_cast<int32_t>(*value);
    return value.has_value();
  }

  bool read_number() {
    string_view text = parts_[0];
    if (text == "suffix") {
      word_.flags |= word_flag::suffix;
      return true;
    }
    double factor = 1;
    if (text.starts_with("2x")) {
      word_.flags |= word_flag::dual;
      text.remove_prefix(1);
    }
    if (text.starts_with("x")) {
      word_.flags |= word_flag::multiplier;
      text.remove_prefix(1);
    }
    const auto value = to_double(text);
    if (value) word_.value = factor * *value;
    return value.has_value();
  }

  bool read_fraction() {
    const auto sides = split(parts_[0], '/');
    if (sides.size() != 2) return false;
    const auto over = to_double(sides[0]), under = to_double(sides[1]);
    if (!over || !under || *under == 0) return false;
    word_.value = *over / *under;
    return true;
  }

  bool read_percent() {
    if (parts_[0] == "point") word_.text = "pp";
    if (parts_[0] == "basis") word_.text = "bp";
    if (!word_.text.empty()) word_.flags |= word_flag::points;
    if (parts_[0] == "permille") word_.value = 0.001;
    return !word_.text.empty() || parts_[0] == "percent" || parts_[0] == "permille";
  }

  bool read_unit() {
    if (parts_.size() < 3) return false;
    word_.text = parts_[0];
    word_.text2 = parts_[1];
    const auto factor = to_double(parts_[2]);
    if (factor) word_.value = *factor;
    return factor && read_flags(3);
  }

  bool read_currency() {
    word_.text = parts_[0];
    word_.value = 1;
    if (parts_.size() > 1) {
      if (parts_[1] == "minor") word_.value = 0.01;
      if (parts_[1] == "dime") word_.value = 0.1;
      if (parts_[1] == "nickel") word_.value = 0.05;
      if (parts_[1] == "grand" || parts_[1] == "thousand") word_.value = 1000;
      if (parts_[1] == "million") word_.value = 1e6;
    }
    return read_flags(1);
  }

  bool read_counted() {
    const auto parts = split(value_, '/');
    if (parts.size() != 3 || parts[2].empty()) return false;
    word_.text = parts[0];
    word_.text2 = parts[1];
    for (const char form : parts[2])  // "sp": one aircraft, two aircraft
      word_.flags |= form == 'd' ? word_flag::dual : form == 'p' ? word_flag::plural : word_flag::singular;
    return true;
  }

  bool read_qualifier() {
    if (parts_[0] == "vague") {
      word_.flags |= word_flag::vague;
      word_.role = static_cast<uint8_t>(Qualifier::vague);
      return true;
    }
    if (parts_.size() != 2) return false;
    if (parts_[0] != "before" && parts_[0] != "after" && parts_[0] != "both") return false;
    if (parts_[0] != "before") word_.flags |= word_flag::after;
    if (parts_[0] != "after") word_.flags |= word_flag::before;
    const auto qualifier = by_name(qualifier_names, parts_[1]);
    if (qualifier) word_.role = static_cast<uint8_t>(*qualifier);
    return qualifier.has_value();
  }

  bool read_month() {
    string_view text = parts_[0];
    if (text.starts_with('h')) {
      word_.flags |= word_flag::hijri;
      text.remove_prefix(1);
    }
    return read_integer(text);
  }

  bool read_time_word() {
    if (!read_role(role_names)) return false;
    if (parts_.size() > 1) {
      word_.text = parts_[1];
      read_integer(parts_[1]);
    }
    if (parts_.size() > 2) word_.text2 = parts_[2];
    if (!word_.text2.empty() && word_.text2 == "weak") word_.flags |= word_flag::weak;
    return true;
  }

  std::vector<string_view> parts_;
  string_view value_;
  Word word_;
};

}  // namespace

std::optional<WordKind> kind_named(string_view token_class) { return by_name(kind_names, token_class); }

std::optional<Word> read_word(WordKind kind, string_view value) { return ValueReader(kind, value).read(); }

}  // namespace khabar::measure
