"""torch.compile with prelu-opt and with inductor: one process, calls interleaved,
all outputs held against torch's. Run it through bench_torch.sh, which installs
what it needs.

    bench_torch.sh [--nets NET,...] [--rounds N] [--threads N] [--train]
                   [--out FILE.md]

inductor freezes parameters, as prelu-opt does (torch._inductor.config.freezing).
"""

import argparse
import logging
import math
import os
import statistics
import sys
import time

os.environ.setdefault("TORCHINDUCTOR_FREEZING", "1")
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path += [os.path.join(TOP, "tools", "lib"), HERE,
             os.path.join(TOP, "test", "Integration", "Inputs", "nets")]
import torch  # noqa: E402
import torch._dynamo  # noqa: E402

import export  # noqa: E402

TITLES = {"lenet5_16": "LeNet-5 x16", "pnet": "P-Net, 216x384",
          "rnet_64": "R-Net x64", "onet_16": "O-Net x16", "mobilefacenet": "MobileFaceNet",
          "resnet34": "ResNet-34, 224x224", "iresnet50": "IResNet-50",
          "fsrcnn": "FSRCNN x3, 270x480", "convtasnet": "Conv-TasNet, 8 blocks",
          "srresnet": "SRResNet, 64x64"}
TOLERANCE = 1e-4  # of the largest number of an output
SAMPLE_SECONDS = 2e-2


def error(actual, expected):
    actual = actual if isinstance(actual, tuple) else (actual,)
    expected = expected if isinstance(expected, tuple) else (expected,)
    return max(float((a - e).abs().max() / e.abs().max())
               for a, e in zip(actual, expected))


class Counted:
    """A backend that counts the graphs that it is given."""

    def __init__(self, name):
        self.backend = torch._dynamo.lookup_backend(name)
        self.graphs = 0

    def __call__(self, graph, inputs, **options):
        self.graphs += 1
        return self.backend(graph, inputs, **options)


class Entry:
    """A compiled module, and how long its calls take."""

    def __init__(self, name, module, inputs):
        self.backend = Counted(name)
        start = time.perf_counter()
        self.function = torch.compile(module, backend=self.backend)
        self.output = self.function(*inputs)
        self.compile_seconds = time.perf_counter() - start
        self.graphs = self.backend.graphs
        self.samples = []

    def sample(self, inputs, calls):
        start = time.perf_counter()
        for _ in range(calls):
            self.function(*inputs)
        self.samples.append((time.perf_counter() - start) / calls)


def measure(net, rounds):
    make, shapes = export.NETS[net]
    module = make().eval()
    export.initialize(net, module)
    torch.manual_seed(0)
    inputs = [torch.rand(shape) * 2 - 1 for shape in shapes]
    with torch.no_grad():
        expected = module(*inputs)
        torch._dynamo.reset()
        entries = {}
        for name in ("prelu", "inductor"):
            entries[name] = Entry(name, module, inputs)
        for entry in entries.values():
            start = time.perf_counter()
            entry.function(*inputs)
            seconds = time.perf_counter() - start
            entry.calls = max(1, math.ceil(SAMPLE_SECONDS / seconds))
        for _ in range(rounds):
            for entry in entries.values():
                entry.sample(inputs, entry.calls)
    ours, theirs = entries["prelu"], entries["inductor"]
    wrong = error(ours.output, expected)
    ratio = statistics.median(
        t / o for o, t in zip(ours.samples, theirs.samples))
    return {"title": TITLES[net], "graphs": ours.graphs,
            "error": wrong, "ours": statistics.median(ours.samples),
            "theirs": statistics.median(theirs.samples), "ratio": ratio,
            "ours_compile": ours.compile_seconds,
            "theirs_compile": theirs.compile_seconds}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nets", default=",".join(TITLES))
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    lines = ["| network | prelu-opt, ms | inductor, ms | ratio | graphs | "
             "error | to compile, s | inductor, s |",
             "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    print("\n".join(lines), flush=True)
    ratios = []
    for net in arguments.nets.split(","):
        row = measure(net, arguments.rounds)
        ratios.append(row["ratio"])
        lines.append(
            f"| {row['title']} | {row['ours'] * 1e3:.3g} | "
            f"{row['theirs'] * 1e3:.3g} | {row['ratio']:.2f} | {row['graphs']} "
            f"| {row['error']:.0e} | {row['ours_compile']:.1f} | "
            f"{row['theirs_compile']:.1f} |")
        print(lines[-1], flush=True)
        if row["error"] > TOLERANCE:
            sys.exit(f"WRONG: {row['title']}: error {row['error']:.1e}")
    mean = math.exp(statistics.mean(math.log(ratio) for ratio in ratios))
    lines.append(f"| geometric mean | | | {mean:.2f} | | | | |")
    print(lines[-1])
    if arguments.out:
        with open(arguments.out, "w") as file:
            file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
