// The files of schema/, embedded into the program.
#pragma once

#include <string_view>
#include <vector>

namespace khabar {

struct SchemaFile {
  std::string_view name;  // "001_tables.sql"
  std::string_view sql;
};

// By name.
std::vector<SchemaFile> schema_files();

}  // namespace khabar
