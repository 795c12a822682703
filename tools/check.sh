#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, and runs
# all tests: lit (IR and integration) and GoogleTest.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
start=$SECONDS

install_packages
CMAKE_FLAGS="-DPRELU_WERROR=ON"
build all

report=$TOP/build/tests
mkdir -p "$report"
say "lit"
"$LLVM_BIN/lit" -sv "$TOP/build/test" --xunit-xml-output "$report/lit.xml" \
  --timeout 300
say "GoogleTest"
"$TOP/build/bin/prelu-unit-tests" --gtest_brief=1 \
  --gtest_output="xml:$report/unit.xml"

# Both write the counts of their tests as attributes of XML elements.
"$PYTHON" - "$report/lit.xml" "$report/unit.xml" <<'EOF'
import sys
import xml.etree.ElementTree as xml

tests = failed = skipped = 0
for path in sys.argv[1:]:
    cases = list(xml.parse(path).iter("testcase"))
    tests += len(cases)
    failed += sum(c.find("failure") is not None or c.find("error") is not None
                  for c in cases)
    skipped += sum(c.find("skipped") is not None for c in cases)
print(f"\n{tests - failed - skipped} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0 or tests == 0)
EOF
status=$?
if [ $status = 0 ]; then
  echo "check.sh: all tests passed in $((SECONDS - start)) s"
else
  fail "some tests" "rerun one: $LLVM_BIN/lit -v build/test --filter <name>"
fi
