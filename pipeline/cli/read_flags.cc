#include "cli/read_flags.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/error.h"

namespace khabar {

void add_read_flags(CLI::App& command, std::vector<std::string>& paths, ReadOptions& options) {
  command.add_option(
      "INPUT", paths,
      "Files, folders, globs in quotes, or - for standard input: .warc .wet .arc .jsonl .json .html .txt, "
      "also in .gz .zst .bz2 .xz");
  command.add_option("--manifest", options.manifest, "A file of paths, one a line (- for standard input)");
  command.add_option_function<std::string>(
      "--shard",
      [&options](const std::string& text) {
        const std::optional<Shard> shard = parse_shard(text);
        if (!shard) throw CLI::ValidationError("--shard", "expected i/n with 0 <= i < n, for example 0/8, not " + text);
        options.shard = *shard;
      },
      "Read every n-th input from the i-th on, counted from 0: 0/8 to 7/8 are eight tasks");
  command.add_option_function<std::string>(
      "--format",
      [&options](const std::string& text) {
        const std::optional<InputFormat> format = parse_input_format(text);
        if (!format)
          throw CLI::ValidationError("--format", "expected auto, warc, arc, jsonl, html or text, not " + text);
        options.format = *format;
      },
      "What the inputs are, where neither content nor name tells: auto, warc, arc, jsonl, html, text");
  constexpr const char* fields = "Fields of JSONL";
  command.add_option("--id-field", options.fields.id, "Name of the id; a.b reaches into objects")->group(fields);
  command.add_option("--url-field", options.fields.url, "Name of the address")->group(fields);
  command.add_option("--title-field", options.fields.title, "Name of the title")->group(fields);
  command.add_option("--date-field", options.fields.date, "Name of the publication date")->group(fields);
  command.add_option("--lang-field", options.fields.language, "Name of the language")->group(fields);
  command.add_option("--text-field", options.fields.text, "Name of the article's own text")->group(fields);
  command.add_option("--page-text-field", options.fields.page_text, "Name of a page's whole text, menus and all")
      ->group(fields);
  command.add_option("--html-field", options.fields.html, "Name of a page's HTML")->group(fields);
  constexpr const char* limits = "Limits";
  command.add_option("--max-record", options.max_record_bytes, "Largest page, decompressed (default 64 MiB)")
      ->transform(CLI::AsSizeValue(false))
      ->group(limits);
  command.add_option("--max-ratio", options.max_ratio, "Most that compressed data may expand (default 1000)")
      ->check(CLI::Range(1, 1'000'000'000))
      ->group(limits);
  command.add_flag("--keep-status", options.keep_status, "Also read pages whose HTTP status is not 2xx")->group(limits);
}

void check_inputs(std::vector<std::string>& paths, ReadOptions& options) {
  if (paths.empty() && options.manifest.empty()) {
    throw UsageError("nothing to read: name files or folders, - for standard input, or --manifest FILE");
  }
  if (options.manifest != "-") return;
  options.manifest.clear();
  for (std::string& path : read_manifest("-")) paths.push_back(std::move(path));
}

void require_some_input(const std::vector<std::string>& paths, const ReadOptions& options) {
  if (!options.manifest.empty() || paths.empty()) return;  // a list may well be empty
  for (const std::string& path : paths) {
    if (path == "-" || access(path.c_str(), R_OK) == 0 || path.find_first_of("*?[") != std::string::npos) return;
  }
  throw IoError(paths.front() + ": " + std::strerror(errno) +
                (paths.size() > 1 ? ", nor can any other input be read" : ""));
}

}  // namespace khabar
