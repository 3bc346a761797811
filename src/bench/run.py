#!/usr/bin/env python3
"""Measure everything and print the tables: one command, from the root of a clone.

    python3.11 src/bench/run.py --scratch DIR [--only jmh,peer,start,...] [--quick] [--vegeta FILE]

Makes what it needs in DIR, once: an environment for the peer, vegeta (by Go, unless --vegeta names it), the pictures, the jar.
Then runs the parts below and writes DIR/report.md, which it prints as well. --quick takes a quarter of the hour that all takes.
The machine should have nothing else to do; CPU milliseconds bear neighbours, pictures per second and latencies don't.
"""
import argparse
import contextlib
import datetime
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", ".."))

PORT, PEER_PORT = 8190, 8191
URL = f"http://127.0.0.1:{PORT}"
PROFILES = ("fast", "balanced", "accurate")
LETTERS = {"a_1face_1400k": "a: 1600 x 900, one face", "b_1face_vga": "b: 640 x 480, one face",
           "c_8faces_1400k": "c: 1600 x 900, eight faces", "d_noface_1400k": "d: 1600 x 900, no face"}


def sh(*command, **more):
    print("+", " ".join(command), file=sys.stderr, flush=True)
    return subprocess.run(command, check=True, cwd=ROOT, **more)


def out_of(*command):
    return sh(*command, stdout=subprocess.PIPE, text=True).stdout


# ---- what is needed ------------------------------------------------------------------------
def prepare(a):
    os.makedirs(a.scratch, exist_ok=True)
    a.python = os.path.join(a.scratch, "env", "bin", "python")
    if not os.path.exists(a.python):
        sh(sys.executable, "-m", "venv", os.path.join(a.scratch, "env"))
        sh(a.python, "-m", "pip", "install", "-q", "-r", "src/bench/peers/fastapi_peer/requirements.txt")
    if not a.vegeta:
        a.vegeta = shutil.which("vegeta") or os.path.join(a.scratch, "bin", "vegeta")
        if not os.path.exists(a.vegeta):
            sh("go", "install", "github.com/tsenart/vegeta/v12@v12.13.0", env=os.environ | {"GOBIN": os.path.dirname(a.vegeta)})
    a.sets = os.path.join(a.scratch, "sets")
    if not os.path.exists(os.path.join(a.sets, "sets.json")):
        sh(a.python, "src/bench/load/make_sets.py", "--out", a.sets)
    sh("mvn", "-q", "-B", "-Dmaven.test.skip", "-Djacoco.skip", "-Dspotless.check.skip", "package")


