"""What each part of the recipe is worth: short runs from the start, each with one thing changed, all with the same images.

    ablate.py --cache DIR --data DIR --out DIR [--images 48000] [VARIANT ...]

Each variant leaves OUT/VARIANT.json; all that lie there are printed as one table. The runs are short: differences say what helps early
and which way things pull, not how far they are apart in the end.
"""
import argparse
import json
from pathlib import Path
from types import SimpleNamespace

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
from train import Run

UNSEEN = ("points68", "mask_pixels")


def without(*parts):
    def change(run):
        for part in parts:
            loss.WEIGHTS[part] = 0.0
    return change


def bare(run):
    augment.dress = lambda *_: None


def with_unseen(run):
    """Every other picture of the sets that the shipped weights must not see; the teacher's targets, not their labels."""
    cache = run.cache
    more = np.flatnonzero(np.isin(cache["source"], UNSEEN))[::2]
    cache.choose(np.r_[cache.indices, more])


# What is changed before training. "adam": see arguments().
VARIANTS = {"recipe": lambda run: None, "AdamW": lambda run: None, "points only": without("mesh", "pose", "visibility", "presence", "eyes", "mouth"),
            "no states": without("visibility", "eyes", "mouth"), "nothing drawn": bare, "no pairs": without("still"),
            "half of points68, mask_pixels": with_unseen}


def arguments(a, variant):
    return SimpleNamespace(cache=a.cache, out=a.out / variant.replace(" ", "-"), processes=1, minutes=1e9, images=a.images, start=None,
                           widths=(24, 32, 64, 128), blocks=(1, 1, 2), narrow=32, adam=variant == "AdamW")


def measured(a, variant):
    """Figures of one pass; of points68 and mask_pixels only the half that no variant sees."""
    options = arguments(a, variant)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    run = Run(options)
    VARIANTS[variant](run)
    run.train()
    network, _ = load(options.out / "checkpoint.pt")
    export.export(network, options.out / "net.onnx", None, None)
    cache, net = read(a.cache), Network(options.out / "net.onnx")
    seen = np.concatenate([np.flatnonzero(cache["source"] == s)[::2] if s in UNSEEN else [] for s in np.unique(cache["source"])])
    indices = np.setdiff1d(cache.indices, seen)[::a.every]
    found = {"one": look_at(net, cache, indices)["one"]}
    distance = places.distance_table(cache, indices, places.to_teacher(cache, indices, found))
    labels, table = places.label_table(cache, indices, found, a.data), states.state_table(net, cache, indices, found["one"])
    return {"test": distance["test"]["one"]["all"], "points68": distance["points68"]["one"]["all"],
            "labels": labels["moved"]["one"]["inner"] if labels else None,
            "dark": table["dark glasses"]["auc"], "mask": table["mouth covered by a mask"]["auc"], "parted": table["mouth parted"]["auc"]}


def markdown(rows):
    head = "| variant | test faces | points68 | its labels, inner | dark glasses | mask | mouth parted |\n|---|---|---|---|---|---|---|"
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
