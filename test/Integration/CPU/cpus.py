"""The CPUs whose code this machine can run, beside its own.

    cpus.py COMMAND...    runs the command for each, with --cpu NAME behind it

A line says which are skipped, and for want of what.
"""

import subprocess
import sys

# The flags of /proc/cpuinfo for what LLVM uses on the CPU.
NEEDS = {
    "x86-64-v2": "cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3",
    "haswell": "abm avx avx2 bmi1 bmi2 f16c fma movbe",
    "skylake-avx512": "adx avx2 avx512bw avx512cd avx512dq avx512f avx512vl "
                      "bmi2 clflushopt clwb f16c fma",
    "cascadelake": "adx avx2 avx512bw avx512cd avx512dq avx512f avx512vl "
                   "avx512_vnni bmi2 clflushopt clwb f16c fma",
    "alderlake": "adx avx2 avx_vnni bmi2 clwb f16c fma gfni vaes",
}


def flags():
    with open("/proc/cpuinfo") as cpuinfo:
        for line in cpuinfo:
            if line.startswith("flags"):
                return set(line.split(":")[1].split())
    return set()


def runnable():
    """Names; prints what is skipped."""
    have, names = flags(), []
    for name, needs in NEEDS.items():
        missing = sorted(set(needs.split()) - have)
        if missing:
            print(f"skipped: cpu={name}: this machine has no "
                  f"{', '.join(missing)}", flush=True)
        else:
            names.append(name)
    return names


def main():
    failed = False
    for name in runnable():
        print(f"cpu={name}:", flush=True)
        failed |= subprocess.run([sys.executable] + sys.argv[1:] +
                                 ["--cpu", name]).returncode != 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
