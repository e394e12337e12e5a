#include "export/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "export/html.h"
#include "export/report_style.h"
#include "export/screen.h"
#include "store/schema.h"

namespace khabar {

namespace {

constexpr int64_t rows_a_table = 25;

std::string number(int64_t value) { return with_commas(static_cast<uint64_t>(std::max<int64_t>(value, 0))); }

// A cell of a page's own words: its direction is that of the text.
std::string words(std::string_view text) { return "<bdi>" + html(text) + "</bdi>"; }

struct Column {
  const char* heading;
  bool is_number = false;
};

// Writes one page, part after part.
class Report {
 public:
  Report(Database& database, const ReportOptions& options, const WriteText& write)
      : database_(database), options_(options), write_(write) {}

  void write_page() {
    write_head();
    write_totals();
    write_timeline();
    write_map();
    write_("<div class=\"columns\">\n");
    write_types();
    write_countries();
    write_actors();
    write_pairs();
    write_("</div>\n");
    write_victims();
    write_facts();
    write_("<div class=\"columns\">\n");
    write_modalities();
    write_rejects();
    write_("</div>\n</body>\n</html>\n");
  }

 private:
  void write_head() {
    write_(
        fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    "'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{2}</h1>\n",
                    html(options_.title), report_style, words(options_.title)));
    if (!options_.condition.empty())
      write_("<p class=\"soft\">Events where <code>" + html(options_.condition) + "</code></p>\n");
  }

  void tile(int64_t value, std::string_view of) {
    write_(fmt::format("<div class=\"tile\"><b>{}</b>{}</div>\n", number(value), of));
  }

  void write_totals() {
    Statement totals = database_.prepare(
        "SELECT documents, copies, skipped, events, facts, sources, rejects, first_published, last_published "
        "FROM report_totals");
    totals.step();
    if (!totals.text(7).empty())
      write_(fmt::format("<p class=\"soft\">Published {} to {}</p>\n", html(totals.text(7)), html(totals.text(8))));
    write_("<div class=\"tiles\">\n");
    tile(totals.integer(0), "documents");
    if (totals.integer(1) > 0) tile(totals.integer(1), "of them copies");
    if (totals.integer(2) > 0) tile(totals.integer(2), "in other languages or without text");
    tile(totals.integer(3), "events");
    tile(totals.integer(4), "of them told as facts");
    tile(totals.integer(5), "files");
    if (totals.integer(6) > 0) tile(totals.integer(6), "rejected records");
    write_("</div>\n<p class=\"soft\">");
    Statement languages = database_.prepare("SELECT language, documents FROM report_languages LIMIT 12");
    for (bool first = true; languages.step(); first = false)
      write_(
          fmt::format("{}{} {}", first ? "Languages: " : ", ", html(languages.text(0)), number(languages.integer(1))));
    write_("</p>\n");
  }

  void write_timeline() {
    std::vector<DayCount> days;
    Statement rows = database_.prepare("SELECT day, facts, others FROM report_days");
    while (rows.step()) days.push_back({std::string(rows.text(0)), rows.integer(1), rows.integer(2)});
    Statement published = database_.prepare("SELECT first_published, last_published FROM report_totals");
    published.step();
    const std::string drawing = draw_timeline(days, {std::string(published.text(0)), std::string(published.text(1))});
    if (!drawing.empty()) write_("<h2>When</h2>\n" + drawing + "\n");
  }

  void write_map() {
    std::vector<PlaceCount> places;
    Statement rows = database_.prepare("SELECT place, lat, lon, facts FROM report_places");
    while (rows.step()) places.push_back({std::string(rows.text(0)), rows.real(1), rows.real(2), rows.integer(3)});
    const std::string drawing = draw_map(places);
    if (!drawing.empty()) write_("<h2>Where</h2>\n" + drawing + "\n");
  }

  // A table of what a query gives, column by column; nothing at all if it gives nothing.
  void write_table(std::string_view heading, const std::vector<Column>& columns, std::string_view sql) {
    Statement rows = database_.prepare(sql);
    for (bool first = true;; first = false) {
      const bool more = rows.step();
      if (first && !more) return;
      if (first) begin_table(heading, columns);
      if (!more) break;
      write_("<tr>");
      for (size_t c = 0; c < columns.size(); ++c) {
        const int at = static_cast<int>(c);
        const bool empty = rows.type(at) == Statement::Type::null;
        if (columns[c].is_number)
          write_("<td class=\"n\">" + (empty ? std::string() : number(rows.integer(at))) + "</td>");
        else
          write_("<td>" + (empty ? std::string() : words(rows.text(at))) + "</td>");
      }
      write_("</tr>\n");
    }
    write_("</table></div></section>\n");
  }

