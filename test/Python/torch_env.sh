#!/usr/bin/env bash
# Makes build/torch-venv, an environment with torch, torch-mlir, onnx and this
# project's wheel (1.4 GB), and runs Python in it with what follows: by default
# the tests of the Python package. tools/check.sh, or a build in build/, comes
# first.
set -euo pipefail
# shellcheck source=tools/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
venv=$TOP/build/torch-venv
packages="onnx==1.23.2 onnxscript filelock networkx jinja2 fsspec sympy
  typing_extensions ml_dtypes packaging numpy"
# torch runs on the CPU here, but loads some of its CUDA libraries.
alone="torch==2.15.0 torch-mlir==20261001 nvidia-cufile nvidia-cusparselt-cu13
  nvidia-nvshmem-cu13==3.7.2 nvidia-nccl-cu13"
install_wheel "$venv"
if [ "$(cat "$venv/complete" 2>/dev/null)" != "$packages $alone" ]; then
  say "installing torch and torch-mlir in $venv"
  # shellcheck disable=SC2086
  "$venv/bin/pip" install -q $packages
  # shellcheck disable=SC2086
  "$venv/bin/pip" install -q --no-deps $alone
  echo "$packages $alone" >"$venv/complete"
fi
cd "$TOP"
export PYTHONDONTWRITEBYTECODE=1
[ $# -gt 0 ] || set -- -m pytest -q test/Python
"$venv/bin/python" "$@"
