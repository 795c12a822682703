"""How each peer gets a network: a kernel that calls it on one thread."""

import importlib.util
import os
import shutil
import subprocess
import tempfile

import netrun
from network import FOLDER


def _pnnx():
    """The program of the package, whose Python part would load torch."""
    package = importlib.util.find_spec("pnnx").submodule_search_locations[0]
    return os.path.join(package, "pnnx")


def _convert_to_ncnn(net):
    """Makes <base>.param and <base>.bin in f32, if they are missing or old."""
    base = os.path.join(FOLDER, net.name + ".ncnn")
    if (os.path.exists(base + ".bin") and
            os.path.getmtime(base + ".bin") > os.path.getmtime(net.onnx)):
        return base
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        # It writes more than these two, beside its input.
        source = os.path.join(folder, net.name + ".onnx")
        os.symlink(os.path.abspath(net.onnx), source)
        netrun.run([_pnnx(), source, "fp16=0"])
        for suffix in (".param", ".bin"):
            shutil.move(os.path.join(folder, net.name + ".ncnn" + suffix),
                        base + suffix)
    return base


def make_ncnn(net, folder):
    import ncnn_peer
    base = _convert_to_ncnn(net)
    return ncnn_peer.make_kernel(
        base, net.input, "in0", [f"out{i}" for i in range(len(net.outputs))])


def make_openvino(net, folder):
    import openvino_peer
    return openvino_peer.make_kernel(net.onnx, net.input)


def make_onnxruntime(net, folder):
    import onnxruntime_peer
    return onnxruntime_peer.make_kernel(net.onnx, net.input,
                                        [y.shape for y in net.outputs])


def make_upstream(net, folder):
    library = os.path.join(folder, net.name + "-upstream.so")
    netrun.compile_upstream(net.mlir, library)
    return net.load(library)


PEERS = {"ncnn": make_ncnn, "OpenVINO": make_openvino,
         "ONNX Runtime": make_onnxruntime}
UPSTREAM = "upstream, unfused"
