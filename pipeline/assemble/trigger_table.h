// What gazetteers/<lang>/triggers.tsv and shared/event_types.tsv say, parsed once: no string is read while events are
// made.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assemble/asked_words.h"
#include "assemble/noun_endings.h"
#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// What an event of a type does to others: the flags of event_types.tsv, whose header tells their meaning.
namespace event_flag {
inline constexpr uint32_t governs = 1, promise = 2, announced = 4, meeting = 8, land = 16, disaster = 32,
                          casualties = 64, violent = 128, befalls = 256, moves = 512, at_target = 1024,
                          at_outcome = 2048, somewhere = 4096, once = 8192, sums = 16384, earnest = 32768,
                          parties = 65536, willed = 131072, claims = 262144, aimed = 524288, seated = 1048576;
}  // namespace event_flag

// What EventType::quad says.
inline constexpr int verbal_cooperation = 1, material_cooperation = 2, verbal_conflict = 3, material_conflict = 4;

struct EventType {
  std::string_view type, mode, plover, cameo;  // as in event_types.tsv; live as long as the lexicon
  int quad = 0;                                // 1 verbal cooperation ... 4 material conflict, 0 none
  uint32_t flags = 0;
  bool is(uint32_t flag) const { return (flags & flag) != 0; }
  // A deed of words.
  bool is_verbal() const { return quad == verbal_cooperation || quad == verbal_conflict; }
};

enum class Role : uint8_t { none, actor, recipient, place, origin, destination, topic, instrument, cause, ally };

namespace slot {
inline constexpr uint16_t noun = 1, gerund = 2, adjective = 4, past = 8, present = 16, base = 32, passive = 64,
                          participle_active = 128, participle_passive = 256;
inline constexpr uint16_t finite = past | present | base | passive;
inline constexpr uint16_t nominal = noun | gerund;
}  // namespace slot

// How a form must be read for something to apply to it.
enum class Reading : uint8_t { any, nominal, verbal };

// A preposition that introduces an argument: a word, or the letters of a proclitic.
struct PrepositionRole {
  uint64_t key = 0;
  std::string_view letters;
  Role role = Role::none;
  Reading reading = Reading::any;
};

// A few words, asked for at token after token.
class WordSet {
 public:
  void add(uint64_t key);
  bool has(uint64_t key) const;

 private:
  SmallKeyFilter filter_;
  std::vector<uint64_t> keys_;  // sorted
};

// A condition that the clause must meet for the word to be this event.
struct Condition {
  enum class Kind : uint8_t { word, next, preposition, needs, unless, never };
  enum class Need : uint8_t {
    actor,
    recipient,
    object,
    place,
    topic,
    figure,
    person,
    state_recipient,
    figure_or_person,
    somebody
  };
  Kind kind = Kind::word;
  Reading reading = Reading::any;         // applies only where the form is read so
  AskedSet words;                         // of all but needs: one of these
  std::vector<std::string_view> letters;  // of preposition, unless: those that may be the letters of a proclitic
  std::vector<Need> needs;                // all of them
};

// One row of triggers.tsv; the header of gazetteers/sources/triggers_en.tsv has the meaning of every argument.
// What is asked of every word comes first.
struct alignas(64) Trigger {
  std::span<const Condition> conditions;  // the table's
  std::string_view figure_role;
  uint16_t slots = 0;
  Role subject = Role::none, object = Role::none, genitive = Role::none, self = Role::none;
  bool genitive_either = false;  // actor if the recipient is found elsewhere, else recipient
  bool of_party = false;         // the object is somebody: of a thing the verb says something else
  bool mutual = false, active = false, transitive = false, noun_first = false, weak = false, medium = false,
       speech = false, effect = false, attempt = false, future_only = false;
  bool becomes = false;  // behind its object stands what that becomes: "appointed X | director"
  bool quiet = false;    // it divides no clauses: a verb of the sentence only where other lists have it for one
  bool ambiguous_passive = false, object_suffix = false, possessive_suffix = false, subject_before = false,
       present = false;
  bool first_person = false;  // "we condemn": whoever says so does it
  bool conditional = false;   // asks for something, not only that something be absent
  LanguageId language = shared_language;
  uint32_t index = 0;  // in TriggerTable::all()
  std::vector<PrepositionRole> prepositions;
  EventType event;
  std::string_view lemma;
  RuleRef rule = RuleRef::none;

  // A participle that is said of who acts: "they left, | calling on the rest".
  bool is_participle_of_actor() const { return subject_before && (slots & slot::participle_active) != 0; }
  // A noun of a deed, not of those who take part in it.
  bool names_deed() const { return self == Role::none && (slots & slot::nominal) != 0; }
  // One of its own prepositions has that key, and brings in that role.
  bool has_preposition(uint64_t key) const {
    return std::any_of(prepositions.begin(), prepositions.end(), [=](const auto& p) { return p.key == key; });
  }
  bool has_preposition(uint64_t key, Role role) const {
    return std::any_of(prepositions.begin(), prepositions.end(),
                       [=](const auto& p) { return p.key == key && p.role == role; });
  }
};

// Immutable, thread-safe.
class TriggerTable {
 public:
  // Throws LoadError naming the line for an unknown event or argument.
  explicit TriggerTable(const Lexicon& lexicon);
  TriggerTable(const TriggerTable&) = delete;
  TriggerTable& operator=(const TriggerTable&) = delete;

  // The trigger of an entry; nullptr if the entry is none.
  const Trigger* find(EntryRef entry) const;
  // The trigger of a line of triggers.tsv; nullptr if the rule is none.
  const Trigger* of_rule(RuleRef rule) const;
  const std::vector<Trigger>& all() const { return triggers_; }
  // The words that conditions ask for, of sequences the first.
  const AskedWords& asked_words() const { return asked_words_; }
  // By language.
  const std::vector<NounEndings>& noun_endings() const { return noun_endings_; }
  // An event type by its id ("ASSAULT.aerial"); nullptr if there is none.
  const EventType* type(std::string_view id) const;
  // Whether events of a type, whatever their mode, have a flag.
  bool is(std::string_view type_id, uint32_t flag) const;
  // Whether those of its type and mode have.
  bool is(const Event& event, uint32_t flag) const;

 private:
  void add_triggers(const Lexicon& lexicon);
  // `alike`, if any, is a trigger of a row with the same arguments.
  Trigger parse(const Lexicon& lexicon, const Lexicon::Row& row, const Trigger* alike);

  std::unordered_map<std::string_view, EventType> types_;
  std::vector<Trigger> triggers_;
  AskedWords asked_words_;
  std::deque<std::vector<Condition>> conditions_;  // of rows with the same arguments once
  std::vector<NounEndings> noun_endings_;
  std::unordered_map<uint32_t, uint32_t> by_rule_;  // RuleRef -> index into triggers_
  std::vector<uint32_t> by_entry_;                  // EntryRef -> index into triggers_, none_index
};

}  // namespace khabar
