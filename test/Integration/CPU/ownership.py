"""Calls every public function of a module and checks whose memory is whose: no
argument is written to, and each result is a buffer of its own that the caller
can free. The values are held against upstream's lowering.

    ownership.py <file.mlir>... [--threads N] [--cpu NAME]

An argument that the module itself calls writable may change.
"""

import argparse
import os
import re
import sys
import tempfile

import numpy as np

import equal
import netrun

FUNCTION = re.compile(r"^func\.func @(\w+)\((.*)\) -> (.*) \{", re.M)


class Watched(netrun.Library):
    """A library that keeps the addresses of what a call returned."""

    def _release(self, results):
        self.addresses = [getattr(results, f"r{i}").allocated
                          for i in range(len(self._results))]
        super()._release(results)


class Leaking(netrun.Library):
    """A library of upstream's lowering, which may return one buffer twice."""

    def _release(self, results):
        pass


def arguments_of(signature, random):
    values = []
    for kind in re.split(r"%\w+: ", signature)[1:]:
        shape = re.match(r"tensor<([\dx]*)f32>", kind)
        dims = [int(d) for d in shape[1].split("x")[:-1]] if shape else []
        values.append((np.array(random.standard_normal(dims), np.float32),
                       "writable = true" in kind))
    return values


def call(library, values):
    """The results of a call on copies of the tensors, and these copies."""
    copies = [v.copy() for v, _ in values]
    return library(*copies), copies


def overlaps(address, array):
    start = array.ctypes.data
    return start <= address < start + array.nbytes


def problems(name, signature, result_types, ours, theirs, random):
    kinds = [(len(shape), np.float32) for shape, _ in
             equal.signature(f"func.func @f() -> {result_types} {{")[2]]
    function = Watched(ours, kinds, name)
    values = arguments_of(signature, random)
    outputs, arrays = call(function, values)
    for number, ((before, writable), after) in enumerate(zip(values, arrays)):
        if not writable and not np.array_equal(before, after):
            yield f"argument {number} is overwritten"
        if any(overlaps(address, after) for address in function.addresses):
            yield f"a result lies in argument {number}"
    if len(set(function.addresses)) != len(function.addresses):
        yield "two results are one buffer"
    expected, _ = call(Leaking(theirs, kinds, name), values)
    for number, (y, reference) in enumerate(zip(outputs, expected)):
        if netrun.relative_error(y, reference) > 1e-5:
            yield f"result {number} is wrong"


def check(path, options):
    text = open(path).read()
    random = np.random.default_rng(5)
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        ours = os.path.join(folder, "ours.so")
        theirs = os.path.join(folder, "theirs.so")
        netrun.compile_prelu(path, ours, options)
        netrun.compile_upstream(path, theirs)
        for function in FUNCTION.finditer(text):
            for problem in problems(*function.groups(), ours, theirs, random):
                found += 1
                print(f"WRONG: {function[1]}: {problem}")
    count = len(FUNCTION.findall(text))
    print(f"{'WRONG' if found else 'ok'}: {count} functions")
    return not found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    arguments = parser.parse_args()
    options = f"cpu={arguments.cpu} threads={arguments.threads}"
    sys.exit(not all([check(path, options) for path in arguments.files]))


if __name__ == "__main__":
    main()
