"""Runs the six fuzz targets for some minutes each and prints one table; needs nothing but Maven and this Python.

    python3 src/bench/fuzz/run.py --minutes 10 --jobs 2
"""

import argparse
import concurrent.futures
import contextlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PACKAGE = "io/face106/fuzz"
TARGETS = ("Multipart", "Base64", "Query", "Picture", "Json", "Batch")
FIGURES = re.compile(r"^fuzz target=\S+(?: \w+=\S+)*", re.MULTILINE)    # a line of the log may follow without a break
FINDING = re.compile(r"== Java Exception|== libFuzzer crashing input|ERROR: libFuzzer|SIGSEGV|VM terminated")

# A run that takes so much longer than it should has come to a halt.
SLACK_SECONDS = 600

STARTED = []


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    finally:
        end(STARTED)


def run(options):
    # Compiled once: runs side by side must not do it under each other's feet.
    if maven(options, ["-Dspotless.check.skip", "-Djacoco.skip", "test-compile"], {}) != 0:
        return 1
    options.logs.mkdir(parents=True, exist_ok=True)
    # Not in a with statement, which would wait for the runs that an interrupt is to end.
    pool = concurrent.futures.ThreadPoolExecutor(options.jobs)
    results = list(pool.map(lambda target: fuzz(options, target), options.targets))
    print("| target | minutes | inputs | per second | 2xx | 4xx | 5xx | crashes "
          "| RSS MB start, 1 min, half, end | heap MB start, half, end |")
    print("|" + "---|" * 10)
    for result in results:
        print(row(*result))
    return 0 if all(crashes == 0 and lines for _, lines, crashes in results) else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="of each target")
    parser.add_argument("--jobs", type=int, default=1, help="targets at once; each takes about one core and 1.2 GB")
    parser.add_argument("--targets", nargs="+", choices=TARGETS, default=TARGETS)
    parser.add_argument("--logs", type=pathlib.Path, default=ROOT / "target" / "fuzz")
    parser.add_argument("--online", action="store_true", help="let Maven download what is missing")
    return parser.parse_args()


def maven(options, command, environment, patience=None, **more):
    """Its exit code; 124 if it took longer than the patience, in seconds, and was ended."""
    line = ["mvn", "-q", "-B", *([] if options.online else ["-o"]), *command]
    # A group of its own, to be ended with the JVMs that it starts; Ctrl-C does not reach it.
    process = subprocess.Popen(line, cwd=ROOT, env={**os.environ, **environment}, start_new_session=True, **more)
    STARTED.append(process)
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        end([process])
        return 124


def end(processes):
    """Ends those that still run, each with its whole group."""
    for process in processes:
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def fuzz(options, target):
    """The target, its lines of figures as dictionaries, and how many inputs it did not survive (0 or 1: it stops there)."""
    name = f"{target}FuzzTest"
    # Jazzer leaves what it finds here, where the next build tries it again.
    findings = ROOT / "src/test/resources" / PACKAGE / f"{name}Inputs"
    findings.mkdir(parents=True, exist_ok=True)
    log = options.logs / f"{name}.log"
    seconds = max(1, round(options.minutes * 60))
    print(f"{time.strftime('%H:%M:%S')} {name} for {seconds} s, log {log}", file=sys.stderr, flush=True)
    with log.open("w") as out:
        code = maven(
            options,
            # Surefire clears its folder of temporary files at its end: each run has its own.
            ["surefire:test", f"-Dtest={name}", f"-DtempDir=surefire-{name}", f"-Djazzer.max_duration={seconds}s"],
            # A faceless picture costs least in this profile, so that more inputs are tried.
            {"JAZZER_FUZZ": "1", "FACE106_ANALYSIS_PROFILE": "fast"},
            stdout=out,
            stderr=subprocess.STDOUT,
            patience=seconds + SLACK_SECONDS,
        )
    if not any(findings.iterdir()):
        findings.rmdir()
    text = log.read_text(errors="replace")
    lines = [dict(pair.split("=") for pair in line.split()[1:]) for line in FIGURES.findall(text)]
    crashes = 1 if code != 0 or FINDING.search(text) else 0
    print(f"{time.strftime('%H:%M:%S')} {name} {'FAILED, see its log' if crashes else 'done'}", file=sys.stderr, flush=True)
    return target, lines, crashes


def row(target, lines, crashes):
    if not lines:
        return f"| {target} | did not start |" + " |" * 8
    start, half, end = lines[0], lines[len(lines) // 2], lines[-1]
    minute = lines[min(1, len(lines) - 1)]
    seconds = max(1, int(end["seconds"]))
    inputs = int(end["inputs"])
    rss = ", ".join(line["rss_mb"] for line in (start, minute, half, end))
    heap = ", ".join(line["heap_mb"] for line in (start, half, end))
    return (f"| {target} | {seconds / 60:.1f} | {inputs} | {inputs / seconds:.0f} | {end['2xx']} | {end['4xx']} "
            f"| {end['5xx']} | {crashes} | {rss} | {heap} |")


if __name__ == "__main__":
    sys.exit(main())
