"""Code for AArch64, run by an emulator: contractions at odd sizes, behind padding
and alone, compared like those of shapes.py and padding.py.

    aarch64.py [--cpu NAME] [--only SUBSTRING]
"""

import argparse
import os
import subprocess
import sys
import tempfile

import numpy as np

import dot_products
import equal
import netrun
import padding
import shapes

# One of each kind: the emulator and three compilers take a second a case.
CASES = ["matmul_7x19x5", "matmul_1x100x64", "matmul_f64",
         "matmul_f16", "matmul_bf16", "matmul_dynamic_rows", "batch_matmul", "conv1d_ncw_s2_d1",
         "conv2d_nchw_s1_d1", "conv2d_nhwc_s2_d1", "depthwise_nchw_s1_d1",
         "depthwise_nhwc_s1_d2", "conv2d_dynamic_image",
         "nchw_9x35_k3_s1_d1_p1_1", "nhwc_12x13_k3_s2_d1_p1_1",
         "depthwise_nhwc_6x50_k5_s1_d1_p2_2", "pool_nchw_5x6_k3_s1_d1_p0_2"]

ALONE = """func.func @main(%x: tensor<3x5x7x9xf32>, %dy: tensor<3x5x7x9xf32>, \
%alpha: tensor<5xf32>) -> (tensor<3x5x7x9xf32>, tensor<3x5x7x9xf32>) {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>}
      : tensor<3x5x7x9xf32>, tensor<5xf32>
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>}
      : tensor<3x5x7x9xf32>, tensor<5xf32>
  return %y, %dx : tensor<3x5x7x9xf32>, tensor<3x5x7x9xf32>
}
"""


class Emulated:
    """A compiled module that is called like netrun.Library."""

    def __init__(self, path, folder, options, name, results):
        self._folder, self._name, self._results = folder, name, results
        self._object = os.path.join(folder, "ours.o")
        lowered = os.path.join(folder, "ours.mlir")
        netrun.run([netrun.find_prelu_opt(), path,
                    f"--prelu-cpu-pipeline={options}", "-o", lowered])
        netrun.run([os.path.join(netrun.LLVM_BIN, "mlir-translate"),
                    "--mlir-to-llvmir", lowered, "-o", lowered + ".ll"])
        netrun.run([os.path.join(netrun.LLVM_BIN, "clang"), "-O3", "-c",
                    "-Wno-override-module", "--target=aarch64-linux-gnu",
                    lowered + ".ll", "-o", self._object])

    def _link(self, arrays):
        program = os.path.join(self._folder, "program")
        ranks = [a.ndim for a in arrays] + [len(s) for s, _ in self._results]
        widths = [a.itemsize for a in arrays] + [
            np.dtype(netrun.NUMPY_TYPES[e]).itemsize for _, e in self._results]
        sizes = [str(size) for a in arrays for size in a.shape]
        runtime = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                               "aarch64.c")
        netrun.run([
            os.path.join(netrun.LLVM_BIN, "clang"), "-O2", "-ffreestanding",
            "-fno-builtin", "-static", "-nostdlib", "-fuse-ld=lld",
            "--target=aarch64-linux-gnu", runtime, self._object, "-o", program,
            f"-DENTRY=_mlir_ciface_{self._name}",
            f"-DNUM_ARGUMENTS={len(arrays)}",
            f"-DNUM_RESULTS={len(self._results)}",
            f"-DELEMENT_BYTES={','.join(map(str, widths))}",
            f"-DRANKS={','.join(map(str, ranks))}",
            f"-DSIZES={','.join(sizes)}"])
        return program

    def __call__(self, *arrays):
        ran = subprocess.run(
            ["qemu-aarch64", self._link(arrays)], check=True,
            input=b"".join(np.ascontiguousarray(a).tobytes() for a in arrays),
            stdout=subprocess.PIPE)
        rest, outputs = ran.stdout, []
        for shape, element in self._results:
            sizes = np.frombuffer(rest, np.int64, len(shape))
            rest = rest[sizes.nbytes:]
            output = np.frombuffer(rest, netrun.NUMPY_TYPES[element],
                                   np.prod(sizes))
            rest = rest[output.nbytes:]
            outputs.append(output.reshape(sizes))
        assert not rest
        return outputs


# The same for those with dot products, on a CPU that has all of them.
DOT_PRODUCTS = ["matmul_s8s8_13x70x129", "matmul_u8u8_7x33x3",
                "matmul_u8s8_9x40x30_epilogue_prelu", "matmul_bf16_13x70x129",
                "matmul_s8u8_13x70x129", "matmul_u8u8_13x70x129",
                "matmul_u8s8_1x16x4", "matmul_u8s8_3x5x7",
                "matmul_s8s8_13x70x129_runtime", "matmul_bf16_29x1x64",
                "conv_s8s8_1x9x11x3_5_k3_s1_p1", "conv_bf16_2x7x6x5_33_k3_s2_p1",
                "conv_u8s8_1x14x14x32_64_k3_s1_p1_epilogue_prelu"]


def dot_products_cases():
    for case in dot_products.cases():
        if case.name in DOT_PRODUCTS:
            weights = case.kind.random(np.random.default_rng(1), case.shapes[1],
                                       1)
            yield case.name, case.text(weights), "neoverse-v1"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="neoverse-n1")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    texts = {**dict(shapes.cases()), **dict(padding.cases())}
    cases = [(name, texts[name], arguments.cpu) for name in CASES]
    cases += [("alone", ALONE, arguments.cpu), *dot_products_cases()]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name, text, cpu in cases:
            if arguments.only not in name:
                continue
            path = os.path.join(folder, name + ".mlir")
            with open(path, "w") as file:
                file.write(text)
            good &= equal.compare(path, f"cpu={cpu}",
                                  equal.lower_prelu, Emulated)
    sys.exit(not good)


if __name__ == "__main__":
    main()
