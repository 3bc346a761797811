"""What things before a face are made of: shapes, procedural surfaces, light, and the layer that is drawn and then covers the face.

Patterns and noise are made once, from a seed of their own; a drawing cuts a random piece out of them.
"""
from functools import lru_cache

import cv2
import numpy as np

from face import SIDE, cover, paint

_BANK = 224                    # side of a pattern, twice the crop: room for random cuts
_FRACTION = 4                  # bits behind the point of the coordinates given to OpenCV
_GRID = np.stack(np.meshgrid(*[np.linspace(-1, 1, SIDE, dtype=np.float32)] * 2))
_SKIN = np.array([4, 50, 280, 205, 425, 101, 330, 151])     # vertices of nose, cheeks, forehead
_TURN = np.linspace(0, 2 * np.pi, 24, endpoint=False)
_HALF_TURN = np.linspace(-np.pi / 2, np.pi / 2, 6)


def _fractal(rng, side, roughness):
    """Noise of several octaves, about -1..1."""
    plane = np.zeros((side, side), np.float32)
    for octave in range(2, 8):
        cells = rng.standard_normal((2 ** octave, 2 ** octave)).astype(np.float32)
        plane += roughness ** octave * cv2.resize(cells, (side, side), interpolation=cv2.INTER_CUBIC)
    return np.clip(plane / (2 * plane.std()), -1.5, 1.5)


@lru_cache(maxsize=None)
def _noises():
    rng = np.random.default_rng(1)
    return [_fractal(rng, _BANK, roughness) for roughness in (0.5, 0.65, 0.8, 0.95, 1.1, 1.3)]


@lru_cache(maxsize=None)
def _patterns():
    rng = np.random.default_rng(2)
    return [_pattern(rng, kind) for kind in ("fractal", "stripes", "checks", "dots", "camouflage", "weave") for _ in range(10)]


def _pattern(rng, kind):
    """Three colours mixed by two planes, which are what the kinds differ in."""
    y, x = np.mgrid[0:_BANK, 0:_BANK].astype(np.float32)
    angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(4), np.log(28)))
    u = (x * np.cos(angle) + y * np.sin(angle)) / period
    v = (y * np.cos(angle) - x * np.sin(angle)) / period
    wave_u, wave_v = np.sin(2 * np.pi * u), np.sin(2 * np.pi * v)
    first, second = {
        "fractal": lambda: (_fractal(rng, _BANK, 0.7), _fractal(rng, _BANK, 0.9)),
        "stripes": lambda: (3 * wave_u, np.sin(np.pi * u)),
        "checks": lambda: (4 * wave_u, 4 * wave_v),
        "dots": lambda: (8 * (wave_u * wave_v - rng.uniform(0.3, 0.7)), np.full_like(x, -1)),
        "camouflage": lambda: (9 * _fractal(rng, _BANK, 0.6), 9 * _fractal(rng, _BANK, 0.6) - 3),
        "weave": lambda: (0.5 * np.sin(2 * np.pi * x / 3) + 0.5 * wave_u, 0.6 * np.sin(2 * np.pi * y / 3)),
    }[kind]()
    one, two, three = (any_colour(rng) for _ in range(3))
    mix = (np.clip(first, -1, 1)[..., None] + 1) / 2
    plane = one + mix * (two - one)
    plane += 0.5 * (np.clip(second, -1, 1)[..., None] + 1) * rng.uniform(0.2, 0.8) * (three - plane)
    return np.clip(plane, 0, 255).astype(np.uint8)


def _cut(rng, plane):
    x, y = rng.integers(0, _BANK - SIDE + 1, 2)
    return plane[y:y + SIDE, x:x + SIDE]


def noise(rng):
    """(112, 112), about -1..1; from clouds to grain."""
    planes = _noises()
    return _cut(rng, planes[rng.integers(len(planes))])


def pattern(rng):
    """(112, 112, 3) uint8: stripes, checks, dots, clouds, cloth in any colours."""
    planes = _patterns()
    piece = _cut(rng, planes[rng.integers(len(planes))])
    return piece[:, :, rng.permutation(3)]


def any_colour(rng):
    """Black, grey and white often, else any hue, mostly not a glaring one."""
    value = rng.uniform(15, 245)
    if rng.random() < 0.3:
        return np.full(3, value) + rng.uniform(-6, 6, 3)
    hue = np.clip(np.abs((rng.random() * 6 + np.array([0, 4, 2])) % 6 - 3) - 1, 0, 1)
    return value * (1 - rng.beta(1.5, 2) * (1 - hue))


def skin_colour(rng, face):
    """Of this face's own nose and cheeks, a little lighter or darker."""
    at = np.clip(face.mesh[rng.choice(_SKIN, 4), :2], 0, SIDE - 1).astype(int)
    colour = np.median(face.image[at[:, 1], at[:, 0]], axis=0)
    return np.clip(colour * rng.uniform(0.75, 1.2) * rng.uniform(0.95, 1.05, 3), 12, 250)


def capsule(start, end, start_radius, end_radius):
    """Outline of a limb that narrows."""
    along = np.arctan2(end[1] - start[1], end[0] - start[0])
    far = end + end_radius * _circle(along + _HALF_TURN)
    near = start + start_radius * _circle(along + np.pi + _HALF_TURN)
    return np.concatenate([far, near])


def _circle(angles):
    return np.stack([np.cos(angles), np.sin(angles)], -1)


