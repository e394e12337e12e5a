// The command line: `khabar COMMAND ...`.
#pragma once

namespace khabar {

// Runs one command and returns the exit code: 0 all good, 1 failed, 2 wrong usage, 3 finished but some records were
// rejected. Messages go to stderr, data to stdout.
int run_program(int argc, char** argv);

}  // namespace khabar
