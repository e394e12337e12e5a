#include "measure/scan.h"

#include <algorithm>

#include "core/names.h"
#include "text/fold.h"

namespace khabar::measure {

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
      return start::unit | dual;
    case WordKind::currency:
      return start::currency | dual;
    case WordKind::unit:
      return start::measure | dual;
    case WordKind::counted:
      if (dual != 0) return dual;
      if (word.is(word_flag::plural)) return start::plural;
      return word.is(word_flag::singular) ? start::counted | (is_human(word.text2) ? start::human : 0) : 0;
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

namespace {

// Is there something without which there is neither figure nor date, in a sentence that has these bits?
bool is_worth_reading(uint64_t seen, bool arabic) {
  constexpr uint64_t sure = start::digits | start::glued | start::number | start::month | start::weekday | start::unit |
                            start::offset | start::season | start::daypart | start::every | start::quarter |
                            start::decade | start::currency | start::measure | start::dual | start::no | start::minus |
                            start::vague;
  const uint64_t one_person = arabic ? start::cue | start::human : start::cue | start::human | start::a;
  return (seen & sure) != 0 || (seen & one_person) == one_person;
}

}  // namespace

FactClasses::FactClasses(const Lexicon& lexicon) {
  const auto add = [&](ClassSet& set, std::string_view name) {
    const ClassId id = lexicon.class_id(name);
    if (id == no_class) return;
    set.add(id);
    any.add(id);
  };
  for (const char* name : {"stopword", "negation", "modal", "conjunction", "relative", "condition", "purpose"})
    add(function_word, name);
  for (const char* name : {"negation"}) add(negation, name);
  for (const char* name : {"say"}) add(verb, name);
  for (const char* name : {"nationality"}) add(nationality, name);
  for (const char* name : {"organization"}) add(organization, name);
  for (const char* name : {"place", "country", "organization", "person"}) add(this->name, name);
}

uint8_t Readings::facts(uint32_t token) const {
  uint8_t facts = 0;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), token,
                              [](const Hit& h, uint32_t wanted) { return h.tokens.begin < wanted; });
  for (; hit != hits_.end() && hit->tokens.begin == token; ++hit) {
    if ((hit->proclitics & proclitic_flag::future) != 0) facts |= fact::future;
    if (!hit->classes.any_of(classes_.any)) continue;
    if (hit->classes.any_of(classes_.function_word)) facts |= fact::function_word;
    if (hit->classes.any_of(classes_.negation)) facts |= fact::negation;
    if (hit->classes.any_of(classes_.verb)) facts |= fact::verb;
    if (hit->classes.any_of(classes_.nationality)) facts |= fact::nationality;
    if (hit->classes.any_of(classes_.name)) facts |= fact::name;
  }
  return facts;
}

bool Readings::is_within_organization(TokenRange tokens) const {
  constexpr uint32_t longest_name = 8;
  const uint32_t first = tokens.begin - begin_ > longest_name ? tokens.begin - longest_name : begin_;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), first,
                              [](const Hit& h, uint32_t wanted) { return h.tokens.begin < wanted; });
  for (; hit != hits_.end() && hit->tokens.begin <= tokens.begin; ++hit) {
    const bool longer = hit->tokens.end - hit->tokens.begin > tokens.end - tokens.begin;
    if (longer && hit->tokens.end >= tokens.end && hit->classes.any_of(classes_.organization)) return true;
  }
  return false;
}

// The bits that tokens have by themselves. Returns those of all of them.
uint64_t Readings::begin_slots(const Document& doc, TokenRange sentence) {
  const Token* const tokens = doc.tokens.data() + sentence.begin;
  const size_t count = sentence.end - sentence.begin;
  if (slots_.size() < count + padding) slots_.resize(count + padding);
  Slot* const slots = slots_.data();
  uint64_t seen = 0;
  for (size_t i = 0; i < count; ++i) {
    const Token& token = tokens[i];
    slots[i] = Slot{};
    if (token.kind == TokenKind::word && !token.is(token_flag::has_digit | token_flag::hyphen_before)) continue;
    const bool joint = token.is(token_flag::hyphen_before) || token.punct == Punct::dash ||
                       token.punct == Punct::slash || token.punct == Punct::other;
    slots[i].starts = token.kind == TokenKind::number   ? start::digits
                      : token.is(token_flag::has_digit) ? start::glued
                                                        : 0;
    slots[i].roles = joint ? role::joint : 0;
    seen |= slots[i].starts;
  }
  std::fill_n(slots + count, padding, Slot{});
  return seen;
}

