#include "clean/site_furniture.h"

#include <algorithm>
#include <bit>
#include <string>

#include "text/fold.h"

namespace khabar {
namespace {

constexpr uint32_t fewest_pages = 4, one_in = 10, most = 65535;
constexpr uint32_t enough_pages = 60;   // of one host
constexpr size_t long_line_bytes = 80;  // shorter ones are mostly menus, and say nothing about copies
constexpr size_t new_one_in = 8;        // the least share of its long lines that a new page brings

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
  if (host.starts_with("www.")) host.erase(0, 4);
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

bool SiteFurniture::wants(std::string_view url) const {
  const uint64_t host = host_key(url);
  return host != 0 && count(host) < enough_pages;
}

bool SiteFurniture::is_copy(uint64_t host, const std::vector<Line>& lines) const {
  size_t all = 0, fresh = 0;
  for (const Line& line : lines) {
    if (line.bytes < long_line_bytes) continue;
    all += line.bytes;
    if (count(join_keys(host, line.key)) == 0) fresh += line.bytes;
  }
  return fresh * new_one_in < all;
}

void SiteFurniture::add_page(std::string_view url, std::vector<Line>& lines) {
  const uint64_t host = host_key(url);
  if (host == 0 || is_copy(host, lines)) return;
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.key < b.key; });
  const auto same = [](const Line& a, const Line& b) { return a.key == b.key; };
  lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
  add(host);
  for (const Line& line : lines) add(join_keys(host, line.key));
}

bool SiteFurniture::contains(std::string_view url, uint64_t line) const {
  const uint64_t host = host_key(url);
  if (host == 0) return false;
  const uint32_t seen = count(join_keys(host, line));
  return seen >= fewest_pages && seen * one_in >= count(host);
}

}  // namespace khabar
