// What is made of small files in the form of the big public dumps. All entities here are made up.
#include "cli/import.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace khabar;

namespace {

const std::filesystem::path gazetteers = KHABAR_SOURCE_DIR "/gazetteers";

// The rows, without the header.
std::string rows_of(Import& import) {
  std::istringstream text(import.text("a test", "none"));
  std::string rows;
  for (std::string line; std::getline(text, line);)
    if (!line.starts_with("#")) rows += line + "\n";
  return rows;
}

std::string geonames_row(const std::string& id, const std::string& name, const std::string& alternates,
                         const std::string& code, const std::string& population) {
  return id + "\t" + name + "\t" + name + "\t" + alternates + "\t35.5\t38.25\t" + code.substr(0, 1) + "\t" +
         code.substr(2) + "\tSY\t\t01\t\t\t\t" + population + "\t\t300\tAsia/Damascus\t2026-01-31\n";
}

}  // namespace

TEST_CASE("GeoNames' main table alone: names by their script, Persian ones left out, licence and date kept") {
  std::istringstream in(geonames_row("11", "Tall Nur", "Nur Hill,تل نور,تل گور,Талль", "P.PPL", "1200") +
                        geonames_row("12", "Well of Nur", "", "H.WLL", "0") +
                        geonames_row("13", "Nahr Nur", "", "H.STM", "0"));
  Import import("SY.txt", {});
  import_geonames(in, read_import_types(gazetteers, "geonames"), import);
  CHECK(
      rows_of(import) ==
      "geonames:11\tplace\tcity\tSY\t35.5\t38.25\t1200\tتل نور\tTall Nur\tNur Hill\tCC BY 4.0 (GeoNames)\t2026-01-31\n"
      "geonames:13\tplace\triver\tSY\t35.5\t38.25\t\t\tNahr Nur\t\tCC BY 4.0 (GeoNames)\t2026-01-31\n");
  CHECK(import.skipped() == 1);  // a well
  CHECK(import.rejected() == 0);
}

TEST_CASE("GeoNames' alternate names: by language, the preferred one shown, colloquial ones left out") {
  const std::string file = (std::filesystem::temp_directory_path() / "khabar_alternate_names.txt").string();
  std::ofstream(file) << "1\t11\tar\tتل النور\t\t\t\t\t\t\n2\t11\tar\tتل "
                         "نور\t1\t\t\t\t\t\n3\t11\tar\tالتل\t\t\t1\t\t\t\n4\t11\tfr\tTell\t\t\t\t\t\t\n"
                         "5\t99\tar\tتل\t\t\t\t\t\t\nbad line\n";
  std::istringstream in(geonames_row("11", "Tall Nur", "تل", "P.PPL", "1200"));
  ImportOptions options;
  options.alternate_names = file;
  Import import("SY.txt", options);
  import_geonames(in, read_import_types(gazetteers, "geonames"), import);
  CHECK(rows_of(import) ==
        "geonames:11\tplace\tcity\tSY\t35.5\t38.25\t1200\tتل نور\tTall Nur\tتل النور\tCC BY 4.0 "
        "(GeoNames)\t2026-01-31\n");
  CHECK(import.rejected() == 1);
  std::filesystem::remove(file);
}

TEST_CASE("towns under the least population are left out, rivers are not") {
  std::istringstream in(geonames_row("11", "Tall Nur", "", "P.PPL", "1200") +
                        geonames_row("13", "Nahr Nur", "", "H.STM", "0"));
  ImportOptions options;
  options.least_population = 5000;
  Import import("SY.txt", options);
  import_geonames(in, read_import_types(gazetteers, "geonames"), import);
  CHECK(import.size() == 1);
  CHECK(import.find("geonames:13") != nullptr);
}

TEST_CASE("bad lines of GeoNames are rejects") {
  std::istringstream in("11\tTall Nur\n" + geonames_row("x1", "Tall Nur", "", "P.PPL", "1") +
                        geonames_row("14", "T\xff", "", "P.PPL", "1") +
                        geonames_row("15", "Tall Nur", "", "P.PPL", "many") +
                        geonames_row("16", "Tall Nur", "", "P.PPL", "2"));
  Import import("SY.txt", {});
  import_geonames(in, read_import_types(gazetteers, "geonames"), import);
  CHECK(import.rejected() == 4);
  CHECK(import.size() == 1);
}

