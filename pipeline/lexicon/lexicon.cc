#include "lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <fstream>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "core/error.h"
#include "lexicon/builder.h"
#include "lexicon/image.h"
#include "text/char_table.h"
#include "text/fold.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace khabar {

using namespace image;

namespace {

// A bit for each slot of the bucket that has the tag.
uint32_t slots_with(const Bucket& bucket, uint32_t tag) {
#if defined(__SSE2__)
  const __m128i tags = _mm_load_si128(reinterpret_cast<const __m128i*>(bucket.tags));
  const __m128i equal = _mm_cmpeq_epi32(tags, _mm_set1_epi32(static_cast<int>(tag)));
  return static_cast<uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(equal)));
#else
  uint32_t equal = 0;
  for (uint32_t i = 0; i < slots_per_bucket; ++i) equal |= uint32_t{bucket.tags[i] == tag} << i;
  return equal;
#endif
}

// What the text offers: a form that asks for more does not match.
bool satisfies(const Token& token, uint8_t asked) {
  if (token.script != Script::latin) return true;
  if ((asked & form_flag::all_caps) != 0) return token.is(token_flag::all_caps);
  if ((asked & form_flag::capitalised) != 0)
    return token.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case);
  return true;
}

}  // namespace

// The image, mapped or owned, with its sections as spans.
struct Lexicon::Image {
  std::string owned;
  const char* base = nullptr;
  size_t mapped_bytes = 0;
  const Header* header = nullptr;
  std::span<const Class> classes;
  std::span<const Language> languages;
  std::span<const File> files;
  std::span<const Entry> entries;
  std::span<const uint32_t> form_refs;
  std::span<const uint8_t> form_flags;
  std::span<const Bucket> buckets;
  std::span<const image::Fact> facts;
  std::span<const uint32_t> fact_names;
  std::span<const image::Row> rows;
  std::span<const uint32_t> columns;
  std::span<const image::WordForm> word_forms;
  std::span<const uint64_t> filter;
  std::span<const ClassSet> class_sets;  // of each class: itself and what it implies; then those of nodes
  std::span<const uint32_t> facts_by_id;
  LexiconStats stats;

  // A proclitic, and the hash of what stands in its place; shortest first, so that as little as possible is taken away.
  struct Prefix {
    std::string_view letters;
    bool replaced;
    KeyHasher instead;
    uint8_t flags;
  };
  // Of one language, by the second byte of their letters: the first is common to all letters of a script.
  using Prefixes = std::array<std::vector<Prefix>, 256>;
  std::vector<Prefixes> proclitics;        // by language
  std::vector<std::string_view> articles;  // by language

  // What matching jumps about in, in huge pages of its own: a quarter of its time would go into the tables of small
  // ones.
  std::unique_ptr<char, decltype(&std::free)> index{nullptr, &std::free};

  ~Image() {
    if (mapped_bytes > 0) munmap(const_cast<char*>(base), mapped_bytes);
  }

  std::string_view string(StringRef ref) const {
    const char* const at = base + header->sections[strings].offset + ref;
    uint32_t length;
    std::memcpy(&length, at, 4);
    return {at + 4, length};
  }

  template <typename T>
  std::span<const T> section(Section s) const {
    return {reinterpret_cast<const T*>(base + header->sections[s].offset), header->sections[s].count};
  }

  void bind(const std::string& name);
  void move_index();
  void prepare();

  void prefetch(uint64_t key) const { __builtin_prefetch(&buckets[bucket_of(key, buckets.size())]); }
  void prefetch_filter(uint64_t key) const { __builtin_prefetch(&filter[filter_word_of(key, filter.size())]); }
  bool may_have(uint64_t key) const {
    const uint64_t bits = filter_bits_of(key);
    return (filter[filter_word_of(key, filter.size())] & bits) == bits;
  }

