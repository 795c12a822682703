"""Static figures of GPU kernels: prelu-opt's next to Triton's for the same matmul +
bias + PReLU, and prelu-opt's for whole layers. Nothing runs: ptxas and nvdisasm
say what the machine would execute.

    gpu_code.py                     (through gpu_code.sh, which installs the peers)
"""

import glob
import os
import re
import subprocess
import sys
import sysconfig
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "gpu"))

import gpucode
import netrun
import triton_matmul

MATMUL = """
func.func @main(%a: tensor<{m}x{k}x{t}>, %b: tensor<{k}x{n}x{t}>,
                %bias: tensor<{n}xf32>, %alpha: tensor<{n}xf32>) -> tensor<{m}x{n}x{t}> {{
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<{m}x{n}xf32>
  %h = tensor.empty() : tensor<{m}x{n}x{t}>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<{m}x{n}xf32>) -> tensor<{m}x{n}xf32>
  %m = linalg.matmul ins(%a, %b : tensor<{m}x{k}x{t}>, tensor<{k}x{n}x{t}>)
      outs(%f : tensor<{m}x{n}xf32>) -> tensor<{m}x{n}xf32>
  %y = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>,
      affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (j)>,
      affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}}
      ins(%m, %bias, %alpha : tensor<{m}x{n}xf32>, tensor<{n}xf32>, tensor<{n}xf32>)
      outs(%h : tensor<{m}x{n}x{t}>) {{
  ^bb0(%x: f32, %bi: f32, %al: f32, %o: {t}):
    %s = arith.addf %x, %bi : f32
    %c = arith.cmpf ogt, %s, %z : f32
    %p = arith.mulf %s, %al : f32
    %r = arith.select %c, %s, %p : f32
    {end}
  }} -> tensor<{m}x{n}x{t}>
  return %y : tensor<{m}x{n}x{t}>
}}
"""
NARROW = "%q = arith.truncf %r : f32 to f16\n    linalg.yield %q : f16"
CONV = """
func.func @main(%x: {x}, %w: {w}, %bias: tensor<{f}xf32>,
                %alpha: tensor<{f}xf32>) -> {y} {{
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : {y}
  %i = linalg.broadcast ins(%bias : tensor<{f}xf32>) outs(%e : {y}) dimensions = [{dims}]
  %p = tensor.pad %x low[{low}] high[{low}] {{
  ^bb0(%a0: index, %a1: index, %a2: index, %a3: index):
    tensor.yield %z : f32
  }} : {x} to {padded}
  %c = linalg.{op} ins(%p, %w : {padded}, {w}) outs(%i : {y}) -> {y}
  %r = prelu.prelu %c, %alpha {{alpha_dims = array<i64: {channel}>}} : {y}, tensor<{f}xf32>
  return %r : {y}
}}
"""


def layers():
    yield "matmul 4096^3", MATMUL.format(m=4096, n=4096, k=4096, t="f32",
                                         end="linalg.yield %r : f32")
    yield "matmul 1000x1000x1000", MATMUL.format(
        m=1000, n=1000, k=1000, t="f32", end="linalg.yield %r : f32")
    yield "conv 3x3 NCHW 64->64@56, n=8", CONV.format(
        x="tensor<8x64x56x56xf32>", w="tensor<64x64x3x3xf32>", f=64,
        y="tensor<8x64x56x56xf32>", dims="0, 2, 3", low="0, 0, 1, 1",
        padded="tensor<8x64x58x58xf32>", op="conv_2d_nchw_fchw", channel=1)
    yield "conv 3x3 NHWC 64->64@56, n=8", CONV.format(
        x="tensor<8x56x56x64xf32>", w="tensor<3x3x64x64xf32>", f=64,
        y="tensor<8x56x56x64xf32>", dims="0, 1, 2", low="0, 1, 1, 0",
        padded="tensor<8x58x58x64xf32>", op="conv_2d_nhwc_hwcf", channel=3)


def find_tool(name):
    """A program of the PyPI packages nvidia-cuda-nvcc and nvidia-cuda-nvdisasm:
    Triton's PTX is newer than most toolkits."""
    found = glob.glob(os.path.join(sysconfig.get_paths()["purelib"], "nvidia",
                                   "*", "bin", name))
    if not found:
        sys.exit(f"gpu_code.py: no {name}: run it through gpu_code.sh")
    return found[0]


