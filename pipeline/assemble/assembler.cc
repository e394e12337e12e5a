#include "assemble/assembler.h"

#include <algorithm>
#include <span>

#include "assemble/arguments.h"
#include "assemble/carried_places.h"
#include "assemble/conditions.h"
#include "assemble/corroboration.h"
#include "assemble/event_dates.h"
#include "assemble/event_parts.h"
#include "assemble/later_days.h"
#include "assemble/merge.h"
#include "assemble/readings.h"
#include "assemble/word_roles.h"
#include "core/names.h"

namespace khabar {

namespace {

// A "sentence" longer than this is a table or a listing: its words govern nothing, and the search around triggers would
// cost its length squared.
constexpr uint32_t longest_sentence_tokens = 600;

// In how many sentences behind it a disaster still is what people died of.
constexpr uint32_t disaster_reach = 3;

// Room for the events of most documents.
constexpr size_t usual_events = 16;

// "Two villages", whatever they count.
bool has_counted_recipient(const Document& doc, const SentenceView& view, const Event& e) {
  if ((view.all_parts & part::counted) == 0 || e.recipients.empty()) return false;
  const Span recipient = e.recipients[0].span;
  for (uint32_t t = view.begin; t < view.end; ++t)
    if (view.has(t, part::counted) && doc.tokens[t].span.overlaps(recipient)) return true;
  return false;
}

// "Appealed for $62 million".
bool asks_for_money(const Document& doc, const SentenceView& view, const Event& e, const TriggerHit& hit,
                    uint32_t end) {
  constexpr uint32_t reach = 3;
  if (!hit.trigger->event.is(event_flag::sums) || e.actors.empty()) return false;
  for (uint32_t t = hit.tokens.end; t < std::min(end, hit.tokens.end + reach); ++t) {
    const uint32_t f = view.figure[t - view.begin];
    if (f != none_index) return doc.figures[f].kind == FigureKind::money;
  }
  return false;
}

// Verb first, "civilians were hurt": a word for people says who.
bool befell_people(const Document& doc, const SentenceView& view, const Event& e, const Trigger& trigger) {
  if (!view.verb_first || !trigger.event.is(event_flag::casualties) || e.recipients.empty()) return false;
  const TokenRange who = tokens_of(doc, view, e.recipients.front());
  return !who.empty() && view.has(who.begin, part::person_noun | part::group);
}

// A weak trigger is an event only with a name, a figure or, of a verb, both parties or people hurt beside it.
bool is_supported(const Document& doc, const SentenceView& view, const Event& e, const Trigger& trigger, bool nominal,
                  bool joined, bool light) {
  if (!trigger.weak) return true;
  const bool of_both = nominal && !e.actors.empty() && !e.recipients.empty();
  // "Jets carried out strikes on the port": a verb says that the noun was done, by somebody and to somebody.
  if (of_both && light) return true;
  // ", calling on the residents", "and advised the residents": who acts in the sentence does so.
  const bool acts = !e.actors.empty() || joined || (view.verb_first && trigger.is_participle_of_actor());
  // "The minister is in Oslo for talks with his counterpart".
  const bool met = trigger.event.is(event_flag::meeting) && (!view.verb_first || trigger.possessive_suffix);
  // Verb first, "clashes between protesters and the police".
  const bool clashed = trigger.event.is(event_flag::violent) && view.verb_first;
  if (of_both && trigger.mutual && (met || clashed)) return true;
  // "During his meeting with the envoy": who he is, is found later.
  if (nominal && trigger.possessive_suffix && trigger.mutual && met && !e.recipients.empty()) return true;
  if (!nominal && !e.recipients.empty() && (acts || befell_people(doc, view, e, trigger))) return true;
  return has_named(e.actors) || has_named(e.recipients) || !e.figures.empty() || has_counted_recipient(doc, view, e);
}

// "Talks on Friday", written on Wednesday: a deed of a day that has not come, unless it is a deal about that day.
bool is_to_come(const Document& doc, const Event& e, const EventType& type, TokenRange clause) {
  return doc.date && e.from && *e.from > *doc.date && clause.contains(doc.dates[e.date].tokens) &&
         !type.is(event_flag::governs | event_flag::promise);
}

// A mention is of a place, and neither the other one nor the country that this lies in.
bool is_elsewhere(const Document& doc, uint32_t mention, uint32_t place) {
  if (doc.mentions[mention].type != MentionType::place || mention == place) return false;
  const uint32_t other = doc.mention_entity[mention], here = doc.mention_entity[place];
  if (other == none_index || here == none_index) return true;
  const Entity& land = doc.entities[other];
  return other != here && !(is_whole_country(land) && land.country == doc.entities[here].country);
}

}  // namespace

Assembler::Assembler(const Lexicon& lexicon, const EventTables& tables, RowObserver* observer)
    : lexicon_(lexicon),
      triggers_(tables.triggers),
      model_(tables.model),
      viewer_(lexicon, tables.words),
      statement_(triggers_.type("STATEMENT")),
      observer_(observer),
      sport_(lexicon.class_id("sport")),
      sentence_words_(lexicon, triggers_) {}

Verdict Assembler::run(Document& doc) {
  doc.events.clear();
  const auto language = lexicon_.language(doc.language);
  if (!language) return Verdict::store_only("language " + doc.language + " has no pack");
  SentenceViewer::Cursor cursor;
  language_ = *language;
  disaster_ = nullptr;
  of_sport_.reset();
  held_back_.clear();
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    if (doc.sentences[s].tokens.size() > longest_sentence_tokens) continue;
    if (!viewer_.begin(doc, s, cursor, view_)) continue;
    for (const ListedWord& verb : view_.verbs) __builtin_prefetch(verb.facts->trigger);
    sentence_words_.begin(doc, view_, language_);
    if (!may_tell(doc, cursor)) continue;
    viewer_.complete(doc, language_, cursor, view_);
    assemble_sentence(doc, s);
  }
  corroborate(doc, held_back_);
  merge_events(doc, triggers_);
  carry_places(doc, triggers_);
  return Verdict::ok();
}

