# Shared by the scripts of this folder; read with ". script/lib.sh" at the top of the checkout.
# Every script is safe to run again and does in seconds what is done already.

say() { printf '%s\n' "== $*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# Packages of Debian 12 that building and testing need.
build_packages="g++ cmake ninja-build ccache pkg-config
  libicu-dev libsimdjson-dev nlohmann-json3-dev libcli11-dev libcld2-dev libexpected-dev libfmt-dev
  libmarisa-dev libxxhash-dev libhwy-dev liblzma-dev"
test_packages="libgtest-dev librapidcheck-dev libbenchmark-dev python3 python3-numpy"
clang_packages="clang libclang-rt-14-dev libfuzzer-14-dev"
style_packages="clang-format shellcheck"

# install PACKAGE…: brings what is missing, says so in one line.
install() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || die "casus needs Debian packages that are missing here:$missing"
  [ "$(id -u)" = 0 ] || die "Packages are missing; as root run: apt-get install$missing"
  say "installing$missing"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } \
    >"$log" 2>&1 || { tail -n 5 "$log" >&2; rm -f "$log"; die "Installing packages failed."; }
  rm -f "$log"
}

# build PRESET [TARGET…]: configures and builds what changed; quiet unless it fails.
build() {
  preset=$1
  shift
  say "building $preset"
  mkdir -p build
  log=build/$preset.log
  cmake --preset "$preset" >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; die "Configuring $preset failed; all of it is in $log."; }
  cmake --build --preset "$preset" ${1:+--target "$@"} >"$log" 2>&1 ||
    { grep -E 'error|FAILED|undefined' "$log" | head -n 20 >&2
      die "Building $preset failed; all of it is in $log."; }
}

# run_tests PRESET [CTEST ARGUMENT…]
run_tests() {
  preset=$1
  shift
  say "testing $preset"
  ctest --preset "$preset" "$@" || die "Tests of $preset failed."
}

top=$(git rev-parse --show-toplevel 2>/dev/null) || top=$(dirname "$0")/..
cd "$top" || exit 1
