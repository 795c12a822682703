"""ncnn on one thread; Winograd is measured beside the direct kernels."""

import os

import ncnn
import numpy as np

import ours
import shapes
from python_loop import PythonKernel, Unsupported

NAME = "ncnn"


def _write(layer, base):
    d = layer.data
    channels = d["alpha"].size
    if layer.kind == "matmul":
        weights = d["weights"].T
        op = (f"InnerProduct op 1 1 x s 0={channels} 1=1 2={weights.size}")
    elif layer.is_conv:
        weights = d["weights"]
        depthwise = layer.kind == "depthwise"
        op = (f"{'ConvolutionDepthWise' if depthwise else 'Convolution'} op 1 1 "
              f"x s 0={channels} 1={layer.kernel} 4={layer.pad} 5=1 "
              f"6={weights.size}" + (f" 7={channels}" if depthwise else ""))
    else:
        weights, op = None, "Noop op 1 1 x s"
    with open(base + ".param", "w") as file:
        file.write(f"7767517\n3 3\nInput x 0 1 x\n{op}\n"
                   f"PReLU act 1 1 s y 0={channels}\n")
    with open(base + ".bin", "wb") as file:
        if weights is not None:
            file.write(np.zeros(1, np.int32).tobytes())
            file.write(np.ascontiguousarray(weights).tobytes())
            file.write(d["bias"].tobytes())
        file.write(d["alpha"].tobytes())


def make_kernel(base, images, source, results, winograd=True):
    """Of the model <base>.param and <base>.bin, which takes `images` one after
    another; `source` and `results` are its blobs."""
    net = ncnn.Net()
    net.opt.num_threads = 1
    net.opt.use_winograd_convolution = winograd
    net.opt.use_fp16_packed = net.opt.use_fp16_storage = False
    net.opt.use_fp16_arithmetic = net.opt.use_bf16_storage = False
    if net.load_param(base + ".param") or net.load_model(base + ".bin"):
        raise Unsupported("the model does not load")
    arrays = [shapes.aligned(image) for image in images]
    # A matrix made from an array does not keep it alive.
    sources = [ncnn.Mat(array).clone() for array in arrays]

    def compute(image):
        extractor = net.create_extractor()
        extractor.input(source, image)
        return [extractor.extract(name)[1] for name in results]

    def call():
        for image in sources:
            compute(image)

    def fetch():
        rows = [[np.array(y) for y in compute(image)] for image in sources]
        return [np.stack(column) for column in zip(*rows)]

    kernel = PythonKernel(call, fetch)
    kernel.alive = net
    return kernel


def prepare(layer):
    if layer.kind == "backward":
        raise Unsupported("no gradient of PReLU")
    if layer.dims[0] != 1:
        raise Unsupported("one image or one vector at a time")
    base = os.path.join(ours.CACHE, layer.name)
    _write(layer, base)
    make = lambda winograd: make_kernel(base, layer.data["x"], "x", ["y"],
                                        winograd)
    yield "", make(False)
    if layer.kind == "conv" and layer.kernel == 3:
        yield "Winograd", make(True)
