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


def _kernel(layer, base, winograd):
    net = ncnn.Net()
    net.opt.num_threads = 1
    net.opt.use_winograd_convolution = winograd
    net.opt.use_fp16_packed = net.opt.use_fp16_storage = False
    net.opt.use_fp16_arithmetic = net.opt.use_bf16_storage = False
    if net.load_param(base + ".param") or net.load_model(base + ".bin"):
        raise Unsupported("the model does not load")
    x = layer.data["x"]
    image = shapes.aligned(x[0])
    source = ncnn.Mat(image).clone()

    def call():
        extractor = net.create_extractor()
        extractor.input("x", source)
        return extractor.extract("y")[1]

    kernel = PythonKernel(
        call, lambda: np.array(call()).reshape(layer.out_shape))
    kernel.alive = net
    return kernel


def prepare(layer):
    if layer.kind == "backward":
        raise Unsupported("no gradient of PReLU")
    if layer.dims[0] != 1:
        raise Unsupported("one image or one vector at a time")
    base = os.path.join(ours.CACHE, layer.name)
    _write(layer, base)
    yield "", _kernel(layer, base, False)
    if layer.kind == "conv" and layer.kernel == 3:
        yield "Winograd", _kernel(layer, base, True)
