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

// What a token has by itself, by its mark, its kind and two of its flags: a table, since no processor guesses which of
// these the next token is.
constexpr size_t kinds = 4, marks_of_punctuation = 32;
// Both flags as one number below `flag_sets`, where they stand.
constexpr unsigned first_flag = token_flag::hyphen_before;
constexpr unsigned flags = (token_flag::hyphen_before | token_flag::has_digit) / first_flag;
constexpr size_t flag_sets = std::bit_ceil(flags);
constexpr size_t rows = marks_of_punctuation * kinds * flag_sets;
struct TokenTable {
  std::array<Readings::Bits, rows> bits{};
  std::array<uint8_t, rows> marks{};
};
constexpr size_t row_of(Punct punct, TokenKind kind, unsigned token_flags) {
  return (static_cast<size_t>(punct) * kinds + static_cast<size_t>(kind)) * flag_sets +
         (token_flags / first_flag & flags);
}
static_assert(static_cast<size_t>(Punct::other) < marks_of_punctuation);

constexpr Readings::Bits bits_of(Punct punct, TokenKind kind, unsigned token_flags) {
  const bool joint = punct == Punct::dash || punct == Punct::slash || punct == Punct::other ||
                     (token_flags & token_flag::hyphen_before) != 0;
  const bool has_digit = (token_flags & token_flag::has_digit) != 0;
  return {kind == TokenKind::number ? start::digits : has_digit ? start::glued : 0, joint ? role::joint : 0};
}

// A colon may begin the rest of an address of the web, in which nothing is a figure.
constexpr uint8_t marks_of_token(Punct punct, TokenKind kind, uint64_t starts, bool lone_units) {
  uint8_t marks = marks_of(starts, lone_units);
  if (kind == TokenKind::punctuation) marks |= mark::joint;
  if (kind == TokenKind::punctuation && (punct == Punct::colon || punct == Punct::dash)) marks |= mark::opener;
  return marks;
}

constexpr TokenTable make_token_table(bool lone_units) {
  constexpr unsigned hyphen = token_flag::hyphen_before, digit = token_flag::has_digit;
  TokenTable table;
  for (size_t p = 0; p <= static_cast<size_t>(Punct::other); ++p)
    for (size_t k = 0; k <= static_cast<size_t>(TokenKind::punctuation); ++k)
      for (const unsigned token_flags : {0u, hyphen, digit, hyphen | digit}) {
        const auto punct = static_cast<Punct>(p);
        const auto kind = static_cast<TokenKind>(k);
        const size_t row = row_of(punct, kind, token_flags);
        table.bits[row] = bits_of(punct, kind, token_flags);
        table.marks[row] = marks_of_token(punct, kind, table.bits[row].starts, lone_units);
      }
  return table;
}
constexpr TokenTable lone_table = make_token_table(true), plain_table = make_token_table(false);

}  // namespace

FactClasses::FactClasses(const Lexicon& lexicon) {
  const auto add = [&](ClassSet& set, std::string_view name) {
    if (const ClassId id = lexicon.class_id(name); id != no_class) set.add(id);
  };
  for (const char* name :
       {"stopword", "negation", "modal", "conjunction", "relative", "condition", "purpose", "preposition"})
    add(function_word, name);
  add(negation, "negation");
  add(verb, "say");
  add(nationality, "nationality");
  add(organization, "organization");
  add(change, "change");
  add(spread, "spread");
  add(relative, "relative");
  for (const char* name : {"place", "country"}) add(place, name);
  for (const char* name : {"place", "country", "organization", "person"}) add(this->name, name);
  land = place;
  land |= nationality;
}

ClassSet Readings::classes_at(uint32_t token) const {
  ClassSet classes;
  for (uint32_t h = behind_hits_at(token); h > 0 && hits_[h - 1].tokens.begin == token; --h)
    classes |= hits_[h - 1].classes;
  return classes;
}

bool Readings::is_behind_future(uint32_t token) const {
  for (uint32_t h = behind_hits_at(token); h > 0 && hits_[h - 1].tokens.begin == token; --h)
    if ((hits_[h - 1].proclitics & proclitic_flag::future) != 0) return true;
  return false;
}