@contextlib.contextmanager
def service(a, profile, *arguments):
    """The packaged service, ready; stopped at the end."""
    command = ["java", *a.jvm.split(), "-jar", glob.glob(os.path.join(ROOT, "target", "face106-*.jar"))[0], f"--server.port={PORT}", f"--face106.analysis.profile={profile}", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        wait_until_ready(process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(60)


def wait_until_ready(process, patience=120):
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(URL + "/actuator/health/readiness", timeout=5):
            return
        time.sleep(0.1)
    sys.exit("the service did not start")


# ---- the parts -----------------------------------------------------------------------------
def jmh(a):
    """Micro-benchmarks of every stage"""
    settings = "-f 1 -wi 1 -w 700ms -i 3 -r 400ms" if a.quick else "-f 1 -wi 3 -w 1 -i 5 -r 1"
    sh("mvn", "-q", "-B", "-Pbench", "-DskipTests", "-Djacoco.skip", "-Dspotless.check.skip", "test", f"-Dbench={settings}",
       stdout=subprocess.DEVNULL)
    return out_of(a.python, "src/bench/jmh_table.py", "target/jmh.json")


def peer(a):
    """Service against the FastAPI peer: CPU ms a picture; ratio = peer over face106 in the same rounds"""
    cells = {}
    for profile in PROFILES:
        report = os.path.join(a.scratch, f"peer-{profile}.json")
        start = f"{a.python} src/bench/peers/fastapi_peer/run.py --workers 2 --threads 2 --port {PEER_PORT}"
        with service(a, profile) as pid:
            sh(a.python, "src/bench/load/load.py", "--vegeta", a.vegeta, "--sets", a.sets, "--levels", "2,8", "--warm", "10",
               "--rounds", "2" if a.quick else "4", "--seconds", "3", "--patience", "60", "--a", f"http://127.0.0.1:{PEER_PORT}",
               "--a-name", "peer", "--a-start", start, "--b", URL, "--b-name", profile, "--b-pid", str(pid), "--json", report)
        with open(report) as f:
            for step in json.load(f):
                cells[profile, step["set"], step["step"]] = step["rounds"]
    return "\n".join(table(cells, step, value) for step, value in (("c=2", "cpu_ms"), ("c=8", "rps")))


def table(cells, step, value):
    head = {"cpu_ms": "CPU ms a picture, two callers", "rps": "pictures a second, eight callers"}[value]
    lines = [f"| {head} | peer | " + " | ".join(f"{p} | ratio min, median, max" for p in PROFILES) + " |",
             "|---|---|" + "---|---|" * len(PROFILES)]
    for name, title in LETTERS.items():
        row = [title, f"{median(cells[PROFILES[0], name, step]['peer'], value):.1f}"]
        for profile in PROFILES:
            rounds = cells[profile, name, step]
            pairs = [(x[value], y[value]) for x, y in zip(rounds["peer"], rounds[profile])]
            ratios = sorted(x / y if value == "cpu_ms" else y / x for x, y in pairs)
            row += [f"{median(rounds[profile], value):.1f}", f"{ratios[0]:.2f} {statistics.median(ratios):.2f} {ratios[-1]:.2f}"]
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


def median(rounds, value):
    return statistics.median(r[value] for r in rounds)


def kernels(a):
    """What the peer's kernels cost without a server"""
    return code(out_of(a.python, "src/bench/peers/kernels/kernels.py", "--sets", a.sets))


def start(a):
    """From the start until ready"""
    return code(out_of(a.python, "src/bench/load/start.py", "--runs", "2" if a.quick else "4", "--port", str(PORT)))


def overload(a):
    """Ten times more than can be done"""
    with service(a, "fast") as pid:
        return code(out_of(a.python, "src/bench/load/overload.py", "--vegeta", a.vegeta, "--sets", a.sets, "--url", URL,
                           "--pid", str(pid), "--minutes", "1" if a.quick else "5"))


def batch(a):
    """A thousand pictures in one call"""
    with service(a, "fast") as pid:
        return code(out_of(a.python, "src/bench/load/batch.py", "--pictures", os.path.join(a.sets, "b_1face_vga"), "--url", URL, "--pid", str(pid)))


def soak(a):
    """Memory over many requests"""
    with service(a, "fast") as pid:
        return code(out_of(a.python, "src/bench/load/soak.py", "--sets", a.sets, "--url", URL, "--pid", str(pid), "--every", "2000",
                           "--requests", "10000" if a.quick else "60000"))


def code(text):
    return "\n".join("    " + line for line in text.splitlines()) + "\n"


PARTS = {f.__name__: f for f in (jmh, peer, kernels, start, overload, batch, soak)}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--scratch", required=True)
    p.add_argument("--only", help="of " + ",".join(PARTS))
    p.add_argument("--quick", action="store_true")
    p.add_argument("--vegeta")
    p.add_argument("--jvm", default="-Xmx512m")
    a = p.parse_args()
    chosen = a.only.split(",") if a.only else list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        p.error(f"no such part: {', '.join(sorted(unknown))}")
    a.scratch = os.path.abspath(a.scratch)
    prepare(a)
    commit = out_of("git", "describe", "--always", "--dirty").strip()
    report = [f"# Measured {datetime.date.today()}, commit {commit}, {os.cpu_count()} cores, JVM {a.jvm}\n"]
    for name in chosen:
        report.append(f"## {PARTS[name].__doc__}\n\n{PARTS[name](a)}")
        with open(os.path.join(a.scratch, "report.md"), "w") as f:
            f.write("\n".join(report))
    print("\n".join(report))


if __name__ == "__main__":
    main()
