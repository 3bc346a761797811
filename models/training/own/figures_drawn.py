"""What the network says when something is drawn on bare test faces: a cover is found, all else is left alone.

Bare faces are labelled test faces with both eyes and the mouth in sight that look at the camera. No network has learnt from them.
"""
import csv

import cv2
import numpy as np

import occluders
from calibrate import labelled
from face import eye
from figures_states import BARE, CLEAR, COVERED, HIDDEN_MOUTH, eyes_of, within
from inference import first_frame, jitter
from looks import LOOKS, look
from sample import cut
from scores import share

TURNED = 25                     # degrees of yaw beyond which a face does not look at the camera
FLAG = 0.5                      # share from which on the service flags


def bare_faces(cache, count):
    at = labelled(cache)
    sets, lips = cache.labels["eyes"][at], cache.labels["mouth"][at]
    at = at[within(sets, BARE | CLEAR).all(1) & within(lips, ~HIDDEN_MOUTH) & (np.abs(cache["angles"][at][:, 0]) < TURNED)]
    return at[np.linspace(0, len(at) - 1, min(count, len(at))).astype(int)] if len(at) else at


def flags(network, images):
    """(images, 3) bool: eye image left, eye image right, mouth called covered; one pass."""
    answer = network.raw(np.stack(images))
    return np.column_stack([eyes_of(answer)[..., COVERED].sum(-1), answer["mouth"][:, HIDDEN_MOUTH].sum(1)]) > FLAG


# What covers nothing

def look_table(network, cache, data, count=200):
    """{look: faces, shares with an eye, the mouth called covered} of bare faces as they are, with each drawn look, and of real smiles."""
    at = bare_faces(cache, count)
    if not len(at):
        return {}
    clean = [cut(cache, i, *jitter(i))[0] for i in at]
    out = {"as they are": uncovered(flags(network, [face.image for face in clean]))}
    for name in LOOKS:
        out[name] = uncovered(flags(network, [looking(cache, i, name) for i in at]))
    rows = np.flatnonzero(np.isin(at, smiling(cache, data)))
    if len(rows):
        out["smile, no drawing"] = uncovered(flags(network, [clean[k].image for k in rows]))
    return out


def looking(cache, i, name):
    face, _, _ = cut(cache, i, *jitter(i))
    look(np.random.default_rng([5, i]), face, name)
    return face.image


def uncovered(called):
    return {"faces": len(called), "eye": share(called[:, :2].ravel()), "mouth": share(called[:, 2]), "any": share(called.any(1))}


def smiling(cache, data):
    """Labelled test faces that show their teeth."""
    with open(data / "labels_eye_mouth.csv", newline="") as file:
        teeth = [row["file"] for row in csv.DictReader(file) if row["mouth"] == "teeth"]
    at = labelled(cache)
    return at[np.isin(cache["name"][at], teeth)]


# Things that cover

def object_table(network, cache, count=100):
    """{kind of thing: covered eyes and mouths and how many of them are found; parts left bare and how many are flagged}"""
    at, out = bare_faces(cache, count), {}
    for kind in occluders.KINDS:
        faces = [cut(cache, i, *jitter(i))[0] for i in at]
        for number, face in enumerate(faces):
            occluders.occlude(np.random.default_rng([3, number]), face, kind)
        if faces:
            out[kind] = found_and_false(flags(network, [f.image for f in faces]), faces) | {"trained": kind not in occluders.HELD_OUT}
    groups = {"never drawn in training": False, "drawn in training": True}
    return {name: together([r for r in out.values() if r["trained"] == trained]) for name, trained in groups.items()} | out


def found_and_false(called, faces):
    """Of parts that the thing covers for certain, and of those that it leaves for certain."""
    sets = [(*face.eyes, face.mouth) for face in faces]
    hidden = np.array([[within(s, eye("occluded")) if k < 2 else within(s, HIDDEN_MOUTH) for k, s in enumerate(row)] for row in sets])
    bare = np.array([[within(s, ~COVERED) if k < 2 else within(s, ~HIDDEN_MOUTH) for k, s in enumerate(row)] for row in sets])
    return {"covered": int(hidden.sum()), "found": share(called[hidden]), "bare": int(bare.sum()), "flagged": share(called[bare])}


def together(rows):
    """Means over parts."""
    out = {}
    for count, value in (("covered", "found"), ("bare", "flagged")):
        n = sum(r[count] for r in rows)
        out |= {count: n, value: sum(r[count] * r[value] for r in rows if r[count]) / n if n else None}
    return out


PATCHES = ("skin", "bar", "white", "texture")


def patch(rng, picture, points, side, kind):
    """Lays an opaque plain patch over one eye of a cached crop. Training draws plain shapes too, by other code and at other places."""
    corner, other = (52, 55) if side == 0 else (58, 61)
    centre, along = (points[corner] + points[other]) / 2, points[61] - points[52]
    unit = np.linalg.norm(along)
    half = np.array([0.21, 0.15]) * unit * rng.uniform(1, 1.5)
    (y, x), (c, s) = np.mgrid[:picture.shape[0], :picture.shape[1]] + 0.5, along / unit
    dx, dy = x - centre[0], y - centre[1]
    u, v = (c * dx + s * dy) / half[0], (c * dy - s * dx) / half[1]
    if kind == "skin":
        cheek = points[[16, 80, 81, 46]].mean(0).astype(int).clip(4, picture.shape[0] - 5)
        tone = picture[cheek[1] - 4:cheek[1] + 5, cheek[0] - 4:cheek[0] + 5].reshape(-1, 3).mean(0)
        inner = np.hypot(u, v) < 1.2 + 0.12 * np.sin(4 * np.arctan2(v, u) + rng.uniform(0, 6))
        colour = tone * (1 + 0.1 * v.clip(-1, 1))[..., None]
    elif kind == "texture":
        inner, cells = np.hypot(u, v) < 1.25, rng.integers(0, 256, (9, 9, 3)).astype(np.float32)
        colour = cv2.resize(cells, picture.shape[1::-1], interpolation=cv2.INTER_CUBIC if rng.random() < 0.5 else cv2.INTER_NEAREST)
    else:
        inner = np.maximum(abs(u), abs(v)) < 1 if kind == "bar" else u ** 4 + v ** 4 < 1.3
        colour = np.full(3, rng.uniform(5, 30) if kind == "bar" else rng.uniform(222, 245))
    alpha = cv2.GaussianBlur(inner.astype(np.float32), (0, 0), 1.0)[..., None]
    return np.clip(picture * (1 - alpha) + colour * alpha + 0.5, 0, 255).astype(np.uint8)


def patch_table(network, cache, faces=100):
    """One eye of bare test faces covered: its flag found, all other flags left alone."""
    at, rows = bare_faces(cache, faces), []
    for i in at:
        for side in (0, 1):
            for number, kind in enumerate(PATCHES):
                rng = np.random.default_rng([i, side, number])
                answer = network.passes(patch(rng, cache.crops[i], cache["points"][i], side, kind), first_frame(cache, i))["two"]
                called = [answer[name][COVERED].sum() > FLAG for name in ("left_eye", "right_eye")]
                rows.append((kind, called[side], called[1 - side], answer["mouth"][HIDDEN_MOUTH].sum() > FLAG))
    out = {}
    for kind in (*PATCHES, "all"):
        hit, other, mouthed = (np.array([r[k] for r in rows if kind in (r[0], "all")], bool) for k in (1, 2, 3))
        out[kind] = {"patches": len(hit), "right flag": share(hit), "right flag only": share(hit & ~other & ~mouthed),
                     "other eye": share(other), "mouth": share(mouthed)}
    return out
