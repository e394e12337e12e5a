#include "export/query_rows.h"

#include <vector>

#include "store/schema.h"
#include "text/fold.h"

namespace khabar {

namespace {

Value value_at(const Statement& statement, int column) {
  Value value;
  switch (statement.type(column)) {
    case Statement::Type::null:
      break;
    case Statement::Type::integer:
      value.kind = Value::Kind::integer;
      value.integer = statement.integer(column);
      break;
    case Statement::Type::real:
      value.kind = Value::Kind::real;
      value.real = statement.real(column);
      break;
    case Statement::Type::text:
      value.kind = Value::Kind::text;
      value.text = statement.text(column);
      break;
    case Statement::Type::blob:
      value.kind = Value::Kind::blob;
      value.text = statement.text(column);
      break;
  }
  return value;
}

}  // namespace

Database open_for_reading(const std::string& path) {
  Database database(path, Database::Mode::read_only);
  require_khabar(database);
  database.add_text_function("fold", fold);
  return database;
}

uint64_t send_rows(Statement& statement, RowSink& sink) {
  const int width = statement.column_count();
  std::vector<std::string> names;
  for (int i = 0; i < width; ++i) names.emplace_back(statement.column_name(i));
  sink.columns(names);
  uint64_t rows = 0;
  std::vector<Value> values(names.size());
  for (; statement.step(); ++rows) {
    for (int i = 0; i < width; ++i) values[static_cast<size_t>(i)] = value_at(statement, i);
    sink.row(values);
  }
  sink.end();
  return rows;
}

}  // namespace khabar
