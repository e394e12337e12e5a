#include <set>
#include <string_view>

#include "cli/common.h"
#include "cli/gazetteer_folder.h"
#include "cli/gazetteer_tools.h"
#include "text/fold.h"

namespace khabar {

namespace {

using Files = std::vector<GazetteerFile>;

bool has_form(const GazetteerFile& file, const TsvRow& row, std::string_view folded) {
  for (const std::string& form : forms_of(file, row))
    if (fold(form) == folded) return true;
  return false;
}

bool is_of_entities(const GazetteerFile& file) { return file.format == "names" || file.format == "entities"; }

// "class title, value minister"
std::string described(const GazetteerFile& file, const TsvRow& row) {
  std::string out;
  const std::vector<std::string_view>& names = file.text->column_names();
  for (size_t i = 0; i < names.size() && i < row.columns.size(); ++i)
    if (!row.columns[i].empty() && names[i] != "forms" && names[i] != "id")
      (out += out.empty() ? "" : ", ") += std::string(names[i]) + " " + std::string(row.columns[i]);
  return out;
}

std::string joined(const std::vector<std::string>& forms) {
  std::string out;
  for (const std::string& form : forms) (out += out.empty() ? "" : " | ") += form;
  return out;
}

// The facts of an entity, then its names, each with its place.
std::string entity_text(const Files& files, std::string_view id) {
  std::string facts, names;
  for (const GazetteerFile& file : files) {
    if (file.format != "facts" && !is_of_entities(file)) continue;
    for (const TsvRow& row : file.text->rows()) {
      if (row.columns[0] != id) continue;
      const std::string place = "  " + file.text->name() + ":" + std::to_string(row.line) + ": ";
      if (file.format != "names")
        facts += place + described(file, row) + "\n";
      else
        names += place + joined(forms_of(file, row)) + "\n";
    }
  }
  return std::string(id) + "\n" + facts + names;
}

}  // namespace

std::string find_in_gazetteers(const std::filesystem::path& root, const std::vector<std::filesystem::path>& own,
                               std::string_view name) {
  const Files files = read_gazetteers(root, own);
  const std::string folded = fold(name);
  std::set<std::string_view> ids;
  std::string words;
  for (const GazetteerFile& file : files) {
    for (const TsvRow& row : file.text->rows()) {
      if (!has_form(file, row, folded)) continue;
      if (is_of_entities(file))
        ids.insert(row.columns[0]);
      else
        words += file.text->name() + ":" + std::to_string(row.line) + ": " + described(file, row) + "\n";
    }
  }
  std::string out;
  for (std::string_view id : ids) out += entity_text(files, id);
  return out + words;
}

}  // namespace khabar
