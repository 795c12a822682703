"""tools/faces: MTCNN's cascade finds the face in a part of a photo (NASA's
portrait of Eileen Collins, public domain) where facenet-pytorch 2.6.0 does."""

import os
import subprocess
import sys

import numpy as np
import pytest

Image = pytest.importorskip("PIL.Image")
from conftest import TOP  # noqa: E402

sys.path.append(os.path.join(TOP, "tools", "faces"))
import cascade as algorithm  # noqa: E402
import find_faces  # noqa: E402

PHOTO = os.path.join(TOP, "test", "Python", "Inputs", "astronaut-face.png")
# What MTCNN(keep_all=True, min_face_size=..., post_process=False).detect gives.
FACENET = {
    40: ([32.825, 31.908, 117.571, 144.997], 0.99956,
         [[54.76, 71.369], [97.674, 73.826], [75.894, 99.587],
          [52.376, 110.204], [95.792, 112.313]]),
    20: ([30.01, 30.069, 117.953, 145.125], 0.99995,
         [[54.642, 71.383], [97.511, 73.747], [75.459, 98.708],
          [52.745, 109.904], [95.971, 112.302]])}


@pytest.fixture(scope="module")
def photo():
    return np.asarray(Image.open(PHOTO).convert("RGB"))


@pytest.fixture(scope="module")
def cascade():
    return find_faces.compile_cascade()


@pytest.mark.parametrize("smallest", FACENET)
def test_face(cascade, photo, smallest):
    box, score, landmarks = FACENET[smallest]
    faces = cascade.find(photo, smallest)
    np.testing.assert_allclose(faces.boxes, [box], atol=0.05)
    np.testing.assert_allclose(faces.scores, [score], atol=1e-4)
    np.testing.assert_allclose(faces.landmarks, [landmarks], atol=0.05)


def test_two_faces(cascade, photo):
    faces = cascade.find(np.concatenate([photo, photo[:, ::-1]], 1))
    assert len(faces.boxes) == 2
    lefts = sorted(faces.boxes[:, 0])
    assert lefts[0] < photo.shape[1] < lefts[1]


def test_no_face(cascade):
    for shape in [(100, 80, 3), (40, 40, 3), (11, 200, 3)]:
        faces = cascade.find(np.full(shape, 90, np.uint8))
        assert faces.boxes.shape == (0, 4) and faces.landmarks.shape == (0, 5, 2)


def test_scaling_takes_the_mean_over_areas():
    pixels = np.random.RandomState(0).randint(0, 256, (7, 10, 3), np.uint8)
    scaled = algorithm.Picture(pixels).scale(3, 4)
    # torch's area interpolation: from floor(i * n / m) to ceil((i + 1) * n / m).
    for i, (top, bottom) in enumerate([(0, 3), (2, 5), (4, 7)]):
        for j, (left, right) in enumerate([(0, 3), (2, 5), (5, 8), (7, 10)]):
            mean = pixels[top:bottom, left:right].mean((0, 1), np.float64)
            np.testing.assert_allclose(scaled[0, :, i, j], (mean - 127.5) / 128,
                                       rtol=1e-5)


def run(*arguments):
    return subprocess.run(
        [sys.executable, find_faces.__file__, *map(str, arguments)],
        capture_output=True, text=True)


def test_command(tmp_path):
    done = run(PHOTO, "-o", tmp_path / "found.png")
    assert done.returncode == 0
    assert "1 face(s)\n  box 32.8, 31.9, 117.6, 145.0  score 0.9996" in done.stdout
    before = np.asarray(Image.open(PHOTO).convert("RGB"), int)
    after = np.asarray(Image.open(tmp_path / "found.png"), int)
    changed = np.argwhere(np.abs(after - before).sum(2) > 0)
    assert abs(changed.min(0) - [31, 32]).max() <= 3
    assert abs(changed.max(0) - [145, 118]).max() <= 3


def test_command_mistakes(tmp_path):
    (tmp_path / "text.png").write_text("no picture")
    for path in (tmp_path / "none.png", tmp_path / "text.png"):
        done = run(path)
        assert done.returncode == 1 and done.stderr.startswith("error: ")
        assert path.name in done.stderr
    assert "takes 12 and more" in run(PHOTO, "--smallest", 5).stderr
