"""Trains LeNet-5 with PReLU: every step, forward, backward and the update of
weights and alphas, is one call of what prelu-opt compiled from torch's export.
The losses and the final alphas must be torch's.

    train.py [--threads N] [--curve]
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import netrun

INPUTS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      "..", "Inputs", "training")
sys.path.insert(0, INPUTS)
import data  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--curve", action="store_true")
    arguments = parser.parse_args()
    expected = np.load(os.path.join(INPUTS, "lenet5_step.torch.npz"))
    parameters = data.parameters()
    kinds = [(p.ndim, np.float32) for p in parameters] + [(0, np.float32)]
    losses = []
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "step.so")
        netrun.compile_prelu(os.path.join(INPUTS, "lenet5_step.mlir"), library,
                             f"threads={arguments.threads}")
        step = netrun.Library(library, kinds, "main")
        for images, labels in data.batches():
            *parameters, loss = step(*parameters, images, labels)
            losses.append(float(loss))
    if arguments.curve:
        print("step: loss here, loss in torch (f64)")
        for i, (ours, theirs) in enumerate(zip(losses, expected["loss"])):
            print(f"  {i:2d}: {ours:.6f} {theirs:.6f}")
    worst = max(abs(a - b) for a, b in zip(losses, expected["loss"]))
    good = worst <= 1e-4 and len(losses) == data.STEPS
    print(f"{'ok' if worst <= 1e-4 else 'WRONG'}: loss {losses[0]:.4f} to "
          f"{losses[-1]:.4f} in {len(losses)} steps, torch's within "
          f"{worst:.1e}")
    falls = np.mean(losses[-5:]) < 0.5 * np.mean(losses[:5])
    good &= bool(falls)
    print(f"{'ok' if falls else 'WRONG'}: the loss falls")
    for (name, _), value in zip(data.PARAMETERS, parameters):
        if not name.endswith("alpha"):
            continue
        error = np.abs(value - expected[name]).max()
        moved = np.abs(value - 0.25).max()
        fits = error <= 1e-4 and moved > 1e-3
        good &= bool(fits)
        print(f"{'ok' if fits else 'WRONG'}: {name} moved by up to "
              f"{moved:.3f}, torch's within {error:.1e}")
    sys.exit(not good)


if __name__ == "__main__":
    main()
