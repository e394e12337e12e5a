#include "cli/commands.h"

namespace khabar {

void add_show(CLI::App&, int&) {}

}  // namespace khabar
