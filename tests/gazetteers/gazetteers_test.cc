// The gazetteers as they stand have no faults; each kind of fault is found and named.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteers/small_pack.h"
#include "lexicon/check.h"
#include "lexicon/lexicon.h"
#include "lexicon/trigger_forms.h"

using khabar::check_gazetteers;
using khabar::Fact;
using khabar::Lexicon;
using khabar::trigger_forms;
using khabar::test::SmallPack;

namespace {

std::string joined(const std::vector<std::string>& faults) {
  std::string all;
  for (const std::string& fault : faults) all += fault + "\n";
  return all;
}

}  // namespace

TEST_CASE("the gazetteers of this house have no faults") {
  for (const std::string& fault : check_gazetteers(KHABAR_SOURCE_DIR "/gazetteers")) FAIL_CHECK(fault);
}

TEST_CASE("all gazetteers together, their sources and tools included, take less than 15 MB") {
  uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(KHABAR_SOURCE_DIR "/gazetteers"))
    if (file.is_regular_file()) bytes += file.file_size();
  CHECK(bytes < 15000000);
}

TEST_CASE("a small pack of our own has none either") {
  const SmallPack pack;
  CHECK(joined(check_gazetteers(pack.root())) == "");
}

TEST_CASE("a form is a trigger of an event once") {
  const SmallPack pack;
  std::string header = SmallPack::header("triggers", "event\tlemma\tslot\targuments\tmarks\tforms");
  header += "# ditto: \"\n";
  pack.write("ar/triggers.tsv", header);
  const auto found_with = [&](const char* rows) {
    pack.write("en/triggers.tsv", header + rows);
    return joined(check_gazetteers(pack.root()));
  };
  CHECK(found_with("AID\thelp\tverb_past\tsubject=actor\t\thelped\nRETREAT\tquit\tverb_base\t\t\tquit|quits\n") == "");
  CHECK(found_with("RETREAT\tquit\tverb_base\t\t\tqui(t|ts)\nRETREAT\tquit\tverb_past\t\t\tquit\n") ==
        "en/triggers.tsv:7: form given twice for this event: quit\n");
  // Each asks for words of its own.
  CHECK(found_with("AID\tpull\tverb_past\tfigure=killed;word=bodies\t\tpulled\n"
                   "\"\tpull\tverb_past\tfigure=rescued;word=alive\t\tpulled\n") == "");
  CHECK(found_with("AID\thelp\tgerund\tsubject=actor\t\thelping\n\"\t\"\tverb_past\t\"\tweak\thelped\n") == "");
  CHECK(found_with("AID\thelp\tverb_past\tsubject=actor\t\thelped\n\"\t\"\tgerund\t\"\tweak\thelping\n") ==
        "en/triggers.tsv:7: out of order; sort the rows with LC_ALL=C sort\n");
  CHECK(found_with("\"\tquit\tverb_base\t\t\tquit\n")
            .find("en/triggers.tsv:6: '\"' repeats the row above, and there is nothing") != std::string::npos);
  CHECK(found_with("RETREAT\tquit\tverb_base\t\t\tquit||quits\n") == "en/triggers.tsv:6: a form has no word: ''\n");
  CHECK(found_with("RETREAT\tquit\tverb_base\t\t\tquit(s|ting\n") == "en/triggers.tsv:6: a form has no word: ''\n");
}

TEST_CASE("forms that begin alike share their beginning") {
  using Forms = std::vector<std::string>;
  CHECK(trigger_forms("") == Forms{});
  CHECK(trigger_forms("quit") == Forms{"quit"});
  CHECK(trigger_forms("left|quit(|s|ting)|went") == Forms{"left", "quit", "quits", "quitting", "went"});
  CHECK(trigger_forms("(is|are) away") == Forms{""});
  CHECK(trigger_forms("quit|") == Forms{"quit", ""});
}

