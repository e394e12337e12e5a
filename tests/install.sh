#!/bin/sh
# Installs the Debian packages that Khabar is built from and that are missing. Prints nothing and needs no rights if none is.
# tests/run.sh and examples/quickstart.sh call it; README.md says why each is needed.
set -eu

tools="g++ cmake ninja-build pkg-config python3"
libraries="libicu-dev libre2-dev libsqlite3-dev libfmt-dev libcli11-dev libxml2-dev libsimdjson-dev libxxhash-dev
  libcld2-dev libxlsxwriter-dev zlib1g-dev libdeflate-dev libzstd-dev libbrotli-dev libbz2-dev liblzma-dev doctest-dev"

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "install.sh: no Debian or Ubuntu here; please install the counterparts of:" $tools $libraries >&2
  exit 0  # what is missing, CMake will name
fi

missing=""
for package in $tools $libraries; do
  # "pkg-config" is a name that newer releases give to pkgconf.
  [ "$package" = pkg-config ] && command -v pkg-config >/dev/null 2>&1 && continue
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1; then
  as_root="sudo"
else
  echo "install.sh: these packages are missing and neither root nor sudo is at hand; please run as root:" >&2
  echo "  apt-get install$missing" >&2
  exit 1
fi

echo "install.sh: installing$missing" >&2
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
  echo "install.sh: apt-get update failed; trying with the lists at hand" >&2
if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2; then
  echo "install.sh: apt-get could not install$missing; see its message above" >&2
  exit 1
fi
