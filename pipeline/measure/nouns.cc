// What a number counts.
#include "measure/quantity.h"

namespace khabar::measure {

namespace {

const Reading* counted_at(const Scan& scan, uint32_t i, uint16_t wanted) {
  if (!scan.may_have(i, role::bit(WordKind::counted))) return nullptr;
  for (const Reading& r : scan.at(i))
    if (r.kind == WordKind::counted && r.end <= scan.end && r.word->is(wanted)) return &r;
  return nullptr;
}

Noun noun_of(const Reading& r) { return {r.begin, r.end, r.word->text, r.word->text2}; }

// May the search for a noun go past this English word? Adjectives are unknown words or nationalities; a word of
// grammar, a verb of the packs or a mark ends the noun phrase.
bool passes(const Scan& scan, uint32_t i) {
  if (!scan.is_word(i) || scan.token(i).is(token_flag::clitic_s | token_flag::newline_before)) return false;
  constexpr uint64_t others = role::bit(WordKind::time_word) | role::bit(WordKind::qualifier) |
                              role::bit(WordKind::month) | role::bit(WordKind::weekday) |
                              role::bit(WordKind::currency) | role::bit(WordKind::time_unit) |
                              role::bit(WordKind::percent) | role::bit(WordKind::number);
  constexpr uint64_t links = role::all_links & ~(role::bit(Link::other) | role::bit(Link::cue));
  return !scan.may_have(i, others | links) && !scan.is_function_word(i);
}

// "Nine", "at least nine".
bool begins_with_number(const Scan& scan, uint32_t i) {
  return scan.is_number(i) || scan.may_have(i, role::bit(WordKind::number) | role::bit(WordKind::qualifier));
}

// "Two bombs | killed nine", "Three robbers | wounded the guard": a word for who was hurt that has an object behind it
// is a verb.
bool is_verb_with_object(const Scan& scan, const Reading& r) {
  const std::string_view what = r.word->text2;
  const uint32_t next = r.end;
  if ((what != "dead" && what != "injured") || !scan.inside(next)) return false;
  return begins_with_number(scan, next) || scan.is_name(next) || scan.link(next, Link::the) != nullptr ||
         scan.link(next, Link::a) != nullptr || scan.link(next, Link::own) != nullptr;
}

// "Nominations", "Iraqis": a word of the text with the ending of a plural.
Noun plural_of_text(const Scan& scan, uint32_t i) {
  if (!scan.is_word(i)) return {};
  const std::string_view word = scan.text(i);
  const bool people = scan.capital(i) && scan.is_nationality(i);
  if (scan.token(i).is(token_flag::capitalised | token_flag::all_caps | token_flag::has_digit) && !people) return {};
  for (const std::string_view ending : scan.grammar.no_plurals)
    if (!people && word.ends_with(ending)) return {};  // but Iraqis
  for (const NumberGrammar::Plural& plural : scan.grammar.plurals)
    if (word.ends_with(plural.ending) && word.size() + plural.singular.size() > plural.ending.size() + 2)
      return {i, i + 1, word.substr(0, word.size() - plural.ending.size()), people ? "person" : "", plural.singular};
  return {};
}

// What a number counts where no list knows it: "five nominations", "two young Iraqis", "12 Chinese".
Noun guess_noun(const Scan& scan, uint32_t i, const NumberPhrase& number) {
  constexpr uint32_t most_adjectives = 2;
  if (number.form != NumberForm::cardinal && number.form != NumberForm::vague) return {};
  if (number.form == NumberForm::cardinal && number.value < 2) return {};
  // "Note: 1986 includes ...", "1987 earnings": the year
  if (number.digits && number.digit_count == 4 && !number.grouped && number.value >= 1900 && number.value < 2060)
    return {};
  uint32_t at = i;
  for (uint32_t n = 0; n <= most_adjectives && passes(scan, at) && !scan.hyphened(at + 1); ++n, ++at) {
    Noun noun = plural_of_text(scan, at);
    if (!noun.found()) continue;
    if (scan.has(at, Link::other)) return {at, at + 1, "", ""};  // "three others"
    if (passes(scan, at + 1))                                    // "five arms dealers"
      if (const Noun head = plural_of_text(scan, at + 1); head.found()) noun = head;
    return noun;
  }
  // "50 million Malaysian dollars" are no Malaysians.
  constexpr uint64_t measured = role::bit(WordKind::currency) | role::bit(WordKind::unit) |
                                role::bit(WordKind::time_unit) | role::bit(WordKind::percent) |
                                role::bit(WordKind::number);
  if (at > i && scan.capital(at - 1) && scan.is_nationality(at - 1) && !passes(scan, at) &&
      !scan.may_have(at, measured))
    return {at - 1, at, scan.text(at - 1), "person"};
  return {};
}

// "two previous decisions", "one last question": behind a number these words say which of them, not when. Returns the
// token behind the word; i if none stands there.
uint32_t skip_rank(const Scan& scan, uint32_t i) {
  if (const Reading* final = scan.time(i, TimeRole::last_of)) return final->end;
  const Reading* row = scan.time(i, TimeRole::row);  // "two consecutive terms", "two closed plants"
  if (row == nullptr) row = scan.time(i, TimeRole::edge);
  if (row != nullptr && row->end == i + 1) return row->end;
  const Reading* const rel = scan.time(i, TimeRole::rel);
  return rel != nullptr && rel->word->number < 0 ? rel->end : i;
}

// Is token i, behind a noun, another one of that number? Not "album | Tourist", which is its name.
bool goes_on(const Scan& scan, uint32_t i, uint16_t wanted) {
  return passes(scan, i) && (!scan.capital(i) || scan.capital(i - 1)) && counted_at(scan, i, wanted) != nullptr;
}

Noun read_run_of_nouns(const Scan& scan, uint32_t i, const NumberPhrase& number) {
  uint32_t at = i;
  bool of_many = false;  // "one of the soldiers"
  if (const Reading* of = scan.link(at, Link::of)) {
    at = of->end;
    of_many = true;
    if (const Reading* the = scan.link(at, Link::the))
      at = the->end;
    else if (const Reading* own = scan.link(at, Link::own))  // "20 of his soldiers"
      at = own->end;
    if (number.form == NumberForm::cardinal && !number.scaled && number.digits && scan.link(i, Link::of) == nullptr)
      return {};
  }
  if (!of_many) at = skip_rank(scan, at);
  const bool joined = scan.hyphened(at);
  const uint16_t wanted = joined ? word_flag::singular | word_flag::plural
                          : number.value == 1 && !of_many && number.form != NumberForm::vague ? word_flag::singular
                                                                                              : word_flag::plural;
  const uint32_t first = at;
  Noun found;
  for (uint32_t n = 0; n < 4 && scan.inside(at); ++n) {
    if (n > 0 && scan.token(at).is(token_flag::clitic_s)) {  // "one of his party's leaders"
      ++at;
      continue;
    }
    const Reading* const r = counted_at(scan, at, wanted);
    if (r != nullptr && n > 0 && is_verb_with_object(scan, *r)) return found;
    if (r != nullptr && scan.inside(r->end) && scan.token(r->end).is(token_flag::clitic_s)) {
      found = {};  // "111 women's shops": the shops are counted
      at = r->end;
      continue;
    }
    if (r != nullptr) {
      found = noun_of(*r);
      // "police officers", "one bank official": the last noun of a run is the head.
      at = r->end;
      if (!goes_on(scan, at, wanted == word_flag::singular ? wanted : word_flag::plural)) return found;
      continue;
    }
    if (found.found()) return found;
    // Adjectives as nouns: 20 wounded, 30 dead.
    if (!passes(scan, at)) {
      const Reading* const other = n == 0 && at == i ? scan.link(at, Link::other) : nullptr;
      if (other == nullptr) break;
      const Reading* const behind = counted_at(scan, other->end, wanted);  // "four other soldiers"
      return behind != nullptr ? noun_of(*behind) : Noun{other->begin, other->end, "", ""};
    }
    ++at;
  }
  return found.found() || joined ? found : guess_noun(scan, first, number);
}

bool is_function_reading(const Scan& scan, uint32_t i) {
  for (const Reading& r : scan.at(i)) {
    if (r.end > scan.end) continue;
    const WordKind kind = r.word->kind;
    if (kind == WordKind::link || kind == WordKind::qualifier || kind == WordKind::time_word ||
        kind == WordKind::month || kind == WordKind::weekday || kind == WordKind::number || kind == WordKind::time_unit)
      return true;
  }
  return false;
}

// "qutilu", "lil-awlad", "wa-lil-awlad": a verb or what "for" governs, of which no list knows.
bool is_verb_or_behind_for(const Scan& scan, uint32_t i) {
  const NumberGrammar& grammar = scan.grammar;
  std::string_view word = scan.text(i);
  if (NumberGrammar::ends(word, grammar.plural_verb)) return true;
  if (NumberGrammar::begins(word, grammar.article_behind_for)) return true;
  const std::string_view conjunction =
      grammar.article_behind_and.substr(0, grammar.article_behind_and.size() - grammar.article.size());
  if (!NumberGrammar::begins(word, conjunction)) return false;
  word.remove_prefix(conjunction.size());
  return NumberGrammar::begins(word, grammar.article_behind_for);
}

// Behind an Arabic number stands the noun itself, or "of" and the noun.
Noun read_noun_at_once(const Scan& scan, uint32_t i, const NumberPhrase& number) {
  uint32_t at = i;
  bool of = false;
  if (const Reading* r = scan.link(at, Link::of)) {
    at = r->end;
    of = true;
  }
  // "al-a'da al-thalatha min majmu'at al-khamsa": the members were counted before.
  if (of && number.form == NumberForm::cardinal && !number.has_digits && scan.has_article(number.begin)) return {};
  if (const Reading* r = scan.link(at, Link::them)) return {r->begin, r->end, "", ""};
  if (const Reading* r = scan.link(at, Link::other); r != nullptr && !of) return {r->begin, r->end, "", ""};
  if (const Reading* r = counted_at(scan, at, word_flag::singular | word_flag::plural))
    // "29 lil-banat" are for girls.
    if (r->proclitic_bytes == 0 && (r->proclitics & proclitic_flag::preposition) == 0) return noun_of(*r);
  if (of && number.form == NumberForm::vague && scan.is_word(at)) return {at, at + 1, scan.text(at), ""};
  if (of || !scan.is_word(at) || scan.token(at).script != Script::arabic || scan.token(at).proclitic_bytes > 0)
    return {};
  if (scan.token(at).is(token_flag::newline_before) || scan.token(at).letters < 3) return {};
  if (is_verb_or_behind_for(scan, at)) return {};
  if (scan.is_nationality(at)) return {at, at + 1, scan.text(at), "person"};
  if (is_function_reading(scan, at) || scan.is_function_word(at) || scan.is_name(at)) return {};
  if (number.leading_zero || scan.is_verb(at) || number.value == 1) return {};
  // The noun is bare, and stands before a number with an article: "al-marahil al-arba' wa-...".
  if ((scan.has_article(at) && number.form != NumberForm::vague) ||
      (scan.has_article(number.begin) && !number.has_digits))
    return {};
  // An unknown word right behind a number is most likely what it counts.
  return {at, at + 1, scan.text(at), ""};
}

// "Al-wuzara'", "lil-wuzara'".
bool is_definite_word(const Scan& scan, uint32_t i) {
  if (!scan.is_word(i) || scan.token(i).is(token_flag::newline_before)) return false;
  return scan.is_definite(i);
}

// Where the number begins with its article: "al-thalatha", and "al-15", whose article is a token of its own; the
// number's end if it has none.
uint32_t begin_of_definite(const Scan& scan, const NumberPhrase& number) {
  constexpr uint16_t article_letters = 3;  // with a tatweel
  const uint32_t i = number.begin;
  if (!number.has_digits) return scan.token(i).proclitic_bytes == 0 && scan.has_article(i) ? i : number.end;
  const bool article =
      i > scan.begin && scan.begins_with_article(i - 1) && scan.token(i - 1).letters <= article_letters;
  return article ? i - 1 : number.end;
}

// "Taqasamat al-manatiq al-1679 qadiyya": from eleven on a noun without article behind the number is what it counts.
bool governs_noun(const Scan& scan, const NumberPhrase& number) {
  constexpr double least = 11;
  const Reading* const noun = counted_at(scan, number.end, word_flag::singular);
  return number.value >= least && noun != nullptr && noun->proclitics == 0 && !scan.has_article(noun->begin);
}

}  // namespace

bool is_attribute(const Scan& scan, const NumberPhrase& number) {
  if (!scan.is.joined_article || number.form != NumberForm::cardinal || number.value < 2) return false;
  const uint32_t first = begin_of_definite(scan, number);
  return first > scan.begin && first < number.end && is_definite_word(scan, first - 1) && !governs_noun(scan, number);
}

Noun read_noun_before(const Scan& scan, const NumberPhrase& number) {
  const uint32_t first = begin_of_definite(scan, number);
  constexpr uint32_t reach = 2;  // "al-ittifaqat al-dawliyya al-ashr": one adjective, or what the noun is of
  for (uint32_t back = 1; back <= reach && first >= scan.begin + back; ++back) {
    if (back > 1 && !scan.is_word(first - back)) return {};
    const Reading* const r = counted_at(scan, first - back, word_flag::plural);
    if (r != nullptr && r->end == first - back + 1) return noun_of(*r);
    // "Dafa'at al-ra'is al-ashara": a noun for one is followed by no number of its own.
    if (counted_at(scan, first - back, word_flag::singular) != nullptr) return {};
  }
  return {};
}

Noun read_noun(const Scan& scan, uint32_t i, const NumberPhrase& number) {
  if (!scan.inside(i)) return {};
  return scan.is.modifiers_behind ? read_noun_at_once(scan, i, number) : read_run_of_nouns(scan, i, number);
}

}  // namespace khabar::measure
