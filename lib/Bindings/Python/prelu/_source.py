"""What a network comes from: a path, text, a torch module, an ONNX file."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, List, Optional, Sequence, Tuple

Resource = Tuple[str, Any, int, int]
"""The name of a constant, what keeps its bytes alive, their address and how many
they are."""


class Source:
    """IR as the compiler takes it. `text` is None where `name` is a file."""

    def __init__(self, name: str, text: Optional[str] = None,
                 resources: Sequence[Resource] = (),
                 wrap: Optional[Callable] = None):
        self.name = name
        self.text = text
        self.resources: List[Resource] = list(resources)
        # Of a torch module: makes a call with the module's own arguments and
        # results of one with flat tensors.
        self.wrap = wrap

    def arguments(self) -> Tuple[str, Optional[str],
                                 List[Tuple[str, int, int]]]:
        """As the extension module takes them."""
        return (self.name, self.text,
                [(name, address, size)
                 for name, _, address, size in self.resources])


def _is_torch(source: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(
        source, (torch.nn.Module, torch.export.ExportedProgram))


def load(source: Any, example: Any, dynamic_shapes: Any) -> Source:
    """Reads `source`, anything that `prelu.compile` takes."""
    if _is_torch(source):
        from . import _torch_export
        return _torch_export.export(source, example, dynamic_shapes)
    for name, value in [("example", example),
                        ("dynamic_shapes", dynamic_shapes)]:
        if value is not None:
            raise TypeError(f"{name} is for torch modules; IR has its own types")
    if isinstance(source, os.PathLike):
        source = os.fspath(source)
    if isinstance(source, str):
        # No file's name holds a brace and a line's end; every module does.
        if "\n" in source or "{" in source:
            return Source("<text>", source)
        if source.endswith(".onnx"):
            from . import _onnx
            return _onnx.load(source)
        return Source(source)
    # A module of MLIR's Python package, of any version.
    if hasattr(source, "operation"):
        return Source("<module>", str(source))
    raise TypeError(
        "expected MLIR as a path or as text, an .onnx file, or a torch module, "
        f"got {type(source).__name__}")
