#include "lexicon/image_builder.h"

#include <algorithm>
#include <unordered_set>

#include "core/error.h"
#include "lexicon/lexicon.h"
#include "lexicon/trigger_forms.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

constexpr uint32_t max_class_count = 128;
constexpr uint32_t max_file_lines = 1 << 20, max_files = 1 << 12;
constexpr size_t max_form_words = 24;

}  // namespace

void ImageBuilder::add_class_file(const TsvFile& file) {
  for (const TsvRow& row : file.rows()) {
    file.require_columns(row, 3);
    if (class_ids_.size() >= max_class_count) throw LoadError(file.at(row.line, "more than 128 classes; merge some"));
    const auto id = static_cast<ClassId>(classes_.size());
    if (!class_ids_.emplace(row.columns[0], id).second)
      throw LoadError(file.at(row.line, "class defined twice: " + std::string(row.columns[0])));
    classes_.push_back({strings_.add(row.columns[0]), strings_.add(row.columns[1]), strings_.add(row.columns[2])});
    class_flags_.emplace_back(row.columns[1]);
  }
}

uint8_t ImageBuilder::add_language(std::string_view code) {
  languages_.push_back({strings_.add(code)});
  articles_.emplace_back();
  spellings_.emplace_back();
  return static_cast<uint8_t>(languages_.size() - 1);
}

void ImageBuilder::add_spellings(const TsvFile& file, uint8_t language) { spellings_[language].add(file); }

void ImageBuilder::add_rows(const TsvFile& file, uint8_t language) {
  const std::string_view format = file.header("format");
  const uint32_t file_index = add_file(file, format);
  const uint64_t forms_before = refs_.size();
  for (const TsvRow& row : file.rows()) {
    if (row.line >= max_file_lines) throw LoadError(file.at(row.line, "more than a million lines; split the file"));
    const uint32_t rule = file_index << 20 | row.line;
    if (format == "words")
      add_word(file, row, rule, language);
    else if (format == "names")
      add_names(file, row, rule, language);
    else if (format == "triggers")
      add_trigger(file, row, rule, language);
    else if (format == "entities")
      add_entity(file, row, rule);
    else
      add_row(row, rule, format, language);
  }
  files_[file_index].forms = static_cast<uint32_t>(refs_.size() - forms_before);
}

uint32_t ImageBuilder::add_file(const TsvFile& file, std::string_view format) {
  if (files_.size() >= max_files) throw LoadError("more than 4096 gazetteer files; join some");
  files_.push_back({strings_.add(file.name()), strings_.add(format), static_cast<uint32_t>(file.rows().size()), 0});
  return static_cast<uint32_t>(files_.size() - 1);
}

ClassId ImageBuilder::class_of(const TsvFile& file, uint32_t line, std::string_view name) const {
  const auto found = class_ids_.find(std::string(name));
  if (found == class_ids_.end())
    throw LoadError(file.at(line, "unknown class '" + std::string(name) + "'; add it to shared/classes.tsv"));
  return found->second;
}

bool ImageBuilder::has_flag(ClassId id, std::string_view flag) const {
  for (std::string_view f : split_on(class_flags_[id], ' '))
    if (f == flag) return true;
  return false;
}

uint32_t ImageBuilder::add_value_entry(ClassId token_class, uint8_t language, std::string_view value, uint32_t rule) {
  entries_.push_back({strings_.add(value), rule, token_class, language, 0, 0});
  return static_cast<uint32_t>(entries_.size() - 1);
}

uint32_t ImageBuilder::add_name_entry(ClassId token_class, uint8_t language, uint32_t rule, uint32_t fact) {
  entries_.push_back({fact, rule, token_class, language, 1, 0});
  return static_cast<uint32_t>(entries_.size() - 1);
}

// Tokenises a form as text would be, and files its key and the keys of all its prefixes. False if it has no token.
bool ImageBuilder::add_form(std::string_view form, uint32_t entry, uint8_t flags) {
  tokenize(form, scratch_);
  if (scratch_.empty() || scratch_.size() > max_form_words) return false;
  uint64_t key = scratch_[0].key;
  word_keys_.push_back(key);
  for (size_t i = 1; i < scratch_.size(); ++i) {
    prefixes_.push_back(key);
    key = join_keys(key, scratch_[i].key);
  }
  const Token& first = scratch_[0];
  constexpr uint16_t longest_acronym = 6;
  if (scratch_.size() == 1 && first.is(token_flag::all_caps) && first.letters <= longest_acronym)
    flags |= image::form_flag::all_caps;
  else if (first.is(token_flag::capitalised))
    flags |= image::form_flag::capitalised;
  refs_.push_back({key, entry, flags});
  return true;
}

