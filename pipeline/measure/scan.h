// One sentence as the grammar of measure sees it: questions about its tokens and the readings that the packs give them.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "core/document.h"
#include "measure/number_grammar.h"
#include "measure/readings.h"

namespace khabar::measure {

struct NumberCache;    // numbers.h
struct QuantityCache;  // quantity.h
struct DurationCache;  // durations.h

// Questions about the tokens of one sentence. Any index is legal: beyond the sentence nothing stands.
class Scan {
 public:
  Scan(const Document& doc, Readings& readings, const WordTable& words, LanguageId language, uint32_t sentence,
       NumberCache& numbers, QuantityCache& quantities, DurationCache& durations)
      : numbers(numbers),
        quantities(quantities),
        durations(durations),
        doc(doc),
        words(words),
        language(language),
        sentence(sentence),
        begin(doc.sentences[sentence].tokens.begin),
        end(doc.sentences[sentence].tokens.end),
        grammar(readings.grammar()),
        is(grammar.habits),
        is_phrase(doc.sentences.size() == 1 && end - begin < 8),
        readings_(readings),
        tokens_(doc.tokens.data()),
        bits_(readings.bits()),
        count_(end - begin) {}

  NumberCache& numbers;
  QuantityCache& quantities;
  DurationCache& durations;
  const Document& doc;
  const WordTable& words;
  const LanguageId language;
  const uint32_t sentence, begin, end;
  const NumberGrammar& grammar;
  const Habits is;
  const bool is_phrase;  // is the whole text but a phrase? It looks ahead then, as what people ask of a calendar does

  bool inside(uint32_t i) const { return i - begin < count_; }  // less than begin wraps around
  const Token& token(uint32_t i) const { return tokens_[i]; }
  std::string_view text(uint32_t i) const { return doc.at(token(i).span); }
  bool is_number(uint32_t i) const { return inside(i) && token(i).kind == TokenKind::number; }
  bool is_word(uint32_t i) const { return inside(i) && token(i).kind == TokenKind::word; }
  bool is_punct(uint32_t i, Punct p) const { return inside(i) && token(i).punct == p; }
  bool is_dash(uint32_t i) const { return is_punct(i, Punct::dash); }
  // Does white space stand between token i and the one before it?
  bool spaced(uint32_t i) const { return !inside(i) || token(i).is(token_flag::space_before); }
  // Does one blank stand there, of whatever width? More of them part the columns of a table.
  bool one_blank_before(uint32_t i) const {
    const uint32_t from = end_of(i - 1), to = start_of(i);
    return to == from + 1 || (to > from && doc.at({from, to}).find(' ') == std::string_view::npos);
  }
  // Token i is glued to the one before, by nothing or by a hyphen.
  bool glued(uint32_t i) const { return inside(i) && i > begin && !token(i).is(token_flag::space_before); }
  bool hyphened(uint32_t i) const { return inside(i) && token(i).is(token_flag::hyphen_before); }
  bool capital(uint32_t i) const {
    return token(i).is(token_flag::capitalised | token_flag::all_caps) || token(i).script != Script::latin;
  }

  // The bits of `start` of token i; none beyond the sentence.
  uint64_t starts(uint32_t i) const { return bits(i).starts; }

  // The bits of tokens [i, i + count) together.
  uint64_t starts_near(uint32_t i, uint32_t count) const {
    uint64_t bits = 0;
    for (const uint32_t last = std::min(end, i + count); i < last; ++i) bits |= bits_[i - begin].starts;
    return bits;
  }
  void starts_behind(uint32_t i, uint64_t (&bits)[Readings::padding + 1]) const { readings_.starts_behind(i, bits); }
  uint64_t roles_behind(uint32_t i) const { return readings_.roles_behind(i); }
  // Whether some token of the sentence has one of those bits.
  bool anywhere(uint64_t bits) const { return (readings_.all_starts() & bits) != 0; }

  // The bits of `role` of token i; none beyond the sentence.
  uint64_t roles(uint32_t i) const { return bits(i).roles; }
  bool may_have(uint32_t i, uint64_t bits) const { return (roles(i) & bits) != 0; }
  // Whether some word of the sentence has one of those bits of role.
  bool anywhere_is(uint64_t bits) const { return (readings_.all_roles() & bits) != 0; }

  std::span<const Reading> at(uint32_t i) const {
    return may_have(i, ~role::joint) ? readings_.known_at(i) : std::span<const Reading>();
  }
  // The longest reading of that kind at token i within the sentence; nullptr if there is none. Most tokens have none,
  // as one test tells; the search is a function of its own, so that the many that ask stay short.
  const Reading* find(uint32_t i, WordKind kind) const {
    return may_have(i, role::bit(kind)) ? find_known(i, kind) : nullptr;
  }
  // The reading of that role at i, not behind a proclitic.
  const Reading* link(uint32_t i, Link wanted) const {
    return may_have(i, role::bit(wanted)) ? find_known(i, wanted) : nullptr;
  }
  const Reading* time(uint32_t i, TimeRole wanted) const {
    return may_have(i, role::bit(wanted)) ? find_known(i, wanted) : nullptr;
  }
  bool has(uint32_t i, Link role) const { return link(i, role) != nullptr; }
  bool has(uint32_t i, TimeRole role) const { return time(i, role) != nullptr; }
  // "and": a word of its own, or the proclitic of token i. Returns the token after it (i itself for the proclitic).
  bool and_at(uint32_t i, uint32_t& next) const;
  // Does the sentence have a word that a headline in capitals would not write so? Looked for once: a listing asks of
  // each of its numbers.
  bool has_plain_word() const;

