"""OpenVINO on one thread, with tensors that are used again."""

import openvino

import onnx_model
import shapes
from python_loop import PythonKernel

NAME = "OpenVINO"


def make_kernel(model, x):
    """Of an ONNX model, its path or its bytes, with one input."""
    core = openvino.Core()
    parsed = (core.read_model(model) if isinstance(model, str)
              else core.read_model(model, b""))
    compiled = core.compile_model(parsed, "CPU", {
        "INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1,
        "INFERENCE_PRECISION_HINT": "f32"})
    request = compiled.create_infer_request()
    x = shapes.aligned(x)
    request.set_input_tensor(openvino.Tensor(x, shared_memory=True))

    def fetch():
        request.infer()
        return [tensor.data for tensor in request.output_tensors]

    kernel = PythonKernel(request.infer, fetch)
    kernel.alive = (x, compiled)
    return kernel


def prepare(layer):
    yield "", make_kernel(onnx_model.make_model(layer), layer.data["x"])
