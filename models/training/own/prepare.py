"""From a folder of pictures to the cache that training reads: level crops with the teacher's targets and the labels.

    prepare.py --data DIR --cache DIR [--shard 0/2] [--every N]; prepare.py --cache DIR --join 2
"""
import argparse
import os
from pathlib import Path

import cv2
import numpy as np

from face import eye, mouth
from geometry import angles, apply, canonical_triangles, crop_matrix, facing, inverse, mapped, points_frame, rotation, warp
from sets import items
from teacher import Teacher, detector_frame, overlap

PIXELS = 240                    # side of a cached crop
REACH = 1.7                     # its side over that of the network's crop around the same face
COVERED = ("masks/with", "sunglasses")      # what detector and mesh both miss here may well be a face
LEAST_FACE = 28                 # longer side of a box, picture pixels; below, the teacher guesses
TRIANGLES = canonical_triangles()


def record(item, image, face, index, five=None):
    """All that is kept of one face, in pixels of its cached crop; five: the detector's points, where it found the face."""
    centre, side, angle = points_frame(face.points)
    matrix = crop_matrix(centre, REACH * side, angle, PIXELS)
    back = inverse(matrix)
    mesh = apply(back, face.mesh)
    h, w = image.shape[:2]
    states = dict(eyes=item.eyes, mouth=item.mouth, weight=item.weight) if index == 0 else None
    states = guessed(face, item.source) if states is None or item.weight < 1 and item.source != "masks/with" else states
    labels = np.full((68, 2), np.nan) if item.labels68 is None else apply(back, item.labels68)
    scale = PIXELS / (REACH * side)
    found = dict(box=np.full(4, np.nan), five=np.full((5, 2), np.nan)) if five is None else \
        dict(box=level_box(face.box, back, scale), five=apply(back, five))
    return dict(crop=warp(image, matrix, PIXELS), points=apply(back, face.points), mesh=mesh, angles=angles(rotation(mesh)),
                presence=face.presence, spread=face.spread, score=face.score, facing=mapped(facing(mesh, TRIANGLES)),
                corners=apply(back, np.array([[0, 0], [w, 0], [w, h], [0, h]], float)), labels68=labels,
                source=item.source, name=item.name, split=item.split, scale=scale, **found, **states)


def level_box(box, matrix, scale):
    """A box about its mapped centre, as large as it was but level there: a first crop needs its centre and its longer side."""
    centre, half = apply(matrix, (box[:2] + box[2:])[None] / 2)[0], scale * (box[2:] - box[:2]) / 2
    return np.r_[centre - half, centre + half]


def guessed(face, source):
    """States of unlabelled faces: what the mesh makes sure, the rest left open. Weak, hence of little weight."""
    eyes = np.stack([_lids(face, 159, 145, 33, 133), _lids(face, 386, 374, 362, 263)])
    gap = _ratio(face.mesh, 13, 14, 78, 308)
    lips = mouth("open") if gap > 0.15 else mouth("closed") if gap < 0.01 else mouth("closed", "open")
    sure = face.presence > 0.9 and source not in COVERED
    return dict(eyes=eyes if sure else np.ones_like(eyes), mouth=lips if sure else np.ones_like(lips), weight=0.3)


def _lids(face, top, bottom, a, b):
    open_wide = _ratio(face.mesh, top, bottom, a, b) > 0.25
    return eye("bare_open", "glasses_open") if open_wide else eye("bare_open", "glasses_open", "bare_closed", "glasses_closed")


def _ratio(mesh, top, bottom, a, b):
    return np.linalg.norm(mesh[top] - mesh[bottom]) / max(np.linalg.norm(mesh[a] - mesh[b]), 1e-6)


def faces(teacher, item, image):
    """The labelled face first, where there is a label; else the largest; then the others that are large enough.

    Each with the detector's five points; None for a labelled face that it missed.
    """
    boxes, scores, points = teacher.detect(image)
    if item.box is not None:
        fit = overlap(boxes, item.box) if len(boxes) else np.zeros(0)
        first = int(fit.argmax()) if fit.size and fit.max() > 0.15 else None
        if first is None and item.labels68 is None:
            yield teacher.measure(image, item.box, None, 0.0), None
    else:
        first = int(np.argmax((boxes[:, 2:] - boxes[:, :2]).prod(1))) if len(boxes) else None
    order = ([first] if first is not None else []) + [i for i in range(len(boxes)) if i != first]
    if item.split == "unseen":
        order = order[:1] if first is not None else []
    for i in order:
        if i == first or max(boxes[i, 2:] - boxes[i, :2]) >= LEAST_FACE:
            yield teacher.measure(image, boxes[i], points[i], scores[i]), points[i]


