"""Draws glasses on a face, in three dimensions, and changes its labels as glasses do.

Lenses are built in the frame of the head: u along the outer corners of the eyes, v down the face, w out of it; the unit is the
distance of those corners. The mesh network's depth has the unit of its pixels, so a picture of a lens is its x and y.
"""

import cv2
import numpy as np

from eyewear import DARK, FRAMES, LIGHTS, MIRROR, SHAPES, TINTS, pick, unit_outline
from face import EYE, LEFT_EYE, RIGHT_EYE, eye, hide
from geometry import unit_vector
from surfaces import FRACTION, fixed
from tone import brightness, is_grey

KINDS = {"clear": 0.52, "dark": 0.3, "tinted": 0.04, "pushed": 0.08, "slid": 0.06}
RAMP = np.linspace(0, 1, 64, dtype=np.float32)
THICK = {0.012: 0.3, 0.02: 0.3, 0.045: 0.25, 0.08: 0.15}
REFLECTIONS = {0: 0.3, 1: 0.35, 2: 0.25, 3: 0.1}
# The ridge of the nose, which stands before the far lens of a turned head.
RIDGE = [6, 197, 195, 5, 4, 1, 2]

# What a class of an eye becomes behind a lens; the others stay.
CLEAR = {"bare_open": "glasses_open", "bare_closed": "glasses_closed"}
OPAQUE = dict.fromkeys(("bare_open", "bare_closed", "glasses_open", "glasses_closed"), "dark")


def can_wear(face):
    """Whether glasses may be drawn: no eye wears them for certain or has something before it; one may be behind the head."""
    bare = (face.eyes & eye("bare_open", "bare_closed")).any(1)
    hidden = face.eyes[:, EYE.index("self")] & (face.eyes.sum(1) == 1)
    return bool((bare | hidden).all() and bare.any())


def wear_glasses(rng, face, kind=None, shape=None):
    """Draws glasses of a kind and a shape of the tables above, at random unless given."""
    kind = kind or pick(rng, KINDS)
    shape = shape or list(SHAPES)[rng.integers(len(SHAPES))]
    dark = {"clear": False, "dark": True, "tinted": False}.get(kind, rng.random() < (0.6 if kind == "pushed" else 0.2))
    pair = Pair(rng, face, SHAPES[shape], kind, dark)
    if not pair.begin(face):
        return
    light = brightness(pair.region)
    pair.cast_shadow(rng)
    lens = pair.tint(rng, kind, dark, light)
    glare = pair.reflect(rng, dark, light)
    rim = pair.frame(rng, light)
    pair.finish()
    lens *= pair.inside
    label(face, pair, kind if kind == "tinted" else "dark" if dark else "clear", np.maximum(lens, rim) if dark else rim, glare)


