"""Skin before a face: hands, fists, arms, in the colour of the face itself."""
import numpy as np

from places import entry, place
from surfaces import Layer, blob, capsule, skin_colour, turned


def hand(rng, face):
    """Palm, forearm and two to five fingers, over one part of the face."""
    at = place(rng, face)
    unit = face.eye_distance * rng.uniform(0.85, 1.15)
    skin = skin_colour(rng, face)
    layer = Layer(skin)
    forward = -entry(rng, at)
    frame = np.stack([forward, [-forward[1], forward[0]]]) * unit          # rows: along the fingers, across them
    reach = rng.uniform(0.15, 0.38) + (rng.uniform(0.2, 0.7) if rng.random() < 0.35 and at.name != "eye" else 0)
    stretched = rng.integers(2, 5)
    knuckles = np.array([-0.285, -0.095, 0.095, 0.285]) * (1 - 2 * rng.integers(2))
    first = rng.integers(0, 5 - stretched)
    middle = knuckles[first:first + stretched].mean()
    origin = at.centre + (reach - 0.85) * frame[0] - middle * frame[1]
    layer.fill(origin + np.array([[0, -0.38], [0.06, 0], [0, 0.38], [-0.45, 0.42], [-0.85, 0.27], [-4, 0.3], [-4, -0.3],
                                  [-0.85, -0.27], [-0.45, -0.42]]) @ frame)
    splay, bend = rng.uniform(0, 0.25), rng.normal(0, 0.06)
    length = np.array([0.78, 0.88, 0.82, 0.66]) * rng.uniform(0.92, 1.05, 4)
    length[:first] = length[first + stretched:] = rng.uniform(0.2, 0.35)
    along = length[:, None] * np.array([-0.05, 0.5, 1])
    across = knuckles[:, None] * (1 + splay * np.array([0, 0.5, 1.1])) + bend * np.array([0, 0, 1])
    joints = np.stack([along, across], 2)
    if rng.random() < 0.5:
        thumb = np.array([[-0.6, -0.3], [-0.1, -0.62], [0.15, -0.72]]) * [1, np.sign(middle or 1)]
        joints = np.concatenate([joints, thumb[None]])
    _fingers(rng, layer, origin + joints @ frame, 0.094 * unit, skin)
    layer.soften(0.03 * unit)
    layer.put(rng, face)


def _fingers(rng, layer, joints, radius, skin):
    """joints: (fingers, 3, 2), base, joint and tip. Limbs with dark sides, a light back, creases and sometimes nails."""
    tip = joints[:, 2]
    along = tip - joints[:, 1]
    along *= radius / (np.hypot(along[:, :1], along[:, 1:]) + 1e-6)
    across = 0.7 * along[:, ::-1] * [-1, 1]
    layer.strands(joints[:, :2], skin * 0.62, 2 * radius)
    layer.strands(joints[:, 1:], skin * 0.62, 1.7 * radius)
    layer.lines(joints, skin, 1.7 * radius - 1)
    layer.lines(joints, skin * 1.12, 0.7 * radius)
    layer.lines(np.stack([joints[:, 1] - across, joints[:, 1] + across], 1), skin * 0.7)
    if rng.random() < 0.4:
        layer.lines(np.stack([tip, tip + 0.3 * along], 1), skin * (1.12, 1.05, 1.05) + 12, 0.9 * radius)


def skin_blob(rng, face):
    """A fist, an arm, a shoulder: skin without fingers."""
    at = place(rng, face)
    layer = Layer(skin_colour(rng, face))
    if rng.random() < 0.5:
        layer.fill(turned(blob(rng, at.half * 1.15), at.roll, at.centre))
    else:
        way = entry(rng, at)
        width = rng.uniform(0.22, 0.38) * face.eye_distance
        layer.fill(capsule(at.centre + 5 * face.eye_distance * way, at.centre, 1.3 * width, width))
    layer.bulge(rng)
    layer.put(rng, face)


def held(rng, layer, face, centre, half_width, tilt):
    """Fingers that come around a thing from one side, half of the time."""
    if rng.random() < 0.5:
        return
    skin, side, unit = skin_colour(rng, face), 1 - 2 * rng.integers(2), face.eye_distance
    y = np.repeat(np.arange(-1.5, 2) * 0.2 * unit, 3).reshape(4, 3)
    x = np.stack([np.full(4, half_width + 0.15 * unit), np.full(4, 0.6 * half_width),
                  half_width - unit * rng.uniform(0.35, 0.5, 4)], 1)
    joints = turned(np.stack([side * x, y], 2), tilt, centre)
    palm = np.array([[0.8, -0.42], [1.5, -0.5], [4, 0.6], [4, 1.4], [1.2, 0.5], [0.8, 0.42]]) * unit
    layer.fill(turned((palm + [half_width - 0.75 * unit, 0]) * [side, 1], tilt, centre), skin * 0.9)
    _fingers(rng, layer, joints, 0.1 * unit, skin)
