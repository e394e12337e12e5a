// The stage as a whole: what holds for every text.
#include <doctest/doctest.h>

#include <string>

#include "measure/digits.h"
#include "measure/measuring.h"
#include "measure/periods.h"
#include "text/calendars.h"

using namespace khabar;

TEST_CASE("digits with their separators") {
  struct Case {
    const char* token;
    double value;
    bool ok;
  };
  static const Case cases[] = {
      {"1,234.5", 1234.5, true},
      {"1.234,5", 1234.5, true},
      {"4.800", 4.8, true},
      {"4,800", 4800, true},
      {"1'234'567", 1234567, true},
      {"0.77", 0.77, true},
      {"12,5", 12.5, true},
      {"007", 7, true},
      {"192.168.1.2", 0, false},
      {"31.10.1974", 0, false},
      {"1,23,456", 123456, true},  // lakhs and crores, as India writes
      {"12,34,567.5", 1234567.5, true},
      {"12,3,456", 0, false},
      {"123,45,678", 0, false},
      {"1,234,567", 1234567, true},
      {"1\u060C234,567", 1234567, true},  // the commas of both scripts
      {"1\u060C234,56", 1234.56, true},
      {"\xD9\xA1\xD9\xAC\xD9\xA2\xD9\xA3\xD9\xA4\xD9\xAB\xD9\xA5", 1234.5, true},  // Arabic-Indic 1,234.5
  };
  for (const Case& c : cases) {
    CAPTURE(c.token);
    const auto digits = measure::read_digits(c.token);
    CHECK(digits.has_value() == c.ok);
    if (digits && c.ok) CHECK(digits->value == doctest::Approx(c.value));
  }
}

TEST_CASE("periods know their days and their names") {
  const Day day = *make_day(2019, 1, 30);
  CHECK(measure::week_period(day).timex == "2019-W05");
  CHECK(iso_day(measure::week_period(day).from) == "2019-01-28");
  CHECK(measure::week_period(*make_day(2021, 1, 2)).timex == "2020-W53");
  CHECK(iso_day(*measure::shift(*make_day(2019, 1, 31), measure::TimeUnit::month, 1)) == "2019-02-28");
  CHECK(iso_day(*measure::shift(*make_day(2020, 2, 29), measure::TimeUnit::year, -1)) == "2019-02-28");
  CHECK(measure::neighbour(day, measure::TimeUnit::month, -1)->timex == "2018-12");
  CHECK(measure::neighbour(day, measure::TimeUnit::quarter, 1)->timex == "2019-Q2");
  CHECK(measure::decade_period(1990)->timex == "199X");
  CHECK(!measure::year_period(10000).has_value());
  CHECK(!measure::shift(day, measure::TimeUnit::year, 1e9).has_value());
}

TEST_CASE("Umm al-Qura days become Gregorian ones and return") {
  CHECK(iso_day(*day_of_hijri(1440, 9, 1)) == "2019-05-06");
  CHECK(iso_day(*day_of_hijri(1443, 1, 1)) == "2021-08-09");
  CHECK(!day_of_hijri(1440, 13, 1));
  CHECK(!day_of_hijri(1440, 1, 31));
  for (int year = 1350; year <= 1500; year += 7) {
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned length = hijri_month_length(year, month);
      CHECK((length == 29 || length == 30));
      const auto day = day_of_hijri(year, month, length);
      REQUIRE(day);
      const auto back = hijri_of_day(*day);
      REQUIRE(back);
      CHECK(back->year == year);
      CHECK(back->month == month);
      CHECK(back->day == length);
    }
  }
}

TEST_CASE("a date is never invented") {
  for (const char* text :
       {"last Friday", "three weeks ago", "on February 6", "yesterday", "next month", "this summer", "on Tuesday"}) {
    CAPTURE(text);
    const Document doc = measured(std::string("They met ") + text + ".", "en");
    for (const DateExpr& d : doc.dates) CHECK(!d.from.has_value());
  }
}

TEST_CASE("a weekday that contradicts its date is reported") {
  const Document doc = measured("They met on Friday, 30 January 2019.", "en", "2019-02-01");
  REQUIRE(doc.dates.size() == 1);
  CHECK(doc.dates[0].note == "the text says Friday, 2019-01-30 is a Wednesday");
  CHECK(measured("They met on Wednesday, 30 January 2019.", "en", "2019-02-01").dates[0].note.empty());
}

