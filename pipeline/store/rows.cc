#include "store/rows.h"

#include "store/document_rows.h"
#include "store/ids.h"

namespace khabar {

void RowMaker::begin(Rows& rows) {
  if (!rows.parts.empty()) return;
  ++batch_;  // names in the arena of an earlier batch are none of this one
  const auto roomy = [](size_t size) { return size + size / 8; };
  for (size_t t = 0; t < table_count; ++t) rows.cells[t].reserve(roomy(cells_[t]));
  rows.arena.reserve(roomy(arena_bytes_));
}

// `id`: of the document, 0 of a reject.
void RowMaker::end(Rows& rows, int64_t id) {
  rows.parts.push_back({id, rows.counts});
  for (size_t t = 0; t < table_count; ++t) cells_[t] = rows.cells[t].size();
  arena_bytes_ = rows.arena.size();
}

ArenaText RowMaker::rule_name(RuleRef rule, Rows& rows) {
  if (rule == RuleRef::none) return {};
  KnownName& known = known_names_[static_cast<size_t>(rule) % known_name_count];
  if (known.rule != rule || known.batch != batch_) {
    const std::string name = lexicon_.rule_name(rule);
    known = {rule, batch_, {rows.arena.size(), static_cast<uint32_t>(name.size())}};
    rows.arena += name;
  }
  return known.name;
}

void RowMaker::add(const Document& document, const Verdict& verdict, uint64_t record_hash, Rows& rows) {
  begin(rows);
  if (verdict.kind == Verdict::Kind::reject) {
    return add(Reject{document.source, document.byte_offset, document.id, verdict.reason}, rows);
  }
  DocumentRows made(document, *this, document_id(record_hash), rows);
  made.add_document(verdict.reason);
  if (verdict.kind == Verdict::Kind::ok) made.add_findings();
  end(rows, document_id(record_hash));
}

void RowMaker::add(const Reject& reject, Rows& rows) {
  begin(rows);
  RowWriter(rows, Table::reject)
      .integer(reject_id(reject.source, reject.byte_offset, reject.id, reject.reason))
      .integer(source_id(reject.source))
      .integer(static_cast<int64_t>(reject.byte_offset))
      .text_or_null(reject.id)
      .text(reject.reason);
  end(rows, 0);
}

}  // namespace khabar
