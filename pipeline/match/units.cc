#include "match/units.h"

#include <algorithm>

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

// Shapes are numbered: Latin words, punctuation by its kind, numbers and clitics, words of other scripts.
constexpr uint32_t latin_words = 0, marks = 512, numbers = marks + 32, clitics = numbers + 2, other_words = clitics + 2,
                   shape_count = other_words + 16;

// A Latin word's number, from the flags that its classes depend on, without gaps, and how many letters it has.
constexpr uint32_t all_flags = 1 << 11;
constexpr auto latin_flags = [] {
  static_assert(token_flag::capitalised == 1 && token_flag::all_caps == 2 && token_flag::dotted == 1 << 5 &&
                token_flag::has_digit == 1 << 6 && token_flag::mixed_case == all_flags >> 1 &&
                token_flag::hyphen_before == 1 << 4);
  std::array<uint16_t, all_flags> index{};
  for (uint32_t flags = 0; flags < all_flags; ++flags)
    index[flags] = static_cast<uint16_t>((flags & 3) | (flags >> 3 & 12) | (flags >> 6 & 16) | (flags << 3 & 128));
  return index;
}();
constexpr std::array<uint16_t, 5> latin_letters = {64, 32 | 64, 64, 64 | 256, 256};  // the last: of more

uint32_t latin_index(const Token& token) {
  const size_t letters = std::min<size_t>(token.letters, latin_letters.size() - 1);
  return latin_flags[token.flags & (all_flags - 1)] | latin_letters[letters];
}

uint32_t shape_of(const Token& token) {
  const uint32_t joined = token.is(token_flag::hyphen_before) ? 1 : 0;
  if (token.kind == TokenKind::punctuation) return marks + static_cast<uint32_t>(token.punct);
  if (token.kind == TokenKind::number) return numbers + joined;
  if (token.is(token_flag::clitic_s)) return clitics + joined;
  if (token.script == Script::latin) return latin_words + latin_index(token);
  return other_words + (joined | (token.letters >= 3 ? 2u : 0) | (token.proclitic_bytes > 0 ? 4u : 0) |
                        (token.script == Script::arabic ? 8u : 0));
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
  add(first_, "first");
  add(unknown_, "unknown");
  shapes_.resize(shape_count);
  for (uint32_t punct = 0; punct < numbers - marks; ++punct)
    add(shapes_[marks + punct], punct_class(static_cast<Punct>(punct)));
  for (uint32_t joined = 0; joined < 2; ++joined) {
    add(shapes_[numbers + joined], "digits");
    add(shapes_[clitics + joined], "possessive");
    for (const uint32_t shape : {numbers, clitics}) add(shapes_[shape + joined], "joined", joined != 0);
  }
  for (uint32_t index = 0; index < shape_count - other_words; ++index) {
    ClassSet& set = shapes_[other_words + index];
    add(set, "joined", (index & 1) != 0);
    add(set, "long", (index & 2) != 0);
    add(set, "prefixed", (index & 4) != 0);
    add(set, "arabic", (index & 8) != 0);
  }
  for (uint32_t index = 0; index < marks; ++index) {
    const bool upper = (index & 1) != 0, all_caps = (index & 2) != 0, dotted = (index & 4) != 0,
               has_digit = (index & 8) != 0, mixed = (index & 16) != 0, single = (index & 32) != 0,
               brief = (index & 64) != 0;
    ClassSet& set = shapes_[latin_words + index];
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
  const ClassSet* const shapes = shapes_.data();
  bool first = true;
  for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++count) {
    const Token& token = doc.tokens[t];
    Unit& unit = units[count] = {{t, t + 1}, 0, 0};
    ClassSet set = shapes[shape_of(token)], known;
    while (hit != end && hit->tokens.begin < t) ++hit;
    if (hit != end && hit->tokens.begin == t) {
      // The longest phrase that begins here; hits of one position stand longest first.
      while (hit != end && hit->tokens.begin == t && hit->tokens.size() > 1 && !hit->classes.any_of(phrase_classes_))
        ++hit;
      if (hit != end && hit->tokens.begin == t) unit.tokens = hit->tokens;
      unit.first_hit = static_cast<uint32_t>(hit - hits.data());
      for (; hit != end && hit->tokens == unit.tokens; ++hit, ++unit.hit_count) {
        known |= hit->classes;
        set |= proclitic_[hit->proclitics];
      }
      set |= known;
    }
    if (first && token.kind != TokenKind::punctuation) {
      set |= first_;
      first = false;
    }
    if (token.kind == TokenKind::word && quiet_classes_.contains(known)) {
      set |= unknown_;
      if (unit.hit_count == 0 && has_article(doc, token, language)) set |= article_form_;
    }
    classes[count] = set;
    t = unit.tokens.end;
  }
  units.resize(count);
  classes.resize(count);
}

}  // namespace khabar
