// Public dumps -> gazetteers of format `entities`, one row an entity (gazetteers/README.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/error.h"

namespace khabar {

struct ImportedEntity {
  std::string id, entity_class, type, country, lat, lon, population;
  std::map<std::string, std::string> names;  // by language: the one to show
  std::vector<std::string> aliases;
  std::string licence, as_of;
};

// What a code of a dump ("P.PPLC", "Q5", "Person") stands for.
struct ImportType {
  std::string entity_class, type;
};
using ImportTypes = std::unordered_map<std::string, ImportType>;

// The rows of shared/import_types.tsv for one source. Throws LoadError.
ImportTypes read_import_types(const std::filesystem::path& root, std::string_view source);

struct ImportOptions {
  std::vector<std::string> languages{"ar", "en"};
  uint64_t least_population = 0;              // of places whose population the dump knows
  std::string alternate_names;                // geonames: alternateNamesV2.txt, "" if there is none
  std::string entity_class = "organization";  // csv: of rows that name none
  std::string licence, as_of;                 // csv: likewise
};

// Gathers entities; says where a line is bad and goes on.
class Import {
 public:
  Import(std::string file, ImportOptions options) : options_(std::move(options)), file_(std::move(file)) {}

  const ImportOptions& options() const { return options_; }
  // Keeps an entity that has an id and a name, its text cleaned: NFC, no tabs, line ends or bars. One given twice is
  // joined.
  void add(ImportedEntity entity);
  ImportedEntity* find(const std::string& id);
  void skip() { ++skipped_; }  // something that no gazetteer wants: no error
  void reject(uint64_t line, std::string_view reason);
  void reject(std::string_view file, uint64_t line, std::string_view reason);
  bool wants(std::string_view language) const;

  uint64_t skipped() const { return skipped_; }
  uint64_t rejected() const { return rejected_; }
  size_t size() const { return entities_.size(); }
  // The gazetteer, sorted; `source` and `licence` for its header. Entities without a name in any wanted language are
  // left out.
  std::string text(std::string_view source, std::string_view licence);

 private:
  ImportOptions options_;
  std::string file_;
  std::unordered_map<std::string, size_t> index_;
  std::vector<ImportedEntity> entities_;
  uint64_t skipped_ = 0, rejected_ = 0;
};

// Each reads all lines of `in`. Bad ones are rejects of `import`.
void import_geonames(std::istream& in, const ImportTypes& types, Import& import);
void import_wikidata(std::istream& in, const ImportTypes& types, Import& import);
void import_opensanctions(std::istream& in, const ImportTypes& types, Import& import);
void import_csv(std::istream& in, Import& import);

// "ar" if the name has Arabic letters and none that Arabic lacks (Persian and Urdu ones), "en" if it has Latin ones and
// no others, else "".
std::string script_language(std::string_view name);

}  // namespace khabar
