"""How long a network takes to compile, and how much memory: by prelu-compile, by
prelu-opt, mlir-translate and clang, and by iree-compile from ONNX."""

import os
import statistics
import subprocess
import sys
import tempfile

import netrun

COST = os.path.join(os.path.dirname(netrun.__file__), "cost.py")


class Cost:
    """Seconds, CPU seconds and peak memory of a program."""

    def __init__(self, seconds, cpu, mebibytes):
        self.seconds, self.cpu, self.mebibytes = seconds, cpu, mebibytes

    def then(self, other):
        """Of one program after another."""
        return Cost(self.seconds + other.seconds, self.cpu + other.cpu,
                    max(self.mebibytes, other.mebibytes))


def cost(command):
    # malloc as it is: the settings for the calls would count as memory.
    plain = {name: value for name, value in os.environ.items()
             if not name.startswith("MALLOC_")}
    with tempfile.NamedTemporaryFile("r") as numbers:
        subprocess.run([sys.executable, "-S", COST, numbers.name, *command],
                       check=True, stderr=subprocess.DEVNULL, env=plain)
        return Cost(*map(float, numbers.read().split()))


def compile_direct(mlir, out):
    prelu_compile = os.path.join(os.path.dirname(netrun.find_prelu_opt()),
                                 "prelu-compile")
    return cost([prelu_compile, mlir, "-o", out + ".o"])


def compile_text(mlir, out):
    tool = lambda name: os.path.join(netrun.LLVM_BIN, name)
    return cost([netrun.find_prelu_opt(), mlir, "--prelu-cpu-pipeline", "-o",
                 out + ".mlir"]).then(
        cost([tool("mlir-translate"), "--mlir-to-llvmir", out + ".mlir", "-o",
              out + ".ll"])).then(
        cost([tool("clang"), "-O3", "-c", "-fPIC", "-Wno-override-module",
              out + ".ll", "-o", out + ".o"]))


def compile_iree(imported, out):
    tool = os.path.join(os.path.dirname(sys.executable), "iree-compile")
    return cost([tool, imported, "--iree-hal-target-backends=llvm-cpu",
                 "--iree-llvmcpu-target-cpu=host", "--iree-opt-level=O3",
                 "-o", out + ".vmfb"])


def bench(net, rounds, folder):
    """Prints what each road costs; the ratio of iree-compile's time to ours."""
    imported = os.path.join(folder, net.name + ".onnx.mlir")
    importer = os.path.join(os.path.dirname(sys.executable), "iree-import-onnx")
    subprocess.run([importer, net.onnx, "-o", imported], check=True,
                   stderr=subprocess.DEVNULL)
    out = os.path.join(folder, net.name)
    roads = {"prelu-compile": lambda: compile_direct(net.mlir, out),
             "prelu-opt, clang": lambda: compile_text(net.mlir, out),
             "iree-compile": lambda: compile_iree(imported, out)}
    costs = {name: [] for name in roads}
    for _ in range(rounds):
        for name, road in roads.items():
            costs[name].append(road())
    median = lambda name, what: statistics.median(
        getattr(c, what) for c in costs[name])
    base = median("prelu-compile", "seconds")
    for name in roads:
        print(f"compile {net.name:14} {name:18} "
              f"{median(name, 'seconds'):8.2f} s "
              f"{median(name, 'cpu'):8.2f} s of CPUs "
              f"{median(name, 'mebibytes'):8.0f} MiB "
              f"{median(name, 'seconds') / base:6.2f}x", flush=True)
    return median("iree-compile", "seconds") / base
