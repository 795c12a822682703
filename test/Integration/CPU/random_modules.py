"""Random modules of linalg on tensors: graphs of contractions of every kind, PReLU
in every spelling, reshapes, slices, pads, pools, casts, calls and loops, as
other compilers may hand them over. Every module verifies; a seed always gives
the same one.

    random_modules.py SEED      prints the module of that number

The sizes of dynamic dimensions and the values of index arguments are part of a
module: what a caller has to pass. Numbers stay near 1, so that two compilers
may add up in different orders.
"""

import dataclasses
import math
import random
import sys

FLOATS = ["f32", "f64", "f16", "bf16"]
LETTERS = "abcdefghijk"


@dataclasses.dataclass
class Dim:
    """A size; `name` is the index value that holds it where it is dynamic."""
    size: int
    name: str = ""


@dataclasses.dataclass
class Value:
    name: str
    dims: list
    element: str

    @property
    def rank(self):
        return len(self.dims)

    @property
    def sizes(self):
        return [dim.size for dim in self.dims]

    @property
    def type(self):
        return tensor(self.dims, self.element)


@dataclasses.dataclass
class Argument:
    """What a caller passes. `sizes` is None for a scalar, an index is `value`.
    Numbers are normal with `scale`; only "data" may be NaN or infinite."""
    name: str
    sizes: list
    element: str
    role: str
    scale: float = 1.0
    value: int = 0
    type: str = ""


@dataclasses.dataclass
class Module:
    seed: int
    text: str
    reference: str  # the same without ops of the prelu dialect
    function: str
    arguments: list
    results: list  # (sizes, element)
    special: bool  # whether NaN and infinity may be passed
    features: list


def tensor(dims, element):
    return "tensor<" + "".join(
        ("?" if dim.name else str(dim.size)) + "x" for dim in dims) + \
        element + ">"


def is_float(element):
    return "f" in element


def affine(dims, results):
    return (f"affine_map<({', '.join(LETTERS[:dims])}) -> "
            f"({', '.join(results)})>")


def identity(rank):
    return affine(rank, LETTERS[:rank])


def number(value, element):
    return f"{value:.5e}" if is_float(element) else str(int(value))


LOWEST = {"f32": "0xFF800000", "f64": "0xFFF0000000000000", "f16": "0xFC00",
          "bf16": "0xFF80", "i8": "-128", "i32": "-2147483648"}

# Steps of a PReLU on %x and %a; integers take the first half.
PRELUS = {
    "where_gt": ["c = gt x 0", "m = mul x a", "r = select c x m"],
    "where_ge": ["c = ge x 0", "m = mul a x", "r = select c x m"],
    "where_lt": ["c = lt x 0", "m = mul x a", "r = select c m x"],
    "where_le": ["c = le x 0", "m = mul a x", "r = select c m x"],
    "zero_lt_x": ["c = lt 0 x", "m = mul x a", "r = select c x m"],
    "factor": ["c = gt x 0", "s = select c 1 a", "r = mul x s"],
    "clamps": ["p = max x 0", "n = min x 0", "m = mul a n", "r = add p m"],
    "relus": ["p = max x 0", "g = sub 0 x", "n = max g 0", "m = mul a n",
              "r = sub p m"],
    "negated_alpha": ["p = max x 0", "g = sub 0 x", "n = max g 0",
                      "b = sub 0 a", "m = mul b n", "r = add p m"],
    "not_gt": ["c = ule x 0", "m = mul x a", "r = select c m x"],
    "select_zero": ["c = gt x 0", "p = select c x 0", "n = select c 0 x",
                    "m = mul n a", "r = add p m"],
    "max": ["m = mul x a", "r = max x m"],
    "half": ["c = gt x 0", "m = mul x a", "n = mul x 1", "r = select c n m"],
}
INTEGER_PRELUS = [name for name in PRELUS if name not in ["not_gt"]]
# What is no PReLU, yet continuous, so that rounding makes no difference.
NEAR_MISSES = [["c = gt x 0", "m = mul x a", "r = select c m x"],
               ["p = max x 0", "n = min x 1", "m = mul a n", "r = sub p m"],
               ["p = max x 0", "r = min p a"]]


class Names:
    """Numbers for the values of a module, and the arguments of a function."""

    def __init__(self):
        self.count = 0

    def new(self, hint="v"):
        self.count += 1
        return f"%{hint}{self.count}"


