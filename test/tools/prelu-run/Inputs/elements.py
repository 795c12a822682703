"""Arrays and numbers of every element type go through prelu-run unchanged, by
files that numpy writes and reads.

    elements.py <prelu-compile> <prelu-run> <folder>
"""

import subprocess
import sys

import numpy as np

# numpy's type of what is given and of what comes back.
TYPES = {
    "f16": (np.float16, "<f2"), "bf16": (np.uint16, "<u2"),
    "f32": (np.float32, "<f4"), "f64": (np.float64, "<f8"),
    "i1": (np.bool_, "|b1"), "i8": (np.int8, "|i1"), "i16": (np.int16, "<i2"),
    "i32": (np.int32, "<i4"), "i64": (np.int64, "<i8"),
    "index": (np.int64, "<i8"), "si8": (np.int8, "|i1"),
    "ui8": (np.uint8, "|u1"), "ui16": (np.uint16, "<u2"),
    "ui32": (np.uint32, "<u4"), "ui64": (np.uint64, "<u8"),
}


def draw(dtype, shape, random):
    """All bits that the type has, none of which is a NaN."""
    dtype = np.dtype(dtype)
    if dtype == np.bool_:
        return random.integers(0, 2, shape).astype(dtype)
    if dtype.kind == "f":
        return random.normal(size=shape).astype(dtype)
    limits = np.iinfo(dtype)
    return random.integers(limits.min, limits.max, shape, dtype, endpoint=True)


def check(name, actual, expected):
    same = (actual.dtype == expected.dtype and actual.shape == expected.shape
            and actual.tobytes() == expected.tobytes())
    print(f"{'ok' if same else 'WRONG'}: {name}")


def write_versions(x, folder):
    """The files of `x` that numpy can write, by what they are called."""
    files = {}
    for version in [(1, 0), (2, 0), (3, 0)]:
        files[f"v{version[0]}"] = path = f"{folder}/v{version[0]}.npy"
        with open(path, "wb") as file:
            np.lib.format.write_array(file, x, version=version)
    files["by columns"] = f"{folder}/columns.npy"
    np.save(files["by columns"], np.asfortranarray(x))
    return files


def main():
    compiler, runner, folder = sys.argv[1:]

    def run(*arguments):
        subprocess.run([runner, *arguments, "--quiet"], check=True)

    with open(f"{folder}/same.mlir", "w") as file:
        for name in TYPES:
            tensor = f"tensor<?x3xt>".replace("xt>", f"x{name}>")
            file.write(f"func.func @{name}(%x: {tensor}, %a: {name}) -> "
                       f"({tensor}, {name}) {{\n"
                       f"  return %x, %a : {tensor}, {name}\n}}\n")
    library = f"{folder}/same.so"
    subprocess.run([compiler, f"{folder}/same.mlir", "-o", library, "--quiet"],
                   check=True)
    random = np.random.default_rng(5)
    for name, (dtype, result) in TYPES.items():
        x, a = draw(dtype, (4, 3), random), draw(dtype, (), random)
        np.save(f"{folder}/x.npy", x)
        np.save(f"{folder}/a.npy", a)
        run(library, f"--function={name}", f"--input={folder}/x.npy",
            f"--input={folder}/a.npy", f"--output={folder}/y.npy",
            f"--output={folder}/b.npy")
        check(f"{name} tensor", np.load(f"{folder}/y.npy"), x.astype(result))
        check(f"{name} number", np.load(f"{folder}/b.npy"), a.astype(result))
        for save in [np.savez, np.savez_compressed]:
            save(f"{folder}/in.npz", x0=x, x1=a)
            run(library, f"--function={name}", f"--inputs={folder}/in.npz",
                f"--outputs={folder}/out.npz")
            out = np.load(f"{folder}/out.npz")
            check(f"{name} archive", out["y0"], x.astype(result))
            check(f"{name} archive", out["y1"], a.astype(result))
        # One number for all, and each.
        text = ",".join("1" if name == "i1" else str(i) for i in range(6))
        run(library, f"--function={name}", f"--input=2x3x{name}={text}",
            f"--input={name}=1", f"--outputs={folder}/out.npz")
        out = np.load(f"{folder}/out.npz")
        expected = np.array([float(t) for t in text.split(",")])
        if name == "bf16":
            expected = (expected.astype(np.float32).view(np.uint32) >> 16)
        check(f"{name} text", out["y0"], expected.reshape(2, 3).astype(result))

    x = draw(np.float32, (5, 3), random)
    for name, path in write_versions(x, folder).items():
        run(library, "--function=f32", f"--input={path}", "--input=f32=0",
            f"--output={folder}/y.npy")
        check(name, np.load(f"{folder}/y.npy"), x)
    # An array without elements.
    np.save(f"{folder}/x.npy", np.zeros((0, 3), np.float32))
    run(library, "--function=f32", f"--input={folder}/x.npy", "--input=f32=0",
        f"--output={folder}/y.npy")
    check("empty", np.load(f"{folder}/y.npy"), np.zeros((0, 3), np.float32))
    # bf16 as ml_dtypes writes it, and in the order that an archive has.
    bits = draw(np.uint16, (2, 3), random)
    np.savez(f"{folder}/in.npz", image=bits.view("V2"), scale=bits[0, 0])
    run(library, "--function=bf16", f"--inputs={folder}/in.npz",
        f"--output={folder}/y.npy")
    check("bf16 of two bytes", np.load(f"{folder}/y.npy"), bits)


main()
