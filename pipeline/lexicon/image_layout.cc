// The sections of the image, from what the rows gave.
#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>

#include "core/error.h"
#include "lexicon/image_builder.h"
#include "lexicon/lexicon.h"
#include "text/char_table.h"

namespace khabar {

namespace {

constexpr size_t max_refs_of_node = image::continues_bit - 1;

template <typename KeyedNode>
std::vector<image::Bucket> build_buckets(const std::vector<KeyedNode>& nodes) {
  constexpr size_t slots_a_node_percent = 140;  // more load would send too many searches on to further buckets
  const size_t count = nodes.size() * slots_a_node_percent / 100 / image::slots_per_bucket + 1;
  std::vector<image::Bucket> buckets(count);
  for (const KeyedNode& node : nodes) {
    size_t at = image::bucket_of(node.key, count);
    for (; buckets[at].kinds[image::slots_per_bucket - 1] != 0; at = at + 1 == count ? 0 : at + 1)
      buckets[at].set_overflow(node.key);
    image::Bucket& bucket = buckets[at];
    uint32_t slot = 0;
    while (bucket.kinds[slot] != 0) ++slot;
    bucket.tags[slot] = image::tag_of(node.key);
    bucket.first_refs[slot] = node.first_ref;
    bucket.kinds[slot] = node.kind;
    bucket.set_check(slot, node.key);
  }
  return buckets;
}

template <typename KeyedNode>
std::vector<uint64_t> build_filter(const std::vector<KeyedNode>& nodes) {
  constexpr size_t keys_a_word = 8;
  std::vector<uint64_t> words(nodes.size() / keys_a_word + 1);
  for (const KeyedNode& node : nodes)
    words[image::filter_word_of(node.key, words.size())] |= image::filter_bits_of(node.key);
  return words;
}

template <typename T>
void put_section(std::string& out, image::Header& header, image::Section section, const T* data, size_t count) {
  while (out.size() % 64 != 0) out += '\0';
  header.sections[section] = {out.size(), count};
  if (count > 0) out.append(reinterpret_cast<const char*>(data), count * sizeof(T));
}

}  // namespace

// One node a key, prefixes included; within a node names of all languages, then by what they ask of the text.
std::vector<ImageBuilder::KeyedNode> ImageBuilder::build_nodes(std::vector<uint32_t>& refs,
                                                               std::vector<uint8_t>& flags) {
  std::sort(prefixes_.begin(), prefixes_.end());
  prefixes_.erase(std::unique(prefixes_.begin(), prefixes_.end()), prefixes_.end());
  const auto order = [&](const FormRef& a, const FormRef& b) {
    return std::tie(a.key, entries_[a.entry].language, a.flags, a.entry) <
           std::tie(b.key, entries_[b.entry].language, b.flags, b.entry);
  };
  std::sort(refs_.begin(), refs_.end(), order);
  refs_.erase(std::unique(refs_.begin(), refs_.end()), refs_.end());
  kind_of(nullptr, 0, false);  // kind 0
  std::vector<KeyedNode> nodes;
  size_t prefix = 0, ref = 0;
  while (prefix < prefixes_.size() || ref < refs_.size()) {
    const uint64_t key = prefix == prefixes_.size() ? refs_[ref].key
                         : ref == refs_.size()      ? prefixes_[prefix]
                                                    : std::min(prefixes_[prefix], refs_[ref].key);
    const bool continues = prefix < prefixes_.size() && prefixes_[prefix] == key;
    prefix += continues;
    const auto first_ref = static_cast<uint32_t>(refs.size());
    const FormRef* const first = refs_.data() + ref;
    for (; ref < refs_.size() && refs_[ref].key == key; ++ref) {
      if (refs.size() - first_ref == max_refs_of_node) continue;
      refs.push_back(refs_[ref].entry);
      flags.push_back(refs_[ref].flags);
    }
    nodes.push_back({key, first_ref, kind_of(first, refs.size() - first_ref, continues)});
  }
  return nodes;
}

// A flag "is:place" says that whatever is of this class is a place too.
void ImageBuilder::add_class_sets() {
  for (size_t c = 0; c < classes_.size(); ++c) {
    ClassSet& set = class_sets_.emplace_back();
    set.add(static_cast<ClassId>(c));
    for (std::string_view flag : split_on(class_flags_[c], ' '))
      if (flag.starts_with("is:"))
        if (const auto parent = class_ids_.find(std::string(flag.substr(3))); parent != class_ids_.end())
          set.add(parent->second);
  }
}

// Of a node's entries, refs[0, count).
image::Reading ImageBuilder::reading_of(const FormRef* refs, size_t count, uint8_t language, uint32_t capitals) const {
  image::Reading reading{};
  bool open = false;
  for (size_t i = 0; i < count; ++i) {
    const image::Entry& entry = entries_[refs[i].entry];
    const bool known_here = entry.language == language || entry.language == shared_language || entry.is_name != 0;
    if (!known_here || !image::capitals::allow(capitals, refs[i].flags)) {
      open = false;
      continue;
    }
    if (!open && reading.runs++ == 0) reading.first = static_cast<uint16_t>(i);
    open = true;
    if (reading.runs > 1) return reading;
    ++reading.count;
    reading.classes |= class_sets_[entry.token_class];
    if ((refs[i].flags & image::form_flag::article) != 0) reading.proclitics = proclitic_flag::article;
  }
  return reading;
}

uint16_t ImageBuilder::kind_of(const FormRef* refs, size_t count, bool continues) {
  std::vector<image::Reading> readings;
  for (size_t language = 0; language < languages_.size(); ++language)
    for (uint32_t capitals = 0; capitals < image::capitals::count; ++capitals) {
      image::Reading& reading =
          readings.emplace_back(reading_of(refs, count, static_cast<uint8_t>(language), capitals));
      reading.ref_count = static_cast<uint16_t>(count | (continues ? image::continues_bit : 0));
    }
  const std::string_view bytes(reinterpret_cast<const char*>(readings.data()), readings.size() * sizeof readings[0]);
  if (const auto known = kinds_.find(bytes); known != kinds_.end()) return known->second;
  const size_t id = readings_.size() / readings.size();
  if (id > std::numeric_limits<uint16_t>::max())
    throw LoadError("more than 65,535 different sets of classes meet in one form each; give forms fewer classes");
  kinds_.emplace(bytes, static_cast<uint16_t>(id));
  readings_.insert(readings_.end(), readings.begin(), readings.end());
  return static_cast<uint16_t>(id);
}

// Those of one word: what is left has more.
std::vector<ImageBuilder::KeyedNode> ImageBuilder::take_words(std::vector<KeyedNode>& nodes) {
  std::sort(word_keys_.begin(), word_keys_.end());
  const auto is_phrase = [&](const KeyedNode& node) {
    return !std::binary_search(word_keys_.begin(), word_keys_.end(), node.key);
  };
  const auto words = std::stable_partition(nodes.begin(), nodes.end(), is_phrase);
  std::vector<KeyedNode> taken(words, nodes.end());
  nodes.erase(words, nodes.end());
  return taken;
}

std::vector<uint32_t> ImageBuilder::facts_by_id() const {
  std::vector<uint32_t> order;
  for (const auto& [id, fact] : fact_index_) order.push_back(fact);  // the map is sorted by id
  return order;
}

// So that rows of a format and words of a class are found without a walk over all; each group in its order.
void ImageBuilder::order_rows_and_words() {
  std::stable_sort(rows_.begin(), rows_.end(), [&](const image::Row& a, const image::Row& b) {
    return a.format != b.format && strings_.at(a.format) < strings_.at(b.format);
  });
  const auto group = [&](const image::WordForm& w) {
    return std::pair(entries_[w.entry].token_class, entries_[w.entry].language);
  };
  std::stable_sort(word_forms_.begin(), word_forms_.end(),
                   [&](const image::WordForm& a, const image::WordForm& b) { return group(a) < group(b); });
}

std::string ImageBuilder::finish() {
  std::vector<uint32_t> refs;
  std::vector<uint8_t> flags;
  add_variants();
  add_class_sets();
  std::vector<KeyedNode> phrases = build_nodes(refs, flags);
  const size_t node_count = phrases.size();
  const std::vector<KeyedNode> words = take_words(phrases);
  const std::vector<uint32_t> by_id = facts_by_id();
  order_rows_and_words();
  std::vector<uint32_t> names;
  for (auto& of_fact : fact_names_) {
    of_fact.resize(languages_.size());
    names.insert(names.end(), of_fact.begin(), of_fact.end());
  }
  image::Header header{};
  std::string out(sizeof header, '\0');
  const auto put = [&](image::Section section, const auto& elements) {
    put_section(out, header, section, elements.data(), elements.size());
  };
  put(image::classes, classes_);
  put(image::languages, languages_);
  put(image::files, files_);
  put(image::entries, entries_);
  put(image::form_refs, refs);
  put(image::form_flags, flags);
  put(image::readings, readings_);
  put(image::word_buckets, build_buckets(words));
  put(image::word_filter, build_filter(words));
  put(image::phrase_buckets, build_buckets(phrases));
  put(image::phrase_filter, build_filter(phrases));
  put(image::class_sets, class_sets_);
  put(image::rows, rows_);
  put(image::columns, columns_);
  put(image::proclitics, proclitics_);
  put(image::facts, facts_);
  put(image::facts_by_id, by_id);
  put(image::fact_names, names);
  put(image::word_forms, word_forms_);
  put(image::strings, strings_.bytes());
  header.magic = image::magic;
  header.version = image::version;
  header.bytes = out.size();
  header.fold_fingerprint = CharTable::instance().fingerprint();
  header.form_count = refs.size();
  header.node_count = node_count;
  std::memcpy(out.data(), &header, sizeof header);
  header.matching_checksum = image::matching_checksum_of(out);
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = image::checksum_of(out);
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace khabar
