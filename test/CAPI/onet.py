"""Runs the C program that finds faces in crops, and compares with torch.

    onet.py <program> <folder>
"""

import os
import subprocess
import sys

import numpy as np

import netrun
import weights

NETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..",
                    "Integration", "Inputs", "nets")

program, folder = sys.argv[1:]
net = os.path.join(NETS, "mtcnn_onet")
mlir = os.path.join(folder, "onet.mlir")
weights.attach_file(net + ".mlir", net + ".weights.npz", mlir)
reference = np.load(net + ".torch.npz")
done = subprocess.run([program, mlir], input=reference["x"].tobytes(),
                      stdout=subprocess.PIPE, check=True)
scores = np.frombuffer(done.stdout, np.float32).reshape(4, 2)
error = netrun.relative_error(scores, reference["y2"])
print(f"scores of {len(scores)} crops, relative error {error:.1e}")
