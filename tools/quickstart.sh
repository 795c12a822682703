#!/usr/bin/env bash
# From a fresh clone to a network that runs: installs what is missing, builds
# prelu-opt, compiles MTCNN's O-Net with it, and finds the face in a photo.
set -uo pipefail
# shellcheck source=tools/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
start=$SECONDS

install_packages
configure -DPRELU_WERROR=OFF
build prelu-opt prelu-compile

PYTHONDONTWRITEBYTECODE=1 PRELU_OPT=$TOP/build/bin/prelu-opt \
  "$PYTHON" "$TOP/tools/lib/quickstart.py" ||
  fail "O-Net does not run" \
       "the message is above; tools/check.sh shows what else is broken"

say "quickstart.sh: done in $((SECONDS - start)) s. Your own network: README.md"
