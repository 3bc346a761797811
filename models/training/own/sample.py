"""One training image from one cached face: cut, mirrored, covered, spoilt, with labels that follow.

The order is that of the world: the head's own state, what is worn, what stands before it, light, the picture's border, the camera.
"""
from dataclasses import dataclass, replace

import cv2
import numpy as np

from face import FLIP106, LEFT_EYE, LIPS, RIGHT_EYE, SIDE, Face, eye, mouth
from geometry import FLIP468, JAW, apply, crop_matrix, inverse, warp_exact
from prepare import PIXELS, REACH
from teacher import detector_frame

FRAME = PIXELS / REACH          # side of the network's crop in pixels of the cached one
SQUARE = np.array([[0, 0], [PIXELS, 0], [PIXELS, PIXELS], [0, PIXELS]], float)
NOSE = np.r_[46:52, 80:84]
# Cosine between the surface and the camera's direction: below the first a place can't be seen, above the second it can. Read from
# pictures of heads turned by 45 to 90 degrees; the teacher flattens profiles, so the bounds lie above 0.
TURNED_AWAY, TURNED_TO = 0.10, 0.28
EYE_AWAY, EYE_TO = 0.22, 0.36


@dataclass
class Sample:
    """A Face with angles (yaw, pitch, roll in the crop, degrees), presence (NaN unknown) and the weights of its losses."""
    face: Face
    angles: np.ndarray
    presence: float
    trust: float                # of points, mesh and angles: how sure the teacher was
    weights: np.ndarray         # (3,) of the states of both eyes and of the mouth: how far they are known


class Cache:
    """What prepare.py made; the crops stay on disk until they are read."""

    def __init__(self, folder, *splits):
        self.crops = np.load(folder / "crops.npy", mmap_mode="r")
        self.empty = np.load(folder / "empty.npy", mmap_mode="r")
        columns = np.load(folder / "faces.npz")
        self.columns = {k: columns[k] for k in columns.files}
        self.columns["visible"] = np.array([seen(self, i) for i in range(len(self.crops))])
        # Before geometry adds eyes that the head hides, which are no rarity.
        self.rarities = np.array([rarity(self, i) for i in range(len(self.crops))])
        self.choose(np.flatnonzero(np.isin(self.columns["split"], splits)))
        for i in range(len(self.crops)):
            for side, part in enumerate((LEFT_EYE, RIGHT_EYE)):
                turn_away(self["eyes"][i], side, self["facing"][i][part].mean())

    def choose(self, indices):
        """Of which faces draw takes one."""
        self.indices, self.chances = indices, np.cumsum(self.rarities[indices])

    def draw(self, rng, natural=False):
        """A chosen face; rare states come oftener, unless all are to be as frequent as in the pictures."""
        if natural:
            return self.indices[rng.integers(len(self.indices))]
        return self.indices[np.searchsorted(self.chances, rng.random() * self.chances[-1])]

    def __getitem__(self, key):
        return self.columns[key]


def rarity(cache, i):
    """How often a face is drawn: those with labels that few have, more."""
    eyes, lips = cache["eyes"][i], cache["mouth"][i]
    clear = (eyes[:, 4:6].any(1) & ~np.delete(eyes, [4, 5], 1).any(1)).any()
    hidden = (eyes[:, 0] & ~eyes[:, 2:].any(1)).any() and cache["weight"][i] == 1
    other = lips[1] and not np.delete(lips, 1).any()
    return max(1, 3 * clear, 4 * hidden, 4 * other) * (0.5 if cache["presence"][i] < 0.5 else 1)


