#include "pipeline.h"

#include <utility>

#include "assemble/assembler.h"
#include "core/thread_clock.h"
#include "match/matcher.h"
#include "measure/measurer.h"
#include "resolve/resolver.h"
#include "split/splitter.h"

namespace khabar {

Pipeline::Pipeline(const Resources& resources)
    : cleaner_(resources.lexicon) {  // record    -> article: text, title, date, language
  const Lexicon& lexicon = resources.lexicon;
  stages_.push_back(std::make_unique<Splitter>(lexicon));  // article   -> sentences, tokens
  stages_.push_back(std::make_unique<Matcher>(lexicon, resources.grammar,
                                              resources.names));  // tokens    -> people, organizations, places
  stages_.push_back(std::make_unique<Measurer>(lexicon));         // tokens    -> figures, dates
  stages_.push_back(std::make_unique<Resolver>(lexicon, resources.facts));    // mentions  -> entities
  stages_.push_back(std::make_unique<Assembler>(lexicon, resources.events));  // all that  -> events
  times_.push_back({"clean"});
  for (const auto& stage : stages_) times_.push_back({stage->name()});
}

template <typename Action>
void Pipeline::timed(size_t stage, Action&& action) {
  if (!timed_) return action();
  const auto start = ThreadClock::now();
  action();
  times_[stage].spent += ThreadClock::now() - start;
}

std::vector<Processed> Pipeline::run(std::vector<Arrival>&& arrivals) {
  std::vector<Processed> all(arrivals.size());
  timed(0, [&] {
    for (size_t i = 0; i < all.size(); ++i)
      all[i].verdict = cleaner_.clean(std::move(arrivals[i].record), all[i].document, arrivals[i].furniture);
  });
  for (size_t s = 0; s < stages_.size(); ++s) {
    timed(s + 1, [&] {
      for (Processed& one : all)
        if (one.verdict.kind == Verdict::Kind::ok) one.verdict = stages_[s]->run(one.document);
    });
  }
  return all;
}

Processed Pipeline::run(Record&& record) {
  std::vector<Arrival> alone(1);
  alone[0].record = std::move(record);
  return std::move(run(std::move(alone))[0]);
}

}  // namespace khabar
