"""What light, lens and storage do to a crop. Labels stay."""
import cv2
import numpy as np

from face import SIDE


def spoil(rng, image):
    """Changes a crop in place."""
    if rng.random() < 0.7:
        expose(rng, image)
    if rng.random() < 0.22:
        image[:] = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None]
    if rng.random() < 0.25:
        shrink(rng, image)
    if rng.random() < 0.18:
        blur(rng, image)
    if rng.random() < 0.2:
        noise(rng, image)
    if rng.random() < 0.3:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 90))]
        image[:] = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)


def expose(rng, image):
    """Brightness, contrast, gamma and the colour of the light, one table a channel."""
    x = np.arange(256, dtype=np.float32) / 255
    gamma = np.exp(rng.normal(0, 0.25)) * (rng.uniform(1.5, 2.6) if rng.random() < 0.06 else 1)
    gain, lift = np.exp(rng.normal(0, 0.15)), rng.normal(0, 0.05)
    tables = np.stack([np.clip(255 * (gain * t * (x ** gamma - 0.5) + 0.5 * gain + lift), 0, 255)
                       for t in np.exp(rng.normal(0, 0.06, 3))], 1).astype(np.uint8)
    image[:] = cv2.LUT(image, tables[None])


def shrink(rng, image):
    """A face of 20 to 80 pixels, enlarged again."""
    side = int(rng.integers(18, 84))
    kind = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST)[rng.choice(3, p=[0.7, 0.25, 0.05])]
    image[:] = cv2.resize(cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA), (SIDE, SIDE), interpolation=kind)


def blur(rng, image):
    if rng.random() < 0.6:
        image[:] = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 2.2))
        return
    n = int(rng.integers(3, 10))
    line = np.zeros((n, n), np.float32)
    way, c = rng.uniform(0, np.pi), (n - 1) / 2
    d = np.array([np.cos(way), np.sin(way)]) * c
    cv2.line(line, tuple(int(round(v)) for v in c - d), tuple(int(round(v)) for v in c + d), 1.0)
    image[:] = cv2.filter2D(image, -1, line / line.sum())


NOISE = np.random.default_rng(1).normal(0, 1, (4 * SIDE, 4 * SIDE, 3)).astype(np.float32)


def noise(rng, image):
    y, x = rng.integers(0, 3 * SIDE, 2)
    image[:] = np.clip(image + rng.uniform(2, 18) * NOISE[y:y + SIDE, x:x + SIDE], 0, 255)
