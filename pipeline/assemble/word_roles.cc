#include "assemble/word_roles.h"

#include <algorithm>

#include "assemble/places.h"

namespace khabar {

namespace {

// How far behind the name of who speaks stands what he says it of.
constexpr uint32_t speaker_reach = 8;

constexpr uint64_t helping = part::be | part::have | part::auxiliary | part::modal;

// A word of which nothing is known but that it may be a noun.
bool is_plain(const Document& doc, const SentenceView& view, uint32_t t) {
  constexpr uint64_t of_nouns = part::word | part::noun | part::place_noun | part::person_noun | part::phrase_end |
                                part::statement | part::casualty;
  return doc.tokens[t].kind == TokenKind::word && (view.at(t) & ~of_nouns) == 0;
}

std::string_view text_of(const Document& doc, uint32_t t) { return doc.at(doc.tokens[t].span); }

// One of the words that begin at the token, and may be verbs or tell events, meets the test.
template <typename Test>
bool any_verb_at(const SentenceView& view, uint32_t t, Test&& test) {
  const auto at = std::lower_bound(view.verbs.begin(), view.verbs.end(), t, [](const ListedWord& word, uint32_t token) {
    return word.hit->tokens.begin < token;
  });
  for (auto word = at; word != view.verbs.end() && word->hit->tokens.begin == t; ++word)
    if (test(*word)) return true;
  return false;
}

// The lists know the word as a noun that tells an event.
bool has_noun(const SentenceView& view, TokenRange tokens) {
  return any_verb_at(view, tokens.begin, [&tokens](const ListedWord& word) {
    return word.hit->tokens == tokens && (word.facts->slots & slot::nominal) != 0;
  });
}

// "To hold formal financial | talks": the noun that a light verb before it asks for.
bool is_governed_by_light(const Document& doc, const SentenceView& view, uint32_t before) {
  constexpr uint32_t reach = 4;
  for (uint32_t t = before; t > view.begin && before - t < reach; --t) {
    if (view.has(t, part::light)) return true;
    if (!is_plain(doc, view, t) && !view.has(t, part::nationality)) return false;
  }
  return false;
}

// "At railway | stations", "examine security | breaches", "planning guerrilla | attacks", "the Brixton | riots": what
// stands before are bare nouns, which a preposition, a verb, a gerund or an article before a town's name brings in, and
// can be no subject in the singular.
bool is_in_bare_phrase(const Document& doc, const SentenceView& view, uint32_t before) {
  constexpr uint32_t longest = 4;
  if (before == view.begin) return false;
  const uint32_t m = view.mention[before - view.begin];
  if (m != none_index && doc.mentions[m].type == MentionType::place && doc.mentions[m].tokens.size() == 1)
    return view.has(before - 1, part::opens) && doc.tokens[before].kind == TokenKind::word &&
           !doc.tokens[before].is(token_flag::all_caps | token_flag::mixed_case) && !is_country(doc, m);
  uint32_t first = before;
  const auto is_gerund = [&](uint32_t t) { return view.endings->gerund.ends(text_of(doc, t)); };
  if (!is_plain(doc, view, before)) return false;
  while (first > view.begin && before - first < longest && is_plain(doc, view, first - 1) && !is_gerund(first - 1))
    --first;
  if (first == view.begin) return false;
  constexpr uint64_t brings_in = part::locative | part::of | part::preposition;
  constexpr uint64_t clause = part::subordinator | part::relative | part::complementizer | part::named | part::say;
  if (view.has(first - 1, clause)) return false;
  const bool verb = view.has(first - 1, part::verb) && !view.has(first - 1, part::be | part::have);
  return verb || view.has(first - 1, brings_in) || (is_plain(doc, view, first - 1) && is_gerund(first - 1));
}

// "Its plastic grocery | sack": what begins with an article, and is made of words in the singular, has no verb in the
// plural behind it.
bool is_behind_singular(const Document& doc, const SentenceView& view, uint32_t before) {
  constexpr uint32_t fewest = 2;
  uint32_t t = before + 1;
  while (t > view.begin && is_plain(doc, view, t - 1) && !view.has(t - 1, part::person_noun) &&
         !view.endings->is_plural(text_of(doc, t - 1)))
    --t;
  return before + 1 - t >= fewest && t > view.begin + 1 && view.has(t - 1, part::opens) &&
         !view.has(t - 2, part::coordination);
}

// A verb of the past, whether or not it tells an event.
bool is_past(const SentenceView& view, uint32_t t) {
  return any_verb_at(view, t, [](const ListedWord& word) {
    return (word.facts->slots & slot::past) != 0 || (word.facts->parts & part::plain_verb) != 0;
  });
}

// "A Taliban | attack", "a US | offer": behind such an article a name is said of the noun behind it.
bool is_name_of_modifier(const SentenceView& view, uint32_t last) {
  uint32_t first = last;
  while (first > view.begin && view.has(first, part::named)) --first;
  constexpr uint64_t article = part::opens | part::indefinite;
  return first < last && view.has(first, article) && (view.at(first) & article) == article;
}

}  // namespace

bool is_counted(const Document& doc, uint32_t token, const SentenceView& view) {
  const uint32_t f = view.figure[token - view.begin];
  return f != none_index && doc.figures[f].tokens.begin < token &&
         doc.figures[f].noun_span.overlaps(doc.tokens[token].span);
}

bool is_behind_determiner(const Document& doc, uint32_t token, const SentenceView& view) {
  if (view.verb_first || token == view.begin) return false;
  const uint32_t f = view.figure[token - 1 - view.begin];
  const bool counted = f != none_index && doc.figures[f].kind != FigureKind::percent &&
                       doc.figures[f].kind != FigureKind::ordinal && doc.figures[f].noun.empty();
  return counted || view.has(token - 1, part::before_noun);
}

bool is_behind_hundreds(const Document& doc, uint32_t token, const SentenceView& view) {
  if (view.verb_first || token == view.begin) return false;
  const Token& before = doc.tokens[token - 1];
  return view.figure[token - 1 - view.begin] != none_index && before.kind == TokenKind::word &&
         view.endings->is_plural(doc.at(before.span));
}

bool asks_for_noun(const Document& doc, uint32_t token, const SentenceView& view) {
  return is_behind_determiner(doc, token, view) && !is_behind_hundreds(doc, token, view);
}

bool is_attribute(const Document& doc, const Hit& hit, const WordFacts& word, const SentenceView& view) {
  constexpr uint16_t participle = slot::past | slot::participle_passive;
  if ((word.slots & participle) == 0 || (word.slots & slot::nominal) != 0 || hit.tokens.size() > 1) return false;
  // "Its previously announced offer", "the firm's proposed sale".
  uint32_t first = hit.tokens.begin;
  while (first > view.begin && (view.has(first - 1, part::adverb) ||
                                (!view.verb_first && view.endings->adverb.ends(text_of(doc, first - 1)))))
    --first;
  const bool owned = first > view.begin && doc.tokens[first - 1].is(token_flag::clitic_s);
  // No verb of the past stands behind a preposition: "shares of restricted stock".
  const bool behind_preposition = view.has(first - 1, part::preposition) &&
                                  !view.has(first - 1, part::verb | part::light | part::subordinator) &&
                                  !view.verb_first;
  const bool behind_people = view.has(first - 1, part::nationality) && !view.verb_first &&
                             !view.endings->is_plural(doc.at(doc.tokens[first - 1].span));
  // "Freed jailed activists": no verb stands right behind another.
  const bool behind_verb = !view.verb_first && view.has(first - 1, part::verb) && !view.has(first - 1, part::named);
  if (hit.tokens.end >= view.end ||
      !(owned || behind_people || behind_preposition || behind_verb || asks_for_noun(doc, first, view)))
    return false;
  // "The injured Hanley".
  if (view.has(first - 1, part::opens) && view.has(hit.tokens.end, part::named) && first == hit.tokens.begin)
    return true;
  const Token& next = doc.tokens[hit.tokens.end];
  constexpr uint64_t no_noun = part::preposition | part::determiner | part::auxiliary | part::be | part::verb |
                               part::pronoun | part::coordination | part::adverb | part::say | part::named;
  // "An agreed 302 million offer".
  if (next.kind == TokenKind::number && view.has(first - 1, part::opens)) return true;
  // "A specially convened Franco-Greek meeting".
  if (view.has(hit.tokens.end, part::nationality) && view.has(first - 1, part::opens)) return true;
  return next.kind == TokenKind::word && !view.has(hit.tokens.end, no_noun);
}

bool is_adjective(const Document& doc, const Hit& hit, const SentenceView& view) {
  if (view.verb_first || hit.tokens.size() > 1 || hit.tokens.end >= view.end) return false;
  if (!view.endings->verb.ends(text_of(doc, hit.tokens.begin))) return false;
  uint32_t first = hit.tokens.begin;
  while (first > view.begin && view.has(first - 1, part::adverb)) --first;
  if (first == view.begin) return false;
  // "It's leading", "what's proposed".
  const bool owned =
      doc.tokens[first - 1].is(token_flag::clitic_s) && !view.has(first - 1, part::pronoun | part::relative);
  if (!owned && !is_behind_determiner(doc, first, view)) return false;
  constexpr uint64_t no_noun = part::preposition | part::of | part::opens | part::determiner | part::auxiliary |
                               part::be | part::pronoun | part::coordination | part::adverb | part::named |
                               part::counted | part::complementizer | part::dated;
  return doc.tokens[hit.tokens.end].kind == TokenKind::word && !view.has(hit.tokens.end, no_noun);
}

bool is_participle(const Document& doc, uint32_t token, const SentenceView& view) {
  if (view.verb_first) return false;
  if (token == view.begin || doc.tokens[token - 1].is(token_flag::hyphen_before)) return true;
  const uint32_t before = token - 1;
  // "To bring", but "to increased demand".
  if (view.has(before, part::toward) && !view.endings->verb.ends(text_of(doc, token))) return false;
  if (view.has(before, part::have)) return false;
  return view.has(before, part::determiner | part::preposition | part::be | part::auxiliary) ||
         is_behind_determiner(doc, token, view);
}

bool is_behind_half_of_compound(const Document& doc, uint32_t token, const SentenceView& view) {
  constexpr uint32_t prefix_bytes = 4;
  const uint32_t before = token - 1;
  // "U.S.-flagged"; "open-ended".
  const bool participle =
      doc.tokens[before].span.size() == prefix_bytes && view.endings->verb.ends(text_of(doc, token));
  return doc.tokens[before].span.size() > prefix_bytes || participle || view.has(before, part::named) ||
         doc.tokens[before].is(token_flag::hyphen_before) || view.has(before, part::determiner);
}

bool has_foreign_proclitic(const Document& doc, const Hit& hit, const WordFacts& word, const Endings& endings) {
  constexpr uint8_t of_nouns = proclitic_flag::article | proclitic_flag::preposition;
  if ((hit.proclitics & of_nouns) == 0) return false;
  constexpr uint16_t no_finite = slot::nominal | slot::adjective | slot::participle_active | slot::participle_passive;
  const bool only_verb = (word.slots & slot::finite) != 0 && (word.slots & no_finite) == 0;
  if ((hit.proclitics & proclitic_flag::article) != 0) return only_verb || word.trigger->possessive_suffix;
  // Other forms may be spelled like their noun.
  const Token& token = doc.tokens[hit.tokens.begin];
  const std::string_view text = doc.at(token.span);
  const bool so_that = endings.joined_for.ends(text.substr(0, token.proclitic_bytes));
  // "With a promise": of deeds of words the noun is another one.
  const EventType& type = word.trigger->event;
  const bool past =
      (word.slots & slot::past) != 0 && (word.slots & slot::present) == 0 && (type.is_verbal() || type.quad == 0);
  const bool sure =
      word.trigger->subject_before || past || endings.present_prefix.begins(text.substr(token.proclitic_bytes));
  return only_verb && sure && hit.tokens.size() == 1 && !(so_that && (word.slots & slot::present) != 0);
}

bool is_verb_like_preposition(const Document& doc, const SentenceView& view, uint32_t token) {
  constexpr uint64_t with_a_kind = part::directed | part::of | part::partitive | part::companion | part::agent |
                                   part::aftermath | part::subordinator | part::definite | part::with_preposition;
  const uint32_t first = token + 1;
  if (!view.verb_first || !view.has(token, part::preposition) || view.has(token, with_a_kind) || first >= view.end)
    return false;
  if (token > view.begin && !view.has(token, part::with_conjunction)) return false;
  const uint32_t m = view.mention_at(first);
  // "His Highness".
  const bool honoured = m == none_index && view.endings->owner.ends(doc.at(doc.tokens[first].span));
  // "The coalition (for the right to health) expressed its ...": what is expressed has its owner's pronoun.
  const bool common = m == none_index && view.has(first, part::article);
  if (!honoured && !common && (m == none_index || doc.mentions[m].type == MentionType::place)) return false;
  const uint32_t behind = honoured || common ? first + 1 : doc.mentions[m].tokens.end;
  for (uint32_t t = behind; t < view.end && t < behind + (honoured ? 1 : speaker_reach); ++t) {
    if (doc.tokens[t].kind == TokenKind::punctuation && !view.has(t, part::quote)) continue;
    if (!view.has(t, part::preposition)) continue;
    const bool owned = t + 1 < view.end && view.endings->owner.ends(doc.at(doc.tokens[t + 1].span));
    if (!common || view.has(t, part::directed)) return view.has(t, part::directed) && (!common || owned);
  }
  return false;
}

bool is_no_verb(const Document& doc, const SentenceView& view, TokenRange tokens, uint16_t slots) {
  constexpr uint16_t present = slot::base | slot::present;
  if (view.verb_first || tokens.size() > 1 || (slots & present) == 0 || (slots & (slot::past | slot::gerund)) != 0)
    return false;
  uint32_t before = tokens.begin;
  const auto is_adverb = [&](uint32_t t) {
    return view.has(t, part::adverb) || (is_plain(doc, view, t) && view.endings->adverb.ends(text_of(doc, t)));
  };
  while (before > view.begin && is_adverb(before - 1)) --before;
  // "Aden, May 3 - Forces in ...": so begins a sentence behind its dateline.
  if (before > view.begin && doc.tokens[before - 1].punct == Punct::dash &&
      doc.tokens[tokens.begin].is(token_flag::capitalised))
    return true;
  // "Talks between ...", "free men should ...": a sentence does not begin with such a form of the verb.
  if (before == view.begin)
    return view.has(tokens.end, helping | part::of | part::relative) || is_past(view, tokens.end) ||
           ((slots & slot::base) != 0 ? !view.has(tokens.end, part::opens | part::pronoun) : has_noun(view, tokens));
  --before;
  // "Although free, ...": nor a clause.
  if (view.has(before, part::be) || ((slots & slot::base) != 0 && view.has(before, part::subordinator))) return true;
  // "Khan's | arrest".
  if ((slots & slot::base) != 0 && doc.tokens[before].is(token_flag::clitic_s) &&
      !view.has(before, part::pronoun | part::relative))
    return true;
  // "To talks", "for attacks".
  constexpr uint64_t no_preposition = part::relative | part::pronoun | part::subordinator | part::named;
  if ((slots & slot::base) == 0 && view.has(before, part::preposition) && !view.has(before, no_preposition))
    return true;
  // "A rapporteur on torture": nor does a base form stand behind one.
  if ((slots & slot::base) != 0 && view.has(before, part::preposition) && has_noun(view, tokens) &&
      !view.has(before, part::toward | part::negation | part::modal | no_preposition))
    return true;
  // "A court | order": nor behind one who acts.
  if ((slots & slot::base) != 0 && view.has(before, part::noun) && view.has(before - 1, part::indefinite) &&
      view.has(before - 1, part::opens) && !view.endings->is_plural(text_of(doc, before)) && has_noun(view, tokens))
    return true;
  if ((slots & slot::base) != 0 && has_noun(view, tokens) && is_name_of_modifier(view, before)) return true;
  if (view.has(before, part::modal | part::auxiliary | part::pronoun | part::preposition | part::negation))
    return false;
  // "The government and rebel | leaders".
  if ((slots & slot::base) != 0 && view.has(tokens.begin, part::person_noun) &&
      view.has(tokens.end, part::person_noun) && !view.has(before, part::toward))
    return true;
  // "Government forces (also) shelled": what another verb follows is its subject.
  uint32_t next = tokens.end;
  while (view.has(next, part::adverb)) ++next;
  if (view.has(next, helping | part::of | part::relative) || is_past(view, next)) return true;
  // "Proposed sanctions": no verb follows another.
  if ((has_noun(view, tokens) && is_governed_by_light(doc, view, before)) ||
      (view.has(before, part::say) && is_past(view, before)))
    return true;
  // "Iraqi forces".
  if (view.has(before, part::nationality)) return !view.endings->is_plural(text_of(doc, before));
  if ((slots & slot::base) == 0 && is_in_bare_phrase(doc, view, before)) return true;
  if ((slots & slot::base) != 0 && is_behind_singular(doc, view, before)) return true;
  // Of a word that is no noun only what no doubt is left of.
  if (!is_plain(doc, view, before) || !has_noun(view, tokens)) return false;
  const bool plural = view.endings->is_plural(text_of(doc, before)) || view.has(before, part::person_noun);
  return (slots & slot::base) != 0 ? !plural : plural && !view.has(before, part::person_noun);
}

bool is_modifier(const Document& doc, const SentenceView& view, TokenRange tokens) {
  const uint32_t next = tokens.end;
  if (view.verb_first || next >= view.end || doc.tokens[next].kind != TokenKind::word) return false;
  if (view.has(next - 1, part::preposition | part::of)) return false;  // "a strike by | dockers"
  if (!is_plain(doc, view, next) || doc.tokens[next].is(token_flag::capitalised | token_flag::all_caps)) return false;
  if (view.has(next, part::noun | part::place_noun)) return true;
  const std::string_view word = text_of(doc, next);
  if (view.endings->is_plural(text_of(doc, tokens.end - 1))) return false;  // "attacks continue"
  const Endings& endings = *view.endings;
  return !endings.is_plural(word) && !endings.adverb.ends(word) && !endings.verb.ends(word);
}

bool is_within_name(const Document& doc, const SentenceView& view, TokenRange tokens, uint16_t slots, bool heading) {
  const Token& first = doc.tokens[tokens.begin];
  if (view.verb_first || heading || tokens.size() > 1 || tokens.begin == view.begin ||
      !first.is(token_flag::capitalised) || first.is(token_flag::all_caps | token_flag::mixed_case))
    return false;
  const Punct before = doc.tokens[tokens.begin - 1].punct;
  if (before != Punct::none && before != Punct::slash) return false;
  // A noun may end the name of an event: "the Geneva Summit".
  const bool goes_on = tokens.end < view.end && doc.tokens[tokens.end].is(token_flag::capitalised);
  if (!goes_on && (slots & slot::finite) == 0) return false;
  // In a title every word may have a capital.
  uint32_t words = 0, capitals = 0;
  for (uint32_t t = view.begin; t < view.end; ++t) {
    if (doc.tokens[t].kind != TokenKind::word) continue;
    ++words;
    capitals += doc.tokens[t].is(token_flag::capitalised) ? 1 : 0;
  }
  return capitals * 2 < words;
}

}  // namespace khabar
