#include "resolve/resolver.h"

#include <algorithm>

#include "text/tokenizer.h"
#include "text/utf8.h"

namespace khabar {

namespace {

constexpr uint32_t longest_bracket = 6;  // words

bool is_word(const Token& token) { return token.kind != TokenKind::punctuation; }

}  // namespace

Resolver::Resolver(const Lexicon& lexicon, const FactTable& facts)
    : lexicon_(lexicon),
      facts_(facts),
      context_(lexicon, facts),
      places_(lexicon, facts),
      people_(lexicon, facts),
      book_(lexicon, facts),
      nouns_(lexicon, facts),
      pronouns_(lexicon) {}

Verdict Resolver::run(Document& doc) {
  doc.entities.clear();
  doc.coreferences.clear();
  doc.mention_entity.assign(doc.mentions.size(), none_index);
  const auto language = lexicon_.language(doc.language);
  if (!language) return Verdict::ok();
  context_.read(doc, *language);
  book_.begin(doc, context_);
  places_.choose(doc, context_, choices_);
  for (uint32_t m = 0; m < doc.mentions.size(); ++m) {
    const Mention& mention = doc.mentions[m];
    if (mention.type == MentionType::place) {
      doc.mention_entity[m] = resolve_place(m);
    } else if (book_.keys(m).size() >= 2) {
      resolve_full(doc, m);
    }
  }
  read_brackets(doc);
  read_in_order(doc);
  book_.drop_merged();
  return Verdict::ok();
}

uint32_t Resolver::resolve_place(uint32_t m) {
  const PlaceChoice& choice = choices_[m];
  if (choice.fact != none_index) return book_.of_fact(choice.fact, choice.confidence);
  const std::span<const uint64_t> keys = book_.keys(m);
  if (const uint32_t known = book_.find_exact(MentionType::place, keys); known != none_index) return known;
  const uint32_t entity = book_.add(m);
  book_.note_country(entity, choice.country);
  book_.call(MentionType::place, book_.keys(m), entity);
  return entity;
}

Office Resolver::office_of(const Document& doc, const Mention& mention) const {
  Office office = context_.office_before(doc, mention);
  if (office.roles.empty()) {
    const Office after = context_.office_after(doc, mention);
    office.roles = after.roles;
    office.main_role = after.main_role;
    office.past |= after.past;
    if (office.country == 0) office.country = after.country;
    if (office.title.empty()) office.title = after.title;
  }
  if (office.sex == 0) office.sex = sex_of(doc, mention);
  return office;
}

// By the given name.
int8_t Resolver::sex_of(const Document& doc, const Mention& mention) const {
  for (const Hit& hit : context_.hits_at(doc, mention.tokens.begin)) {
    if (hit.tokens.size() != 1 || !hit.classes.has(context_.classes().given)) continue;
    const std::string_view value = lexicon_.entry_of(hit, context_.classes().given)->value;
    return value == "m" ? 1 : value == "f" ? 2 : 0;
  }
  return 0;
}

void Resolver::resolve_full(Document& doc, uint32_t m) {
  const Mention& mention = doc.mentions[m];
  const bool person = mention.type == MentionType::person;
  const Office office = person ? office_of(doc, mention) : Office{};
  uint32_t entity = book_.find_exact(mention.type, book_.keys(m));
  if (entity == none_index) {
    const NameChoice choice = person ? people_.choose_person(doc, context_, mention, office, book_.keys(m))
                                     : people_.choose_organization(doc, context_, mention, book_.keys(m));
    if (choice.fact != none_index) entity = book_.of_fact(choice.fact, choice.confidence);
    if (choice.fact != none_index && person) {
      context_.add_country(facts_.info(choice.fact).country, 1);
      if (!office.past) hear_witness(choice.fact, office);
    }
    if (entity == none_index) entity = book_.find_short(mention.type, book_.keys(m), office.sex);
    if (entity == none_index) entity = book_.add(m);
    book_.call(mention.type, book_.keys(m), entity);
  }
  doc.mention_entity[m] = entity;
  book_.note(entity, office);
  book_.announce(m, entity);
}

// Only of an office that he held once.
void Resolver::hear_witness(uint32_t person, const Office& office) {
  const FactTable::Position* held = nullptr;
  for (const FactTable::Position& p : facts_.positions(person)) {
    if (!office.roles.has(p.role) || (office.country != 0 && p.country != office.country)) continue;
    if (held != nullptr) return;
    held = &p;
  }
  if (held != nullptr) context_.add_witness(held->years());
}

void Resolver::resolve_short(Document& doc, uint32_t m) {
  const Mention& mention = doc.mentions[m];
  if (mention.type == MentionType::organization) {
    doc.mention_entity[m] = short_organization(doc, m);
    return;
  }
  const Office office = context_.office_before(doc, mention);
  doc.mention_entity[m] = short_person(doc, m, office);
  book_.note(doc.mention_entity[m], office);
}

// "Trump" is the last one called Trump, unless the gazetteers know whose office stands before it, or the one whom they
// know by this word alone has been named.
uint32_t Resolver::short_person(Document& doc, uint32_t m, const Office& office) {
  const Mention& mention = doc.mentions[m];
  const NameChoice choice = people_.choose_person(doc, context_, mention, office, book_.keys(m));
  if (choice.fact != none_index && book_.known_fact(choice.fact) != none_index)
    return book_.of_fact(choice.fact, choice.confidence);
  const uint32_t named = book_.find_short(MentionType::person, book_.keys(m), office.sex);
  if (named != none_index) {
    const bool fits = office.roles.empty() || book_.profile(named).roles.any_of(office.roles);
    const bool other_fits = choice.fact != none_index && facts_.info(choice.fact).roles.any_of(office.roles);
    if (fits || !other_fits) return named;
  }
  if (choice.fact != none_index) return book_.of_fact(choice.fact, choice.confidence);
  uint32_t entity = book_.find_exact(MentionType::person, book_.keys(m));
  if (entity != none_index) return entity;
  entity = book_.add(m);
  book_.call(MentionType::person, book_.keys(m), entity);
  return entity;
}

uint32_t Resolver::short_organization(Document& doc, uint32_t m) {
  const Mention& mention = doc.mentions[m];
  uint32_t entity = book_.find_exact(MentionType::organization, book_.keys(m));
  if (entity != none_index) return entity;
  const NameChoice choice = people_.choose_organization(doc, context_, mention, book_.keys(m));
  if (choice.fact != none_index) entity = book_.of_fact(choice.fact, choice.confidence);
  if (entity == none_index) entity = book_.find_short(MentionType::organization, book_.keys(m), 0);
  if (entity == none_index) entity = book_.add(m);
  book_.call(MentionType::organization, book_.keys(m), entity);
  return entity;
}

// "Coastal Fishermen Union (CFU)": from here on, and back to the beginning, CFU is that union.
void Resolver::read_brackets(Document& doc) {
  for (uint32_t m = 0; m < doc.mentions.size(); ++m) {
    const Mention& mention = doc.mentions[m];
    if (mention.type == MentionType::place || mention.nested) continue;
    uint32_t open = mention.tokens.end;
    if (open + 2 >= doc.tokens.size() || doc.tokens[open].punct != Punct::bracket_open) continue;
    uint32_t close = open + 1;
    while (close < doc.tokens.size() && close <= open + longest_bracket &&
           doc.tokens[close].punct != Punct::bracket_close)
      ++close;
    if (close >= doc.tokens.size() || doc.tokens[close].punct != Punct::bracket_close) continue;
    TokenRange inside{open + 1, close};
    while (!inside.empty() && !is_word(doc.tokens[inside.begin])) ++inside.begin;
    while (!inside.empty() && !is_word(doc.tokens[inside.end - 1])) --inside.end;
    if (!inside.empty()) read_bracket(doc, m, inside);
  }
}

void Resolver::read_bracket(Document& doc, uint32_t m, TokenRange inside) {
  const Mention& mention = doc.mentions[m];
  uint32_t other = none_index;
  for (uint32_t n = m + 1; n < doc.mentions.size() && doc.mentions[n].tokens.begin <= inside.begin; ++n)
    if (doc.mentions[n].tokens == inside) other = n;
  const Token& first = doc.tokens[inside.begin];
  if (doc.mention_entity[m] != none_index && inside.size() == 1 && mention.tokens.size() > 1 &&
      abbreviates(doc, first, mention)) {
    know_by_acronym(doc, m, other);
    book_.call(mention.type, {&first.key, 1}, book_.settled(doc.mention_entity[m]));
    return;
  }
  if (other == none_index || doc.mentions[other].type != mention.type) return;
  const uint32_t inner = doc.mention_entity[other];
  if (inner == none_index) return;
  const Token& outer = doc.tokens[mention.tokens.begin];
  if (mention.tokens.size() == 1 && inside.size() > 1 && abbreviates(doc, outer, doc.mentions[other])) {
    book_.call(mention.type, book_.keys(m), inner);
  } else if (outer.script != first.script && doc.mention_entity[m] != none_index) {
    book_.merge(doc.mention_entity[m], inner);  // the same name in another script
  }
}

// A name in full that no list has is whom the lists know by its acronym.
void Resolver::know_by_acronym(const Document& doc, uint32_t m, uint32_t acronym) {
  if (acronym == none_index || doc.mentions[m].type != MentionType::organization) return;
  if (book_.profile(doc.mention_entity[m]).fact != none_index) return;
  const NameChoice known = people_.choose_organization(doc, context_, doc.mentions[acronym], book_.keys(acronym));
  if (known.fact != none_index && shares_words(doc, doc.mentions[m], known.fact))
    book_.merge(doc.mention_entity[m], book_.of_fact(known.fact, known.confidence));
}

// Whether half of the longer words of the name, or more, stand in the known one: other bodies have the same acronym.
bool Resolver::shares_words(const Document& doc, const Mention& name, uint32_t fact) const {
  constexpr uint16_t least_letters = 4;
  std::vector<Token> known;
  tokenize(lexicon_.fact_name(fact, context_.language()), known);
  uint32_t words = 0, shared = 0;
  for (uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) {
    if (doc.tokens[t].letters < least_letters) continue;
    ++words;
    if (std::any_of(known.begin(), known.end(), [&](const Token& k) { return k.key == doc.tokens[t].key; })) ++shared;
  }
  return 2 * shared >= words && shared > 0;
}

// Whether the letters of the acronym are first letters of the name's words, in order: at least two, the first one among
// them. Small words may be left out.
bool Resolver::abbreviates(const Document& doc, const Token& acronym, const Mention& name) const {
  if (acronym.script == Script::latin && !acronym.is(token_flag::all_caps)) return false;
  const std::string_view letters = doc.at(acronym.span);
  const std::string_view article = lexicon_.article(context_.language());
  const auto letter_at = [](std::string_view text, size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return text.substr(at, lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
  };
  uint32_t token = name.tokens.begin;
  size_t found = 0;
  for (size_t at = 0; at < letters.size();) {
    const std::string_view letter = letter_at(letters, at);
    at += letter.size();
    if (letter == ".") continue;
    const auto begins_so = [&](uint32_t t) {
      std::string_view word = doc.at(doc.tokens[t].span);
      if (t == name.tokens.begin) word = doc.at({name.span.begin, doc.tokens[t].span.end});
      if (!article.empty() && word.starts_with(article) && word.size() > article.size() &&
          !letters.starts_with(article))
        word.remove_prefix(article.size());
      const std::string_view own = letter_at(word, 0);
      return own == letter || (own.size() == 1 && letter.size() == 1 && (own[0] | 0x20) == (letter[0] | 0x20));
    };
    while (token < name.tokens.end && !begins_so(token)) ++token;
    if (token >= name.tokens.end || (found == 0 && token != name.tokens.begin)) return false;
    ++token;
    ++found;
  }
  return found >= 2;
}

void Resolver::read_in_order(Document& doc) {
  seen_.clear();
  size_t noun = 0;
  const std::vector<uint32_t>& nouns = context_.nouns();
  uint32_t read_to = 0;  // within a longer noun there is no other
  for (uint32_t m = 0; m <= doc.mentions.size(); ++m) {
    const uint32_t here = m < doc.mentions.size() ? doc.mentions[m].tokens.begin : none_index;
    for (; noun < nouns.size() && doc.hits[nouns[noun]].tokens.begin < here; ++noun) {
      const Hit& hit = doc.hits[nouns[noun]];
      if (hit.tokens.begin < read_to) continue;
      const bool pronoun = hit.classes.has(context_.classes().anaphor);
      if (const auto found = pronoun ? pronouns_.resolve(doc, context_, hit, book_)
                                     : nouns_.resolve(doc, context_, hit, seen_, book_)) {
        doc.coreferences.push_back(*found);
        read_to = found->tokens.end;
      } else if (hit.tokens.size() > 1) {
        read_to = hit.tokens.end;
      }
    }
    if (m == doc.mentions.size() || doc.mentions[m].type == MentionType::place) continue;
    if (doc.mention_entity[m] == none_index) {
      resolve_short(doc, m);
    } else {
      doc.mention_entity[m] = book_.settled(doc.mention_entity[m]);
      book_.remember(m);
    }
    seen_.push_back(m);
  }
}

}  // namespace khabar
