#include "assemble/trigger_table.h"

#include <cstdlib>

#include "core/error.h"
#include "text/fold.h"

namespace khabar {

namespace {

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = text.find(separator);
    out.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

Role role_named(std::string_view name) {
  if (name == "actor") return Role::actor;
  if (name == "recipient") return Role::recipient;
  if (name == "place") return Role::place;
  if (name == "origin") return Role::origin;
  if (name == "destination") return Role::destination;
  if (name == "topic") return Role::topic;
  return Role::none;
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

TriggerTable::TriggerTable(const Lexicon& lexicon) {
  for (const Lexicon::Row& row : lexicon.rows("event_types")) {
    if (row.columns.size() < 6) throw LoadError(lexicon.rule_name(row.rule) + ": expected id, type, mode, plover, cameo, quad");
    const auto& c = row.columns;
    types_.emplace(c[0], EventType{c[1], c[2], c[3], c[4], std::atoi(std::string(c[5]).c_str())});
  }
  std::unordered_map<uint32_t, uint32_t> by_rule;
  for (const Lexicon::Row& row : lexicon.rows("triggers")) {
    by_rule.emplace(static_cast<uint32_t>(row.rule), static_cast<uint32_t>(triggers_.size()));
    triggers_.push_back(parse(lexicon, row));
  }
  by_entry_.assign(lexicon.entry_count(), none_index);
  for (uint32_t e = 0; e < lexicon.entry_count(); ++e) {
    const auto found = by_rule.find(static_cast<uint32_t>(lexicon.entry(EntryRef{e}).rule));
    if (found != by_rule.end()) by_entry_[e] = found->second;
  }
}

Trigger TriggerTable::parse(const Lexicon& lexicon, const Lexicon::Row& row) const {
  const std::string where = lexicon.rule_name(row.rule);
  if (row.columns.size() != 5) throw LoadError(where + ": expected form, event, slot, lemma, arguments");
  const auto type = types_.find(row.columns[1]);
  if (type == types_.end()) throw LoadError(where + ": unknown event '" + std::string(row.columns[1]) + "'; see shared/event_types.tsv");
  Trigger t;
  t.event = type->second;
  t.lemma = row.columns[3];
  t.rule = row.rule;
  for (std::string_view s : pieces(row.columns[2], '|')) t.slots |= slot_named(s, where);
  for (std::string_view argument : pieces(row.columns[4], ';')) read_argument(argument, where, t);
  return t;
}

void TriggerTable::read_argument(std::string_view argument, const std::string& where, Trigger& t) const {
  const size_t equals = argument.find('=');
  const std::string_view key = argument.substr(0, equals);
  if (equals == std::string_view::npos) {
    if (key == "mutual") t.mutual = true;
    else if (key == "weak") t.weak = true;
    else if (key == "ambiguous_passive") t.ambiguous_passive = true;
    else if (key == "object_suffix") t.object_suffix = true;
    else if (key == "subject_before") t.subject_before = true;
    else if (key != "first_person" && key != "present" && key != "possessive_suffix")
      throw LoadError(where + ": unknown argument '" + std::string(key) + "'");
    return;
  }
  // Where several lemmas share a form the values are joined; the first is the commoner one's.
  const std::string_view value = pieces(argument.substr(equals + 1), '|').empty() ? std::string_view{} : pieces(argument.substr(equals + 1), '|')[0];
  if (key == "subject") t.subject = role_named(value);
  else if (key == "object") t.object = role_named(value);
  else if (key == "of") t.genitive = role_named(value);
  else if (key == "figure") t.figure_role = value;
  else if (key == "needs") t.needs_object = true;
  else t.prepositions.push_back({fold_key(key), key, role_named(value)});
}

const Trigger* TriggerTable::find(EntryRef entry) const {
  const uint32_t index = by_entry_[static_cast<uint32_t>(entry)];
  return index == none_index ? nullptr : &triggers_[index];
}

}  // namespace khabar
