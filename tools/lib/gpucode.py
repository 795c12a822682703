"""Kernels out of a module that prelu-opt's GPU pipelines wrote, and what their
machine code consists of."""

import collections
import os
import re
import subprocess
import tempfile

import netrun


def _unescape(text):
    """The bytes of an MLIR string literal."""
    out, data, i = bytearray(), text.encode(), 0
    while i < len(data):
        if data[i] == ord("\\"):
            if data[i + 1] in b'\\"':
                out.append(data[i + 1])
                i += 2
            else:
                out.append(int(data[i + 1:i + 3], 16))
                i += 3
        else:
            out.append(data[i])
            i += 1
    return bytes(out)


def kernels(module):
    """(name, code) of each gpu.binary in the text of a module."""
    for name, code in re.findall(
            r'gpu\.binary @(\S+)\s+\[#gpu\.object<.*?'
            r'(?:assembly|bin|offload) = "((?:[^"\\]|\\.)*)"', module, re.S):
        yield name, _unescape(code)


def compile_kernels(path, pipeline, options=""):
    """(name, code) of the kernels of a file."""
    result = subprocess.run(
        [netrun.find_prelu_opt(), path, f"--prelu-{pipeline}-pipeline={options}"],
        capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(result.stderr[-4000:])
    return list(kernels(result.stdout))


class SASS:
    """NVIDIA machine code of one kernel.

    `loop` are the opcodes of the longest innermost loop, `registers`, `spills`,
    `static_shared` what ptxas says, `after_loop` the opcodes behind it."""

    def __init__(self, ptx, chip, ptxas, nvdisasm):
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "kernel.ptx")
            cubin = os.path.join(folder, "kernel.cubin")
            with open(source, "wb") as file:
                file.write(ptx.rstrip(b"\0"))
            result = subprocess.run(
                [ptxas, "-v", f"-arch={chip}", source, "-o", cubin],
                capture_output=True, text=True)
            if result.returncode != 0:
                raise RuntimeError(result.stderr)
            self._read_resources(result.stderr)
            text = subprocess.run([nvdisasm, "-c", cubin], check=True,
                                  capture_output=True, text=True).stdout
        self._read_code(text)

    def _read_resources(self, text):
        find = lambda pattern: int((re.search(pattern, text) or [0, 0])[1])
        self.registers = find(r"Used (\d+) registers")
        self.spills = find(r"(\d+) bytes spill stores") + \
            find(r"(\d+) bytes spill loads")
        self.static_shared = find(r"(\d+) bytes smem")

    def _read_code(self, text):
        opcodes, labels, branches = [], {}, []
        for line in text.split("\n"):
            label = re.match(r"\s*(\.L_x_\d+):", line)
            if label:
                labels[label.group(1)] = len(opcodes)
            code = re.match(r"\s*/\*[0-9a-f]{4,}\*/\s+(?:\{\s*)?"
                            r"(?:@!?U?P\d+\s+)?([A-Z][A-Z0-9_.]*)(.*)", line)
            if not code:
                continue
            target = re.search(r"\((\.L_x_\d+)\)", code.group(2))
            if code.group(1).startswith("BRA") and target:
                branches.append((target.group(1), len(opcodes)))
            opcodes.append(code.group(1))
        loops = [(labels[t], n + 1) for t, n in branches
                 if labels.get(t, n + 1) < n]
        # A thread that waits at a barrier in shared memory asks again and again,
        # maybe at the kernel's end, from where it goes back.
        waits = lambda b, e: any(o.startswith("SYNCS") for o in opcodes[b:e])
        loops = [(b, e) for b, e in loops
                 if not (e - b < 20 and waits(b, e)) and
                 not (opcodes[e - 2].startswith("BRA") and waits(e - 6, e))]
        # The kernel's end branches to itself.
        inner = [loop for loop in loops if not any(
            other != loop and loop[0] <= other[0] and other[1] <= loop[1]
            for other in loops)]
        begin, end = max(inner, key=lambda l: l[1] - l[0], default=(0, 0))
        self.all = opcodes
        self.loop, self.after_loop = opcodes[begin:end], opcodes[end:]

    @staticmethod
    def count(opcodes, name):
        return sum(o.split(".")[0] == name for o in opcodes)

    @staticmethod
    def histogram(opcodes):
        return collections.Counter(o.split(".")[0] for o in opcodes)
