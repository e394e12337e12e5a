// What build_image puts together: rows of gazetteers become entries, forms and facts (image_builder.cc), these the
// sections of the image (image_layout.cc).
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/document.h"
#include "core/hit.h"
#include "core/token.h"
#include "lexicon/image.h"
#include "lexicon/spellings.h"
#include "lexicon/tsv.h"

namespace khabar {

// Deduplicated strings; offset 0 is the empty one.
class StringPool {
 public:
  StringPool() { add(""); }
  uint32_t add(std::string_view s) {
    const auto found = offsets_.find(std::string(s));
    if (found != offsets_.end()) return found->second;
    while (bytes_.size() % 4 != 0) bytes_ += '\0';
    const auto offset = static_cast<uint32_t>(bytes_.size());
    const auto length = static_cast<uint32_t>(s.size());
    bytes_.append(reinterpret_cast<const char*>(&length), 4);
    bytes_ += s;
    offsets_.emplace(s, offset);
    return offset;
  }
  const std::string& bytes() const { return bytes_; }
  std::string_view at(uint32_t offset) const {
    uint32_t length;
    std::memcpy(&length, bytes_.data() + offset, 4);
    return std::string_view(bytes_).substr(offset + 4, length);
  }

 private:
  std::string bytes_;
  std::unordered_map<std::string, uint32_t> offsets_;
};

// What a name of this class is a mention of.
MentionType mention_type_of(std::string_view class_name);

// Filled row by row, then finished once. Everything throws LoadError with file, line and remedy.
class ImageBuilder {
 public:
  void add_class_file(const TsvFile& file);
  uint8_t add_language(std::string_view code);
  void add_proclitics(const TsvFile& file, uint8_t language);
  // Before the names that may be spelled so.
  void add_spellings(const TsvFile& file, uint8_t language);
  // Shared facts come before the packs' names of them.
  void add_facts(const TsvFile& file);
  // Words, names, triggers, entities, or rows of another format, which are kept as they are.
  void add_rows(const TsvFile& file, uint8_t language);
  // The image.
  std::string finish();

 private:
  struct FormRef {
    uint64_t key;
    uint32_t entry;
    uint8_t flags;
    auto operator<=>(const FormRef&) const = default;
  };
  // A node on its way into its bucket.
  struct KeyedNode {
    uint64_t key;
    uint32_t first_ref;
    uint16_t kind;
  };

  uint32_t add_file(const TsvFile& file, std::string_view format);
  ClassId class_of(const TsvFile& file, uint32_t line, std::string_view name) const;
  ClassSet classes_behind(const TsvFile& file, const TsvRow& row) const;
  void add_fact(const TsvFile& file, const TsvRow& row, std::string_view stem);
  uint32_t add_new_fact(std::string_view id, const image::Fact& fact);
  void add_word(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language);
  void add_names(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language);
  void add_trigger(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language);
  void add_entity(const TsvFile& file, const TsvRow& row, uint32_t rule);
  uint32_t fact_of_entity(const TsvFile& file, const TsvRow& row, std::string_view token_class);
  void add_row(const TsvRow& row, uint32_t rule, std::string_view format, uint8_t language);
  uint32_t add_value_entry(ClassId token_class, uint8_t language, std::string_view value, uint32_t rule);
  uint32_t add_name_entry(ClassId token_class, uint8_t language, uint32_t rule, uint32_t fact);
  bool add_form(std::string_view form, uint32_t entry, uint8_t flags);
  bool add_name_form(std::string_view form, uint32_t entry, uint8_t language);
  void add_variants();
  bool has_flag(ClassId id, std::string_view flag) const;

  std::vector<KeyedNode> build_nodes(std::vector<uint32_t>& refs, std::vector<uint8_t>& flags);
  std::vector<KeyedNode> take_words(std::vector<KeyedNode>& nodes);
  void add_class_sets();
  uint16_t kind_of(const FormRef* refs, size_t count, bool continues);
  image::Reading reading_of(const FormRef* refs, size_t count, uint8_t language, uint32_t capitals) const;
  std::vector<uint32_t> facts_by_id() const;
  void order_rows_and_words();

  StringPool strings_;
  std::map<std::string, ClassId> class_ids_;
  std::vector<std::string> class_flags_;
  std::vector<image::Class> classes_;
  std::vector<ClassSet> class_sets_;  // of each class
  std::vector<image::Reading> readings_;
  std::map<std::string, uint16_t, std::less<>> kinds_;  // by the bytes of their readings
  std::vector<image::Language> languages_;
  std::vector<std::string> articles_;  // by language
  std::vector<Spellings> spellings_;   // by language
  struct Variant {
    std::string form;
    uint32_t entry;
  };
  std::vector<Variant> variants_;  // of names; filed when all is there that they must not be taken for
  std::vector<image::File> files_;
  std::vector<image::Entry> entries_;
  std::vector<image::Fact> facts_;
  std::map<std::string, uint32_t, std::less<>> fact_index_;
  std::vector<std::vector<uint32_t>> fact_names_;  // by fact, by language: string
  std::vector<image::Row> rows_;
  std::vector<uint32_t> columns_;
  std::vector<image::WordForm> word_forms_;
  std::vector<image::Proclitic> proclitics_;
  std::vector<FormRef> refs_;
  std::vector<uint64_t> prefixes_;
  std::vector<uint64_t> word_keys_;  // of forms' first words
  std::vector<Token> scratch_;
};

}  // namespace khabar
