// All gazetteers, compiled into one immutable, memory-mapped image, and the one pass that finds every entry.
//
// Thread-safe: everything but the builder is const; one Lexicon is shared by all threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/hit.h"
#include "core/token.h"

namespace khabar {

// 0 is shared by all languages, the packs follow in the order of their folder names.
using LanguageId = uint8_t;
inline constexpr LanguageId shared_language = 0;

// One line of a words, names or triggers file, as one of its forms was found.
struct LexiconEntry {
  ClassId token_class = no_class;
  LanguageId language = shared_language;
  uint32_t fact = none_index;  // of names: index into facts
  RuleRef rule = RuleRef::none;
  std::string_view value;  // column 3 of words, "" of names; lives as long as the lexicon
};

// What shared/*.tsv says of an entity.
struct Fact {
  std::string_view id, type, country, admin1, sector, positions;
  double lat = 0, lon = 0;
  bool has_coordinates = false;
  uint64_t population = 0;
  MentionType mention_type = MentionType::place;
  bool is_country = false;
  int from_year = 0, to_year = 0;  // 0 if open
};

struct LexiconStats {
  struct Row {
    std::string file, format;
    uint64_t rows = 0, forms = 0;
  };
  std::vector<Row> files;
  uint64_t forms = 0, nodes = 0, entries = 0, facts = 0, image_bytes = 0;
  uint64_t index_bytes = 0;  // of image_bytes: what matching reads, without names, facts and rows
  uint64_t checksum = 0;     // of the image: lexicons with the same one find the same
};

// What the lexicon says of a word by itself: one hit, or none.
struct WordReading {
  enum class Reach : uint8_t {
    word,     // this is what is found wherever the word stands
    further,  // unless a form goes on with the next word (may_go_on) within the range
    unknown,  // it depends on the words around it, or there are several hits: ask find_at()
  };
  uint32_t first_entry = 0;  // as in Hit, from here on
  uint16_t entry_count = 0;
  uint8_t proclitic_bytes = 0, proclitics = 0;
  ClassSet classes;
  uint64_t key = 0;  // of reach `further`: of the word, or of what is behind its proclitics
  Reach reach = Reach::word;
  bool found = false;
  Hit hit_at(uint32_t token) const {
    return {{token, token + 1}, first_entry, entry_count, proclitic_bytes, proclitics, classes};
  }
  // Whether these hits of a token are what it says.
  bool gives(std::span<const Hit> hits) const {
    if (reach == Reach::unknown || hits.size() != (found ? 1 : 0)) return false;
    return !found || (hits[0].tokens.size() == 1 && hits[0].first_entry == first_entry &&
                      hits[0].entry_count == entry_count && hits[0].proclitic_bytes == proclitic_bytes &&
                      hits[0].proclitics == proclitics && hits[0].classes == classes);
  }
};

class Lexicon {
 public:
  // Maps the image at `file`. Throws LoadError if it is missing, damaged (checksum) or of another version; then says to
  // run `khabar gazetteers compile`. Of an image of more than 48 MB only what matching reads is checked.
  static Lexicon open(const std::filesystem::path& file);

  // Compiles the gazetteer folder `root` in memory, plus a user's own `extra` files (words or names). Throws LoadError
  // naming file and line. Deterministic: the same files give the same bytes.
  static Lexicon compile(const std::filesystem::path& root, const std::vector<std::filesystem::path>& extra = {});

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  // Writes the image; the same bytes for the same gazetteers. Throws IoError.
  void save(const std::filesystem::path& file) const;

  // Replaces hits with every entry of `language` (and every name of any language) found in tokens: by position, longest
  // first. Tries the language's proclitics where the bare token begins nothing; sets proclitic_bytes of the tokens
  // concerned.
  void find_all(std::string_view text, LanguageId language, std::vector<Token>& tokens, std::vector<Hit>& hits) const;

  // The same for the tokens of one range (a sentence): appends; no hit reaches out of it.
  void find_in(std::string_view text, LanguageId language, TokenRange range, std::vector<Token>& tokens,
               std::vector<Hit>& hits) const;

  // What find_in() finds at one token of the range.
  void find_at(std::string_view text, LanguageId language, TokenRange range, uint32_t token, std::vector<Token>& tokens,
               std::vector<Hit>& hits) const;
  // What find_in() finds at a word wherever it stands, and whether the words beside it can change that.
  WordReading read_word(std::string_view text, LanguageId language, const Token& token) const;
  // Asks for the memory that read_word() of a word of this key, or may_go_on(), begins with.
  void prefetch(uint64_t key) const;
  void prefetch_pair(uint64_t key, uint64_t next) const;
  // The same for find_at() at a word of this key.
  void prefetch_walk(uint64_t key, uint64_t next) const;
  // False if no form goes on with the word `next` from `key`, as WordReading has it.
  bool may_go_on(uint64_t key, uint64_t next) const;

  // Entries of one hit; of names and words alike, most specific file first.
  std::span<const EntryRef> entries(const Hit& hit) const;
  // The list that the entries of all hits are parts of: for tables that hits index by first_entry.
  std::span<const EntryRef> all_entries() const;
  LexiconEntry entry(EntryRef ref) const;
  // The first entry of the hit that has this class, if any.
  std::optional<LexiconEntry> entry_of(const Hit& hit, ClassId token_class) const;
  uint32_t entry_count() const;

  // no_class if there is no such class.
  ClassId class_id(std::string_view name) const;
  std::string_view class_name(ClassId id) const;
  uint32_t class_count() const;
  // The flags of classes.tsv, as written ("definite weak").
  std::string_view class_flags(ClassId id) const;

  // nullopt if no pack speaks it ("de").
  std::optional<LanguageId> language(std::string_view code) const;
  std::string_view language_code(LanguageId id) const;
  uint32_t language_count() const;
  // The prefixed article of a language (Arabic al-), "" if it has none.
  std::string_view article(LanguageId id) const;
  // What else a language joins to the front of a word and leaves its letters as they are; shortest first.
  struct Proclitic {
    std::string_view letters;
    uint8_t flags = 0;  // proclitic_flag
  };
  std::vector<Proclitic> proclitics(LanguageId id) const;

  Fact fact(uint32_t index) const;
  uint32_t fact_count() const;
  // The canonical name of a fact in a language; "" if it has none.
  std::string_view fact_name(uint32_t index, LanguageId language) const;
  std::optional<uint32_t> find_fact(std::string_view id) const;

  // "ar/patterns.tsv:12", "" for none.
  std::string rule_name(RuleRef rule) const;

  // Rows of the files that are not matched as words (patterns, event_types, weights...): columns as written, by file
  // and line.
  struct Row {
    LanguageId language = shared_language;
    RuleRef rule = RuleRef::none;
    std::vector<std::string_view> columns;
  };
  std::vector<Row> rows(std::string_view format) const;

  // Every word form filed under a class in one language, with its value: for stages that build tables of their own.
  struct WordForm {
    std::string_view form, value;
    RuleRef rule = RuleRef::none;
  };
  std::vector<WordForm> words(ClassId token_class, LanguageId language) const;

  const LexiconStats& stats() const;

  struct Image;  // lexicon_image.h

 private:
  explicit Lexicon(std::unique_ptr<Image> image);
  std::unique_ptr<Image> image_;
};

}  // namespace khabar
