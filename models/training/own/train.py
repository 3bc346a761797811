"""Trains the network, on so many processes as asked; can be stopped and goes on where it was.

    train.py --cache DIR --out DIR --minutes 100 --processes 2
"""
import argparse
import json
import os
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import distributed

import loss
from augment import batch
from network import MESH_RANK, FaceNetwork
from optimiser import Optimiser
from sample import FRAME, Cache, frame
from face import SIDE
from prepare import PIXELS

BATCH = 32                      # of each process; with Muon more steps count for more than a calmer gradient
AVERAGE = 0.999                 # of weights, a step; the averaged ones are shipped
WARM_UP = 0.02                  # share of the time in which the rate rises
DECAY = 0.6                     # share after which it falls, and after which pairs of views have to agree
NATURAL = 0.9                   # share after which faces come as often as in the pictures: the shares told are to be true there
SAVE_EVERY = 120                # seconds
TELL_EVERY = 200                # steps


def first_network(cache, shape):
    """With the mean points and the main components of the meshes of the training faces."""
    rng, i = np.random.default_rng(0), cache.indices
    points = (cache["points"][i] - PIXELS / 2) / FRAME
    sure = rng.permutation(i[cache["presence"][i] > 0.5])[:4000]
    flat = np.array([shown(cache["mesh"][k], *frame(rng, cache, k)) for k in sure]).reshape(len(sure), -1)
    return FaceNetwork(points.mean(0), flat.mean(0), components(flat), **shape)


def shown(mesh, factor, shift, turn):
    """A mesh as a crop shows it, in parts of the crop from its centre."""
    c, s = np.cos(turn), np.sin(turn)
    out = (mesh - [PIXELS / 2, PIXELS / 2, mesh[:, 2].mean()]) / FRAME - [*shift, 0]
    return out @ np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) / factor


def components(flat):
    """Of meshes as crops show them, hence with what moving and turning a crop does; each coefficient is about one."""
    _, s, v = np.linalg.svd(flat - flat.mean(0), full_matrices=False)
    return (s / np.sqrt(len(flat)))[:MESH_RANK, None] * v[:MESH_RANK]


def tensors(arrays):
    out = {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in arrays.items()}
    out["images"] = out["images"].permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
    return out


def agree(network):
    """The same gradient in all processes: their mean."""
    flat = torch.cat([p.grad.flatten() for p in network.parameters()])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    at = 0
    for p in network.parameters():
        p.grad.copy_(flat[at:at + p.numel()].view_as(p))
        at += p.numel()


def rate(progress):
    """Factor of the learning rates: rises, stays, falls to nothing."""
    return max(0.0, min(1.0, progress / WARM_UP, (1 - progress) / (1 - DECAY)))


class Run:
    """State of a training run."""

    def __init__(self, a):
        self.a = a
        self.rank, self.world = int(os.environ.get("RANK", 0)), a.processes
        self.cache = Cache(a.cache, "train")
        torch.manual_seed(0)
        shape = dict(widths=tuple(a.widths), blocks=tuple(a.blocks), narrow=a.narrow)
        self.network = first_network(self.cache, shape).to(memory_format=torch.channels_last)
        if a.start:
            self.network.load_state_dict(torch.load(a.start, weights_only=False)["network"])
        self.optimiser = Optimiser(self.network, not a.adam)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.images, self.seconds, self.step, self.curve = 0, 0.0, 0, []
        self.file = a.out / "checkpoint.pt"
        if self.file.exists():
            self.resume()
        # A run that begins with another's weights is not to draw its first images again.
        self.rng = np.random.default_rng([self.rank, self.step, int(bool(a.start))])

    def resume(self):
        s = torch.load(self.file, weights_only=False)
        self.network.load_state_dict(s["network"])
        self.optimiser.restore(s["optimiser"])
        self.average, self.images, self.seconds, self.step, self.curve = s["average"], s["images"], s["seconds"], s["step"], s["curve"]

    def save(self):
        torch.save(dict(network=self.network.state_dict(), average=self.average, optimiser=self.optimiser.state(), images=self.images,
                        seconds=self.seconds, step=self.step, curve=self.curve, shape=self.network.shape), str(self.file) + ".new")
        os.replace(str(self.file) + ".new", self.file)
        (self.a.out / "curve.json").write_text(json.dumps(self.curve))

    def train(self):
        self.network.train()
        last, saved, told, sums = time.time(), time.time(), self.step, {}
        while True:
            progress = torch.tensor(max(self.seconds / (60 * self.a.minutes), self.images / self.a.images))
            if self.world > 1:
                distributed.broadcast(progress, 0)
            if progress >= 1:
                break
            self.once(float(progress), sums)
            now = time.time()
            self.seconds, last = self.seconds + now - last, now
            if self.rank == 0 and self.step % TELL_EVERY == 0:
                self.tell(float(progress), {k: round(v / (self.step - told), 4) for k, v in sums.items()})
                told, sums = self.step, {}
            if self.rank == 0 and now - saved > SAVE_EVERY:
                self.save()
                saved = now
        if self.rank == 0:
            self.save()

    def once(self, progress, sums):
        true = tensors(batch(self.rng, self.cache, BATCH, BATCH // 4 if progress >= DECAY else 0, progress >= NATURAL))
        with torch.autocast("cpu", torch.bfloat16):
            raw = self.network(true["images"])
        parts = loss.losses(raw, true)
        self.optimiser.zero()
        loss.total(parts, progress >= DECAY).backward()
        if self.world > 1:
            agree(self.network)
        self.optimiser.step(rate(progress))
        self.step, self.images = self.step + 1, self.images + BATCH * self.world
        keep = min(AVERAGE, 1 - 1 / (self.step + 1))
        for k, v in self.network.state_dict().items():
            if v.dtype.is_floating_point:
                self.average[k].lerp_(v, 1 - keep)
        for k, v in parts.items():
            sums[k] = sums.get(k, 0) + float(v.detach())

    def tell(self, progress, means):
        self.curve.append(dict(images=self.images, seconds=round(self.seconds), **means))
        print(f"{progress:.3f} {self.images} {self.images / self.seconds:.0f}/s", means, flush=True)


def options(arguments=None):
    p = argparse.ArgumentParser()
    p.add_argument("--cache", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--start", type=Path, help="checkpoint of another run of the same shape, whose weights this one begins with")
    p.add_argument("--minutes", type=float, default=1e9)
    p.add_argument("--images", type=float, default=1e12)
    p.add_argument("--processes", type=int, default=1)
    p.add_argument("--widths", type=int, nargs=4, default=(24, 32, 64, 128))
    p.add_argument("--blocks", type=int, nargs=3, default=(1, 1, 2))
    p.add_argument("--narrow", type=int, default=32)
    p.add_argument("--adam", action="store_true", help="AdamW for all weights")
    return p.parse_args(arguments)


def main():
    a = options()
    a.out.mkdir(parents=True, exist_ok=True)
    if a.processes > 1 and "RANK" not in os.environ:
        torch.multiprocessing.spawn(work, (a,), a.processes)
    else:
        work(0, a)


def work(rank, a):
    cv2.setNumThreads(0)
    torch.set_num_threads(1)
    if a.processes > 1:
        os.environ.update(RANK=str(rank), MASTER_ADDR="127.0.0.1", MASTER_PORT=os.environ.get("MASTER_PORT", "29511"))
        distributed.init_process_group("gloo", rank=rank, world_size=a.processes)
    Run(a).train()


if __name__ == "__main__":
    main()
