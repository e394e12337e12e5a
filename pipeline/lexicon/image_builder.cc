#include "lexicon/image_builder.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "core/document.h"
#include "core/error.h"
#include "lexicon/lexicon.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

constexpr uint32_t max_class_count = 128;
constexpr uint32_t max_file_lines = 1 << 20, max_files = 1 << 12;
constexpr size_t max_form_words = 24;

void require_columns(const TsvFile& file, const TsvRow& row, size_t count) {
  if (row.columns.size() == count) return;
  throw LoadError(file.at(row.line, std::to_string(row.columns.size()) + " columns, expected " + std::to_string(count) +
                                        " (tab-separated; empty ones count)"));
}

std::string_view stem_of(const TsvFile& file) {
  std::string_view name = file.name();
  name = name.substr(name.find_last_of('/') + 1);
  return name.substr(0, name.find('.'));
}

template <typename Number>
Number number_in(const TsvFile& file, uint32_t line, std::string_view text) {
  Number value{};
  if (text.empty()) return value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    throw LoadError(file.at(line, "'" + std::string(text) + "' is not a number"));
  return value;
}

MentionType mention_type_of(std::string_view class_name) {
  if (class_name == "person") return MentionType::person;
  return class_name == "organization" ? MentionType::organization : MentionType::place;
}

}  // namespace

