"""Makes 80 % mean 80 %: one temperature for each softmax head, for visibility and for presence, stored in the checkpoint.

    calibrate.py --cache DIR --checkpoint FILE

Fitted on every other labelled test face; the faces between are held back for the card's calibration error. The network has
learnt from none of them.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from augment import astray
from face import EYE, SIDE, eye, mouth
from geometry import crop_matrix, warp_exact
from inference import first_frame
from network import load
from sample import Cache
from scores import calibration_error

TEMPERATURES = np.exp(np.linspace(np.log(0.25), np.log(6), 500))
HEADS = {"eyes": ("left_eye", "right_eye"), "mouth": ("mouth",), "visibility": ("visibility",), "presence": ("presence",)}


def read(folder):
    """The cache of test and unseen faces; its labels before geometry adds to them."""
    cache = Cache(folder, "test", "unseen")
    columns = np.load(folder / "faces.npz")
    cache.labels = {key: columns[key] for key in ("eyes", "mouth")}
    return cache


def labelled(cache):
    """Test faces whose states were labelled by looking."""
    return np.flatnonzero((cache["split"] == "test") & (cache["weight"] == 1))


def fitted(cache):
    return labelled(cache)[::2]


def held_back(cache):
    return labelled(cache)[1::2]


def gather(network, cache, indices):
    """{head: (logits, truth)}: sets of classes for softmax heads, 0, 1 or NaN for the others."""
    crops = np.stack([warp_exact(cache.crops[i], crop_matrix(*first_frame(i), SIDE), SIDE) for i in indices])
    seen = run(network, crops)
    # Presence needs crops without an upright face: of these faces, about as rare as in training.
    missed = [astray(np.random.default_rng([7, i]), cache, i, k % 2 == 0) for k, i in enumerate(indices[::10])]
    absent = run(network, np.stack([m.face.image for m in missed]))["presence"]
    sets = torch.from_numpy(cache.labels["eyes"][indices])
    return {"eyes": (torch.cat([seen["left_eye"], seen["right_eye"]]), torch.cat([sets[:, 0], sets[:, 1]])),
            "mouth": (seen["mouth"], torch.from_numpy(cache.labels["mouth"][indices])),
            "visibility": (seen["visibility"], torch.from_numpy(cache["visible"][indices])),
            "presence": (torch.cat([seen["presence"], absent])[:, 0],
                         torch.cat([torch.ones(len(indices)), torch.tensor([float(m.presence) for m in missed])]))}


@torch.no_grad()
def run(network, crops):
    planes = torch.from_numpy(crops).permute(0, 3, 1, 2).float() / 255
    parts = [network(piece) for piece in planes.split(64)]
    return {key: torch.cat([p[key] for p in parts]).double() for key in parts[0]}


def cost(logits, truth, temperature):
    """Mean -log of the probability of what may be right."""
    z = logits / temperature
    if truth.dtype == torch.bool:
        return float((z.logsumexp(1) - z.masked_fill(~truth, -torch.inf).logsumexp(1)).mean())
    known = ~torch.isnan(truth)
    return float(torch.nn.functional.binary_cross_entropy_with_logits(z[known], truth[known].double()))


def best(logits, truth):
    return float(TEMPERATURES[np.argmin([cost(logits, truth, t) for t in TEMPERATURES])])


def told(head, logits, truth, temperature):
    """Expected calibration error: of being covered for eyes and mouth, of the answer itself otherwise."""
    z = logits / temperature
    if truth.dtype == torch.bool:
        covered = torch.from_numpy(eye("occluded", "self", "dark") if z.shape[1] == len(EYE) else mouth("mask", "other"))
        yes, no = ~(truth & ~covered).any(1), ~(truth & covered).any(1)
        p, true = z.softmax(1)[:, covered].sum(1)[yes | no], yes[yes | no]
    else:
        known = ~torch.isnan(truth)
        p, true = z.sigmoid()[known], truth[known]
    return calibration_error(p.numpy(), true.numpy())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--checkpoint", required=True)
    a = parser.parse_args()
    torch.set_num_threads(1)
    network, state = load(a.checkpoint)
    cache, temperature = read(a.cache), {}
    fit, rest = (gather(network, cache, indices) for indices in (fitted(cache), held_back(cache)))
    for head, names in HEADS.items():
        t = best(*fit[head])
        temperature |= dict.fromkeys(names, t)
        print(f"{head:10} temperature {t:.3f}; on the faces held back: cost {cost(*rest[head], 1):.4f} -> {cost(*rest[head], t):.4f}, "
              f"calibration error {told(head, *rest[head], 1):.4f} -> {told(head, *rest[head], t):.4f}")
    torch.save({**state, "temperature": temperature}, a.checkpoint)


if __name__ == "__main__":
    main()
