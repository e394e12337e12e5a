// Which of the places of a name is meant.
#pragma once

#include <vector>

#include "core/document.h"
#include "core/flat_map.h"
#include "resolve/context.h"
#include "resolve/fact_table.h"

namespace khabar {

struct PlaceChoice {
  uint32_t fact = none_index;  // none if no reading leads clearly
  CountryCode country = 0;     // on which all likely readings agree, if there is no fact
  float confidence = 0;        // 0 to 1
};

// Weighs every reading of every place name of a document: how large the place is, whether the document names its land
// and its neighbours, and what stands right beside the name: "city of", ", Alabama", "in Lebanon's". All weights are in
// powers of ten of population: evidence of weight 1 outweighs a place ten times as large. One name means one place in a
// document, unless its own neighbours say otherwise. Belongs to one thread.
class PlaceChooser {
 public:
  PlaceChooser(const Lexicon& lexicon, const FactTable& facts);

  // Replaces choices by one a mention; those that are no places get none. Countries of places that leave no doubt are
  // added to what is known of the document.
  void choose(const Document& doc, Context& context, std::vector<PlaceChoice>& choices);

 private:
  struct Reading {
    uint32_t fact = none_index;
    float weight = 0;      // of the document: the same for all mentions of the name
    float best_local = 0;  // the strongest evidence beside any of them
  };
  // A name, and its readings.
  struct Name {
    uint32_t first = 0, count = 0;  // into readings_
    uint32_t mentions = 0;
    bool is_anchor = false, is_counted = false;
    bool asks_for_land = false;  // means a place only where the article names its land
    bool stands_alone = false;   // not only within longer names
  };
  struct Asked {
    uint32_t mention = 0, name = 0;
    uint32_t first_local = 0;  // into locals_, one a reading
    bool elsewhere = false;    // beside it stands a land in which no reading lies
  };
  // What stands beside a name.
  struct Beside {
    CountryCode country = 0;  // that it lies in, or is named with
    uint32_t admin1 = 0;
    bool certain = false;          // "X, Alabama": nothing else is meant
    uint32_t inside = none_index;  // that something: a mention
    uint32_t near = none_index;    // "south of X": X, a name
    bool city = false, region = false, country_word = false, capital = false, nature = false, locative = false,
         holder = false;
  };

  void collect(const Document& doc, const Context& context);
  void count_lands(const std::vector<PlaceChoice>& choices, Context& context);
  uint32_t name_of(const Document& doc, const Context& context, const Mention& mention);
  void add_reading(uint32_t fact, uint32_t first);
  void find_anchors(Context& context);
  void try_anchor(Name& name, Context& context);
  uint32_t clear_by_size(const Name& name) const;
  bool speaks_for_another(const Context& context, const Name& name, const FactTable::Info& place) const;
  bool asks_for_land(const Name& name, const FactTable::Info& place) const;
  void weigh_names(const Context& context);
  float nearness(const FactTable::Info& place) const;
  Beside look_beside(const Document& doc, const Context& context, uint32_t asked) const;
  void look_around(const Document& doc, const Context& context, const Mention& mention, Beside& beside) const;
  void look_for_container(const Document& doc, const Context& context, uint32_t asked, Beside& beside) const;
  void look_at_next(const Document& doc, const Context& context, uint32_t asked, Beside& beside) const;
  bool are_joined(const Document& doc, const Context& context, const Mention& first, const Mention& second) const;
  float local_weight(const Beside& beside, const FactTable::Info& place) const;
  bool says_near(const Document& doc, const Context& context, TokenRange between) const;
  bool lies_near(uint32_t name, const FactTable::Info& place) const;
  PlaceChoice decide(const Context& context, const Asked& asked, float score) const;
  // The words of a mention before a comma: "Birmingham, Alabama" is a Birmingham.
  static TokenRange own_words(const Document& doc, const Mention& mention);
  TokenRange with_head(const Document& doc, const Context& context, TokenRange own) const;
  bool lands_named(const Document& doc, const Context& context, TokenRange tokens, CountryCode& country,
                   uint32_t& admin1) const;
  bool is_container(const Mention& mention, const Document& doc, CountryCode& country, uint32_t& admin1) const;
  bool has_reading_in(uint32_t mention, CountryCode country, uint32_t admin1) const;

  const Lexicon& lexicon_;
  const FactTable& facts_;
  FlatMap names_by_key_;
  std::vector<Reading> readings_;
  std::vector<Name> names_;
  std::vector<Asked> asked_;
  std::vector<float> locals_;
  std::vector<uint32_t> name_of_mention_;  // by mention; none_index for what is no place
  std::vector<uint32_t> anchors_;          // facts of places that leave no doubt
};

}  // namespace khabar
