"""Shuts, narrows and touches eyes and opens mouths by moving skin, so that a state is learnt from the same people in both.

An eye is worked on in the frame of its corners: u from the left one (0) to the right one (1), v across it in pixels, downwards.
Every column is cut at four heights: brow, upper lid, lower lid, cheek. Moving a lid stretches the skin behind it.
"""
from dataclasses import dataclass

import cv2
import numpy as np

from face import LIPS, eye, mouth
from tone import brightness, is_grey

# From left to right, the corners included: points and vertices of the upper lid, of the lower lid; the brow's lower edge; pupil.
UPPER = ([52, 53, 72, 54, 55], [58, 59, 75, 60, 61])
LOWER = ([52, 57, 73, 56, 55], [58, 63, 76, 62, 61])
UPPER_MESH = ([33, 246, 161, 160, 159, 158, 157, 173, 133], [362, 398, 384, 385, 386, 387, 388, 466, 263])
LOWER_MESH = ([33, 7, 163, 144, 145, 153, 154, 155, 133], [362, 382, 381, 380, 374, 373, 390, 249, 263])
BROW = ([64, 65, 66, 67], [68, 69, 70, 71])
PUPIL = (104, 105)
# The lower lip, outer edge to inner edge, without the corners.
LOWER_LIP = [91, 92, 93, 94, 95, 101, 102, 103]
LOWER_LIP_MESH = [146, 91, 181, 84, 17, 314, 405, 321, 375, 77, 90, 180, 85, 16, 315, 404, 320, 307, 96, 89, 179, 86, 15, 316,
                  403, 319, 325, 95, 88, 178, 87, 14, 317, 402, 318, 324]
GLASSES = eye("glasses_open", "glasses_closed")
COLUMNS = np.linspace(-0.1, 1.1, 40)
SMALLEST = 5                   # pixels between the corners of an eye or a mouth that is still worth moving


def can_close(face, side):
    """Whether this eye is open for certain, seen and not too small."""
    known = face.eyes[side].any() and not (face.eyes[side] & ~eye("bare_open", "glasses_open")).any()
    points = UPPER[side] + LOWER[side]
    seen = not (face.visible[points] == 0).any()
    a, b = face.points[[points[0], points[4]]]
    h, w = face.image.shape[:2]
    within = (np.minimum(a, b) > 1).all() and (np.maximum(a, b) < (w - 1, h - 1)).all()
    return bool(known and seen and within and np.linalg.norm(b - a) > SMALLEST)


def close_eyes(rng, face, which=(0, 1)):
    """Shuts these eyes (0 image left, 1 image right) where can_close allows it; those that it shut."""
    shut = [side for side in which if can_close(face, side)]
    rise, bulge, lash = rng.uniform(0.0, 0.3), rng.uniform(-0.04, 0.04), rng.uniform(0.1, 0.8)
    for side in shut:
        gap = rng.uniform(0, 0.02)
        _move_lids(rng, face, side, Lids(1 - rise - gap, rise, bulge, lash))
        face.eyes[side] = eye(*(name for name, glasses in (("bare_closed", "bare_open"), ("glasses_closed", "glasses_open"))
                                if (face.eyes[side] & eye(glasses)).any()))
        face.visible[PUPIL[side]] = 0
    return shut


def narrow_eyes(rng, face, which=(0, 1)):
    """Squints: leaves 40 to 70 % of the opening; those eyes that it narrowed. Below half nobody can say open."""
    done = [side for side in which if can_close(face, side)]
    opening, part, lash = rng.uniform(0.4, 0.7), rng.uniform(0.0, 0.4), rng.uniform(0.0, 0.5)
    for side in done:
        _move_lids(rng, face, side, Lids((1 - opening) * (1 - part), (1 - opening) * part, rng.uniform(-0.04, 0.04), lash))
        if opening <= 0.5:
            for glasses in ("bare", "glasses"):
                if (face.eyes[side] & eye(glasses + "_open")).any():
                    face.eyes[side] |= eye(glasses + "_closed")
    return done


