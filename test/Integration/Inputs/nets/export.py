"""Writes networks with PReLU as linalg text, and what torch computes for them.

    PYTHONPATH=tools/lib python export.py <folder> [--whole] [--onnx] [net...]

docs/bridges.md names the version of torch-mlir; torch was 2.15. For each net, all
*_tiny ones by default: <net>.mlir, whose weights have names but no numbers,
<net>.weights.txt, from which tools/lib/weights.py draws them, and <net>.torch.npz
with inputs x, x1, ... and outputs y0, y1, .... --whole writes the numbers into
<net>.mlir; --onnx writes <net>.onnx too, which needs onnxscript.
"""

import os
import re
import sys
import zlib

import numpy as np
import torch
from torch import nn
from torch_mlir import fx

import weights


class Block(nn.Module):
    """A residual block of SRResNet."""

    def __init__(self, width):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width),
            nn.PReLU(), nn.Conv2d(width, width, 3, 1, 1, bias=False),
            nn.BatchNorm2d(width))

    def forward(self, x):
        return x + self.body(x)


class SRResNet(nn.Module):
    """Ledig et al. 2017: four times the size in each direction."""

    def __init__(self, blocks=16, width=64):
        super().__init__()
        self.head = nn.Sequential(nn.Conv2d(3, width, 9, 1, 4), nn.PReLU())
        self.body = nn.Sequential(*[Block(width) for _ in range(blocks)])
        self.tail = nn.Sequential(
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        self.up = nn.Sequential(*[layer for _ in range(2) for layer in (
            nn.Conv2d(width, 4 * width, 3, 1, 1), nn.PixelShuffle(2),
            nn.PReLU())])
        self.last = nn.Conv2d(width, 3, 9, 1, 4)

    def forward(self, x):
        x = self.head(x)
        return self.last(self.up(x + self.tail(self.body(x))))


class FSRCNN(nn.Module):
    """Dong et al. 2016: one channel, three times the size."""

    def __init__(self, d=56, s=12, m=4, scale=3):
        super().__init__()
        layers = [nn.Conv2d(1, d, 5, 1, 2), nn.PReLU(d),
                  nn.Conv2d(d, s, 1), nn.PReLU(s)]
        for _ in range(m):
            layers += [nn.Conv2d(s, s, 3, 1, 1), nn.PReLU(s)]
        layers += [nn.Conv2d(s, d, 1), nn.PReLU(d),
                   nn.ConvTranspose2d(d, 1, 9, scale, 4, scale - 1)]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


class TasNetBlock(nn.Module):
    def __init__(self, b, h, dilation, norm):
        super().__init__()
        make = nn.BatchNorm1d if norm == "bn" else \
            (lambda c: nn.GroupNorm(1, c, eps=1e-8))
        self.layers = nn.Sequential(
            nn.Conv1d(b, h, 1), nn.PReLU(), make(h),
            nn.Conv1d(h, h, 3, padding=dilation, dilation=dilation, groups=h),
            nn.PReLU(), make(h))
        self.residual = nn.Conv1d(h, b, 1)
        self.skip = nn.Conv1d(h, b, 1)

    def forward(self, x):
        y = self.layers(x)
        return x + self.residual(y), self.skip(y)


class ConvTasNet(nn.Module):
    """Luo and Mesgarani 2019: a waveform to one per speaker."""

    def __init__(self, n=512, b=128, h=512, x=8, norm="bn", speakers=2,
                 window=16):
        super().__init__()
        self.n, self.speakers = n, speakers
        self.encoder = nn.Conv1d(1, n, window, window // 2, bias=False)
        self.bottleneck = nn.Sequential(
            nn.BatchNorm1d(n) if norm == "bn" else nn.GroupNorm(1, n, eps=1e-8),
            nn.Conv1d(n, b, 1))
        self.blocks = nn.ModuleList(
            TasNetBlock(b, h, 2 ** i, norm) for i in range(x))
        self.mask = nn.Sequential(nn.PReLU(), nn.Conv1d(b, speakers * n, 1))
        self.decoder = nn.ConvTranspose1d(n, 1, window, window // 2, bias=False)

    def forward(self, wave):
        features = self.encoder(wave)
        x = self.bottleneck(features)
        total = None
        for block in self.blocks:
            x, skip = block(x)
            total = skip if total is None else total + skip
        mask = torch.sigmoid(self.mask(total))
        mask = mask.view(-1, self.speakers, self.n, mask.shape[-1])
        masked = mask * features.unsqueeze(1)
        out = self.decoder(masked.view(-1, self.n, masked.shape[-1]))
        return out.view(-1, self.speakers, out.shape[-1])


def conv_bn(i, o, k, stride=1, padding=0, groups=1, act=True, eps=1e-5):
    layers = [nn.Conv2d(i, o, k, stride, padding, groups=groups, bias=False),
              nn.BatchNorm2d(o, eps=eps)]
    return nn.Sequential(*layers, *([nn.PReLU(o)] if act else []))


class Inception(nn.Module):
    def __init__(self, i, a, b0, b, c0, c, d):
        super().__init__()
        self.a = conv_bn(i, a, 1, eps=1e-3)
        self.b = nn.Sequential(conv_bn(i, b0, 1, eps=1e-3),
                               conv_bn(b0, b, 3, 1, 1, eps=1e-3))
        self.c = nn.Sequential(conv_bn(i, c0, 1, eps=1e-3),
                               conv_bn(c0, c, 3, 1, 1, eps=1e-3))
        self.d = nn.Sequential(nn.MaxPool2d(3, 1, 1, ceil_mode=True),
                               conv_bn(i, d, 1, eps=1e-3))

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x), self.c(x), self.d(x)], 1)


