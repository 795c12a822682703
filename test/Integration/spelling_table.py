"""Writes docs/spellings.md: for every spelling of PReLU, in linalg, TOSA, and on
vectors and scalars, and for every element type, what prelu-raise says.

    spelling_table.py           prints the table
    spelling_table.py --check   fails where docs/spellings.md differs
"""

import os
import re
import subprocess
import sys
import tempfile

import netrun

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DOCS = os.path.join(TOP, "docs", "spellings.md")
FLOATS, INTS = ["f16", "bf16", "f32", "f64"], ["i8", "i16", "i32", "i64"]

# Bodies on values %x, %a of type T, with %zero, %one, %half. {f} is f or, for
# integers, i; CMP compares as named.
SPELLINGS = {
    "x > 0 ? x : a * x": "%c = CMPgt %x, %zero\n%m = mul{f} %x, %a\n"
                         "%r = SELECT %c, %x, %m",
    "x >= 0 ? x : a * x": "%c = CMPge %x, %zero\n%m = mul{f} %a, %x\n"
                          "%r = SELECT %c, %x, %m",
    "x < 0 ? a * x : x": "%c = CMPlt %x, %zero\n%m = mul{f} %x, %a\n"
                         "%r = SELECT %c, %m, %x",
    "x <= 0 ? a * x : x": "%c = CMPle %x, %zero\n%m = mul{f} %x, %a\n"
                          "%r = SELECT %c, %m, %x",
    "0 < x ? x : a * x": "%c = CMPlt %zero, %x\n%m = mul{f} %x, %a\n"
                         "%r = SELECT %c, %x, %m",
    "x * (x > 0 ? 1 : a)": "%c = CMPgt %x, %zero\n%s = SELECT %c, %one, %a\n"
                           "%r = mul{f} %x, %s",
    "x > 0 ? x : a * -x": "%c = CMPgt %x, %zero\n%g = sub{f} %zero, %x\n"
                          "%m = mul{f} %g, %a\n%r = SELECT %c, %x, %m",
    "x > 0 ? x : -(a * x)": "%c = CMPgt %x, %zero\n%m = mul{f} %x, %a\n"
                            "%g = sub{f} %zero, %m\n%r = SELECT %c, %x, %g",
    "x > 0 ? x : x / 4": "%c = CMPgt %x, %zero\n%m = div{f} %x, %four\n"
                         "%r = SELECT %c, %x, %m",
    "(x > 0 ? x : a * x) + x": "%c = CMPgt %x, %zero\n%m = mul{f} %x, %a\n"
                               "%s = SELECT %c, %x, %m\n%r = add{f} %s, %x",
    "max(x, 0) + a * min(x, 0)": "%p = MAX %x, %zero\n%n = MIN %x, %zero\n"
                                 "%m = mul{f} %a, %n\n%r = add{f} %p, %m",
    "fma(a, min(x, 0), max(x, 0))": "%p = MAX %x, %zero\n"
                                    "%n = MIN %x, %zero\n"
                                    "%r = FMA %a, %n, %p",
    "max(x, 0) + (x > 0 ? 0 : a * x)":
        "%p = MAX %x, %zero\n%c = CMPgt %x, %zero\n%m = mul{f} %x, %a\n"
        "%n = SELECT %c, %zero, %m\n%r = add{f} %p, %n",
    "max(x, 0) + min(a * x, 0)": "%p = MAX %x, %zero\n%m = mul{f} %x, %a\n"
                                 "%n = MIN %m, %zero\n%r = add{f} %p, %n",
    "relu(x) - a * relu(-x)": "%p = MAX %x, %zero\n%g = sub{f} %zero, %x\n"
                              "%n = MAX %g, %zero\n%m = mul{f} %a, %n\n"
                              "%r = sub{f} %p, %m",
    "relu(x) + (-a) * relu(-x)": "%p = MAX %x, %zero\n%g = sub{f} %zero, %x\n"
                                 "%n = MAX %g, %zero\n"
                                 "%b = sub{f} %zero, %a\n"
                                 "%m = mul{f} %b, %n\n%r = add{f} %p, %m",
    "max(x, a * x)": "%m = mul{f} %x, %a\n%r = MAX %x, %m",
    "max(x, a * x), a = 0.25 or -1": "%m = mul{f} %x, %k\n%r = MAX %x, %m",
    "a * x + (1 - a) * relu(x)": "%p = MAX %x, %zero\n%d = sub{f} %one, %a\n"
                                 "%m = mul{f} %a, %x\n%n = mul{f} %d, %p\n"
                                 "%r = add{f} %m, %n",
    "0.5 * (1 + a) * x + 0.5 * (1 - a) * |x|":
        "%b = ABS %x\n%s = add{f} %one, %a\n%d = sub{f} %one, %a\n"
        "%hs = mul{f} %half, %s\n%hd = mul{f} %half, %d\n"
        "%m = mul{f} %hs, %x\n%n = mul{f} %hd, %b\n%r = add{f} %m, %n",
    "relu(x) + a * (x - |x|) * 0.5":
        "%b = ABS %x\n%p = MAX %x, %zero\n%d = sub{f} %x, %b\n"
        "%m = mul{f} %a, %d\n%n = mul{f} %m, %half\n%r = add{f} %p, %n",
    "(x > 0) * x + (1 - (x > 0)) * a * x":
        "%c = CMPgt %x, %zero\n%k1 = SELECT %c, %one, %zero\n"
        "%k2 = sub{f} %one, %k1\n%p = mul{f} %k1, %x\n"
        "%m = mul{f} %a, %x\n%n = mul{f} %k2, %m\n%r = add{f} %p, %n",
    "near miss: x > 0 ? x : x / 3": "%c = CMPgt %x, %zero\n"
                                    "%m = div{f} %x, %three\n"
                                    "%r = SELECT %c, %x, %m",
    "near miss: x > 0 ? x : x * a * a": "%c = CMPgt %x, %zero\n"
                                        "%m = mul{f} %x, %a\n"
                                        "%n = mul{f} %m, %a\n"
                                        "%r = SELECT %c, %x, %n",
    "near miss: x > 1 ? x : a * x": "%c = CMPgt %x, %one\n"
                                    "%m = mul{f} %x, %a\n"
                                    "%r = SELECT %c, %x, %m",
    "near miss: x > 0 ? a * x : x": "%c = CMPgt %x, %zero\n"
                                    "%m = mul{f} %x, %a\n"
                                    "%r = SELECT %c, %m, %x",
    "near miss: max(x, 0) - a * min(x, 1)":
        "%p = MAX %x, %zero\n%n = MIN %x, %one\n%m = mul{f} %a, %n\n"
        "%r = sub{f} %p, %m",
}


