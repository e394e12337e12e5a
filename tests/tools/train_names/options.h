// What the command line of train_names asks for (main.cc says what each means).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace khabar::training {

struct Options {
  std::string lexicon, language, output;
  std::vector<std::string> data;
  size_t folds = 0;
  int epochs = 12, models = 1;
  size_t features = 65'000;
  uint32_t least_seen = 2;
  bool likelihood = false;  // else: perceptron
  double rate = 0.1, drop = 0, margin = 0, miss = 0;
  std::array<double, 3> bias{};  // added to the tags of each type
  bool errors = false;
};

}  // namespace khabar::training
