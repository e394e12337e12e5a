// Digits that are no figure: scores, phones, ids, addresses, list numbers.
#include <algorithm>

#include "measure/ages.h"
#include "measure/digits.h"
#include "measure/figures.h"
#include "measure/number_atoms.h"
#include "measure/points.h"
#include "measure/quantity.h"

namespace khabar::measure {

bool is_label_before(const Scan& scan, uint32_t i) {
  if (i <= scan.begin) return false;
  if (scan.is.brackets_count && scan.token_is_open_bracket(i - 1) && --i == scan.begin) return false;  // "raqm (4)"
  const uint32_t reach = scan.anywhere_is(role::bit(Link::label)) ? 2 : 0;
  for (uint32_t back = 1; back <= reach && i >= scan.begin + back; ++back) {
    if (!scan.may_have(i - back, role::bit(Link::label))) continue;
    for (const Reading& r : scan.at(i - back))
      if (r.word->link() == Link::label && r.end == i &&
          ((r.proclitics & proclitic_flag::conjunction) == 0 || scan.has_article(i - back)))
        return true;
  }
  // "at No 10": its capital tells it from "no 10".
  if (scan.is.capital_names && i >= scan.begin + 2 && scan.is_number(i) && scan.has(i - 1, Link::no) &&
      scan.capital(i - 1))
    return true;
  return scan.is_punct(i - 1, Punct::hash) && !scan.spaced(i);
}

namespace {

bool is_url_mark(const Token& t, char c) {
  return t.punct == Punct::slash || t.punct == Punct::ampersand || t.punct == Punct::hash || t.punct == Punct::at ||
         c == '=' || c == '_';
}

bool is_in_url(const Scan& scan, uint32_t i) {
  const auto mark = [&](uint32_t j) {
    return scan.inside(j) && scan.token(j).kind == TokenKind::punctuation &&
           is_url_mark(scan.token(j), scan.text(j)[0]);
  };
  if (i > scan.begin && scan.glued(i) && mark(i - 1) && scan.text(i - 1) != "/" &&
      scan.token(i - 1).punct != Punct::hash)
    return true;
  return scan.inside(i + 1) && scan.glued(i + 1) && mark(i + 1) && scan.text(i + 1) != "/" && !scan.spaced(i + 2);
}

// Digits that hyphens and slashes join, three groups or more, or "+" before them: phones, ids.
uint32_t skip_joined_digits(const Scan& scan, uint32_t i) {
  uint32_t at = i, groups = 0;
  if (scan.is_punct(at, Punct::plus)) {
    // "+1 202 555 0147"
    uint32_t end = i + 1;
    while (scan.is_number(end) && !scan.hyphened(end)) ++end;
    if (end >= i + 5) return end;
    ++at;
  }
  bool zero_first = false;  // "555-0147"
  while (scan.is_number(at)) {
    zero_first |= groups > 0 && scan.text(at).size() > 2 && scan.text(at)[0] == '0';
    ++groups;
    ++at;
    if (scan.hyphened(at) && scan.is_number(at)) continue;
    if (scan.is_punct(at, Punct::slash) && scan.glued(at) && scan.is_number(at + 1) && scan.glued(at + 1)) {
      ++at;
      continue;
    }
    break;
  }
  if (groups == 3)  // "10-3/4"
    if (const auto mixed = read_number(scan, i); mixed && mixed->form == NumberForm::fraction && mixed->end == at)
      return i;
  return groups >= 3 || (groups == 2 && zero_first) ? at : i;
}

// "2-1", "270-9", "(4-7)": two numbers joined by a hyphen that count nothing. With blanks around the dash only goals
// do.
uint32_t skip_score(const Scan& scan, uint32_t i) {
  constexpr double most_goals = 30, least_range = 100;
  const bool hyphened = scan.hyphened(i + 1);
  const uint32_t dashes = !scan.is_dash(i + 1) ? 0 : scan.is_dash(i + 2) ? 2 : 1;
  const uint32_t second = dashes > 0 ? i + 1 + dashes : hyphened ? i + 1 : i;
  if (second == i) return i;
  if (!scan.is_number(second)) {  // "3-sifr", "2-nil"
    const Reading* const nil = scan.find(second, WordKind::number);
    return nil != nullptr && nil->word->value == 0 && !nil->word->is(word_flag::suffix) ? nil->end : i;
  }
  const auto a = read_number(scan, i), b = read_number(scan, second);
  if (!a || !b || !a->digits || !b->digits || !a->integer || !b->integer || a->grouped || b->grouped) return i;
  if (!hyphened && (a->value > most_goals || b->value > most_goals)) return i;
  const auto q = read_quantity(scan, second);
  if (q && !q->bare()) return i;
  if (i == scan.begin && second + 1 == scan.end) return i;
  const bool few_goals = scan.is.digits_against_letters && dashes > 0 && b->value < 10;
  return a->value >= b->value || few_goals || (hyphened && b->value < least_range) ? second + 1 : i;
}

// "16:9", "3:16": a ratio or a verse, where nothing is counted behind it; times are dates and are read before.
uint32_t skip_ratio(const Scan& scan, uint32_t i) {
  uint32_t at = i + 1;
  while (scan.is_punct(at, Punct::colon) && scan.glued(at) && scan.is_number(at + 1) && scan.glued(at + 1)) at += 2;
  if (at == i + 1) return i;
  const auto q = read_quantity(scan, at - 1);
  return q && q->bare() && q->end == at ? at : i;
}

// "020 7946 0958": groups of digits with blanks between, of which the first begins with a zero.
uint32_t skip_spaced_phone(const Scan& scan, uint32_t i) {
  constexpr uint32_t fewest_digits = 8, longest_prefix = 5, shortest_group = 2;
  const auto digits_at = [&](uint32_t at) {
    const auto digits = scan.is_number(at) ? read_digits(scan.text(at)) : std::nullopt;
    return digits && digits->integer && !digits->grouped ? *digits : Digits{};
  };
  const Digits first = digits_at(i);
  if (!first.leading_zero || first.digits > longest_prefix) return i;
  uint32_t at = i + 1, count = first.digits;
  while (scan.is_number(at) && scan.one_blank_before(at) && digits_at(at).digits >= shortest_group)
    count += digits_at(at++).digits;
  return at > i + 1 && count >= fewest_digits ? at : i;
}

// "PM2.5", "v2.0": behind a stop the rest of a name of letters and digits.
bool is_rest_of_name(const Scan& scan, uint32_t i) {
  return i >= scan.begin + 2 && scan.glued(i) && scan.is_punct(i - 1, Punct::full_stop) && scan.glued(i - 1) &&
         scan.is_word(i - 2) && scan.token(i - 2).is(token_flag::has_digit);
}

bool is_list_number(const Scan& scan, uint32_t i) {
  // "... ma yali: 2-hadith", "...:- 1- amaliyya": a list within a sentence.
  const auto opens = [&](uint32_t at) {
    return scan.is_punct(at, Punct::colon) || scan.is_punct(at, Punct::full_stop) ||
           scan.is_punct(at, Punct::semicolon);
  };
  const bool listed = scan.is.brackets_count && i > scan.begin && scan.spaced(i) &&
                      (opens(i - 1) || (scan.is_dash(i - 1) && i >= scan.begin + 2 && opens(i - 2)));
  const bool first = i == scan.begin || listed || (i == scan.begin + 1 && scan.token_is_open_bracket(i - 1));
  if (!first || i + 2 >= scan.end) return false;
  if (scan.is.brackets_count && scan.hyphened(i + 1) && scan.is_word(i + 1)) return true;  // "2-tarshih"
  if (!scan.spaced(i + 2)) return false;
  // "7- ...", "7 - ...", but not "7- to 12-year-olds"
  if (scan.is_dash(i + 1) && scan.has(i + 2, Link::to) && scan.is_number(i + 3)) return false;
  if (scan.is_dash(i + 1) && scan.is_word(i + 2) && scan.token(i).letters <= 2) return scan.token(i).letters > 0;
  const bool mark = scan.is_punct(i + 1, Punct::full_stop) || scan.is_punct(i + 1, Punct::bracket_close);
  return mark && scan.glued(i + 1);
}

// "(431) arba'umi'a wa-wahid wa-thalathin mawqufan": the words say it again, and count.
bool is_said_again(const Scan& scan, uint32_t i) {
  if (i == scan.begin || !scan.token_is_open_bracket(i - 1) || !scan.is_punct(i + 1, Punct::bracket_close))
    return false;
  const auto digits = read_number(scan, i), words = read_number(scan, i + 2);
  return digits && words && digits->end == i + 1 && !words->has_digits && words->form == NumberForm::cardinal &&
         words->value == digits->value;
}

// "(8/56)": volume and page.
bool is_citation(const Scan& scan, uint32_t i) {
  return scan.is.slash_parts_scores && i > scan.begin && scan.token_is_open_bracket(i - 1) &&
         scan.is_punct(i + 1, Punct::slash) && scan.is_number(i + 2) && scan.is_punct(i + 3, Punct::bracket_close);
}

// "open 24/7": more than a whole, of nothing; in Arabic anything of nothing, for so scores are written: "fawz 1/2".
bool is_improper(const Scan& scan, uint32_t i) {
  if (!scan.is_punct(i + 1, Punct::slash) || !scan.is_number(i + 2)) return false;
  const auto q = read_quantity(scan, i);
  constexpr double always = 24.0 / 7;
  if (scan.is_phrase && !(q && q->value == always)) return false;
  return q && q->bare() && q->number.form == NumberForm::fraction && q->number.begin == i && q->end == i + 3 &&
         (scan.is.slash_parts_scores || q->value >= 1) && !scan.has(q->end, Link::of);
}

// "5+1", "P5+1", as states that negotiate are called, from the plus on.
bool is_sum(const Scan& scan, uint32_t plus) {
  const bool joined = scan.is_punct(plus, Punct::plus) && scan.glued(plus) && scan.is_number(plus + 1) &&
                      scan.glued(plus + 1) && plus > scan.begin;
  return joined && (scan.is_number(plus - 1) || scan.token(plus - 1).is(token_flag::has_digit));
}

// A phone or a register's number: too long to count anything, and not grouped.
bool is_long_id(const Scan& scan, uint32_t i) {
  constexpr uint32_t shortest = 10;
  if (scan.token(i).letters < shortest) return false;
  const auto q = read_quantity(scan, i);
  if (i == scan.begin && i + 1 == scan.end) return q && q->number.leading_zero;
  return q && (q->bare() || (q->noun.found() && q->noun.noun_class.empty())) && q->number.digits && q->number.integer &&
         !q->number.grouped;
}

// "6.0710/30": the last digits of what is asked, behind what is bid.
bool is_asked_price(const Scan& scan, uint32_t i) {
  constexpr size_t fewest_decimals = 2;
  if (i < scan.begin + 2 || scan.token(i).letters != 2 || !scan.is_punct(i - 1, Punct::slash) || scan.spaced(i) ||
      scan.spaced(i - 1) || !scan.is_number(i - 2) || scan.text(i).find('.') != std::string_view::npos)
    return false;
  const std::string_view bid = scan.text(i - 2);
  const size_t point = bid.find('.');
  return point != std::string_view::npos && bid.size() - point - 1 > fewest_decimals;
}

// "Springfield, IL 62704"
bool is_postal_code(const Scan& scan, uint32_t i) {
  constexpr uint16_t digits = 5, most_letters = 4;  // D.C.
  if (!scan.is.capital_names || i < scan.begin + 2 || scan.token(i).letters != digits || !scan.spaced(i)) return false;
  const Token& state = scan.token(i - 1);
  return state.is(token_flag::all_caps) && state.letters <= most_letters &&
         (state.letters == 2 || state.is(token_flag::dotted)) && scan.token_is_comma(i - 2) &&
         scan.text(i).find_first_of(".,") == std::string_view::npos;
}

bool is_address(const Scan& scan, uint32_t i) {
  if (is_postal_code(scan, i)) return true;
  if (!scan.anywhere_is(role::bit(Link::street))) return false;
  for (uint32_t n = 2; n <= 3 && scan.is_word(i + n - 1) && scan.is_word(i + n); ++n)
    if (scan.has(i + n, Link::street)) return true;
  return false;
}

// Do words stand on both sides, with blanks between? Then only what they say can make it no figure.
bool is_between_words(const Scan& scan, uint32_t i) {
  constexpr uint32_t longest = 9;  // digits: more may be an id
  return i > scan.begin && scan.is_number(i) && scan.token(i).letters <= longest && scan.is_word(i - 1) &&
         scan.is_word(i + 1) && scan.spaced(i) && scan.spaced(i + 1) && !scan.hyphened(i) && !scan.hyphened(i + 1);
}

// "qarar majlis al-amn 2216": of the label that stands before the names between them.
bool is_labelled_by_owner(const Scan& scan, uint32_t i) {
  constexpr uint32_t longest_owner = 3, fewest_digits = 3;
  if (scan.token(i).letters < fewest_digits || !scan.is_word(i - 1) || !scan.begins_with_article(i - 1)) return false;
  for (uint32_t back = 2; back <= longest_owner + 1 && i >= scan.begin + back; ++back) {
    if (!scan.is_word(i - back) || (scan.starts(i - back) & ~(start::counted | start::human)) != 0) return false;
    if (!scan.has(i - back, Link::label)) continue;
    const auto q = read_quantity(scan, i);
    return q && q->bare() && q->number.digits && q->number.integer && !q->number.grouped;
  }
  return false;
}

// "Article 5", "No. 10": what comes of it.
uint32_t skip_labelled(const Scan& scan, uint32_t i) {
  if (!is_label_before(scan, i))
    return scan.is.joined_article && scan.is_number(i) && is_labelled_by_owner(scan, i) ? i + 1 : i;
  const auto q = read_quantity(scan, i);
  // "on the highway 30 miles north", "tariq 5 kilumitrat", but not "Chapter 11\"" and "version 6C"
  const bool measured = q && (q->kind == FigureKind::measure || q->kind == FigureKind::money || q->timed) &&
                        (q->begin < q->number.begin || scan.spaced(q->number.end));
  if (q && !q->bare() && (!q->noun.noun_class.empty() || q->kind == FigureKind::percent || measured)) return i;
  uint32_t end = q ? std::max(q->number.end, i + 1) : i + 1;
  while (scan.hyphened(end) && scan.is_number(end)) ++end;  // "Boeing 737-800"
  // "raqm (35 - 22)"
  const bool two = scan.is.brackets_count && (scan.is_dash(end) || scan.is_punct(end, Punct::slash)) &&
                   scan.is_number(end + 1) && scan.is_punct(end + 2, Punct::bracket_close);
  return two ? end + 2 : end;
}

// "(1) ... (2) ...": the numbers of a list that runs on in the sentence.
bool is_running_list_number(const Scan& scan, uint32_t i) {
  constexpr uint32_t most_letters = 2, reach = 60;
  if (!scan.is_enclosed(i) || scan.token(i).letters > most_letters || !scan.is_word(i + 2)) return false;
  const auto item = [&](uint32_t at) {
    const bool enclosed = scan.is_number(at) && scan.is_punct(at - 1, Punct::bracket_open) && scan.is_enclosed(at);
    const NumberPhrase* const n = enclosed ? read_number(scan, at) : nullptr;
    return n && n->digits && n->integer ? n->value : -1;
  };
  const double own = item(i);
  const auto q = read_quantity(scan, i);
  if (own < 1 || q == nullptr || !q->bare()) return false;
  for (uint32_t n = 3; n <= reach; ++n) {
    if (scan.inside(i + n) && item(i + n) == own + 1) return true;
    if (own > 1 && i >= scan.begin + n && item(i - n) == own - 1) return true;
  }
  return false;
}

// Do letters glued to the digits at token i mean anything? Those of a unit of time only where they tell a length: "3d
// ago", but not "a 3D film".
bool is_known_ending(const Scan& scan, uint32_t i) {
  for (const Reading& r : scan.at(i + 1))
    if (r.word->kind != WordKind::time_unit || !r.word->is(word_flag::weak)) return true;
  return !scan.at(i + 1).empty() && read_duration(scan, i) != nullptr;
}

}  // namespace

uint32_t skip_non_figure(const Scan& scan, uint32_t i) {
  if (may_be_decade_of_age(scan, i) && decade_of_age(scan, i)) return i;
  if (is_between_words(scan, i))
    return is_address(scan, i) || is_number_of_name(scan, i) ? i + 1 : skip_labelled(scan, i);
  // An address of the web, up to the next blank.
  if (scan.is_punct(i, Punct::colon) && scan.is_punct(i + 1, Punct::slash) && scan.is_punct(i + 2, Punct::slash) &&
      scan.glued(i + 1)) {
    uint32_t at = i + 3;
    while (scan.inside(at) && scan.glued(at)) ++at;
    return at;
  }
  if (is_dash_before_day(scan, i)) return i + 1;
  if (is_sum(scan, i)) return i + 2;
  if (const uint32_t end = skip_joined_digits(scan, i); end != i) return end;
  if (!scan.is_number(i)) return i;
  // "al-Kharj36": what is written together with a word is of its name.
  if (scan.is.joined_article && scan.glued(i) && !scan.hyphened(i) && i > scan.begin && scan.is_word(i - 1) &&
      scan.token(i - 1).letters > 3)
    return i + 1;
  if (is_in_url(scan, i) || is_list_number(scan, i) || is_running_list_number(scan, i) || is_address(scan, i) ||
      is_said_again(scan, i) || is_long_id(scan, i) || is_asked_price(scan, i) || is_rest_of_name(scan, i))
    return i + 1;
  if (const uint32_t end = skip_spaced_phone(scan, i); end != i) return end;
  if (const uint32_t end = skip_ratio(scan, i); end != i) return end;
  if (is_sum(scan, i + 1)) return i + 3;
  if (is_citation(scan, i) || is_improper(scan, i)) return i + 3;
  // 24703L202, 13F: letters that are no unit make an id of it.
  if (scan.glued(i + 1) && !scan.hyphened(i + 1) && scan.is_word(i + 1)) {
    const Token& next = scan.token(i + 1);
    const auto power = next.is(token_flag::has_digit) ? read_number(scan, i) : nullptr;  // 1.3e6
    if (power && power->end > i + 1) return i;
    if (next.is(token_flag::has_digit) && !scan.find(i + 1, WordKind::unit) && !read_duration(scan, i)) return i + 1;
    if (next.script == Script::latin && next.letters <= 2 && !is_known_ending(scan, i)) return i + 1;
    // "1MDB", a fund
    if (next.script == Script::latin && next.is(token_flag::all_caps) && scan.at(i + 1).empty()) return i + 1;
    // "3G"
    const Reading* const scale = scan.find(i + 1, WordKind::number);
    if (scale != nullptr && scale->word->is(word_flag::weak) &&
        next.is(token_flag::capitalised | token_flag::all_caps) && suffix_scale(scan, i + 1, true) == nullptr)
      return i + 2;
  }
  // "747-SR"
  if (scan.hyphened(i + 1) && scan.is_word(i + 1) && scan.token(i + 1).is(token_flag::all_caps) &&
      scan.token(i + 1).letters <= 3 && scan.at(i + 1).empty())
    return i + 2;
  // A330-200, F-16, COVID-19: the number belongs to the word before it.
  if (scan.hyphened(i) && scan.is_word(i - 1) && i > scan.begin) return i + 1;
  if (const uint32_t end = skip_score(scan, i); end != i) return end;
  if (is_number_of_name(scan, i)) return i + 1;
  return skip_labelled(scan, i);
}

}  // namespace khabar::measure
