// What all threads share.
#pragma once

#include <utility>

#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/name_model.h"

namespace khabar {

// Built before any thread, then only const. Does not move: the grammar was made from this very lexicon.
struct Resources {
  explicit Resources(Lexicon l) : lexicon(std::move(l)), grammar(lexicon), names(lexicon) {}
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  const Lexicon lexicon;
  const Grammar grammar;
  const NameModels names;
};

}  // namespace khabar
