#include "assemble/trigger_table.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/error.h"
#include "lexicon/tsv.h"
#include "text/fold.h"

namespace khabar {

namespace {

// Two Arabic letters.
constexpr size_t longest_proclitic = 4;

constexpr size_t trigger_columns = 4;  // event, lemma, slot, arguments

// What a name stands for in a table of them. Throws LoadError for a name that is not in it, telling what it should be.
template <typename Value, size_t size>
Value value_named(const std::pair<std::string_view, Value> (&table)[size], std::string_view name, const char* what,
                  const std::string& where) {
  for (const auto& [text, value] : table)
    if (text == name) return value;
  throw LoadError(where + ": unknown " + what + " '" + std::string(name) + "'");
}

Role role_named(std::string_view name, const std::string& where) {
  static constexpr std::pair<std::string_view, Role> roles[] = {{"actor", Role::actor},
                                                                {"recipient", Role::recipient},
                                                                {"place", Role::place},
                                                                {"origin", Role::origin},
                                                                {"destination", Role::destination},
                                                                {"topic", Role::topic},
                                                                {"instrument", Role::instrument},
                                                                {"cause", Role::cause},
                                                                {"ally", Role::ally},
                                                                {"none", Role::none}};
  return value_named(roles, name, "role", where);
}

Condition::Need need_named(std::string_view name, const std::string& where) {
  using Need = Condition::Need;
  static constexpr std::pair<std::string_view, Need> needs[] = {
      {"actor", Need::actor},       {"recipient", Need::recipient},
      {"object", Need::object},     {"place", Need::place},
      {"topic", Need::topic},       {"figure", Need::figure},
      {"person", Need::person},     {"state_recipient", Need::state_recipient},
      {"somebody", Need::somebody}, {"figure_or_person", Need::figure_or_person}};
  return value_named(needs, name, "need", where);
}

bool set_flag(std::string_view name, Trigger& t) {
  const std::pair<std::string_view, bool*> flags[] = {{"mutual", &t.mutual},
                                                      {"active", &t.active},
                                                      {"transitive", &t.transitive},
                                                      {"noun_first", &t.noun_first},
                                                      {"weak", &t.weak},
                                                      {"medium", &t.medium},
                                                      {"speech", &t.speech},
                                                      {"effect", &t.effect},
                                                      {"attempt", &t.attempt},
                                                      {"future_only", &t.future_only},
                                                      {"quiet", &t.quiet},
                                                      {"becomes", &t.becomes},
                                                      {"ambiguous_passive", &t.ambiguous_passive},
                                                      {"object_suffix", &t.object_suffix},
                                                      {"possessive_suffix", &t.possessive_suffix},
                                                      {"subject_before", &t.subject_before},
                                                      {"first_person", &t.first_person},
                                                      {"present", &t.present}};
  for (const auto& [text, flag] : flags)
    if (text == name) return *flag = true;
  return false;
}

// What the words of conditions are read with.
struct WordReader {
  const NounEndings& endings;
  AskedWords& asked;
};

// "A,B_C" -> the keys of A, of what it is inflected from, and of B C; single letters are proclitics besides.
void read_words(std::string_view value, const WordReader& reader, Condition& condition) {
  for (std::string_view word : split_on(value, ',')) {
    const NounEndings::Bases bases = reader.endings.bases_of(word);
    for (size_t i = 0; i < bases.count; ++i) condition.words.add(reader.asked, {bases.keys[i]});
    std::vector<uint64_t> keys;
    for (std::string_view part : split_on(word, '_')) keys.push_back(fold_key(part));
    if (!keys.empty()) condition.words.add(reader.asked, std::move(keys));
    if (word.size() <= longest_proclitic) condition.letters.push_back(word);
  }
}

// "noun.KEY", "verb.KEY": takes what stands before the stop away.
Reading take_reading(std::string_view& key) {
  const Reading reading = key.starts_with("noun.")   ? Reading::nominal
                          : key.starts_with("verb.") ? Reading::verbal
                                                     : Reading::any;
  if (reading != Reading::any) key.remove_prefix(key.find('.') + 1);
  return reading;
}

// nullopt if key names no condition.
std::optional<Condition> condition_of(std::string_view key, std::string_view value, const WordReader& reader,
                                      const std::string& where) {
  Condition c;
  c.reading = take_reading(key);
  if (key == "word")
    c.kind = Condition::Kind::word;
  else if (key == "next")
    c.kind = Condition::Kind::next;
  else if (key == "not")
    c.kind = Condition::Kind::never;
  else if (key == "prep")
    c.kind = Condition::Kind::preposition;
  else if (key == "unless")
    c.kind = Condition::Kind::unless;
  else if (key == "needs")
    c.kind = Condition::Kind::needs;
  else
    return std::nullopt;
  if (c.kind != Condition::Kind::needs)
    read_words(value, reader, c);
  else
    for (std::string_view need : split_on(value, ',')) c.needs.push_back(need_named(need, where));
  return c;
}

void read_argument(std::string_view argument, const WordReader& reader, const std::string& where, Trigger& t,
                   std::vector<Condition>& conditions) {
  const size_t equals = argument.find('=');
  std::string_view key = argument.substr(0, equals);
  if (equals == std::string_view::npos) {
    if (!set_flag(key, t)) throw LoadError(where + ": unknown argument '" + std::string(key) + "'");
    return;
  }
  // Where several lemmas share a form the values are joined; the first is the commoner one's.
  const std::vector<std::string_view> values = split_on(argument.substr(equals + 1), '|');
  const std::string_view value = values.empty() ? std::string_view{} : values[0];
  if (auto condition = condition_of(key, value, reader, where))
    conditions.push_back(std::move(*condition));
  else if (key == "subject")
    t.subject = role_named(value, where);
  else if (key == "object") {
    t.of_party = value == "party";
    t.object = t.of_party ? Role::recipient : role_named(value, where);
  } else if (key == "self")
    t.self = role_named(value, where);
  else if (key == "figure")
    t.figure_role = value;
  else if (key == "of" && value == "either")
    t.genitive_either = true;
  else if (key == "of")
    t.genitive = role_named(value, where);
  else {
    const Reading reading = take_reading(key);
    if (key.find(' ') != std::string_view::npos)
      throw LoadError(where + ": the preposition '" + std::string(key) +
                      "' is of several words; name its last word alone");
    t.prepositions.push_back({fold_key(key), key, role_named(value, where), reading});
  }
}

// The conditions stand apart: triggers share them.
std::vector<Condition> read_arguments(std::string_view arguments, const WordReader& reader, const std::string& where,
                                      Trigger& t) {
  std::vector<Condition> conditions;
  for (std::string_view argument : split_on(arguments, ';')) read_argument(argument, reader, where, t, conditions);
  t.conditional = std::any_of(conditions.begin(), conditions.end(), [](const Condition& c) {
    return c.kind != Condition::Kind::never && c.kind != Condition::Kind::unless;
  });
  return conditions;
}

uint32_t event_flags(std::string_view names, const std::string& where) {
  static constexpr std::pair<std::string_view, uint32_t> known[] = {{"governs", event_flag::governs},
                                                                    {"promise", event_flag::promise},
                                                                    {"announced", event_flag::announced},
                                                                    {"meeting", event_flag::meeting},
                                                                    {"land", event_flag::land},
                                                                    {"disaster", event_flag::disaster},
                                                                    {"casualties", event_flag::casualties},
                                                                    {"violent", event_flag::violent},
                                                                    {"befalls", event_flag::befalls},
                                                                    {"moves", event_flag::moves},
                                                                    {"at_target", event_flag::at_target},
                                                                    {"at_outcome", event_flag::at_outcome},
                                                                    {"earnest", event_flag::earnest},
                                                                    {"somewhere", event_flag::somewhere},
                                                                    {"once", event_flag::once},
                                                                    {"sums", event_flag::sums},
                                                                    {"parties", event_flag::parties},
                                                                    {"willed", event_flag::willed},
                                                                    {"claims", event_flag::claims},
                                                                    {"aimed", event_flag::aimed},
                                                                    {"seated", event_flag::seated}};
  uint32_t flags = 0;
  for (const std::string_view name : split_on(names, ';')) flags |= value_named(known, name, "flag", where);
  return flags;
}

uint16_t slot_named(std::string_view name, const std::string& where) {
  if (name == "noun") return slot::noun;
  if (name == "gerund") return slot::gerund;
  if (name == "adj") return slot::adjective;
  if (name == "verb_past") return slot::past;
  if (name == "verb_present") return slot::present;
  if (name == "verb_base") return slot::base;
  if (name == "verb_passive") return slot::passive;
  if (name == "verb") return slot::past | slot::present;
  if (name == "participle_active") return slot::participle_active;
  if (name == "participle_passive") return slot::participle_passive;
  throw LoadError(where + ": unknown slot '" + std::string(name) + "'");
}

}  // namespace

void WordSet::add(uint64_t key) {
  filter_.add(key);
  keys_.insert(std::lower_bound(keys_.begin(), keys_.end(), key), key);
}

bool WordSet::has(uint64_t key) const {
  return filter_.may_have(key) && std::binary_search(keys_.begin(), keys_.end(), key);
}

TriggerTable::TriggerTable(const Lexicon& lexicon) : noun_endings_(read_noun_endings(lexicon)) {
  for (const Lexicon::Row& row : lexicon.rows("event_types")) {
    if (row.columns.size() < 7)
      throw LoadError(lexicon.rule_name(row.rule) + ": expected id, type, mode, plover, cameo, quad, flags");
    const auto& c = row.columns;
    const uint32_t flags = event_flags(c[6], lexicon.rule_name(row.rule));
    types_.emplace(c[0], EventType{c[1], c[2], c[3], c[4], std::atoi(std::string(c[5]).c_str()), flags});
  }
  add_triggers(lexicon);
  by_entry_.assign(lexicon.entry_count(), none_index);
  for (uint32_t e = 0; e < lexicon.entry_count(); ++e) {
    const auto found = by_rule_.find(static_cast<uint32_t>(lexicon.entry(EntryRef{e}).rule));
    if (found != by_rule_.end()) by_entry_[e] = found->second;
  }
}

// The forms of a lemma have a row each, and most of them the same arguments: those are read once.
void TriggerTable::add_triggers(const Lexicon& lexicon) {
  std::unordered_map<std::string_view, uint32_t> by_arguments;
  const auto rows = lexicon.rows("triggers");
  triggers_.reserve(rows.size());
  for (const Lexicon::Row& row : rows) {
    const auto index = static_cast<uint32_t>(triggers_.size());
    const std::string_view arguments = row.columns.size() == trigger_columns ? row.columns[3] : std::string_view{};
    const auto [first, is_new] = by_arguments.try_emplace(arguments, index);
    triggers_.push_back(parse(lexicon, row, is_new ? nullptr : &triggers_[first->second]));
    triggers_.back().index = index;
    by_rule_.emplace(static_cast<uint32_t>(row.rule), index);
  }
}

Trigger TriggerTable::parse(const Lexicon& lexicon, const Lexicon::Row& row, const Trigger* alike) {
  const std::string where = lexicon.rule_name(row.rule);
  if (row.columns.size() != trigger_columns) throw LoadError(where + ": expected event, lemma, slot, arguments");
  const auto type = types_.find(row.columns[0]);
  if (type == types_.end())
    throw LoadError(where + ": unknown event '" + std::string(row.columns[0]) + "'; see shared/event_types.tsv");
  Trigger t;
  if (alike != nullptr)
    t = *alike;
  else
    t.conditions =
        conditions_.emplace_back(read_arguments(row.columns[3], {noun_endings_[row.language], asked_words_}, where, t));
  t.event = type->second;
  t.lemma = row.columns[1];
  t.rule = row.rule;
  t.language = row.language;
  t.slots = 0;
  for (std::string_view s : split_on(row.columns[2], '|')) t.slots |= slot_named(s, where);
  return t;
}

const Trigger* TriggerTable::of_rule(RuleRef rule) const {
  const auto found = by_rule_.find(static_cast<uint32_t>(rule));
  return found == by_rule_.end() ? nullptr : &triggers_[found->second];
}

const EventType* TriggerTable::type(std::string_view id) const {
  const auto found = types_.find(id);
  return found == types_.end() ? nullptr : &found->second;
}

bool TriggerTable::is(std::string_view type_id, uint32_t flag) const {
  const EventType* const found = type(type_id);
  return found != nullptr && found->is(flag);
}

bool TriggerTable::is(const Event& event, uint32_t flag) const {
  if (event.mode.empty()) return is(event.type, flag);
  return is(std::string(event.type) + "." + std::string(event.mode), flag);
}

const Trigger* TriggerTable::find(EntryRef entry) const {
  const uint32_t index = by_entry_[static_cast<uint32_t>(entry)];
  return index == none_index ? nullptr : &triggers_[index];
}

}  // namespace khabar
