// The words of a sentence as the conditions of triggers know them: as written, without proclitics, without the article,
// and what they are inflected from.
#pragma once

#include <vector>

#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

// Works out the keys of a token when it is first asked for. Belongs to one thread; used for sentence after sentence.
class SentenceWords {
 public:
  // `triggers` outlives this object.
  explicit SentenceWords(const TriggerTable& triggers)
      : asked_(triggers.condition_words()), noun_endings_(triggers.noun_endings()) {}

  // Begins a sentence of a language. REQUIRES: doc and view stay as they are until the next call.
  void begin(const Document& doc, const SentenceView& view, LanguageId language);

  // The first token of [from, to) at which one of the words or sequences begins; no_token if there is none.
  uint32_t find(const WordSet& words, uint32_t from, uint32_t to);
  bool any(const WordSet& words, uint32_t from, uint32_t to) { return find(words, from, to) != no_token; }
  // False: none of them begins anywhere in the sentence. Cheaper than find(), and mostly right where it says true.
  bool may_have(const WordSet& words);
  const Document& doc() const { return *doc_; }
  const SentenceView& view() const { return *view_; }

 private:
  enum class State : uint8_t { unread, unasked, asked };
  struct Keys {
    uint64_t bare = 0;         // without proclitics; of "on it" that of "on"
    uint64_t stem = 0;         // of a word with a prefixed article: that without it; 0 of others
    NounEndings::Bases bases;  // what it may be inflected from, as far as that is asked for; of a name its type
  };

  // Words without a prefix, as they were asked for: most words of a text come again.
  struct Stem {
    uint64_t word = 0, stem = 0;
  };
  static constexpr size_t remembered_stems = 4096, remembered_bases = 32768;
  // Likewise what they may be inflected from.
  struct KnownBases {
    uint64_t word = 0;
    NounEndings::Bases bases;
  };

  uint64_t without_prefix(const Token& token, uint32_t prefix_bytes);
  const NounEndings::Bases& bases_of(const Token& token, uint32_t prefix_bytes);
  State read(uint32_t token);
  void read_all();
  NounEndings::Bases type_of_name(uint32_t token) const;
  bool begins_at(const std::vector<uint64_t>& keys, uint32_t token);

  bool is_met(const WordSet& words, uint32_t token) const;

  const KeyFilter& asked_;
  const std::vector<NounEndings>& noun_endings_;
  const NounEndings* endings_ = nullptr;  // of the language
  const Document* doc_ = nullptr;
  const SentenceView* view_ = nullptr;
  std::vector<State> states_;  // by token - begin of the sentence, as are the next
  std::vector<Keys> keys_;
  SmallKeyFilter present_;  // the keys of all tokens that are asked for
  bool all_read_ = false;
  std::vector<Stem> stems_ = std::vector<Stem>(remembered_stems);
  std::vector<KnownBases> known_bases_ = std::vector<KnownBases>(remembered_bases);
};

}  // namespace khabar
