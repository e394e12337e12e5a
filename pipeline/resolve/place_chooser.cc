#include "resolve/place_chooser.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace khabar {

namespace {

// The document's evidence.
constexpr float land_named = 1.8F, land_named_again = 0.2F, own_site = 0.6F;
constexpr uint32_t most_times = 6;
constexpr float same_admin1 = 1.5F, holds_neighbour = 2.5F;
// Context beside the name.
constexpr float lies_in = 5.0F, lies_elsewhere = -6.0F, lies_beside = 4.0F, named_with = 3.0F;
constexpr float word_fits = 4.0F, word_misfits = -4.0F, weak_fit = 0.5F, holder_fits = 1.0F;
// A country's own capital or province of the same name is meant only where the text says so.
constexpr float beside_its_country = -3.0F;
// A reading that leads by less gives no id: it is four times as likely as the next one at most.
constexpr float least_lead = 0.5F;
// One that is so much larger than the next needs no evidence, and is evidence itself.
constexpr float clear_lead = 1.7F;
constexpr size_t most_anchors = 48;
constexpr float large_town = 5.7F;  // a prior

float kilometres(const FactTable::Info& a, const FactTable::Info& b) {
  constexpr float kilometres_a_degree = 111.2F, radians_a_degree = 0.0174533F;
  const float north = a.lat - b.lat, middle = (a.lat + b.lat) / 2;
  float east = std::abs(a.lon - b.lon);
  if (east > 180) east = 360 - east;
  east *= std::cos(middle * radians_a_degree);
  return kilometres_a_degree * std::sqrt(north * north + east * east);
}

// GeoNames has some places twice, as a town and as its district; a refinery stands in the town of its name, a province
// has its seat there. Which of them is meant is a guess that leads to one spot.
bool same_spot(const FactTable::Info& a, const FactTable::Info& b) {
  constexpr float near = 15, near_of_other_kind = 40;
  if (a.country != b.country || a.kind == PlaceKind::country || b.kind == PlaceKind::country) return false;
  return a.has_coordinates && b.has_coordinates && kilometres(a, b) < (a.kind == b.kind ? near : near_of_other_kind);
}

}  // namespace

PlaceChooser::PlaceChooser(const Lexicon& lexicon, const FactTable& facts) : lexicon_(lexicon), facts_(facts) {}

void PlaceChooser::choose(const Document& doc, Context& context, std::vector<PlaceChoice>& choices) {
  choices.assign(doc.mentions.size(), {});
  collect(doc, context);
  if (asked_.empty()) return;
  find_anchors(context);
  weigh_names(context);
  locals_.clear();
  for (uint32_t a = 0; a < asked_.size(); ++a) {
    Asked& asked = asked_[a];
    const Name& name = names_[asked.name];
    asked.first_local = static_cast<uint32_t>(locals_.size());
    const Beside beside = look_beside(doc, context, a);
    bool fits = false;
    bool towns = true;  // "Pennsylvania, Ohio" is a list: no state lies in the next
    for (uint32_t r = name.first; r < name.first + name.count; ++r) {
      Reading& reading = readings_[r];
      const FactTable::Info& info = facts_.info(reading.fact);
      const float weight = local_weight(beside, info);
      fits |= weight > lies_elsewhere / 2;
      towns &= info.kind == PlaceKind::city || info.kind == PlaceKind::capital || info.kind == PlaceKind::other;
      locals_.push_back(weight);
      reading.best_local = std::max(reading.best_local, weight);
    }
    asked.elsewhere = beside.certain && !fits && towns;
  }
  for (const Asked& asked : asked_) choices[asked.mention] = decide(context, asked, doc.mentions[asked.mention].score);
  count_lands(choices, context);
}

void PlaceChooser::collect(const Document& doc, const Context& context) {
  names_by_key_.clear();
  readings_.clear();
  names_.clear();
  asked_.clear();
  name_of_mention_.assign(doc.mentions.size(), none_index);
  for (uint32_t m = 0; m < doc.mentions.size(); ++m) {
    if (doc.mentions[m].type != MentionType::place) continue;
    const uint32_t name = name_of(doc, context, doc.mentions[m]);
    if (names_[name].count == 0) continue;
    ++names_[name].mentions;
    names_[name].stands_alone |= !doc.mentions[m].nested;
    name_of_mention_[m] = name;
    asked_.push_back({m, name, 0, false});
  }
}

// What is clear by now speaks for its land when people and bodies are asked for.
void PlaceChooser::count_lands(const std::vector<PlaceChoice>& choices, Context& context) {
  for (const Asked& asked : asked_) {
    Name& name = names_[asked.name];
    const CountryCode country = choices[asked.mention].country;
    if (name.is_anchor || name.is_counted || country == 0) continue;
    name.is_counted = true;
    context.add_country(country, 1);
  }
}

