// What reading costs beside bare decompression. Times are CPU seconds of this process (or of the child), best of three.
//
//   bench_read [--megabytes 500] [--folder /tmp/khabar-bench] [--memory GIGABYTES]
//
// The inputs are built from ../shared/eval/content.jsonl.gz, repeated: real pages, Arabic and English. With --memory
// one .warc.gz of that many gigabytes of pages is read and the peak of resident memory shown at every gigabyte.
#include <libdeflate.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "read/reader.h"

namespace {

namespace fs = std::filesystem;

struct Page {
  std::string url, html, text;
};

double cpu_seconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double best_of_three(int who, const std::function<void()>& work) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const double start = cpu_seconds(who);
    work();
    best = std::min(best, cpu_seconds(who) - start);
  }
  return best;
}

std::vector<Page> load_pages() {
  std::vector<Page> pages;
  khabar::ReadOptions options;
  options.fields.html = "html";
  const auto reader = khabar::open_input({KHABAR_SHARED_DIR "/eval/content.jsonl.gz"}, options);
  khabar::Record record;
  khabar::Reject reject;
  for (khabar::Next kind; (kind = reader->next(record, reject)) != khabar::Next::end;) {
    if (kind != khabar::Next::record) continue;
    pages.push_back({record.url, record.body, record.title});
    // A WET page is about a tenth of its HTML.
    for (size_t at = 0; pages.back().text.size() < record.body.size() / 10 && at < record.body.size(); at += 400) {
      at = std::min(record.body.find('>', at), record.body.size());
      pages.back().text.append(record.body, at, std::min(record.body.find('<', at), record.body.size()) - at);
    }
  }
  return pages;
}

std::string warc_record(std::string_view type, const std::string& url, const char* content_type,
                        const std::string& body) {
  static uint64_t serial = 0;
  char id[80];
  std::snprintf(id, sizeof id, "<urn:uuid:00000000-0000-4000-8000-%012llx>", static_cast<unsigned long long>(++serial));
  std::string out = "WARC/1.0\r\nWARC-Type: ";
  out.append(type).append("\r\nWARC-Date: 2020-05-17T08:30:00Z\r\nWARC-Record-ID: ").append(id);
  out.append("\r\nContent-Length: ")
      .append(std::to_string(body.size()))
      .append("\r\nContent-Type: ")
      .append(content_type);
  out.append("\r\nWARC-Warcinfo-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Target-URI: ").append(url);
  return out.append("\r\nWARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n\r\n")
      .append(body)
      .append("\r\n\r\n");
}

std::string json_line(const Page& page) {
  std::string out = "{\"url\": \"" + page.url + "\", \"html\": \"";
  for (char c : page.html) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 32) {
      out += c == '\n' ? "\\n" : " ";
    } else {
      out += c;
    }
  }
  return out + "\"}\n";
}

