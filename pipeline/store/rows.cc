#include "store/rows.h"

#include "store/document_rows.h"
#include "store/ids.h"

namespace khabar {

std::string_view RowMaker::rule_name(RuleRef rule) {
  if (rule == RuleRef::none) return {};
  const auto [at, is_new] = rule_names_.try_emplace(rule);
  if (is_new) at->second = lexicon_.rule_name(rule);
  return at->second;
}

void RowMaker::add(const Document& document, const Verdict& verdict, uint64_t record_hash, Rows& rows) {
  if (verdict.kind == Verdict::Kind::reject) {
    return add(Reject{document.source, document.byte_offset, document.id, verdict.reason}, rows);
  }
  DocumentRows made(document, *this, document_id(record_hash), rows);
  made.add_document(verdict.reason);
  if (verdict.kind == Verdict::Kind::ok) made.add_findings();
  rows.parts.push_back({document_id(record_hash), rows.counts});
}

void RowMaker::add(const Reject& reject, Rows& rows) {
  RowWriter(rows, Table::reject)
      .integer(reject_id(reject.source, reject.byte_offset, reject.id, reject.reason))
      .integer(source_id(reject.source))
      .integer(static_cast<int64_t>(reject.byte_offset))
      .text_or_null(reject.id)
      .text(reject.reason);
  rows.parts.push_back({0, rows.counts});
}

}  // namespace khabar
