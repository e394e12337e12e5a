#include "measure/readings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace khabar::measure {

namespace {

// Is there something without which there is neither figure nor date, in a sentence that has these bits?
bool is_worth_reading(uint64_t seen, bool lone_units) {
  constexpr uint64_t sure = start::digits | start::glued | start::number | start::month | start::weekday | start::unit |
                            start::offset | start::season | start::daypart | start::every | start::quarter |
                            start::decade | start::currency | start::measure | start::dual | start::no | start::minus |
                            start::vague;
  const uint64_t one_person = lone_units ? start::cue | start::human : start::cue | start::human | start::a;
  return (seen & sure) != 0 || (seen & one_person) == one_person;
}

// What a token has by itself, by its mark, its kind and whether a word holds digits: a table, since no processor
// guesses which of these the next token is.
struct TokenBits {
  uint64_t starts = 0, roles = 0;
  uint8_t marks = 0;
};
constexpr size_t kinds = 4, marks_of_punctuation = 32;
constexpr size_t row_of(size_t punct, size_t kind, size_t has_digit) { return (punct * kinds + kind) * 2 + has_digit; }
inline size_t row_of(const Token& token) {
  return row_of(static_cast<size_t>(token.punct), static_cast<size_t>(token.kind), token.is(token_flag::has_digit));
}
static_assert(static_cast<size_t>(Punct::other) < marks_of_punctuation);

// A colon may begin the rest of an address of the web, in which nothing is a figure.
constexpr TokenBits bits_of(Punct punct, TokenKind kind, bool has_digit, bool lone_units) {
  TokenBits bits;
  bits.starts = kind == TokenKind::number ? start::digits : has_digit ? start::glued : 0;
  bits.roles = punct == Punct::dash || punct == Punct::slash || punct == Punct::other ? role::joint : 0;
  bits.marks = marks_of(bits.starts, lone_units);
  if (kind == TokenKind::punctuation) bits.marks |= mark::joint;
  if (kind == TokenKind::punctuation && (punct == Punct::colon || punct == Punct::dash)) bits.marks |= mark::opener;
  return bits;
}

template <bool lone_units>
constexpr auto make_bits_by_token() {
  std::array<TokenBits, marks_of_punctuation * kinds * 2> table{};
  for (size_t punct = 0; punct <= static_cast<size_t>(Punct::other); ++punct)
    for (size_t kind = 0; kind <= static_cast<size_t>(TokenKind::punctuation); ++kind)
      for (const size_t has_digit : {0, 1})
        table[row_of(punct, kind, has_digit)] =
            bits_of(static_cast<Punct>(punct), static_cast<TokenKind>(kind), has_digit != 0, lone_units);
  return table;
}
template <bool lone_units>
constexpr auto bits_by_token = make_bits_by_token<lone_units>();

}  // namespace

FactClasses::FactClasses(const Lexicon& lexicon) {
  const auto add = [&](ClassSet& set, std::string_view name) {
    const ClassId id = lexicon.class_id(name);
    if (id == no_class) return;
    set.add(id);
    any.add(id);
  };
  for (const char* name :
       {"stopword", "negation", "modal", "conjunction", "relative", "condition", "purpose", "preposition"})
    add(function_word, name);
  for (const char* name : {"negation"}) add(negation, name);
  for (const char* name : {"say"}) add(verb, name);
  for (const char* name : {"nationality"}) add(nationality, name);
  for (const char* name : {"organization"}) add(organization, name);
  for (const char* name : {"place", "country", "organization", "person"}) add(this->name, name);
}

