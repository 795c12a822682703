"""O-Net (four crops) and P-Net through prelu-opt, ONNX Runtime and upstream
MLIR's plain lowering, interleaved in one run on one thread; and how long O-Net
takes to compile, next to iree-compile. Run it through `bench_nets.sh`, which
installs the peers.

Prints medians and the ratio to prelu-opt's (above 1: prelu-opt is faster).
"""

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
sys.path += [os.path.join(HERE, "..", "..", "tools", "lib"),
             os.path.join(HERE, "..", "Integration", "CPU")]
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


def bench_compile(folder):
    mlir = os.path.join(folder, "mtcnn_onet.mlir")
    llvm = netrun.LLVM_BIN

    def ours():
        out = os.path.join(folder, "compile")
        subprocess.run([netrun.find_prelu_opt(), mlir, "--prelu-cpu-pipeline",
                        "-o", out + ".mlir"], check=True)
        subprocess.run([os.path.join(llvm, "mlir-translate"),
                        "--mlir-to-llvmir", out + ".mlir", "-o", out + ".ll"],
                       check=True)
        subprocess.run([os.path.join(llvm, "clang"), "-O3", "-c", "-fPIC",
                        "-Wno-override-module", out + ".ll", "-o", out + ".o"],
                       check=True)

    def iree():
        subprocess.run([os.path.join(os.path.dirname(sys.executable),
                                     "iree-compile"), mlir,
                        "--iree-hal-target-backends=llvm-cpu",
                        "--iree-llvmcpu-target-cpu=host", "--iree-opt-level=O3",
                        "-o", os.path.join(folder, "net.vmfb")],
                       check=True, stderr=subprocess.DEVNULL)

    seconds = {"prelu-opt": [], "iree-compile": []}
    for _ in range(5):
        seconds["prelu-opt"].append(timed(ours))
        seconds["iree-compile"].append(timed(iree))
    base = statistics.median(seconds["prelu-opt"])
    for name, samples in seconds.items():
        median = statistics.median(samples)
        print(f"{'compile O-Net':12} {name:16} {median:9.2f} s  "
              f"{median / base:6.2f}x")


def main():
    with tempfile.TemporaryDirectory() as folder:
        bench("mtcnn_onet", onnx_onet, folder)
        bench("mtcnn_pnet", onnx_pnet, folder)
        bench_compile(folder)


if __name__ == "__main__":
    main()