def frame(rng, cache, i):
    """Side factor, shift and turn of a crop: half as first looks are, around the detector's box, half as second ones."""
    stray = 2 if rng.random() < 0.2 else 1
    if rng.random() < 0.5:
        return np.exp(stray * rng.normal(0, 0.03)), stray * rng.normal(0, 0.012, 2), np.radians(stray * rng.normal(0, 2.5))
    box, factor, shift, turn = cache["box"][i], 1.0, np.zeros(2), 0.0
    if not np.isnan(box[0]):
        centre, side, turn = detector_frame(box, cache["five"][i])
        factor, shift = side / FRAME, (centre - PIXELS / 2) / FRAME
    # Boxes of small faces stray, and so do those of covered ones, of which the detector saw none here.
    stray *= 1.6 if cache["scale"][i] > 2 else 1
    roll = rng.uniform(-40, 40) if rng.random() < 0.2 else stray * rng.normal(0, 4)
    return factor * np.exp(stray * rng.normal(0, 0.045)), shift + stray * rng.normal(0, 0.022, 2), turn + np.radians(roll)


def cut(cache, i, factor=1.0, shift=(0, 0), turn=0.0, mirrored=False):
    """The clean crop of a cached face, its labels, its angles, and in it the corners of the picture and of the cached crop."""
    m = crop_matrix(PIXELS / 2 + FRAME * np.asarray(shift), factor * FRAME, turn, SIDE, mirrored)
    back = inverse(m)
    order, order468 = (FLIP106, FLIP468) if mirrored else (slice(None), slice(None))
    mesh = cache["mesh"][i].copy()
    mesh[:, 2] *= SIDE / (factor * FRAME)
    mesh[:, :2] = apply(back, mesh[:, :2])
    points = apply(back, cache["points"][i])[order].astype(np.float32)
    corners = apply(back, cache["corners"][i]).astype(np.float32)
    edges = apply(back, SQUARE).astype(np.float32)
    eyes = cache["eyes"][i].copy()
    face = Face(warp_exact(cache.crops[i], m, SIDE), points, mesh[order468].astype(np.float32),
                cache["visible"][i][order].copy(), eyes[::-1].copy() if mirrored else eyes, cache["mouth"][i].copy())
    leave_picture(face, corners)
    yaw, pitch, roll = cache["angles"][i] - [0, 0, np.degrees(turn)]
    return face, np.array([-yaw, pitch, -roll] if mirrored else [yaw, pitch, roll]), (corners, edges)


def seen(cache, i):
    """Visibility as far as labels and geometry tell it."""
    facing = cache["facing"][i]
    v = np.where(facing > TURNED_TO, 1, np.where(facing < TURNED_AWAY, 0, np.nan)).astype(np.float32)
    v[:JAW] = 1                 # they lie on the visible outline, wherever that is
    states, lips = cache["eyes"][i], cache["mouth"][i]
    masked = lips[0] and not lips[1:].any()
    if cache["presence"][i] < 0.5 and not masked or cache["source"][i] == "masks/with" and not masked:
        return np.full(106, np.nan, np.float32)
    if masked:
        v[LIPS] = 0
        v[11:22] = 0
        v[[*range(5, 11), *range(22, 28), *NOSE]] = np.nan
    elif lips[1]:
        v[LIPS] = np.nan
    for side, part in enumerate((LEFT_EYE, RIGHT_EYE)):
        if states[side].all():
            v[part] = np.nan
        elif not states[side][2:6].any():
            v[part] = 0
            v[[33, 34, 35, 36, 37, *range(64, 68)] if side == 0 else [*range(38, 43), *range(68, 72)]] = np.nan
        elif states[side][[0, 6]].any():
            v[part] = np.nan
    return v


def leave_picture(face, corners):
    """What lies beyond the picture's border can't be seen."""
    outside = ~inside(face.points, corners)
    face.visible[outside] = 0
    for side, part in enumerate((LEFT_EYE, RIGHT_EYE)):
        if outside[part].mean() > 0.7:
            face.eyes[side] = eye("self")
        elif outside[part].any():
            face.eyes[side] = face.eyes[side] | eye("self")
    if outside[LIPS].mean() > 0.5:
        face.mouth = mouth("mask", "other", "closed", "open")


def inside(points, corners):
    """Which points lie in a convex polygon, whichever way round it is."""
    edge = np.roll(corners, -1, 0) - corners
    d = points[:, None] - corners[None]
    side = edge[None, :, 0] * d[..., 1] - edge[None, :, 1] * d[..., 0]
    return (side >= 0).all(1) | (side <= 0).all(1)


