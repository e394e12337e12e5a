// The rows of one document.
#pragma once

#include <optional>
#include <string>

#include "core/document.h"
#include "store/row_writer.h"
#include "text/utf8.h"

namespace khabar {

class DocumentRows {
 public:
  DocumentRows(const Document& document, RowMaker& maker, int64_t id, Rows& rows);

  // `skipped`: why nothing was extracted, "" if all was.
  void add_document(std::string_view skipped);
  void add_findings();

 private:
  template <typename Items, typename AddOne>
  void each(const Items& items, AddOne add_one);
  void add_entity(const Entity& entity);
  void add_mention(const Mention& mention, size_t index);
  void add_figure(const Figure& figure, size_t index);
  void add_date(const DateExpr& date, size_t index);
  void add_event(const Event& event, size_t index);
  void add_event_parts(const Event& event, int64_t event_id);
  void add_argument(int64_t event_id, std::string_view role, size_t n, const Argument& argument, std::string_view part);

  // Cells shared by many tables.
  void put_ids(RowWriter& row, size_t index, uint32_t sentence);
  void put_span(RowWriter& row, Span span);
  void put_rule(RowWriter& row, RuleRef rule) { row.shared_or_null(maker_.rule_name(rule, rows_)); }

  std::optional<int64_t> entity_row(uint32_t entity) const;
  std::optional<double> first_amount(const Event& event, std::string_view role) const;
  std::optional<int64_t> count(const Event& event, std::string_view role) const;
  std::optional<int64_t> same_text(const Event& event, size_t index) const;
  std::optional<int64_t> same_facts(const Event& event) const;
  std::optional<int64_t> same_place(const Event& event) const;
  uint64_t argument_key(const std::vector<Argument>& arguments) const;

  const Document& document_;
  RowMaker& maker_;
  Rows& rows_;
  const int64_t id_;
  const CodePointIndex index_;
  std::vector<int64_t> entity_ids_;  // of document.entities
};

}  // namespace khabar
