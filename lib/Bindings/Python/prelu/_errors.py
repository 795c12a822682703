"""What the compiler says of its input, as Python's exceptions and warnings."""

from __future__ import annotations

import dataclasses
import warnings
from typing import List, Optional, Sequence, Tuple, TypeVar


@dataclasses.dataclass(frozen=True)
class Problem:
    """One diagnostic. `line` and `column` count from 1; 0: it belongs to no
    line."""

    severity: str
    """"error", "warning" or "note"."""
    file: str
    """The name of the source."""
    line: int
    """The line in the file."""
    column: int
    """The column in the line."""
    message: str
    """What is wrong, in one sentence."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.line else (
            f"{self.file}: " if self.file else "")
        return f"{place}{self.severity}: {self.message}"


class CompileError(Exception):
    """A network that cannot be compiled. `problems` are the diagnostics, in
    their order; the exception's text is theirs, a line each."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems: List[Problem] = list(problems)


T = TypeVar("T")


def check(result: Optional[T], tuples: Sequence[Tuple]) -> T:
    """The result; raises what the compiler reports where there is none, and warns
    of what is no error."""
    problems = [Problem(*fields) for fields in tuples]
    if result is None:
        raise CompileError(problems)
    for problem in problems:
        if problem.severity == "warning":
            warnings.warn(str(problem), stacklevel=4)
    return result
