"""The networks that are measured, as test/Integration/Inputs/nets/export.py wrote
them into build/bench-nets, and ours compiled."""

import functools
import os

import numpy as np

import netrun
import ours
import shapes

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "..", "..", "build", "bench-nets")

TITLES = {
    "lenet5_16": "LeNet-5 x16", "onet_16": "O-Net x16",
    "pnet": "P-Net, 216x384", "srresnet": "SRResNet, 64x64",
    "mobilefacenet": "MobileFaceNet", "resnet34": "ResNet-34, 224x224",
    "resnet34_112": "ResNet-34, 112x112", "iresnet50": "IResNet-50",
    "googlenet": "GoogLeNet, 224x224", "alexnet": "AlexNet, 224x224",
    "vgg11": "VGG-11, 224x224", "fsrcnn": "FSRCNN x3, 270x480",
    "convtasnet": "Conv-TasNet, 8 blocks"}


class WrongOutput(Exception):
    """The message says how it differs from torch's."""


class Network:
    """One of them, with an input and what torch computes for it."""

    def __init__(self, name):
        self.name, self.title = name, TITLES[name]
        self.mlir, self.onnx = (os.path.join(FOLDER, name + suffix)
                                for suffix in (".mlir", ".onnx"))

    @functools.cached_property
    def _stored(self):
        return np.load(os.path.join(FOLDER, self.name + ".torch.npz"))

    @functools.cached_property
    def input(self):
        return shapes.aligned(self._stored["x"])

    @functools.cached_property
    def outputs(self):
        count = sum(name.startswith("y") for name in self._stored.files)
        return [self._stored[f"y{i}"] for i in range(count)]

    def compile(self, folder, options=""):
        """The library that prelu-compile makes under `options` of the pipeline,
        such as "winograd=0"."""
        flags = ["--" + option for option in options.split()]
        library = os.path.join(folder, "-".join([self.name, *options.split()]))
        netrun.compile_direct(self.mlir, library + ".so", flags)
        return library + ".so"

    def load(self, library):
        return ours.LibraryKernel(library, [self.input],
                                  [y.ndim for y in self.outputs])

    def error(self, kernel):
        """The largest difference from torch's outputs, relative to the largest
        number of that output."""
        results = kernel.output()
        if len(results) != len(self.outputs):
            raise WrongOutput(f"{len(results)} outputs, not {len(self.outputs)}")
        for result, expected in zip(results, self.outputs):
            if result.size != expected.size:
                raise WrongOutput(
                    f"an output of {'x'.join(map(str, result.shape))}, not "
                    f"{'x'.join(map(str, expected.shape))}")
        return max(netrun.relative_error(result.reshape(expected.shape), expected)
                   for result, expected in zip(results, self.outputs))
