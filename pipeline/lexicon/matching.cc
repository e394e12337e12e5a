// The pass over the tokens. It goes by runs of tokens: first all that the run will read is fetched, then every token is
// looked up, nearly without branches (no processor foresees which words are known), then the hits are written. Most
// words begin no longer form that stands here: only the rest, and Arabic words with something before them, take the
// way of walk().
#include <algorithm>

#include "lexicon/lexicon_image.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

using namespace image;

namespace {

constexpr uint32_t run_length = 32, shortest_with_proclitic = 6;
constexpr uint16_t most_acronym_letters = 3;

uint32_t capitals_of(const Token& token) {
  const auto some = uint32_t{token.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case)};
  const uint32_t in_latin = some + uint32_t{token.is(token_flag::all_caps)};
  const uint32_t latin = -uint32_t{token.script == Script::latin};
  return (in_latin & latin) | (capitals::all & ~latin);
}

bool has_lower_case(const Token& token) {
  return token.kind == TokenKind::word && token.script == Script::latin && !token.is(token_flag::all_caps);
}

bool is_within(const ClassSet& set, const ClassSet& others) {
  return ((set.word(0) & ~others.word(0)) | (set.word(1) & ~others.word(1))) == 0;
}

// Of what stands behind the prefix, and in its place.
uint64_t key_behind(const Lexicon::Image::Prefix& prefix, std::string_view text, const Token& token) {
  const auto length = static_cast<uint32_t>(prefix.letters.size());
  if (prefix.instead.empty()) return key_without_prefix(text, token, length);
  KeyHasher hash = prefix.instead;
  add_folded(hash, text.substr(token.span.begin + length, token.span.size() - length));
  return hash.finish();
}

// What is written for each token of a run before it is read: to clear it first would cost a short sentence as much as
// its words.
template <typename T>
union Room {
  Room() {}
  std::array<T, run_length> of_run;
  T& operator[](size_t i) { return of_run[i]; }
};

// One pass over one range: what its parts share.
class Matching {
 public:
  Matching(const Lexicon::Image& image, std::string_view text, LanguageId language, TokenRange range,
           std::vector<Token>& tokens, std::vector<Hit>& hits)
      : image_(image),
        text_(text),
        language_(language),
        begin_(range.begin),
        end_(range.end),
        tokens_(tokens),
        hits_(hits),
        proclitics_(image.proclitics[language]),
        readings_(image.readings.data() + language * capitals::count),
        readings_of_kind_(image.languages.size() * capitals::count) {}

  // The tokens [begin, end), of which the range may have more.
  void run(uint32_t begin, uint32_t end) {
    look_up(begin, end);
    proclitics_.any ? write<true>(begin, end) : write<false>(begin, end);
  }
  void run_at(uint32_t token) {
    const uint64_t key = tokens_[token].key;
    if (!walk(token, image_.words.find(key), key, nullptr) && proclitics_.any) try_proclitics(token);
  }

 private:
  using Slot = NodeTable::Slot;

  const Reading& reading_of(Slot slot, uint32_t capitals) const {
    return readings_[slot.kind * readings_of_kind_ + capitals];
  }
  // Of a form of this token alone.
  uint32_t capitals_alone(uint32_t token) const {
    return is_acronym(token) ? capitals::acronym : capitals_of(tokens_[token]);
  }
  bool is_acronym(uint32_t token) const {
    const Token& t = tokens_[token];
    return t.is(token_flag::all_caps) && t.letters <= most_acronym_letters && stands_among_words(token);
  }
  // Beside a word with lower case, or behind one and a bracket: "the Coffee Organization (ICO)".
  bool stands_among_words(uint32_t token) const {
    const bool bracketed = token > begin_ + 1 && tokens_[token - 1].punct == Punct::bracket_open;
    return (token > begin_ && has_lower_case(tokens_[token - (bracketed ? 2 : 1)])) ||
           (token + 1 < end_ && has_lower_case(tokens_[token + 1]));
  }
  void look_up(uint32_t begin, uint32_t end);
  template <bool has_proclitics>
  void write(uint32_t begin, uint32_t end);
  bool walk(uint32_t token, Slot slot, uint64_t key, const Lexicon::Image::Prefix* prefix);
  void try_proclitics(uint32_t token);
  void append(const Reading& reading, Slot slot, uint32_t capitals, const Lexicon::Image::Prefix* prefix, Hit hit);
  void append_one_by_one(const Reading& reading, Slot slot, uint32_t capitals, const ClassSet& classes, const Hit& hit);

