"""Matrix instructions of ptx.py's interpreter: ldmatrix, mma.sync and wgmma.

A product of wgmma is computed when it is issued. Until the kernel has waited for
it no instruction may touch its accumulators, and no store or copy, from when it
starts, the workgroup memory that it reads. What ordinary stores and copies
have written there counts only after a fence of the proxy and then a barrier.
"""

import functools

import numpy as np

WARP = 32
WARPGROUP = 4 * WARP


class PTXError(Exception):
    pass


@functools.lru_cache(maxsize=None)
def split(text):
    """Operands at the commas that no bracket encloses."""
    parts, depth, current = [], 0, ""
    for char in text:
        depth += (char in "{[(") - (char in "}])")
        if char == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += char
    if current.strip():
        parts.append(current.strip())
    return tuple(parts)


def split_operands(text):
    return list(split(text))


class MatrixInstructions:
    """A part of ptx.py's _Block."""

    def op_ldmatrix(self, mnemonic, operands):
        registers = split_operands(operands[0][1:-1])
        address = self.address(operands[1])
        # Eight lanes' rows are read at once: in banks of their own.
        banks = np.sort((address // 16 % 8).reshape(-1, 8), axis=1)
        if (banks != np.arange(8)).any():
            raise PTXError("rows of a matrix share banks")
        rows = self.load("shared", address, 16)
        rows = np.ascontiguousarray(rows).view(np.uint16)
        # Lanes 8 n to 8 n + 7 gave the addresses of matrix n's rows; a lane
        # gets two neighbours of a row.
        matrices = rows.reshape(-1, WARP // 8, 8, 8)
        if "trans" in mnemonic:
            matrices = np.ascontiguousarray(matrices.transpose(0, 1, 3, 2))
        pairs = matrices.view(np.uint32).reshape(-1, WARP // 8, WARP)
        for number, register in enumerate(registers):
            self.store_register(register, pairs[:, number].reshape(-1), "b32")

    def op_mma(self, mnemonic, operands):
        result, input_, _, sum_ = mnemonic[6:10]
        steps = 8 if input_ == "tf32" else 16
        if mnemonic[3:6] != [f"m16n8k{steps}", "row", "col"]:
            raise PTXError(".".join(mnemonic))
        if result != "f32" or sum_ != "f32":
            raise PTXError(".".join(mnemonic))
        halves = []
        for operand in operands[1:3]:
            bits = np.stack([self.bits(r)
                             for r in split_operands(operand[1:-1])])
            if input_ == "tf32":
                # The instruction does not see the low bits.
                parts = self.as_type(bits & np.uint64(0xFFFFE000), "f32")
            else:
                pairs = bits.astype(np.uint32).view(np.uint16).reshape(
                    len(bits), self.threads, 2).transpose(0, 2, 1)
                parts = self.as_type(pairs.reshape(-1, self.threads), input_)
            # Warps, then parts, then lanes.
            halves.append(parts.astype(np.float64).reshape(
                len(parts), -1, WARP).transpose(1, 0, 2))
        lane = np.arange(WARP)
        group, inner = lane // 4, lane % 4
        warps = self.threads // WARP
        a, b = np.zeros((warps, 16, steps)), np.zeros((warps, steps, 8))
        i, j = np.arange(halves[0].shape[1])[:, None], \
            np.arange(halves[1].shape[1])[:, None]
        if input_ == "tf32":
            a[:, group + i % 2 * 8, inner + i // 2 * 4] = halves[0]
            b[:, inner + j * 4, group + 0 * j] = halves[1]
        else:
            a[:, group + i // 2 % 2 * 8, inner * 2 + i % 2 + i // 4 * 8] = \
                halves[0]
            b[:, inner * 2 + j % 2 + j // 2 * 8, group + 0 * j] = halves[1]
        sums = [self.value(r, "f32").astype(np.float64).reshape(-1, WARP)
                for r in split_operands(operands[3][1:-1])]
        product = a @ b
        for i, register in enumerate(split_operands(operands[0][1:-1])):
            row, column = group + (8 if i >= 2 else 0), inner * 2 + i % 2
            self.store_register(
                register, (sums[i] + product[:, row, column]).reshape(-1),
                "f32")

    # What wgmma sees of the rest.

    def init_matrix_state(self, shared_bytes):
        # 0: written by a thread, 1: its fence has followed, 2: and a barrier.
        self.visible = np.zeros(shared_bytes, np.uint8)
        # Operands of products under way that each byte belongs to.
        self.reading = np.zeros(shared_bytes, np.int32)
        # Registers written since the last wgmma.fence.
        self.unfenced = set()
        # Products that are not committed, and groups that are under way.
        self.products, self.product_groups = [], []
        # What a warpgroup knows to be read, and the others not before a barrier.
        groups = max(1, self.threads // WARPGROUP)
        self.released = np.zeros((groups, shared_bytes), bool)
        self.pending = {}

    def check_not_pending(self, register):
        if self.pending.get(register):
            raise PTXError(f"{register} is used while a product changes it")

    def note_written(self, register):
        self.check_not_pending(register)
        self.unfenced.add(register)

    def note_generic_write(self, span, threads):
        self.check_not_read(span, threads)
        self.visible[span] = 0

    def check_not_read(self, span, threads):
        """What `threads` write, a row of `span` each. Also where a copy starts:
        it may land at any time from then on."""
        if self.reading[span].any():
            raise PTXError("shared memory is overwritten while a product reads "
                           "it")
        if not self.released.any():
            return
        for group, released in enumerate(self.released):
            others = span[threads // WARPGROUP != group]
            if released[others].any():
                raise PTXError("shared memory is overwritten that another "
                               "warpgroup's product may still read")

    def note_barrier(self):
        self.released[:] = False
        self.visible[self.visible == 1] = 2

    def op_fence(self, mnemonic, operands):
        if mnemonic[1] == "mbarrier_init":
            return self.note_barriers_fenced()
        if mnemonic[1:3] != ["proxy", "async"]:
            raise PTXError(".".join(mnemonic))
        self.visible[self.visible == 0] = 1

    def op_wgmma(self, mnemonic, operands):
        if self.active is not None:
            raise PTXError("wgmma that some threads skip")
        if mnemonic[1] == "fence":
            self.unfenced.clear()
        elif mnemonic[1] == "commit_group":
            self.product_groups.append(self.products)
            self.products = []
        elif mnemonic[1] == "wait_group":
            while len(self.product_groups) > int(operands[0]):
                for registers, reads in self.product_groups.pop(0):
                    for group, span in enumerate(reads):
                        np.subtract.at(self.reading, span, 1)
                        # Two operands of each warpgroup.
                        self.released[group // 2, span] = True
                    for register in registers:
                        self.pending[register] -= 1
        else:
            self.multiply_warpgroup(mnemonic, operands)

    @staticmethod
    def element_addresses(descriptor, positions, steps, is_k_major):
        """Byte addresses, positions by steps, of 16-bit elements."""
        start = (descriptor & 0x3FFF) << 4
        leading = (descriptor >> 16 & 0x3FFF) << 4
        stride = (descriptor >> 32 & 0x3FFF) << 4
        if descriptor >> 49 & 7:
            raise PTXError("a base offset")
        row = {1: 128, 2: 64, 3: 32}.get(descriptor >> 62)
        if row is None:
            raise PTXError("a layout without swizzle")
        position = np.arange(positions)[:, None]
        step = np.arange(steps)[None, :]
        if is_k_major:
            address = start + position // 8 * stride + position % 8 * row + \
                step * 2
        else:
            panel = row // 2
            address = start + position // panel * leading + \
                position % panel * 2 + step // 8 * stride + step % 8 * row
        # The address itself is turned, not its distance from the start.
        return address ^ (address >> 7 & row // 16 - 1) << 4

    def multiply_warpgroup(self, mnemonic, operands):
        shape = mnemonic[4]
        columns = int(shape[len("m64n"):shape.index("k")])
        if mnemonic[1] != "mma_async" or not shape.endswith("k16") or \
                mnemonic[5] != "f32" or mnemonic[6] != mnemonic[7]:
            raise PTXError(".".join(mnemonic))
        registers = split_operands(operands[0][1:-1])
        if len(registers) != columns // 2:
            raise PTXError("wrong number of accumulators")
        if not (self.bits(operands[3]) != 0).all() or \
                operands[4:6] != ["1", "1"]:
            raise PTXError("scaled operands")
        if self.unfenced & set(registers):
            raise PTXError("an accumulator is written without wgmma.fence")
        transposed = [o == "1" for o in operands[6:8]]
        reads, sums = [], np.zeros((len(registers), self.threads), np.float32)
        lane = np.arange(WARPGROUP)
        row = lane // WARP * 16 + lane % WARP // 4
        for first in range(0, self.threads, WARPGROUP):
            group = slice(first, first + WARPGROUP)
            factors = []
            for number, positions in [(1, 64), (2, columns)]:
                descriptors = self.bits(operands[number])[group]
                if (descriptors != descriptors[0]).any():
                    raise PTXError("descriptors differ in a warpgroup")
                addresses = self.element_addresses(
                    int(descriptors[0]), positions, 16,
                    not transposed[number - 1])
                span = addresses[..., None] + np.arange(2)
                if not self.shared_valid[span].all():
                    raise PTXError("a product reads what no one has written")
                if not (self.visible[span] == 2).all():
                    raise PTXError("a product reads what no fence of the proxy "
                                   "and barrier has made visible")
                data = np.ascontiguousarray(self.shared[span])
                np.add.at(self.reading, span, 1)
                reads.append(span)
                bits = data.view(np.uint16)[..., 0].astype(np.uint64)
                factors.append(self.as_type(bits, mnemonic[6]).astype(
                    np.float64))
            product = factors[0] @ factors[1].T
            for i, register in enumerate(registers):
                before = self.as_type(self.registers[register], "f32")[group]
                column = i // 4 * 8 + lane % 4 * 2 + i % 2
                sums[i, group] = before + product[row + 8 * (i % 4 // 2),
                                                  column]
        for register, value in zip(registers, sums):
            self.registers[register] = value.view(np.uint32).astype(np.uint64)
            self.pending[register] = self.pending.get(register, 0) + 1
        self.products.append((registers, reads))
