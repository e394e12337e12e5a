#include "resolve/people_chooser.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/fold.h"

namespace khabar {

namespace {

constexpr float common_word = 0.4F;
constexpr float listed = 1.0F, by_office_only = 0.8F, matchs_own = 0.3F;
constexpr float held_then = 3.0F, held_once = 2.0F, held_before = 0.5F, soon_held = 0.3F, not_yet = -2.0F,
                held_some_time = 1.5F;
constexpr float other_domain = -1.5F, other_office = -0.2F, other_land = -2.0F, same_land = 1.0F;
constexpr float in_office = 0.8F, out_of_office = -0.3F, too_early = -1.5F, recent = 0.4F;
constexpr float land_named = 0.6F, land_named_again = 0.15F, own_site = 0.3F;
constexpr uint32_t most_times = 4, most_times_of_bodies = 12;
constexpr int recent_year = 2015;
// Years before an office in which its holder may be called so (deputies, designates), or is in the news at all.
constexpr int years_soon = 2, years_known = 12;
// What a choice needs: weight of its own, and a lead over the next.
constexpr float least_weight = 0.7F, least_lead = 0.5F;
constexpr size_t most_words = 3;
constexpr std::string_view any_organization = "organization";  // of a head that tells no type
constexpr std::string_view quoted = "media";                   // an organization's type whose names are quoted
constexpr std::string_view seat = "seat";                      // a place's type: where a government is

}  // namespace

PeopleChooser::PeopleChooser(const Lexicon& lexicon, const FactTable& facts) : lexicon_(lexicon), facts_(facts) {
  fathers_.add(lexicon.class_id("nasab"));
  org_head_ = lexicon.class_id("org_head");
  land_part_ = lexicon.class_id("land_part");
  legal_forms_.add(lexicon.class_id("legal_form"));
  links_.add(lexicon.class_id("link_and"));
  for (const char* name : {"org_head", "org_noun", "name_head"}) heads_.add(lexicon.class_id(name));
}

NameChoice PeopleChooser::choose_person(const Document& doc, const Context& context, const Mention& mention,
                                        const Office& office, std::span<const uint64_t> keys) {
  candidates_.clear();
  add_listed(doc, context, mention, mention.tokens);
  add_readings(context, mention, keys);
  if (candidates_.empty()) add_with_fathers(doc, context, mention);
  // One word that many are called: "Abbas" is the president where his land is spoken of.
  if (mention.tokens.size() == 1 && mention.entry == EntryRef::none)
    for (Candidate& c : candidates_) c.weight -= common_word;
  const bool known = !candidates_.empty();
  if (!known) add_by_office(office, keys);
  for (Candidate& c : candidates_)
    c.weight += (known ? listed : by_office_only) + weigh_person(context, office, c.fact);
  return best(mention.score, least_weight);
}

// How much the document is about the country.
float PeopleChooser::weigh_land(const Context& context, CountryCode country, uint32_t most_times) const {
  if (country == 0) return 0;
  const uint32_t times = std::min(context.count(country), most_times);
  const float named = times == 0 ? 0 : land_named + land_named_again * static_cast<float>(times - 1);
  return named + (country == context.site() ? own_site : 0);
}

NameChoice PeopleChooser::choose_organization(const Document& doc, const Context& context, const Mention& mention,
                                              std::span<const uint64_t> keys) {
  candidates_.clear();
  asks_for_land_ = false;
  add_listed(doc, context, mention, mention.tokens);
  if (candidates_.empty()) add_listed_of_land(doc, context, mention);
  if (candidates_.empty()) add_listed_with_head(doc, context, mention);
  if (candidates_.empty()) add_listed_without_form(doc, context, mention);
  if (candidates_.empty()) add_seat(doc, context, mention);
  // Short forms are words of their own: only the lands that the article names tell whom they mean.
  const bool in_full = !candidates_.empty() && !asks_for_land_;
  if (candidates_.empty()) {
    add_readings(context, mention, keys);
    drop_of_other_head(doc, context, mention);
  }
  for (Candidate& c : candidates_) c.weight += weigh_land(context, facts_.info(c.fact).country, most_times_of_bodies);
  // A newspaper that alone is called by several words is that one wherever it is told from.
  const bool clear = in_full || (candidates_.size() == 1 && mention.tokens.size() > 1 &&
                                 lexicon_.fact(candidates_[0].fact).type == quoted);
  return best(mention.score, clear ? 0 : land_named);
}

void PeopleChooser::add(uint32_t fact) {
  for (const Candidate& c : candidates_)
    if (c.fact == fact) return;
  candidates_.push_back({fact, 0});
}

void PeopleChooser::add_entries(const Hit& hit, const Mention& mention) {
  asks_for_land_ |= hit.classes.has(land_part_);
  for (EntryRef ref : lexicon_.entries(hit)) {
    const uint32_t fact = lexicon_.entry(ref).fact;
    if (fact == none_index || facts_.info(fact).type != mention.type) continue;
    add(fact);
    if (ref == mention.entry) candidates_.back().weight = matchs_own;
  }
}

void PeopleChooser::add_listed(const Document& doc, const Context& context, const Mention& mention, TokenRange tokens) {
  const ClassId wanted =
      mention.type == MentionType::person ? context.classes().person : context.classes().organization;
  for (const Hit& hit : context.hits_at(doc, tokens.begin))
    if (hit.tokens == tokens && hit.classes.has(wanted)) add_entries(hit, mention);
}

// The company of this name is not the newspaper; the one that stands in quotation marks is.
void PeopleChooser::drop_of_other_head(const Document& doc, const Context& context, const Mention& mention) {
  if (mention.tokens.begin == 0) return;
  const auto of_type = [&](const Candidate& c, std::string_view type) { return lexicon_.fact(c.fact).type == type; };
  const Punct before = doc.tokens[mention.tokens.begin - 1].punct;
  if ((before == Punct::quote || before == Punct::quote_open) &&
      std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return of_type(c, quoted); }))
    std::erase_if(candidates_, [&](const Candidate& c) { return !of_type(c, quoted); });
  for (const Hit& hit : context.hits_at(doc, mention.tokens.begin - 1)) {
    if (hit.tokens.size() != 1 || !hit.classes.has(org_head_)) continue;
    const std::string_view type = lexicon_.entry_of(hit, org_head_)->value;
    if (type == any_organization) continue;
    std::erase_if(candidates_, [&](const Candidate& c) { return !of_type(c, type); });
  }
}

