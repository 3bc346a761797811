"""From a folder of pictures to the cache that training reads: grey pictures with the boxes of their faces.

    prepare.py --data DIR --cache DIR [--shard 0/2] [--every N]; prepare.py --cache DIR --join 2

Only pictures that ../own trains on, split "train". A face is what the service's detector is sure of at any of four scales, or
what is labelled; what it half takes for one is kept as doubtful: training neither rewards nor punishes a proposal there.
"""
import argparse
import pickle
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1] / "own"))
from sets import items          # noqa: E402
from teacher import Teacher, overlap        # noqa: E402

SURE, DOUBTFUL = 0.6, 0.25
CANVASES = ((320, 0.0), (320, 0.25), (640, 0.0), (160, 0.0))       # longer side; border over the picture's longer side
LONGEST = 512                   # of a kept picture, pixels


def boxes(teacher, image):
    """All boxes (x0, y0, x1, y1) and scores over the canvases, overlaps taken out, best first."""
    found, scores = [np.zeros((0, 4))], [np.zeros(0)]
    for longer, border in CANVASES:
        pad = round(border * max(image.shape[:2]))
        padded = cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_CONSTANT) if pad else image
        at, score, _ = teacher._canvas(padded, longer, DOUBTFUL)
        found.append(at - pad)
        scores.append(score)
    found, scores = np.concatenate(found), np.concatenate(scores)
    kept = []
    for i in np.argsort(-scores):
        if all(overlap(found[i], found[j]) < 0.4 for j in kept):
            kept.append(i)
    return found[kept], scores[kept]


def record(teacher, item):
    """Of one picture: grey pixels, faces, doubtful boxes; None if it shows no face."""
    image = item.load()
    found, scores = boxes(teacher, image)
    faces, doubtful = list(found[scores >= SURE]), list(found[scores < SURE])
    if item.box is not None and all(overlap(item.box, f) < 0.35 for f in faces):
        faces.append(item.box)
        doubtful = [d for d in doubtful if overlap(item.box, d) < 0.35]
    if not faces:
        return None
    scale = min(1.0, LONGEST / max(image.shape[:2]))
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    as_array = lambda rows: scale * np.array(rows, np.float32).reshape(-1, 4)
    return dict(source=item.source, name=item.name, grey=grey, faces=as_array(faces), doubtful=as_array(doubtful))


def prepare(data, cache, shard, shards, every):
    teacher = Teacher()
    chosen = [item for item in items(data) if item.split == "train"][::every][shard::shards]
    out = [r for r in (record(teacher, item) for item in chosen) if r]
    cache.mkdir(parents=True, exist_ok=True)
    with open(cache / f"pictures.{shard}.pickle", "wb") as f:
        pickle.dump(out, f)
    print(f"shard {shard}: {len(out)} of {len(chosen)} pictures, {sum(len(r['faces']) for r in out)} faces")


def join(cache, shards):
    parts = [cache / f"pictures.{k}.pickle" for k in range(shards)]
    pictures = [r for part in parts for r in pickle.loads(part.read_bytes())]
    (cache / "pictures.pickle").write_bytes(pickle.dumps(pictures))
    for part in parts:
        part.unlink()
    print(len(pictures), "pictures")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--join", type=int)
    a = parser.parse_args()
    if a.join:
        join(a.cache, a.join)
    else:
        prepare(a.data, a.cache, *map(int, a.shard.split("/")), a.every)
