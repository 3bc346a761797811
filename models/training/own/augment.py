"""Draws training samples: how often what happens to a face. Batches of arrays for train.py."""
import numpy as np

import camera
import lids as eyelids
from face import SIDE
from glasses import can_wear, wear_glasses
from looks import look
from masks import wear_mask
from occluders import occlude
from sample import Sample, cut, cut_off, empty_sample, fill_beyond, frame

EMPTY, UPSIDE_DOWN, MISSED = 0.04, 0.02, 0.02     # shares of samples that show no upright face where one should be


def draw(rng, cache, i):
    """One sample of face i."""
    chance = rng.random()
    if chance < EMPTY and len(cache.empty):
        sample = empty_sample(rng, cache.empty[rng.integers(len(cache.empty))])
    elif chance < EMPTY + UPSIDE_DOWN + MISSED:
        sample = astray(rng, cache, i, chance < EMPTY + UPSIDE_DOWN)
    else:
        sample = seen_face(rng, cache, i)
    camera.spoil(rng, sample.face.image)
    return sample


def astray(rng, cache, i, upside_down):
    """A face that lies on its head, or beside the crop: not what the network is to find."""
    if upside_down:
        face, angles, borders = cut(cache, i, turn=rng.choice([-1, 1]) * rng.uniform(np.radians(50), np.pi))
        presence = 0.0 if abs(angles[2]) > 80 else np.nan
    else:
        way = rng.uniform(0, 2 * np.pi)
        factor = np.exp(rng.uniform(-0.3, 0.3))
        # Its centre lies beyond the edge.
        shift = (0.5 * factor + rng.uniform(0.1, 0.35)) * np.array([np.cos(way), np.sin(way)])
        face, angles, borders = cut(cache, i, factor, shift)
        presence = 0.0
    fill_beyond(rng, face.image, *borders, cache.empty)
    face.visible[:] = np.nan
    face.eyes[:], face.mouth[:] = True, True
    return Sample(face, angles, presence, 0.0, 0.0)


def seen_face(rng, cache, i):
    face, angles, borders = cut(cache, i, *frame(rng), mirrored=rng.random() < 0.5)
    if rng.random() < 0.6:
        fill_beyond(rng, face.image, *borders, cache.empty)
    dress(rng, face)
    if rng.random() < 0.05:
        cut_off(rng, face)
    presence = cache["presence"][i]
    trust = (0.15 + 0.85 * presence) * np.clip(0.025 / max(cache["spread"][i], 1e-3), 0.25, 1)
    return Sample(face, angles, 1.0 if presence > 0.5 else np.nan, trust, cache["weight"][i])


def dress(rng, face):
    """What the head does and wears, what light falls on it, and what stands before it; half of all faces stay as they are."""
    lids(rng, face)
    if rng.random() < 0.05 and eyelids.can_open_mouth(face):
        eyelids.open_mouth(rng, face)
    if rng.random() < 0.22:
        look(rng, face)
    if rng.random() < 0.24 and can_wear(face):
        wear_glasses(rng, face)
    if rng.random() < 0.08 and face.mouth[2:].any() and not face.mouth[:2].any():
        wear_mask(rng, face)
    if rng.random() < 0.22:
        occlude(rng, face)


def lids(rng, face):
    """Shut in one of twelve faces: hardly any in the pictures are. As often touched without effect, so that the traces mean nothing."""
    chance = rng.random()
    which = (0, 1) if rng.random() < 0.8 else (int(rng.integers(2)),)
    if chance < 0.08:
        eyelids.close_eyes(rng, face, which)
    elif chance < 0.12:
        eyelids.narrow_eyes(rng, face, which)
    elif chance < 0.18:
        eyelids.touch_eyes(rng, face, which)


def batch(rng, cache, size):
    """Arrays of a batch; the linear layer's units: parts of the crop from its centre, radians."""
    samples = [draw(rng, cache, cache.draw(rng)) for _ in range(size)]
    faces = [s.face for s in samples]
    centre = np.float32(0.5)
    mesh = np.stack([f.mesh for f in faces]) / np.float32(SIDE)
    mesh[..., :2] -= centre
    mesh[..., 2] -= mesh[..., 2].mean(1, keepdims=True)
    return dict(images=np.stack([f.image for f in faces]), points=np.stack([f.points for f in faces]) / np.float32(SIDE) - centre,
                mesh=mesh, visible=np.stack([f.visible for f in faces]), eyes=np.stack([f.eyes for f in faces]),
                mouth=np.stack([f.mouth for f in faces]), pose=np.radians([s.angles for s in samples]).astype(np.float32),
                presence=np.float32([s.presence for s in samples]), trust=np.float32([s.trust for s in samples]),
                state_weight=np.float32([s.state_weight for s in samples]))
