#include "lexicon/lexicon_image.h"

#include <algorithm>

#include "core/error.h"
#include "text/char_table.h"

namespace khabar {

using namespace image;

namespace {

constexpr size_t element_sizes[section_count] = {sizeof(Class),
                                                 sizeof(Language),
                                                 sizeof(File),
                                                 sizeof(Entry),
                                                 4,
                                                 1,
                                                 sizeof(Reading),
                                                 sizeof(Bucket),
                                                 8,
                                                 sizeof(Bucket),
                                                 8,
                                                 sizeof(ClassSet),
                                                 sizeof(image::Row),
                                                 4,
                                                 sizeof(Proclitic),
                                                 sizeof(image::Fact),
                                                 4,
                                                 4,
                                                 sizeof(image::WordForm),
                                                 1};

constexpr Section searched[] = {image::word_buckets, image::word_filter, image::phrase_buckets, image::phrase_filter};

// Sections lie as the builder put them, one behind the other on 64-byte borders: an image with any other header is
// damaged.
bool extents_are_sound(const Header& h) {
  constexpr uint64_t border = 64;
  uint64_t end = sizeof(Header);
  for (uint32_t s = 0; s < section_count; ++s) {
    const auto& e = h.sections[s];
    if (e.offset != (end + border - 1) / border * border || e.offset > h.bytes) return false;
    if (e.count > (h.bytes - e.offset) / element_sizes[s]) return false;
    end = e.offset + e.count * element_sizes[s];
  }
  return end == h.bytes &&
         std::all_of(std::begin(searched), std::end(searched), [&](Section s) { return h.sections[s].count > 0; });
}

}  // namespace

void Lexicon::Image::bind(const std::string& name) {
  const char* const remedy = "; run `khabar gazetteers compile`";
  const std::string_view image = owned.empty() ? file.bytes() : owned;
  base = image.data();
  header = reinterpret_cast<const Header*>(base);
  if (image.size() < sizeof(Header) || header->magic != magic) throw LoadError(name + ": is no lexicon image" + remedy);
  if (header->version != version) throw LoadError(name + ": made by another version of Khabar" + remedy);
  if (header->bytes != image.size() || !extents_are_sound(*header))
    throw LoadError(name + ": is cut off or damaged" + remedy);
  // Before anything in it is read.
  if (!is_whole(image)) throw LoadError(name + ": is damaged (its checksum differs)" + remedy);
  if (header->fold_fingerprint != CharTable::instance().fingerprint())
    throw LoadError(name + ": made under another ICU version" + remedy);
  bind_sections();
  prepare();
}

// What only tells of things found is not read through in a big image: its readers keep to their section whatever stands
// in it.
bool Lexicon::Image::is_whole(std::string_view image) {
  constexpr size_t read_through_bytes = size_t{48} << 20;
  const bool all = image.size() <= read_through_bytes;
  const bool in_huge_pages = file.fetch(all ? image.size() : header->sections[matching_section_count].offset);
  const Moved moved = in_huge_pages ? Moved{} : room_for_index();
  return all ? checksum_of(image, moved) == header->checksum
             : matching_checksum_of(image, moved) == header->matching_checksum;
}

// Nowhere for a small index, or if there is none: slower, no worse.
image::Moved Lexicon::Image::room_for_index() {
  constexpr size_t huge_page = size_t{2} << 20;
  const Header::Extent &first = header->sections[image::word_buckets], &last = header->sections[image::phrase_filter];
  const uint64_t end = last.offset + last.count * element_sizes[image::phrase_filter];
  const size_t bytes = end - first.offset;
  if (bytes < huge_page) return {};
  index = MappedMemory::in_huge_pages(bytes);
  return {first.offset, end, index.data()};
}

void Lexicon::Image::bind_sections() {
  classes = section<Class>(image::classes);
  languages = section<Language>(image::languages);
  files = section<File>(image::files);
  entries = section<Entry>(image::entries);
  form_refs = section<uint32_t>(image::form_refs);
  form_flags = section<uint8_t>(image::form_flags);
  readings = section<Reading>(image::readings);
  class_sets = section<ClassSet>(image::class_sets);
  rows = section<image::Row>(image::rows);
  columns = section<uint32_t>(image::columns);
  facts = section<image::Fact>(image::facts);
  facts_by_id = section<uint32_t>(image::facts_by_id);
  fact_names = section<uint32_t>(image::fact_names);
  word_forms = section<image::WordForm>(image::word_forms);
  words = table(image::word_buckets, image::word_filter);
  phrases = table(image::phrase_buckets, image::phrase_filter);
}

// Where room was found for it, or in the file.
NodeTable Lexicon::Image::table(Section buckets, Section filter) const {
  const auto* const begin = index.bytes().empty() ? base : index.data() - header->sections[image::word_buckets].offset;
  const auto in_place = [&](const auto& section_in_file) {
    using Element = typename std::remove_reference_t<decltype(section_in_file)>::element_type;
    const auto offset = reinterpret_cast<const char*>(section_in_file.data()) - base;
    return std::span<Element>(reinterpret_cast<Element*>(begin + offset), section_in_file.size());
  };
  return {in_place(section<Bucket>(buckets)), in_place(section<uint64_t>(filter))};
}

void Lexicon::Image::prepare() {
  proclitics.resize(languages.size());
  articles.resize(languages.size());
  for (const image::Proclitic& p : section<image::Proclitic>(image::proclitics)) {
    const std::string_view letters = string(p.letters);
    if (p.flags == proclitic_flag::article) {  // compiled into the forms that can have it, never taken away
      articles[p.language] = letters;
      continue;
    }
    if (letters.size() < 2) continue;  // of no script that joins them
    Prefix prefix{letters, string(p.letters_behind),      p.instead != 0,
                  {},      static_cast<uint8_t>(p.flags), p.classes_behind};
    add_folded(prefix.instead, string(p.instead));
    proclitics[p.language].by_second_byte[static_cast<uint8_t>(letters[1])].push_back(prefix);
    proclitics[p.language].any = true;
  }
  for (Prefixes& of_language : proclitics)
    for (auto& list : of_language.by_second_byte)
      std::stable_sort(list.begin(), list.end(),
                       [](const Prefix& a, const Prefix& b) { return a.letters.size() < b.letters.size(); });
  for (const File& f : files)
    stats.files.push_back({std::string(string(f.name)), std::string(string(f.format)), f.rows, f.forms});
  stats.forms = header->form_count;
  stats.nodes = header->node_count;
  stats.entries = entries.size();
  stats.facts = facts.size();
  stats.image_bytes = header->bytes;
  stats.index_bytes = entries.size_bytes() + form_refs.size_bytes() + form_flags.size_bytes() + readings.size_bytes() +
                      searched_bytes();
  stats.checksum = header->checksum;
}

uint64_t Lexicon::Image::searched_bytes() const {
  uint64_t bytes = 0;
  for (const Section s : searched) bytes += header->sections[s].count * element_sizes[s];
  return bytes;
}

NodeTable::Slot NodeTable::find_further(uint64_t key) const {
  for (uint64_t at = bucket_of(key);; at = at + 1 == buckets_.size() ? 0 : at + 1) {
    const Bucket& bucket = buckets_[at];
    for (uint32_t equal = slots_with(bucket, tag_of(key)); equal != 0; equal &= equal - 1) {
      const auto slot = static_cast<uint32_t>(std::countr_zero(equal));
      if (bucket.differs(slot, key) == 0 && bucket.kinds[slot] != 0)
        return {bucket.first_refs[slot], bucket.kinds[slot]};
    }
    if (bucket.may_overflow(key) == 0) return {};
  }
}

}  // namespace khabar