bool Readings::is_within_organization(TokenRange tokens) const {
  constexpr uint32_t longest_name = 8;
  const uint32_t first = tokens.begin - sentence_.begin > longest_name ? tokens.begin - longest_name : sentence_.begin;
  uint32_t last = tokens.begin;
  while (last > first && behind_hits_at(last) == 0) --last;
  for (uint32_t h = behind_hits_at(last); h > 0 && hits_[h - 1].tokens.begin >= first; --h) {
    const Hit& hit = hits_[h - 1];
    if (hit.tokens.end < tokens.end || hit.tokens.size() <= tokens.size()) continue;  // nearly all
    if (hit.classes.any_of(classes_.organization)) return true;
  }
  return false;
}

void Readings::start_document(const Document& doc, const NumberGrammar& grammar) {
  grammar_ = &grammar;
  tokens_ = doc.tokens;
  hits_ = doc.hits;
  next_hit_ = 0;
  find_known_hits();
}

// One pass over all hits, which does nothing else: the table of entries is large, and what a processor waits for is
// many look-ups at once.
void Readings::find_known_hits() {
  if (known_hits_.size() < hits_.size() + 1) known_hits_.resize(hits_.size() + 1);
  if (last_hits_.size() < tokens_.size()) last_hits_.resize(tokens_.size());
  constexpr uint32_t hits_ahead = 16;
  const WordTable::Lists lists = lists_;
  KnownHit* known = known_hits_.data();
  uint32_t* const last_hits = last_hits_.data();
  uint8_t proclitics = 0;
  for (uint32_t h = 0; h < hits_.size(); ++h) {
    const Hit& hit = hits_[h];
    __builtin_prefetch(&hit + hits_ahead);
    __builtin_prefetch(&tokens_[hit.tokens.begin]);  // take_tokens() reads them next
    last_hits[hit.tokens.begin] = h;
    proclitics |= hit.proclitics;
    const WordTable::Lists::Words words = lists.of(hit);
    // Whether there are any is not asked: what has none is written over.
    *known = {hit.tokens.begin,    hit.tokens.end, words.first, static_cast<uint16_t>(words.count),
              hit.proclitic_bytes, hit.proclitics};
    known += words.count != 0;
  }
  *known = {.begin = none_index};
  proclitics_ = proclitics;
}

// The bits that tokens have by themselves.
void Readings::take_tokens(TokenRange sentence) {
  const std::span<const Token> tokens = tokens_.subspan(sentence.begin, sentence.end - sentence.begin);
  Bits* bits = bits_.data();
  uint8_t* marks = marks_.data();
  const TokenTable& table = grammar_->habits.lone_units_count ? lone_table : plain_table;
  uint64_t all = 0;
  for (const Token& token : tokens) {
    const size_t row = row_of(token.punct, token.kind, token.flags);
    *bits++ = table.bits[row];
    *marks++ = table.marks[row];
    all |= table.bits[row].starts;
  }
  all_starts_ = all;
}

// The bits of the words that no run has: behind the third.
template <bool lone_units>
void Readings::take_other_words(const KnownHit& hit, uint64_t& all_starts, uint64_t& all_roles) {
  const uint32_t at = hit.begin - sentence_.begin;
  for (uint32_t n = WordTable::Lists::stride - 1; n < hit.word_count; ++n) {
    const WordTable::Run& run = lists_.run_of({hit.first_word + n, 1});
    bits_[at].starts |= run.starts;
    bits_[at].roles |= run.roles;
    marks_[at] |= lone_units ? run.lone_marks : run.marks;
    all_starts |= run.starts;
    all_roles |= run.roles;
  }
}

