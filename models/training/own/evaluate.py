"""The figures of the model card: points, angles, states and stability on persons, pictures and sources left out of training.

    evaluate.py --cache DIR --data DIR --checkpoint FILE (or --onnx FILE) [--first FILE] --out DIR

Writes figures.json, card.md and plots (numbers only, no pictures of faces) and prints the table.
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

import card
import export
import figures_drawn as drawn
import figures_points as places
import figures_stability as stability
import figures_states as states
from calibrate import read
from inference import MODES, Network, detected, look_at
from network import load


def figures(network, cache, data, every):
    """All figures, a dictionary of tables; of every so manieth face."""
    indices = cache.indices[::every]
    found = look_at(network, cache, indices)
    distances = places.to_teacher(cache, indices, found)
    two = found["two"]
    return {"faces": len(indices), "detected": sum(detected(cache, i) is not None for i in indices),
            "distance": places.distance_table(cache, indices, distances),
            "labels": places.label_table(cache, indices, found, data), "pose": places.pose_table(cache, indices, found),
            "states": {mode: states.state_table(network, cache, indices, found[mode]) for mode in MODES},
            "cmu": {mode: states.cmu_table(cache, indices, found[mode]) for mode in ("one", "two")},
            "mask_pixels": states.mask_table(cache, indices, two, data),
            "presence": states.presence_table(network, cache, indices, two),
            "looks": drawn.look_table(network, cache, data, max(5, 200 // every)),
            "objects": drawn.object_table(network, cache, max(5, 100 // every)),
            "patches": drawn.patch_table(network, cache, max(2, 100 // every)),
            "stability": stability.jitter_table(network, data, max(3, 30 // every)),
            "drawn_mask": stability.mask_change(network, cache, max(5, 200 // every)),
            "milliseconds": stability.milliseconds(network, cache)}


def main():
    parser = argparse.ArgumentParser()
    for name in ("cache", "data", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--onnx", type=Path)
    parser.add_argument("--first", type=Path, help="the network of first looks, if it is another: face106net_int8.onnx")
    parser.add_argument("--every", type=int, default=1, help="only every so manieth face, for a quick run")
    a = parser.parse_args()
    if (a.checkpoint is None) == (a.onnx is None):
        parser.error("either --checkpoint or --onnx")
    cv2.setNumThreads(1)
    a.out.mkdir(parents=True, exist_ok=True)
    curve = []
    if a.checkpoint:
        trained, state = load(a.checkpoint)
        a.onnx, curve = a.out / "face106net.onnx", state["curve"]
        export.export(trained, a.onnx, state.get("temperature"), state.get("bias"))
    result = figures(Network(a.onnx, a.first), read(a.cache), a.data, a.every)
    (a.out / "figures.json").write_text(json.dumps(result, indent=1))
    text = card.markdown(result)
    (a.out / "card.md").write_text(text)
    card.plots(result, curve, a.out)
    print(text)


if __name__ == "__main__":
    main()
