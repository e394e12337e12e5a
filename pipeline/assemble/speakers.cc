// What somebody says of a row: Assembler::apply_reports and what it needs.
#include "assemble/assembler.h"
#include "assemble/reports.h"

namespace khabar {

namespace {

// Verb first, "the police (in the feminine) said that he | fired": of a past verb in the other gender the speaker is no
// subject. Present forms tell less.
bool is_of_other_gender(const Document& doc, const SentenceView& view, uint32_t say, const TriggerHit& hit) {
  constexpr uint16_t others = slot::present | slot::nominal;
  if (!view.verb_first || (hit.trigger->slots & slot::past) == 0 || (hit.trigger->slots & others) != 0) return false;
  const Endings& endings = *view.endings;
  const std::string_view verb = doc.at(doc.tokens[say].span).substr(doc.tokens[say].proclitic_bytes);
  const bool present =
      endings.present_prefix.begins(verb) || (endings.feminine_verb.begins(verb) && !endings.feminine_verb.ends(verb));
  return !present && !PhraseFinder(doc, view).agree(say, hit.tokens.begin);
}

}  // namespace

// "Chad said it had expelled ...", "... it had been shelled": a pronoun for the verb's subject, or one joined to "that"
// right before a verb without a subject, is the speaker.
bool Assembler::speaks_of_himself(const Document& doc, const TriggerHit& hit, bool passive, const Argument& speaker,
                                  const std::vector<Argument>& subject) const {
  const auto is_pronoun = [&](uint32_t t) { return view_.has(t, part::pronoun) && !view_.has(t, part::named); };
  uint32_t t = hit.tokens.begin;
  while (t > view_.begin && view_.has(t - 1, part::auxiliary | part::adverb | part::modal | part::negation)) --t;
  // "It would defend its rights | and urged": the verb shares the pronoun of the one before it.
  if (!view_.verb_first && view_.has(t - 1, part::coordination) && subject.size() == 1)
    while (t > view_.begin && doc.tokens[t - 1].span.begin >= subject[0].span.end) --t;
  if (t == view_.begin || !is_pronoun(t - 1)) return false;
  // "The agency said they had been freed": one is no "they".
  if (passive && view_.has(t - 1, part::plural) && !view_.endings->is_plural(doc.at(speaker.span))) return false;
  const bool person = speaker.mention != none_index && doc.mentions[speaker.mention].type == MentionType::person;
  // "The firm may close if | it fails to agree, an official said": the speaker is no "it".
  const bool behind = speaker.span.begin > doc.tokens[hit.tokens.begin].span.begin;
  if (!view_.verb_first && behind && view_.has(t - 1, part::thing) &&
      (person || view_.any(tokens_of(doc, view_, speaker), part::person_noun)))
    return false;
  // "The ministry said that | they finance the group": nor is a body, but who are told by what they are.
  const TokenRange who = tokens_of(doc, view_, speaker);
  const bool one = person || (speaker.mention != none_index && !view_.any(who, part::with_conjunction));
  if (view_.verb_first && one && view_.has(t - 1, part::plural)) return false;
  // "The nurses whom they held, the bishop said": one man is no "they".
  const bool they =
      view_.has(t - 1, part::plural) && !view_.endings->first_person.begins(doc.at(doc.tokens[t - 1].span));
  if (!view_.verb_first && they && is_one_man(doc, speaker)) return false;
  if (is_another_pronoun(doc, speaker, t - 1)) return false;
  // "Soldiers killed a man as | they ..., a source said": they are those of the clause before.
  const bool clause = !view_.verb_first && t > view_.begin + 1 && view_.has(t - 2, part::subordinator);
  if (clause && view_.has(t - 1, part::plural) && view_.any({view_.begin, t - 2}, part::verb)) return false;
  // "Police said that X was killed after he ...": he is whom the words told of first.
  if (clause && tells_of_another(doc, speaker, t - 2)) return false;
  return view_.verb_first ? subject.empty() && view_.has(t - 1, part::complementizer) : subject.size() == 1;
}

// Where the verb comes second: a name, or a word for people in the singular, and nobody besides.
bool Assembler::is_one_man(const Document& doc, const Argument& a) const {
  const TokenRange who = tokens_of(doc, view_, a);
  if (view_.any(who, part::coordination | part::counted)) return false;
  const bool person = a.mention != none_index && doc.mentions[a.mention].type == MentionType::person;
  return person || (!who.empty() && view_.has(who.end - 1, part::person_noun) &&
                    !view_.endings->is_plural(doc.at(doc.tokens[who.end - 1].span)));
}

// Where the verb comes second, "she said | he agreed", "officials said | he would": neither another pronoun nor several
// people are he.
bool Assembler::is_another_pronoun(const Document& doc, const Argument& speaker, uint32_t pronoun) const {
  const TokenRange who = tokens_of(doc, view_, speaker);
  if (who.empty()) return false;
  // "The police said that | he | blew himself up".
  if (view_.verb_first) {
    constexpr size_t one_letter_bytes = 2;  // the longer endings are hers, theirs and the two's
    return ends_as_feminine(doc, view_, who.begin) &&
           view_.endings->owner.at_end_of(doc.at(doc.tokens[pronoun].span)).size() == one_letter_bytes;
  }
  const uint32_t last = who.end - 1;
  if (who.size() == 1 && view_.has(last, part::pronoun)) return doc.tokens[last].key != doc.tokens[pronoun].key;
  const bool one = !view_.has(pronoun, part::plural | part::thing);
  return one && !view_.has(last, part::named) && view_.endings->is_plural(doc.at(doc.tokens[last].span));
}

// Between the speaker and the token stands the name of somebody else.
bool Assembler::tells_of_another(const Document& doc, const Argument& speaker, uint32_t token) const {
  for (uint32_t t = view_.begin; t < token; ++t) {
    const uint32_t m = view_.mention[t - view_.begin];
    const bool person = m != none_index && doc.mentions[m].type == MentionType::person;
    if (person && m != speaker.mention && doc.mentions[m].span.begin >= speaker.span.end) return true;
  }
  return false;
}

// Verb first, "the embassy deplored the raid and urged the ministry", "..., urging the ministry": who speaks goes on,
// with the subject left out.
bool Assembler::goes_on(const Document& doc, const Report& report, const TriggerHit& hit) const {
  const Trigger& trigger = *hit.trigger;
  const uint32_t t = hit.tokens.begin;
  if (!view_.verb_first || trigger.subject != Role::actor || report.verb_end == no_token || report.verb_end > t)
    return false;
  const bool participle = trigger.is_participle_of_actor();
  const bool verb = view_.has(t, part::with_conjunction) && (trigger.slots & slot::past) != 0 &&
                    (trigger.slots & slot::nominal) == 0 && !trigger.subject_before;
  if (!participle && !verb) return false;
  if (!participle && !PhraseFinder(doc, view_).agree(report.verb, t)) return false;
  // "Said that prices were stable, and urged the parliament": behind a comma a verb of speech goes on with the one
  // that brought in the clause before it.
  const bool speaks = trigger.event.is_verbal();
  const bool apart = t > view_.begin && view_.has(t - 1, part::comma | part::quote);
  constexpr uint64_t others = part::stop | part::relative | part::complementizer;
  const uint64_t borders = participle ? part::stop : speaks && apart ? part::stop | part::say : others;
  return !view_.any({report.verb_end, t}, borders);
}

// "Said: we condemn", "we, we condemn": by its form the verb has for its subject whoever speaks, and no noun. Of what
// nobody is said to say it is not told who does it.
void Assembler::settle_first_persons(Document& doc) const {
  for (const Row& row : rows_) {
    Event& event = doc.events[row.event];
    if (!row.trigger->first_person || row.nominal) continue;
    if (event.reported_by)
      event.actors.assign(1, *event.reported_by);
    else if (event.actors.size() != 1 || !is_pronoun(doc, event.actors[0]))
      event.actors.clear();
    event.asserted = event.asserted && !event.actors.empty();
  }
}

bool Assembler::is_pronoun(const Document& doc, const Argument& a) const {
  const TokenRange who = tokens_of(doc, view_, a);
  return who.size() == 1 && view_.has(who.begin, part::pronoun);
}

// Verb first, "announced its rejection of ...": a deed of words with its owner's pronoun, right behind the verb, is the
// speaker's.
bool Assembler::is_own_word(const Report& report, const TriggerHit& hit, bool nominal) const {
  const bool speaks = hit.trigger->event.is_verbal();
  if (!view_.verb_first || !nominal || !speaks || !hit.trigger->possessive_suffix || report.verb_end == no_token)
    return false;
  constexpr uint32_t reach = 9;
  constexpr uint64_t borders = part::comma | part::stop | part::complementizer | part::verb | part::relative;
  const uint32_t at = hit.tokens.begin, begin = report.verb_end;
  return begin <= at && at - begin < reach && !view_.any({begin, at}, borders);
}

// Verb first, "the movement announced ..., while the army said that it | intercepted": somebody else says so, nearer to
// it.
bool Assembler::is_spoken_over(const Report& report, const TriggerHit& hit) const {
  return view_.verb_first && std::any_of(reports_.begin(), reports_.end(), [&](const Report& later) {
           return later.verb > report.verb && later.verb < hit.tokens.begin && later.speaker &&
                  hit.tokens.begin >= later.words.begin && hit.tokens.begin < later.words.end;
         });
}

// Verb first, "the army announced | the retaking of the town", "the ministry announced on Monday | the arrest of
// three": a deed that the verb governs is the speaker's, unless it is one that others suffer from.
bool Assembler::is_announced_deed(const Report& report, const TriggerHit& hit, bool nominal) const {
  constexpr uint32_t reach = 8;
  constexpr uint64_t borders = part::stop | part::complementizer | part::verb | part::relative | part::preposition |
                               part::subordinator | part::coordination;
  const Trigger& trigger = *hit.trigger;
  const EventType& event = trigger.event;
  const uint32_t at = hit.tokens.begin, begin = report.verb_end;
  if (!view_.verb_first || !nominal || begin == no_token || at < begin || at - begin >= reach) return false;
  if (view_.any({begin, at}, borders) || view_.has(at, part::definite | part::with_preposition)) return false;
  if (view_.has(at, part::with_conjunction) || report.denies || report.expects || report.claims) return false;
  constexpr uint32_t suffered = event_flag::violent | event_flag::casualties | event_flag::disaster;
  const bool to_others = trigger.object != Role::none || (trigger.names_deed() && event.is(event_flag::sums));
  return trigger.subject == Role::actor && to_others && !trigger.mutual && !event.is(suffered) &&
         (event.quad == material_conflict || event.quad == material_cooperation);
}

// Behind "claimed" up to the next comma, or before ", he claimed". "Accused them of fraud and | demanded", "blamed them
// and said that": without "that" a verb joined to it is the speaker's own deed, and what he says next is no claim.
bool Assembler::is_claimed(const Report& report, const TriggerHit& hit) const {
  const uint32_t at = hit.tokens.begin;
  if (at < report.verb) return true;
  if (!view_.verb_first && !view_.any({report.verb, at}, part::complementizer) &&
      view_.has(at - 1, part::coordination) && (hit.trigger->slots & slot::past) != 0)
    return false;
  for (const Report& next : reports_)
    if (!view_.verb_first && next.verb > report.verb && next.verb_end <= at && next.words.begin <= at && !next.claims &&
        view_.has(next.verb_end, part::complementizer) && at < next.words.end)
      return false;
  return !view_.any({report.verb, hit.tokens.begin}, part::comma | part::stop);
}

// "Feared attacks", "warned the embassy of attacks": the noun is what the verb speaks of, and nobody knows it yet.
bool Assembler::is_governed(const Report& report, const TriggerHit& hit) const {
  constexpr uint32_t reach = 9;
  constexpr uint64_t borders = part::comma | part::stop | part::complementizer | part::subordinator;
  const uint32_t at = hit.tokens.begin, begin = report.verb_end == no_token ? at : report.verb_end;
  const bool known =
      view_.has(at, part::definite) || (view_.has(at - 1, part::determiner) && !view_.has(at - 1, part::indefinite));
  if (known || begin >= at || at - begin >= reach || view_.any({begin, at}, borders)) return false;
  // "Expects | to complete | a merger": an infinitive is governed as well.
  bool joined = false;
  for (uint32_t t = begin; t < at; ++t) {
    joined |= view_.has(t, part::coordination);
    const bool finite = view_.has(t, part::verb) || (joined && view_.has(t, part::be | part::result));
    if (finite && !view_.has(t - 1, part::toward)) return false;
  }
  return true;
}

// "Denied it; the mayor said ...", "dismissed the director, whom he accused of fraud": between a denial and what
// stands behind a stop, or behind a relative that a comma sets off, lies the end of what is denied.
bool Assembler::is_told_aside(TokenRange between) const {
  bool nearest = true;
  for (uint32_t t = between.end; t > between.begin; --t) {
    const uint32_t before = t - 1;
    if (view_.has(before, part::quote)) return false;
    if (view_.has(before, part::stop)) return true;
    if (!view_.has(before, part::comma)) continue;
    if (nearest && view_.has(t, part::relative) && !view_.has(t, part::complementizer)) return true;
    nearest = false;
  }
  return false;
}

// "Denied any part in it and accused the mayor", "..., accusing the mayor": what is denied is named, and the verb is
// not of it but goes on with who denies. "Denied it and said that the army had shelled the town": the words of the next
// verb.
bool Assembler::is_beside_denial(const Document& doc, const Report& denial, const TriggerHit& hit, bool nominal) const {
  const uint32_t at = hit.tokens.begin;
  if (at <= denial.verb_end) return false;
  if (is_told_aside({denial.verb_end, at})) return true;
  // Verb first, "denied that it be so, | and threatened": as a verb of words in the past it goes on with who denies.
  if (view_.verb_first && !nominal && hit.trigger->event.is_verbal() && (hit.trigger->slots & slot::past) != 0 &&
      view_.has(at, part::with_conjunction) && view_.has(at - 1, part::comma))
    return true;
  if (!nominal && PhraseFinder(doc, view_).speech_that_goes_on(at) == denial.verb) return true;
  if (view_.has(denial.verb_end, part::complementizer)) return false;
  const auto is_joined = [&](uint32_t verb) {
    uint32_t t = verb;
    while (t > denial.verb_end && view_.has(t - 1, part::adverb | part::auxiliary)) --t;
    return view_.has(verb, part::with_conjunction) || view_.has(t - 1, part::coordination);
  };
  for (const Report& next : reports_)
    if (next.verb > denial.verb && next.verb < at && at < next.words.end && is_joined(next.verb)) return true;
  const uint16_t slots = hit.trigger->slots;
  if (nominal || view_.any({denial.verb_end, at}, part::complementizer | part::say)) return false;
  if (is_joined(at)) return (slots & slot::past) != 0;
  return view_.has(at - 1, part::comma) && (slots & (slot::gerund | slot::participle_active)) != 0;
}

// The speaker whose words hold the trigger; the actor of a speech act is its own speaker.
void Assembler::apply_reports(const Document& doc, const TriggerHit& hit, bool nominal, bool passive,
                              Event& event) const {
  const bool suffers = view_.verb_first ? !nominal && hit.trigger->subject == Role::recipient : passive;
  std::vector<Argument>& subject = suffers ? event.recipients : event.actors;
  // "Norway says | Kenya must ...": who says so asks it.
  const bool asks = hit.trigger->subject == Role::recipient && hit.trigger->event.is(event_flag::governs) && !passive;
  for (const Report& report : reports_) {
    const bool own_verb = report.verb >= hit.tokens.begin && report.verb < hit.tokens.end;
    if (own_verb || hit.tokens.begin < report.words.begin || hit.tokens.begin >= report.words.end) continue;
    if (report.speaker) event.reported_by = report.speaker;
    // "Added that it was a crash": of a noun where the verb comes first the pronoun stands for nobody.
    const bool noun = nominal && view_.verb_first;
    if (report.speaker && !noun && !is_spoken_over(report, hit) &&
        speaks_of_himself(doc, hit, passive, *report.speaker, subject) &&
        !is_of_other_gender(doc, view_, report.verb, hit))
      subject.assign(1, *report.speaker);
    if (report.speaker && event.actors.empty() && goes_on(doc, report, hit)) event.actors.assign(1, *report.speaker);
    if (report.speaker && event.actors.empty() &&
        (asks || is_own_word(report, hit, nominal) || is_announced_deed(report, hit, nominal)))
      event.actors.assign(1, *report.speaker);
    if (report.claims && is_claimed(report, hit)) event.asserted = false;
    if (report.expects && nominal && is_governed(report, hit)) {
      event.asserted = false;
      event.modality = Modality::hypothetical;
    }
    if (report.denies && !is_beside_denial(doc, report, hit, nominal)) {
      event.negated = true;
      event.asserted = false;
    }
  }
}

}  // namespace khabar