uint32_t PlaceChooser::name_of(const Document& doc, const Context& context, const Mention& mention) {
  const TokenRange own = with_head(doc, context, own_words(doc, mention));
  uint64_t key = context.token_key(doc, mention, own.begin);
  for (uint32_t t = own.begin + 1; t < own.end; ++t) key = join_keys(key, doc.tokens[t].key);
  if (const uint32_t known = names_by_key_.find(key); known != none_index) return known;
  const auto first = static_cast<uint32_t>(readings_.size());
  bool asks_for_land = false;
  for (const Hit& hit : context.hits_at(doc, own.begin)) {
    if (hit.tokens != own) continue;
    asks_for_land |= hit.classes.has(context.classes().land_part);
    if (!hit.classes.has(context.classes().place)) continue;
    for (EntryRef ref : lexicon_.entries(hit)) {
      const uint32_t fact = lexicon_.entry(ref).fact;
      if (fact != none_index && facts_.info(fact).type == MentionType::place) add_reading(fact, first);
    }
  }
  const auto named = static_cast<uint32_t>(readings_.size());
  if (named > first)
    for (uint32_t fact : facts_.readings(context.language(), key))
      if (facts_.info(fact).type == MentionType::place) add_reading(fact, first);
  for (uint32_t r = first; r < named; ++r)
    for (uint32_t fact : facts_.namesakes(readings_[r].fact)) add_reading(fact, first);
  names_.push_back({first, static_cast<uint32_t>(readings_.size()) - first, 0});
  names_.back().asks_for_land = asks_for_land;
  names_by_key_.set(key, static_cast<uint32_t>(names_.size() - 1));
  return static_cast<uint32_t>(names_.size() - 1);
}

void PlaceChooser::add_reading(uint32_t fact, uint32_t first) {
  for (uint32_t r = first; r < readings_.size(); ++r)
    if (readings_[r].fact == fact) return;
  readings_.push_back({fact, facts_.info(fact).prior, 0});
}

// The one reading of a name, or the one beside which the others are villages; none_index if there is none.
uint32_t PlaceChooser::clear_by_size(const Name& name) const {
  uint32_t best = name.first;
  for (uint32_t r = name.first; r < name.first + name.count; ++r)
    if (readings_[r].weight > readings_[best].weight) best = r;
  for (uint32_t r = name.first; r < name.first + name.count; ++r)
    if (r != best && readings_[r].weight + clear_lead > readings_[best].weight) return none_index;
  return readings_[best].fact;
}

// An article of one land, in which a village of that land has the name of a town elsewhere, means the village: nothing
// else in it speaks for the town's land.
bool PlaceChooser::speaks_for_another(const Context& context, const Name& name, const FactTable::Info& place) const {
  constexpr uint32_t least_times = 2;
  if (place.prior >= large_town || place.kind == PlaceKind::capital || context.count(place.country) > 0) return false;
  for (uint32_t r = name.first; r < name.first + name.count; ++r)
    if (context.count(facts_.info(readings_[r].fact).country) >= least_times) return true;
  return false;
}

// "The Northern Region" is somewhere in many lands, and a small town within a company's name mostly a founder of it.
bool PlaceChooser::asks_for_land(const Name& name, const FactTable::Info& place) const {
  const bool town = place.kind == PlaceKind::city || place.kind == PlaceKind::capital;
  return name.asks_for_land || (!name.stands_alone && town && place.prior < large_town);
}

// Names that leave no doubt come first: they are the neighbours by which the others are judged. Of them, those with one
// reading: they tell the land that one with several may be contradicted by.
void PlaceChooser::find_anchors(Context& context) {
  anchors_.clear();
  for (Name& name : names_)
    if (name.count == 1) try_anchor(name, context);
  for (Name& name : names_)
    if (name.count > 1) try_anchor(name, context);
}

void PlaceChooser::try_anchor(Name& name, Context& context) {
  const uint32_t fact = clear_by_size(name);
  if (fact == none_index) return;
  const FactTable::Info& info = facts_.info(fact);
  if (info.kind == PlaceKind::country || asks_for_land(name, info) || speaks_for_another(context, name, info)) return;
  if (anchors_.size() < most_anchors) anchors_.push_back(fact);
  context.add_country(info.country, 1);
  name.is_anchor = true;
}

void PlaceChooser::weigh_names(const Context& context) {
  for (const Name& name : names_) {
    if (name.count < 2 || name.is_anchor) continue;  // which must not be its own evidence
    uint32_t own_country = 0;  // the country that has this name itself, and how often the lexicon counted it so
    for (uint32_t r = name.first; r < name.first + name.count && own_country == 0; ++r)
      if (facts_.info(readings_[r].fact).kind == PlaceKind::country)
        own_country = facts_.info(readings_[r].fact).country;
    for (uint32_t r = name.first; r < name.first + name.count; ++r) {
      Reading& reading = readings_[r];
      const FactTable::Info& info = facts_.info(reading.fact);
      uint32_t times = context.count(info.country);
      if (info.country == own_country) times -= std::min(times, name.mentions);
      if (times > 0) reading.weight += land_named + land_named_again * static_cast<float>(std::min(times, most_times));
      if (info.country != 0 && info.country == context.site()) reading.weight += own_site;
      if (own_country != 0 && info.country == own_country && info.kind != PlaceKind::country)
        reading.weight += beside_its_country;
      if (info.kind != PlaceKind::country) reading.weight += nearness(info);
    }
  }
}

