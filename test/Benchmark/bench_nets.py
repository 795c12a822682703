"""Whole networks through prelu-opt, ncnn, OpenVINO and ONNX Runtime: one process,
one thread, interleaved, all outputs held against torch's. Run it through
bench_nets.sh, which installs the peers and exports the networks.

    bench_nets.sh [--nets NET,...] [--rounds N] [--peers NAME,...]
                  [--options "OPTION=VALUE ..."] [--out FILE.md] [--plot FILE.svg]
    bench_nets.sh --upstream    upstream MLIR's plain lowering as well
    bench_nets.sh --threads N   ours alone: N threads over one
    bench_nets.sh --profile NET where the time of a network of ours goes
    bench_nets.sh --compile     how long networks take to compile, and how much
                                memory, with iree-compile from ONNX
"""

import argparse
import concurrent.futures
import dataclasses
import math
import multiprocessing
import os
import statistics
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path += [os.path.join(TOP, "tools", "lib"), os.path.join(HERE, "layers"),
             os.path.join(HERE, "nets")]
import bench_layers  # noqa: E402
import compiling  # noqa: E402
import ours  # noqa: E402
import peers as rivals  # noqa: E402
import profiling  # noqa: E402
from network import TITLES, Network, WrongOutput  # noqa: E402

# Those that are compiled where none is named: the others are one layer more, or
# 0.5 and 1 GB of text.
COMPILED = ["lenet5_16", "onet_16", "mobilefacenet", "srresnet", "resnet34_112",
            "resnet34", "iresnet50", "googlenet", "fsrcnn", "convtasnet"]
OURS = "prelu-opt"
TOLERANCE = 1e-4  # of the largest number of an output
SAMPLE_SECONDS = 2e-2  # a sample repeats short calls until it lasts this long
# With --threads. A sample with one thread leaves its data in one core's cache, so
# that the first call with two that follows is slower than the calls of a program
# that always uses two, and the other way round. Long samples hide it.
SCALING_SAMPLE_SECONDS = 3e-1


class Row:
    """What each implementation takes for a network, or why it does not count."""

    def __init__(self, net):
        self.title = net.title
        self.entries, self.errors, self.reasons, self.notes = {}, {}, {}, []

    def leave_out(self, name, word, reason):
        self.reasons[name] = word
        self.notes.append(f"{self.title}: {name} is {word}: {reason}")

    def _ratios(self, base, compare_samples):
        return [compare_samples(self.entries[name].samples,
                                self.entries[base].samples)
                for name in self.entries if base in self.entries and
                name not in (base, rivals.UPSTREAM)]

    def ratio(self, base=OURS):
        """The best other median over that of `base`; None where one is missing."""
        return min(self._ratios(base, lambda other, mine: statistics.median(
            other) / statistics.median(mine)), default=None)

    def round_ratio(self, base=OURS):
        """The same, compared in each round, which lasts less long than most of
        what disturbs a machine; the median over the rounds."""
        return min(self._ratios(base, lambda other, mine: statistics.median(
            theirs / own for theirs, own in zip(other, mine))), default=None)

    def time(self, name):
        if name not in self.entries:
            return self.reasons[name]
        milliseconds = self.entries[name].seconds * 1e3
        return f"{milliseconds:.{max(0, 2 - int(math.log10(milliseconds)))}f}"

    def error(self, name):
        return f"{self.errors[name]:.1e}" if name in self.errors else "-"

    def describe(self, name):
        if name not in self.entries:
            return f"{name} {self.reasons[name]}"
        best = min(self.entries[name].samples) * 1e3
        return (f"{name} {self.time(name)} (at best {best:.2f}, error "
                f"{self.error(name)})")


def add(row, name, net, make, sample_seconds):
    """An entry for the implementation that `make` gives, if it is right."""
    try:
        kernel = make()
        error = row.errors[name] = net.error(kernel)
        if error < TOLERANCE:
            row.entries[name] = bench_layers.Entry(name, "", kernel,
                                                   sample_seconds)
        else:
            row.leave_out(name, "wrong", f"by {error:.1e}")
    except WrongOutput as error:
        row.leave_out(name, "wrong", error)
    except Exception as error:  # one that fails must not end the run
        reason = " ".join(str(error).split()) or type(error).__name__
        row.leave_out(name, "refused", reason[:200])


