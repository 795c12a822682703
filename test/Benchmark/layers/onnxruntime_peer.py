"""ONNX Runtime, with bound inputs and outputs that are used again."""

import numpy as np
import onnxruntime

import onnx_model
import shapes
from python_loop import PythonKernel

NAME = "ONNX Runtime"


def make_kernel(model, x, out_shapes):
    """Of an ONNX model, its path or its bytes, with one input."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"])
    x = shapes.aligned(x)
    results = [shapes.aligned(np.zeros(shape, np.float32))
               for shape in out_shapes]
    binding = session.io_binding()
    bind = lambda to, node, array: to(
        node.name, "cpu", 0, np.float32, array.shape, array.ctypes.data)
    bind(binding.bind_input, session.get_inputs()[0], x)
    for node, y in zip(session.get_outputs(), results, strict=True):
        bind(binding.bind_output, node, y)
    call = lambda: session.run_with_iobinding(binding)

    def fetch():
        call()
        return results

    kernel = PythonKernel(call, fetch)
    kernel.alive = (x, results, binding, session)
    return kernel


def prepare(layer):
    yield "", make_kernel(onnx_model.make_model(layer), layer.data["x"],
                          [layer.out_shape])
