#!/usr/bin/env bash
# Finds the faces in a photo: installs what is missing, builds the Python package,
# compiles MTCNN's three networks and runs them.
#     tools/find-faces.sh photo.png -o found.png
#     tools/find-faces.sh photo.png --compare     next to facenet-pytorch (1.4 GB)
set -uo pipefail
# shellcheck source=tools/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

caller=$PWD
PACKAGES="$PACKAGES $PYTHON_PACKAGES"
install_packages
[ -e "$TOP/build/CMakeCache.txt" ] || configure
for argument; do
  [ "$argument" = --compare ] || continue
  "$TOP/test/Python/torch_env.sh" -m pip install -q requests tqdm &&
    "$TOP/build/torch-venv/bin/pip" install -q --no-deps torchvision==0.29.2 \
      facenet-pytorch==2.6.0 || fail "pip install" "check the network"
  venv=$TOP/build/torch-venv
done
if [ -z "${venv:-}" ]; then
  venv=$TOP/build/python-venv
  install_wheel "$venv"
fi
cd "$caller" && exec "$venv/bin/python" -B "$TOP/tools/faces/find_faces.py" "$@"