  const Lexicon::Image& image_;
  std::string_view text_;
  LanguageId language_;
  uint32_t begin_, end_;  // no form reaches beyond
  std::vector<Token>& tokens_;
  std::vector<Hit>& hits_;
  const Lexicon::Image::Prefixes& proclitics_;
  const Reading* readings_;  // of kind 0 for this language
  size_t readings_of_kind_;
  Room<Slot> slots_;
  std::array<const Reading*, run_length> readings_alone_;  // of words that are no acronyms
  std::array<uint16_t, run_length>
      pair_may_be_;  // continues_bit if the filter knows the pair of the token and the next
  Room<Hit> found_;  // not yet in hits_
};

void Matching::look_up(uint32_t begin, uint32_t end) {
  const uint32_t count = end - begin;
  const Token* const tokens = tokens_.data() + begin;
  const NodeTable words = image_.words, phrases = image_.phrases;
  std::array<uint32_t, run_length> first_buckets;
  std::array<uint64_t, run_length> pairs;  // of each token and the next
  for (uint32_t i = 0; i < count; ++i) {
    first_buckets[i] = static_cast<uint32_t>(words.bucket_of(tokens[i].key));
    words.prefetch(first_buckets[i]);
  }
  const uint32_t pair_count = end == end_ ? count - 1 : count;
  for (uint32_t i = 0; i < pair_count; ++i) {
    pairs[i] = join_keys(tokens[i].key, tokens[i + 1].key);
    phrases.prefetch_filter(pairs[i]);
  }
  for (uint32_t i = 0; i < count; ++i) {
    slots_[i] = words.find(tokens[i].key, first_buckets[i]);
    readings_alone_[i] = &reading_of(slots_[i], capitals_of(tokens[i]));
    __builtin_prefetch(readings_alone_[i]);
  }
  for (uint32_t i = 0; i < pair_count; ++i) {
    const bool may_be = phrases.may_have(pairs[i]);
    phrases.prefetch(may_be ? phrases.bucket_of(pairs[i]) : 0);
    pair_may_be_[i] = static_cast<uint16_t>(may_be << 15);
  }
  if (pair_count < count) pair_may_be_[pair_count] = 0;
}

template <bool has_proclitics>
void Matching::write(uint32_t begin, uint32_t end) {
  uint32_t found_count = 0;
  const auto write_found = [&] {
    hits_.insert(hits_.end(), found_.of_run.begin(), found_.of_run.begin() + found_count);
    found_count = 0;
  };
  for (uint32_t i = begin; i < end; ++i) {
    const Slot slot = slots_[i - begin];
    const Reading& reading = is_acronym(i) ? reading_of(slot, capitals::acronym) : *readings_alone_[i - begin];
    if (((reading.ref_count & pair_may_be_[i - begin]) | (reading.runs >> 1)) != 0) {
      write_found();
      if (!walk(i, slot, tokens_[i].key, nullptr) && has_proclitics) try_proclitics(i);
      continue;
    }
    if (has_proclitics && reading.runs == 0) {
      if (tokens_[i].span.size() < shortest_with_proclitic) continue;
      write_found();
      try_proclitics(i);
      continue;
    }
    // Whether anything is found is not asked: what was not is written over.
    Hit& hit = found_[found_count];
    hit.tokens = {i, i + 1};
    hit.first_entry = slot.first_ref + reading.first;
    hit.entry_count = reading.count;
    hit.proclitic_bytes = 0;
    hit.proclitics = reading.proclitics;
    hit.classes = reading.classes;
    found_count += reading.runs;
  }
  write_found();
}

