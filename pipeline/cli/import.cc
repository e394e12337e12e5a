#include "cli/import.h"

#include <algorithm>
#include <set>

#include "cli/common.h"
#include "lexicon/tsv.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace khabar {

namespace {

constexpr uint64_t rejects_told = 100;

// One cell of one value: what would end it is a space.
std::string cleaned(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<uint8_t>(c) <= ' ' || c == '|';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return to_nfc(out);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) (out += out.empty() ? "" : "|") += part;
  return out;
}

bool is_arabic(uint32_t cp) {
  constexpr uint32_t tatweel = 0x0640;
  return (cp >= 0x0621 && cp <= 0x064A && cp != tatweel && !(cp > 0x063A && cp < 0x0641)) ||
         (cp >= 0x064B && cp <= 0x0652);
}

bool is_latin(uint32_t cp) {
  return (cp | 0x20) - 'a' < 26 || (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7) ||
         (cp >= 0x1E00 && cp < 0x1F00);
}

}  // namespace

std::string script_language(std::string_view name) {
  bool arabic = false, latin = false;
  for (size_t at = 0; at < name.size();) {
    const uint32_t cp = decode_utf8(name, at);
    if (is_arabic(cp))
      arabic = true;
    else if (is_latin(cp))
      latin = true;
    else if (cp >= 0x80 && cp != 0x2019 && cp != 0xA0)
      return {};
  }
  return arabic == latin ? "" : arabic ? "ar" : "en";
}

ImportTypes read_import_types(const std::filesystem::path& root, std::string_view source) {
  const TsvFile file(root / "shared/import_types.tsv", "shared/import_types.tsv");
  ImportTypes types;
  for (const TsvRow& row : file.rows()) {
    if (row.columns.size() != 4) throw LoadError(file.at(row.line, "expected source, code, class, type"));
    if (row.columns[0] == source)
      types[std::string(row.columns[1])] = {std::string(row.columns[2]), std::string(row.columns[3])};
  }
  return types;
}

bool Import::wants(std::string_view language) const {
  return std::find(options_.languages.begin(), options_.languages.end(), language) != options_.languages.end();
}

void Import::reject(uint64_t line, std::string_view reason) { reject(file_, line, reason); }

void Import::reject(std::string_view file, uint64_t line, std::string_view reason) {
  if (++rejected_ <= rejects_told) say(std::string(file) + ":" + std::to_string(line) + ": " + std::string(reason));
  if (rejected_ == rejects_told) say("further bad lines are counted only");
}

ImportedEntity* Import::find(const std::string& id) {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &entities_[found->second];
}

void Import::add(ImportedEntity entity) {
  const auto [known, is_new] = index_.try_emplace(entity.id, entities_.size());
  if (is_new) {
    entities_.push_back(std::move(entity));
    return;
  }
  ImportedEntity& before = entities_[known->second];
  for (auto& [language, name] : entity.names)
    if (!before.names.try_emplace(language, name).second) before.aliases.push_back(name);
  before.aliases.insert(before.aliases.end(), entity.aliases.begin(), entity.aliases.end());
}

std::string Import::text(std::string_view source, std::string_view licence) {
  std::string head = "# format: entities\n# columns: id\tclass\ttype\tcountry\tlat\tlon\tpopulation";
  for (const std::string& language : options_.languages) head += "\tname_" + language;
  head += "\taliases\tlicence\tas_of\n# licence: " + std::string(licence) + "\n# source: " + std::string(source) + "\n";
  std::vector<std::string> rows;
  for (const ImportedEntity& e : entities_) {
    std::string row = cleaned(e.id);
    for (const std::string* cell : {&e.entity_class, &e.type, &e.country, &e.lat, &e.lon, &e.population})
      (row += '\t') += cleaned(*cell);
    std::set<std::string> seen;
    for (const std::string& language : options_.languages) {
      const auto name = e.names.find(language);
      const std::string shown = name == e.names.end() ? "" : cleaned(name->second);
      if (!shown.empty()) seen.insert(shown);
      (row += '\t') += shown;
    }
    std::vector<std::string> aliases;
    for (const std::string& alias : e.aliases)
      if (std::string one = cleaned(alias); !one.empty() && seen.insert(one).second) aliases.push_back(std::move(one));
    if (seen.empty()) continue;
    row += '\t' + joined(aliases) + '\t' + cleaned(e.licence) + '\t' + cleaned(e.as_of) + '\n';
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end());
  for (const std::string& row : rows) head += row;
  return head;
}

}  // namespace khabar