class Builder:
    """Writes one function."""

    def __init__(self, rng, element, names=None, dynamic=0.0, depth=0,
                 static_only=False, layers=None):
        self.layers = layers or self.LAYERS
        self.rng, self.element, self.dynamic = rng, element, dynamic
        self.names = names or Names()
        self.lines, self.reference = [], []
        self.arguments, self.pool, self.functions = [], [], []
        self.depth, self.special, self.features = depth, True, []
        self.static_only = static_only

    # Text.

    def emit(self, text):
        self.lines.append(text)
        self.reference.append(text)

    def op(self, text, dims, element, hint="v"):
        """An op with one tensor as its result."""
        value = Value(self.names.new(hint), list(dims), element)
        self.emit(f"{value.name} = {text} {value.type}")
        self.pool.append(value)
        return value

    def chance(self, probability):
        return self.rng.random() < probability

    def scalar(self, value, element):
        name = self.names.new("k")
        shown = value if isinstance(value, str) else number(value, element)
        self.emit(f"{name} = arith.constant {shown} : {element}")
        return name

    # Sizes.

    def dim(self, size, formula, *sources):
        """The size that `formula` on s0, s1, ... gives for these sizes."""
        if not any(source.name for source in sources):
            return Dim(size)
        symbols = []
        for source in sources:
            symbols.append(source.name or self.scalar(source.size, "index"))
        name = self.names.new("d")
        listed = ", ".join(f"s{i}" for i in range(len(symbols)))
        self.emit(f"{name} = affine.apply affine_map<()[{listed}] -> "
                  f"({formula})>()[{', '.join(symbols)}]")
        return Dim(size, name)

    def empty(self, dims, element):
        sizes = ", ".join(dim.name for dim in dims if dim.name)
        value = Value(self.names.new("e"), list(dims), element)
        self.emit(f"{value.name} = tensor.empty({sizes}) : {value.type}")
        return value

    def fill(self, dims, element, value=0):
        start = self.scalar(value, element)
        into = self.empty(dims, element)
        out = Value(self.names.new("f"), list(dims), element)
        self.emit(f"{out.name} = linalg.fill ins({start} : {element}) "
                  f"outs({into.name} : {into.type}) -> {out.type}")
        return out

    def forget_size(self, value):
        """The same tensor with a size that only the run time knows."""
        static = [i for i, dim in enumerate(value.dims) if not dim.name]
        if not static:
            return value
        position = self.rng.choice(static)
        dims = list(value.dims)
        dims[position] = Dim(dims[position].size, "?")
        cast = Value(self.names.new("t"), dims, value.element)
        self.emit(f"{cast.name} = tensor.cast {value.name} : {value.type} to "
                  f"{cast.type}")
        self.find_sizes(cast)
        return cast

    def find_sizes(self, value):
        for position, dim in enumerate(value.dims):
            if dim.name != "?":
                continue
            index = self.scalar(position, "index")
            dim = Dim(dim.size, self.names.new("d"))
            value.dims[position] = dim
            self.emit(f"{dim.name} = tensor.dim {value.name}, {index} : "
                      f"{value.type}")

    # Operands.

    def argument(self, dims, element, role="data", scale=1.0):
        name = self.names.new("arg")
        value = Value(name, list(dims), element)
        self.arguments.append(Argument(name, value.sizes, element, role, scale,
                                       type=value.type))
        self.find_sizes(value)
        self.pool.append(value)
        return value

    def scalar_argument(self, type_, value=0):
        name = self.names.new("arg")
        self.arguments.append(
            Argument(name, None, type_, "weight", 1.0, value, type_))
        return name

    def constant(self, dims, element, scale):
        sizes = [dim.size for dim in dims]
        if self.chance(0.3) or math.prod(sizes) > 600:
            body = number(self.draw(element, scale), element)
        else:
            def nest(rest):
                if not rest:
                    return number(self.draw(element, scale), element)
                return "[" + ", ".join(nest(rest[1:])
                                       for _ in range(rest[0])) + "]"
            body = nest(sizes)
        value = Value(self.names.new("w"), list(dims), element)
        self.emit(f"{value.name} = arith.constant dense<{body}> : "
                  f"{value.type}")
        return value

    def draw(self, element, scale):
        if is_float(element):
            return self.rng.gauss(0, 1) * scale
        return self.rng.randint(-5, 5)

    def operand(self, dims, element, role="weight", scale=1.0):
        """An argument, a constant, or a value that is there already."""
        same = [value for value in self.pool if value.element == element and
                value.type == tensor(dims, element) and
                value.dims == list(dims)]
        if same and self.chance(0.35):
            if role != "data":
                self.special = False
            return self.rng.choice(same)
        if not any(dim.name for dim in dims) and self.chance(0.5):
            return self.constant(dims, element, scale)
        return self.argument(dims, element, role, scale)

    def sizes(self, rank, low=1, high=9):
        most = max(3, int(900 ** (1 / rank)))
        dims = []
        for _ in range(rank):
            size = self.rng.randint(low, min(high if rank > 2 else 21, most))
            if self.chance(0.15):
                size = 1
            dims.append(Dim(size, "?" if self.chance(self.dynamic) else ""))
        return dims

    # Elementwise.

    def generic(self, inputs, dims, element, body, iterators=None, start=None,
                out_map=None, loops=None):
        """`inputs` are pairs of a value, or (scalar name, type), and a map;
        `body` writes its lines from the names of the block's arguments."""
        loops = loops or len(dims)
        into = start or self.empty(dims, element)
        maps = [m for _, m in inputs] + [out_map or identity(loops)]
        iterators = iterators or ["parallel"] * loops
        named = [(v.name, v.type, v.element) if isinstance(v, Value) else
                 (v[0], v[1], v[1]) for v, _ in inputs]
        block = [self.names.new("b") for _ in inputs] + [self.names.new("o")]
        result, lines = body(block)
        out = Value(self.names.new("g"), list(dims), element)
        ins = (f"ins({', '.join(n for n, _, _ in named)} : "
               f"{', '.join(t for _, t, _ in named)}) ") if named else ""
        types = [e for _, _, e in named] + [element]
        quoted = ", ".join(f'"{i}"' for i in iterators)
        self.emit(
            f"{out.name} = linalg.generic {{indexing_maps = "
            f"[{', '.join(maps)}], iterator_types = [{quoted}]}} {ins}"
            f"outs({into.name} : {into.type}) {{\n"
            f"^bb0({', '.join(f'{b}: {t}' for b, t in zip(block, types))}):\n" +
            "\n".join(lines) + f"\nlinalg.yield {result} : {element}\n}} -> "
            f"{out.type}")
        self.pool.append(out)
        return out

    def steps(self, steps, known, element, type_=None, bools="i1"):
        """Lines of arith for the steps; the result's name and they."""
        type_ = type_ or element
        known, lines = dict(known), []

        def find(operand):
            if operand in known:
                return known[operand]
            name = self.names.new("k")
            shown = number(int(operand), element)
            if type_ != element:
                shown = f"dense<{shown}>"
            lines.append(f"{name} = arith.constant {shown} : {type_}")
            known[operand] = name
            return name

        for step in steps:
            result, rest = step.split(" = ")
            name, *operands = rest.split()
            operands = ", ".join([find(operand) for operand in operands])
            known[result] = self.names.new("s")
            op = self.arith(name, element)
            kind = type_
            if name == "select" and type_ != element:
                kind = f"{bools}, {type_}"
            lines.append(f"{known[result]} = {op} {operands} : {kind}")
        return known[steps[-1].split(" = ")[0]], lines

    @staticmethod
    def arith(name, element):
        if name in ["gt", "ge", "lt", "le"]:
            return ("arith.cmpf o" if is_float(element) else
                    "arith.cmpi s") + name + ","
        if name == "ule":
            return "arith.cmpf ule,"
        if name == "select":
            return "arith.select"
        if name in ["max", "min"]:
            return f"arith.{name}" + ("imumf" if is_float(element) else "si")
        return f"arith.{name}" + ("f" if is_float(element) else "i")

    def elementwise(self, value, second, second_map, steps):
        """One body, or one op for each step."""
        rank, element = value.rank, value.element
        if self.chance(0.5):
            return self.generic(
                [(value, identity(rank)), (second, second_map)], value.dims,
                element,
                lambda b: self.steps(steps, {"x": b[0], "a": b[1]}, element))
        known = {"x": (value, identity(rank), element),
                 "a": (second, second_map, element)}
        for step in steps:
            result, rest = step.split(" = ")
            name, *operands = rest.split()
            inputs, letters = [], []
            for operand in operands:
                if operand not in known or operand in letters:
                    continue
                letters.append(operand)
                inputs.append(known[operand])
            bools = name in ["gt", "ge", "lt", "le", "ule"]
            out = "i1" if bools else element

            def body(block):
                return self.steps([step], dict(zip(letters, block)), element)
            value = self.generic([(v, m) for v, m, _ in inputs], value.dims,
                                 out, body)
            if bools:
                self.pool.pop()
            known[result] = (value, identity(rank), out)
        return value

    def along(self, value, role, scale=0.5, whole=0.15):
        """A further operand of an elementwise op: a scalar, along a dimension,
        or of the same shape, and its map."""
        rank, element = value.rank, value.element
        choice = self.rng.random()
        if choice < 0.12:
            return self.operand([], element, role, scale), affine(rank, [])
        if choice < 0.24:
            one = self.operand([Dim(1)], element, role, scale)
            return one, affine(rank, ["0"])
        if choice < 0.3 and element in ["f32", "f64"]:
            name = self.scalar_argument(element)
            return (name, element), affine(rank, [])
        if choice < 0.3 + whole or not rank:
            return self.operand(value.dims, element, role, scale), \
                identity(rank)
        channel = self.rng.randrange(rank)
        if choice < 0.6:
            dims = [dim if i == channel else Dim(1)
                    for i, dim in enumerate(value.dims)]
            results = [LETTERS[i] if i == channel else "0"
                       for i in range(rank)]
            return self.operand(dims, element, role, scale), \
                affine(rank, results)
        return self.operand([value.dims[channel]], element, role, scale), \
            affine(rank, [LETTERS[channel]])

    def prelu(self, value):
        element = value.element
        if self.chance(0.12) and value.rank:
            return self.prelu_op(value)
        if self.chance(0.1):
            return self.prelu_tensors(value)
        second, second_map = self.along(value, "alpha")
        if self.chance(0.08) and is_float(element):
            return self.elementwise(value, second, second_map,
                                    self.rng.choice(NEAR_MISSES))
        names = list(PRELUS) if is_float(element) else INTEGER_PRELUS
        return self.elementwise(value, second, second_map,
                                PRELUS[self.rng.choice(names)])

    def prelu_op(self, value):
        """The dialect's own op; the reference has a generic in its place."""
        channel = self.rng.randrange(value.rank)
        alpha = self.operand([value.dims[channel]], value.element, "alpha",
                             0.5)
        before = len(self.lines)
        out = self.elementwise(value, alpha,
                               affine(value.rank, [LETTERS[channel]]),
                               PRELUS["where_gt"])
        del self.lines[before:]
        self.lines.append(
            f"{out.name} = prelu.prelu {value.name}, {alpha.name} "
            f"{{alpha_dims = array<i64: {channel}>}} : {value.type}, "
            f"{alpha.type}")
        # What stood between is no value of both modules.
        self.pool = [v for v in self.pool if v is out or
                     any(f"{v.name} = " in line for line in self.lines) or
                     v.name.startswith("%arg")]
        return out

    def prelu_tensors(self, value):
        """arith on whole tensors, as jax and tests write it."""
        alpha = self.operand(value.dims, value.element, "alpha", 0.5)
        if any(dim.name for dim in value.dims):
            return value
        bools = tensor(value.dims, "i1")
        names = list(PRELUS) if is_float(value.element) else INTEGER_PRELUS
        name, lines = self.steps(
            PRELUS[self.rng.choice(names)],
            {"x": value.name, "a": alpha.name}, value.element, value.type,
            bools)
        for line in lines:
            self.emit(line)
        out = Value(name, value.dims, value.element)
        self.pool.append(out)
        return out

    def binary(self, value):
        """A bias, a residual, a scale."""
        steps = self.rng.choice([["r = add x a"], ["r = add x a"],
                                 ["r = add a x"], ["r = sub x a"],
                                 ["r = mul x a"], ["r = max x a"],
                                 ["r = min x a"]])
        if self.chance(0.3) and value.rank:
            other = self.operand(value.dims, value.element, "data")
            name = steps[0].split()[2]
            into = self.empty(value.dims, value.element)
            return self.op(
                f"linalg.{name} ins({value.name}, {other.name} : "
                f"{value.type}, {other.type}) outs({into.name} : "
                f"{into.type}) ->", value.dims, value.element)
        second, second_map = self.along(value, "weight", whole=0.3)
        return self.elementwise(value, second, second_map, steps)

    def batch_norm(self, value):
        if not is_float(value.element) or not value.rank:
            return self.binary(value)
        element = value.element
        channel = self.rng.randrange(value.rank)
        along = affine(value.rank, [LETTERS[channel]])
        parts = [self.operand([value.dims[channel]], element, "weight", s)
                 for s in [0.5, 1.0, 0.5]]

        def body(block):
            return self.steps(["d = sub x m", "e = mul d s", "r = add e b"],
                              dict(zip("xmsb", block)), element)
        if self.chance(0.5):
            return self.generic([(value, identity(value.rank))] +
                                [(part, along) for part in parts],
                                value.dims, element, body)
        for name, part in zip(["sub", "mul", "add"], parts):
            value = self.generic(
                [(value, identity(value.rank)), (part, along)], value.dims,
                element, lambda b: self.steps([f"r = {name} x a"],
                                              dict(zip("xa", b)), element))
        return value

    def unary(self, value):
        element = value.element
        if not is_float(element):
            return self.binary(value)
        name = self.rng.choice(["negf", "abs", "exp", "tanh", "square",
                                "sigmoid", "rsqrt", "erf", "floor"])
        if name in ["exp", "floor", "rsqrt"]:
            self.special = False
        if name in ["negf", "abs", "square"] and value.rank:
            into = self.empty(value.dims, element)
            return self.op(f"linalg.{name} ins({value.name} : {value.type}) "
                           f"outs({into.name} : {into.type}) ->", value.dims,
                           element)

        def body(block):
            x, lines = block[0], []

            def line(text):
                lines.append(f"{self.names.new('m')} = {text} : {element}")
                return f"%m{self.names.count}"

            if name == "exp":
                small = line(f"math.tanh {x}")
                return line(f"math.exp {small}"), lines
            if name == "rsqrt":
                one = line(f"arith.constant 1.0")
                squared = line(f"arith.mulf {x}, {x}")
                return line(f"math.rsqrt {line(f'arith.addf {squared}, {one}')}"
                            ), lines
            if name == "sigmoid":
                one = line("arith.constant 1.0")
                power = line(f"math.exp {line(f'arith.negf {x}')}")
                total = line(f"arith.addf {power}, {one}")
                return line(f"arith.divf {one}, {total}"), lines
            if name == "floor":
                # Rounded to whole numbers of halves would jump: half of x.
                half = line("arith.constant 0.5")
                return line(f"arith.mulf {x}, {half}"), lines
            if name in ["square", "negf", "abs"]:
                return line(f"math.absf {x}"), lines
            return line(f"math.{name} {x}"), lines
        return self.generic([(value, identity(value.rank))], value.dims,
                            element, body)

    def cast(self, value, element=None):
        before = value.element
        choices = FLOATS if is_float(before) else ["i8", "i32", "f32"]
        element = element or self.rng.choice(
            [e for e in choices if e != before])
        width = {"f64": 64, "f32": 32, "f16": 16, "bf16": 16, "i8": 8,
                 "i32": 32}

        def body(block):
            name, lines = block[0], []

            def line(op, source, target):
                result = self.names.new("c")
                lines.append(f"{result} = arith.{op} {name} : {source} to "
                             f"{target}")
                return result
            if not is_float(before):
                if is_float(element):
                    return line("sitofp", before, element), lines
                op = "extsi" if width[element] > width[before] else "trunci"
                return line(op, before, element), lines
            if width[element] == width[before]:
                name = line("extf", before, "f32")
                return line("truncf", "f32", element), lines
            op = "extf" if width[element] > width[before] else "truncf"
            return line(op, before, element), lines
        return self.generic([(value, identity(value.rank))], value.dims,
                            element, body)

    # Contractions.

    def init(self, dims, element, channel=None):
        """What sums start from: zero, a bias, an argument, another value."""
        choice = self.rng.random()
        if choice < 0.55 or not dims:
            return self.fill(dims, element)
        if choice < 0.8 and channel is not None:
            bias = self.operand([dims[channel]], element, "weight", 0.5)
            into = self.empty(dims, element)
            others = [i for i in range(len(dims)) if i != channel]
            out = Value(self.names.new("i"), list(dims), element)
            self.emit(f"{out.name} = linalg.broadcast ins({bias.name} : "
                      f"{bias.type}) outs({into.name} : {into.type}) "
                      f"dimensions = {others}")
            return out
        if choice < 0.85:
            return self.fill(dims, element, 1)
        return self.operand(dims, element, "data")

    def named(self, name, inputs, dims, element, attributes="", channel=None,
              scalars=()):
        start = self.init(dims, element, channel)
        ins = [(v.name, v.type) for v in inputs] + list(scalars)
        return self.op(
            f"linalg.{name} {attributes} ins({', '.join(n for n, _ in ins)} : "
            f"{', '.join(t for _, t in ins)}) outs({start.name} : "
            f"{start.type}) ->", dims, element)

    def sum_type(self, element):
        if element == "i8" and self.chance(0.6):
            return "i32"
        if element in ["f16", "bf16"] and self.chance(0.5):
            return "f32"
        return element

    def zero_points(self, element):
        points = []
        for _ in range(2):
            if self.chance(0.3):
                points.append((self.scalar_argument("i32", 3), "i32"))
            else:
                points.append((self.scalar(self.rng.randint(-4, 4), "i32"),
                               "i32"))
        return points

    def matmul(self, value):
        element = value.element
        m, k = value.dims
        n = Dim(self.rng.choice([1, 3, 7, 8, 16, 19]))
        total = self.sum_type(element)
        scale = 1 / math.sqrt(k.size)
        if element == "i8" and self.chance(0.4):
            weight = self.operand([k, n], element, scale=scale)
            return self.named("quantized_matmul", [value, weight], [m, n],
                              "i32", scalars=self.zero_points("i8"))
        a, b = ("k, m" if self.chance(0.15) else "m, k",
                "n, k" if self.chance(0.4) else "k, n")
        if a == "k, m":
            m, k = k, m
        weight = self.operand([k, n] if b == "k, n" else [n, k], element,
                              scale=1 / math.sqrt(k.size))
        if self.chance(0.2):
            return self.general_matmul(value, weight, a, b, m, n, total)
        if b == "n, k" and self.chance(0.4):
            weight, b = self.transpose(weight, [1, 0]), "k, n"
        attributes = ""
        if (a, b) != ("m, k", "k, n"):
            maps = ", ".join(f"affine_map<(m, n, k) -> ({x})>"
                             for x in [a, b, "m, n"])
            attributes = f"indexing_maps = [{maps}]"
            if self.chance(0.2):
                return self.named("contract", [value, weight], [m, n], total,
                                  attributes)
        return self.named("matmul " + attributes, [value, weight], [m, n],
                          total, channel=1)

    def general_matmul(self, value, weight, a, b, m, n, total):
        """As a generic: a sum of products, scaled ones, or what only looks like
        one."""
        element = value.element
        letters = {"m": "a", "n": "b", "k": "c"}
        maps = [affine(3, [letters[x] for x in operand.split(", ")])
                for operand in [a, b]]
        kind = self.rng.choice(["sum", "sum", "scaled", "max", "outside"])
        inputs = [(value, maps[0]), (weight, maps[1])]
        if total != element:
            kind = "sum"
            total = element
        if kind == "scaled" and element in ["f32", "f64"]:
            inputs.append(((self.scalar_argument(element), element),
                           affine(3, [])))
        elif kind == "scaled":
            kind = "sum"
        steps = {"sum": ["p = mul x w", "r = add o p"],
                 "scaled": ["q = mul x w", "p = mul q s", "r = add o p"],
                 "max": ["p = mul x w", "r = max o p"],
                 "outside": ["p = mul x w", "q = sub 0 p", "r = sub o q"]}[kind]
        return self.generic(
            inputs, [m, n], total,
            lambda block: self.steps(
                steps, dict(zip("xws" if kind == "scaled" else "xw", block),
                            o=block[-1]), element),
            ["parallel", "parallel", "reduction"], self.init([m, n], total, 1),
            affine(3, ["a", "b"]), 3)

    def batch_matmul(self, value):
        element = value.element
        b, m, k = value.dims
        n = Dim(self.rng.choice([1, 5, 8, 17]))
        scale = 1 / math.sqrt(k.size)
        if element == "i8" and self.chance(0.3):
            weight = self.operand([b, k, n], element)
            return self.named("quantized_batch_matmul", [value, weight],
                              [b, m, n], "i32",
                              scalars=self.zero_points("i8"))
        total = self.sum_type(element)
        if self.chance(0.3):
            weight = self.operand([b, n, k], element, scale=scale)
            maps = ", ".join(f"affine_map<(b, m, n, k) -> ({x})>" for x in
                             ["b, m, k", "b, n, k", "b, m, n"])
            return self.named(f"batch_matmul indexing_maps = [{maps}]",
                              [value, weight], [b, m, n], total, channel=2)
        weight = self.operand([b, k, n], element, scale=scale)
        return self.named("batch_matmul", [value, weight], [b, m, n], total,
                          channel=2)

    def matvec(self, value):
        element = value.element
        m, k = value.dims
        scale = 1 / math.sqrt(k.size)
        if self.chance(0.5):
            return self.named("matvec",
                              [value, self.operand([k], element, scale=scale)],
                              [m], self.sum_type(element), channel=0)
        return self.named("vecmat",
                          [self.operand([m], element, scale=scale), value],
                          [k], self.sum_type(element), channel=0)

    def vecmat(self, value):
        element = value.element
        k, n = value.dims[0], Dim(self.rng.choice([1, 4, 9, 16]))
        scale = 1 / math.sqrt(k.size)
        if self.chance(0.2):
            return self.named("dot", [value, self.operand([k], element,
                                                          scale=scale)],
                              [], element)
        return self.named("vecmat",
                          [value, self.operand([k, n], element, scale=scale)],
                          [n], self.sum_type(element), channel=0)

    # Names of convolutions by rank, with the layouts of the image, the weights
    # and the result: n c h w f g as usual, m a multiplier.
    CONVOLUTIONS = {
        1: [("conv_1d", "x", "x", "x")],
        2: [("conv_2d", "hw", "hw", "hw")],
        3: [("conv_1d_ncw_fcw", "ncw", "fcw", "nfw"),
            ("conv_1d_nwc_wcf", "nwc", "wcf", "nwf"),
            ("depthwise_conv_1d_ncw_cw", "ncw", "cw", "ncw"),
            ("depthwise_conv_1d_nwc_wc", "nwc", "wc", "nwc"),
            ("depthwise_conv_1d_nwc_wcm", "nwc", "wcm", "nwcm")],
        4: [("conv_2d_nchw_fchw", "nchw", "fchw", "nfhw"),
            ("conv_2d_nchw_fchw", "nchw", "fchw", "nfhw"),
            ("conv_2d_nhwc_hwcf", "nhwc", "hwcf", "nhwf"),
            ("conv_2d_nhwc_fhwc", "nhwc", "fhwc", "nhwf"),
            ("depthwise_conv_2d_nchw_chw", "nchw", "chw", "nchw"),
            ("depthwise_conv_2d_nhwc_hwc", "nhwc", "hwc", "nhwc"),
            ("depthwise_conv_2d_nhwc_hwcm", "nhwc", "hwcm", "nhwcm")],
        5: [("conv_2d_ngchw_gfchw", "ngchw", "gfchw", "ngfhw"),
            ("conv_2d_ngchw_fgchw", "ngchw", "fgchw", "ngfhw"),
            ("conv_2d_nhwgc_gfhwc", "nhwgc", "gfhwc", "nhwgf"),
            ("conv_3d_ncdhw_fcdhw", "ncdhw", "fcdhw", "nfdhw"),
            ("conv_3d_ndhwc_dhwcf", "ndhwc", "dhwcf", "ndhwf"),
            ("depthwise_conv_3d_ndhwc_dhwc", "ndhwc", "dhwc", "ndhwc"),
            ("depthwise_conv_3d_ncdhw_cdhw", "ncdhw", "cdhw", "ncdhw")],
    }
    QUANTIZED = ["conv_2d_nhwc_hwcf", "conv_2d_nchw_fchw", "conv_2d_nhwc_fhwc",
                 "conv_2d_ngchw_gfchw", "conv_2d_nhwgc_gfhwc",
                 "conv_3d_ndhwc_dhwcf", "depthwise_conv_2d_nhwc_hwc",
                 "depthwise_conv_2d_nhwc_hwcm"]
    SPATIAL = "xdhw"

    def window(self, value, layout, most=3):
        """Window sizes, stride, dilation and the result's spatial sizes."""
        stride = self.rng.choice([1, 1, 1, 2, 3])
        dilation = self.rng.choice([1, 1, 1, 2])
        sizes, outs = {}, {}
        for letter, dim in zip(layout, value.dims):
            if letter not in self.SPATIAL:
                continue
            size = self.rng.randint(1, most)
            while size > 1 and dilation * (size - 1) + 1 > dim.size:
                size -= 1
            reach = dilation * (size - 1) + 1
            sizes[letter] = Dim(size)
            formula = f"(s0 - {reach}) floordiv {stride} + 1"
            outs[letter] = self.dim((dim.size - reach) // stride + 1, formula,
                                    dim)
        rank = len(sizes)
        attributes = (f"{{dilations = dense<{dilation}> : vector<{rank}xi64>, "
                      f"strides = dense<{stride}> : vector<{rank}xi64>}}")
        return sizes, outs, attributes

    def convolution(self, value):
        name, image, weights, result = self.rng.choice(
            self.CONVOLUTIONS[value.rank])
        if self.chance(0.4) and value.rank > 2:
            value = self.pad(value, [i for i, x in enumerate(image)
                                     if x in self.SPATIAL], 0)
        sizes, outs, attributes = self.window(value, image)
        if name in ["conv_1d", "conv_2d"]:
            outs, attributes = {}, ""
            for letter, dim in zip(image, value.dims):
                reach = sizes[letter].size
                outs[letter] = self.dim(dim.size - reach + 1,
                                        f"s0 - {reach - 1}", dim)
        dims = dict(zip(image, value.dims))
        dims["f"] = Dim(self.rng.choice([1, 2, 5, 8, 9, 16]))
        dims["m"] = Dim(self.rng.choice([1, 2, 3]))
        weight_dims = [sizes.get(x) or dims[x] for x in weights]
        terms = math.prod(dim.size for x, dim in zip(weights, weight_dims)
                          if x not in "fgm" and
                          not (name.startswith("depthwise") and x == "c"))
        weight = self.operand(weight_dims, value.element,
                              scale=1 / math.sqrt(terms))
        out = [outs.get(x) or dims[x] for x in result]
        channel = next((i for i, x in enumerate(result) if x in "f"),
                       result.find("c") if "c" in result else None)
        if value.element == "i8" and name in self.QUANTIZED and \
                self.chance(0.5):
            return self.named(name + "_q", [value, weight], out, "i32",
                              attributes, channel, self.zero_points("i8"))
        if name == "conv_2d_nhwc_hwcf" and self.chance(0.25):
            return self.general_convolution(value, weight, out, attributes)
        return self.named(name, [value, weight], out,
                          self.sum_type(value.element), attributes, channel)

    def general_convolution(self, value, weight, out, attributes):
        """As a generic, with what a body may do in place of a sum."""
        dilation, stride = [int(part.split(">")[0]) for part in
                            attributes.split("dense<")[1:]]
        image = affine(7, ["a", f"b * {stride} + e * {dilation}",
                           f"c * {stride} + f * {dilation}", "g"])
        steps = self.rng.choice([
            ["p = mul x w", "r = add o p"], ["p = mul x w", "r = add o p"],
            ["p = mul x w", "r = max o p"], ["p = add x w", "r = max o p"],
            ["p = mul x w", "r = sub o p"],
            ["p = sub x w", "q = mul p p", "r = add o q"],
            ["p = mul x w", "q = max p 0", "r = add o q"]])
        return self.generic(
            [(value, image), (weight, affine(7, list("efgd")))], out,
            value.element,
            lambda b: self.steps(steps, dict(zip("xwo", b)), value.element),
            ["parallel"] * 4 + ["reduction"] * 3,
            self.init(out, value.element, 3), affine(7, list("abcd")), 7)

    def contraction(self, value):
        if value.rank == 0:
            value = self.broadcast(value)
        if value.rank == 1:
            return self.rng.choice([self.vecmat, self.vecmat,
                                    self.convolution])(value)
        if value.rank == 2:
            return self.rng.choice([self.matmul] * 4 + [
                self.matvec, self.convolution])(value)
        if value.rank == 3:
            return self.rng.choice([self.batch_matmul,
                                    self.convolution])(value)
        if value.rank > 5:
            return self.collapse(value)
        return self.convolution(value)

    # Shapes.

    def transpose(self, value, permutation=None):
        if value.rank < 2:
            return value
        if permutation is None:
            permutation = list(range(value.rank))
            self.rng.shuffle(permutation)
        dims = [value.dims[p] for p in permutation]
        into = self.empty(dims, value.element)
        out = Value(self.names.new("t"), dims, value.element)
        self.emit(f"{out.name} = linalg.transpose ins({value.name} : "
                  f"{value.type}) outs({into.name} : {into.type}) "
                  f"permutation = {permutation}")
        self.pool.append(out)
        return out

    def broadcast(self, value):
        position = self.rng.randint(0, value.rank)
        dims = list(value.dims)
        dims.insert(position, Dim(self.rng.choice([1, 2, 3, 5])))
        into = self.empty(dims, value.element)
        out = Value(self.names.new("t"), dims, value.element)
        self.emit(f"{out.name} = linalg.broadcast ins({value.name} : "
                  f"{value.type}) outs({into.name} : {into.type}) "
                  f"dimensions = [{position}]")
        self.pool.append(out)
        return out

    def collapse(self, value):
        if value.rank < 2:
            return value
        groups, dims, position = [], [], 0
        while position < value.rank:
            count = min(self.rng.choice([1, 2, 2, 3]), value.rank - position)
            group = list(range(position, position + count))
            parts = [value.dims[i] for i in group]
            size = math.prod(part.size for part in parts)
            dims.append(self.dim(size, " * ".join(
                f"s{i}" if part.name else str(part.size)
                for i, part in enumerate(parts)), *parts)
                if sum(bool(p.name) for p in parts) < 2 else None)
            groups.append(group)
            position += count
        # Affine maps know no product of two symbols.
        if None in dims or len(groups) == value.rank:
            return value
        return self.op(f"tensor.collapse_shape {value.name} {groups} : "
                       f"{value.type} into", dims, value.element)

    def expand(self, value):
        if value.rank > 4:
            return self.collapse(value)
        if value.rank == 0:
            return self.op(f"tensor.expand_shape {value.name} [] output_shape "
                           f"[1, 1] : {value.type} into", [Dim(1), Dim(1)],
                           value.element)
        chosen = self.rng.randrange(value.rank)
        groups, dims = [], []
        for position, dim in enumerate(value.dims):
            parts = [dim]
            if position == chosen:
                factors = [f for f in range(1, dim.size + 1)
                           if dim.size % f == 0]
                factor = 1 if dim.name else self.rng.choice(factors)
                parts = [Dim(factor), Dim(dim.size // factor, dim.name)]
                if self.chance(0.5):
                    parts.reverse()
                if self.chance(0.2):
                    parts.insert(1, Dim(1))
            groups.append(list(range(len(dims), len(dims) + len(parts))))
            dims += parts
        shape = ", ".join(dim.name or str(dim.size) for dim in dims)
        return self.op(f"tensor.expand_shape {value.name} {groups} "
                       f"output_shape [{shape}] : {value.type} into", dims,
                       value.element)

    def pad(self, value, positions=None, constant=None):
        if not value.rank or math.prod(value.sizes) > 3000:
            return value
        if positions is None:
            positions = self.rng.sample(range(value.rank),
                                        self.rng.randint(1, value.rank))
        low, high, dims = [], [], []
        for position, dim in enumerate(value.dims):
            amounts = [self.rng.choice([0, 1, 1, 2, 3])
                       if position in positions else 0 for _ in range(2)]
            shown, names = [], []
            for amount in amounts:
                if amount and not self.static_only and self.chance(0.06):
                    name = self.scalar_argument("index", amount)
                    names.append(Dim(amount, name))
                    shown.append(name)
                else:
                    names.append(Dim(amount))
                    shown.append(str(amount))
            low.append(shown[0])
            high.append(shown[1])
            dims.append(self.dim(dim.size + sum(amounts), "s0 + s1 + s2",
                                 dim, *names) if any(amounts) else dim)
        element = value.element
        if constant is None:
            constant = self.rng.choice([0, 0, 1, -2])
        if element in ["f32", "f64"] and self.chance(0.05):
            filler = self.scalar_argument(element)
        else:
            filler = self.scalar(constant, element)
        block = ", ".join(f"{self.names.new('x')}: index"
                          for _ in value.dims)
        return self.op(
            f"tensor.pad {value.name} low[{', '.join(low)}] "
            f"high[{', '.join(high)}] {{\n^bb0({block}):\ntensor.yield "
            f"{filler} : {element}\n}} : {value.type} to", dims, element)

    def bounds(self, value, strided=0.25):
        """Offsets, sizes and strides within a value, and the result's sizes."""
        offsets, sizes, strides, dims = [], [], [], []
        for dim in value.dims:
            if dim.name or self.chance(0.3):
                if dim.name:
                    dims.append(dim)
                    sizes.append(dim.name)
                else:
                    dims.append(dim)
                    sizes.append(str(dim.size))
                offsets.append("0")
                strides.append("1")
                continue
            stride = self.rng.choice([2, 3]) if self.chance(strided) else 1
            offset = self.rng.randint(0, dim.size - 1)
            most = (dim.size - 1 - offset) // stride + 1
            size = self.rng.randint(max(1, most - 2), most)
            if not self.static_only and self.chance(0.06):
                offsets.append(self.scalar_argument("index", offset))
            else:
                offsets.append(str(offset))
            sizes.append(str(size))
            strides.append(str(stride))
            dims.append(Dim(size))
        listed = "".join(f"[{', '.join(part)}]"
                         for part in [offsets, sizes, strides])
        return listed, dims

    def extract_slice(self, value):
        if not value.rank:
            return value
        listed, dims = self.bounds(value)
        if self.chance(0.3):
            kept = [dim for dim in dims if dim.name or dim.size != 1]
            # Which unit dimension goes is the verifier's guess: all do.
            dims = kept
        return self.op(f"tensor.extract_slice {value.name}{listed} : "
                       f"{value.type} to", dims, value.element)

    def insert_slice(self, value):
        """Into the value, or the value into a larger one."""
        if not value.rank or value.rank > 5:
            return value
        if self.chance(0.6):
            listed, dims = self.bounds(value)
            source = self.operand(dims, value.element, "data")
            return self.op(f"tensor.insert_slice {source.name} into "
                           f"{value.name}{listed} : {source.type} into",
                           value.dims, value.element)
        if any(dim.name for dim in value.dims):
            return value
        stride = self.rng.choice([1, 1, 2])
        dims = [Dim((dim.size - 1) * stride + 1 + self.rng.randint(1, 2))
                for dim in value.dims]
        target = self.rng.choice([self.fill(dims, value.element),
                                  self.operand(dims, value.element, "data")])
        offsets = [str(self.rng.randint(0, 1)) for _ in dims]
        sizes = [str(dim.size) for dim in value.dims]
        listed = (f"[{', '.join(offsets)}][{', '.join(sizes)}]"
                  f"[{', '.join([str(stride)] * len(dims))}]")
        return self.op(f"tensor.insert_slice {value.name} into {target.name}"
                       f"{listed} : {value.type} into", dims, value.element)

    def concat(self, value):
        if not value.rank or any(dim.name for dim in value.dims):
            return value
        axis = self.rng.randrange(value.rank)
        others = []
        for _ in range(self.rng.choice([1, 1, 2])):
            dims = list(value.dims)
            dims[axis] = Dim(self.rng.choice([1, 2, 3, dims[axis].size]))
            others.append(self.operand(dims, value.element, "data"))
        parts = [value] + others
        self.rng.shuffle(parts)
        dims = list(value.dims)
        dims[axis] = Dim(sum(part.dims[axis].size for part in parts))
        return self.op(
            f"tensor.concat dim({axis}) "
            f"{', '.join(part.name for part in parts)} : "
            f"({', '.join(part.type for part in parts)}) ->", dims,
            value.element)

    POOLS = {3: [("ncw", "ncw"), ("nwc", "nwc")],
             4: [("nchw", "nchw"), ("nhwc", "nhwc")], 5: [("ndhwc", "ndhwc")]}

    def pool_(self, value):
        if value.rank not in self.POOLS:
            return self.reduce(value)
        tag, layout = self.rng.choice(self.POOLS[value.rank])
        element = value.element
        kind = self.rng.choice(["max", "max", "sum", "min"])
        if kind == "min" and tag not in ["nhwc", "nwc", "ndhwc"]:
            kind = "max"
        if kind != "sum" and self.chance(0.3):
            value = self.pad(value, [i for i, x in enumerate(layout)
                                     if x in self.SPATIAL],
                             self.rng.choice([0, -2]))
        sizes, outs, attributes = self.window(value, layout)
        out = [outs.get(x) or dim for x, dim in zip(layout, value.dims)]
        start = {"max": LOWEST[element], "sum": 0,
                 "min": 100}[kind]
        window = self.empty(list(sizes.values()), element)
        init = self.fill(out, element, start)
        pooled = self.op(
            f"linalg.pooling_{tag}_{kind} {attributes} "
            f"ins({value.name}, {window.name} : {value.type}, {window.type}) "
            f"outs({init.name} : {init.type}) ->", out, element)
        if kind == "sum" and is_float(element):
            share = 1 / math.prod(dim.size for dim in sizes.values())
            factor = self.scalar(share, element)
            return self.generic(
                [(pooled, identity(pooled.rank))], pooled.dims, element,
                lambda b: self.steps(["r = mul x k"], {"x": b[0], "k": factor},
                                     element))
        return pooled

    def reduce(self, value):
        if not value.rank:
            return value
        element = value.element
        axis = self.rng.randrange(value.rank)
        dims = [dim for i, dim in enumerate(value.dims) if i != axis]
        name = self.rng.choice(["add", "max"])
        start = self.fill(dims, element,
                          0 if name == "add" else LOWEST[element])
        if self.chance(0.4):
            out = Value(self.names.new("r"), dims, element)
            self.emit(f"{out.name} = linalg.reduce {{ "
                      f"{self.arith(name, element)} }} ins({value.name} : "
                      f"{value.type}) outs({start.name} : {start.type}) "
                      f"dimensions = [{axis}]")
            self.pool.append(out)
            return out
        iterators = ["reduction" if i == axis else "parallel"
                     for i in range(value.rank)]
        kept = [LETTERS[i] for i in range(value.rank) if i != axis]
        return self.generic(
            [(value, identity(value.rank))], dims, element,
            lambda b: self.steps([f"r = {name} o x"], dict(zip("xo", b)),
                                 element),
            iterators, start, affine(value.rank, kept), value.rank)

    def softmax(self, value):
        """x over the sum of its sizes along a dimension."""
        if not value.rank or not is_float(value.element):
            return self.reduce(value)
        element, rank = value.element, value.rank
        self.special = False
        axis = self.rng.randrange(rank)
        dims = [dim for i, dim in enumerate(value.dims) if i != axis]
        kept = affine(rank, [LETTERS[i] for i in range(rank) if i != axis])

        def magnitude(block):
            size, total = self.names.new("s"), self.names.new("s")
            return total, [f"{size} = math.absf {block[0]} : {element}",
                           f"{total} = arith.addf {block[1]}, {size} : "
                           f"{element}"]
        total = self.generic(
            [(value, identity(rank))], dims, element, magnitude,
            ["reduction" if i == axis else "parallel" for i in range(rank)],
            self.fill(dims, element, 1), kept, rank)
        return self.generic(
            [(value, identity(rank)), (total, kept)], value.dims, element,
            lambda b: self.steps(["r = div x t"], dict(zip("xt", b)), element))

    def flip(self, value):
        """Reversed along a dimension by an index, as torch's flips arrive."""
        if not value.rank or value.element == "i1":
            return value
        axis = self.rng.randrange(value.rank)
        dim = value.dims[axis]
        last = self.dim(dim.size - 1, "s0 - 1", dim)
        bound = last.name or self.scalar(last.size, "index")

        def body(block):
            indices, lines = [], []
            for position in range(value.rank):
                index = self.names.new("n")
                lines.append(f"{index} = linalg.index {position} : index")
                if position == axis:
                    flipped = self.names.new("n")
                    lines.append(f"{flipped} = arith.subi {bound}, {index} : "
                                 "index")
                    index = flipped
                indices.append(index)
            read = self.names.new("n")
            lines.append(f"{read} = tensor.extract {value.name}"
                         f"[{', '.join(indices)}] : {value.type}")
            return read, lines
        return self.generic([], value.dims, value.element, body)

    def same_shape(self, value):
        """A layer that keeps the value's type."""
        if value.rank == 2 and not value.dims[1].name and self.chance(0.4):
            weight = self.operand([value.dims[1]] * 2, value.element,
                                  scale=1 / math.sqrt(value.dims[1].size))
            return self.named("matmul", [value, weight], value.dims,
                              value.element, channel=1)
        return self.rng.choice([self.prelu, self.binary, self.unary,
                                self.batch_norm])(value)

    def join(self, value):
        """Two branches that are reshaped the same way and added up."""
        if value.rank > 5:
            return value
        reshape = self.rng.choice([self.expand, self.collapse, self.expand,
                                   self.transpose])
        branches = [self.same_shape(value) if self.chance(0.8) else value
                    for _ in range(2)]
        state = self.rng.getstate()
        joined = []
        for branch in branches:
            self.rng.setstate(state)
            joined.append(reshape(branch))
        if self.chance(0.4):
            joined[1] = self.same_shape(joined[1])
        if joined[0].dims != joined[1].dims:
            return joined[0]
        name = self.rng.choice(["add", "sub", "mul", "max"])
        if self.chance(0.5) and value.rank:
            into = self.rng.choice([self.empty(joined[0].dims, value.element),
                                    *joined])
            return self.op(
                f"linalg.{name} ins({joined[0].name}, {joined[1].name} : "
                f"{joined[0].type}, {joined[0].type}) outs({into.name} : "
                f"{into.type}) ->", joined[0].dims, value.element)
        return self.elementwise(joined[0], joined[1],
                                identity(joined[0].rank),
                                [f"r = {name} x a"])

    # Control flow.

    def nested(self, value, count):
        """Layers in a region, whose values are not seen outside; the result has
        the value's type."""
        kept, self.depth = list(self.pool), self.depth + 1
        result = value
        for _ in range(count):
            result = self.same_shape(result)
        self.pool, self.depth = kept, self.depth - 1
        return result

    def loop(self, value):
        if self.depth > 1:
            return value
        names = [self.names.new("l") for _ in range(2)]
        low, high, step = (self.scalar(k, "index")
                           for k in [0, self.rng.choice([1, 2, 3]), 1])
        out = Value(self.names.new("y"), list(value.dims), value.element)
        self.emit(f"{out.name} = scf.for {names[0]} = {low} to {high} step "
                  f"{step} iter_args({names[1]} = {value.name}) -> "
                  f"({value.type}) {{")
        inner = Value(names[1], list(value.dims), value.element)
        result = self.nested(inner, self.rng.choice([1, 2]))
        self.emit(f"scf.yield {result.name} : {result.type}\n}}")
        self.pool.append(out)
        return out

    def branch(self, value):
        if self.depth > 1:
            return value
        chosen = self.scalar_argument("index", self.rng.choice([0, 1]))
        zero, condition = self.scalar(0, "index"), self.names.new("c")
        self.emit(f"{condition} = arith.cmpi eq, {chosen}, {zero} : index")
        out = Value(self.names.new("y"), list(value.dims), value.element)
        self.emit(f"{out.name} = scf.if {condition} -> ({value.type}) {{")
        result = self.nested(value, 1)
        self.emit(f"scf.yield {result.name} : {result.type}\n}} else {{")
        result = self.nested(value, self.rng.choice([0, 1]))
        self.emit(f"scf.yield {result.name} : {result.type}\n}}")
        self.pool.append(out)
        return out

    def call(self, value):
        """A private function with layers of its own."""
        if self.depth:
            return value
        inner = Builder(self.rng, self.element, self.names, 0.0, 1,
                        self.static_only, self.layers)
        name = f"@callee{self.names.new('')[1:]}_SEED"
        dims = [Dim(dim.size, "?" if dim.name else "") for dim in value.dims]
        result = inner.argument(dims, value.element)
        for _ in range(self.rng.choice([1, 2, 3])):
            result = inner.layer(result)
        passed = [value]
        for argument in inner.arguments[1:]:
            if argument.sizes is None:
                passed.append((self.scalar_argument(argument.type,
                                                    argument.value),
                               argument.type))
                continue
            # Sizes that the callee found out are found out here, too.
            outer = self.argument([Dim(size) for size in argument.sizes],
                                  argument.element, argument.role,
                                  argument.scale)
            if outer.type != argument.type:
                cast = self.names.new("t")
                self.emit(f"{cast} = tensor.cast {outer.name} : {outer.type} "
                          f"to {argument.type}")
                outer = (cast, argument.type)
            passed.append(outer)
        passed = [(v.name, v.type) if isinstance(v, Value) else v
                  for v in passed]
        self.functions.append((name, inner, [result], "private "))
        self.functions += inner.functions
        self.special &= inner.special
        out = Value(self.names.new("y"),
                    [Dim(dim.size, "?" if dim.name else "")
                     for dim in result.dims], result.element)
        self.emit(f"{out.name} = func.call {name}"
                  f"({', '.join(n for n, _ in passed)}) : "
                  f"({', '.join(t for _, t in passed)}) -> {out.type}")
        self.find_sizes(out)
        self.pool.append(out)
        return out

    # Graphs.

    LAYERS = [("contraction", 30), ("prelu", 28), ("binary", 12),
              ("batch_norm", 5), ("unary", 5), ("cast", 3), ("transpose", 4),
              ("broadcast", 2), ("collapse", 5), ("expand", 7), ("pad", 4),
              ("extract_slice", 5), ("insert_slice", 4), ("concat", 4),
              ("pool_", 6), ("reduce", 3), ("softmax", 2), ("flip", 2),
              ("loop", 2), ("branch", 2), ("call", 3), ("forget", 3), ("join", 4)]

    # Such as patterns that move reshapes have their work with.
    RESHAPES = [("contraction", 15), ("prelu", 15), ("binary", 15),
                ("unary", 3), ("transpose", 8), ("broadcast", 3),
                ("collapse", 15), ("expand", 20), ("extract_slice", 3),
                ("pad", 3), ("cast", 2), ("concat", 2), ("pool_", 3), ("join", 15)]

    def layer(self, value):
        if math.prod(value.sizes) > 2500:
            return self.reduce(value)
        names, weights = zip(*self.layers)
        name = self.rng.choices(names, weights)[0]
        if name == "forget" or self.static_only and name in ["loop", "branch"]:
            return value if self.static_only else self.forget_size(value)
        self.features.append(name.strip("_"))
        return getattr(self, name)(value)


def text_of(name, builder, results, visibility, lines):
    arguments = ", ".join(f"{a.name}: {a.type}" for a in builder.arguments)
    types = ", ".join(v.type for v in results)
    values = ", ".join(v.name for v in results)
    return (f"func.func {visibility}{name}({arguments}) -> ({types}) {{\n" +
            "\n".join(lines) + f"\nreturn {values} : {types}\n}}\n")


def generate(seed, static_only=False, elements=None, layers=None, most=7):
    """The module of that number, of up to `most` layers."""
    rng = random.Random(seed)
    element = rng.choice(elements or ["f32"] * 8 + ["f64", "f16", "bf16", "i8",
                                                    "i8", "i32"])
    dynamic = 0.0 if static_only else rng.choice([0, 0, 0, 0.15, 0.5])
    builder = Builder(rng, element, dynamic=dynamic, static_only=static_only,
                      layers=layers)
    rank = rng.choice([1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5])
    value = builder.argument(builder.sizes(rank), element)
    low_precision = element in ["f16", "bf16"]
    for _ in range(rng.randint(1, 4 if low_precision else most)):
        value = builder.layer(value)
        if rng.random() < 0.15 and len(builder.pool) > 1:
            value = rng.choice([v for v in builder.pool
                                if v.element != "i1"])
    results = [value]
    if rng.random() < 0.25:
        more = rng.choice(builder.pool)
        if more is not value and more.element != "i1":
            results.append(more)
    name = f"@f{seed}"
    functions = builder.functions + [(name, builder, results, "")]
    texts = ["".join(text_of(n, b, r, v, getattr(b, kind)).replace(
        "_SEED", f"_{seed}") for n, b, r, v in functions)
        for kind in ["lines", "reference"]]
    return Module(seed, *texts, f"f{seed}", builder.arguments,
                  [(v.sizes, v.element) for v in results],
                  builder.special, builder.features)


if __name__ == "__main__":
    print(generate(int(sys.argv[1])).text, end="")