def arith(body, element, value, bool_type):
    """The body in arith and math on values of type `value`."""
    is_float = element in FLOATS
    lines = []
    for line in body.format(f="f" if is_float else "i").splitlines():
        result, rest = line.split(" = ")
        name, operands = rest.split(" ", 1)
        if name.startswith("CMP"):
            kind = name[3:]
            lines.append(f"{result} = arith.cmp{'f o' if is_float else 'i s'}"
                         f"{kind}, {operands} : {value}")
            continue
        if name == "SELECT":
            kind = f"{bool_type}, {value}" if bool_type != "i1" else value
            lines.append(f"{result} = arith.select {operands} : {kind}")
            continue
        name = {"MAX": "arith.maximumf" if is_float else "arith.maxsi",
                "MIN": "arith.minimumf" if is_float else "arith.minsi",
                "ABS": "math.absf" if is_float else "math.absi",
                "FMA": "math.fma"}.get(
                    name, "arith." + name)
        lines.append(f"{result} = {name} {operands} : {value}")
    return lines


def numbers(element):
    if element in FLOATS:
        return {"zero": "0.0", "one": "1.0", "half": "0.5", "k": "0.25",
                "three": "3.0", "four": "4.0"}
    return {"zero": "0", "one": "1", "half": "0", "k": "-1", "three": "3",
            "four": "4"}


