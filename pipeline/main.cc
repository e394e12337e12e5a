#include "cli/program.h"

int main(int argc, char** argv) { return khabar::run_program(argc, argv); }
