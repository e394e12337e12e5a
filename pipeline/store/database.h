// SQLite behind two plain types. The only header beside tables.h that the rest of store/ needs; sqlite3.h stays within.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace khabar {

// One SQL statement. Belongs to the thread of its Database. Columns and parameters are numbered from 0.
class Statement {
 public:
  enum class Type : uint8_t { null, integer, real, text, blob };

  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  // Text and blobs must live until the next step() that ends, or reset().
  void bind(int at, int64_t value);
  void bind(int at, double value);
  void bind(int at, std::string_view value);
  void bind_blob(int at, std::string_view value);
  void bind_null(int at);

  // True while there is a row. Throws IoError naming database and reason. Ends with a reset() when there is none.
  bool step();
  void reset();
  // Binds nothing, steps to the end.
  void run();

  int column_count() const;
  std::string_view column_name(int at) const;
  Type type(int at) const;
  int64_t integer(int at) const;
  double real(int at) const;
  std::string_view text(int at) const;  // also of blobs; valid until the next step()
  int parameter_count() const;
  bool read_only() const;

 private:
  friend class Database;
  Statement(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  sqlite3* database_;
  sqlite3_stmt* statement_;
};

// One connection; one thread at a time.
class Database {
 public:
  enum class Mode : uint8_t { read_only, read_write, create };

  // Throws IoError if it cannot be opened so. No file is made before the first write.
  Database(const std::string& path, Mode mode);
  Database(Database&& other) noexcept;
  ~Database();

  // The first statement of sql; `rest` (if asked for) becomes what stands behind it. Throws UsageError on wrong SQL.
  Statement prepare(std::string_view sql, std::string_view* rest = nullptr);
  // All statements of sql, results thrown away. Throws IoError.
  void execute(std::string_view sql);
  // The first column of the first row; 0 or "" without one.
  int64_t integer(std::string_view sql);
  std::string text(std::string_view sql);
  int64_t changes() const;
  // An SQL function of one text argument; NULL stays NULL.
  void add_text_function(const std::string& name, std::string (*function)(std::string_view));
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

// BEGIN IMMEDIATE ... COMMIT; rolls back if commit() was not called.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
};

}  // namespace khabar
