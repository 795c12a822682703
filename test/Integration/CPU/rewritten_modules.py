"""Rewritings that keep the meaning must not change what is raised, fused and
scheduled: runs upstream's own passes over each exported file first and holds the
result against that of the file itself.

    rewritten_modules.py [--only REGEX] [--rewriting REGEX] [--table] [file...]

A file counts as the same where as many PReLUs are raised, as many of them stand
in the region of a contraction, and each contraction has the same schedule. A
loop with a tile of 1 may have gone: unit dimensions are folded. TOSA is lowered
by upstream's passes before it is rewritten; without files, those of Inputs are
taken.
"""

import argparse
import collections
import glob
import os
import re
import sys
import tempfile

import equal
import isolated
import netrun
import weights

INPUTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Inputs")
FOLDERS = ["torch-linalg", "torch-tosa", "jax-linalg", "onnx-linalg", "nets"]

FUSE = "linalg-fuse-elementwise-ops"
GENERALIZE = "linalg-generalize-named-ops"
UNIT = "linalg-fold-unit-extent-dims"
REWRITINGS = {
    "inline": [],
    "fuse": [FUSE],
    "generalize": [GENERALIZE],
    "generalize, fuse": [GENERALIZE, FUSE],
    "unit": [UNIT],
    "unit, fuse": [UNIT, FUSE],
    "fuse, unit": [FUSE, UNIT],
    "category": ["linalg-morph-ops=named-to-category"],
    "specialize": [GENERALIZE, "linalg-specialize-generic-ops"],
    "scalars": ["linalg-inline-scalar-operands"],
}

# Where upstream's fusion makes another contraction, and the numbers of PReLUs
# raised that are lost by it: one that also yields its result in f64, for a norm
# behind it, or that reads a transposed image at permuted indices; or where other
# regions have other layouts to agree on. Another difference, or none, is an
# error: then the entry goes.
KNOWN = {
    ("torch-tosa/depthwise_prelu.mlir", "generalize, fuse"): 0,
    ("nets/convtasnet_gln_tiny.mlir", "unit, fuse"): 0,
}

CONTRACTION = re.compile(
    r"linalg\.(?!pooling)\w*(conv|matmul|matvec|vecmat|dot|contract|mmt4d)")
SCHEDULE = re.compile(r"schedule\(<(.*?)>\)")


def regions(text):
    """The text of each prelu.fused, and what stands around them."""
    found, around, position = [], "", 0
    for match in re.finditer(r"prelu\.fused.*?\{\n", text):
        depth, end = 1, match.end()
        while depth:
            brace = re.compile(r"[{}]").search(text, end)
            depth += 1 if brace.group() == "{" else -1
            end = brace.end()
        found.append(text[match.start():end])
        around += text[position:match.start()]
        position = end
    return found, around + text[position:]


def is_contraction(region):
    if CONTRACTION.search(region):
        return True
    return any('"reduction"' in head and "arith.mul" in body for head, body in
               re.findall(r"linalg\.generic([^\n]*)\n(.*?)linalg\.yield", region,
                          re.DOTALL))


def describe_schedule(text):
    """Tile sizes above 1 in the loops' order, `*` at the one along the lanes."""
    def number(name):
        match = re.search(rf"\b{name} = (-?\d+)", text)
        return int(match.group(1)) if match else None
    tile = re.search(r"\btile = \[([\d, ]*)\]", text)
    sizes = [int(size) for size in tile.group(1).split(",")] if tile else []
    lanes = number("lanes")
    shown = [f"{size}{'*' if loop == lanes else ''}"
             for loop, size in enumerate(sizes) if size != 1]
    algorithm = re.search(r"algorithm = (\w+)", text)
    return (f"{algorithm.group(1) if algorithm else '?'} {'x'.join(shown)} "
            f"vector {number('vector')}")


Facts = collections.namedtuple("Facts", "raised fused schedules")


def facts(text):
    """What prelu-opt made of one module up to the schedule."""
    inside, _ = regions(text)
    anchored = [region for region in inside if is_contraction(region)]
    schedules = collections.Counter(
        describe_schedule(match.group(1)) if match else "none"
        for match in map(SCHEDULE.search, anchored))
    return Facts(len(re.findall(r"= prelu\.(?:prelu|backward)\b", text)),
                 sum(len(re.findall(r"= prelu\.prelu\b", region))
                     for region in anchored), schedules)


