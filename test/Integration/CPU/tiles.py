"""Cuts every region of a network behind the fusing phase into tiles by upstream's
transform script, and compiles what comes out both ways: by prelu-opt's pipeline,
and without it, out of the dialect. Torch's stored outputs are the reference.

    tiles.py <net>...
"""

import os
import sys
import tempfile

import leaving
import netrun
import nets
import weights

# Along the second loop, the features, three at a time, which divides none of
# the nets' sizes.
SCRIPT = """
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %regions = transform.structured.match ops{["prelu.fused"]} in %root : (!transform.any_op) -> !transform.any_op
    %tiles, %loops = transform.structured.tile_using_for %regions tile_sizes [0, 3] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
"""


def tile(mlir, folder):
    """The network with a loop for each region."""
    script = os.path.join(folder, "script.mlir")
    fused = os.path.join(folder, "fused.mlir")
    tiled = os.path.join(folder, "tiled.mlir")
    with open(script, "w") as out:
        out.write(SCRIPT)
    netrun.run([netrun.find_prelu_opt(), mlir,
                "--prelu-cpu-pipeline=cpu=haswell stop-after=fuse",
                "-o", fused])
    netrun.run([netrun.find_prelu_opt(), fused, "--transform-preload-library="
                f"transform-library-paths={script}", "--transform-interpreter",
                "-o", tiled])
    count = open(fused).read().count("prelu.fused")
    assert count > 0 and open(tiled).read().count("scf.for") == count
    return tiled


def main():
    right = True
    for net in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            mlir = os.path.join(folder, "net.mlir")
            weights.attach_file(os.path.join(nets.NETS, net + ".mlir"),
                                nets.find_weights(net), mlir)
            tiled = tile(mlir, folder)
            netrun.compile_prelu(tiled, tiled + ".so", "cpu=native")
            right &= leaving.check(net, "by tiles and prelu-opt", tiled + ".so")
            linalg = os.path.join(folder, "linalg.mlir")
            netrun.run([netrun.find_prelu_opt(), tiled,
                        "--prelu-to-linalg-pipeline", "-o", linalg])
            right &= leaving.check_upstream(net, "by tiles", linalg)
    sys.exit(not right)


if __name__ == "__main__":
    main()
