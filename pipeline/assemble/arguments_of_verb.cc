// The parties of a verb: what stands before it and behind it, active or passive.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/places.h"
#include "assemble/readings.h"
#include "assemble/thing_nouns.h"

namespace khabar {

// "Arrested nobody".
bool ArgumentFinder::is_nobody(uint32_t token) const {
  if (token >= end_ || !view_.has(token, part::negation)) return false;
  const uint32_t f = view_.figure[token - view_.begin];
  return f != none_index && doc_.figures[f].value == 0.0;
}

// Verb first, "the ministry condemned | strongly, | the attack": what is blamed, behind a mark that sets off how.
TokenRange ArgumentFinder::object_behind_adverb(uint32_t from) const {
  uint32_t t = from;
  while (t < end_ && view_.has(t, part::adverb)) ++t;
  const bool set_off = t > from && view_.has(t, part::comma) && view_.has(t + 1, part::definite | part::determiner);
  return set_off && trigger_.event.quad == verbal_conflict ? phrases_.phrase_after(t + 1, view_.end) : TokenRange{};
}

// Verb first, "(there) were caught | five men ...": a verb that may be a passive tells who acts only of forces and the
// like, which are known for it, not of those whom it may befall.
bool ArgumentFinder::acts_for_sure(TokenRange subject) const {
  if (!trigger_.ambiguous_passive || trigger_.active || trigger_.mutual) return true;
  return view_.has(subject.begin, part::group) && !view_.has(subject.begin, part::counted);
}

// "Attacked | and destroyed | a platform", verb first "(were) killed | and wounded | dozens of civilians": of strife
// two verbs side by side befall the same. The second one; no_token if there is none.
uint32_t ArgumentFinder::verb_that_shares_object() const {
  if (trigger_.event.quad != material_conflict || trigger_.mutual) return no_token;
  const bool shares = view_.verb_first ? is_joined_to_harm() : is_joined_to_past();
  return !shares ? no_token : view_.verb_first ? tokens_.end : tokens_.end + 1;
}

// Where the verb comes second: behind "and" stands a verb of the past, and right behind that an object.
bool ArgumentFinder::is_joined_to_past() const {
  const uint32_t verb = tokens_.end + 1;
  constexpr uint64_t others = part::be | part::have | part::modal | part::auxiliary | part::say | part::named;
  return trigger_.object == Role::recipient && view_.has(tokens_.end, part::coordination) &&
         view_.has(verb, part::verb) && !view_.has(verb, others) &&
         view_.endings->verb.ends(doc_.at(doc_.tokens[verb].span)) &&
         view_.has(verb + 1, part::opens | part::counted | part::named | part::person_noun | part::determiner);
}

// Verb first: a verb of harm with "and" stands right behind, and nobody before whom the first alone befell.
bool ArgumentFinder::is_joined_to_harm() const {
  constexpr uint64_t joined_verb = part::with_conjunction | part::verb;
  if (trigger_.object_suffix || tokens_.end >= view_.end) return false;
  if ((view_.at(tokens_.end) & joined_verb) != joined_verb) return false;
  const bool harms = view_.any_trigger_at(tokens_.end, [](const Trigger& t) {
    return t.event.quad == material_conflict && t.object == Role::recipient && !t.object_suffix;
  });
  // "Two soldiers | were killed | and a third was wounded".
  return harms && !trigger_.subject_before && phrases_.subject_before(tokens_.begin).empty();
}

// Verb first: the phrase behind the verb is its subject and a noun that can be no adjective of it.
bool ArgumentFinder::holds_object(TokenRange phrase) const {
  const uint32_t object = phrases_.object_in(phrase, is_masculine());
  if (object == no_token) return false;
  constexpr uint64_t nouns = part::noun | part::person_noun | part::thing | part::group;
  return view_.has(object, nouns) && !view_.has(object, part::named | part::nationality);
}

// "Miners downing tools and | students | occupying a hall": those behind "and" alone, where the first do something
// else.
TokenRange ArgumentFinder::behind_joined_gerund(TokenRange who) const {
  for (uint32_t t = who.end; t > who.begin + 1; --t) {
    if (!view_.has(t - 1, part::coordination) || t == who.end) continue;
    for (uint32_t g = who.begin; g + 1 < t; ++g)
      if (is_gerund(g)) return {t, who.end};
  }
  return who;
}

// Verb first, "the police (in the feminine) held | a deputy | over words that he had spoken": of a subject and an
// object that stand side by side before the verb, the one in the verb's gender.
TokenRange ArgumentFinder::without_object(TokenRange who) const {
  if (!view_.verb_first || who.size() < 2 || !view_.has(who.begin - 1, part::verb)) return who;
  const uint32_t object = phrases_.object_in(who, false);
  constexpr uint64_t somebody = part::person_noun | part::group;
  constexpr uint64_t others = part::counted | part::named | part::definite;
  if (object == no_token || !view_.has(object, somebody) || view_.has(object, others)) return who;
  return ends_as_feminine(doc_, view_, who.begin) == is_masculine() ? TokenRange{object, who.end}
                                                                    : TokenRange{who.begin, object};
}

Frame ArgumentFinder::frame() {
  Frame f;
  const bool reduced = is_reduced_relative();
  f.passive = reduced || is_passive();
  find_behind(f);
  if (view_.verb_first && !f.after.empty()) find_second(f);
  if (view_.verb_first) settle_behind(f);
  find_before(f, reduced);
  // "Received 20 | wounded | people".
  if (tokens_.size() == 1 && trigger_.object == Role::recipient && phrases_.is_counted_participle(tokens_.begin)) {
    f.passive = true;
    f.before = phrases_.phrase_before(f.after.end, begin_);
    f.after = {};
  }
  if (view_.verb_first && !f.before.empty()) leave_before(f);
  take_topic(f);
  return f;
}

// The phrase behind the verb.
void ArgumentFinder::find_behind(Frame& f) {
  f.after = phrases_.phrase_after(tokens_.end, end_);
  if (f.after.empty()) f.after = noun_like_verb(tokens_.end);
  if (f.after.empty()) f.after = object_behind_joined_verb();
  if (!f.after.empty() || !view_.verb_first) return;
  // "Were hurt | in the accident | nine": what is counted may stand behind where and how.
  if (may_split() && !trigger_.mutual) f.after = phrases_.object_behind_insertion(tokens_.end, end_);
  // "Whom the president | , on Monday, | received": who did it may stand behind an insertion too.
  if (f.after.empty() && trigger_.object_suffix && view_.has(tokens_.end, part::comma))
    f.after = phrases_.object_behind_insertion(tokens_.end, end_);
}

TokenRange ArgumentFinder::object_behind_joined_verb() {
  const uint32_t verb = verb_that_shares_object();
  if (verb == no_token) return {};
  if (!view_.verb_first) return phrases_.phrase_after(verb + 1, view_.end);
  shares_ = true;
  end_ = phrases_.clause_end(verb);
  return phrases_.phrase_after(verb + 1, end_);
}

// Verb first: the phrase behind that one, which may be the object.
void ArgumentFinder::find_second(Frame& f) const {
  const uint32_t end = f.after.end;
  f.second = phrases_.phrase_after(end, end_);
  if (!may_split()) return;
  const bool meets = trigger_.event.is(event_flag::meeting);
  if (f.second.empty()) f.second = deed_behind(end);
  if (f.second.empty()) f.second = phrases_.object_behind_attribute(end, end_);
  if (f.second.empty()) f.second = phrases_.object_behind_circumstances(end, end_);
  if (f.second.empty()) f.second = phrases_.object_behind_insertion(end, end_, meets);
  if (f.second.empty()) f.second = object_behind_adverb(end);
  if (f.second.empty()) f.second = object_behind_blows(end);
  if (f.second.empty()) f.second = object_behind_comma(f.after);
  if (!f.second.empty()) return;
  const bool sure = acts_for_sure(f.after);
  if (sure && trigger_.object == Role::recipient && !trigger_.mutual) f.second = phrases_.object_behind_marks(end);
  // "Suspended | the council | in Conakry | the broadcasts of ...", where the trigger is "suspended broadcasts".
  if (f.second.empty() && is_asked_behind(end)) f.second = phrases_.phrase_after(asked_, end_);
  // "The minister | the government of X (for) the care of ...": both stand right behind the verb.
  if (f.second.empty() && !holds_object(f.after)) f.second = phrases_.object_behind_joined(end, end_, !sure);
}

// Verb first: where the two phrases behind the verb end, and which of them are none of its parties.
void ArgumentFinder::settle_behind(Frame& f) {
  if (!f.second.empty() && view_.has(f.second.begin, part::with_conjunction)) f.second = {};
  if (is_some_of(f.second, f.after)) f.second = {};
  if (is_holder_apart(f.after, f.second)) {
    const uint32_t object = phrases_.object_in(f.second, false);
    f.second = object == no_token ? TokenRange{} : TokenRange{object, f.second.end};
  }
  if (is_holder_of_other_sex(f.after, f.second)) {
    f.after.end = f.second.end;
    f.second = {};
  }
  // "Eleven were killed | and 32 were hurt".
  const bool joined = !f.after.empty() && (view_.has(f.after.begin, part::with_conjunction) ||
                                           (f.after.begin > tokens_.end && view_.has(tokens_.end, part::coordination)));
  if (joined && view_.has(f.after.begin, part::counted)) f.after = f.second = {};
  split_at_asked(f);
  leave_out_prepositions(f);
  leave_out_office(f);
  leave_holder(f);
  join_offices(f);
  split_offices(f);
  leave_what_one_becomes(f);
  leave_himself(f);
  leave_quotation(f);
  split_behind_nominative(f);
  split_at_accusative(f);
  split_before_second(f);
}

// The phrase before the verb; `reduced`: the verb is said of a noun.
void ArgumentFinder::find_before(Frame& f, bool reduced) {
  f.before = subject_before(f, reduced);
  // Verb first, "the deputy said: | "The king received ..."": who speaks does nothing in a quotation, but where "we"
  // do.
  if (view_.verb_first && !trigger_.subject_before && !f.before.empty() && view_.has(f.before.begin - 1, part::say))
    f.before = outside_quotation(f.before);
  f.before = without_object(f.before);
  // "In the province of X, | north of Chad, | they held ...": where the place lies, and nobody.
  if (view_.verb_first && !f.before.empty() && view_.has(f.before.begin, part::direction) &&
      view_.has(f.before.begin - 1, part::named | part::place_noun | part::comma))
    f.before = {};
  // "(I) came to | stand by you", "we, | we condemn": by its form the verb has no noun for its subject.
  if (trigger_.first_person && !f.before.empty() && !view_.has(f.before.begin, part::pronoun)) f.before = {};
  if (view_.verb_first && f.before.empty() && f.second.empty() && !trigger_.object_suffix &&
      !view_.has(tokens_.begin, part::with_conjunction))
    f.before = phrases_.topic_with_relative(tokens_.begin);
  if (view_.verb_first && !f.before.empty() && is_reason(f.after)) f.after = f.second = {};
  // "(That) the president | appointed | X | director": who stands before the verb appoints.
  if (view_.verb_first && trigger_.becomes && f.passive && !f.before.empty() && !f.after.empty() && !is_passive())
    f.passive = false;
  if (is_noun_of_compound(f.before)) f.before = phrases_.subject_before(f.before.begin - 1);
  // "The panel, | named in May by ...".
  if (f.before.empty() && f.passive && !view_.verb_first && view_.has(tokens_.begin - 1, part::comma))
    f.before = own_part(phrases_.phrase_before(tokens_.begin - 1, view_.begin));
  if (is_said_of_another(f.before)) f.before = {};
  f.passive |= is_bare_participle(f);
}

// Where the verb comes second, "observed | a token | strike over prices": what stands before a base form with the
// article of one makes it a noun, which the verb before that has for its object.
bool ArgumentFinder::is_noun_of_compound(TokenRange before) const {
  constexpr uint16_t others = slot::past | slot::present | slot::nominal;
  constexpr uint64_t one = part::opens | part::indefinite;
  if (view_.verb_first || before.size() < 2 || before.size() > 3 || before.end != tokens_.begin) return false;
  if (!has_bits(trigger_.slots, slot::base) || has_bits(trigger_.slots, others) || has_name(before)) return false;
  uint32_t verb = before.begin - 1;
  if ((view_.at(before.begin) & one) != one || !view_.has(verb, part::verb)) return false;
  while (view_.has(verb - 1, part::adverb)) --verb;
  return !view_.has(verb - 1, part::be);
}

TokenRange ArgumentFinder::subject_before(const Frame& f, bool reduced) const {
  const bool gerund = has_bits(trigger_.slots, slot::gerund);
  // "Was taken at a meeting | attended by X": of the noun right before it.
  constexpr uint64_t helpers = part::be | part::have | part::auxiliary | part::adverb | part::coordination;
  const bool attached =
      !view_.verb_first && f.passive && view_.has(tokens_.end, part::agent) && !view_.has(tokens_.begin - 1, helpers);
  TokenRange before;
  if (f.passive && is_to_be()) before = phrases_.phrase_before(tokens_.begin - 2, begin_);
  if (attached || (reduced && follows_object())) before = phrases_.phrase_before(tokens_.begin, begin_);
  if (gerund && is_gerund_of_somebody(view_, tokens_))
    before = behind_joined_gerund(own_part(phrases_.phrase_before(tokens_.begin, begin_)));
  // "Damaged a silo in X, Y, | killing two": who does what stands behind a comma is told by the verb before it.
  const bool aside = !view_.verb_first && gerund && view_.has(tokens_.begin - 1, part::comma) &&
                     !view_.has(tokens_.begin - 1, part::named);
  return before.empty() && !aside ? phrases_.subject_before(tokens_.begin) : before;
}

// ", warning of ...": such a participle is said of who acts in the sentence, not of just any word before it.
bool ArgumentFinder::is_said_of_another(TokenRange before) const {
  if (!trigger_.is_participle_of_actor()) return false;
  const bool beside = view_.verb_first && (view_.has(tokens_.begin - 1, part::comma) ||
                                           view_.endings->accusative.ends(doc_.at(doc_.tokens[tokens_.begin].span)));
  return beside || (!before.empty() && !has_name(before) && !view_.has(before.begin, part::definite));
}

// Verb first: what stands before the verb, but is not its subject, is left, or taken for the object that a pronoun
// stands for.
void ArgumentFinder::leave_before(Frame& f) const {
  // "the land on which X has its hold": the pronoun behind the verb stands for what is before the relative.
  uint32_t first = tokens_.begin;
  while (view_.has(first - 1, part::auxiliary)) --first;
  const bool relative = view_.has(first - 1, part::relative);
  const bool pronoun = tokens_.end < end_ && view_.stands_for[tokens_.end - view_.begin] != 0;
  const bool resumed = relative && pronoun && !f.after.empty();
  // "..., which is | what | Madrid rejected".
  const bool acts_behind = !f.after.empty() && view_.has(f.after.begin, part::definite | part::named);
  if (trigger_.object_suffix && acts_behind && first > view_.begin && is_what(doc_, view_, first - 1)) f.before = {};
  if (is_resumed_by_suffix(f, relative)) f.resumed = f.before;
  if (resumed || !f.resumed.empty() || (relative && trigger_.object_suffix && !trigger_.subject_before)) f.before = {};
  // "The table | that (it) left | (from) it": nor a thing of which the pronoun behind the verb speaks.
  if (relative && pronoun && (is_thing(f.before) || view_.has(f.before.begin, part::place_noun))) f.before = {};
  // "A raid | that planes flew", without "that": the noun of the deed is the object.
  if (trigger_.object_suffix && !f.after.empty() && is_deed_noun(tokens_.begin - 1) &&
      !view_.has(tokens_.begin - 1, part::definite))
    f.before = {};
  if (relative && !phrases_.may_be_subject(first - 1, trigger_.subject_before, is_masculine())) f.before = {};
  // "The plan | (to) which the council | agreed": who stands behind a verb that takes no object is its subject.
  const bool indirect = trigger_.object == Role::none && !trigger_.subject_before && !trigger_.mutual;
  if (relative && indirect && asked_ == no_token && !f.after.empty() &&
      (has_name(f.after) || view_.has(f.after.begin, part::definite)))
    f.before = {};
  // "A deal | promised | (by) it | the premier": with a pronoun for what stands before it, who does it stands behind.
  if (resumes_by_own_preposition() && is_resumed_by_preposition(f.after) &&
      (has_name(f.after) || !view_.has(f.after.begin, part::thing)))
    f.before = {};
  // A verb with a conjunction begins its clause: what stands before belongs elsewhere.
  if (view_.has(tokens_.begin, part::with_conjunction)) f.before = {};
}

// Verb first: the pronoun at the end of the verb stands for the phrase before it; `relative`: of which the verb's
// clause is said.
bool ArgumentFinder::is_resumed_by_suffix(const Frame& f, bool relative) const {
  // "A complaint that the union filed", without "that" where it is not known yet.
  constexpr uint64_t known = part::definite | part::named | part::nationality;
  if (!trigger_.object_suffix || trigger_.subject_before) return false;
  // "Ten men | (he) accused them": no verb in the singular has many for its subject before it.
  if (f.after.empty())
    return view_.any(f.before, part::counted) && view_.endings->them.ends(doc_.at(doc_.tokens[tokens_.end - 1].span));
  // "Most of the schools | (them) targeted | the militia": a verb with its object has its subject behind it.
  const bool topic = has_name(f.after) && !view_.has(tokens_.begin - 1, part::comma);
  // "Food | and the medicine": the head says whether it is known.
  uint32_t joined = f.before.begin;
  constexpr uint64_t others = part::with_conjunction | part::with_preposition | part::preposition | part::counted;
  while (joined < f.before.end && !view_.has(joined, others)) ++joined;
  return relative || topic || !view_.any({f.before.begin, joined}, known);
}

// Verb first, "as for the union, then (it) refused": what is spoken of acts, unless a pronoun of the verb, or behind
// one of its prepositions, stands for it and somebody else acts.
void ArgumentFinder::take_topic(Frame& f) const {
  const TokenRange topic = phrases_.topic_as_for(tokens_.begin);
  if (topic.empty()) return;
  const bool resumed = (trigger_.object_suffix || resumes_by_own_preposition()) && !f.after.empty();
  (resumed ? f.resumed : f.before) = topic;
}

// "Twenty killed and 60 people injured in ...": what befalls those counted, without anybody behind it.
bool ArgumentFinder::is_bare_participle(const Frame& f) const {
  return !view_.verb_first && has_bits(trigger_.slots, slot::past) && trigger_.object == Role::recipient &&
         !trigger_.figure_role.empty() && !trigger_.mutual && trigger_.figure_role != "participants" &&
         f.after.empty() && view_.any(f.before, part::counted);
}

// "Forced 900 people | to be | evacuated".
bool ArgumentFinder::is_to_be() const {
  const uint32_t be = tokens_.begin - 1;
  return !view_.verb_first && view_.has(be, part::be) && view_.has(be - 1, part::preposition) &&
         view_.has(be - 2, part::counted);
}

// Verb first: what begins with letters of one of the trigger's own prepositions, in a word that no list knows, is no
// subject and no object: "called for calm".
void ArgumentFinder::leave_out_prepositions(Frame& f) const {
  const auto is_introduced = [&](TokenRange phrase) {
    return !phrase.empty() && !view_.any({phrase.begin, phrase.begin + 1}, part::counted | part::article) &&
           begins_with_own_preposition(doc_, view_, trigger_, phrase.begin);
  };
  // "A raid that it flew | (in order) to find ...": nor why, behind a verb with its object.
  const bool aim =
      trigger_.object_suffix && !f.after.empty() && is_unknown_with(view_.endings->joined_for, f.after.begin);
  if (aim || is_introduced(f.after)) f.after = f.second = {};
  if (is_introduced(f.second)) f.second = {};
}

// Verb first, "four people | were arrested | for their role": a word that no list knows, with the letter of "for" and
// the pronoun of its owner, behind a verb whose subject stands before it.
bool ArgumentFinder::is_reason(TokenRange phrase) const {
  return !phrase.empty() && is_unknown_with(view_.endings->joined_for, phrase.begin) &&
         view_.endings->owner.ends(doc_.at(doc_.tokens[phrase.begin].span));
}

// "Rejected | an offer | by X", "lifted | the ban | on Y", "an appeal filed | by Z": of words that speak of words,
// whose they are or whom they are about.
TokenRange ArgumentFinder::with_party_behind(TokenRange object) const {
  if (object.empty() || has_name(object) || trigger_.event.is(event_flag::meeting)) return object;
  if (!trigger_.event.is_verbal()) return object;
  uint32_t t = object.end;
  if (!view_.has(t, part::agent) && view_.has(t + 1, part::agent) && is_participle(t)) ++t;
  if (t >= end_ || !view_.has(t, part::agent | part::directed)) return object;
  // "Asked the bank for ...": of the verb itself, not of its object.
  if (trigger_.has_preposition(doc_.tokens[t].key)) return object;
  const TokenRange party = phrases_.phrase_after(t + 1, end_);
  const bool dated = t + 1 < end_ && view_.date[t + 1 - view_.begin] != none_index;
  return !dated && has_name(party) && !is_amount(party) ? TokenRange{object.begin, party.end} : object;
}

// "Shelled the platform | and soldiers boarded another": what stands behind "and" is the subject of a verb.
TokenRange ArgumentFinder::without_next_clause(TokenRange object) const {
  const uint32_t verb = object.end;
  constexpr uint64_t no_object = part::preposition | part::of | part::stop | part::comma | part::coordination;
  constexpr uint64_t helping = part::be | part::have | part::modal;
  if (object.empty() || verb + 1 >= view_.end || view_.has(verb, part::named)) return object;
  const std::string_view word = doc_.at(doc_.tokens[verb].span);
  const bool past = view_.has(verb, part::verb) && view_.endings->verb.ends(word) && !view_.endings->gerund.ends(word);
  // "Accused of" is both.
  const bool helps = view_.has(verb, helping) && !view_.has(verb, part::verb);
  if (!helps && (!past || view_.has(verb + 1, no_object))) return object;
  for (uint32_t t = object.end - 1; t > object.begin; --t)
    if (view_.has(t, part::coordination) && !view_.has(t, part::named)) return {object.begin, t};
  return object;
}

// Where the verb comes second, "rejected | calls for help", "dismissed | charges of fraud": a noun in the plural right
// behind a verb, though it may be one elsewhere.
TokenRange ArgumentFinder::noun_like_verb(uint32_t token) const {
  if (view_.verb_first || token + 1 >= end_ || !view_.has(token, part::verb | part::say)) return {};
  const bool plural = view_.endings->is_plural(doc_.at(doc_.tokens[token].span));
  return plural && view_.has(token + 1, part::preposition | part::of) ? TokenRange{token, token + 1} : TokenRange{};
}

// Verb first, "killed | four people, among them | two children": some of those before.
bool ArgumentFinder::is_some_of(TokenRange part, TokenRange whole) const {
  if (part.empty() || whole.empty() || trigger_.figure_role.empty()) return false;
  const bool counted = view_.has(whole.begin, part::people) && view_.has(part.begin, part::people | part::person_noun);
  return counted && part.begin > whole.end && view_.all({whole.end, part.begin}, part::adverb | part::comma);
}

// Verb first, "met | the head of the branch in Basra | Ali Salim", "the head of the council, | Ali Salim", "the head of
// the council of Basra, (the) former | Ali Salim": the name of who holds the office, without a title.
bool ArgumentFinder::is_holder_apart(TokenRange office, TokenRange name) const {
  if (name.empty() || office.empty() || name.begin == office.end) return false;
  const bool former = name.size() > 1 && view_.has(name.begin, part::article) &&
                      !view_.has(name.begin, part::group | part::named | part::with_conjunction) &&
                      view_.titled[name.begin - view_.begin] == none_index;
  const uint32_t behind = former ? view_.mention[name.begin + 1 - view_.begin] : none_index;
  if (behind != none_index && phrases_.is_person(behind) && doc_.mentions[behind].tokens.begin == name.begin + 1)
    return phrases_.is_bare_office(office);
  const uint32_t m = view_.mention[name.begin - view_.begin];
  if (m == none_index || !phrases_.is_person(m) || view_.titled[name.begin - view_.begin] != none_index) return false;
  // "The envoy of the union to Chad, | Ali Salim".
  const bool sent = view_.endings->envoy.has(doc_.at(doc_.tokens[office.begin].span));
  return (sent || phrases_.is_bare_office(office)) && view_.has(name.begin - 1, part::named | part::comma);
}

// Verb first, "(she) abducted | the commander | Ali Salim": the office cannot be the verb's subject, so the name is
// whose it is.
bool ArgumentFinder::is_holder_of_other_sex(TokenRange office, TokenRange name) const {
  if (name.empty() || name.begin != office.end || trigger_.event.quad != material_conflict) return false;
  const uint32_t m = view_.mention[name.begin - view_.begin];
  if (m == none_index || !phrases_.is_person(m) || !phrases_.is_bare_office(office) || trigger_.object_suffix)
    return false;
  return is_one_man(office.begin) && !is_masculine();
}

void ArgumentFinder::find_of_verb() {
  Frame f = frame();
  find_object_before(f);
  usage_.passive = f.passive;
  if (!f.resumed.empty() && trigger_.object == Role::recipient && !trigger_.mutual) add(Role::recipient, f.resumed);
  if (!view_.verb_first) {
    add(f.passive ? trigger_.object : trigger_.subject, f.before);
    // "Dispersed them": a pronoun is an object too.
    const bool pronoun = f.after.empty() && tokens_.end < end_ && view_.has(tokens_.end, part::pronoun);
    if (!f.passive)
      add(trigger_.object, pronoun ? TokenRange{tokens_.end, tokens_.end + 1}
                                   : before_sum(with_party_behind(without_topic(without_next_clause(f.after)))));
    // "Norwin Inc | was bought by X": of deals whoever is named.
    const bool party = f.passive && trigger_.object == Role::topic && trigger_.event.is(event_flag::parties);
    if (party && event_.recipients.empty() && is_party(f.before)) add(Role::recipient, f.before);
    // "Froze the assets | of the firm": whom it befell owns what the verb governs.
    const bool to_come = f.passive && view_.has(tokens_.begin - 2, part::toward);
    const bool owned = trigger_.object == Role::topic && trigger_.genitive == Role::recipient && !to_come;
    if (owned && event_.recipients.empty()) add(Role::recipient, owner_of(f.passive ? f.before : f.after));
    usage_.negated_argument |= !f.passive && is_nobody(tokens_.end);
    return;
  }
  // "a soldier was killed in ...": unvowelled, a transitive verb without an object is a passive one.
  const bool bare = trigger_.ambiguous_passive && trigger_.object == Role::recipient && !trigger_.object_suffix &&
                    !trigger_.mutual && !trigger_.active;
  // "The premier had blamed | since Monday | the movement".
  if (bare && !f.before.empty() && f.after.empty() && !view_.any(f.before, part::counted))
    f.after = phrases_.object_behind_circumstances(tokens_.end, end_);
  // "(Said) that a man | shot | with a gun | a policeman".
  if (bare && !f.before.empty() && f.after.empty() && !view_.any(f.before, part::counted) &&
      view_.has(f.before.begin - 1, part::complementizer) && tokens_.end < end_ &&
      !view_.endings->together.has(doc_.at(doc_.tokens[tokens_.end].span)))
    f.after = phrases_.object_behind_joined(tokens_.end, end_, true);
  if (bare && !f.before.empty() && f.after.empty() && !strikes_with(f)) usage_.passive = true;
  // "(Said) that he | was killed | in a raid".
  if (bare && f.before.empty() && f.after.empty() && is_behind_that_he(doc_, view_, tokens_.begin))
    usage_.passive = true;
  // "There was | a discussion of X", where the lists have no noun of the verb.
  if (trigger_.ambiguous_passive && is_told_by_passive(view_, tokens_.begin)) return add(trigger_.object, f.after);
  if (usage_.passive) return add(trigger_.object, f.before.empty() ? f.after : f.before);
  if (!f.before.empty()) {
    add(trigger_.subject, f.before);
    if (!trigger_.object_suffix) add(trigger_.object, f.after);
  } else if (is_subject_left_out(f.after)) {
    if (!trigger_.object_suffix) add(trigger_.object, f.after);
  } else if (!f.second.empty() && !trigger_.object_suffix) {
    const bool turned = is_object_before_people(f.after, f.second) || is_deed_before_doer(f.after, f.second);
    add(trigger_.subject, turned ? f.second : f.after);
    // "Granted | visas | to Iranians": what is asked for is nobody, where the object must be somebody.
    const bool granted = trigger_.of_party && asked_ == f.second.begin && !asks_for_people() && !has_name(f.second);
    if (!granted) add(trigger_.object, turned ? f.after : f.second);
  } else if (const uint32_t object = may_split() ? phrases_.object_in(f.after, is_masculine()) : no_token;
             object != no_token) {
    const TokenRange first{f.after.begin, object}, second{object, f.after.end};
    const bool turned = is_deed_before_doer(first, second);
    add(trigger_.subject, turned ? second : first);
    add(trigger_.object, turned ? first : second);
  } else if (is_resumed_by_preposition(f.after) || (bare && (is_body(f.after) || is_assailant(f.after)))) {
    add(trigger_.subject, f.after);
  } else if (bare || (has_passive() && trigger_.object != Role::none && !f.after.empty() &&
                      view_.has(f.after.begin, part::thing))) {
    // With one phrase only, somebody suffered it; a thing did nothing.
    add(trigger_.object, f.after);
    usage_.passive = true;
  } else {
    // "And (he) received the former premier": not where the news begins with who received.
    const bool first = !view_.any({view_.begin, tokens_.begin}, part::verb | part::say);
    const bool goes_on = view_.has(tokens_.begin, part::with_conjunction);
    const bool opens = (first || has_name(f.after)) && !goes_on;
    const bool on_object = trigger_.transitive || (goes_on && trigger_.mutual && trigger_.object == Role::recipient);
    const bool left_out = ((on_object && !opens) || is_carried_on(f.after)) && !trigger_.object_suffix && !is_heading();
    if (is_deed_asked_for(f.after) || is_where_to(f.after)) return;
    if (f.after.empty() && trigger_.object == Role::none && trigger_.subject == Role::actor)
      f.after = phrases_.subject_behind_circumstances(tokens_.end);
    const bool object = left_out || is_thing_done(f.after) || befalls_counted(f.after);
    const uint32_t holder = object || trigger_.object != Role::none ? none_index : phrases_.holder_behind_town(f.after);
    if (holder == none_index) return add(object ? trigger_.object : trigger_.subject, f.after);
    add(trigger_.subject, doc_.mentions[holder].tokens);
    behind_subject_ = doc_.mentions[holder].tokens.end;
  }
}

// The word that the trigger asks for stands behind what tells where or when, and nothing brings it in.
bool ArgumentFinder::is_asked_behind(uint32_t from) const {
  if (asked_ == no_token || asked_ <= from || asked_ >= end_) return false;
  constexpr uint64_t brings_in = part::preposition | part::determiner | part::of;
  return !view_.has(asked_, part::with_preposition | part::with_conjunction | part::definite) &&
         view_.has(asked_ - 1, part::named | part::dated | part::definite) && !view_.has(asked_ - 1, brings_in) &&
         !view_.any({from, asked_}, part::verb | part::comma | part::with_conjunction) &&
         phrases_.object_in({tokens_.end, from}, is_masculine()) == no_token;
}

// Verb first, "the council (has) blocked ...": a body acts, also where its object is not found.
bool ArgumentFinder::is_body(TokenRange phrase) const {
  if (phrase.empty() || view_.any(phrase, part::counted) || view_.has(tokens_.begin, part::with_conjunction))
    return false;
  const uint32_t m = view_.mention[phrase.begin - view_.begin];
  // "Chad arrested | earlier this year | X".
  const bool holds = trigger_.event.quad == material_conflict && trigger_.figure_role == "arrested";
  if (m != none_index) return doc_.mentions[m].type == MentionType::organization || (holds && is_country(doc_, m));
  constexpr uint64_t known_group = part::group | part::definite;
  return (view_.at(phrase.begin) & known_group) == known_group;
}

// Verb first, "gunmen abducted ...", spelled like "were abducted": whoever is known for such deeds, where they kill and
// hurt nobody.
bool ArgumentFinder::is_assailant(TokenRange phrase) const {
  return !phrase.empty() && trigger_.event.quad == material_conflict && !trigger_.event.is(event_flag::casualties) &&
         view_.endings->assailant.has(doc_.at(doc_.tokens[phrase.begin].span));
}

// Verb first, "and (they) asked them for | the release of ...": what is asked for is nobody who asks.
bool ArgumentFinder::is_deed_asked_for(TokenRange phrase) const {
  return trigger_.event.is_verbal() && phrase.begin > tokens_.end && is_deed_noun(phrase.begin) &&
         !view_.has(phrase.begin, part::definite) && !has_name(phrase);
}

// Verb first, "and (they) put him | in prison": behind a verb with its object, joined to the one before it, a place
// without a name acts on nobody.
bool ArgumentFinder::is_where_to(TokenRange phrase) const {
  return trigger_.object_suffix && view_.has(tokens_.begin, part::with_conjunction) && !phrase.empty() &&
         view_.has(phrase.begin, part::place_noun) && !has_name(phrase);
}

// Verb first, "and (they) recaptured | some positions": things that are not known yet, behind a verb that goes on with
// the one before.
bool ArgumentFinder::is_thing_done(TokenRange phrase) const {
  constexpr uint64_t known = part::definite | part::somebody;
  if (!view_.has(tokens_.begin, part::with_conjunction) || !has_bits(trigger_.slots, slot::past)) return false;
  if (trigger_.active || trigger_.mutual || trigger_.object == Role::none || trigger_.object_suffix) return false;
  return !view_.any(phrase, known) && view_.any({view_.begin, tokens_.begin}, part::verb | part::say);
}

// Verb first, "(the plague) spread and infected | hundreds of children": those counted behind a verb of harm that goes
// on with the one before suffered it.
bool ArgumentFinder::befalls_counted(TokenRange phrase) const {
  return trigger_.event.is(event_flag::casualties) && trigger_.object == Role::recipient && !trigger_.object_suffix &&
         view_.has(tokens_.begin, part::with_conjunction) && view_.any(phrase, part::counted) && !is_body(phrase);
}

// Verb first, "a report | ordered (by it) | the administration": a verb of words whose object is a pronoun behind a
// preposition has its subject behind that.
bool ArgumentFinder::is_resumed_by_preposition(TokenRange phrase) const {
  return trigger_.event.is_verbal() && !phrase.empty() && tokens_.end < end_ &&
         view_.stands_for[tokens_.end - view_.begin] != 0 && phrase.begin == tokens_.end + 1 &&
         view_.any(phrase, part::definite | part::named);
}

// The pronoun behind the verb stands behind one of the trigger's own prepositions.
bool ArgumentFinder::resumes_by_own_preposition() const {
  if (tokens_.end >= end_) return false;
  const uint64_t key = view_.stands_for[tokens_.end - view_.begin];
  return key != 0 && (trigger_.has_preposition(key, Role::topic) || trigger_.has_preposition(key, Role::recipient));
}

// Headlines leave out objects rather than subjects.
bool ArgumentFinder::is_heading() const { return doc_.sentences[event_.sentence].heading; }

// The verb is spelled alike in the passive.
bool ArgumentFinder::has_passive() const { return trigger_.ambiguous_passive || trigger_.object_suffix; }

}  // namespace khabar
