"""Makes 80 % mean 80 %: a temperature for each head of shares, and for the softmax heads a bias per class, stored in the checkpoint.

    calibrate.py --cache DIR --checkpoint FILE

Fitted on every other labelled test face; the faces between are held back for the card's calibration error. The network has
learnt from none of them. Visibility is fitted on the same faces with a thing drawn before them. Presence stays as it was learnt: how
often a crop shows no face is the detector's doing, and drawn misses say nothing of it.
"""
import argparse
import os
from pathlib import Path

import numpy as np
import torch

from face import EYE, SIDE, eye, mouth
from geometry import crop_matrix, warp_exact
from inference import first_frame, jitter
from network import load
from occluders import occlude
from sample import Cache, cut
from scores import calibration_error

SEED_FIT, SEED_REST = 7, 8       # of what is drawn to fit on and to measure on
PRIOR = 0.2                     # standard deviation of the bias and of the logarithm of the temperature
HEADS = {"eyes": ("left_eye", "right_eye"), "mouth": ("mouth",), "visibility": ("visibility",)}


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


def covered(cache, indices, seed):
    """Faces of these with a random thing before each."""
    faces = [cut(cache, i, *jitter(i))[0] for i in indices]
    for i, face in zip(indices, faces):
        occlude(np.random.default_rng([seed, i]), face)
    return faces


def gather(network, cache, indices, seed):
    """{head: (logits, truth)}: sets of classes for softmax heads, 0, 1 or NaN for the others."""
    crops = np.stack([warp_exact(cache.crops[i], crop_matrix(*first_frame(cache, i), SIDE), SIDE) for i in indices])
    drawn = covered(cache, indices, seed)
    seen, sets = run(network, crops), torch.from_numpy(cache.labels["eyes"][indices])
    return {"eyes": (torch.cat([seen["left_eye"], seen["right_eye"]]), torch.cat([sets[:, 0], sets[:, 1]])),
            "mouth": (seen["mouth"], torch.from_numpy(cache.labels["mouth"][indices])),
            "visibility": (run(network, np.stack([f.image for f in drawn]))["visibility"], torch.from_numpy(np.stack([f.visible for f in drawn])))}


@torch.no_grad()
def run(network, crops):
    planes = torch.from_numpy(crops).permute(0, 3, 1, 2).float() / 255
    parts = [network(piece) for piece in planes.split(64)]
    return {key: torch.cat([p[key] for p in parts]).double() for key in parts[0]}


def cost(logits, truth, temperature, bias=0.0):
    """Mean -log of the probability of what may be right."""
    z = logits / temperature + bias
    if truth.dtype == torch.bool:
        return (z.logsumexp(1) - z.masked_fill(~truth, -torch.inf).logsumexp(1)).mean()
    known = ~torch.isnan(truth)
    return torch.nn.functional.binary_cross_entropy_with_logits(z[known], truth[known].double())


def best(logits, truth):
    """Temperature and bias of least cost, held near 1 and 0: the faces are few, and on others a free fit cost more than none."""
    softmax = truth.dtype == torch.bool
    p = torch.zeros(1 + (logits.shape[1] if softmax else 0), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([p], max_iter=200, line_search_fn="strong_wolfe")

    def step():
        optimiser.zero_grad()
        total = cost(logits, truth, p[0].exp(), p[1:] if softmax else 0.0) + (p ** 2).sum() / (2 * PRIOR ** 2 * len(logits))
        total.backward()
        return total

    optimiser.step(step)
    bias = p[1:].detach()
    return float(p[0].detach().exp()), bias - bias.mean() if softmax else None


def told(logits, truth, temperature, bias):
    """Expected calibration error: of being covered for eyes and mouth, of the answer itself otherwise."""
    z = logits / temperature + bias
    if truth.dtype == torch.bool:
        hidden = torch.from_numpy(eye("occluded", "self", "dark") if z.shape[1] == len(EYE) else mouth("mask", "other"))
        yes, no = ~(truth & ~hidden).any(1), ~(truth & hidden).any(1)
        p, true = z.softmax(1)[:, hidden].sum(1)[yes | no], yes[yes | no]
    else:
        known = ~torch.isnan(truth)
        p, true = z.sigmoid()[known], truth[known]
    return calibration_error(p.numpy(), true.numpy())


def calibrated(network, cache):
    """{output: temperature}, {output: bias per class}"""
    temperature, bias = {}, {}
    fit, rest = gather(network, cache, fitted(cache), SEED_FIT), gather(network, cache, held_back(cache), SEED_REST)
    for head, names in HEADS.items():
        t, b = best(*fit[head])
        temperature |= dict.fromkeys(names, t)
        bias |= dict.fromkeys(names, b.numpy()) if b is not None else {}
        after = (t, 0.0 if b is None else b)
        print(f"{head:10} temperature {t:.3f}, bias {'-' if b is None else b.numpy().round(2)}; on the faces held back: cost "
              f"{cost(*rest[head], 1):.4f} -> {cost(*rest[head], *after):.4f}, calibration error "
              f"{told(*rest[head], 1, 0.0):.4f} -> {told(*rest[head], *after):.4f}")
    return temperature, bias


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    a = parser.parse_args()
    torch.set_num_threads(1)
    network, state = load(a.checkpoint)
    temperature, bias = calibrated(network, read(a.cache))
    # Beside it first: hours of training are not lost when writing is cut off.
    new = a.checkpoint.with_suffix(".new")
    torch.save({**state, "temperature": temperature, "bias": bias}, new)
    os.replace(new, a.checkpoint)


if __name__ == "__main__":
    main()
