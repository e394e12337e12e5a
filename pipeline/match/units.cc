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

// What a word is by itself, if lists say little of it.
void UnitBuilder::add_of_word(const Document& doc, const Token& token, LanguageId language, const ClassSet& known,
                              bool found, ClassSet& classes) const {
  if (token.kind != TokenKind::word || !quiet_classes_.contains(known)) return;
  classes |= unknown_;
  if (!found && has_article(doc, token, language)) classes |= article_form_;
}

ClassSet UnitBuilder::read_form(const Document& doc, const Token& token, LanguageId language,
                                const WordReading& reading) const {
  ClassSet classes = shapes_[shape_of(token)];
  classes |= reading.classes;
  classes |= proclitic_[reading.proclitics];
  add_of_word(doc, token, language, reading.classes, reading.found, classes);
  return classes;
}

// The longest phrase that begins at the token becomes the unit; hits of one position stand longest first. Takes from
// the hits what is read.
UnitBuilder::Found UnitBuilder::read_hits(uint32_t token, std::span<const Hit>& hits) const {
  Found found = {{token, token + 1}, {}, {}};
  size_t h = 0;
  while (h < hits.size() && hits[h].tokens.begin < token) ++h;
  while (h < hits.size() && hits[h].tokens.begin == token && hits[h].tokens.size() > 1 &&
         !hits[h].classes.any_of(phrase_classes_))
    ++h;
  if (h < hits.size() && hits[h].tokens.begin == token) found.unit = hits[h].tokens;
  for (; h < hits.size() && hits[h].tokens == found.unit; ++h) {
    found.any = true;
    found.known |= hits[h].classes;
    found.proclitics |= proclitic_[hits[h].proclitics];
  }
  hits = hits.subspan(h);
  return found;
}

void UnitBuilder::build(const Document& doc, const Sentence& sentence, LanguageId language, std::span<const Hit> hits,
                        std::span<WordForm* const> forms, const RuleReader& reader, UnitRow& row) const {
  const uint32_t generation = reader.rules.begin_row(sentence.tokens.size(), reader.scratch);
  const size_t most = std::min<size_t>(sentence.tokens.size(), RuleSet::Scratch::most_kinds);
  row.begins.resize(most + 1);
  row.kinds.resize(most);
  size_t count = 0;
  bool first = true;
  uint32_t t = sentence.tokens.begin;
  for (; t < sentence.tokens.end && count < most; ++count) {
    row.begins[count] = t;
    const Token& token = doc.tokens[t];
    const bool opens = first && token.kind != TokenKind::punctuation;
    if (WordForm* const form = forms[t]; form != nullptr && !opens) {
      if (form->kind_generation != generation) {
        form->kind = reader.rules.kind_of(read_form(doc, token, language, form->reading), reader.scratch);
        form->kind_generation = generation;
      }
      row.kinds[count] = form->kind;
      ++t;
      continue;
    }
    const Found found = read_hits(t, hits);
    ClassSet classes = shapes_[shape_of(token)];
    classes |= found.known;
    classes |= found.proclitics;
    if (opens) classes |= first_;
    first &= !opens;
    add_of_word(doc, token, language, found.known, found.any, classes);
    row.kinds[count] = reader.rules.kind_of(classes, reader.scratch);
    t = found.unit.end;
  }
  if (t < sentence.tokens.end) count = 0;
  row.begins[count] = t;
  row.begins.resize(count + 1);
  row.kinds.resize(count);
}

}  // namespace khabar
