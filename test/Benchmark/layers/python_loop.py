"""Peers whose calls go through Python: its cost, some microseconds, is part of
their time."""

import time


class PythonKernel:
    """`call()` computes the layer, `fetch()` returns the result as NCHW."""

    def __init__(self, call, fetch):
        self._call, self.output = call, fetch

    def run(self, count):
        call = self._call
        start = time.perf_counter()
        for _ in range(count):
            call()
        return time.perf_counter() - start


class Unsupported(Exception):
    """The peer has no such operation; the message says what is missing."""
