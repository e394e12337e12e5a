// Which figures of a sentence become whose number: those killed, hurt or driven out are counted in people.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

// "trigger role: figure; ", for every figure of every event.
std::string figures(std::string_view language, std::string_view text) {
  return each_event(language, text, [](const Document& doc, const Event& e) {
    std::string out;
    for (const EventFigure& f : e.figures)
      out +=
          std::string(doc.at(e.trigger)) + " " + f.role + ": " + std::string(doc.at(doc.figures[f.figure].span)) + "; ";
    return out;
  });
}

struct Case {
  const char* language;
  const char* text;
  const char* want;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(figures(c.language, c.text) == c.want);
  }
}

}  // namespace

TEST_CASE("who is killed, hurt or driven out is counted in people, never in things") {
  check({
      {"en", "Gunmen killed two guards.", "killed killed: two guards; "},
      {"en", "Gunmen attacked four oil depots.", ""},
      {"en", "Rebels carried out 72 attacks.", ""},
      {"en", "The strike hit nine ships.", ""},
      {"en", "The fire left sixty families homeless.", "homeless displaced: sixty families homeless; "},
      {"ar", "قتل ستة حراس في الهجوم.", "قتل killed: ستة حراس; "},
      {"ar", "نزحت تسع عائلات عن القرية.", "نزحت displaced: تسع عائلات; "},
      {"ar", "أخلت الشرطة ثلاث وثائق من المكتب.", ""},
  });
}

TEST_CASE("who is counted by another verb is not counted by the deed it is about") {
  const std::string found = figures("en", "Police arrested three men over the murder of a clerk in Lagos.");
  CHECK(found == "arrested arrested: three men; ");
  check({
      {"ar", "أفرجت الحركة عن أسترالي كانت تحتجزه مقابل إطلاق ثلاثة من قادتها.", ""},
      {"en", "The two sides exchanged 200 prisoners.", "exchanged released: 200 prisoners; "},
  });
}

TEST_CASE("those counted by several words of a list are counted together") {
  check({
      {"en", "Four guards and two farmers were killed.", "killed killed: Four guards; killed killed: two farmers; "},
      {"en", "Gunmen abducted a nurse, two drivers and four priests.",
       "abducted abducted: a nurse; abducted abducted: two drivers; abducted abducted: four priests; "},
      {"ar", "خطف مسلحون طبيبين وثلاثة سائقين.", "خطف abducted: طبيبين; خطف abducted: ثلاثة سائقين; "},
      // They may be among the ten.
      {"en", "Gunmen killed 10 people, two farmers and three children.", "killed killed: 10 people; "},
      // Another verb has its own.
      {"en", "Gunmen killed two guards and wounded four farmers.",
       "killed killed: two guards; wounded injured: four farmers; "},
      {"en", "Gunmen killed two guards and burned four trucks.", "killed killed: two guards; "},
  });
}

TEST_CASE("what is told again with the same figures is one row, with others another one") {
  check({
      {"en",
       "The minister said the Nusra Front has thousands of fighters in Syria. The minister said the Nusra Front has "
       "six "
       "bases and thousands of supporters.",
       "said size: thousands of fighters; said size: six bases; said size: thousands of supporters; "},
      {"en", "Gunmen killed two nurses and three drivers in Mosul. Gunmen killed the two nurses and three drivers.",
       "killed killed: two nurses; killed killed: three drivers; "},
      {"en", "Gunmen killed five nurses in Mosul. Gunmen killed two nurses and four drivers in Mosul.",
       "killed killed: five nurses; killed killed: two nurses; killed killed: four drivers; "},
  });
}

// Found in articles: Stone read as sixty, Altman as eight, the Three Gorges as three.
TEST_CASE("a number that is a word of a name counts nothing") {
  const auto count = [](std::string_view language, std::string_view text) {
    Pipeline pipeline(resources());
    return run_text(pipeline, "row", std::string(language), text, "").figures.size();
  };
  CHECK(count("ar", "وقال المخرج أوليفر ستون إن الفيلم سيعرض قريبا.") == 0);
  CHECK(count("ar", "التقى الرئيس سام ألتمان في القصر.") == 0);
  CHECK(count("en", "The company that runs the Three Gorges Dam said profits rose.") == 0);
  CHECK(count("ar", "وقال إن ستين من الجنود عادوا.") == 1);
  CHECK(count("en", "Three dams were closed.") == 1);
}

TEST_CASE("who is aboard of what is lost is not counted as dead") {
  check({
      {"ar", "غرق قارب يقل خمسين مهاجرا قبالة ليبيا.", ""},
      {"ar", "غرق قارب على متنه خمسون مهاجرا قبالة ليبيا.", ""},
      {"ar", "غرق خمسون مهاجرا قبالة ليبيا.", "غرق killed: خمسون مهاجرا; "},
      {"ar", "لقي عشرون شخصا حتفهم في انقلاب حافلة تقل ثلاثين راكبا.", "لقي killed: عشرون شخصا; "},
      {"en", "A boat carrying 50 migrants sank off Libya.", ""},
  });
}
