// Results of SQL, handed to a sink.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "export/row_sink.h"
#include "store/database.h"

namespace khabar {

// Opens a Khabar database for reading, with the SQL function fold(text) that search terms need. Throws IoError if there
// is none, or if it is not one of Khabar's.
Database open_for_reading(const std::string& path);

// Steps through the statement and gives every row to the sink. Returns how many there were.
uint64_t send_rows(Statement& statement, RowSink& sink);

}  // namespace khabar
