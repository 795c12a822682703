"""Contractions of every kind at odd sizes, with strides, dilations, dynamic
dimensions and all element types: one of prelu-opt's pipelines against upstream's
plain lowering.

    shapes.py [--threads N] [--cpu NAME] [--only REGEX]
    shapes.py --vulkan OPTIONS [--only REGEX]
"""

import argparse
import os
import re
import sys
import tempfile

import equal

PRELU = """  %p = prelu.prelu %c, %alpha {{alpha_dims = array<i64: {dim}>}}
      : {out}, tensor<{channels}x{type}>
  return %p : {out}
}}
"""


def tensor(shape, type_):
    return "tensor<" + "".join(f"{d}x" for d in shape) + type_ + ">"


def module(op, inputs, out, dim, type_="f32", attrs="", dynamic=(),
           sum_type=None):
    """One contraction from zero with a PReLU per channel `dim`, added up in
    `sum_type` if that is another type than the operands'. `dynamic` are
    the (input, dimension) pairs whose size only the run time knows, each with
    the dimension of the result that it fixes and what it is larger by."""
    inputs = [list(shape) for shape in inputs]
    sum_type = sum_type or type_
    out, channels = list(out), out[dim]
    dims, sizes = "", []
    for operand, position, target, _ in dynamic:
        inputs[operand][position] = out[target] = "?"
    for number, (operand, position, target, more) in enumerate(dynamic):
        dims += (f"  %i{number} = arith.constant {position} : index\n"
                 f"  %m{number} = arith.constant {more} : index\n"
                 f"  %d{number} = tensor.dim %a{operand}, %i{number} : "
                 f"{tensor(inputs[operand], type_)}\n"
                 f"  %s{number} = arith.subi %d{number}, %m{number} : index\n")
        sizes.append((target, f"%s{number}"))
    sizes = ", ".join(name for _, name in sorted(sizes))
    types = [tensor(shape, type_) for shape in inputs]
    arguments = ", ".join(f"%a{i}: {t}" for i, t in enumerate(types))
    out_type = tensor(out, sum_type)
    zero = "0.0" if "f" in type_ else "0"
    return (
        f"func.func @main({arguments}, %alpha: tensor<{channels}x{sum_type}>) "
        f"-> {out_type} {{\n"
        f"  %zero = arith.constant {zero} : {sum_type}\n{dims}"
        f"  %e = tensor.empty({sizes}) : {out_type}\n"
        f"  %f = linalg.fill ins(%zero : {sum_type}) outs(%e : {out_type}) "
        f"-> {out_type}\n"
        f"  %c = linalg.{op} {attrs} "
        f"ins({', '.join(f'%a{i}' for i in range(len(types)))} : "
        f"{', '.join(types)}) outs(%f : {out_type}) -> {out_type}\n" +
        PRELU.format(dim=dim, out=out_type, channels=channels,
                     type=sum_type))


def window(rank, stride, dilation):
    return (f"{{strides = dense<{stride}> : vector<{rank}xi64>, "
            f"dilations = dense<{dilation}> : vector<{rank}xi64>}}")


def pooled(kind, conv, inputs, out, dim, size, attrs, init, type_="f32",
           sum_type=None):
    """`conv`, its PReLU and a pool of `size` on the dimensions of their result
    that are neither images nor channels."""
    spatial = [i for i in range(1, len(out)) if i != dim]
    strides, dilations = attrs
    result = list(out)
    for number, position in enumerate(spatial):
        reach = dilations * (size[number] - 1) + 1
        result[position] = (out[position] - reach) // strides + 1
    text = module(conv, inputs, out, dim, type_, sum_type=sum_type)
    type_ = sum_type or type_
    before, after = tensor(out, type_), tensor(result, type_)
    text = text.replace(f"-> {before} {{", f"-> {after} {{", 1)
    shape = tensor(size, type_)
    return text.replace(f"  return %p : {before}\n", (
        f"  %init = arith.constant {init} : {type_}\n"
        f"  %window = tensor.empty() : {shape}\n"
        f"  %pe = tensor.empty() : {after}\n"
        f"  %pi = linalg.fill ins(%init : {type_}) outs(%pe : {after}) "
        f"-> {after}\n"
        f"  %q = linalg.{kind} {window(len(size), strides, dilations)} "
        f"ins(%p, %window : {before}, {shape}) outs(%pi : {after}) "
        f"-> {after}\n"
        f"  return %q : {after}\n"))