// Most triggers ask for a word that most sentences do not have: those with no other trigger, and with nobody counted of
// whom something might be stated, are looked at no further.
bool Assembler::may_tell(const Document& doc, const SentenceViewer::Cursor& cursor) {
  if (observer_ != nullptr) return true;
  const auto any_trigger = [this](auto&& test) {
    return std::any_of(view_.verbs.begin(), view_.verbs.end(), [&test](const ListedWord& verb) {
      return verb.facts->trigger != nullptr && verb.hit->classes.has(verb.facts->token_class) && test(*verb.facts);
    });
  };
  if (any_trigger([](const WordFacts& word) { return !word.conditional; })) return true;
  for (const ListedWord& verb : view_.verbs)
    if (verb.facts->trigger != nullptr) __builtin_prefetch(verb.facts->trigger->conditions.data());
  return any_trigger([this](const WordFacts& word) { return !lacks_words(sentence_words_, *word.trigger); }) ||
         viewer_.counts_people(doc, {view_.begin, view_.end}, cursor);
}

// "duty-free", "free-flowing": half of a compound is not the word that the lists know.
bool Assembler::is_compounded(const Document& doc, TokenRange tokens) const {
  if (tokens.size() > 1) return false;
  const bool first = tokens.end < view_.end && doc.tokens[tokens.end].is(token_flag::hyphen_before);
  return first || doc.tokens[tokens.begin].is(token_flag::hyphen_before);
}

