#include "store/rows.h"

#include "store/document_rows.h"
#include "store/ids.h"

namespace khabar {

void RowMaker::begin(const Rows& rows) {
  if (rows.parts.empty()) ++batch_;  // names in the arena of an earlier batch are none of this one
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
  rows.parts.push_back({document_id(record_hash), rows.counts});
}

void RowMaker::add(const Reject& reject, Rows& rows) {
  begin(rows);
  RowWriter(rows, Table::reject)
      .integer(reject_id(reject.source, reject.byte_offset, reject.id, reject.reason))
      .integer(source_id(reject.source))
      .integer(static_cast<int64_t>(reject.byte_offset))
      .text_or_null(reject.id)
      .text(reject.reason);
  rows.parts.push_back({0, rows.counts});
}

}  // namespace khabar