class GoogLeNet(nn.Module):
    """torchvision's, PReLU in the place of ReLU; `divide` the channels."""

    TABLE = [(192, 64, 96, 128, 16, 32, 32), (256, 128, 128, 192, 32, 96, 64), 0,
             (480, 192, 96, 208, 16, 48, 64), (512, 160, 112, 224, 24, 64, 64),
             (512, 128, 128, 256, 24, 64, 64), (512, 112, 144, 288, 32, 64, 64),
             (528, 256, 160, 320, 32, 128, 128), 1,
             (832, 256, 160, 320, 32, 128, 128),
             (832, 384, 192, 384, 48, 128, 128)]

    def __init__(self, divide=1, classes=1000, table=None):
        super().__init__()
        w = lambda c: c // divide
        layers = [conv_bn(3, w(64), 7, 2, 3, eps=1e-3),
                  nn.MaxPool2d(3, 2, ceil_mode=True),
                  conv_bn(w(64), w(64), 1, eps=1e-3),
                  conv_bn(w(64), w(192), 3, 1, 1, eps=1e-3),
                  nn.MaxPool2d(3, 2, ceil_mode=True)]
        table = self.TABLE if table is None else [self.TABLE[i] for i in table]
        for row in table:
            if row == 0:
                layers.append(nn.MaxPool2d(3, 2, ceil_mode=True))
            elif row == 1:
                layers.append(nn.MaxPool2d(2, 2, ceil_mode=True))
            else:
                layers.append(Inception(*map(w, row)))
                last = w(row[1]) + w(row[3]) + w(row[5]) + w(row[6])
        self.features = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1))
        self.fc = nn.Linear(last, classes)

    def forward(self, x):
        return self.fc(torch.flatten(self.features(x), 1))


class BasicBlock(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.body = nn.Sequential(conv_bn(i, o, 3, stride, 1),
                                  conv_bn(o, o, 3, 1, 1, act=False))
        self.shortcut = conv_bn(i, o, 1, stride, act=False) \
            if stride != 1 or i != o else nn.Identity()
        self.act = nn.PReLU(o)

    def forward(self, x):
        return self.act(self.body(x) + self.shortcut(x))


class ResNet(nn.Module):
    """torchvision's ResNet-34, PReLU in the place of ReLU."""

    def __init__(self, counts=(3, 4, 6, 3), width=64, classes=1000):
        super().__init__()
        layers = [conv_bn(3, width, 7, 2, 3), nn.MaxPool2d(3, 2, 1)]
        i = width
        for stage, count in enumerate(counts):
            o = width << stage
            for block in range(count):
                layers.append(BasicBlock(i, o, 2 if stage and not block else 1))
                i = o
        self.features = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1))
        self.fc = nn.Linear(i, classes)

    def forward(self, x):
        return self.fc(torch.flatten(self.features(x), 1))


