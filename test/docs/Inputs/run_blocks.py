"""Runs the code blocks of a page as they stand there, in the order of the page.

    run_blocks.py <page.md> <folder> [--link NAME=PATH]... [--file NAME=PATH]...
                  [--have FEATURE]... [--only HEADING]

The commands run in <folder>, where --link puts a symbolic link and --file a
copy: `build/bin/prelu-opt net.mlir` needs both `build` and `net.mlir`. The line
that opens a fenced block says what becomes of it; readers do not see it:

    ```sh                       run by bash, which ends at the first failure
    ```python                   run by the python that runs this
    ```cpp title="main.cpp"     written to that file, whatever the language
    ```cmake append="x.cmake"   added to the end of that file
    ```sh needs="cuda torch"    left out where --have does not name these
    ```sh skip="why"            never run: installs something, say

Other blocks are left alone. --only takes the section of that heading. The exit
code is that of the first block that fails; the last line counts.
"""

import argparse
import os
import re
import shutil
import stat
import subprocess
import sys

FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.M | re.S)
RUN = {"sh": "sh", "bash": "sh", "shell": "sh", "python": "python"}


def find_blocks(text):
    """(line, language, attributes, code) of each fenced block."""
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', match[2]))
        yield line, match[1], attributes, match[3]


def cut_section(text, heading):
    """The section's text, with empty lines for what is in front of it."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.M)
    if not start:
        sys.exit(f"error: there is no heading '{heading}'")
    end = re.compile(rf"^#{{1,{len(start[1])}}} ", re.M).search(text, start.end())
    lines = text.count("\n", 0, start.start())
    return "\n" * lines + text[start.start():end.start() if end else None]


def make_python(folder):
    """`python3` in commands is this one: another may lack numpy."""
    path = os.path.join(folder, ".bin", "python3")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as script:
        script.write(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return os.path.dirname(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("page")
    parser.add_argument("folder")
    parser.add_argument("--link", action="append", default=[])
    parser.add_argument("--file", action="append", default=[])
    parser.add_argument("--have", action="append", default=[])
    parser.add_argument("--only")
    arguments = parser.parse_args()
    folder = os.path.abspath(arguments.folder)
    os.makedirs(folder)
    for name, path in (entry.split("=", 1) for entry in arguments.link):
        os.symlink(os.path.abspath(path), os.path.join(folder, name))
    for name, path in (entry.split("=", 1) for entry in arguments.file):
        shutil.copyfile(path, os.path.join(folder, name))
    environment = dict(os.environ)
    environment["PATH"] = os.pathsep.join(
        [make_python(folder), environment["PATH"]])

    text = open(arguments.page).read()
    if arguments.only:
        text = cut_section(text, arguments.only)
    ran = skipped = 0
    for line, language, attributes, code in find_blocks(text):
        where = f"{os.path.basename(arguments.page)}:{line}"
        for key, mode in (("title", "w"), ("append", "a")):
            if key in attributes:
                with open(os.path.join(folder, attributes[key]), mode) as out:
                    out.write(code)
        if language not in RUN or "title" in attributes or "append" in attributes:
            continue
        missing = [need for need in attributes.get("needs", "").split()
                   if need not in arguments.have]
        if missing or "skip" in attributes:
            reason = attributes.get("skip") or "needs " + ", ".join(missing)
            print(f"skipped: {where}: {reason}", flush=True)
            skipped += 1
            continue
        print(f"run: {where}", flush=True)
        command = {"sh": ["bash", "-eu", "-o", "pipefail", "-c", code],
                   "python": [sys.executable, "-c", code]}[RUN[language]]
        result = subprocess.run(command, cwd=folder, env=environment)
        if result.returncode != 0:
            print(f"failed: {where}: exit code {result.returncode}", flush=True)
            sys.exit(1)
        ran += 1
    print(f"{ran} blocks run, {skipped} skipped")


if __name__ == "__main__":
    main()
