#include "store/document_rows.h"

#include <algorithm>
#include <cmath>

#include "core/names.h"
#include "store/ids.h"
#include "store/sketch.h"
#include "text/fold.h"

namespace khabar {

namespace {

// A number of people as an integer; nothing if it is none.
std::optional<int64_t> whole(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value) || std::abs(*value) > 1e15) return std::nullopt;
  return std::llround(*value);
}

std::optional<double> finite(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<double> amount_of(const Figure& f) { return finite(f.value ? f.value : f.min ? f.min : f.max); }

// One decimal less than a float has, so that 0.9f is stored as 0.9.
double rounded(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

// Entities that the gazetteers do not know are the same if type and folded name are.
std::string entity_key(const Entity& entity) {
  if (!entity.id.empty()) return entity.id;
  return std::string(to_string(entity.type)) + "/" + fold(entity.name);
}

std::string_view stable_name(const Entity& entity) {
  if (entity.id.empty()) return entity.name;
  if (!entity.name_en.empty()) return entity.name_en;
  return entity.name_ar.empty() ? entity.name : entity.name_ar;
}

}  // namespace

DocumentRows::DocumentRows(const Document& document, RowMaker& maker, int64_t id, Rows& rows)
    : document_(document), maker_(maker), rows_(rows), id_(id), index_(document.text) {
  entity_ids_.reserve(document.entities.size());
}

void DocumentRows::add_document(std::string_view skipped) {
  const Document& d = document_;
  const std::optional<Sketch> sketch = make_sketch(d.tokens);
  RowWriter row(rows_, Table::document);
  row.integer(id_).text(d.id).integer(source_id(d.source)).integer(static_cast<int64_t>(d.byte_offset));
  row.text_or_null(d.canonical_url.empty() ? d.url : d.canonical_url).text_or_null(d.title).text_or_null(d.author);
  row.text_or_null(d.publisher).text_or_null(d.section).text_or_null(d.byline).text_or_null(d.caption);
  row.text_or_null(d.dateline).text(d.language).day_or_null(d.date).text_or_null(d.date_basis);
  row.text_or_null(d.crawl_date).text_or_null(skipped);
  if (sketch) {
    row.blob({reinterpret_cast<const char*>(sketch->data()), sizeof(Sketch)});
  } else {
    row.null();
  }
  row.text(d.text);
}

template <typename Items, typename AddOne>
void DocumentRows::each(const Items& items, AddOne add_one) {
  const size_t count = std::min(items.size(), static_cast<size_t>(ids_per_document));
  for (size_t i = 0; i < count; ++i) add_one(items[i], i);
}

void DocumentRows::add_findings() {
  each(document_.sentences, [&](const Sentence& sentence, size_t i) {
    RowWriter row(rows_, Table::sentence);
    row.integer(id_ + static_cast<int64_t>(i)).integer(id_);
    put_span(row, sentence.span);
    row.boolean(sentence.heading);
  });
  for (const Entity& entity : document_.entities) add_entity(entity);
  each(document_.mentions, [&](const Mention& m, size_t i) { add_mention(m, i); });
  each(document_.figures, [&](const Figure& f, size_t i) { add_figure(f, i); });
  each(document_.dates, [&](const DateExpr& d, size_t i) { add_date(d, i); });
  each(document_.events, [&](const Event& e, size_t i) { add_event(e, i); });
}

void DocumentRows::add_entity(const Entity& entity) {
  const std::string key = entity_key(entity);
  const int64_t id = entity_id(key);
  entity_ids_.push_back(id);
  RowWriter row(rows_, Table::entity);
  row.integer(id).text(key).fixed(to_string(entity.type)).boolean(!entity.id.empty()).text(stable_name(entity));
  row.text_or_null(entity.name_ar).text_or_null(entity.name_en).text_or_null(entity.country);
  row.text_or_null(entity.sector).real_or_null(finite(entity.lat)).real_or_null(finite(entity.lon));
}

void DocumentRows::put_ids(RowWriter& row, size_t index, uint32_t sentence) {
  row.integer(id_ + static_cast<int64_t>(index)).integer(id_);
  const bool exists = sentence < document_.sentences.size() && sentence < ids_per_document;
  row.integer_or_null(exists ? std::optional(id_ + sentence) : std::nullopt);
}

void DocumentRows::put_span(RowWriter& row, Span span) { row.integer(index_(span.begin)).integer(index_(span.end)); }

std::optional<int64_t> DocumentRows::entity_row(uint32_t entity) const {
  return entity < entity_ids_.size() ? std::optional(entity_ids_[entity]) : std::nullopt;
}

void DocumentRows::add_mention(const Mention& m, size_t index) {
  RowWriter row(rows_, Table::mention);
  put_ids(row, index, m.sentence);
  put_span(row, m.span);
  row.text(document_.at(m.span)).fixed(to_string(m.type)).boolean(m.nested).text_or_null(document_.at(m.role));
  const uint32_t entity = index < document_.mention_entity.size() ? document_.mention_entity[index] : none_index;
  row.integer_or_null(entity_row(entity)).real(rounded(m.score));
  put_rule(row, m.rule);
}

void DocumentRows::add_figure(const Figure& f, size_t index) {
  RowWriter row(rows_, Table::figure);
  put_ids(row, index, f.sentence);
  put_span(row, f.span);
  row.text(document_.at(f.span)).fixed(to_string(f.kind));
  row.real_or_null(finite(f.value)).real_or_null(finite(f.min)).real_or_null(finite(f.max));
  row.fixed(to_string(f.qualifier)).text_or_null(f.noun).text_or_null(f.noun_class).text_or_null(f.unit);
  row.text_or_null(f.timex).boolean(f.in_date);
  put_rule(row, f.rule);
}

void DocumentRows::add_date(const DateExpr& d, size_t index) {
  RowWriter row(rows_, Table::date_expr);
  put_ids(row, index, d.sentence);
  put_span(row, d.span);
  row.text(document_.at(d.span)).text_or_null(d.timex).day_or_null(d.from).day_or_null(d.to);
  row.fixed_or_null(d.grain == Grain::none ? std::string_view() : to_string(d.grain)).fixed(to_string(d.basis));
  row.fixed(to_string(d.calendar)).text_or_null(d.note);
  put_rule(row, d.rule);
}

std::optional<double> DocumentRows::first_amount(const Event& event, std::string_view role) const {
  for (const EventFigure& f : event.figures)
    if (f.role == role && f.figure < document_.figures.size()) return amount_of(document_.figures[f.figure]);
  return std::nullopt;
}

// All of the role together: "two soldiers and three guards".
std::optional<int64_t> DocumentRows::count(const Event& event, std::string_view role) const {
  std::optional<double> sum;
  for (const EventFigure& f : event.figures) {
    if (f.role != role || f.figure >= document_.figures.size()) continue;
    if (const auto amount = amount_of(document_.figures[f.figure])) sum = sum.value_or(0) + *amount;
  }
  return whole(sum);
}

void DocumentRows::add_event(const Event& e, size_t index) {
  const int64_t event_id = id_ + static_cast<int64_t>(index);
  {
    RowWriter row(rows_, Table::event);
    put_ids(row, index, e.sentence);
    put_span(row, e.span);
    row.text(document_.at(e.trigger)).fixed(e.type).fixed_or_null(e.mode).fixed_or_null(e.plover);
    row.fixed_or_null(e.cameo).day_or_null(e.from).day_or_null(e.to).fixed(to_string(e.date_basis));
    row.fixed(to_string(e.modality)).boolean(e.asserted).boolean(e.negated);
    for (std::string_view role : {"killed", "injured", "arrested", "abducted", "displaced", "participants"}) {
      row.integer_or_null(count(e, role));
    }
    row.real_or_null(first_amount(e, "amount")).real_or_null(first_amount(e, "size"));
    row.integer(static_cast<int64_t>(std::max<size_t>(1, e.evidence.size())));
    row.integer_or_null(same_text(e, index)).integer_or_null(same_facts(e)).real(rounded(e.confidence));
    put_rule(row, e.rule);
    row.integer_or_null(same_place(e));
  }
  add_event_parts(e, event_id);
}

void DocumentRows::add_event_parts(const Event& e, int64_t event_id) {
  for (size_t n = 0; n < e.actors.size(); ++n) add_argument(event_id, "actor", n, e.actors[n], {});
  for (size_t n = 0; n < e.recipients.size(); ++n) add_argument(event_id, "recipient", n, e.recipients[n], {});
  if (e.place) add_argument(event_id, "place", 0, *e.place, e.place_role);
  if (e.reported_by) add_argument(event_id, "reporter", 0, *e.reported_by, {});
  for (size_t n = 0; n < e.figures.size(); ++n) {
    const EventFigure& f = e.figures[n];
    if (f.figure >= document_.figures.size() || f.figure >= ids_per_document) continue;
    RowWriter(rows_, Table::event_figure)
        .integer(event_id)
        .integer(static_cast<int64_t>(n))
        .text(f.role)
        .integer(id_ + f.figure);
  }
  for (size_t n = 1; n < e.evidence.size(); ++n) {
    RowWriter row(rows_, Table::event_evidence);
    const uint32_t sentence = e.evidence[n].sentence;
    const bool exists = sentence < document_.sentences.size() && sentence < ids_per_document;
    row.integer(event_id).integer(static_cast<int64_t>(n));
    row.integer_or_null(exists ? std::optional(id_ + sentence) : std::nullopt);
    put_span(row, e.evidence[n].span);
  }
}

void DocumentRows::add_argument(int64_t event_id, std::string_view role, size_t n, const Argument& a,
                                std::string_view part) {
  const bool has_mention = a.mention < document_.mentions.size() && a.mention < ids_per_document;
  RowWriter row(rows_, Table::event_actor);
  row.integer(event_id).fixed(role).integer(static_cast<int64_t>(n));
  put_span(row, a.span);
  row.text(document_.at(a.span)).fixed_or_null(part);
  row.integer_or_null(has_mention ? std::optional(id_ + a.mention) : std::nullopt)
      .integer_or_null(entity_row(a.entity));
  row.text_or_null(a.country);
}

}  // namespace khabar
