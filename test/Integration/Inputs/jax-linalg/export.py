"""Writes PReLU and its gradient as JAX spells them, as linalg text.

    python export.py torch-mlir-opt iree-opt [folder of this file's siblings]

Forward goes to jax-linalg/, gradients to gradients/jax_*.mlir. The lowering
from StableHLO is torch-mlir's build of it, for the files called iree_* and for
unknown sizes it is IREE's; docs/bridges.md names the versions.
"""

import os
import re
import subprocess
import sys

import jax
import jax.export
import jax.numpy as jnp

PASSES = ["--inline", "--stablehlo-legalize-to-linalg", "--canonicalize",
          "--cse"]
IREE_PASSES = ["--iree-stablehlo-input-transformation-pipeline", "--cse"]


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


# Through IREE: other text from the same StableHLO.
IREE = {
    "jax-linalg/iree_where_gt_nchw": FORWARD["where_gt_nchw"],
    "jax-linalg/iree_max_min_nchw": FORWARD["max_min_nchw"],
    "jax-linalg/iree_dense_where": FORWARD["dense_where"],
    "jax-linalg/iree_conv_where": FORWARD["conv_where"],
    "gradients/jax_iree_where_gt_nchw": GRADIENT["where_gt_nchw"],
    "gradients/jax_iree_dense": GRADIENT["dense"],
}


def dynamic():
    """The batch is unknown."""
    batch, = jax.export.symbolic_shape("batch")
    x, nc = s(batch, *X.shape[1:]), s(batch, *NC.shape[1:])
    return {
        "jax-linalg/iree_where_gt_nchw_dynbatch": (nchw(where), x, A),
        "jax-linalg/iree_dense_dynbatch_where": (
            dense(where), s(batch, 4)) + DENSE[1:],
        "gradients/jax_where_gt_nchw_dynbatch": (
            vjp_of(nchw(where)), x, x, A),
        "gradients/jax_where_gt_nc_dynbatch": (vjp_of(where), nc, nc, A),
    }


def to_linalg(stablehlo, command, name):
    result = subprocess.run(command, input=stablehlo, text=True,
                            capture_output=True)
    if result.returncode:
        raise RuntimeError(result.stderr[:2000])
    # The attributes belong to dialects that upstream does not know.
    text = re.sub(r" \{jax\.result_info = [^}]*\}", "", result.stdout)
    text = re.sub(r"module @\w+( attributes \{(mhlo|jax)[^}]*\})?", "module",
                  text)
    return text.replace("func.func public @main", f"func.func @{name}")


def stablehlo(f, inputs):
    return jax.jit(f).lower(*inputs).as_text()


def stablehlo_dynamic(f, inputs):
    return str(jax.export.export(jax.jit(f))(*inputs).mlir_module())


def main(torch_mlir_opt, iree_opt, folder):
    prefixed = lambda prefix, cases: {
        prefix + name: case for name, case in cases.items()}
    for cases, trace, command in (
            (prefixed("jax-linalg/", FORWARD), stablehlo,
             [torch_mlir_opt] + PASSES),
            (prefixed("gradients/jax_", GRADIENT), stablehlo,
             [torch_mlir_opt] + PASSES),
            (IREE, stablehlo, [iree_opt] + IREE_PASSES),
            (dynamic(), stablehlo_dynamic, [iree_opt] + IREE_PASSES)):
        for path, (f, *inputs) in cases.items():
            traced = trace(f, inputs)
            name = "jax_" + os.path.basename(path).removeprefix("jax_")
            if os.environ.get("SHOW"):
                print("//", path)
                print(traced)
            try:
                text = to_linalg(traced, command, name)
            except RuntimeError as error:
                print(f"{path}: {error}", file=sys.stderr)
                continue
            with open(os.path.join(folder, path + ".mlir"), "w") as file:
                file.write(text)


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    main(sys.argv[1], sys.argv[2],
         sys.argv[3] if len(sys.argv) > 3 else here + "/..")
