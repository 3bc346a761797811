"""Trains the network for so many minutes; goes on from OUT/checkpoint.pt if there is one.

    train.py --cache DIR --out DIR --minutes 45 [--makers 2] [--start checkpoint.pt]
"""
import argparse
import json
import multiprocessing
import os
import pickle
import sys
import time
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).resolve().parents[1] / "own"))
from canvases import Canvases           # noqa: E402
from loss import loss, stacked, targets         # noqa: E402
from network import Proposals           # noqa: E402
from optimiser import Optimiser         # noqa: E402

SHAPES = ((192, 192), (256, 256), (256, 320), (384, 384))
PIXELS = 24 * 192 * 192         # of a batch
WARM_UP = 200                   # batches
AVERAGE = 0.995                 # of the weights that are exported
KEPT_BACK = 12                  # every so many-th picture is not trained on: evaluate.py chooses thresholds on them


def training_part(pictures):
    return [p for k, p in enumerate(pictures) if k % KEPT_BACK]


def make(cache, seed, queue, until):
    """A process that makes batches."""
    import cv2
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    canvases = Canvases(training_part(pickle.loads((cache / "pictures.pickle").read_bytes())), seed)
    while not until.is_set():
        height, width = SHAPES[canvases.rng.integers(len(SHAPES))]
        pixels, faces, doubtful = canvases.batch(max(1, PIXELS // (height * width)), height, width)
        wanted = stacked([targets(f, d, height, width) for f, d in zip(faces, doubtful)])
        queue.put((pixels, [(label.numpy(), place.numpy()) for label, place in wanted]))


def rate(elapsed):
    """Factor of the learning rates by the share of the time that is over: falls in the last 60 %."""
    return 1.0 if elapsed < 0.4 else max(0.01, (1 - elapsed) / 0.6)


def step(network, optimiser, batch, factor):
    pixels, wanted = batch
    x = torch.from_numpy(pixels).float().contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", torch.bfloat16):
        maps = network(x)
    scores, places = loss(maps, [(torch.from_numpy(a), torch.from_numpy(b)) for a, b in wanted])
    (scores + places).backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step(factor)
    optimiser.zero()
    return float(scores.detach()), float(places.detach())


def mirrored(batch):
    """A made batch is worth a second step: making it costs more than learning from it. Sides are multiples of 64."""
    pixels, wanted = batch
    flip = lambda a: np.ascontiguousarray(a[..., ::-1])
    return flip(pixels), [(flip(label), flip(place) * np.array([-1, 1, 1], np.float32)[:, None, None]) for label, place in wanted]


def average(mean, network, steps):
    keep = min(AVERAGE, 1 - 1 / (steps + 1))
    with torch.no_grad():
        for name, value in network.state_dict().items():
            mean[name] = value.clone() if not value.is_floating_point() or name not in mean else mean[name].lerp(value, 1 - keep)


def train(cache, out, minutes, makers, most, start=None):
    torch.manual_seed(1)
    out.mkdir(parents=True, exist_ok=True)
    network = Proposals().to(memory_format=torch.channels_last).train()
    optimiser, mean, state = Optimiser(network), {}, dict(steps=0, seconds=0.0, curve=[])
    if start:
        network.load_state_dict(torch.load(start, weights_only=False)["mean"])
    if (out / "checkpoint.pt").exists():
        saved = torch.load(out / "checkpoint.pt", weights_only=False)
        network.load_state_dict(saved["network"])
        optimiser.restore(saved["optimiser"])
        mean, state = saved["mean"], saved["state"]
    context = multiprocessing.get_context("spawn")
    queue, until = context.Queue(8), context.Event()
    processes = [context.Process(target=make, args=(cache, [state["steps"], k], queue, until), daemon=True) for k in range(makers)]
    for p in processes:
        p.start()
    recent, last, saved_at = [], time.monotonic(), time.monotonic()
    while state["seconds"] < 60 * minutes and state["steps"] < most:
        elapsed = max(state["seconds"] / (60 * minutes), state["steps"] / most)
        made = queue.get()
        for batch in (made, mirrored(made)):
            recent.append(step(network, optimiser, batch, rate(elapsed) * min(1, (state["steps"] + 1) / WARM_UP)))
            average(mean, network, state["steps"])
            state["steps"] += 1
        now = time.monotonic()
        state["seconds"] += now - last
        last = now
        if len(recent) == 50:
            row = [state["steps"], round(state["seconds"]), *(round(float(v), 4) for v in np.mean(recent, 0))]
            state["curve"].append(row)
            print(*row, flush=True)
            recent = []
        if now - saved_at > 60:
            save(out, network, optimiser, mean, state)
            saved_at = now
    save(out, network, optimiser, mean, state)
    until.set()
    for p in processes:
        p.terminate()


def save(out, network, optimiser, mean, state):
    torch.save(dict(network=network.state_dict(), optimiser=optimiser.state(), mean=mean, state=state), out / "new.pt")
    os.replace(out / "new.pt", out / "checkpoint.pt")
    (out / "curve.json").write_text(json.dumps(state["curve"]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--makers", type=int, default=2)
    parser.add_argument("--batches", type=int, default=10 ** 9)
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights training begins with")
    a = parser.parse_args()
    train(a.cache, a.out, a.minutes, a.makers, a.batches, a.start)
