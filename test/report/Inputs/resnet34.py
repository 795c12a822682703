"""Prints ResNet-34 with a PReLU behind each of its 36 convolutions, the shortcuts'
too, on images of 64x64: its graph, with constants of one value for weights."""

lines = []
count = 0


def add(text):
    """A line that defines a value, whose name is returned."""
    global count
    count += 1
    lines.append(f"  %{count} = {text}")
    return f"%{count}"


def tensor(channels, size):
    return f"tensor<1x{channels}x{size}x{size}xf32>"


def pad(x, channels, size, border, value="%zero"):
    if border == 0:
        return x, size
    around = f"[0, 0, {border}, {border}]"
    y = add(f"tensor.pad {x} low{around} high{around} {{\n"
            "  ^bb0(%i: index, %j: index, %k: index, %l: index):\n"
            f"    tensor.yield {value} : f32\n"
            f"  }} : {tensor(channels, size)} to {tensor(channels, size + 2 * border)}")
    return y, size + 2 * border


def filled(channels, size, value="%zero"):
    empty = add(f"tensor.empty() : {tensor(channels, size)}")
    return add(f"linalg.fill ins({value} : f32) outs({empty} : {tensor(channels, size)}) -> {tensor(channels, size)}")


def conv(x, channels, size, outputs, window, stride):
    x, padded = pad(x, channels, size, window // 2)
    result = (padded - window) // stride + 1
    weights = f"tensor<{outputs}x{channels}x{window}x{window}xf32>"
    w = add(f"arith.constant dense<0.01> : {weights}")
    init = filled(outputs, result)
    y = add(f"linalg.conv_2d_nchw_fchw {{strides = dense<{stride}> : vector<2xi64>}} "
            f"ins({x}, {w} : {tensor(channels, padded)}, {weights}) "
            f"outs({init} : {tensor(outputs, result)}) -> {tensor(outputs, result)}")
    return y, result


def prelu(x, channels, size):
    type = tensor(channels, size)
    alpha = add(f"arith.constant dense<0.25> : tensor<{channels}xf32>")
    empty = add(f"tensor.empty() : {type}")
    return add("linalg.generic {indexing_maps = [#id, #channel, #id], "
               'iterator_types = ["parallel", "parallel", "parallel", "parallel"]} '
               f"ins({x}, {alpha} : {type}, tensor<{channels}xf32>) outs({empty} : {type}) {{\n"
               "  ^bb0(%in: f32, %a: f32, %out: f32):\n"
               "    %p = arith.cmpf ogt, %in, %zero : f32\n"
               "    %m = arith.mulf %in, %a : f32\n"
               "    %s = arith.select %p, %in, %m : f32\n"
               "    linalg.yield %s : f32\n"
               f"  }} -> {type}")


def block(x, channels, size, outputs, stride):
    y, result = conv(x, channels, size, outputs, 3, stride)
    y = prelu(y, outputs, result)
    y, _ = conv(y, outputs, result, outputs, 3, 1)
    if stride != 1 or channels != outputs:
        x, _ = conv(x, channels, size, outputs, 1, stride)
        x = prelu(x, outputs, result)
    type = tensor(outputs, result)
    empty = add(f"tensor.empty() : {type}")
    y = add(f"linalg.add ins({y}, {x} : {type}, {type}) outs({empty} : {type}) -> {type}")
    return prelu(y, outputs, result), result


def main():
    size, channels = 64, 64
    x, size = conv("%x", 3, size, channels, 7, 2)
    x = prelu(x, channels, size)
    x, padded = pad(x, channels, size, 1, "%least")
    size = (padded - 3) // 2 + 1
    window = add("tensor.empty() : tensor<3x3xf32>")
    init = filled(channels, size, "%least")
    x = add("linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} "
            f"ins({x}, {window} : {tensor(channels, padded)}, tensor<3x3xf32>) "
            f"outs({init} : {tensor(channels, size)}) -> {tensor(channels, size)}")
    for outputs, blocks in [(64, 3), (128, 4), (256, 6), (512, 3)]:
        for number in range(blocks):
            stride = 2 if number == 0 and outputs != 64 else 1
            x, size = block(x, channels, size, outputs, stride)
            channels = outputs
    result = tensor(channels, size)
    print("#id = affine_map<(n, c, h, w) -> (n, c, h, w)>\n"
          "#channel = affine_map<(n, c, h, w) -> (c)>\n"
          f"func.func @resnet34(%x: {tensor(3, 64)}) -> {result} {{\n"
          "  %zero = arith.constant 0.0 : f32\n"
          "  %least = arith.constant 0xFF800000 : f32")
    print("\n".join(lines))
    print(f"  return {x} : {result}\n}}")


main()
