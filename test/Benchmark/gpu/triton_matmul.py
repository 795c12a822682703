"""Triton's matmul + bias + PReLU, compiled without a device: its tutorial's loop
over tiles with the epilogue on the accumulator."""

import triton
import triton.language as tl
from triton.backends.compiler import GPUTarget


@triton.jit
def matmul_prelu(a, b, bias, alpha, c, m, n, k, BLOCK_M: tl.constexpr,
                 BLOCK_N: tl.constexpr, BLOCK_K: tl.constexpr):
    rows = tl.program_id(0) * BLOCK_M + tl.arange(0, BLOCK_M)
    columns = tl.program_id(1) * BLOCK_N + tl.arange(0, BLOCK_N)
    steps = tl.arange(0, BLOCK_K)
    a_pointers = a + rows[:, None] * k + steps[None, :]
    b_pointers = b + steps[:, None] * n + columns[None, :]
    sums = tl.zeros((BLOCK_M, BLOCK_N), dtype=tl.float32)
    for _ in range(0, k, BLOCK_K):
        sums = tl.dot(tl.load(a_pointers), tl.load(b_pointers), sums)
        a_pointers += BLOCK_K
        b_pointers += BLOCK_K * n
    sums += tl.load(bias + columns)[None, :]
    sums = tl.where(sums > 0, sums, sums * tl.load(alpha + columns)[None, :])
    tl.store(c + rows[:, None] * n + columns[None, :], sums.to(tl.float16))


def compile_matmul(capability, block=(128, 128, 32), warps=4, stages=3):
    """(ptx, bytes of shared memory, warps)."""
    source = triton.compiler.ASTSource(
        fn=matmul_prelu,
        signature={"a": "*fp16", "b": "*fp16", "bias": "*fp32",
                   "alpha": "*fp32", "c": "*fp16", "m": "i32", "n": "i32",
                   "k": "i32", "BLOCK_M": "constexpr", "BLOCK_N": "constexpr",
                   "BLOCK_K": "constexpr"},
        constexprs=dict(zip(["BLOCK_M", "BLOCK_N", "BLOCK_K"], block)),
        # What a caller with aligned operands gets.
        attrs={(i,): [["tt.divisibility", 16]] for i in range(8)})
    kernel = triton.compile(source, target=GPUTarget("cuda", capability, 32),
                            options={"num_warps": warps, "num_stages": stages})
    return kernel.asm["ptx"].encode(), kernel.metadata.shared, warps
