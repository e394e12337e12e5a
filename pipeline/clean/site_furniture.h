// Lines that many pages of one site share are furniture, however much they look like text: a promise of the newsletter,
// the history of the paper. A first look at a dump counts them, the pass that makes articles asks.
//
// The counts stand in a count-min sketch (Cormode and Muthukrishnan, 2005): memory is fixed however large the dump, a
// count is never too small, and too large only where lines collide.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace khabar {

// Filled by one thread; afterwards only read, and then thread-safe.
class SiteFurniture {
 public:
  struct Line {
    uint64_t key = 0;
    size_t bytes = 0;
  };

  // `bytes` is rounded up to a power of two.
  explicit SiteFurniture(size_t bytes = size_t{32} << 20);

  // False if the URL names no host, or if enough pages of it were counted: adding one more would change nothing.
  bool wants(std::string_view url) const;
  // Counts a page: each of its lines once. A page that repeats what the site has shown already is another copy of an
  // article, no sign of furniture, and is left out. The order of lines is lost.
  void add_page(std::string_view url, std::vector<Line>& lines);

  // True if at least four of the URL's host's pages, and one in ten, have this line. Without a host nothing is
  // furniture.
  bool contains(std::string_view url, uint64_t line) const;

  static uint64_t line_key(std::string_view line);
  // "http://www.Example.com:80/a" -> "example.com" hashed; 0 if there is none.
  static uint64_t host_key(std::string_view url);

 private:
  static constexpr int rows = 2;
  size_t slot(uint64_t key, int row) const;
  void add(uint64_t key);
  uint32_t count(uint64_t key) const;
  bool is_copy(uint64_t host, const std::vector<Line>& lines) const;

  std::vector<uint16_t> counts_;  // saturating
  size_t mask_ = 0;
};

}  // namespace khabar
