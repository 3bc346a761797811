"""Proposals and the looks at them, as the service does it (io.face106.stage.detect)."""
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

STRIDES = (8, 16, 32, 64)
GRID = 8                        # canvas sides are multiples of this
SMALLEST = 320                  # longer side of a canvas; smaller pictures are enlarged to it
COVERED = 0.5                   # share of a proposal's square from which on it is only a part of a better one's
NEAR = 0.4                      # how far from a proposal's centre the face's may be, over the proposal's size


def session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def canvas(image, scale):
    """Grey, padded with black at right and below; canvas pixels per picture pixel, across and down."""
    h, w = image.shape[:2]
    scale = max(scale, SMALLEST / max(h, w))
    sw, sh = max(1, round(w * scale)), max(1, round(h * scale))
    n = min(w // sw, h // sh)
    small = cv2.resize(image, (w // n, h // n), interpolation=cv2.INTER_AREA) if n > 1 else image
    small = cv2.resize(small, (sw, sh), interpolation=cv2.INTER_LINEAR)
    grey = small if small.ndim == 2 else cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    out = np.zeros((-(-sh // GRID) * GRID, -(-sw // GRID) * GRID), np.uint8)
    out[:sh, :sw] = grey
    return out, sw / w, sh / h


def decode(maps, least):
    """Rows (score, centre x, y, size) in canvas pixels, best first, of what is the best of its surroundings."""
    rows = []
    for stride, found in zip(STRIDES, maps):
        score = 1 / (1 + np.exp(-found[0, 0]))
        for y, x in zip(*np.nonzero(score >= least)):
            _, dx, dy, size = found[0, :, y, x]
            rows.append((score[y, x], (x + 0.5 + dx) * stride, (y + 0.5 + dy) * stride, 2.0 ** size * stride))
    rows.sort(reverse=True)
    kept = []
    for row in rows:
        if all(covered(row, other) <= COVERED for other in kept):
            kept.append(row)
    return np.array(kept).reshape(-1, 4)


def covered(row, other):
    """Share of a square that lies on another: a part of a face is no other face, a larger face around it is."""
    width = min(row[1] + row[3] / 2, other[1] + other[3] / 2) - max(row[1] - row[3] / 2, other[1] - other[3] / 2)
    height = min(row[2] + row[3] / 2, other[2] + other[3] / 2) - max(row[2] - row[3] / 2, other[2] - other[3] / 2)
    return max(0, width) * max(0, height) / row[3] ** 2


def proposals(net, image, scale, least):
    """Rows (score, centre x, y, size) in pixels of the picture, best first."""
    pixels, sx, sy = canvas(image, scale)
    rows = decode(net.run(None, {"input": pixels[None, None]}), least)
    return rows / [1, sx, sy, np.sqrt(sx * sy)]


def look(detector, image, row, side, face):
    """Best score and box of the detector near a proposal that is shown `face` pixels large on a square of `side`."""
    _, cx, cy, size = row
    step = size / face
    n = 1
    while step > 1.5 * n and 2 * n <= min(image.shape[:2]):
        n *= 2
    small = cv2.resize(image, (image.shape[1] // n, image.shape[0] // n), interpolation=cv2.INTER_AREA) if n > 1 else image
    step, x, y = step / n, cx / n, cy / n
    matrix = np.array([[step, 0, x - side * step / 2 + step / 2 - 0.5], [0, step, y - side * step / 2 + step / 2 - 0.5]])
    crop = cv2.warpAffine(small, matrix, (side, side), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    scores, boxes, _ = detector.run(None, {"input": np.ascontiguousarray(crop[..., ::-1].transpose(2, 0, 1)[None])})
    middle = (boxes[0, :, :2] + boxes[0, :, 2:]) / 2
    score = np.where((abs(middle - side / 2) < NEAR * face).all(1), scores[0], 0)
    k = int(score.argmax())
    return float(score[k]), (boxes[0, k] - side / 2) * step * n + [cx, cy, cx, cy]
