#!/usr/bin/env python3
"""What becomes of answers when more is asked for than can be done. Uses vegeta.

    python overload.py --sets SCRATCH --url http://127.0.0.1:8201 (--pid PID | --start "COMMAND") [--only b_1face_vga]
                       [--minutes 5] [--seconds 20] [--times 10] [--rounds 3] [--connections 500] [--header "X-Request-Timeout: 2"] [--json FILE]

After a warm-up of both answers and refusals (the rate rises by steps), unloaded (one caller) and capacity (eight callers a core,
closed loop), in --rounds rounds, medians; then open loop at a constant rate, whether or not answers have come: 70 % and 100 %
of capacity, and --times as much for --minutes. Latencies are apart for those who were answered (200) and those who were refused
(503, or 403 with CONCURRENCY_LIMIT_EXCEEDED); all else is an error.

No more than --connections are open, as with clients that have pools; who finds none free waits for one, and that counts as
latency. Without a bound the generator opens a new one for each request that finds none free, and once the service is slow, the
handshakes of sixteen thousand of them take all CPU. The generator runs on the same cores: at ten times the capacity it takes a
good part of them, which is printed, so that fewer are answered than capacity; its own delays count as the service's.
"""
import argparse
import csv
import glob
import json
import os
import resource
import statistics
import subprocess
import tempfile
import time

from load import PATH, busy_seconds, check, cpu_seconds, start, stop, wait_for

REFUSED = {"503", "403"}


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def attack(a, body_type, seconds, callers=None, rate=None):
    with tempfile.TemporaryDirectory() as scratch:
        targets, results = os.path.join(scratch, "targets"), os.path.join(scratch, "results")
        with open(targets, "w") as f:
            for body in sorted(glob.glob(os.path.join(a.sets, a.only, "bodies", "*.body"))):
                f.write(f"POST {a.url}{PATH}\nContent-Type: {body_type}\n@{os.path.abspath(body)}\n\n")
        command = [a.vegeta, "attack", f"-targets={targets}", f"-duration={seconds}s", "-timeout=60s", "-max-body=0", f"-output={results}", f"-max-connections={a.connections}"]
        command += [f"-header={h}" for h in a.header]
        command += [f"-rate={rate:.0f}/1s"] if rate else ["-rate=0", f"-workers={callers}", f"-max-workers={callers}"]
        used, cpu, busy, wall = resource.getrusage(resource.RUSAGE_CHILDREN), cpu_seconds(a.pid), busy_seconds(), time.monotonic()
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        wall, busy, cpu = time.monotonic() - wall, busy_seconds() - busy, cpu_seconds(a.pid) - cpu
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        rows = subprocess.run([a.vegeta, "encode", "-to=csv", results], check=True, capture_output=True, text=True).stdout.splitlines()
    driver = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    answers = [(row[1], int(row[2]) / 1e6) for row in csv.reader(rows)]
    good = [ms for code, ms in answers if code == "200"]
    refused = [ms for code, ms in answers if code in REFUSED]
    return {"requests": len(answers), "errors": len(answers) - len(good) - len(refused), "refused_share": len(refused) / len(answers),
            "rps": len(good) / wall, "p50": quantile(good, .5), "p99": quantile(good, .99), "max": max(good, default=float("nan")),
            "refused_p50": quantile(refused, .5), "refused_p99": quantile(refused, .99), "refused_max": max(refused, default=float("nan")),
            "cores": cpu / wall, "driver_cores": driver / wall, "other_cores": max(0.0, (busy - cpu - driver) / wall)}


def show(name, r):
    print(f"  {name:12s} {r['requests']:7d} sent  answered {r['rps']:6.1f}/s  p50 {r['p50']:7.1f} p99 {r['p99']:7.1f} max {r['max']:7.1f} ms   "
          f"refused {100 * r['refused_share']:5.1f} %  p50 {r['refused_p50']:6.1f} p99 {r['refused_p99']:6.1f} max {r['refused_max']:6.1f} ms   "
          f"errors {r['errors']}   cores: service {r['cores']:.2f} generator {r['driver_cores']:.2f} others {r['other_cores']:.2f}", flush=True)
    return r


def median(rounds):
    return {k: statistics.median(r[k] for r in rounds) for k in rounds[0]}


def verdict(text, value, limit):
    print(f"  {text:62s} {value:6.2f}  target {limit:g}  {'met' if value <= limit else 'MISSED'}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sets", required=True)
    p.add_argument("--url", required=True)
    p.add_argument("--pid", type=int)
    p.add_argument("--start")
    p.add_argument("--only", default="b_1face_vga")
    p.add_argument("--minutes", type=float, default=5)
    p.add_argument("--seconds", type=float, default=20, help="of the other steps")
    p.add_argument("--times", type=float, default=10)
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--connections", type=int, default=500)
    p.add_argument("--header", action="append", default=[])
    p.add_argument("--json")
    p.add_argument("--vegeta", default="vegeta")
    a = p.parse_args()
    with open(os.path.join(a.sets, "sets.json")) as f:
        info = json.load(f)[a.only]
    side = {"name": "service", "url": a.url, "pid": a.pid}
    kind = info["content_type"]
    try:
        start(side, a.start) if a.start else wait_for(side)
        a.pid = side["pid"]
        check([side], os.path.join(a.sets, a.only), info)
        callers = 8 * len(os.sched_getaffinity(0))
        warm = show("warm-up", attack(a, kind, a.seconds, callers=callers))
        for share in (.3, .6, 1):                                                    # refusing is compiled, too
            show("warm-up", attack(a, kind, a.seconds, rate=share * a.times * warm["rps"]))
        steps = {"unloaded": [], "capacity": []}
        for _ in range(a.rounds):
            steps["unloaded"].append(show("unloaded", attack(a, kind, a.seconds / 2, callers=1)))
            steps["capacity"].append(show("capacity", attack(a, kind, a.seconds / 2, callers=callers)))
        capacity = median(steps["capacity"])["rps"]
        for name, share, seconds in [("70 %", .7, a.seconds), ("100 %", 1, a.seconds), (f"{a.times:g} times", a.times, 60 * a.minutes)]:
            count = a.rounds if share <= 1 else 1
            steps[name] = [show(name, attack(a, kind, seconds, rate=share * capacity)) for _ in range(count)]
        idle, most, full, over = (median(steps[k]) for k in ("unloaded", "70 %", "100 %", f"{a.times:g} times"))
        verdict("p99 at 70 % / p50 unloaded", most["p99"] / idle["p50"], 3)
        verdict(f"p99 of the answered at {a.times:g} times / p99 at 100 %", over["p99"] / full["p99"], 2)
        verdict("time to refuse, p99, ms", over["refused_p99"], 20)
        verdict("errors", over["errors"], 0)
        if a.json:
            with open(a.json, "w") as f:
                json.dump(steps, f, indent=1)
    finally:
        stop(side)


if __name__ == "__main__":
    main()
