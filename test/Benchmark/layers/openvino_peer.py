"""OpenVINO on one thread, with tensors that are used again."""

import openvino

import onnx_model
import shapes
from python_loop import PythonKernel

NAME = "OpenVINO"


def prepare(layer):
    core = openvino.Core()
    model = core.read_model(onnx_model.make_model(layer), b"")
    compiled = core.compile_model(model, "CPU", {
        "INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1,
        "INFERENCE_PRECISION_HINT": "f32"})
    request = compiled.create_infer_request()
    x = shapes.aligned(layer.data["x"])
    request.set_input_tensor(openvino.Tensor(x, shared_memory=True))

    def fetch():
        request.infer()
        return request.get_output_tensor().data

    kernel = PythonKernel(request.infer, fetch)
    kernel.alive = (x, compiled)
    yield "", kernel
