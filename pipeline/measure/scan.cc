#include "measure/scan.h"

#include "text/fold.h"

namespace khabar::measure {

uint32_t starts_of(const Word& word) {
  const uint32_t dual = word.is(word_flag::dual) ? start::dual : 0;
  switch (word.kind) {
    case WordKind::number: case WordKind::ordinal: case WordKind::fraction: return start::number;
    case WordKind::month: return start::month;
    case WordKind::weekday: return start::weekday;
    case WordKind::time_unit: return start::unit | dual;
    case WordKind::currency: return start::currency | dual;
    case WordKind::unit: return start::measure | dual;
    case WordKind::counted: return dual != 0 ? dual : word.is(word_flag::singular) ? start::counted : 0;
    case WordKind::qualifier: return start::qualifier;
    default: break;
  }
  switch (word.link()) {
    case Link::the: return start::the;
    case Link::in: return start::in;
    case Link::a: case Link::another: return start::a;
    case Link::between: case Link::from: return start::opener;
    case Link::of: return start::of;
    case Link::no: return start::no;
    case Link::minus: return start::minus;
    case Link::to: return start::to;
    default: break;
  }
  switch (word.time_role()) {
    case TimeRole::offset: case TimeRole::present: case TimeRole::past: case TimeRole::future: case TimeRole::set: case TimeRole::holiday:
      return start::offset;
    case TimeRole::rel: case TimeRole::demonstrative: return start::rel;
    case TimeRole::ago: case TimeRole::since: case TimeRole::after: case TimeRole::within: case TimeRole::later: case TimeRole::hence: return start::ago;
    case TimeRole::part: case TimeRole::part_of: return start::part;
    case TimeRole::season: return start::season;
    case TimeRole::daypart: return start::daypart;
    case TimeRole::every: return start::every;
    case TimeRole::quarter: case TimeRole::half: return start::quarter;
    case TimeRole::decade: return start::decade;
    case TimeRole::last_of: return start::last;
    case TimeRole::clock: return start::clock;
    case TimeRole::whole: case TimeRole::for_: return start::whole;
    case TimeRole::era: return start::era;
    default: return 0;
  }
}

FactClasses::FactClasses(const Lexicon& lexicon) {
  const auto add = [&](ClassSet& set, std::string_view name) {
    const ClassId id = lexicon.class_id(name);
    if (id == no_class) return;
    set.add(id);
    any.add(id);
  };
  for (const char* name : {"stopword", "negation", "modal", "conjunction", "relative", "condition", "purpose"}) add(function_word, name);
  for (const char* name : {"say"}) add(verb, name);
  for (const char* name : {"nationality"}) add(nationality, name);
  for (const char* name : {"place", "country", "organization", "person"}) add(this->name, name);
}

void Readings::fill(const Document& doc, const Lexicon& lexicon, const WordTable& table, const FactClasses& classes) {
  facts_.assign(doc.tokens.size(), 0);
  for (const Hit& hit : doc.hits) {
    if ((hit.proclitics & proclitic_flag::future) != 0) facts_[hit.tokens.begin] |= fact::future;
    if (!hit.classes.any_of(classes.any)) continue;
    uint8_t& facts = facts_[hit.tokens.begin];
    if (hit.classes.any_of(classes.function_word)) facts |= fact::function_word;
    if (hit.classes.any_of(classes.verb)) facts |= fact::verb;
    if (hit.classes.any_of(classes.nationality)) facts |= fact::nationality;
    if (hit.classes.any_of(classes.name)) facts |= fact::name;
  }
  readings_.clear();
  first_.assign(doc.tokens.size() + 1, 0);
  starts_.assign(doc.tokens.size(), 0);
  for (size_t i = 0; i < doc.tokens.size(); ++i)
    if (doc.tokens[i].kind == TokenKind::number) starts_[i] = start::digits;
  uint32_t filled = 0;  // first_ is right up to here
  for (const Hit& hit : doc.hits) {
    if (!hit.classes.any_of(table.classes())) continue;
    for (; filled <= hit.tokens.begin; ++filled) first_[filled] = static_cast<uint32_t>(readings_.size());
    for (const EntryRef ref : lexicon.entries(hit)) {
      const Word* const word = table.of(ref);
      if (word == nullptr) continue;
      readings_.push_back({hit.tokens.begin, hit.tokens.end, word, hit.proclitics, hit.proclitic_bytes});
      starts_[hit.tokens.begin] |= word->starts;
    }
  }
  for (; filled < first_.size(); ++filled) first_[filled] = static_cast<uint32_t>(readings_.size());
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
