"""Takes the weights out of a network's text, and puts them back.

A network exported by torch-mlir carries its weights as hex in a
`{-# dialect_resources #-}` section. The repository holds the text without that
section and the weights as an .npz archive, one array a resource, or, for random
weights, as a text with a line a resource: name, shape, seed and bounds.

    weights.py split net.mlir out.mlir out.npz
    weights.py attach net.mlir net.npz out.mlir
    weights.py attach net.mlir net.weights.txt out.mlir
"""

import re
import sys

import numpy as np

# A resource is "0x", its alignment as four little-endian bytes, its bytes.
RESOURCE = re.compile(r'^\s*([\w.]+): "0x([0-9A-Fa-f]{8})([0-9A-Fa-f]*)"')
ALIGNMENT = "04000000"


def split(text):
    """The text without its resources, and the resources as float32 arrays."""
    body, _, section = text.partition("{-#")
    arrays = {}
    for line in section.splitlines():
        match = RESOURCE.match(line)
        if match:
            arrays[match.group(1)] = np.frombuffer(
                bytes.fromhex(match.group(3)), dtype="<f4")
    return body.rstrip() + "\n", arrays


def attach(text, arrays):
    """The text with `arrays` as its resources."""
    lines = [f'      {name}: "0x{ALIGNMENT}{array.tobytes().hex().upper()}"'
             for name, array in arrays.items()]
    return (text + "\n{-#\n  dialect_resources: {\n    builtin: {\n" +
            ",\n".join(lines) + "\n    }\n  }\n#-}\n")


def draw(shape, seed, low, high):
    """Numbers of a uniform distribution, the same in every version of numpy."""
    random = np.random.RandomState(seed)
    return random.uniform(low, high, shape).astype("<f4")


def draw_all(recipes):
    """The arrays of a text of recipes."""
    arrays = {}
    for line in recipes.splitlines():
        name, shape, seed, low, high = line.split()
        shape = [int(size) for size in shape.split("x")]
        arrays[name] = draw(shape, int(seed), float(low), float(high))
    return arrays


def attach_file(mlir, archive, output):
    with open(mlir) as file:
        text = file.read()
    if archive.endswith(".txt"):
        with open(archive) as file:
            arrays = draw_all(file.read())
    else:
        arrays = dict(np.load(archive))
    used = {name: array for name, array in arrays.items() if f"<{name}>" in text}
    with open(output, "w") as file:
        file.write(attach(text, used))


def main():
    command = sys.argv[1]
    if command == "split":
        text, arrays = split(open(sys.argv[2]).read())
        open(sys.argv[3], "w").write(text)
        np.savez_compressed(sys.argv[4], **arrays)
    elif command == "attach":
        attach_file(*sys.argv[2:5])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
