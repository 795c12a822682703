"""Single fused layers through prelu-opt and its peers: one process, one thread,
interleaved, every result checked against f64. Run it through bench_layers.sh,
which installs the peers.

    bench_layers.sh [--layers GLOB,...] [--peers NAME,...] [--rounds N]
                    [--cpu NAME] [--out FILE.md] [--plot FILE.svg] [--list]
    bench_layers.sh --cost     what PReLU costs: each layer of ours without it
    bench_layers.sh --threads  two threads over one
    bench_layers.sh --compile  how long each layer of ours takes to compile
"""

import argparse
import ctypes
import fnmatch
import functools
import importlib
import os
import platform
import re
import statistics
import subprocess
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path += [os.path.join(TOP, "tools", "lib"), os.path.join(HERE, "layers")]
import netrun  # noqa: E402
import ours  # noqa: E402
import shapes  # noqa: E402

PEERS = ["onednn", "onednn_native_peer", "iree_peer", "xnnpack_peer", "ncnn_peer",
         "onnxruntime_peer", "openvino_peer"]
# Those whose layers may have other factors than f32.
DOT_PRODUCT_PEERS = ["prelu-opt", "oneDNN", "oneDNN native"]
TOLERANCE = 1e-4  # of the largest element of the result
SAMPLE_SECONDS = 3e-4  # a sample repeats short calls until it lasts this long


def load_timing():
    source = os.path.join(HERE, "layers", "timing.c")
    library = os.path.join(ours.CACHE, "timing.so")
    # Full registers also where clang takes half ones by default.
    wide = ["-mprefer-vector-width=512"] if platform.machine() == "x86_64" else []
    subprocess.run([os.path.join(netrun.LLVM_BIN, "clang"), "-O3",
                    "-march=native", *wide, "-ffp-contract=fast", "-shared",
                    "-fPIC", source, "-o", library], check=True)
    timing = ctypes.CDLL(library)
    for name in ("time_calls", "fma_peak", "fma_mean", "stream"):
        getattr(timing, name).restype = ctypes.c_double
    return timing


def target(cpu):
    """What prelu-opt knows of `cpu`, as IR."""
    return subprocess.run(
        [netrun.find_prelu_opt(), f"--prelu-attach-target=cpu={cpu}"],
        input="module {}", text=True, check=True, capture_output=True).stdout


def onednn_isa(cpu):
    """oneDNN's name for the instructions that `cpu` has, as prelu-opt sees it."""
    module = target(cpu)
    core = {name: float(value) for name, value in
            re.findall(r"(\w+) = ([\d.]+)", module)}
    bits = core.get("vector_bits", 128)

    def has(kind):
        return core.get(kind + "_bits", 0) >= bits

    if bits == 512:
        if "i8_tiles_per_cycle" in core:
            return "AVX512_CORE_AMX"
        suffix = "_BF16" if has("bf16") else "_VNNI" if has("u8s8") else ""
        return "AVX512_CORE" + suffix
    if bits == 256:
        return ("AVX2_VNNI" if has("u8s8") else
                "AVX2" if has("s16s16") else "AVX")
    return "SSE41"


def machine_name():
    """This machine as its own section of the report: what the operating system
    says of its CPU, and what prelu-opt takes it for."""
    facts = {}
    with open("/proc/cpuinfo") as cpuinfo:
        for line in cpuinfo:
            key, _, value = line.partition(":")
            facts.setdefault(key.strip(), value.strip())
    name = re.search(r'cpu = "([^"]+)"', target("native"))
    model = facts.get("model name", platform.machine())
    numbers = ", ".join(f"{key} {facts[key]}" for key in
                        ("cpu family", "model") if key in facts)
    return (f"{name.group(1) if name else 'CPU'}: {model}" +
            (f" ({numbers})" if numbers else ""))


