"""torch modules and exported programs as sources."""

from __future__ import annotations

from typing import Any, Callable

import torch
from torch.utils import _pytree as pytree

from ._errors import CompileError, Problem
from ._source import Source


def _check(module: torch.nn.Module, example: Any) -> None:
    if example is None:
        raise TypeError("a torch module needs an example of its arguments: "
                        "prelu.compile(module, example)")
    if module.training:
        raise ValueError("the module is in training mode, where batch "
                         "normalization and dropout do something else: pass "
                         "module.eval()")


def _wrap(program: torch.export.ExportedProgram) -> Callable:
    """Makes a call with the module's own arguments of one with flat tensors."""
    in_spec, out_spec = program.call_spec.in_spec, program.call_spec.out_spec
    flat_in = pytree.tree_structure(((0,) * in_spec.num_leaves, {}))
    is_flat = in_spec == flat_in
    leaf = pytree.tree_structure(0)
    is_flat_out = out_spec == leaf or (
        out_spec.num_leaves > 1 and
        out_spec == pytree.tree_structure((0,) * out_spec.num_leaves))

    from . import _torch_mlir

    inputs = program.graph_signature.user_inputs
    nodes = {node.name: node for node in program.graph.nodes}
    are_bytes = [name in nodes and _torch_mlir.is_byte(nodes[name])
                 for name in inputs]

    def take_bytes(function: Callable) -> Callable:
        def call(*arguments: Any) -> Any:
            return function(*[
                _torch_mlir.as_signless(argument)
                if is_byte and str(getattr(argument, "dtype", "")).endswith("uint8")
                else argument
                for argument, is_byte in zip(arguments, are_bytes)],
                *arguments[len(are_bytes):])

        return call

    def wrap(function: Callable) -> Callable:
        if any(are_bytes):
            function = take_bytes(function)
        if is_flat and is_flat_out:
            return function

        def call(*arguments: Any) -> Any:
            flat, spec = pytree.tree_flatten((arguments, {}))
            if spec != in_spec:
                raise TypeError("the arguments are nested in another way than "
                                f"the example's: expected {in_spec}, got {spec}")
            results = function(*flat)
            if out_spec.num_leaves == 1:
                results = (results,)
            return pytree.tree_unflatten(results, out_spec)

        return call

    return wrap


def export(module: Any, example: Any, dynamic_shapes: Any) -> Source:
    """The source of a torch module or an exported program."""
    from . import _torch_mlir

    if isinstance(module, torch.export.ExportedProgram):
        if example is not None:
            raise TypeError("an exported program has its example")
        program = module
        name = "exported program"
    else:
        _check(module, example)
        arguments = example if isinstance(example, tuple) else (example,)
        with torch.no_grad():
            program = torch.export.export(module, arguments,
                                          dynamic_shapes=dynamic_shapes,
                                          strict=False)
        name = type(module).__name__
    try:
        text, resources = _torch_mlir.import_program(program)
    except _torch_mlir.TorchMlirError as error:
        raise CompileError([Problem("error", f"<{name}>", 0, 0,
                                    f"torch-mlir: {error}")]) from error
    return Source(f"<{name}>", text, resources, _wrap(program))