def mapped(text, mapping):
    """`text` from the accumulators' start on as one region with this mapping."""
    value, type_ = re.search(r"  return (%\w+) : (\S+)", text).groups()
    return text.replace(
        "  %f = ", f"  %y = prelu.fused mapping(<{mapping}>) {{\n  %f = ").replace(
            f"  return {value} ", f"  prelu.yield {value} : {type_}\n"
            f"  }} : {type_}\n  return %y ")


def transposed_matmul(maps):
    return ("indexing_maps = [" + ", ".join(
        f"affine_map<(m, n, k) -> ({m})>" for m in maps) + "]")


def transpose(shape, permutation, type_="f32", dynamic=False):
    """A tensor in another layout."""
    def name(sizes):
        return tensor(["?" if dynamic else size for size in sizes], type_)
    out = name([shape[dim] for dim in permutation])
    sizes = ", ".join(f"%d{dim}" for dim in permutation) if dynamic else ""
    dims = "".join(
        f"  %i{dim} = arith.constant {dim} : index\n"
        f"  %d{dim} = tensor.dim %a, %i{dim} : {name(shape)}\n"
        for dim in range(len(shape))) if dynamic else ""
    return (f"func.func @main(%a: {name(shape)}) -> {out} {{\n{dims}"
            f"  %e = tensor.empty({sizes}) : {out}\n"
            f"  %r = linalg.transpose ins(%a : {name(shape)}) "
            f"outs(%e : {out}) permutation = {list(permutation)}\n"
            f"  return %r : {out}\n}}\n")


