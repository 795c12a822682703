"""Writes PReLU and its gradient as JAX spells them, as linalg text.

    python export.py torch-mlir-opt [folder of this file's siblings]

Forward goes to jax-linalg/, gradients to gradients/jax_*.mlir. The lowering
from StableHLO is torch-mlir's build of it; docs/bridges.md names the versions.
"""

import os
import re
import subprocess
import sys

import jax
import jax.numpy as jnp

PASSES = ["--inline", "--stablehlo-legalize-to-linalg", "--canonicalize",
          "--cse"]


def channel(alpha):
    return alpha.reshape(1, -1, 1, 1)


def where(x, alpha):
    return jnp.where(x > 0, x, alpha * x)


def where_ge(x, alpha):
    return jnp.where(x >= 0, x, x * alpha)


def where_lt(x, alpha):
    return jnp.where(x < 0, alpha * x, x)


def max_min(x, alpha):
    return jnp.maximum(x, 0) + alpha * jnp.minimum(x, 0)


def leaky(x, alpha):
    return jax.nn.leaky_relu(x, alpha)


def flax_prelu(x, alpha):
    """As flax.linen.PReLU writes it: the slope has the data's type."""
    return jnp.where(x >= 0, x, jnp.asarray(alpha, x.dtype) * x)


def relu_neg(x, alpha):
    return jax.nn.relu(x) - alpha * jax.nn.relu(-x)


def vjp_of(f):
    return lambda dy, *inputs: jax.vjp(f, *inputs)[1](dy)


def nchw(f):
    return lambda x, alpha: f(x, channel(alpha))


def dense(f):
    return lambda x, w, b, alpha: f(x @ w + b, alpha)


def conv(f):
    """NCHW data and OIHW weights."""
    return lambda x, w, b, alpha: f(jax.lax.conv_general_dilated(
        x, w, (1, 1), "SAME") + channel(b), channel(alpha))


def conv_nhwc(f):
    return lambda x, w, b, alpha: f(jax.lax.conv_general_dilated(
        x, w, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")) + b,
        alpha)


def matmul_after(f):
    """The incoming dy is a matmul."""
    return lambda dy2, x, alpha, w: jax.vjp(
        lambda x, alpha: f(x, alpha) @ w, x, alpha)[1](dy2)


def s(*shape, dtype="float32"):
    return jax.ShapeDtypeStruct(shape, dtype)


X, NC = s(2, 8, 5, 7), s(6, 8)
XH, NCH = s(2, 8, 5, 7, dtype="float16"), s(6, 8, dtype="float16")
A, AH = s(8), s(8, dtype="float16")
XB, AB = s(2, 8, 5, 7, dtype="bfloat16"), s(8, dtype="bfloat16")
DENSE = (s(6, 4), s(4, 8), s(8), s(8))
CONV = (s(2, 3, 5, 7), s(8, 3, 3, 3), s(8), s(8))
CONV_NHWC = (s(2, 5, 7, 3), s(3, 3, 3, 8), s(8), s(8))

FORWARD = {
    "where_gt_nchw": (nchw(where), X, A),
    "where_gt_nc": (where, NC, A),
    "where_ge_nchw": (nchw(where_ge), X, A),
    "where_lt_nchw": (nchw(where_lt), X, A),
    "where_gt_nchw_f16": (nchw(where), XH, AH),
    "where_gt_nchw_bf16": (nchw(where), XB, AB),
    "max_min_nchw": (nchw(max_min), X, A),
    "relu_minus_relu_neg_nchw": (nchw(relu_neg), X, A),
    "flax_prelu_nchw": (flax_prelu, X, s()),
    "leaky_relu_nchw": (nchw(leaky), X, A),
    "leaky_relu_constant": (lambda x: jax.nn.leaky_relu(x), X),
    "leaky_relu_f16_constant": (lambda x: jax.nn.leaky_relu(x, 0.25), XH),
    "dense_where": (dense(where),) + DENSE,
    "dense_leaky_relu": (dense(leaky),) + DENSE,
    "dense_max_min": (dense(max_min),) + DENSE,
    "conv_where": (conv(where),) + CONV,
    "conv_nhwc_where": (conv_nhwc(where),) + CONV_NHWC,
    "conv_nhwc_max_min": (conv_nhwc(max_min),) + CONV_NHWC,
}
GRADIENT = {
    "where_gt_nchw": (vjp_of(nchw(where)), X, X, A),
    "where_gt_nc": (vjp_of(where), NC, NC, A),
    "where_ge_nchw": (vjp_of(nchw(where_ge)), X, X, A),
    "where_gt_scalar": (vjp_of(where), X, X, s()),
    "where_gt_nchw_f16": (vjp_of(nchw(where)), XH, XH, AH),
    "where_gt_nchw_bf16": (vjp_of(nchw(where)), XB, XB, AB),
    "max_min_nchw": (vjp_of(nchw(max_min)), X, X, A),
    "leaky_relu_nchw": (vjp_of(nchw(leaky)), X, X, A),
    "matmul_after": (matmul_after(where), s(6, 5), NC, A, s(8, 5)),
    "dense": (vjp_of(dense(where)), NC) + DENSE,
    "conv_nhwc": (vjp_of(conv_nhwc(where)), s(2, 3, 5, 8)) + CONV_NHWC,
}


def to_linalg(stablehlo, opt, name):
    result = subprocess.run([opt] + PASSES, input=stablehlo, text=True,
                            capture_output=True)
    if result.returncode:
        raise RuntimeError(result.stderr[:2000])
    # The attributes belong to dialects that upstream does not know.
    text = re.sub(r" \{jax\.result_info = [^}]*\}", "", result.stdout)
    text = re.sub(r"module @\w+ attributes \{mhlo[^}]*\}", "module", text)
    return text.replace("func.func public @main", f"func.func @{name}")


def main(opt, folder):
    for cases, prefix in ((FORWARD, "jax-linalg/"),
                          (GRADIENT, "gradients/jax_")):
        for name, (f, *inputs) in cases.items():
            stablehlo = jax.jit(f).lower(*inputs).as_text()
            if os.environ.get("SHOW"):
                print("//", prefix + name)
                print(stablehlo)
            try:
                text = to_linalg(stablehlo, opt, "jax_" + name)
            except RuntimeError as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            with open(os.path.join(folder, f"{prefix}{name}.mlir"),
                      "w") as file:
                file.write(text)


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else here + "/..")