  bool token_is_comma(uint32_t i) const { return is_punct(i, Punct::comma); }
  // "(7)", "\"7\"": one token between brackets or quotes, as Arabic offices write numbers.
  bool is_enclosed(uint32_t i) const {
    return i > begin && inside(i + 1) &&
           ((is_punct(i - 1, Punct::bracket_open) && is_punct(i + 1, Punct::bracket_close)) ||
            (is_punct(i - 1, Punct::quote_open) && is_punct(i + 1, Punct::quote_close)) ||
            (is_punct(i - 1, Punct::quote) && is_punct(i + 1, Punct::quote)));
  }
  bool token_is_open_bracket(uint32_t i) const { return is_punct(i, Punct::bracket_open); }

  // "and a half" from token i on.
  bool has_fraction_behind(uint32_t i) const {
    uint32_t next = 0;
    return and_at(i, next) && find(next, WordKind::fraction) != nullptr;
  }
  bool is_tilde(uint32_t i) const { return inside(i) && token(i).kind == TokenKind::punctuation && text(i) == "~"; }

  // Behind the Arabic word for day: "yawm 22-4".
  bool behind_day_word(uint32_t i) const {
    if (i <= begin) return false;
    const Reading* const r = find(i - 1, WordKind::time_unit);
    return r != nullptr && r->word->time_unit() == TimeUnit::day && r->end == i && !r->word->is(word_flag::plural);
  }
  // Behind "in", "since", "by", "until": what is sure of years far from our own.
  bool is_year_preposition(uint32_t i) const {
    if (i <= begin) return false;
    return has(i - 1, Link::in) || has(i - 1, TimeRole::since) || has(i - 1, TimeRole::by) ||
           has(i - 1, TimeRole::until);
  }
  // The month that these letters name; nullptr if none.
  const Word* month_by_letters(std::string_view letters) const;

  // Is the word at token i written with the article, behind its proclitics? False where articles are words.
  bool has_article(uint32_t i) const { return grammar.begins_with_article(text(i).substr(token(i).proclitic_bytes)); }
  // Or with what "for" and the article make together: "lil-wuzara'"?
  bool is_definite(uint32_t i) const { return has_article(i) || grammar.begins(text(i), grammar.article_behind_for); }
  bool begins_with_article(uint32_t i) const { return is_word(i) && grammar.begins_with_article(text(i)); }

  // What the other packs say of token i.
  bool is_function_word(uint32_t i) const { return is_of(i, readings_.classes().function_word); }
  bool is_negation(uint32_t i) const { return is_of(i, readings_.classes().negation); }
  bool is_verb(uint32_t i) const { return is_of(i, readings_.classes().verb); }
  bool is_nationality(uint32_t i) const { return is_of(i, readings_.classes().nationality); }
  bool is_future_verb(uint32_t i) const {
    return readings_.has_proclitic(proclitic_flag::future) && inside(i) && readings_.is_behind_future(i);
  }
  // Does some word of the sentence tell of a tense?
  bool may_tell_tense() const {
    return readings_.has_proclitic(proclitic_flag::future) || anywhere_is(role::bit(TimeRole::tense));
  }
  // A country, a place or a people.
  bool is_land(uint32_t i) const { return is_of(i, readings_.classes().land); }
  // "rose", "ziyada": a word of how much something grew or fell.
  bool tells_change(uint32_t i) const { return is_of(i, readings_.classes().change); }
  bool is_relative(uint32_t i) const { return is_of(i, readings_.classes().relative); }
  // "ranging", "tatarawah"
  bool tells_spread(uint32_t i) const { return is_of(i, readings_.classes().spread); }
  bool is_name(uint32_t i) const { return is_of(i, readings_.classes().name); }

  // Byte where token i begins without its proclitic, and where it ends.
  uint32_t start_of(uint32_t i) const { return token(i).span.begin + token(i).proclitic_bytes; }
  uint32_t end_of(uint32_t last) const { return token(last).span.end; }

 private:
  // The empty ones behind the last token stand for all that is beyond the sentence.
  const Readings::Bits& bits(uint32_t i) const { return bits_[std::min(i - begin, count_)]; }
  bool is_of(uint32_t i, const ClassSet& classes) const { return inside(i) && readings_.classes_at(i).any_of(classes); }
  // Of a token that has some readings.
  const Reading* find_known(uint32_t i, WordKind kind) const;
  const Reading* find_known(uint32_t i, Link wanted) const;
  const Reading* find_known(uint32_t i, TimeRole wanted) const;

  Readings& readings_;
  // Parts of what they are made of, asked for all the time.
  const Token* const tokens_;               // of the document
  const Readings::Bits* const bits_;        // of the sentence
  const uint32_t count_;                    // tokens of the sentence
  mutable std::optional<bool> plain_word_;  // has_plain_word(), once asked
};

}  // namespace khabar::measure
