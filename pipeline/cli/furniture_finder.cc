#include "cli/furniture_finder.h"

namespace khabar {

namespace {
constexpr uint64_t most_bytes = 512 << 20;  // of bodies, of one file
constexpr uint64_t most_without_page = 64;  // records: a file that begins with so many texts holds no pages
}  // namespace

FurnitureFinder::FurnitureFinder(const Lexicon& lexicon, const ReadOptions& read) : cleaner_(lexicon), read_(read) {
  read_.manifest.clear();
  read_.shard = {};
  read_.finished.clear();
  read_.resume.clear();
  read_.report_skipped = false;
}

SharedFurniture FurnitureFinder::of(const std::string& source) {
  if (source != source_) {
    source_ = source;
    furniture_ = source == "-" ? nullptr : look_at(source);
  }
  return furniture_;
}

SharedFurniture FurnitureFinder::look_at(const std::string& source) {
  const auto reader = open_input({source}, read_);
  std::shared_ptr<SiteFurniture> seen;
  uint64_t bytes = 0, records = 0;
  Record record;
  Reject reject;
  for (Next next; bytes < most_bytes && (next = reader->next(record, reject)) != Next::end;) {
    if (next != Next::record) continue;
    bytes += record.body.size();
    ++records;
    if (record.kind != BodyKind::text) {
      if (!seen) seen = std::make_shared<SiteFurniture>();
      cleaner_.observe(record, *seen);
    } else if (!seen && records >= most_without_page) {
      break;
    }
    // A file of one page: no site to be seen.
    if (reader->entry().type == "file") return nullptr;
  }
  return seen;
}

}  // namespace khabar
