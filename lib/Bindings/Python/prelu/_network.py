"""Compiled networks."""

from __future__ import annotations

import builtins
import dataclasses
import os
from typing import Any, Dict, List, Mapping, Optional, Union

from . import _errors, _prelu, _progress, _source


@dataclasses.dataclass(frozen=True)
class Remark:
    """What a pass did, or did not do and why. `line` and `column` count from 1;
    0: it belongs to no line of the source."""

    file: str
    """Where it is, as the source's locations say it; may be empty."""
    line: int
    """The line in the file."""
    column: int
    """The column in the line."""
    kind: str
    """"passed", "missed", "failure" or "analysis"."""
    name: str
    """What it is about, such as "fused"."""
    category: str
    """The pass that says it, such as "prelu-fuse"."""
    message: str
    """What was done, or was not."""
    reason: str
    """Why, of what was not done; may be empty."""
    suggestion: str
    """What would help, of what was not done; may be empty."""
    values: Mapping[str, str]
    """Further facts, such as "Schedule" or "Bytes"."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.line else ""
        said = [self.message, self.reason, self.suggestion]
        return f"{place}{self.category}: {self.kind}: {self.name}: " + "; ".join(
            text for text in said if text)


def _option(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def pipeline_text(options: Mapping[str, Any]) -> str:
    """Options of prelu-cpu-pipeline as it parses them."""
    return " ".join(f"{name.replace('_', '-')}={_option(value)}"
                    for name, value in options.items())


class Network:
    """The functions of a network as code in this process; made by `compile` and
    `open`. Calls may run in several threads at once, and hold none of Python's
    locks while they do."""

    def __init__(self, library: _prelu.Library,
                 source: Optional[_source.Source] = None, pipeline: str = ""):
        self._library = library
        self._source = source
        self._pipeline = pipeline
        self._remarks: Optional[List[Remark]] = None
        self.functions: Dict[str, _prelu.Function] = {
            function.name: function for function in library.functions}
        """The public functions by their names."""
        functions = list(self.functions.values())
        main = functions[0] if len(functions) == 1 else (
            self.functions.get("main"))
        self._call = main
        if main is not None and source is not None and source.wrap is not None:
            self._call = source.wrap(main)
        self._main = main

    def __call__(self, *arguments: Any) -> Any:
        """Calls the only function, or `main`.

        Args:
            arguments: numpy arrays or torch tensors on the CPU, contiguous, of
                the types in `signature`; they are read where they lie. Numbers
                for arguments that are no tensors.

        Returns:
            A torch tensor where an argument is one, else a numpy array; a tuple
            of several results. A network made of a torch module takes and
            returns what that does.

        Raises:
            TypeError: another number of arguments, or another element type.
            ValueError: another shape; a tensor on another device or not
                contiguous.
        """
        if self._call is None:
            raise TypeError("which function? network.functions holds "
                            + ", ".join(self.functions))
        return self._call(*arguments)

    def __getitem__(self, name: str) -> _prelu.Function:
        return self.functions[name]

    @property
    def signature(self) -> str:
        """The type of what a call runs, as MLIR writes it:
        "(tensor<?x3xf32>) -> (tensor<?x2xf32>)"."""
        if self._main is None:
            raise TypeError("which function? network.functions holds "
                            + ", ".join(self.functions))
        return self._main.signature

    @property
    def remarks(self) -> List[Remark]:
        """What became of every PReLU, which kernels there are and how they are
        scheduled, what is copied between them. The first use runs the compiler's
        passes once more."""
        if self._remarks is None:
            source = self._get_source("remarks")
            tuples, problems = _prelu.collect_remarks(
                *source.arguments(), self._pipeline, 1, 3, None)
            self._remarks = [Remark(*fields[:-1], dict(fields[-1]))
                             for fields in _errors.check(tuples, problems)]
        return self._remarks

    def ir(self, after: str = "fuse", weights: bool = False) -> str:
        """The IR after a phase: "raise", "simplify", "fuse", "schedule",
        "outline", "vectorize" or "lower". Runs the compiler's passes once more.
        Large constants are elided unless `weights` asks for them."""
        source = self._get_source("IR")
        text, problems = _prelu.print_phase(after, weights, *source.arguments(),
                                            self._pipeline)
        return _errors.check(text, problems)

    def report(self, path: Union[str, os.PathLike],
               profile: Optional[Union[str, os.PathLike]] = None) -> None:
        """Writes what became of every PReLU and what each kernel costs: a page to
        look at (`.html`, one file that needs no network), or `.json`. `profile`
        is a file of measured times, by `prelu-run --profile`. Runs the compiler's
        passes once more."""
        measured = ""
        if profile is not None:
            with builtins.open(profile) as file:
                measured = file.read()
        source = self._get_source("report")
        written, problems = _prelu.write_report(
            os.fspath(path), measured, *source.arguments(), self._pipeline)
        _errors.check(written, problems)

    def save(self, path: Union[str, os.PathLike]) -> None:
        """Writes the code as a shared library, which `open`, `prelu-run` and C
        programs load."""
        self._library.save(os.fspath(path))

    def _get_source(self, what: str) -> _source.Source:
        if self._source is None:
            raise ValueError(f"a network that was opened has no {what}: the "
                             "library does not hold its source")
        return self._source

    def __repr__(self) -> str:
        listed = ", ".join(f"{name}{function.signature}"
                           for name, function in self.functions.items())
        return f"<prelu.Network {listed}>"


def compile(source: Any, example: Any = None, *, cpu: str = "native",
            threads: int = 1, dynamic_shapes: Any = None, jobs: int = 0,
            level: int = 3, progress: Optional[bool] = None,
            **options: Any) -> Network:
    """Compiles a network to code in this process.

    Args:
        source: MLIR as a path or as text (linalg on tensors, TOSA), a module of
            MLIR's Python package, a torch module in evaluation mode, an
            exported torch program, or an `.onnx` file. torch and ONNX go through
            the package torch-mlir.
        example: the torch module's arguments, one tensor or a tuple: shapes and
            element types are theirs.
        cpu: "native", or a name that LLVM knows ("znver4", "x86-64-v3").
        threads: of each call; above 1 OpenMP's.
        dynamic_shapes: of the torch module's arguments, as torch.export takes
            them.
        jobs: threads of the compiler; 0: as many as there are cores.
        level: how hard LLVM tries, 0 to 3.
        progress: whether to show the steps of a compilation that takes over a
            second; by default where stderr is a terminal.
        options: of prelu-cpu-pipeline, with underscores: `winograd=0`,
            `no_nans=True`, `libm_functions=True`.

    Returns:
        A `Network`, to be called with arrays or tensors.

    Raises:
        CompileError: IR that does not parse or cannot be compiled, a CPU or an
            option that is not known; it names the place in the source.
        ImportError: torch-mlir is not installed, and `source` needs it.
        TypeError, ValueError: a source or an example that cannot be one.
    """
    if level not in range(4):
        raise ValueError(f"level takes 0 to 3, not {level}")
    if jobs < 0:
        raise ValueError(f"jobs takes 0 (all cores) and more, not {jobs}")
    pipeline = pipeline_text({"cpu": cpu, "threads": threads, **options})
    line = _progress.choose(progress)
    try:
        loaded = _source.load(source, example, dynamic_shapes)
        library, problems = _prelu.compile(*loaded.arguments(), pipeline, jobs,
                                           level, line)
    finally:
        if line:
            line.clear()
    return Network(_errors.check(library, problems), loaded, pipeline)


def open(path: Union[str, os.PathLike]) -> Network:
    """Loads a shared library that `Network.save` or prelu-compile has written.

    Raises:
        OSError: the file cannot be loaded, or is none of ours.
    """
    return Network(_prelu.open(os.fspath(path)))
