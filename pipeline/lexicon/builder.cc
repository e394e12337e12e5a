#include "lexicon/builder.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "core/document.h"
#include "core/error.h"
#include "core/hit.h"
#include "core/token.h"
#include "lexicon/image.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"
#include "text/char_table.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {

namespace fs = std::filesystem;

namespace {

constexpr uint32_t max_class_count = 128;
constexpr uint32_t max_file_lines = 1 << 20, max_files = 1 << 12;
constexpr size_t max_form_words = 24;

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

struct FormRef {
  uint64_t key;
  uint32_t entry;
  uint8_t flags;
  auto operator<=>(const FormRef&) const = default;
};

// A node on its way into its bucket.
struct KeyedNode {
  uint64_t key;
  image::Node node;
};

// What the formats other than words, names and facts have in common: rows kept as they are.
bool is_plain_rows(std::string_view format) {
  return format != "words" && format != "names" && format != "facts" && format != "classes" && format != "proclitics" &&
         format != "triggers" && format != "entities";
}

class Builder {
 public:
  void add_class_file(const TsvFile& file) {
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

  uint8_t add_language(std::string_view code) {
    languages_.push_back({strings_.add(code)});
    articles_.emplace_back();
    return static_cast<uint8_t>(languages_.size() - 1);
  }

  void add_proclitics(const TsvFile& file, uint8_t language) {
    for (const TsvRow& row : file.rows()) {
      require_columns(file, row, 3);
      uint32_t flags = 0;
      for (std::string_view flag : split_on(row.columns[1], ' ')) flags |= proclitic_bit(file, row.line, flag);
      if (flags == proclitic_flag::article) articles_[language] = row.columns[0];
      proclitics_.push_back({strings_.add(row.columns[0]), strings_.add(row.columns[2]), flags, language});
    }
  }

  // Shared facts come before the packs' names of them.
  void add_facts(const TsvFile& file) {
    const std::string_view stem = stem_of(file);
    for (const TsvRow& row : file.rows()) add_fact(file, row, stem);
  }

  void add_words_or_names(const TsvFile& file, uint8_t language) {
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

  std::string finish();

 private:
  static void require_columns(const TsvFile& file, const TsvRow& row, size_t count) {
    if (row.columns.size() == count) return;
    throw LoadError(file.at(row.line, std::to_string(row.columns.size()) + " columns, expected " +
                                          std::to_string(count) + " (tab-separated; empty ones count)"));
  }

  static std::string_view stem_of(const TsvFile& file) {
    std::string_view name = file.name();
    name = name.substr(name.find_last_of('/') + 1);
    return name.substr(0, name.find('.'));
  }

  static uint32_t proclitic_bit(const TsvFile& file, uint32_t line, std::string_view flag) {
    if (flag == "conjunction") return proclitic_flag::conjunction;
    if (flag == "preposition") return proclitic_flag::preposition;
    if (flag == "future") return proclitic_flag::future;
    if (flag == "article") return proclitic_flag::article;
    throw LoadError(
        file.at(line, "unknown flag '" + std::string(flag) + "': conjunction, preposition, future or article"));
  }

  uint32_t add_file(const TsvFile& file, std::string_view format) {
    if (files_.size() >= max_files) throw LoadError("more than 4096 gazetteer files; join some");
    files_.push_back({strings_.add(file.name()), strings_.add(format), static_cast<uint32_t>(file.rows().size()), 0});
    return static_cast<uint32_t>(files_.size() - 1);
  }

  ClassId class_of(const TsvFile& file, uint32_t line, std::string_view name) const {
    const auto found = class_ids_.find(std::string(name));
    if (found == class_ids_.end())
      throw LoadError(file.at(line, "unknown class '" + std::string(name) + "'; add it to shared/classes.tsv"));
    return found->second;
  }

  template <typename Number>
  static Number number_in(const TsvFile& file, uint32_t line, std::string_view text) {
    Number value{};
    if (text.empty()) return value;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
      throw LoadError(file.at(line, "'" + std::string(text) + "' is not a number"));
    return value;
  }

  void add_fact(const TsvFile& file, const TsvRow& row, std::string_view stem);
  void add_word(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language);
  void add_names(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language);
  void add_trigger(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language);
  void add_entity(const TsvFile& file, const TsvRow& row, uint32_t rule);
  uint32_t fact_of_entity(const TsvFile& file, const TsvRow& row, std::string_view token_class);
  void add_row(const TsvRow& row, uint32_t rule, std::string_view format, uint8_t language);
  uint32_t add_entry(ClassId token_class, uint8_t language, std::string_view value, uint32_t rule, uint32_t fact);
  bool add_form(std::string_view form, uint32_t entry, uint8_t flags);
  bool has_flag(ClassId id, std::string_view flag) const;

  std::vector<KeyedNode> build_nodes(std::vector<uint32_t>& refs, std::vector<uint8_t>& flags);
  void add_class_sets();
  void describe(image::Node& node, const FormRef* refs);
  uint8_t audience_of(const image::Entry& entry) const;
  std::vector<uint32_t> facts_by_id() const;
  void order_rows_and_words();

  StringPool strings_;
  std::map<std::string, ClassId> class_ids_;
  std::vector<std::string> class_flags_;
  std::vector<image::Class> classes_;
  std::vector<ClassSet> class_sets_;  // of each class, then those of nodes
  std::map<std::pair<uint64_t, uint64_t>, uint16_t> class_set_ids_;
  std::vector<image::Language> languages_;
  std::vector<std::string> articles_;  // by language
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
  std::vector<uint64_t> joined_;  // keys of two words or more
  std::vector<Token> scratch_;
};

bool Builder::has_flag(ClassId id, std::string_view flag) const {
  for (std::string_view f : split_on(class_flags_[id], ' '))
    if (f == flag) return true;
  return false;
}

void Builder::add_fact(const TsvFile& file, const TsvRow& row, std::string_view stem) {
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
  if (!fact_index_.emplace(c[0], static_cast<uint32_t>(facts_.size())).second)
    throw LoadError(file.at(row.line, "id given twice: " + std::string(c[0])));
  facts_.push_back(fact);
  fact_names_.emplace_back();
}

uint32_t Builder::add_entry(ClassId token_class, uint8_t language, std::string_view value, uint32_t rule,
                            uint32_t fact) {
  entries_.push_back({strings_.add(value), rule, fact, token_class, language, 0});
  return static_cast<uint32_t>(entries_.size() - 1);
}

// Tokenises a form as text would be, and files its key and the keys of all its prefixes. False if it has no token.
bool Builder::add_form(std::string_view form, uint32_t entry, uint8_t flags) {
  tokenize(form, scratch_);
  if (scratch_.empty() || scratch_.size() > max_form_words) return false;
  uint64_t key = scratch_[0].key;
  for (size_t i = 1; i < scratch_.size(); ++i) {
    prefixes_.push_back(key);
    key = join_keys(key, scratch_[i].key);
    joined_.push_back(key);
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

void Builder::add_word(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  require_columns(file, row, 3);
  const ClassId token_class = class_of(file, row.line, row.columns[0]);
  const uint32_t entry = add_entry(token_class, language, row.columns[2], rule, none_index);
  if (!add_form(row.columns[1], entry, 0)) throw LoadError(file.at(row.line, "the form has no word"));
  word_forms_.push_back({strings_.add(row.columns[1]), entry});
  const std::string& article = articles_[language];
  if (!article.empty() && has_flag(token_class, "definite") && !row.columns[1].starts_with(article))
    add_form(article + std::string(row.columns[1]), entry, image::form_flag::article);
}

MentionType mention_type_of(std::string_view class_name) {
  if (class_name == "person") return MentionType::person;
  return class_name == "organization" ? MentionType::organization : MentionType::place;
}

void Builder::add_names(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
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
    found = fact_index_.emplace(row.columns[0], static_cast<uint32_t>(facts_.size())).first;
    facts_.push_back(fact);
    fact_names_.emplace_back();
  }
  auto& names = fact_names_[found->second];
  names.resize(languages_.size());
  names[language] = strings_.add(row.columns[1]);
  const uint32_t entry = add_entry(token_class, language, row.columns[1], rule, found->second);
  if (!add_form(row.columns[1], entry, 0)) throw LoadError(file.at(row.line, "the name has no word"));
  for (std::string_view alias : split_on(row.columns[2], '|')) add_form(alias, entry, 0);
}

// The fact of an entities row: the one that the gazetteers have of this id, or a new one.
uint32_t Builder::fact_of_entity(const TsvFile& file, const TsvRow& row, std::string_view token_class) {
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
  const auto index = static_cast<uint32_t>(facts_.size());
  fact_index_.emplace(id, index);
  facts_.push_back(fact);
  fact_names_.emplace_back();
  return index;
}

// One row, one entity with its names in all languages (name_ar, name_en...): what `khabar gazetteers import` writes.
void Builder::add_entity(const TsvFile& file, const TsvRow& row, uint32_t rule) {
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
    named |= add_form(name, add_entry(token_class, shared_language, name, rule, fact), 0);
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
void Builder::add_trigger(const TsvFile& file, const TsvRow& row, uint32_t rule, uint8_t language) {
  require_columns(file, row, 5);
  const uint32_t entry = add_entry(class_of(file, row.line, "trigger"), language, row.columns[0], rule, none_index);
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

void Builder::add_row(const TsvRow& row, uint32_t rule, std::string_view format, uint8_t language) {
  rows_.push_back({rule, static_cast<uint32_t>(columns_.size()), static_cast<uint32_t>(row.columns.size()),
                   strings_.add(format), language});
  for (std::string_view column : row.columns) columns_.push_back(strings_.add(column));
}

// One node a key, prefixes included; within a node names of all languages, then by what they ask of the text.
std::vector<KeyedNode> Builder::build_nodes(std::vector<uint32_t>& refs, std::vector<uint8_t>& flags) {
  std::sort(prefixes_.begin(), prefixes_.end());
  prefixes_.erase(std::unique(prefixes_.begin(), prefixes_.end()), prefixes_.end());
  const auto order = [&](const FormRef& a, const FormRef& b) {
    return std::tie(a.key, entries_[a.entry].language, a.flags, a.entry) <
           std::tie(b.key, entries_[b.entry].language, b.flags, b.entry);
  };
  std::sort(refs_.begin(), refs_.end(), order);
  refs_.erase(std::unique(refs_.begin(), refs_.end()), refs_.end());
  std::vector<KeyedNode> nodes;
  size_t prefix = 0, ref = 0;
  while (prefix < prefixes_.size() || ref < refs_.size()) {
    const uint64_t key = prefix == prefixes_.size() ? refs_[ref].key
                         : ref == refs_.size()      ? prefixes_[prefix]
                                                    : std::min(prefixes_[prefix], refs_[ref].key);
    image::Node node{static_cast<uint32_t>(refs.size()), 0, 0, 0, image::any_language, 0};
    if (prefix < prefixes_.size() && prefixes_[prefix] == key) {
      node.continues = 1;
      ++prefix;
    }
    const FormRef* const first = refs_.data() + ref;
    for (; ref < refs_.size() && refs_[ref].key == key; ++ref) {
      if (node.ref_count == std::numeric_limits<uint16_t>::max()) continue;
      refs.push_back(refs_[ref].entry);
      flags.push_back(refs_[ref].flags);
      ++node.ref_count;
    }
    describe(node, first);
    nodes.push_back({key, node});
  }
  return nodes;
}

// A flag "is:place" says that whatever is of this class is a place too.
void Builder::add_class_sets() {
  for (size_t c = 0; c < classes_.size(); ++c) {
    ClassSet& set = class_sets_.emplace_back();
    set.add(static_cast<ClassId>(c));
    for (std::string_view flag : split_on(class_flags_[c], ' '))
      if (flag.starts_with("is:"))
        if (const auto parent = class_ids_.find(std::string(flag.substr(3))); parent != class_ids_.end())
          set.add(parent->second);
  }
}

uint8_t Builder::audience_of(const image::Entry& entry) const {
  return entry.language == shared_language || entry.fact != none_index ? image::any_language : entry.language;
}

// What all entries of a node, refs[0, ref_count), have in common.
void Builder::describe(image::Node& node, const FormRef* refs) {
  if (node.ref_count == 0) return;
  node.language = audience_of(entries_[refs[0].entry]);
  node.flags = refs[0].flags;
  ClassSet set;
  for (size_t i = 0; i < node.ref_count; ++i) {
    const image::Entry& entry = entries_[refs[i].entry];
    if (audience_of(entry) != node.language || refs[i].flags != node.flags) node.language = image::mixed_languages;
    set |= class_sets_[entry.token_class];
  }
  if (node.language == image::mixed_languages) return;
  const auto [known, is_new] =
      class_set_ids_.try_emplace({set.word(0), set.word(1)}, static_cast<uint16_t>(class_sets_.size()));
  if (is_new && class_sets_.size() > std::numeric_limits<uint16_t>::max()) {
    class_set_ids_.erase(known);
    node.language = image::mixed_languages;
    return;
  }
  if (is_new) class_sets_.push_back(set);
  node.class_set = known->second;
}

std::vector<image::Bucket> build_buckets(const std::vector<KeyedNode>& nodes) {
  constexpr size_t slots_a_node_percent = 145;  // more load would send a search on to further buckets too often
  const size_t count = nodes.size() * slots_a_node_percent / 100 / image::slots_per_bucket + 1;
  std::vector<image::Bucket> buckets(count);
  for (const auto& [key, node] : nodes) {
    size_t at = image::bucket_of(key, count);
    for (; buckets[at].has(image::slots_per_bucket - 1); at = at + 1 == count ? 0 : at + 1) buckets[at].set_overflows();
    image::Bucket& bucket = buckets[at];
    uint32_t slot = 0;
    while (bucket.has(slot)) ++slot;
    bucket.tags[slot] = image::tag_of(key);
    bucket.checks[slot] = image::check_of(key);
    bucket.first_refs[slot] = node.first_ref;
    bucket.ref_counts[slot] = node.ref_count;
    bucket.class_sets[slot] = node.class_set;
    bucket.continues[slot] = node.continues;
    bucket.languages[slot] = node.language;
    bucket.flags[slot] = node.flags;
  }
  return buckets;
}

// Of the keys of two words or more.
std::vector<uint64_t> build_filter(const std::vector<uint64_t>& keys) {
  constexpr size_t keys_a_word = 8;
  std::vector<uint64_t> words(std::bit_ceil(keys.size() / keys_a_word + 1));
  for (const uint64_t key : keys) words[image::filter_word_of(key, words.size())] |= image::filter_bits_of(key);
  return words;
}

std::vector<uint32_t> Builder::facts_by_id() const {
  std::vector<uint32_t> order;
  for (const auto& [id, fact] : fact_index_) order.push_back(fact);  // the map is sorted by id
  return order;
}

// So that rows of a format and words of a class are found without a walk over all; each group in its order.
void Builder::order_rows_and_words() {
  std::stable_sort(rows_.begin(), rows_.end(), [&](const image::Row& a, const image::Row& b) {
    return a.format != b.format && strings_.at(a.format) < strings_.at(b.format);
  });
  const auto group = [&](const image::WordForm& w) {
    return std::pair(entries_[w.entry].token_class, entries_[w.entry].language);
  };
  std::stable_sort(word_forms_.begin(), word_forms_.end(),
                   [&](const image::WordForm& a, const image::WordForm& b) { return group(a) < group(b); });
}

template <typename T>
void put_section(std::string& out, image::Header& header, image::Section section, const T* data, size_t count) {
  while (out.size() % 64 != 0) out += '\0';
  header.sections[section] = {out.size(), count};
  if (count > 0) out.append(reinterpret_cast<const char*>(data), count * sizeof(T));
}

std::string Builder::finish() {
  std::vector<uint32_t> refs;
  std::vector<uint8_t> flags;
  add_class_sets();
  const std::vector<KeyedNode> nodes = build_nodes(refs, flags);
  const std::vector<image::Bucket> buckets = build_buckets(nodes);
  const std::vector<uint64_t> filter = build_filter(joined_);
  const std::vector<uint32_t> by_id = facts_by_id();
  order_rows_and_words();
  std::vector<uint32_t> names;
  for (auto& of_fact : fact_names_) {
    of_fact.resize(languages_.size());
    names.insert(names.end(), of_fact.begin(), of_fact.end());
  }
  image::Header header{};
  std::string out(sizeof header, '\0');
  put_section(out, header, image::strings, strings_.bytes().data(), strings_.bytes().size());
  put_section(out, header, image::classes, classes_.data(), classes_.size());
  put_section(out, header, image::languages, languages_.data(), languages_.size());
  put_section(out, header, image::files, files_.data(), files_.size());
  put_section(out, header, image::entries, entries_.data(), entries_.size());
  put_section(out, header, image::form_refs, refs.data(), refs.size());
  put_section(out, header, image::form_flags, flags.data(), flags.size());
  put_section(out, header, image::buckets, buckets.data(), buckets.size());
  put_section(out, header, image::filter, filter.data(), filter.size());
  put_section(out, header, image::class_sets, class_sets_.data(), class_sets_.size());
  put_section(out, header, image::facts, facts_.data(), facts_.size());
  put_section(out, header, image::facts_by_id, by_id.data(), by_id.size());
  put_section(out, header, image::fact_names, names.data(), names.size());
  put_section(out, header, image::rows, rows_.data(), rows_.size());
  put_section(out, header, image::columns, columns_.data(), columns_.size());
  put_section(out, header, image::word_forms, word_forms_.data(), word_forms_.size());
  put_section(out, header, image::proclitics, proclitics_.data(), proclitics_.size());
  header.magic = image::magic;
  header.version = image::version;
  header.bytes = out.size();
  header.fold_fingerprint = CharTable::instance().fingerprint();
  header.form_count = refs.size();
  header.node_count = nodes.size();
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = image::checksum_of(out);
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace

std::vector<std::pair<fs::path, std::string>> gazetteer_files(const fs::path& root) {
  if (!fs::is_directory(root / "shared"))
    throw LoadError(root.string() + ": no gazetteers here (a folder with shared/ and language packs is needed)");
  std::vector<std::pair<fs::path, std::string>> files;
  for (const auto& folder : fs::directory_iterator(root)) {
    if (!folder.is_directory() || folder.path().filename() == "sources") continue;
    for (const auto& file : fs::directory_iterator(folder))
      if (file.path().extension() == ".tsv")
        files.emplace_back(file.path(), folder.path().filename().string() + "/" + file.path().filename().string());
  }
  // Shared first, and in it the classes: the packs refer to both.
  const auto rank = [](const std::string& name) {
    return name == "shared/classes.tsv" ? 0 : name.starts_with("shared/") ? 1 : 2;
  };
  std::sort(files.begin(), files.end(), [&](const auto& a, const auto& b) {
    return std::pair(rank(a.second), a.second) < std::pair(rank(b.second), b.second);
  });
  return files;
}

std::string build_image(const fs::path& root, const std::vector<fs::path>& extra) {
  std::vector<std::unique_ptr<TsvFile>> files;
  for (const auto& [path, name] : gazetteer_files(root)) files.push_back(std::make_unique<TsvFile>(path, name));
  Builder builder;
  std::map<std::string, uint8_t> languages;
  languages["shared"] = builder.add_language("");
  const auto folder_of = [](const TsvFile& f) { return f.name().substr(0, f.name().find('/')); };
  for (const auto& file : files)
    if (!languages.contains(folder_of(*file))) languages[folder_of(*file)] = builder.add_language(folder_of(*file));
  for (const auto& file : files) {
    const std::string_view format = file->header("format");
    if (format == "classes") builder.add_class_file(*file);
    if (format == "facts") builder.add_facts(*file);
    if (format == "proclitics") builder.add_proclitics(*file, languages[folder_of(*file)]);
  }
  for (const auto& file : files) {
    const std::string_view format = file->header("format");
    if (format.empty()) throw LoadError(file->at(1, "no '# format:' line in the header"));
    if (format == "words" || format == "names" || format == "triggers" || is_plain_rows(format))
      builder.add_words_or_names(*file, languages[folder_of(*file)]);
  }
  for (const fs::path& path : extra) {
    const TsvFile file(path, path.string());
    const std::string_view format = file.header("format");
    if (format != "words" && format != "names" && format != "entities")
      throw LoadError(file.at(1,
                              "a gazetteer of your own begins with '# format: entities' (or names, words) and a '# "
                              "columns:' line; see gazetteers/README.md"));
    builder.add_words_or_names(file, shared_language);
  }
  return builder.finish();
}

}  // namespace khabar
