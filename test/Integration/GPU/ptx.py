"""Runs PTX kernels without a GPU: an interpreter for what LLVM writes of them.

Written from NVIDIA's "Parallel Thread Execution ISA", not from the compiler, so
that it can contradict it: which lane holds which element of a matrix fragment,
what ldmatrix transposes, how an access has to be aligned, when an asynchronous
copy has arrived. All threads of a block run in step, each register an array with
one element for each thread; a branch that they do not all take, a misaligned or
wild access, and an instruction that is not known are errors.

An asynchronous copy lands only when the kernel waits for its group, in the order
of the groups, so a wait that is missing or too lax shows as wrong numbers.
"""

import functools
import re

import numpy as np

from ptx_matrix import MatrixInstructions, PTXError, WARP, split_operands
from ptx_tensor_map import TensorMap, TensorMapInstructions

BITS = {"b8": 8, "u8": 8, "s8": 8, "b16": 16, "u16": 16, "s16": 16, "f16": 16,
        "bf16": 16, "b32": 32, "u32": 32, "s32": 32, "f32": 32, "b64": 64,
        "u64": 64, "s64": 64, "f64": 64, "pred": 1}


class Kernel:
    """One `.entry` of a PTX text."""

    def __init__(self, text, name=None):
        text = re.sub(r"//[^\n]*", "", text)
        pattern = rf"\.entry\s+({name or '[A-Za-z_0-9$]+'})\s*\((.*?)\)"
        match = re.search(pattern, text, re.S)
        if not match:
            raise PTXError("no kernel in the text")
        self.name = match.group(1)
        self.parameters = re.findall(rf"({self.name}_param_\d+)",
                                     match.group(2))
        # Up to the next function; braces also enclose inline assembly.
        body = re.split(r"\.(?:visible|func|entry)\b", text[match.end():])[0]
        self.threads = int(re.search(r"\.(?:max|req)ntid\s+(\d+)",
                                     body).group(1))
        self.shared, offset = {}, 0
        for align, type_, symbol, count in re.findall(
                r"\.shared\s+\.align\s+(\d+)\s+\.(\w+)\s+([\w$]+)(?:\[(\d*)\])?;",
                text[:match.start()] + body):
            # The worst place that the declared alignment allows.
            align = int(align)
            offset = (offset + align - 1) // align * align
            if offset % (2 * align) == 0:
                offset += align
            self.shared[symbol] = offset
            # `name` is one element, `name[]` what the launch asks for.
            offset += (int(count or 1) * BITS[type_] // 8
                       if count or f"{symbol}[" not in text else 0)
        self.shared_bytes = offset
        self.code, self.labels = [], {}
        # A label is known in its braces and those within.
        scopes, opened = [0], 0
        for statement in body.split(";"):
            # Labels and braces come before it.
            while True:
                statement = statement.strip()
                label = re.match(r"([$\w]+):", statement)
                if label:
                    self.labels[scopes[-1], label.group(1)] = len(self.code)
                elif statement.startswith("{"):
                    opened += 1
                    scopes.append(opened)
                elif statement.startswith("}"):
                    scopes.pop()
                    if not scopes:
                        break
                else:
                    break
                statement = statement[label.end() if label else 1:]
            if not scopes:
                break
            match = re.match(r"(?:@(!?)(%?[pP]\d+)\s+)?([a-z][\w.:]*)\s*(.*)$",
                             statement, re.S)
            if not match:
                continue
            negated, predicate, mnemonic, operands = match.groups()
            operands = split_operands(operands)
            if mnemonic.startswith("bra"):
                operands.append(tuple(scopes))
            self.code.append((predicate, bool(negated), mnemonic.split("."),
                              operands))

    def find_label(self, name, scopes):
        return next(self.labels[scope, name] for scope in reversed(scopes)
                    if (scope, name) in self.labels)


@functools.lru_cache(maxsize=64)
def parse(text, name=None):
    """A kernel that is launched often is read once."""
    return Kernel(text, name)


