"""Looks of a face that hide nothing: light, shadow, hair, make-up, marks. Labels stay as they are."""
import cv2
import numpy as np

from eyewear import pick
from face import SIDE, eye, paint
from surfaces import FRACTION, fixed
from tone import brightness, is_grey

# Halves of areas, as vertices of the image's left: their twins on the right stand beside them.
JAW = [(132, 361), (58, 288), (172, 397), (136, 365), (150, 379), (149, 378), (176, 400), (148, 377), (152, 152)]
MIDDLE = [(199, 199), (18, 18), (17, 17), (0, 0), (2, 2), (98, 327)]
AREAS = {
    "full": JAW + MIDDLE + [(206, 426), (207, 427), (192, 416), (215, 435)],
    "chin": [(211, 431), (176, 400), (148, 377), (152, 152)] + MIDDLE[:3] + [(84, 314), (181, 405), (202, 422)],
    "round mouth": [(211, 431), (176, 400), (148, 377), (152, 152)] + MIDDLE + [(206, 426), (216, 436), (212, 432)],
    "moustache": [(2, 2), (0, 0), (37, 267), (39, 269), (40, 270), (61, 291), (57, 287), (186, 410), (165, 391), (98, 327)],
}
BROW = [(70, 300), (63, 293), (105, 334), (66, 296), (107, 336), (55, 285), (65, 295), (52, 282), (53, 283), (46, 276)]
LID = [(33, 263), (246, 466), (161, 388), (160, 387), (159, 386), (158, 385), (157, 384), (173, 398), (133, 362)]
LOWER = [(33, 263), (163, 390), (144, 373), (145, 374), (153, 380), (154, 381), (133, 362)]
CREASE = [(56, 286), (28, 258), (27, 257), (29, 259), (30, 260)]
UNDER_BROW = [(55, 285), (65, 295), (52, 282), (53, 283)]

HAIR = np.array([(14, 12, 12), (34, 24, 18), (62, 42, 28), (110, 70, 40), (130, 66, 34), (90, 88, 86), (190, 186, 180)],
                np.float32)
AXIS = (np.arange(SIDE, dtype=np.float32) + 0.5) * (2 / SIDE) - 1


def _noise(blur):
    """Noise from 0 to 1, the same in every run, larger than a picture so that each takes its own part."""
    field = np.random.default_rng(106).random((2 * SIDE, 2 * SIDE), np.float32)
    field = cv2.blur(field, blur)
    return cv2.normalize(field, None, 0, 1, cv2.NORM_MINMAX)


BEARD = _noise((2, 4))


