"""What light, lens and storage do to a crop. Labels stay: every step keeps its centre.

The order is that of the world: light on the face, a sensor of so many pixels a face, blur and noise of that sensor, JPEG at that
size, and only then the enlarging to the network's crop.
"""
import cv2
import numpy as np

from face import SIDE

TINY = 0.11                     # share of faces in which everything comes together: few pixels, grey, noise, JPEG
ENLARGED = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST_EXACT)
NOISE = np.random.default_rng(1).normal(0, 1, (4 * SIDE, 4 * SIDE, 3)).astype(np.float32)


class Camera:
    """Settings; two pictures taken with the same differ in noise and JPEG only."""

    def __init__(self, rng):
        tiny = rng.random() < TINY
        self.tables = exposure(rng) if rng.random() < 0.7 else None
        self.grey = tiny or rng.random() < 0.14
        self.side = int(rng.integers(18, 50)) if tiny else int(rng.integers(20, 84)) if rng.random() < 0.18 else SIDE
        self.enlarged = ENLARGED[rng.choice(3, p=[0.7, 0.25, 0.05])]
        self.kernel = blur(rng, self.side) if rng.random() < 0.18 else None
        self.grain = rng.uniform(2, 18) if rng.random() < (0.5 if tiny else 0.18) else 0
        self.best = int(rng.integers(15, 85)) if rng.random() < (0.8 if tiny else 0.28) else None

    def take(self, rng, image):
        """Changes a crop in place."""
        seen = image if self.tables is None else cv2.LUT(image, self.tables)
        if self.grey:
            seen = cv2.cvtColor(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        if self.side < SIDE:
            seen = cv2.resize(seen, (self.side, self.side), interpolation=cv2.INTER_AREA)
        if self.kernel is not None:
            seen = cv2.filter2D(seen, -1, self.kernel, borderType=cv2.BORDER_REPLICATE)
        if self.grain:
            y, x = rng.integers(0, 3 * SIDE, 2)
            seen = np.clip(seen + self.grain * NOISE[y:y + self.side, x:x + self.side], 0, 255).astype(np.uint8)
        if self.best:
            seen = jpeg(seen, self.best + int(rng.integers(11)))
        image[:] = seen if self.side == SIDE else cv2.resize(seen, (SIDE, SIDE), interpolation=self.enlarged)


def exposure(rng):
    """Brightness, contrast, gamma and the colour of the light, one table a channel."""
    x = np.arange(256, dtype=np.float32) / 255
    gamma = np.exp(rng.normal(0, 0.25)) * (rng.uniform(1.5, 2.6) if rng.random() < 0.06 else 1)
    gain, lift = np.exp(rng.normal(0, 0.15)), rng.normal(0, 0.05)
    tint = np.exp(rng.normal(0, 0.06, 3)).astype(np.float32)
    tables = 255 * (gain * tint * (x ** gamma - 0.5)[:, None] + 0.5 * gain + lift)
    return np.clip(tables, 0, 255).astype(np.uint8)[None]


def blur(rng, side):
    """Kernel of a lens out of focus or of a motion, smaller on a smaller sensor."""
    if rng.random() < 0.6:
        line = cv2.getGaussianKernel(2 * 5 + 1, rng.uniform(0.4, 0.5 + 1.7 * side / SIDE), cv2.CV_32F)
        return line @ line.T
    n = 3 + 2 * int(rng.integers(0, max(1, 4 * side // SIDE)))       # odd: an even one has no centre and moves the picture
    kernel, way, c = np.zeros((n, n), np.float32), rng.uniform(0, np.pi), n // 2
    x, y = (int(round(v * c)) for v in (np.cos(way), np.sin(way)))
    cv2.line(kernel, (c - x, c - y), (c + x, c + y), 1.0)
    kernel += kernel[::-1, ::-1]                                     # OpenCV's line is not the same from both ends
    return kernel / kernel.sum()


def jpeg(image, quality):
    """Stored and read again. OpenCV takes B, G, R: the colours' order decides what is kept of them."""
    stored = cv2.imencode(".jpg", np.ascontiguousarray(image[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.cvtColor(cv2.imdecode(stored, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
