#include "store/clusters.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/disjoint_sets.h"
#include "store/sketch.h"
#include "store/tellings.h"

namespace khabar {

namespace {

struct Documents {
  std::vector<int64_t> ids;
  std::vector<Sketch> sketches;
  DisjointSets sets;
};

bool are_near(const Sketch& a, const Sketch& b) {
  int equal = 0;
  for (size_t band = 0; band < sketch_bands; ++band) equal += a[band] == b[band];
  return equal >= 2;
}

// Documents that agree in one band are compared with a few others of it, not with all: thousands of copies of one
// article must not cost their square.
void join_band(Documents& documents, size_t band) {
  std::vector<std::pair<uint32_t, uint32_t>> order;  // value of the band, document
  order.reserve(documents.ids.size());
  for (uint32_t i = 0; i < documents.ids.size(); ++i) order.emplace_back(documents.sketches[i][band], i);
  std::sort(order.begin(), order.end());
  constexpr size_t max_compared = 8;
  std::vector<uint32_t> seen;  // of this value, not near one another
  for (size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || order[i].first != order[i - 1].first) seen.clear();
    const uint32_t document = order[i].second;
    const auto near = std::find_if(seen.begin(), seen.end(), [&](uint32_t other) {
      return are_near(documents.sketches[document], documents.sketches[other]);
    });
    if (near != seen.end()) {
      documents.sets.join(document, *near);
    } else if (seen.size() < max_compared) {
      seen.push_back(document);
    }
  }
}

// Writes the clusters of more than one member: the least by (published, id) stands for all.
void write_clusters(Database& database, const std::string& table, const std::string& published_sql,
                    const std::vector<int64_t>& ids, DisjointSets& sets) {
  std::map<uint32_t, std::vector<uint32_t>> members;
  for (uint32_t i = 0; i < sets.size(); ++i) {
    if (sets.root(i) != i) members[sets.root(i)].push_back(i);
  }
  Statement published = database.prepare(published_sql);
  Statement insert = database.prepare("INSERT INTO " + table + " VALUES (?, ?)");
  for (auto& [root, cluster] : members) {
    cluster.push_back(root);
    std::pair<std::string, int64_t> first;
    for (uint32_t member : cluster) {
      published.bind(0, ids[member]);
      std::string day = published.step() && !published.text(0).empty() ? std::string(published.text(0)) : "9999";
      published.reset();
      std::pair<std::string, int64_t> candidate(std::move(day), ids[member]);
      if (first.first.empty() || candidate < first) first = std::move(candidate);
    }
    for (uint32_t member : cluster) {
      insert.bind(0, ids[member]);
      insert.bind(1, first.second);
      insert.run();
    }
  }
}

void find_duplicates(Database& database) {
  database.execute("DELETE FROM duplicate");
  Documents documents;
  Statement list = database.prepare("SELECT id, sketch FROM document WHERE sketch IS NOT NULL ORDER BY id");
  while (list.step()) {
    const std::string_view bytes = list.text(1);
    if (bytes.size() != sizeof(Sketch)) continue;
    documents.ids.push_back(list.integer(0));
    std::memcpy(&documents.sketches.emplace_back(), bytes.data(), sizeof(Sketch));
    documents.sets.add();
  }
  for (size_t band = 0; band < sketch_bands; ++band) join_band(documents, band);
  write_clusters(database, "duplicate", "SELECT published FROM document WHERE id = ?", documents.ids, documents.sets);
}

void find_same_events(Database& database) {
  database.execute("DELETE FROM same_event");
  std::vector<int64_t> ids;
  std::unordered_map<int64_t, uint32_t> numbers;  // only of events that share a key
  DisjointSets sets;
  const auto number = [&](int64_t id) {
    const auto [at, is_new] = numbers.try_emplace(id, sets.size());
    if (is_new) {
      sets.add();
      ids.push_back(id);
    }
    return at->second;
  };
  for (std::string key : {"same_text", "same_facts"}) {
    Statement list =
        database.prepare("SELECT " + key + ", id FROM event WHERE " + key + " IS NOT NULL ORDER BY " + key + ", id");
    int64_t last_key = 0, last_id = 0;
    while (list.step()) {
      if (last_id != 0 && list.integer(0) == last_key) sets.join(number(last_id), number(list.integer(1)));
      last_key = list.integer(0);
      last_id = list.integer(1);
    }
  }
  join_tellings(database, [&](int64_t a, int64_t b) { sets.join(number(a), number(b)); });
  write_clusters(database, "same_event",
                 "SELECT d.published FROM event e JOIN document d ON d.id = e.document_id WHERE e.id = ?", ids, sets);
}

}  // namespace

void find_clusters(Database& database) {
  find_duplicates(database);
  find_same_events(database);
}

}  // namespace khabar
