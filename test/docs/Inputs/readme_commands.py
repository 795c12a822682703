"""Runs the commands and the C program of README.md's "Your own network" in a
folder that holds net.mlir.

    readme_commands.py <README.md> <folder> <prelu-opt>
"""

import os
import re
import subprocess
import sys


def main():
    readme, folder, prelu_opt = sys.argv[1:]
    section = open(readme).read().split("## Your own network")[1].split("\n## ")[0]
    commands = re.findall(r"^    (\S*(?:prelu-opt|prelu-compile|mlir-translate|clang) .*)$",
                          section, re.M)
    with open(os.path.join(folder, "call.c"), "w") as program:
        program.write(re.search(r"```c\n(.*?)```", section, re.S)[1])
    link = re.search(r"`(clang call\.c .*?)`", section)[1]
    assert len(commands) == 4, commands
    for command in [*commands, link, "./a.out"]:
        command = command.replace("build/bin", os.path.dirname(prelu_opt))
        subprocess.run(command, shell=True, check=True, cwd=folder)


if __name__ == "__main__":
    main()
