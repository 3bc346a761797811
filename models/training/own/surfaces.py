"""What things before a face are made of: shapes, procedural surfaces, light, and the layer that is drawn and then covers the face.

Patterns and noise are made once, from a seed of their own; a drawing cuts a random piece out of them.
"""
from functools import lru_cache

import cv2
import numpy as np

from face import SIDE, cover
from tone import exposure, is_grey

_BANK = 224                    # side of a pattern, twice the crop: room for random cuts
FRACTION = 4                  # bits behind the point of the coordinates given to OpenCV
_GRID = np.stack(np.meshgrid(*[np.linspace(-1, 1, SIDE, dtype=np.float32)] * 2))
_SKIN = np.array([4, 50, 280, 205, 425, 101, 330, 151, 9, 108, 337])     # vertices of nose, cheeks, forehead
_SKIN_TONES = np.array([[235, 200, 180], [220, 175, 145], [190, 140, 110], [140, 95, 70], [90, 60, 45]])
_TURN = np.linspace(0, 2 * np.pi, 24, endpoint=False)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)], 1)
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
    return [_pattern(rng, kind) for kind in ("fractal", "stripes", "checks", "dots", "camouflage", "weave") for _ in range(16)]


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
    return _cut(rng, planes[rng.integers(len(planes))])


def any_colour(rng):
    """Black, grey and white often, else any hue, mostly not a glaring one."""
    value = rng.uniform(15, 245)
    if rng.random() < 0.3:
        return np.full(3, value) + rng.uniform(-6, 6, 3)
    hue = np.clip(np.abs((rng.random() * 6 + np.array([0, 4, 2])) % 6 - 3) - 1, 0, 1)
    return value * (1 - rng.beta(1.5, 2) * (1 - hue))


def skin_colour(rng, face):
    """Of this face's own nose, cheeks and forehead, a little lighter or darker; of any person where that can't be skin."""
    at = np.clip(face.mesh[_SKIN[rng.integers(0, len(_SKIN), 3)], :2], 0, SIDE - 1).astype(int)
    red, green, blue = colour = np.sort(face.image[at[:, 1], at[:, 0]], axis=0)[1].astype(float)
    grey = max(colour) - min(colour) < 4 and 25 < red < 230
    if not grey and not (red >= green >= 0.9 * blue and 0.3 * red < blue < 0.93 * red):
        colour = _SKIN_TONES[rng.integers(len(_SKIN_TONES))]
    else:
        colour = colour / exposure(face.image) ** 0.7       # a layer is put in the picture's light, which is in here already
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
    return half * (_CIRCLE if squareness == 1 else np.sign(_CIRCLE) * np.abs(_CIRCLE) ** squareness)


def blob(rng, half):
    """An ellipse with random waves in its outline."""
    wave = sum(rng.normal(0, 0.16 / k) * np.cos(k * _TURN + rng.uniform(0, 6.28)) for k in (2, 3, 4, 5))
    return half * _CIRCLE * (1 + wave)[:, None]


def turned(points, angle, centre=(0, 0)):
    """Points turned clockwise in the image about 0, then moved."""
    c, s = np.cos(angle), np.sin(angle)
    return points @ np.array([[c, s], [-s, c]]) + centre


