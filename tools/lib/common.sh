# shellcheck shell=bash disable=SC2034
# Shared by the commands in tools/: sourced, not run.

PACKAGES="libmlir-22-dev mlir-22-tools llvm-22-dev zlib1g-dev llvm-22-tools clang-22 lld-22
  libomp-22-dev libgtest-dev cmake ninja-build g++ ccache python3 python3-numpy qemu-user
  node-d3"
# What the Python package is built with.
PYTHON_PACKAGES="python3-venv python3-dev"
# A Vulkan device on the CPU and the validator of its kernels; a browser that
# opens reports.
TEST_PACKAGES="libvulkan-dev mesa-vulkan-drivers spirv-tools chromium $PYTHON_PACKAGES"
# Debian's own Python, where python3-numpy goes; another may come first on PATH.
PYTHON=/usr/bin/python3
LLVM_BIN=/usr/lib/llvm-22/bin
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '\n== %s\n' "$*"; }

# fail <what went wrong> <what to do>
fail() {
  printf '\nFAILED: %s\n        %s\n' "$1" "$2" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  local missing=""
  for package in $PACKAGES; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null |
      grep -q 'install ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  say "installing$missing"
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    fail "packages are missing and this is neither root nor a user with sudo" \
         "run as root: apt-get install$missing"
  as_root apt-get update -qq ||
    fail "apt-get update" "check the network and the apt sources"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends $missing >/dev/null ||
    fail "apt-get install$missing" \
         "Debian 12 and later carry MLIR 22 (in bookworm through security updates); check the apt sources"
}

# configure <cmake flag>... : sets build/ up.
configure() {
  cd "$TOP" || exit 1
  mkdir -p build
  cmake --preset default "$@" >build/configure.log 2>&1 || {
    tail -20 build/configure.log
    fail "cmake" "see build/configure.log; a build/ of another compiler: rm -rf build"
  }
}

# build <target>...
build() {
  say "building $*"
  cmake --build build --target "$@" ||
    fail "the build" "the first error is above; out of memory: cmake --build build -j1"
}

# install_wheel <virtual environment> : the Python package, built in build/, which
# must be there, and what its tests need.
install_wheel() {
  local venv=$1
  [ -x "$venv/bin/pip" ] || "$PYTHON" -m venv "$venv" ||
    fail "a Python environment in $venv" "remove the folder; is python3-venv installed?"
  "$venv/bin/pip" install -q numpy pillow pytest nanobind scikit-build-core ||
    fail "pip install" "check the network and pip's index"
  # scikit-build-core sets build/ up anew for another Python: the same compiler and
  # flags as before, or everything would be compiled again.
  local werror
  werror=$(sed -n 's/^PRELU_WERROR:BOOL=//p' "$TOP/build/CMakeCache.txt")
  CC="$LLVM_BIN/clang" CXX="$LLVM_BIN/clang++" \
    "$venv/bin/pip" install -q --no-build-isolation --no-deps --force-reinstall \
    --config-settings=build-dir="$TOP/build" \
    --config-settings=cmake.define.PRELU_BUILD_TESTS=ON \
    --config-settings=cmake.define.PRELU_WERROR="${werror:-OFF}" "$TOP" ||
    fail "the Python package" "run again with: cmake --build build --target PReluPython"
}
