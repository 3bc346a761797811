#!/usr/bin/env python3
"""What run.sh does; Python 3.9 or newer, nothing beside its own library."""
import argparse
import glob
import json
import os
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from answers import differences
from service import HERE, Service, check, gpu

PROFILES = ("fast", "balanced", "accurate")
AT_ONCE = 16
LOAD = ("b_1face_vga", "a_1face_1400k")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--provider", default="cuda", choices=("cuda", "tensorrt", "cpu"))
    p.add_argument("--port", type=int, default=8166)
    p.add_argument("--levels", default="1,8,32,64,128", help="requests under way at once")
    p.add_argument("--seconds", type=float, default=15, help="of each level")
    p.add_argument("--minutes", type=float, default=10, help="of the soak, in which memory is watched")
    p.add_argument("--profile", default="balanced", choices=PROFILES, help="of the load")
    p.add_argument("--service", default="", help="more settings of the service, as on its command line")
    p.add_argument("--write-reference", action="store_true", help="keep the answers instead of comparing them")
    a = p.parse_args()
    check(a.provider)
    settings = f"--face106.analysis.profile={a.profile} {a.service}"
    with Service(a.provider, a.port, settings) as service:
        print(f"ready after {service.start_seconds:.1f} s; models: {model_names(service)}\n")
        if a.write_reference:
            write_reference(service)
            return
        good = compare(service)
        throughput(service, [int(level) for level in a.levels.split(",")], a.seconds)
        soak(service, a.minutes)
    if not good:
        raise SystemExit("answers differ from the CPU's by more than they may")


def model_names(service):
    models = json.loads(service.get("/v1/models"))
    return f"{', '.join(m['name'] for m in models['models'])} on {models['provider']}"


def pictures(name):
    return sorted(glob.glob(f"{HERE}/sets/{name}/*.jpg"))


def set_names():
    return sorted(name for name in os.listdir(f"{HERE}/sets") if pictures(name))


# ---- answers ----
def reference(name, profile, picture):
    return f"{HERE}/reference/{name}-{profile}-{os.path.basename(picture)}.json"


def write_reference(service):
    os.makedirs(f"{HERE}/reference", exist_ok=True)
    for name in set_names():
        for profile in PROFILES:
            for picture in pictures(name):
                with open(reference(name, profile, picture), "w") as file:
                    file.write(service.analyze(picture, profile))


def compare(service):
    print("| set | profile | pictures | faces | points, of face width | angles, degrees | scores | outside tolerance |")
    print("|---|---|---|---|---|---|---|---|")
    good = True
    for name in set_names():
        for profile in PROFILES:
            worst, wrong, faces = [0.0, 0.0, 0.0], [], 0
            with ThreadPoolExecutor(AT_ONCE) as callers:  # together, so that they share batches
                answers = list(callers.map(lambda picture, profile=profile: service.analyze(picture, profile), pictures(name)))
            for picture, answer in zip(pictures(name), answers):
                with open(reference(name, profile, picture)) as file:
                    expected = json.load(file)
                *found, reasons = differences(expected, json.loads(answer))
                worst = [max(w, f) for w, f in zip(worst, found)]
                wrong += [f"{os.path.basename(picture)}: {reason}" for reason in reasons]
                faces += len(expected["faces"])
            good &= not wrong
            print(f"| {name} | {profile} | {len(pictures(name))} | {faces} | {worst[0]:.4f} | {worst[1]:.3f} | {worst[2]:.4f} "
                  f"| {'; '.join(wrong) or 'none'} |")
    print()
    return good


# ---- speed ----
class Watch(threading.Thread):
    """Samples the GPU until it is stopped."""

    def __init__(self, seconds=0.5):
        super().__init__(daemon=True)
        self.seconds, self.samples, self.over = seconds, [], threading.Event()

    def run(self):
        while not self.over.wait(self.seconds):
            self.samples.append(gpu())

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *unused):
        self.over.set()
        self.join()


def attack(service, names, level, seconds):
    """vegeta's report: so many callers, each sends its next picture when the answer has come."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as targets:
        for name in names:
            for picture in pictures(name):
                targets.write(f"POST {service.url}/v1/faces\nContent-Type: image/jpeg\n@{picture}\n\n")
        targets.flush()
        sent = subprocess.run([f"{HERE}/vegeta", "attack", f"-targets={targets.name}", "-rate=0", f"-max-workers={level}",
                               f"-workers={level}", f"-connections={level}", f"-duration={seconds}s", "-timeout=60s"],
                              capture_output=True, check=True).stdout
    return json.loads(subprocess.run([f"{HERE}/vegeta", "report", "-type=json"], input=sent, capture_output=True,
                                     check=True).stdout)


def batches(before, after):
    """Mean batch size and wait of each network in between."""
    parts = []
    for model, now in after.items():
        runs, rows, waits, waited = (b - a for a, b in zip(before.get(model, [0] * 4), now))
        if runs:
            parts.append(f"{model} {rows / runs:.1f} rows, {1000 * waited / max(1, waits):.2f} ms")
    return "; ".join(parts) or "no lanes"


def throughput(service, levels, seconds):
    print("| set | at once | pictures/s | p50 ms | p99 ms | not 200 | service CPU ms | GPU busy % | GPU MiB | batches: mean rows, wait |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in LOAD:
        attack(service, [name], max(levels), seconds / 2)
        for level in levels:
            lanes, cpu = service.lanes(), service.cpu_seconds()
            with Watch() as watch:
                report = attack(service, [name], level, seconds)
            count = report["requests"]
            good = report["status_codes"].get("200", 0)
            busy = sum(s[1] for s in watch.samples) / max(1, len(watch.samples))
            print(f"| {name} | {level} | {good / (report['duration'] + report['wait']) * 1e9:.1f} "
                  f"| {report['latencies']['50th'] / 1e6:.1f} | {report['latencies']['99th'] / 1e6:.1f} | {count - good} "
                  f"| {1000 * (service.cpu_seconds() - cpu) / max(1, count):.2f} | {busy:.0f} "
                  f"| {max([s[0] for s in watch.samples], default=0):.0f} | {batches(lanes, service.lanes())} |", flush=True)
    print()


def soak(service, minutes):
    """Memory after every tenth of the time: flat from the second tenth on, or something grows."""
    print("| minute | requests | not 200 | GPU MiB | RSS MB |\n|---|---|---|---|---|")
    begin = time.monotonic()
    memory = []
    for _ in range(10):
        report = attack(service, set_names(), 32, minutes * 6)
        memory.append((gpu()[0], service.rss_mb()))
        print(f"| {(time.monotonic() - begin) / 60:.1f} | {report['requests']} "
              f"| {report['requests'] - report['status_codes'].get('200', 0)} | {memory[-1][0]:.0f} | {memory[-1][1]:.0f} |",
              flush=True)
    print(f"\ngrowth from the first tenth to the last: GPU {memory[-1][0] - memory[0][0]:.0f} MiB, "
          f"RSS {memory[-1][1] - memory[0][1]:.0f} MB")


if __name__ == "__main__":
    main()
