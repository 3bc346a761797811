#!/usr/bin/env python3
"""How long the service takes from its start until it is ready, and what that costs, for several ways to start it.

    python start.py [--jar target/face106-VERSION.jar] [--java java17 --java java25] [--folder target/face106]
                    [--runs 3] [--port 8080] [--jvm "-Xmx512m"] [--service "--face106.store=redis"]

The jar is started with each --java; then the folder that `mvn -Paot package` leaves, with the last one. Rounds go through
all ways in turn. Ready: /actuator/health/readiness answers 200, that is, after the self-test has warmed every network. CPU
seconds are those of the whole process until then; "others" is how many cores the rest of the machine took meanwhile: only
where that is nearly nothing do the seconds mean something, CPU seconds are hurt less. "first" is the first answer to a
picture. The first start ever of a version unpacks its native libraries: --warm makes one start before that is not counted.
Standard output of the service goes to --log (default: nowhere).
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

from load import busy_seconds, cpu_seconds
from soak import status

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
PICTURE = os.path.join(ROOT, "src", "test", "resources", "pictures", "one-astronaut.jpg")
COLUMNS = {"seconds": "ready s", "cpu": "CPU s", "rss": "RSS MB", "first": "first ms", "stop": "stop s", "others": "others, cores"}


def ready(url):
    try:
        with urllib.request.urlopen(url + "/actuator/health/readiness", timeout=5) as answer:
            return answer.status == 200
    except OSError:                       # refused, or 503 while starting
        return False


def first_answer(url):
    with open(PICTURE, "rb") as picture:
        request = urllib.request.Request(url + "/v1/faces", picture.read(), {"Content-Type": "image/jpeg"})
    start = time.monotonic()
    urllib.request.urlopen(request, timeout=60).read()
    return (time.monotonic() - start) * 1000


def one_start(way, url, log, patience):
    command, env = way
    start, busy = time.monotonic(), busy_seconds()
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    try:
        while not ready(url):
            if process.poll() is not None:
                sys.exit(f"the service ended with {process.returncode}; look at --log")
            if time.monotonic() - start > patience:
                sys.exit(f"not ready after {patience} s")
            time.sleep(0.02)
        row = {"seconds": time.monotonic() - start, "cpu": cpu_seconds(process.pid), "rss": status(process.pid)["rss_mb"]}
        row["others"] = max(0, busy_seconds() - busy - row["cpu"]) / row["seconds"]
        row["first"] = first_answer(url)
    finally:
        stop = time.monotonic()
        process.terminate()
        process.wait(60)
    return row | {"stop": time.monotonic() - stop}


def ways(a):
    """Name to command and environment."""
    jar = a.jar or next(iter(sorted(glob.glob(os.path.join(ROOT, "target", "face106-*.jar")))), None)
    if not jar:
        sys.exit("no jar: build it with mvn -DskipTests package, or give --jar")
    service = [f"--server.port={a.port}", *shlex.split(a.service)]
    javas = a.java or ["java"]
    found = {f"jar, {java}": ([java, *shlex.split(a.jvm), "-jar", jar, *service], None) for java in javas}
    run = os.path.join(a.folder, "run")
    if os.path.exists(run):
        env = dict(os.environ, JDK_JAVA_OPTIONS=a.jvm)
        if a.java:
            env["JAVA_HOME"] = os.path.dirname(os.path.dirname(os.path.realpath(javas[-1])))
        found[f"folder, {javas[-1]}"] = ([run, *service], env)
    return found


def three(values):
    return " ".join(f"{v:.{1 if v < 100 else 0}f}" for v in (min(values), statistics.median(values), max(values)))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--jar")
    p.add_argument("--java", action="append", help="a java, may be given several times")
    p.add_argument("--folder", default=os.path.join(ROOT, "target", "face106"))
    p.add_argument("--runs", type=int, default=3)
    p.add_argument("--port", type=int, default=8080)
    p.add_argument("--jvm", default="", help="arguments of the virtual machine")
    p.add_argument("--service", default="", help="arguments of the service")
    p.add_argument("--warm", action="store_true", help="starts each way once before")
    p.add_argument("--log", default=os.devnull)
    p.add_argument("--patience", type=float, default=120)
    a = p.parse_args()
    base = f"http://127.0.0.1:{a.port}"
    if ready(base):
        sys.exit(f"something answers at {base} already; choose another --port")
    found = ways(a)
    rows = {name: [] for name in found}
    with open(a.log, "w") as log:
        for name, way in found.items() if a.warm else []:
            one_start(way, base, log, a.patience)
        for _ in range(a.runs):
            for name, way in found.items():
                row = one_start(way, base, log, a.patience)
                rows[name].append(row)
                print(name + ": " + ", ".join(f"{title} {row[key]:.2f}" for key, title in COLUMNS.items()), flush=True)
    print("\n| way; each min, median, max | " + " | ".join(COLUMNS.values()) + " |\n" + "|---" * (len(COLUMNS) + 1) + "|")
    for name, of in rows.items():
        print(f"| {name} | " + " | ".join(three([row[key] for row in of]) for key in COLUMNS) + " |")


if __name__ == "__main__":
    main()