def differences(before, after):
    """In words, empty where nothing changed."""
    words = []
    if before.raised != after.raised:
        words.append(f"{after.raised} PReLUs raised, not {before.raised}")
    if before.fused != after.fused:
        words.append(f"{after.fused} PReLUs fused, not {before.fused}")
    if before.schedules != after.schedules:
        show = lambda counts: "; ".join(
            f"{name}" + (f" ({count} times)" if count > 1 else "")
            for name, count in sorted(counts.items())) or "no contraction"
        words.append(f"schedule {show(after.schedules - before.schedules)}, "
                     f"not {show(before.schedules - after.schedules)}")
    return "; ".join(words)


def describe_fault(fault):
    kind, said = fault
    error = re.search(r"error: (.*)", said)
    return kind + (f": {error.group(1)[:150]}" if error else "")


def read(path, folder):
    """A module's text with its weights, and the same in linalg."""
    copy = os.path.join(folder, "module.mlir")
    archive = path.replace("_dynbatch", "").replace("_dynhw", "").replace(
        ".mlir", ".weights.npz")
    if os.path.exists(archive):
        weights.attach_file(path, archive, copy)
        path = copy
    with open(path) as file:
        text = file.read()
    if "tosa." not in text:
        return text, text
    equal.lower_tosa(path, copy)
    with open(copy) as file:
        return text, file.read()


def default_files():
    return sorted(path for folder in FOLDERS for path in
                  glob.glob(os.path.join(INPUTS, folder, "*.mlir")))


def compare(files, rewritings, table):
    """Whether every file stays the same under every rewriting."""
    names = [os.path.join(os.path.basename(os.path.dirname(path)),
                          os.path.basename(path)) for path in files]
    mlir_opt = os.path.join(netrun.LLVM_BIN, "mlir-opt")
    prelu_opt = [netrun.find_prelu_opt(),
                 "--prelu-cpu-pipeline=stop-after=schedule cpu=haswell"]
    verdicts, same, unexpected = {}, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        originals, texts = zip(*[read(path, folder) for path in files])
        before = [describe_fault(fault) if fault else facts(text)
                  for text, fault in
                  isolated.on_each(prelu_opt, originals, folder)]
        for name in rewritings:
            passes = ["inline"] + REWRITINGS[name]
            rewritten = isolated.on_each(
                [mlir_opt] + [f"--{p}" for p in passes], texts, folder)
            assert not any(fault for _, fault in rewritten), rewritten
            found = isolated.on_each(prelu_opt, [text for text, _ in rewritten],
                                     folder)
            for file, first, (text, fault) in zip(names, before, found):
                if fault:
                    symptom = describe_fault(fault)
                elif isinstance(first, Facts):
                    symptom = differences(first, facts(text))
                else:
                    symptom = f"the file itself: {first}"
                verdicts[file, name] = symptom
                same += not symptom
                lost = KNOWN.get((file, name))
                if lost is None:
                    is_expected = not symptom
                else:
                    is_expected = symptom and not fault and \
                        first.raised - facts(text).raised == lost
                if symptom or not is_expected:
                    print(f"{'known' if is_expected else 'CHANGED'}: {file}: "
                          f"{name}: {symptom or 'the same now'}")
                unexpected += not is_expected
    if table:
        for file in names:
            print(f"{file:50}" + " ".join(
                "x" if verdicts[file, name] else "." for name in rewritings))
    print(f"{same} of {len(verdicts)} rewritten modules are the same "
          f"({len(files)} files)")
    return not unexpected


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--only", default="")
    parser.add_argument("--rewriting", default="")
    parser.add_argument("--table", action="store_true")
    arguments = parser.parse_args()
    files = [path for path in arguments.files or default_files()
             if re.search(arguments.only, path)]
    rewritings = [name for name in REWRITINGS
                  if re.search(arguments.rewriting, name)]
    sys.exit(not compare(files, rewritings, arguments.table))


if __name__ == "__main__":
    main()
