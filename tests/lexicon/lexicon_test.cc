// The lexicon on a pack of a few rows: what is found, with what in front of it, and what becomes of a broken image.
#include "lexicon/lexicon.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "gazetteers/small_pack.h"
#include "lexicon/image.h"
#include "text/tokenizer.h"

using namespace khabar;
using khabar::test::SmallPack;

namespace {

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// "River Bend Hills:place River Bend:place Bend:place": every hit's text without its proclitics, and its first class.
// A + stands for proclitics, "al+" for an article that the form itself does not have.
std::string found(const Lexicon& lexicon, std::string_view text, std::string_view language) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::vector<Hit> hits;
  lexicon.find_all(text, *lexicon.language(language), tokens, hits);
  std::string out;
  for (const Hit& hit : hits) {
    if (!out.empty()) out += ' ';
    if ((hit.proclitics & proclitic_flag::conjunction) != 0) out += "and+";
    if ((hit.proclitics & proclitic_flag::preposition) != 0) out += "to+";
    if ((hit.proclitics & proclitic_flag::future) != 0) out += "will+";
    if ((hit.proclitics & proclitic_flag::article) != 0) out += "al+";
    const uint32_t begin = tokens[hit.tokens.begin].span.begin + hit.proclitic_bytes;
    out += text.substr(begin, tokens[hit.tokens.end - 1].span.end - begin);
    out += ':';
    out += lexicon.class_name(lexicon.entry(lexicon.entries(hit)[0]).token_class);
  }
  return out;
}

// The lines of all entries found in an English text.
std::string rules_of(const Lexicon& lexicon, std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::vector<Hit> hits;
  lexicon.find_all(text, *lexicon.language("en"), tokens, hits);
  std::string out;
  for (const Hit& hit : hits)
    for (EntryRef ref : lexicon.entries(hit)) out += lexicon.rule_name(lexicon.entry(ref).rule) + " ";
  return out;
}

std::string open_error(const std::filesystem::path& image) {
  try {
    Lexicon::open(image);
  } catch (const LoadError& error) {
    return error.what();
  }
  return "";
}

std::string compile_error(const SmallPack& pack) {
  try {
    Lexicon::compile(pack.root());
  } catch (const LoadError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("every entry is found: by position, longest first") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"near River Bend Hills", "River Bend Hills:place River Bend:place Bend:place"},
      {"River Bend.", "River Bend:place Bend:place"},
      {"River Hills", ""},                                        // the beginning of a form is none
      {"River\u00a0 Bend", "River\u00a0 Bend:place Bend:place"},  // spaces of any kind
      {"the Prime Minister", "Prime Minister:title Minister:title"},
      {"", ""},
      {"\xff\xfe", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(lexicon, c.text, "en") == c.want);
  }
}

TEST_CASE("capitals ask for capitals, lower case takes any") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"Mark", "Mark:given"},
      {"MARK", "MARK:given"},
      {"mark", ""},
      {"US", "US:place"},
      {"us", ""},
      {"Us", ""},
      {"minister", "minister:title"},
      {"MINISTER", "MINISTER:title"},
      {"Ron", "Ron:given"},
      {"RON", "RON:given"},                               // alone: who knows
      {"the RON report", ""},                             // an acronym among other words
      {"the US report", "US:place"},                      // written so in the list
      {"MINISTER RON LEFT", "MINISTER:title RON:given"},  // all is in capitals
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(lexicon, c.text, "en") == c.want);
  }
}

TEST_CASE("names are found as the press spells them otherwise, but never in a word's or another name's stead") {
  const SmallPack pack;
  const std::string columns = "letters\tinstead\tleast_letters\tnot_of";
  pack.write("en/spellings.tsv",
             SmallPack::header("spellings", columns) + "d\tt\t5\tEG|SY\ni\ty\t5\tEG\nl\tn\t0\t\no\tow\t0\t\n");
  const Lexicon lexicon = Lexicon::compile(pack.root());
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"Ryver Bend", "Ryver Bend:place Bend:place"},
      {"Ryver Bend Hynns", "Ryver Bend:place Bend:place"},                         // one row at a time
      {"Ryver Bend Hylls", "Ryver Bend Hylls:place Ryver Bend:place Bend:place"},  // all its letters at once
      {"River Bent", ""},                                                          // from a country that writes them so
      {"Rown", ""},  // words that are no names stay as they are
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(lexicon, c.text, "en") == c.want);
  }
  pack.write("en/titles.tsv", SmallPack::header("words", "class\tform\tvalue") + "title\tryver bend\t\n");
  CHECK(found(Lexicon::compile(pack.root()), "Ryver Bend", "en") == "Ryver Bend:title Bend:place");
}

