// Text that was encoded to UTF-8 twice: its bytes were taken for windows-1252 or windows-1256 in between, so that each
// letter became two wrong ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace khabar {

// One thread. Knows the two charsets' upper halves.
class Mojibake {
 public:
  // Puts right the runs of text that were encoded twice, and says whether there were any. REQUIRES: valid UTF-8.
  // Samples the text first: sound text costs next to nothing.
  bool repair(std::string& text);

 private:
  using Table = std::vector<std::pair<uint32_t, uint8_t>>;  // code point -> byte, sorted
  bool repair_with(const Table& table, std::string& text);
  Table latin_, arabic_;
  std::string out_, run_;
};

}  // namespace khabar
