#!/usr/bin/env bash
# Installs Triton, ptxas and nvdisasm into build/gpu-venv and runs gpu_code.py;
# no GPU is needed.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
venv=$top/build/gpu-venv
if [ ! -x "$venv/bin/pip" ] || ! "$venv/bin/python" -c "import triton" 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q numpy triton==3.9.0 nvidia-cuda-nvcc nvidia-cuda-nvdisasm
fi
TRITON_DEFAULT_FP_FUSION=1 PRELU_OPT=$top/build/bin/prelu-opt PYTHONDONTWRITEBYTECODE=1 \
  PYTHONPATH=$top/tools/lib "$venv/bin/python" "$top/test/Benchmark/gpu_code.py" "$@"
