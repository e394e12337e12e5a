// The parties of a noun: its genitive, its possessor, and those of the verb that it depends on.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/places.h"
#include "assemble/readings.h"

namespace khabar {

namespace {

// How far from its noun stands the verb that says that somebody wants or tries it.
constexpr uint32_t control_reach = 7, success_reach = 24;

// Of a verb whose subject is also who would do what it speaks of.
bool is_control(const WordKinds& kinds) {
  return kinds.modal == WordKind::planned || kinds.modal == WordKind::attempt || kinds.modal == WordKind::realised ||
         kinds.negation == WordKind::failed;
}

}  // namespace

// Verb first, "the occupation of | Saddam | Kuwait": behind a genitive that can have nothing more to it, somebody or a
// place with a name is the object of the deed; empty if none stands there.
TokenRange ArgumentFinder::object_behind_genitive(TokenRange genitive) const {
  const bool transitive = trigger_.object == Role::recipient || trigger_.object == Role::place;
  if (!view_.verb_first || genitive.empty() || !transitive || trigger_.mutual || trigger_.subject != Role::actor)
    return {};
  // "The rejection of | the authorities | the accusations".
  if (const uint32_t deed = trigger_.genitive_either ? phrases_.object_in(genitive, false) : no_token;
      deed != no_token && view_.has(genitive.begin, part::article | part::named) &&
      (view_.has(deed, part::thing) || is_deed_noun(deed)))
    return {deed, genitive.end};
  // "The rejection by | his country | any role", "... | the partition of X": a bare word is no adjective of it.
  const bool owner = view_.endings->owner.ends(doc_.at(doc_.tokens[genitive.begin].span));
  if (trigger_.genitive_either && owner && genitive.size() > 2 &&
      (view_.has(genitive.begin + 1, part::determiner) || is_bare_word(genitive.begin + 1)))
    return {genitive.begin + 1, genitive.end};
  if (const TokenRange object = object_behind_body(genitive); !object.empty()) return object;
  if (const TokenRange object = object_behind_for(genitive); !object.empty()) return object;
  const uint32_t m = view_.mention[genitive.begin - view_.begin];
  const bool acts = m != none_index && (is_country(doc_, m) || doc_.mentions[m].type != MentionType::place);
  if (!acts) return {};
  const uint32_t next = doc_.mentions[m].tokens.end;
  if (next >= end_ || view_.has(next, part::with_conjunction | part::with_preposition | part::nationality)) return {};
  // "Of the Syrian Foreign Minister X": what may be said of the name is none.
  const uint32_t named = view_.mention[next - view_.begin];
  const bool known = named != none_index && doc_.mentions[named].tokens.begin == next;
  // "The rejection by Chad | the partition of ...".
  if (trigger_.genitive_either && is_country(doc_, m) && is_deed_noun(next) && is_bare_word(next))
    return phrases_.phrase_after(next, end_);
  const bool definite = view_.has(next, part::article) && doc_.mentions[m].type == MentionType::place;
  // "The recapture by | the army | (of) the capital X".
  const bool site = trigger_.object == Role::place && view_.has(next, part::place_noun);
  if (!known && !definite && !site) return {};
  return phrases_.phrase_after(next, end_);
}

// A word that is not known yet, without letters before it and without the ending of an adverb.
bool ArgumentFinder::is_bare_word(uint32_t token) const {
  constexpr uint64_t others = part::phrase_end | part::definite | part::named | part::nationality | part::adverb |
                              part::dated | part::counted | part::with_preposition | part::with_conjunction;
  return token < end_ && view_.has(token, part::word) && !view_.has(token, others) &&
         !view_.endings->accusative.ends(doc_.at(doc_.tokens[token].span));
}

// A noun for a place or a thing, which is said of nobody.
bool ArgumentFinder::is_thing_apart(uint32_t token) const {
  return view_.has(token, part::noun | part::place_noun) && !view_.has(token, part::person_noun) &&
         !view_.has(token - 1, part::quote) && !view_.endings->any_nisba.ends(doc_.at(doc_.tokens[token].span));
}

// Verb first, "the arrest of | the Turkish police | a mayor", "the sending of | Chad | two battalions": behind a body
// of people or a country, complete with its adjectives, a noun that is not known yet is the object.
TokenRange ArgumentFinder::object_behind_body(TokenRange genitive) const {
  const uint32_t m = view_.mention[genitive.begin - view_.begin];
  const bool named = m != none_index && doc_.mentions[m].tokens.begin == genitive.begin &&
                     (doc_.mentions[m].type == MentionType::organization || is_country(doc_, m));
  // "The storming by | the settlers | the mosque".
  const bool people = view_.has(genitive.begin, part::article) && view_.has(genitive.begin, part::person_noun) &&
                      view_.endings->people_oblique.ends(doc_.at(doc_.tokens[genitive.begin].span));
  if (const uint32_t thing = people ? phrases_.object_in(genitive, false) : no_token; thing != no_token)
    return view_.has(thing, part::noun | part::place_noun) ? TokenRange{thing, genitive.end} : TokenRange{};
  const bool body = view_.has(genitive.begin, part::group) && view_.any(genitive, part::definite | part::named);
  if (!named && !body) return {};
  const uint32_t split = phrases_.object_in(genitive, false);
  const uint32_t object = split == no_token ? genitive.end : split;
  constexpr uint64_t others = part::named | part::nationality | part::with_conjunction | part::with_preposition |
                              part::preposition | part::adverb | part::dated;
  // "The shelling by | the regime | the cities": what is known is another phrase where it can be no adjective.
  if (object >= end_ || view_.has(object, others)) return {};
  if (view_.has(object, part::definite) && (split == no_token || !is_thing_apart(object))) return {};
  const bool noun = view_.has(object, part::counted | part::person_noun | part::noun | part::group) ||
                    view_.endings->owner.ends(doc_.at(doc_.tokens[object].span));
  if (!noun) return {};
  return split == no_token ? phrases_.phrase_after(object, end_) : TokenRange{object, genitive.end};
}

// Verb first, "the arrest by | the police | for (of) activists": the letter of "for" brings in whom a deed of strife
// befell, where it means nothing else to the trigger.
TokenRange ArgumentFinder::object_behind_for(TokenRange genitive) const {
  constexpr uint64_t somebody = part::person_noun | part::people | part::group | part::counted | part::place_noun;
  const uint32_t object = phrases_.behind_circumstance(genitive.end, end_);
  if (trigger_.event.quad != material_conflict || trigger_.object != Role::recipient || object >= end_) return {};
  if (!view_.has(genitive.begin, part::group | part::person_noun | part::named) || is_thing(genitive)) return {};
  if (!view_.has(object, part::with_preposition) || !view_.has(object, somebody)) return {};
  if (!is_joined_for(object) || begins_with_own_preposition(doc_, view_, trigger_, object)) return {};
  return phrases_.phrase_after(object, end_, true);
}

// "Under the agreement, X will sell the site to Y": of a noun in the phrase that opens a clause all parties stand
// before the comma.
void ArgumentFinder::leave_main_clause() {
  constexpr uint64_t others = part::verb | part::say | part::stop | part::relative;
  if (view_.verb_first || !view_.has(begin_, part::preposition) || view_.any({begin_, tokens_.begin}, others)) return;
  for (uint32_t t = tokens_.end; t < end_ && !view_.has(t, others); ++t) {
    if (!view_.has(t, part::comma)) continue;
    end_ = t;
    return;
  }
}

// Verb first, "discussed the visit of X | to Y": the genitive is who acts, whatever the verb's subject.
bool ArgumentFinder::has_other_party() const {
  constexpr uint32_t reach = 6;
  constexpr uint64_t others = part::stop | part::comma | part::verb | part::say | part::relative | part::complementizer;
  for (uint32_t t = genitive_end_; t < std::min(end_, genitive_end_ + reach) && !view_.has(t, others); ++t)
    if (brings_in_recipient(t)) return true;
  return false;
}

// "X's support | for Y": a preposition of the trigger's own that stands before whom it is towards.
bool ArgumentFinder::brings_in_recipient(uint32_t token) const {
  return token < end_ && view_.has(token, part::preposition) &&
         trigger_.has_preposition(doc_.tokens[token].key, Role::recipient);
}

void ArgumentFinder::find_of_noun() {
  leave_main_clause();
  uint32_t after = tokens_.end;
  // "Opposition | to | the plan", where the preposition is the trigger's own.
  const bool own = !view_.verb_first && !trigger_.mutual && tokens_.size() > 1 &&
                   view_.has(tokens_.end - 1, part::preposition | part::of) &&
                   (trigger_.genitive != Role::none || trigger_.object != Role::none);
  if (!own && !view_.verb_first && !view_.has(after, part::of)) late_of_ = late_of();
  if (late_of_ != no_token) after = late_of_;
  const bool english_of = own || (!view_.verb_first && view_.has(after, part::of));
  if (english_of && !own) ++after;
  if (view_.verb_first) after = behind_joined_deeds(after);
  if (view_.verb_first || english_of) {
    TokenRange genitive = phrases_.phrase_after(after, end_);
    // An indefinite word behind an indefinite noun is its adjective, behind a definite one not its genitive either.
    if (view_.verb_first && !may_be_genitive(genitive)) genitive = {};
    // "The holding | of two meetings": what the trigger asks for is its object; not "the return | of refugees".
    const bool asked = view_.verb_first && asked_ >= genitive.begin && asked_ < genitive.end &&
                       genitive_role() == Role::actor && !has_name({genitive.begin, asked_}) &&
                       !view_.has(asked_, part::person_noun | part::people);
    if (asked) genitive = {};
    const TokenRange object = object_behind_genitive(genitive);
    genitive_end_ = std::max(tokens_.end, genitive.end);
    if (is_where_they_meet(genitive)) {
      add(Role::place, genitive);
    } else if (!object.empty()) {
      add(Role::actor, {genitive.begin, std::min(genitive.end, object.begin)});
      add(trigger_.object, object);
    } else if (trigger_.genitive_either)
      genitive_ = genitive.empty() ? std::nullopt : std::optional(genitive);
    else if (!trigger_.possessive_suffix || !trigger_.mutual)
      add(genitive_role(), genitive);
    else if (has_name(genitive) || view_.any({genitive.begin, genitive.begin + 1}, part::somebody))
      add(Role::recipient, genitive);  // "his meeting | the envoy": the pronoun is the one, so this is the other
  }
  find_agent();
  // Who comes to an accident has not done it.
  if (view_.verb_first && trigger_.event.is(event_flag::disaster)) return;
  if (find_of_light_verb()) return;
  if (view_.verb_first) {
    if (event_.actors.empty()) add(Role::actor, subject_of_control());
    // "killed in an attack": the clause is not about who attacked.
    if (view_.has(tokens_.begin - 1, part::preposition) || view_.has(tokens_.begin, part::with_preposition)) return;
    if (genitive_ && has_other_party()) return;
    if (event_.actors.empty()) add(Role::actor, topic_of_clause());
    if (event_.actors.empty()) add(Role::actor, subject_of_governing_verb());
    return;
  }
  // "The arrest of two monks sparked | riots": they do not riot.
  if (view_.brings_about(tokens_.begin - 1)) {
    usage_.light = WordKind::passive;
    return;
  }
  // "Israeli strikes", "the army's withdrawal", "the Basra bombing"; or "X planned an attack".
  const TokenRange modifier = possessor_in(own_part(phrases_.phrase_before(tokens_.begin, begin_)));
  const bool owned = !modifier.empty() && doc_.tokens[modifier.end - 1].is(token_flag::clitic_s);
  // "Bhutto's assassination", but "the army's killing of six": of whom it befell.
  const uint32_t owner = owned && modifier.size() > 1 ? view_.mention[modifier.end - 2 - view_.begin] : none_index;
  const bool befell = owner != none_index && phrases_.is_person(owner) && !english_of && event_.recipients.empty() &&
                      trigger_.genitive == Role::recipient && !brings_in_recipient(tokens_.end);
  if (befell)
    add(Role::recipient, doc_.mentions[owner].tokens);
  else if (!modifier.empty() && (owned || has_name(modifier) || ends_in_doer(modifier)))
    add_modifier(modifier);
  else if (event_.actors.empty() && trigger_.self != Role::recipient && !is_background_of_verb() && !is_known_to_verb())
    add(Role::actor,
        without_time_or_place(outside_quotation(without_witnesses(phrases_.subject_before(governing_verb())))));
  // "The firm | was willing to sell": said of somebody.
  if (event_.actors.empty() && has_bits(trigger_.slots, slot::adjective) && view_.has(tokens_.begin, part::be))
    add(Role::actor, phrases_.subject_before(tokens_.begin));
  if (const uint32_t said = saying_verb(); event_.actors.empty() && said != no_token)
    add(Role::actor, phrases_.subject_before(said));
  if (event_.actors.empty() && trigger_.mutual && !names_parties_behind() && owning_verb() != no_token)
    add(Role::actor, phrases_.subject_before(owning_verb()));
}

// "Residents | reported heavy shelling": people without a name, who tell of violence, have not done it.
TokenRange ArgumentFinder::without_witnesses(TokenRange who) const {
  const uint32_t verb = governing_verb();
  const bool tells = trigger_.event.is(event_flag::violent) && view_.kinds_at(verb).say == WordKind::say;
  const bool people = !who.empty() && view_.has(who.end - 1, part::person_noun) && !view_.any(who, part::named);
  return tells && people ? TokenRange{} : who;
}

// "Nugent | said | in a speech to the house", "in a meeting with the union": whose words they are, or who met; no_token
// if nobody's.
uint32_t ArgumentFinder::saying_verb() const {
  constexpr uint64_t others = part::preposition | part::comma | part::stop | part::verb | part::say;
  if (view_.verb_first || !(trigger_.speech || trigger_.event.is(event_flag::meeting))) return no_token;
  const uint32_t t = before_adjectives(others);
  if (t < begin_ + 1 || t < view_.begin + 2 || !view_.has(t - 1, part::locative)) return no_token;
  return view_.has(t - 2, part::say) && !view_.has(t - 2, part::be | part::named) ? t - 2 : no_token;
}

// Verb first, "the killing | and wounding | of a number of civilians": deeds that share what stands behind the last.
uint32_t ArgumentFinder::behind_joined_deeds(uint32_t token) const {
  uint32_t t = token;
  while (t < end_ && view_.has(t, part::with_conjunction) && !view_.has(t, part::definite | part::named) &&
         is_deed_noun(t))
    ++t;
  return t > token && view_.has(t, part::word) && !view_.has(t, part::preposition | part::with_preposition) ? t : token;
}

// "The murder | in Nairobi on Monday | of two leaders", "the kidnapping | by gunmen | of two nurses": the "of" behind
// where, when and by whom; no_token if none stands there.
uint32_t ArgumentFinder::late_of() const {
  constexpr uint32_t reach = 10;
  for (uint32_t t = tokens_.end; t < std::min(end_, tokens_.end + reach);) {
    if (view_.is_of(t)) return t;
    uint32_t next = phrases_.behind_circumstance(t, end_);
    if (next == t && view_.has(t, part::agent) && !view_.has(t, part::named)) {
      const TokenRange who = with_those_counted(phrases_.phrase_after(t + 1, end_));
      next = who.begin;
      // "A rally by supporters of X", "an attack by members of a gang on Y": of a deed that befalls nobody, or somebody
      // whom another preposition brings in, the "of" is theirs.
      const bool theirs =
          genitive_role() == Role::actor || genitive_role() == Role::none || is_towards_by_preposition();
      if (theirs || view_.is_of(who.end - 1) || view_.has(who.begin, part::counted)) next = who.end;
      while (next < who.end && !view_.is_of(next)) ++next;
    }
    if (next <= t) break;
    t = next;
  }
  return no_token;
}

// "A militia | attack", "an army | raid on": who stands before the noun of a deed that befalls nobody, or somebody whom
// a preposition brings in, did it.
bool ArgumentFinder::ends_in_doer(TokenRange modifier) const {
  const uint32_t last = modifier.end - 1;
  return is_towards_by_preposition() && view_.has(last, part::group) && !view_.has(last, part::counted) &&
         last + 1 == tokens_.begin;
}

// "Border | clashes", "an overnight | strike": what stands right before the noun and is nobody tells where or when.
TokenRange ArgumentFinder::without_time_or_place(TokenRange who) const {
  constexpr uint64_t nobody = part::dated | part::place_noun | part::thing | part::adverb;
  const uint32_t last = who.empty() ? begin_ : who.end - 1;
  const bool somebody = view_.has(last, part::somebody | part::group | part::pronoun);
  return !who.empty() && who.end == tokens_.begin && !somebody && view_.has(last, nobody) ? TokenRange{} : who;
}

// "An attack of X | on Y": of either party, and another preposition brings in the other.
bool ArgumentFinder::is_towards_by_preposition() const {
  return trigger_.genitive_either && std::any_of(trigger_.prepositions.begin(), trigger_.prepositions.end(),
                                                 [](const PrepositionRole& p) { return p.role == Role::recipient; });
}

bool ArgumentFinder::is_casualty(uint32_t verb) const {
  return view_.any_trigger_at(verb, [](const Trigger& t) { return t.event.is(event_flag::casualties); });
}

Role ArgumentFinder::genitive_role() const {
  if (trigger_.genitive != Role::none) return trigger_.genitive;
  return trigger_.object != Role::none ? trigger_.object : trigger_.subject;
}

// Verb first, "its full | support": behind a deed with the pronoun of its owner a definite word is its adjective,
// unless it is known as a noun.
bool ArgumentFinder::is_adjective_of_owned(uint32_t token) const {
  if (!trigger_.possessive_suffix || !view_.has(token, part::definite)) return false;
  // "Its first": an order counts nobody.
  const uint32_t f = view_.figure[token - view_.begin];
  if (f != none_index && doc_.figures[f].kind == FigureKind::ordinal) return true;
  if (view_.has(token, part::named | part::counted)) return view_.has(token, part::nationality);
  if (!view_.has(token, part::noun | part::person_noun)) return true;
  // "Military": what is also said of people alone.
  return view_.has(token, part::person_noun) && view_.endings->any_nisba.ends(doc_.at(doc_.tokens[token].span));
}

// Verb first, "two attacks": such a form has no genitive behind it; it would have lost its ending.
bool ArgumentFinder::is_dual() const {
  const Letters& ending = view_.endings->people_oblique;
  return tokens_.size() == 1 && ending.ends(doc_.at(doc_.tokens[tokens_.begin].span)) && !ending.ends(trigger_.lemma);
}

bool ArgumentFinder::may_be_genitive(TokenRange phrase) const {
  if (phrase.empty()) return false;
  // "Held | by | an armed gang", "the arrest | of | the thief", where the trigger ends in its preposition.
  if (tokens_.size() > 1 && view_.has(tokens_.end - 1, part::preposition)) return phrase.begin == tokens_.end;
  if (view_.has(tokens_.begin, part::definite)) return false;
  const uint32_t first = phrase.begin;
  if (is_adjective_of_owned(first) || is_dual()) return false;
  // "His conviction | criminally": of what ends in its owner's pronoun an accusative is none either.
  // "His reception | of a delegation".
  const bool met = trigger_.event.is(event_flag::meeting) && view_.has(first, part::group | part::person_noun);
  if (trigger_.possessive_suffix && !view_.has(first, part::definite | part::named) && !met &&
      view_.endings->accusative.ends(doc_.at(doc_.tokens[first].span)))
    return false;
  if (view_.figure[first - view_.begin] != none_index || view_.has(first, part::definite | part::person_noun))
    return true;
  if (has_name(phrase)) return true;
  // "The support of | his country": no adjective ends in the pronoun of an owner.
  constexpr size_t shortest_owned_bytes = 8;
  const std::string_view word = doc_.at(doc_.tokens[first].span);
  if (!trigger_.possessive_suffix && word.size() >= shortest_owned_bytes && view_.endings->owner.ends(word) &&
      !view_.has(first, part::with_preposition | part::with_conjunction | part::verb | part::light | part::adverb) &&
      !is_unknown_with(view_.endings->joined_for, first))
    return true;
  // The unknown word behind a noun that asks for its victim is one, unless it has the ending of an adjective.
  const bool adjective = view_.endings->nisba.ends(word) || doc_.tokens[first].is(token_flag::ta_marbuta) ||
                         view_.endings->accusative.ends(word);
  return trigger_.genitive == Role::recipient && !adjective && !view_.has(first, part::with_preposition);
}

// "that X is bound to ..., and will go on to ...": what stands right behind the complementizer is what all of it
// speaks of.
TokenRange ArgumentFinder::topic_of_clause() const {
  if ((view_.all_parts & part::complementizer) == 0) return {};
  for (uint32_t t = tokens_.begin; t > view_.begin && !view_.has(t - 1, part::stop); --t) {
    if (!view_.has(t - 1, part::complementizer)) continue;
    const TokenRange topic = phrases_.phrase_after(t, tokens_.begin);
    return has_name(topic) ? topic : TokenRange{};
  }
  return {};
}

// Verb first, "the ministry intends the banning of ...", "the ministry failed in ...": who wants, tries or fails is
// who would act.
TokenRange ArgumentFinder::subject_of_control() {
  if (view_.has(tokens_.begin - 1, part::preposition) && view_.has(tokens_.begin - 2, part::comma))
    return subject_of_success();
  for (uint32_t t = tokens_.begin; t > begin_ && tokens_.begin - t < control_reach; --t) {
    const uint32_t before = t - 1;
    if (view_.has(before, part::stop | part::complementizer)) break;
    if (view_.kinds_at(before).modal == WordKind::granted) return grantee(t);
    if (!is_control(view_.kinds_at(before))) {
      if (view_.has(before, part::verb | part::say | part::comma)) break;
      continue;
    }
    const TokenRange behind = phrases_.phrase_after(t, tokens_.begin);
    // "Managed the seizure of" tells it as "carried out" would.
    if (view_.kinds_at(before).modal == WordKind::realised) usage_.light = WordKind::active;
    // "Intends the staging of a strike": what governs the noun right behind it is no subject.
    const bool people =
        !behind.empty() && (view_.has(behind.begin, part::person_noun) || phrases_.is_crowd(behind.begin));
    const bool chain = behind.end == tokens_.begin && !people && !view_.any(behind, part::definite | part::named);
    return behind.empty() || chain ? phrases_.subject_before(before) : behind;
  }
  return {};
}

// Verb first, "the chaos let | (to) the rebels | the capture of": to whom it was granted, behind the verb at `from`.
TokenRange ArgumentFinder::grantee(uint32_t from) const {
  for (uint32_t t = tokens_.begin; t > from; --t)
    if (is_joined_for(t - 1)) return phrases_.phrase_after(t - 1, tokens_.begin, true);
  return {};
}

// A word with the letter of "for" or "to".
bool ArgumentFinder::is_joined_for(uint32_t token) const {
  const auto& letters = view_.endings->joined_for.spellings();
  return std::any_of(letters.begin(), letters.end(),
                     [&](std::string_view l) { return has_joined_preposition(doc_, view_, token, l); });
}

// Verb first, "the talks of | Vienna": a town with nobody to meet is where they are held.
bool ArgumentFinder::is_where_they_meet(TokenRange genitive) const {
  if (!view_.verb_first || genitive.empty() || !trigger_.mutual || !trigger_.event.is(event_flag::meeting))
    return false;
  return names_town(genitive) && !has_other_party();
}

// The name of a place that is no country, and nothing more: is_town() takes towns without a name as well.
bool ArgumentFinder::names_town(TokenRange phrase) const {
  const uint32_t m = view_.mention[phrase.begin - view_.begin];
  return m != none_index && doc_.mentions[m].type == MentionType::place && doc_.mentions[m].tokens == phrase &&
         !is_country(doc_, m);
}

// Verb first, "said | the minister | so at her meeting with X": who meets, by the pronoun of an owner, is the subject
// of the verb before it, or whoever was named last.
std::optional<Argument> ArgumentFinder::owner_by_pronoun() const {
  constexpr uint64_t borders = part::stop | part::complementizer | part::relative;
  const std::string_view word = doc_.at(doc_.tokens[tokens_.end - 1].span);
  if (!view_.verb_first || !trigger_.possessive_suffix) return std::nullopt;
  constexpr size_t letter_bytes = 2;
  if (!view_.endings->her.ends(word) && view_.endings->owner.at_end_of(word).size() != letter_bytes)
    return std::nullopt;  // of several
  if (!view_.has(tokens_.begin - 1, part::preposition) && !view_.has(tokens_.begin, part::with_preposition))
    return std::nullopt;
  const auto is_one = [&](uint32_t t) {
    return view_.has(t, part::person_noun) && view_.has(t, part::definite) &&
           !view_.has(t, part::with_preposition | part::with_conjunction) &&
           !view_.endings->is_plural(doc_.at(doc_.tokens[t].span));
  };
  std::optional<Argument> last;
  for (uint32_t t = tokens_.begin; t > view_.begin && !view_.has(t - 1, borders); --t) {
    const uint32_t m = view_.mention_at(t - 1);
    const bool person = m != none_index && phrases_.is_person(m);
    if (!last && person) last = phrases_.of_mention(m);
    if (!last && is_one(t - 1)) last = phrases_.argument(phrases_.phrase_after(t - 1, tokens_.begin));
    if (!view_.has(t - 1, part::verb | part::say)) continue;
    const TokenRange subject = phrases_.subject_behind(t - 1, tokens_.begin);
    const uint32_t who = subject.empty() ? none_index : view_.mention_at(subject.begin);
    const bool acts = !subject.empty() && ((who != none_index && phrases_.is_person(who)) || is_one(subject.begin));
    return acts ? phrases_.argument(subject) : last;
  }
  return last;
}

// "During a visit to Chad, | the president | said", verb first "said | the president": of a meeting that opens the
// sentence, who acts or speaks behind it met.
TokenRange ArgumentFinder::subject_behind_opening() const {
  constexpr uint32_t reach = 14;
  constexpr uint64_t verbs = part::verb | part::say | part::light | part::modal;
  constexpr uint64_t others =
      verbs | part::be | part::have | part::stop | part::quote | part::relative | part::complementizer | part::pronoun;
  const uint32_t begin = view_.begin;
  if (!view_.any({begin, tokens_.begin + 1}, part::preposition | part::with_preposition | part::subordinator))
    return {};
  if (view_.any({begin, tokens_.begin}, others | part::comma | part::named)) return {};
  uint32_t comma = tokens_.end;
  while (comma + 2 < view_.end && comma < tokens_.end + reach && !view_.has(comma, others | part::comma)) ++comma;
  if (!view_.has(comma, part::comma)) return {};
  const uint32_t first = comma + 1;
  if (view_.verb_first) return view_.has(first, verbs) ? phrases_.subject_behind(first, view_.end) : TokenRange{};
  const TokenRange subject = phrases_.phrase_after(first, view_.end);
  const bool acts = subject.begin == first && view_.has(subject.end, verbs | part::be | part::have | part::auxiliary);
  return acts ? subject : TokenRange{};
}

// Verb first, "the troops managed | , with the help of X, on Monday, | (from) the capture of": who stands behind such a
// verb, whatever is inserted between commas.
TokenRange ArgumentFinder::subject_of_success() {
  constexpr uint64_t others = part::stop | part::say | part::complementizer | part::relative | part::verb;
  for (uint32_t t = tokens_.begin; t > view_.begin && tokens_.begin - t < success_reach; --t) {
    if (view_.kinds_at(t - 1).modal == WordKind::realised) {
      usage_.light = WordKind::active;
      return phrases_.phrase_after(t, tokens_.begin);
    }
    if (view_.has(t - 1, others)) break;
  }
  return {};
}

// Verb first: the phrase behind the verb that the noun depends on, if it holds a name ("X goes on to launch
// attacks").
TokenRange ArgumentFinder::subject_of_governing_verb() const {
  // Nobody does that somebody died.
  if (trigger_.event.is(event_flag::casualties)) return {};
  const uint32_t verb = governing_verb();
  if (verb == view_.begin && !view_.has(verb, part::verb)) return {};
  if (verb == view_.begin && is_behind_speaker()) return {};
  // "Announced that | the visit of X": what stands behind "that" depends on no verb before it.
  if (view_.verb_first && view_.any({verb + 1, tokens_.begin}, part::stop | part::complementizer)) return {};
  // Who announces or condemns an attack has not made it.
  // "And comes | his visit": it is what the verb tells of.
  if (view_.verb_first && trigger_.possessive_suffix && verb + 1 == tokens_.begin &&
      view_.has(verb, part::with_conjunction))
    return {};
  const bool known =
      trigger_.event.is(event_flag::violent) || (trigger_.mutual && view_.has(tokens_.begin, part::definite));
  if (known && is_speech(verb)) return {};
  TokenRange subject = phrases_.phrase_after(verb + 1, tokens_.begin);
  // "Visited | the minister | Baghdad": without the object, but with the name behind an office.
  const uint32_t object = view_.verb_first ? phrases_.object_in(subject, phrases_.is_masculine(verb)) : no_token;
  const uint32_t named = object != no_token ? view_.mention_at(object) : none_index;
  if (object != no_token && (named == none_index || !phrases_.is_person(named))) subject.end = object;
  if (subject.empty()) subject = phrases_.subject_before(verb);
  // "The campaign in Chad, which will centre on aid": where, not who.
  if (!subject.empty() && view_.has(subject.begin - 1, part::locative)) return {};
  // "The ministry of energy decided | the closing of three depots": who is known, with nothing between.
  const bool beside = view_.verb_first && subject.end == tokens_.begin && view_.any(subject, part::definite) &&
                      !view_.has(subject.begin, part::thing);
  return has_name(subject) || beside ? subject : TokenRange{};
}

// Verb first, "Chad sent tents, while | announced | Peru | aid of ...": the noun depends on who says so, not on the
// verb that the sentence begins with.
bool ArgumentFinder::is_behind_speaker() const {
  for (uint32_t t = tokens_.begin; view_.verb_first && t > view_.begin + 1; --t) {
    if (!view_.has(t - 1, part::say)) {
      if (view_.has(t - 1, part::stop | part::complementizer | part::verb)) return false;
      continue;
    }
    const TokenRange who = phrases_.subject_behind(t - 1, tokens_.begin);
    return who.begin == t && view_.any(who, part::definite | part::named);
  }
  return false;
}

bool ArgumentFinder::is_speech(uint32_t verb) const {
  return view_.has(verb, part::say) || view_.any_trigger_at(verb, [](const Trigger& t) { return t.event.is_verbal(); });
}

uint32_t ArgumentFinder::governing_verb() const {
  for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
    if (view_.has(t - 1, part::stop | part::complementizer)) break;
    // "The agency said, as fighting went on": who says it does not fight.
    if (view_.has(t - 1, view_.verb_first ? part::say : part::subordinator)) break;
    // "Are | planning | a venture".
    const bool plans =
        !view_.verb_first && view_.has(t - 1, part::modal) && view_.has(t - 2, part::be) && phrases_.is_gerund(t - 1);
    if (plans) return t - 1;
    if (!view_.has(t - 1, part::verb)) continue;
    // "Formed a joint | venture": all its words are the verb's.
    while (!view_.verb_first && t > view_.begin + 1 && view_.has(t - 1, part::determiner) &&
           view_.has(t - 2, part::verb))
      --t;
    return t - 1;
  }
  return view_.begin;
}

}  // namespace khabar
