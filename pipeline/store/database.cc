#include "store/database.h"

#include <sqlite3.h>

#include <cstring>
#include <string>
#include <utility>

#include "core/error.h"

namespace khabar {

namespace {

[[noreturn]] void fail(sqlite3* database, const std::string& what) {
  const char* path = sqlite3_db_filename(database, "main");
  const std::string name = path != nullptr && *path != 0 ? path : "database";
  const int code = sqlite3_errcode(database) & 0xFF;
  std::string reason = sqlite3_errmsg(database);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    reason += ": another program is writing to it; try again when it is done";
  if (code == SQLITE_FULL) reason += ": make room and run the same command again";
  throw IoError(name + ": " + what + reason);
}

void text_function(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  const auto function = reinterpret_cast<std::string (*)(std::string_view)>(sqlite3_user_data(context));
  const std::string result = function(std::string_view(text, static_cast<size_t>(sqlite3_value_bytes(values[0]))));
  sqlite3_result_text(context, result.data(), static_cast<int>(result.size()), SQLITE_TRANSIENT);
}

}  // namespace

// ---------------------------------------------------------------- Statement
Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int at, int64_t value) { sqlite3_bind_int64(statement_, at + 1, value); }
void Statement::bind(int at, double value) { sqlite3_bind_double(statement_, at + 1, value); }
void Statement::bind(int at, std::string_view value) {
  sqlite3_bind_text64(statement_, at + 1, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}
void Statement::bind_blob(int at, std::string_view value) {
  sqlite3_bind_blob64(statement_, at + 1, value.data(), value.size(), SQLITE_STATIC);
}
void Statement::bind_null(int at) { sqlite3_bind_null(statement_, at + 1); }

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    try {
      fail(database_, "");
    } catch (...) {
      sqlite3_reset(statement_);
      throw;
    }
  }
  sqlite3_reset(statement_);
  return false;
}

void Statement::reset() { sqlite3_reset(statement_); }

void Statement::run() {
  while (step()) {
  }
}

int Statement::column_count() const { return sqlite3_column_count(statement_); }
std::string_view Statement::column_name(int at) const { return sqlite3_column_name(statement_, at); }

Statement::Type Statement::type(int at) const {
  switch (sqlite3_column_type(statement_, at)) {
    case SQLITE_INTEGER:
      return Type::integer;
    case SQLITE_FLOAT:
      return Type::real;
    case SQLITE_TEXT:
      return Type::text;
    case SQLITE_BLOB:
      return Type::blob;
    default:
      return Type::null;
  }
}

int64_t Statement::integer(int at) const { return sqlite3_column_int64(statement_, at); }
double Statement::real(int at) const { return sqlite3_column_double(statement_, at); }

std::string_view Statement::text(int at) const {
  const bool is_blob = sqlite3_column_type(statement_, at) == SQLITE_BLOB;
  const void* bytes = is_blob ? sqlite3_column_blob(statement_, at) : sqlite3_column_text(statement_, at);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(statement_, at))};
}

int Statement::parameter_count() const { return sqlite3_bind_parameter_count(statement_); }
bool Statement::read_only() const { return sqlite3_stmt_readonly(statement_) != 0; }

// ---------------------------------------------------------------- Database
Database::Database(const std::string& path, Mode mode) : path_(path) {
  const int flags = mode == Mode::read_only    ? SQLITE_OPEN_READONLY
                    : mode == Mode::read_write ? SQLITE_OPEN_READWRITE
                                               : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    std::string reason = handle_ != nullptr ? sqlite3_errmsg(handle_) : "out of memory";
    const int system = handle_ != nullptr ? sqlite3_system_errno(handle_) : 0;
    if (system != 0) reason.append(": ").append(std::strerror(system));
    sqlite3_close(handle_);
    throw IoError(path + ": " + reason);
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, 10000);
}

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)) {}

Database::~Database() { sqlite3_close(handle_); }

Statement Database::prepare(std::string_view sql, std::string_view* rest) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, &tail) != SQLITE_OK) {
    const int code = sqlite3_errcode(handle_);
    if (code == SQLITE_ERROR) {
      const std::string reason = sqlite3_errmsg(handle_);
      const bool no_search = reason == "no such table: search";
      throw UsageError("SQL: " + reason +
                       (no_search ? "; `khabar extract` and `khabar merge` make it with --fts" : ""));
    }
    fail(handle_, "");
  }
  if (rest != nullptr) *rest = sql.substr(static_cast<size_t>(tail - sql.data()));
  return Statement(handle_, statement);
}

void Database::execute(std::string_view sql) {
  if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_, "");
}

int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

int64_t Database::changes() const { return sqlite3_changes64(handle_); }

void Database::add_text_function(const std::string& name, std::string (*function)(std::string_view)) {
  sqlite3_create_function(handle_, name.c_str(), 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                          reinterpret_cast<void*>(function), text_function, nullptr, nullptr);
}

// ---------------------------------------------------------------- Transaction
Transaction::Transaction(Database& database) : database_(&database) { database.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  try {
    database_->execute("ROLLBACK");
  } catch (const IoError&) {  // SQLite has rolled back by itself
  }
}

void Transaction::commit() {
  database_->execute("COMMIT");
  database_ = nullptr;
}

}  // namespace khabar
