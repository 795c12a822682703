#!/usr/bin/env bash
# Installs the peers into build/bench-layers-venv and runs bench_layers.py, on
# one core unless --threads asks for two.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
venv=$top/build/bench-layers-venv
if [ ! -e "$venv/complete" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0 \
    iree-base-compiler==3.13.0 iree-base-runtime==3.13.0 onednn==2026.1.0 \
    onednn-devel==2026.1.0 ncnn==1.0.20261020 openvino==2026.4.1 \
    ai-edge-litert==2.3.0 matplotlib==3.11.2
  touch "$venv/complete"
fi
native=$top/build/bench-layers-native-venv
if [ ! -e "$native/complete" ]; then
  python3 -m venv "$native"
  "$native/bin/pip" install -q numpy==2.4.6 onednn-cpu-gomp==2023.2.0 \
    onednn-devel-cpu-gomp==2023.2.0
  touch "$native/complete"
fi
cores=0
for argument; do [ "$argument" = --threads ] && cores=0,1; done
# Memory that is unmapped after each call and mapped again for the next costs
# page faults, more than a layer takes; for every peer alike.
# Two threads are bound to a core each: the kernel may leave both on one.
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=10737418240 OMP_PROC_BIND=true \
PRELU_ONEDNN_NATIVE_PYTHON=$native/bin/python \
PRELU_OPT=${PRELU_OPT:-$top/build/bin/prelu-opt} PYTHONDONTWRITEBYTECODE=1 \
  taskset -c "$cores" "$venv/bin/python" "$top/test/Benchmark/bench_layers.py" "$@"
