#!/bin/sh
# From a fresh clone to rows on the screen: installs what is missing, builds Khabar, reads the small dump in
# examples/quickstart/ and shows the events found. Run it again as often as you like, from any folder.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build="$root/build/release"
database="$root/build/quickstart.db"

sh "$root/tests/install.sh"

echo "== building (some minutes the first time) ==" >&2
launcher=""
if command -v ccache >/dev/null 2>&1; then launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"; fi
cd "$root"
cmake --preset release -DBUILD_TESTING=OFF $launcher >&2
cmake --build "$build" -j2 --target khabar_program lexicon_image >&2

echo "== khabar extract ==" >&2
status=0
"$build/khabar" extract examples/quickstart/news.warc.gz examples/quickstart/texts --db "$database" || status=$?
if [ "$status" != 0 ] && [ "$status" != 3 ]; then exit "$status"; fi  # 3: done, some records were rejected

echo "== khabar query ==" >&2
"$build/khabar" query --db "$database" "
  SELECT date_from, type, actor1, actor2, place, figures, asserted AS fact, reported_by FROM events
  WHERE date_from IS NOT NULL AND coalesce(actor1, actor2, place, figures) IS NOT NULL
  ORDER BY published, url, date_from, type, trigger"
