#!/usr/bin/env python3
"""The kernel limit: the same models and pictures without HTTP, JSON or post-processing, all cores busy.

    python kernels.py --sets SCRATCH [--models DIR] [--processes 2] [--seconds 4] [--rounds 3]
                      [--malloc tuned|default] [--json FILE]

For each set it runs, in every process at once, (1) each kernel alone and (2) the chain decode -> resize+blob ->
detector -> crop (per face) -> mesh (per face). Face boxes are found beforehand, so reading the detector's output,
NMS, the 106 points, pose and JSON are not in the chain. Printed: pictures per second of all processes together
(min, median, max over rounds) and CPU milliseconds per picture of one core (thread CPU time, so it is not hurt by
neighbours taking the core, only by their use of caches and clock). "cores got" says how much of the machine the
processes were given: below 2, divide the rates by it and multiply by 2.
"""
import argparse
import glob
import json
import multiprocessing as mp
import os
import statistics
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fastapi_peer"))
STAGES = ["decode", "resize+blob", "detector", "crop", "mesh", "chain"]


def worker(models, folder, seconds, rounds, barrier, queue):
    import analyzer as peer
    an = peer.Analyzer(models)
    files = [open(f, "rb").read() for f in sorted(glob.glob(os.path.join(folder, "*.jpg")))]
    images = [an.decode(f) for f in files]
    blobs = [an.detector.prepare(i)[0] for i in images]
    found = [an.detector(i) for i in images]
    tensors = [[an.mesh.crop(i, f[0], f[1])[0] for f in faces] for i, faces in zip(images, found)]
    n = len(files)

    def crop(k):
        for f in found[k]:
            an.mesh.crop(images[k], f[0], f[1])

    def mesh(k):
        for t in tensors[k]:
            an.mesh.infer(t)

    def chain(k):
        image = an.decode(files[k])
        an.detector.infer(an.detector.prepare(image)[0])
        for f in found[k]:
            an.mesh.infer(an.mesh.crop(image, f[0], f[1])[0])

    jobs = {"decode": lambda k: an.decode(files[k]), "resize+blob": lambda k: an.detector.prepare(images[k]),
            "detector": lambda k: an.detector.infer(blobs[k]), "crop": crop, "mesh": mesh, "chain": chain}
    for job in jobs.values():
        for k in range(n):
            job(k)
    for _ in range(rounds):
        for name in STAGES:
            if not any(found) and name in ("crop", "mesh"):
                continue
            barrier.wait()
            wall, cpu, done = time.perf_counter(), time.thread_time(), 0
            end = wall + (seconds if name == "chain" else seconds / 2)
            while time.perf_counter() < end:
                jobs[name](done % n)
                done += 1
            queue.put((name, done, time.perf_counter() - wall, time.thread_time() - cpu))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--sets", required=True)
    p.add_argument("--models", default=os.path.join(HERE, "..", "..", "..", "..", "models"),
                   help="folder of the networks; the service's own by default")
    p.add_argument("--processes", type=int, default=2)
    p.add_argument("--seconds", type=float, default=4)
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--only")
    p.add_argument("--json")
    p.add_argument("--malloc", choices=("tuned", "default"), default="tuned",
                   help="tuned: glibc keeps freed picture buffers instead of returning them to the kernel")
    a = p.parse_args()
    if a.malloc == "tuned":                       # read by the spawned processes at their start
        os.environ.update(MALLOC_MMAP_THRESHOLD_=str(1 << 32), MALLOC_TRIM_THRESHOLD_=str(1 << 32))
    context = mp.get_context("spawn")
    result = {}
    for folder in sorted(glob.glob(os.path.join(a.sets, "*", ""))):
        name = os.path.basename(folder.rstrip("/"))
        if a.only and name not in a.only.split(","):
            continue
        barrier, queue = context.Barrier(a.processes), context.Queue()
        running = [context.Process(target=worker, args=(a.models, folder, a.seconds, a.rounds, barrier, queue))
                   for _ in range(a.processes)]
        for r in running:
            r.start()
        rows = {s: [] for s in STAGES}
        stages = [s for s in STAGES if "noface" not in name or s not in ("crop", "mesh")]
        for _ in range(a.rounds * len(stages) * a.processes):
            stage, done, wall, cpu = queue.get(timeout=300)
            rows[stage].append((done / wall, 1000 * cpu / done, cpu / wall))
        for r in running:
            r.join()
        result[name] = {}
        for stage in stages:
            # rounds arrive in step: group the processes of one round together
            rate = [sum(x[0] for x in rows[stage][i:i + a.processes]) for i in range(0, len(rows[stage]), a.processes)]
            cores = [sum(x[2] for x in rows[stage][i:i + a.processes]) for i in range(0, len(rows[stage]), a.processes)]
            cpu = statistics.median(x[1] for x in rows[stage])
            result[name][stage] = {"per_second": [round(x, 1) for x in (min(rate), statistics.median(rate), max(rate))],
                                   "cpu_ms": round(cpu, 2),
                                   "cores": round(statistics.median(cores), 2)}
            print(f"{name:16s} {stage:12s} {min(rate):8.1f} {statistics.median(rate):8.1f} {max(rate):8.1f} /s   {cpu:7.2f} ms CPU  cores got {statistics.median(cores):.2f}", flush=True)
    if a.json:
        with open(a.json, "w") as f:
            json.dump(result, f, indent=1)


if __name__ == "__main__":
    main()
