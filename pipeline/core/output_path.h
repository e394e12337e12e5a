// How a file is put in place.
#pragma once

#include <filesystem>
#include <system_error>

namespace khabar {

// Whether a file of this name may be written beside itself and renamed when it is whole. Not so a device or a pipe, and
// no link: /dev/stdout is one, and would be put out of place. Those are written as they are.
inline bool takes_name_when_whole(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_type type = std::filesystem::symlink_status(path, error).type();
  return type == std::filesystem::file_type::not_found || type == std::filesystem::file_type::regular;
}

}  // namespace khabar
