"""Whether a page quotes each file as a whole, in a block of its own.

    quoted_files.py <page.md> <file>...
"""

import re
import sys


def main():
    page, *files = sys.argv[1:]
    blocks = re.findall(r"^```\w+\n(.*?)^```$", open(page).read(), re.M | re.S)
    for name in files:
        if open(name).read() not in blocks:
            sys.exit(f"{page} does not quote {name} as it stands")


if __name__ == "__main__":
    main()