float PlaceChooser::nearness(const FactTable::Info& place) const {
  float best = 0;
  for (uint32_t anchor : anchors_) {
    const FactTable::Info& other = facts_.info(anchor);
    if (place.admin1 != 0 && other.admin1 == place.admin1)
      best = std::max(best, place.kind == PlaceKind::region ? holds_neighbour : same_admin1);
    if (!place.has_coordinates || !other.has_coordinates) continue;
    const float distance = kilometres(place, other);
    best = std::max(best, distance < 60 ? 1.5F : distance < 200 ? 1.0F : distance < 500 ? 0.4F : 0);
  }
  return best;
}

// The village south of a town is the one that has such a town beside it, however large its namesakes are.
bool PlaceChooser::lies_near(uint32_t name, const FactTable::Info& place) const {
  constexpr float near = 60;
  for (uint32_t r = names_[name].first; r < names_[name].first + names_[name].count; ++r) {
    const FactTable::Info& other = facts_.info(readings_[r].fact);
    if (other.kind == PlaceKind::country || !other.has_coordinates || !place.has_coordinates) continue;
    if (kilometres(place, other) < near) return true;
  }
  return false;
}

float PlaceChooser::local_weight(const Beside& beside, const FactTable::Info& place) const {
  float weight = 0;
  const bool country = place.kind == PlaceKind::country;
  if ((beside.country != 0 || beside.admin1 != 0) && !country) {
    const bool inside = (beside.country != 0 && place.country == beside.country) ||
                        (beside.admin1 != 0 && place.admin1 == beside.admin1 && place.kind != PlaceKind::region);
    weight += inside ? lies_in : beside.certain ? lies_elsewhere : 0;
  }
  if (country && beside.country != 0 && beside.country == place.country) weight += named_with;
  if (beside.inside != none_index) {
    const bool has = country ? has_reading_in(beside.inside, place.country, 0)
                             : place.kind == PlaceKind::region && has_reading_in(beside.inside, 0, place.admin1);
    if (has) weight += lies_in - (country ? 1 : 0);
  }
  if (beside.near != none_index && !country && lies_near(beside.near, place)) weight += lies_beside;
  const bool town = place.kind == PlaceKind::city || place.kind == PlaceKind::capital;
  if (beside.city) weight += town || place.kind == PlaceKind::other ? word_fits : word_misfits;
  if (beside.capital) weight += place.kind == PlaceKind::capital ? word_fits + word_fits : 0;
  if (beside.region && !beside.country_word)
    weight += place.kind == PlaceKind::region ? word_fits + weak_fit : weak_fit * (country ? -1 : 0);
  if (beside.country_word) weight += country ? word_fits : 0;
  if (beside.nature) weight += place.kind == PlaceKind::nature ? word_fits : 0;
  if (beside.locative && town) weight += weak_fit;
  if (beside.holder && country) weight += holder_fits;
  return weight;
}

PlaceChoice PlaceChooser::decide(const Context& context, const Asked& asked, float score) const {
  PlaceChoice choice;
  const Name& name = names_[asked.name];
  if (asked.elsewhere) return choice;
  const float* const local = &locals_[asked.first_local];
  bool own_words = false;
  for (uint32_t i = 0; i < name.count; ++i) own_words |= local[i] >= named_with || local[i] <= word_misfits;
  const auto weight_of = [&](uint32_t i) {
    const Reading& reading = readings_[name.first + i];
    return reading.weight + (own_words ? local[i] : reading.best_local);
  };
  uint32_t best = 0;
  for (uint32_t i = 1; i < name.count; ++i)
    if (weight_of(i) > weight_of(best)) best = i;
  const FactTable::Info& chosen = facts_.info(readings_[name.first + best].fact);
  if (asks_for_land(name, chosen) && local[best] < named_with && context.count(chosen.country) == 0 &&
      context.site() != chosen.country)
    return choice;
  float lead = 3;
  choice.country = chosen.country;
  for (uint32_t i = 0; i < name.count; ++i) {
    const FactTable::Info& other = facts_.info(readings_[name.first + i].fact);
    if (i == best || same_spot(chosen, other)) continue;
    const float behind = weight_of(best) - weight_of(i);
    lead = std::min(lead, behind);
    if (behind < least_lead && other.country != chosen.country) choice.country = 0;
  }
  choice.confidence = (1 - 0.5F * std::pow(10.0F, -lead)) * std::max(score, 0.1F);
  if (lead >= least_lead) choice.fact = readings_[name.first + best].fact;
  return choice;
}

}  // namespace khabar