// Triggers that share their tokens are readings of one word: the first whose conditions are met is the event, those
// with conditions before those without.
void Assembler::assemble_sentence(Document& doc, uint32_t sentence) {
  const PhraseFinder phrases(doc, view_);
  for (const TriggerHit& hit : view_.triggers) {
    __builtin_prefetch(&hit.trigger->event);
    __builtin_prefetch(hit.trigger->conditions.data());
  }
  reports_known_ = false;
  if (observer_ != nullptr) observer_->view(doc, view_);
  const size_t first_event = doc.events.size();
  rows_.clear();
  TokenRange taken;  // by the last trigger that told an event
  for (size_t i = 0; i < view_.triggers.size();) {
    size_t end = i + 1;
    while (end < view_.triggers.size() && view_.triggers[end].tokens == view_.triggers[i].tokens) ++end;
    const TokenRange tokens = view_.triggers[i].tokens;
    // Inside a name the word reports nothing: "Free Syrian Army", "War Crimes Tribunal".
    const uint32_t mention = view_.mention[tokens.begin - view_.begin];
    bool done = mention != none_index && doc.mentions[mention].tokens.contains(tokens);
    done |= taken.contains(tokens) || (view_.verb_first && tokens.size() > 1 && taken.overlaps(tokens));
    // "11 March": all of it is a date's.
    done |= is_compounded(doc, tokens) || view_.all(tokens, part::dated);
    // "Until 24 March | to answer".
    done |= !view_.verb_first && view_.has(tokens.begin, part::dated);
    // "A police | patrol | in X".
    const bool only_verb = (view_.triggers[i].trigger->slots & slot::nominal) == 0;
    done |= only_verb && tokens.begin >= view_.begin + 2 && phrases.is_last_of_compound(tokens.begin, tokens.begin - 2);
    done |= is_within_name(doc, view_, tokens, view_.triggers[i].trigger->slots, doc.sentences[sentence].heading);
    for (const bool conditional : {true, false})
      for (size_t r = i; r < end && !done; ++r)
        if (view_.triggers[r].conditional == conditional && add_event(doc, sentence, phrases, view_.triggers[r])) {
          done = true;
          taken = tokens;
        }
    i = end;
  }
  date_by_dateline(doc, first_event);
  if (!rows_.empty()) {
    attribute_casualties(doc, view_, known_disaster(doc, sentence, phrases), rows_);
    if (const EventType* const told = disaster_of(rows_)) {
      disaster_ = told;
      disaster_sentence_ = sentence;
    }
    carry_actor(doc, sentence);
    give_deeds_to_claimants(doc, view_, rows_);
    link_rows(doc, view_, rows_);
    carry_people(doc);
    mend_reporters(doc);
    leave_out_deeds_of_nobody(doc);
    share_series(doc, view_, rows_);
    share_demands(doc, view_, rows_);
    give_owners(doc, view_, rows_);
    settle_first_persons(doc);
    settle_later_days(doc, view_, rows_);
    judge_rows(doc, first_event);
  }
  place_by_dateline(doc, first_event);
  if (statement_ == nullptr || (view_.all_parts & part::people) == 0) return;
  read_reports(doc, sentence, phrases);
  add_statements(doc, sentence, first_event);
}

TokenRange Assembler::clause_of(const PhraseFinder& phrases, TokenRange tokens) {
  return {phrases.clause_begin(tokens.begin), std::max(phrases.clause_end(tokens.end - 1), tokens.end)};
}

// What the sentence names, if nothing near that rules it out ("a storm of criticism"), or was told shortly before it.
const EventType* Assembler::known_disaster(const Document& doc, uint32_t sentence, const PhraseFinder& phrases) {
  const EventType* named = nullptr;
  for (const TriggerHit& hit : view_.triggers) {
    const Trigger& trigger = *hit.trigger;
    if (hit.conditional || !trigger.event.is(event_flag::disaster)) continue;
    const TokenRange clause = clause_of(phrases, hit.tokens);
    if (meets_words(sentence_words_, phrases, trigger, hit.tokens, clause, is_nominal(doc, view_, hit)))
      named = &trigger.event;
  }
  if (named != nullptr) return named;
  return sentence - disaster_sentence_ <= disaster_reach ? disaster_ : nullptr;
}

// Half of the sentences tell nothing for which it matters who says it.
void Assembler::read_reports(const Document& doc, uint32_t sentence, const PhraseFinder& phrases) {
  if (reports_known_) return;
  reports_known_ = true;
  find_reports(doc, view_, phrases, reports_);
  carry_speaker(doc, sentence);
}

