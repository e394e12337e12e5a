#include "clean/site_furniture.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <string>

#include "text/fold.h"

namespace khabar {
namespace {

constexpr uint32_t fewest_pages = 4, one_in = 10, most = 65535;

}  // namespace

SiteFurniture::SiteFurniture(size_t bytes) {
  const size_t slots = std::bit_ceil(std::max<size_t>(bytes / sizeof(uint16_t) / rows, 1024));
  counts_.assign(slots * rows, 0);
  mask_ = slots - 1;
}

uint64_t SiteFurniture::line_key(std::string_view line) { return hash_bytes(line, 1); }

uint64_t SiteFurniture::host_key(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return 0;
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  std::string host(url);
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return host.empty() ? 0 : hash_bytes(host, 2) | 1;
}

size_t SiteFurniture::slot(uint64_t key, int row) const {
  const uint64_t mixed = row == 0 ? key : std::rotl(key, 32) * 0x9E3779B97F4A7C15ull;
  return static_cast<size_t>(row) * (mask_ + 1) + ((mixed ^ mixed >> 29) & mask_);
}

void SiteFurniture::add(uint64_t key) {
  for (int row = 0; row < rows; ++row) {
    uint16_t& n = counts_[slot(key, row)];
    n = static_cast<uint16_t>(std::min<uint32_t>(n + 1u, most));
  }
}

uint32_t SiteFurniture::count(uint64_t key) const { return std::min(counts_[slot(key, 0)], counts_[slot(key, 1)]); }

void SiteFurniture::add_page(std::string_view url, std::vector<uint64_t>& lines) {
  const uint64_t host = host_key(url);
  if (host == 0) return;
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  add(host);
  for (const uint64_t line : lines) add(join_keys(host, line));
}

void SiteFurniture::merge(const SiteFurniture& other) {
  assert(other.counts_.size() == counts_.size());
  for (size_t i = 0; i < counts_.size(); ++i) {
    counts_[i] = static_cast<uint16_t>(std::min<uint32_t>(uint32_t{counts_[i]} + other.counts_[i], most));
  }
}

bool SiteFurniture::contains(std::string_view url, uint64_t line) const {
  const uint64_t host = host_key(url);
  if (host == 0) return false;
  const uint32_t seen = count(join_keys(host, line));
  return seen >= fewest_pages && seen * one_in >= count(host);
}

}  // namespace khabar