class IBlock(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.BatchNorm2d(i), nn.Conv2d(i, o, 3, 1, 1, bias=False),
            nn.BatchNorm2d(o), nn.PReLU(o),
            nn.Conv2d(o, o, 3, stride, 1, bias=False), nn.BatchNorm2d(o))
        self.shortcut = conv_bn(i, o, 1, stride, act=False) \
            if stride != 1 or i != o else nn.Identity()

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


class IResNet(nn.Module):
    """ArcFace's IResNet."""

    def __init__(self, counts=(2, 2, 2, 2), width=64, size=112, features=512):
        super().__init__()
        layers = [conv_bn(3, width, 3, 1, 1)]
        i = width
        for stage, count in enumerate(counts):
            o = width << stage
            for block in range(count):
                layers.append(IBlock(i, o, 1 if block else 2))
                i = o
        self.layers = nn.Sequential(*layers, nn.BatchNorm2d(i), nn.Flatten())
        self.fc = nn.Linear(i * (size >> len(counts)) ** 2, features)
        self.last = nn.BatchNorm1d(features)

    def forward(self, x):
        return self.last(self.fc(self.layers(x)))


class Bottleneck(nn.Module):
    def __init__(self, i, o, stride, expand):
        super().__init__()
        self.skip = stride == 1 and i == o
        self.body = nn.Sequential(
            conv_bn(i, i * expand, 1),
            conv_bn(i * expand, i * expand, 3, stride, 1, i * expand),
            conv_bn(i * expand, o, 1, act=False))

    def forward(self, x):
        return x + self.body(x) if self.skip else self.body(x)


class MobileFaceNet(nn.Module):
    TABLE = [(2, 64, 5, 2), (4, 128, 1, 2), (2, 128, 6, 1), (4, 128, 1, 2),
             (2, 128, 2, 1)]

    def __init__(self, divide=1, table=range(5), kernel=7, features=128):
        super().__init__()
        w = lambda c: c // divide
        layers = [conv_bn(3, w(64), 3, 2, 1), conv_bn(w(64), w(64), 3, 1, 1, w(64))]
        i = w(64)
        for expand, o, count, stride in [self.TABLE[row] for row in table]:
            for block in range(count):
                layers.append(Bottleneck(i, w(o), 1 if block else stride, expand))
                i = w(o)
        layers += [conv_bn(i, w(512), 1),
                   conv_bn(w(512), w(512), kernel, 1, 0, w(512), act=False),
                   nn.Conv2d(w(512), features, 1, bias=False),
                   nn.BatchNorm2d(features), nn.Flatten()]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 6, 5, padding=2), nn.PReLU(6), nn.AvgPool2d(2),
            nn.Conv2d(6, 16, 5), nn.PReLU(16), nn.AvgPool2d(2), nn.Flatten(),
            nn.Linear(400, 120), nn.PReLU(120), nn.Linear(120, 84),
            nn.PReLU(84), nn.Linear(84, 10))

    def forward(self, x):
        return self.layers(x)


def classifier(features, sizes):
    """Dense layers behind a stack of convolutions."""
    layers = [*features, nn.Flatten()]
    for i, o in zip(sizes, sizes[1:]):
        layers += [nn.Linear(i, o), nn.PReLU(o)]
    return nn.Sequential(*layers[:-1])