// "BEIRUT, May 3 (AP) - Police dispersed a march": when deeds of the sentence were of which nothing else says it.
void Assembler::date_by_dateline(Document& doc, size_t first) const {
  if (view_.dateline.date == none_index) return;
  for (Event& event : std::span(doc.events).subspan(first))
    if (event.date == none_index && (event.modality == Modality::past || event.modality == Modality::ongoing))
      set_date(doc, view_.dateline.date, event);
}

// And where; "Kassala: hundreds march": or where the place alone stands before it.
void Assembler::place_by_dateline(Document& doc, size_t first) const {
  const uint32_t place = view_.dateline.place;
  if (place == none_index) return;
  for (const uint32_t m : view_.mention)
    if (m != none_index && is_elsewhere(doc, m, place)) return;
  const Argument there = PhraseFinder(doc, view_).of_mention(place);
  for (Event& event : std::span(doc.events).subspan(first)) {
    if (event.place || !event.asserted || !triggers_.is(event, event_flag::somewhere | event_flag::seated)) continue;
    event.place = there;
    event.place_role = view_.dateline.heads ? "at" : "dateline";
  }
}

// "The displaced", "the flood displaced 900 families": a word for those who take part that is a verb as well is read as
// the verb behind an auxiliary and before an object.
bool Assembler::is_verb_instead(const TriggerHit& hit) const {
  const bool party = hit.trigger->self == Role::actor || hit.trigger->self == Role::recipient;
  if (view_.verb_first || !party || !view_.has(hit.tokens.begin, part::verb)) return false;
  return view_.has(hit.tokens.begin - 1, part::be | part::auxiliary) ||
         view_.has(hit.tokens.end, part::determiner | part::counted | part::named);
}

// "To feed the displaced": a word for those who take part, without anything told of them.
bool Assembler::is_only_named(const TriggerHit& hit, const Event& event) const {
  const bool self = hit.trigger->self == Role::actor || hit.trigger->self == Role::recipient;
  if (!self || event.actors.size() + event.recipients.size() != 1) return false;
  // "Workers displaced by the flood": whom it tells of stands before it.
  const Span party = event.actors.empty() ? event.recipients[0].span : event.actors[0].span;
  if (!view_.verb_first && party.end <= event.trigger.begin) return false;
  // Where the verb comes first the place is rather that of the verb.
  return event.figures.empty() && (view_.verb_first || !event.place);
}

// "A hospital for | the injured": whom something befell, by an article and without anything more told of them.
bool Assembler::names_those_hurt(const TriggerHit& hit, const Event& event) const {
  const uint32_t before = hit.tokens.begin - 1;
  const bool definite = view_.has(before, part::opens) && !view_.has(before, part::indefinite);
  return !view_.verb_first && hit.trigger->event.is(event_flag::casualties) && definite &&
         (hit.trigger->slots & slot::past) != 0 && event.recipients.empty() && event.figures.empty();
}

// "The fee will provide", "the data support the view": no thing promises or agrees. Where the verb comes first a
// subject found may be another's: only of what nothing but somebody does, and not of a verb in the plural.
bool Assembler::is_only_willed(const Trigger& trigger) const {
  if (view_.verb_first) return trigger.event.is(event_flag::willed) && !trigger.subject_before;
  return trigger.event.quad == verbal_cooperation || trigger.event.is(event_flag::governs);
}

bool Assembler::refuse(const Document& doc, const TriggerHit& hit, std::string_view why) const {
  if (observer_ != nullptr) observer_->refuse(doc, hit, why);
  return false;
}

bool Assembler::add_event(Document& doc, uint32_t sentence, const PhraseFinder& phrases, const TriggerHit& hit) {
  const Trigger& trigger = *hit.trigger;
  if (lacks_words(sentence_words_, trigger)) return refuse(doc, hit, "a word asked for, in the sentence");
  if (is_verb_instead(hit)) return refuse(doc, hit, "people: it is a verb here");
  const TokenRange clause = clause_of(phrases, hit.tokens);
  const bool nominal = is_nominal(doc, view_, hit);
  if (!meets_words(sentence_words_, phrases, trigger, hit.tokens, clause, nominal))
    return refuse(doc, hit, "a word asked for, or has one ruled out");
  return add_row(doc, sentence, phrases, hit, clause, nominal);
}

