// One person, without a number: a soldier killed, "jundi wahid", a third one hurt.
#include "measure/ages.h"
#include "measure/figure_reader.h"

namespace khabar::measure {

std::optional<uint32_t> FigureReader::read_single() {
  const Reading* const a = scan_.link(at_, Link::a);
  if (!scan_.is.lone_units_count && a == nullptr) return std::nullopt;
  if (scan_.is.lone_units_count)
    if (auto f = read_noun_then_one()) return f;
  uint32_t noun_at = a != nullptr ? a->end : at_;
  const Reading* noun = nullptr;
  for (uint32_t n = 0; n < (scan_.is.modifiers_behind ? 1u : 3u) && noun == nullptr; ++n, ++noun_at) {
    for (const Reading& r : scan_.at(noun_at))
      if (r.word->kind == WordKind::counted && r.word->is(word_flag::singular) && is_human(r.word->text2)) noun = &r;
    if (noun == nullptr && !scan_.is_word(noun_at)) return std::nullopt;
  }
  if (noun == nullptr || !stands_beside_cue(*noun)) return std::nullopt;
  Figure& f = figures_.emplace_back();
  f.kind = FigureKind::count;
  set_noun(f, {noun->begin, noun->end, noun->word->text, noun->word->text2});
  return one(f, *noun, 1);
}

std::optional<uint32_t> FigureReader::read_noun_then_one() {
  for (const Reading& r : scan_.at(at_)) {
    if (r.word->kind != WordKind::counted || r.word->is(word_flag::dual) || r.end >= scan_.end) continue;
    const double value = r.word->is(word_flag::singular) ? 1 : 2;
    const Reading* const one = scan_.find(r.end, WordKind::number);
    if (one == nullptr || one->word->value != value || one->word->is(word_flag::weak | word_flag::multiplier) ||
        one->proclitics != 0)
      continue;
    Figure& f = figures_.emplace_back();
    f.kind = FigureKind::count;
    f.rule = r.word->rule;
    set_noun(f, {r.begin, r.end, r.word->text, r.word->text2});
    set_bounds(f, Qualifier::exact, value);
    return close(f, one->end);
  }
  return std::nullopt;
}

bool FigureReader::stands_beside_cue(const Reading& noun) const {
  if ((noun.proclitics & (proclitic_flag::article | proclitic_flag::preposition)) != 0) return false;
  const uint32_t back = scan_.is.modifiers_behind ? 2 : 4;
  for (uint32_t n = 1; n <= back && at_ >= scan_.begin + n; ++n) {
    const uint32_t i = at_ - n;
    if (scan_.token(i).kind == TokenKind::punctuation && scan_.token(i).punct != Punct::quote_open) {
      if (scan_.is.lone_units_count) return false;
      break;
    }
    for (const Reading& r : scan_.at(i)) {
      if (r.word->link() == Link::cue && (n == 1 || !scan_.is.modifiers_behind)) return true;
      // "two soldiers and a civilian": it is counted with its neighbours.
      if (scan_.is.joined_article && (noun.proclitics & proclitic_flag::conjunction) != 0 &&
          r.word->kind == WordKind::counted && r.word->is(word_flag::dual | word_flag::plural) && !scan_.has_article(i))
        return true;
    }
  }
  if (scan_.is.modifiers_behind) return is_told_of(noun) || is_object_of_cue(noun);
  for (uint32_t i = noun.end; i < noun.end + 3; ++i)
    if (scan_.has(i, Link::cue)) return true;
  return false;
}

// "Gunmen killed | a soldier", "killed in Basra | a soldier": the ending of an object, behind the verb and who did it.
bool FigureReader::is_object_of_cue(const Reading& noun) const {
  constexpr uint32_t reach = 6;
  if (!NumberGrammar::ends(scan_.text(noun.end - 1), scan_.grammar.accusative)) return false;
  for (uint32_t n = 1; n <= reach && at_ >= scan_.begin + n; ++n) {
    const uint32_t i = at_ - n;
    if (!scan_.is_word(i) || (scan_.is_function_word(i) && (scan_.starts(i) & start::in) == 0)) return false;
    if (is_cue(i)) return !scan_.has_article(i);
  }
  return false;
}

bool FigureReader::is_told_of(const Reading& noun) const {
  constexpr uint32_t reach = 7;
  const bool quoted = at_ > scan_.begin && scan_.is_punct(at_ - 1, Punct::quote_open);
  const uint32_t before = quoted ? at_ - 2 : at_ - 1;  // beyond the sentence nothing stands
  if (!scan_.is_function_word(before) || scan_.has(before, TimeRole::every)) return false;
  if (!NumberGrammar::ends(scan_.text(noun.end - 1), scan_.grammar.accusative)) return false;
  for (uint32_t i = noun.end; i < noun.end + reach; ++i) {
    if (!scan_.is_word(i)) return false;
    if (is_cue(i)) return governs_nothing(i + 1);
  }
  return false;
}

bool FigureReader::is_cue(uint32_t i) const {
  for (const Reading& r : scan_.at(i))
    if (r.word->link() == Link::cue) return true;
  return false;
}

// A mark, a word of grammar, or one behind a conjunction or a preposition: "bi-" also before words that no pack knows.
bool FigureReader::governs_nothing(uint32_t i) const {
  return !scan_.is_word(i) ||
         (NumberGrammar::begins(scan_.text(i), scan_.grammar.joined_in) &&
          scan_.find(i, WordKind::counted) == nullptr) ||
         scan_.token(i).proclitic_bytes > 0 || scan_.is_function_word(i) ||
         (scan_.starts(i) & (start::in | start::of | start::offset | start::weekday)) != 0;
}

bool FigureReader::is_one_more(const Quantity& q) const {
  return scan_.is.modifiers_behind && q.kind == FigureKind::ordinal && q.begin > scan_.begin && !q.number.has_digits &&
         is_cue(q.begin - 1) && !scan_.has_article(q.begin) && governs_nothing(q.end);
}

std::optional<uint32_t> FigureReader::finish_one_more(const Quantity& q) {
  Figure& f = figures_.emplace_back();
  f.kind = FigureKind::count;
  f.rule = q.rule;
  for (uint32_t i = q.begin - 1; i > scan_.begin && f.noun.empty(); --i)
    for (const Reading& r : scan_.at(i - 1))
      if (r.word->kind == WordKind::counted && is_human(r.word->text2) && r.word->text2 != "dead") {
        f.noun = r.word->text;
        f.noun_class = r.word->text2;
        break;
      }
  set_bounds(f, Qualifier::exact, 1);
  return close(f, q.end);
}

bool FigureReader::is_behind_age(const Quantity& q) const {
  if (!scan_.is.modifiers_behind || q.noun.found() || q.begin != at_) return false;
  const bool rank = q.kind == FigureKind::ordinal && scan_.has_article(q.begin);
  if (!rank && (q.kind != FigureKind::number || !q.number.integer || q.value < 1)) return false;
  for (uint32_t back = 1; back <= 3 && q.begin >= scan_.begin + back; ++back) {
    const Reading* const age = scan_.link(q.begin - back, Link::age);
    if (age != nullptr && age->end == q.begin && !age->word->is(word_flag::weak)) return true;
  }
  return false;
}

uint32_t FigureReader::end_of_age(const Quantity& q) const {
  constexpr double oldest = 120;
  const bool age = scan_.is.modifiers_behind && q.noun.begin == q.noun.end && q.number.end == q.end && q.value >= 1 &&
                   q.value <= oldest && (q.kind == FigureKind::ordinal || q.kind == FigureKind::number);
  return age ? skip_life(scan_, q.end) : q.end;
}

std::optional<uint32_t> FigureReader::finish_age(const Quantity& q, uint32_t end) {
  Figure& f = figures_.emplace_back();
  fill(f, q);
  f.kind = FigureKind::age;
  f.unit = unit_name(TimeUnit::year);
  set_bounds(f, qualifier_, q.value);
  return close(f, end);
}

}  // namespace khabar::measure
