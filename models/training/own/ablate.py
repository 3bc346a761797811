"""What each part of the recipe is worth: short runs from the start, each with one thing changed, all with the same images.

    ablate.py --cache DIR --data DIR --out DIR [--images 48000] [VARIANT ...]

Each variant leaves OUT/VARIANT.json; all that lie there are printed as one table: distance to the teacher, error against the labels of
points68, mean of the three angles' differences to the teacher, areas under the curve. The runs are short: differences say what helps early
and which way things pull, not how far they are apart in the end.
"""
import argparse
import json
import shutil
from pathlib import Path

import cv2
import numpy as np
import torch

import augment
import export
import figures_points as places
import figures_states as states
import loss
from calibrate import read
from inference import Network, look_at
from network import load
from sets import person
from train import Run, options

UNSEEN = ("points68", "mask_pixels")


def without(*parts):
    def change(run):
        for part in parts:
            loss.WEIGHTS[part] = 0.0
    return change


def bare(run):
    augment.dress = lambda *_: None


def persons(cache):
    return np.array([person(name) for name in cache["name"]])


def lent(cache):
    """Which pictures of the sets that the shipped weights must not see one variant may: those of every other person."""
    of, some = persons(cache), np.isin(cache["source"], UNSEEN)
    return some & np.isin(of, np.unique(of[some])[::2])


def with_unseen(run):
    """The teacher's targets of these pictures, not their labels; under the masks drawn in mask_pixels nothing is known."""
    cache = run.cache
    cache["visible"][cache["source"] == "mask_pixels"] = np.nan
    cache.choose(np.r_[cache.indices, np.flatnonzero(lent(cache))])


def measurable(cache):
    """Faces that no variant was trained on, nor on another picture of the person."""
    of = persons(cache)
    return np.setdiff1d(cache.indices, np.flatnonzero(np.isin(of, of[lent(cache)])))


# What is changed before training. "AdamW": see measured().
VARIANTS = {"recipe": lambda run: None, "AdamW": lambda run: None, "points only": without("mesh", "pose", "visibility", "presence", "eyes", "mouth"),
            "no states": without("visibility", "eyes", "mouth"), "nothing drawn": bare, "pairs need not agree": without("still"),
            "half of points68, mask_pixels": with_unseen}


def measured(a, variant):
    """Figures of one pass; the variant's parts that learnt nothing have none."""
    out = a.out / variant.replace(" ", "-")
    shutil.rmtree(out, ignore_errors=True)      # a run that lies there would be gone on with
    out.mkdir(parents=True)
    torch.set_num_threads(1)
    run = Run(options(["--cache", str(a.cache), "--out", str(out), "--images", str(a.images), *(["--adam"] if variant == "AdamW" else [])]))
    VARIANTS[variant](run)
    run.train()
    network, _ = load(out / "checkpoint.pt")
    export.export(network, out / "net.onnx", None, None)
    cache, net = read(a.cache), Network(out / "net.onnx")
    indices = measurable(cache)[::a.every]
    found = {"one": look_at(net, cache, indices)["one"]}
    distance = places.distance_table(cache, indices, places.to_teacher(cache, indices, found))
    labels, pose = places.label_table(cache, indices, found, a.data), places.pose_table(cache, indices, found)
    row = {"test": distance["test"]["one"]["all"], "points68": distance["points68"]["one"]["all"],
           "labels": labels["moved"]["one"]["inner"] if labels else None,
           "pose": float(np.mean(pose["test"]["one, head"])) if loss.WEIGHTS["pose"] else None}
    table = states.state_table(net, cache, indices, found["one"])
    for name, question, part in (("dark", "dark glasses", "eyes"), ("mask", "mouth covered by a mask", "mouth"), ("parted", "mouth parted", "mouth")):
        row[name] = table[question]["auc"] if loss.WEIGHTS[part] else None
    return row


def markdown(rows):
    head = "| variant | test faces | points68 | its labels, inner | pose, degrees | dark glasses | mask | mouth parted |\n" + 8 * "|---" + "|"
    cell = lambda v: "-" if v is None else f"{v:.4f}"
    return "\n".join([head, *(f"| {name} | " + " | ".join(map(cell, row.values())) + " |" for name, row in rows.items())])


def main():
    parser = argparse.ArgumentParser()
    for name in ("cache", "data", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    parser.add_argument("--images", type=float, default=48_000)
    parser.add_argument("--every", type=int, default=2, help="measure on every so manieth face")
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    a = parser.parse_args()
    cv2.setNumThreads(0)
    weights, dress = dict(loss.WEIGHTS), augment.dress
    for variant in a.variants or VARIANTS:
        loss.WEIGHTS.update(weights)
        augment.dress = dress
        row = measured(a, variant)
        (a.out / f"{variant}.json").write_text(json.dumps(row))
    print(markdown({v: json.loads((a.out / f"{v}.json").read_text()) for v in VARIANTS if (a.out / f"{v}.json").exists()}))


if __name__ == "__main__":
    main()
