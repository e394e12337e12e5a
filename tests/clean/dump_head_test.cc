// What stands around the article of a text dump: its headline, its day, who wrote it.
#include <doctest/doctest.h>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "clean/cleaner.h"

namespace khabar {
namespace {

constexpr std::string_view english =
    "MAKENI \u2014 A ferry with forty passengers aboard ran aground on a sandbank on Sunday night, the port authority "
    "said.\nFishermen took the passengers off in small boats, and nobody was hurt, according to the harbour "
    "master.\nThe ferry company promised to repair the lights on the old pier before the end of the month.\n";
constexpr std::string_view arabic =
    "جنحت عبارة على متنها أربعون راكبا قرب الميناء القديم مساء الأحد، بحسب ما أعلنت سلطة الموانئ في بيان.\n"
    "وقال مدير الميناء إن الصيادين نقلوا الركاب في قوارب صغيرة ولم يصب أحد منهم بأذى، وإن العبارة سحبت فجرا.\n"
    "وتعهدت الشركة المالكة إصلاح الأضواء على الرصيف قبل نهاية الشهر، وفق ما ذكر البيان نفسه.\n";

struct Head {
  std::string title, date, author;
  bool operator==(const Head&) const = default;
};

doctest::String toString(const Head& head) { return (head.title + " | " + head.date + " | " + head.author).c_str(); }

Head head_of(Cleaner& cleaner, std::string body, const char* crawl_date = "") {
  Record record;
  record.kind = BodyKind::page_text;
  record.body = std::move(body);
  record.crawl_date = crawl_date;
  Document doc;
  CHECK(cleaner.clean(std::move(record), doc).kind == Verdict::Kind::ok);
  return {doc.title, doc.date ? iso_day(*doc.date) : "", doc.author};
}

Cleaner& cleaner() {
  static const Lexicon lexicon = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  static Cleaner only(lexicon);
  return only;
}

// What stands before and behind a story, and the head that its dump has.
struct Case {
  const char *before, *behind;
  Head head;
};

void check_heads(std::span<const Case> cases, std::string_view story) {
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CHECK(head_of(cleaner(), std::string(c.before).append(story).append(c.behind)) == c.head);
  }
}

TEST_CASE("the head of an English dump") {
  static const Case cases[] = {
      // A date of nothing but a date and a clock is no headline, and no text.
      {"Coast Mirror\nMenu\nFerry runs aground with forty aboard\nMonday 19 October 2026 04:15 EDT\n27 comments\n",
       "",
       {"Ferry runs aground with forty aboard", "2026-10-19", ""}},
      // The first line names the site; the date stands far above the text.
      {"Coast Mirror\nHome\nWorld\nSports\nFerry runs aground on sandbank with forty passengers aboard\nPublished: 19 "
       "October 2026\nShare\nTweet\nEmail\nPrint\nSave\nListen\nText size\nSmaller\nLarger\n",
       "",
       {"Ferry runs aground on sandbank with forty passengers aboard", "2026-10-19", ""}},
      // Below the text, where it says what it is.
      {"Ferry runs aground with forty aboard\n",
       "Posted on October 19, 2026\nTags\nFerry\n",
       {"Ferry runs aground with forty aboard", "2026-10-19", ""}},
      {"Ferry runs aground with forty aboard\nBy Rana Saleh Staff Writer rana@mirror.example\n",
       "",
       {"Ferry runs aground with forty aboard", "", "Rana Saleh"}},
      {"Ferry runs aground with forty aboard\nRana Saleh / COASTMIRROR.EXAMPLE / Oct 19, 2026, 17:07 IST\nFollow us\n",
       "",
       {"Ferry runs aground with forty aboard", "2026-10-19", ""}},
      // Two readings: another date of the page decides, or the weekday, or nothing does.
      {"Ferry runs aground with forty aboard\nPublished: 05/11/2026 21:40\n",
       "Posted on November 6, 2026\n",
       {"Ferry runs aground with forty aboard", "2026-11-05", ""}},
      {"Ferry runs aground with forty aboard\nPublished: 05/11/2026 21:40\n",
       "Tags\nFerry\nCoast\nPort\nMore\nWeather\nTides\nMaps\nJobs\nHomes\nCars\nPets\nGames\nEdition of November 6, "
       "2026\n",
       {"Ferry runs aground with forty aboard", "2026-11-05", ""}},
      {"Ferry runs aground with forty aboard\nThursday 05/11/2026\n",
       "",
       {"Ferry runs aground with forty aboard", "2026-11-05", ""}},
      {"Ferry runs aground with forty aboard\nPublished: 05/11/2026 21:40\n",
       "",
       {"Ferry runs aground with forty aboard", "", ""}},
      {"Ferry runs aground with forty aboard\nPublished: 26/10/26 21:40\n",
       "",
       {"Ferry runs aground with forty aboard", "2026-10-26", ""}},
      // Days of a list of other headlines.
      {"Ferry runs aground with forty aboard\nNews\n3 October 2026\nBridge opens\n5 October 2026\nMarket burns\n8 "
       "October 2026\nMayor retires\nMore\nAll news\n",
       "",
       {"Ferry runs aground with forty aboard", "", ""}},
  };
  check_heads(cases, english);
}

TEST_CASE("the head of an Arabic dump") {
  static const Case cases[] = {
      // Arabic writes the day first.
      {"الموقع الرسمي\nمحليات\nعبارة تجنح قرب الميناء القديم وعلى متنها أربعون راكبا\n09:30 ص - 05/11/2026\n",
       "",
       {"عبارة تجنح قرب الميناء القديم وعلى متنها أربعون راكبا", "2026-11-05", ""}},
      {"عبارة تجنح قرب الميناء القديم\nنشر في: الاثنين 19 تشرين الأول 2026 / 09:15 م\nكتب: سامر العبيدي\n",
       "",
       {"عبارة تجنح قرب الميناء القديم", "2026-10-19", "سامر العبيدي"}},
      {"عبارة تجنح قرب الميناء القديم\n",
       "تاريخ النشر: 2026/10/19 - 12:20\nالمشاهدات: 2091\n",
       {"عبارة تجنح قرب الميناء القديم", "2026-10-19", ""}},
      {"عبارة تجنح قرب الميناء القديم\nأغسطس 21, 2026 at 6:10 م\n0 تعليق\n",
       "",
       {"عبارة تجنح قرب الميناء القديم", "2026-08-21", ""}},
  };
  check_heads(cases, arabic);
}

TEST_CASE("a day after the crawl is not the one that is meant") {
  const std::string dump = std::string("Ferry runs aground with forty aboard\nPublished: 05/11/2026\n").append(english);
  CHECK(head_of(cleaner(), dump, "2026-06-01").date == "2026-05-11");
  CHECK(head_of(cleaner(), dump, "2026-11-07").date == "2026-11-05");
}

}  // namespace
}  // namespace khabar