void PeopleChooser::add_readings(const Context& context, const Mention& mention, std::span<const uint64_t> keys) {
  if (keys.empty()) return;
  uint64_t key = keys[0];
  for (size_t k = 1; k < keys.size(); ++k) key = join_keys(key, keys[k]);
  for (uint32_t fact : facts_.readings(context.language(), key))
    if (facts_.info(fact).type == mention.type) add(fact);
}

void PeopleChooser::add_listed_with_head(const Document& doc, const Context& context, const Mention& mention) {
  const auto [begin, end] = mention.tokens;
  if (begin > 0) add_listed(doc, context, mention, {begin - 1, end});
  if (!candidates_.empty() || begin + 1 >= end) return;
  const auto hits = context.hits_at(doc, begin);
  if (std::none_of(hits.begin(), hits.end(),
                   [&](const Hit& hit) { return hit.tokens.size() == 1 && hit.classes.any_of(heads_); }))
    return;
  add_listed(doc, context, mention, {begin + 1, end});
}

// "General Motors Corp" is listed without its legal form.
void PeopleChooser::add_listed_without_form(const Document& doc, const Context& context, const Mention& mention) {
  const auto is_form = [&](uint32_t t) {
    return doc.tokens[t].kind == TokenKind::punctuation || context.begins(doc, t, legal_forms_);
  };
  TokenRange rest = mention.tokens;
  while (rest.size() > 1 && is_form(rest.end - 1)) --rest.end;
  // "Merrill Lynch and Co".
  if (rest.size() > 1 && rest != mention.tokens && context.begins(doc, rest.end - 1, links_)) --rest.end;
  if (rest != mention.tokens) add_listed(doc, context, mention, rest);
}

// A government's seat that acts ("the White House said") is known as a place.
void PeopleChooser::add_seat(const Document& doc, const Context& context, const Mention& mention) {
  for (const Hit& hit : context.hits_at(doc, mention.tokens.begin)) {
    if (hit.tokens != mention.tokens || !hit.classes.has(context.classes().place)) continue;
    for (EntryRef ref : lexicon_.entries(hit))
      if (const uint32_t fact = lexicon_.entry(ref).fact; fact != none_index && lexicon_.fact(fact).type == seat)
        add(fact);
  }
}

