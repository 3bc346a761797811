"""One training face and what is known of it, and the one way to draw over it that keeps the labels true.

Coordinates are continuous pixels of the crop: 0 is its border, the centre of pixel i is i + 0.5. Left and right are those of the
image. An unknown label is not a guess: visibility is NaN, and a state is the set of all classes that may be right.
"""
from dataclasses import dataclass

import cv2
import numpy as np

SIDE = 112                     # pixels of the network's input

# States of one eye. "self" is an eye that the head itself hides or that lies beyond the picture; "occluded" any other thing but
# glasses. The rest is glasses x lids; behind dark lenses lids can't be seen.
EYE = ("occluded", "self", "bare_open", "bare_closed", "glasses_open", "glasses_closed", "dark")
# States of the mouth. "mask" is a mask, respirator or scarf worn over it, "other" any other thing before it.
MOUTH = ("mask", "other", "closed", "open")

ANY_EYE = np.ones(len(EYE), bool)
ANY_MOUTH = np.ones(len(MOUTH), bool)

# Of the 106 points, those that stand for a part.
LEFT_EYE = np.array([52, 53, 54, 55, 56, 57, 72, 73, 74, 104])
RIGHT_EYE = np.array([58, 59, 60, 61, 62, 63, 75, 76, 77, 105])
LIPS = np.arange(84, 104)

# The point and the vertex that takes a point's place in a mirror (the 106 by their names: left and right exchanged).
FLIP106 = np.array(
    [*range(32, -1, -1), 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 43, 44, 45, 46, 51, 50, 49, 48, 47, 61, 60, 59, 58, 63, 62,
     55, 54, 53, 52, 57, 56, 71, 70, 69, 68, 67, 66, 65, 64, 75, 76, 77, 72, 73, 74, 79, 78, 81, 80, 83, 82, 90, 89, 88, 87,
     86, 85, 84, 95, 94, 93, 92, 91, 100, 99, 98, 97, 96, 103, 102, 101, 105, 104])


def eye(*names):
    """The set of these classes of an eye."""
    return np.array([name in names for name in EYE])


def mouth(*names):
    """The set of these classes of a mouth."""
    return np.array([name in names for name in MOUTH])


@dataclass
class Face:
    """A crop and its labels. The drawing functions change all of it in place.

    image    (112, 112, 3) uint8, R, G, B
    points   (106, 2) float32
    mesh     (468, 3) float32, z in the same unit, smaller is nearer
    visible  (106,) float32: 1 seen, 0 covered, NaN unknown
    eyes     (2, 7) bool, image left, image right: classes of EYE that may be right
    mouth    (4,) bool: classes of MOUTH that may be right
    """
    image: np.ndarray
    points: np.ndarray
    mesh: np.ndarray
    visible: np.ndarray
    eyes: np.ndarray
    mouth: np.ndarray

    @property
    def eye_distance(self):
        """Of the outer corners in three dimensions: the scale of a face whatever its yaw."""
        return float(np.linalg.norm(self.mesh[263] - self.mesh[33]))


def paint(image, colour, alpha):
    """Blends colour, (H, W, 3) or three numbers 0..255, over the image where alpha, (H, W) 0..1, says so."""
    a = alpha[..., None].astype(np.float32)
    image[:] = np.clip(image + a * (np.asarray(colour, np.float32) - image) + 0.5, 0, 255).astype(np.uint8)


def cover(face, colour, alpha, kind="object"):
    """Paints something over the face and marks what it hides.

    kind "object": eyes become "occluded", the mouth "other"; "mask": the same, but the mouth becomes "mask".
    A part is covered when .65 of it is, and may be from .25 on.
    """
    paint(face.image, colour, alpha)
    local = cv2.blur(alpha.astype(np.float32), (3, 3))
    hide(face.visible, _sample(local, face.points))
    for side, points in enumerate((LEFT_EYE, RIGHT_EYE)):
        share = _share(alpha, face.points[points], 0.04 * face.eye_distance)
        if share >= 0.65:
            # An eye that can't be seen anyway stays what it was, or is covered now: nobody can tell.
            hidden = face.eyes[side] & eye("self", "occluded")
            face.eyes[side] = eye("occluded") | (hidden if not (face.eyes[side] & ~hidden).any() else False)
        elif share >= 0.25:
            face.eyes[side] = face.eyes[side] | eye("occluded")
    share = _share(alpha, face.points[LIPS], 0.06 * face.eye_distance)
    covered = mouth("mask" if kind == "mask" else "other")
    if share >= 0.65:
        # A cup before a mask is still a masked mouth to most who look.
        masked = face.mouth[0] and not face.mouth[2:].any()
        face.mouth = covered | (mouth("mask", "other") if masked else False)
    elif share >= 0.25:
        face.mouth = face.mouth | covered


def hide(visible, alpha):
    """Marks points under so much of something: covered from .6 on, unknown from .25."""
    visible[alpha >= 0.6] = 0
    visible[(alpha >= 0.25) & (alpha < 0.6) & (visible != 0)] = np.nan


def _sample(plane, points):
    """Nearest values of a plane at points; 0 outside."""
    x = np.floor(points[:, 0]).astype(int)
    y = np.floor(points[:, 1]).astype(int)
    inside = (x >= 0) & (y >= 0) & (x < plane.shape[1]) & (y < plane.shape[0])
    out = np.zeros(len(points), np.float32)
    out[inside] = plane[y[inside], x[inside]]
    return out


def _share(alpha, points, margin):
    """Mean alpha over the box around points, grown by a margin."""
    h, w = alpha.shape
    x0, y0 = np.floor(points.min(0) - margin).astype(int)
    x1, y1 = np.ceil(points.max(0) + margin).astype(int)
    piece = alpha[max(0, y0):max(0, min(h, y1)), max(0, x0):max(0, min(w, x1))]
    return float(piece.mean()) if piece.size else 0.0
