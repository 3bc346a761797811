#!/usr/bin/env python3
"""How long the service takes from its start until it is ready, and from the stop signal to its end.

    python start.py [--jar target/face106-VERSION.jar] [--runs 3] [--port 8080] [--java java] [--jvm "-Xmx512m"]

Ready: /actuator/health/readiness answers 200, that is, after the self-test has warmed every network. CPU seconds are those
of the whole process until then. Standard output of the service goes to --log (default: nowhere).
"""
import argparse
import glob
import os
import shlex
import statistics
import subprocess
import sys
import time
import urllib.request

from load import cpu_seconds
from soak import status

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))


def ready(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except OSError:                       # refused, or 503 while starting
        return False


def one_start(command, url, log, patience):
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    try:
        while not ready(url):
            if process.poll() is not None:
                sys.exit(f"the service ended with {process.returncode}; look at --log")
            if time.monotonic() - start > patience:
                sys.exit(f"not ready after {patience} s")
            time.sleep(0.02)
        row = {"seconds": time.monotonic() - start, "cpu": cpu_seconds(process.pid), "rss": status(process.pid)["rss_mb"]}
    finally:
        stop = time.monotonic()
        process.terminate()
        process.wait(60)
    return row | {"stop": time.monotonic() - stop}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--jar")
    p.add_argument("--runs", type=int, default=3)
    p.add_argument("--port", type=int, default=8080)
    p.add_argument("--java", default="java")
    p.add_argument("--jvm", default="", help="arguments of the virtual machine")
    p.add_argument("--service", default="", help="arguments of the service")
    p.add_argument("--log", default=os.devnull)
    p.add_argument("--patience", type=float, default=120)
    a = p.parse_args()
    jar = a.jar or next(iter(sorted(glob.glob(os.path.join(ROOT, "target", "face106-*.jar")))), None)
    if not jar:
        sys.exit("no jar: build it with mvn -DskipTests package, or give --jar")
    base = f"http://127.0.0.1:{a.port}"
    if ready(base + "/actuator/health/readiness"):
        sys.exit(f"something answers at {base} already; choose another --port")
    command = [a.java, *shlex.split(a.jvm), "-jar", jar, f"--server.port={a.port}", *shlex.split(a.service)]
    rows = []
    with open(a.log, "w") as log:
        for _ in range(a.runs):
            rows.append(one_start(command, base + "/actuator/health/readiness", log, a.patience))
            print("ready after {seconds:.2f} s, {cpu:.1f} CPU s, RSS {rss:.0f} MB; stopped in {stop:.2f} s".format(**rows[-1]), flush=True)
    print("median " + ", ".join(f"{k} {statistics.median(r[k] for r in rows):.2f}" for k in rows[0]))


if __name__ == "__main__":
    main()
