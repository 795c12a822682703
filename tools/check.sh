#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, and runs
# all tests: lit (IR, integration, plugin, install) and GoogleTest. The last line
# is "N passed, N failed", which CI reads.
set -uo pipefail
# shellcheck source=tools/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
start=$SECONDS

PACKAGES="$PACKAGES $TEST_PACKAGES"
install_packages
configure -DPRELU_WERROR=ON
build all

report=$TOP/build/report
rm -rf "$report" && mkdir -p "$report"
say "lit"
# lit's own --timeout needs psutil; a run that hangs leaves no report, which counts.
timeout --kill-after=10 2400 "$PYTHON" "$LLVM_BIN/lit" -sv "$TOP/build/test" \
  --xunit-xml-output "$report/lit.xml"
command -v ptxas >/dev/null ||
  say "skipped: Integration/GPU/ptxas.test, which needs ptxas of NVIDIA's CUDA toolkit on the PATH"
command -v iree-compile >/dev/null ||
  say "skipped: Integration/CPU/leaving-iree.test, which needs PyPI's iree-base-compiler on the PATH"
say "GoogleTest"
"$TOP/build/bin/prelu-unit-tests" --gtest_brief=1 \
  --gtest_output="xml:$report/unit.xml"

say "Python package"
if [ -n "${PRELU_TORCH_TESTS:-}" ]; then
  "$TOP/test/Python/torch_env.sh" -m pytest -q test/Python \
    --junitxml "$report/python.xml"
else
  install_wheel "$TOP/build/python-venv"
  "$TOP/build/python-venv/bin/python" -B -m pytest -q \
    test/Python --junitxml "$report/python.xml"
  say "skipped: test/Python/test_torch.py, which needs torch and torch-mlir (1.4 GB): PRELU_TORCH_TESTS=1"
fi

say "result after $((SECONDS - start)) s"
"$PYTHON" "$TOP/tools/lib/count_tests.py" "$report/lit.xml" "$report/unit.xml" \
  "$report/python.xml"
