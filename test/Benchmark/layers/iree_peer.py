"""IREE on its synchronous CPU device, from the same IR as ours, with and without
data tiling and, for convolutions, in both layouts."""

import hashlib
import os
import subprocess
import sys

import iree.runtime as runtime

import ours
import shapes
from python_loop import PythonKernel, Unsupported

NAME = "IREE"


def _compile(layer, text, flags):
    key = hashlib.sha256(f"{text}{flags}".encode()).hexdigest()[:20]
    path = os.path.join(ours.CACHE, f"{layer.name}-{key}")
    if not os.path.exists(path + ".vmfb"):
        with open(path + ".iree.mlir", "w") as file:
            file.write(text)
        subprocess.run(
            [os.path.join(sys.prefix, "bin", "iree-compile"),
             path + ".iree.mlir", "--iree-hal-target-backends=llvm-cpu",
             "--iree-llvmcpu-target-cpu=host", "--iree-opt-level=O3",
             "-o", path + ".vmfb"] + flags, check=True,
            stderr=subprocess.DEVNULL)
    return path + ".vmfb"


def _kernel(layer, nhwc, flags):
    text, arguments, _ = shapes.make_ir(layer, nhwc)
    config = runtime.Config(device=runtime.get_device("local-sync"))
    context = runtime.SystemContext(config=config)
    with open(_compile(layer, text, flags), "rb") as file:
        context.add_vm_module(runtime.VmModule.copy_buffer(
            context.instance, file.read()))
    function = context.modules.module["main"]
    inputs = [runtime.asdevicearray(config.device, a) for a in arguments]

    def fetch():
        result = function(*inputs).to_host()
        return result.transpose(0, 3, 1, 2) if nhwc else result

    kernel = PythonKernel(lambda: function(*inputs), fetch)
    kernel.alive = context
    return kernel


def prepare(layer):
    if layer.kind == "backward":
        raise Unsupported("no gradient in its input")
    for nhwc in ([False, True] if layer.is_conv else [False]):
        for tiling in (False, True):
            name = ("NHWC " if nhwc else "") + ("tiled" if tiling else "")
            yield name.strip(), _kernel(
                layer, nhwc, ["--iree-opt-data-tiling"] if tiling else [])
