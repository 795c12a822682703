"""The tensor memory accelerator of ptx.py's interpreter: boxes of a tensor that a
map describes, and the barriers at which their bytes arrive.

A box lands only when a thread waits at its barrier, so a wait that is missing, of
the wrong phase or at the wrong barrier shows as memory that no one has written.
Rules for maps are those of the "CUDA Driver API", cuTensorMapEncodeTiled.
"""

import re

import numpy as np

from ptx_matrix import PTXError, WARP, split_operands


class TensorMap:
    """What cuTensorMapEncodeTiled makes: `sizes` and `box` outermost first."""

    def __init__(self, data, element_bytes, sizes, box, swizzle):
        row = box[-1] * element_bytes
        if swizzle not in (1, 2, 3) or row != 16 << swizzle:
            raise PTXError(f"rows of {row} bytes, swizzle {swizzle}")
        if max(box) > 256 or min(box) < 1 or len(box) != len(sizes):
            raise PTXError(f"a box of {box} elements")
        if sizes[-1] * element_bytes % 16:
            raise PTXError("rows of a tensor that start between 16 bytes")
        bits = data[:np.prod(sizes) * element_bytes].view(
            f"u{element_bytes}")
        self.tensor, self.box = bits.reshape(sizes), box
        self.row, self.swizzle = row, swizzle

    def read(self, start):
        """The bytes of the box at `start`, row by row; zeros beyond the tensor."""
        grid = np.ix_(*[np.arange(s, s + b) for s, b in zip(start, self.box)])
        exists, clipped = True, []
        for indices, size in zip(grid, self.tensor.shape):
            exists = exists & (indices >= 0) & (indices < size)
            clipped.append(np.clip(indices, 0, size - 1))
        values = np.where(exists, self.tensor[tuple(clipped)], 0)
        return np.ascontiguousarray(values.astype(self.tensor.dtype)).reshape(
            -1).view(np.uint8)

    def places(self, start):
        """Where its bytes go from `start` on."""
        if start % 128:
            raise PTXError("a box that does not start at a multiple of 128")
        address = start + np.arange(np.prod(self.box[:-1]) * self.row)
        return address ^ (address >> 7 & self.row // 16 - 1) << 4


class _Barrier:
    def __init__(self, count):
        self.count = self.pending = count
        self.bytes, self.phase = 0, 0
        # 0: initialized, 1: the fence has followed, 2: and a barrier of threads.
        self.visible = 0
        # Boxes on their way.
        self.boxes = []


class TensorMapInstructions:
    """A part of ptx.py's _Block."""

    def init_tensor_maps(self, maps):
        self.maps, self.barriers = maps, {}

    def the_thread(self):
        """The only one that takes part."""
        threads = np.flatnonzero(self.active) if self.active is not None else \
            np.arange(self.threads)
        if len(threads) != 1:
            raise PTXError("more than one thread")
        return threads[0]

    def barrier_at(self, operand, thread=None):
        addresses = self.address(operand)
        if thread is None and (addresses != addresses[0]).any():
            raise PTXError("threads at different barriers")
        address = int(addresses[thread or 0])
        if address not in self.barriers:
            raise PTXError("a barrier that no one has initialized")
        return self.barriers[address]

    def note_barriers_fenced(self):
        for barrier in self.barriers.values():
            barrier.visible = max(barrier.visible, 1)

    def note_threads_met(self):
        for barrier in self.barriers.values():
            if barrier.visible == 1:
                barrier.visible = 2

    def op_mbarrier(self, mnemonic, operands):
        if "shared" not in mnemonic:
            raise PTXError(".".join(mnemonic))
        if mnemonic[1] == "init":
            address = int(self.address(operands[0])[self.the_thread()])
            if address % 8 or address in self.barriers:
                raise PTXError("a barrier at a wrong place")
            self.barriers[address] = _Barrier(int(operands[1]))
        elif mnemonic[1:3] == ["arrive", "expect_tx"]:
            barrier = self.barrier_at(operands[1], self.the_thread())
            if barrier.pending == 0:
                raise PTXError("more arrivals than the barrier counts")
            barrier.bytes += int(operands[2])
            barrier.pending -= 1
        elif mnemonic[1:3] == ["try_wait", "parity"]:
            barrier = self.barrier_at(operands[1])
            if barrier.visible != 2:
                raise PTXError("a barrier that threads may not see yet")
            self.land(barrier)
            waited = self.value(operands[2], "u32") != barrier.phase % 2
            if not waited.all():
                raise PTXError("a wait that never ends")
            self.store_register(operands[0], waited, "pred")
        else:
            raise PTXError(".".join(mnemonic))

    def op_elect(self, mnemonic, operands):
        if mnemonic != ["elect", "sync"] or operands[1] != "-1" or \
                self.active is not None:
            raise PTXError(".".join(mnemonic))
        # Which thread of a warp it is, the manual leaves open.
        self.store_register(operands[0].split("|")[1],
                            np.arange(self.threads) % WARP == 11, "pred")

    def land(self, barrier):
        for places, data in barrier.boxes:
            self.shared[places] = data
            self.shared_valid[places] = True
            # The accelerator writes as wgmma reads: by the same proxy.
            self.visible[places] = 2
            barrier.bytes -= len(data)
        barrier.boxes = []
        if barrier.pending == 0:
            if barrier.bytes:
                raise PTXError(f"{barrier.bytes} bytes that never arrive")
            barrier.phase, barrier.pending = barrier.phase + 1, barrier.count

    def copy_box(self, mnemonic, operands):
        dims = int(mnemonic[4][:-1])
        if mnemonic[1:4] != ["async", "bulk", "tensor"] or mnemonic[5:] != [
                "shared::cluster", "global", "mbarrier::complete_tx::bytes"]:
            raise PTXError(".".join(mnemonic))
        thread = self.the_thread()
        match = re.fullmatch(r"\[(%\w+),\s*\{(.*)\}\s*\]", operands[1])
        map_ = self.maps.get(int(self.bits(match.group(1))[thread]))
        coordinates = [int(self.value(o, "s32")[thread])
                       for o in split_operands(match.group(2))]
        if map_ is None or len(coordinates) != dims or len(map_.box) != dims:
            raise PTXError("no tensor map of these dimensions")
        barrier = self.barrier_at(operands[2], thread)
        if barrier.visible < 1:
            raise PTXError("a barrier that no fence has followed")
        places = map_.places(int(self.address(operands[0])[thread]))
        if places.max() >= len(self.shared):
            raise PTXError("a box outside of shared memory")
        self.check_not_read(places[None, :], np.array([thread]))
        self.shared_valid[places] = False
        barrier.boxes.append((places, map_.read(coordinates[::-1])))

    def check_nothing_under_way(self):
        if any(barrier.boxes for barrier in self.barriers.values()):
            raise PTXError("the kernel ends while boxes are under way")