def look(rng, face, name=None):
    """Gives the face one of the looks of the table LOOKS, at random unless named; its name."""
    name = name or pick(rng, WEIGHTS)
    grey = is_grey(face.image)
    LOOKS[name][1](rng, face)
    if grey:
        face.image[:] = cv2.cvtColor(cv2.cvtColor(face.image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return name


def _gain(image, gain, scale=1 / 255):
    """Multiplies by a plane of bytes or by three."""
    cv2.multiply(image, gain if gain.ndim == 3 else cv2.merge([gain] * 3), dst=image, scale=scale)


def shadow(rng, face):
    """Of a hard or a soft edge: half of the face, bars, the brim of a hat, or something before a lamp."""
    mask = np.zeros((SIDE, SIDE), np.uint8)
    form, unit = rng.integers(4), face.eye_distance
    middle = face.points[43] + rng.normal(0, 0.3, 2) * unit
    if form == 2:
        brow, nose = face.points[[33, 42]].mean(0), face.points[46]
        edge = brow + rng.uniform(-0.2, 0.9) * (nose - brow)
        across = (face.mesh[263] - face.mesh[33])[:2] * 3
        bend = (nose - brow) * rng.uniform(-0.3, 0.5)
        line = [edge - across, edge - across * 0.2 + bend, edge + across * 0.2 + bend, edge + across]
        up = (brow - nose) * 9
        shapes = [line + [line[3] + up, line[0] + up]]
    elif form == 3:
        middle = face.points[rng.choice([54, 60, 46, 98, 37])] + rng.normal(0, 0.1, 2) * unit
        shapes = [middle + rng.uniform(-0.6, 0.6, (6, 2)) * unit * rng.uniform(0.4, 1.3)]
    else:
        angle = rng.uniform(0, 2 * np.pi)
        along, out = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
        wide = 300 if form == 0 else rng.uniform(0.08, 0.5) * unit
        starts = [0] if form == 0 else np.arange(rng.integers(1, 5)) * wide * rng.uniform(1.6, 3)
        corners = ((-300, 0), (300, 0), (300, wide), (-300, wide))
        shapes = [[middle + out * (start + e) + along * t for t, e in corners] for start in starts]
    for shape in shapes:
        cv2.fillPoly(mask, [fixed(shape)], int(rng.uniform(60, 215)), cv2.LINE_AA, FRACTION)
    soft = 2 * int(rng.choice([0, 1, 3, 8])) + 1
    _gain(face.image, 255 - (cv2.blur(mask, (soft, soft)) if soft > 1 else mask))


def side_light(rng, face):
    """Light from one side, each side with its own colour at times."""
    angle, strong = rng.uniform(0, 2 * np.pi), rng.uniform(0.4, 1.1)
    ramp = np.add.outer(np.float32(np.sin(angle)) * AXIS, np.float32(np.cos(angle)) * AXIS)
    ramp = np.clip(0.5 + ramp * np.float32(rng.uniform(0.4, 1.5)), 0, 1)
    tint = rng.uniform(-0.5, 0.5, 3) if rng.random() < 0.3 else np.zeros(3)
    planes = [np.clip(127 * (1 - strong * 0.8 + strong * (1 + t) * ramp), 0, 255).astype(np.uint8) for t in tint]
    _gain(face.image, cv2.merge(planes), 1 / 127)


def spot_light(rng, face):
    """A bright spot somewhere, or a dark rim around the picture."""
    x, y = (face.points[rng.integers(106)] * (2 / SIDE) - 1)
    radius = np.float32(rng.uniform(0.2, 1.2))
    away = np.add.outer(np.square((AXIS - y) / radius), np.square((AXIS - x) / radius))
    low, high = rng.uniform(0.4, 1.0), rng.uniform(1.1, 1.9)
    _gain(face.image, np.clip(127 * (low + (high - low) / (1 + away * away)), 0, 255).astype(np.uint8), 1 / 127)


def colour_cast(rng, face):
    """Every channel with its own gain: lamps, screens, sunsets."""
    gains = np.clip(rng.normal(1, rng.choice([0.12, 0.3]), 3), 0.25, 1.7)
    table = np.clip(np.arange(256)[:, None] * gains + rng.uniform(-10, 25), 0, 255).astype(np.uint8)
    face.image[:] = cv2.LUT(face.image, table[None])


def _area(face, halves, blur=0, keep_lips=False, margin=2):
    """The region around areas and their alpha 0..1; None beyond the picture."""
    lines = [face.mesh[line, :2] for line in halves]
    both = np.concatenate(lines)
    x0, y0 = np.clip(np.floor(both.min(0)) - margin, 0, SIDE).astype(int)
    x1, y1 = np.clip(np.ceil(both.max(0)) + margin, 0, SIDE).astype(int)
    if x1 - x0 < 2 or y1 - y0 < 2:
        return None
    mask, corner = np.zeros((y1 - y0, x1 - x0), np.uint8), (x0, y0)
    for line in lines:
        cv2.fillPoly(mask, [fixed(line, corner)], 255, cv2.LINE_AA, FRACTION)
    if blur:
        mask = cv2.blur(mask, (blur, blur))
    if keep_lips:
        cv2.fillPoly(mask, [fixed(face.points[84:96], corner)], 0, cv2.LINE_AA, FRACTION)
    return face.image[y0:y1, x0:x1], mask.astype(np.float32) * np.float32(1 / 255), corner


def _halves(area):
    return [[pair[side] for pair in area] for side in (0, 1)]


def beard(rng, face):
    """From stubble to a full beard, or a moustache."""
    if not face.mouth[2:].any():
        return
    area = list(AREAS)[rng.choice(4, p=[0.45, 0.1, 0.2, 0.25])]
    found = _area(face, _halves(AREAS[area]), int(rng.choice([3, 5, 7])), keep_lips=True)
    if found is None:
        return
    region, mask, _ = found
    x, y = rng.integers(0, SIDE, 2)
    hair = BEARD[y:y + mask.shape[0], x:x + mask.shape[1]]
    dense = rng.uniform(0.1, 0.9)
    alpha = np.clip(mask * (dense + (hair - 0.5) * rng.uniform(0.2, 0.7)), 0, 1) * mask
    colour = HAIR[rng.integers(len(HAIR))] * brightness(region)
    paint(region, colour * (0.5 + hair[..., None]), alpha)


def lipstick(rng, face):
    """Colours the lips and keeps their light and shade."""
    if not face.mouth[2:].any():
        return
    lips = face.points[84:96]
    x0, y0 = np.clip(np.floor(lips.min(0)) - 1, 0, SIDE).astype(int)
    x1, y1 = np.clip(np.ceil(lips.max(0)) + 1, 0, SIDE).astype(int)
    if x1 - x0 < 2 or y1 - y0 < 2:
        return
    region, mask = face.image[y0:y1, x0:x1], np.zeros((y1 - y0, x1 - x0), np.uint8)
    cv2.fillPoly(mask, [fixed(lips, (x0, y0)), fixed(face.points[96:104], (x0, y0))], 255, cv2.LINE_AA, FRACTION)
    low, high = ((90, 0, 10), (230, 110, 130)) if rng.random() < 0.8 else (0, (230, 230, 230))
    colour = rng.uniform(low, high).astype(np.float32)
    shade = region.mean(-1, keepdims=True) / (region.mean() + 1)
    paint(region, np.clip(colour * shade * brightness(region), 0, 255), mask * np.float32(rng.uniform(0.2, 0.8) / 255))


def eye_make_up(rng, face):
    """Shadow on the lids up to the brow, a line along them, dark rings below."""
    area = LID + (UNDER_BROW if rng.random() < 0.3 else CREASE)
    shown = [s for s in (0, 1) if (face.eyes[s] & eye("bare_open", "bare_closed", "glasses_open", "glasses_closed")).any()]
    if not shown:
        return
    found = _area(face, [_halves(area)[s] for s in shown], 3)
    if found is None:
        return
    region, mask, corner = found
    colour = rng.uniform(0, 60, 3) if rng.random() < 0.5 else rng.uniform(20, 220, 3)
    if rng.random() < 0.8:
        paint(region, colour * brightness(region), mask * np.float32(rng.uniform(0.15, 0.6)))
    line = np.zeros(mask.shape, np.uint8)
    edges = [LID] if rng.random() < 0.6 else [LID, LOWER]
    lines = [fixed(face.mesh[_halves(edge)[s], :2], corner) for edge in edges for s in shown]
    cv2.polylines(line, lines, False, 255, 1, cv2.LINE_AA, FRACTION)
    paint(region, (16, 12, 14), line * np.float32(rng.uniform(0.1, 0.8) / 255))


def brows(rng, face):
    """Thicker, darker or paler brows."""
    found = _area(face, _halves(BROW), 3)
    if found is None:
        return
    region, mask, _ = found
    colour = HAIR[rng.integers(len(HAIR))] * brightness(region)
    paint(region, colour, np.clip(mask * rng.uniform(0.3, 1.2), 0, 0.95))


def _dot(layer, at, radius, value, width=-1):
    x, y = fixed(at).tolist()
    cv2.circle(layer, (x, y), int(16 * radius), int(value), width, cv2.LINE_AA, FRACTION)


def marks(rng, face):
    """Freckles, spots, lines of paint, a ring in the nose, a dot between the brows."""
    form = rng.integers(4)
    skin = face.image[::4, ::4].reshape(-1, 3).mean(0)
    layer = np.zeros((SIDE, SIDE), np.uint8)
    unit = max(1, int(round(face.eye_distance * 0.025)))
    colour = rng.uniform(0, 255, 3)
    if form == 0:
        at = face.mesh[rng.integers(0, 468, rng.integers(3, 60)), :2]
        colour = skin * rng.uniform(0.2, 0.7) * (1, 0.85, 0.8)
        for spot in at + rng.normal(0, 1.5, at.shape):
            _dot(layer, spot, unit * rng.uniform(0.3, 1.1), rng.uniform(60, 220))
    elif form == 1:
        for _ in range(rng.integers(1, 4)):
            start = face.mesh[rng.integers(468), :2]
            line = start + np.cumsum(rng.normal(0, 0.12, (4, 2)) + rng.normal(0, 0.15, 2), 0) * face.eye_distance
            cv2.polylines(layer, [fixed(line)], False, 230, int(rng.integers(1, unit + 1)), cv2.LINE_AA, FRACTION)
    elif form == 2:
        ala = face.points[82 if rng.random() < 0.5 else 83]
        colour = np.array([210, 200, 180]) * rng.uniform(0.4, 1.1)
        _dot(layer, ala, unit * rng.uniform(0.6, 1.5), 230, 1 if rng.random() < 0.5 else -1)
    else:
        _dot(layer, face.mesh[9, :2], unit * rng.uniform(0.7, 1.8), 240)
    x, y, w, h = cv2.boundingRect(layer)
    if w:
        paint(face.image[y:y + h, x:x + w], np.clip(colour, 0, 255), layer[y:y + h, x:x + w] * np.float32(1 / 255))


# How often each is chosen, and what draws it.
LOOKS = {
    "shadow": (0.32, shadow), "side light": (0.12, side_light), "spot light": (0.06, spot_light),
    "colour cast": (0.08, colour_cast), "beard": (0.16, beard), "lipstick": (0.06, lipstick), "eye make-up": (0.08, eye_make_up),
    "brows": (0.05, brows), "marks": (0.07, marks),
}
WEIGHTS = {name: weight for name, (weight, _) in LOOKS.items()}
