#include "assemble/word_table.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "assemble/thing_nouns.h"
#include "core/error.h"
#include "core/names.h"
#include "text/fold.h"

namespace khabar {

namespace {

constexpr std::pair<std::string_view, uint64_t> named_parts[] = {
    {"say", part::say},
    {"negation", part::negation},
    {"modal", part::modal},
    {"purpose", part::purpose},
    {"condition", part::condition},
    {"background", part::background},
    {"preposition", part::preposition},
    {"determiner", part::determiner},
    {"auxiliary", part::auxiliary},
    {"pronoun", part::pronoun},
    {"complementizer", part::complementizer},
    {"relative", part::relative},
    {"adverb", part::adverb},
    {"coordination", part::coordination},
    {"subordinator", part::subordinator},
    {"attribution", part::attribution},
    {"statement", part::statement},
    {"nationality", part::nationality},
    {"aspect", part::aspect},
    {"light", part::light},
    {"casualty", part::casualty},
    {"result", part::result},
    {"locative", part::locative},
    {"direction", part::direction},
    {"fixed", part::fixed},
    {"trigger", 0},
    {"verb", part::verb | part::plain_verb},
    {"noun", part::noun},
    {"counted", part::noun},
    {"role", part::noun},
    {"title", part::noun},
    {"org_head", part::noun},
    {"place_head", part::noun | part::place_noun},
    {"geo_head", part::noun | part::place_noun},
    {"time_unit", part::noun},
};

constexpr std::pair<std::string_view, WordKind> named_kinds[] = {
    {"future", WordKind::future},
    {"planned", WordKind::planned},
    {"hypothetical", WordKind::hypothetical},
    {"attempt", WordKind::attempt},
    {"past", WordKind::past},
    {"present", WordKind::present},
    {"failed", WordKind::failed},
    {"without", WordKind::without},
    {"denied", WordKind::denied},
    {"ongoing", WordKind::ongoing},
    {"qad", WordKind::qad},
    {"say", WordKind::say},
    {"deny", WordKind::deny},
    {"warn", WordKind::warn},
    {"ask", WordKind::ask},
    {"order", WordKind::order},
    {"promise", WordKind::promise},
    {"claim", WordKind::claim},
    {"confirm", WordKind::confirm},
    {"expect", WordKind::expect},
    {"active", WordKind::active},
    {"passive", WordKind::passive},
    {"undergo", WordKind::undergo},
    {"means", WordKind::means},
    {"either", WordKind::either},
    {"place", WordKind::place},
    {"forward", WordKind::forward},
    {"inverse", WordKind::inverse},
    {"ago", WordKind::ago},
    {"year", WordKind::year},
    {"earlier", WordKind::earlier},
    {"recall", WordKind::recall},
    {"relay", WordKind::relay},
    {"realised", WordKind::realised},
    {"granted", WordKind::granted},
    {"affirm", WordKind::affirm},
    {"next", WordKind::next},
    {"backshift", WordKind::backshift},
};

template <typename Value, size_t N>
Value named(const std::pair<std::string_view, Value> (&table)[N], std::string_view name, Value otherwise) {
  for (const auto& [key, value] : table)
    if (key == name) return value;
  return otherwise;
}

// Of "lemma/class/number", what counted words have for their value.
std::string_view noun_class(std::string_view value) {
  const size_t begin = value.find('/') + 1;
  return value.substr(begin, value.find('/', begin) - begin);
}

// What the value of a row adds to the part that its class names.
uint64_t parts_of_value(uint64_t parts, std::string_view value) {
  if ((parts & part::auxiliary) != 0 && (value == "be" || value == "get")) return part::be;
  if ((parts & part::auxiliary) != 0 && value == "have") return part::have;
  if ((parts & part::auxiliary) != 0 && value == "passive") return part::passive_auxiliary;
  if ((parts & part::locative) != 0 && value == "to") return part::toward;
  if ((parts & part::locative) != 0 && value == "from") return part::away;
  if ((parts & part::locative) != 0 && value == "between") return part::between;
  if ((parts & part::noun) != 0 && value == "place") return part::place_noun;
  if ((parts & part::noun) != 0 && value == "thing") return part::thing;
  if ((parts & part::noun) != 0 && value == "group") return part::group;
  if ((parts & part::determiner) != 0 && value == "noun") return part::before_noun | part::opens;
  if ((parts & part::determiner) != 0 && value == "adjective") return part::before_noun;
  if ((parts & part::determiner) != 0 && value == "indefinite")
    return part::before_noun | part::opens | part::indefinite;
  if ((parts & part::preposition) != 0 && value == "of") return part::of;
  if ((parts & part::preposition) != 0 && value == "from") return part::partitive | part::directed;
  if ((parts & part::preposition) != 0 && value == "part") return part::partitive;
  if ((parts & part::preposition) != 0 && value == "directed") return part::directed;
  if ((parts & part::preposition) != 0 && value == "with") return part::companion;
  if ((parts & part::preposition) != 0 && value == "agent") return part::agent;
  if ((parts & (part::preposition | part::subordinator)) != 0 && value == "after") return part::aftermath;
  if ((parts & part::preposition) != 0 && value == "limit") return part::limit;
  if ((parts & part::pronoun) != 0 && value == "plural") return part::plural;
  if ((parts & part::pronoun) != 0 && value == "thing") return part::thing;
  return 0;
}

}  // namespace

WordTable::WordTable(const Lexicon& lexicon, const TriggerTable& triggers) : things_(read_thing_nouns(lexicon)) {
  std::vector<std::optional<uint64_t>> parts_of_class(lexicon.class_count());
  for (const auto& [name, parts] : named_parts) {
    const ClassId id = lexicon.class_id(name);
    if (id == no_class) continue;
    parts_of_class[id] = parts;
    classes_.add(id);
    if (name == "trigger") events_.add(id);
    if (name == "say") speech_.add(id);
  }
  counted_ = lexicon.class_id("counted");
  std::vector<uint32_t> by_entry(lexicon.entry_count(), none_index);
  std::map<std::tuple<ClassId, const Trigger*, std::string_view>, uint32_t> known;
  std::map<std::tuple<ClassId, const Trigger*, uint64_t, uint64_t, WordKind>, uint32_t> distinct;
  for (uint32_t e = 0; e < lexicon.entry_count(); ++e) {
    const LexiconEntry entry = lexicon.entry(EntryRef{e});
    if (entry.token_class >= parts_of_class.size() || !parts_of_class[entry.token_class]) continue;
    const Trigger* const trigger = triggers.find(EntryRef{e});
    const auto [at, is_new] = known.try_emplace({entry.token_class, trigger, entry.value}, none_index);
    if (is_new) {
      const std::optional<WordFacts> facts = facts_of(lexicon, entry, trigger, *parts_of_class[entry.token_class]);
      if (facts) {
        const auto next = static_cast<uint32_t>(facts_.size());
        const auto [same, differs] =
            distinct.try_emplace({facts->token_class, trigger, facts->parts, facts->stands_for, facts->kind}, next);
        if (differs) facts_.push_back(*facts);
        at->second = same->second;
      }
    }
    by_entry[e] = at->second;
  }
  const auto entries = lexicon.all_entries();
  listed_before_.reserve(entries.size() + 1);
  for (uint32_t place = 0; place < entries.size(); ++place) {
    listed_before_.push_back(static_cast<uint32_t>(listed_.size()));
    const uint32_t facts = by_entry[static_cast<uint32_t>(entries[place])];
    if (facts == none_index) continue;
    const bool may_be_verb = facts_[facts].trigger != nullptr || (facts_[facts].parts & part::plain_verb) != 0;
    listed_.push_back({facts, may_be_verb ? 1U : 0U, place});
  }
  listed_before_.push_back(static_cast<uint32_t>(listed_.size()));
}

// `parts` are those of the entry's class. nullopt if the entry means nothing to the structure of a sentence.
std::optional<WordFacts> WordTable::facts_of(const Lexicon& lexicon, const LexiconEntry& entry, const Trigger* trigger,
                                             uint64_t parts) const {
  WordFacts facts;
  facts.token_class = entry.token_class;
  facts.parts = parts | parts_of_value(parts, entry.value);
  facts.trigger = trigger;
  if (trigger != nullptr) {
    facts.slots = trigger->slots;
    facts.conditional = trigger->conditional;
  }
  if ((facts.parts & part::adverb) != 0 && !entry.value.empty()) facts.stands_for = fold_key(entry.value);
  if ((facts.parts & part::casualty) == 0) facts.kind = named(named_kinds, entry.value, WordKind::none);
  if ((facts.parts & part::of_kinds) != 0 && !entry.value.empty() && facts.kind == WordKind::none)
    throw LoadError(lexicon.rule_name(entry.rule) + ": unknown value '" + std::string(entry.value) + "'");
  facts.is_kind = facts.kind != WordKind::none && (facts.parts & part::of_kinds) != 0;
  if (entry.token_class == counted_ && is_human(noun_class(entry.value))) facts.parts |= part::person_noun;
  if (facts.parts == 0 && trigger == nullptr) return std::nullopt;
  return facts;
}

}  // namespace khabar