// Walks on from a node of the token, or of what follows its prefix; appends what stands there, longest first. False if
// nothing does.
bool Matching::walk(uint32_t token, Slot slot, uint64_t key, const Lexicon::Image::Prefix* prefix) {
  const size_t before = hits_.size();
  for (uint32_t end = token + 1;; ++end) {
    const uint32_t capitals = end == token + 1 ? capitals_alone(token) : capitals_of(tokens_[token]);
    const Reading& reading = reading_of(slot, capitals);
    if (reading.runs > 0) {
      Hit hit;
      hit.tokens = {token, end};
      append(reading, slot, capitals, prefix, hit);
    }
    if ((reading.ref_count & continues_bit) == 0 || end >= end_) break;
    key = join_keys(key, tokens_[end].key);
    if (!image_.phrases.may_have(key)) break;
    slot = image_.phrases.find(key);
    if (slot.kind == 0) break;
  }
  if (hits_.size() > before + 1) std::reverse(hits_.begin() + static_cast<std::ptrdiff_t>(before), hits_.end());
  return hits_.size() > before;
}

void Matching::try_proclitics(uint32_t token) {
  const Span span = tokens_[token].span;
  if (span.size() < shortest_with_proclitic) return;
  const std::string_view word = text_.substr(span.begin, span.size());
  for (const Lexicon::Image::Prefix& p : proclitics_.by_second_byte[static_cast<uint8_t>(word[1])]) {
    if (!p.begins(word)) continue;
    const uint64_t key = key_behind(p, text_, tokens_[token]);
    if (!image_.words.may_have(key)) continue;
    const Slot slot = image_.words.find(key);
    if (slot.kind == 0) continue;
    if (walk(token, slot, key, &p)) {
      tokens_[token].proclitic_bytes = p.bytes_before();
      return;
    }
  }
}

// What a reading offers; behind a prefix, only what may stand there.
void Matching::append(const Reading& reading, Slot slot, uint32_t capitals, const Lexicon::Image::Prefix* prefix,
                      Hit hit) {
  bool all = true;
  if (prefix != nullptr) {
    hit.proclitic_bytes = prefix->bytes_before();
    hit.proclitics = prefix->flags;
    all = is_within(reading.classes, prefix->classes_behind);
  }
  if (reading.runs > 1 || !all)
    return append_one_by_one(reading, slot, capitals, all ? reading.classes : prefix->classes_behind, hit);
  Hit& added = hits_.emplace_back(hit);
  added.first_entry = slot.first_ref + reading.first;
  added.entry_count = reading.count;
  added.proclitics |= reading.proclitics;
  added.classes = reading.classes;
}

// One hit a run of entries that are seen and of these classes.
void Matching::append_one_by_one(const Reading& reading, Slot slot, uint32_t capitals, const ClassSet& classes,
                                 const Hit& hit) {
  bool open = false;
  const uint32_t end = slot.first_ref + (reading.ref_count & ~uint32_t{continues_bit});
  for (uint32_t i = slot.first_ref; i < end; ++i) {
    const Entry& entry = image_.entries[image_.form_refs[i]];
    const bool known_here = entry.language == language_ || entry.language == shared_language || entry.is_name != 0;
    if (!known_here || !classes.has(entry.token_class) || !capitals::allow(capitals, image_.form_flags[i])) {
      open = false;
      continue;
    }
    if (!open) {
      hits_.push_back(hit);
      hits_.back().first_entry = i;
      open = true;
    }
    Hit& last = hits_.back();
    ++last.entry_count;
    last.classes |= image_.class_sets[entry.token_class];
    if ((image_.form_flags[i] & form_flag::article) != 0) last.proclitics |= proclitic_flag::article;
  }
}

// What one word says by itself, as walk() and try_proclitics() would find it where no form goes on.
class WordReader {
 public:
  WordReader(const Lexicon::Image& image, std::string_view text, LanguageId language, const Token& token)
      : image_(image),
        text_(text),
        token_(token),
        proclitics_(image.proclitics[language]),
        readings_(image.readings.data() + language * capitals::count),
        readings_of_kind_(image.languages.size() * capitals::count) {}

