#!/usr/bin/env bash
# Builds the site of the documentation in build/site: the pages of docs/, and
# references of the dialect, passes, pipelines, Python and C from what the code
# says of itself. Fails on a broken link, on a page in no table of contents, and
# on what goes undocumented. The last line says how many pages there are.
set -uo pipefail
# shellcheck source=tools/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

PACKAGES="$PACKAGES $PYTHON_PACKAGES"
install_packages
configure -DPRELU_BUILD_TESTS=ON
build prelu-opt mlir-doc
say "the Python package"
install_wheel "$TOP/build/python-venv"

say "Sphinx"
venv=$TOP/build/docs-venv
[ -x "$venv/bin/pip" ] || "$PYTHON" -m venv "$venv" ||
  fail "a Python environment in $venv" "remove the folder; is python3-venv installed?"
"$venv/bin/pip" install -q -r "$TOP/docs/site/requirements.txt" ||
  fail "pip install" "check the network and pip's index"

say "the site"
rm -rf "$TOP/build/site"
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$TOP/build/python
PRELU_MLIR_INCLUDE=$("$LLVM_BIN/llvm-config" --includedir)
export PRELU_MLIR_INCLUDE
{ "$TOP/build/bin/prelu-opt" --help >"$TOP/build/docs-help.txt" &&
  "$venv/bin/python" "$TOP/docs/site/generate.py" "$TOP/build/docs-source" \
    --docs "$TOP/build/docs" --help-text "$TOP/build/docs-help.txt"; } ||
  fail "the references" "see above"
faults=0
"$venv/bin/python" -m sphinx -b html -c "$TOP/docs/site" -q -E -W --keep-going -n \
  -D hawkmoth_compiler="$LLVM_BIN/clang" "$TOP/build/docs-source" "$TOP/build/site" ||
  faults=1
"$venv/bin/python" "$TOP/tools/lib/docs_check.py" --built "$TOP/build/site" ||
  faults=1
[ "$faults" = 0 ] || fail "the documentation" "each fault is above"
say "$(find "$TOP/build/docs-source/" -maxdepth 2 \( -name '*.md' -o -name '*.rst' \) | wc -l) pages: build/site/index.html"
