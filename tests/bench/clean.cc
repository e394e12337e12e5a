// Speed of clean on HTML, one core: pages/s and MB/s of CPU time, so that a busy machine does not count; files are read
// before.
//   bench_clean PAGES.jsonl [rounds]             objects with `html` (score.py's content.jsonl)
//   bench_clean PAGES.jsonl --features OUT.bin   the rows of features that tests/clean/train.py learns from; with
//                                                --line-features those of dumps (`page_text`, else the blocks of
//                                                `html`)
// The peer in the same run: tests/clean/readability.mjs.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "clean/cleaner.h"
#include "clean/html_article.h"
#include "clean/page_head.h"
#include "clean/page_title.h"
#include "core/error.h"

namespace {

using namespace khabar;
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Page {
  std::string id, url, html, page_text;
};

std::vector<Page> load(const char* path) {
  std::vector<Page> pages;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream stream;
  const auto text = simdjson::padded_string::load(path);
  if (text.error() != simdjson::SUCCESS) throw IoError(std::string(path) + ": cannot be read");
  if (parser.parse_many(text.value_unsafe(), size_t{64} << 20).get(stream) != simdjson::SUCCESS) return pages;
  for (const auto& record : stream) {
    Page page;
    const auto get = [&](const char* key, std::string& out) {
      std::string_view value;
      if (record[key].get(value) == simdjson::SUCCESS) out = value;
    };
    get("id", page.id);
    get("url", page.url);
    get("html", page.html);
    get("page_text", page.page_text);
    pages.push_back(std::move(page));
  }
  return pages;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void report(const char* what, double seconds, size_t pages, size_t bytes) {
  std::printf("%-28s %8.1f pages/s %8.1f MB/s\n", what, static_cast<double>(pages) / seconds,
              static_cast<double>(bytes) / 1e6 / seconds);
}

template <typename Work>
double time_rounds(int rounds, Work work) {
  std::vector<double> seconds;
  for (int i = 0; i < rounds; ++i) {
    const double begin = cpu_seconds();
    work();
    seconds.push_back(cpu_seconds() - begin);
  }
  return median(seconds);
}

void measure(const std::vector<Page>& pages, const Lexicon& lexicon, int rounds) {
  size_t bytes = 0, kept = 0;
  for (const Page& p : pages) bytes += p.html.size();
  const MarkupCues cues(lexicon);
  HtmlScanner scanner(cues);
  HtmlPage page;
  report("scan",
         time_rounds(rounds,
                     [&] {
                       for (const Page& p : pages) scanner.scan(p.html, page);
                     }),
         pages.size(), bytes);
  Cleaner cleaner(lexicon);
  report("clean (scan, choose, fields)",
         time_rounds(rounds,
                     [&] {
                       kept = 0;
                       for (const Page& p : pages) {
                         Record record;
                         record.url = p.url;
                         record.body = p.html;
                         record.kind = BodyKind::html;
                         Document doc;
                         (void)cleaner.clean(std::move(record), doc);
                         kept += doc.text.size();
                       }
                     }),
         pages.size(), bytes);
  std::printf("%zu pages, %.1f MB of HTML, %.1f MB of text kept\n", pages.size(), static_cast<double>(bytes) / 1e6,
              static_cast<double>(kept) / 1e6);
}

void write_row(std::ofstream& out, const float* row, size_t floats) {
  out.write(reinterpret_cast<const char*>(row), static_cast<std::streamsize>(floats * sizeof(float)));
}

// A line a page on standard output (id, whether it shows pieces, how many blocks follow), one with its description,
// then its blocks, each behind the number of its group; the rows one after the other into the file.
void dump_features(const std::vector<Page>& pages, const Lexicon& lexicon, const char* path) {
  const Phrases phrases(lexicon);
  const MarkupCues cues(lexicon);
  HtmlScanner scanner(cues);
  JsonLdReader json_ld;
  BlockFeatures blocks(phrases);
  HtmlPage page;
  std::vector<uint32_t> groups;
  std::ofstream out(path, std::ios::binary), names(std::string(path) + ".names");
  for (const std::string_view name : BlockFeatures::names()) names << name << '\n';
  for (const Page& p : pages) {
    scanner.scan(p.html, page);
    const JsonLdArticle article = json_ld.read(page.json_ld);
    const std::string title = find_title(page, article);
    blocks.measure(page, article, {p.url, title});
    std::printf("%s\t%d\t%zu\n", p.id.c_str(), blocks.shows_pieces(), page.blocks.size());
    std::string description(find_description(page, article));
    std::replace(description.begin(), description.end(), '\n', ' ');
    std::printf("%s\n", description.c_str());
    find_groups(page, groups);
    for (size_t i = 0; i < page.blocks.size(); ++i)
      std::printf("%u\t%s\n", groups[i], std::string(page.at(page.blocks[i])).c_str());
    for (size_t i = 0; i < page.blocks.size(); ++i) write_row(out, blocks.row(i), BlockFeatures::names().size());
  }
}

std::vector<DumpLine> dump_lines(const Page& p, HtmlScanner& scanner, HtmlPage& page) {
  std::vector<DumpLine> lines;
  scanner.scan(p.html, page);
  for (const Block& b : page.blocks) lines.push_back({page.at(b), 0});
  const std::string_view text = p.page_text;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (text.substr(at, end - at).find_first_not_of(" \t\r") != std::string_view::npos) {
      lines.push_back({text.substr(at, end - at), 0});
    }
    at = end + 1;
  }
  return lines;
}

void dump_line_features(const std::vector<Page>& pages, const Lexicon& lexicon, const char* path) {
  const Phrases phrases(lexicon);
  const MarkupCues cues(lexicon);
  HtmlScanner scanner(cues);
  HtmlPage page;
  LineFeatures features(phrases);
  std::ofstream out(path, std::ios::binary), names(std::string(path) + ".names");
  for (const std::string_view name : LineFeatures::names()) names << name << '\n';
  for (const Page& p : pages) {
    const std::vector<DumpLine> lines = dump_lines(p, scanner, page);
    features.measure(lines, p.url, lines.empty() ? std::string_view() : without_site(lines[0].text, {}));
    std::printf("%s\t0\t%zu\n\n", p.id.c_str(), lines.size());
    for (const DumpLine& line : lines) std::printf("0\t%s\n", std::string(line.text).c_str());
    for (size_t i = 0; i < lines.size(); ++i) write_row(out, features.row(lines, i), LineFeatures::names().size());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_clean PAGES.jsonl [rounds | --features OUT.bin]\n");
    return 2;
  }
  const Lexicon lexicon = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  const std::vector<Page> pages = load(argv[1]);
  if (argc > 3 && std::string_view(argv[2]) == "--features") {
    dump_features(pages, lexicon, argv[3]);
  } else if (argc > 3 && std::string_view(argv[2]) == "--line-features") {
    dump_line_features(pages, lexicon, argv[3]);
  } else {
    measure(pages, lexicon, argc > 2 ? std::max(1, std::atoi(argv[2])) : 5);
  }
  return 0;
}