// "Mohammed bin Nayef bin Abdulaziz" goes on with fathers behind the known name, "Adel bin Ahmed al-Jubeir" has them
// within it.
void PeopleChooser::add_with_fathers(const Document& doc, const Context& context, const Mention& mention) {
  const auto is_father = [&](uint32_t t) { return context.begins(doc, t, fathers_); };
  const auto [begin, end] = mention.tokens;
  if (end - begin < 4 || !is_father(begin + 1)) return;
  for (const Hit& hit : context.hits_at(doc, begin))
    if (hit.tokens.end < end && hit.classes.has(context.classes().person) && is_father(hit.tokens.end))
      add_entries(hit, mention);
  if (!candidates_.empty()) return;
  const std::array<uint64_t, 2> ends = {context.token_key(doc, mention, begin), doc.tokens[end - 1].key};
  for (const auto& [key, fact] : facts_.people_named(ends.back()))
    if (facts_.name_has(fact, ends)) add(fact);
}

void PeopleChooser::add_listed_of_land(const Document& doc, const Context& context, const Mention& mention) {
  const auto try_rest = [&](CountryCode land, TokenRange rest) {
    if (land == 0 || rest.empty()) return;
    add_listed(doc, context, mention, rest);
    std::erase_if(candidates_, [&](const Candidate& c) { return facts_.info(c.fact).country != land; });
  };
  const auto [begin, end] = mention.tokens;
  for (const Hit& hit : context.hits_at(doc, begin))
    if (candidates_.empty() && hit.tokens.end < end) try_rest(context.country_of(hit), {hit.tokens.end, end});
  for (const Hit& hit : context.hits_at(doc, end - 1))
    if (candidates_.empty() && hit.tokens.end == end) try_rest(context.country_of(hit), {begin, end - 1});
}

void PeopleChooser::add_by_office(const Office& office, std::span<const uint64_t> keys) {
  if (office.roles.empty() || keys.empty() || keys.size() > most_words) return;
  for (const auto& [key, fact] : facts_.people_named(keys.back())) {
    if (!facts_.info(fact).roles.any_of(office.roles) || !facts_.name_has(fact, keys)) continue;
    if (office.country == 0 || facts_.info(fact).country == office.country) add(fact);
  }
}

float PeopleChooser::weigh_office(const Context& context, const Office& office, uint32_t fact) const {
  const FactTable::Info& info = facts_.info(fact);
  const int year = context.year();
  float best = 0;
  bool held = false;
  for (const FactTable::Position& p : facts_.positions(fact)) {
    if (!office.roles.has(p.role)) continue;
    if (office.country != 0 && p.country != office.country && info.country != office.country) continue;
    float weight = held_some_time;
    if (year == 0)
      weight = held_once;
    else if (p.dated())
      weight = p.covers(year)                ? held_then
               : year >= p.from              ? held_before
               : year + years_soon >= p.from ? soon_held
                                             : not_yet;
    best = held ? std::max(best, weight) : weight;
    held = true;
  }
  if (held) return best;
  if (office.country != 0 && office.country != info.country) return other_land;
  if (info.roles.empty()) return 0;
  return (info.domain_set & facts_.domains(office.roles)) == 0 ? other_domain : other_office;
}

// Somebody whom no office introduces: was he in office then, had one heard of him?
float PeopleChooser::weigh_years(const Context& context, uint32_t fact) const {
  const int year = context.year();
  bool any = false, early = true, now = false, lately = false;
  for (const FactTable::Position& p : facts_.positions(fact)) {
    if (!p.dated()) continue;
    any = true;
    now |= p.covers(year);
    early &= p.from > year + years_known;
    lately |= p.to == 0 || p.to >= recent_year;
  }
  if (year == 0) return lately ? recent : 0;
  if (!any) return 0;
  return now ? in_office : early ? too_early : out_of_office;
}

float PeopleChooser::weigh_person(const Context& context, const Office& office, uint32_t fact) const {
  const CountryCode country = facts_.info(fact).country;
  float weight = 0;
  if (!office.roles.empty()) {
    weight += weigh_office(context, office, fact);
  } else {
    if (office.country != 0) weight += office.country == country ? same_land : other_land / 2;
    weight += weigh_years(context, fact);
  }
  return weight + weigh_land(context, country, most_times);
}

NameChoice PeopleChooser::best(float score, float least) const {
  if (candidates_.empty()) return {};
  const auto by_weight = [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; };
  const auto top = std::max_element(candidates_.begin(), candidates_.end(), by_weight);
  float lead = 2;
  for (auto c = candidates_.begin(); c != candidates_.end(); ++c)
    if (c != top) lead = std::min(lead, top->weight - c->weight);
  if (top->weight < least || lead < least_lead) return {};
  return {top->fact, (1 - 0.5F * std::pow(10.0F, -lead)) * std::max(score, 0.1F)};
}

}  // namespace khabar