def ellipse(half, squareness=1.0):
    """Around 0; squareness 1 is an ellipse, .3 a rectangle with round corners."""
    circle = _circle(_TURN)
    return half * np.sign(circle) * np.abs(circle) ** squareness


def blob(rng, half):
    """An ellipse with random waves in its outline."""
    wave = sum(rng.normal(0, 0.16 / k) * np.cos(k * _TURN + rng.uniform(0, 6.28)) for k in (2, 3, 4, 5))
    return half * _circle(_TURN) * (1 + wave)[:, None]


def turned(points, angle, centre=(0, 0)):
    """Points turned clockwise in the image about 0, then moved."""
    c, s = np.cos(angle), np.sin(angle)
    return points @ np.array([[c, s], [-s, c]]) + centre


class Layer:
    """Colours and opacity of one thing; drawn with OpenCV in 8 bit, which is fast and has smooth edges."""

    def __init__(self, surface):
        """surface: three numbers, or a picture to cut the thing out of."""
        self.colour = np.empty((SIDE, SIDE, 3), np.uint8)
        self.colour[:] = np.clip(surface, 0, 255).astype(np.uint8)
        self.alpha = np.zeros((SIDE, SIDE), np.uint8)

    def fill(self, outline, colour=None, alpha=255):
        """A part: in a colour of its own or in the layer's surface."""
        outline = [_fixed(outline)]
        cv2.fillPoly(self.alpha, outline, alpha, cv2.LINE_AA, _FRACTION)
        if colour is not None:
            cv2.fillPoly(self.colour, outline, _scalar(colour), cv2.LINE_AA, _FRACTION)

    def draw(self, outline, colour):
        """A marking on the thing, which doesn't make it larger."""
        cv2.fillPoly(self.colour, [_fixed(outline)], _scalar(colour), cv2.LINE_AA, _FRACTION)

    def line(self, points, colour, width=1, closed=False):
        """A marking, as draw."""
        cv2.polylines(self.colour, [_fixed(points)], closed, _scalar(colour), max(1, round(width)), cv2.LINE_AA, _FRACTION)

    def strands(self, curves, colour, width=1):
        """Lines that are part of the thing."""
        curves = [_fixed(curve) for curve in curves]
        cv2.polylines(self.alpha, curves, False, 255, width, cv2.LINE_AA, _FRACTION)
        cv2.polylines(self.colour, curves, False, _scalar(colour), width, cv2.LINE_AA, _FRACTION)

    def soften(self, sigma):
        """Blurs markings into shading; the outline stays sharp."""
        self.colour = cv2.GaussianBlur(self.colour, (0, 0), sigma)

    def bulge(self, rng):
        """Darkens towards the outline, as round things are."""
        depth = cv2.distanceTransform((self.alpha > 127).astype(np.uint8), cv2.DIST_L2, 3)
        light = np.minimum(depth / (rng.uniform(0.5, 1) * depth.max() + 1), 1)
        low = rng.uniform(0.45, 0.8)
        self.colour = (self.colour * (low + (1.05 - low) * np.sqrt(light))[..., None]).clip(0, 255).astype(np.uint8)

    def put(self, rng, face, opacity=1.0, kind="object", light=None):
        """Covers the face with the layer in the picture's own light, with random sharpness and sometimes a shadow."""
        alpha = self.alpha
        sigma = rng.uniform(1.5, 3) if rng.random() < 0.1 else rng.uniform(0.2, 1.1)
        if sigma > 0.35:
            alpha = cv2.GaussianBlur(alpha, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
        if rng.random() < 0.5:
            _shadow(rng, face, self.alpha)
        direction = rng.normal(0, 0.1, 2).astype(np.float32)
        plane = direction[0] * _GRID[0] + direction[1] * _GRID[1] + np.float32(rng.uniform(0.01, 0.08)) * noise(rng)
        plane = (plane + 1) * np.float32(_exposure(face.image) ** rng.uniform(0.4, 1))
        colour = self.colour if not _is_grey(face.image) else self.colour.mean(2, keepdims=True, dtype=np.float32)
        colour = colour * (plane if light is None else plane * light)[..., None]
        cover(face, np.clip(colour, 0, 255), alpha * np.float32(opacity / 255), kind)


def _shadow(rng, face, alpha):
    """Darkens what lies next to a thing; too faint to hide a point, so no label changes."""
    move = np.float32([[1, 0, rng.uniform(-3, 3)], [0, 1, rng.uniform(0, 4)]])
    shade = cv2.blur(cv2.warpAffine(alpha, move, (SIDE, SIDE)), (5, 5))
    x, y, w, h = cv2.boundingRect(shade)
    region = np.s_[y:y + h, x:x + w]
    paint(face.image[region], (0, 0, 0), shade[region] * np.float32(rng.uniform(0.08, 0.3) / 255))


def _exposure(image):
    """How bright white is in this picture, 0.3..1."""
    bright = np.sort(image[3::8, 3::8].max(2), axis=None)
    return min(1.0, max(0.3, bright[-10] / 225))


def _is_grey(image):
    """Whether a picture has no colours."""
    few = image[3::8, 3::8].astype(np.int16)
    return float(np.ptp(few, axis=2).mean()) < 4


def _fixed(points):
    """Continuous pixels to those of OpenCV, whose 0 is the centre of the first pixel."""
    return np.round((np.asarray(points) - 0.5) * 2 ** _FRACTION).astype(np.int32)


def _scalar(colour):
    return tuple(float(min(255, max(0, c))) for c in colour)
