"""How many faces are proposed, and how much that is none, on pictures kept back from training; to choose thresholds by.

    evaluate.py --cache DIR --onnx face_proposals.onnx

Not the accuracy of the service: the pictures are of the sets that training saw, and the detector decides what is a face.
"""
import argparse
import pickle
from pathlib import Path

import numpy as np

from backgrounds import background
from canvases import Scene, longer
from inference import proposals, session
from train import KEPT_BACK

LEAST = (0.1, 0.2, 0.3, 0.4, 0.5)
SCALES = {"fast": 0.36, "balanced": 0.55}       # canvas pixels per picture pixel for faces of 40 pixels and more
HEIGHTS = (20, 25, 30, 40, 60)
NEAR, ALIKE = 0.35, 0.7         # of a face's size: how far off a proposal's centre may be; log2 of sizes


def found(rows, x, y, size):
    """The best score of a proposal for this face, 0 if there is none."""
    same = (np.hypot(rows[:, 1] - x, rows[:, 2] - y) < NEAR * size) & (abs(np.log2(rows[:, 3] / size)) < ALIKE)
    return rows[same, 0].max() if same.any() else 0.0


def line(name, scores, extra):
    shares = " | ".join(f"{(np.array(scores) >= t).mean():.3f}" for t in LEAST)
    return f"| {name} | {len(scores)} | {shares} | {' '.join(f'{n:.1f}' for n in np.mean(extra, 0))} |"


def real(net, pictures, scale):
    """The largest face of each picture, by set."""
    scores, extra = {}, {}
    for p in pictures:
        rows = proposals(net, p["grey"], scale, LEAST[0])
        box = max(p["faces"], key=longer)
        scores.setdefault(p["source"], []).append(found(rows, *((box[:2] + box[2:]) / 2), longer(box)))
        extra.setdefault(p["source"], []).append([(rows[:, 0] >= t).sum() - 1 for t in LEAST])
    return [line(source, scores[source], extra[source]) for source in scores]


def pasted(net, pictures, source, scale, canvases=6):
    """Faces of one size on made-up pictures of 1280 x 960."""
    group = [p for p in pictures if p["source"] == source]
    out = []
    for height in HEIGHTS if group else ():
        rng = np.random.default_rng(5)
        scores, extra = [], []
        for _ in range(canvases):
            scene = Scene(background(rng, 960, 1280, lambda: pictures[rng.integers(len(pictures))]))
            for _ in range(12):
                scene.paste_face(rng, group[rng.integers(len(group))], height)
            rows = proposals(net, np.clip(scene.pixels, 0, 255).astype(np.uint8), scale, LEAST[0])
            faces = scene.rows(scene.faces)
            scores += [found(rows, *face) for face in faces]
            extra.append([(rows[:, 0] >= t).sum() - len(faces) for t in LEAST])
        out.append(line(f"{source}, {height} px high, pasted", scores, extra))
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--onnx", type=Path, required=True)
    a = parser.parse_args()
    kept = pickle.loads((a.cache / "pictures.pickle").read_bytes())[::KEPT_BACK]
    network = session(a.onnx)
    for profile, scale in SCALES.items():
        print(f"\n| {profile}, from score | faces | {' | '.join(map(str, LEAST))} | others a picture from each score |")
        print("|---" * (len(LEAST) + 3) + "|")
        print("\n".join([*real(network, kept, scale), *pasted(network, kept, "portraits", scale),
                         *pasted(network, kept, "masks/with", scale)]))