TEST_CASE("Wikidata: people with an office, places, countries by their code") {
  std::istringstream in(
      "[\n"
      R"({"id":"Q900001","type":"item","modified":"2026-02-03T04:05:06Z","labels":{"en":{"language":"en","value":"Nora Tell"},"ar":{"language":"ar","value":"نورا تل"}},"aliases":{"en":[{"language":"en","value":"N. Tell"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q900009"}}},"rank":"normal"}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q900008"}}},"rank":"normal"}]}},)"
      "\n"
      R"({"id":"Q900002","labels":{"en":{"value":"Nobody"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}]}},)"
      "\n"
      R"({"id":"Q900003","modified":"2026-02-03T00:00:00Z","labels":{"en":{"value":"Tell Nur"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}],"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q900009"}}},"rank":"normal"}],"P625":[{"mainsnak":{"datavalue":{"value":{"latitude":35.5,"longitude":38.25}}},"rank":"normal"}],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+1200"}}},"rank":"normal"}]}},)"
      "\n"
      R"({"id":"Q900009","labels":{"en":{"value":"Tellland"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q6256"}}},"rank":"normal"}],"P297":[{"mainsnak":{"datavalue":{"value":"TL"}},"rank":"normal"}]}})"
      "\n]\n");
  Import import("dump.json", {});
  import_wikidata(in, read_import_types(gazetteers, "wikidata"), import);
  CHECK(rows_of(import) ==
        "wikidata:Q900001\tperson\t\tTL\t\t\t\tنورا تل\tNora Tell\tN. Tell\tCC0 1.0 (Wikidata)\t2026-02-03\n"
        "wikidata:Q900003\tplace\tcity\tTL\t35.500000\t38.250000\t1200\t\tTell Nur\t\tCC0 1.0 (Wikidata)\t2026-02-03\n"
        "wikidata:Q900009\tplace\tcountry\t\t\t\t\t\tTellland\t\tCC0 1.0 (Wikidata)\t\n");
  CHECK(import.skipped() == 1);
}

TEST_CASE("OpenSanctions: names by their script, the country in capitals") {
  std::istringstream in(
      R"({"id":"xy-1","caption":"Nora Tell","schema":"Person","last_change":"2026-05-06T01:02:03","properties":{"name":["Nora Tell","نورا تل","Нора"],"alias":["N Tell"],"nationality":["sy"]}})"
      "\n"
      R"({"id":"xy-2","caption":"Tell Trading","schema":"Company","properties":{"name":["Tell Trading"],"jurisdiction":["ae"]}})"
      "\n"
      R"({"id":"xy-3","caption":"MV Tell","schema":"Vessel","properties":{}})"
      "\n{\"id\": \"xy-4\"\n{}\n");
  Import import("entities.ftm.json", {});
  import_opensanctions(in, read_import_types(gazetteers, "opensanctions"), import);
  CHECK(rows_of(import) ==
        "opensanctions:xy-1\tperson\t\tSY\t\t\t\tنورا تل\tNora Tell\tN Tell\tCC BY-NC 4.0 (OpenSanctions)\t2026-05-06\n"
        "opensanctions:xy-2\torganization\tcompany\tAE\t\t\t\t\tTell Trading\t\tCC BY-NC 4.0 (OpenSanctions)\t\n");
  CHECK(import.skipped() == 1);
  CHECK(import.rejected() == 2);
}

TEST_CASE("CSV: quoted cells, names by script, what a row lacks from the flags") {
  std::istringstream in(
      "\xEF\xBB\xBFid,name,aliases,class,population,licence\r\n"
      "my:1,\"Tell, the \"\"old\"\" one\",Tell|تل,place,12,CC0\r\n"
      "my:2,جمعية تل,,,,\n"
      "my:3,,,,,\n"
      ",No id,,,,\n"
      "my:4,Tell Four,,planet,,\n"
      "my:5,Tell Five,,,many,\n"
      "my:6,Tell\n"
      "my:2,Tell Society,,,,\n");
  ImportOptions options;
  options.licence = "own work";
  options.as_of = "2026-11";
  Import import("own.csv", options);
  import_csv(in, import);
  CHECK(rows_of(import) ==
        "my:1\tplace\t\t\t\t\t12\t\tTell, the \"old\" one\tTell|تل\tCC0\t2026-11\n"
        "my:2\torganization\t\t\t\t\t\tجمعية تل\tTell Society\t\town work\t2026-11\n");
  CHECK(import.rejected() == 5);
}

TEST_CASE("a CSV file without a column of ids is no gazetteer") {
  std::istringstream in("name,country\nTell,SY\n");
  Import import("own.csv", {});
  CHECK_THROWS_WITH_AS(import_csv(in, import), doctest::Contains("names no column `id`"), LoadError);
}

TEST_CASE("the script of a name tells its language") {
  struct Case {
    const char* name;
    const char* want;
  };
  static const Case cases[] = {{"Tell", "en"}, {"Çélik-O’Neill", "en"}, {"تل النور", "ar"}, {"گور", ""},
                               {"Тел", ""},    {"Tell تل", ""},         {"123", ""}};
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(script_language(c.name) == c.want);
  }
}
