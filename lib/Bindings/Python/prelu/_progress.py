"""A line on the terminal for what takes over a second."""

from __future__ import annotations

import sys
from typing import Callable, Optional, TextIO

Announce = Callable[[str, Optional[float]], None]
"""Called with a step's name, and None once it has run for a second, or, at the
end of such a step, the seconds that it took."""


class Line:
    """The step that is running, on one line that the next one overwrites and
    that is gone in the end."""

    def __init__(self, stream: TextIO):
        self._stream = stream
        self._shown = 0

    def __call__(self, step: str, seconds: Optional[float]) -> None:
        self._show(f"prelu: {step} ..." if seconds is None else
                   f"prelu: {step}: {seconds:.1f} s")

    def clear(self) -> None:
        self._show("")
        self._stream.write("\r" if self._shown else "")
        self._stream.flush()

    def _show(self, text: str) -> None:
        if not text and not self._shown:
            return
        self._stream.write("\r" + text.ljust(self._shown))
        self._stream.flush()
        self._shown = max(self._shown, len(text))


def choose(progress: Optional[bool]) -> Optional[Line]:
    """The line to show: none unless asked for, or stderr is a terminal."""
    if progress is None:
        progress = sys.stderr is not None and sys.stderr.isatty()
    return Line(sys.stderr) if progress else None