@functools.lru_cache(maxsize=None)
def parse_constant(operand):
    if operand.startswith(("0f", "0d")):
        value = int(operand[2:], 16)
    elif operand.startswith("0x"):
        value = int(operand.rstrip("U"), 16)
    elif operand in ("true", "false"):
        value = operand == "true"
    elif re.fullmatch(r"-?\d+", operand):
        value = int(operand)
    else:
        raise PTXError(f"unknown operand {operand}")
    return value & ((1 << 64) - 1)


@functools.lru_cache(maxsize=None)
def parse_address(operand):
    match = re.fullmatch(r"\[([%\w$]+)(?:\+(-?\d+))?\]", operand)
    return match.group(1), int(match.group(2) or 0)


def run(text, grid, arrays, dynamic_shared=0, name=None, maps=None):
    """Runs the kernel over `grid` (x, y, z) with the numpy arrays as buffers,
    which it changes in place; `maps` are the parameters that are tensor maps, by
    their number."""
    kernel = parse(text, name)
    # Buffers start where a vector of 16 bytes may, with a gap that no access may
    # touch.
    offsets, size = [], 256
    for array in arrays:
        offsets.append(size)
        size += (array.nbytes + 255) // 256 * 256 + 256
    memory = np.zeros(size, np.uint8)
    valid = np.zeros(size, bool)
    for array, offset in zip(arrays, offsets):
        memory[offset:offset + array.nbytes] = np.frombuffer(
            array.tobytes(), np.uint8)
        valid[offset:offset + array.nbytes] = True
    maps = {offsets[number]: map_ for number, map_ in (maps or {}).items()}
    for z in range(grid[2]):
        for y in range(grid[1]):
            for x in range(grid[0]):
                block = _Block(kernel, memory, valid, offsets, (x, y, z),
                               dynamic_shared)
                block.init_tensor_maps(maps)
                block.run()
                block.check_nothing_under_way()
    for array, offset in zip(arrays, offsets):
        array[...] = np.frombuffer(
            memory[offset:offset + array.nbytes].tobytes(),
            array.dtype).reshape(array.shape)


