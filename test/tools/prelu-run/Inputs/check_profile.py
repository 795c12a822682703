"""Checks a profile of prelu-run's against the kernels that it should name, by
what stands behind their numbers.

    check_profile.py <profile.json> <kernel>... [--calls]
"""

import json
import platform
import re
import sys


def main():
    path, *names = sys.argv[1:]
    counts_calls = "--calls" in names
    names = {name for name in names if name != "--calls"}
    profile = json.load(open(path))
    assert profile["version"] == 1 and profile["runs"] > 0
    # Parts are counted with their kernel.
    assert not any("." in kernel["name"] for kernel in profile["kernels"])
    # A target may number them differently, and add copies.
    for name in names:
        kernels = [kernel for kernel in profile["kernels"]
                   if re.fullmatch(rf"main_\d+_{name}", kernel["name"])]
        assert len(kernels) == 1, (name, profile["kernels"])
        kernel = kernels[0]
        assert 0 < kernel["share"] <= 1
        assert abs(kernel["seconds"] - kernel["share"] * profile["seconds"]) < 1e-9
        assert kernel.get("calls") == (1 if counts_calls else None)
    if counts_calls and platform.machine() in ["x86_64", "aarch64"]:
        # From a slow core's one to a server's of many wide ones.
        assert 1e8 < profile["peak_flop_per_s"] < 1e14
    entries = profile["kernels"] + profile["other"]
    assert abs(sum(entry["share"] for entry in entries) - 1) < 1e-6
    # Five thousand a second, on a machine that may be busy.
    assert profile["samples"] > 50, profile["samples"]
    print("ok")


main()
