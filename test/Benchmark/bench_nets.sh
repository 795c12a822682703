#!/usr/bin/env bash
# Installs the peers into build/bench-venv and runs bench_nets.py on one core.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
venv=$top/build/bench-venv
if [ ! -x "$venv/bin/iree-compile" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q numpy onnx onnxruntime==1.32.0 \
    iree-base-compiler==3.13.0
fi
# Memory that is unmapped after each call and mapped again for the next costs
# page faults, more than a layer takes; for every peer alike.
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=1073741824 \
PRELU_OPT=$top/build/bin/prelu-opt PYTHONDONTWRITEBYTECODE=1 \
  "$venv/bin/python" "$top/test/Benchmark/bench_nets.py"