TEST_CASE("Arabic proclitics are tried when the bare word is unknown") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"حلب", "حلب:place"},
      {"لحلب", "to+حلب:place"},
      {"وحلب", "and+حلب:place"},
      {"ولحلب", "and+to+حلب:place"},
      {"وزير", "وزير:title"},  // begins with a letter that could be a proclitic
      {"ووزير", "and+وزير:title"},
      {"الوزير", "al+الوزير:title"},     // the compiler added this form
      {"للوزير", "to+al+للوزير:title"},  // the assimilated article: the word is kept whole
      {"الحلب", ""},                     // no article where the class has none
      {"نوره", "نوره:given"},            // folded: ta marbuta
      {"وَزِيرٌ", "وَزِيرٌ:title"},            // and vowel signs
      {"قحلب", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(lexicon, c.text, "ar") == c.want);
  }
}

TEST_CASE("only what may stand behind a proclitic is found there") {
  const SmallPack pack;
  const std::string columns = "letters\tflags\tinstead\tclasses_behind\tletters_behind";
  pack.write("ar/proclitics.tsv", SmallPack::header("proclitics", columns) +
                                      "س\tfuture\t\ttrigger\tي ت َ\n"
                                      "ك\tpreposition\t\t-title -trigger\t\n"
                                      "و\tconjunction\t\t\t\n");
  pack.write("ar/titles.tsv", SmallPack::header("words", "class\tform\tvalue") + "title\tتامر\t\ntitle\tوزير\t\n" +
                                  "trigger\tتامر\tx\ntrigger\tيعود\tx\ntrigger\tعاد\tx\n");
  const Lexicon lexicon = Lexicon::compile(pack.root());
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"سيعود", "will+يعود:trigger"},  // an imperfect
      {"سَيعود", "will+َيعود:trigger"},
      {"سعاد", ""},                    // a verb, but no imperfect
      {"سحلب", ""},                    // no verb
      {"ستامر", "will+تامر:trigger"},  // of two readings the one that may stand here
      {"تامر", "تامر:title"},          // both, in the order of their classes' lines
      {"وتامر", "and+تامر:title"},     // both
      {"كتامر", ""},                   // neither
      {"كوزير", ""},                   // not this
      {"كحلب", "to+حلب:place"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(lexicon, c.text, "ar") == c.want);
  }
}

TEST_CASE("words belong to their language, names to all") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  CHECK(found(lexicon, "minister in River Bend", "ar") == "River Bend:place Bend:place");
  CHECK(found(lexicon, "حلب وزير", "en") == "حلب:place");
  CHECK_FALSE(lexicon.language("de"));
  CHECK(lexicon.language_code(*lexicon.language("ar")) == "ar");
}

TEST_CASE("a hit leads to its line, its value and its facts") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const std::string_view text = "Nora went to US";
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::vector<Hit> hits;
  lexicon.find_all(text, *lexicon.language("en"), tokens, hits);
  REQUIRE(hits.size() == 2);
  const LexiconEntry nora = lexicon.entry(lexicon.entries(hits[0])[0]);
  CHECK(nora.value == "f");
  CHECK(lexicon.rule_name(nora.rule) == "en/given_names.tsv:6");
  CHECK(nora.fact == none_index);
  const auto place = lexicon.entry_of(hits[1], lexicon.class_id("place"));
  REQUIRE(place);
  const Fact fact = lexicon.fact(place->fact);
  CHECK(fact.id == "geonames:1");
  CHECK(fact.country == "SY");
  CHECK(fact.lat == doctest::Approx(35.1));
  CHECK(lexicon.fact_name(place->fact, *lexicon.language("en")) == "River Bend");
  CHECK(lexicon.fact_name(place->fact, *lexicon.language("ar")) == "حلب");
  CHECK(lexicon.find_fact("geonames:1") == place->fact);
  CHECK_FALSE(lexicon.find_fact("geonames:99"));
  CHECK_FALSE(lexicon.entry_of(hits[1], lexicon.class_id("title")));
  CHECK(lexicon.class_id("nonsense") == no_class);
  CHECK(lexicon.rule_name(RuleRef::none).empty());
}

