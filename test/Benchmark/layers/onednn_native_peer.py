"""oneDNN's native build, whose calls cost no trip through SYCL. Both builds have
libraries of one name, so this one computes in a process of its own, started with
the Python of another environment; it is asked to run when its turn comes.
"""

import json
import os
import subprocess
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "..", "tools", "lib"))
import ours  # noqa: E402

NAME = "oneDNN native"


def _serve(cache):
    """Makes and runs kernels as lines on standard input ask for."""
    import onednn  # noqa: F401  (loads the library of this environment)
    import shapes
    layers = {layer.name: layer for layer in shapes.LAYERS}
    kernels = []
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request[0] == "make":
                kernels.append(onednn.Kernel(layers[request[1]], request[2]))
                answer = len(kernels) - 1
            elif request[0] == "run":
                answer = kernels[request[1]].run(request[2])
            else:
                answer = os.path.join(cache, "output.npy")
                np.save(answer, kernels[request[1]].output())
        except Exception as error:  # the other side raises it
            answer = {"error": str(error) or type(error).__name__}
        print(json.dumps(answer), flush=True)


class _Server:
    def __init__(self):
        python = os.environ.get("PRELU_ONEDNN_NATIVE_PYTHON")
        if not python or not os.path.exists(python):
            raise RuntimeError("PRELU_ONEDNN_NATIVE_PYTHON names no Python with "
                               "onednn-cpu-gomp: bench_layers.sh makes one")
        cache = os.path.join(ours.CACHE, "native")
        os.makedirs(cache, exist_ok=True)
        threads = {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            [python, os.path.abspath(__file__), cache], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, **threads})

    def ask(self, *request):
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the process of oneDNN's native build has ended")
        answer = json.loads(line)
        if isinstance(answer, dict):
            raise RuntimeError(answer["error"])
        return answer


class Kernel:
    def __init__(self, layer, nhwc=False):
        self._handle = SERVER.ask("make", layer.name, nhwc)

    def run(self, count):
        return SERVER.ask("run", self._handle, count)

    def output(self):
        return np.load(SERVER.ask("output", self._handle))


def prepare(layer):
    yield "", Kernel(layer)
    if layer.is_conv:
        yield "NHWC", Kernel(layer, nhwc=True)


if __name__ == "__main__":
    ours.CACHE = sys.argv[1]
    _serve(sys.argv[1])
else:
    SERVER = _Server()
