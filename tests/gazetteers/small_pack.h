// A gazetteer folder of a few rows, in a temporary place: two packs with the same files, without faults.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace khabar::test {

class SmallPack {
 public:
  SmallPack() {
    std::string pattern = (std::filesystem::temp_directory_path() / "khabar_pack_XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    for (const char* folder : {"shared", "ar", "en"}) std::filesystem::create_directory(root_ / folder);
    write_shared();
    write_english();
    write_arabic();
  }
  ~SmallPack() {
    std::error_code error;
    std::filesystem::remove_all(root_, error);
  }
  SmallPack(const SmallPack&) = delete;
  SmallPack& operator=(const SmallPack&) = delete;

  const std::filesystem::path& root() const { return root_; }
  void remove(const std::string& file) const { std::filesystem::remove(root_ / file); }
  void write(const std::string& file, std::string_view text) const {
    std::ofstream(root_ / file, std::ios::binary) << text;
  }

  // Four lines: the first row of a file is its line 5.
  static std::string header(std::string_view format, std::string_view columns) {
    return "# format: " + std::string(format) + "\n# columns: " + std::string(columns) +
           "\n# licence: Apache-2.0 (our own work)\n# source: a test\n";
  }

 private:
  void write_shared() const {
    write("shared/classes.tsv",
          header("classes", "class\tflags\tmeaning") +
              "cap\tshape\tcapitalised\ngiven\tname\ta given name\nplace\tname is:place\ta place\n"
              "title\tdefinite\ta title\ntrigger\t\ta trigger\n");
    write("shared/places.tsv",
          header("facts", "id\ttype\tcountry\tadmin1\tlat\tlon\tpopulation") +
              "geonames:1\tcity\tSY\t\t35.1\t38.2\t1000\ngeonames:2\tregion\tSY\t\t35.5\t38.5\t\n");
  }
  void write_english() const {
    write("en/titles.tsv", words() + "title\tminister\t\ntitle\tprime minister\t\n");
    write("en/given_names.tsv", words() + "given\tMark\tm\ngiven\tNora\tf\ngiven\tRon\tm\n");
    write("en/places.tsv",
          header("names", "id\tname\taliases") + "geonames:1\tRiver Bend\tUS|Bend\ngeonames:2\tRiver Bend Hills\t\n");
    write("en/proclitics.tsv", header("proclitics", "letters\tflags\tinstead"));
    write("en/patterns.tsv",
          header("patterns", "name\temits\tweight\tpattern") +
              "NAME\tdefine\t0\t(?P<name> <given> <cap>{0,2})\ntitled\tperson\t0.9\t<title> $NAME\n");
  }
  // Arabic forms by their letters' numbers: C++ sources of tests may hold Arabic, but these are easier to tell apart
  // so.
  void write_arabic() const {
    const std::string wazir = "\u0648\u0632\u064A\u0631", nura = "\u0646\u0648\u0631\u0629",
                      halab = "\u062D\u0644\u0628";
    write("ar/titles.tsv", words() + "title\t" + wazir + "\t\n");
    write("ar/given_names.tsv", words() + "given\t" + nura + "\tf\n");
    write("ar/places.tsv", header("names", "id\tname\taliases") + "geonames:1\t" + halab + "\t\n");
    write("ar/proclitics.tsv",
          header("proclitics", "letters\tflags\tinstead") +
              "\u0627\u0644\tarticle\t\n\u0644\tpreposition\t\n\u0644\u0644\tpreposition\t\u0627\u0644\n"
              "\u0648\tconjunction\t\n\u0648\u0644\tconjunction preposition\t\n");
    write("ar/patterns.tsv", header("patterns", "name\temits\tweight\tpattern"));
  }
  static std::string words() { return header("words", "class\tform\tvalue"); }

  std::filesystem::path root_;
};

}  // namespace khabar::test
