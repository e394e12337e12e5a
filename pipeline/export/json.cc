#include "export/json.h"

#include "core/names.h"
#include "export/json_writer.h"
#include "text/utf8.h"

namespace khabar {

namespace {

// One document on its way to JSON.
class RecordWriter {
 public:
  RecordWriter(std::string& out, const Document& document, const Lexicon& lexicon)
      : json_(out), document_(document), lexicon_(lexicon), index_(document.text) {}

  void write() {
    json_.begin_object();
    header();
    sentences();
    list("mentions", document_.mentions, [&](const Mention& m) { mention(m); });
    if (!document_.coreferences.empty())
      list("coreferences", document_.coreferences, [&](const Coreference& c) { coreference(c); });
    list("figures", document_.figures, [&](const Figure& f) { figure(f); });
    list("dates", document_.dates, [&](const DateExpr& d) { date(d); });
    list("events", document_.events, [&](const Event& e) { event(e); });
    json_.end_object();
  }

 private:
  template <typename Items, typename WriteItem>
  void list(std::string_view name, const Items& items, WriteItem write_item) {
    json_.key(name).begin_array();
    for (const auto& item : items) {
      json_.begin_object();
      write_item(item);
      json_.end_object();
    }
    json_.end_array();
  }

  void header() {
    json_.key("id").text(document_.id);
    json_.field("lang", document_.language);
    json_.key("text").text(document_.text);
    json_.field("title", document_.title);
    if (document_.date) json_.key("date").text(iso_day(*document_.date));
    json_.field("date_basis", document_.date_basis);
    json_.field("url", document_.url).field("author", document_.author).field("publisher", document_.publisher);
  }

  void sentences() {
    json_.key("sentences").begin_array();
    for (const Sentence& s : document_.sentences) {
      json_.begin_array().integer(index_(s.span.begin)).integer(index_(s.span.end)).end_array();
    }
    json_.end_array();
  }

  void span(Span s) { json_.key("start").integer(index_(s.begin)).key("end").integer(index_(s.end)); }

  void span_and_text(Span s) {
    span(s);
    json_.key("text").text(document_.at(s));
  }

  void days(const std::optional<Day>& from, const std::optional<Day>& to) {
    if (from) json_.key("from").text(iso_day(*from));
    if (to) json_.key("to").text(iso_day(*to));
  }

  void rule(RuleRef rule) {
    if (rule != RuleRef::none) json_.field("rule", lexicon_.rule_name(rule));
  }

  // Adds name, id, country and, of places, coordinates.
  void entity(uint32_t entity_index, std::string_view own_country) {
    const Entity* e = entity_index < document_.entities.size() ? &document_.entities[entity_index] : nullptr;
    if (e != nullptr) json_.field("name", shown_name(*e, document_.language)).field("id", e->id);
    json_.field("country", e != nullptr && !e->country.empty() ? std::string_view(e->country) : own_country);
    if (e != nullptr) json_.field("lat", e->lat).field("lon", e->lon);
  }

  void mention(const Mention& m) {
    const auto index = static_cast<size_t>(&m - document_.mentions.data());
    const uint32_t of = index < document_.mention_entity.size() ? document_.mention_entity[index] : none_index;
    span_and_text(m.span);
    json_.key("type").text(to_string(m.type));
    entity(of, {});
    if (!m.role.empty()) json_.key("role").text(document_.at(m.role));
    json_.key("nested").boolean(m.nested);
    rule(m.rule);
  }

  void coreference(const Coreference& c) {
    span_and_text(c.span);
    entity(c.entity, {});
    rule(c.rule);
  }

  void figure_value(const Figure& f) {
    json_.field("value", f.value).field("min", f.min).field("max", f.max);
    json_.key("qualifier").text(to_string(f.qualifier));
    json_.field("noun", f.noun);
  }

  void figure(const Figure& f) {
    span_and_text(f.span);
    json_.key("kind").text(to_string(f.kind));
    figure_value(f);
    json_.field("unit", f.unit).field("timex", f.timex);
    json_.key("in_date").boolean(f.in_date);
    rule(f.rule);
  }

  void date(const DateExpr& d) {
    span_and_text(d.span);
    json_.field("timex", d.timex);
    days(d.from, d.to);
    if (d.grain != Grain::none) json_.key("grain").text(to_string(d.grain));
    json_.key("basis").text(to_string(d.basis)).key("calendar").text(to_string(d.calendar));
    json_.field("note", d.note);
    rule(d.rule);
  }

  void argument(const Argument& a) {
    span_and_text(a.span);
    entity(a.entity, a.country);
  }

  void one_argument(std::string_view name, const std::optional<Argument>& a, std::string_view role = {}) {
    if (!a) return;
    json_.key(name).begin_object();
    argument(*a);
    json_.field("role", role);
    json_.end_object();
  }

  void event_figures(const Event& e) {
    json_.key("figures").begin_array();
    for (const EventFigure& ref : e.figures) {
      if (ref.figure >= document_.figures.size()) continue;
      const Figure& f = document_.figures[ref.figure];
      json_.begin_object().key("role").text(ref.role);
      span(f.span);
      figure_value(f);
      json_.end_object();
    }
    json_.end_array();
  }

  void event(const Event& e) {
    json_.key("type").text(e.type);
    json_.field("mode", e.mode).field("plover", e.plover).field("cameo", e.cameo);
    span(e.span);
    json_.key("trigger").text(document_.at(e.trigger)).key("sentence").integer(e.sentence);
    list("actors", e.actors, [&](const Argument& a) { argument(a); });
    list("recipients", e.recipients, [&](const Argument& a) { argument(a); });
    one_argument("place", e.place, e.place_role);
    days(e.from, e.to);
    event_figures(e);
    json_.key("modality").text(to_string(e.modality));
    json_.key("asserted").boolean(e.asserted).key("negated").boolean(e.negated);
    one_argument("reported_by", e.reported_by);
    json_.key("confidence").number(static_cast<double>(static_cast<int>(e.confidence * 1000.0f + 0.5f)) / 1000);
    rule(e.rule);
  }

  JsonWriter json_;
  const Document& document_;
  const Lexicon& lexicon_;
  const CodePointIndex index_;
};

}  // namespace

std::string_view shown_name(const Entity& entity, std::string_view language) {
  const std::string& first = language == "ar" ? entity.name_ar : entity.name_en;
  const std::string& second = language == "ar" ? entity.name_en : entity.name_ar;
  if (!first.empty()) return first;
  return second.empty() ? entity.name : second;
}

void append_json(std::string& out, const Document& document, const Lexicon& lexicon) {
  RecordWriter(out, document, lexicon).write();
}

void append_json_error(std::string& out, std::string_view id, std::string_view reason) {
  JsonWriter(out).begin_object().key("id").text(id).key("error").text(reason).end_object();
}

}  // namespace khabar