  void begin_table(std::string_view heading, const std::vector<Column>& columns) {
    write_(fmt::format("<section><h2>{}</h2>\n<div class=\"scroll\"><table>\n<tr>", heading));
    for (const Column& column : columns)
      write_(fmt::format("<th{}>{}</th>", column.is_number ? " class=\"n\"" : "", column.heading));
    write_("</tr>\n");
  }

  std::string first_rows(std::string_view query) const { return fmt::format("{} LIMIT {}", query, rows_a_table); }

  void write_types() {
    write_table("What", {{"type"}, {"facts", true}, {"others", true}}, "SELECT type, facts, others FROM report_types");
  }

  void write_countries() {
    write_table("Countries", {{"country"}, {"facts", true}}, first_rows("SELECT country, facts FROM report_countries"));
  }

  void write_victims() {
    write_table("Whom it hit most",
                {{"day"}, {"type"}, {"where"}, {"killed", true}, {"injured", true}, {"displaced", true}, {"told in"}},
                "SELECT day, type, place, killed, injured, displaced, title FROM report_victims");
  }

  void write_actors() {
    write_table("Who", {{"actor"}, {"country"}, {"facts", true}},
                first_rows("SELECT name, country, facts FROM report_actors"));
  }

  void write_pairs() {
    write_table("Who to whom", {{"actor"}, {"type"}, {"recipient"}, {"facts", true}},
                first_rows("SELECT actor, type, recipient, facts FROM report_pairs"));
  }

  void write_modalities() {
    write_table("Not told as facts", {{"how"}, {"events", true}}, "SELECT modality, events FROM report_modalities");
  }

  void write_rejects() {
    write_table("What could not be read", {{"reason"}, {"records", true}, {"for example in"}},
                first_rows("SELECT reason, records, source FROM report_rejects"));
  }

  void write_facts() {
    Statement rows = database_.prepare(
        "SELECT date_from, type, mode, actor1, actor2, place, figures, reported_by, evidence, title, url, documents, "
        "round(confidence, 2), rule FROM report_facts");
    bool any = false;
    for (; rows.step(); any = true) {
      if (!any) {
        begin_table("The newest facts", {{"day"}, {"type"}, {"who"}, {"to whom"}, {"where"}, {"figures"}});
      }
      write_fact(rows);
    }
    if (any) write_("</table></div></section>\n");
  }

  void write_fact(const Statement& row) {
    const std::string mode = row.text(2).empty() ? "" : "<br><span class=\"soft\">" + html(row.text(2)) + "</span>";
    write_(fmt::format("<tr><td class=\"day\">{}</td><td>{}{}</td>", html(row.text(0)), html(row.text(1)), mode));
    for (const int cell : {3, 4, 5, 6}) write_("<td>" + words(row.text(cell)) + "</td>");
    std::string source =
        row.text(9).empty() ? html_link(row.text(10), row.text(10)) : html_link(row.text(10), row.text(9));
    std::string about;
    if (!row.text(7).empty()) about += "according to " + words(row.text(7)) + "; ";
    if (row.integer(11) > 1) about += "told by " + number(row.integer(11)) + " articles; ";
    about += fmt::format("confidence {}; {}", html(row.text(12)), html(row.text(13)));
    write_(
        fmt::format("</tr>\n<tr><td></td><td colspan=\"5\"><div class=\"evidence\" dir=\"auto\">{}</div>"
                    "<div class=\"soft\"><bdi>{}</bdi> &middot; {}</div></td></tr>\n",
                    html(row.text(8)), source, about));
  }

  Database& database_;
  const ReportOptions& options_;
  const WriteText& write_;
};

}  // namespace

void write_report(Database& database, const ReportOptions& options, const WriteText& write) {
  make_report_views(database, options.condition, options.facts);
  Report(database, options, write).write_page();
}

}  // namespace khabar
