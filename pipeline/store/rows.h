// Documents as rows, made in the worker threads: everything that costs time (offsets in code points, ids, rule names)
// is done here, so that the one writer thread only binds and inserts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/error.h"
#include "core/stage.h"
#include "lexicon/lexicon.h"
#include "store/tables.h"

namespace khabar {

// One value of a row. Text is either static (or the lexicon's) or stands in Rows::arena.
struct Cell {
  enum class Kind : uint8_t { null, integer, real, text, arena_text, arena_blob };
  Kind kind = Kind::null;
  uint32_t length = 0;
  union {
    int64_t integer = 0;
    double real;
    const char* text;
    uint64_t offset;
  };
};
static_assert(sizeof(Cell) == 16);

// A text in Rows::arena; length 0: none.
struct ArenaText {
  uint64_t offset = 0;
  uint32_t length = 0;
};

// The rows of some documents, by table. Valid as long as the lexicon.
struct Rows {
  // Where one document's rows end, in rows of each table.
  struct Part {
    int64_t document_id = 0;  // 0: no document, a reject
    std::array<uint32_t, table_count> end{};
  };

  std::array<std::vector<Cell>, table_count> cells;
  std::array<uint32_t, table_count> counts{};
  std::string arena;
  std::vector<Part> parts;
};

// Belongs to one thread.
class RowMaker {
 public:
  explicit RowMaker(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Appends the rows of a document. A rejected one is a row of `reject`; one that is only stored has no rows but its
  // own. `record_hash`: ids.h, of the record that it was made from.
  void add(const Document& document, const Verdict& verdict, uint64_t record_hash, Rows& rows);
  void add(const Reject& reject, Rows& rows);

 private:
  friend class DocumentRows;
  ArenaText rule_name(RuleRef rule, Rows& rows);
  void begin(Rows& rows);
  void end(Rows& rows, int64_t id);

  // A few rules make most rows of a batch: their names stand in its arena once. Others may take their place.
  struct KnownName {
    RuleRef rule = RuleRef::none;
    uint32_t batch = 0;
    ArenaText name;
  };
  static constexpr size_t known_name_count = 1024;

  const Lexicon& lexicon_;
  uint32_t batch_ = 0;
  // What the batch at hand takes: the next one has room for as much at once.
  std::array<size_t, table_count> cells_{};
  size_t arena_bytes_ = 0;
  std::array<KnownName, known_name_count> known_names_{};
};

}  // namespace khabar