void ImageBuilder::add_word(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  file.require_columns(row, 3);
  const ClassId token_class = class_of(file, row.line, row.columns[0]);
  const uint32_t entry = add_value_entry(token_class, language, row.columns[2], rule);
  if (!add_form(row.columns[1], entry, 0)) throw LoadError(file.at(row.line, "the form has no word"));
  word_forms_.push_back({strings_.add(row.columns[1]), entry});
  const std::string& article = articles_[language];
  if (!article.empty() && has_flag(token_class, "definite") && !row.columns[1].starts_with(article))
    add_form(article + std::string(row.columns[1]), entry, image::form_flag::article);
}

void ImageBuilder::add_names(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  file.require_columns(row, 3);
  const std::string_view stem = file.stem();
  auto found = fact_index_.find(row.columns[0]);
  std::string_view class_name = file.header("class");
  if (class_name.empty())
    class_name = stem == "places"      ? "place"
                 : stem == "countries" ? "country"
                 : stem == "people"    ? "person"
                                       : "organization";
  const ClassId token_class = class_of(file, row.line, class_name);
  if (found == fact_index_.end()) {
    if (language != shared_language || file.header("class").empty())
      throw LoadError(file.at(
          row.line, "id " + std::string(row.columns[0]) + " does not stand in shared/" + std::string(stem) + ".tsv"));
    image::Fact fact{};  // a user's own name: an entity of which nothing else is known
    fact.id = strings_.add(row.columns[0]);
    fact.mention_type = static_cast<uint8_t>(mention_type_of(class_name));
    add_new_fact(row.columns[0], fact);
    found = fact_index_.find(row.columns[0]);
  }
  auto& names = fact_names_[found->second];
  names.resize(languages_.size());
  names[language] = strings_.add(row.columns[1]);
  const uint32_t entry = add_name_entry(token_class, language, rule, found->second);
  if (!add_name_form(row.columns[1], entry, language)) throw LoadError(file.at(row.line, "the name has no word"));
  for (std::string_view alias : split_on(row.columns[2], '|')) add_name_form(alias, entry, language);
}

bool ImageBuilder::add_name_form(std::string_view form, uint32_t entry, uint8_t language) {
  const image::Fact& fact = facts_[entries_[entry].value_or_fact];
  std::vector<std::string> variants;
  spellings_[language].append_variants(form, strings_.at(fact.country), variants);
  for (std::string& variant : variants) variants_.push_back({std::move(variant), entry});
  return add_form(form, entry, 0);
}

// A variant that is a word or a name by itself is none: a body that Cairo would spell like the word for "finding" keeps
// to its own spelling.
void ImageBuilder::add_variants() {
  std::unordered_set<uint64_t> known;
  for (const FormRef& ref : refs_) known.insert(ref.key);
  for (const Variant& variant : variants_) {
    const size_t prefixes = prefixes_.size();
    if (!add_form(variant.form, variant.entry, 0)) continue;
    if (!known.contains(refs_.back().key)) continue;
    refs_.pop_back();
    prefixes_.resize(prefixes);
  }
}

// Columns event, lemma, slot, arguments, marks, forms: the forms are filed as one word of class "trigger" whose value
// is the event; the columns before them stay as a row with the same rule, the marks behind the arguments.
void ImageBuilder::add_trigger(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  file.require_columns(row, 6);
  std::string arguments(row.columns[3]);
  if (!arguments.empty() && !row.columns[4].empty()) arguments += ';';
  arguments += row.columns[4];
  const uint32_t entry = add_value_entry(class_of(file, row.line, "trigger"), language, row.columns[0], rule);
  const std::string& article = articles_[language];
  const bool takes_article = !article.empty() && !row.columns[2].starts_with("verb");
  for (const std::string& form : trigger_forms(row.columns[5])) {
    if (!add_form(form, entry, 0)) throw LoadError(file.at(row.line, "a form has no word: '" + form + "'"));
    if (takes_article && !form.starts_with(article)) add_form(article + form, entry, image::form_flag::article);
  }
  add_row({row.line, {}, {row.columns[0], row.columns[1], row.columns[2], arguments}}, rule, "triggers", language);
}

void ImageBuilder::add_row(const TsvRow& row, uint32_t rule, std::string_view format, uint8_t language) {
  rows_.push_back({rule, static_cast<uint32_t>(columns_.size()), static_cast<uint32_t>(row.columns.size()),
                   strings_.add(format), language});
  for (std::string_view column : row.columns) columns_.push_back(strings_.add(column));
}

}  // namespace khabar
