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
  stages_.push_back(std::make_unique<Resolver>(lexicon, resources.facts));  // mentions  -> entities
  stages_.push_back(std::make_unique<Assembler>(lexicon));                  // all that  -> events
  times_.push_back({"clean"});
  for (const auto& stage : stages_) times_.push_back({stage->name()});
}

template <typename Action>
Verdict Pipeline::timed(size_t stage, Action&& action) {
  if (!timed_) return action();
  const auto start = ThreadClock::now();
  Verdict verdict = action();
  times_[stage].spent += ThreadClock::now() - start;
  return verdict;
}

Processed Pipeline::run(Record&& record, const SiteFurniture* furniture) {
  Processed done;
  done.verdict = timed(0, [&] { return cleaner_.clean(std::move(record), done.document, furniture); });
  for (size_t s = 0; s < stages_.size() && done.verdict.kind == Verdict::Kind::ok; ++s)
    done.verdict = timed(s + 1, [&] { return stages_[s]->run(done.document); });
  return done;
}

}  // namespace khabar
