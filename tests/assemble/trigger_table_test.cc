#include "assemble/trigger_table.h"

#include <doctest/doctest.h>

#include <string>

#include "core/error.h"
#include "gazetteers/small_pack.h"

using namespace khabar;

TEST_CASE("arguments that a trigger cannot have are refused") {
  struct Case {
    const char* arguments;
    const char* want;  // "" if they are fine
  };
  static const Case cases[] = {
      {"subject=actor;with=recipient", ""},
      {"subject=actor;in front of=recipient",
       "en/triggers.tsv:5: the preposition 'in front of' is of several words; name its last word alone"},
      {"subject=nobody", "en/triggers.tsv:5: unknown role 'nobody'"},
      {"subjects", "en/triggers.tsv:5: unknown argument 'subjects'"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.arguments);
    const test::SmallPack pack;
    pack.write("shared/event_types.tsv",
               test::SmallPack::header(
                   "event_types", "id\ttype\tmode\tplover\tcameo\tquad\tflags\tdescription\texamples_en\texamples_ar") +
                   "ASSAULT\tASSAULT\t\tASSAULT\t190\t4\tviolent\tuse of force\tstrike\tstrike\n");
    pack.write("en/triggers.tsv", test::SmallPack::header("triggers", "event\tlemma\tslot\targuments\tmarks\tforms") +
                                      "ASSAULT\tstrike\tverb_past\t" + c.arguments + "\t\tstruck\n");
    std::string error;
    try {
      const Lexicon lexicon = Lexicon::compile(pack.root());
      const TriggerTable triggers(lexicon);
    } catch (const LoadError& e) {
      error = e.what();
    }
    CHECK(error == c.want);
  }
}
