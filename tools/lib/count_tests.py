"""Adds up the reports that lit and GoogleTest write (XML, one testcase a test).

    count_tests.py <report.xml>...

Prints the ten slowest tests. The last line is "N passed, N failed". A report that is missing or empty
counts as a failure: its runner crashed.
"""

import sys
import xml.etree.ElementTree as xml


def read(path):
    """Names of the tests that passed and that failed, skipped ones are neither,
    and the seconds of each."""
    try:
        cases = list(xml.parse(path).iter("testcase"))
    except (OSError, xml.ParseError) as error:
        return [], [f"{path}: {error}"], []
    if not cases:
        return [], [f"{path}: no test ran"], []
    passed, failed, times = [], [], []
    for case in cases:
        name = f"{case.get('classname')}.{case.get('name')}"
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
        elif case.find("skipped") is None:
            passed.append(name)
        times.append((float(case.get("time") or 0), name))
    return passed, failed, times


def main():
    passed, failed, times = [], [], []
    for path in sys.argv[1:]:
        for all_, more in zip((passed, failed, times), read(path)):
            all_ += more
    print("slowest tests:")
    for seconds, name in sorted(times, reverse=True)[:10]:
        print(f"{seconds:8.1f} s  {name}")
    for name in failed:
        print(f"FAILED: {name}")
    if failed:
        print("rerun a lit test alone: "
              "/usr/lib/llvm-22/bin/lit -v build/test --filter <name>\n"
              "rerun a unit test alone: "
              "build/bin/prelu-unit-tests --gtest_filter=<name>")
    print(f"{len(passed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
