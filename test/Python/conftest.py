"""Networks and the data that they are held against."""

import os
import sys

import numpy as np
import pytest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NETS = os.path.join(TOP, "test", "Integration", "Inputs", "nets")
sys.path.append(os.path.join(TOP, "tools", "lib"))

TWICE = """
func.func @twice(%x: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %0 = arith.addf %x, %x : tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}
"""

# A PReLU that is fused, and one that something else reads the input of.
TWO_PRELUS = """
func.func @main(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>)
    -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x16xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>)
      -> tensor<4x16xf32>
  %m = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)
      outs(%i : tensor<4x16xf32>) -> tensor<4x16xf32>
  %alpha = arith.constant dense<0.25> : tensor<f32>
  %r = prelu.prelu %m, %alpha {alpha_dims = array<i64>}
      : tensor<4x16xf32>, tensor<f32>
  %s = math.cos %r : tensor<4x16xf32>
  return %r, %s : tensor<4x16xf32>, tensor<4x16xf32>
}
"""


@pytest.fixture(scope="session")
def onet(tmp_path_factory):
    """MTCNN's O-Net as a file, its input and torch's outputs."""
    import weights
    path = tmp_path_factory.mktemp("nets") / "onet.mlir"
    weights.attach_file(os.path.join(NETS, "mtcnn_onet.mlir"),
                        os.path.join(NETS, "mtcnn_onet.weights.npz"), str(path))
    stored = np.load(os.path.join(NETS, "mtcnn_onet.torch.npz"))
    return path, stored["x"], [stored[f"y{i}"] for i in range(3)]