  bool find(uint64_t key, Node& node) const {
    for (uint64_t at = bucket_of(key, buckets.size());; at = at + 1 == buckets.size() ? 0 : at + 1) {
      const Bucket& bucket = buckets[at];
      for (uint32_t equal = slots_with(bucket, tag_of(key)); equal != 0; equal &= equal - 1) {
        const auto slot = static_cast<uint32_t>(std::countr_zero(equal));
        if (bucket.checks[slot] != check_of(key) || !bucket.has(slot)) continue;
        node = bucket.node(slot);
        return true;
      }
      if (!bucket.overflows()) return false;
    }
  }

  bool append_hits(const Node& node, LanguageId language, const Token& first, const Hit& hit,
                   std::vector<Hit>& hits) const;
  bool append_mixed_hits(const Node& node, LanguageId language, const Token& first, const Hit& hit,
                         std::vector<Hit>& hits) const;
};

namespace {

constexpr size_t element_sizes[section_count] = {1,
                                                 sizeof(Class),
                                                 sizeof(Language),
                                                 sizeof(File),
                                                 sizeof(Entry),
                                                 4,
                                                 1,
                                                 sizeof(Bucket),
                                                 8,
                                                 sizeof(ClassSet),
                                                 sizeof(image::Fact),
                                                 4,
                                                 4,
                                                 sizeof(image::Row),
                                                 4,
                                                 sizeof(image::WordForm),
                                                 sizeof(Proclitic)};

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
  return end == h.bytes && h.sections[image::buckets].count > 0 && std::has_single_bit(h.sections[image::filter].count);
}

}  // namespace

void Lexicon::Image::bind(const std::string& name) {
  const char* const remedy = "; run `khabar gazetteers compile`";
  header = reinterpret_cast<const Header*>(base);
  const size_t available = mapped_bytes > 0 ? mapped_bytes : owned.size();
  if (available < sizeof(Header) || header->magic != magic) throw LoadError(name + ": is no lexicon image" + remedy);
  if (header->version != version) throw LoadError(name + ": made by another version of Khabar" + remedy);
  if (header->bytes != available || !extents_are_sound(*header))
    throw LoadError(name + ": is cut off or damaged" + remedy);
  // Before anything in it is read.
  if (checksum_of({base, available}) != header->checksum)
    throw LoadError(name + ": is damaged (its checksum differs)" + remedy);
  if (header->fold_fingerprint != CharTable::instance().fingerprint())
    throw LoadError(name + ": made under another ICU version" + remedy);
  classes = section<Class>(image::classes);
  languages = section<Language>(image::languages);
  files = section<File>(image::files);
  entries = section<Entry>(image::entries);
  form_refs = section<uint32_t>(image::form_refs);
  form_flags = section<uint8_t>(image::form_flags);
  buckets = section<Bucket>(image::buckets);
  filter = section<uint64_t>(image::filter);
  class_sets = section<ClassSet>(image::class_sets);
  facts = section<image::Fact>(image::facts);
  facts_by_id = section<uint32_t>(image::facts_by_id);
  fact_names = section<uint32_t>(image::fact_names);
  rows = section<image::Row>(image::rows);
  columns = section<uint32_t>(image::columns);
  word_forms = section<image::WordForm>(image::word_forms);
  prepare();
}

void Lexicon::Image::move_index() {
  constexpr size_t huge_page = size_t{2} << 20;
  const size_t bytes =
      buckets.size_bytes() + filter.size_bytes();  // of both, a multiple of what they must be aligned to
  if (bytes < huge_page) return;
  const size_t rounded = (bytes + huge_page - 1) / huge_page * huge_page;
  index.reset(static_cast<char*>(std::aligned_alloc(huge_page, rounded)));
  if (!index) return;  // slower, no worse
  madvise(index.get(), rounded, MADV_HUGEPAGE);
  std::memcpy(index.get(), buckets.data(), buckets.size_bytes());
  std::memcpy(index.get() + buckets.size_bytes(), filter.data(), filter.size_bytes());
  buckets = {reinterpret_cast<const Bucket*>(index.get()), buckets.size()};
  filter = {reinterpret_cast<const uint64_t*>(index.get() + buckets.size_bytes()), filter.size()};
}