TEST_CASE("a user's own file adds to the packs") {
  const SmallPack pack;
  pack.write("mine.tsv", "# format: names\n# class: place\n# columns: id\tname\taliases\nkhabar:ours\tOur Street\t\n");
  const Lexicon lexicon = Lexicon::compile(pack.root(), {pack.root() / "mine.tsv"});
  CHECK(found(lexicon, "in Our Street", "en") == "Our Street:place");
  CHECK(found(lexicon, "in Our Street", "ar") == "Our Street:place");
}

TEST_CASE("the same gazetteers give the same bytes, and an image what was compiled") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  lexicon.save(pack.root() / "one.khb");
  Lexicon::compile(pack.root()).save(pack.root() / "two.khb");
  CHECK(read_bytes(pack.root() / "one.khb") == read_bytes(pack.root() / "two.khb"));
  const Lexicon opened = Lexicon::open(pack.root() / "one.khb");
  const char* const text = "Minister Nora of River Bend Hills";
  CHECK(found(opened, text, "en") == found(lexicon, text, "en"));
  CHECK(opened.stats().forms == lexicon.stats().forms);
  CHECK_THROWS_AS(lexicon.save("/nonexistent/x.khb"), IoError);
}

TEST_CASE("an image that is not whole is refused, with what to do") {
  const SmallPack pack;
  const std::filesystem::path file = pack.root() / "lexicon.khb";
  Lexicon::compile(pack.root()).save(file);
  const std::string whole = read_bytes(file);
  REQUIRE(open_error(file).empty());
  const auto error_of = [&](const std::string& bytes) {
    write_bytes(file, bytes);
    return open_error(file);
  };
  const auto says = [](const std::string& error, std::string_view part) {
    return error.find(part) != std::string::npos && error.find("khabar gazetteers compile") != std::string::npos;
  };
  CHECK(says(open_error(pack.root() / "none.khb"), "cannot be opened"));
  CHECK(says(error_of(""), "cannot be mapped (empty file?)"));
  CHECK(says(error_of("KHBL"), "is no lexicon image"));
  CHECK(says(error_of(std::string(whole.size(), 'x')), "is no lexicon image"));
  CHECK(says(error_of(whole.substr(0, whole.size() - 1)), "is cut off or damaged"));
  CHECK(says(error_of(whole + "x"), "is cut off or damaged"));
  std::string other = whole;
  other[4] = 99;
  CHECK(says(error_of(other), "made by another version"));
}

TEST_CASE("a byte changed anywhere is noticed") {
  const SmallPack pack;
  const std::filesystem::path file = pack.root() / "lexicon.khb";
  Lexicon::compile(pack.root()).save(file);
  const std::string whole = read_bytes(file);
  for (size_t at = 0; at < whole.size(); at += at < sizeof(image::Header) ? 1 : 13) {
    CAPTURE(at);
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    write_bytes(file, damaged);
    CHECK(open_error(file).find("khabar gazetteers compile") != std::string::npos);
  }
}

TEST_CASE("an image cut off anywhere, or with bytes of others in it, is refused") {
  const SmallPack pack;
  const std::filesystem::path file = pack.root() / "lexicon.khb";
  Lexicon::compile(pack.root()).save(file);
  const std::string whole = read_bytes(file);
  std::mt19937 random(20261128);
  for (int i = 0; i < 500; ++i) {
    std::string damaged = whole.substr(0, i % 3 == 0 ? random() % whole.size() : whole.size());
    const size_t changes = i % 3 == 0 ? 0 : 1 + random() % 20;
    for (size_t c = 0; c < changes; ++c) damaged[random() % damaged.size()] = whole[random() % whole.size()];
    if (damaged == whole) continue;
    write_bytes(file, damaged);
    CAPTURE(i);
    CHECK(open_error(file).find("khabar gazetteers compile") != std::string::npos);
  }
}