class _Block(MatrixInstructions, TensorMapInstructions):
    def __init__(self, kernel, memory, valid, parameters, block, dynamic):
        self.kernel, self.memory, self.valid = kernel, memory, valid
        self.parameters = dict(zip(kernel.parameters, parameters))
        self.threads = kernel.threads
        self.registers = {}
        self.shared = np.zeros(kernel.shared_bytes + dynamic, np.uint8)
        # What no one has written must not be read.
        self.shared_valid = np.zeros(len(self.shared), bool)
        ids = np.arange(self.threads, dtype=np.uint64)
        full = lambda value: np.full(self.threads, value, np.uint64)
        self.special = {"%tid.x": ids, "%tid.y": full(0), "%tid.z": full(0),
                        "%ntid.x": full(self.threads), "%laneid": ids % WARP}
        for axis, number in zip("xyz", block):
            self.special[f"%ctaid.{axis}"] = full(number)
        self.copies, self.groups = [], []
        self.init_matrix_state(len(self.shared))

    # Values: registers hold bits in uint64.

    def bits(self, operand, type_="b64"):
        self.check_not_pending(operand)
        if operand in self.registers:
            return self.registers[operand]
        if operand in self.special:
            return self.special[operand]
        value = self.kernel.shared.get(operand)
        if value is None:
            value = parse_constant(operand)
        array = np.full(self.threads, value, np.uint64)
        array.flags.writeable = False
        # Like %tid.x, the same each time.
        self.special[operand] = array
        return array

    def value(self, operand, type_):
        return self.as_type(self.bits(operand, type_), type_)

    @staticmethod
    def as_type(bits, type_):
        if type_ == "pred":
            return bits != 0
        width = BITS[type_]
        raw = bits.astype({8: np.uint8, 16: np.uint16, 32: np.uint32,
                           64: np.uint64}[width])
        kind = type_.rstrip("0123456789")
        if kind == "s":
            return raw.view(f"i{width // 8}").astype(np.int64)
        if type_ == "bf16":
            return (raw.astype(np.uint32) << np.uint32(16)).view(np.float32)
        if kind == "f":
            return raw.view({16: np.float16, 32: np.float32,
                             64: np.float64}[width])
        return raw.astype(np.uint64)

    def store_register(self, register, value, type_):
        if register == "_":
            return
        self.note_written(register)
        if type_ == "pred":
            bits = np.asarray(value).astype(np.uint64)
        elif type_ == "bf16":
            bits = self.narrow(np.asarray(value), type_)
        elif type_ in ("f16", "f32", "f64"):
            width = BITS[type_]
            bits = np.asarray(value).astype(
                {16: np.float16, 32: np.float32, 64: np.float64}[width]).view(
                    {16: np.uint16, 32: np.uint32,
                     64: np.uint64}[width]).astype(np.uint64)
        else:
            mask = (1 << BITS[type_]) - 1
            value = np.asarray(value)
            bits = value.astype(np.int64).view(np.uint64) if \
                value.dtype.kind == "i" else value.astype(np.uint64)
            bits = bits & np.uint64(mask)
        old = self.registers.get(register)
        if self.active is not None:
            if old is None:
                old = np.zeros(self.threads, np.uint64)
            bits = np.where(self.active, bits, old)
        self.registers[register] = bits

    # Memory.

    def address(self, operand):
        base, offset = parse_address(operand)
        return self.bits(base).astype(np.int64) + offset

    def space(self, name):
        if name == "shared":
            return self.shared, self.shared_valid
        return self.memory, self.valid

    def touch(self, space, address, size):
        """The addresses of the active threads, checked."""
        memory, _ = self.space(space)
        where = address if self.active is None else address[self.active]
        if (where % size).any():
            raise PTXError(f"misaligned access of {size} bytes in {space}")
        if len(where) and (where.min() < 0 or
                           where.max() + size > len(memory)):
            raise PTXError(f"access outside of {space} memory")
        return where

    @staticmethod
    def elements(memory, size):
        """Memory as elements of `size` bytes, which an aligned access takes."""
        return memory[:len(memory) // size * size].view(f"V{size}")

    def load(self, space, address, size):
        where = self.touch(space, address, size)
        memory, valid = self.space(space)
        # LLVM may widen a load over padding between elements.
        if not valid[where].all() and \
                not valid[where[:, None] + np.arange(size)].any(axis=-1).all():
            raise PTXError(f"access to {space} memory that holds nothing")
        data = self.elements(memory, size)[where // size].view(
            np.uint8).reshape(-1, size)
        if self.active is None:
            return data
        result = np.zeros((self.threads, size), np.uint8)
        result[self.active] = data
        return result

    def store(self, space, address, data):
        size = data.shape[1]
        where = self.touch(space, address, size)
        memory, valid = self.space(space)
        active = slice(None) if self.active is None else self.active
        if space == "shared":
            span = where[:, None] + np.arange(size)
            valid[span] = True
            self.note_generic_write(span, np.arange(self.threads)[active])
        elif not valid[where].all() and \
                not valid[where[:, None] + np.arange(size)].any(axis=-1).all():
            raise PTXError(f"access to {space} memory that holds nothing")
        self.elements(memory, size)[where // size] = np.ascontiguousarray(
            data[active]).view(f"V{size}")[:, 0]

    # Control.

    def run(self):
        with np.errstate(all="ignore"):
            self.interpret()

    def interpret(self):
        position = 0
        while position < len(self.kernel.code):
            predicate, negated, mnemonic, operands = self.kernel.code[position]
            position += 1
            self.active = None
            if predicate:
                self.active = (self.registers[predicate] != 0) ^ negated
            if mnemonic[0] == "ret":
                return
            if mnemonic[0] == "bra":
                if self.active is not None:
                    if self.active.any() != self.active.all():
                        raise PTXError("threads of a block part ways")
                    if not self.active.all():
                        continue
                position = self.kernel.find_label(*operands)
                continue
            if self.active is not None and not self.active.any():
                continue
            method = getattr(self, "op_" + mnemonic[0], None)
            if not method:
                raise PTXError(f"unknown instruction {'.'.join(mnemonic)}")
            method(mnemonic, operands)

    # Instructions.

    def op_mov(self, mnemonic, operands):
        to, from_ = operands
        type_ = mnemonic[-1]
        if from_.startswith("{"):
            parts = split_operands(from_[1:-1])
            width = BITS[type_] // len(parts)
            value = np.zeros(self.threads, np.uint64)
            for i, part in enumerate(parts):
                value |= (self.bits(part) & np.uint64((1 << width) - 1)) << \
                    np.uint64(i * width)
            self.store_register(to, value, "b64")
        elif to.startswith("{"):
            parts = split_operands(to[1:-1])
            width = BITS[type_] // len(parts)
            value = self.bits(from_)
            for i, part in enumerate(parts):
                self.store_register(part, value >> np.uint64(i * width),
                                    f"b{width}")
        else:
            self.store_register(to, self.bits(from_),
                                "b64" if type_ != "pred" else "pred")

    def op_cvta(self, mnemonic, operands):
        self.store_register(operands[0], self.bits(operands[1]), "b64")

    def arithmetic(self, mnemonic, operands, function):
        type_ = mnemonic[-1]
        if type_.endswith("x2"):
            half = type_[:-2]
            result = np.zeros(self.threads, np.uint64)
            for shift in (np.uint64(0), np.uint64(16)):
                values = [self.as_type(self.bits(o) >> shift &
                                       np.uint64(0xFFFF), half).astype(
                                           np.float64) for o in operands[1:]]
                result |= self.narrow(function(*values), half) << shift
            return self.store_register(operands[0], result, "b32")
        values = [self.value(o, type_) for o in operands[1:]]
        self.store_register(operands[0], function(*values), type_)

    def op_add(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a, b: a + b)

    def op_sub(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a, b: a - b)

    def op_neg(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a: -a)

    def op_abs(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, np.abs)

    def op_div(self, mnemonic, operands):
        if mnemonic[-1][0] == "f":
            self.arithmetic(mnemonic, operands, lambda a, b: a / b)
        else:
            self.arithmetic(mnemonic, operands,
                            lambda a, b: np.fix(a / b).astype(np.int64))

    def op_mul(self, mnemonic, operands):
        type_ = mnemonic[-1]
        if type_[0] == "f":
            return self.arithmetic(mnemonic, operands, lambda a, b: a * b)
        a, b = (self.value(o, type_) for o in operands[1:])
        width = BITS[type_]
        if width == 64:
            exact = a.astype(object) * b.astype(object)
            if "hi" in mnemonic:
                exact = exact >> 64
            return self.store_register(operands[0], np.array(
                [int(v) & ((1 << 64) - 1) for v in exact], np.uint64), "b64")
        product = a * b
        if "wide" in mnemonic:
            self.store_register(operands[0], product,
                                type_[0] + str(2 * width))
        elif "hi" in mnemonic:
            self.store_register(operands[0], product >> width if
                                product.dtype.kind == "i" else
                                product >> np.uint64(width), type_)
        else:
            self.store_register(operands[0], product, type_)

    def op_mad(self, mnemonic, operands):
        type_ = mnemonic[-1]
        a, b = (self.value(o, type_) for o in operands[1:3])
        if "wide" in mnemonic:
            type_ = type_[0] + str(2 * BITS[type_])
        elif "lo" not in mnemonic:
            raise PTXError("mad." + ".".join(mnemonic))
        self.store_register(operands[0], a * b + self.value(operands[3], type_),
                            type_)

    def op_fma(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a, b, c:
                        a.astype(np.float64) * b + c)

    def op_min(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, np.minimum if "NaN" in mnemonic or
                        mnemonic[-1][0] != "f" else np.fmin)

    def op_max(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, np.maximum if "NaN" in mnemonic or
                        mnemonic[-1][0] != "f" else np.fmax)

    def op_and(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a, b: a & b)

    def op_or(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a, b: a | b)

    def op_xor(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a, b: a ^ b)

    def op_not(self, mnemonic, operands):
        self.arithmetic(mnemonic, operands, lambda a: ~a)

    def op_shl(self, mnemonic, operands):
        amount = self.value(operands[2], "u32")
        value = self.value(operands[1], mnemonic[-1])
        self.store_register(operands[0], value << amount, mnemonic[-1])

    def op_shr(self, mnemonic, operands):
        amount = self.value(operands[2], "u32")
        value = self.value(operands[1], mnemonic[-1])
        if value.dtype.kind == "i":
            amount = amount.astype(np.int64)
        self.store_register(operands[0], value >> amount, mnemonic[-1])

    def op_prmt(self, mnemonic, operands):
        low, high, selector = (self.value(o, "u32") for o in operands[1:])
        both = low | high << np.uint64(32)
        result = np.zeros(self.threads, np.uint64)
        for i in range(4):
            choice = selector >> np.uint64(4 * i) & np.uint64(15)
            byte = both >> ((choice & np.uint64(7)) * np.uint64(8)) & \
                np.uint64(255)
            # The top bit of a choice copies the byte's sign.
            byte = np.where(choice & np.uint64(8),
                            np.where(byte & np.uint64(128), np.uint64(255),
                                     np.uint64(0)), byte)
            result |= byte << np.uint64(8 * i)
        self.store_register(operands[0], result, "b32")

    def op_bfe(self, mnemonic, operands):
        if mnemonic[-1] != "u32":
            raise PTXError("bfe of signed integers")
        value, start, length = (self.value(o, "u32") for o in operands[1:])
        mask = (np.uint64(1) << length) - np.uint64(1)
        self.store_register(operands[0], (value >> start) & mask, "u32")

    def op_setp(self, mnemonic, operands):
        type_ = mnemonic[-1]
        a, b = (self.value(o, type_) for o in operands[1:])
        unordered = mnemonic[1].endswith("u") and mnemonic[1] not in ("lu",) \
            and type_[0] == "f" and len(mnemonic[1]) == 3
        name = mnemonic[1][:2]
        name = {"lo": "lt", "ls": "le", "hi": "gt", "hs": "ge"}.get(name, name)
        result = {"eq": np.equal, "ne": np.not_equal, "lt": np.less,
                  "le": np.less_equal, "gt": np.greater,
                  "ge": np.greater_equal}[name](a, b)
        if type_[0] == "f":
            either = np.isnan(a) | np.isnan(b)
            result = result | either if unordered else result & ~either
        self.store_register(operands[0], result, "pred")

    def op_selp(self, mnemonic, operands):
        a, b = (self.bits(o) for o in operands[1:3])
        mask = np.uint64((1 << BITS[mnemonic[-1]]) - 1)
        choice = self.registers[operands[3]] != 0
        self.store_register(operands[0], np.where(choice, a, b) & mask, "b64")

    def op_cvt(self, mnemonic, operands):
        to, from_ = mnemonic[-2], mnemonic[-1]
        if to == "tf32":
            if mnemonic[1] != "rna":
                raise PTXError(".".join(mnemonic))
            # To nearest, ties away from zero; infinities and NaN stay.
            bits = self.bits(operands[1])
            finite = (bits & np.uint64(0x7F800000)) != 0x7F800000
            rounded = bits + np.uint64(0x1000) & np.uint64(0xFFFFE000)
            self.store_register(operands[0], np.where(finite, rounded, bits),
                                "b32")
            return
        if to in ("f16x2", "bf16x2"):
            high, low = (self.value(o, from_) for o in operands[1:])
            pair = [self.narrow(low, to[:-2]), self.narrow(high, to[:-2])]
            self.store_register(operands[0],
                                pair[0] | (pair[1] << np.uint64(16)), "b32")
            return
        value = self.value(operands[1], from_)
        if to in ("f16", "bf16"):
            self.store_register(operands[0], self.narrow(value, to), "b16")
        elif from_[0] in "fb" and to[0] in "su":
            rounding = {"rzi": np.trunc, "rmi": np.floor, "rpi": np.ceil,
                        "rni": np.rint}[mnemonic[1]]
            limits = np.iinfo(("i" if to[0] == "s" else "u") +
                              str(BITS[to] // 8))
            whole = np.clip(np.nan_to_num(rounding(value.astype(np.float64))),
                            limits.min, limits.max)
            self.store_register(operands[0], whole.astype(np.int64), to)
        elif from_[0] in "fb" and mnemonic[1] in ("rmi", "rpi", "rzi", "rni"):
            rounding = {"rzi": np.trunc, "rmi": np.floor, "rpi": np.ceil,
                        "rni": np.rint}[mnemonic[1]]
            self.store_register(operands[0], rounding(value), to)
        else:
            self.store_register(operands[0], value, to)

    @staticmethod
    def narrow(value, type_):
        if type_ == "f16":
            return value.astype(np.float16).view(np.uint16).astype(np.uint64)
        bits = value.astype(np.float32).view(np.uint32).astype(np.uint64)
        rounded = (bits + np.uint64(0x7FFF) +
                   ((bits >> np.uint64(16)) & np.uint64(1))) >> np.uint64(16)
        return np.where(np.isnan(value), np.uint64(0x7FFF), rounded)

    def op_ld(self, mnemonic, operands):
        if "param" in mnemonic:
            name = operands[1][1:-1]
            self.store_register(operands[0], np.full(
                self.threads, self.parameters[name], np.uint64), "b64")
            return
        registers = split_operands(operands[0][1:-1]) if operands[0][0] == "{" \
            else [operands[0]]
        size = BITS[mnemonic[-1]] // 8
        space = "shared" if "shared" in mnemonic else "global"
        data = self.load(space, self.address(operands[1]),
                         size * len(registers))
        for i, register in enumerate(registers):
            part = np.ascontiguousarray(data[:, i * size:(i + 1) * size])
            self.store_register(register, part.view(f"u{size}")[:, 0], "b64")

    def op_st(self, mnemonic, operands):
        registers = split_operands(operands[1][1:-1]) if operands[1][0] == "{" \
            else [operands[1]]
        size = BITS[mnemonic[-1]] // 8
        space = "shared" if "shared" in mnemonic else "global"
        parts = [self.bits(r).astype(f"u{size}")[:, None].view(np.uint8)
                 for r in registers]
        self.store(space, self.address(operands[0]), np.hstack(parts))

    def op_bar(self, mnemonic, operands):
        if self.active is not None:
            raise PTXError("a barrier that some threads skip")
        self.note_barrier()
        self.note_threads_met()

    def op_shfl(self, mnemonic, operands):
        if mnemonic[1:3] != ["sync", "idx"] or operands[3:] != ["31", "-1"] or \
                self.active is not None:
            raise PTXError(".".join(mnemonic))
        value, _, valid = operands[0].partition("|")
        source = (self.bits(operands[2]) & np.uint64(WARP - 1)).astype(int)
        lane = np.arange(self.threads)
        self.store_register(value, self.bits(operands[1])[
            lane // WARP * WARP + source], "b32")
        if valid:
            self.store_register(valid, np.ones(self.threads, bool), "pred")

    def op_cp(self, mnemonic, operands):
        if "commit_group" in mnemonic:
            self.groups.append(self.copies)
            self.copies = []
        elif "wait_group" in mnemonic:
            while len(self.groups) > int(operands[0]):
                for to, data in self.groups.pop(0):
                    self.store("shared", to, data)
        elif "bulk" in mnemonic:
            self.copy_box(mnemonic, operands)
        else:
            size = int(operands[2])
            data = self.load("global", self.address(operands[1]), size)
            if len(operands) > 3:
                # Bytes that are read; zeros in place of the others.
                read = self.bits(operands[3])[:, None]
                data = np.where(np.arange(size) < read, data, 0).astype(np.uint8)
            to = self.address(operands[0])
            self.check_not_read(to[:, None] + np.arange(size),
                                np.arange(self.threads))
            self.copies.append((to, data))
