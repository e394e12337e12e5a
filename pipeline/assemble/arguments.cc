#include "assemble/arguments.h"

#include <algorithm>
#include <optional>

#include "assemble/circumstances.h"
#include "assemble/places.h"

namespace khabar {

namespace {

// What the words around a trigger offer, before it is known who is who.
struct Frame {
  TokenRange before;         // the phrase that stands before the verb
  TokenRange after, second;  // the phrases behind it
  bool passive = false;
};

// How far from its noun, in words, a light verb stands.
constexpr uint32_t light_reach = 9, light_reach_behind = 4;
// How many words stand between "in" and the noun.
constexpr uint32_t adjectives_reach = 4;
// How far from its noun stands the verb that says that somebody wants or tries it.
constexpr uint32_t control_reach = 7;

bool has_bits(uint16_t slots, uint16_t bits) { return (slots & bits) != 0; }

// Of a verb whose subject is also who would do what it speaks of.
bool is_control(const WordKinds& kinds) {
  return kinds.modal == WordKind::planned || kinds.modal == WordKind::attempt || kinds.modal == WordKind::realised ||
         kinds.negation == WordKind::failed;
}

class ArgumentFinder {
 public:
  ArgumentFinder(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                 TokenRange clause, uint32_t asked, Event& event)
      : doc_(doc),
        view_(view),
        phrases_(phrases),
        trigger_(*hit.trigger),
        tokens_(hit.tokens),
        event_(event),
        begin_(clause.begin),
        end_(clause.end),
        asked_(asked) {}

  void find(bool nominal) {
    if (trigger_.self == Role::actor || trigger_.self == Role::recipient) add(trigger_.self, tokens_);
    if (nominal)
      find_of_noun();
    else
      find_of_verb();
    find_by_prepositions();
    if (genitive_ && trigger_.genitive_either)
      add(event_.recipients.empty() ? Role::recipient : Role::actor, *genitive_);
    find_companions();
    find_addressee();
    find_figures(doc_, view_, trigger_, tokens_, {begin_, end_}, event_);
    find_place(doc_, view_, phrases_, trigger_, tokens_, {begin_, end_}, event_);
    find_date(doc_, view_, tokens_, {begin_, end_}, event_);
  }

  Usage usage() const { return usage_; }

 private:
  // A phrase of nothing but small words names nobody.
  bool has_substance(TokenRange phrase) const {
    constexpr uint64_t small = part::adverb | part::negation | part::preposition | part::determiner | part::aspect |
                               part::auxiliary | part::modal | part::subordinator | part::background;
    for (uint32_t t = phrase.begin; t < phrase.end; ++t)
      if (view_.has(t, part::word) && (!view_.has(t, small) || view_.mention[t - view_.begin] != none_index))
        return true;
    return false;
  }

  // "Arrested nobody".
  bool is_nobody(uint32_t token) const {
    if (token >= end_ || !view_.has(token, part::negation)) return false;
    const uint32_t f = view_.figure[token - view_.begin];
    return f != none_index && doc_.figures[f].value == 0.0;
  }

  bool counts_nobody(TokenRange phrase) const {
    const uint32_t f = view_.figure[phrase.begin - view_.begin];
    return f != none_index && doc_.figures[f].value == 0.0;
  }

  void add(Role role, TokenRange phrase) {
    if (phrase.empty() || !has_substance(phrase)) return;
    if (view_.has(phrase.begin, part::negation) ||
        (phrase.begin > view_.begin && (role == Role::actor || role == Role::recipient) &&
         view_.has(phrase.begin - 1, part::negation) && !view_.has(phrase.begin - 1, part::verb | part::modal) &&
         tokens_.begin >= phrase.end))
      usage_.negated_argument = true;
    usage_.negated_argument |= counts_nobody(phrase);
    const Argument a = phrases_.argument(phrase);
    switch (role) {
      case Role::actor:
        event_.actors.push_back(a);
        break;
      case Role::recipient:
        event_.recipients.push_back(a);
        break;
      case Role::place:
      case Role::origin:
      case Role::destination:
        set_place(role, a);
        break;
      case Role::topic:
      case Role::instrument:
      case Role::cause:
      case Role::ally:
      case Role::none:
        break;
    }
  }