def measure_net(name, makers, rounds, sample_seconds):
    """The row of a network, for functions that make a kernel of it in a folder."""
    net = Network(name)
    row = Row(net)
    with tempfile.TemporaryDirectory() as folder:
        for column, make in makers.items():
            add(row, column, net, lambda: make(net, folder), sample_seconds)
        bench_layers.measure(list(row.entries.values()), rounds)
    for entry in row.entries.values():
        entry.kernel = None  # which stays in this process
    return row


def measure_nets(names, makers, rounds, sample_seconds=SAMPLE_SECONDS):
    """Each network in a process of its own: what one leaves there is memory that
    the next would have to do without."""
    spawn = multiprocessing.get_context("spawn")
    for name in names:
        with concurrent.futures.ProcessPoolExecutor(
                1, mp_context=spawn, initializer=set_up) as process:
            row = process.submit(measure_net, name, makers, rounds,
                                 sample_seconds).result()
        print(" | ".join([row.title, *map(row.describe, makers)]), flush=True)
        yield row


@dataclasses.dataclass
class Ours:
    """Compiles for a network under options of the pipeline."""
    options: str

    def __call__(self, net, folder):
        return net.load(net.compile(folder, self.options))


def set_up():
    ours.CACHE = os.path.join(TOP, "build", "bench-nets")
    ours.TIMING = bench_layers.load_timing()


def geometric_mean(ratios):
    ratios = [ratio for ratio in ratios if ratio]
    return statistics.geometric_mean(ratios) if ratios else None


def show(ratio):
    return f"{ratio:.2f}" if ratio else "-"


