"""Every set of rewrites ends: each pass, and what comes before it, on random graphs
with many reshapes, as they are and as upstream's folding of unit dimensions
leaves them.

    rewrites_end.py FIRST COUNT [--keep FOLDER]

Values are no matter here; a pass that crashes or takes too long for a module
fails.
"""

import argparse
import collections
import os
import sys
import tempfile
import time

import isolated
import netrun
import random_modules

UPSTREAM = [[], ["--linalg-fold-unit-extent-dims"],
            ["--linalg-generalize-named-ops",
             "--linalg-fuse-elementwise-ops"],
            ["--linalg-fold-unit-extent-dims",
             "--linalg-fuse-elementwise-ops"],
            ["--linalg-generalize-named-ops",
             "--linalg-specialize-generic-ops"]]
# Alone, on what nobody has prepared for them, and in their place.
PASSES = [["--prelu-raise"], ["--prelu-simplify"], ["--prelu-fuse"],
          ["--prelu-decompose-backward"], ["--prelu-wrap-structured"],
          ["--prelu-fold-data-movement"], ["--prelu-decompose-pad"],
          ["--prelu-raise", "--prelu-simplify", "--prelu-fuse",
           "--prelu-fuse", "--prelu-fold-data-movement"],
          ["--prelu-cpu-pipeline=stop-after=schedule"],
          ["--prelu-spirv-pipeline=stop-after=schedule"]]
# What the pass may say of a module that is not for it.
ALLOWED = ["rejected"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--keep", metavar="FOLDER")
    arguments = parser.parse_args()
    counts, start = collections.Counter(), time.perf_counter()
    modules = [random_modules.generate(
        seed, layers=random_modules.Builder.RESHAPES, most=9)
        for seed in range(arguments.first, arguments.first + arguments.count)]
    with tempfile.TemporaryDirectory() as folder:
        for number, before in enumerate(UPSTREAM):
            texts = [m.reference for m in modules[number::len(UPSTREAM)]]
            seeds = [m.seed for m in modules[number::len(UPSTREAM)]]
            if before:
                found = isolated.on_each(
                    [os.path.join(netrun.LLVM_BIN, "mlir-opt")] + before,
                    texts, folder)
                kept = [(seed, text) for seed, (text, fault) in
                        zip(seeds, found) if not fault]
                seeds, texts = zip(*kept)
            for passes in PASSES:
                found = isolated.on_each([netrun.find_prelu_opt()] + passes,
                                         texts, folder)
                for seed, text, (_, fault) in zip(seeds, texts, found):
                    verdict = fault[0] if fault else "ok"
                    counts[verdict] += 1
                    if verdict == "ok" or verdict in ALLOWED:
                        continue
                    print(f"{verdict.upper()}: {seed}: "
                          f"{' '.join(before + passes)}", flush=True)
                    if arguments.keep:
                        name = f"{verdict}_reshapes_{seed}.mlir"
                        with open(os.path.join(arguments.keep, name),
                                  "w") as file:
                            file.write(f"// prelu-opt {' '.join(passes)}\n" +
                                       text)
    bad = sum(count for verdict, count in counts.items()
              if verdict not in ["ok"] + ALLOWED)
    print(f"{sum(counts.values())} runs in "
          f"{time.perf_counter() - start:.0f} s, {bad} bad: " + ", ".join(
              f"{count} {verdict}" for verdict, count in counts.most_common()))
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