// Something may begin at a token that has bits, or at a mark before a number, where a word that makes it a figure or a
// date stands near. A colon may begin the rest of an address of the web, in which nothing is a figure.
void Readings::find_starts(const Document& doc, TokenRange sentence) {
  const Token* const tokens = doc.tokens.data() + sentence.begin;
  Slot* const slots = slots_.data();
  const uint64_t hearts = start::heart_of(arabic_), begins = ~start::idle_of(arabic_);
  const uint32_t count = sentence.end - sentence.begin;
  uint32_t next = sentence.end, heart = none_index - start::heart_reach;
  for (uint32_t i = count; i-- > 0;) {
    const uint64_t starts = slots[i].starts;
    if ((starts & hearts) != 0) heart = i;
    const bool near = heart <= i + start::heart_reach;
    if ((starts & begins) != 0) {
      if (near) next = sentence.begin + i;
    } else if (tokens[i].kind == TokenKind::punctuation) {
      const bool before_number = (slots[i + 1].starts & (start::digits | start::number)) != 0;
      if (before_number || tokens[i].punct == Punct::colon || tokens[i].punct == Punct::dash) next = sentence.begin + i;
    }
    slots[i].next_start = next;
  }
}

bool Readings::fill(const Document& doc, TokenRange sentence) {
  const Hit* hit = doc.hits.data() + next_hit_;
  const Hit* const last = doc.hits.data() + doc.hits.size();
  while (hit != last && hit->tokens.begin < sentence.begin) ++hit;
  const Hit* const first = hit;
  begin_ = sentence.begin;
  uint64_t all = begin_slots(doc, sentence);
  const WordTable::Lists lists = table_.lists();
  Slot* const slots = slots_.data();
  uint8_t proclitics = 0;
  uint32_t readings = 0;
  for (; hit != last && hit->tokens.begin < sentence.end; ++hit) {
    proclitics |= hit->proclitics;
    const WordTable::Listed* words = nullptr;
    const uint32_t count = lists.of(*hit, words);
    if (count == 0) continue;
    uint64_t starts = words->starts, roles = words->roles;
    for (uint32_t n = 1; n < count; ++n) {
      starts |= words[n].starts;
      roles |= words[n].roles;
    }
    Slot& slot = slots[hit->tokens.begin - sentence.begin];
    if (!slot.pending) slot.first = static_cast<uint32_t>(hit - first);
    slot.pending = true;
    slot.starts |= starts;
    slot.roles |= roles;
    all |= starts;
    readings += count;
  }
  hits_ = {first, hit};
  next_hit_ = static_cast<size_t>(hit - doc.hits.data());
  all_starts_ = all;
  proclitics_ = proclitics;
  if (!is_worth_reading(all, arabic_)) return false;
  if (readings_.size() < readings) readings_.resize(readings);
  made_ = 0;
  find_starts(doc, sentence);
  return true;
}

void Readings::make_readings(Slot& slot, uint32_t token) {
  const WordTable::Lists lists = table_.lists();
  Reading* reading = readings_.data() + made_;
  for (size_t h = slot.first; h < hits_.size() && hits_[h].tokens.begin == token; ++h) {
    const Hit& hit = hits_[h];
    const WordTable::Listed* words = nullptr;
    const uint32_t count = lists.of(hit, words);
    for (uint32_t n = 0; n < count; ++n)
      *reading++ = {hit.tokens.begin, hit.tokens.end, &table_.word(words[n].word), hit.proclitics, hit.proclitic_bytes};
  }
  slot.first = made_;
  made_ = static_cast<uint32_t>(reading - readings_.data());
  slot.count = made_ - slot.first;
  slot.pending = false;
}

const Word* Scan::month_by_letters(std::string_view letters) const {
  const Word* const word = words.by_key(fold_key(letters), language);
  return word != nullptr && word->kind == WordKind::month ? word : nullptr;
}

bool Scan::and_at(uint32_t i, uint32_t& next) const {
  if (roles(i) == 0) return false;
  if (const Reading* r = link(i, Link::and_)) {
    next = r->end;
    return inside(next);
  }
  for (const Reading& r : at(i)) {
    if ((r.proclitics & proclitic_flag::conjunction) != 0) {
      next = i;
      return true;
    }
  }
  return false;
}

}  // namespace khabar::measure