def linalg(body, element):
    tensor = f"tensor<4x8x{element}>"
    constants = [f"%{n} = arith.constant {v} : {element}"
                 for n, v in numbers(element).items()]
    inner = arith(body, element, element, "i1")
    return (f"func.func @f(%X: {tensor}, %A: tensor<8x{element}>) -> {tensor} "
            "{\n" + "\n".join(constants) + f"""
%e = tensor.empty() : {tensor}
%y = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>,
    affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
    iterator_types = ["parallel", "parallel"]}}
    ins(%X, %A : {tensor}, tensor<8x{element}>) outs(%e : {tensor}) {{
^bb0(%x: {element}, %a: {element}, %o: {element}):
""" + "\n".join(inner) + f"""
linalg.yield %r : {element}
}} -> {tensor}
return %y : {tensor}
}}
""")


def registers(body, element, shape):
    value = f"vector<{shape}x{element}>" if shape else element
    bools = f"vector<{shape}xi1>" if shape else "i1"
    constants = [
        f"%{n} = arith.constant " + (f"dense<{v}>" if shape else v) +
        f" : {value}" for n, v in numbers(element).items()]
    return (f"func.func @f(%x: {value}, %a: {value}) -> {value} {{\n" +
            "\n".join(constants + arith(body, element, value, bools)) +
            f"\nreturn %r : {value}\n}}\n")


def tosa(body, element):
    """TOSA has no less-than, no clamps of integers by constants, no divisions
    of floats and no fused multiply-add."""
    if "div" in body or "FMA" in body:
        return None
    if element == "f64" or element in ("i8", "i16", "i64"):
        return None
    tensor, small = f"tensor<4x8x{element}>", f"tensor<1x8x{element}>"
    one = f"tensor<1x1x{element}>"
    types = {"%x": tensor, "%a": small}
    lines = ['%shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : '
             "() -> tensor<1xi8>"]
    for name, value in numbers(element).items():
        lines.append(f'%{name} = "tosa.const"() <{{values = dense<{value}> : '
                     f"{one}}}> : () -> {one}")
        types["%" + name] = one
    for line in body.format(f="").splitlines():
        result, rest = line.split(" = ")
        name, operands = rest.split(" ", 1)
        operands = operands.split(", ")
        if name in ("CMPlt", "CMPle"):
            name = name.replace("l", "g")
            operands.reverse()
        kinds = [types.get(operand, tensor) for operand in operands]
        out = tensor
        if all(kind in (small, one) for kind in kinds):
            out = small if small in kinds else one
        op = {"CMPgt": "greater", "CMPge": "greater_equal", "SELECT": "select",
              "MAX": "maximum", "MIN": "minimum", "ABS": "abs"}.get(name, name)
        if op == "mul":
            operands.append("%shift")
            kinds.append("tensor<1xi8>")
        if name.startswith("CMP"):
            out = "tensor<4x8xi1>"
        if name == "SELECT":
            kinds[0] = "tensor<4x8xi1>"
        types[result] = out
        lines.append(f"{result} = tosa.{op} {', '.join(operands)} : "
                     f"({', '.join(kinds)}) -> {out}")
    return (f"func.func @f(%x: {tensor}, %a: {small}) -> {tensor} {{\n" +
            "\n".join(lines) + f"\nreturn %r : {tensor}\n}}\n")


