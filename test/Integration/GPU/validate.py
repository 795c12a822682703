"""Every kernel of the contractions in shapes.py, of O-Net and of Inputs/gpu through the
tools that a device would run: spirv-val, or ptxas or LLVM's assembler for AMD, with no
register spilled and no function left to a library.

    validate.py spirv | sm_80 | sm_90 | gfx90a | gfx942
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "CPU"))

import gpucode
import netrun
import ptx_shapes
import shapes
import weights

# What ptxas calls a chip with all its instructions.
ASSEMBLER = {"sm_90": "sm_90a"}
INPUTS = os.path.join(HERE, "..", "Inputs")


def check_spirv(code, folder):
    path = os.path.join(folder, "kernel.spv")
    with open(path, "wb") as file:
        file.write(code)
    result = subprocess.run(["spirv-val", "--target-env", "vulkan1.1", path],
                            capture_output=True, text=True)
    return result.returncode == 0, result.stdout + result.stderr


def check_ptx(code, folder, chip):
    path = os.path.join(folder, "kernel.ptx")
    with open(path, "wb") as file:
        file.write(code.rstrip(b"\0"))
    result = subprocess.run(
        ["ptxas", "-v", f"-arch={ASSEMBLER.get(chip, chip)}", path, "-o", path + ".cubin"],
        capture_output=True, text=True)
    spills = re.findall(r"(\d+) bytes spill", result.stderr)
    return (result.returncode == 0 and not any(map(int, spills)),
            result.stderr)


def check_amd(code, folder, chip):
    path = os.path.join(folder, "kernel.s")
    with open(path, "wb") as file:
        file.write(code.rstrip(b"\0"))
    result = subprocess.run(
        [os.path.join(netrun.LLVM_BIN, "llvm-mc"), "-triple=amdgcn-amd-amdhsa",
         f"-mcpu={chip}", "-filetype=obj", path, "-o", path + ".o"],
        capture_output=True, text=True)
    spills = re.findall(rb"\.vgpr_spill_count:\s+(\d+)", code)
    return (result.returncode == 0 and spills and not any(map(int, spills)) and
            b"__ocml" not in code, result.stderr or f"spills {spills}")


def modules(target):
    for name, text in shapes.cases() if target == "spirv" else \
            ptx_shapes.cases():
        if "dynamic" not in name and not (
                target == "spirv" and "bf16" in name):
            yield name, text
    onet = os.path.join(INPUTS, "nets", "mtcnn_onet")
    with open(onet + ".mlir") as file:
        yield "mtcnn_onet", weights.attach(
            file.read(), dict(np.load(onet + ".weights.npz")))
    for path in sorted(glob.glob(os.path.join(INPUTS, "gpu", "*.mlir"))):
        with open(path) as file:
            yield os.path.basename(path), file.read()


def main():
    target = sys.argv[1]
    good, count = True, 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in modules(target):
            path = os.path.join(folder, "module.mlir")
            with open(path, "w") as file:
                file.write(text)
            if target == "spirv":
                kernels = gpucode.compile_kernels(path, "spirv")
            else:
                pipeline = "nvvm" if target.startswith("sm_") else "rocdl"
                kernels = gpucode.compile_kernels(path, pipeline,
                                                  f"chip={target}")
            for kernel, code in kernels:
                count += 1
                if target == "spirv":
                    ok, message = check_spirv(code, folder)
                elif target.startswith("sm_"):
                    ok, message = check_ptx(code, folder, target)
                else:
                    ok, message = check_amd(code, folder, target)
                if not ok:
                    print(f"WRONG: {name}, {kernel}: {message}")
                    good = False
    print(f"{count} kernels for {target}")
    sys.exit(not good or count < 20)


if __name__ == "__main__":
    main()
