#!/usr/bin/env python3
"""Send many pictures in one call and watch memory and pace, beside the same pictures one by one. Needs nothing but Python.

    python batch.py --pictures FOLDER --pid PID [--url http://127.0.0.1:8080] [--count 1000] [--rounds 3] [--callers 2]
                    [--query profile=fast] [--formats tar,multipart,ndjson] [--warm 200] [--json FILE]

Each round sends the folder's pictures, over and over until there are --count, as a batch of each format while reading the answer
(duplex), then as a tar before reading anything (write-first), then each in a request of its own from --callers callers (single).
A line per step: pictures a second, CPU time of the server's process per picture, resident memory before, at its highest (looked at
every 50 ms) and after. A batch without the summary of a complete answer, or with a picture missing, ends the run. The machine is
shared: believe CPU time before pictures a second.
"""
import argparse
import base64
import glob
import http.client
import json
import os
import socket
import statistics
import tarfile
import threading
import time
import urllib.parse

TICK = os.sysconf("SC_CLK_TCK")
PATH = "/v1/batches"
BOUNDARY = "face106batch"


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def rss_mb(pid):
    with open(f"/proc/{pid}/status") as f:
        return int(next(line for line in f if line.startswith("VmRSS")).split()[1]) / 1024


class Watch(threading.Thread):
    """The highest resident memory while it runs."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.peak, self.over = pid, rss_mb(pid), threading.Event()

    def run(self):
        while not self.over.wait(0.05):
            self.peak = max(self.peak, rss_mb(self.pid))


# ---- bodies, made while they are sent ------------------------------------------------------
def tar(pictures, count):
    for i in range(count):
        data = pictures[i % len(pictures)]
        info = tarfile.TarInfo(f"{i:06d}.jpg")
        info.size = len(data)
        yield info.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % 512)
    yield bytes(1024)


def multipart(pictures, count):
    for i in range(count):
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="pictures"; filename="{i:06d}.jpg"\r\n\r\n'
        yield head.encode() + pictures[i % len(pictures)] + b"\r\n"
    yield f"--{BOUNDARY}--\r\n".encode()


def ndjson(pictures, count):
    coded = [base64.b64encode(p).decode() for p in pictures]
    for i in range(count):
        yield (json.dumps({"id": f"{i:06d}.jpg", "image": coded[i % len(coded)]}) + "\n").encode()


FORMATS = {"tar": (tar, "application/x-tar"), "multipart": (multipart, f"multipart/form-data; boundary={BOUNDARY}"),
           "ndjson": (ndjson, "application/x-ndjson")}


# ---- one step ------------------------------------------------------------------------------
def batch(a, pictures, name, write_first):
    """A batch over a socket of its own, so that answers can be read while pictures are sent, or not."""
    make, content_type = FORMATS[name]
    url = urllib.parse.urlsplit(a.url)
    with socket.create_connection((url.hostname, url.port or 80), timeout=600) as s:
        s.sendall((f"POST {PATH}?{a.query} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Type: {content_type}\r\n"
                   "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n").encode())

        def send():
            for piece in make(pictures, a.count):
                s.sendall(b"%x\r\n" % len(piece) + piece + b"\r\n")
            s.sendall(b"0\r\n\r\n")

        sender = threading.Thread(target=send)
        sender.start()
        if write_first:
            sender.join()
        answer = http.client.HTTPResponse(s, method="POST")
        answer.begin()
        lines = [json.loads(line) for line in answer]
        sender.join()
    summary = lines[-1].get("summary") if lines else None
    if answer.status != 200 or summary != {"pictures": a.count, "failed": 0, "complete": True} or \
            sorted(line["index"] for line in lines[:-1]) != list(range(a.count)):
        raise SystemExit(f"not a complete answer: {answer.status} {lines[-2:]}")


def single(a, pictures):
    url, taken, lock, failed = urllib.parse.urlsplit(a.url), iter(range(a.count)), threading.Lock(), []

    def caller():
        connection = http.client.HTTPConnection(url.hostname, url.port or 80, timeout=600)
        while True:
            with lock:
                i = next(taken, None)
            if i is None:
                return
            connection.request("POST", f"/v1/faces?{a.query}", pictures[i % len(pictures)], {"Content-Type": "image/jpeg"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failed.append(answer.status)

    callers = [threading.Thread(target=caller) for _ in range(a.callers)]
    for c in callers:
        c.start()
    for c in callers:
        c.join()
    if failed:
        raise SystemExit(f"{len(failed)} single requests failed: {failed[:3]}")


def measured(a, name, step):
    before, cpu, start, watch = rss_mb(a.pid), cpu_seconds(a.pid), time.monotonic(), Watch(a.pid)
    watch.start()
    step()
    seconds, cpu = time.monotonic() - start, cpu_seconds(a.pid) - cpu
    watch.over.set()
    watch.join()
    row = {"step": name, "per_second": a.count / seconds, "cpu_ms": 1000 * cpu / a.count, "rss_before": before, "rss_peak": watch.peak,
           "rss_after": rss_mb(a.pid)}
    print(f"{name:22s} {row['per_second']:7.1f} pictures/s  CPU {row['cpu_ms']:6.2f} ms each  RSS {before:6.0f} -> peak {watch.peak:6.0f} "
          f"(+{watch.peak - before:.0f}) -> {row['rss_after']:6.0f} MB", flush=True)
    return row


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pictures", required=True)
    p.add_argument("--pid", type=int, required=True)
    p.add_argument("--url", default="http://127.0.0.1:8080")
    p.add_argument("--count", type=int, default=1000)
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--callers", type=int, default=2)
    p.add_argument("--warm", type=int, default=200)
    p.add_argument("--query", default="profile=fast")
    p.add_argument("--formats", default="tar,multipart,ndjson")
    p.add_argument("--json")
    a = p.parse_args()
    pictures = [open(f, "rb").read() for f in sorted(glob.glob(os.path.join(a.pictures, "*.jpg")))]
    count, a.count = a.count, a.warm
    single(a, pictures)
    a.count, rows = count, []
    for _ in range(a.rounds):
        for name in a.formats.split(","):
            rows.append(measured(a, f"{name} duplex", lambda: batch(a, pictures, name, False)))
        rows.append(measured(a, "tar write-first", lambda: batch(a, pictures, "tar", True)))
        rows.append(measured(a, "single", lambda: single(a, pictures)))
    print("\nmedians")
    for name in dict.fromkeys(row["step"] for row in rows):
        mine = [row for row in rows if row["step"] == name]
        median = {k: statistics.median(row[k] for row in mine) for k in mine[0] if k != "step"}
        growth = max(row["rss_peak"] - row["rss_before"] for row in mine)
        print(f"{name:22s} {median['per_second']:7.1f} pictures/s  CPU {median['cpu_ms']:6.2f} ms each  largest growth of RSS {growth:4.0f} MB")
    if a.json:
        with open(a.json, "w") as f:
            json.dump(rows, f, indent=1)


if __name__ == "__main__":
    main()