  void set_place(Role role, const Argument& a) {
    if (event_.place || a.mention == none_index || doc_.mentions[a.mention].type != MentionType::place) return;
    event_.place = a;
    event_.place_role = role == Role::origin ? "origin" : role == Role::destination ? "destination" : "at";
  }

  bool is_passive() const {
    if (has_bits(trigger_.slots, slot::passive)) return true;
    if (view_.verb_first || !has_bits(trigger_.slots, slot::participle_passive | slot::past)) return false;
    for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
      if (view_.has(t - 1, part::be)) return true;
      if (view_.has(t - 1, part::have)) return false;
      if (!view_.has(t - 1, part::adverb | part::negation | part::auxiliary)) break;
    }
    // "people shot in the back": a participle without an object of its own.
    const bool only_participle = !has_bits(trigger_.slots, slot::past | slot::base | slot::present);
    return has_bits(trigger_.slots, slot::participle_passive) && trigger_.object != Role::none &&
           (only_participle || phrases_.phrase_after(tokens_.end, end_).empty());
  }

  Frame frame() {
    Frame f;
    f.passive = is_passive();
    f.after = phrases_.phrase_after(tokens_.end, end_);
    if (!f.after.empty() && view_.verb_first) {
      f.second = phrases_.phrase_after(f.after.end, end_);
      if (f.second.empty() && may_split()) f.second = phrases_.object_behind_circumstances(f.after.end, end_);
    }
    if (view_.verb_first) split_at_asked(f);
    f.before = f.passive && is_to_be() ? phrases_.phrase_before(tokens_.begin - 2, begin_) : TokenRange{};
    if (f.before.empty()) f.before = phrases_.subject_before(tokens_.begin);
    f.passive |= is_bare_participle(f);
    if (view_.verb_first && !f.before.empty()) {
      // "the land on which X has its hold": the pronoun behind the verb stands for what is before the relative.
      const bool resumed = view_.has(tokens_.begin - 1, part::relative) &&
                           (trigger_.object_suffix || view_.has(tokens_.end, part::adverb));
      if (resumed && !f.after.empty()) f.before = {};
      // A verb with a conjunction begins its clause: what stands before belongs elsewhere.
      if (view_.has(tokens_.begin, part::with_conjunction)) f.before = {};
    }
    return f;
  }

  // "Twenty killed and 60 people injured in ...": what befalls those counted, without anybody behind it.
  bool is_bare_participle(const Frame& f) const {
    return !view_.verb_first && has_bits(trigger_.slots, slot::past) && trigger_.object == Role::recipient &&
           !trigger_.figure_role.empty() && !trigger_.mutual && trigger_.figure_role != "participants" &&
           f.after.empty() && view_.any(f.before, part::counted);
  }

  // "Forced 900 people | to be | evacuated".
  bool is_to_be() const {
    const uint32_t be = tokens_.begin - 1;
    return !view_.verb_first && view_.has(be, part::be) && view_.has(be - 1, part::preposition) &&
           view_.has(be - 2, part::counted);
  }

  // Verb first: "the kidnappers | the freedom of the doctor", where the trigger is "gave freedom": the word that it
  // asks for is its object, and whose it is is who is meant by that.
  void split_at_asked(Frame& f) {
    const bool own_object = trigger_.object == Role::none && trigger_.genitive == Role::recipient;
    const bool apart = !f.second.empty() && asked_ == f.second.begin;
    if (!apart && (asked_ < f.after.begin || asked_ >= f.after.end)) return;
    constexpr uint64_t ends_subject = part::definite | part::named | part::nationality;
    if (!apart && asked_ > f.after.begin) {
      if (!view_.any({f.after.begin, asked_}, ends_subject)) return;
      f.second = {asked_, f.after.end};
      f.after.end = asked_;
    } else if (!apart && own_object) {
      f.second = f.after;
      f.after = {};
    }
    if (own_object && !f.second.empty()) add(Role::recipient, phrases_.phrase_after(asked_ + 1, end_));
  }