TEST_CASE("what a rate is told by is a date, and no length of its own") {
  for (const char* rate : {"five percent a year", "$40 a week", "12 barrels a day", "four times a month"}) {
    CAPTURE(rate);
    const Document doc = measured(std::string("It came to ") + rate + ", he said.", "en");
    REQUIRE(doc.figures.size() == 2);
    CHECK(doc.figures[1].kind == FigureKind::duration);
    CHECK(doc.figures[1].in_date);
    CHECK(doc.dates.size() == 1);
  }
  const Document doc = measured("It was the first fall in a decade, he said.", "en");
  REQUIRE(doc.figures.size() == 2);
  CHECK(!doc.figures[1].in_date);
}

TEST_CASE("years between commas behind a name are an age") {
  const Document age = measured("وقال السائق بيانكي، 25 عاما، إنه سعيد", "ar");
  REQUIRE(age.figures.size() == 1);
  CHECK(age.figures[0].kind == FigureKind::age);
  const Document length = measured("دامت الحرب 25 عاما، ثم انتهت", "ar");
  REQUIRE(length.figures.size() == 1);
  CHECK(length.figures[0].kind == FigureKind::duration);
}

TEST_CASE("a figure keeps the line of the word that made it, bare digits none") {
  struct Case {
    const char *language, *text, *rule;  // the file of the rule
  };
  static const Case cases[] = {
      {"en", "They sold 225 million tickets.", "en/numbers.tsv"},
      {"en", "The firm bought 72,629 trucks.", "en/nouns.tsv"},
      {"ar", "\u0642\u062A\u0644 11 \u0634\u062E\u0635\u0627 \u0641\u064A \u0627\u0644\u0642\u0631\u064A\u0629.",
       "ar/nouns.tsv"},
      {"en", "The index stood at 617.5 that day.", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Document doc = measured(c.text, c.language);
    REQUIRE(doc.figures.size() == 1);
    const RuleRef rule = doc.figures[0].rule;
    const std::string name = rule == RuleRef::none ? "" : test_lexicon().rule_name(rule);
    CHECK(name.substr(0, name.find(':')) == c.rule);
  }
}

TEST_CASE("a language without a pack is left alone") {
  CHECK(measured("3 Menschen", "de").figures.empty());
  CHECK(measured("", "en").figures.empty());
}

TEST_CASE("any bytes are legal, and every span lies within its sentence") {
  uint64_t state = 7;
  static const char* const pieces[] = {
      "5 ",      "million ", "and ",  "between ", "2019-", "/",    ".",        ",",     "\n",     "$",
      "May ",    "th ",      "half ", "of ",      "\xD9",  "\xFF", "\xE2\x82", "last ", "years ", "'",
      "Friday ", "from ",    "to ",   "-",        "%",     "one ", "hundred ", "(",     ")",      "12:30 "};
  for (int n = 0; n < 3000; ++n) {
    std::string text;
    for (int k = 0; k < 12; ++k) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text += pieces[(state >> 33) % (sizeof pieces / sizeof *pieces)];
    }
    CAPTURE(text);
    const Document doc = measured(text, n % 2 == 0 ? "en" : "ar", "2019-01-30");
    uint32_t before = 0;
    for (const Figure& f : doc.figures) {
      const Span sentence = doc.sentences[f.sentence].span;
      CHECK(sentence.contains(f.span));
      CHECK(f.span.begin >= before);
      before = f.span.begin;
    }
    for (const DateExpr& d : doc.dates) {
      CHECK(doc.sentences[d.sentence].span.contains(d.span));
      if (d.from && d.to) CHECK(*d.from <= *d.to);
    }
  }
}

TEST_CASE("time grows with length, not faster") {
  std::string text;
  for (int n = 0; n < 20000; ++n) text += "twenty one hundred and ";
  CHECK(measured(text, "en").tokens.size() == 80000);
  std::string commas;
  for (int n = 0; n < 50000; ++n) commas += "1,";
  CHECK(!measured(commas, "en").tokens.empty());
  // Names in capitals with numbers, and no word to tell them from a headline.
  std::string listing;
  for (int n = 0; n < 100000; ++n) listing += "KIMB OTTA 100 ";
  CHECK(measured(listing, "en").tokens.size() == 300000);
}
