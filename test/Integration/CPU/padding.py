"""Convolutions and pools behind a padding, with constant weights, so that the
loops read around it: prelu-opt's CPU pipeline against upstream's plain
lowering, which stores the padded tensor.

    padding.py [--threads N] [--cpu NAME] [--only SUBSTRING]
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import equal
import shapes


def pad(source, low, high, value):
    """Text of the padding, and the padded shape."""
    padded = [s + l + h for s, l, h in zip(source, low, high)]
    indices = ", ".join(f"%i{i}: index" for i in range(len(source)))
    return (f"  %v = arith.constant {value} : f32\n"
            f"  %padded = tensor.pad %x low{low} high{high} {{\n"
            f"  ^bb0({indices}):\n    tensor.yield %v : f32\n"
            f"  }} : {shapes.tensor(source, 'f32')} to "
            f"{shapes.tensor(padded, 'f32')}\n"), padded


def module(op, source, low, high, weights, out, dim, attrs):
    """`op` with constant weights after a padding with zeros, and a PReLU."""
    padding, padded = pad(source, low, high, "0.0")
    values = np.random.default_rng(1).standard_normal(weights)
    out_type, weights_type = (shapes.tensor(s, "f32") for s in (out, weights))
    dense = np.array2string(values, separator=", ", threshold=10**6)
    return (f"func.func @main(%x: {shapes.tensor(source, 'f32')}, "
            f"%alpha: tensor<{out[dim]}xf32>) -> {out_type} {{\n{padding}"
            f"  %zero = arith.constant 0.0 : f32\n"
            f"  %w = arith.constant dense<{dense}> : {weights_type}\n"
            f"  %e = tensor.empty() : {out_type}\n"
            f"  %f = linalg.fill ins(%zero : f32) outs(%e : {out_type}) "
            f"-> {out_type}\n"
            f"  %c = linalg.{op} {attrs} ins(%padded, %w : "
            f"{shapes.tensor(padded, 'f32')}, {weights_type}) "
            f"outs(%f : {out_type}) -> {out_type}\n" +
            shapes.PRELU.format(dim=dim, out=out_type, channels=out[dim],
                                type="f32"))


def pool(op, source, low, high, size, out, stride):
    padding, padded = pad(source, low, high, "0xFF800000")
    out_type = shapes.tensor(out, "f32")
    return (f"func.func @main(%x: {shapes.tensor(source, 'f32')}) -> {out_type} "
            f"{{\n{padding}"
            f"  %k = tensor.empty() : tensor<{size}x{size}xf32>\n"
            f"  %e = tensor.empty() : {out_type}\n"
            f"  %f = linalg.fill ins(%v : f32) outs(%e : {out_type}) "
            f"-> {out_type}\n"
            f"  %c = linalg.{op} {shapes.window(2, stride, 1)} "
            f"ins(%padded, %k : {shapes.tensor(padded, 'f32')}, "
            f"tensor<{size}x{size}xf32>) outs(%f : {out_type}) -> {out_type}\n"
            f"  return %c : {out_type}\n}}\n")


def cases():
    # Height and width, kernel, stride, dilation, padding before and after.
    for h, w, k, s, d, low, high in [
            (7, 7, 3, 1, 1, 1, 1), (9, 35, 3, 1, 1, 1, 1),
            (6, 50, 5, 1, 1, 2, 2), (12, 13, 3, 2, 1, 1, 1),
            (11, 40, 3, 1, 2, 2, 2), (5, 6, 3, 1, 1, 0, 2),
            (4, 19, 3, 1, 1, 2, 0), (2, 3, 5, 1, 1, 4, 4),
            (13, 30, 4, 3, 1, 1, 2), (1, 1, 3, 1, 1, 1, 1)]:
        oh, ow = ((n + low + high - d * (k - 1) - 1) // s + 1 for n in (h, w))
        tag = f"{h}x{w}_k{k}_s{s}_d{d}_p{low}_{high}"
        attrs = shapes.window(2, s, d)
        chw = [0, 0, low, low], [0, 0, high, high]
        hwc = [0, low, low, 0], [0, high, high, 0]
        yield f"nchw_{tag}", module(
            "conv_2d_nchw_fchw", [2, 3, h, w], *chw, [10, 3, k, k],
            [2, 10, oh, ow], 1, attrs)
        yield f"nhwc_{tag}", module(
            "conv_2d_nhwc_hwcf", [2, h, w, 5], *hwc, [k, k, 5, 35],
            [2, oh, ow, 35], 3, attrs)
        yield f"depthwise_nchw_{tag}", module(
            "depthwise_conv_2d_nchw_chw", [1, 19, h, w], *chw, [19, k, k],
            [1, 19, oh, ow], 1, attrs)
        yield f"depthwise_nhwc_{tag}", module(
            "depthwise_conv_2d_nhwc_hwc", [1, h, w, 19], *hwc, [k, k, 19],
            [1, oh, ow, 19], 3, attrs)
        if d == 1:
            yield f"pool_nchw_{tag}", pool(
                "pooling_nchw_max", [1, 19, h, w], *chw, k, [1, 19, oh, ow], s)
            yield f"pool_nhwc_{tag}", pool(
                "pooling_nhwc_max", [1, h, w, 19], *hwc, k, [1, oh, ow, 19], s)
    yield "many_channels", module(
        "conv_2d_nchw_fchw", [1, 5, 9, 35], [0, 0, 1, 1], [0, 0, 1, 1],
        [35, 5, 3, 3], [1, 35, 9, 35], 1, shapes.window(2, 1, 1))
    yield "conv1d", module(
        "conv_1d_ncw_fcw", [2, 5, 45], [0, 0, 1], [0, 0, 3], [7, 5, 3],
        [2, 7, 47], 1, shapes.window(1, 1, 1))
    for rows, dilation in (641, 1), (1003, 4), (777, 20):
        yield f"depthwise_rows_{rows}_d{dilation}", module(
            "depthwise_conv_2d_nhwc_hwc", [1, rows, 1, 131],
            [0, dilation, 0, 0], [0, dilation + 1, 0, 0], [3, 1, 131],
            [1, rows + 1, 1, 131], 3,
            f"{{dilations = dense<[{dilation}, 1]> : vector<2xi64>}}")
    yield "conv3d", module(
        "conv_3d_ncdhw_fcdhw", [1, 2, 4, 5, 18], [0, 0, 1, 1, 1],
        [0, 0, 1, 1, 1], [6, 2, 3, 3, 3], [1, 6, 4, 5, 18], 1,
        shapes.window(3, 1, 1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    options = f"cpu={arguments.cpu} threads={arguments.threads}"
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name, text in cases():
            if arguments.only not in name:
                continue
            path = os.path.join(folder, name + ".mlir")
            with open(path, "w") as file:
                file.write(text)
            good &= equal.compare(path, options, equal.lower_prelu)
    sys.exit(not good)


if __name__ == "__main__":
    main()