def touch_eyes(rng, face, which=(0, 1)):
    """Moves the skin of open eyes as closing does, but leaves them open: traces of the drawing must not tell the state."""
    for side in which:
        if can_close(face, side):
            down, up = rng.uniform(0, 0.12), rng.uniform(-0.05, 0.05)
            _move_lids(rng, face, side, Lids(down, up, rng.uniform(-0.12, 0.12), rng.uniform(0, 0.7), rng.uniform(0, 1)))


@dataclass
class Lids:
    """How far the upper lid goes down and the lower one up, as shares of the opening; how far the skin of the upper lid moves
    without its edge, by the eye's width; how dark the lashes get; how soft that skin, as stretching makes it."""
    down: float
    up: float
    bulge: float
    lash: float
    soft: float = 0.0


class Frame:
    """The frame of two points: u from one to the other, v across in pixels."""

    def __init__(self, a, b):
        self.a, self.width = a, float(np.linalg.norm(b - a)) + 1e-6
        self.x = (b - a) / self.width
        self.y = np.array([-self.x[1], self.x[0]])

    def of(self, points):
        away = points - self.a
        return away @ self.x / self.width, away @ self.y

    def region(self, shape, low, high):
        """Corner of the box around u and v from low to high, and u and v of its pixels; None beyond the picture."""
        u, v = np.array([[low[0], high[0], high[0], low[0]], [low[1], low[1], high[1], high[1]]])
        box = self.a + (u * self.width)[:, None] * self.x + v[:, None] * self.y
        x0, y0 = np.clip(np.floor(box.min(0)), 0, (shape[1], shape[0])).astype(int)
        x1, y1 = np.clip(np.ceil(box.max(0)), 0, (shape[1], shape[0])).astype(int)
        if x1 - x0 < 2 or y1 - y0 < 2:
            return None
        x, y = np.arange(x0, x1) + 0.5 - self.a[0], np.arange(y0, y1)[:, None] + 0.5 - self.a[1]
        u = ((x * self.x[0] + y * self.x[1]) / self.width).astype(np.float32)
        return (x0, y0), u, (x * self.y[0] + y * self.y[1]).astype(np.float32)

    def warp(self, image, corner, move):
        """Every pixel of a region takes what is `move` pixels above it, v upwards; returns the region."""
        h, w = move.shape
        x = np.arange(corner[0], corner[0] + w, dtype=np.float32) - move * np.float32(self.y[0])
        y = np.arange(corner[1], corner[1] + h, dtype=np.float32)[:, None] - move * np.float32(self.y[1])
        region = image[corner[1]:corner[1] + h, corner[0]:corner[0] + w]
        region[:] = cv2.remap(image, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        return region


def _line(frame, points):
    """u and v of points from left to right, for np.interp; on turned heads u may run backwards a little."""
    u, v = frame.of(points)
    return np.maximum.accumulate(u), v


def _move_lids(rng, face, side, lids):
    frame = Frame(face.points[UPPER[side][0]], face.points[UPPER[side][4]])
    points, mesh = face.points, face.mesh
    upper, lower = _line(frame, points[UPPER[side]]), _line(frame, points[LOWER[side]])
    space = upper[1][1:4].sum() / 3 - frame.of(points[BROW[side]])[1].sum() / 4
    # Frames of glasses lie on the skin between brow and lid and don't move with it.
    most = 0.22 if (face.eyes[side] & GLASSES).any() else 0.45
    room = float(min(max(0.75 * space, 0.15 * frame.width), most * frame.width))
    _warp_lids(rng, face.image, frame, (upper, lower), room, lids)
    pupil = frame.of(points[[PUPIL[side]]])
    own = _line(frame, mesh[UPPER_MESH[side], :2]), _line(frame, mesh[LOWER_MESH[side], :2])
    _move_labels(points, frame, (upper, lower), room, lids)
    _move_labels(mesh, frame, own, room, lids)
    # The ball of the eye stays where it is: a pupil moves only with a lid that reaches it.
    _, _, low, high = _heights((upper, lower), pupil[0], lids)
    seen = frame.a + pupil[0][0] * frame.width * frame.x + min(max(pupil[1][0], low[0]), high[0]) * frame.y
    points[PUPIL[side]] = seen


def _heights(lines, u, lids):
    """Upper and lower lid before and after at u."""
    upper, lower = (np.interp(u, *line) for line in lines)
    lower = np.maximum(lower, upper)
    gap = lower - upper
    return upper, lower, upper + lids.down * gap, lower - lids.up * gap


def _warp_lids(rng, image, frame, lines, room, lids):
    low, high = min(lines[0][1].min(), 0) - room - 1, max(lines[1][1].max(), 0) + room + 1
    found = frame.region(image.shape, (-0.1, low), (1.1, high))
    if found is None:
        return
    corner, u, v = found
    index = np.clip((u + 0.1) * (39 / 1.2) + 0.5, 0, 39).astype(np.intp)
    upper, lower, upper1, lower1 = (curve.astype(np.float32)[index] for curve in _heights(lines, COLUMNS, lids))
    # What moves starts a little behind the edge, lest the white of the eye comes with it.
    edge = 0.055 * frame.width * min(1, 2 * (lids.down + abs(lids.up)))
    t = np.clip((v - upper + room) / (upper1 - upper + room), 0, 1)
    near = np.clip(4 * u * (1 - u) * 3, 0, 1)
    above = t * (upper1 - upper + edge * near) + t * (1 - t) * 4 * lids.bulge * frame.width * near
    s = np.clip((lower + room - v) / (lower + room - lower1), 0, 1)
    below = s * (lower1 - lower - edge * near)
    region = frame.warp(image, corner, np.where(v < upper1, above, np.where(v > lower1, below, 0)))
    if lids.soft:
        skin = (lids.soft * near * np.clip(4 * t, 0, 1) * np.clip(upper1 - v, 0, 1))[..., None]
        region[:] = (region + skin * (cv2.blur(region, (3, 5)).astype(np.float32) - region) + 0.5).astype(np.uint8)
    thick = max(0.7, frame.width * rng.uniform(0.02, 0.045))
    line = np.exp(-np.square((v - upper1 + 0.3) / thick)) * (near * lids.lash)
    # No darker than what is dark there already: in a soft or pale picture lashes are soft and pale.
    dark = region.min((0, 1)) * np.float32(rng.uniform(0.8, 1.3))
    region[:] = (region + line[..., None] * (np.minimum(dark, region) - region) + 0.5).astype(np.uint8)


def _move_labels(labels, frame, lines, room, lids):
    """Moves points or vertices in place as the skin; what was between the lids keeps its share of the opening."""
    u, v = frame.of(labels[:, :2])
    here = np.flatnonzero((u > -0.05) & (u < 1.05) & (np.abs(v) < 2 * frame.width))
    u, v = u[here], v[here]
    upper, lower, upper1, lower1 = _heights(lines, u, lids)
    above = v + np.clip((v - upper + room) / room, 0, 1) * (upper1 - upper)
    below = v + np.clip((lower + room - v) / room, 0, 1) * (lower1 - lower)
    share = np.clip((v - upper) / np.maximum(lower - upper, 1e-3), 0, 1)
    moved = np.where(v < upper, above, np.where(v > lower, below, upper1 + share * (lower1 - upper1)))
    labels[here, :2] += ((moved - v)[:, None] * frame.y).astype(np.float32)


def can_open_mouth(face):
    """Whether the mouth is shut for certain, or as good as shut, and seen."""
    a, b = face.points[[84, 90]]
    gap = np.linalg.norm(face.points[98] - face.points[102])
    width = np.linalg.norm(b - a)
    closed = (face.mouth == mouth("closed")).all() or ((face.mouth == mouth("closed", "open")).all() and gap < 0.05 * width)
    return bool(closed and gap < 0.12 * width and width > 2 * SMALLEST and not (face.visible[LIPS] == 0).any())


def open_mouth(rng, face):
    """Opens a shut mouth where can_open_mouth allows it: lower lip and jaw go down; whether it did."""
    if not can_open_mouth(face):
        return False
    frame = Frame(face.points[96], face.points[100])
    jaw = Jaw(frame, face, rng.uniform(0.18, 0.6), rng.uniform(0.4, 0.8))
    low = min(frame.of(face.points[96:101])[1].min(), 0) - 2
    found = frame.region(face.image.shape, (-1.0, low), (2.0, jaw.end + 1))
    if found is None:
        return False
    corner, u, v = found
    line = jaw.middle(u).astype(np.float32)
    move = np.where(v > line, jaw.shift(u, v), 0)
    region = frame.warp(face.image, corner, move.astype(np.float32))
    _fill_mouth(rng, region, jaw, u, v - line)
    jaw.move(face.points, LOWER_LIP)
    jaw.move(face.mesh, LOWER_LIP_MESH)
    face.mouth = mouth("open")
    return True


class Jaw:
    """How far down skin goes at each place of the frame of the inner corners of the mouth."""

    def __init__(self, frame, face, opening, share):
        self.frame, self.height, self.share = frame, opening * frame.width, share
        self.upper, self.lower = (_line(frame, face.points[line]) for line in ([96, 97, 98, 99, 100], [96, 103, 102, 101, 100]))
        self.chin = frame.of(face.points[16:17])[1][0] + share * self.height
        # Below the chin the picture is pushed together, never folded.
        self.end = self.chin + 2 * share * self.height

    def middle(self, u):
        """The line where the lips meet."""
        return (np.interp(u, *self.upper) + np.interp(u, *self.lower)) / 2

    def gap(self, u):
        return self.height * np.clip(4 * u * (1 - u), 0, 1) ** 0.6

    def shift(self, u, v):
        """At (u, v) of the new picture."""
        k = np.clip((v - self.height) / max(self.chin - self.height, 1), 0, 1)
        k = k * k * (3 - 2 * k)
        wide = np.cos(np.clip((u - 0.5) / 1.5, -1, 1) * np.pi / 2) ** 2 * self.share * self.height
        below = np.clip((self.end - v) / (self.end - self.chin), 0, 1)
        return (self.gap(u) * (1 - k) + wide * k) * below

    def move(self, labels, lip):
        """Moves points or vertices in place; lip: those of the lower lip, which lie at the line or below."""
        u, v = self.frame.of(labels[:, :2])
        lower = v > self.middle(u) + 0.12 * self.frame.width
        lower[lip] = True
        new = np.where(lower, np.maximum(v, self.middle(u)), v)
        for _ in range(6):
            new = np.where(lower, v + self.shift(u, new), v)
        labels[:, :2] += ((new - v)[:, None] * self.frame.y).astype(np.float32)


def _fill_mouth(rng, region, jaw, u, below):
    """The inside of the mouth, dark, with or without teeth and tongue; below: pixels below the upper lip."""
    gap = jaw.gap(u)
    within = np.clip(below + 0.5, 0, 1) * np.clip(gap - below + 0.5, 0, 1) * (gap > 0)
    depth = np.clip(below / np.maximum(gap, 1), 0, 1)
    light, grey = brightness(region), is_grey(region)
    inner = np.float32([rng.uniform(25, 90), rng.uniform(8, 30), rng.uniform(8, 30)]) * light
    colour = np.broadcast_to(inner, region.shape).copy()
    if rng.random() < 0.5:
        tongue = np.clip((depth - rng.uniform(0.4, 0.7)) * 4, 0, 1) * np.clip(1.6 - np.abs(u - 0.5) * 4, 0, 1)
        colour += tongue[..., None] * (np.float32([170, 80, 80]) * light * rng.uniform(0.5, 1) - colour)
    if rng.random() < 0.6:
        reach = rng.uniform(0.12, 0.3) * jaw.frame.width * min(1, 3 * jaw.height / jaw.frame.width)
        teeth = np.clip(reach - below + 0.5, 0, 1) * np.clip(2.2 - np.abs(u - 0.5) * 5, 0, 1)
        colour += teeth[..., None] * (np.float32([232, 222, 205]) * min(1.0, light) * rng.uniform(0.7, 1) - colour)
    if grey:
        colour[:] = colour.mean(-1, keepdims=True)
    region[:] = np.clip(region + within[..., None] * (colour - region) + 0.5, 0, 255).astype(np.uint8)