  WordReading read() {
    const Slot slot = image_.words.find(token_.key);
    const Reading& reading = reading_of(slot);
    const bool may_be_acronym = token_.is(token_flag::all_caps) && token_.letters <= most_acronym_letters;
    if (may_be_acronym || reading.runs > 1) return unknown();
    if ((reading.ref_count & continues_bit) != 0) go_on(token_.key);
    if (reading.runs == 1)
      take(reading, slot);
    else if (proclitics_.any && token_.span.size() >= shortest_with_proclitic)
      return behind_proclitics();
    return found_;
  }

 private:
  using Slot = NodeTable::Slot;
  using Prefix = Lexicon::Image::Prefix;
  const Reading& reading_of(Slot slot) const { return readings_[slot.kind * readings_of_kind_ + capitals_of(token_)]; }
  static WordReading unknown() {
    WordReading reading;
    reading.reach = WordReading::Reach::unknown;
    return reading;
  }
  void go_on(uint64_t key) {
    found_.reach = WordReading::Reach::further;
    found_.key = key;
  }
  void take(const Reading& reading, Slot slot) {
    found_.found = true;
    found_.first_entry = slot.first_ref + reading.first;
    found_.entry_count = reading.count;
    found_.proclitics |= reading.proclitics;
    found_.classes = reading.classes;
  }
  // The first proclitic behind which something is known. With two keys from which a form may go on, the text is asked.
  WordReading behind_proclitics() {
    const std::string_view word = text_.substr(token_.span.begin, token_.span.size());
    for (const Prefix& p : proclitics_.by_second_byte[static_cast<uint8_t>(word[1])]) {
      if (!p.begins(word)) continue;
      const uint64_t key = key_behind(p, text_, token_);
      const Slot slot = image_.words.may_have(key) ? image_.words.find(key) : Slot{};
      if (slot.kind == 0) continue;
      const Reading& reading = reading_of(slot);
      const bool goes_on = (reading.ref_count & continues_bit) != 0;
      if (!goes_on && reading.runs == 0) continue;
      if (reading.runs != 1 || !is_within(reading.classes, p.classes_behind) ||
          (goes_on && found_.reach != WordReading::Reach::word))
        return unknown();
      if (goes_on) go_on(key);
      found_.proclitic_bytes = p.bytes_before();
      found_.proclitics = p.flags;
      take(reading, slot);
      break;
    }
    return found_;
  }

  const Lexicon::Image& image_;
  std::string_view text_;
  const Token& token_;
  const Lexicon::Image::Prefixes& proclitics_;
  const Reading* readings_;  // of kind 0 for this language
  size_t readings_of_kind_;
  WordReading found_;
};

}  // namespace

void Lexicon::find_all(std::string_view text, LanguageId language, std::vector<Token>& tokens,
                       std::vector<Hit>& hits) const {
  hits.clear();
  find_in(text, language, {0, static_cast<uint32_t>(tokens.size())}, tokens, hits);
}

void Lexicon::find_in(std::string_view text, LanguageId language, TokenRange range, std::vector<Token>& tokens,
                      std::vector<Hit>& hits) const {
  Matching matching(*image_, text, language, range, tokens, hits);
  for (uint32_t begin = range.begin; begin < range.end; begin += run_length)
    matching.run(begin, std::min(range.end, begin + run_length));
}

void Lexicon::find_at(std::string_view text, LanguageId language, TokenRange range, uint32_t token,
                      std::vector<Token>& tokens, std::vector<Hit>& hits) const {
  Matching(*image_, text, language, range, tokens, hits).run_at(token);
}

WordReading Lexicon::read_word(std::string_view text, LanguageId language, const Token& token) const {
  return WordReader(*image_, text, language, token).read();
}

void Lexicon::prefetch(uint64_t key) const { image_->words.prefetch(image_->words.bucket_of(key)); }
void Lexicon::prefetch_pair(uint64_t key, uint64_t next) const {
  image_->phrases.prefetch_filter(join_keys(key, next));
}
void Lexicon::prefetch_walk(uint64_t key, uint64_t next) const {
  image_->words.prefetch(image_->words.bucket_of(key));
  image_->phrases.prefetch(image_->phrases.bucket_of(join_keys(key, next)));
}

bool Lexicon::may_go_on(uint64_t key, uint64_t next) const { return image_->phrases.may_have(join_keys(key, next)); }

}  // namespace khabar