  void find_of_verb() {
    const Frame f = frame();
    usage_.passive = f.passive;
    if (!view_.verb_first) {
      add(f.passive ? trigger_.object : trigger_.subject, f.before);
      // "Dispersed them": a pronoun is an object too.
      const bool pronoun = f.after.empty() && tokens_.end < end_ && view_.has(tokens_.end, part::pronoun);
      if (!f.passive) add(trigger_.object, pronoun ? TokenRange{tokens_.end, tokens_.end + 1} : f.after);
      usage_.negated_argument |= !f.passive && is_nobody(tokens_.end);
      return;
    }
    // "a soldier was killed in ...": unvowelled, a transitive verb without an object is a passive one.
    const bool bare = trigger_.ambiguous_passive && trigger_.object == Role::recipient && !trigger_.object_suffix &&
                      !trigger_.mutual && !trigger_.active;
    if (bare && !f.before.empty() && f.after.empty()) usage_.passive = true;
    if (usage_.passive) return add(trigger_.object, f.before.empty() ? f.after : f.before);
    if (!f.before.empty()) {
      add(trigger_.subject, f.before);
      if (!trigger_.object_suffix) add(trigger_.object, f.after);
    } else if (!f.second.empty() && !trigger_.object_suffix) {
      add(trigger_.subject, f.after);
      add(trigger_.object, f.second);
    } else if (const uint32_t object = may_split() ? phrases_.object_in(f.after, is_masculine()) : no_token;
               object != no_token) {
      add(trigger_.subject, {f.after.begin, object});
      add(trigger_.object, {object, f.after.end});
    } else if (bare) {
      // With one phrase only, somebody suffered it.
      add(trigger_.object, f.after);
      usage_.passive = true;
    } else {
      add(trigger_.subject, f.after);
    }
  }

  // Verb first: the verb, of the third person, agrees with a subject in the masculine behind it.
  bool is_masculine() const {
    constexpr std::string_view teh = "\xd8\xaa";
    const Token& verb = doc_.tokens[tokens_.begin];
    const std::string_view form = doc_.at(verb.span).substr(verb.proclitic_bytes);
    return has_bits(trigger_.slots, slot::present) ? !form.starts_with(teh) : !form.ends_with(teh);
  }

  // A verb whose object is an argument, without a pronoun for it.
  bool may_split() const { return trigger_.object != Role::none && !trigger_.object_suffix; }

  void find_of_noun() {
    uint32_t after = tokens_.end;
    const bool english_of = !view_.verb_first && view_.has(after, part::of);
    if (english_of) ++after;
    if (view_.verb_first || english_of) {
      TokenRange genitive = phrases_.phrase_after(after, end_);
      // An indefinite word behind an indefinite noun is its adjective, behind a definite one not its genitive either.
      if (view_.verb_first && !may_be_genitive(genitive)) genitive = {};
      if (trigger_.genitive_either)
        genitive_ = genitive.empty() ? std::nullopt : std::optional(genitive);
      else
        add(genitive_role(), genitive);
    }
    if (find_of_light_verb()) return;
    if (view_.verb_first) {
      if (event_.actors.empty()) add(Role::actor, subject_of_control());
      // "killed in an attack": the clause is not about who attacked.
      if (view_.has(tokens_.begin - 1, part::preposition) || view_.has(tokens_.begin, part::with_preposition)) return;
      if (event_.actors.empty()) add(Role::actor, topic_of_clause());
      if (event_.actors.empty()) add(Role::actor, subject_of_governing_verb());
      return;
    }
    // "Israeli strikes", "the army's withdrawal", "the Basra bombing"; or "X planned an attack".
    const TokenRange modifier = phrases_.phrase_before(tokens_.begin, begin_);
    if (!modifier.empty() && has_name(modifier))
      add_modifier(modifier);
    else if (event_.actors.empty() && !is_background_of_verb())
      add(Role::actor, phrases_.subject_before(governing_verb()));
  }

