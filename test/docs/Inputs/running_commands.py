"""Runs the commands of docs/running.md in a folder that holds net.mlir.

    running_commands.py <running.md> <folder> <folder of the programs>
"""

import re
import subprocess
import sys


def main():
    document, folder, programs = sys.argv[1:]
    commands = re.findall(r"^    (build/bin/.*)$", open(document).read(), re.M)
    assert len(commands) == 9, commands
    for command in commands:
        command = command.replace("build/bin", programs)
        subprocess.run(command, shell=True, check=True, cwd=folder)


main()