void Lexicon::Image::prepare() {
  proclitics.resize(languages.size());
  articles.resize(languages.size());
  for (const Proclitic& p : section<Proclitic>(image::proclitics)) {
    const std::string_view letters = string(p.letters);
    if (p.flags == proclitic_flag::article) {  // compiled into the forms that can have it, never taken away
      articles[p.language] = letters;
      continue;
    }
    if (letters.size() < 2) continue;  // of no script that joins them
    Prefix prefix{letters, p.instead != 0, {}, static_cast<uint8_t>(p.flags)};
    add_folded(prefix.instead, string(p.instead));
    proclitics[p.language][static_cast<uint8_t>(letters[1])].push_back(prefix);
  }
  for (Prefixes& of_language : proclitics)
    for (auto& list : of_language)
      std::stable_sort(list.begin(), list.end(),
                       [](const Prefix& a, const Prefix& b) { return a.letters.size() < b.letters.size(); });
  for (const File& f : files)
    stats.files.push_back({std::string(string(f.name)), std::string(string(f.format)), f.rows, f.forms});
  stats.forms = header->form_count;
  stats.nodes = header->node_count;
  stats.entries = entries.size();
  stats.facts = facts.size();
  stats.image_bytes = header->bytes;
  stats.index_bytes = entries.size_bytes() + form_refs.size_bytes() + form_flags.size_bytes() + buckets.size_bytes() +
                      filter.size_bytes();
  stats.checksum = header->checksum;
}