// The bits of the words of the packs.
template <bool lone_units>
void Readings::take_words(TokenRange sentence) {
  const WordTable::Lists lists = lists_;
  const KnownHit* const all_hits = known_hits_.data();
  const KnownHit* hit = all_hits + next_hit_;
  while (hit->begin < sentence.begin) ++hit;
  Bits* const all_bits = bits_.data();
  Place* const places = places_.data();
  uint8_t* const all_marks = marks_.data();
  uint64_t all = all_starts_, all_roles = 0;
  uint32_t readings = 0;
  for (; hit->begin < sentence.end; ++hit) {
    const WordTable::Run& run = lists.run_of({hit->first_word, hit->word_count});
    const uint32_t at = hit->begin - sentence.begin;
    places[at] = {static_cast<uint32_t>(hit - all_hits), 0, 1};
    all_bits[at].starts |= run.starts;
    all_bits[at].roles |= run.roles;
    all_marks[at] |= lone_units ? run.lone_marks : run.marks;
    all |= run.starts;
    all_roles |= run.roles;
    readings += hit->word_count;
    if (hit->word_count >= WordTable::Lists::stride) [[unlikely]]
      take_other_words<lone_units>(*hit, all, all_roles);
  }
  next_hit_ = static_cast<size_t>(hit - all_hits);
  all_starts_ = all;
  all_roles_ = all_roles;
  if (readings_.size() < readings) readings_.resize(readings);
  made_ = 0;
}

// Something may begin at a token that has bits, or at a mark before a number, where a word that makes it a figure or a
// date stands near. A step at a time and without a branch, so that the compiler does the tokens of a step at once.
void Readings::find_starts(uint32_t count) {
  for (uint32_t step = 0; step < count; step += starts_step) {
    uint8_t* const marks = marks_.data() + step;
    std::array<uint8_t, starts_step> found;
    for (uint32_t i = 0; i < starts_step; ++i) {
      const uint8_t* const own = marks + i;
      const uint8_t two = own[1] | own[2], three = two | own[3], five = three | own[4] | own[5];
      static_assert(start::heart_reach == 5);
      const uint8_t ready = ((two & mark::close) | (three & mark::dated) | (own[1] & mark::number)) >> mark::needs;
      const uint8_t begins = *own & (mark::begins | (ready & (mark::leads | mark::article)));
      const bool is_near = ((*own | five) & mark::heart) != 0;
      // The bit of a joint, if it is one by itself and has what it needs.
      static_assert(mark::opener << 2 == mark::joint && mark::begins << 3 == mark::joint);
      const uint8_t joint = *own & (ready | *own << 2) & ~(*own << 3) & mark::joint;
      found[i] = static_cast<uint8_t>((is_near ? begins : 0) | joint);
    }
    std::memcpy(marks, found.data(), starts_step);
  }
  marks_[count] = mark::begins;
}

bool Readings::fill(TokenRange sentence) {
  static_assert(std::endian::native == std::endian::little, "next_start() takes the first token for the lowest byte");
  // Room for the last step, and for what next_start() reads behind the last token.
  const uint32_t count = sentence.end - sentence.begin, length = count + 2 * starts_step;
  if (marks_.size() < length) {
    bits_.resize(length);
    places_.resize(length);
    marks_.resize(length);
  }
  std::fill_n(bits_.data() + count, padding, Bits{});  // take_tokens() writes the others
  std::memset(marks_.data() + count, 0, length - count);
  sentence_ = sentence;
  take_tokens(sentence);
  const bool lone_units = grammar_->habits.lone_units_count;
  lone_units ? take_words<true>(sentence) : take_words<false>(sentence);
  if (!is_worth_reading(all_starts_, lone_units)) return false;
  find_starts(count);
  return true;
}

void Readings::make_readings(Place& place, uint32_t token) {
  Reading* reading = readings_.data() + made_;
  const KnownHit* hit = known_hits_.data() + place.first;
  while (hit != known_hits_.data() && hit[-1].begin == token) --hit;
  for (; hit->begin == token; ++hit)
    for (uint32_t n = 0; n < hit->word_count; ++n) {
      const WordTable::ListedWord& word = lists_.listed[hit->first_word + n];
      *reading++ = {hit->begin, hit->end, word.word, hit->proclitics, hit->proclitic_bytes, word.kind, word.role};
    }
  place.first = made_;
  made_ = static_cast<uint32_t>(reading - readings_.data());
  place.count = static_cast<uint16_t>(made_ - place.first);
  place.pending = 0;
}

}  // namespace khabar::measure