def turn_away(eyes, side, facing):
    """An eye on the far side of the head is hidden by it."""
    if facing < EYE_AWAY:
        eyes[side] = eye("self")
    elif facing < EYE_TO:
        eyes[side] = eyes[side] | eye("self")


def fill_beyond(rng, image, corners, edges, empty):
    """Puts something where nothing is known: beyond the edges of the cached crop, of which the service knows nothing.

    Mostly also beyond the picture's corners: many pictures end at the face, and their black must mean nothing.
    """
    within = np.zeros((2, SIDE, SIDE), np.uint8)
    for plane, polygon in zip(within, (corners, edges)):
        cv2.fillConvexPoly(plane, np.round(polygon - 0.5).astype(np.int32), 255)
    if within.all():
        return
    outside = ~within[0] | ~within[1] if rng.random() < 0.6 else within[0] & ~within[1]
    cv2.copyTo(something(rng, empty), cv2.dilate(outside, np.ones((3, 3), np.uint8)), image)        # the seam, too


def something(rng, empty):
    """A piece of background, or one colour."""
    if rng.random() < 0.7 and len(empty):
        other = empty[rng.integers(len(empty))]
        y, x = rng.integers(0, PIXELS - SIDE, 2)
        return np.ascontiguousarray(other[y:y + SIDE, x:x + SIDE])
    return np.full((SIDE, SIDE, 3), rng.integers(0, 256, 3), np.uint8)


def cut_off(rng, face, empty):
    """Ends the picture somewhere in the face or beside it: at nothing, or at something else."""
    away = rng.uniform(0, 2 * np.pi) if rng.random() < 0.3 else rng.integers(4) * np.pi / 2 + rng.normal(0, 0.1)
    n = np.array([np.cos(away), np.sin(away)])
    t = np.array([-n[1], n[0]])
    edge = SIDE / 2 + n * rng.uniform(0.02, 0.46) * SIDE
    beyond = np.array([edge + 300 * t, edge - 300 * t, edge - 300 * t + 300 * n, edge + 300 * t + 300 * n])
    mask = np.zeros((SIDE, SIDE), np.uint8)
    cv2.fillConvexPoly(mask, np.round(beyond).astype(np.int32), 255)
    other = something(rng, empty) if rng.random() < 0.5 else np.zeros_like(face.image)
    cv2.copyTo(other, mask, face.image)
    leave_picture(face, np.array([edge + 300 * t, edge - 300 * t, edge - 300 * t - 600 * n, edge + 300 * t - 600 * n]))


def empty_sample(rng, image):
    """No face: what a cached crop without one shows, in the middle of which the detector may have seen one."""
    shift, factor = rng.normal(0, 0.08, 2), np.exp(rng.normal(0, 0.2))
    if rng.random() < 0.3:
        shift, factor = rng.uniform(-0.35, 0.35, 2), rng.uniform(0.5, 1)
    piece = warp_exact(image, crop_matrix(PIXELS / 2 + FRAME * shift, factor * FRAME, rng.normal(0, 0.1), SIDE), SIDE)
    face = Face(piece, np.zeros((106, 2), np.float32), np.zeros((468, 3), np.float32), np.full(106, np.nan, np.float32),
                np.ones((2, 7), bool), np.ones(4, bool))
    return Sample(face, np.zeros(3), 0.0, 0.0, np.zeros(3))


def second_view(rng, sample):
    """The same face about a pixel away, as of the next picture of a film; and the map of places from the first to it."""
    way, far = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.7)
    turn = np.radians(rng.normal(0, 0.6))
    shift = far * np.array([np.cos(way), np.sin(way)])
    m = crop_matrix(SIDE / 2 + shift, SIDE * np.exp(rng.normal(0, 0.008)), turn, SIDE)
    back, first = inverse(m), sample.face
    face = Face(warp_exact(first.image, m, SIDE, cv2.BORDER_REPLICATE), apply(back, first.points).astype(np.float32),
                apply(back, first.mesh).astype(np.float32), first.visible, first.eyes, first.mouth)
    return replace(sample, face=face, angles=sample.angles - [0, 0, np.degrees(turn)]), back
