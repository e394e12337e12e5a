// Verb first: a sentence whose first verb has no subject of its own goes on with that of the sentence before: "The
// minister denied it. And (he) said that ...". The methods of Assembler that carry it over.
#include <algorithm>

#include "assemble/assembler.h"
#include "assemble/conditions.h"

namespace khabar {

namespace {

// How many sentences in a row may leave out their subject.
constexpr uint32_t longest_chain = 3;
// At which word the first verb of such a sentence stands at the latest.
constexpr uint32_t opening_words = 2;
// A longer sentence is a table or a listing.
constexpr uint32_t longest_viewed_tokens = 600;

uint32_t first_verb(const SentenceView& view) {
  for (uint32_t t = view.begin; t < view.end; ++t)
    if (view.has(t, part::verb | part::say | part::light) && !view.has(t, part::named)) return t;
  return no_token;
}

}  // namespace

// Known by a name, or a word for somebody.
bool Assembler::is_somebody(const Document& doc, const SentenceView& view, const Argument& a) {
  if (a.mention != none_index || a.entity != none_index) return true;
  const TokenRange phrase = tokens_of(doc, view, a);
  return !phrase.empty() && view.has(phrase.begin, part::person_noun);
}

// The verb that begins the sentence, if it is joined to what was told before; no_token otherwise.
uint32_t Assembler::opening_verb(const Document& doc) const {
  if (!view_.verb_first) return no_token;
  const uint32_t verb = first_verb(view_);
  if (verb == no_token || verb - view_.begin >= opening_words) return no_token;
  const bool joined = view_.has(verb, part::with_conjunction) || view_.has(verb - 1, part::coordination) ||
                      (verb > view_.begin && goes_on_behind(doc, view_, verb - 1));
  return joined ? verb : no_token;
}

std::optional<Argument> Assembler::subject_told_before(const Document& doc, uint32_t sentence, uint32_t verb) {
  for (uint32_t s = sentence, back = 0; s-- > 0 && back < longest_chain && !doc.sentences[s].heading; ++back) {
    if (doc.sentences[s].tokens.size() > longest_viewed_tokens) return std::nullopt;
    viewer_.view_alone(doc, s, language_, earlier_view_);
    const PhraseFinder phrases(doc, earlier_view_);
    const uint32_t first = first_verb(earlier_view_);
    if (first == no_token || !phrases.agree(first, verb)) return std::nullopt;
    find_reports(doc, earlier_view_, phrases, earlier_reports_);
    std::optional<Argument> subject;
    for (const Report& r : earlier_reports_)
      if (r.verb == first && r.speaker) subject = r.speaker;
    for (const Event& e : doc.events)
      if (!subject && e.sentence == s && e.trigger.overlaps(doc.tokens[first].span) && !e.actors.empty())
        subject = e.actors[0];
    if (subject) return is_somebody(doc, earlier_view_, *subject) ? subject : std::nullopt;
    if (!earlier_view_.has(first, part::with_conjunction)) return std::nullopt;
  }
  return std::nullopt;
}

void Assembler::carry_speaker(const Document& doc, uint32_t sentence) {
  const uint32_t verb = reports_.empty() ? no_token : opening_verb(doc);
  if (verb == no_token) return;
  for (Report& r : reports_)
    if (r.verb == verb && !r.speaker && r.verb_end != no_token) r.speaker = subject_told_before(doc, sentence, verb);
}

// "The authorities tightened the checks and deployed ...": who stands behind the first verb of the sentence, which
// tells no event, also acts in those joined to it.
std::optional<Argument> Assembler::subject_of_first_verb(const Document& doc, const TokenRange verb) const {
  const uint32_t first = first_verb(view_);
  constexpr uint64_t others = part::stop | part::complementizer | part::relative | part::say | part::subordinator;
  if (first == no_token || first >= verb.begin) return std::nullopt;
  // "The army undertook to close the area | and asked": a light verb may be a noun further on.
  constexpr uint64_t nouns = part::definite | part::named | part::noun | part::person_noun;
  // "And for his part | thanked | the director": no subject stands before it.
  constexpr uint64_t aside = part::preposition | part::with_preposition | part::adverb | part::dated;
  const bool opens = first == view_.begin || (first == view_.begin + 1 && !view_.has(view_.begin, nouns)) ||
                     view_.has(view_.begin, aside);
  const bool light = view_.has(first, part::light) && opens;
  // "The minister decided to leave | and promised": a trigger that tells no event here.
  const bool untold = opens && view_.has(first, part::verb | part::say) &&
                      std::none_of(rows_.begin(), rows_.end(), [&](const Row& r) { return r.tokens.begin == first; });
  if (!light && !untold && !view_.has(first, part::plain_verb)) return std::nullopt;
  const PhraseFinder phrases(doc, view_);
  if (!phrases.agree(first, verb.begin) || view_.any({first + 1, verb.begin}, others)) return std::nullopt;
  // "The movement accused | the government of delay, and threatened": the row knows which of the two acts.
  for (const Row& row : rows_)
    if (row.tokens.begin == first && !row.usage.passive && !doc.events[row.event].actors.empty())
      return doc.events[row.event].actors[0];
  const TokenRange subject = phrases.subject_behind(first, verb.begin);
  if (subject.empty() || !view_.any(subject, part::definite | part::named)) return std::nullopt;
  return phrases.argument(subject);
}

// Who does what the sentence begins with, before `limit`: "the minister received the envoy, | praising".
std::optional<Argument> Assembler::subject_of_sentence(const Document& doc, uint32_t limit) const {
  const uint32_t first = first_verb(view_);
  if (first == no_token || first >= limit || view_.any({first, limit}, part::stop)) return std::nullopt;
  for (const Report& r : reports_)
    if (r.verb == first && r.speaker) return r.speaker;
  for (const Row& row : rows_)
    if (row.tokens.begin == first && !row.usage.passive && !doc.events[row.event].actors.empty())
      return doc.events[row.event].actors[0];
  const PhraseFinder phrases(doc, view_);
  const TokenRange subject = phrases.subject_of(first, limit);
  if (subject.empty() || view_.has(subject.begin, part::thing)) return std::nullopt;
  const Argument who = phrases.argument(subject);
  return is_somebody(doc, view_, who) || view_.has(subject.begin, part::definite) ? std::optional(who) : std::nullopt;
}

// Verb first, "Sarkozy faced criticism and was accused": a passive joined to the verb before it, without anybody behind
// it, befell who acted there, or whom that befell.
bool Assembler::carry_sufferer(const Document& doc, const Row& row, Event& event) const {
  const bool joined = view_.verb_first && view_.has(row.tokens.begin, part::with_conjunction);
  // Unvowelled, with nobody behind it, it is a passive too.
  const bool passive = row.usage.passive || (row.trigger->ambiguous_passive && !row.trigger->subject_before &&
                                             !row.trigger->mutual && !row.trigger->active && event.actors.empty());
  const bool open = passive && !row.nominal && event.recipients.empty() && event.figures.empty();
  if (!joined || !open || row.trigger->object != Role::recipient) return false;
  constexpr uint64_t no_object = part::preposition | part::with_preposition | part::stop | part::comma;
  if (row.tokens.end < view_.end && !view_.has(row.tokens.end, no_object)) return false;
  if (const auto subject = subject_of_first_verb(doc, row.tokens)) {
    event.recipients.push_back(*subject);
    return true;
  }
  const PhraseFinder phrases(doc, view_);
  for (size_t i = static_cast<size_t>(&row - rows_.data()); i-- > 0;) {
    const Row& before = rows_[i];
    if (before.nominal) continue;
    const Event& told = doc.events[before.event];
    const auto& who = before.usage.passive ? told.recipients : told.actors;
    const bool apart = view_.any({before.tokens.end, row.tokens.begin}, part::stop | part::complementizer);
    if (!apart && who.size() == 1 && phrases.agree(before.tokens.begin, row.tokens.begin)) event.recipients = who;
    return !event.recipients.empty();
  }
  return false;
}

// Verb first, "X said that his country stood by Y, | praising Z": who says the sentence praises, too, not who is spoken
// of in it.
void Assembler::leave_to_speaker(const Document& doc, const Row& row, Event& event) const {
  if (!view_.verb_first || !row.trigger->is_participle_of_actor() || !tells_words(view_, row)) return;
  const uint32_t first = first_verb(view_);
  if (first == no_token || first >= row.tokens.begin || !view_.has(first, part::say) || event.actors.empty()) return;
  const TokenRange actor = tokens_of(doc, view_, event.actors[0]);
  if (actor.empty() || actor.begin < first || !view_.any({first, actor.begin}, part::complementizer)) return;
  if (!view_.any({actor.end, row.tokens.begin}, part::comma | part::quote)) return;
  if (const auto speaker = subject_of_sentence(doc, row.tokens.begin)) event.actors.assign(1, *speaker);
}

// Verb first, "protesters halted the work, | and (they) threatened": a verb in the plural, or of two, goes on with the
// last of several people, or of two, before it whose ending says that they act; the verb between may be in no list.
std::optional<Argument> Assembler::people_before(const Document& doc, const Row& row) const {
  const Endings& endings = *view_.endings;
  const auto word = [&](uint32_t t) { return doc.at(doc.tokens[t].span); };
  constexpr uint64_t others = part::verb | part::say | part::named | part::dated | part::counted | part::preposition |
                              part::with_preposition | part::complementizer;
  constexpr size_t shortest_bytes = 10;
  const bool two = endings.accusative.ends(word(row.tokens.begin)) && !endings.plural_verb.ends(word(row.tokens.begin));
  const PhraseFinder phrases(doc, view_);
  for (uint32_t t = row.tokens.begin; t > view_.begin; --t) {
    const uint32_t at = t - 1;
    if (view_.has(at, part::stop | part::complementizer | part::say)) return std::nullopt;
    if (view_.has(at, others) || word(at).size() < shortest_bytes) continue;
    const bool pair =
        two && view_.has(at, part::article) && endings.dual.ends(word(at)) && !endings.people_oblique.ends(word(at));
    const bool many = !two && endings.people_nominative.ends(word(at)) &&
                      (view_.has(at, part::article | part::person_noun) || phrases.is_crowd(at));
    if (pair || many) return phrases.argument({at, at + 1});
  }
  return std::nullopt;
}

// Verb first, "said that the army | managed to take the village, and | shelled a camp": the subject of the nearest verb
// before that agrees with this one and tells no event, be it one that says of another that it is done. "The man who
// fled and | shot": without a comma the verb goes on with the relative.
std::optional<Argument> Assembler::subject_of_verb_before(const Document& doc, const Row& row) const {
  constexpr uint32_t reach = 40;
  constexpr uint64_t no_verb = part::named | part::definite | part::preposition | part::counted;
  const PhraseFinder phrases(doc, view_);
  const bool apart = view_.has(row.tokens.begin - 1, part::comma | part::quote);
  for (uint32_t t = row.tokens.begin; t > view_.begin && row.tokens.begin - t < reach; --t) {
    const uint32_t verb = t - 1;
    if (view_.has(verb, part::stop | part::say)) return std::nullopt;
    const bool tells = view_.has(verb, part::plain_verb) ||
                       (view_.has(verb, part::modal) && view_.kinds_at(verb).modal == WordKind::realised);
    if (!tells || view_.has(verb, no_verb) || !phrases.agree(verb, row.tokens.begin)) continue;
    uint32_t first = verb;
    while (first > view_.begin && view_.has(first - 1, part::auxiliary | part::negation)) --first;
    const bool relative = view_.has(first - 1, part::relative);
    if (relative && apart) continue;
    TokenRange subject = relative ? TokenRange{} : phrases.subject_behind(verb, row.tokens.begin);
    if (subject.empty()) {
      subject = phrases.subject_before(verb);
      const bool begins = subject.begin == view_.begin || view_.has(subject.begin - 1, part::complementizer);
      if (!relative && !begins) return std::nullopt;
    }
    return somebody_in(doc, subject);
  }
  return std::nullopt;
}

// Somebody who is known: by a name, or by a definite word that is no thing.
std::optional<Argument> Assembler::somebody_in(const Document& doc, TokenRange subject) const {
  if (subject.empty() || view_.any(subject, part::dated) || view_.has(subject.begin, part::thing | part::counted))
    return std::nullopt;
  const PhraseFinder phrases(doc, view_);
  const Argument who = phrases.argument(subject);
  const bool known = view_.has(subject.begin, part::definite) || is_somebody(doc, view_, who);
  return known && view_.any(subject, part::definite | part::named) ? std::optional(who) : std::nullopt;
}

void Assembler::carry_people(Document& doc) const {
  if (!view_.verb_first) return;
  for (const Row& row : rows_) {
    Event& event = doc.events[row.event];
    const bool acts = !row.nominal && !row.usage.passive && row.trigger->subject == Role::actor && event.actors.empty();
    const bool goes_on =
        view_.has(row.tokens.begin, part::with_conjunction) || goes_on_behind(doc, view_, row.tokens.begin - 1);
    if (!acts || row.tokens.begin == view_.begin || !goes_on) continue;
    std::optional<Argument> who = row.trigger->subject_before ? people_before(doc, row) : std::nullopt;
    if (!who) who = subject_of_verb_before(doc, row);
    if (!who) continue;
    if (!event.recipients.empty() && event.recipients.front().span.overlaps(who->span)) continue;
    event.actors.push_back(*who);
  }
}

// Verb first: the verb at `token` may have the subject of the deed told right before it.
bool Assembler::may_go_on(const Document& doc, uint32_t token) const {
  for (size_t i = rows_.size(); i-- > 0;) {
    const Row& before = rows_[i];
    if (before.nominal) continue;
    if (before.usage.passive || doc.events[before.event].actors.empty()) return false;
    constexpr uint64_t others = part::stop | part::complementizer | part::relative;
    return !view_.any({before.tokens.end, token}, others) && PhraseFinder(doc, view_).agree(before.tokens.begin, token);
  }
  return false;
}

// Of deeds that are none without who does them, and that nobody before them turned out to do.
void Assembler::leave_out_deeds_of_nobody(const Document& doc) {
  for (Row& row : rows_)
    row.absorbed |= !row.usage.passive && doc.events[row.event].actors.empty() &&
                    view_.has(row.tokens.begin, part::with_conjunction) && asks_for_actor(*row.trigger, row.nominal);
}

// Verb first, "and accused | the mayor of fraud": the lists of verbs of speech take who stands behind the verb for its
// subject. Where the row has him for its object, who speaks is its actor, if he is known.
void Assembler::mend_reporters(Document& doc) const {
  if (!view_.verb_first) return;
  for (const Report& report : reports_) {
    if (!report.speaker) continue;
    const auto own = std::find_if(rows_.begin(), rows_.end(), [&report](const Row& row) {
      return !row.nominal && row.tokens.begin == report.verb;
    });
    if (own == rows_.end()) continue;
    const Event& told = doc.events[own->event];
    if (told.recipients.empty() || !told.recipients.front().span.overlaps(report.speaker->span)) continue;
    for (const Row& row : rows_) {
      Event& event = doc.events[row.event];
      if (!event.reported_by || event.reported_by->span != report.speaker->span) continue;
      if (told.actors.empty())
        event.reported_by.reset();
      else
        event.reported_by = told.actors.front();
    }
  }
}

// Verb first, "the delegation went to Cairo, where (it) met | the king": the only party of such a verb is whom the one
// met that the sentence begins with.
void Assembler::turn_meeting(const Document& doc, const Row& row, Event& event) const {
  const uint32_t where = row.tokens.begin - 1;
  if (!view_.verb_first || row.nominal || row.usage.passive || !row.trigger->event.is(event_flag::meeting)) return;
  if (!view_.has(where, part::subordinator) || row.trigger->subject_before) return;
  if (event.actors.size() != 1 || !event.recipients.empty()) return;
  const uint32_t first = first_verb(view_);
  if (first == no_token || first >= where || !PhraseFinder(doc, view_).agree(first, row.tokens.begin)) return;
  const auto subject = subject_of_sentence(doc, where);
  if (!subject || subject->span.overlaps(event.actors[0].span)) return;
  event.recipients = event.actors;
  event.actors.assign(1, *subject);
}

void Assembler::carry_actor(Document& doc, uint32_t sentence) {
  const uint32_t verb = opening_verb(doc);
  for (const Row& row : rows_) {
    Event& event = doc.events[row.event];
    leave_to_speaker(doc, row, event);
    turn_meeting(doc, row, event);
    const bool befallen = event.actors.empty() && carry_sufferer(doc, row, event);
    const bool acts = !row.nominal && !row.usage.passive && !befallen && row.trigger->subject == Role::actor;
    if (!acts || !event.actors.empty()) continue;
    if (view_.verb_first && row.trigger->is_participle_of_actor()) {
      // Of several people the sentence may begin with others.
      const bool one = !view_.endings->people_oblique.ends(doc.at(doc.tokens[row.tokens.begin].span));
      auto subject = one ? subject_of_sentence(doc, row.tokens.begin) : std::nullopt;
      if (!one) subject = people_before(doc, row);
      // "And (he) added that ..., praising the doctors".
      if (!subject && one && verb != no_token && verb < row.tokens.begin && view_.has(verb, part::say) &&
          !view_.any({verb, row.tokens.begin}, part::stop))
        subject = subject_told_before(doc, sentence, verb);
      if (subject) event.actors.push_back(*subject);
      continue;
    }
    // Joined by "and", or behind the object that it says more of: "began a campaign | (they) asked in it for".
    const bool goes_on =
        view_.verb_first && (view_.has(row.tokens.begin, part::with_conjunction) || row.trigger->subject_before ||
                             goes_on_behind(doc, view_, row.tokens.begin - 1));
    if (row.tokens.begin != verb) {
      const auto subject = goes_on ? subject_of_first_verb(doc, row.tokens) : std::nullopt;
      if (subject) event.actors.push_back(*subject);
      continue;
    }
    if (const auto subject = subject_told_before(doc, sentence, verb)) event.actors.push_back(*subject);
  }
}

}  // namespace khabar
