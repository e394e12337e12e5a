// Other ways in which the press of a language spells a name: "Hamburg" with the g of Cairo or of Beirut, "J. K." with
// or without full stops. What a pack's spellings.tsv says, applied to the names that the other files have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/tsv.h"

namespace khabar {

// Of one language. A row: `letters` in a name may be written `instead`, all of them at once; `least_letters`: names of
// one word are left alone if they have fewer letters (bytes of UTF-8 do not count); `not_of`: nor names from these
// countries (joined by |), where the letters are the language's own.
class Spellings {
 public:
  // Throws LoadError, with file and line, if a row is none.
  void add(const TsvFile& file);
  // Appends what else `name` may be written like, one for each row that changes it. `country` is that of the entity, or
  // empty.
  void append_variants(std::string_view name, std::string_view country, std::vector<std::string>& variants) const;

 private:
  struct Row {
    std::string letters, instead;
    size_t least_letters;
    std::vector<std::string> not_of;
  };
  std::vector<Row> rows_;
};

}  // namespace khabar