// The words around the trigger are those of the event: its arguments decide.
bool Assembler::add_row(Document& doc, uint32_t sentence, const PhraseFinder& phrases, const TriggerHit& hit,
                        TokenRange clause, bool nominal) {
  const Trigger& trigger = *hit.trigger;
  if (doc.events.capacity() == 0) doc.events.reserve(usual_events);
  Event& event = doc.events.emplace_back();
  const auto lacks = [&](std::string_view what) {
    doc.events.pop_back();
    return refuse(doc, hit, what);
  };
  set_type(event, trigger.event);
  event.once = trigger.event.is(event_flag::once);
  const Token& first = doc.tokens[hit.tokens.begin];
  event.trigger = {first.span.begin + first.proclitic_bytes, doc.tokens[hit.tokens.end - 1].span.end};
  event.span = {doc.tokens[clause.begin].span.begin, doc.tokens[clause.end - 1].span.end};
  event.sentence = sentence;
  event.rule = trigger.rule;
  const uint32_t asked = asked_word(sentence_words_, trigger, {hit.tokens.end, clause.end}, nominal);
  const Usage usage = find_arguments(doc, view_, phrases, hit, clause, nominal, asked, event);
  if (trigger.of_party && usage.of_thing) return lacks("a party: it is of a thing");
  if (usage.by_thing && !nominal && !usage.passive && is_only_willed(trigger)) return lacks("a will: done by a thing");
  // Verb first, "and threatened ...": it may go on with who acted before.
  const bool joined = view_.verb_first && !nominal && !usage.passive && (trigger.slots & slot::past) != 0 &&
                      view_.has(hit.tokens.begin, part::with_conjunction);
  const bool sum = !nominal && asks_for_money(doc, view_, event, hit, clause.end);
  if (!sum && !is_supported(doc, view_, event, trigger, nominal, joined, usage.light == WordKind::active))
    return lacks("support: weak, and nothing named beside it");
  find_circumstances(doc, view_, phrases, hit, usage, event);
  if (names_those_hurt(hit, event)) return lacks("a party: those hurt are only named");
  const bool known_later = trigger.first_person || (joined && may_go_on(doc, hit.tokens.begin));
  if (!meets_needs(doc, view_, trigger, event, clause, nominal, known_later)) return lacks("an argument that it needs");
  const Realis realis = read_realis(doc, view_, phrases, hit, nominal);
  if (trigger.future_only && realis.modality != Modality::future) return lacks("a future");
  event.modality = realis.modality;
  event.negated = realis.negated || usage.negated_argument;
  event.asserted = realis.asserted && !event.negated && !is_only_named(hit, event);
  // "The minister visits Chad next week", "the two hold talks tomorrow".
  const bool is_present = (trigger.slots & (slot::present | slot::base)) != 0 && (trigger.slots & slot::past) == 0;
  const bool of_present = !nominal && is_present && !usage.passive &&
                          (event.modality == Modality::ongoing || event.modality == Modality::past);
  const bool of_noun = nominal && !view_.verb_first && event.modality == Modality::past;
  if ((of_noun || of_present) && is_to_come(doc, event, trigger.event, clause)) {
    event.modality = Modality::future;
    event.asserted = false;
  }
  // "Will there be an inquiry?"
  if (!nominal && view_.has(view_.end - 1, part::question)) event.asserted = false;
  // "The aid bill": whether there is aid it does not tell.
  if (nominal && is_modifier(doc, view_, hit.tokens)) event.asserted = false;
  read_reports(doc, sentence, phrases);
  apply_reports(doc, hit, nominal, usage.passive, event);
  event.evidence.push_back({event.trigger, sentence});
  rows_.push_back({doc.events.size() - 1, &trigger, hit.tokens, clause, nominal, usage});
  return true;
}

}  // namespace khabar
