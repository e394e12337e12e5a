#!/bin/sh
# clang-format and clang-tidy over the C++ files that differ from a commit (default: HEAD, with files not yet added).
#
#   tests/lint.sh [COMMIT]      needs clang-format; clang-tidy too if it and build/tests/compile_commands.json are there
set -eu
cd "$(dirname "$0")/.."
base=${1:-HEAD}
files=$({ git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } | grep -E '\.(cc|h)$' | sort -u || true)
if [ -z "$files" ]; then
  echo "lint.sh: no C++ file differs from $base" >&2
  exit 0
fi
if ! command -v clang-format >/dev/null 2>&1; then
  echo "lint.sh: clang-format is missing; apt-get install clang-format clang-tidy" >&2
  exit 1
fi
status=0
clang-format --dry-run -Werror $files || status=1
sources=$(echo "$files" | grep '\.cc$' || true)
if [ -n "$sources" ] && command -v clang-tidy >/dev/null 2>&1 && [ -f build/tests/compile_commands.json ]; then
  # The build has two options that only g++ knows.
  clang-tidy -quiet -p build/tests --extra-arg=-Wno-unknown-warning-option $sources || status=1
fi
exit $status
