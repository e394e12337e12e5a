// Who acts along, and towards whom a deed is that has no grammatical object.
#include <algorithm>

#include "assemble/argument_finder.h"
#include "assemble/event_parts.h"
#include "assemble/places.h"

namespace khabar {

namespace {

// How far behind a verb stands who made the offer or request that it speaks of.
constexpr uint32_t request_reach = 6;

}  // namespace

// "The ministers, along with X, discuss": X acts too.
void ArgumentFinder::find_companions() {
  if ((view_.all_parts & part::companion) == 0) return;
  for (uint32_t t = begin_; t < end_; ++t) {
    if (!view_.has(t, part::companion) || (t > begin_ && view_.has(t - 1, part::companion))) continue;
    // "Stood | beside | X": the trigger's own word.
    if (tokens_.contains({t, t + 1})) continue;
    uint32_t after = t;
    while (after < end_ && view_.has(after, part::companion)) ++after;
    const TokenRange phrase = phrases_.phrase_after(after, end_, true);
    if (!phrase.empty() && has_name(phrase) && !event_.actors.empty()) add(Role::actor, phrase);
  }
}

// Verb first, "the last visit | of a minister (to whom it belongs) | to Cuba": who seemed to be visited pays the visit,
// where a place follows.
bool ArgumentFinder::is_visitor_elsewhere(TokenRange place) const {
  if (!nominal_ || !trigger_.genitive_either || !event_.actors.empty() || event_.recipients.size() != 1) return false;
  const uint32_t m = place.empty() ? none_index : view_.mention[place.begin - view_.begin];
  if (m == none_index || doc_.mentions[m].type != MentionType::place) return false;
  const TokenRange who = tokens_of(doc_, view_, event_.recipients.front());
  return !who.empty() && view_.has(who.begin, part::with_preposition) &&
         (view_.any(who, part::person_noun) || view_.titled[who.begin - view_.begin] != none_index);
}

// "Agreed to lift the blockade of Gaza", "talks with Chad": an act towards somebody who is not its grammatical object
// is towards the first one named behind it: in the object itself, or by a preposition that brings in parties.
void ArgumentFinder::find_addressee() {
  if (!event_.recipients.empty() || trigger_.event.quad == 0 || usage_.passive) return;
  if (trigger_.object_suffix && trigger_.object == Role::recipient && !nominal_) return;
  if (trigger_.mutual && add_partner()) return;
  if (const TokenRange own = party_in_trigger(); !own.empty()) return add(Role::recipient, own);
  if (const TokenRange receiver = receiver_before(); !receiver.empty()) return add(Role::recipient, receiver);
  if (const TokenRange subject = subject_of_content(); !subject.empty()) return add(Role::recipient, subject);
  const bool to_object = trigger_.object == Role::topic || trigger_.object == Role::recipient;
  TokenRange phrase = to_object ? phrases_.phrase_after(tokens_.end, end_) : TokenRange{};
  // "An order | requiring Kenya to pay".
  if (nominal_ && phrase.size() > 1 && is_gerund(phrase.begin) &&
      view_.has(phrase.begin + 1, part::opens | part::named | part::counted))
    ++phrase.begin;
  constexpr uint64_t elsewhere = part::result;
  for (uint32_t t = tokens_.end; t < end_ && !is_party(phrase); ++t) {
    phrase = {};
    if (view_.has(t, elsewhere) && !view_.has(t, part::named)) break;
    // "Refused to comment on reports that it was ... against X": told in another clause.
    if (!nominal_ && !view_.verb_first && view_.has(t, part::pronoun) && view_.has(t + 1, part::be | part::have)) break;
    if (leaves_deed(t) || closes_quotation(t)) break;
    if (is_behind_situated(t)) continue;
    // "On the border | with Chad".
    if (view_.verb_first && view_.has(t, part::companion) && view_.has(t - 1, part::place_noun)) continue;
    if (view_.has(t, part::preposition) && is_of_border(t)) {
      t = std::max(t + 1, phrases_.phrase_after(t + 1, end_).end) - 1;
      continue;
    }
    // Verb first, "threatened to close the crossing | if X ...": what it depends on.
    if (view_.verb_first && view_.has(t, part::condition)) break;
    // Verb first, "the halt of the fighting | and the release of those held"; not "the killing and beating of men".
    if (view_.verb_first && nominal_ && t > tokens_.end && view_.has(t, part::with_conjunction) && is_deed_noun(t))
      break;
    if (const uint32_t end = behind_occasion(t); end > t) {
      t = end - 1;
      continue;
    }
    // Verb first, "agreed on a deal | (that) curbs the programme of X": what is said of its object.
    if (view_.verb_first && phrases_.is_attribute_of_noun(t)) break;
    // "Gold Fields of X": a word of a name. "..., the agency Y said".
    if (!view_.verb_first && view_.has(t, part::named)) continue;
    if (!view_.verb_first && view_.has(t, part::comma) && view_.has(end_, part::say) &&
        !view_.any({t + 1, end_}, part::comma | part::verb))
      break;
    // "Marched | to demand the release of X": what the crowd wants is another deed.
    const bool demands = !view_.verb_first && trigger_.figure_role == "participants" && view_.has(t, part::toward) &&
                         view_.any_trigger_at(t + 1, [](const Trigger& told) {
                           return told.event.is(event_flag::governs) && has_bits(told.slots, slot::base);
                         });
    if (demands) break;
    // "The agreement was needed to ...": what its verb is about is no party of the noun.
    if (nominal_ && !view_.verb_first && is_finite(t)) break;
    // "In the streets of X".
    if (!view_.verb_first && view_.has(t, part::of) && view_.has(t - 1, part::place_noun)) continue;
    // "The alliance of 30 members": a count of what it is made of. Verb first, "backed | by the state", "men | of the
    // brigades": who stands behind such a preposition is no party of the deed.
    if (view_.has(t, part::partitive) && (view_.verb_first || view_.has(t + 1, part::counted))) continue;
    // Verb first, "(said) that it agreed on the deal | and left", "the deal that | was signed": another clause.
    // "..., | and will stay": so do helpers. "Met in Oslo | to discuss the fight against X": what they meet for.
    if (view_.verb_first && view_.has(t, part::with_conjunction) && view_.has(t, part::auxiliary | part::be)) break;
    const bool purpose = view_.has(t, part::purpose) ||
                         (view_.has(t, part::with_preposition) && is_deed_noun(t) && !view_.has(t, part::definite));
    if (view_.verb_first && !nominal_ && t > tokens_.end && purpose && trigger_.event.is(event_flag::meeting)) break;
    if (view_.verb_first && view_.has(t, part::verb | part::say) && !view_.has(t, part::noun | part::named) &&
        (view_.has(t, part::with_conjunction) || view_.has(t - 1, part::relative | part::comma | part::subordinator)))
      break;
    // "Refused a request by X": who made it; "bought a stake in the mine owned | by X": whose the object is.
    const bool owned = !view_.verb_first && view_.has(t, part::agent) && is_participle(t - 1) &&
                       !view_.has(t - 2, part::be | part::have | part::adverb);
    if (const TokenRange party = owned ? party_before(t - 1) : TokenRange{}; !party.empty())
      return add(Role::recipient, party);
    const bool by = !nominal_ && view_.has(t, part::agent) && (owned || t < tokens_.end + request_reach);
    // "According to X": who says so.
    const bool says = view_.has(t, part::attribution) && !view_.verb_first;
    if ((by || view_.has(t, part::of | part::directed)) && !says && !is_own_topic(t) && !is_infinitive(t) &&
        !is_said_of_actor(t))
      phrase = phrases_.phrase_after(t + 1, end_);
    if (is_end_of_way(t, phrase)) phrase = {};
  }
  if (!is_party(phrase)) phrase = object_of_infinitive();
  // "Refused to air | the film": where nobody is named, what an act would have been done to that tells no event itself.
  const bool told = view_.any_trigger_at(tokens_.end + 1, [](const Trigger&) { return true; });
  if (!is_party(phrase) && !told && !trigger_.event.is(event_flag::parties)) return add(Role::recipient, phrase);
  if (is_party(phrase) && !is_attacked_deed(phrase) && !is_home(phrase) && !is_amount(phrase))
    add(Role::recipient, to_object ? with_object_before(phrase) : phrase);
}

// Where the verb comes second, "gave | Sarajevo | an ultimatum", "paid | the town | a visit": who stands between a verb
// of giving and the noun of what is given, which has an article of its own; empty if nobody does.
TokenRange ArgumentFinder::receiver_before() const {
  constexpr uint32_t reach = 4;
  constexpr uint64_t bounds = part::phrase_end | part::opens | part::named | part::counted;
  if (view_.verb_first || !nominal_) return {};
  uint32_t first = tokens_.begin;
  while (first > begin_ && tokens_.begin - first < reach && !view_.has(first - 1, bounds)) --first;
  if (first <= begin_ + 2 || !view_.has(first - 1, part::opens)) return {};
  const TokenRange who = phrases_.phrase_before(first - 1, begin_);
  if (who.begin <= begin_ || who.end != first - 1 || is_thing(who) || ends_in_deed(who)) return {};
  return view_.endings->gives.has(doc_.at(doc_.tokens[who.begin - 1].span)) ? who : TokenRange{};
}

// Where the verb comes second, "left | the Commonwealth |, a club of ...": whose name is among the trigger's own words;
// empty if nobody's is.
TokenRange ArgumentFinder::party_in_trigger() const {
  if (view_.verb_first || nominal_ || trigger_.object != Role::recipient) return {};
  for (uint32_t t = tokens_.begin + 1; t < tokens_.end; ++t) {
    const uint32_t m = view_.mention[t - view_.begin];
    if (m != none_index && tokens_.contains(doc_.mentions[m].tokens)) return doc_.mentions[m].tokens;
  }
  return {};
}

// Where the verb comes second, "sent a battalion | from Basra | to the border": of what moves, a place where it comes
// from, or the one that is known for its place.
bool ArgumentFinder::is_end_of_way(uint32_t preposition, TokenRange phrase) const {
  const bool moves = trigger_.event.is(event_flag::moves) && trigger_.event.quad == material_conflict;
  if (view_.verb_first || phrase.empty() || !moves) return false;
  const Span span{doc_.tokens[phrase.begin].span.begin, doc_.tokens[phrase.end - 1].span.end};
  if (event_.place && event_.place->span == span && view_.any(phrase, part::place_noun)) return true;
  const uint32_t m = view_.mention[phrase.begin - view_.begin];
  return view_.has(preposition, part::away) && m != none_index && doc_.mentions[m].type == MentionType::place &&
         doc_.mentions[m].tokens.end >= phrase.end;
}

// Where the verb comes second, "rejected | calls for the publication of advice on | the war in Chad": somebody named
// far inside the object is its part, not the object.
TokenRange ArgumentFinder::with_object_before(TokenRange party) const {
  constexpr uint64_t others = part::verb | part::say | part::comma | part::stop | part::complementizer |
                              part::relative | part::pronoun | part::quote | part::coordination | part::subordinator |
                              part::be | part::have | part::modal | part::agent | part::dated;
  const bool words = trigger_.event.is_verbal() && !nominal_ && !view_.verb_first;
  TokenRange object = words ? phrases_.phrase_after(tokens_.end, end_) : TokenRange{};
  if (const TokenRange noun = words ? noun_like_verb(tokens_.end) : TokenRange{}; !noun.empty()) object = noun;
  if (object.empty() || object.begin != tokens_.end || object.end >= party.begin) return party;
  for (uint32_t t = object.end; t < party.begin; ++t)
    if (view_.has(t, others) && !view_.has(t, part::named)) return party;
  return view_.has(object.end, part::of | part::preposition) ? TokenRange{object.begin, party.end} : party;
}

// Verb first, "seized | the forces backed | by the coalition | the town": a preposition right behind who acts, and an
// adjective of his.
bool ArgumentFinder::is_said_of_actor(uint32_t token) const {
  if (!view_.verb_first || nominal_ || event_.actors.size() != 1) return false;
  const Span actor = event_.actors[0].span;
  const bool adjective = view_.has(token - 1, part::article) && !view_.has(token - 1, part::named | part::noun);
  return adjective && doc_.tokens[token - 1].span.end == actor.end && doc_.tokens[token - 1].span.begin > actor.begin;
}

// Where the verb comes second, "demanded that | the governor | resign": of words that turn against somebody, who is to
// do what stands behind "that"; empty if nobody is.
TokenRange ArgumentFinder::subject_of_content() const {
  const EventType& type = trigger_.event;
  const bool turns_against = type.quad == verbal_conflict && type.is(event_flag::parties);
  // The "that" may be the trigger's last word.
  const uint32_t that = view_.has(tokens_.end - 1, part::complementizer) ? tokens_.end - 1 : tokens_.end;
  if (nominal_ || view_.verb_first || !turns_against || !view_.has(that, part::complementizer)) return {};
  TokenRange subject = phrases_.phrase_after(that + 1, view_.end);
  // "That Brown lied": a verb that no list knows.
  constexpr uint64_t known = part::named | part::noun | part::person_noun | part::nationality | part::counted;
  if (subject.size() > 1 && !view_.has(subject.end - 1, known) &&
      view_.endings->verb.ends(doc_.at(doc_.tokens[subject.end - 1].span)))
    --subject.end;
  // "That the agency | approve": behind what asks for something, in front of an object, the last word that no list
  // knows for a noun is the verb.
  if (subject.size() > 1 && trigger_.event.is(event_flag::governs) &&
      !view_.has(subject.end - 1, known | part::opens) && view_.has(subject.end, part::word))
    --subject.end;
  if (subject.begin != that + 1 || subject.end >= view_.end || is_thing(subject)) return {};
  // "That the fighting stop", "that those who ...".
  constexpr uint64_t nobody = part::pronoun | part::relative;
  if (view_.any({subject.begin, subject.end + 1}, nobody) || ends_in_deed(subject)) return {};
  return is_party(subject) || (view_.has(subject.begin, part::opens) && !is_gerund(subject.end - 1)) ? subject
                                                                                                     : TokenRange{};
}

// "Refused to allow | a Chadian ship | to land": what stands right behind the verb that an agreement or a refusal
// governs; empty if nothing does.
TokenRange ArgumentFinder::object_of_infinitive() const {
  const uint32_t to = tokens_.end, verb = to + 1;
  const bool governs = !nominal_ && !view_.verb_first && trigger_.event.is(event_flag::governs);
  if (!governs || !view_.has(to, part::toward) || view_.has(verb, part::be)) return {};
  // "To deselect | its candidate": of a word that no list knows what stands behind it shows that it is a verb.
  if (!view_.has(verb, part::verb) && !view_.has(verb + 1, part::opens)) return {};
  const TokenRange object = phrases_.phrase_after(verb + 1, end_);
  return object.begin == verb + 1 ? object : TokenRange{};
}

// "Struck in retaliation for | a missile attack": nobody attacks a deed.
bool ArgumentFinder::is_attacked_deed(TokenRange phrase) const {
  return !view_.verb_first && trigger_.event.is(event_flag::violent) && ends_in_deed(phrase);
}

// Where the verb comes second, "a meeting | on the reform of Tokyo's market": of a meeting what it is about.
bool ArgumentFinder::is_own_topic(uint32_t preposition) const {
  return !view_.verb_first && trigger_.event.is(event_flag::meeting) &&
         trigger_.has_preposition(doc_.tokens[preposition].key, Role::topic);
}

// "Agreed to sell it to | a firm | founded by X": whoever is told by more than a name; empty for a thing.
TokenRange ArgumentFinder::party_before(uint32_t participle) const {
  const TokenRange party = phrases_.phrase_before(participle, tokens_.end);
  const bool introduced = party.begin > tokens_.end + 1 && view_.has(party.begin - 1, part::directed);
  return introduced && view_.has(party.begin, part::opens) && !is_thing(party) && !ends_in_deed(party) &&
                 view_.any(party, part::noun | part::group | part::person_noun)
             ? party
             : TokenRange{};
}

// "Threatened at a meeting | of the board of directors", "at a meeting in Vienna | of the fund": the end of whose the
// occasion is, of which the "of" at `of` speaks; `of` if it speaks of none.
uint32_t ArgumentFinder::behind_occasion(uint32_t of) const {
  if (view_.verb_first || !view_.is_of(of)) return of;
  constexpr uint64_t borders = part::preposition | part::of | part::verb | part::comma | part::coordination;
  uint32_t t = of - 1;
  while (t > tokens_.end && view_.has(t, part::named)) --t;
  if (t < of - 1 && view_.has(t, part::locative)) --t;
  if (t < tokens_.end || !is_deed_noun(t)) return of;
  while (t > tokens_.end && !view_.has(t - 1, borders)) --t;
  if (!view_.has(t - 1, part::locative) || view_.has(t - 1, part::toward | part::away)) return of;
  uint32_t end = of;
  while (end < end_ && view_.is_of(end)) end = std::max(end + 1, phrases_.phrase_after(end + 1, end_).end);
  return end;
}

// "Agreed to buy Kimber Corp of | Tulsa": where somebody named is at home.
bool ArgumentFinder::is_home(TokenRange phrase) const {
  const uint32_t of = phrase.begin - 1;
  if (view_.verb_first || !view_.has(of, part::of) || of < tokens_.end + 1) return false;
  const uint32_t m = view_.mention[phrase.end - 1 - view_.begin];
  const bool place =
      m != none_index && doc_.mentions[m].type == MentionType::place && doc_.mentions[m].tokens == phrase;
  // Behind a closing bracket too.
  return place &&
         (view_.has(of - 1, part::named) || (view_.has(of - 2, part::named) && !view_.has(of - 1, part::word)));
}

// "We are asking for it", | X of Y said.
bool ArgumentFinder::closes_quotation(uint32_t token) const {
  constexpr uint64_t marks = part::comma | part::stop;
  return !view_.verb_first && view_.has(token, part::quote) &&
         (view_.has(token - 1, marks) || view_.has(token + 1, marks));
}

// Not "an accord | to sell", "a bid | opening".
bool ArgumentFinder::is_finite(uint32_t token) const {
  constexpr uint64_t verbs = part::be | part::have | part::modal | part::verb;
  constexpr uint64_t joined = part::preposition | part::purpose;
  return view_.has(token, verbs) && !view_.has(token, part::named) && !view_.has(token - 1, joined) &&
         !is_gerund(token);
}

bool ArgumentFinder::is_deed(uint32_t token) const {
  return !view_.has(token, part::definite) &&
         view_.any_trigger_at(token, [](const Trigger& t) { return t.self == Role::none; });
}

bool ArgumentFinder::is_party(TokenRange phrase) const {
  if (phrase.empty() || !has_name(phrase)) return false;
  const Span span{doc_.tokens[phrase.begin].span.begin, doc_.tokens[phrase.end - 1].span.end};
  return !is_argument(event_, span) && !span.overlaps(doc_.tokens[tokens_.begin].span);
}

// "India and Chad agreed", "the union and its former rivals met": each is the other's partner.
bool ArgumentFinder::add_partner() {
  if (event_.actors.size() != 1) return false;
  const Span all = event_.actors[0].span;
  uint32_t first = none_index;
  for (uint32_t t = view_.begin; t < view_.end; ++t) {
    const uint32_t m = view_.mention[t - view_.begin];
    const bool inside = all.contains(doc_.tokens[t].span);
    if (inside && !view_.verb_first && view_.has(t, part::coordination) && m == none_index) {
      if (ends_list(t)) return true;
      const TokenRange other = phrases_.phrase_after(t + 1, end_);
      if ((first != none_index || is_between(t)) && add_as_partner(other)) {
        leave_actor_before(t);
        return true;
      }
    }
    // Verb first, "between | Tehran | and the great powers".
    const bool known = view_.has(t, part::with_conjunction) &&
                       (view_.has(t, part::group) ||
                        (view_.has(t, part::definite) && view_.has(t, part::person_noun | part::place_noun)));
    if (inside && view_.verb_first && m == none_index && known && is_between(t)) {
      event_.recipients.push_back(phrases_.argument({t, tokens_of(doc_, view_, event_.actors[0]).end}));
      leave_actor_before(t);
      return true;
    }
    if (inside && has_name({t, t + 1}) && first == none_index) first = t;
    if (m == none_index || !all.contains(doc_.mentions[m].span) || doc_.mentions[m].tokens.begin != t) continue;
    if (first != t && view_.has(t, part::with_conjunction)) {
      event_.recipients.push_back(phrases_.of_mention(m));
      leave_actor_before(t);
      return true;
    }
  }
  return false;
}

// "Mali, Niger | and | Chad agreed": the word that joins the last of three or more by name, who all act.
bool ArgumentFinder::ends_list(uint32_t joint) const {
  const auto is_name = [this](uint32_t t) { return view_.has(t, part::named); };
  const auto is_article = [this](uint32_t t) { return view_.has(t, part::opens) && !view_.has(t, part::indefinite); };
  if (!is_name(joint - 1) || !is_name(is_article(joint + 1) ? joint + 2 : joint + 1)) return false;
  uint32_t comma = joint - 1;
  while (comma > view_.begin && is_name(comma)) --comma;
  if (comma > view_.begin && is_article(comma)) --comma;
  return comma > view_.begin && doc_.tokens[comma].punct == Punct::comma && is_name(comma - 1) &&
         event_.actors[0].span.contains(doc_.tokens[comma - 1].span);
}

// What acts begins right behind "between", before the token.
bool ArgumentFinder::is_between(uint32_t token) const {
  const TokenRange who = tokens_of(doc_, view_, event_.actors[0]);
  if (!view_.verb_first)
    return who.begin > tokens_.end && who.begin < token &&
           trigger_.has_preposition(doc_.tokens[who.begin - 1].key, Role::actor);
  return who.begin > view_.begin && who.begin < token && view_.has(who.begin - 1, part::between);
}

// Of two who act on each other, of whom the second begins at `token`, the first is the actor; not "Indian | and
// Pakistani soldiers", nor of more than two.
void ArgumentFinder::leave_actor_before(uint32_t token) {
  TokenRange first = tokens_of(doc_, view_, event_.actors[0]);
  first.end = std::min(first.end, token);
  while (!first.empty() && view_.has(first.end - 1, part::comma | part::coordination)) --first.end;
  first = phrases_.without_short_name(first);
  const bool adjective = !view_.verb_first && view_.has(first.end - 1, part::nationality);
  if (!first.empty() && !adjective && !view_.has(first.begin - 1, part::comma))
    event_.actors[0] = phrases_.argument(first);
}

// "Between X, who heads the panel, | and Y", "between X (a letter or two) | and Y"; verb first see add_other_side().
void ArgumentFinder::add_second_of_two(TokenRange first) {
  constexpr uint32_t reach = 16;
  if (!trigger_.mutual || !event_.recipients.empty() || first.empty() || first.end >= view_.end) return;
  if (view_.verb_first) return add_other_side(first);
  const Punct open = doc_.tokens[first.end].punct;
  if (open != Punct::comma && open != Punct::bracket_open) return;
  const Punct close = open == Punct::comma ? Punct::comma : Punct::bracket_close;
  uint32_t t = first.end + 1;
  while (t < view_.end && t < first.end + reach && doc_.tokens[t].punct != close) ++t;
  if (t + 1 >= view_.end || doc_.tokens[t].punct != close || !view_.has(t + 1, part::coordination)) return;
  const TokenRange second = phrases_.phrase_after(t + 2, view_.end);
  if (second.begin == t + 2) add(Role::recipient, second);
}

// Verb first, "between | the army | on one side | and the rebels": behind a preposition with a noun that no article
// makes known, the other party.
void ArgumentFinder::add_other_side(TokenRange first) {
  if (first.end + 2 >= view_.end) return;
  const uint32_t side = first.end + 1, other = first.end + 2;
  if (!view_.has(first.end, part::preposition) || view_.has(side, part::definite | part::named | part::counted)) return;
  if (!view_.has(other, part::with_conjunction) || !view_.has(other, part::definite | part::named | part::person_noun))
    return;
  const TokenRange second = phrases_.phrase_after(other, view_.end);
  if (second.begin == other) add(Role::recipient, second);
}

// The second of two who act on each other, that ends where both do.
bool ArgumentFinder::add_as_partner(TokenRange other) {
  const Span both = event_.actors[0].span;
  while (!other.empty() && doc_.tokens[other.end - 1].span.end > both.end) --other.end;
  if (other.empty()) return false;
  constexpr uint64_t people = part::person_noun | part::people | part::group;
  const bool party = view_.any(other, part::named | part::nationality) || view_.has(other.begin, part::determiner) ||
                     (is_between(other.begin) && view_.any(other, people));
  if (!party) return false;
  const Argument a = phrases_.argument(other);
  event_.recipients.push_back(a.mention != none_index ? phrases_.of_mention(a.mention) : a);
  return true;
}

}  // namespace khabar
