"""torch's graphs as linalg, by way of torch-mlir."""

from __future__ import annotations

import ctypes
from typing import Any, Callable, List, Tuple

import torch

from ._source import Resource

try:
    from torch_mlir import fx
    from torch_mlir.dialects import torch as torch_dialect
    from torch_mlir.extras import fx_importer
    from torch_mlir.ir import (Context, DenseResourceElementsAttr, Operation,
                               RankedTensorType)
except ImportError as error:
    raise ImportError(
        "torch modules are compiled by way of torch-mlir, which is not "
        "installed: pip install torch-mlir (docs/python.md names the version "
        "that was tried)") from error


class WeightHooks(fx_importer.FxImporterHooks):
    """Names weights instead of copying them: torch-mlir would read each number
    through a Python list, and print it. They stay where torch has them, in
    `resources`."""

    def __init__(self) -> None:
        self.resources: List[Resource] = []
        self._names: dict = {}
        self._attributes: dict = {}

    def resolve_literal(self, gni: Any, literal: Any, info: Any) -> Any:
        if not isinstance(literal, torch.Tensor) or literal.numel() <= 1:
            return None
        if literal.device.type != "cpu":
            raise ValueError(f"a weight is on {literal.device}: pass a module on "
                             "the CPU, module.cpu()")
        element = fx_importer.TORCH_DTYPE_TO_MLIR_TYPE.get(literal.dtype)
        if element is None or literal.dtype == torch.bool:
            return None
        name, tensor = self._add(literal)
        size = tensor.numel() * tensor.element_size()
        view = memoryview((ctypes.c_uint8 * size).from_address(tensor.data_ptr()))
        # A second attribute of that name would get another one.
        attribute = self._attributes.get(name)
        if attribute is None:
            attribute = DenseResourceElementsAttr.get_from_buffer(
                view, name, RankedTensorType.get(list(tensor.shape), element()))
            self._attributes[name] = attribute
        return Operation.create(
            "torch.vtensor.literal",
            results=[gni._cc.tensor_to_vtensor_type(literal)],
            attributes={"value": attribute}).result

    def _add(self, literal: torch.Tensor) -> Tuple[str, torch.Tensor]:
        known = self._names.get(id(literal))
        if known is None:
            # Without the tracer that may be watching.
            with torch._C._DisableTorchDispatch(), torch.no_grad():
                tensor = literal.detach().contiguous()
            name = f"weight_{len(self.resources)}"
            self.resources.append((name, tensor, tensor.data_ptr(),
                                   tensor.numel() * tensor.element_size()))
            # `literal` stays, so that its id remains its own.
            known = self._names[id(literal)] = (name, tensor, literal)
        return known[0], known[1]


def to_text(module: Any) -> str:
    """The module's text, in which weights are names."""
    return module.operation.get_asm(large_resource_limit=1)


class NodeImporter(fx_importer.GraphNodeImporter):
    """torch-mlir's, which takes the second use of a constant amiss: it imports the
    constant for each, and then refuses to have two values for it."""

    __slots__: List[str] = []

    def bind_node_value(self, node: Any, value: Any,
                        result_index: int = 0) -> None:
        if node.op != "get_attr" or (node, result_index) not in self._v:
            super().bind_node_value(node, value, result_index)


class Importer:
    """A context of torch-mlir that keeps what it says, and the weights."""

    def __init__(self) -> None:
        self.hooks = WeightHooks()
        self.context = Context()
        torch_dialect.register_dialect(self.context)
        self._errors: List[str] = []
        self.context.attach_diagnostic_handler(self._note)
        self.fx_importer = fx_importer.FxImporter(
            context=self.context, hooks=self.hooks,
            graph_node_importer_cls=NodeImporter)

    def _note(self, diagnostic: Any) -> bool:
        self._errors.append(diagnostic.message)
        return True

    def run(self, lower: Callable) -> Tuple[str, List[Resource]]:
        """The text of the module that `lower` makes, and the weights that it
        names.

        Raises:
            TorchMlirError: with what torch-mlir says in one line.
        """
        try:
            module = lower()
        except Exception as error:
            # Its passes raise, without it, a text about reproducers.
            said = self._errors[-1:] or str(error).strip().splitlines()[:1]
            raise TorchMlirError(
                said[0] if said else type(error).__name__) from error
        return to_text(module), self.hooks.resources


class TorchMlirError(Exception):
    """A graph that torch-mlir does not lower to linalg."""


_KEEPING_BYTES = (torch.ops.aten.to, torch.ops.aten._to_copy,
                  torch.ops.prims.convert_element_type,
                  torch.ops.aten._assert_tensor_metadata,
                  torch.ops.aten.clone, torch.ops.aten.permute,
                  torch.ops.aten.view, torch.ops.aten.unsqueeze)


def is_byte(node: Any) -> bool:
    """Whether a node is a tensor of uint8."""
    value = node.meta.get("val")
    return isinstance(value, torch.Tensor) and value.dtype == torch.uint8


def as_signless(value: Any) -> Any:
    """A tensor or an array of uint8 as functions take it: linalg's types tell no
    sign, and i8 is int8 in a signature."""
    return value.view("int8" if not isinstance(value, torch.Tensor)
                      else torch.int8)


def _check_bytes(graph: torch.fx.Graph) -> None:
    """torch-mlir converts uint8 to other types, and crashes or forgets that it
    has no sign where it computes with it."""
    for node in graph.nodes:
        operands = list(node.all_input_nodes)
        if node.op == "call_function":
            operands.append(node)
        target = getattr(node.target, "overloadpacket", node.target)
        if any(map(is_byte, operands)) and target not in _KEEPING_BYTES:
            raise TorchMlirError(
                f"{node.target} of uint8: convert to another type first")


def import_program(program: Any) -> Tuple[str, List[Resource]]:
    """Of an exported program: its text, and the weights that it names."""
    _check_bytes(program.graph)
    importer = Importer()
    return importer.run(lambda: fx.export_and_import(
        program, output_type="linalg-on-tensors", func_name="main",
        fx_importer=importer.fx_importer))


def import_graph(graph_module: torch.fx.GraphModule) -> Tuple[str, List[Resource]]:
    """Of a functional graph over aten's core operations."""
    _check_bytes(graph_module.graph)
    importer = Importer()
    return importer.run(lambda: fx.stateless_fx_import(
        graph_module, output_type="linalg-on-tensors", model_name="main",
        fx_importer=importer.fx_importer))
