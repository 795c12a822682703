#!/usr/bin/env bash
# Installs the peers into build/bench-venv, exports the networks that it is to
# compile into build/bench-nets (torch and torch-mlir in build/export-venv, 1.4
# GB, once), and runs bench_nets.py on one core. Arguments are bench_nets.py's.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
venv=$top/build/bench-venv
export_venv=$top/build/export-venv
nets=$top/build/bench-nets
if [ ! -x "$venv/bin/iree-compile" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q numpy onnx onnxruntime==1.32.0 \
    iree-base-compiler==3.13.0
fi
missing=()
for net in $("$venv/bin/python" "$top/test/Benchmark/bench_nets.py" --list "$@"); do
  [ -e "$nets/$net.onnx" ] || missing+=("$net")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ ! -x "$export_venv/bin/torch-mlir-opt" ]; then
    python3 -m venv "$export_venv"
    # torch runs on the CPU here, but loads some of its CUDA libraries.
    "$export_venv/bin/pip" install -q --no-deps torch==2.15.0 nvidia-cufile \
      nvidia-cusparselt-cu13 nvidia-nvshmem-cu13==3.7.2 nvidia-nccl-cu13
    "$export_venv/bin/pip" install -q filelock networkx jinja2 fsspec sympy \
      typing_extensions numpy onnx onnxscript
    "$export_venv/bin/pip" install -q --no-deps torch-mlir==20261001
  fi
  mkdir -p "$nets"
  PYTHONPATH=$top/tools/lib PYTHONDONTWRITEBYTECODE=1 \
    "$export_venv/bin/python" "$top/test/Integration/Inputs/nets/export.py" \
    "$nets" --whole --onnx "${missing[@]}"
fi
# Memory that is unmapped after each call and mapped again for the next costs
# page faults, more than a layer takes; for every peer alike.
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=1073741824 \
PRELU_OPT=$top/build/bin/prelu-opt PYTHONDONTWRITEBYTECODE=1 \
  "$venv/bin/python" "$top/test/Benchmark/bench_nets.py" "$@"
