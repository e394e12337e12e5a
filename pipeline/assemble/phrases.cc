#include "assemble/phrases.h"

#include <algorithm>

namespace khabar {

namespace {

constexpr uint64_t hard_stop = part::stop;
constexpr uint32_t longest_phrase = 14;
// An apostrophe of either shape and its s.
constexpr uint32_t possessive_bytes = 4;

bool ends_in_plural(const Endings& endings, std::string_view word) {
  return word.size() > 8 && endings.people_plural.ends(word);
}

}  // namespace

uint32_t PhraseFinder::clause_end(uint32_t token) const {
  constexpr uint64_t borders =
      hard_stop | part::subordinator | part::complementizer | part::coordination | part::with_conjunction | part::say;
  for (uint32_t t = token + 1; t < view_.end; ++t) {
    // Verb first, "..., | entered the fighters": behind a comma a verb begins a clause of its own.
    if (view_.verb_first && view_.has(t, part::comma) && t + 1 < view_.end && view_.has(t + 1, part::verb) &&
        !view_.has(t + 1, part::named | part::with_preposition | part::dated))
      return t;
    if (!view_.has(t, borders)) continue;
    if (view_.has(t, hard_stop)) return t;
    if (view_.has(t, part::subordinator | part::complementizer) && t > token + 1) return t;
    if (view_.has(t, part::coordination | part::with_conjunction) && t + 1 < view_.end &&
        (view_.has(t, part::verb | part::say) || view_.has(t + 1, part::verb | part::say) ||
         (!view_.verb_first && view_.has(t + 1, part::be))))
      return t;
    // ", and they head for ...".
    if (view_.verb_first && view_.has(t, part::with_conjunction) && view_.has(t, part::pronoun)) return t;
    if (view_.has(t, part::say) && t > token + 2) return t;
  }
  return view_.end;
}

bool PhraseFinder::is_gerund(uint32_t token) const {
  return !view_.has(token, part::named | part::counted) && view_.endings->gerund.ends(doc_.at(doc_.tokens[token].span));
}

// "23 of the Koreans", "a group of students": the preposition behind a figure goes on with its phrase, where the verb
// comes first.
bool PhraseFinder::is_partitive(uint32_t token, uint32_t begin) const {
  if (!view_.verb_first || token == begin || token + 1 >= view_.end) return false;
  if (!view_.has(token, part::partitive) || view_.has(token + 1, part::preposition | part::verb)) return false;
  // "Gunmen of | the movement": of people who are not known yet, the body that they belong to.
  const uint32_t body = view_.mention[token + 1 - view_.begin];
  constexpr uint64_t known = part::definite | part::named | part::nationality | part::counted;
  const bool members = token == begin + 1 && view_.has(begin, part::person_noun) && !view_.has(begin, known) &&
                       body != none_index && doc_.mentions[body].type == MentionType::organization;
  // "The last | batch of the troops".
  constexpr uint64_t nouns = part::definite | part::noun | part::person_noun | part::named | part::counted;
  const uint32_t head = token == begin + 2 && !view_.has(begin, nouns | part::thing) ? begin + 1 : begin;
  const bool group = token == head + 1 && ((view_.has(head, part::group) && !view_.has(head, part::definite)) ||
                                           (head == begin && view_.has(begin, part::determiner)));
  // "A number of citizens | from": not behind what is counted.
  const uint32_t f = view_.figure[token - 1 - view_.begin];
  // "Ten thousand people | from Basra": where they are counted by a noun, a place is where they come from.
  const uint32_t m = view_.mention[token + 1 - view_.begin];
  // "From | their homes".
  const bool place =
      view_.has(token + 1, part::place_noun) || (m != none_index && doc_.mentions[m].type == MentionType::place) ||
      (!view_.has(token + 1, part::article) && view_.endings->owner.ends(doc_.at(doc_.tokens[token + 1].span)));
  if (f != none_index && !doc_.figures[f].noun.empty() && doc_.figures[f].tokens.end <= token && place) return false;
  const bool count = f != none_index && (doc_.figures[f].tokens.end > token || !view_.has(token - 1, part::article) ||
                                         !view_.has(token - 2, part::partitive));
  // "Two thousand people | from the fighting".
  const bool away = count && view_.any_trigger_at(token + 1, [](const Trigger& t) {
    return t.names_deed() && t.event.is(event_flag::violent);
  });
  return (group || count || members) && !away;
}

// "Yesterday | 's session": what is left of a possessor that is no part of the phrase.
bool PhraseFinder::is_left_of_possessor(uint32_t token) const {
  const Span span = doc_.tokens[token].span;
  if (span.size() < 2 || span.size() > possessive_bytes || doc_.text[span.end - 1] != 's') return false;
  return doc_.text[span.begin] == '\'' || doc_.at(span).starts_with("\xe2\x80\x99");
}

TokenRange PhraseFinder::without_short_name(TokenRange phrase) const {
  if (phrase.empty() || doc_.tokens[phrase.end - 1].punct != Punct::bracket_close) return phrase;
  do --phrase.end;
  while (!phrase.empty() && doc_.tokens[phrase.end].punct != Punct::bracket_open);
  return phrase;
}

TokenRange PhraseFinder::trimmed(TokenRange r) const {
  constexpr uint64_t edge = part::quote | part::comma | part::coordination | part::adverb | part::auxiliary;
  // "Privately-held": half of a word stays.
  const auto joined = [&](uint32_t t) { return t < r.end && doc_.tokens[t].is(token_flag::hyphen_before); };
  // "Poured into the streets | of X", where the streets are the trigger's.
  const auto leads = [&](uint32_t t) { return !view_.verb_first && view_.is_of(t); };
  while (!r.empty() && (view_.has(r.begin, edge) || leads(r.begin) || is_left_of_possessor(r.begin)) &&
         !joined(r.begin + 1) && view_.mention[r.begin - view_.begin] == none_index)
    ++r.begin;
  // "As for the gunmen, | they": a pronoun that takes up the phrase.
  // "Hundreds of residents | from": a preposition that brings in the next phrase.
  const uint64_t last =
      edge | part::determiner | part::of | (view_.verb_first && r.size() > 1 ? part::pronoun | part::preposition : 0);
  // "The group | first | stormed", "first | a bomber": how often, or in which order, is no part of a phrase's edge.
  const auto is_order = [&](uint32_t t) {
    const uint32_t f = view_.figure[t - view_.begin];
    return f != none_index && doc_.figures[f].kind == FigureKind::ordinal && doc_.figures[f].tokens.size() == 1 &&
           view_.mention[t - view_.begin] == none_index;
  };
  if (!view_.verb_first && r.size() > 1 && is_order(r.begin) && view_.has(r.begin + 1, part::opens)) ++r.begin;
  if (!view_.verb_first && r.size() > 1 && is_order(r.end - 1) && !view_.has(r.end - 2, part::opens)) --r.end;
  // "The teams | last | met", "was | last | raided": nor is how it was done, or when.
  if (!r.empty() && view_.endings->manner.has(doc_.at(doc_.tokens[r.end - 1].span)) &&
      !(r.size() > 1 && view_.has(r.end - 2, part::opens)))
    --r.end;
  // "A boat | carrying", a verb that no list knows.
  if (view_.verb_first && r.size() > 1 && view_.endings->aboard.has(doc_.at(doc_.tokens[r.end - 1].span))) --r.end;
  r = without_short_name(r);
  // "The one suspected | of it": a word for people may end in a pronoun.
  while (!r.empty() && view_.has(r.end - 1, last) && view_.mention[r.end - 1 - view_.begin] == none_index &&
         !(view_.verb_first && view_.has(r.end - 1, part::counted | part::person_noun)))
    --r.end;
  return with_closing_quote(r);
}

// "Members of the "green squad|"": a quotation that begins inside the phrase and ends right behind it ends with it.
TokenRange PhraseFinder::with_closing_quote(TokenRange r) const {
  if (view_.has(r.end, part::quote) && view_.leaves_quotation_open(r)) ++r.end;
  return r;
}

// Verb first, "the efforts | of the guards": a noun that says of a deed that it is tried or planned, and that governs
// somebody; not "on charges of".
bool PhraseFinder::is_wish(uint32_t token) const {
  constexpr uint64_t no_noun = part::verb | part::say | part::auxiliary | part::negation | part::preposition;
  if (!view_.has(token, part::modal) || view_.has(token, no_noun)) return false;
  const Token& t = doc_.tokens[token];
  if (t.proclitic_bytes == 0 && view_.endings->joined_in.begins(doc_.at(t.span))) return false;
  constexpr uint64_t no_genitive = no_noun | part::with_conjunction | part::pronoun | part::comma | part::stop |
                                   part::quote | part::adverb | part::complementizer | part::relative |
                                   part::nationality;
  return view_.has(token + 1, part::definite | part::named) ||
         (view_.has(token + 1, part::word) && !view_.has(token + 1, no_genitive));
}

bool PhraseFinder::is_last_of_compound(uint32_t token, uint32_t begin) const {
  constexpr uint64_t others = part::named | part::plural | part::people | part::person_noun | part::pronoun |
                              part::adverb | part::counted | part::phrase_end;
  constexpr uint64_t no_noun = part::say | part::be | part::have | part::modal | part::auxiliary | part::preposition |
                               part::comma | part::stop | part::relative | part::complementizer | part::negation |
                               part::pronoun | part::subordinator | part::dated;
  if (view_.verb_first || token != begin + 2 || !view_.has(begin, part::opens) || !view_.has(token, part::verb))
    return false;
  if (view_.has(token, no_noun) || !view_.has(token - 1, part::noun) || view_.has(token - 1, others)) return false;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  if (view_.endings->verb.ends(word) || view_.endings->is_plural(word)) return false;
  // "The brigade | withdrew", "the index | fell": of a form that may be the past alone nobody knows that it is a noun.
  const auto may_be_noun = [](const Trigger& t) { return (t.slots & (slot::base | slot::nominal)) != 0; };
  if (!view_.any_trigger_at(token, may_be_noun)) return false;
  return token + 1 >= view_.end ||
         view_.has(token + 1, part::preposition | part::of | part::comma | part::stop | part::coordination);
}

bool PhraseFinder::is_money(uint32_t token) const {
  const uint32_t f = view_.figure[token - view_.begin];
  return f != none_index && doc_.figures[f].kind == FigureKind::money;
}

// Verb first, "the Federal Union | (FU) | and the League": behind a short name in brackets, where whoever is joined to
// what it is short for stands there; `from` if nobody does.
uint32_t PhraseFinder::behind_joining_name(uint32_t from, uint32_t limit) const {
  if (!view_.verb_first) return from;
  const uint32_t behind = behind_short_name(doc_, view_, from);
  if (behind >= limit || !view_.has(behind, part::with_conjunction)) return from;
  const bool joined =
      view_.has(behind, part::named | part::nationality) || view_.titled[behind - view_.begin] != none_index;
  return joined ? behind : from;
}

// "Dr.", before a name.
bool PhraseFinder::is_short_title(uint32_t token) const {
  return is_person(view_.titled[token - view_.begin]) && doc_.tokens[token + 1].punct == Punct::full_stop &&
         view_.mention[token - view_.begin] == none_index && !view_.has(token, part::with_conjunction);
}

TokenRange PhraseFinder::find_phrase_after(uint32_t from, uint32_t limit, bool of_preposition) const {
  uint32_t t = from;
  const auto joined = [&] { return t + 1 < limit && doc_.tokens[t + 1].is(token_flag::hyphen_before); };
  while (t < limit &&
         (view_.date[t - view_.begin] != none_index ||
          (view_.has(t, part::adverb | part::quote) && view_.mention[t - view_.begin] == none_index)) &&
         !joined())
    ++t;
  const uint32_t begin = t;
  if (!of_preposition && t < limit && view_.has(t, part::with_preposition)) return {};
  bool definite = false;
  for (; t < limit && t < begin + longest_phrase; ++t) {
    if (t > begin) t = behind_joining_name(t, limit);
    // A title goes with its name, whatever words it is made of: "the leader of the majority in the senate, X".
    const uint32_t titled = view_.titled[t - view_.begin];
    // "Arranged the visit | Sheikh X": of a thing nobody is an apposition.
    if (titled != none_index && t > begin && definite && view_.verb_first && view_.has(begin, part::thing)) break;
    // "Gunmen | the judge X".
    if (titled != none_index && t > begin && !definite && view_.verb_first && ends_before(t, begin)) break;
    // "The minister of health | Dr. X": a short title has no article.
    const bool holds = titled != none_index && definite && view_.verb_first && is_short_title(t);
    if (titled != none_index && (t == begin || !definite || holds)) {
      if (t > begin && view_.mention[t - 1 - view_.begin] != none_index && !holds &&
          !view_.has(t, part::with_conjunction))
        break;
      if (view_.verb_first && t > begin && view_.has(t, part::with_preposition)) break;
      t = doc_.mentions[titled].tokens.end - 1;
      definite = true;
      continue;
    }
    // "Two raids | a number of fighters".
    if (t > begin && view_.has(t, part::determiner) && view_.has(t + 1, part::partitive) && view_.verb_first &&
        view_.endings->accusative.ends(doc_.at(doc_.tokens[t].span)))
      break;
    if (is_partitive(t, begin)) {
      definite = false;  // "the many of | people of the town"
      continue;
    }
    // "Praised | the efforts of the guards": a noun, though it may say of a deed that it is only tried or planned.
    const bool governs = t == begin && view_.verb_first && is_wish(t);
    if ((ends_phrase(t) && !governs && !is_last_of_compound(t, begin)) ||
        (t > begin && begins_anew(t) && !(t == begin + 1 && takes_object(begin))) || (t > begin && takes_object(t)))
      break;
    const uint32_t mention = view_.mention[t - view_.begin], figure = view_.figure[t - view_.begin];
    if (view_.verb_first && t > begin) {
      const bool inside = (mention != none_index && doc_.mentions[mention].tokens.begin < t) ||
                          (figure != none_index && doc_.figures[figure].tokens.begin < t);
      const bool new_definite = view_.has(t, part::definite | part::nationality) || mention != none_index;
      if (view_.has(t, part::with_preposition) && !inside) break;
      // "Ten people | with wounds".
      if (view_.has(t, part::casualty) && view_.endings->joined_in.begins(doc_.at(doc_.tokens[t].span)) && !inside)
        break;
      // After a definite word an indefinite one begins the next phrase; "and" goes on with this one.
      const bool of_people = view_.has(t, part::adverb) && view_.has(t, part::person_noun);  // "the suspect |ed"
      if (definite && !new_definite && !inside && !of_people && !view_.has(t, part::with_conjunction | part::quote))
        break;
      // "The troops | the thousands of refugees".
      const bool counts = figure != none_index && !inside &&
                          (!view_.has(t, part::article) || view_.has(doc_.figures[figure].tokens.end, part::partitive));
      // "The valley | three men".
      const bool people = t >= begin + 2 && view_.has(t, part::people) && !view_.has(t, part::with_conjunction) &&
                          !view_.has(t - 1, part::coordination | part::counted);
      // "War planes | several sites": behind a noun and its adjective; "a driver | five walkers": one man is of nobody.
      constexpr uint64_t no_adjective =
          part::noun | part::definite | part::counted | part::with_conjunction | part::with_preposition;
      const bool described = t >= begin + 2 && doc_.tokens[t - 1].is(token_flag::ta_marbuta) &&
                             !view_.has(t - 1, no_adjective) && !view_.has(t, part::with_conjunction);
      const auto counts_people = [&](const Figure& f) {
        if (view_.has(t, part::with_conjunction)) return false;
        if (view_.has(t, part::people)) return f.tokens.size() > 1;
        return view_.has(f.tokens.end, part::partitive) && !view_.has(t, part::person_noun);
      };
      const bool one_man = counts && t == begin + 1 && counts_people(doc_.figures[figure]) &&
                           view_.has(begin, part::person_noun) &&
                           !view_.endings->remains.has(doc_.at(doc_.tokens[begin].span)) &&
                           !view_.has(begin, part::with_preposition | part::group) &&
                           (!view_.has(begin, part::counted) || is_only_one(begin)) &&
                           !ends_in_plural(*view_.endings, doc_.at(doc_.tokens[begin].span));
      // "Jailed | a merchant | five years".
      const bool lasts = counts && doc_.figures[figure].kind == FigureKind::duration;
      if (counts && (definite || people || described || one_man || lasts)) break;
      if (!inside && !definite && ends_before(t, begin)) break;
      // "Two soldiers | and the wounding of three": what befell others; "five people | and a fire in ...": no people.
      const bool other = is_deed(t) || (view_.has(t, part::thing) && view_.any({begin, t}, part::people));
      if (!inside && view_.has(t, part::with_conjunction) && !view_.has(t, part::article) && other) break;
      // "The government | the work", "with the minister X | the situation": a thing with the article is no adjective of
      // a definite word or a person; in the feminine singular it may be spelled as one.
      uint32_t last = t - 1;
      while (last > begin && view_.has(last, part::quote)) --last;
      const uint32_t named_before = view_.mention[last - view_.begin];
      const bool behind_known = named_before != none_index ? is_person(named_before) : view_.has(last, part::article);
      if (!inside && mention == none_index && behind_known && view_.has(t, part::article) &&
          view_.has(t, part::thing) && !doc_.tokens[t].is(token_flag::ta_marbuta) &&
          !view_.has(t, part::with_conjunction))
        break;
      // "In the capital Doha | the meeting": nor of a place.
      const bool place = named_before != none_index && doc_.mention_entity[named_before] != none_index;
      if (!inside && mention == none_index && place && view_.has(t, part::article) &&
          (view_.has(t, part::thing) || is_deed(t)) && !view_.has(t, part::with_conjunction) &&
          !view_.endings->epithet.ends(doc_.at(doc_.tokens[t].span)))
        break;
      // Two names side by side are two phrases.
      if (mention != none_index && !inside && view_.mention[t - 1 - view_.begin] != none_index &&
          !view_.has(t, part::with_conjunction) && !is_holder(mention, begin))
        break;
      // "The states and | some bodies": what is joined to a definite noun may be indefinite itself.
      if (view_.has(t, part::with_conjunction) && !inside) definite = false;
      definite |= new_definite || is_owned(t);
    } else {
      definite |= view_.has(t, part::definite) || mention != none_index || (view_.verb_first && is_owned(t));
      // "Came to terms with Chad | over six billion dollars".
      const bool counts = t > begin && figure != none_index && doc_.figures[figure].tokens.begin == t;
      if (counts && mention == none_index && view_.has(t, part::preposition) &&
          view_.mention[t - 1 - view_.begin] != none_index)
        break;
      // "Gave Malawi | $5 million", "lent the bank | 30 million dollars".
      constexpr uint64_t receiver = part::named | part::noun | part::person_noun | part::thing | part::pronoun;
      // "Gave the envoy | 48 hours".
      const bool given =
          counts && (is_money(t) || (!view_.verb_first && doc_.figures[figure].kind == FigureKind::duration));
      if (given && mention == none_index && view_.has(t - 1, receiver) &&
          view_.figure[t - 1 - view_.begin] == none_index)
        break;
    }
    // "From the bank and | 9 million dollars from": a sum is joined to another one.
    if (!view_.verb_first && t + 1 < limit && view_.has(t, part::coordination) && is_money(t + 1) &&
        view_.any({begin, t}, part::named) && !is_money(begin))
      break;
    // A coordination goes on only if a noun follows.
    if (view_.has(t, part::coordination) && (t + 1 >= limit || ends_phrase(t + 1))) break;
  }
  return with_what_it_is_of(trimmed({begin, t}), limit);
}

// Verb first, "the forces loyal | to the president", "guards belonging | to the army": behind such an adjective at its
// end a phrase goes on with what a preposition brings in.
TokenRange PhraseFinder::with_what_it_is_of(TokenRange phrase, uint32_t limit) const {
  constexpr uint64_t brings_in = part::preposition | part::with_preposition;
  if (!view_.verb_first || phrase.size() < 2) return phrase;
  const std::string_view last = doc_.at(doc_.tokens[phrase.end - 1].span);
  // "The villages situated | in ...".
  if (view_.endings->situated.ends(last)) return {phrase.begin, phrase.end - 1};
  if (phrase.end >= limit || !view_.has(phrase.end, brings_in) || !view_.endings->belonging.ends(last)) return phrase;
  const bool word = view_.has(phrase.end, part::preposition);
  // "Backed | by | the alliance": one preposition of two words.
  const bool two = view_.has(phrase.end, part::partitive) && view_.has(phrase.end + 1, part::preposition);
  const uint32_t from = phrase.end + (two ? 2 : word ? 1 : 0);
  const TokenRange owner = phrase_after(from, limit, true);
  return owner.empty() || owner.begin > from ? phrase : TokenRange{phrase.begin, owner.end};
}

uint32_t PhraseFinder::behind_circumstance(uint32_t from, uint32_t limit) const {
  const auto end_of = [&](uint32_t t) {
    if (t >= limit) return from;
    if (const uint32_t d = view_.date[t - view_.begin]; d != none_index) return doc_.dates[d].tokens.end;
    const uint32_t m = view_.mention[t - view_.begin];
    if (m == none_index || doc_.mentions[m].type != MentionType::place) return from;
    // "Mecca the Noble".
    const uint32_t end = doc_.mentions[m].tokens.end;
    const bool epithet = end < limit && view_.endings->epithet.ends(doc_.at(doc_.tokens[end].span));
    return epithet ? end + 1 : end;
  };
  if (from >= limit) return from;
  // "In the province of | Basra", written together.
  const bool within = view_.has(from, part::with_preposition) && view_.has(from, part::place_noun) &&
                      view_.mention[from - view_.begin] == none_index;
  if (within) return std::max(from, end_of(from + 1) > from + 1 ? end_of(from + 1) : from);
  if (view_.date[from - view_.begin] != none_index || view_.has(from, part::with_preposition)) return end_of(from);
  // "Since months": a preposition that brings in when.
  const bool when = view_.verb_first && view_.has(from, part::preposition) && view_.has(from + 1, part::dated);
  if (when) return end_of(from + 1) > from + 1 ? end_of(from + 1) : from;
  // "In the city of Y, | south of | Chad".
  if (view_.verb_first && view_.has(from, part::direction) && !view_.has(from, part::named))
    return end_of(from + 1) > from + 1 ? end_of(from + 1) : from;
  if (!view_.has(from, part::locative)) return from;
  const bool headed = view_.has(from + 1, part::place_noun) && !view_.has(from + 1, part::named);
  return end_of(headed ? from + 2 : from + 1);
}

TokenRange PhraseFinder::object_behind_circumstances(uint32_t from, uint32_t limit) const {
  uint32_t t = from;
  bool aside = false;
  for (;;) {
    uint32_t next = behind_circumstance(t, limit);
    if (next <= t) {
      next = behind_aside(t, limit);
      aside |= next > t;
    }
    if (next <= t) break;
    t = next;
  }
  // "The envoy of Diyala | in the parliament | the member X": of an office without a name a person is its holder.
  const bool titled = t < limit && view_.titled[t - view_.begin] != none_index;
  if (aside && titled && !view_.has(from - 1, part::named)) return {};
  // "Chad accused | in July, | 72 people".
  const bool dated = t > from && t + 1 < view_.end && view_.has(t, part::comma) && view_.has(t - 1, part::dated);
  if (dated && view_.has(t + 1, part::counted)) return phrase_after(t + 1, view_.end);
  // "Met | the minister X on Monday, | the governor Y".
  if (dated && view_.verb_first && view_.has(from - 1, part::named) && view_.titled[t + 1 - view_.begin] != none_index)
    return phrase_after(t + 1, view_.end);
  if (t == from || t >= limit || view_.has(t, part::with_conjunction | part::nationality)) return {};
  // "In Hazm, | capital of Jawf".
  const uint32_t m = view_.mention[t - view_.begin];
  if (view_.has(t - 1, part::named) && view_.has(t, part::place_noun) && view_.has(t + 1, part::named)) return {};
  // "Accuse | since months | Ankara": a place right behind when.
  const bool place = m != none_index && view_.verb_first && view_.has(t - 1, part::dated);
  const bool named = m != none_index && (place || doc_.mentions[m].type != MentionType::place);
  if (!named && !may_be_object(t)) return {};
  // A definite word in the feminine may be the place's adjective.
  const bool noun = view_.has(t, part::counted | part::person_noun | part::noun) ||
                    (view_.has(t, part::definite) && !doc_.tokens[t].is(token_flag::ta_marbuta));
  return named || noun ? phrase_after(t, limit) : TokenRange{};
}

// A noun that tells of a deed.
bool PhraseFinder::is_deed(uint32_t token) const {
  constexpr uint16_t adjective = slot::adjective | slot::participle_active | slot::participle_passive;
  return view_.any_trigger_at(token, [](const Trigger& t) {
    return (t.slots & slot::nominal) != 0 && (t.slots & adjective) == 0 && t.self == Role::none;
  });
}

// "The ministers | the four": a number with the article is an attribute of the noun that it counts, or of one that no
// list knows.
bool PhraseFinder::is_number_of(uint32_t token, uint32_t head) const {
  const uint32_t f = view_.figure[token - view_.begin];
  if (f == none_index || head >= token) return false;
  const Figure& figure = doc_.figures[f];
  return figure.tokens.begin <= head ||
         (figure.kind == FigureKind::number && figure.tokens == TokenRange{token, token + 1});
}

// Verb first, "the government | the recognized with it": a participle that no list knows as a noun, and a preposition
// with a pronoun for what it is said of, which it need not agree with.
bool PhraseFinder::is_said_with_pronoun(uint32_t token) const {
  return view_.verb_first && token + 1 < view_.end && view_.has(token, part::article) &&
         view_.stands_for[token + 1 - view_.begin] != 0 && view_.has(token + 1, part::adverb);
}

// Whether the definite word at `token` may be an adjective of the definite noun `head`: it agrees with it, and no list
// knows it as a noun.
bool PhraseFinder::may_be_adjective(uint32_t token, uint32_t head, bool head_is_masculine) const {
  if (view_.has(token, part::nationality) || is_number_of(token, head)) return true;
  const auto word = [&](uint32_t t) { return doc_.at(doc_.tokens[t].span); };
  // "The secretary | general".
  if (!view_.has(token, part::dated) && view_.endings->epithet.ends(word(token))) return true;
  // "The former minister | the candidate": a woman who is told by two offices.
  const auto she = [&](uint32_t t) {
    return view_.has(t, part::person_noun) && doc_.tokens[t].is(token_flag::ta_marbuta);
  };
  if (token > head + 1 && she(token) && view_.any({view_.begin, head + 1}, part::person_noun) &&
      (she(head) || (head > view_.begin && she(head - 1))))
    return true;
  // "Civil", "military": what is also said of people alone.
  const bool of_people = view_.has(token, part::person_noun) && view_.endings->nisba.ends(word(token));
  if (view_.has(token, part::noun | part::person_noun) && !of_people) return false;
  // "The club | the deal".
  if (is_deed(token)) return false;
  if (is_said_with_pronoun(token)) return true;
  const bool feminine = doc_.tokens[token].is(token_flag::ta_marbuta);
  const bool plural = ends_in_plural(*view_.endings, word(token));
  // Plurals of things, and of most else, take the feminine singular.
  if (feminine) return !head_is_masculine || doc_.tokens[head].is(token_flag::ta_marbuta);
  if (doc_.tokens[head].is(token_flag::ta_marbuta)) return false;
  // "The authorities | the veil": nor of a plural that counts as feminine, but one of its own kind.
  const Letters& many = view_.endings->feminine_plural;
  if (view_.has(head, part::article) && many.ends(word(head)))
    return many.ends(word(token)) && view_.has(head, part::person_noun);
  return plural == ends_in_plural(*view_.endings, word(head));
}

// Verb first, "the opposition party | the vote": in front of another noun, a word for people that is mostly said of a
// body of them is its adjective.
bool PhraseFinder::is_adjective_of_body(uint32_t token) const {
  constexpr uint64_t noun = part::article | part::noun | part::person_noun | part::determiner | part::named;
  constexpr uint64_t others = part::with_conjunction | part::with_preposition | part::relative | part::dated;
  if (!view_.endings->body_adjective.has(doc_.at(doc_.tokens[token].span))) return false;
  return token + 1 < view_.end && view_.has(token + 1, noun) && !view_.has(token + 1, others) &&
         view_.titled[token + 1 - view_.begin] == none_index;
}

// Verb first: the mark ends a quotation that begins in the phrase at `begin` or right before it.
bool PhraseFinder::closes_quotation(uint32_t begin, uint32_t close) const {
  return view_.verb_first && view_.has(close, part::quote) &&
         view_.leaves_quotation_open({begin > view_.begin ? begin - 1 : begin, close});
}

// "Urged "Rashidi|" the states": the mark that closes a name of few words, behind which a noun stands.
bool PhraseFinder::ends_quoted(uint32_t begin, uint32_t close) const {
  constexpr uint32_t longest_name = 3;
  return close <= begin + longest_name && closes_quotation(begin, close) && view_.has(close + 1, part::article) &&
         view_.has(close + 1, part::noun) && !view_.has(close + 1, part::nationality | part::named);
}

// "The forces loyal | to the government | the town": behind what a preposition adds to an adjective of the subject, a
// definite noun that is nobody; no_token if none stands there.
uint32_t PhraseFinder::object_behind_complement(uint32_t complement, uint32_t end) const {
  if (complement >= end || !view_.has(complement, part::definite | part::named)) return no_token;
  const uint32_t m = view_.mention[complement - view_.begin];
  uint32_t t = m != none_index ? doc_.mentions[m].tokens.end : complement + 1;
  while (t < end && view_.has(t, part::article) && may_be_adjective(t, complement, false)) ++t;
  constexpr uint64_t somebody =
      part::person_noun | part::nationality | part::counted | part::with_preposition | part::with_conjunction;
  // "Of the groups | fighting": in the feminine it may be an adjective.
  const bool noun =
      t < end && view_.has(t, part::article) &&
      (view_.has(t, part::place_noun) || (view_.has(t, part::noun) && !doc_.tokens[t].is(token_flag::ta_marbuta)));
  return noun && !view_.has(t, somebody) && view_.titled[t - view_.begin] == none_index ? t : no_token;
}

// Verb first, "her minister | the offer": a word that no list knows, with its owner's pronoun, has no thing behind it
// that is not another phrase.
bool PhraseFinder::is_owned_before_thing(uint32_t token) const {
  constexpr size_t shortest_bytes = 10;
  constexpr uint64_t known =
      part::noun | part::named | part::person_noun | part::verb | part::preposition | part::adverb;
  const std::string_view word = doc_.at(doc_.tokens[token].span);
  return word.size() >= shortest_bytes && view_.endings->owner.ends(word) && !view_.has(token, known) &&
         view_.has(token + 1, part::article) && view_.has(token + 1, part::thing);
}

// Verb first, "German papers | the government": behind the name of a people without an article, what is known is
// another phrase; not "a man Syrian | by birth".
bool PhraseFinder::is_people_before_known(uint32_t token) const {
  constexpr uint64_t others = part::named | part::with_conjunction | part::with_preposition | part::dated;
  const uint32_t next = token + 1;
  return view_.has(token, part::nationality) && !view_.has(token, part::named) && view_.has(next, part::article) &&
         !view_.has(next, others) && !view_.endings->of_origin.has(doc_.at(doc_.tokens[next].span));
}

uint32_t PhraseFinder::object_in(TokenRange phrase, bool masculine) const {
  if (phrase.size() < 2) return no_token;
  // The subject ends with its first definite word or name, and the adjectives behind that.
  for (uint32_t t = phrase.begin; t + 1 < phrase.end; ++t) {
    if (ends_quoted(phrase.begin, t)) return t + 1;
    const uint32_t m = view_.mention[t - view_.begin];
    const uint32_t titled = view_.titled[t - view_.begin];
    if (titled != none_index) {
      t = std::min(doc_.mentions[titled].tokens.end, phrase.end) - 1;
    } else if (m != none_index) {
      t = std::min(doc_.mentions[m].tokens.end, phrase.end) - 1;
    } else if (!view_.has(t, part::definite)) {
      if (is_owned_before_thing(t) || (t > phrase.begin && is_people_before_known(t))) return t + 1;
      continue;
    }
    const bool name = m != none_index || titled != none_index;
    // A place or a person has no adjective behind it but a nationality.
    const uint32_t named = m != none_index ? m : titled;
    // "The premier of Chad | the former": the adjective may be that of the noun before the name.
    const bool owned =
        m != none_index && doc_.mentions[m].type == MentionType::place && doc_.mentions[m].tokens.begin > phrase.begin;
    const bool bare_name = name && !owned && doc_.mentions[named].type != MentionType::organization;
    const uint32_t head = name ? phrase.begin : t;
    // ""The Dawn|" | the city": what closes a quotation is no object.
    uint32_t next = closes_quotation(phrase.begin, t + 1) ? t + 2 : t + 1;
    // "The court | most of the reports": how much of what follows.
    const auto begins_count = [this](uint32_t at) {
      return view_.has(at, part::determiner | part::counted) && view_.has(at + 1, part::partitive);
    };
    while (next < phrase.end && view_.has(next, part::definite) && !begins_count(next) &&
           view_.mention[next - view_.begin] == none_index && view_.titled[next - view_.begin] == none_index &&
           (bare_name ? view_.has(next, part::nationality) &&
                            !view_.endings->people_plural.ends(doc_.at(doc_.tokens[next].span))
                      : may_be_adjective(next, head, masculine && head == phrase.begin) || is_adjective_of_body(next)))
      ++next;
    if (is_said_with_pronoun(next - 1))
      while (next < phrase.end && view_.has(next, part::adverb)) ++next;
    if (next >= phrase.end) return no_token;
    const uint32_t behind = view_.mention[next - view_.begin];
    if (behind != none_index && is_holder(behind, phrase.begin)) {
      t = std::min(doc_.mentions[behind].tokens.end, phrase.end) - 2;
      continue;
    }
    // "The army and Russia | the quarters", "the police and the army | the crowd": behind a name or a body that is
    // joined as behind the first.
    const bool joined_name = behind != none_index && doc_.mentions[behind].type != MentionType::person;
    const bool joined_body =
        behind == none_index && view_.has(next, part::article) && view_.has(next, part::person_noun | part::group);
    if (view_.has(next, part::with_conjunction) && (joined_name || joined_body)) {
      t = next - 1;
      continue;
    }
    // "The governor | in the interim": of a word that no list knows the preposition and the article show.
    const bool introduced =
        view_.has(next, part::with_preposition) || view_.endings->in_the.begins(doc_.at(doc_.tokens[next].span));
    if (introduced && next > head + 1) return object_behind_complement(next, phrase.end);
    if (view_.has(next, part::preposition) && behind == none_index)
      return object_behind_complement(next + 1, phrase.end);
    return introduced || view_.has(next, part::with_conjunction | part::coordination) ? no_token : next;
  }
  return no_token;
}

TokenRange PhraseFinder::phrase_before(uint32_t token, uint32_t limit) const {
  uint32_t t = token;
  while (t > limit && token - t < longest_phrase && !ends_phrase(t - 1) && !(t < token && begins_anew(t))) --t;
  return trimmed({t, token});
}

}  // namespace khabar
