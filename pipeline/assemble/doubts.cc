// Where the verb comes first: what tells how things are, or what is wanted, rather than what happened; and actors that
// are no such thing. The methods of Assembler that judge it.
#include <algorithm>

#include "assemble/assembler.h"
#include "assemble/event_parts.h"
#include "assemble/readings.h"
#include "assemble/thing_nouns.h"

namespace khabar {

namespace {

// How far before a verb of the present stands the "was" that makes it a habit, and before a noun what it came of.
constexpr uint32_t habit_reach = 6, outcome_reach = 4;
// How far before a noun with "and" stands the one that it is joined to.
constexpr uint32_t series_reach = 7;
// How far from a verb stands what it asks for.
constexpr uint32_t object_reach = 9;

bool is_of_words(const Trigger& trigger) {
  const EventType& type = trigger.event;
  return trigger.speech || type.quad == verbal_conflict ||
         (type.quad == verbal_cooperation && !type.is(event_flag::meeting));
}

// "(There) takes place the signing of ...": a noun told by the present of a passive light verb is told of what is done
// as a rule or still to come; not "is under way", which has a kind of its own.
bool is_told_by_present(const Document& doc, const SentenceView& view, const Row& row) {
  if (row.usage.light != WordKind::passive || !view.has(row.tokens.begin - 1, part::light)) return false;
  const uint32_t verb = row.tokens.begin - 1;
  const Token& token = doc.tokens[verb];
  const std::string_view word = doc.at(token.span).substr(token.proclitic_bytes);
  // The feminine of the present, where its stem begins with the same letter.
  const std::string_view feminine = view.endings->feminine_verb.spellings().front();
  const bool doubled = word.starts_with(feminine) && word.substr(feminine.size()).starts_with(feminine);
  return view.kinds_at(verb).light == WordKind::passive && (view.endings->present_prefix.begins(word) || doubled);
}

}  // namespace

// "To discuss", "so that it holds", "that they discuss": a verb of the present that is what another one is about.
bool Assembler::is_aim(const Document& doc, uint32_t verb) const {
  const Token& token = doc.tokens[verb];
  const std::string_view proclitics = doc.at(token.span).substr(0, token.proclitic_bytes);
  if (view_.endings->joined_for.ends(proclitics)) return true;
  const uint32_t that = verb - 1;
  if (!view_.has(that, part::complementizer) || view_.has(that, part::pronoun)) return false;
  if (!view_.endings->to_do.ends(doc.at(doc.tokens[that].span))) return false;
  // "Before they met", "could storm".
  constexpr uint64_t when = part::preposition | part::subordinator | part::aftermath;
  return !view_.has(that - 1, when) && !(that > view_.begin && view_.kinds_at(that - 1).modal == WordKind::realised);
}

// "The company used to host": behind "was" with nothing but its subject between.
bool Assembler::is_habit(uint32_t verb) const {
  constexpr uint64_t others = part::stop | part::comma | part::complementizer | part::relative | part::say;
  for (uint32_t t = verb; t > view_.begin && verb - t < habit_reach; --t) {
    if (view_.has(t - 1, part::aspect)) return false;
    if (view_.has(t - 1, part::be)) return true;
    if (view_.has(t - 1, others | part::verb)) return false;
  }
  return false;
}

// The present of a deed, where it is an aim, a habit or said of a noun that nobody knows yet, or where nobody does it.
bool Assembler::is_told_generally(const Document& doc, const Row& row, uint64_t features) const {
  constexpr uint64_t plain = bit(RowFeature::heading) | bit(RowFeature::future);
  const Event& event = doc.events[row.event];
  const EventType& type = row.trigger->event;
  const bool present = (row.trigger->slots & slot::present) != 0 && (row.trigger->slots & slot::past) == 0;
  if (view_.verb_first && row.nominal && is_told_by_present(doc, view_, row) && !model_.has_floor(*row.trigger))
    return true;
  if (!view_.verb_first || row.nominal || !present || (features & plain) != 0 || model_.has_floor(*row.trigger))
    return false;
  const uint32_t verb = row.tokens.begin;
  if (view_.has(verb, part::article)) return false;  // "the siege that they lay": begins with its noun
  if (is_aim(doc, verb)) return true;
  // "Sanctions on | whoever hampers it": where no noun stands behind the preposition, it is somebody, whoever that is.
  if (view_.has(verb - 1, part::partitive) && !view_.has(verb, part::named | part::noun)) return true;
  const PhraseFinder phrases(doc, view_);
  const bool words = is_of_words(*row.trigger);
  if (!words && phrases.follows_new_noun(verb) && phrases.first_verb(verb) < verb) return true;
  if (is_habit(verb)) return !words && !type.is(event_flag::land);
  if (words && (features & (bit(RowFeature::weak) | bit(RowFeature::medium))) == 0) return false;
  if (event.actors.empty() && view_.any({view_.begin, verb}, part::aspect)) return false;
  return std::none_of(event.actors.begin(), event.actors.end(),
                      [&](const Argument& a) { return is_somebody(doc, view_, a) || is_known(doc, a); });
}

// "For the preparation of the summit | and the discussion of": the first of the deeds that a noun with "and" is joined
// to, if it is brought in by letters of its own; the noun itself otherwise.
uint32_t Assembler::head_of_series(uint32_t noun) const {
  constexpr uint64_t others = part::stop | part::comma | part::verb | part::say | part::complementizer |
                              part::relative | part::preposition | part::result | part::counted;
  if (!view_.has(noun, part::with_conjunction)) return noun;
  for (uint32_t t = noun; t > view_.begin && noun - t < series_reach && !view_.has(t - 1, others); --t) {
    const uint32_t head = t - 1;
    if (!view_.has(head, part::with_preposition) || view_.has(head, part::named | part::person_noun)) continue;
    // "Gave the students | and the support of": with its article it is somebody or something.
    if (view_.has(head, part::definite) && view_.has(head - 1, part::verb | part::preposition)) return noun;
    return head;
  }
  return noun;
}

// "The raids aimed | at the arrest of some", "wants | to visit": a noun with the letter of "for" is wanted, unless it
// is what came of something or befell somebody.
bool Assembler::is_wanted(const Document& doc, const Row& row) const {
  if (!view_.verb_first || !row.nominal || model_.has_floor(*row.trigger) || row.usage.light != WordKind::none)
    return false;
  const uint32_t noun = head_of_series(row.tokens.begin);
  if (!view_.has(noun, part::with_preposition)) return false;
  // Before an article the letter may be kept with the word.
  const Token& token = doc.tokens[noun];
  const std::string_view word = doc.at(token.span);
  if (!view_.endings->joined_for.ends(word.substr(0, token.proclitic_bytes)) &&
      !view_.endings->joined_for.begins(word.substr(token.proclitic_bytes)))
    return false;
  constexpr uint64_t outcome = part::result | part::light | part::aftermath;
  if (view_.has(noun - 1, part::preposition)) return false;
  for (uint32_t t = noun; t > view_.begin && noun - t < object_reach; --t) {
    if (noun - t < outcome_reach && view_.has(t - 1, outcome)) return false;
    // "Had | to apologise".
    if (view_.kinds_at(t - 1).modal == WordKind::realised) return false;
  }
  // "Its rejection of the deal": of a deed that was told.
  return std::none_of(view_.triggers.begin(), view_.triggers.end(), [noun](const TriggerHit& hit) {
    return hit.tokens.end == noun && (hit.trigger->slots & slot::nominal) != 0;
  });
}

// "Renamed it | in honour of": a noun of words with the ending of what is done beside another deed, and towards
// somebody.
bool Assembler::is_done_beside(const Document& doc, const Row& row) const {
  constexpr uint64_t governs = part::verb | part::light | part::say | part::result;
  const Trigger& trigger = *row.trigger;
  const bool words = is_of_words(trigger) || trigger.event.quad == material_conflict;
  if (!words || model_.has_floor(trigger) || trigger.possessive_suffix || trigger.object_suffix) return false;
  if (!is_circumstance(doc, row)) return false;
  // "The king gave the clubs | support", "imposed in May | a ban": what such verbs ask for.
  const uint32_t noun = row.tokens.begin;
  for (uint32_t t = noun; t > row.clause.begin && noun - t < object_reach; --t)
    if (view_.has(t - 1, governs) && (t == noun || !view_.has(t - 1, part::plain_verb))) return false;
  return view_.has(row.tokens.end, part::with_preposition | part::directed) && doc.events[row.event].figures.empty();
}

// "Is its programme not in support of the refugees?": of a question nobody knows whether it is so, but for what the
// lists of casualties and the like have weighed already.
bool Assembler::is_asked(const Document& doc, const Row& row, uint64_t features) const {
  constexpr uint64_t plain = bit(RowFeature::figure);
  if (!view_.verb_first || (features & bit(RowFeature::question)) == 0 || (features & plain) != 0) return false;
  if (model_.has_floor(*row.trigger)) return false;
  for (uint32_t t = row.tokens.end; t < view_.end; ++t) {
    if (view_.has(t, part::question)) return true;
    if (view_.has(t, part::stop) || doc.tokens[t].punct == Punct::dash) return false;
  }
  return false;
}

// Every other sentence has a word of sport.
bool Assembler::is_of_sport(const Document& doc) const {
  constexpr size_t fewest = 3;
  if (sport_ == no_class) return false;
  const auto words = static_cast<size_t>(
      std::count_if(doc.hits.begin(), doc.hits.end(), [this](const Hit& hit) { return hit.classes.has(sport_); }));
  return words >= std::max(fewest, doc.sentences.size() / 2);
}

// "The team withdrew", "the club threatens its rival": what is no deed on a page of sport, unless it counts somebody.
bool Assembler::is_play(const Document& doc, const Row& row) {
  if (!row.trigger->event.is(event_flag::earnest) || !doc.events[row.event].figures.empty()) return false;
  if (!of_sport_) of_sport_ = is_of_sport(doc);
  return *of_sport_;
}

// Verb first, "the displaced", "the besieged": a participle with its article only names those whom it befell.
bool Assembler::is_only_people(const Document& doc, const Row& row) const {
  constexpr uint16_t participle = slot::participle_passive | slot::participle_active;
  return view_.verb_first && (row.trigger->slots & participle) != 0 && (row.trigger->slots & slot::finite) == 0 &&
         view_.has(row.tokens.begin, part::article) && !model_.has_floor(*row.trigger) &&
         doc.events[row.event].figures.empty();
}

// "The law", "the meeting", "the criticism": neither somebody nor people, and without a name.
bool Assembler::is_thing(const Document& doc, const Argument& a) const {
  if (a.mention != none_index || a.entity != none_index) return false;
  return names_thing(doc, view_, tokens_of(doc, view_, a));
}

// "The army", "the teams of the company", "her father".
bool Assembler::is_known(const Document& doc, const Argument& a) const {
  const TokenRange phrase = tokens_of(doc, view_, a);
  if (phrase.empty() || is_thing(doc, a)) return false;
  return view_.any(phrase, part::definite) || view_.endings->owner.ends(doc.at(doc.tokens[phrase.begin].span));
}

void Assembler::leave_out_things(Document& doc) const {
  for (const Row& row : rows_) {
    const EventType& type = row.trigger->event;
    // "Floods displaced thousands": a cause.
    const bool disaster = triggers_.is(doc.events[row.event].type, event_flag::disaster);
    const bool caused = type.is(event_flag::disaster) || (!view_.verb_first && (disaster || type.quad == 0));
    if (row.absorbed || caused || row.trigger->speech || row.trigger->self == Role::actor) continue;
    // "The report criticised the ministry": who wrote it speaks. Verb first, "the conference condemned the attack":
    // those who met there do.
    const auto says = [&](const Argument& a) {
      if (!type.is_verbal()) return false;
      const TokenRange who = tokens_of(doc, view_, a);
      return view_.verb_first ? !row.nominal && !type.is(event_flag::meeting) && names_gathering(view_, who)
                              : view_.any(who, part::statement);
    };
    std::erase_if(doc.events[row.event].actors, [&](const Argument& a) { return is_thing(doc, a) && !says(a); });
    // "Burned | what they could not carry".
    const auto is_untold = [&](const Argument& a) {
      const TokenRange whom = tokens_of(doc, view_, a);
      return !whom.empty() && is_what(doc, view_, whom.begin);
    };
    if (!view_.verb_first) std::erase_if(doc.events[row.event].recipients, is_untold);
  }
}

}  // namespace khabar
