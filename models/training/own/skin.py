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
    knuckles = np.array([-0.285, -0.095, 0.095, 0.285]) * rng.choice([-1, 1])
    first = rng.integers(0, 5 - stretched)
    middle = knuckles[first:first + stretched].mean()
    origin = at.centre + (reach - 0.85) * frame[0] - middle * frame[1]
    layer.fill(origin + np.array([[0, -0.38], [0.06, 0], [0, 0.38], [-0.45, 0.42], [-0.85, 0.27], [-4, 0.3], [-4, -0.3],
                                  [-0.85, -0.27], [-0.45, -0.42]]) @ frame)
    if rng.random() < 0.5:
        outward = np.sign(middle or 1)
        thumb = origin + np.array([[-0.6, -0.3 * outward], [-0.1, -0.62 * outward], [0.15, -0.72 * outward]]) @ frame
        _finger(rng, layer, thumb, 0.12 * unit, skin)
    splay, bend = rng.uniform(0, 0.25), rng.normal(0, 0.06)
    for k, across in enumerate(knuckles):
        straight = first <= k < first + stretched
        length = (0.78, 0.88, 0.82, 0.66)[k] * (rng.uniform(0.92, 1.05) if straight else rng.uniform(0.2, 0.35))
        way = across + splay * across * np.array([0, 0.5, 1.1]) + bend * np.array([0, 0, 1])
        _finger(rng, layer, origin + np.stack([length * np.array([-0.05, 0.5, 1]), way], 1) @ frame, 0.094 * unit, skin)
    layer.soften(0.03 * unit)
    layer.put(rng, face)


def _finger(rng, layer, joints, radius, skin):
    """Two limbs with dark sides, a light back, a crease at the joint and sometimes a nail."""
    base, joint, tip = joints
    along = (tip - joint) / (np.linalg.norm(tip - joint) + 1e-6)
    across = 0.7 * radius * np.array([-along[1], along[0]])
    layer.strands([[base, joint]], skin * 0.58, 2 * radius)
    layer.strands([[joint, tip]], skin * 0.58, 1.7 * radius)
    layer.line(joints, skin, 1.7 * radius - 1)
    layer.line(joints, skin * 1.12, 0.7 * radius)
    layer.line([joint - across, joint + across], skin * 0.7)
    if rng.random() < 0.4:
        layer.line([tip, tip + 0.3 * radius * along], skin * (1.12, 1.05, 1.05) + 12, 0.9 * radius)


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
    skin, side, unit = skin_colour(rng, face), rng.choice([-1, 1]), face.eye_distance
    for k in range(4):
        y = (k - 1.5) * 0.2 * unit
        x = side * np.array([half_width + 0.15 * unit, 0.6 * half_width, half_width - unit * rng.uniform(0.35, 0.5)])
        _finger(rng, layer, turned(np.stack([x, [y, y, y]], 1), tilt, centre), 0.1 * unit, skin)
