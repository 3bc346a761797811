#!/usr/bin/env python3
"""Where the CPU time and the heap of a request go, stage by stage: a table per profile, for the docs.

    python profile.py --sets SCRATCH --vegeta VEGETA [--jar target/face106-VERSION.jar] [--profiles fast,balanced]
                      [--only SET,SET] [--seconds 20] [--warm-up 60] [--port 8180] [--jvm "-Xmx512m"] [--profiler FILE.so]

Starts the service once per profile, warms it with all sets, then lets two callers send each set while async-profiler samples
where threads spend CPU time (timers of the kernel, no privilege needed) and again where they allocate. Linux on x86-64 or
arm64. Without --profiler async-profiler comes from Maven's repository. A stage's time is its share of the samples times the CPU
time of the whole process per request; its bytes are its share of what was allocated.
"""
import argparse
import glob
import os
import platform
import shlex
import subprocess
import sys
import tempfile
import time
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "load"))
import json

from load import attack, cpu_seconds
from stages import KERNELS, table
from start import ROOT, ready

PROFILER = "tools.profiler:async-profiler:4.1"
OUTSIDE = "**outside kernels, without compiling**"


def profiler_library(given, folder):
    if given:
        return os.path.abspath(given)
    maven = ["mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy"]
    subprocess.run([*maven, f"-Dartifact={PROFILER}:jar", f"-DoutputDirectory={folder}"], check=True, cwd=ROOT)
    with zipfile.ZipFile(glob.glob(os.path.join(folder, "async-profiler-*.jar"))[0]) as jar:
        machine = "linux-arm64" if platform.machine() == "aarch64" else "linux-x64"
        return jar.extract(f"{machine}/libasyncProfiler.so", folder)


def tell(pid, library, options):
    """Gives the profiler a command; jcmd takes an argument with '=' only in quotes of its own."""
    answer = subprocess.run(["jcmd", str(pid), "JVMTI.agent_load", library, f'"{options}"'], capture_output=True, text=True)
    if "return code: 0" not in answer.stdout:
        sys.exit(f"the profiler refused '{options}': {answer.stdout}{answer.stderr}")


def sampled(a, service, event, name, folder):
    """Requests, CPU seconds and weights by stage of one round under the profiler."""
    url, pid, library = service
    kind = json.load(open(os.path.join(a.sets, "sets.json")))[name]["content_type"]
    out = os.path.join(folder, "stacks")
    tell(pid, library, f"start,event={event},threads,cstack=no")
    cpu = cpu_seconds(pid)
    report = attack(a.vegeta, url, os.path.join(a.sets, name), kind, a.seconds, level=2)
    cpu = cpu_seconds(pid) - cpu
    tell(pid, library, f"stop,file={out},collapsed,threads,total")
    if report["status_codes"].get("200") != report["requests"]:
        sys.exit(f"not every picture of {name} was answered: {report['status_codes']}")
    with open(out) as f:
        return report["requests"], cpu, table(f.read())


def measured(a, service, names, folder):
    """Stage to microseconds and stage to bytes, both per request, for each set."""
    micros, heap = {}, {}
    for name in names:
        requests, cpu, weights = sampled(a, service, "ctimer,interval=1ms", name, folder)
        whole = sum(weights.values())
        micros[name] = {stage: 1e6 * cpu / requests * w / whole for stage, w in weights.items()}
        requests, _, weights = sampled(a, service, "alloc,alloc=64k", name, folder)
        heap[name] = {stage: w / requests for stage, w in weights.items()}
    return micros, heap


def sums(row):
    total = sum(row.values())
    kernels = sum(row.get(k, 0) for k in KERNELS)
    return {"**kernels**": kernels, OUTSIDE: total - kernels - row.get("compiling (JIT)", 0), "**all**": total}


def show(title, rows, names, scale):
    stages = sorted({s for r in rows.values() for s in r}, key=lambda s: -max(r.get(s, 0) for r in rows.values()))
    print(f"\n{title}\n\n| stage | " + " | ".join(n.split("_")[0] for n in names) + " |\n|---|" + "---|" * len(names))
    for stage in [s for s in stages if s in KERNELS] + [s for s in stages if s not in KERNELS]:
        print(f"| {stage} | " + " | ".join(f"{rows[n].get(stage, 0) / scale:.0f}" for n in names) + " |")
    for line in ("**kernels**", OUTSIDE, "**all**"):
        print(f"| {line} | " + " | ".join(f"{sums(rows[n])[line] / scale:.0f}" for n in names) + " |", flush=True)


def warm(a, url, names):
    sets = json.load(open(os.path.join(a.sets, "sets.json")))
    for name in names * 2:
        attack(a.vegeta, url, os.path.join(a.sets, name), sets[name]["content_type"], max(1, a.warm_up // 2 // len(names)), level=2)


def one_profile(a, profile, names, library, folder):
    base = f"http://127.0.0.1:{a.port}"
    command = [a.java, *shlex.split(a.jvm), "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints", "-jar", a.jar]
    command += [f"--server.port={a.port}", f"--face106.analysis.profile={profile}", *shlex.split(a.service)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        while not ready(base):
            if process.poll() is not None:
                sys.exit(f"the service ended with {process.returncode}")
            time.sleep(0.1)
        warm(a, base, names)
        micros, heap = measured(a, (base, process.pid, library), names, folder)
    finally:
        process.terminate()
        process.wait(60)
    show(f"Profile {profile}, CPU microseconds per request", micros, names, 1)
    show(f"Profile {profile}, bytes of heap allocated per request, in units of 1000", heap, names, 1000)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sets", required=True)
    p.add_argument("--vegeta", default="vegeta")
    p.add_argument("--jar")
    p.add_argument("--profiles", default="fast,balanced")
    p.add_argument("--only")
    p.add_argument("--seconds", type=int, default=20)
    p.add_argument("--warm-up", type=int, default=60)
    p.add_argument("--port", type=int, default=8180)
    p.add_argument("--java", default="java")
    p.add_argument("--jvm", default="-Xmx512m", help="arguments of the virtual machine")
    p.add_argument("--service", default="", help="arguments of the service")
    p.add_argument("--profiler", help="libasyncProfiler.so")
    a = p.parse_args()
    a.jar = a.jar or next(iter(sorted(glob.glob(os.path.join(ROOT, "target", "face106-*.jar")))), None)
    if not a.jar:
        sys.exit("no jar: build it with mvn -DskipTests package, or give --jar")
    if ready(f"http://127.0.0.1:{a.port}"):
        sys.exit(f"something answers on port {a.port} already; choose another --port")
    sets = json.load(open(os.path.join(a.sets, "sets.json")))
    names = [n for n in sets if not a.only or any(n.startswith(o) for o in a.only.split(","))]
    with tempfile.TemporaryDirectory() as folder:
        library = profiler_library(a.profiler, folder)
        for profile in a.profiles.split(","):
            one_profile(a, profile, names, library, folder)


if __name__ == "__main__":
    main()
