"""The shapes and colours of glasses, as sold."""
from dataclasses import dataclass
from functools import cache

import numpy as np


@dataclass(frozen=True)
class Shape:
    """Outline of a lens: half its width, its height by width, the power of its superellipse (2 an ellipse, more a rectangle), how
    much narrower it gets below, how far its upper outer corner rises, how much of its lower inner corner is cut away, and the
    width of its rim above and below."""
    half: tuple
    tall: tuple
    power: float
    taper: float
    lift: float
    cut: float
    rim: tuple


SHAPES = {
    "round": Shape((0.2, 0.29), (0.92, 1.0), 2.0, 0.0, 0.0, 0.0, (1, 1)),
    "oval": Shape((0.23, 0.3), (0.55, 0.75), 2.2, 0.0, 0.0, 0.0, (1, 1)),
    "rectangle": Shape((0.25, 0.32), (0.45, 0.8), 4.5, 0.1, 0.0, 0.1, (1, 1)),
    "aviator": Shape((0.27, 0.36), (0.75, 0.95), 2.8, 0.12, 0.0, 0.35, (1, 0.8)),
    "cat": Shape((0.25, 0.33), (0.55, 0.8), 2.6, 0.08, 0.45, 0.15, (1.4, 0.9)),
    "half": Shape((0.25, 0.31), (0.5, 0.8), 3.2, 0.1, 0.0, 0.1, (1.4, 0)),
    "rimless": Shape((0.23, 0.3), (0.5, 0.75), 3.0, 0.05, 0.0, 0.1, (0.12, 0.12)),
    "shield": Shape((0.66, 0.78), (0.3, 0.5), 5.0, 0.05, 0.0, 0.0, (1, 0.3)),
}

# Of frames: black, browns, metals and what else is sold.
FRAMES = np.array([(18, 18, 20), (18, 18, 20), (40, 26, 20), (74, 46, 28), (120, 82, 48), (196, 164, 96), (176, 178, 184),
                   (110, 112, 118), (28, 40, 92), (150, 24, 32), (232, 230, 226), (60, 84, 66), (196, 120, 150)], np.float32)
# Of dark lenses, from above to below, then of mirrored ones: sky, horizon, ground.
DARK = np.array([[(10, 10, 12), (26, 26, 30)], [(30, 20, 14), (84, 58, 40)], [(40, 42, 46), (86, 88, 92)],
                 [(14, 22, 44), (54, 74, 110)], [(22, 30, 24), (62, 74, 58)], [(8, 8, 9), (12, 12, 13)]], np.float32)
MIRROR = np.array([[(150, 190, 235), (240, 240, 235), (50, 44, 40)], [(250, 150, 40), (230, 80, 60), (70, 30, 60)],
                   [(40, 110, 220), (60, 200, 210), (20, 50, 70)], [(70, 60, 160), (200, 90, 170), (60, 30, 60)],
                   [(210, 215, 220), (150, 155, 160), (60, 62, 66)], [(60, 160, 90), (190, 200, 70), (40, 50, 20)]], np.float32)
TINTS = np.array([(120, 70, 30), (60, 60, 66), (190, 150, 40), (40, 60, 110), (190, 90, 130), (60, 100, 70)], np.float32)
LIGHTS = np.array([(255, 255, 255), (235, 245, 255), (255, 244, 225), (170, 225, 190), (170, 180, 250)], np.float32)


def pick(rng, chances):
    """A key of a table, as often as its value says; the values' sum is 1."""
    rest = rng.random()
    for key, chance in chances.items():
        rest -= chance
        if rest < 0:
            break
    return key


@cache
def unit_outline(shape):
    """u and v around a lens of half width and height 1, and the relative width of its rim; u is outwards."""
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    cos, sin = np.cos(angle), np.sin(angle)
    u, v = (np.sign(c) * np.abs(c) ** (2 / shape.power) for c in (cos, sin))
    u = u * (1 - shape.taper * (v + 1) / 2)
    v = np.where(v < 0, v * (1 + shape.lift * np.clip(u, 0, 1) ** 2), v * (1 + shape.cut * np.clip(u, -1, 0)))
    return u, v, np.where(sin < 0, *shape.rim)
