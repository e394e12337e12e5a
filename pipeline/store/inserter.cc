#include "store/inserter.h"

#include <string>

namespace khabar {

namespace {

std::string insert_sql(Table table, std::string_view verb, uint32_t rows) {
  std::string columns, values;
  for (std::string_view column : table_columns(table)) {
    columns += columns.empty() ? "" : ", ";
    columns += '"';
    columns += column;
    columns += '"';
    values += values.empty() ? "?" : ", ?";
  }
  std::string sql = std::string(verb) + " INTO " + std::string(table_name(table)) + " (" + columns + ") VALUES ";
  for (uint32_t i = 0; i < rows; ++i) sql += (i == 0 ? "(" : ", (") + values + ")";
  return sql;
}

}  // namespace

Inserter::Inserter(Database& database, Table table, std::string_view verb)
    : table_(table),
      columns_(static_cast<uint32_t>(table_columns(table).size())),
      one_(database.prepare(insert_sql(table, verb, 1))),
      many_(database.prepare(insert_sql(table, verb, rows_per_statement))) {}

void Inserter::bind(Statement& statement, const Rows& rows, uint32_t row, uint32_t count) {
  const Cell* cell = rows.cells[static_cast<size_t>(table_)].data() + size_t{row} * columns_;
  const int parameters = static_cast<int>(count * columns_);
  for (int at = 0; at < parameters; ++at, ++cell) {
    switch (cell->kind) {
      case Cell::Kind::null:
        statement.bind_null(at);
        break;
      case Cell::Kind::integer:
        statement.bind(at, cell->integer);
        break;
      case Cell::Kind::real:
        statement.bind(at, cell->real);
        break;
      case Cell::Kind::text:
        statement.bind(at, std::string_view(cell->text, cell->length));
        break;
      case Cell::Kind::arena_text:
        statement.bind(at, std::string_view(rows.arena).substr(cell->offset, cell->length));
        break;
      case Cell::Kind::arena_blob:
        statement.bind_blob(at, std::string_view(rows.arena).substr(cell->offset, cell->length));
        break;
    }
  }
}

void Inserter::insert(const Rows& rows, uint32_t begin, uint32_t end) {
  for (; end - begin >= rows_per_statement; begin += rows_per_statement) {
    bind(many_, rows, begin, rows_per_statement);
    many_.run();
  }
  for (; begin < end; ++begin) {
    bind(one_, rows, begin, 1);
    one_.run();
  }
}

}  // namespace khabar
