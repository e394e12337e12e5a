#include "export/report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "export/html.h"

using namespace khabar;

namespace {

size_t count_of(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("text is harmless in HTML") {
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"<b a='1'>&\"", "&lt;b a=&#39;1&#39;&gt;&amp;&quot;"},
      {"a\x01\x7f"
       "b",
       "a  b"},
      {"\xE2\x80\xAE"
       "abc",
       "abc"},  // turned around for the eye otherwise
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    CHECK(html(c.text) == c.want);
  }
}

TEST_CASE("only addresses of the web are links") {
  struct Case {
    const char* url;
    const char* want;
  };
  static const Case cases[] = {
      {"https://example.org/a?b=1&c=\"2\"",
       "<a href=\"https://example.org/a?b=1&amp;c=&quot;2&quot;\" rel=\"noopener noreferrer\">t&lt;</a>"},
      {"http://example.org", "<a href=\"http://example.org\" rel=\"noopener noreferrer\">t&lt;</a>"},
      {"javascript:alert(1)", "t&lt;"},
      {"data:text/html,x", "t&lt;"},
      {"file:///etc/passwd", "t&lt;"},
      {"", "t&lt;"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.url);
    CHECK(html_link(c.url, "t<") == c.want);
  }
}

TEST_CASE("a timeline has as many bars as one can read") {
  struct Case {
    std::vector<DayCount> days;
    DayRange published;
    size_t bars;
    const char* first;  // period
    const char* beneath;
  };
  static const Case cases[] = {
      {{}, {}, 0, "", ""},
      {{{"2026-03-01", 2, 1}, {"2026-03-04", 1, 0}}, {}, 4, "2026-03-01", ""},
      {{{"2024-01-31", 2, 1}, {"2026-03-04", 1, 0}}, {}, 27, "2024-01", ""},
      {{{"1990-01-31", 2, 1}, {"2026-03-04", 1, 0}}, {}, 37, "1990", ""},
      // What lies far from the articles is counted only.
      {{{"1917-11-07", 1, 0}, {"2026-03-01", 2, 1}, {"2026-03-02", 1, 0}},
       {"2026-03-01", "2026-03-02"},
       2,
       "2026-03-01",
       "1 events between 1917-11-07"},
      {{{"1917-11-07", 1, 0}}, {"2026-03-01", "2026-03-02"}, 0, "", ""},
      {{{"1917-11-07", 1, 0}, {"2026-03-01", 200, 0}}, {}, 1, "2026-03-01", "1 events between 1917-11-07"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bars);
    const std::string drawing = draw_timeline(c.days, c.published);
    CHECK(count_of(drawing, "<title>") == c.bars);
    CHECK(drawing.find(c.beneath) != std::string::npos);
    const std::string first = std::string("<title>") + c.first + ":";
    if (c.bars > 0) CHECK(drawing.find("<title>") == drawing.find(first));
    CHECK(drawing.empty() == (c.bars == 0));
  }
}

TEST_CASE("a map holds every place, and names none over another") {
  CHECK(draw_map({}).empty());
  const std::string one = draw_map({{"Sidon", 33.56, 35.37, 3}});
  CHECK(count_of(one, "<circle") == 1);
  CHECK(count_of(one, "class=\"name\"") == 1);
  const std::string two =
      draw_map({{"Homs", 34.73, 36.71, 9}, {"Homs <again>", 34.73, 36.72, 1}, {"Aden", 12.8, 45.03, 1}});
  CHECK(count_of(two, "<circle") == 3);
  CHECK(count_of(two, "class=\"name\"") == 2);
  CHECK(two.find("Homs &lt;again&gt;: 1") != std::string::npos);
  // From one end of the world to the other, and where degrees of longitude are nothing.
  for (const auto& places : {std::vector<PlaceCount>{{"a", 89.9, -180, 1}, {"b", -89.9, 180, 1}},
                             std::vector<PlaceCount>{{"a", 90, 0, 1}}, std::vector<PlaceCount>{{"a", 0, 180, 0}}}) {
    const std::string drawing = draw_map(places);
    CHECK(count_of(drawing, "<circle") == places.size());
    CHECK(drawing.find("nan") == std::string::npos);
    CHECK(drawing.find("inf") == std::string::npos);
  }
}