def cases():
    for m, n, k in [(1, 1, 1), (7, 19, 5), (13, 33, 17), (1, 100, 64),
                    (64, 1, 3), (31, 48, 1)]:
        yield f"matmul_{m}x{n}x{k}", module(
            "matmul", [(m, k), (k, n)], (m, n), 1)
    # Rows of the second operand so long that the reduction goes in blocks.
    for m in [1, 3]:
        yield f"matmul_{m}x4100x70", module(
            "matmul", [(m, 70), (70, 4100)], (m, 4100), 1)
    # The same in several tiles of rows, the last a smaller one.
    yield "matmul_13x1100x300", module(
        "matmul", [(13, 300), (300, 1100)], (13, 1100), 1)
    # The same, worth more threads than one, with columns left over.
    yield "matmul_4x250x2400", module(
        "matmul", [(4, 2400), (2400, 250)], (4, 250), 1)
    # So many rows that the second operand is copied into panels, with columns
    # left over, and one matrix of a batch after the other.
    yield "matmul_70x300x40", module(
        "matmul", [(70, 40), (40, 300)], (70, 300), 1)
    yield "batch_matmul_3x64x260x9", module(
        "batch_matmul", [(3, 64, 9), (3, 9, 260)], (3, 64, 260), 2)
    for type_ in ["f16", "bf16", "f64", "i8", "i32"]:
        yield f"matmul_{type_}", module(
            "matmul", [(7, 9), (9, 21)], (7, 21), 1, type_)
    yield "matmul_dynamic_rows", module(
        "matmul", [(37, 9), (9, 21)], (37, 21), 1, dynamic=[(0, 0, 0, 0)])
    yield "matmul_transposed_a", module(
        "matmul " + transposed_matmul(["k, m", "k, n", "m, n"]),
        [(9, 7), (9, 21)], (7, 21), 1)
    yield "matmul_transposed_b", module(
        "matmul " + transposed_matmul(["m, k", "n, k", "m, n"]),
        [(7, 9), (21, 9)], (7, 21), 1)
    # Both operands along the reduction: partial sums on the lanes, rows on the
    # lanes beside rows that would displace each other in a cache.
    for m, n, k in [(1, 37, 128), (3, 19, 256), (16, 31, 1024)]:
        yield f"matmul_transposed_b_{m}x{n}x{k}", module(
            "matmul " + transposed_matmul(["m, k", "n, k", "m, n"]),
            [(m, k), (n, k)], (m, n), 1)
    # Steps that fill no register.
    for m, n, k in [(1, 37, 135), (3, 19, 260)]:
        yield f"matmul_transposed_b_{m}x{n}x{k}", module(
            "matmul " + transposed_matmul(["m, k", "n, k", "m, n"]),
            [(m, k), (n, k)], (m, n), 1)
    yield "matvec_rest", module("matvec", [(37, 391), (391,)], (37,), 0)
    yield "matmul_transposed_b_i32", module(
        "matmul " + transposed_matmul(["m, k", "n, k", "m, n"]),
        [(2, 256), (21, 256)], (2, 21), 1, "i32")
    yield "batch_matmul_transposed_b", module(
        "batch_matmul indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, "
        "affine_map<(b, m, n, k) -> (b, n, k)>, "
        "affine_map<(b, m, n, k) -> (b, m, n)>]",
        [(3, 2, 256), (3, 21, 256)], (3, 2, 21), 2)
    yield "batch_matmul", module(
        "batch_matmul", [(3, 5, 9), (3, 9, 35)], (3, 5, 35), 2)
    yield "batch_matmul_dynamic", module(
        "batch_matmul", [(3, 5, 9), (3, 9, 35)], (3, 5, 35), 2,
        dynamic=[(0, 1, 1, 0)])
    yield "matvec", module("matvec", [(37, 9), (9,)], (37,), 0)
    yield "matvec_long", module("matvec", [(37, 384), (384,)], (37,), 0)
    yield "vecmat", module("vecmat", [(9,), (9, 37)], (37,), 0)

    for stride, dilation, size in [(1, 1, 11), (2, 1, 12), (1, 2, 13),
                                   (3, 2, 17)]:
        o = (size - 2 * dilation - 1) // stride + 1
        tag = f"s{stride}_d{dilation}"
        w1, w2, w3 = (window(r, stride, dilation) for r in (1, 2, 3))
        yield f"conv1d_ncw_{tag}", module(
            "conv_1d_ncw_fcw", [(2, 3, size), (5, 3, 3)], (2, 5, o), 1,
            attrs=w1)
        yield f"conv2d_nchw_{tag}", module(
            "conv_2d_nchw_fchw", [(2, 3, size, size + stride), (20, 3, 3, 3)],
            (2, 20, o, o + 1), 1, attrs=w2)
        yield f"conv2d_nhwc_{tag}", module(
            "conv_2d_nhwc_hwcf", [(2, size, size + stride, 3), (3, 3, 3, 20)],
            (2, o, o + 1, 20), 3, attrs=w2)
        yield f"depthwise_nchw_{tag}", module(
            "depthwise_conv_2d_nchw_chw", [(2, 19, size, size), (19, 3, 3)],
            (2, 19, o, o), 1, attrs=w2)
        yield f"depthwise_nhwc_{tag}", module(
            "depthwise_conv_2d_nhwc_hwc", [(2, size, size, 19), (3, 3, 19)],
            (2, o, o, 19), 3, attrs=w2)
    yield "conv2d_nhwc_fhwc", module(
        "conv_2d_nhwc_fhwc", [(1, 7, 8, 3), (9, 3, 2, 3)], (1, 5, 7, 9), 3)
    yield "conv2d_1x1", module(
        "conv_2d_nchw_fchw", [(1, 17, 5, 7), (33, 17, 1, 1)],
        (1, 33, 5, 7), 1)
    yield "conv2d_dynamic_image", module(
        "conv_2d_nchw_fchw", [(1, 3, 3, 3), (10, 3, 3, 3)], (1, 10, 1, 1), 1,
        dynamic=[(0, 2, 2, 2), (0, 3, 3, 2)])
    yield "conv2d_grouped", module(
        "conv_2d_ngchw_gfchw", [(1, 2, 3, 7, 9), (2, 5, 3, 3, 3)],
        (1, 2, 5, 5, 7), 2)
    yield "conv3d_ncdhw", module(
        "conv_3d_ncdhw_fcdhw", [(1, 3, 5, 6, 7), (5, 3, 3, 3, 3)],
        (1, 5, 3, 4, 5), 1)
    yield "conv3d_ndhwc", module(
        "conv_3d_ndhwc_dhwcf", [(1, 5, 6, 7, 3), (3, 3, 3, 3, 5)],
        (1, 3, 4, 5, 5), 4)

    # Pools behind: windows side by side with rest, with gaps, inside each other,
    # over rows and columns, of two elements, of those that overlap.
    nchw = "conv_2d_nchw_fchw", [(2, 3, 13, 15), (10, 3, 3, 3)], (2, 10, 11, 13)
    nhwc = "conv_2d_nhwc_hwcf", [(2, 13, 15, 3), (3, 3, 3, 20)], (2, 11, 13, 20)
    ncw = "conv_1d_ncw_fcw", [(2, 3, 23), (9, 3, 3)], (2, 9, 21)
    least = "0xFF800000"
    for tag, stride, dilation in [("s2", 2, 1), ("s3", 3, 1), ("s5_d3", 5, 3)]:
        yield f"pool_max_nchw_{tag}", pooled(
            "pooling_nchw_max", *nchw, 1, (2, 2), (stride, dilation), least)
        yield f"pool_sum_nhwc_{tag}", pooled(
            "pooling_nhwc_sum", *nhwc, 3, (2, 2), (stride, dilation), "0.0")
        yield f"pool_max_ncw_{tag}", pooled(
            "pooling_ncw_max", *ncw, 1, (2,), (stride, dilation), least)
    yield "pool_max_f16", pooled(
        "pooling_nchw_max", "conv_2d_nchw_fchw",
        [(2, 1, 13, 15), (10, 1, 3, 3)], (2, 10, 11, 13), 1, (2, 2), (2, 1),
        "0xFC00", "f16")
    yield "pool_min_nhwc_4x1", pooled(
        "pooling_nhwc_min", *nhwc, 3, (4, 1), (4, 1), "0x7F800000")
    yield "pool_max_nchw_overlapping", pooled(
        "pooling_nchw_max", *nchw, 1, (3, 3), (2, 1), least)

    # Whole squares of registers, cut off ones on either side, hardly any.
    for shape in [(32, 48), (37, 19), (19, 37), (3, 50), (50, 3), (18, 2),
                  (1, 7)]:
        yield "transpose_" + "x".join(map(str, shape)), transpose(
            shape, (1, 0))
    for type_ in ["f16", "bf16", "f64", "i8", "i32"]:
        yield f"transpose_{type_}", transpose((37, 41), (1, 0), type_)
    yield "transpose_to_nhwc", transpose((2, 19, 5, 33), (0, 2, 3, 1))
    yield "transpose_to_nchw", transpose((2, 5, 33, 19), (0, 3, 1, 2))
    yield "transpose_dynamic", transpose((13, 13, 13), (0, 2, 1), dynamic=True)
    yield "transpose_3d", transpose((5, 21, 35), (2, 0, 1))


def large_cases():
    """Such as only machine code computes in little time."""
    # Rows in two parts for two threads, with rows left over; the same with the
    # reduction in blocks.
    for k in [40, 8000]:
        yield f"matmul_301x100x{k}", module(
            "matmul", [(301, k), (k, 100)], (301, 100), 1)
    # Copied into panels, in blocks.
    yield "matmul_64x250x2400", module(
        "matmul", [(64, 2400), (2400, 250)], (64, 250), 1, "f64")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--vulkan", metavar="OPTIONS",
                        help="the SPIR-V pipeline with these options")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    options, load_ours = equal.choose_pipeline(arguments)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        large = [] if arguments.vulkan else large_cases()
        for name, text in [*cases(), *large]:
            if not re.search(arguments.only, name):
                continue
            path = os.path.join(folder, name + ".mlir")
            with open(path, "w") as file:
                file.write(text)
            good &= equal.compare(path, options, equal.lower_prelu,
                                  load_ours)
    sys.exit(not good)


if __name__ == "__main__":
    main()