TEST_CASE("a row of entities names one thing in all languages, and what is known of it") {
  const SmallPack pack;
  pack.write(
      "own.tsv",
      "# format: entities\n# columns: id\tclass\ttype\tcountry\tlat\tlon\tpopulation\tname_en\tname_ar\taliases\n"
      "geonames:1\tplace\t\t\t\t\t\tBend "
      "City\t\t\nmy:1\tplace\tcity\tSY\t1.5\t2.5\t77\tZorbograd\t\u0632\u0648\u0631\u0628\tZorb|Zorbo\n");
  const Lexicon lexicon = Lexicon::compile(pack.root(), {pack.root() / "own.tsv"});
  const uint32_t index = *lexicon.find_fact("my:1");
  const Fact fact = lexicon.fact(index);
  CHECK(fact.type == "city");
  CHECK(fact.country == "SY");
  CHECK(fact.population == 77);
  CHECK(fact.lat == 1.5);
  CHECK(fact.mention_type == MentionType::place);
  CHECK(lexicon.fact_name(index, *lexicon.language("en")) == "Zorbograd");
  CHECK(lexicon.fact_name(index, *lexicon.language("ar")) == "\u0632\u0648\u0631\u0628");
  for (const char* text : {"Zorbograd", "Zorbo", "\u0632\u0648\u0631\u0628"})
    CHECK(rules_of(lexicon, text).find("own.tsv:4") != std::string::npos);
  // An id that is known gets a further name and keeps what is known of it.
  CHECK(rules_of(lexicon, "Bend City").find("own.tsv:3") != std::string::npos);
  CHECK(lexicon.fact_name(*lexicon.find_fact("geonames:1"), *lexicon.language("en")) == "River Bend");
  CHECK(lexicon.fact(*lexicon.find_fact("geonames:1")).population == 1000);
}

TEST_CASE("a file that cannot be compiled is named with its line") {
  struct Case {
    const char* file;
    std::string text;
    const char* want;
  };
  const std::string words = SmallPack::header("words", "class\tform\tvalue");
  const Case cases[] = {
      {"en/titles.tsv", words + "tittle\tmayor\t\n",
       "en/titles.tsv:5: unknown class 'tittle'; add it to shared/classes.tsv"},
      {"en/titles.tsv", words + "title\tmayor\n", "en/titles.tsv:5: 2 columns, expected 3"},
      {"en/titles.tsv", words + "title\t...\t\n", ""},  // punctuation is a token as well
      {"en/titles.tsv", "title\tmayor\t\n", "en/titles.tsv:1: no '# format:' line in the header"},
      {"shared/places.tsv",
       SmallPack::header("facts", "id\ttype\tcountry\tadmin1\tlat\tlon\tpopulation") +
           "geonames:1\tcity\tSY\t\tnorth\t\t\n",
       "shared/places.tsv:5: 'north' is not a number"},
      {"ar/proclitics.tsv", SmallPack::header("proclitics", "letters\tflags\tinstead") + "x\tsuffix\t\n",
       "ar/proclitics.tsv:5: unknown flag 'suffix'"},
      {"ar/proclitics.tsv",
       SmallPack::header("proclitics", "letters\tflags\tinstead\tclasses_behind") +
           "x\tpreposition\t\ttrigger -title\n",
       "ar/proclitics.tsv:5: classes with and without a minus sign"},
      {"ar/proclitics.tsv",
       SmallPack::header("proclitics", "letters\tflags\tinstead\tclasses_behind") + "x\tpreposition\t\t-verbs\n",
       "ar/proclitics.tsv:5: unknown class 'verbs'"},
      {"en/spellings.tsv",
       SmallPack::header("spellings", "letters\tinstead\tleast_letters\tnot_of") + "x\tks\tmany\t\n",
       "en/spellings.tsv:5: expected letters, what stands instead, a number of letters, countries"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    const SmallPack pack;
    pack.write(c.file, c.text);
    CHECK(compile_error(pack).find(c.want) == 0);
    if (*c.want == '\0') CHECK(compile_error(pack).empty());
  }
}
