"""The part of quickstart.sh after the build: O-Net through prelu-opt, its
remarks, its numbers next to torch's, its time next to upstream's lowering."""

import os
import re
import statistics
import subprocess
import sys
import tempfile

import numpy as np

import netrun
import weights

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NETS = os.path.join(TOP, "test", "Integration", "Inputs", "nets")
REMARK = re.compile(r'^.*:(\d+):\d+: remark: \[(\w+)\] \w+ \| '
                    r'Category:(\S+) \| (.*)$')
LANDMARKS = ["left eye", "right eye", "nose", "mouth left", "mouth right"]
TOLERANCE = 1e-5
ROUNDS = 31


def heading(text):
    print(f"\n== {text}", flush=True)


def table(rows):
    """Rows of cells in columns; the first row is the head."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("  " + "  ".join(c.ljust(w) for c, w in zip(row, widths)).rstrip())
        if number == 0:
            print("  " + "  ".join("-" * w for w in widths))


def remark_text(kind, arguments):
    """`Remark="..."` or `Reason="..." | Suggestion="..."` as a sentence."""
    texts = re.findall(r'(\w+)="?(.*?)"?(?= \| \w+=|$)', arguments)
    sentence = "; ".join(text for _, text in texts)
    return sentence if kind == "Passed" else f"{kind.upper()}: {sentence}"


def show_remarks(mlir, folder):
    """One row a PReLU: how it was spelled and where it went."""
    result = subprocess.run(
        [netrun.find_prelu_opt(), mlir, "--prelu-cpu-pipeline=stop-after=fuse",
         "--remarks-filter=prelu-.*", "-o", os.path.join(folder, "fused.mlir")],
        capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"prelu-opt failed:\n{result.stderr}")
    prelus = {}
    for line in result.stderr.splitlines():
        match = REMARK.match(line)
        if match:
            place, kind, category, arguments = match.groups()
            prelus.setdefault(int(place), {})[category] = remark_text(
                kind, arguments)
    table([["PReLU", "line", "prelu-raise", "prelu-fuse"]] +
          [[str(number), str(place), texts.get("prelu-raise", ""),
            texts.get("prelu-fuse", "")]
           for number, (place, texts) in enumerate(sorted(prelus.items()), 1)])


def face(outputs, boxes):
    """Score, box and landmarks of the best crop, in the photo's pixels."""
    offsets, points, scores = (o.astype(np.float64) for o in outputs)
    best = int(np.argmax(scores[:, 1]))
    corner, size = boxes[best, :2], boxes[best, 2:] - boxes[best, :2]
    box = boxes[best] + offsets[best] * np.tile(size, 2)
    # The five x come before the five y.
    landmarks = corner + points[best].reshape(2, 5).T * size
    return scores[best, 1], box, landmarks


def show_face(ours, torchs, boxes):
    score, box, landmarks = face(ours, boxes)
    score_torch, box_torch, landmarks_torch = face(torchs, boxes)
    numbers = lambda values: "  ".join(f"{v:6.1f}" for v in values)
    table([["", "prelu-opt", "torch"],
           ["score", f"{score:6.4f}", f"{score_torch:6.4f}"],
           ["box", numbers(box), numbers(box_torch)]] +
          [[name, numbers(a), numbers(b)] for name, a, b in
           zip(LANDMARKS, landmarks, landmarks_torch)])
    error = max(netrun.relative_error(a, b) for a, b in zip(ours, torchs))
    print(f"\n  largest difference of any of the {sum(y.size for y in torchs)} "
          f"outputs, relative to the largest: {error:.1e}")
    if not error <= TOLERANCE:
        sys.exit(f"error: that is more than {TOLERANCE:.0e}")


def show_times(functions, x):
    """Interleaved, so that both see the same machine."""
    seconds = {name: [] for name in functions}
    for _ in range(ROUNDS):
        for name, function in functions.items():
            seconds[name].append(function.time_once(x))
    medians = {name: statistics.median(s) for name, s in seconds.items()}
    base = medians["prelu-opt"]
    table([["", "one call", ""]] +
          [[name, f"{m * 1e3:.2f} ms", f"{m / base:.1f}x"]
           for name, m in medians.items()])


def main():
    net = os.path.join(NETS, "mtcnn_onet")
    stored = np.load(net + ".torch.npz")
    x, torchs = stored["x"], [stored[f"y{i}"] for i in range(3)]
    kinds = [(y.ndim, np.float32) for y in torchs]
    with tempfile.TemporaryDirectory() as folder:
        mlir = os.path.join(folder, "mtcnn_onet.mlir")
        weights.attach_file(net + ".mlir", net + ".weights.npz", mlir)

        heading("O-Net through prelu-opt: what became of each PReLU")
        show_remarks(mlir, folder)

        ours = os.path.join(folder, "ours.so")
        upstream = os.path.join(folder, "upstream.so")
        took = netrun.compile_prelu(mlir, ours)
        netrun.compile_upstream(mlir, upstream)
        functions = {"prelu-opt": netrun.Library(ours, kinds),
                     "upstream, unfused": netrun.Library(upstream, kinds)}

        heading("The face among four crops of the photo")
        show_face(functions["prelu-opt"](x), torchs, stored["box"])

        heading("Time for four crops on one thread "
                f"(compiled in {took:.1f} s; median of {ROUNDS})")
        show_times(functions, x)


if __name__ == "__main__":
    main()