class Pair:
    """The geometry of one pair of glasses and the region of the picture that it is drawn in."""

    def __init__(self, rng, face, shape, kind, dark):
        self.shape, self.single = shape, shape.half[0] > 0.5
        self.pushed, self.slid = kind == "pushed", kind == "slid"
        m = face.mesh
        across = unit_vector(m[263] - m[33])
        down = m[152] - m[10]
        down = unit_vector(down - across * (down @ across))
        (a, b, c), (d, e, f) = across, down
        self.axes = np.array([across, down, (c * e - b * f, a * f - c * d, b * d - a * e)])
        self.unit = face.eye_distance
        self.origin = (m[33] + m[133] + m[362] + m[263]) / 4
        roll = rng.normal(0, 0.02)
        self.axes[:2] = self.axes[0] + roll * self.axes[1], self.axes[1] - roll * self.axes[0]
        self.half = rng.uniform(*shape.half)
        self.height = self.half * rng.uniform(*shape.tall)
        self.gap = self.half + rng.uniform(0.1, 0.14) + (0.06 if self.half < 0.24 else 0)
        self.thick = pick(rng, THICK)
        self.wrap = rng.uniform(0.1, 0.22) if self.single else rng.uniform(0.01, 0.1 if dark else 0.06)
        self.back = rng.uniform(-0.4, 0.35)
        self._settle(rng, m, kind, dark)
        self.lenses = [self.place(*self.outline(side)) for side in ((0,) if self.single else (-1, 1))]

    def _local(self, vertices):
        return (vertices - self.origin) @ self.axes.T / self.unit

    def _settle(self, rng, m, kind, dark):
        """Where the lenses' middle is (v, w) and how much they lean."""
        self.v, self.lean = rng.uniform(0.0, 0.06), rng.uniform(0.0, 0.15)
        self.w = self._local(m[[159, 386]])[:, 2].mean() + rng.uniform(0.09, 0.15)
        if kind == "pushed":
            brow = self._local(m[[105, 66, 296, 334]])[:, 1].min()
            self.v = brow - self.height - self.thick - rng.uniform(0.04, 0.3)
            self.w, self.lean = self._local(m[151:152])[0, 2] + rng.uniform(0.0, 0.06), rng.uniform(-0.5, -0.15)
        elif kind == "slid":
            lower = self._local(m[[145, 374]])[:, 1].max()
            self.v = lower + self.height + (rng.uniform(0.03, 0.1) if dark else rng.uniform(-0.06, 0.05))
            self.w += rng.uniform(0.05, 0.15)

    def place(self, u, v):
        """Pixels of points of the lens plane; v from the lenses' middle."""
        w = self.w - self.wrap * (u / 0.7) ** 2 - self.lean * v
        local = np.array([u, v + self.v, w]).T
        return (self.origin[:2] + self.unit * (local @ self.axes[:, :2])).astype(np.float32)

    def outline(self, side, grow=0.0):
        """u and v around a lens, grown by a rim; side -1 and 1, or 0 for one lens before both eyes."""
        u, v, rim = unit_outline(self.shape)
        u, v = u * (self.half + grow * rim), v * (self.height + grow * rim)
        if side == 0:
            return u, np.where(v > 0, v * (1 - 0.6 * np.exp(-(u / 0.13) ** 2)), v)
        return side * (self.gap + u), v

    def begin(self, face):
        """Finds the region that glasses reach and the lenses in it; False where that is not in the picture."""
        reach = 0.1 * self.unit + 2
        self.temples = [self.temple(face, side) for side in (-1, 1) if side * self.axes[0, 2] < 0.12]
        both = np.concatenate(self.lenses + self.temples)
        h, w = face.image.shape[:2]
        x0, y0 = np.clip(np.floor(both.min(0) - reach), 0, (w, h)).astype(int)
        x1, y1 = np.clip(np.ceil(both.max(0) + reach), 0, (w, h)).astype(int)
        if x1 - x0 < 2 or y1 - y0 < 2:
            return False
        self.corner, self.region = np.array([x0, y0]), face.image[y0:y1, x0:x1]
        self.canvas = self.region.transpose(2, 0, 1).astype(np.float32)
        self.size = self.region.shape[:2]
        turned = abs(self.axes[0, 2]) > 0.35
        self.nose = cv2.convexHull(face.mesh[RIDGE, :2].astype(np.float32))[:, 0] if turned else None
        self.inside = self.fill(*self.lenses)
        x, y, w, h = cv2.boundingRect(np.concatenate(self.lenses) - self.corner.astype(np.float32))
        self.box = slice(max(0, y - 1), max(0, y + h + 1)), slice(max(0, x - 1), max(0, x + w + 1))
        return True

    def temple(self, face, side):
        """The line of a temple: hinge, before the ear, behind it; hair may hide the end."""
        m = face.mesh
        ear = (m[127] + m[234]) / 2 if side < 0 else (m[356] + m[454]) / 2
        hinge = self.place(side * (self.half if self.single else self.gap + self.half), -0.5 * self.height)
        lift = self.unit * 0.12 * self.axes[1]
        return np.array([hinge, (ear - lift)[:2], (ear - lift - self.back * self.unit * self.axes[2])[:2]], np.float32)

    def finish(self):
        """Writes what was drawn into the picture."""
        if is_grey(self.region):
            self.canvas[:] = self.canvas.mean(0)
        self.region[:] = np.clip(self.canvas + 0.5, 0, 255).astype(np.uint8).transpose(1, 2, 0)

    def _blend(self, colour, alpha, lens=False):
        """colour: three numbers, or (3, h, w); lens: only lenses are drawn on."""
        colour = np.asarray(colour, np.float32)
        colour = colour if colour.ndim == 3 else colour[:, None, None]
        canvas = self.canvas
        if lens:
            rows, columns = self.box
            canvas, alpha = canvas[:, rows, columns], alpha[rows, columns]
            colour = colour[:, rows, columns] if colour.shape[1] > 1 else colour
        canvas += alpha * (colour - canvas)

    def _fixed(self, line):
        return fixed(line, self.corner)

    def fill(self, *lines):
        """0..1 inside any of the lines. The nose hides what is behind it."""
        mask = np.zeros(self.size, np.uint8)
        for line in lines:
            cv2.fillPoly(mask, [self._fixed(line)], 255, cv2.LINE_AA, FRACTION)
        if self.nose is not None:
            cv2.fillConvexPoly(mask, self._fixed(self.nose), 0, cv2.LINE_AA, FRACTION)
        return mask.astype(np.float32) * (1 / 255)

    def cast_shadow(self, rng):
        """Of rims and dark lenses on the skin below."""
        edge = cv2.blur(self.inside, (3, 3))
        edge = edge * (1 - edge) * rng.uniform(0.2, 1.2)
        shift = np.float32([[1, 0, rng.uniform(-1, 1)], [0, 1, rng.uniform(0.5, 0.06 * self.unit + 0.6)]])
        self._blend((20, 12, 10), cv2.warpAffine(edge, shift, edge.shape[::-1]))

    def tint(self, rng, kind, dark, light):
        """Colours the lenses; the alpha of what was drawn, 1 outside them too."""
        h, w = self.size
        top, low = self.place(np.zeros(2), np.array([-1, 1]) * self.height) - self.corner
        along = (low - top) / ((low - top) @ (low - top) + 1e-3)
        step = np.add.outer((np.arange(h) + 0.5 - top[1]) * along[1], (np.arange(w) + 0.5 - top[0]) * along[0])
        step = np.clip(step * 63, 0, 63).astype(np.uint8)
        if not dark:
            alpha = rng.uniform(0.35, 0.7) if kind == "tinted" else rng.uniform(0, 0.12)
            level = np.full((h, w), alpha, np.float32) * (RAMP[::-1] * rng.uniform(0, 0.5) + 0.75)[step]
            self._blend(TINTS[rng.integers(len(TINTS))] * light, level * self.inside, lens=True)
            return level
        if rng.random() < 0.3:
            horizon = rng.uniform(0.35, 0.65)
            knots = [0, horizon, min(1, horizon + rng.uniform(0.02, 0.4)), 1]
            table = MIRROR[rng.integers(len(MIRROR))][[0, 1, 2, 2]]
        else:
            knots, table = [0, 1], DARK[rng.integers(len(DARK))]
        colours = np.array([np.interp(RAMP, knots, c) for c in table.T], np.float32) * light
        level = np.interp(RAMP, [0, 1], [rng.uniform(0.95, 1), rng.uniform(0.86, 1)]).astype(np.float32)[step]
        self._blend(colours[:, step], level * self.inside, lens=True)
        return level

    def reflect(self, rng, dark, light):
        """Streaks, windows and soft light on a part of a lens; its alpha."""
        total = np.zeros(self.size, np.float32)
        for _ in range(pick(rng, REFLECTIONS)):
            u0, v0 = rng.uniform(-1, 1, 2)
            side = 1 if rng.random() < 0.5 else -1
            wide, tall, slant = rng.uniform(0.08, 0.6), rng.uniform(0.15, 1.4), rng.uniform(-0.7, 0.7)
            u = np.array([-wide, wide, wide + slant, slant - wide]) * self.half * 0.5 + u0 * self.half * 0.8
            v = np.array([-tall, -tall, tall, tall]) * self.height * 0.7 + v0 * self.height * 0.7
            alpha = self.fill(self.place(u if self.single else side * self.gap + u, v))
            if rng.random() < 0.6:
                size = 3 + 2 * int(rng.integers(3))
                alpha = cv2.blur(alpha, (size, size))
            alpha = alpha * self.inside * (rng.uniform(0.05, 0.45) if dark else rng.uniform(0.1, 0.5))
            self._blend(LIGHTS[rng.integers(len(LIGHTS))] * min(1, light + 0.2), alpha, lens=True)
            total = np.maximum(total, alpha)
        return total

    def _rims(self):
        """A rim wider than a pixel is what lies between two outlines, a thinner one a pale line."""
        pixels = self.thick * self.unit
        if pixels > 1.3 and self.shape.rim[0] > 0.5:
            rims = [self.place(*self.outline(side, self.thick)) for side in ((0,) if self.single else (-1, 1))]
            return np.clip(1.3 * (self.fill(*rims) - self.inside), 0, 0.95)
        mask = np.zeros(self.size, np.uint8)
        closed = self.shape.rim[1] > 0
        lines = [self._fixed(lens if closed else lens[len(lens) // 2:]) for lens in self.lenses]
        cv2.polylines(mask, lines, closed, 255, 1, cv2.LINE_AA, FRACTION)
        if self.nose is not None:
            cv2.fillConvexPoly(mask, self._fixed(self.nose), 0, cv2.LINE_AA, FRACTION)
        return mask.astype(np.float32) * np.float32(min(max(pixels, 0.45), 0.95) * (1 if self.shape.rim[0] > 0.5 else 0.4) / 255)

    def frame(self, rng, light):
        """Rims, bridge and temples; their alpha."""
        colour = FRAMES[rng.integers(len(FRAMES))]
        alpha = self._rims()
        rest = np.zeros(self.size, np.uint8)
        width = max(1, int(round(self.thick * self.unit * 0.8)))
        if not self.single:
            inner, sag = self.gap - self.half, rng.uniform(-0.35, 0.0)
            u = np.linspace(-inner, inner, 5)
            bars = [self.place(u, (sag - 0.2 * np.cos(u / inner * 1.5)) * self.height)]
            bars += [self.place(u, np.full(5, -0.75 * self.height))] if self.shape.cut > 0.3 else []
            cv2.polylines(rest, [self._fixed(bar) for bar in bars], False, 255, width, cv2.LINE_AA, FRACTION)
        wide = max(1, int(round(max(self.thick, rng.uniform(0.01, 0.06)) * self.unit)))
        cv2.polylines(rest, [self._fixed(line) for line in self.temples], False, 255, wide, cv2.LINE_AA, FRACTION)
        alpha = np.maximum(alpha, rest.astype(np.float32) * (min(1, 0.35 + self.thick * 20) / 255))
        self._blend(colour * min(1.1, light), alpha)
        if rng.random() < 0.4:
            shine = alpha * self.fill(self.place(np.array([-1, 1, 1, -1]), np.array([-1.2, -1.2, -0.7, -0.8]) * self.height))
            self._blend((255, 255, 255), shine * rng.uniform(0.1, 0.4))
        return alpha


def label(face, pair, kind, opaque, glare):
    """What lenses and rims do to the labels; opaque is the alpha of all that hides a point, glare of light on the lenses."""
    classes = CLEAR if kind == "clear" else OPAQUE
    h, w = face.image.shape[:2]
    # Of a point beyond the picture the nearest border tells.
    under = _at(pair.inside, pair, face.points.clip(0.5, (w - 0.5, h - 0.5)))
    bright = _at(glare, pair, face.points)
    for side, points in enumerate((LEFT_EYE, RIGHT_EYE)):
        share = under[points].sum() / len(points)
        if share < 0.2:
            continue
        worn = _mapped(face.eyes[side], classes)
        if kind == "tinted":
            worn = worn | _mapped(face.eyes[side], CLEAR)
        sure = share >= 0.65 and not pair.slid
        face.eyes[side] = worn if sure else worn | face.eyes[side]
        if sure and kind == "dark" and worn[EYE.index("dark")]:
            face.visible[points] = 0
        elif sure and worn[EYE.index("dark")] or (bright[points] >= 0.4).sum() > len(points) / 2:
            face.visible[points[face.visible[points] != 0]] = np.nan
    if kind == "dark" or pair.pushed:
        hide(face.visible, _at(cv2.blur(opaque, (3, 3)), pair, face.points))


def _mapped(states, classes):
    """A set of classes with each one replaced by what it becomes."""
    return eye(*(classes.get(name, name) for name, on in zip(EYE, states) if on))


def _at(plane, pair, points):
    """Values of a plane of the region at points; 0 beyond it."""
    x, y = np.floor(points - pair.corner).astype(int).T
    h, w = plane.shape
    inside = (x >= 0) & (y >= 0) & (x < w) & (y < h)
    return np.where(inside, plane[y.clip(0, h - 1), x.clip(0, w - 1)], 0)