def backgrounds(teacher, rng, item, image, wanted):
    """Crops that show no face, not even to a detector that is easily convinced."""
    boxes = teacher.detect(image, 0.3)[0]
    h, w = image.shape[:2]
    for _ in range(8):
        side = np.exp(rng.uniform(np.log(24), np.log(0.9 * min(h, w)))) if min(h, w) > 40 else 0
        centre = rng.uniform([0, 0], [w, h])
        # All that the cached crop shows, however it is turned.
        reach = np.r_[centre - 0.7 * REACH * side, centre + 0.7 * REACH * side]
        if wanted and side and not any(overlap(reach, b) > 0 for b in boxes):
            wanted -= 1
            yield warp(image, crop_matrix(centre, REACH * side, rng.uniform(-0.5, 0.5), PIXELS), PIXELS)


def look_alikes(teacher, image, wanted):
    """Crops of what looks like a face to the detector and is none: the hardest to tell. Nor does the detector see one in them."""
    for box, five in teacher.look_alikes(image):
        centre, side, angle = detector_frame(box, five)
        crop = warp(image, crop_matrix(centre, REACH * side, angle, PIXELS), PIXELS)
        if not len(teacher.detect(crop, 0.5)[0]):
            yield crop
            wanted -= 1
            if not wanted:
                return


def shard(data, cache, number, count, every):
    cv2.setNumThreads(1)
    teacher, rng, rows, empty = Teacher(), np.random.default_rng(number), [], []
    for item in items(data)[::every][number::count]:
        image = item.load()
        if item.split == "train" and item.source != "faces":
            empty += backgrounds(teacher, rng, item, image, 1)
        if item.split == "train" and item.source not in COVERED:
            empty += look_alikes(teacher, image, 2)
        if max(image.shape[:2]) < 200:
            # Tiny pictures are enlarged: the detector wants faces of 24 pixels and more.
            image = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
            item.box = None if item.box is None else 2 * item.box
            item.labels68 = None if item.labels68 is None else 2 * item.labels68
        for index, (face, five) in enumerate(faces(teacher, item, image)):
            rows.append(record(item, image, face, index, five))
    np.save(cache / f"crops.{number}.npy", pictures([row.pop("crop") for row in rows]))
    columns = {key: np.array([row[key] for row in rows]) for key in rows[0]} if rows else {}
    np.savez(cache / f"faces.{number}.npz", empty=pictures(empty), **columns)


def pictures(crops):
    """One array of crops, of none, too."""
    return np.array(crops, np.uint8).reshape(-1, PIXELS, PIXELS, 3)


def join(cache, count):
    """One cache of all shards; crops.npy appears last and whole, so that its being there means that all is."""
    parts = [np.load(cache / f"faces.{k}.npz") for k in range(count)]
    some = [p for p in parts if len(p.files) > 1]
    if not some:
        raise SystemExit(f"no face found in any picture: is there a set of pictures in the data folder? ({cache} stays empty)")
    np.savez(cache / "faces.npz", **{key: np.concatenate([p[key] for p in some]) for key in some[0].files if key != "empty"})
    np.save(cache / "empty.npy", np.concatenate([p["empty"] for p in parts]))
    with open(cache / "crops.npy.new", "wb") as file:
        np.save(file, np.concatenate([np.load(cache / f"crops.{k}.npy") for k in range(count)]))
    os.replace(cache / "crops.npy.new", cache / "crops.npy")
    for k in range(count):
        (cache / f"crops.{k}.npy").unlink()
        (cache / f"faces.{k}.npz").unlink()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--every", type=int, default=1, help="only every so manieth picture, for a quick run")
    parser.add_argument("--join", type=int)
    a = parser.parse_args()
    a.cache.mkdir(parents=True, exist_ok=True)
    if a.join:
        join(a.cache, a.join)
    else:
        shard(a.data, a.cache, *map(int, a.shard.split("/")), a.every)
