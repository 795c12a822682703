"""Contractions of 8-bit integers and bf16 by AMX's matrix tiles, at sizes that
tiles divide and others: prelu-opt's CPU pipeline against numpy, as in
dot_products.py. What runs is the machine code for a Sapphire Rapids less what this
machine lacks; with EMULATOR its AMX instructions are emulated where there is no
AMX.

    matrix_tiles.py [EMULATOR] [--threads N] [--cpu NAME] [--only REGEX]
    matrix_tiles.py EMULATOR --refused    what a library says that gets no tiles
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

import cpus
import netrun
from dot_products import Kind, conv, matmul

# What LLVM uses of a Sapphire Rapids beyond haswell, as LLVM and as
# /proc/cpuinfo call it.
FEATURES = {
    "adx": "adx", "avx512bf16": "avx512_bf16", "avx512bitalg": "avx512_bitalg",
    "avx512bw": "avx512bw", "avx512cd": "avx512cd", "avx512dq": "avx512dq",
    "avx512f": "avx512f", "avx512fp16": "avx512_fp16",
    "avx512ifma": "avx512ifma", "avx512vbmi": "avx512vbmi",
    "avx512vbmi2": "avx512_vbmi2", "avx512vl": "avx512vl",
    "avx512vnni": "avx512_vnni", "avx512vpopcntdq": "avx512_vpopcntdq",
    "avxvnni": "avx_vnni", "gfni": "gfni", "vaes": "vaes",
    "vpclmulqdq": "vpclmulqdq",
}
PRODUCTS = {"u8s8": "tdpbusd", "s8u8": "tdpbsud", "s8s8": "tdpbssd",
            "u8u8": "tdpbuud", "bf16": "tdpbf16ps"}


def cpu():
    """The CPU to generate code for."""
    have = cpus.flags()
    return "+".join(["sapphirerapids"] + [f"no{name}" for name, flag in
                                          FEATURES.items() if flag not in have])


def products(library):
    """The names of the products of tiles in the code of a library."""
    code = subprocess.run(
        [os.path.join(netrun.LLVM_BIN, "llvm-objdump"), "-d", "--no-show-raw-insn",
         library], check=True, stdout=subprocess.PIPE, text=True).stdout
    return set(re.findall(r"\btdp\w+", code))


def cases():
    for name in PRODUCTS:
        kind = Kind(name)
        # One tile, several, and a rest of rows, columns and steps.
        for m, n, k in [(16, 16, 64), (32, 32, 128), (64, 96, 256),
                        (17, 33, 65), (33, 50, 190), (5, 40, 100), (70, 31, 63),
                        (31, 7, 130), (50, 64, 96)]:
            yield matmul(kind, m, n, k)
        yield matmul(kind, 31, 33, 65, transposed=True)
        yield matmul(kind, 40, 48, 192, epilogue="prelu")
        yield conv(kind, 1, 14, 14, 64, 64, 1)
        yield conv(kind, 1, 14, 14, 64, 32, 3, 1, 1, epilogue="prelu")
        yield conv(kind, 1, 9, 11, 70, 40, 3, 1, 1)
        yield conv(kind, 2, 9, 7, 64, 33, 3, 2, 1)
        yield conv(kind, 1, 7, 7, 128, 32, 3, 1, 1)
    for name in ("u8s8", "s8s8"):
        kind = Kind(name)
        yield matmul(kind, 33, 48, 130, zero="3", epilogue="requantize")
        yield conv(kind, 1, 10, 9, 64, 40, 3, 1, 1, zero="3",
                   epilogue="requantize")
    # With two threads a loop around the tiles within each one's share.
    yield conv(Kind("s8s8"), 2, 11, 17, 64, 64, 5)
    # The padding is the zero point.
    yield conv(Kind("s8s8"), 1, 10, 9, 64, 40, 3, 1, 1, zero="-5")
    # Sums in memory between blocks of the reduction.
    yield matmul(Kind("u8s8"), 64, 32, 70000)


def load_refused(folder, options):
    """Loads a library in a process that is refused tiles."""
    case = matmul(Kind("u8s8"), 16, 16, 64)
    case.run(folder, options)
    path = os.path.join(folder, re.sub(r"\W", "_", case.name + options)) + ".so"
    subprocess.run([sys.executable, "-c",
                    f"import ctypes; ctypes.CDLL({path!r}); print('loaded')"],
                   env={**os.environ, "PRELU_AMX_REFUSED": "1"}, check=True,
                   stderr=subprocess.STDOUT)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("emulator", nargs="?")
    parser.add_argument("--cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--refused", action="store_true")
    arguments = parser.parse_args()
    if arguments.emulator and os.environ.get("LD_PRELOAD") != arguments.emulator:
        environment = {**os.environ, "LD_PRELOAD": arguments.emulator}
        os.execve(sys.executable, [sys.executable] + sys.argv, environment)
    options = f"cpu={arguments.cpu or cpu()} threads={arguments.threads}"
    print(options, flush=True)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        if arguments.refused:
            return load_refused(folder, options)
        for case in cases():
            if not re.search(arguments.only, case.name):
                continue
            passed, error = case.run(folder, options)
            path = os.path.join(folder, re.sub(r"\W", "_", case.name + options))
            found = products(path + ".so")
            tiled = found == {PRODUCTS[case.kind.name]}
            good &= passed and tiled
            print(f"{'ok' if passed and tiled else 'WRONG'}: {case.name}: "
                  f"{error:.1e}, {' '.join(sorted(found)) or 'no tiles'}",
                  flush=True)
    sys.exit(not good)


if __name__ == "__main__":
    main()
