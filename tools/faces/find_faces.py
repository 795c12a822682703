"""Finds the faces in a photo with MTCNN's three networks, compiled by prelu-opt.

    find_faces.py <photo> [-o <picture.png>] [--smallest PIXELS] [--threads N]
                  [--compare]

Prints boxes, scores and landmarks, and draws them into the picture. --compare
runs facenet-pytorch on the photo in turn, and prints what differs and both times.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time

import numpy as np
from PIL import Image, ImageDraw

import prelu

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
NETS = os.path.join(TOP, "test", "Integration", "Inputs", "nets")
sys.path += [HERE, os.path.join(TOP, "tools", "lib")]
import weights  # noqa: E402
from cascade import Cascade  # noqa: E402

NETWORKS = {"mtcnn_pnet_dynhw": "mtcnn_pnet", "mtcnn_rnet_dynbatch": "mtcnn_rnet",
            "mtcnn_onet_dynbatch": "mtcnn_onet"}
ROUNDS = 11


def compile_cascade(threads=1):
    """The cascade, with all three networks compiled for this machine: images of
    any size, any number of crops."""
    networks = []
    with tempfile.TemporaryDirectory() as folder:
        for net, of in NETWORKS.items():
            path = os.path.join(folder, net + ".mlir")
            weights.attach_file(os.path.join(NETS, net + ".mlir"),
                                os.path.join(NETS, of + ".weights.npz"), path)
            networks.append(prelu.compile(path, threads=threads))
    return Cascade(*networks)


def report(faces):
    print(f"{len(faces.boxes)} face(s)")
    for box, score, points in zip(faces.boxes, faces.scores, faces.landmarks):
        print("  box " + ", ".join(f"{edge:.1f}" for edge in box)
              + f"  score {score:.4f}")
        print("  landmarks " + "  ".join(f"{x:.1f},{y:.1f}" for x, y in points))


def draw(photo, faces, path):
    picture = photo.copy()
    canvas = ImageDraw.Draw(picture)
    line = max(2, max(picture.size) // 250)
    for box, points in zip(faces.boxes, faces.landmarks):
        canvas.rectangle(tuple(box), outline=(255, 64, 64), width=line)
        for x, y in points:
            canvas.ellipse((x - line, y - line, x + line, y + line),
                           fill=(64, 255, 64))
    picture.save(path)
    print(f"drawn into {path}")


def compare(photo, cascade, smallest, threads):
    """facenet-pytorch in the same process, calls interleaved."""
    import torch
    from facenet_pytorch import MTCNN
    torch.set_num_threads(threads)
    pixels = np.asarray(photo)
    theirs = MTCNN(keep_all=True, min_face_size=smallest, device="cpu",
                   post_process=False)
    functions = {
        "prelu-opt": lambda: cascade.find(pixels, smallest),
        "facenet-pytorch": lambda: theirs.detect(photo, landmarks=True)}
    results = {name: function() for name, function in functions.items()}
    seconds = {name: [] for name in functions}
    for _ in range(ROUNDS):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            seconds[name].append(time.perf_counter() - start)
    faces = results["prelu-opt"]
    boxes, scores, landmarks = results["facenet-pytorch"]
    if boxes is None or len(boxes) != len(faces.boxes):
        sys.exit(f"facenet-pytorch finds {0 if boxes is None else len(boxes)}")
    print("largest difference, pixels: "
          f"boxes {np.abs(boxes - faces.boxes).max():.3f}, "
          f"landmarks {np.abs(landmarks - faces.landmarks).max():.3f}; "
          f"scores {np.abs(scores - faces.scores).max():.1e}")
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    for name, median in medians.items():
        print(f"{name:16} {median * 1e3:7.1f} ms a photo, "
              f"{median / medians['prelu-opt']:.1f}x")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("photo")
    parser.add_argument("-o", "--output", metavar="PICTURE")
    parser.add_argument("--smallest", type=int, default=40,
                        help="the side of the smallest face, in pixels")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--compare", action="store_true",
                        help="with facenet-pytorch")
    arguments = parser.parse_args()
    if arguments.smallest < 12:
        parser.error("--smallest takes 12 and more")
    try:
        photo = Image.open(arguments.photo).convert("RGB")
    except OSError as error:
        sys.exit(f"error: {error}")
    start = time.perf_counter()
    cascade = compile_cascade(arguments.threads)
    print(f"three networks compiled in {time.perf_counter() - start:.1f} s")
    faces = cascade.find(np.asarray(photo), arguments.smallest)
    report(faces)
    if arguments.output:
        draw(photo, faces, arguments.output)
    if arguments.compare:
        compare(photo, cascade, arguments.smallest, arguments.threads)


if __name__ == "__main__":
    main()
