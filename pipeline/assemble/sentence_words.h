// The words of a sentence as the conditions of triggers know them: as written, without proclitics, without the article,
// and what they are inflected from.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "assemble/asked_words.h"
#include "assemble/few_letters.h"
#include "assemble/noun_endings.h"
#include "assemble/sentence_view.h"
#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Keeps of a sentence the words that conditions ask for, which most are not; they are read when first asked about.
// Belongs to one thread; used for sentence after sentence.
class SentenceWords {
 public:
  // Both outlive this object.
  SentenceWords(const Lexicon& lexicon, const TriggerTable& triggers);

  // Begins a sentence of a language. REQUIRES: doc and view stay as they are until the next call, but for what
  // SentenceViewer::complete() adds.
  void begin(const Document& doc, const SentenceView& view, LanguageId language);
  // False: none of the words or sequences begins anywhere in the sentence, whatever its words are.
  bool may_have(const AskedSet& set) {
    if (!letters_read_) read_letters();
    return present_.any_begins(set);
  }

  // The first token of [from, to) at which one of the words or sequences begins; no_token if there is none. REQUIRES,
  // as does the next: the view is complete.
  uint32_t find(const AskedSet& set, uint32_t from, uint32_t to);
  bool any(const AskedSet& set, uint32_t from, uint32_t to) { return find(set, from, to) != no_token; }
  const Document& doc() const { return *doc_; }
  const SentenceView& view() const { return *view_; }

 private:
  // What the letters of a token may be asked for as; not_asked where they are not.
  struct Forms {
    static constexpr size_t own = 0;    // as written
    static constexpr size_t bare = 1;   // without proclitics
    static constexpr size_t stem = 2;   // without the article behind them
    static constexpr size_t bases = 3;  // what the last two may be inflected from
    static constexpr size_t stem_bases = bases + NounEndings::most_bases;
    std::array<AskedWord, stem_bases + NounEndings::most_bases> words{};
    uint8_t asked = 0;  // a bit of each that is asked for
    void set(size_t form, AskedWord word) {
      words[form] = word;
      asked |= static_cast<uint8_t>((word != not_asked ? 1 : 0) << form);
    }
  };
  // Most words of a text come again; most are asked for nothing.
  struct Known {
    uint64_t word = 0;  // identity_of()
    Forms forms;
  };
  static constexpr size_t remembered_words = 8192, remembered_others = 65536;
  // A token that is asked for, by its letters or by what it is in the sentence.
  struct AskedToken {
    uint32_t token = 0;
    uint16_t count = 0, first_count = 0;  // of words, and of those with which a sequence may begin
    std::array<AskedWord, 2 + 1 + NounEndings::most_bases> words{};
    // What is not asked for is written too, and overwritten by the next: whether it is, no processor foresees.
    void add(AskedWord word) {
      words[count] = word;
      count += word != not_asked ? 1 : 0;
    }
  };
  struct TokenForms {
    uint32_t token = 0;
    Forms forms;
  };

  bool has_article(const Token& token) const;
  const Forms* forms_of(const Token& token, uint64_t word);
  void add_forms(uint32_t token, const Forms& forms);
  void set_bases(Forms& forms, size_t first, const Token& token, uint32_t prefix_bytes) const;
  void read_bare_letters();
  void read_inflected_letters();
  Forms read_forms(const Token& token) const;
  void add_word(AskedWord word) {
    if (word != not_asked) present_.add(word);
  }
  void read_letters();
  void read_tokens();
  void add_token(uint32_t token, const Forms& forms);
  AskedWord type_of_name(uint32_t token) const;
  uint64_t bare_key(uint32_t token) const;
  bool is_met(const AskedSet& set, const AskedToken& at) const;
  bool goes_on(const AskedSet::Sequence& sequence, uint32_t token) const;

  const AskedWords& asked_;
  const std::vector<NounEndings>& noun_endings_;
  std::vector<FewLetters> articles_;  // by language
  std::array<AskedWord, 3> names_{};  // what conditions write for any name, by MentionType
  LanguageId language_ = shared_language;
  bool inflects_ = false;  // the language has an article or endings that a word may be known without
  const Document* doc_ = nullptr;
  const SentenceView* view_ = nullptr;
  std::vector<uint64_t> identities_;  // of the tokens
  std::vector<TokenForms> forms_;     // of the tokens whose letters may be asked for
  PresentWords present_;              // what any token may be asked for as
  bool letters_read_ = false, tokens_read_ = false;
  std::vector<AskedToken> tokens_;  // by position
  std::vector<Known> known_ = std::vector<Known>(remembered_words);
  std::vector<uint64_t> others_ = std::vector<uint64_t>(remembered_others);  // asked for nothing
};

}  // namespace khabar
