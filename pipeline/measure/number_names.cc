// Numbers that are part of a name: "Nexus 6", "Halo 2", the FTSE 100.
#include "measure/figures.h"
#include "measure/quantity.h"

namespace khabar::measure {

namespace {

// "Nexus 6" in Arabic text; "Minsk 2" in quotes: the number is of the name.
bool is_of_name(const Scan& scan, uint32_t i) {
  if (i <= scan.begin || !scan.is_word(i - 1) || scan.starts(i - 1) != 0) return false;
  const Token& before = scan.token(i - 1);
  const bool foreign = scan.is.joined_article && before.script == Script::latin &&
                       before.is(token_flag::capitalised | token_flag::all_caps);
  const auto quoted_from = [&](uint32_t first) {
    return first >= scan.begin && (scan.is_punct(first, Punct::quote_open) || scan.is_punct(first, Punct::quote));
  };
  const bool quoted = (scan.is_punct(i + 1, Punct::quote_close) || scan.is_punct(i + 1, Punct::quote)) &&
                      i >= scan.begin + 2 && !scan.is_function_word(i - 1) &&
                      (quoted_from(i - 2) || (i >= scan.begin + 3 && scan.roles(i - 2) == 0 && quoted_from(i - 3)));
  if (!foreign && !quoted) return false;
  const auto q = read_quantity(scan, i);
  return q && q->bare() && q->number.digits && q->number.end == i + 1;
}

// "The game Halo 2", "the FTSE 100 index": behind a word in capitals that is no people's and no country's, within the
// sentence; but "beat England 183", "Hungary 108 (96)".
bool numbers_a_name(const Scan& scan, uint32_t i) {
  constexpr uint16_t most_digits = 4;
  if (!scan.is.capital_names || !scan.is_number(i) || i < scan.begin + 2 || !scan.is_word(i - 1)) return false;
  const Token& before = scan.token(i - 1);
  const auto capitals = token_flag::capitalised | token_flag::all_caps;
  if (!before.is(capitals) || before.is(token_flag::clitic_s) ||
      (scan.starts(i - 1) & ~(start::counted | start::human)) != 0 || scan.token(i).letters > most_digits ||
      !scan.one_blank_before(i) || scan.text(i).find_first_of(".,") != std::string_view::npos ||
      scan.is_function_word(i - 1) || scan.token_is_open_bracket(i + 1) || scan.hyphened(i + 1) || scan.is_land(i - 1))
    return false;
  // Behind a full stop or a bracket a capital tells nothing.
  const Token& first = scan.token(i - 2);
  if (first.kind != TokenKind::word && first.kind != TokenKind::number) return false;
  const auto q = read_quantity(scan, i);
  return q && q->number.digits && q->number.end == i + 1 &&
         (q->bare() || (q->noun.found() && q->noun.noun_class.empty())) && scan.has_plain_word();
}

}  // namespace

bool is_number_of_name(const Scan& scan, uint32_t i) { return is_of_name(scan, i) || numbers_a_name(scan, i); }

}  // namespace khabar::measure
