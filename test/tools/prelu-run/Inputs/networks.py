"""Puts networks together with their weights, and torch's numbers beside them.

    networks.py <source folder> <output folder>
"""

import os
import shutil
import sys

import weights

WEIGHTS = {"lenet5": "lenet5.weights.npz",
           "mtcnn_onet": "mtcnn_onet.weights.npz",
           "mtcnn_onet_dynbatch": "mtcnn_onet.weights.npz",
           "streaming_tiny": "streaming_tiny.weights.txt"}


def main():
    source, output = sys.argv[1:]
    nets = os.path.join(source, "test", "Integration", "Inputs", "nets")
    for net, archive in WEIGHTS.items():
        weights.attach_file(os.path.join(nets, net + ".mlir"),
                            os.path.join(nets, archive),
                            os.path.join(output, net + ".mlir"))
        numbers = os.path.join(nets, net + ".torch.npz")
        if os.path.exists(numbers):
            shutil.copy(numbers, os.path.join(output, net + ".npz"))


main()