TEST_CASE("what all rows say the header may say once") {
  const SmallPack pack;
  pack.write("en/given_names.tsv", SmallPack::header("words", "form\tvalue") + "# class: given\nMark\tm\nNora\tf\n");
  pack.write("en/titles.tsv", SmallPack::header("words", "form") + "# class: title\nconsul\nmayor\n");
  pack.write("en/places.tsv",
             SmallPack::header("names", "id\tname\taliases") + "# ids: geonames:\n1\tRiver Bend\tBend\n");
  pack.write("shared/places.tsv", SmallPack::header("facts", "id\ttype\tcountry\tadmin1\tlat\tlon\tpopulation") +
                                      "# ids: geonames:\n# default: type=city\n1\t\tSY\tHL\t35.1\t38.2\t1000\n");
  CHECK(joined(check_gazetteers(pack.root())) == "");
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const Fact fact = lexicon.fact(*lexicon.find_fact("geonames:1"));
  CHECK(fact.type == "city");
  CHECK(fact.admin1 == "SY-HL");
  const auto given = lexicon.words(lexicon.class_id("given"), *lexicon.language("en"));
  REQUIRE(given.size() == 2);
  CHECK(given[1].form == "Nora");
  CHECK(given[1].value == "f");
  CHECK(lexicon.rule_name(given[1].rule) == "en/given_names.tsv:7");
  CHECK(lexicon.words(lexicon.class_id("title"), *lexicon.language("en")).size() == 2);
  CHECK(lexicon.fact_name(*lexicon.find_fact("geonames:1"), *lexicon.language("en")) == "River Bend");
  pack.write("en/titles.tsv", SmallPack::header("words", "form") + "# class: title\nmayor\tking\n");
  CHECK(joined(check_gazetteers(pack.root())).find("en/titles.tsv:6: 2 columns, the header names 1") == 0);
}

