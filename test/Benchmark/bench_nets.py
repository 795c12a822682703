"""O-Net (four crops) and P-Net through prelu-opt, ONNX Runtime and upstream
MLIR's plain lowering, interleaved in one run on one thread; and how long whole
networks take to compile, and how much memory, by prelu-compile, by prelu-opt,
mlir-translate and clang, and by iree-compile from ONNX, interleaved too. Run it
through `bench_nets.sh`, which installs the peers and exports the networks.

    bench_nets.py [--nets NET,...] [--rounds N] [--compile | --run]

Prints medians and the ratio to ours (above 1: we are faster).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "..", "..", "tools", "lib")
sys.path += [TOOLS, os.path.join(HERE, "..", "Integration", "CPU")]
import mtcnn as reference  # noqa: E402
import netrun  # noqa: E402
import weights  # noqa: E402

NETS = os.path.join(HERE, "..", "Integration", "Inputs", "nets")
ROUNDS = 101


class OnnxBuilder:
    """Layers of a network as ONNX nodes."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def _constant(self, array):
        name = f"w{len(self.constants)}"
        self.constants.append(
            numpy_helper.from_array(array.astype(np.float32), name))
        return name

    def node(self, kind, inputs, **attributes):
        inputs = [i if isinstance(i, str) else self._constant(i)
                  for i in inputs]
        output = f"t{len(self.nodes)}"
        self.nodes.append(
            helper.make_node(kind, inputs, [output], **attributes))
        return output

    def conv_prelu(self, x, weight, bias, alpha):
        x = self.node("Conv", [x, weight, bias])
        return self.node("PRelu", [x, alpha.reshape(-1, 1, 1)])

    def max_pool(self, x, size):
        return self.node("MaxPool", [x], kernel_shape=[size, size],
                         strides=[2, 2], ceil_mode=1)

    def dense(self, x, weight, bias):
        return self.node("Gemm", [x, weight, bias], transB=1)

    def model(self, shape, outputs):
        make = helper.make_tensor_value_info
        graph = helper.make_graph(
            self.nodes, "net",
            [make("x", onnx.TensorProto.FLOAT, shape)],
            [make(o, onnx.TensorProto.FLOAT, None) for o in outputs],
            self.constants)
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", 17)],
            ir_version=8).SerializeToString()


def onnx_pnet(w, shape):
    b = OnnxBuilder()
    x = b.conv_prelu("x", w(10, 3, 3, 3), w(10), w(10, again=1))
    x = b.max_pool(x, 2)
    x = b.conv_prelu(x, w(16, 10, 3, 3), w(16), w(16, again=1))
    x = b.conv_prelu(x, w(32, 16, 3, 3), w(32), w(32, again=1))
    score = b.node("Conv", [x, w(2, 32, 1, 1), w(2)])
    return b.model(shape, [b.node("Conv", [x, w(4, 32, 1, 1), w(4)]),
                           b.node("Softmax", [score], axis=1)])


def onnx_onet(w, shape):
    b = OnnxBuilder()
    x = b.conv_prelu("x", w(32, 3, 3, 3), w(32), w(32, again=1))
    x = b.max_pool(x, 3)
    x = b.conv_prelu(x, w(64, 32, 3, 3), w(64), w(64, again=1))
    x = b.max_pool(x, 3)
    x = b.conv_prelu(x, w(64, 64, 3, 3), w(64, again=2), w(64, again=3))
    x = b.max_pool(x, 2)
    x = b.conv_prelu(x, w(128, 64, 2, 2), w(128), w(128, again=1))
    x = b.node("Transpose", [x], perm=[0, 3, 2, 1])
    x = b.node("Flatten", [x])
    x = b.dense(x, w(256, 1152), w(256))
    x = b.node("PRelu", [x, w(256, again=1)])
    score = b.dense(x, w(2, 256), w(2))
    return b.model(shape, [b.dense(x, w(4, 256), w(4)),
                           b.dense(x, w(10, 256), w(10)),
                           b.node("Softmax", [score], axis=1)])


def onnx_session(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options,
                                        providers=["CPUExecutionProvider"])


