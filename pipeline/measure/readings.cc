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
constexpr size_t kinds = 4, marks_of_punctuation = 32;
struct TokenTable {
  std::array<Readings::Bits, marks_of_punctuation * kinds * 2> bits{};
  std::array<uint8_t, marks_of_punctuation * kinds * 2> marks{};
};
constexpr size_t row_of(size_t punct, size_t kind, size_t has_digit) { return (punct * kinds + kind) * 2 + has_digit; }
inline size_t row_of(const Token& token) {
  return row_of(static_cast<size_t>(token.punct), static_cast<size_t>(token.kind), token.is(token_flag::has_digit));
}
static_assert(static_cast<size_t>(Punct::other) < marks_of_punctuation);

constexpr Readings::Bits bits_of(Punct punct, TokenKind kind, bool has_digit) {
  Readings::Bits bits;
  bits.starts = kind == TokenKind::number ? start::digits : has_digit ? start::glued : 0;
  bits.roles = punct == Punct::dash || punct == Punct::slash || punct == Punct::other ? role::joint : 0;
  return bits;
}

// A colon may begin the rest of an address of the web, in which nothing is a figure.
constexpr uint8_t marks_of_token(Punct punct, TokenKind kind, uint64_t starts, bool lone_units) {
  uint8_t marks = marks_of(starts, lone_units);
  if (kind == TokenKind::punctuation) marks |= mark::joint;
  if (kind == TokenKind::punctuation && (punct == Punct::colon || punct == Punct::dash)) marks |= mark::opener;
  return marks;
}

constexpr TokenTable make_token_table(bool lone_units) {
  TokenTable table;
  for (size_t p = 0; p <= static_cast<size_t>(Punct::other); ++p)
    for (size_t k = 0; k <= static_cast<size_t>(TokenKind::punctuation); ++k)
      for (const size_t has_digit : {0, 1}) {
        const auto punct = static_cast<Punct>(p);
        const auto kind = static_cast<TokenKind>(k);
        const size_t row = row_of(p, k, has_digit);
        table.bits[row] = bits_of(punct, kind, has_digit != 0);
        table.marks[row] = marks_of_token(punct, kind, table.bits[row].starts, lone_units);
      }
  return table;
}
constexpr TokenTable lone_table = make_token_table(true), plain_table = make_token_table(false);

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
  for (const char* name : {"place", "country"}) add(place, name);
  add(change, "change");
  add(spread, "spread");
  add(relative, "relative");
  for (const char* name : {"place", "country", "organization", "person"}) add(this->name, name);
}

uint16_t Readings::facts(uint32_t token) const {
  uint16_t facts = 0;
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
    if (hit->classes.any_of(classes_.place)) facts |= fact::place;
    if (hit->classes.any_of(classes_.change)) facts |= fact::change;
    if (hit->classes.any_of(classes_.spread)) facts |= fact::spread;
    if (hit->classes.any_of(classes_.relative)) facts |= fact::relative;
  }
  return facts;
}

bool Readings::is_within_organization(TokenRange tokens) const {
  constexpr uint32_t longest_name = 8;
  const uint32_t first = tokens.begin - begin_ > longest_name ? tokens.begin - longest_name : begin_;
  auto hit = std::lower_bound(sentence_hits_.begin(), sentence_hits_.end(), first,
                              [](const Hit& h, uint32_t wanted) { return h.tokens.begin < wanted; });
  for (; hit != sentence_hits_.end() && hit->tokens.begin <= tokens.begin; ++hit) {
    if (!hit->classes.any_of(classes_.organization)) continue;  // most are not
    const bool longer = hit->tokens.end - hit->tokens.begin > tokens.end - tokens.begin;
    if (longer && hit->tokens.end >= tokens.end) return true;
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
  const TokenTable& table = grammar_->habits.lone_units_count ? lone_table : plain_table;
  uint64_t all = 0;
  for (uint32_t at = 0; at < count; ++at) {
    const Token& token = tokens[at];
    const size_t row = row_of(token);
    const Bits own = table.bits[row];
    all_bits[at] = {own.starts,
                    own.roles | uint64_t{token.is(token_flag::hyphen_before)} << std::countr_zero(role::joint)};
    all_marks[at] = table.marks[row];
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
    const uint64_t three = two | own >> (3 * byte) | behind << ((step - 3) * byte);
    constexpr int heart = std::countr_zero(mark::heart), number = std::countr_zero(mark::number),
                  joint = std::countr_zero(mark::joint), opener = std::countr_zero(mark::opener),
                  leads = std::countr_zero(mark::leads), close = std::countr_zero(mark::close),
                  article = std::countr_zero(mark::article), dated = std::countr_zero(mark::dated);
    const uint64_t led = (own >> leads) & (two >> close), articled = (own >> article) & (three >> dated);
    const uint64_t begins = (own | led | articled) & (near >> heart) & everywhere;
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

std::span<const Reading> Readings::known_at(uint32_t token) {
  Place& place = places_[token - begin_];
  if (place.pending) make_readings(place, token);
  return {readings_.data() + place.first, place.count};
}

void Readings::make_readings(Place& place, uint32_t token) {
  Reading* reading = readings_.data() + made_;
  size_t first = place.first;
  while (first > 0 && hits_[first - 1].tokens.begin == token) --first;
  for (size_t h = first; h < hits_.size() && hits_[h].tokens.begin == token; ++h) {
    const Hit& hit = hits_[h];
    const WordTable::Listed* words = nullptr;
    const uint32_t count = lists_.of(hit, words);
    for (uint32_t n = 0; n < count; ++n) {
      const Word& word = table_.word(words[n].word);
      *reading++ = {hit.tokens.begin, hit.tokens.end, &word, hit.proclitics, hit.proclitic_bytes, word.kind, word.role};
    }
  }
  place.first = made_;
  made_ = static_cast<uint32_t>(reading - readings_.data());
  place.count = static_cast<uint16_t>(made_ - place.first);
  place.pending = 0;
}

}  // namespace khabar::measure
