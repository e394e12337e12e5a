// From what trees say of the lines of a page, one by one, to which of them are kept: lines that stand together are
// judged together, and the threshold is the page's own.
#pragma once

#include <cstdint>
#include <vector>

namespace khabar {

// Draws the probabilities of a group towards what its blocks say together: of cards that look alike, all are the page's
// text or none is. Blocks of probability 0 are out of the question and stay there. REQUIRES: equal sizes.
void agree_in_groups(const std::vector<uint32_t>& groups, const std::vector<float>& words,
                     std::vector<float>& probabilities);

// What F1 can be hoped for where blocks of at least one half are kept.
float expected_f1(const std::vector<float>& probabilities, const std::vector<float>& words);

// The probability above which lines are kept: one half where that keeps a text worth the name whose expected F1 is at
// least `sure`; else the one whose expected F1 is best, since a page of short pieces (forum, products) is sure of none
// of them. `unseen` is how many words of the text may stand in lines that no tree believes in: the more, the lower the
// threshold of a page that is sure of little.
float choose_threshold(const std::vector<float>& probabilities, const std::vector<float>& words, float sure,
                       float unseen = 0);

}  // namespace khabar