def alexnet():
    """torchvision's, PReLU in the place of ReLU."""
    conv = lambda i, o, *window: [nn.Conv2d(i, o, *window), nn.PReLU(o)]
    pool = lambda: nn.MaxPool2d(3, 2)
    return classifier(
        [*conv(3, 64, 11, 4, 2), pool(), *conv(64, 192, 5, 1, 2), pool(),
         *conv(192, 384, 3, 1, 1), *conv(384, 256, 3, 1, 1),
         *conv(256, 256, 3, 1, 1), pool()], [9216, 4096, 4096, 1000])


def vgg11():
    """torchvision's, PReLU in the place of ReLU."""
    layers, i = [], 3
    for o, pool in ((64, True), (128, True), (256, False), (256, True),
                    (512, False), (512, True), (512, False), (512, True)):
        layers += [nn.Conv2d(i, o, 3, 1, 1), nn.PReLU(o)]
        layers += [nn.MaxPool2d(2)] if pool else []
        i = o
    return classifier(layers, [25088, 4096, 4096, 1000])


class PNet(nn.Module):
    """MTCNN's first network, over an image of any size: box, face or not."""

    def __init__(self):
        super().__init__()
        conv = lambda i, o: [nn.Conv2d(i, o, 3), nn.PReLU(o)]
        self.features = nn.Sequential(
            *conv(3, 10), nn.MaxPool2d(2, 2, ceil_mode=True), *conv(10, 16),
            *conv(16, 32))
        self.box = nn.Conv2d(32, 4, 1)
        self.face = nn.Sequential(nn.Conv2d(32, 2, 1), nn.Softmax(1))

    def forward(self, x):
        x = self.features(x)
        return self.box(x), self.face(x)


class RNet(nn.Module):
    """MTCNN's second network: box, face or not."""

    def __init__(self):
        super().__init__()
        pool = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.features = nn.Sequential(
            nn.Conv2d(3, 28, 3), nn.PReLU(28), pool,
            nn.Conv2d(28, 48, 3), nn.PReLU(48), pool,
            nn.Conv2d(48, 64, 2), nn.PReLU(64))
        self.dense = nn.Sequential(nn.Linear(576, 128), nn.PReLU(128))
        self.box = nn.Linear(128, 4)
        self.face = nn.Sequential(nn.Linear(128, 2), nn.Softmax(1))

    def forward(self, x):
        x = self.features(x).permute(0, 3, 2, 1).contiguous()
        x = self.dense(torch.flatten(x, 1))
        return self.box(x), self.face(x)


class ONet(nn.Module):
    """MTCNN's last network: face or not, box, landmarks."""

    def __init__(self):
        super().__init__()
        pool = lambda size: nn.MaxPool2d(size, 2, ceil_mode=True)
        self.features = nn.Sequential(
            nn.Conv2d(3, 32, 3), nn.PReLU(32), pool(3),
            nn.Conv2d(32, 64, 3), nn.PReLU(64), pool(3),
            nn.Conv2d(64, 64, 3), nn.PReLU(64), pool(2),
            nn.Conv2d(64, 128, 2), nn.PReLU(128))
        self.dense = nn.Sequential(nn.Linear(1152, 256), nn.PReLU(256))
        self.box, self.points = nn.Linear(256, 4), nn.Linear(256, 10)
        self.face = nn.Sequential(nn.Linear(256, 2), nn.Softmax(1))

    def forward(self, x):
        x = self.features(x).permute(0, 3, 2, 1).contiguous()
        x = self.dense(torch.flatten(x, 1))
        return self.box(x), self.points(x), self.face(x)


class UNet(nn.Module):
    """A U-Net with PReLU, transposed convolutions and concatenated skips."""

    def __init__(self, width=16, depth=3, classes=2):
        super().__init__()
        double = lambda i, o: nn.Sequential(
            nn.Conv2d(i, o, 3, padding=1), nn.PReLU(o),
            nn.Conv2d(o, o, 3, padding=1), nn.PReLU(o))
        sizes = [width << level for level in range(depth + 1)]
        self.down = nn.ModuleList(
            double(i, o) for i, o in zip([1] + sizes, sizes))
        self.up = nn.ModuleList(
            nn.ConvTranspose2d(2 * o, o, 2, 2) for o in reversed(sizes[:-1]))
        self.merge = nn.ModuleList(
            double(2 * o, o) for o in reversed(sizes[:-1]))
        self.pool = nn.MaxPool2d(2)
        self.last = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        skips = []
        for level, layer in enumerate(self.down):
            x = layer(self.pool(x) if level else x)
            skips.append(x)
        skips.pop()
        for up, merge in zip(self.up, self.merge):
            x = merge(torch.cat([skips.pop(), up(x)], 1))
        return self.last(x)


