"""ONNX files as sources, by way of torch-mlir."""

from __future__ import annotations

from ._source import Source

_PASSES = ("builtin.module(torch-onnx-to-torch-backend-pipeline,"
           "torch-backend-to-linalg-on-tensors-backend-pipeline,"
           "canonicalize,cse)")


def load(path: str) -> Source:
    try:
        import onnx
        from torch_mlir import ir, passmanager
        from torch_mlir.dialects import torch as torch_dialect
        from torch_mlir.extras import onnx_importer
    except ImportError as error:
        raise ImportError(
            f"ONNX files are read by way of torch-mlir and onnx, and "
            f"{error.name} is not installed: pip install torch-mlir onnx "
            "(docs/python.md names the versions that were tried)") from error
    model = onnx.load(path)
    model = onnx.shape_inference.infer_shapes(model, data_prop=True)
    with ir.Context() as context:
        torch_dialect.register_dialect(context)
        info = onnx_importer.ModelInfo(model)
        module = info.create_module(context=context)
        importer = onnx_importer.NodeImporter.define_function(
            info.main_graph, module.operation)
        importer.import_all()
        passmanager.PassManager.parse(_PASSES).run(module.operation)
        return Source(path, str(module))
