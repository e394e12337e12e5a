#include "match/units.h"

namespace khabar {

namespace {

// The class of a kind of punctuation, "" if it has none.
const char* punct_class(Punct punct) {
  switch (punct) {
    case Punct::comma:
    case Punct::semicolon:
      return "comma";
    case Punct::colon:
      return "colon";
    case Punct::full_stop:
    case Punct::question:
    case Punct::exclamation:
    case Punct::ellipsis:
      return "stop";
    case Punct::quote:
    case Punct::quote_open:
    case Punct::quote_close:
      return "quote";
    case Punct::bracket_open:
      return "open";
    case Punct::bracket_close:
      return "close";
    case Punct::dash:
      return "dash";
    default:
      return "";
  }
}

// The flags of a Latin word that its classes depend on, without gaps.
uint32_t latin_index(const Token& token) {
  static_assert(token_flag::capitalised == 1 && token_flag::all_caps == 2 && token_flag::dotted == 1 << 5 &&
                token_flag::has_digit == 1 << 6 && token_flag::mixed_case == 1 << 10 &&
                token_flag::hyphen_before == 1 << 4);
  return (token.flags & 3u) | (token.flags >> 3 & 12u) | (token.flags >> 6 & 16u) | (token.letters == 1 ? 32u : 0) |
         (token.letters <= 3 ? 64u : 0) | (token.flags << 3 & 128u) | (token.letters >= 3 ? 256u : 0);
}

}  // namespace

UnitBuilder::UnitBuilder(const Lexicon& lexicon) {
  read_shapes(lexicon);
  for (uint32_t c = 0; c < lexicon.class_count(); ++c) {
    const auto flags = lexicon.class_flags(static_cast<ClassId>(c));
    const auto name = lexicon.class_name(static_cast<ClassId>(c));
    // Names are phrases; so are the words marked `phrase`: titles of several words, heads, demonyms.
    if (flags.find("name") != std::string_view::npos || flags.find("phrase") != std::string_view::npos ||
        name == "nationality")
      phrase_classes_.add(static_cast<ClassId>(c));
    if (flags.find("quiet") != std::string_view::npos) quiet_classes_.add(static_cast<ClassId>(c));
  }
  for (uint32_t l = 0; l < lexicon.language_count(); ++l)
    articles_.emplace_back(lexicon.article(static_cast<LanguageId>(l)));
}

void UnitBuilder::read_shapes(const Lexicon& lexicon) {
  const auto add = [&](ClassSet& set, const char* name, bool when = true) {
    if (when) set.add(lexicon.class_id(name));
  };
  for (unsigned flags = 0; flags < proclitic_.size(); ++flags) {
    add(proclitic_[flags], "definite_form", (flags & proclitic_flag::article) != 0);
    add(proclitic_[flags], "and_form", (flags & proclitic_flag::conjunction) != 0);
    add(proclitic_[flags], "for_form", (flags & proclitic_flag::dative) != 0);
  }
  add(article_form_, "article_form");
  add(joined_, "joined");
  add(digits_, "digits");
  add(possessive_, "possessive");
  add(arabic_, "arabic");
  add(first_, "first");
  add(unknown_, "unknown");
  for (size_t p = 0; p < punct_.size(); ++p) add(punct_[p], punct_class(static_cast<Punct>(p)));
  for (size_t w = 0; w < word_.size(); ++w) {
    add(word_[w], "joined", (w & 1) != 0);
    add(word_[w], "long", (w & 2) != 0);
    add(word_[w], "prefixed", (w & 4) != 0);
  }
  for (uint32_t index = 0; index < latin_.size(); ++index) {
    const bool upper = (index & 1) != 0, all_caps = (index & 2) != 0, dotted = (index & 4) != 0,
               has_digit = (index & 8) != 0, mixed = (index & 16) != 0, single = (index & 32) != 0,
               brief = (index & 64) != 0;
    ClassSet& set = latin_[index];
    add(set, "latin");
    add(set, "joined", (index & 128) != 0);
    add(set, "long", (index & 256) != 0);
    add(set, "cap", upper);
    add(set, "caps", all_caps && !has_digit);
    add(set, "lower", !upper && !all_caps && !mixed);
    add(set, "mixed", mixed || has_digit);
    add(set, "initial", upper && (single || (dotted && brief)));
  }
}

ClassSet UnitBuilder::shape_of(const Token& token) const {
  if (token.kind == TokenKind::word && token.script == Script::latin && !token.is(token_flag::clitic_s))
    return latin_[latin_index(token)];
  if (token.kind == TokenKind::punctuation) return punct_[static_cast<size_t>(token.punct)];
  const bool joined = token.is(token_flag::hyphen_before);
  if (token.kind == TokenKind::number || token.is(token_flag::clitic_s)) {
    ClassSet set = token.kind == TokenKind::number ? digits_ : possessive_;
    if (joined) set |= joined_;
    return set;
  }
  ClassSet set = word_[(joined ? 1u : 0) | (token.letters >= 3 ? 2u : 0) | (token.proclitic_bytes > 0 ? 4u : 0)];
  if (token.script == Script::arabic) set |= arabic_;
  return set;
}

bool UnitBuilder::has_article(const Document& doc, const Token& token, LanguageId language) const {
  constexpr uint16_t least_letters = 5;
  const std::string& article = articles_[language];
  return !article.empty() && token.letters >= least_letters && doc.at(token.span).starts_with(article);
}

void UnitBuilder::build(const Document& doc, const Sentence& sentence, LanguageId language, std::span<const Hit> hits,
                        std::vector<Unit>& units, std::vector<ClassSet>& classes) const {
  units.resize(sentence.tokens.size());
  classes.resize(sentence.tokens.size());
  size_t count = 0;
  const Hit* hit = hits.data();
  const Hit* const end = hit + hits.size();
  bool first = true;
  for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++count) {
    const Token& token = doc.tokens[t];
    while (hit != end && hit->tokens.begin < t) ++hit;
    Unit& unit = units[count] = {{t, t + 1}, 0, 0};
    ClassSet& set = classes[count] = shape_of(token);
    if (first && token.kind != TokenKind::punctuation) {
      set |= first_;
      first = false;
    }
    // The longest phrase that begins here; hits of one position stand longest first.
    const Hit* p = hit;
    while (p != end && p->tokens.begin == t && p->tokens.size() > 1 && !p->classes.any_of(phrase_classes_)) ++p;
    if (p != end && p->tokens.begin == t) unit.tokens = p->tokens;
    unit.first_hit = static_cast<uint32_t>(p - hits.data());
    ClassSet known;
    for (; p != end && p->tokens == unit.tokens; ++p) {
      set |= p->classes;
      ++unit.hit_count;
      known |= p->classes;
      set |= proclitic_[p->proclitics];
    }
    if (token.kind == TokenKind::word && quiet_classes_.contains(known)) {
      set |= unknown_;
      if (unit.hit_count == 0 && has_article(doc, token, language)) set |= article_form_;
    }
    hit = p;
    t = unit.tokens.end;
  }
  units.resize(count);
  classes.resize(count);
}

}  // namespace khabar
