#include "match/units.h"

namespace khabar {

namespace {

ClassId punct_class(Punct punct, ClassId comma, ClassId colon, ClassId stop, ClassId quote, ClassId open, ClassId close,
                    ClassId dash) {
  switch (punct) {
    case Punct::comma:
    case Punct::semicolon:
      return comma;
    case Punct::colon:
      return colon;
    case Punct::full_stop:
    case Punct::question:
    case Punct::exclamation:
    case Punct::ellipsis:
      return stop;
    case Punct::quote:
    case Punct::quote_open:
    case Punct::quote_close:
      return quote;
    case Punct::bracket_open:
      return open;
    case Punct::bracket_close:
      return close;
    case Punct::dash:
      return dash;
    default:
      return no_class;
  }
}

}  // namespace

UnitBuilder::UnitBuilder(const Lexicon& lexicon) {
  const auto id = [&](std::string_view name) { return lexicon.class_id(name); };
  shape_ = {id("cap"),    id("caps"),     id("lower"),         id("digits"),     id("mixed"),   id("latin"),
            id("arabic"), id("comma"),    id("colon"),         id("stop"),       id("quote"),   id("open"),
            id("close"),  id("dash"),     id("joined"),        id("possessive"), id("initial"), id("unknown"),
            id("first"),  id("prefixed"), id("definite_form"), id("long")};
  for (uint32_t c = 0; c < lexicon.class_count(); ++c) {
    const auto flags = lexicon.class_flags(static_cast<ClassId>(c));
    const auto name = lexicon.class_name(static_cast<ClassId>(c));
    // Names are phrases; so are the words marked `phrase`: titles of several words, heads, demonyms.
    if (flags.find("name") != std::string_view::npos || flags.find("phrase") != std::string_view::npos ||
        name == "nationality")
      phrase_classes_.add(static_cast<ClassId>(c));
  }
}

void UnitBuilder::add_shape(const Document& doc, const Token& token, bool first, ClassSet& set) const {
  if (first) set.add(shape_.first);
  if (token.kind == TokenKind::punctuation) {
    const auto& s = shape_;
    set.add(punct_class(token.punct, s.comma, s.colon, s.stop, s.quote, s.open, s.close, s.dash));
    return;
  }
  if (token.is(token_flag::hyphen_before)) set.add(shape_.joined);
  if (token.kind == TokenKind::number) {
    set.add(shape_.digits);
    return;
  }
  if (token.is(token_flag::clitic_s)) {
    set.add(shape_.possessive);
    return;
  }
  if (token.script == Script::arabic) set.add(shape_.arabic);
  if (token.proclitic_bytes > 0) set.add(shape_.prefixed);
  if (token.letters >= 3) set.add(shape_.long_word);
  if (token.script != Script::latin) return;
  set.add(shape_.latin);
  const bool upper = token.is(token_flag::capitalised);
  if (upper) set.add(shape_.cap);
  if (token.is(token_flag::all_caps) && !token.is(token_flag::has_digit)) set.add(shape_.caps);
  if (!upper && !token.is(token_flag::all_caps | token_flag::mixed_case)) set.add(shape_.lower);
  if (token.is(token_flag::mixed_case | token_flag::has_digit)) set.add(shape_.mixed);
  const bool single = token.letters == 1 || (token.is(token_flag::dotted) && token.letters <= 3);
  if (upper && single) set.add(shape_.initial);
  (void)doc;
}

void UnitBuilder::build(const Document& doc, const Sentence& sentence, std::span<const Hit> hits,
                        std::vector<Unit>& units, std::vector<ClassSet>& classes) const {
  units.clear();
  classes.clear();
  uint32_t h = 0;
  bool first = true;
  for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end;) {
    while (h < hits.size() && hits[h].tokens.begin < t) ++h;
    Unit unit{{t, t + 1}, h, 0};
    // The longest phrase that begins here; hits of one position stand longest first.
    uint32_t p = h;
    while (p < hits.size() && hits[p].tokens.begin == t && hits[p].tokens.size() > 1 &&
           !hits[p].classes.any_of(phrase_classes_))
      ++p;
    if (p < hits.size() && hits[p].tokens.begin == t) unit.tokens = hits[p].tokens;
    while (p < hits.size() && hits[p].tokens.begin == t && hits[p].tokens.end > unit.tokens.end) ++p;
    unit.first_hit = p;
    ClassSet set;
    for (; p < hits.size() && hits[p].tokens == unit.tokens; ++p) {
      set |= hits[p].classes;
      ++unit.hit_count;
      if ((hits[p].proclitics & proclitic_flag::article) != 0) set.add(shape_.definite_form);
    }
    if (unit.hit_count == 0 && doc.tokens[t].kind == TokenKind::word) set.add(shape_.unknown);
    add_shape(doc, doc.tokens[t], first && doc.tokens[t].kind != TokenKind::punctuation, set);
    if (doc.tokens[t].kind != TokenKind::punctuation) first = false;
    units.push_back(unit);
    classes.push_back(set);
    t = unit.tokens.end;
  }
}

}  // namespace khabar