def ask(text, folder, options=""):
    """'raised', or the reason why not."""
    path = os.path.join(folder, "spelling.mlir")
    with open(path, "w") as file:
        file.write(text)
    result = subprocess.run(
        [netrun.find_prelu_opt(), path, f"--prelu-raise={options}",
         "--remarks-filter=prelu-raise"], capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(result.stderr + text)
    if "prelu.prelu" in result.stdout:
        return "raised"
    reason = re.search(r'Reason="(.*?)"', result.stderr)
    return reason.group(1) if reason else "no PReLU"


def table():
    frontends = {"linalg": linalg, "tosa": tosa,
                 "vector": lambda b, e: registers(b, e, "16"),
                 "scalar": lambda b, e: registers(b, e, "")}
    notes = {}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, body in SPELLINGS.items():
            cells = []
            for build in frontends.values():
                verdicts = {}
                for element in FLOATS + INTS:
                    # 0.5 is no integer, and integers are not divided exactly.
                    if element in INTS and any(
                            word in body for word in ("half", "div", "FMA")):
                        continue
                    text = build(body, element)
                    if text is None:
                        continue
                    verdict = ask(text, folder)
                    if verdict != "raised":
                        number = notes.setdefault(verdict, len(notes) + 1)
                        verdict = f"refused ({number})"
                        for option in ("reassociate", "alpha-at-most-one"):
                            if ask(text, folder, option) == "raised":
                                verdict = f"`{option}` ({number})"
                    verdicts.setdefault(verdict, []).append(element)
                cells.append(not verdicts and "-" or "; ".join(
                    verdict if len(verdicts) == 1 else
                    f"{verdict}: {' '.join(elements)}"
                    for verdict, elements in verdicts.items()))
            shown = name.replace("|", "\\|")
            rows.append(f"| `{shown}` | " + " | ".join(cells) + " |")
    lines = ["# Spellings of PReLU that prelu-raise knows", "",
             "Made by `test/Integration/spelling_table.py` from what "
             "prelu-opt says; `tools/check.sh` fails where it is",
             "not up to date. Types: " + ", ".join(FLOATS + INTS) +
             " (TOSA: f16, bf16, f32, i32). alpha is a runtime value",
             "unless the spelling says otherwise. An option's name means: "
             "raised with `--prelu-raise=<option>`.", "",
             "| spelling | " + " | ".join(frontends) + " |",
             "|---|" + "---|" * len(frontends)] + rows + [""]
    lines += [f"({number}) {reason}" + ("" if reason.endswith(".") else ".") +
              "\n" for reason, number in notes.items()]
    return "\n".join(lines).rstrip() + "\n" + exports()


def exports():
    """What becomes of the files that real exporters wrote."""
    lines = ["", "## Exported files (`test/Integration/Inputs`)", "",
             "| folder | raised | not raised |", "|---|---|---|"]
    for folder in ["torch-linalg", "torch-tosa", "jax-linalg", "onnx-linalg",
                   "gradients"]:
        path = os.path.join(TOP, "test", "Integration", "Inputs", folder)
        raised, others = 0, []
        for name in sorted(os.listdir(path)):
            if not name.endswith(".mlir"):
                continue
            result = subprocess.run(
                [netrun.find_prelu_opt(), os.path.join(path, name),
                 "--prelu-raise", "--remarks-filter=prelu-raise"],
                capture_output=True, text=True, check=True)
            both = "dx and dalpha" in result.stderr
            if ("prelu.prelu" in result.stdout if folder != "gradients"
                    else both):
                raised += 1
                continue
            if "gradient raised: dx" in result.stderr:
                verdict = "dx only"
            else:
                reason = re.search(r'Reason="(.*?)"', result.stderr)
                verdict = reason.group(1) if reason else "no match"
            if 'Suggestion="set no-infs"' in result.stderr and \
                    verdict == "dx only":
                verdict = "dx only without `no-infs`"
            others.append((name[:-5], verdict))
        groups = {}
        for name, verdict in others:
            groups.setdefault(verdict, []).append(name)
        text = "; ".join(f"{', '.join(names)}: {verdict}"
                         for verdict, names in groups.items())
        text = text.replace("|", "\\|")
        lines.append(f"| {folder} | {raised} of {raised + len(others)} | "
                     f"{text or 'none'} |")
    return "\n".join(lines) + "\n"


def main():
    text = table()
    if "--check" not in sys.argv:
        print(text, end="")
        return
    if text != open(DOCS).read():
        print("STALE: run test/Integration/spelling_table.py > "
              "docs/spellings.md")
        sys.exit(1)
    print("docs/spellings.md is up to date")


if __name__ == "__main__":
    main()
