"""Where on a face a thing goes."""
from dataclasses import dataclass

import numpy as np

from face import LEFT_EYE, LIPS, RIGHT_EYE, eye
from surfaces import turned

# Where things go: weight, half width and half height in eye distances. One eye alone and the mouth alone are most frequent. What
# lies over one eye may be as small as its lids.
_PLACES = {"eye": (0.42, 0.27, 0.22), "mouth": (0.26, 0.36, 0.24), "eyes": (0.07, 0.64, 0.22), "nose": (0.07, 0.2, 0.27),
           "cheek": (0.07, 0.26, 0.26), "forehead": (0.05, 0.5, 0.25), "contour": (0.08, 0.25, 0.25),
           "anywhere": (0.06, 0.28, 0.28)}
_WEIGHTS = np.cumsum([weight for weight, _, _ in _PLACES.values()])


@dataclass
class Place:
    """A part of the face to cover. side: -1 or 1, where the way out of the picture is short; roll: of the head, radians."""
    name: str
    centre: np.ndarray
    half: np.ndarray
    side: int
    roll: float


def choice(rng, cumulative):
    return int(np.searchsorted(cumulative, rng.random() * cumulative[-1]))


def place(rng, face, name=None):
    """A random place of the face, or one of a kind."""
    name = name or list(_PLACES)[choice(rng, _WEIGHTS)]
    side = 1 if rng.random() < 0.5 else -1
    if name == "eye":
        open_to_view = [(face.eyes[k] & ~eye("occluded", "self")).any() for k in (0, 1)]
        if open_to_view[0] != open_to_view[1]:
            side = 1 if open_to_view[1] else -1
    centre = {"eye": lambda: face.points[RIGHT_EYE if side > 0 else LEFT_EYE].mean(0),
              "mouth": lambda: face.points[LIPS].mean(0),
              "eyes": lambda: (face.points[LEFT_EYE].mean(0) + face.points[RIGHT_EYE].mean(0)) / 2,
              "nose": lambda: face.points[46],
              "cheek": lambda: face.mesh[280 if side > 0 else 50, :2],
              "forehead": lambda: face.mesh[151, :2],
              "contour": lambda: face.points[rng.integers(17, 30) if side > 0 else rng.integers(3, 16)],
              "anywhere": lambda: rng.uniform(face.mesh[:, :2].min(0), face.mesh[:, :2].max(0))}[name]()
    down = face.mesh[152, :2] - face.mesh[10, :2]
    unit = face.eye_distance
    half = unit * np.array(_PLACES[name][1:]) * rng.uniform(0.6 if name == "eye" else 0.8, 1.4) * rng.uniform(0.9, 1.1, 2)
    across = np.hypot(*(face.mesh[263, :2] - face.mesh[33, :2])) / unit
    half[0] *= min(1, max(0.5, across))             # a turned head is narrow
    centre = centre + rng.normal(0, 0.05, 2) * unit
    return Place(name, centre, half, side, float(np.arctan2(-down[0], down[1])))


def entry(rng, at):
    """Direction, a unit vector, from a place to the border that a thing comes in from: below to the side."""
    angle = at.side * np.radians(rng.uniform(0, 95) if at.name != "forehead" else rng.uniform(70, 150))
    return turned(np.array([np.sin(angle), np.cos(angle)]), at.roll)