class Layer:
    """Colours and opacity of one thing; drawn with OpenCV in 8 bit, which is fast and has smooth edges."""

    def __init__(self, surface):
        """surface: three numbers, or a picture to cut the thing out of."""
        if np.ndim(surface) == 3:
            self.colour = np.array(surface)
        else:
            self.colour = cv2.rectangle(np.empty((SIDE, SIDE, 3), np.uint8), (0, 0), (SIDE, SIDE), tuple(surface), -1)
        self.alpha = np.zeros((SIDE, SIDE), np.uint8)

    def fill(self, outline, colour=None, alpha=255):
        """A part: in a colour of its own or in the layer's surface."""
        outline = [fixed(outline)]
        cv2.fillPoly(self.alpha, outline, alpha, cv2.LINE_AA, FRACTION)
        if colour is not None:
            cv2.fillPoly(self.colour, outline, tuple(colour), cv2.LINE_AA, FRACTION)

    def draw(self, outline, colour):
        """A marking on the thing, which doesn't make it larger."""
        cv2.fillPoly(self.colour, [fixed(outline)], tuple(colour), cv2.LINE_AA, FRACTION)

    def line(self, points, colour, width=1, closed=False):
        """A marking, as draw."""
        self.lines([points], colour, width, closed)

    def lines(self, curves, colour, width=1, closed=False):
        """Markings, (lines, points, 2)."""
        curves = list(fixed(curves))
        cv2.polylines(self.colour, curves, closed, tuple(colour), max(1, round(width)), cv2.LINE_AA, FRACTION)

    def strands(self, curves, colour, width=1):
        """Lines, (lines, points, 2), that are part of the thing."""
        curves, width = list(fixed(curves)), max(1, round(width))
        cv2.polylines(self.alpha, curves, False, 255, width, cv2.LINE_AA, FRACTION)
        cv2.polylines(self.colour, curves, False, tuple(colour), width, cv2.LINE_AA, FRACTION)

    def soften(self, size):
        """Blurs markings into shading; the outline stays sharp."""
        size = 2 * round(size) + 1
        self.colour = cv2.blur(self.colour, (size, size))

    def bulge(self, rng):
        """Darkens towards the outline, as round things are."""
        depth = cv2.distanceTransform(cv2.compare(self.alpha, 127, cv2.CMP_GT), cv2.DIST_L2, 3)
        round_off = np.sqrt(np.minimum(depth / (rng.uniform(0.5, 1) * depth.max() + 1), 1))
        low = rng.uniform(0.45, 0.8)
        self.colour = _lit(self.colour, low + (1.05 - low) * round_off)

    def put(self, rng, face, opacity=1.0, kind="object", light=None):
        """Covers the face with the layer in the picture's own light, with random sharpness and sometimes a shadow."""
        alpha = _soft(rng, self.alpha)
        if rng.random() < 0.5:
            _shadow(rng, face, self.alpha)
        direction = rng.normal(0, 0.1, 2).astype(np.float32)
        plane = direction[0] * _GRID[0] + direction[1] * _GRID[1] + np.float32(rng.uniform(0.01, 0.08)) * noise(rng)
        plane = (plane + 1) * np.float32(exposure(face.image) ** rng.uniform(0.4, 1))
        colour = _lit(self.colour, plane if light is None else plane * light)
        if is_grey(face.image):
            colour = cv2.cvtColor(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        cover(face, colour, alpha * np.float32(opacity / 255), kind)


def _soft(rng, alpha):
    """Edges from sharp over two pixels wide to out of focus."""
    if rng.random() < 0.1:
        return cv2.blur(cv2.blur(alpha, (5, 5), borderType=cv2.BORDER_REPLICATE), (5, 5), borderType=cv2.BORDER_REPLICATE)
    share = rng.random()
    return cv2.addWeighted(cv2.blur(alpha, (3, 3), borderType=cv2.BORDER_REPLICATE), share, alpha, 1 - share, 0)


def _lit(colour, light):
    """An 8-bit picture times light, (112, 112) around 1."""
    return cv2.multiply(colour, cv2.merge([cv2.convertScaleAbs(light, alpha=100)] * 3), scale=0.01)


def _shadow(rng, face, alpha):
    """Darkens what lies next to a thing by less than a third; too faint to hide a point, so no label changes."""
    shade = cv2.blur(alpha, (7, 7), anchor=(int(rng.integers(1, 6)), int(rng.integers(3, 7))))
    face.image[:] = _lit(face.image, 1 - shade * np.float32(rng.uniform(0.08, 0.3) / 255))


def fixed(points, corner=(0, 0)):
    """Continuous pixels to those of OpenCV, whose 0 is the centre of the first pixel, with FRACTION bits behind the point; corner: of a part."""
    return np.rint((np.asarray(points) - corner - 0.5) * 2 ** FRACTION).astype(np.int32)
