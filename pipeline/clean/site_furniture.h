// Lines that many pages of one site share are furniture, however much they look like text: a promise of the newsletter,
// the history of the paper. A first pass over the dump counts them, the second pass asks.
//
// The counts stand in a count-min sketch (Cormode and Muthukrishnan, 2005): memory is fixed however large the dump, a
// count is never too small, and too large only where lines collide. Adding and merging commute, so that one thread or
// eight, in any order, make the same table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace khabar {

// Each thread of the first pass fills its own; after merge() the result is only read, and then thread-safe.
class SiteFurniture {
 public:
  // `bytes` is rounded up to a power of two. Tables that are merged must have the same size.
  explicit SiteFurniture(size_t bytes = size_t{32} << 20);

  // Counts a page: each of its lines once. `lines` are keys of line_key(); their order is lost.
  void add_page(std::string_view url, std::vector<uint64_t>& lines);
  void merge(const SiteFurniture& other);

  // True if at least four pages of the URL's host, and one in ten, have this line. Without a host nothing is furniture.
  bool contains(std::string_view url, uint64_t line) const;

  static uint64_t line_key(std::string_view line);
  // "http://www.Example.com:80/a" -> "www.example.com" hashed; 0 if there is none.
  static uint64_t host_key(std::string_view url);

 private:
  static constexpr int rows = 2;
  size_t slot(uint64_t key, int row) const;
  void add(uint64_t key);
  uint32_t count(uint64_t key) const;

  std::vector<uint16_t> counts_;  // saturating
  size_t mask_ = 0;
};

}  // namespace khabar
