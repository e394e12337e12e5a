// All that the packs say of events, read once for all threads.
#pragma once

#include "assemble/scoring.h"
#include "assemble/trigger_table.h"
#include "assemble/word_table.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Immutable, thread-safe. Does not move: the words and weights were made from these very triggers.
struct EventTables {
  // Throws LoadError naming the line of what cannot be read.
  explicit EventTables(const Lexicon& lexicon)
      : triggers(lexicon), words(lexicon, triggers), model(lexicon, triggers) {}
  EventTables(const EventTables&) = delete;
  EventTables& operator=(const EventTables&) = delete;

  const TriggerTable triggers;
  const WordTable words;
  const EventModel model;
};

}  // namespace khabar