class Streaming(nn.Module):
    """Causal dilated convolutions over chunks; what each layer needs of the
    past comes in and goes out as a state."""

    def __init__(self, channels=32, dilations=(1, 2, 4)):
        super().__init__()
        self.dilations = dilations
        self.first = nn.Sequential(nn.Conv1d(16, channels, 1),
                                   nn.PReLU(channels))
        self.deep = nn.ModuleList(
            nn.Conv1d(channels, channels, 3, dilation=d, groups=channels)
            for d in dilations)
        self.act = nn.ModuleList(nn.PReLU(channels) for _ in dilations)
        self.wide = nn.ModuleList(nn.Conv1d(channels, channels, 1)
                                  for _ in dilations)
        self.last = nn.Conv1d(channels, 8, 1)

    def forward(self, x, *states):
        x = self.first(x)
        after = []
        for d, deep, act, wide, state in zip(
                self.dilations, self.deep, self.act, self.wide, states):
            seen = torch.cat([state, x], 2)
            after.append(seen[:, :, -2 * d:])
            x = x + wide(act(deep(seen)))
        return (self.last(x), *after)


STATES = [(1, 32, 2 * d) for d in (1, 2, 4)]

# The network and the shapes of its inputs.
NETS = {
    "lenet5_16": (LeNet5, [(16, 1, 28, 28)]),
    "rnet_64": (RNet, [(64, 3, 24, 24)]),
    "onet_16": (ONet, [(16, 3, 48, 48)]),
    "pnet": (PNet, [(1, 3, 216, 384)]),
    "srresnet_tiny": (lambda: SRResNet(1, 8), [(1, 3, 12, 12)]),
    "srresnet": (SRResNet, [(1, 3, 64, 64)]),
    "fsrcnn_tiny": (lambda: FSRCNN(16, 4, 1), [(1, 1, 12, 16)]),
    "fsrcnn": (FSRCNN, [(1, 1, 270, 480)]),
    "convtasnet_tiny": (lambda: ConvTasNet(16, 8, 16), [(1, 1, 1288)]),
    "convtasnet": (ConvTasNet, [(1, 1, 25608)]),
    "convtasnet_gln_tiny": (lambda: ConvTasNet(16, 8, 16, 2, "gln"),
                            [(1, 1, 328)]),
    "convtasnet_gln": (lambda: ConvTasNet(norm="gln"), [(1, 1, 25608)]),
    "googlenet_tiny": (lambda: GoogLeNet(8, 16, [0, 2, 1]), [(1, 3, 32, 32)]),
    "googlenet": (GoogLeNet, [(1, 3, 224, 224)]),
    "alexnet": (alexnet, [(1, 3, 224, 224)]),
    "vgg11": (vgg11, [(1, 3, 224, 224)]),
    "resnet_tiny": (lambda: ResNet((1, 1), 8, 16), [(1, 3, 24, 24)]),
    "resnet34": (ResNet, [(1, 3, 224, 224)]),
    "resnet34_112": (ResNet, [(1, 3, 112, 112)]),
    "iresnet_tiny": (lambda: IResNet((1, 2), 8, 16, 16), [(1, 3, 16, 16)]),
    "iresnet18": (IResNet, [(1, 3, 112, 112)]),
    "iresnet50": (lambda: IResNet((3, 4, 14, 3)), [(1, 3, 112, 112)]),
    "mobilefacenet_tiny": (lambda: MobileFaceNet(8, (1, 4), 4, 16),
                           [(1, 3, 16, 16)]),
    "mobilefacenet": (MobileFaceNet, [(1, 3, 112, 112)]),
    "unet_tiny": (lambda: UNet(4, 2), [(1, 1, 16, 24)]),
    "unet": (lambda: UNet(64, 4), [(1, 1, 128, 128)]),
    "streaming_tiny": (Streaming, [(1, 16, 20)] + STATES),
}


