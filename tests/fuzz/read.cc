// Any bytes as a dump: first byte chooses the format, the rest is the file.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "read/reader.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("khabar-fuzz-" + std::to_string(reinterpret_cast<uintptr_t>(&data))))
          .string();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data + 1), static_cast<std::streamsize>(size - 1));
  khabar::ReadOptions options;
  options.format = static_cast<khabar::InputFormat>(data[0] % 6);
  options.max_record_bytes = 1 << 20;
  options.keep_status = true;
  const auto reader = khabar::open_input({path}, options);
  khabar::Record record;
  khabar::Reject reject;
  for (khabar::Next kind; (kind = reader->next(record, reject)) != khabar::Next::end;) {
    if (kind == khabar::Next::record && !khabar::is_valid_utf8(record.body)) __builtin_trap();
    if (reader->entry().byte_offset > size) __builtin_trap();
  }
  return 0;
}