TEST_CASE("every fault of a file is found, with its place and what to do") {
  struct Case {
    const char* what;
    const char* rows;  // of en/titles.tsv
    const char* want;
  };
  static const Case cases[] = {
      {"too few columns", "title\tmayor\n", "en/titles.tsv:5: 2 columns, the header names 3"},
      {"too many columns", "title\tmayor\t\tx\n", "en/titles.tsv:5: 4 columns, the header names 3"},
      {"out of order", "title\tmayor\t\ntitle\tconsul\t\n",
       "en/titles.tsv:6: out of order; sort the rows with LC_ALL=C sort"},
      {"twice the same", "title\tmayor\ta\ntitle\tmayor\tb\n", "en/titles.tsv:6: key given twice: title\tmayor"},
      {"unknown class", "tittle\tmayor\t\n", "en/titles.tsv:5: unknown class 'tittle'; add it to shared/classes.tsv"},
      {"not NFC", "title\tse\u0301nateur\t\n", "en/titles.tsv:5: not in Unicode normal form C"},
      {"blanks", "title\tmayor \t\n", "en/titles.tsv:5: blanks around 'mayor '"},
      {"no word", "title\t \t\n", "en/titles.tsv:5: the form has no word"},
      {"no line break at the end", "title\tmayor\t", "en/titles.tsv: must end in a line break"},
      {"not UTF-8", "title\tma\xffyor\t\n", "en/titles.tsv: is not valid UTF-8; save it as UTF-8"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const SmallPack pack;
    pack.write("en/titles.tsv", SmallPack::header("words", "class\tform\tvalue") + c.rows);
    const std::string found = joined(check_gazetteers(pack.root()));
    CHECK_MESSAGE(found.find(c.want) != std::string::npos, "found: " << found);
  }
}

TEST_CASE("a header must name format, columns, licence and source") {
  const SmallPack pack;
  pack.write("en/titles.tsv", "# format: words\n# columns: class\tform\tvalue\ntitle\tmayor\t\n");
  const std::string found = joined(check_gazetteers(pack.root()));
  CHECK(found.find("en/titles.tsv:1: the header has no '# licence:' line") != std::string::npos);
  CHECK(found.find("en/titles.tsv:1: the header has no '# source:' line") != std::string::npos);
}

TEST_CASE("a column may hold what its vocabulary allows, and nothing else") {
  const SmallPack pack;
  const auto found_with = [&](const std::string& vocabularies, std::string_view titles) {
    pack.write("vocabularies.tsv",
               SmallPack::header("vocabularies", "file\tcolumn\tclass\tjoined_by\tvalues") + vocabularies);
    pack.write("en/titles.tsv", SmallPack::header("words", "class\tform\tvalue") + std::string(titles));
    return joined(check_gazetteers(pack.root()));
  };
  struct Case {
    const char* what;
    const char* vocabulary;
    const char* titles;
    const char* want;
  };
  static const Case cases[] = {
      {"one of them", "words\tvalue\ttitle\t\t|chief|king\n", "title\tboss\tchief\ntitle\tsir\t\n", ""},
      {"none of them", "words\tvalue\ttitle\t\t|chief\n", "title\tboss\tchef\n",
       "en/titles.tsv:5: 'chef' is no value of title; expected nothing, chief (vocabularies.tsv)\n"},
      {"may not be empty", "words\tvalue\tgiven\t\tf|m\n", "given\tLea\t\n",
       "en/titles.tsv:5: '' is no value of given; expected f, m (vocabularies.tsv)\n"},
      {"another class", "words\tvalue\tgiven\t\tf|m\n", "title\tboss\tchef\n", ""},
      {"several", "words\tvalue\ttitle\t|\t|chief|king\n", "title\tboss\tchief|king\n", ""},
      {"several, one of them wrong", "words\tvalue\ttitle\t|\t|chief|king\n", "title\tboss\tchief|kin\n",
       "en/titles.tsv:5: 'chief|kin' is no value of title; expected nothing, chief, king (vocabularies.tsv)\n"},
      {"several where one is asked for", "words\tvalue\ttitle\t\t|chief|king\n", "title\tboss\tchief|king\n",
       "en/titles.tsv:5: 'chief|king' is no value of title; expected nothing, chief, king (vocabularies.tsv)\n"},
      {"flags", "classes\tflags\t\tblank\t|definite|is:place|name\n", "",
       "shared/classes.tsv:5: 'shape' is no value of flags; expected nothing, definite, is:place, name "
       "(vocabularies.tsv)\n"},
      {"what stands elsewhere", "words\tvalue\ttitle\t\t|@places.id\n", "title\tboss\tgeonames:2\ntitle\tsir\t1\n", ""},
      {"what does not stand there", "words\tvalue\ttitle\t\t|@facts.id\n", "title\tboss\t3\n",
       "en/titles.tsv:5: '3' is no value of title; expected nothing, @facts.id (vocabularies.tsv)\n"},
      {"what stands before a colon", "words\tvalue\ttitle\t|\t|@places.type:\n", "title\tboss\tcity:7|region:8\n", ""},
      {"numbers", "words\tvalue\ttitle\t\t|@number\n", "title\tboss\t-0.5\ntitle\tsir\t\n", ""},
      {"half a number", "words\tvalue\ttitle\t\t|@number\n", "title\tboss\t5x\n",
       "en/titles.tsv:5: '5x' is no value of title; expected nothing, @number (vocabularies.tsv)\n"},
      {"a reference to nothing", "words\tvalue\ttitle\t\t@lands.id\n", "",
       "vocabularies.tsv:5: nothing stands where @lands.id refers to\n"},
      {"no such class", "words\tvalue\ttitel\t\tchief\n", "", "vocabularies.tsv:5: speaks of no row that there is\n"},
      {"no such column", "places\tkind\t\t\tcity\n", "", "vocabularies.tsv:5: speaks of no row that there is\n"},
      {"no such file", "place\ttype\t\t\tcity\n", "", "vocabularies.tsv:5: speaks of no row that there is\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    CHECK(found_with(c.vocabulary, c.titles) == c.want);
  }
}

TEST_CASE("both packs must have the same files") {
  const SmallPack pack;
  pack.remove("ar/titles.tsv");
  CHECK(joined(check_gazetteers(pack.root())).find("ar/titles.tsv: missing; en has it") != std::string::npos);
}

TEST_CASE("a name's id must stand in the file of facts") {
  const SmallPack pack;
  pack.write("en/places.tsv", SmallPack::header("names", "id\tname\taliases") + "khabar:atlantis\tAtlantis\t\n");
  CHECK(joined(check_gazetteers(pack.root()))
            .find("en/places.tsv:5: id khabar:atlantis does not stand in shared/places.tsv") != std::string::npos);
}

TEST_CASE("every pattern must compile and ask for known classes") {
  struct Case {
    const char* rows;
    const char* want;
  };
  static const Case cases[] = {
      {"rule\tperson\t0.9\t<title> (?P<name> <given>\n", "en/patterns.tsv:5: the pattern does not compile"},
      {"rule\tperson\t0.9\t<titel> <given>\n", "en/patterns.tsv:5: unknown class <titel>"},
      {"rule\tperson\t0.9\t$NAME <given>\n", "en/patterns.tsv:5: $NAME is not defined above"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.rows);
    const SmallPack pack;
    pack.write("en/patterns.tsv", SmallPack::header("patterns", "name\temits\tweight\tpattern") + c.rows);
    const std::string found = joined(check_gazetteers(pack.root()));
    CHECK_MESSAGE(found.find(c.want) != std::string::npos, "found: " << found);
  }
}

TEST_CASE("a folder without gazetteers is named") {
  const std::string found = joined(check_gazetteers("/nonexistent"));
  CHECK(found.find("/nonexistent: no gazetteers here") != std::string::npos);
}
