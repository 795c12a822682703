"""Where the time of a network goes: perf's samples of the kernels, which are
functions of the library under names of their own, and what each of them has to
compute and to move, by the IR that calls them."""

import collections
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

import netrun
import ours

PERIOD = 500_000  # ns between two samples
SECONDS = 5  # of calls
KERNELS = 5  # are listed
TYPE = re.compile(r"(?:tensor|memref)<((?:\d+x)*)f32")


def _shapes(text):
    return [[int(size) for size in dims.split("x")[:-1]]
            for dims in TYPE.findall(text)]


def _maps(text, aliases):
    """The results of each affine map of an operation, aliases resolved."""
    listed = re.search(r"indexing_maps = \[(.*?)\], iterator_types", text)[1]
    maps = [aliases.get(m, m) for m in re.findall(r"#map\d*|affine_map<.*?\)>",
                                                  listed)]
    return [re.search(r"-> \((.*)\)>", m)[1].split(", ") for m in maps]


class Kernel:
    """One function of the IR behind --stop-after=outline, in f32."""

    def __init__(self, calls, signature, body, aliases):
        self.calls = calls
        # The workspace of an algorithm, a vector that it alone has, may stay in
        # caches.
        signature = re.sub(r"memref<\d+xf32> \{prelu.distinct\}, ", "", signature)
        *reads, writes = map(math.prod, _shapes(signature))
        self._reads, self._writes = sum(reads), writes
        self.algorithm = "".join(re.findall(r"algorithm = (\w+)", body)[:1])
        self.flop = sum(self._flop(line, aliases) for line in body.splitlines())

    @staticmethod
    def _flop(line, aliases):
        """Multiplications and additions of a contraction by its definition."""
        if re.search(r"linalg\.\w*(conv|matmul)\w*", line):
            x, weights, result, *_ = _shapes(line[line.index("ins("):])
            if "depthwise" in line:
                return 2 * math.prod(result) * math.prod(weights[1:])
            if "conv" in line:
                return 2 * math.prod(result) * math.prod(weights) // weights[0]
            return 2 * math.prod(result) * x[-1]
        if "linalg.generic" in line and '"reduction"' in line:
            sizes = {}
            for results, shape in zip(_maps(line, aliases),
                                      _shapes(line[line.index("ins("):])):
                sizes.update((result, size) for result, size
                             in zip(results, shape) if result[1:].isdigit())
            return 2 * math.prod(sizes.values())
        return 0

    def limit(self, machine):
        """Seconds that arithmetic or memory take at least, in all calls."""
        memory = machine.stream_seconds(self._reads, self._writes)
        return self.calls * max(self.flop / machine.peak, memory)


def count_calls(text):
    """Of each kernel, those in a loop over bands as often as they are made."""
    constants = {name: int(value) for name, value in re.findall(
        r"(%c[\w]+) = arith\.constant (\d+) : index", text)}
    calls, loops = collections.Counter(), []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        while loops and line.strip() and indent <= loops[-1][0]:
            loops.pop()
        if found := re.search(r"scf\.for .* = (%\w+) to (%\w+) step (%\w+)", line):
            begin, end, step = (constants.get(name) for name in found.groups())
            known = None not in (begin, end, step)
            loops.append((indent, -(-(end - begin) // step) if known else 1))
        if found := re.search(r"call @(\w+)\(", line):
            calls[found[1]] += math.prod(times for _, times in loops)
    return calls


def read_kernels(net, options, folder):
    path = os.path.join(folder, "outline.mlir")
    netrun.compile_direct(net.mlir, path, ["--stop-after=outline", *(
        "--" + option for option in options.split())])
    with open(path) as file:
        text = file.read().partition("{-#")[0]
    aliases = dict(re.findall(r"^(#map\d*) = (.*)$", text, re.M))
    calls = count_calls(text)
    return {name: Kernel(calls[name], signature, body, aliases)
            for name, signature, body in re.findall(
                r"^    func\.func @(main_\w+)\((.*)\) .*\{\n((?:.*\n)*?)    \}$",
                text, re.M)}


def _record(net, library, folder):
    """The calls that were sampled, and the samples of each function."""
    perf = shutil.which("perf")
    if not perf:
        raise SystemExit("--profile needs perf (Debian's linux-perf)")
    data = os.path.join(folder, "perf.data")
    recorded = subprocess.run(
        [perf, "record", "-q", "-e", "cpu-clock", "-c", str(PERIOD), "-o", data,
         sys.executable, os.path.abspath(__file__), net.name, library,
         str(SECONDS), ours.TIMING._name], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    if recorded.returncode:
        raise SystemExit(f"perf record failed:\n{recorded.stderr.strip()}")
    report = subprocess.run(
        [perf, "report", "-i", data, "--stdio", "-q", "-F", "sample,sym",
         "-t", "\t", "--dsos", os.path.basename(library)],
        capture_output=True, text=True, check=True).stdout
    samples = {}
    for line in report.splitlines():
        found = re.match(r"\s*(\d+)\s.*\[\.\] (\w+)", line)
        if found:
            samples[found[2]] = int(found[1])
    return int(recorded.stdout), samples


def profile(net, options):
    from bench_layers import Machine
    machine = Machine(ours.TIMING)
    with tempfile.TemporaryDirectory() as folder:
        kernels = read_kernels(net, options, folder)
        calls, samples = _record(net, net.compile(folder, options), folder)
    milliseconds = {name: count * PERIOD * 1e-6 / calls
                    for name, count in samples.items()}
    total = sum(milliseconds.values())
    lines = [f"{net.title}, one thread: {total:.2f} ms a call by perf's samples "
             f"of {calls} calls; FMA peak {machine.peak / 1e9:.1f} GFLOP/s.", "",
             "| kernel | calls | algorithm | ms | of the net | GFLOP/s | "
             "share of the limit |", "|" + "---|" * 7]
    longest = sorted(milliseconds, key=milliseconds.get, reverse=True)
    for name in [n for n in longest if n in kernels][:KERNELS]:
        kernel, seconds = kernels[name], milliseconds[name] * 1e-3
        lines.append(
            f"| {name} | {kernel.calls} | {kernel.algorithm or '-'} | "
            f"{seconds * 1e3:.2f} | {seconds * 1e3 / total:.0%} | "
            f"{kernel.calls * kernel.flop / seconds / 1e9:.0f} | "
            f"{kernel.limit(machine) / seconds:.0%} |")
    return "\n".join(lines) + "\n"


def _call(name, library, seconds, timing):
    """In a process of its own, under perf: prints how many calls it made."""
    import ctypes
    from network import Network
    ours.TIMING = ctypes.CDLL(timing)
    ours.TIMING.time_calls.restype = ctypes.c_double
    kernel = Network(name).load(library)
    calls = spent = 0
    while spent < float(seconds):
        spent += kernel.run(1)
        calls += 1
    print(calls)


if __name__ == "__main__":
    _call(*sys.argv[1:])
