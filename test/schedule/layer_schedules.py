"""The schedules that a CPU's numbers lead to for the layers of the benchmark, one
line for each region; of those that Winograd's algorithm computes the direct ones
too.

    layer_schedules.py CPU [LAYER...]
"""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "Benchmark", "layers"))
import shapes  # noqa: E402


class Module(shapes.Module):
    """Weights are one number: schedules do not depend on what they are."""

    def constant(self, name, array, element="f32"):
        if array.size < 1000:
            return super().constant(name, array, element)
        type_ = shapes.tensor(array.shape, shapes.ir_type(element))
        self.line(f"%{name} = arith.constant dense<0.5> : {type_}")


def schedules(layer, nhwc, cpu, winograd):
    text = shapes.make_ir(layer, nhwc)[0]
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        file.write(text)
        file.flush()
        ir = subprocess.run(
            [os.environ["PRELU_OPT"], file.name,
             f"--prelu-cpu-pipeline=cpu={cpu} winograd={winograd} "
             "stop-after=schedule"],
            check=True, capture_output=True, text=True).stdout
    return re.findall(r"schedule\(<(?:algorithm = direct, )?(.*?)>\)", ir)


def main():
    shapes.Module = Module
    for layer in shapes.LAYERS:
        if layer.element != "f32" or layer.name not in (sys.argv[2:] or
                                                        [layer.name]):
            continue
        for nhwc in (False, True) if layer.is_conv else (False,):
            layout = "NHWC" if nhwc else "NCHW"
            chosen = schedules(layer, nhwc, sys.argv[1], 4)
            for schedule in chosen:
                print(f"{layer.name} {layout}: {schedule}")
            direct = schedules(layer, nhwc, sys.argv[1], 0)
            if direct != chosen:
                for schedule in direct:
                    print(f"{layer.name} {layout}, winograd=0: {schedule}")


main()