  // "Sixty were hurt in the attack": the clause is not about who attacked.
  bool is_background_of_verb() const {
    uint32_t t = tokens_.begin;
    while (t > begin_ && tokens_.begin - t < adjectives_reach && !view_.has(t - 1, part::phrase_end)) --t;
    return !trigger_.mutual && view_.has(t - 1, part::locative) && !view_.has(t - 1, part::toward | part::away);
  }

  Role genitive_role() const {
    if (trigger_.genitive != Role::none) return trigger_.genitive;
    return trigger_.object != Role::none ? trigger_.object : trigger_.subject;
  }

  // A town before the noun says where, unless it is a possessor; countries act.
  void add_modifier(TokenRange modifier) {
    const uint32_t last = modifier.end - 1;
    const uint32_t m = view_.mention[last - view_.begin];
    const bool place = m != none_index && doc_.mentions[m].type == MentionType::place && !is_country(doc_, m);
    if (place)
      set_place(Role::place, phrases_.of_mention(m));
    else
      add(Role::actor, modifier);
  }

  // A verb whose noun is the event gives it its parties: "X carried out an attack", "Y came under attack", "an attack
  // that X launched". False if there is none, or it says nothing of them.
  bool find_of_light_verb() {
    for (uint32_t t = tokens_.begin; t > begin_ && tokens_.begin - t < light_reach; --t) {
      if (view_.has(t - 1, part::light)) return add_light_subject(t - 1, t, tokens_.begin);
      if (view_.has(t - 1, part::stop | part::say | part::complementizer)) break;
      if (view_.has(t - 1, part::verb)) break;
    }
    for (uint32_t t = tokens_.end; t < end_ && t < tokens_.end + light_reach_behind; ++t) {
      if (view_.has(t, part::stop | part::comma | part::say)) break;
      if (!view_.has(t, part::light)) continue;
      uint32_t after = t;
      while (after < end_ && view_.has(after, part::light)) ++after;
      usage_.light = view_.kinds_at(t).light;
      if (!view_.verb_first || !event_.actors.empty() || usage_.light != WordKind::active) return false;
      add(Role::actor, phrases_.phrase_after(after, end_));
      return !event_.actors.empty();
    }
    return false;
  }

  // The light verb's last word is at `last`; its subject stands between `after` and `limit` where the verb comes first.
  bool add_light_subject(uint32_t last, uint32_t after, uint32_t limit) {
    usage_.light = view_.kinds_at(last).light;
    if (usage_.light == WordKind::passive) return false;
    uint32_t verb = last;
    while (verb > view_.begin && view_.has(verb - 1, part::light)) --verb;
    TokenRange subject;
    if (view_.verb_first) subject = phrases_.phrase_after(after, limit);
    if (subject.empty()) subject = phrases_.subject_before(verb);
    if (subject.empty()) return false;
    if (usage_.light == WordKind::undergo) {
      if (event_.recipients.empty()) add(Role::recipient, subject);
    } else if (usage_.light == WordKind::place) {
      add(Role::place, subject);
    } else if (event_.actors.empty()) {
      add(Role::actor, subject);
    }
    return true;
  }

