"""Draws training samples: how often what happens to a face. Batches of arrays for train.py."""
import numpy as np

import lids as eyelids
from camera import Camera
from face import SIDE
from glasses import can_wear, wear_glasses
from looks import look
from masks import wear_mask
from occluders import occlude
from sample import Sample, cut, cut_off, empty_sample, fill_beyond, frame, second_view

EMPTY, UPSIDE_DOWN, MISSED = 0.04, 0.02, 0.02     # shares of samples that show no upright face where one should be


def draw(rng, cache, i, often=1.0):
    """One sample of face i, as it stands before the camera; often: share of the usual chances that something is drawn on it."""
    chance = rng.random()
    if chance < EMPTY and len(cache.empty):
        return empty_sample(rng, cache.empty[rng.integers(len(cache.empty))])
    if chance < EMPTY + UPSIDE_DOWN + MISSED:
        return astray(rng, cache, i, chance < EMPTY + UPSIDE_DOWN)
    return seen_face(rng, cache, i, often)


def astray(rng, cache, i, upside_down):
    """A face that lies on its head, or beside the crop: not what the network is to find."""
    if upside_down:
        face, angles, borders = cut(cache, i, turn=rng.choice([-1, 1]) * rng.uniform(np.radians(50), np.pi))
        presence = 0.0 if abs(angles[2]) > 80 else np.nan
    else:
        face, angles, borders = cut(cache, i, *beside(rng))
        presence = 0.0
    fill_beyond(rng, face.image, *borders, cache.empty)
    face.visible[:] = np.nan
    face.eyes[:], face.mouth[:] = True, True
    return Sample(face, angles, presence, 0.0, np.zeros(3))


def beside(rng):
    """Side factor and shift of a crop beyond whose edge the face's centre lies, whichever way.

    Half are so small that the cached crop fills them: a seam between two pictures must not be what tells that there is no face.
    """
    near = rng.random() < 0.5
    factor = rng.uniform(0.4, 0.62) if near else np.exp(rng.uniform(-0.3, 0.3))
    way = rng.uniform(0, 2 * np.pi)
    n = np.array([np.cos(way), np.sin(way)])
    return factor, (0.5 * factor + rng.uniform(0.1, 0.22 if near else 0.35)) * n / np.abs(n).max()


def seen_face(rng, cache, i, often=1.0):
    mirrored = rng.random() < 0.5
    face, angles, borders = cut(cache, i, *frame(rng, cache, i), mirrored=mirrored)
    fill_beyond(rng, face.image, *borders, cache.empty)
    dress(rng, face, often)
    if rng.random() < 0.06:
        cut_off(rng, face, cache.empty)
    presence = cache["presence"][i]
    trust = (0.15 + 0.85 * presence) * np.clip(0.025 / max(cache["spread"][i], 1e-3), 0.25, 1)
    return Sample(face, angles, 1.0 if presence > 0.5 else np.nan, trust, known(cache, i, face, mirrored))


def known(cache, i, face, mirrored):
    """How far the states of eyes and mouth are known: for certain where a drawing ruled out what the face's label allowed."""
    eyes = cache["eyes"][i][::-1] if mirrored else cache["eyes"][i]
    drawn = np.r_[(eyes & ~face.eyes).any(1), (cache["mouth"][i] & ~face.mouth).any()]
    return np.where(drawn, 1.0, cache["weight"][i])


def dress(rng, face, often=1.0):
    """What the head does and wears, what light falls on it, and what stands before it."""
    lids(rng, face, often)
    if rng.random() < 0.05 * often and eyelids.can_open_mouth(face):
        eyelids.open_mouth(rng, face)
    if rng.random() < 0.22 * often:
        look(rng, face)
    if rng.random() < 0.24 * often and can_wear(face):
        wear_glasses(rng, face)
    if rng.random() < 0.11 * often and face.mouth[2:].any() and not face.mouth[:2].any():
        wear_mask(rng, face)
    if rng.random() < 0.34 * often:
        occlude(rng, face)


def lids(rng, face, often=1.0):
    """Shut in one of twelve faces: none in the pictures is, for certain.

    As often touched without effect, so that the traces mean nothing.
    """
    chance = rng.random() / often
    which = (0, 1) if rng.random() < 0.8 else (int(rng.integers(2)),)
    if chance < 0.08:
        eyelids.close_eyes(rng, face, which)
    elif chance < 0.12:
        eyelids.narrow_eyes(rng, face, which)
    elif chance < 0.18:
        eyelids.touch_eyes(rng, face, which)


def batch(rng, cache, size, pairs=0, natural=False):
    """Arrays of a batch; the linear layer's units: parts of the crop from its centre, radians.

    The last so many are second views of the first faces, whose pairs are (pairs, 2, 3): maps of points of the first to the second.
    natural: faces as frequent as in the pictures, and half as much drawn on them.
    """
    firsts = [draw(rng, cache, cache.draw(rng, natural), 0.5 if natural else 1.0) for _ in range(size - pairs)]
    cameras = [Camera(rng) for _ in firsts]
    seconds, maps = zip(*(second_view(rng, s) for s in firsts[:pairs])) if pairs else ((), ())
    samples = [*firsts, *seconds]
    for sample, camera in zip(samples, cameras + cameras[:pairs]):
        camera.take(rng, sample.face.image)
    return arrays(samples) | dict(pairs=np.array([centred(m) for m in maps], np.float32).reshape(-1, 2, 3))


def centred(matrix):
    """A map of pixels, as one of parts of the crop from its centre."""
    shift = (matrix[:, :2] @ [SIDE / 2, SIDE / 2] + matrix[:, 2]) / SIDE - 0.5
    return np.column_stack([matrix[:, :2], shift])


def arrays(samples):
    faces = [s.face for s in samples]
    centre = np.float32(0.5)
    mesh = np.stack([f.mesh for f in faces]) / np.float32(SIDE)
    mesh[..., :2] -= centre
    mesh[..., 2] -= mesh[..., 2].mean(1, keepdims=True)
    return dict(images=np.stack([f.image for f in faces]), points=np.stack([f.points for f in faces]) / np.float32(SIDE) - centre,
                mesh=mesh, visible=np.stack([f.visible for f in faces]), eyes=np.stack([f.eyes for f in faces]),
                mouth=np.stack([f.mouth for f in faces]), pose=np.radians([s.angles for s in samples]).astype(np.float32),
                presence=np.float32([s.presence for s in samples]), trust=np.float32([s.trust for s in samples]),
                weights=np.float32([s.weights for s in samples]))
