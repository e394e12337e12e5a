#include "assemble/scoring.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "core/error.h"

namespace khabar {

namespace {

using F = RowFeature;

constexpr float no_floor = -1000;

// "the attacks", "fight against violence", "for the visit": a noun without a figure, a day, or both its parties refers
// to something; it does not report it. Of a deed of words or help one party is enough. `selected`: a floor has sorted
// out what is no event at all.
bool is_bare_reference(const Trigger& trigger, uint64_t features, bool selected) {
  constexpr uint64_t nouns = bit(F::noun_bare) | bit(F::noun_definite) | bit(F::noun_of);
  constexpr uint64_t doubtful = bit(F::weak) | bit(F::medium) | bit(F::with_for);
  constexpr uint64_t light = bit(F::light_active) | bit(F::light_undergo) | bit(F::light_passive) | bit(F::light_place);
  constexpr uint64_t party = bit(F::actor) | bit(F::recipient);
  constexpr uint64_t named = bit(F::actor_named) | bit(F::recipient_named);
  if ((features & nouns) == 0) return false;
  const bool doubted = (features & doubtful) != 0;
  uint64_t substance = bit(F::figure) | bit(F::breaks_out) | light;
  // "On Friday, under the agreement": the day of a word that may be no event, with nobody named, is that of another.
  const bool deed_of_land = trigger.event.is(event_flag::land);
  const uint64_t known = deed_of_land ? named | bit(F::place) : named;
  const bool of_another = !selected && doubted && (features & known) == 0 &&
                          (features & (bit(F::noun_definite) | bit(F::noun_of))) != 0 &&
                          (trigger.event.quad != 0 || deed_of_land);
  if (!of_another) substance |= bit(F::day);
  if (selected || !doubted || (features & named) != 0) substance |= bit(F::both);
  if (trigger.event.quad != material_conflict) {
    if ((features & bit(F::with_for)) != 0 && (features & bit(F::light_undergo)) == 0) return true;
    // "Their mediation".
    if (trigger.possessive_suffix && (features & bit(F::weak)) == 0) return false;
    // ", easing the blockade".
    if ((features & bit(F::gerund)) != 0) substance |= party;
    if (selected) substance |= bit(F::recipient_named);
    if (!doubted) substance |= named | bit(F::place) | (selected ? party : 0);
  }
  // A flood is no deed: nobody need be named.
  const bool deed = trigger.event.quad != 0;
  return (deed || (features & bit(F::weak)) != 0) && (features & substance) == 0;
}

// "Who help the poor", "it hampers the traffic": the present of a word that may be no event, of a relative clause, or
// with nobody named or counted, tells how things are, not what happened.
bool tells_generally(const Trigger& trigger, uint64_t features) {
  constexpr uint64_t doubtful = bit(F::weak) | bit(F::relative);
  constexpr uint64_t somebody =
      bit(F::actor_named) | bit(F::actor_counted) | bit(F::recipient_named) | bit(F::recipient_counted);
  constexpr uint64_t plain = bit(F::heading) | bit(F::brief) | bit(F::future) | bit(F::day);
  if ((features & bit(F::present)) == 0) return false;
  if ((features & plain) != 0 && (features & bit(F::relative)) == 0) return false;
  // "Such a form supports the roof": what may be no event, done by nobody that is named.
  constexpr uint64_t unsure = bit(F::weak) | bit(F::medium);
  constexpr uint64_t doer = bit(F::actor_named) | bit(F::actor_counted);
  if ((features & unsure) != 0 && (features & bit(F::actor)) != 0 && (features & doer) == 0) return true;
  // "The town that the group holds".
  if (trigger.event.is(event_flag::land) && (features & bit(F::actor_named)) != 0) return false;
  // "We condemn this" does so.
  const bool words = trigger.event.is_verbal() && (features & bit(F::medium)) == 0;
  return (features & doubtful) != 0 || (!words && (features & somebody) == 0);
}

// "The plan allows holders to sell", "the fund supports students": where a floor has sorted out what is no event, the
// present of a word that may be none still tells how things are, unless somebody named does it.
bool describes(const Trigger& trigger, uint64_t features) {
  constexpr uint64_t plain = bit(F::heading) | bit(F::brief) | bit(F::future) | bit(F::day) | bit(F::actor_person);
  constexpr uint64_t doubtful = bit(F::weak) | bit(F::medium);
  if ((features & bit(F::present)) == 0 || trigger.speech) return false;
  // "Those who kill intruders".
  const bool deed = trigger.event.quad == material_conflict;
  if ((features & bit(F::relative)) != 0 && (deed || (features & doubtful) != 0)) return true;
  if ((features & plain) != 0) return false;
  return (features & doubtful) != 0 && (features & (bit(F::actor_named) | bit(F::reported))) == 0;
}

// "The contract calls for ...", "before feeding his partner": the present and gerunds, but for headings, for what
// counts somebody, and for violence, of which nobody speaks in general.
bool is_general(const Trigger& trigger, uint64_t features) {
  constexpr uint64_t forms = bit(F::present) | bit(F::gerund);
  constexpr uint64_t plain = bit(F::heading) | bit(F::brief) | bit(F::figure) | bit(F::light_active);
  return (features & forms) != 0 && (features & plain) == 0 && !trigger.event.is(event_flag::violent);
}

// "The acquisition was contingent on ...": a noun with its article and none of its parties refers to what was told
// before; the sum beside it is told of something else. Whom a deed hurt is counted without them.
bool is_known_deed(const Trigger& trigger, uint64_t features) {
  constexpr uint64_t party =
      bit(F::actor) | bit(F::recipient) | bit(F::day) | bit(F::light_active) | bit(F::light_undergo);
  return trigger.figure_role == "amount" && (features & bit(F::noun_definite)) != 0 && (features & party) == 0;
}

// "the support", "continuation": a noun that is usually no event, without anybody named, counted or dated beside it.
bool is_bare_mention(uint64_t features) {
  constexpr uint64_t nouns = bit(F::noun_bare) | bit(F::noun_definite) | bit(F::noun_of);
  constexpr uint64_t doubtful = bit(F::weak) | bit(F::medium);
  constexpr uint64_t substance = bit(F::figure) | bit(F::dated) | bit(F::actor_named) | bit(F::recipient_named) |
                                 bit(F::recipient_counted) | bit(F::light_active) | bit(F::light_undergo);
  return (features & nouns) != 0 && (features & doubtful) != 0 && (features & substance) == 0;
}

// A verb in the past with somebody who did or suffered it, and nothing near it that casts doubt: a row, whatever else
// the sentence tells. The labelled sentences have but one event each, and cannot say so.
bool tells_plainly(const Trigger& trigger, uint64_t features) {
  constexpr uint64_t verb = bit(F::past) | bit(F::passive);
  // Of land the place is what it befell.
  const uint64_t place = trigger.event.is(event_flag::land) ? bit(F::place) : 0;
  const uint64_t party = bit(F::actor) | bit(F::recipient) | place;
  constexpr uint64_t known = bit(F::actor_named) | bit(F::recipient_named) | bit(F::recipient_counted);
  constexpr uint64_t unsure = bit(F::weak) | bit(F::medium) | bit(F::conditional);
  constexpr uint64_t nearby = bit(F::relative) | bit(F::modal_near) | bit(F::condition_near);
  // "X, who was indicted in May, may appeal": what has one sense only, and befell or was done by somebody known, is
  // told whatever stands beside it.
  const bool sure = (features & unsure) == 0 && (features & known) != 0;
  const uint64_t doubtful = bit(F::question) | bit(F::unreal) | (sure ? 0 : nearby);
  if ((features & verb) == 0 || (features & party) == 0 || (features & doubtful) != 0) return false;
  // A word that may be no event needs both, and no negation near it.
  return (features & bit(F::weak)) == 0 ||
         ((features & bit(F::both)) != 0 &&
          (features & (bit(F::negation_near) | bit(F::quoted) | bit(F::passive))) == 0);
}

// What is forgiven a verb that plainly tells who did what to whom, and all the more one that is nearly all of its
// sentence: of such the labelled data have few.
float plain_allowance(uint64_t features) {
  // "Began a strike" tells it as a verb would.
  constexpr uint64_t verb = bit(F::past) | bit(F::passive) | bit(F::light_active) | bit(F::breaks_out);
  constexpr uint64_t doubtful = bit(F::relative) | bit(F::question) | bit(F::weak) | bit(F::modal_near) |
                                bit(F::condition_near) | bit(F::negation_near);
  constexpr float of_both_parties = 0.6F, of_casualties = 1.0F, of_two_verbs = 0.3F;
  if ((features & doubtful) != 0) return 0;
  // "The attack left 34 dead": how many it were is told of what happened.
  const bool casualties = (features & bit(F::figure)) != 0 && (features & bit(F::recipient_counted)) != 0;
  const bool brief = (features & bit(F::brief)) != 0;
  if ((features & verb) == 0) return !casualties ? 0 : brief ? -no_floor : of_casualties;
  const bool one_party = (features & (bit(F::actor) | bit(F::recipient))) != 0;
  const bool told = (features & (bit(F::dated) | bit(F::light_active) | bit(F::breaks_out))) != 0;
  const bool plain = (features & bit(F::both)) != 0 || (told && one_party);
  if (brief && plain) return -no_floor;
  if ((features & bit(F::both)) != 0) return of_both_parties;
  // "The crowd gathered and chanted", "13 were killed and 45 wounded": told by two verbs.
  const bool somebody = (features & (bit(F::actor) | bit(F::recipient_counted))) != 0;
  return somebody && (features & bit(F::sibling_verb)) != 0 ? of_two_verbs : 0;
}

constexpr std::string_view floors_of_likelihood[] = {"assert_floor", "keep_floor", "doubt_floor"};
constexpr std::string_view floors_of_confidence[] = {"sure_floor"};

// Names a weight that is no feature's: of all rows, or of those of a type, a mode or a word; or a floor.
bool is_of_triggers(std::string_view name, std::span<const std::string_view> floors) {
  constexpr std::string_view prefixes[] = {"type ", "mode ", "lemma "};
  const auto is_floor = [&](std::string_view floor) {
    return name.starts_with(floor) && (name.size() == floor.size() || name[floor.size()] == ' ');
  };
  return name == "bias" || std::any_of(floors.begin(), floors.end(), is_floor) ||
         std::any_of(std::begin(prefixes), std::end(prefixes), [&](auto prefix) { return name.starts_with(prefix); });
}

struct OwnWeight {
  std::string_view type;
  RowFeature feature = F::count;
};

// "own PROTEST past": what that feature weighs more, or less, in rows of one type.
std::optional<OwnWeight> own_weight(std::string_view name) {
  constexpr std::string_view prefix = "own ";
  if (!name.starts_with(prefix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  const size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto feature = feature_named(name.substr(blank + 1));
  return feature ? std::optional(OwnWeight{name.substr(0, blank), *feature}) : std::nullopt;
}

float logistic(float x) { return 1 / (1 + std::exp(-x)); }

float parse_weight(const Lexicon& lexicon, const Lexicon::Row& row) {
  float value = 0;
  const std::string_view text = row.columns[1];
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw LoadError(lexicon.rule_name(row.rule) + ": expected a number");
  return value;
}

}  // namespace

FeatureWeights::FeatureWeights(const Lexicon& lexicon, const TriggerTable& triggers, std::string_view format,
                               std::span<const std::string_view> floors) {
  weights_.resize(lexicon.language_count());
  named_.resize(lexicon.language_count());
  priors_.resize(triggers.all().size());
  for (const Lexicon::Row& row : lexicon.rows(format)) {
    if (row.columns.size() != 2) throw LoadError(lexicon.rule_name(row.rule) + ": expected feature, weight");
    const std::string_view name = row.columns[0];
    const float weight = parse_weight(lexicon, row);
    if (const auto feature = feature_named(name))
      weights_[row.language][static_cast<size_t>(*feature)] = weight;
    else if (is_of_triggers(name, floors))
      named_[row.language].emplace(name, weight);
    else if (!own_weight(name))
      throw LoadError(lexicon.rule_name(row.rule) + ": unknown feature '" + std::string(name) + "'");
  }
  for (const Trigger& trigger : triggers.all()) {
    const auto weight = [&](const std::string& name) { return floor(trigger.language, name).value_or(0); };
    const std::string type(trigger.event.type), mode = type + "." + std::string(trigger.event.mode);
    priors_[trigger.index] = {weight("bias") + weight("type " + type) + weight("mode " + mode) +
                                  weight("lemma " + std::string(trigger.lemma) + " " + type),
                              trigger.language};
  }
  add_own_weights(lexicon, triggers, format);
}

// Rows of a type that weighs some features in its own way add that to the weights of all.
void FeatureWeights::add_own_weights(const Lexicon& lexicon, const TriggerTable& triggers, std::string_view format) {
  std::map<std::pair<LanguageId, std::string_view>, size_t> of_type;
  for (const Lexicon::Row& row : lexicon.rows(format)) {
    const auto own = own_weight(row.columns[0]);
    if (!own) continue;
    const auto [at, is_new] = of_type.try_emplace({row.language, own->type}, weights_.size());
    if (is_new) weights_.emplace_back(weights_[row.language]);
    weights_[at->second][static_cast<size_t>(own->feature)] += parse_weight(lexicon, row);
  }
  for (const Trigger& trigger : triggers.all())
    if (const auto found = of_type.find({trigger.language, trigger.event.type}); found != of_type.end())
      priors_[trigger.index].weights = found->second;
}

float FeatureWeights::sum(const Trigger& trigger, uint64_t features) const {
  const Prior& prior = priors_[trigger.index];
  const Weights& weights = weights_[prior.weights];
  float sum = prior.weight;
  for (uint64_t rest = features; rest != 0; rest &= rest - 1)
    sum += weights[static_cast<size_t>(std::countr_zero(rest))];
  return sum;
}

std::optional<float> FeatureWeights::floor(LanguageId language, const std::string& name) const {
  const auto found = named_[language].find(name);
  return found == named_[language].end() ? std::nullopt : std::optional(found->second);
}

EventModel::EventModel(const Lexicon& lexicon, const TriggerTable& triggers)
    : likelihood_(lexicon, triggers, "event_model", floors_of_likelihood),
      confidence_(lexicon, triggers, "confidence_model", floors_of_confidence) {
  floors_.resize(triggers.all().size());
  for (const Trigger& trigger : triggers.all()) {
    const LanguageId language = trigger.language;
    const std::string type(trigger.event.type);
    floors_[trigger.index] = {likelihood_.floor(language, "assert_floor " + type).value_or(no_floor),
                              likelihood_.floor(language, "keep_floor").value_or(no_floor),
                              likelihood_.floor(language, "doubt_floor").value_or(no_floor),
                              confidence_.floor(language, "sure_floor").value_or(no_floor)};
  }
}

bool EventModel::has_floor(const Trigger& trigger) const { return floors_[trigger.index].assert_floor != no_floor; }

EventModel::Verdict EventModel::judge(const Trigger& trigger, uint64_t features) const {
  const Floors& floors = floors_[trigger.index];
  const float sum = likelihood_.sum(trigger, features);
  const float right = confidence_.has(trigger.language) ? confidence_.sum(trigger, features) : sum;
  const bool selected = floors.keep_floor != no_floor;
  const float lacking = has_floor(trigger) ? std::max(0.0F, floors.assert_floor - plain_allowance(features) - sum) : 0;
  // What is promised is of the future, of which judges had too few rows.
  const bool promised = (features & bit(F::future)) != 0;
  const bool sure = has_floor(trigger)
                        ? lacking == 0
                        : !is_bare_reference(trigger, features, selected) && !is_known_deed(trigger, features) &&
                              !(selected ? describes(trigger, features) : tells_generally(trigger, features)) &&
                              (right >= floors.sure_floor || promised);
  const bool doubtful = sum < floors.doubt_floor && is_general(trigger, features);
  const bool kept =
      selected ? sum >= floors.keep_floor || tells_plainly(trigger, features) : !is_bare_mention(features);
  return {logistic(sum), logistic(right), kept, sure && !doubtful, lacking};
}

}  // namespace khabar
