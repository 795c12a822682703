"""Runs a whole network through one of prelu-opt's pipelines and holds it against
torch's stored outputs, or, for dynamic shapes, against numpy.

    nets.py <net> [--threads N]
    nets.py <net> --vulkan OPTIONS
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
    """Pairs of an input and the expected outputs."""
    if net not in DYNAMIC:
        stored = np.load(os.path.join(NETS, net + ".torch.npz"))
        count = sum(name.startswith("y") for name in stored.files)
        yield stored["x"], [stored[f"y{i}"] for i in range(count)]
        return
    weights_of, reference, shapes, _ = DYNAMIC[net]
    arrays = mtcnn.Weights(
        np.load(os.path.join(NETS, weights_of + ".weights.npz")))
    random = np.random.default_rng(7)
    for shape in shapes:
        x = random.uniform(-1, 1, shape).astype(np.float32)
        yield x, reference(x, arrays)


def ranks(net):
    if net in DYNAMIC:
        return DYNAMIC[net][3]
    return [y.ndim for y in next(cases(net))[1]]


def check_reference(net):
    """numpy's version of a net must agree with torch where both are there."""
    if net not in NUMPY_OF:
        return
    x, expected = next(cases(net))
    arrays = mtcnn.Weights(np.load(os.path.join(NETS, net + ".weights.npz")))
    for actual, y in zip(NUMPY_OF[net](x, arrays), expected):
        error = netrun.relative_error(actual, y)
        assert error < TOLERANCE, f"the numpy reference is off by {error:.1e}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("net")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--vulkan", metavar="OPTIONS",
                        help="the SPIR-V pipeline with these options")
    arguments = parser.parse_args()
    net = arguments.net
    check_reference(net)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        mlir = os.path.join(folder, "net.mlir")
        archive = DYNAMIC[net][0] if net in DYNAMIC else net
        weights.attach_file(os.path.join(NETS, net + ".mlir"),
                            os.path.join(NETS, archive + ".weights.npz"), mlir)
        library = os.path.join(folder, "net.so")
        if arguments.vulkan is not None:
            netrun.compile_vulkan(mlir, library, arguments.vulkan)
        else:
            netrun.compile_prelu(
                mlir, library,
                f"cpu={arguments.cpu} threads={arguments.threads}")
        function = netrun.Library(library, [(r, np.float32) for r in ranks(net)])
        for x, expected in cases(net):
            for number, (y, reference) in enumerate(zip(function(x), expected)):
                error = netrun.relative_error(y, reference)
                verdict = "ok" if error <= TOLERANCE else "WRONG"
                failed |= error > TOLERANCE
                print(f"{verdict}: {net} {x.shape} output {number}: "
                      f"relative error {error:.1e}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
