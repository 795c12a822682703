"""Operations of torch in terms of those that torch-mlir lowers to linalg."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

import torch
from torch._decomp import get_decompositions

aten = torch.ops.aten

# torch's own, beyond those in torch-mlir's table.
_OF_TORCH = [
    aten._prelu_kernel,
    aten._prelu_kernel_backward,
    aten.native_batch_norm_backward,
    aten._native_batch_norm_legit_functional,
    aten.threshold_backward,
]


def _pair(values: List[int]) -> List[int]:
    return list(values) * 2 if len(values) == 1 else list(values)


class _Windows:
    """The windows of a pool over an image, row by row."""

    def __init__(self, results: torch.Tensor, x: torch.Tensor,
                 kernel: List[int], stride: List[int], padding: List[int],
                 dilation: List[int]):
        self.kernel, self.padding, self.dilation = map(
            _pair, (kernel, padding, dilation))
        self.stride = _pair(stride) if stride else self.kernel
        self.image, self.counts = x.shape[-2:], results.shape[-2:]
        self._x = x

    def starts(self, axis: int) -> torch.Tensor:
        """Where each window starts in the image; may be in the padding."""
        steps = torch.arange(self.counts[axis], device=self._x.device)
        return steps * self.stride[axis] - self.padding[axis]

    def spread(self, part: Callable[[int, int], torch.Tensor]) -> torch.Tensor:
        """The image in which each place holds the sum of what the windows over it
        hand back: `part(p, q)` of their place (p, q), as large as the
        results."""
        extents = [max(size + 2 * pad,
                       (count - 1) * step + far * (window - 1) + 1)
                   for size, pad, count, step, far, window in zip(
                       self.image, self.padding, self.counts, self.stride,
                       self.dilation, self.kernel)]
        total = self._x.new_zeros([*self._x.shape[:-2], *extents])
        for p in range(self.kernel[0]):
            for q in range(self.kernel[1]):
                total = self._add(total, p, q, part(p, q))
        for axis in range(2):
            pad = self.padding[axis]
            total = aten.slice(total, axis - 2, pad, pad + self.image[axis])
        return total

    def _add(self, total: torch.Tensor, p: int, q: int,
             part: torch.Tensor) -> torch.Tensor:
        """Adds to the places (p, q) of all windows: every so many rows, and in
        these every so many columns."""
        rows, columns = (
            (place * far, place * far + (count - 1) * step + 1, step)
            for place, far, count, step in zip((p, q), self.dilation,
                                               self.counts, self.stride))
        band = aten.slice(total, -2, *rows)
        cells = aten.slice(band, -1, *columns)
        band = aten.slice_scatter(band, cells + part, -1, *columns)
        return aten.slice_scatter(total, band, -2, *rows)


def max_pool2d_backward(grad: torch.Tensor, x: torch.Tensor, kernel: List[int],
                        stride: List[int], padding: List[int],
                        dilation: List[int], ceil_mode: bool,
                        indices: torch.Tensor) -> torch.Tensor:
    """The gradient of max_pool2d_with_indices without a scatter: a place of a
    window hands back what the results have that chose it.

    Args:
        grad: of the results, NxCxPxQ. indices: in each image of NxCxHxW, as
            row * W + column.
    """
    windows = _Windows(grad, x, kernel, stride, padding, dilation)
    top, left = windows.starts(0), windows.starts(1)

    def part(p: int, q: int) -> torch.Tensor:
        place = ((top + p * windows.dilation[0])[:, None] * windows.image[1]
                 + (left + q * windows.dilation[1])[None, :])
        return torch.where(indices == place, grad, 0.0)

    return windows.spread(part)


def avg_pool2d_backward(grad: torch.Tensor, x: torch.Tensor, kernel: List[int],
                        stride: List[int], padding: List[int], ceil_mode: bool,
                        count_include_pad: bool,
                        divisor_override: Optional[int]) -> torch.Tensor:
    """The gradient of avg_pool2d: each place of a window hands back the same."""
    windows = _Windows(grad, x, kernel, stride, padding, [1, 1])

    def count(axis: int) -> torch.Tensor:
        """How many numbers of the axis each window takes a part of."""
        start = windows.starts(axis)
        size, pad = windows.image[axis], windows.padding[axis]
        end = (start + windows.kernel[axis]).clamp(max=size + pad)
        if not count_include_pad:
            start, end = start.clamp(min=0), end.clamp(max=size)
        return (end - start).to(grad.dtype)

    if divisor_override:
        share = grad / divisor_override
    else:
        share = grad / (count(0)[:, None] * count(1)[None, :])
    return windows.spread(lambda p, q: share)


def decompositions() -> Dict[Any, Callable]:
    """What AOTAutograd replaces before torch-mlir sees a graph."""
    from torch_mlir.extras.fx_decomp_util import get_decomposition_table
    return {**get_decompositions(_OF_TORCH), **get_decomposition_table(),
            aten.max_pool2d_with_indices_backward.default: max_pool2d_backward,
            aten.avg_pool2d_backward.default: avg_pool2d_backward}
