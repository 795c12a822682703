"""Runs a whole network through one of prelu-opt's pipelines and holds it against
torch's stored outputs, or, for dynamic shapes, against numpy.

    nets.py <net>... [--threads N]
    nets.py <net>... --vulkan OPTIONS
    nets.py <net>... --compile nvvm | rocdl

The last one only compiles, to the end of mlir-translate.
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import mtcnn
import netrun
import weights

NETS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "..", "Inputs", "nets")
TOLERANCE = 1e-5

# Net: weights, numpy's version, input shapes, ranks of the results.
DYNAMIC = {
    "mtcnn_pnet_dynhw": ("mtcnn_pnet", mtcnn.pnet,
                         [(1, 3, 12, 12), (1, 3, 13, 19), (1, 3, 37, 101),
                          (1, 3, 216, 48)], [4, 4]),
    "mtcnn_rnet_dynbatch": ("mtcnn_rnet", mtcnn.rnet,
                            [(1, 3, 24, 24), (7, 3, 24, 24)],
                            [2, 2]),
    "mtcnn_onet_dynbatch": ("mtcnn_onet", mtcnn.onet,
                            [(1, 3, 48, 48), (5, 3, 48, 48)],
                            [2, 2, 2]),
}
NUMPY_OF = {"mtcnn_pnet": mtcnn.pnet, "mtcnn_onet": mtcnn.onet}


def cases(net):
    """Pairs of the inputs and the expected outputs."""
    if net not in DYNAMIC:
        stored = np.load(os.path.join(NETS, net + ".torch.npz"))
        pick = lambda first: [stored[name] for name in sorted(stored.files)
                              if name.startswith(first)]
        yield pick("x"), pick("y")
        return
    weights_of, reference, shapes, _ = DYNAMIC[net]
    arrays = mtcnn.Weights(
        np.load(os.path.join(NETS, weights_of + ".weights.npz")))
    random = np.random.default_rng(7)
    for shape in shapes:
        x = random.uniform(-1, 1, shape).astype(np.float32)
        yield [x], reference(x, arrays)


def ranks(net):
    if net in DYNAMIC:
        return DYNAMIC[net][3]
    return [y.ndim for y in next(cases(net))[1]]


def check_reference(net):
    """numpy's version of a net must agree with torch where both are there."""
    if net not in NUMPY_OF:
        return
    [x], expected = next(cases(net))
    arrays = mtcnn.Weights(np.load(os.path.join(NETS, net + ".weights.npz")))
    for actual, y in zip(NUMPY_OF[net](x, arrays), expected):
        error = netrun.relative_error(actual, y)
        assert error < TOLERANCE, f"the numpy reference is off by {error:.1e}"


def find_weights(net):
    prefix = os.path.join(NETS, DYNAMIC[net][0] if net in DYNAMIC else net)
    recipes = prefix + ".weights.txt"
    return recipes if os.path.exists(recipes) else prefix + ".weights.npz"


def compile_only(mlir, exit_):
    """To LLVM IR: the host's part, the kernels are in it as code."""
    netrun.run([netrun.find_prelu_opt(), mlir, f"--prelu-{exit_}-pipeline",
                "-o", mlir + ".llvm"])
    netrun.run([os.path.join(netrun.LLVM_BIN, "mlir-translate"),
                "--mlir-to-llvmir", mlir + ".llvm", "-o", os.devnull])


def check(net, mlir, arguments):
    """Whether every output is right."""
    library = mlir + ".so"
    if arguments.vulkan is not None:
        netrun.compile_vulkan(mlir, library, arguments.vulkan)
    else:
        netrun.compile_prelu(
            mlir, library, f"cpu={arguments.cpu} threads={arguments.threads}")
    function = netrun.Library(library, [(r, np.float32) for r in ranks(net)])
    right = True
    for inputs, expected in cases(net):
        before = [x.copy() for x in inputs]
        outputs = function(*inputs)
        for x, old in zip(inputs, before):
            if not np.array_equal(x, old):
                print(f"WRONG: {net} writes to its input {x.shape}")
                right = False
        for number, (y, reference) in enumerate(zip(outputs, expected)):
            error = netrun.relative_error(y, reference)
            verdict = "ok" if error <= TOLERANCE else "WRONG"
            right &= error <= TOLERANCE
            print(f"{verdict}: {net} {inputs[0].shape} output {number}: "
                  f"relative error {error:.1e}")
    return right


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nets", nargs="+")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--vulkan", metavar="OPTIONS",
                        help="the SPIR-V pipeline with these options")
    parser.add_argument("--compile", choices=["nvvm", "rocdl"])
    arguments = parser.parse_args()
    right = True
    for net in arguments.nets:
        check_reference(net)
        with tempfile.TemporaryDirectory() as folder:
            mlir = os.path.join(folder, "net.mlir")
            weights.attach_file(os.path.join(NETS, net + ".mlir"),
                                find_weights(net), mlir)
            if arguments.compile:
                compile_only(mlir, arguments.compile)
                print(f"ok: {net} compiles for {arguments.compile}")
            else:
                right &= check(net, mlir, arguments)
    sys.exit(not right)


if __name__ == "__main__":
    main()
