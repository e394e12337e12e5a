// The program where it is installed: it finds its lexicon and its gazetteers beside itself.
#include <doctest/doctest.h>

#include <cstdlib>

#include "program.h"

using namespace khabar::test;

TEST_CASE("an installed khabar finds its lexicon and gazetteers, and its documents are there") {
  namespace fs = std::filesystem;
  const Folder folder;
  const std::string install =
      "cmake --install " KHABAR_BINARY_DIR " --prefix '" + folder / "usr" + "' > '" + folder / "log" + "' 2>&1";
  const int installed = std::system(install.c_str());
  CAPTURE(read_text(folder / "log"));
  REQUIRE(installed == 0);
  for (const char* file : {"bin/khabar", "share/khabar/lexicon.khb", "share/khabar/gazetteers/vocabularies.tsv",
                           "share/doc/khabar/README.md", "share/doc/khabar/examples/queries/displaced.sql"}) {
    CAPTURE(file);
    CHECK(fs::exists(folder / "usr" + "/" + file));
  }
  // Elsewhere than where it was installed, and with a blank in its path.
  fs::rename(folder / "usr", folder / "my programs");
  const std::string khabar = "'" + folder / "my programs" + "/bin/khabar' ";
  const std::string out = folder / "out";
  const auto shell = [&](const std::string& command) {
    return std::system((command + " > '" + out + "' 2>&1").c_str());
  };
  CHECK(shell("echo '{\"text\":\"Soldiers left Aleppo.\"}' | " + khabar + "annotate") == 0);
  CHECK(read_text(out).find("geonames:170063") != std::string::npos);
  CHECK(shell(khabar + "gazetteers find Aleppo") == 0);
  CHECK(shell(khabar + "gazetteers check") == 0);
  CHECK(read_text(out).find("my programs") != std::string::npos);
}