void ImageBuilder::add_class_file(const TsvFile& file) {
  for (const TsvRow& row : file.rows()) {
    require_columns(file, row, 3);
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

void ImageBuilder::add_facts(const TsvFile& file) {
  const std::string_view stem = stem_of(file);
  for (const TsvRow& row : file.rows()) add_fact(file, row, stem);
}

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

void ImageBuilder::add_fact(const TsvFile& file, const TsvRow& row, std::string_view stem) {
  const bool place = stem == "places", country = stem == "countries", person = stem == "people";
  require_columns(file, row, person ? 4 : stem == "organizations" ? 6 : 7);
  const auto& c = row.columns;
  image::Fact fact{};
  fact.id = strings_.add(c[0]);
  const auto type = person ? MentionType::person : place || country ? MentionType::place : MentionType::organization;
  fact.mention_type = static_cast<uint8_t>(type);
  fact.is_country = country;
  if (place || country) {
    fact.type = strings_.add(country ? "country" : c[1]);
    fact.country = strings_.add(place ? c[2] : c[0].substr(c[0].find(':') + 1));
    if (place) fact.admin1 = strings_.add(c[3]);
    fact.has_coordinates = !c[4].empty() && !c[5].empty();
    fact.lat = number_in<float>(file, row.line, c[4]);
    fact.lon = number_in<float>(file, row.line, c[5]);
    fact.population = number_in<uint32_t>(file, row.line, c[6]);
  } else if (person) {
    fact.type = strings_.add(c[1]);
    fact.country = strings_.add(c[2]);
    fact.positions = strings_.add(c[3]);
  } else {
    fact.type = strings_.add(c[1]);
    fact.country = strings_.add(c[2]);
    fact.sector = strings_.add(c[3]);
    fact.from_year = number_in<uint16_t>(file, row.line, c[4]);
    fact.to_year = number_in<uint16_t>(file, row.line, c[5]);
  }
  if (fact_index_.contains(c[0])) throw LoadError(file.at(row.line, "id given twice: " + std::string(c[0])));
  add_new_fact(c[0], fact);
}

uint32_t ImageBuilder::add_new_fact(std::string_view id, const image::Fact& fact) {
  const auto index = static_cast<uint32_t>(facts_.size());
  fact_index_.emplace(id, index);
  facts_.push_back(fact);
  fact_names_.emplace_back();
  return index;
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
  require_columns(file, row, 3);
  const ClassId token_class = class_of(file, row.line, row.columns[0]);
  const uint32_t entry = add_value_entry(token_class, language, row.columns[2], rule);
  if (!add_form(row.columns[1], entry, 0)) throw LoadError(file.at(row.line, "the form has no word"));
  word_forms_.push_back({strings_.add(row.columns[1]), entry});
  const std::string& article = articles_[language];
  if (!article.empty() && has_flag(token_class, "definite") && !row.columns[1].starts_with(article))
    add_form(article + std::string(row.columns[1]), entry, image::form_flag::article);
}

void ImageBuilder::add_names(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  require_columns(file, row, 3);
  const std::string_view stem = stem_of(file);
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

// The fact of an entities row: the one that the gazetteers have of this id, or a new one.
uint32_t ImageBuilder::fact_of_entity(const TsvFile& file, const TsvRow& row, std::string_view token_class) {
  const std::string_view id = file.cell(row, "id");
  if (id.empty()) throw LoadError(file.at(row.line, "the row has no id"));
  if (const auto known = fact_index_.find(id); known != fact_index_.end()) return known->second;
  const std::string_view lat = file.cell(row, "lat"), lon = file.cell(row, "lon");
  image::Fact fact{};
  fact.id = strings_.add(id);
  fact.type = strings_.add(file.cell(row, "type"));
  fact.country = strings_.add(file.cell(row, "country"));
  fact.mention_type = static_cast<uint8_t>(mention_type_of(token_class));
  fact.has_coordinates = !lat.empty() && !lon.empty();
  fact.lat = number_in<float>(file, row.line, lat);
  fact.lon = number_in<float>(file, row.line, lon);
  fact.population = number_in<uint32_t>(file, row.line, file.cell(row, "population"));
  return add_new_fact(id, fact);
}

// One row, one entity with its names in all languages (name_ar, name_en...): what `khabar gazetteers import` writes.
void ImageBuilder::add_entity(const TsvFile& file, const TsvRow& row, uint32_t rule) {
  require_columns(file, row, file.column_count());
  // What `khabar learn` found waits for somebody's yes.
  if (const std::string_view accept = file.cell(row, "accept"); !accept.empty() && accept != "yes") return;
  const std::string_view class_name = file.cell(row, "class");
  const ClassId token_class = class_of(file, row.line, class_name);
  if (!has_flag(token_class, "name"))
    throw LoadError(
        file.at(row.line, "class '" + std::string(class_name) + "': expected person, organization or place"));
  const uint32_t fact = fact_of_entity(file, row, class_name);
  fact_names_[fact].resize(languages_.size());
  bool named = false;
  const auto add_name = [&](std::string_view name) {
    named |= add_form(name, add_name_entry(token_class, shared_language, rule, fact), 0);
  };
  for (uint8_t language = 1; language < languages_.size(); ++language) {
    const std::string_view name = file.cell(row, "name_" + std::string(strings_.at(languages_[language].code)));
    if (name.empty()) continue;
    if (fact_names_[fact][language] == 0) fact_names_[fact][language] = strings_.add(name);
    add_name(name);
  }
  for (std::string_view alias : split_on(file.cell(row, "aliases"), '|')) add_name(alias);
  if (!named) throw LoadError(file.at(row.line, "the row has no name; fill name_ar, name_en or aliases"));
}

// Columns event, lemma, slot, arguments, forms: the forms are filed as one word of class "trigger" whose value is the
// event; the columns before them stay as a row with the same rule.
void ImageBuilder::add_trigger(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  require_columns(file, row, 5);
  const uint32_t entry = add_value_entry(class_of(file, row.line, "trigger"), language, row.columns[0], rule);
  const std::string& article = articles_[language];
  const bool takes_article = !article.empty() && !row.columns[2].starts_with("verb");
  for (std::string_view form : split_on(row.columns[4], '|')) {
    if (!add_form(form, entry, 0))
      throw LoadError(file.at(row.line, "a form has no word: '" + std::string(form) + "'"));
    if (takes_article && !form.starts_with(article))
      add_form(article + std::string(form), entry, image::form_flag::article);
  }
  add_row({row.line, {row.columns.begin(), row.columns.end() - 1}}, rule, "triggers", language);
}

void ImageBuilder::add_row(const TsvRow& row, uint32_t rule, std::string_view format, uint8_t language) {
  rows_.push_back({rule, static_cast<uint32_t>(columns_.size()), static_cast<uint32_t>(row.columns.size()),
                   strings_.add(format), language});
  for (std::string_view column : row.columns) columns_.push_back(strings_.add(column));
}

}  // namespace khabar
