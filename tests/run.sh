#!/bin/sh
# Installs what is missing, builds everything with warnings as errors, and runs every test.
#
#   tests/run.sh            all
#   tests/run.sh -R store   what ctest takes: here only the tests whose name matches
#
# g++ 12 invents -Wrestrict and -Wstringop-overflow within std::string at -O3 (GCC bug 105651): those two are off.
# Link-time optimisation is off here: it would compile the whole program anew for each test program.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build="$root/build/tests"

sh "$root/tests/install.sh"

launcher=""
if command -v ccache >/dev/null 2>&1; then
  launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
  # Another clone of the same sources finds the same objects.
  export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR="$root"
fi
cd "$root"
cmake --preset release -B "$build" -DCMAKE_INTERPROCEDURAL_OPTIMIZATION=OFF -DKHABAR_WERROR=ON \
  -DCMAKE_CXX_FLAGS="-Wno-restrict -Wno-stringop-overflow" $launcher >&2
cmake --build "$build" -j2 >&2
exec ctest --test-dir "$build" --output-on-failure --timeout 600 -j2 "$@"
