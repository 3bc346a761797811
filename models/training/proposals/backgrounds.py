"""What stands behind faces: flat, noise, shapes, stripes, letters, and parts of pictures without their faces."""
import cv2
import numpy as np


def background(rng, height, width, picture):
    """float32 (height, width), 0..255. picture() gives one of the cache."""
    kind = rng.random()
    if kind < 0.1:
        return np.full((height, width), rng.uniform(0, 255), np.float32)
    if kind < 0.45:
        return shapes(rng, height, width)
    if kind < 0.55:
        return np.clip(octaves(rng, height, width, rng.uniform(10, 50)) + rng.uniform(60, 190), 0, 255).astype(np.float32)
    return mosaic(rng, height, width, picture)


def octaves(rng, height, width, strength):
    out = np.zeros((height, width), np.float32)
    for octave in range(1, 8):
        n = 2 ** octave
        coarse = rng.standard_normal((n, n), np.float32)
        out += strength * rng.uniform(0.1, 1) * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    return out


def shapes(rng, height, width):
    ramp = np.linspace(rng.uniform(20, 235), rng.uniform(20, 235), width, dtype=np.float32)
    out = np.repeat(ramp[None], height, 0).astype(np.uint8)
    if rng.random() < 0.5:
        out = cv2.resize(np.ascontiguousarray(out.T), (width, height))
    for _ in range(int(rng.integers(0, 45))):
        layer = out.copy()
        shape(rng, layer, height, width)
        share = rng.uniform(0.3, 1)
        out = cv2.addWeighted(out, 1 - share, layer, share, 0)
    if rng.random() < 0.6:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, 3))
    if rng.random() < 0.6:
        out = out + octaves(rng, height, width, rng.uniform(2, 15))
    return np.clip(out, 0, 255).astype(np.float32)


def shape(rng, layer, height, width):
    grey = float(rng.uniform(0, 255))
    x, y = (int(v) for v in rng.uniform(0, [width, height]))
    a, b = (int(v) for v in np.exp(rng.uniform(np.log(2), np.log([width / 2, height / 2]))))
    kind = rng.random()
    if kind < 0.4:
        cv2.rectangle(layer, (x, y), (x + a, y + b), grey, -1)
    elif kind < 0.7:
        cv2.ellipse(layer, (x, y), (a // 2 + 1, b // 2 + 1), rng.uniform(0, 180), 0, 360, grey, -1 if rng.random() < 0.7 else 2)
    elif kind < 0.8:
        cv2.putText(layer, "".join(chr(c) for c in rng.integers(33, 126, 6)), (x - 20, y), int(rng.integers(0, 8)),
                    rng.uniform(0.2, 2), grey, int(rng.integers(1, 4)))
    elif kind < 0.9:
        step = int(rng.integers(2, 20))
        for k in range(0, a, step):
            cv2.line(layer, (x + k, y), (x + k + b // 4, y + b), grey, max(1, step // 3))
    else:           # two dark blots beside each other and one below: what eyes and a mouth look like from afar
        r = max(1, a // 12)
        for dx, dy in ((-a / 4, 0), (a / 4, 0), (0, a / 3))[:rng.integers(1, 4)]:
            cv2.circle(layer, (int(x + dx), int(y + dy)), r, grey, -1)


def mosaic(rng, height, width, picture):
    """Parts of pictures between and beside their faces, enlarged or shrunk, side by side."""
    out = shapes(rng, height, width) if rng.random() < 0.3 else np.full((height, width), rng.uniform(0, 255), np.float32)
    columns, rows = rng.integers(1, 4), rng.integers(1, 4)
    xs = np.linspace(0, width, columns + 1).astype(int)
    ys = np.linspace(0, height, rows + 1).astype(int)
    for x0, x1 in zip(xs, xs[1:]):
        for y0, y1 in zip(ys, ys[1:]):
            part = faceless(rng, picture())
            if part is not None:
                out[y0:y1, x0:x1] = filled(rng, part, y1 - y0, x1 - x0)
    return out


def faceless(rng, picture):
    """The largest of the strips above, below, left and right of all faces, or None if each is thin."""
    grey = picture["grey"]
    h, w = grey.shape
    every = np.concatenate([picture["faces"], picture["doubtful"]])
    size = (every[:, 2:] - every[:, :2]).max()
    left, top = every[:, :2].min(0) - 0.15 * size
    right, bottom = every[:, 2:].max(0) + 0.15 * size
    strips = [grey[:max(0, int(top))], grey[int(max(0, bottom)):], grey[:, :max(0, int(left))], grey[:, int(max(0, right)):]]
    good = [s for s in strips if min(s.shape) >= 24]
    return good[rng.integers(len(good))] if good else None


def filled(rng, part, height, width):
    """A random part of this size, enlarged where it is too small, else at a random scale; turned upside down at times."""
    least = max(height / part.shape[0], width / part.shape[1])
    scale = max(least, float(np.exp(rng.uniform(np.log(0.25), np.log(1.5)))))
    h, w = max(height, round(part.shape[0] * scale)), max(width, round(part.shape[1] * scale))
    big = cv2.resize(part, (w, h), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    y, x = rng.integers(0, h - height + 1), rng.integers(0, w - width + 1)
    cut = big[y:y + height, x:x + width]
    if rng.random() < 0.5:
        cut = cut[:, ::-1]
    return cut[::-1] if rng.random() < 0.15 else cut
