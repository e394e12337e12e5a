#include "export/show.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "export/json.h"
#include "export/json_writer.h"
#include "export/screen.h"
#include "text/utf8.h"

namespace khabar {

namespace {

struct Mark {
  Span span;
  std::string_view kind, colour;
};

// Everything found, by position; of overlapping ones the first and longest.
std::vector<Mark> marks_of(const Document& d) {
  std::vector<Mark> marks;
  for (const Mention& m : d.mentions) {
    static constexpr std::string_view colours[] = {"\x1b[1;33m", "\x1b[1;36m", "\x1b[1;32m"};
    if (!m.nested) marks.push_back({m.span, to_string(m.type), colours[static_cast<size_t>(m.type)]});
  }
  for (const DateExpr& e : d.dates) marks.push_back({e.span, "date", "\x1b[34m"});
  for (const Figure& f : d.figures) {
    if (!f.in_date) marks.push_back({f.span, to_string(f.kind), "\x1b[35m"});
  }
  for (const Event& e : d.events) marks.push_back({e.trigger, e.type, "\x1b[4;31m"});
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return marks;
}

std::string marked_text(const Document& d, bool colour) {
  std::string out;
  uint32_t at = 0;
  for (const Mark& mark : marks_of(d)) {
    if (mark.span.begin < at || mark.span.empty()) continue;
    out += without_controls(d.at({at, mark.span.begin}));
    const std::string inner = without_controls(d.at(mark.span));
    if (colour) {
      out.append(mark.colour).append(inner).append("\x1b[0m");
    } else {
      out.append("[").append(inner).append("|").append(mark.kind).append("]");
    }
    at = mark.span.end;
  }
  return out + without_controls(d.at({at, static_cast<uint32_t>(d.text.size())}));
}

class Rows {
 public:
  Rows(const Document& document, const Lexicon& lexicon, bool colour)
      : d_(document), lexicon_(lexicon), index_(document.text), colour_(colour) {}

  std::string all() {
    if (!d_.mentions.empty()) heading("Mentions");
    for (size_t i = 0; i < d_.mentions.size(); ++i) mention(i);
    if (!d_.figures.empty()) heading("Figures");
    for (const Figure& f : d_.figures) figure(f);
    if (!d_.dates.empty()) heading("Dates");
    for (const DateExpr& e : d_.dates) date(e);
    if (!d_.events.empty()) heading("Events");
    for (const Event& e : d_.events) event(e);
    return out_;
  }

 private:
  void heading(std::string_view name) {
    out_ += '\n';
    out_.append(colour_ ? "\x1b[1m" : "").append(name).append(colour_ ? "\x1b[0m" : "").append("\n");
  }

  // "12-18", the kind, the text.
  void begin(Span span, std::string_view kind) {
    std::string place = std::to_string(index_(span.begin)) + "-" + std::to_string(index_(span.end));
    place.resize(std::max<size_t>(place.size() + 1, 12), ' ');
    std::string name(kind);
    name.resize(std::max<size_t>(name.size() + 1, 13), ' ');
    out_ += "  " + place + name + screen_text(d_.at(span), 60);
  }

  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) out_.append("  ").append(name).append("=").append(screen_text(value, 60));
  }
  void add(std::string_view name, const std::optional<double>& value) {
    std::string digits;
    if (value) append_number(digits, *value);
    add(name, digits);
  }
  void add(std::string_view name, const std::optional<Day>& day) {
    if (day) add(name, iso_day(*day));
  }
  void add(std::string_view name, const Argument& argument) { add(name, d_.at(argument.span)); }

  void end(RuleRef rule) {
    const std::string name = lexicon_.rule_name(rule);
    if (!name.empty()) out_.append(colour_ ? "  \x1b[2m" : "  ").append(name).append(colour_ ? "\x1b[0m" : "");
    out_ += '\n';
  }

  void mention(size_t i) {
    const Mention& m = d_.mentions[i];
    begin(m.span, to_string(m.type));
    const uint32_t entity = i < d_.mention_entity.size() ? d_.mention_entity[i] : none_index;
    if (entity < d_.entities.size()) {
      const Entity& e = d_.entities[entity];
      if (shown_name(e, d_.language) != d_.at(m.span)) add("name", shown_name(e, d_.language));
      add("id", e.id);
      add("country", e.country);
    }
    add("role", d_.at(m.role));
    if (m.nested) add("nested", "yes");
    end(m.rule);
  }

  void figure(const Figure& f) {
    begin(f.span, to_string(f.kind));
    add("value", f.value);
    add("min", f.min);
    add("max", f.max);
    if (f.qualifier != Qualifier::exact) add("qualifier", to_string(f.qualifier));
    add("noun", f.noun);
    add("unit", f.unit);
    if (f.in_date) add("in_date", "yes");
    end(f.rule);
  }

  void date(const DateExpr& e) {
    begin(e.span, to_string(e.grain));
    add("timex", e.timex);
    add("from", e.from);
    add("to", e.to);
    add("basis", to_string(e.basis));
    add("note", e.note);
    end(e.rule);
  }

  void event(const Event& e) {
    begin(e.trigger, e.type);
    add("mode", e.mode);
    for (const Argument& a : e.actors) add("actor", a);
    for (const Argument& a : e.recipients) add("recipient", a);
    if (e.place) add("place", *e.place);
    if (e.place && e.place_role != "at") add("place_role", e.place_role);
    add("from", e.from);
    add("to", e.to);
    for (const EventFigure& f : e.figures) {
      if (f.figure < d_.figures.size()) add(f.role, d_.at(d_.figures[f.figure].span));
    }
    add("modality", to_string(e.modality));
    if (!e.asserted) add("asserted", "no");
    if (e.negated) add("negated", "yes");
    if (e.reported_by) add("reported_by", *e.reported_by);
    add("confidence", std::optional<double>(std::round(double{e.confidence} * 100) / 100));
    end(e.rule);
  }

  const Document& d_;
  const Lexicon& lexicon_;
  const CodePointIndex index_;
  const bool colour_;
  std::string out_;
};

void add_line(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out.append(name).append(screen_text(value)).append("\n");
}

}  // namespace

std::string render(const Document& d, const Lexicon& lexicon, bool colour) {
  std::string out;
  add_line(out, "Title:     ", d.title);
  add_line(out, "Published: ", d.date ? iso_day(*d.date) + " (" + d.date_basis + ")" : "");
  add_line(out, "Language:  ", d.language);
  add_line(out, "Url:       ", d.url);
  return out + "\n" + marked_text(d, colour) + "\n" + Rows(d, lexicon, colour).all();
}

}  // namespace khabar
