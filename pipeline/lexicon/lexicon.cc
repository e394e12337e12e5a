#include "lexicon/lexicon.h"

#include <algorithm>
#include <fstream>

#include "core/error.h"
#include "core/output_path.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon_image.h"

namespace khabar {

using namespace image;

Lexicon::Lexicon(std::unique_ptr<Image> image) : image_(std::move(image)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Lexicon Lexicon::open(const std::filesystem::path& file) {
  auto image = std::make_unique<Image>();
  image->file = MappedMemory::of_file(file);
  image->bind(file.string());
  return Lexicon(std::move(image));
}

Lexicon Lexicon::compile(const std::filesystem::path& root, const std::vector<std::filesystem::path>& extra) {
  auto image = std::make_unique<Image>();
  image->owned = build_image(root, extra);
  image->bind(root.string());
  return Lexicon(std::move(image));
}

void Lexicon::save(const std::filesystem::path& file) const {
  const bool plain = takes_name_when_whole(file);
  const std::filesystem::path unfinished = plain ? file.string() + ".new" : file.string();
  {
    std::ofstream out(unfinished, std::ios::binary);
    out.write(image_->base, static_cast<std::streamsize>(image_->header->bytes));
    if (!out.flush()) {
      std::error_code ignored;
      if (plain) std::filesystem::remove(unfinished, ignored);
      throw IoError(file.string() + ": cannot be written; is the folder there, and room on the disk?");
    }
  }
  if (plain) std::filesystem::rename(unfinished, file);
}

std::span<const EntryRef> Lexicon::entries(const Hit& hit) const {
  return all_entries().subspan(hit.first_entry, hit.entry_count);
}

std::span<const EntryRef> Lexicon::all_entries() const {
  static_assert(sizeof(EntryRef) == sizeof(uint32_t));
  return {reinterpret_cast<const EntryRef*>(image_->form_refs.data()), image_->form_refs.size()};
}

LexiconEntry Lexicon::entry(EntryRef ref) const {
  const Entry& e = image_->entries[static_cast<uint32_t>(ref)];
  if (e.is_name != 0) return {e.token_class, e.language, e.value_or_fact, RuleRef{e.rule}, {}};
  return {e.token_class, e.language, none_index, RuleRef{e.rule}, image_->string(e.value_or_fact)};
}

std::optional<LexiconEntry> Lexicon::entry_of(const Hit& hit, ClassId token_class) const {
  for (EntryRef ref : entries(hit)) {
    const Entry& e = image_->entries[static_cast<uint32_t>(ref)];
    if (image_->class_sets[e.token_class].has(token_class)) return entry(ref);
  }
  return std::nullopt;
}

uint32_t Lexicon::entry_count() const { return static_cast<uint32_t>(image_->entries.size()); }

ClassId Lexicon::class_id(std::string_view name) const {
  for (size_t i = 0; i < image_->classes.size(); ++i)
    if (image_->string(image_->classes[i].name) == name) return static_cast<ClassId>(i);
  return no_class;
}

std::string_view Lexicon::class_name(ClassId id) const { return image_->string(image_->classes[id].name); }
std::string_view Lexicon::class_flags(ClassId id) const { return image_->string(image_->classes[id].flags); }
uint32_t Lexicon::class_count() const { return static_cast<uint32_t>(image_->classes.size()); }

std::optional<LanguageId> Lexicon::language(std::string_view code) const {
  for (size_t i = 1; i < image_->languages.size(); ++i)
    if (image_->string(image_->languages[i].code) == code) return static_cast<LanguageId>(i);
  return std::nullopt;
}

std::string_view Lexicon::language_code(LanguageId id) const { return image_->string(image_->languages[id].code); }
std::string_view Lexicon::article(LanguageId id) const { return image_->articles[id]; }

std::vector<Lexicon::Proclitic> Lexicon::proclitics(LanguageId id) const {
  std::vector<Proclitic> out;
  for (const auto& list : image_->proclitics[id].by_second_byte)
    for (const Image::Prefix& p : list)
      if (!p.replaced) out.push_back({p.letters, p.flags});
  std::stable_sort(out.begin(), out.end(),
                   [](const Proclitic& a, const Proclitic& b) { return a.letters.size() < b.letters.size(); });
  return out;
}
uint32_t Lexicon::language_count() const { return static_cast<uint32_t>(image_->languages.size()); }

khabar::Fact Lexicon::fact(uint32_t index) const {
  const image::Fact& f = image_->facts[index];
  khabar::Fact out;
  out.id = image_->string(f.id);
  out.type = image_->string(f.type);
  out.country = image_->string(f.country);
  out.admin1 = image_->string(f.admin1);
  out.sector = image_->string(f.sector);
  out.positions = image_->string(f.positions);
  out.lat = f.lat;
  out.lon = f.lon;
  out.has_coordinates = f.has_coordinates != 0;
  out.population = f.population;
  out.mention_type = static_cast<MentionType>(f.mention_type);
  out.is_country = f.is_country != 0;
  out.from_year = f.from_year;
  out.to_year = f.to_year;
  return out;
}

uint32_t Lexicon::fact_count() const { return static_cast<uint32_t>(image_->facts.size()); }

std::string_view Lexicon::fact_name(uint32_t index, LanguageId language) const {
  return image_->string(image_->fact_names[index * image_->languages.size() + language]);
}

std::optional<uint32_t> Lexicon::find_fact(std::string_view id) const {
  const auto& order = image_->facts_by_id;
  const auto found = std::lower_bound(order.begin(), order.end(), id, [&](uint32_t fact, std::string_view wanted) {
    return image_->string(image_->facts[fact].id) < wanted;
  });
  if (found == order.end() || image_->string(image_->facts[*found].id) != id) return std::nullopt;
  return *found;
}

std::string Lexicon::rule_name(RuleRef rule) const {
  if (rule == RuleRef::none) return {};
  const auto value = static_cast<uint32_t>(rule);
  const uint32_t file = value >> 20;
  if (file >= image_->files.size()) return {};
  return std::string(image_->string(image_->files[file].name)) + ":" + std::to_string(value & 0xFFFFF);
}

std::vector<Lexicon::Row> Lexicon::rows(std::string_view format) const {
  std::vector<Row> out;
  const auto before = [&](const image::Row& row, std::string_view wanted) {
    return image_->string(row.format) < wanted;
  };
  const auto first = std::lower_bound(image_->rows.begin(), image_->rows.end(), format, before);
  for (auto row = first;
       row != image_->rows.end() && row->format == first->format && image_->string(row->format) == format; ++row) {
    Row& r = out.emplace_back();
    r.language = static_cast<LanguageId>(row->language);
    r.rule = RuleRef{row->rule};
    r.columns.reserve(row->column_count);
    for (uint32_t c = 0; c < row->column_count; ++c)
      r.columns.push_back(image_->string(image_->columns[row->first_column + c]));
  }
  return out;
}

std::vector<Lexicon::WordForm> Lexicon::words(ClassId token_class, LanguageId language) const {
  std::vector<WordForm> out;
  const std::pair wanted(token_class, language);
  const auto group = [&](const image::WordForm& w) {
    const Entry& e = image_->entries[w.entry];
    return std::pair(e.token_class, e.language);
  };
  auto word = std::lower_bound(image_->word_forms.begin(), image_->word_forms.end(), wanted,
                               [&](const image::WordForm& w, const auto& value) { return group(w) < value; });
  for (; word != image_->word_forms.end() && group(*word) == wanted; ++word) {
    const Entry& e = image_->entries[word->entry];
    out.push_back({image_->string(word->form), image_->string(e.value_or_fact), RuleRef{e.rule}});
  }
  return out;
}

const LexiconStats& Lexicon::stats() const { return image_->stats; }

}  // namespace khabar
