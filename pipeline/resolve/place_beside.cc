// What stands beside the name of a place.
#include <algorithm>

#include "resolve/place_chooser.h"
#include "text/fold.h"

namespace khabar {

namespace {

constexpr uint32_t farthest_container = 4;  // words between a name and the land it lies in
constexpr uint32_t farthest_word = 4;       // words before a name that are looked at

}  // namespace

TokenRange PlaceChooser::own_words(const Document& doc, const Mention& mention) {
  for (uint32_t t = mention.tokens.begin + 1; t + 1 < mention.tokens.end; ++t)
    if (doc.tokens[t].punct == Punct::comma) return {mention.tokens.begin, t};
  return mention.tokens;
}

// A generic head is no part of a mention, yet the lexicon may know the place by it: the river Jordan, Aleppo province,
// South Sudan, the Gulf. The words of the longer name, or `own`.
TokenRange PlaceChooser::with_head(const Document& doc, const Context& context, TokenRange own) const {
  const auto& c = context.classes();
  const auto is_head = [&](TokenRange tokens, bool country) {
    for (const Hit& hit : context.hits_at(doc, tokens.begin))
      if (hit.tokens == tokens &&
          (hit.classes.has(c.place_head) || hit.classes.has(c.link_the) || (country && hit.classes.has(c.direction))))
        return true;
    return false;
  };
  for (uint32_t words = 2; words > 0; --words) {
    if (own.begin < words) continue;
    for (const Hit& hit : context.hits_at(doc, own.begin - words))
      if (hit.tokens.end == own.end && hit.classes.has(c.place) &&
          is_head({hit.tokens.begin, own.begin}, hit.classes.has(c.country)))
        return hit.tokens;
  }
  const auto is_stop = [&](TokenRange tokens) {  // "Salem, Ore."
    return tokens.size() == 1 && doc.tokens[tokens.begin].punct == Punct::full_stop;
  };
  for (const Hit& hit : context.hits_at(doc, own.begin))
    if (hit.tokens.end > own.end && hit.classes.has(c.place) &&
        (is_head({own.end, hit.tokens.end}, false) || is_stop({own.end, hit.tokens.end})))
      return hit.tokens;
  return own;
}

PlaceChooser::Beside PlaceChooser::look_beside(const Document& doc, const Context& context, uint32_t asked) const {
  Beside beside;
  const Name& name = names_[asked_[asked].name];
  // A name with one reading is asked only whether it lies elsewhere.
  look_for_container(doc, context, asked, beside);
  if (name.count > 1) look_around(doc, context, doc.mentions[asked_[asked].mention], beside);
  return beside;
}

// What "Alabama" or "France" can mean, within a mention.
bool PlaceChooser::lands_named(const Document& doc, const Context& context, TokenRange tokens, CountryCode& country,
                               uint32_t& admin1) const {
  const auto note = [&](uint32_t fact) {
    if (fact == none_index || facts_.info(fact).type != MentionType::place) return;
    const FactTable::Info& info = facts_.info(fact);
    if (info.kind == PlaceKind::country && country == 0) country = info.country;
    if (info.kind == PlaceKind::region && admin1 == 0) admin1 = info.admin1;
  };
  for (const Hit& hit : context.hits_at(doc, tokens.begin)) {
    if (hit.tokens != tokens || !hit.classes.has(context.classes().place)) continue;
    for (EntryRef ref : lexicon_.entries(hit)) note(lexicon_.entry(ref).fact);
  }
  uint64_t key = doc.tokens[tokens.begin].key;
  for (uint32_t t = tokens.begin + 1; t < tokens.end; ++t) key = join_keys(key, doc.tokens[t].key);
  for (uint32_t fact : facts_.readings(context.language(), key)) note(fact);
  return country != 0 || admin1 != 0;
}

bool PlaceChooser::is_container(const Mention& mention, const Document& doc, CountryCode& country,
                                uint32_t& admin1) const {
  const auto index = static_cast<size_t>(&mention - doc.mentions.data());
  const uint32_t name = name_of_mention_[index];
  if (name == none_index) return false;
  country = 0;
  admin1 = 0;
  for (uint32_t r = names_[name].first; r < names_[name].first + names_[name].count; ++r) {
    const FactTable::Info& info = facts_.info(readings_[r].fact);
    if (info.kind == PlaceKind::country && country == 0) country = info.country;
    if (info.kind == PlaceKind::region && admin1 == 0 && info.admin1 != 0) admin1 = info.admin1;
  }
  return country != 0 || admin1 != 0;
}

bool PlaceChooser::has_reading_in(uint32_t mention, CountryCode country, uint32_t admin1) const {
  const uint32_t name = name_of_mention_[mention];
  if (name == none_index) return false;
  for (uint32_t r = names_[name].first; r < names_[name].first + names_[name].count; ++r) {
    const FactTable::Info& info = facts_.info(readings_[r].fact);
    if (info.kind == PlaceKind::country) continue;
    if ((country != 0 && info.country == country) || (admin1 != 0 && info.admin1 == admin1)) return true;
  }
  return false;
}

// "Tripoli, Lebanon", "a town in southern Lebanon"; and from the other side, "Atlanta, Georgia".
void PlaceChooser::look_for_container(const Document& doc, const Context& context, uint32_t asked,
                                      Beside& beside) const {
  const Mention& mention = doc.mentions[asked_[asked].mention];
  const TokenRange own = own_words(doc, mention);
  if (own.end < mention.tokens.end) {
    if (!lands_named(doc, context, {own.end + 1, mention.tokens.end}, beside.country, beside.admin1)) return;
    beside.certain = true;
  } else if (asked + 1 < asked_.size()) {
    look_at_next(doc, context, asked, beside);
  }
  if (asked == 0) return;
  const uint32_t before = asked_[asked - 1].mention;
  if (are_joined(doc, context, doc.mentions[before], mention)) beside.inside = before;
}

void PlaceChooser::look_at_next(const Document& doc, const Context& context, uint32_t asked, Beside& beside) const {
  const Mention& mention = doc.mentions[asked_[asked].mention];
  const Mention& next = doc.mentions[asked_[asked + 1].mention];
  CountryCode country = 0;
  uint32_t admin1 = 0;
  if (!are_joined(doc, context, mention, next)) return;
  if (!is_container(next, doc, country, admin1)) {
    if (says_near(doc, context, {mention.tokens.end, next.tokens.begin}))
      beside.near = name_of_mention_[asked_[asked + 1].mention];
    return;
  }
  beside.country = country;
  beside.admin1 = admin1;
  const bool comma =
      mention.tokens.end + 1 == next.tokens.begin && doc.tokens[mention.tokens.end].punct == Punct::comma;
  // "Damascus, Jordan and Qatar" is a list.
  const bool list =
      asked + 2 < asked_.size() && doc.mentions[asked_[asked + 2].mention].tokens.begin <= next.tokens.end + 2;
  beside.certain = comma && !list && next.tokens.end < doc.tokens.size();
}

// "South of", "near".
bool PlaceChooser::says_near(const Document& doc, const Context& context, TokenRange between) const {
  const auto& c = context.classes();
  for (uint32_t t = between.begin; t < between.end; ++t)
    for (const Hit& hit : context.hits_at(doc, t))
      if (hit.classes.has(c.direction) ||
          (hit.classes.has(c.locative) && lexicon_.entry_of(hit, c.locative)->value == "near"))
        return true;
  return false;
}

// Whether one place stands right after the other, but for commas, brackets and small words of place.
bool PlaceChooser::are_joined(const Document& doc, const Context& context, const Mention& first,
                              const Mention& second) const {
  const auto& c = context.classes();
  if (first.sentence != second.sentence || second.tokens.begin < first.tokens.end) return false;
  if (second.tokens.begin - first.tokens.end > farthest_container) return false;
  ClassSet small;
  for (const ClassId id : {c.locative, c.direction, c.place_head, c.link_of}) small.add(id);
  for (uint32_t t = first.tokens.end; t < second.tokens.begin; ++t) {
    const Token& token = doc.tokens[t];
    if (token.punct == Punct::comma || token.punct == Punct::bracket_open || context.in_mention(t)) continue;
    if (!context.begins(doc, t, small)) return false;
  }
  return true;
}

void PlaceChooser::look_around(const Document& doc, const Context& context, const Mention& mention,
                               Beside& beside) const {
  const auto& c = context.classes();
  const uint32_t begin = mention.tokens.begin, end = mention.tokens.end;
  const auto read_word = [&](const Hit& hit) {
    if (hit.classes.has(c.place_kind)) {
      const bool country = lexicon_.entry_of(hit, c.place_kind)->value == "country";
      (country ? beside.country_word : beside.capital) = true;
    } else if (hit.classes.has(c.place_head)) {
      const std::string_view type = lexicon_.entry_of(hit, c.place_head)->value;
      beside.city |= type == "city";  // an airport, a road bear the names of provinces too
      beside.region |= type == "admin1";
      beside.nature |= type == "river";
    }
    beside.holder |= hit.classes.has(c.office);
    beside.locative |= hit.classes.has(c.locative);
    if (beside.country == 0 && hit.classes.any_of(context.lands())) beside.country = context.country_of(hit);
  };
  // Behind: "Tripoli al-lubnaniya", "Washington state".
  if (end < doc.tokens.size() && !context.in_mention(end) && doc.tokens[end].kind == TokenKind::word)
    for (const Hit& hit : context.hits_at(doc, end))
      if (hit.classes.has(c.nationality) ||
          (hit.classes.has(c.place_head) && doc.tokens[end].script == Script::latin)) {
        read_word(hit);
        break;
      }
  // Before, as far as words of a place go: "the Lebanese city of", "Lebanon's".
  for (uint32_t t = begin, steps = 0; t > 0 && steps < farthest_word; --t, ++steps) {
    const Token& token = doc.tokens[t - 1];
    if (token.kind == TokenKind::punctuation || token.is(token_flag::newline_before)) break;
    if (token.is(token_flag::clitic_s)) continue;
    bool known = false;
    for (const Hit& hit : context.hits_at(doc, t - 1)) {
      if (hit.tokens.end != t) continue;
      if (!hit.classes.has(c.place_head) && !hit.classes.has(c.place_kind) && !hit.classes.has(c.nationality) &&
          !hit.classes.has(c.country) && !hit.classes.has(c.office) && !hit.classes.has(c.locative) &&
          !hit.classes.has(c.link_of) && !hit.classes.has(c.link_the) && !hit.classes.has(c.determiner))
        continue;
      read_word(hit);
      known = true;
      break;
    }
    if (!known) break;
  }
}

}  // namespace khabar