std::string gzip_member(const std::string& bytes) {
  static libdeflate_compressor* const compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

// The files, each `megabytes` of content.
struct Inputs {
  std::string folder;
  size_t repeats = 1;
  uint64_t html_bytes = 0;

  std::string path(const char* name) const { return folder + "/" + name; }

  void write_repeated(const char* name, const std::string& unit) const {
    std::ofstream out(path(name), std::ios::binary);
    for (size_t i = 0; i < repeats; ++i) out.write(unit.data(), static_cast<std::streamsize>(unit.size()));
  }

  void write_all(const std::vector<Page>& pages) const {
    std::string plain, packed, wet, lines;
    for (const Page& page : pages) {
      const std::string request = warc_record("request", page.url, "application/http; msgtype=request",
                                              "GET / HTTP/1.1\r\nHost: a.example\r\nAccept: */*\r\n\r\n");
      const std::string response =
          warc_record("response", page.url, "application/http; msgtype=response",
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: nginx\r\n\r\n" + page.html);
      plain += request + response;
      packed += gzip_member(request) + gzip_member(response);
      wet += gzip_member(warc_record("conversion", page.url, "text/plain", page.text));
      lines += json_line(page);
    }
    write_repeated("pages.warc", plain);
    write_repeated("pages.warc.gz", packed);
    write_repeated("pages.wet.gz", wet);
    write_repeated("pages.jsonl", lines);
    const std::string source = path("pages.jsonl");
    if (std::system(("gzip -6 -c " + source + " > " + path("pages.jsonl.gz")).c_str()) != 0) std::exit(1);
    if (std::system(("zstd -q -3 -f " + source + " -o " + path("pages.jsonl.zst")).c_str()) != 0) std::exit(1);
    if (std::system(("zstd -q -3 -f " + path("pages.warc") + " -o " + path("pages.warc.zst")).c_str()) != 0)
      std::exit(1);
  }
};

struct Count {
  uint64_t records = 0, bytes = 0, rejects = 0;
};

Count read_with_khabar(const std::string& path) {
  const auto reader = khabar::open_input({path}, {});
  khabar::Record record;
  khabar::Reject reject;
  while (reader->next(record, reject) != khabar::Next::end) {
  }
  return {reader->counts().records, reader->counts().bytes, reader->counts().rejects};
}

// The fastest library and nothing else: the whole file in memory, one buffer for all members.
uint64_t bare_gzip(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  static std::string in, out(64 << 20, '\0');
  in.resize(fs::file_size(path));
  if (std::fread(in.data(), 1, in.size(), file) != in.size()) std::exit(1);
  std::fclose(file);
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  uint64_t total = 0;
  for (size_t at = 0; at < in.size();) {
    size_t used = 0, produced = 0;
    if (libdeflate_gzip_decompress_ex(decompressor, in.data() + at, in.size() - at, out.data(), out.size(), &used,
                                      &produced) != LIBDEFLATE_SUCCESS) {
      break;
    }
    at += used;
    total += produced;
  }
  libdeflate_free_decompressor(decompressor);
  return total;
}

uint64_t bare_zlib(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  gzbuffer(file, 1 << 20);
  static std::string out(1 << 20, '\0');
  uint64_t total = 0;
  for (int got; (got = gzread(file, out.data(), static_cast<unsigned>(out.size()))) > 0;)
    total += static_cast<uint64_t>(got);
  gzclose(file);
  return total;
}

uint64_t bare_zstd(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  static std::string in(1 << 20, '\0'), out(1 << 20, '\0');
  ZSTD_DCtx* context = ZSTD_createDCtx();
  uint64_t total = 0;
  for (size_t got; (got = std::fread(in.data(), 1, in.size(), file)) > 0;) {
    ZSTD_inBuffer from{in.data(), got, 0};
    while (from.pos < from.size) {
      ZSTD_outBuffer to{out.data(), out.size(), 0};
      ZSTD_decompressStream(context, &to, &from);
      total += to.pos;
    }
  }
  ZSTD_freeDCtx(context);
  std::fclose(file);
  return total;
}

void run_command(const std::string& command) {
  if (std::system(command.c_str()) != 0) std::exit(1);
}

void measure(const Inputs& inputs, const char* name, uint64_t (*bare)(const std::string&), const char* tool) {
  const std::string path = inputs.path(name);
  Count count;
  uint64_t bytes = fs::file_size(path);
  double bare_time = 0;
  if (bare != nullptr) bare_time = best_of_three(RUSAGE_SELF, [&] { bytes = bare(path); });
  const double ours = best_of_three(RUSAGE_SELF, [&] { count = read_with_khabar(path); });
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%-16s %8llu records %8.0f MB  khabar %7.0f records/s %6.0f MB/s", name,
              static_cast<unsigned long long>(count.records), megabytes, static_cast<double>(count.records) / ours,
              megabytes / ours);
  if (bare != nullptr) std::printf("  bare %6.0f MB/s (x%.2f)", megabytes / bare_time, ours / bare_time);
  if (tool != nullptr) {
    const double other = best_of_three(RUSAGE_CHILDREN, [&] { run_command(tool + (" " + path) + " > /dev/null"); });
    std::printf("  %s %6.0f MB/s (we: %.1f times)", tool, megabytes / other, other / ours);
  }
  std::printf("%s\n", count.rejects > 0 ? "  REJECTS" : "");
  std::fflush(stdout);
}

void measure_memory(const std::string& path) {
  const auto reader = khabar::open_input({path}, {});
  khabar::Record record;
  khabar::Reject reject;
  uint64_t next_report = 0;
  while (reader->next(record, reject) != khabar::Next::end) {
    if (reader->counts().bytes < next_report) continue;
    next_report += 1'000'000'000;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%5.1f GB of pages read, peak of memory %ld MB\n", static_cast<double>(reader->counts().bytes) / 1e9,
                usage.ru_maxrss / 1024);
  }
}

}  // namespace

int main(int argc, char** argv) {
  uint64_t megabytes = 500, gigabytes = 0;
  Inputs inputs;
  inputs.folder = "/tmp/khabar-bench";
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string flag = argv[i];
    if (flag == "--megabytes") megabytes = std::strtoull(argv[i + 1], nullptr, 10);
    if (flag == "--folder") inputs.folder = argv[i + 1];
    if (flag == "--memory") gigabytes = std::strtoull(argv[i + 1], nullptr, 10);
  }
  fs::create_directories(inputs.folder);
  if (gigabytes > 0) {
    const std::string large = inputs.path("large.warc.gz");
    std::ofstream out(large, std::ios::binary);
    for (uint64_t i = 0; i < gigabytes * 1000 / megabytes + 1; ++i) {
      out << std::ifstream(inputs.path("pages.warc.gz"), std::ios::binary).rdbuf();
    }
    out.close();
    measure_memory(large);
    fs::remove(large);
    return 0;
  }
  {
    const std::vector<Page> pages = load_pages();
    if (pages.empty()) {
      std::puts("no pages: " KHABAR_SHARED_DIR "/eval/content.jsonl.gz is missing");
      return 1;
    }
    for (const Page& page : pages) inputs.html_bytes += page.html.size();
    inputs.repeats = std::max<uint64_t>(1, megabytes * 1'000'000 / inputs.html_bytes + 1);
    if (!fs::exists(inputs.path("pages.warc.zst"))) inputs.write_all(pages);
  }
  measure(inputs, "pages.warc", nullptr, nullptr);
  measure(inputs, "pages.warc.gz", bare_gzip, "gzip -dc");
  measure(inputs, "pages.wet.gz", bare_gzip, "gzip -dc");
  measure(inputs, "pages.jsonl", nullptr, nullptr);
  measure(inputs, "pages.jsonl.gz", bare_zlib, "gzip -dc");
  measure(inputs, "pages.jsonl.zst", bare_zstd, "zstd -dc");
  measure(inputs, "pages.warc.zst", bare_zstd, "zstd -dc");
  return 0;
}
