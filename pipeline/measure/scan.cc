#include "measure/scan.h"

#include "core/names.h"
#include "text/fold.h"

namespace khabar::measure {

uint64_t starts_of(const Word& word) {
  const uint64_t dual = word.is(word_flag::dual) ? start::dual : 0;
  switch (word.kind) {
    case WordKind::number:
    case WordKind::ordinal:
    case WordKind::fraction:
      return start::number;
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

FactClasses::FactClasses(const Lexicon& lexicon) {
  const auto add = [&](ClassSet& set, std::string_view name) {
    const ClassId id = lexicon.class_id(name);
    if (id == no_class) return;
    set.add(id);
    any.add(id);
  };
  for (const char* name : {"stopword", "negation", "modal", "conjunction", "relative", "condition", "purpose"})
    add(function_word, name);
  for (const char* name : {"say"}) add(verb, name);
  for (const char* name : {"nationality"}) add(nationality, name);
  for (const char* name : {"place", "country", "organization", "person"}) add(this->name, name);
}

void Readings::add_facts(const Hit& hit) {
  uint8_t& facts = facts_[hit.tokens.begin - begin_];
  if ((hit.proclitics & proclitic_flag::future) != 0) facts |= fact::future;
  if (hit.classes.any_of(classes_.function_word)) facts |= fact::function_word;
  if (hit.classes.any_of(classes_.verb)) facts |= fact::verb;
  if (hit.classes.any_of(classes_.nationality)) facts |= fact::nationality;
  if (hit.classes.any_of(classes_.name)) facts |= fact::name;
}

// Looks for a word without which there is neither figure nor date; most sentences that have one have it early.
bool Readings::is_worth_reading(const Document& doc, TokenRange sentence, size_t hit, bool arabic) const {
  for (uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (doc.tokens[i].kind == TokenKind::number || doc.tokens[i].is(token_flag::has_digit)) return true;
  constexpr uint64_t sure = start::digits | start::number | start::month | start::weekday | start::unit |
                            start::offset | start::season | start::daypart | start::every | start::quarter |
                            start::decade | start::currency | start::measure | start::dual | start::no | start::minus |
                            start::vague;
  const uint64_t one_person = arabic ? start::cue | start::human : start::cue | start::human | start::a;
  uint64_t seen = 0;
  for (; hit < doc.hits.size() && doc.hits[hit].tokens.begin < sentence.end; ++hit) {
    if (!doc.hits[hit].classes.any_of(table_.classes())) continue;
    for (const EntryRef ref : lexicon_.entries(doc.hits[hit])) seen |= table_.starts(ref);
    if ((seen & sure) != 0 || (seen & one_person) == one_person) return true;
  }
  return false;
}

bool Readings::fill(const Document& doc, TokenRange sentence, bool arabic) {
  while (next_hit_ < doc.hits.size() && doc.hits[next_hit_].tokens.begin < sentence.begin) ++next_hit_;
  if (!is_worth_reading(doc, sentence, next_hit_, arabic)) return false;
  const uint32_t count = sentence.end - sentence.begin;
  begin_ = sentence.begin;
  readings_.clear();
  facts_.assign(count, 0);
  first_.resize(count + 1);
  starts_.resize(count);
  for (uint32_t i = 0; i < count; ++i) {
    const Token& token = doc.tokens[begin_ + i];
    starts_[i] = token.kind == TokenKind::number ? start::digits : token.is(token_flag::has_digit) ? start::glued : 0;
  }
  uint32_t filled = 0;  // first_ is right up to here
  for (; next_hit_ < doc.hits.size() && doc.hits[next_hit_].tokens.begin < sentence.end; ++next_hit_) {
    const Hit& hit = doc.hits[next_hit_];
    if ((hit.proclitics & proclitic_flag::future) != 0 || hit.classes.any_of(classes_.any)) add_facts(hit);
    if (!hit.classes.any_of(table_.classes())) continue;
    const uint32_t at = hit.tokens.begin - begin_;
    for (; filled <= at; ++filled) first_[filled] = static_cast<uint32_t>(readings_.size());
    for (const EntryRef ref : lexicon_.entries(hit)) {
      const Word* const word = table_.of(ref);
      if (word == nullptr) continue;
      readings_.push_back({hit.tokens.begin, hit.tokens.end, word, hit.proclitics, hit.proclitic_bytes});
      starts_[at] |= word->starts;
    }
  }
  for (; filled <= count; ++filled) first_[filled] = static_cast<uint32_t>(readings_.size());
  all_starts_ = 0;
  next_heart_.resize(count);
  for (uint32_t i = count, next = none_index - start::heart_reach; i-- > 0;) {
    all_starts_ |= starts_[i];
    if ((starts_[i] & start::heart) != 0) next = i;
    next_heart_[i] = next;
  }
  return true;
}

const Word* Scan::month_by_letters(std::string_view letters) const {
  const Word* const word = words.by_key(fold_key(letters), language);
  return word != nullptr && word->kind == WordKind::month && !word->is(word_flag::weak) ? word : nullptr;
}

bool Scan::and_at(uint32_t i, uint32_t& next) const {
  if (!inside(i)) return false;
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
