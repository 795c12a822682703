"""Makes 1.3 of the dialect version 1.2 in a bytecode file.

    raise_version.py <input.mlirbc> <output.mlirbc>
"""

import sys


def main():
    source, target = sys.argv[1:]
    data = open(source, "rb").read()
    # A section of kind 7 (dialect versions) of two bytes; integers below 64 are
    # twice themselves and one.
    old, new = bytes([7, 5, 3, 5]), bytes([7, 5, 3, 7])
    assert data[:64].count(old) == 1
    open(target, "wb").write(data.replace(old, new, 1))


if __name__ == "__main__":
    main()
