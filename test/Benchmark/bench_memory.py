"""How much memory a network takes while it runs: prelu-opt's arena and weights,
and by how much a process grows that loads and runs it, beside ONNX Runtime and
OpenVINO. Run it in `bench_nets.sh`'s environment, which exports the networks:

    build/bench-venv/bin/python test/Benchmark/bench_memory.py [NET...]
"""

import os
import re
import subprocess
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path += [os.path.join(TOP, "tools", "lib")]
import netrun  # noqa: E402
import weights  # noqa: E402

NETS = os.path.join(TOP, "build", "bench-nets")
CALLS = 5
PEERS = ["prelu-opt", "onnxruntime", "openvino"]


def status(key):
    with open("/proc/self/status") as lines:
        for line in lines:
            if line.startswith(key + ":"):
                return int(line.split()[1]) * 1024
    raise KeyError(key)


def inputs(net):
    stored = np.load(os.path.join(NETS, net + ".torch.npz"))
    pick = lambda first: [stored[name] for name in sorted(stored.files)
                          if name.startswith(first)]
    return pick("x"), pick("y")


def grow(peer, net, library):
    """Runs the net in this process; prints the bytes that it grew by."""
    xs, ys = inputs(net)
    onnx = os.path.join(NETS, net + ".onnx")
    if peer == "onnxruntime":
        import onnxruntime
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
    elif peer == "openvino":
        import openvino
        core = openvino.Core()
    before = status("VmRSS")
    if peer == "prelu-opt":
        call = netrun.Library(library, [(y.ndim, y.dtype) for y in ys])
        run = lambda: call(*xs)
    elif peer == "onnxruntime":
        session = onnxruntime.InferenceSession(onnx, options)
        names = [i.name for i in session.get_inputs()]
        run = lambda: session.run(None, dict(zip(names, xs)))
    else:
        model = core.compile_model(onnx, "CPU", {
            "INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": "f32"})
        run = lambda: [np.array(r) for r in model(xs).values()]
    for _ in range(CALLS):
        results = run()
    error = max(netrun.relative_error(np.asarray(r), y)
                for r, y in zip(results, ys))
    assert error < 1e-4, error
    print(status("VmHWM") - before)


def measure(net, folder):
    mlir = os.path.join(folder, net + ".mlir")
    weights.attach_file(os.path.join(NETS, net + ".mlir"),
                        os.path.join(NETS, net + ".weights.txt"), mlir)
    library = os.path.join(folder, net + ".so")
    compile_ = os.path.join(os.path.dirname(netrun.find_prelu_opt()),
                            "prelu-compile")
    said = subprocess.run(
        [compile_, mlir, "-o", library, "--remarks-filter=prelu-plan-memory"],
        capture_output=True, text=True, check=True).stderr
    number = lambda pattern: int(re.search(pattern, said)[1])
    arena, unshared = number(r"ArenaBytes=(\d+)"), number(r"WithoutReuse=(\d+)")
    held = re.search(r"weights ([\d.]+) (KiB|MiB)", said)
    weight_bytes = float(held[1]) * {"KiB": 1 << 10, "MiB": 1 << 20}[held[2]]
    row = [net] + [f"{b / 2**20:.1f}" for b in (
        unshared, arena, weight_bytes, arena + weight_bytes)]
    for peer in PEERS:
        out = subprocess.run([sys.executable, __file__, "--grow", peer, net,
                              library], capture_output=True, text=True)
        row.append(f"{int(out.stdout.split()[-1]) / 2**20:.1f}"
                   if out.returncode == 0 else "failed")
    print("| " + " | ".join(row) + " |", flush=True)


def main():
    if sys.argv[1:2] == ["--grow"]:
        return grow(*sys.argv[2:5])
    nets = sys.argv[1:] or sorted(
        name[:-5] for name in os.listdir(NETS) if name.endswith(".onnx"))
    print("| net (MiB) | buffers | arena | weights | arena + weights | "
          + " | ".join(peer + " grows by" for peer in PEERS) + " |")
    print("|---|" + "---|" * (4 + len(PEERS)))
    with tempfile.TemporaryDirectory() as folder:
        for net in nets:
            measure(net, folder)


if __name__ == "__main__":
    main()