def write_section(path, heading, title, text):
    """Replaces the section `title` of the page, or adds it as the last one; a new
    page starts with `heading`."""
    page = f"# {heading}\n"
    if os.path.exists(path):
        with open(path) as file:
            page = file.read()
    sections = re.split(r"(?m)^(?=## )", page)
    section = f"## {title}\n\n{text.strip()}\n\n"
    for i, old in enumerate(sections):
        if old.startswith(f"## {title}\n"):
            sections[i] = section
            break
    else:
        sections.append(section)
    sections = [s.rstrip("\n") + "\n" for s in sections]
    with open(path, "w") as file:
        file.write("\n".join(sections))


class Machine:
    """What one core can do at most."""

    def __init__(self, timing):
        self._timing = timing
        self.peak = timing.fma_peak()

    @functools.lru_cache(maxsize=None)
    def stream_seconds(self, reads, writes):
        """A pass over so many floats by a loop written by hand."""
        x, y = (shapes.aligned(np.ones(n, np.float32)) for n in (reads, writes))
        pointers = [a.ctypes.data_as(ctypes.c_void_p) for a in (x, y)]
        return self._timing.stream(pointers[0], ctypes.c_int64(reads // 16 * 16),
                                   pointers[1],
                                   ctypes.c_int64(writes // 16 * 16))

    def limit(self, layer):
        """Seconds: arithmetic or memory, whichever takes longer."""
        memory = self.stream_seconds(layer.bytes_read // 4,
                                     layer.bytes_written // 4)
        # A dot product takes as long as a multiply-add.
        compute = layer.flop / (self.peak * layer.products)
        return max(compute, memory), compute >= memory


class Entry:
    """One way to compute a layer, or a network."""

    def __init__(self, peer, variant, kernel, sample_seconds=SAMPLE_SECONDS):
        self.peer, self.variant, self.kernel = peer, variant, kernel
        self.samples = []
        kernel.run(1)
        once = max(kernel.run(1), 1e-7)
        self.count = max(1, round(sample_seconds / once))

    def sample(self):
        self.samples.append(self.kernel.run(self.count) / self.count)

    @property
    def seconds(self):
        return statistics.median(self.samples)

    @property
    def label(self):
        return f"{self.peer} {self.variant}".strip()


def measure(entries, rounds):
    for _ in range(3):
        for entry in entries:
            entry.kernel.run(entry.count)
    for _ in range(rounds):
        for entry in entries:
            entry.sample()


def relative_error(layer, kernel):
    expected = layer.reference
    result = np.asarray(kernel.output(), np.float64).reshape(expected.shape)
    return np.abs(result - expected).max() / np.abs(expected).max()


def collect(layer, peers, notes):
    """The entries whose results are right; a note for each of the others."""
    entries = []
    for name, module in peers.items():
        if layer.element != "f32" and name not in DOT_PRODUCT_PEERS:
            continue
        try:
            for variant, kernel in module.prepare(layer):
                error = relative_error(layer, kernel)
                if error < TOLERANCE:
                    entries.append(Entry(name, variant, kernel))
                else:
                    notes.append(f"{layer.name}: {name} {variant} is WRONG by "
                                 f"{error:.1e} and left out")
        except Exception as error:  # a peer must not end the run
            reason = str(error).strip().splitlines() or [type(error).__name__]
            notes.append(f"{layer.name}: no {name}: {reason[0][:120]}")
    return entries


def is_named(peer, module_name):
    """Whether `peer`, "ONNX Runtime" or part of it, is in that module."""
    return peer.lower().replace(" ", "") in module_name


def load_peers(wanted, notes):
    peers = {"prelu-opt": ours}
    for module_name in PEERS:
        if wanted and not any(is_named(w, module_name) for w in wanted):
            continue
        try:
            module = importlib.import_module(module_name)
            peers[module.NAME] = module
        except Exception as error:
            notes.append(f"{module_name} cannot be loaded: {error}")
    return peers


def best(entries, peer):
    mine = [e for e in entries if e.peer == peer and e.variant != "Winograd"]
    return min(mine, key=lambda e: e.seconds, default=None)


def format_time(entry):
    if entry is None:
        return "-"
    return f"{entry.seconds * 1e6:.{1 if entry.seconds < 1e-4 else 0}f}"


class Row:
    def __init__(self, layer, entries, peers, machine):
        self.layer, self.entries = layer, entries
        self.best = {peer: best(entries, peer) for peer in peers}
        self.ours = self.best["prelu-opt"]
        rivals = [e for p, e in self.best.items() if e and p != "prelu-opt"]
        # Ours may be Winograd's algorithm as well.
        rivals += [e for e in entries if e.variant == "Winograd"]
        self.rival = min(rivals, key=lambda e: e.seconds, default=None)
        self.limit, self.compute_bound = machine.limit(layer)

    def cells(self):
        share = self.limit / self.ours.seconds
        rate = (f"{self.layer.flop / self.ours.seconds / 1e9:.1f} GFLOP/s"
                if self.layer.kind not in ("prelu", "backward") else
                f"{(self.layer.bytes_read + self.layer.bytes_written) / self.ours.seconds / 1e9:.1f} GB/s")
        ratio = (f"**{self.rival.seconds / self.ours.seconds:.2f}**"
                 if self.rival else "-")
        winograd = min((e for e in self.entries if e.variant == "Winograd"),
                       key=lambda e: e.seconds, default=None)
        bound = "FMA" if self.compute_bound else "memory"
        return ([self.layer.name, format_time(self.ours) +
                 (f" ({self.ours.variant})" if self.ours.variant else ""),
                 rate, f"{share:.0%} of {bound}",
                 self.rival.label if self.rival else "-", ratio] +
                [format_time(e) for p, e in self.best.items()
                 if p != "prelu-opt"] + [format_time(winograd)])


def table(rows, peers, machine):
    header = (["layer", "prelu-opt, us", "rate", "share of the limit",
               "best peer", "ratio"] +
              [f"{p}, us" for p in peers if p != "prelu-opt"] +
              ["ncnn Winograd, us"])
    lines = [f"FMA peak {machine.peak / 1e9:.1f} GFLOP/s, one thread. Ratio: "
             "the best peer's time over ours; above 1 ours is faster.", "",
             "| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(row.cells()) + " |" for row in rows]
    return "\n".join(lines)


def plot(rows, machine, path):
    import matplotlib
    matplotlib.use("svg")
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(figsize=(8, 5))
    size = 16 << 20
    bandwidth = 8 * size / machine.stream_seconds(size, size)
    x = np.logspace(-1.3, 3, 200)
    axes.loglog(x, np.minimum(machine.peak, x * bandwidth) / 1e9, "k-",
                label="limit, tensors in memory")
    for kind, marker, color in (("ours", "o", "C0"), ("rival", "x", "C1")):
        points = [(row.layer.flop / (row.layer.bytes_read +
                                     row.layer.bytes_written),
                   row.layer.flop / getattr(row, kind).seconds / 1e9)
                  for row in rows if getattr(row, kind)]
        axes.plot(*zip(*points), marker, color=color,
                  label="prelu-opt" if kind == "ours" else "best peer")
    axes.set_xlabel("FLOP per byte of the layer's tensors")
    axes.set_ylabel("GFLOP/s")
    axes.legend()
    axes.grid(True, which="both", alpha=0.2)
    figure.savefig(path, metadata={"Date": None})


def compare(layers, arguments, machine):
    notes = []
    peers = load_peers(arguments.peers, notes)
    rows = []
    for layer in layers:
        entries = collect(layer, peers, notes)
        measure(entries, arguments.rounds)
        if best(entries, "prelu-opt"):
            rows.append(Row(layer, entries, peers, machine))
            print("  ".join(rows[-1].cells()), flush=True)
        for cached in ("data", "reference"):
            layer.__dict__.pop(cached, None)
    report = table(rows, peers, machine)
    if notes:
        report += "\n\nNot measured:\n\n" + "\n".join(f"- {n}" for n in notes)
    return report + "\n", rows


def compare_ours(layers, rounds, title, variants):
    """Our kernels against each other: `variants` makes two of a layer."""
    lines = [f"| layer | {title} |", "|---|---|---|---|"]
    for layer in layers:
        pair = [Entry("prelu-opt", "", k) for k in variants(layer)]
        measure(pair, rounds)
        first, second = (e.seconds for e in pair)
        lines.append(f"| {layer.name} | {first * 1e6:.1f} us | "
                     f"{second * 1e6:.1f} us | {first / second:.3f} |")
        print(lines[-1], flush=True)
        layer.__dict__.pop("data", None)
    return "\n".join(lines) + "\n"


def compile_times(layers):
    lines = ["| layer | MLIR text to library |", "|---|---|"]
    for layer in layers:
        seconds = statistics.median(ours.compile_seconds(layer)
                                    for _ in range(3))
        lines.append(f"| {layer.name} | {seconds:.2f} s |")
        print(lines[-1], flush=True)
        layer.__dict__.pop("data", None)
    return "\n".join(lines) + "\n"


def fastest(layer, **options):
    kernels = [ours.Kernel(layer, nhwc, **options)
               for nhwc in ((False, True) if layer.is_conv else (False,))]
    return min(kernels, key=lambda k: min(k.run(3) for _ in range(5)))


def main():
    parser = argparse.ArgumentParser()
    split = lambda text: text.split(",")
    parser.add_argument("--layers", type=split, default=["*"])
    parser.add_argument("--peers", type=split, default=[])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--cpu", default="",
                        help="code for another CPU that this machine can run; "
                        "oneDNN is held to that CPU's instructions, unless "
                        "ONEDNN_MAX_CPU_ISA says otherwise")
    parser.add_argument("--out")
    parser.add_argument("--plot")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--cost", action="store_true")
    parser.add_argument("--threads", action="store_true")
    parser.add_argument("--compile", action="store_true")
    arguments = parser.parse_args()
    for peer in arguments.peers:
        if not any(is_named(peer, module_name) for module_name in PEERS):
            parser.error(f"no peer is called {peer}: {', '.join(PEERS)}")
    layers = [layer for layer in shapes.LAYERS
              if any(fnmatch.fnmatch(layer.name, p) for p in arguments.layers)]
    if arguments.list or not layers:
        print("\n".join(layer.name for layer in shapes.LAYERS))
        sys.exit(not arguments.list)

    ours.OPTIONS = f"cpu={arguments.cpu}" if arguments.cpu else ""
    if arguments.cpu:
        # oneDNN reads it once, when it is loaded.
        isa = os.environ.setdefault("ONEDNN_MAX_CPU_ISA",
                                    onednn_isa(arguments.cpu))
        print(f"oneDNN: {isa}", flush=True)
        if not re.search("VNNI|BF16|FP16|AMX", isa):
            # There oneDNN adds up pairs of products of bytes in 16 bits, which
            # saturate, and halves a convolution's weights before: of others than
            # these no result would count.
            os.environ["PRELU_BENCH_SMALL_WEIGHTS"] = "1"
            shapes.HAS_SMALL_WEIGHTS = True
            print("weights of bytes: even numbers of 7 bits", flush=True)
    ours.CACHE = os.path.join(TOP, "build", "bench-layers")
    os.makedirs(ours.CACHE, exist_ok=True)
    ours.TIMING = load_timing()
    contractions = [l for l in layers if l.kind not in ("prelu", "backward")]
    if arguments.cost:
        report = compare_ours(
            contractions, arguments.rounds, "with PReLU | without | ratio",
            lambda l: [fastest(l), fastest(l, prelu=False)])
    elif arguments.threads:
        report = compare_ours(
            contractions, arguments.rounds, "one thread | two threads | ratio",
            lambda l: [fastest(l), fastest(l, options="threads=2")])
    elif arguments.compile:
        report = compile_times(layers)
    else:
        machine = Machine(ours.TIMING)
        report, rows = compare(layers, arguments, machine)
        print(report)
        if arguments.plot:
            plot(rows, machine, arguments.plot)
    if arguments.out:
        code = f", code for {arguments.cpu}" if arguments.cpu else ""
        write_section(arguments.out, "Single layers: prelu-opt and its peers",
                      machine_name() + code, report)


if __name__ == "__main__":
    main()
