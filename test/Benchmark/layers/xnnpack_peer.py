"""XNNPACK through LiteRT, whose models are flatbuffers in NHWC."""

import flatbuffers
import numpy as np
from ai_edge_litert import interpreter as litert
from ai_edge_litert import schema_py_generated as schema

import shapes
from python_loop import PythonKernel, Unsupported

NAME = "XNNPACK"


class Model:
    def __init__(self):
        self.graph = schema.SubGraphT()
        self.graph.tensors, self.graph.operators = [], []
        self.buffers, self.codes = [schema.BufferT()], []

    def tensor(self, name, shape, array=None):
        tensor = schema.TensorT()
        tensor.name, tensor.shape = name, list(shape)
        tensor.type, tensor.buffer = schema.TensorType.FLOAT32, 0
        if array is not None:
            buffer = schema.BufferT()
            buffer.data = np.frombuffer(
                np.ascontiguousarray(array).tobytes(), np.uint8)
            self.buffers.append(buffer)
            tensor.buffer = len(self.buffers) - 1
        self.graph.tensors.append(tensor)
        return len(self.graph.tensors) - 1

    def operator(self, code, inputs, output, options=None, kind=0):
        op_code = schema.OperatorCodeT()
        op_code.builtinCode = op_code.deprecatedBuiltinCode = code
        op_code.version = 1
        self.codes.append(op_code)
        op = schema.OperatorT()
        op.opcodeIndex = len(self.codes) - 1
        op.inputs, op.outputs = inputs, [output]
        op.builtinOptions, op.builtinOptionsType = options, kind
        self.graph.operators.append(op)

    def serialize(self, x, y):
        self.graph.inputs, self.graph.outputs = [x], [y]
        model = schema.ModelT()
        model.version, model.subgraphs = 3, [self.graph]
        model.operatorCodes, model.buffers = self.codes, self.buffers
        builder = flatbuffers.Builder(1024)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output())


def _add_conv(model, layer, x, out_shape):
    d, ops = layer.data, schema.BuiltinOperator
    depthwise = layer.kind == "depthwise"
    options = (schema.DepthwiseConv2DOptionsT() if depthwise
               else schema.Conv2DOptionsT())
    options.strideW = options.strideH = 1
    options.dilationWFactor = options.dilationHFactor = 1
    options.padding = (schema.Padding.SAME if layer.pad
                       else schema.Padding.VALID)
    if depthwise:
        options.depthMultiplier = 1
        weights = d["weights"].transpose(1, 2, 3, 0)
    else:
        weights = d["weights"].transpose(0, 2, 3, 1)
    output = model.tensor("s", out_shape)
    model.operator(
        ops.DEPTHWISE_CONV_2D if depthwise else ops.CONV_2D,
        [x, model.tensor("w", weights.shape, weights),
         model.tensor("b", d["bias"].shape, d["bias"])], output, options,
        schema.BuiltinOptions.DepthwiseConv2DOptions if depthwise
        else schema.BuiltinOptions.Conv2DOptions)
    return output


def prepare(layer):
    if layer.kind == "backward":
        raise Unsupported("no gradient of PRELU")
    d, model, nhwc = layer.data, Model(), layer.kind != "matmul"
    source = shapes.to_nhwc(d["x"]) if nhwc else d["x"]
    out_shape = layer.out_shape
    if nhwc:
        out_shape = tuple(out_shape[i] for i in (0, 2, 3, 1))
    x = model.tensor("x", source.shape)
    s = x
    if layer.kind == "matmul":
        weights = d["weights"].T
        s = model.tensor("s", out_shape)
        model.operator(
            schema.BuiltinOperator.FULLY_CONNECTED,
            [x, model.tensor("w", weights.shape, weights),
             model.tensor("b", d["bias"].shape, d["bias"])], s,
            schema.FullyConnectedOptionsT(),
            schema.BuiltinOptions.FullyConnectedOptions)
    elif layer.is_conv:
        s = _add_conv(model, layer, x, out_shape)
    y = model.tensor("y", out_shape)
    alpha = d["alpha"].reshape((1, 1, -1) if nhwc else (-1,))
    model.operator(schema.BuiltinOperator.PRELU,
                   [s, model.tensor("a", alpha.shape, alpha)], y)
    interpreter = litert.Interpreter(model_content=model.serialize(x, y),
                                     num_threads=1)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"],
                           np.ascontiguousarray(source))

    def fetch():
        interpreter.invoke()
        result = interpreter.get_tensor(
            interpreter.get_output_details()[0]["index"])
        return result.transpose(0, 3, 1, 2) if nhwc else result

    kernel = PythonKernel(interpreter.invoke, fetch)
    kernel.alive = interpreter
    yield "", kernel
