// What all threads share.
#pragma once

#include <utility>

#include "assemble/event_tables.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/name_model.h"
#include "resolve/fact_table.h"

namespace khabar {

// Built before any thread, then only const. Does not move: the others were made from this very lexicon.
struct Resources {
  explicit Resources(Lexicon l)
      : lexicon(std::move(l)), grammar(lexicon), names(lexicon), facts(lexicon), events(lexicon) {}
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  const Lexicon lexicon;
  const Grammar grammar;
  const NameModels names;
  const FactTable facts;
  const EventTables events;
};

}  // namespace khabar