uint8_t Readings::facts(uint32_t token) const {
  uint8_t facts = 0;
  auto hit = std::lower_bound(sentence_hits_.begin(), sentence_hits_.end(), token,
                              [](const Hit& h, uint32_t wanted) { return h.tokens.begin < wanted; });
  for (; hit != sentence_hits_.end() && hit->tokens.begin == token; ++hit) {
    if ((hit->proclitics & proclitic_flag::future) != 0) facts |= fact::future;
    if (!hit->classes.any_of(classes_.any)) continue;
    if (hit->classes.any_of(classes_.function_word)) facts |= fact::function_word;
    if (hit->classes.any_of(classes_.negation)) facts |= fact::negation;
    if (hit->classes.any_of(classes_.verb)) facts |= fact::verb;
    if (hit->classes.any_of(classes_.nationality)) facts |= fact::nationality;
    if (hit->classes.any_of(classes_.name)) facts |= fact::name;
  }
  return facts;
}

bool Readings::is_within_organization(TokenRange tokens) const {
  constexpr uint32_t longest_name = 8;
  const uint32_t first = tokens.begin - begin_ > longest_name ? tokens.begin - longest_name : begin_;
  auto hit = std::lower_bound(sentence_hits_.begin(), sentence_hits_.end(), first,
                              [](const Hit& h, uint32_t wanted) { return h.tokens.begin < wanted; });
  for (; hit != sentence_hits_.end() && hit->tokens.begin <= tokens.begin; ++hit) {
    const bool longer = hit->tokens.end - hit->tokens.begin > tokens.end - tokens.begin;
    if (longer && hit->tokens.end >= tokens.end && hit->classes.any_of(classes_.organization)) return true;
  }
  return false;
}

void Readings::start_document(const Document& doc, const NumberGrammar& grammar) {
  grammar_ = &grammar;
  tokens_ = doc.tokens;
  hits_ = doc.hits;
  next_hit_ = 0;
}

// The bits that tokens have by themselves.
void Readings::take_tokens(TokenRange sentence) {
  const Token* const tokens = tokens_.data() + sentence.begin;
  const uint32_t count = sentence.end - sentence.begin;
  Bits* const all_bits = bits_.data();
  uint8_t* const all_marks = marks_.data();
  const auto& table = grammar_->habits.lone_units_count ? bits_by_token<true> : bits_by_token<false>;
  uint64_t all = 0;
  for (uint32_t at = 0; at < count; ++at) {
    const Token& token = tokens[at];
    const TokenBits& own = table[row_of(token)];
    const uint64_t hyphen = uint64_t{token.is(token_flag::hyphen_before)} << std::countr_zero(role::joint);
    all_bits[at] = {own.starts, own.roles | hyphen};
    all_marks[at] = own.marks;
    all |= own.starts;
  }
  all_starts_ = all;
}

// The bits of the words of the packs.
template <bool lone_units>
void Readings::take_words(TokenRange sentence) {
  const WordTable::Lists lists = lists_;
  const Hit* const all_hits = hits_.data();
  const Hit* const last = all_hits + hits_.size();
  const Hit* hit = all_hits + next_hit_;
  while (hit != last && hit->tokens.begin < sentence.begin) ++hit;
  const Hit* const first = hit;
  Bits* const all_bits = bits_.data();
  Place* const places = places_.data();
  uint8_t* const all_marks = marks_.data();
  const uint32_t begin = sentence.begin, end = sentence.end;
  uint64_t all = all_starts_;
  uint8_t proclitics = 0;
  uint32_t readings = 0;
  for (; hit != last && hit->tokens.begin < end; ++hit) {
    proclitics |= hit->proclitics;
    const WordTable::Listed* words = nullptr;
    const uint32_t count = lists.of(*hit, words);
    uint64_t starts = words->starts, roles = words->roles;
    uint8_t marks = lone_units ? words->lone_marks : words->marks;
    if (count > 1) [[unlikely]] {
      const WordTable::Listed* const behind = words + count;
      for (const WordTable::Listed* word = words + 1; word != behind; ++word) {
        starts |= word->starts;
        roles |= word->roles;
        marks |= lone_units ? word->lone_marks : word->marks;
      }
    }
    const uint32_t at = hit->tokens.begin - begin;
    Bits& bits = all_bits[at];
    places[at] = {static_cast<uint32_t>(hit - all_hits), 0, 1};
    bits.starts |= starts;
    bits.roles |= roles;
    all_marks[at] |= marks;
    all |= starts;
    readings += count;
  }
  next_hit_ = static_cast<size_t>(hit - all_hits);
  sentence_hits_ = {first, hit};
  all_starts_ = all;
  proclitics_ = proclitics;
  if (readings_.size() < readings) readings_.resize(readings);
  made_ = 0;
}

