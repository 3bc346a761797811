"""Faces made from the canonical mesh, so that tests need no data."""
import cv2
import numpy as np

from face import EYE, MOUTH, SIDE, Face, eye, mouth
from geometry import CANONICAL, angles, mapped, points_frame, rotation
from prepare import PIXELS
from sample import FRAME


def turn(yaw=0.0, pitch=0.0, roll=0.0):
    """Rz(roll) Rx(pitch) Ry(yaw), degrees: a nose to the image left has a positive yaw, as in geometry.angles."""
    (a, b, c), (x, y, z) = np.cos(np.radians([pitch, yaw, roll])), np.sin(np.radians([pitch, yaw, roll]))
    rx = np.array([[1, 0, 0], [0, a, -x], [0, x, a]])
    ry = np.array([[b, 0, y], [0, 1, 0], [-y, 0, b]])
    rz = np.array([[c, -z, 0], [z, c, 0], [0, 0, 1]])
    return rz @ rx @ ry


def mesh(**angle):
    """The canonical face, turned, in the units of the canonical file."""
    return CANONICAL @ turn(**angle).T


def face(scale=4.4, centre=(56, 52), **angle):
    """A head turned by degrees, scale in pixels per centimetre, all of it visible, eyes bare and open, mouth closed."""
    shape = scale * mesh(**angle) + [*centre, 0]
    image = np.full((SIDE, SIDE, 3), (90, 130, 150), np.uint8)
    cv2.fillConvexPoly(image, cv2.convexHull(shape[:, :2].astype(np.int32)), (205, 160, 135))
    return Face(image, mapped(shape[:, :2]).astype(np.float32), shape.astype(np.float32), np.ones(106, np.float32),
                np.stack([eye("bare_open")] * 2), mouth("closed"))


class OneFace:
    """Looks like sample.Cache and holds one face, drawn as a spot on each point, in the middle of the cached crop."""

    def __init__(self, **angle):
        shape = mesh(**angle)
        centre, side, _ = points_frame(mapped(shape[:, :2]))
        scale = FRAME / side
        shape[:, :2] -= centre
        self.mesh = scale * shape + [PIXELS / 2, PIXELS / 2, 0]
        points = mapped(self.mesh[:, :2])
        image = np.full((PIXELS, PIXELS, 3), 40, np.uint8)
        for k, (x, y) in enumerate(points):
            cv2.circle(image, (int(x), int(y)), 2, (255, 2 * k, 128), -1)
        self.crops, self.empty = image[None], np.zeros((0, PIXELS, PIXELS, 3), np.uint8)
        sets = np.stack([eye(*EYE[2:]), eye("dark")])
        low, high = points.min(0), points.max(0)
        five = np.stack([points[52:56].mean(0), points[58:62].mean(0), points[46], points[84], points[90]])
        self.indices = np.zeros(1, int)
        self.columns = dict(mesh=self.mesh[None], points=points[None], angles=angles(rotation(self.mesh))[None],
                            visible=np.linspace(0, 1, 106, dtype=np.float32)[None], eyes=sets[None], mouth=mouth(*MOUTH[2:])[None],
                            box=np.r_[low, high][None], five=five[None], scale=np.ones(1), presence=np.ones(1), spread=np.full(1, 0.01),
                            weight=np.full(1, 0.3),
                            corners=np.array([[[0, 0], [PIXELS, 0], [PIXELS, PIXELS], [0, PIXELS]]], float) * 3 - PIXELS)

    def draw(self, rng, natural=False):
        return 0

    def __getitem__(self, key):
        return self.columns[key]
