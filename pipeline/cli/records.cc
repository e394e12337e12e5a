// khabar records: what is in a dump, one line of JSON a record, or a table.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/read_flags.h"
#include "export/json_writer.h"
#include "read/reader.h"

namespace khabar {

namespace {

constexpr size_t flush_bytes = 64 << 10;

struct RecordsFlags {
  std::vector<std::string> paths;
  ReadOptions options;
  bool summary = false;
};

void append_record(std::string& out, const Reader& reader, Next kind) {
  const Entry& entry = reader.entry();
  JsonWriter json(out);
  json.begin_object().field("source", reader.position().source);
  json.key("offset").integer(static_cast<int64_t>(entry.byte_offset));
  json.field("type", entry.type).field("uri", entry.uri).field("date", entry.date);
  if (entry.status != 0) json.key("status").integer(entry.status);
  json.field("content_type", entry.content_type).field("charset", entry.charset);
  json.field("charset_basis", entry.charset_basis);
  json.key("bytes").integer(static_cast<int64_t>(entry.bytes));
  if (kind == Next::skipped) json.field("skipped", entry.note);
  if (kind == Next::reject) json.field("error", entry.note);
  json.end_object();
  out += '\n';
}

void append_table(std::string& out, const char* title, const ReadCounts::Table& table) {
  if (table.empty()) return;
  std::vector<std::pair<std::string, uint64_t>> rows(table.begin(), table.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  out += fmt::format("\n{}\n", title);
  for (const auto& [name, count] : rows) out += fmt::format("  {:<44} {:>12}\n", name.empty() ? "(none)" : name, count);
}

std::string summary_of(const ReadCounts& counts, size_t sources) {
  std::string out;
  const auto row = [&](const char* name, uint64_t value) { out += fmt::format("{:<46} {:>12}\n", name, value); };
  const auto row_if = [&](const char* name, uint64_t value) {
    if (value > 0) row(name, value);
  };
  row("inputs", sources);
  row("pages", counts.records);
  row("bytes of pages", counts.bytes);
  row("records skipped", counts.skipped);
  row("records damaged", counts.rejects);
  row_if("pages with bytes invalid in their charset", counts.repaired_records);
  row_if("characters replaced in them", counts.repaired_bytes);
  row_if("pages encoded twice, put right", counts.double_encoded);
  row_if("pages shorter than they say", counts.cut_bodies);
  row_if("records with a wrong length, mended", counts.mended_lengths);
  append_table(out, "records by type", counts.types);
  append_table(out, "skipped, and why", counts.skipped_for);
  append_table(out, "pages by charset", counts.charsets);
  return out;
}

int run_records(RecordsFlags& flags) {
  check_inputs(flags.paths, flags.options);
  flags.options.report_skipped = !flags.summary;
  const std::unique_ptr<Reader> reader = open_input(flags.paths, flags.options);
  Record record;
  Reject reject;
  OutputFile output("-");
  std::string out;
  for (Next kind; (kind = reader->next(record, reject)) != Next::end;) {
    if (flags.summary) {
      if (kind == Next::reject) fmt::print(stderr, "{}:{}: {}\n", reject.source, reject.byte_offset, reject.reason);
      continue;
    }
    append_record(out, *reader, kind);
    if (out.size() < flush_bytes) continue;
    output.write(out);
    out.clear();
  }
  if (flags.summary) out = summary_of(reader->counts(), reader->sources().size());
  output.write(out);
  output.close();
  return reader->counts().rejects > 0 ? exit_codes::rejects : exit_codes::good;
}

}  // namespace

void add_records(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("records", "What is in a dump: one line a record, or a table");
  command->footer(
      "Examples:\n"
      "  khabar records crawl.warc.gz | jq -c 'select(.error)'\n"
      "  khabar records --summary crawl/\n"
      "Exit code: 3 if some records were damaged.");
  auto flags = std::make_shared<RecordsFlags>();
  add_read_flags(*command, flags->paths, flags->options);
  command->add_flag("--summary", flags->summary, "A table of types, status, content types and charsets");
  command->callback([flags, &exit_code] { exit_code = run_records(*flags); });
}

}  // namespace khabar