// Something may begin at a token that has bits, or at a mark before a number, where a word that makes it a figure or a
// date stands near. Eight tokens at a time, from the last on; `behind` are the eight behind them.
void Readings::find_starts(uint32_t count) {
  constexpr uint32_t step = sizeof(uint64_t), byte = 8;
  constexpr uint64_t everywhere = 0x0101010101010101u * mark::begins;
  uint8_t* const marks = marks_.data();
  uint64_t behind = 0;
  for (uint32_t at = count / step * step + step; at != 0;) {
    at -= step;
    uint64_t own = 0;
    std::memcpy(&own, marks + at, step);
    uint64_t near = own;
    for (uint32_t distance = 1; distance <= start::heart_reach; ++distance)
      near |= own >> (distance * byte) | behind << ((step - distance) * byte);
    const uint64_t next = own >> byte | behind << ((step - 1) * byte);
    const uint64_t two = next | own >> (2 * byte) | behind << ((step - 2) * byte);
    constexpr int heart = std::countr_zero(mark::heart), number = std::countr_zero(mark::number),
                  joint = std::countr_zero(mark::joint), opener = std::countr_zero(mark::opener),
                  leads = std::countr_zero(mark::leads), close = std::countr_zero(mark::close);
    const uint64_t begins = (own | ((own >> leads) & (two >> close))) & (near >> heart) & everywhere;
    const uint64_t joints = (own >> joint) & ~own & ((next >> number) | (own >> opener)) & everywhere;
    const uint64_t found = begins | joints;
    std::memcpy(marks + at, &found, step);
    behind = own;
  }
  marks[count] = mark::begins;
}

bool Readings::fill(TokenRange sentence) {
  static_assert(std::endian::native == std::endian::little, "find_starts() takes the first token for the lowest byte");
  const uint32_t count = sentence.end - sentence.begin, length = count + 2 * sizeof(uint64_t);
  if (marks_.size() < length) {
    bits_.resize(length);
    places_.resize(length);
    marks_.resize(length);
  }
  std::fill_n(bits_.data() + count, padding, Bits{});  // take_tokens() writes the others
  std::memset(marks_.data() + count, 0, length - count);
  begin_ = sentence.begin;
  take_tokens(sentence);
  const bool lone_units = grammar_->habits.lone_units_count;
  lone_units ? take_words<true>(sentence) : take_words<false>(sentence);
  if (!is_worth_reading(all_starts_, lone_units)) return false;
  find_starts(count);
  return true;
}

void Readings::make_readings(Place& place, uint32_t token) {
  Reading* reading = readings_.data() + made_;
  size_t first = place.first;
  while (first > 0 && hits_[first - 1].tokens.begin == token) --first;
  for (size_t h = first; h < hits_.size() && hits_[h].tokens.begin == token; ++h) {
    const Hit& hit = hits_[h];
    const WordTable::Listed* words = nullptr;
    const uint32_t count = lists_.of(hit, words);
    for (uint32_t n = 0; n < count; ++n)
      *reading++ = {hit.tokens.begin, hit.tokens.end, &table_.word(words[n].word), hit.proclitics, hit.proclitic_bytes};
  }
  place.first = made_;
  made_ = static_cast<uint32_t>(reading - readings_.data());
  place.count = static_cast<uint16_t>(made_ - place.first);
  place.pending = 0;
}

}  // namespace khabar::measure
