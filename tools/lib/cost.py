"""Runs a program and says what that cost: seconds, CPU seconds and peak memory,
in MiB, of it and of the programs that it runs.

    cost.py <file for the three numbers> <program> <argument>...

In a process of its own, which holds little: Linux counts what the parent held
when it forked as its child's.
"""

import os
import subprocess
import sys
import time


def main():
    numbers, *command = sys.argv[1:]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    with open(numbers, "w") as file:
        print(seconds, usage.ru_utime + usage.ru_stime,
              usage.ru_maxrss / 1024, file=file)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