def markdown(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def compare(arguments):
    makers = {OURS: Ours(arguments.options)}
    makers.update((name, make) for name, make in rivals.PEERS.items()
                  if name in arguments.peers)
    if arguments.upstream:
        makers[rivals.UPSTREAM] = rivals.make_upstream
    rows = list(measure_nets(arguments.nets, makers, arguments.rounds))
    names = list(makers)
    table = [[row.title, *map(row.time, names), show(row.ratio()),
              show(row.round_ratio())] for row in rows]
    table.append(["geometric mean", *[""] * len(names),
                  show(geometric_mean(row.ratio() for row in rows)),
                  show(geometric_mean(row.round_ratio() for row in rows))])
    report = (f"Milliseconds a call, medians of {arguments.rounds} rounds, one "
              "thread. Ratio: the best peer's time over ours; above 1 ours is "
              "faster.\n\n" +
              markdown(["net", *names, "ratio", "by rounds"], table) +
              "\nThe largest error, relative to the largest number of torch's "
              "output:\n\n" +
              markdown(["net", *names], [[row.title, *map(row.error, names)]
                                         for row in rows]))
    return report + show_notes(rows), rows


def show_notes(rows):
    notes = [f"- {note}\n" for row in rows for note in row.notes]
    return "".join(["\nNot ranked:\n\n", *notes]) if notes else ""


def plot(rows, path):
    """Bars for the peers' times over ours, from 1 on: a peer's bar to the left is
    of one that is faster."""
    import matplotlib
    matplotlib.use("svg")
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(figsize=(8, 0.55 * len(rows) + 1.2),
                                   layout="constrained")
    height = 0.8 / len(rivals.PEERS)
    for i, name in enumerate(rivals.PEERS):
        bars = [(y + (i - 1) * height,
                 row.entries[name].seconds / row.entries[OURS].seconds - 1)
                for y, row in enumerate(rows)
                if name in row.entries and OURS in row.entries]
        if bars:
            axes.barh(*zip(*bars), left=1, height=height, label=name,
                      color=f"C{i}")
    axes.axvline(1, color="k", label=OURS)
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.set_yticks(range(len(rows)), [row.title for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlabel("time of a call over prelu-opt's")
    figure.legend(loc="outside upper center", ncols=4)
    axes.grid(True, axis="x", alpha=0.2)
    figure.savefig(path, metadata={"Date": None})


def scale_peak(threads):
    """What `threads` threads do of multiply-adds alone, all at once, over what one
    does: the most that this machine gives to anything at this moment."""
    one = ours.TIMING.fma_mean()
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        rates = pool.map(lambda _: ours.TIMING.fma_mean(), range(threads))
        return sum(rates) / one


def scale(arguments):
    """Ours with one thread and with more. Without the peers in the process, whose
    threads would wait for work on the same cores."""
    set_up()
    one, more = "one thread", f"{arguments.threads} threads"
    makers = {name: Ours(f"{arguments.options} threads={threads}")
              for name, threads in ((one, 1), (more, arguments.threads))}
    rows, peaks = [], []
    for row in measure_nets(arguments.nets, makers, arguments.rounds,
                            SCALING_SAMPLE_SECONDS):
        rows.append(row)
        peaks += [scale_peak(arguments.threads) for _ in range(5)]
    table = [[row.title, row.time(one), row.time(more), show(row.ratio(more)),
              show(row.round_ratio(more))] for row in rows]
    return (f"Milliseconds a call, medians of {arguments.rounds} rounds. "
            f"Multiply-adds alone, on {arguments.threads} threads at once, came "
            f"to {statistics.median(peaks):.2f} times those of one thread "
            f"({min(peaks):.2f} to {max(peaks):.2f}) between the networks.\n\n" +
            markdown(["net", one, more, "ratio", "by rounds"], table) +
            show_notes(rows))


def compile_all(names, rounds):
    with tempfile.TemporaryDirectory() as folder:
        ratios = [compiling.bench(Network(name), rounds, folder)
                  for name in names]
    print(f"iree-compile / prelu-compile, geometric mean of {len(ratios)} nets: "
          f"{statistics.geometric_mean(ratios):.2f}x")


def parse():
    parser = argparse.ArgumentParser()
    split = lambda text: text.split(",")
    parser.add_argument("--nets", type=split, help=", ".join(TITLES))
    parser.add_argument("--peers", type=split, default=list(rivals.PEERS))
    parser.add_argument("--rounds", type=int,
                        help="11, or 3 with --compile, by default")
    parser.add_argument("--options", default="",
                        help='of the pipeline, such as "winograd=0"')
    parser.add_argument("--upstream", action="store_true")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--profile", metavar="NET")
    parser.add_argument("--compile", action="store_true", help="that alone")
    parser.add_argument("--run", action="store_true",
                        help="calls alone, which is the default")
    parser.add_argument("--out", metavar="FILE.md")
    parser.add_argument("--plot", metavar="FILE.svg")
    parser.add_argument("--list", action="store_true",
                        help="print the networks that are needed")
    arguments = parser.parse_args()
    if arguments.profile:
        arguments.nets = [arguments.profile]
    elif not arguments.nets:
        arguments.nets = COMPILED if arguments.compile else list(TITLES)
    for net in arguments.nets:
        if net not in TITLES:
            parser.error(f"no network is called {net}: {', '.join(TITLES)}")
    for peer in arguments.peers:
        if peer not in rivals.PEERS:
            parser.error(f"no peer is called {peer}: {', '.join(rivals.PEERS)}")
    arguments.rounds = arguments.rounds or (3 if arguments.compile else 11)
    return arguments


def main():
    arguments = parse()
    if arguments.list:
        print(*arguments.nets)
        return
    if arguments.compile:
        return compile_all(arguments.nets, arguments.rounds)
    title, rows = bench_layers.machine_name(), []
    if arguments.options:
        title += ", " + arguments.options
    if arguments.threads:
        report = scale(arguments)
        title += f", {arguments.threads} threads"
    elif arguments.profile:
        net = Network(arguments.profile)
        set_up()
        report = profiling.profile(net, arguments.options)
        title += f", {net.title}"
    else:
        report, rows = compare(arguments)
        if arguments.plot:
            plot(rows, arguments.plot)
    print(f"\n{title}\n\n{report}")
    if arguments.out:
        bench_layers.write_section(
            arguments.out, "Whole networks: prelu-opt and its peers", title,
            report)
    wrong = [row.title for row in rows if OURS not in row.entries]
    if wrong:
        sys.exit(f"prelu-opt fails on {', '.join(wrong)}")


if __name__ == "__main__":
    main()
