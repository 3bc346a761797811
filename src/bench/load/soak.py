#!/usr/bin/env python3
"""Post many pictures to a running service and watch its memory.

    python soak.py --sets SCRATCH --pid PID [--url http://127.0.0.1:8080] [--requests 5000] [--callers 4] [--every 500]
                   [--only SET,SET] [--json FILE]

Prints a line every so many answers: resident memory now and at its highest (/proc/PID/status), threads, what the service
says of itself (/actuator/prometheus) and the answers by status. Native tensors and pictures must not grow with the number
of requests; resident memory may grow until every size of picture has been seen on every thread, then must stay. The last
line is taken at rest: no picture may be alive.
"""
import argparse
import collections
import glob
import http.client
import json
import os
import re
import threading
import time
import urllib.parse
import urllib.request

from load import PATH

GAUGES = {"tensors": r"face106_native_tensors(?:\{[^}]*\})?", "pictures": r"face106_native_pictures(?:\{[^}]*\})?",
          "heap_mb": r'jvm_memory_used_bytes\{area="heap"[^}]*\}'}


def status(pid):
    with open(f"/proc/{pid}/status") as f:
        fields = dict(line.split(":", 1) for line in f)
    return {"rss_mb": int(fields["VmRSS"].split()[0]) / 1024, "peak_mb": int(fields["VmHWM"].split()[0]) / 1024,
            "threads": int(fields["Threads"])}


def gauges(url):
    with urllib.request.urlopen(url + "/actuator/prometheus", timeout=30) as answer:
        text = answer.read().decode()
    sums = {name: sum(float(v) for v in re.findall(f"^{pattern} (\\S+)", text, re.MULTILINE)) for name, pattern in GAUGES.items()}
    return sums | {"heap_mb": sums["heap_mb"] / 2 ** 20}


class Posting:
    """Callers that take turns at the pictures, each on its own kept-alive connection."""

    def __init__(self, url, bodies, requests):
        self.url, self.bodies, self.requests = urllib.parse.urlsplit(url), bodies, requests
        self.lock, self.taken, self.done, self.statuses = threading.Lock(), 0, 0, collections.Counter()

    def caller(self):
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port or 80, timeout=60)
        while True:
            with self.lock:
                n = self.taken
                self.taken += 1
            if n >= self.requests:
                return
            content_type, body = self.bodies[n % len(self.bodies)]
            try:
                connection.request("POST", PATH, body, {"Content-Type": content_type})
                answer = connection.getresponse()
                answer.read()
                outcome = answer.status
            except (OSError, http.client.HTTPException) as e:
                outcome = type(e).__name__
                connection.close()
            with self.lock:
                self.done += 1
                self.statuses[outcome] += 1


def bodies_of(folder, only):
    with open(os.path.join(folder, "sets.json")) as f:
        sets = json.load(f)
    columns = [[(info["content_type"], open(path, "rb").read()) for path in sorted(glob.glob(os.path.join(folder, name, "bodies", "*.body")))]
               for name, info in sets.items() if not only or name in only.split(",")]
    return [body for row in zip(*columns) for body in row]          # every size in turn


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sets", required=True)
    p.add_argument("--pid", type=int, required=True)
    p.add_argument("--url", default="http://127.0.0.1:8080")
    p.add_argument("--requests", type=int, default=5000)
    p.add_argument("--callers", type=int, default=4)
    p.add_argument("--every", type=int, default=500)
    p.add_argument("--only")
    p.add_argument("--json")
    a = p.parse_args()
    posting = Posting(a.url, bodies_of(a.sets, a.only), a.requests)
    rows, start = [], time.monotonic()

    def look():
        row = {"answers": posting.done, "seconds": time.monotonic() - start} | status(a.pid) | gauges(a.url)
        rows.append(row)
        print(f"{row['answers']:8d} answers {row['seconds']:7.1f} s  RSS {row['rss_mb']:6.0f} MB  peak {row['peak_mb']:6.0f} MB  heap {row['heap_mb']:5.0f} MB  "
              f"threads {row['threads']:3d}  tensors {row['tensors']:4.0f}  pictures {row['pictures']:3.0f}  {dict(posting.statuses)}", flush=True)

    look()
    callers = [threading.Thread(target=posting.caller) for _ in range(a.callers)]
    for caller in callers:
        caller.start()
    mark = a.every
    while any(caller.is_alive() for caller in callers):
        time.sleep(0.05)
        if posting.done >= mark:
            look()
            mark = posting.done - posting.done % a.every + a.every
    time.sleep(1)
    look()
    if a.json:
        with open(a.json, "w") as f:
            json.dump(rows, f, indent=1)


if __name__ == "__main__":
    main()
