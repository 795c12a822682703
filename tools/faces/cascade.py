"""MTCNN's cascade: three networks that find faces and their landmarks.

K. Zhang, Z. Zhang, Z. Li, Y. Qiao, "Joint Face Detection and Alignment Using
Multitask Cascaded Convolutional Networks", 2016, with the conventions of
facenet-pytorch 2.6.0, whose weights the networks have: pixels enter as
(value - 127.5) / 128, images are scaled by the mean over areas.

A box is (left, top, right, bottom) in pixels, pixels counting from 1 where one
is cut out, as the networks were trained.
"""

import dataclasses

import numpy as np

STRIDE, CELL = 2, 12  # pixels between P-Net's windows, and their size
THRESHOLDS = (0.6, 0.7, 0.7)  # of the score after each network
SHRINK = 0.709  # from one level of the pyramid to the next
OVERLAPS = {"level": 0.5, "proposals": 0.7, "refined": 0.7, "faces": 0.7}


@dataclasses.dataclass
class Faces:
    """What was found, the surest face first."""

    boxes: np.ndarray
    """Nx4: left, top, right, bottom."""
    scores: np.ndarray
    """N numbers up to 1."""
    landmarks: np.ndarray
    """Nx5x2: x and y of the eyes, the nose, the corners of the mouth."""


class Picture:
    """An image of 8-bit colours, any part of which is scaled at the cost of its
    result: sums over rectangles come from one table."""

    def __init__(self, pixels):
        """pixels: HxWx3, uint8."""
        self.height, self.width, _ = pixels.shape
        # Rows, colours, columns: numpy adds up along the last axis only at full
        # speed. Sums of 8-bit numbers are exact here up to 8 million pixels.
        self._sums = np.zeros((self.height + 1, 3, self.width + 1), np.int32)
        lines = np.ascontiguousarray(pixels.transpose(0, 2, 1))
        lines = np.cumsum(lines, axis=2, dtype=np.int32)
        for row in range(self.height):
            np.add(self._sums[row, :, 1:], lines[row],
                   out=self._sums[row + 1, :, 1:])

    def scale(self, height, width):
        """The whole image as 1x3xheightxwidth, ready for a network."""
        rows = _edges(np.zeros(1, int), np.array([self.height]), height)
        columns = _edges(np.zeros(1, int), np.array([self.width]), width)
        # Row by row first: the whole image shares its columns.
        band = self._sums[rows[1][0]] - self._sums[rows[0][0]]
        total = band[:, :, columns[1][0]] - band[:, :, columns[0][0]]
        return _normalize(total[None], rows, columns)

    def cut(self, boxes, size):
        """Parts of the image, each not empty, as Nx3xsizexsize."""
        rows = _edges(boxes[:, 1], boxes[:, 3], size)
        columns = _edges(boxes[:, 0], boxes[:, 2], size)

        def corner(row, column):
            return self._sums[rows[row][:, :, None, None],
                              np.arange(3)[:, None],
                              columns[column][:, None, None, :]]

        total = corner(1, 1) - corner(0, 1) - corner(1, 0) + corner(0, 0)
        return _normalize(total, rows, columns)


def _normalize(total, rows, columns):
    """The means of areas with these sums and edges, as a network takes them."""
    area = ((rows[1] - rows[0])[:, :, None, None]
            * (columns[1] - columns[0])[:, None, None, :])
    mean = total.astype(np.float32) / area.astype(np.float32)
    scaled = (mean - np.float32(127.5)) * np.float32(1 / 128)
    return np.ascontiguousarray(scaled.transpose(0, 2, 1, 3))