Lexicon::Lexicon(std::unique_ptr<Image> image) : image_(std::move(image)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Lexicon Lexicon::open(const std::filesystem::path& file) {
  auto image = std::make_unique<Image>();
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    throw LoadError(file.string() + ": cannot be opened; run `khabar gazetteers compile -o " + file.string() + "`");
  struct stat status {};
  const bool known = fstat(fd, &status) == 0 && status.st_size > 0;
  void* const at =
      known ? mmap(nullptr, static_cast<size_t>(status.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0)
            : MAP_FAILED;
  ::close(fd);
  if (at == MAP_FAILED)
    throw LoadError(file.string() + ": cannot be mapped (empty file?); run `khabar gazetteers compile`");
  image->base = static_cast<const char*>(at);
  image->mapped_bytes = static_cast<size_t>(status.st_size);
  image->bind(file.string());
  return Lexicon(std::move(image));
}

Lexicon Lexicon::compile(const std::filesystem::path& root, const std::vector<std::filesystem::path>& extra) {
  auto image = std::make_unique<Image>();
  image->owned = build_image(root, extra);
  image->base = image->owned.data();
  image->bind(root.string());
  return Lexicon(std::move(image));
}

void Lexicon::save(const std::filesystem::path& file) const {
  const std::filesystem::path unfinished = file.string() + ".new";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out.write(image_->base, static_cast<std::streamsize>(image_->header->bytes));
    if (!out.flush())
      throw IoError(unfinished.string() + ": cannot be written; is the folder there, and room on the disk?");
  }
  std::filesystem::rename(unfinished, file);
}

bool Lexicon::Image::append_hits(const Node& node, LanguageId language, const Token& first, const Hit& hit,
                                 std::vector<Hit>& hits) const {
  if (node.language == mixed_languages) return append_mixed_hits(node, language, first, hit, hits);
  if (node.language != any_language && node.language != language) return false;
  if (!satisfies(first, node.flags)) return false;
  Hit& added = hits.emplace_back(hit);
  added.first_entry = node.first_ref;
  added.entry_count = node.ref_count;
  added.classes = class_sets[node.class_set];
  if ((node.flags & form_flag::article) != 0) added.proclitics |= proclitic_flag::article;
  return true;
}

// One hit a run of valid entries.
bool Lexicon::Image::append_mixed_hits(const Node& node, LanguageId language, const Token& first, const Hit& hit,
                                       std::vector<Hit>& hits) const {
  const size_t before = hits.size();
  bool open = false;
  for (uint32_t i = node.first_ref; i < node.first_ref + node.ref_count; ++i) {
    const Entry& entry = entries[form_refs[i]];
    const bool known_here = entry.language == language || entry.language == shared_language || entry.fact != none_index;
    if (!known_here || !satisfies(first, form_flags[i])) {
      open = false;
      continue;
    }
    if (!open) {
      hits.push_back(hit);
      hits.back().first_entry = i;
      open = true;
    }
    Hit& last = hits.back();
    ++last.entry_count;
    last.classes |= class_sets[entry.token_class];
    if ((form_flags[i] & form_flag::article) != 0) last.proclitics |= proclitic_flag::article;
  }
  return hits.size() > before;
}

void Lexicon::find_all(std::string_view text, LanguageId language, std::vector<Token>& tokens,
                       std::vector<Hit>& hits) const {
  hits.clear();
  find_in(text, language, {0, static_cast<uint32_t>(tokens.size())}, tokens, hits);
}

void Lexicon::find_in(std::string_view text, LanguageId language, TokenRange range, std::vector<Token>& tokens,
                      std::vector<Hit>& hits) const {
  constexpr uint32_t tokens_ahead = 8, pairs_ahead = 4, shortest_with_proclitic = 6;
  const Image& image = *image_;
  // Walks on from a node of token i; appends what stands there, longest first.
  const auto walk = [&](uint32_t i, Node node, uint64_t key, uint8_t prefix_bytes, uint8_t flags) {
    const size_t before = hits.size();
    for (uint32_t end = i + 1;; ++end) {
      if (node.ref_count > 0) {
        Hit hit;
        hit.tokens = {i, end};
        hit.proclitic_bytes = prefix_bytes;
        hit.proclitics = flags;
        image.append_hits(node, language, tokens[i], hit, hits);
      }
      if (node.continues == 0 || end >= range.end) break;
      key = join_keys(key, tokens[end].key);
      if (!image.may_have(key) || !image.find(key, node)) break;
    }
    if (hits.size() > before + 1) std::reverse(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end());
    return hits.size() > before;
  };
  const Image::Prefixes& proclitics = image.proclitics[language];
  Node node;
  for (uint32_t i = range.begin; i < std::min(range.end, range.begin + tokens_ahead); ++i)
    image.prefetch(tokens[i].key);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (range.end - i > tokens_ahead) {
      image.prefetch(tokens[i + tokens_ahead].key);
      image.prefetch_filter(join_keys(tokens[i + pairs_ahead].key, tokens[i + pairs_ahead + 1].key));
    }
    if (image.find(tokens[i].key, node) && walk(i, node, tokens[i].key, 0, 0)) continue;
    const Span span = tokens[i].span;
    if (span.size() < shortest_with_proclitic) continue;
    for (const Image::Prefix& p : proclitics[static_cast<uint8_t>(text[span.begin + 1])]) {
      const std::string_view word = text.substr(span.begin, span.size());
      if (word.size() < p.letters.size() + 4 || !word.starts_with(p.letters)) continue;
      KeyHasher hash = p.instead;
      add_folded(hash, word.substr(p.letters.size()));
      const uint64_t key = hash.finish();
      if (!image.find(key, node)) continue;
      // What replaces letters (lil- for li-al-) keeps the whole word in the span: "lilkunghris" has no article of its
      // own to begin at.
      const auto bytes = static_cast<uint8_t>(p.replaced ? 0 : p.letters.size());
      if (walk(i, node, key, bytes, p.flags)) {
        tokens[i].proclitic_bytes = bytes;
        break;
      }
    }
  }
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
  return {e.token_class, e.language, e.fact, RuleRef{e.rule}, image_->string(e.value)};
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
    out.push_back({image_->string(word->form), image_->string(e.value), RuleRef{e.rule}});
  }
  return out;
}

const LexiconStats& Lexicon::stats() const { return image_->stats; }

}  // namespace khabar