def timed(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def bench(net, build, folder):
    stored = np.load(os.path.join(NETS, net + ".torch.npz"))
    archive = os.path.join(NETS, net + ".weights.npz")
    x = np.ascontiguousarray(stored["x"])
    expected = [stored[f"y{i}"] for i in range(3) if f"y{i}" in stored.files]
    mlir = os.path.join(folder, net + ".mlir")
    weights.attach_file(os.path.join(NETS, net + ".mlir"), archive, mlir)
    kinds = [(y.ndim, np.float32) for y in expected]

    ours, plain = (os.path.join(folder, net + s) for s in ("-o.so", "-u.so"))
    netrun.compile_prelu(mlir, ours)
    netrun.compile_upstream(mlir, plain)
    ours, plain = (netrun.Library(path, kinds) for path in (ours, plain))
    session = onnx_session(
        build(reference.Weights(np.load(archive)), list(x.shape)))
    for name, outputs in [("prelu-opt", ours(x)),
                          ("ONNX Runtime", session.run(None, {"x": x}))]:
        worst = max(netrun.relative_error(a, e)
                    for a, e in zip(outputs, expected))
        assert worst < 1e-5, f"{name} is off by {worst}"

    run = {"prelu-opt": lambda: ours.time_once(x),
           "ONNX Runtime": lambda: timed(lambda: session.run(None, {"x": x})),
           "upstream, unfused": lambda: plain.time_once(x)}
    seconds = {name: [] for name in run}
    for _ in range(ROUNDS):
        for name, function in run.items():
            seconds[name].append(function())
    base = statistics.median(seconds["prelu-opt"])
    for name, samples in seconds.items():
        median = statistics.median(samples)
        print(f"{net:12} {name:18} {median * 1e6:9.0f} us "
              f"{median / base:6.2f}x")


# The networks to compile, by test/Integration/Inputs/nets/export.py.
COMPILED = ["lenet5_16", "onet_16", "mobilefacenet", "srresnet", "resnet34_112",
            "resnet34", "iresnet50", "googlenet", "fsrcnn", "convtasnet"]
EXPORTED = os.path.join(HERE, "..", "..", "build", "bench-nets")


class Cost:
    """Seconds, CPU seconds and peak memory of a program."""

    def __init__(self, seconds, cpu, mebibytes):
        self.seconds, self.cpu, self.mebibytes = seconds, cpu, mebibytes

    def then(self, other):
        """Of one program after another."""
        return Cost(self.seconds + other.seconds, self.cpu + other.cpu,
                    max(self.mebibytes, other.mebibytes))


def cost(command):
    # malloc as it is: the settings for the calls would count as memory.
    plain = {name: value for name, value in os.environ.items()
             if not name.startswith("MALLOC_")}
    with tempfile.NamedTemporaryFile("r") as numbers:
        subprocess.run([sys.executable, "-S", os.path.join(TOOLS, "cost.py"),
                        numbers.name, *command], check=True,
                       stderr=subprocess.DEVNULL, env=plain)
        return Cost(*map(float, numbers.read().split()))


def compile_direct(mlir, out):
    prelu_compile = os.path.join(os.path.dirname(netrun.find_prelu_opt()),
                                 "prelu-compile")
    return cost([prelu_compile, mlir, "-o", out + ".o"])


def compile_text(mlir, out):
    tool = lambda name: os.path.join(netrun.LLVM_BIN, name)
    return cost([netrun.find_prelu_opt(), mlir, "--prelu-cpu-pipeline", "-o",
                 out + ".mlir"]).then(
        cost([tool("mlir-translate"), "--mlir-to-llvmir", out + ".mlir", "-o",
              out + ".ll"])).then(
        cost([tool("clang"), "-O3", "-c", "-fPIC", "-Wno-override-module",
              out + ".ll", "-o", out + ".o"]))


def compile_iree(imported, out):
    tool = os.path.join(os.path.dirname(sys.executable), "iree-compile")
    return cost([tool, imported, "--iree-hal-target-backends=llvm-cpu",
                 "--iree-llvmcpu-target-cpu=host", "--iree-opt-level=O3",
                 "-o", out + ".vmfb"])


def bench_compile(net, rounds, folder):
    """Prints what each road costs; the ratio of iree-compile's time to ours."""
    mlir = os.path.join(EXPORTED, net + ".mlir")
    imported = os.path.join(folder, net + ".onnx.mlir")
    importer = os.path.join(os.path.dirname(sys.executable), "iree-import-onnx")
    subprocess.run([importer, os.path.join(EXPORTED, net + ".onnx"), "-o",
                    imported], check=True, stderr=subprocess.DEVNULL)
    out = os.path.join(folder, net)
    roads = {"prelu-compile": lambda: compile_direct(mlir, out),
             "prelu-opt, clang": lambda: compile_text(mlir, out),
             "iree-compile": lambda: compile_iree(imported, out)}
    costs = {name: [] for name in roads}
    for _ in range(rounds):
        for name, road in roads.items():
            costs[name].append(road())
    median = lambda name, what: statistics.median(
        getattr(c, what) for c in costs[name])
    base = median("prelu-compile", "seconds")
    for name in roads:
        print(f"compile {net:14} {name:18} {median(name, 'seconds'):8.2f} s "
              f"{median(name, 'cpu'):8.2f} s of CPUs "
              f"{median(name, 'mebibytes'):8.0f} MiB "
              f"{median(name, 'seconds') / base:6.2f}x", flush=True)
    return median("iree-compile", "seconds") / base


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nets", default=",".join(COMPILED),
                        help="the networks to compile")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--compile", action="store_true", help="that alone")
    parser.add_argument("--run", action="store_true", help="that alone")
    parser.add_argument("--list", action="store_true",
                        help="print the networks that are to be compiled")
    arguments = parser.parse_args()
    nets = [] if arguments.run else arguments.nets.split(",")
    if arguments.list:
        print(*nets)
        return
    with tempfile.TemporaryDirectory() as folder:
        if not arguments.compile:
            bench("mtcnn_onet", onnx_onet, folder)
            bench("mtcnn_pnet", onnx_pnet, folder)
        ratios = [bench_compile(net, arguments.rounds, folder) for net in nets]
    if ratios:
        print(f"iree-compile / prelu-compile, geometric mean of {len(ratios)} "
              f"nets: {statistics.geometric_mean(ratios):.2f}x")


if __name__ == "__main__":
    main()