def occupancy(capability, registers, threads, shared):
    """Blocks that one multiprocessor holds: 64 Ki registers in units of 8 for each
    thread, 2048 threads, 164 (8.0) or 228 KiB (9.0) of shared memory."""
    kib = {80: 164, 90: 228}[capability]
    return min(65536 // (-(-registers // 8) * 8 * threads), 2048 // threads,
               kib * 1024 // (shared + 1024))


def write_kernel(text, pipeline, options, folder):
    path = os.path.join(folder, "layer.mlir")
    with open(path, "w") as file:
        file.write(text)
    return gpucode.compile_kernels(path, pipeline, options)[0][1]


def choose_tile(text, pipeline, folder):
    """The block's and the thread's tile that a pipeline chooses for a layer."""
    path = os.path.join(folder, "layer.mlir")
    with open(path, "w") as file:
        file.write(text)
    mapped = subprocess.run(
        [netrun.find_prelu_opt(), path,
         f"--prelu-{pipeline}-pipeline=stop-after=schedule"], check=True,
        capture_output=True, text=True).stdout
    return [[int(size) for size in sizes.split(",")] for sizes in re.search(
        r"block = \[(.*?)\], thread = \[(.*?)\]", mapped).groups()]


def compile_mapped(text, chip, mapping, folder):
    """PTX of a matmul's kernel with this mapping, or the chosen one, its mapping,
    threads and bytes of shared memory that the launch asks for."""
    path = os.path.join(folder, "mapped.mlir")

    def run(phase):
        return subprocess.run(
            [netrun.find_prelu_opt(), path,
             f"--prelu-nvvm-pipeline=chip={chip} stop-after={phase}"],
            check=True, capture_output=True, text=True).stdout

    with open(path, "w") as file:
        file.write(text)
    scheduled = run("schedule")
    if mapping:
        scheduled = re.sub(r"mapping\(<.*?>\)", f"mapping(<{mapping}>)",
                           scheduled)
    with open(path, "w") as file:
        file.write(scheduled)
    launch = run("vectorize")
    block, thread = re.search(r"block = \[(.*?)\], thread = \[(.*?)\]",
                              scheduled).groups()
    shared = re.search(r"dynamic_shared_memory_size %c(\d+)_i32", launch)
    threads = re.search(r"threads\(.*?\) in \(%\w+ = %c(\d+)", launch)
    ptx = gpucode.compile_kernels(path, "nvvm", f"chip={chip}")[0][1]
    return (ptx, f"{block}; {thread}".replace(", ", "x"),
            int(threads.group(1)), int(shared.group(1)) if shared else 0)


def print_matmul_table(folder, ptxas, nvdisasm):
    print("matmul + bias + PReLU, 4096^3, f16, sums in f32:\n")
    print("| target | compiler | block; warp or warpgroup | threads | loop | "
          "tensor | FMA per instruction | LDSM | copies | registers | spills | "
          "shared KiB | blocks/SM | after the loop |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    ours = MATMUL.format(m=4096, n=4096, k=4096, t="f16", end=NARROW)
    same = {80: None, 90: "algorithm = wgmma, block = [128, 128, 32], "
                          "thread = [128, 128], stages = 3"}
    for capability in [80, 90]:
        arch = {80: "sm_80", 90: "sm_90a"}[capability]
        rows = [("prelu-opt", *compile_mapped(ours, arch, same[capability],
                                              folder))]
        if capability == 80:
            rows.append(("prelu-opt, 2 stages", *compile_mapped(
                ours, arch, "algorithm = mma_sync, block = [128, 128, 32], "
                "thread = [64, 64], stages = 2", folder)))
        if capability == 90:
            rows.append(("prelu-opt, TMA", *compile_mapped(
                ours, arch, same[capability] + ", tma = true", folder)))
            rows.append(("prelu-opt, its own choice",
                         *compile_mapped(ours, arch, None, folder)))
        ptx, shared, _ = triton_matmul.compile_matmul(capability)
        rows.append(("Triton 3.9", ptx, "128x128x32", 128, shared))
        for name, ptx, tile, threads, shared in rows:
            sass = gpucode.SASS(ptx, arch, ptxas, nvdisasm)
            count = lambda op: sass.count(sass.loop, op)
            if name != "Triton 3.9":
                shared += sass.static_shared
            # The assembler may repeat the body: what counts is the work of one
            # copy, whose tile the copies into shared memory tell.
            block = [int(v) for v in tile.split(";")[0].split("x")]
            copies = 2 * (block[0] + block[1]) * block[2] // 16 // threads
            unrolled = count("LDGSTS") // copies
            if count("UTMALDG"):
                rows_of_group = int(tile.split(";")[1].split("x")[0])
                unrolled = count("HGMMA") // (
                    block[2] // 16 * rows_of_group // 64)
                copies = f"{count('UTMALDG') // unrolled} boxes"
            fma = block[0] * block[1] * block[2] * unrolled
            tensor = count("HMMA") + count("HGMMA")
            # Instructions of all warps.
            total = len(sass.loop) * threads // 32
            print(f"| {arch} | {name} | {tile} | {threads} | "
                  f"{len(sass.loop) / unrolled:.0f} | {tensor // unrolled} "
                  f"{'HGMMA' if count('HGMMA') else 'HMMA'} | "
                  f"{fma / total:.0f} | {count('LDSM') // unrolled} | "
                  f"{copies} | {sass.registers} | {sass.spills} | "
                  f"{shared / 1024:.0f} | "
                  f"{occupancy(capability, sass.registers, threads, shared)} | "
                  f"{len(sass.after_loop)} |")


def print_layers(folder, ptxas, nvdisasm):
    print("\nf32 on the ordinary lanes, sm_80:\n")
    print("| layer | block, thread | loop | FFMA | of loop | LDS.128 | LDG "
          "(128-bit) | registers | spills | shared KiB | bytes loaded per FLOP: "
          "global, shared |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, text in layers():
        block, thread = choose_tile(text, "nvvm", folder)
        sass = gpucode.SASS(write_kernel(text, "nvvm", "", folder), "sm_80",
                            ptxas, nvdisasm)
        ffma = sass.count(sass.loop, "FFMA")
        wide = lambda op: sum(o.startswith(op + ".") and ".128" in o
                              for o in sass.loop)
        flop = 2 * block[0] * block[1]
        print(f"| {name} | {'x'.join(map(str, block))}, "
              f"{'x'.join(map(str, thread))} | {len(sass.loop)} | {ffma} | "
              f"{100 * ffma / len(sass.loop):.0f} % | {wide('LDS')} | "
              f"{sass.count(sass.loop, 'LDG')} ({wide('LDG')}) | "
              f"{sass.registers} | {sass.spills} | "
              f"{sass.static_shared / 1024:.1f} | "
              f"{4 * (block[0] + block[1]) / flop:.3f}, "
              f"{4 * (thread[0] + thread[1]) / (2 * thread[0] * thread[1]):.2f}"
              " |")


def print_amd(folder):
    print("\ngfx942 (LLVM's own figures):\n")
    print("| layer | block; wavefront | loop | matrix instructions | of loop | "
          "FMA per instruction | ds_read | global_load (128-bit) | VGPRs | "
          "spills | LDS KiB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    f16 = MATMUL.format(m=4096, n=4096, k=4096, t="f16", end=NARROW)
    for name, text in [("matmul 4096^3, f16", f16)] + [
            (name + ", f32", text) for name, text in layers()]:
        tile = "; ".join("x".join(map(str, sizes)) for sizes in
                         choose_tile(text, "rocdl", folder))
        isa = write_kernel(text, "rocdl", "", folder).decode()
        # The longest stretch from a label to a branch back to it.
        loop, labels = [], {}
        lines = [l.strip() for l in isa.split("\n")]
        for number, line in enumerate(lines):
            label = re.match(r"(\.LBB\d+_\d+):", line)
            if label:
                labels[label.group(1)] = number
            branch = re.match(r"s_cbranch_\w+ (\.LBB\d+_\d+)", line)
            if branch and branch.group(1) in labels:
                body = [l for l in lines[labels[branch.group(1)]:number + 1]
                        if re.match(r"[vsdbgf][a-z_0-9]*_", l)]
                loop = max(loop, body, key=len)
        count = lambda op: sum(l.startswith(op) for l in loop)
        # Multiply-adds of all 64 lanes.
        shapes = [[int(v) for v in re.findall(r"_(\d+)x(\d+)x(\d+)", l)[0]]
                  for l in loop if l.startswith("v_mfma")]
        fma = sum(m * n * k for m, n, k in shapes)
        find = lambda key: re.search(rf"\.{key}:\s+(\d+)", isa).group(1)
        print(f"| {name} | {tile} | {len(loop)} | {count('v_mfma')} | "
              f"{100 * count('v_mfma') / len(loop):.0f} % | "
              f"{fma / len(loop):.0f} | {count('ds_read')} | "
              f"{count('global_load')} ({count('global_load_dwordx4')}) | "
              f"{find('vgpr_count')} | {find('vgpr_spill_count')} | "
              f"{int(find('group_segment_fixed_size')) / 1024:.1f} |")


def main():
    ptxas, nvdisasm = find_tool("ptxas"), find_tool("nvdisasm")
    with tempfile.TemporaryDirectory() as folder:
        print_matmul_table(folder, ptxas, nvdisasm)
        print_layers(folder, ptxas, nvdisasm)
        print_amd(folder)


if __name__ == "__main__":
    main()