def bounds(module, name, tensor):
    """Of the uniform distribution a parameter is drawn from."""
    if isinstance(module, nn.PReLU):
        return 0.05, 0.45
    if name == "bias" or name == "running_mean":
        return -0.1, 0.1
    if tensor.dim() == 1:
        return 0.8, 1.2
    inputs = tensor[0].numel()
    if isinstance(module, (nn.ConvTranspose1d, nn.ConvTranspose2d)):
        inputs = tensor.numel() // tensor.shape[1]
        inputs //= int(np.prod(module.stride))
    bound = (5 / inputs) ** 0.5
    return -bound, bound


def initialize(net, module):
    """Draws all parameters; returns the recipes by the bytes they give."""
    recipes = {}
    for path, child in module.named_modules():
        tensors = list(child.named_parameters(recurse=False))
        tensors += [(name, buffer) for name, buffer
                    in child.named_buffers(recurse=False) if buffer.dim()]
        for name, tensor in tensors:
            low, high = bounds(child, name, tensor)
            seed = zlib.crc32(f"{net}.{path}.{name}".encode())
            recipe = (tuple(tensor.shape), seed, round(low, 6), round(high, 6))
            drawn = weights.draw(*recipe)
            tensor.data = torch.from_numpy(drawn.copy())
            recipes[drawn.tobytes()] = recipe
    return recipes


def inline_integers(text):
    """Index tensors as numbers: they are no weights to draw."""
    for line in re.findall(r"^ *[\w.]+int64\w*: .*\n", text, re.M):
        name, data = re.match(r' *([\w.]+): "0x\w{8}(\w*)"', line).groups()
        values = np.frombuffer(bytes.fromhex(data), "<i8")
        shape = re.search(rf"<{name}> : tensor<(.*)xi64>", text).group(1)
        values = values.reshape([int(size) for size in shape.split("x")])
        text = text.replace(line, "").replace(
            f"dense_resource<{name}>", f"dense<{values.tolist()}>")
    return re.sub(r",(\s*})", r"\1", text)


def export(net, folder, whole, onnx):
    make, shapes = NETS[net]
    module = make().eval()
    recipes = initialize(net, module)
    random = np.random.RandomState(zlib.crc32(net.encode()))
    inputs = [random.uniform(-1, 1, shape).astype(np.float32)
              for shape in shapes]
    tensors = [torch.from_numpy(x) for x in inputs]
    with torch.no_grad():
        outputs = module(*tensors)
    if not isinstance(outputs, tuple):
        outputs = (outputs,)
    text = inline_integers(str(fx.export_and_import(
        module, *tensors, output_type="linalg-on-tensors", func_name="main")))
    body, arrays = weights.split(text)
    prefix = os.path.join(folder, net)
    with open(prefix + ".mlir", "w") as file:
        file.write(text if whole else body)
    with open(prefix + ".weights.txt", "w") as file:
        for name, array in arrays.items():
            shape, seed, low, high = recipes[array.tobytes()]
            file.write(f"{name} {'x'.join(map(str, shape))} {seed} "
                       f"{low} {high}\n")
    stored = {f"x{i}" if i else "x": x for i, x in enumerate(inputs)}
    stored.update({f"y{i}": y.numpy() for i, y in enumerate(outputs)})
    np.savez_compressed(prefix + ".torch.npz", **stored)
    if onnx:
        torch.onnx.export(module, tuple(tensors), prefix + ".onnx",
                          dynamo=True, external_data=False)


def main():
    folder, *names = sys.argv[1:]
    options = {name for name in names if name.startswith("--")}
    names = [name for name in names if name not in options]
    for net in names or [net for net in NETS if net.endswith("_tiny")]:
        export(net, folder, "--whole" in options, "--onnx" in options)


if __name__ == "__main__":
    main()
