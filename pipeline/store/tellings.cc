#include "store/tellings.h"

#include <algorithm>
#include <optional>

namespace khabar {

namespace {

constexpr size_t most_happenings = 64;  // of a type in a town on one day; the rest stay alone
// Counts that differ by less than this share of the greater one are one count, taken an hour later.
constexpr double alike = 0.2;

}  // namespace

int Happenings::agreement(const Happening& happening, const Telling& telling) {
  int agreeing = 0;
  bool counted = false, tells_counts = false;
  for (size_t kind = 0; kind < count_kinds; ++kind) {
    const Range& known = happening.counts[kind];
    const int64_t told = telling.counts[kind];
    counted |= known.most > 0;
    tells_counts |= told > 0;
    if (known.most == 0 || told == 0) continue;
    const int64_t least = std::min(known.least, told), most = std::max(known.most, told);
    if (static_cast<double>(most - least) > alike * static_cast<double>(most)) return -1;
    ++agreeing;
  }
  return counted && tells_counts && agreeing == 0 ? -1 : agreeing;
}

int64_t Happenings::add(const Telling& telling) {
  Happening* best = nullptr;
  int best_agreement = -1;
  for (Happening& happening : all_) {
    if (happening.last_document == telling.document) continue;
    const int agreeing = agreement(happening, telling);
    if (agreeing <= best_agreement) continue;
    best = &happening;
    best_agreement = agreeing;
  }
  if (best == nullptr) {
    if (all_.size() == most_happenings) return telling.event;
    best = &all_.emplace_back(Happening{telling.event, telling.document, {}});
  }
  best->last_document = telling.document;
  for (size_t kind = 0; kind < count_kinds; ++kind) {
    Range& range = best->counts[kind];
    const int64_t told = telling.counts[kind];
    if (told == 0) continue;
    range.least = range.most == 0 ? told : std::min(range.least, told);
    range.most = std::max(range.most, told);
  }
  return best->first_event;
}

void join_tellings(Database& database, const std::function<void(int64_t, int64_t)>& join) {
  Statement list = database.prepare(
      "SELECT same_place, id, document_id, killed, injured, arrested, displaced, participants FROM event"
      " WHERE same_place IS NOT NULL ORDER BY same_place, id");
  Happenings happenings;
  std::optional<int64_t> last_key;
  while (list.step()) {
    if (list.integer(0) != last_key) happenings.clear();
    last_key = list.integer(0);
    Happenings::Telling telling;
    telling.event = list.integer(1);
    telling.document = list.integer(2);
    for (size_t kind = 0; kind < Happenings::count_kinds; ++kind)
      telling.counts[kind] = std::max<int64_t>(0, list.integer(3 + static_cast<int>(kind)));
    const int64_t first = happenings.add(telling);
    if (first != telling.event) join(first, telling.event);
  }
}

}  // namespace khabar
