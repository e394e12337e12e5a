// Not a test of its own: the helpers, in a file that the build picks up.
#include "read/support.h"

#include <bzlib.h>
#include <lzma.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace khabar::test {

TempFolder::TempFolder() {
  std::string pattern = std::filesystem::temp_directory_path().string() + "/khabar-read-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  root_ = pattern;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(root_, ignored);
}

std::string TempFolder::write(std::string_view name, std::string_view bytes) const {
  const std::string file = path(name);
  std::filesystem::create_directories(std::filesystem::path(file).parent_path());
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<unsigned>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<unsigned>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(std::string_view bytes, std::string_view dictionary) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  const size_t size = ZSTD_compress_usingDict(context, out.data(), out.size(), bytes.data(), bytes.size(),
                                              dictionary.data(), dictionary.size(), 3);
  ZSTD_freeCCtx(context);
  out.resize(size);
  return out;
}

std::string bzip2(std::string_view bytes) {
  std::string out(bytes.size() + bytes.size() / 50 + 700, '\0');
  auto size = static_cast<unsigned>(out.size());
  BZ2_bzBuffToBuffCompress(out.data(), &size, const_cast<char*>(bytes.data()), static_cast<unsigned>(bytes.size()), 9,
                           0, 0);
  out.resize(size);
  return out;
}

std::string xz(std::string_view bytes) {
  std::string out(lzma_stream_buffer_bound(bytes.size()), '\0');
  size_t used = 0;
  if (lzma_easy_buffer_encode(6, LZMA_CHECK_CRC32, nullptr, reinterpret_cast<const uint8_t*>(bytes.data()),
                              bytes.size(), reinterpret_cast<uint8_t*>(out.data()), &used, out.size()) != LZMA_OK) {
    return {};
  }
  out.resize(used);
  return out;
}

std::string warc_record(std::string_view type, std::string_view uri, std::string_view content_type,
                        std::string_view content) {
  std::string out = "WARC/1.0\r\nWARC-Type: ";
  out.append(type).append("\r\nWARC-Target-URI: ").append(uri);
  out.append("\r\nWARC-Date: 2020-05-17T08:30:00Z\r\nContent-Type: ").append(content_type);
  out.append("\r\nContent-Length: ").append(std::to_string(content.size())).append("\r\n\r\n");
  return out.append(content).append("\r\n\r\n");
}

std::string http_page(std::string_view body, std::string_view headers) {
  return std::string("HTTP/1.1 200 OK\r\n").append(headers).append("\r\n").append(body);
}

std::string page_record(std::string_view uri, std::string_view body) {
  return warc_record("response", uri, "application/http; msgtype=response", http_page(body));
}

Run read_all(const std::vector<std::string>& paths, ReadOptions options) {
  options.report_skipped = true;
  const std::unique_ptr<Reader> reader = open_input(paths, options);
  Run run;
  Record record;
  Reject reject;
  for (Next kind; (kind = reader->next(record, reject)) != Next::end;) {
    if (kind == Next::record) run.records.push_back(record);
    if (kind == Next::reject) run.rejects.push_back(reject);
    if (kind != Next::skipped) run.positions.push_back(reader->position());
    run.entries.push_back(reader->entry());
  }
  run.counts = reader->counts();
  return run;
}

Run read_bytes(std::string_view name, std::string_view bytes, ReadOptions options) {
  const TempFolder folder;
  return read_all({folder.write(name, bytes)}, std::move(options));
}

}  // namespace khabar::test
