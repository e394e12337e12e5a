// What a document says about who and where its names are: the countries that it names, the offices before and behind
// its people, the keys of its names.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"
#include "resolve/fact_table.h"

namespace khabar {

// What stands beside a person's name: "French President", ", a footballer".
struct Office {
  RoleSet roles;
  RoleId main_role = no_class;  // the one that is shown
  CountryCode country = 0;
  bool past = false;       // not held now: "former"
  int8_t sex = 0;          // 1 male, 2 female, 0 unknown
  std::string_view title;  // of the title words, where no office is among them
  bool empty() const { return roles.empty() && country == 0 && sex == 0 && title.empty(); }
};

// The sentence that holds the token, or the last one before it. REQUIRES: the document has one.
uint32_t sentence_of(const Document& doc, uint32_t token);

// Belongs to one thread; read() replaces what it knows by what one document says.
class Context {
 public:
  // Both outlive it.
  Context(const Lexicon& lexicon, const FactTable& facts);
  void read(const Document& doc, LanguageId language);

  LanguageId language() const { return language_; }
  int year() const { return year_; }  // of publication; 0 without a date
  // The years in which the article can have been written: that of its date, or else those in which all of the people
  // whom it calls office-holders held their offices, once two of them agree. Evidence, never a date.
  Years written() const { return year_ != 0 ? Years{year_, year_} : witnesses_ >= 2 ? held_ : Years{}; }
  // The article calls somebody the holder of an office that he held in these years.
  void add_witness(Years held);
  uint32_t count(CountryCode country) const { return countries_[country]; }
  void add_country(CountryCode country, uint32_t times) {
    if (country != 0) countries_[country] += times;
  }
  CountryCode site() const { return site_; }

  // Hits of nouns that may stand for somebody or something, by position: indices into the document's hits.
  const std::vector<uint32_t>& nouns() const { return nouns_; }
  bool in_mention(uint32_t token) const { return (cover_[token] & 1) != 0; }
  bool in_role(uint32_t token) const { return (cover_[token] & 2) != 0; }

  // Those that begin at the token.
  std::span<const Hit> hits_at(const Document& doc, uint32_t token) const {
    return std::span(doc.hits).subspan(first_hit_[token], first_hit_[token + 1] - first_hit_[token]);
  }
  // A hit of one of the classes begins at the token.
  bool begins(const Document& doc, uint32_t token, const ClassSet& classes) const;
  // The hit of a class that ends where `token` begins; nullptr if none does. Looks back at most `words` words.
  const Hit* hit_before(const Document& doc, uint32_t token, const ClassSet& classes, uint32_t words = 3) const;
  // Country of a hit that is a nationality or a country's name; 0 of any other.
  CountryCode country_of(const Hit& hit) const;
  struct Offices {
    RoleSet roles;
    RoleId main_role = no_class;
  };
  Offices offices_of(const Hit& hit) const;
  RoleSet org_types_of(const Hit& hit) const;
  // Key of token t as part of a mention: without the proclitics that the mention leaves out.
  uint64_t token_key(const Document& doc, const Mention& mention, uint32_t t) const;

  Office office_before(const Document& doc, const Mention& mention) const;
  // "X, the French president," and "X, a footballer from Tanta".
  Office office_after(const Document& doc, const Mention& mention) const;

  struct Classes {
    ClassId anaphor, title, role, nationality, country, place, office, org_noun, honorific, past_holder, place_head,
        place_kind, link_of, link_the, determiner, given, locative, direction, coordination, person, organization,
        land_part;
  };
  const Classes& classes() const { return class_; }
  const ClassSet& lands() const { return lands_; }

 private:
  void read_office(const Hit& hit, Office& office) const;
  void index_hits(const Document& doc);
  void cover_tokens(const Document& doc);
  const Lexicon& lexicon_;
  const FactTable& facts_;
  Classes class_;
  ClassSet lands_, office_words_, nouns_wanted_, read_first_;
  // By where the value's text lies in the lexicon.
  std::unordered_map<const char*, Offices> offices_;
  std::unordered_map<const char*, RoleSet> type_sets_;
  LanguageId language_ = shared_language;
  int year_ = 0;
  Years held_;  // by all witnesses
  int witnesses_ = 0;
  bool witnesses_agree_ = true;
  CountryCode site_ = 0;
  std::array<uint32_t, country_codes> countries_{};
  std::vector<uint8_t> cover_;       // by token: 1 in a mention, 2 in the role of one
  std::vector<uint32_t> first_hit_;  // by token, and one more
  std::vector<uint32_t> read_hits_;  // of nouns and lands
  std::vector<uint32_t> nouns_;
};

}  // namespace khabar
