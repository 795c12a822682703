#!/usr/bin/env bash
# Installs the peers into build/bench-venv, exports the networks that are needed
# into build/bench-nets (torch and torch-mlir in build/export-venv, 1.4 GB, once),
# and runs bench_nets.py: calls on one core, or as many as --threads says.
# Arguments are bench_nets.py's.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
venv=$top/build/bench-venv
export_venv=$top/build/export-venv
nets=$top/build/bench-nets
packages="numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0 openvino==2026.4.1
  ncnn==1.0.20261020 iree-base-compiler==3.13.0 matplotlib==3.11.2"
# Writes ncnn's models; its Python part, which is not used, would need torch.
converter=pnnx==20261020
if [ "$(cat "$venv/complete" 2>/dev/null)" != "$packages $converter" ]; then
  python3 -m venv "$venv"
  # shellcheck disable=SC2086
  "$venv/bin/pip" install -q $packages
  "$venv/bin/pip" install -q --no-deps "$converter"
  echo "$packages $converter" >"$venv/complete"
fi
missing=()
needed=$("$venv/bin/python" -B "$top/test/Benchmark/bench_nets.py" --list "$@")
for net in $needed; do
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
# OpenVINO takes the cores that it may run on at its start for the machine's.
bind=(taskset -c 0)
previous=
for argument; do
  [ "$argument" = --compile ] && bind=()
  [ "$previous" = --threads ] && bind=(taskset -c "0-$((argument - 1))")
  previous=$argument
done
# Memory that is unmapped after each call and mapped again for the next costs
# page faults, more than a layer takes; for every peer alike.
# Threads are bound to a core each: the kernel may leave two on one.
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=10737418240 OMP_PROC_BIND=true \
PRELU_OPT=${PRELU_OPT:-$top/build/bin/prelu-opt} PYTHONDONTWRITEBYTECODE=1 \
  "${bind[@]}" "$venv/bin/python" "$top/test/Benchmark/bench_nets.py" "$@"
