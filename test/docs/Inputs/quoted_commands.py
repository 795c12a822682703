"""Runs the first indented block of a page in a shell; the last command's output
goes to a file.

    quoted_commands.py <page.md> <output>
"""

import re
import subprocess
import sys


def main():
    page, output = sys.argv[1:]
    block = re.search(r"(?:^    .*\n)+", open(page).read(), re.M)[0]
    with open(output, "w") as out:
        subprocess.run(block, shell=True, check=True, stdout=out)


if __name__ == "__main__":
    main()