  bool may_be_genitive(TokenRange phrase) const {
    if (phrase.empty() || view_.has(tokens_.begin, part::definite)) return false;
    const uint32_t first = phrase.begin;
    if (view_.figure[first - view_.begin] != none_index || view_.has(first, part::definite | part::person_noun))
      return true;
    if (has_name(phrase)) return true;
    // The unknown word behind a noun that asks for its victim is one, unless it has the ending of an adjective.
    constexpr std::string_view yeh = "\xd9\x8a";
    const std::string_view word = doc_.at(doc_.tokens[first].span);
    const bool adjective =
        word.ends_with(yeh) || doc_.tokens[first].is(token_flag::ta_marbuta) || word.ends_with("\xd8\xa7");
    return trigger_.genitive == Role::recipient && !adjective && !view_.has(first, part::with_preposition);
  }

  // "that X is bound to ..., and will go on to ...": what stands right behind the complementizer is what all of it
  // speaks of.
  TokenRange topic_of_clause() const {
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
  TokenRange subject_of_control() const {
    for (uint32_t t = tokens_.begin; t > begin_ && tokens_.begin - t < control_reach; --t) {
      const uint32_t before = t - 1;
      if (view_.has(before, part::stop | part::complementizer)) break;
      if (!is_control(view_.kinds_at(before))) {
        if (view_.has(before, part::verb | part::say | part::comma)) break;
        continue;
      }
      const TokenRange behind = phrases_.phrase_after(t, tokens_.begin);
      // "Intends the staging of a strike": what governs the noun right behind it is no subject.
      const bool chain = behind.end == tokens_.begin && !view_.any(behind, part::definite | part::named);
      return behind.empty() || chain ? phrases_.subject_before(before) : behind;
    }
    return {};
  }

  // Verb first: the phrase behind the verb that the noun depends on, if it holds a name ("X goes on to launch
  // attacks").
  TokenRange subject_of_governing_verb() const {
    const uint32_t verb = governing_verb();
    if (verb == view_.begin && !view_.has(verb, part::verb)) return {};
    TokenRange subject = phrases_.phrase_after(verb + 1, tokens_.begin);
    if (subject.empty()) subject = phrases_.subject_before(verb);
    return has_name(subject) ? subject : TokenRange{};
  }

  bool has_name(TokenRange r) const {
    for (uint32_t t = r.begin; t < r.end; ++t)
      if (view_.has(t, part::named | part::nationality | part::person_noun)) return true;
    return false;
  }

  uint32_t governing_verb() const {
    for (uint32_t t = tokens_.begin; t > view_.begin; --t) {
      if (view_.has(t - 1, part::stop | part::complementizer)) break;
      // "The agency said, as fighting went on": who says it does not fight.
      if (view_.has(t - 1, view_.verb_first ? part::say : part::subordinator)) break;
      if (view_.has(t - 1, part::verb)) return t - 1;
    }
    return view_.begin;
  }

  void find_by_prepositions() {
    for (uint32_t t = tokens_.end; t < end_; ++t) {
      const Token& token = doc_.tokens[t];
      const bool plain = token.proclitic_bytes == 0 && (!view_.verb_first || view_.has(t, part::definite | part::verb));
      if (plain && !view_.has(t, part::preposition)) continue;
      for (const PrepositionRole& p : trigger_.prepositions) {
        const bool word = token.key == p.key && view_.has(t, part::preposition);
        const bool letters = has_joined_preposition(doc_, view_, t, p.letters);
        if (!word && !letters) continue;
        const TokenRange phrase = phrases_.phrase_after(word ? t + 1 : t, end_, !word);
        // "For a term of five years": of a word that no list knows, what looks like a preposition must show somebody.
        if (letters && token.proclitic_bytes == 0 && p.role != Role::topic && !has_name(phrase)) continue;
        const bool taken = (p.role == Role::actor && !event_.actors.empty()) ||
                           (p.role == Role::recipient && !event_.recipients.empty());
        // "Gives equipment to Chad": who is named gets what is not.
        const bool better = p.role == Role::recipient && trigger_.object == Role::recipient &&
                            event_.recipients.size() == 1 && !names_somebody(event_.recipients[0]) &&
                            is_party(phrase) && t >= tokens_.end && !usage_.passive;
        if (better) event_.recipients.clear();
        if (!taken || trigger_.mutual || better) add(p.role, phrase);
        break;
      }
    }
  }

  bool names_somebody(const Argument& a) const {
    for (uint32_t t = tokens_.begin; t < end_; ++t)
      if (a.span.overlaps(doc_.tokens[t].span) && has_name({t, t + 1})) return true;
    return false;
  }

  // "The ministers, along with X, discuss": X acts too.
  void find_companions() {
    if ((view_.all_parts & part::companion) == 0) return;
    for (uint32_t t = begin_; t < end_; ++t) {
      if (!view_.has(t, part::companion) || (t > begin_ && view_.has(t - 1, part::companion))) continue;
      uint32_t after = t;
      while (after < end_ && view_.has(after, part::companion)) ++after;
      const TokenRange phrase = phrases_.phrase_after(after, end_, true);
      if (!phrase.empty() && has_name(phrase) && !event_.actors.empty()) add(Role::actor, phrase);
    }
  }

  // "Agreed to lift the blockade of Gaza", "talks with Chad": an act towards somebody who is not its grammatical object
  // is towards the first one named behind it: in the object itself, or by a preposition that brings in parties.
  void find_addressee() {
    if (!event_.recipients.empty() || trigger_.event.quad == 0 || usage_.passive) return;
    if (trigger_.mutual && add_partner()) return;
    const bool to_object = trigger_.object == Role::topic || trigger_.object == Role::recipient;
    TokenRange phrase = to_object ? phrases_.phrase_after(tokens_.end, end_) : TokenRange{};
    constexpr uint64_t elsewhere = part::result;
    for (uint32_t t = tokens_.end; t < end_ && !is_party(phrase); ++t) {
      phrase = {};
      if (view_.has(t, elsewhere) && !view_.has(t, part::named)) break;
      // "The alliance of 30 members": a count of what it is made of.
      if (view_.has(t, part::partitive) && view_.has(t + 1, part::counted)) continue;
      if (view_.has(t, part::of | part::directed)) phrase = phrases_.phrase_after(t + 1, end_);
    }
    if (is_party(phrase)) add(Role::recipient, phrase);
  }

  bool is_party(TokenRange phrase) const {
    if (phrase.empty() || !has_name(phrase)) return false;
    const Span span{doc_.tokens[phrase.begin].span.begin, doc_.tokens[phrase.end - 1].span.end};
    return !is_argument(event_, span) && !span.overlaps(doc_.tokens[tokens_.begin].span);
  }

  // "India and Chad agreed": each is the other's partner.
  bool add_partner() {
    if (event_.actors.size() != 1) return false;
    const Span all = event_.actors[0].span;
    uint32_t first = none_index;
    for (uint32_t t = view_.begin; t < view_.end; ++t) {
      const uint32_t m = view_.mention[t - view_.begin];
      if (m == none_index || m == first || !all.contains(doc_.mentions[m].span)) continue;
      const bool joined =
          view_.has(t, part::with_conjunction) || (t > view_.begin && view_.has(t - 1, part::coordination));
      if (first != none_index && joined) {
        event_.recipients.push_back(phrases_.of_mention(m));
        return true;
      }
      first = m;
    }
    return false;
  }

  const Document& doc_;
  const SentenceView& view_;
  const PhraseFinder& phrases_;
  const Trigger& trigger_;
  TokenRange tokens_;
  Event& event_;
  uint32_t begin_, end_;                // of the clause
  uint32_t asked_;                      // the word that the trigger asks for, no_token
  std::optional<TokenRange> genitive_;  // of a noun whose genitive may be either party
  Usage usage_;
};

}  // namespace

Usage find_arguments(const Document& doc, const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit,
                     TokenRange clause, bool nominal, uint32_t asked, Event& event) {
  ArgumentFinder finder(doc, view, phrases, hit, clause, asked, event);
  finder.find(nominal);
  return finder.usage();
}

}  // namespace khabar