def _edges(starts, ends, count):
    """Where the areas of `count` results begin and end in [start, end) of each
    box: each takes all pixels that it touches."""
    steps = np.arange(count)
    sizes = (ends - starts)[:, None]
    first = starts[:, None] + steps * sizes // count
    last = starts[:, None] - (-(steps + 1) * sizes // count)
    return first, last


def _suppress(boxes, scores, limit, by_smaller=False):
    """Numbers of the boxes to keep, the best first: none overlaps a better one
    by more than `limit` of their union, or of the smaller one."""
    extra = 1 if by_smaller else 0
    left, top, right, bottom = boxes.T
    areas = (right - left + extra) * (bottom - top + extra)
    order = np.argsort(-scores, kind="stable")
    keep = []
    while order.size:
        best, rest = order[0], order[1:]
        keep.append(best)
        width = (np.minimum(right[best], right[rest])
                 - np.maximum(left[best], left[rest]) + extra)
        height = (np.minimum(bottom[best], bottom[rest])
                  - np.maximum(top[best], top[rest]) + extra)
        common = np.maximum(width, 0) * np.maximum(height, 0)
        whole = (np.minimum(areas[best], areas[rest]) if by_smaller
                 else areas[best] + areas[rest] - common)
        order = rest[common <= limit * whole]
    return np.array(keep, int)


def _square(boxes):
    """Boxes as squares of the longer side about the same middle."""
    sides = boxes[:, 2:4] - boxes[:, 0:2]
    side = sides.max(1, keepdims=True)
    corner = boxes[:, 0:2] + sides * 0.5 - side * 0.5
    return np.concatenate([corner, corner + side], 1)


def _shift(boxes, offsets, extra=1):
    """Moves each edge by its offset, a fraction of the box."""
    sides = boxes[:, 2:4] - boxes[:, 0:2] + extra
    return boxes + np.tile(sides, 2) * offsets


class Cascade:
    """Finds faces by three networks: functions of an array that return tuples of
    arrays, offsets of boxes and scores, landmarks in between."""

    def __init__(self, pnet, rnet, onet):
        self._pnet, self._rnet, self._onet = pnet, rnet, onet

    def find(self, pixels, smallest=40):
        """Faces in an image, HxWx3 of uint8, whose side is at least `smallest`
        pixels."""
        picture = Picture(pixels)
        boxes = self._propose(picture, smallest)
        boxes = self._refine(picture, boxes)
        return self._decide(picture, boxes)

    def _propose(self, picture, smallest):
        """Squares that P-Net finds on a pyramid of the image."""
        scale = CELL / smallest
        boxes, scores, offsets = [], [], []
        while min(picture.height, picture.width) * scale >= CELL:
            for found, kept in zip(self._search(picture, scale),
                                   (boxes, scores, offsets)):
                kept.append(found)
            scale *= SHRINK
        if not boxes:
            return np.zeros((0, 4), np.float32)
        boxes, scores, offsets = map(np.concatenate, (boxes, scores, offsets))
        keep = _suppress(boxes, scores, OVERLAPS["proposals"])
        return _square(_shift(boxes[keep], offsets[keep], extra=0))

    def _search(self, picture, scale):
        """Boxes, scores and offsets on one level of the pyramid."""
        image = picture.scale(int(picture.height * scale + 1),
                              int(picture.width * scale + 1))
        offsets, scores = self._pnet(image)
        rows, columns = np.nonzero(scores[0, 1] >= THRESHOLDS[0])
        corner = np.stack([columns, rows], 1).astype(np.float32) * STRIDE + 1
        step = np.float32(scale)
        boxes = np.concatenate([np.floor(corner / step),
                                np.floor((corner + CELL - 1) / step)], 1)
        scores = scores[0, 1, rows, columns]
        keep = _suppress(boxes, scores, OVERLAPS["level"])
        return boxes[keep], scores[keep], offsets[0][:, rows, columns].T[keep]

    def _look(self, network, picture, boxes, size):
        """What a network says of the image's parts in `boxes`, and those of them
        that are not empty."""
        left, top, right, bottom = np.trunc(boxes).astype(int).T
        parts = np.stack([np.maximum(left, 1) - 1, np.maximum(top, 1) - 1,
                          np.minimum(right, picture.width),
                          np.minimum(bottom, picture.height)], 1)
        there = (parts[:, 2] > parts[:, 0]) & (parts[:, 3] > parts[:, 1])
        return network(picture.cut(parts[there], size)), boxes[there]

    def _refine(self, picture, boxes):
        """Those of the squares that R-Net takes for faces, moved."""
        if not len(boxes):
            return boxes
        (offsets, scores), boxes = self._look(self._rnet, picture, boxes, 24)
        keep = scores[:, 1] > THRESHOLDS[1]
        boxes, scores, offsets = boxes[keep], scores[keep, 1], offsets[keep]
        keep = _suppress(boxes, scores, OVERLAPS["refined"])
        return _square(_shift(boxes[keep], offsets[keep]))

    def _decide(self, picture, boxes):
        """Faces among the squares, by O-Net."""
        if not len(boxes):
            return Faces(np.zeros((0, 4)), np.zeros(0), np.zeros((0, 5, 2)))
        (offsets, points, scores), boxes = self._look(self._onet, picture, boxes,
                                                      48)
        keep = scores[:, 1] > THRESHOLDS[2]
        boxes, scores = boxes[keep], scores[keep, 1]
        sides = boxes[:, 2:4] - boxes[:, 0:2] + 1
        points = points[keep].reshape(-1, 2, 5).transpose(0, 2, 1)
        landmarks = points * sides[:, None] + boxes[:, None, 0:2] - 1
        boxes = _shift(boxes, offsets[keep])
        keep = _suppress(boxes, scores, OVERLAPS["faces"], by_smaller=True)
        return Faces(boxes[keep], scores[keep], landmarks[keep])


