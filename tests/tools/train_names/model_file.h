// A learnt model as the rows of gazetteers/<lang>/names_model.tsv.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "learner.h"

namespace khabar::training {

// Name and payload of each row, as match/name_model.h describes them: the strongest features of the model, with the
// bias of the options, in whole numbers.
using ModelRows = std::vector<std::pair<std::string, std::string>>;
ModelRows rows_of(const LinearModel& model, const FeatureNumbers& numbers, const Options& options);

// Below the lines of FILE.header, which are the gazetteer's header: format, licence, source.
void write(const ModelRows& rows, const std::string& file);

}  // namespace khabar::training
