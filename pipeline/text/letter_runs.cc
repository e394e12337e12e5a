#include "text/letter_runs.h"

#include "text/char_table.h"

namespace khabar {

namespace {

std::array<uint16_t, 256> make_arabic_folds() {
  std::array<uint16_t, 256> folds{};
  for (uint32_t i = 0; i < folds.size(); ++i) {
    const CharInfo& info = CharTable::instance()[0x0600 + i];
    if (info.category == CharCategory::letter && info.script == Script::arabic && info.fold2 == 0) folds[i] = info.fold;
  }
  return folds;
}

}  // namespace

const std::array<uint16_t, 256>& arabic_folds() {
  static const std::array<uint16_t, 256> folds = make_arabic_folds();
  return folds;
}

}  // namespace khabar
