#!/usr/bin/env python3
"""Print the results of the micro-benchmarks as a table:  python src/bench/jmh_table.py [target/jmh.json]

CPU is that of the best iteration: the one that neighbours hurt least. The ratio is stage CPU over kernel CPU: what the
code around a native call costs.
"""
import json
import sys


def row(result):
    cpu = result["secondaryMetrics"]["cpu"]["rawData"]
    return {"time": result["primaryMetric"]["scorePercentiles"]["50.0"], "cpu": min(min(fork) for fork in cpu)}


def main():
    with open(sys.argv[1] if len(sys.argv) > 1 else "target/jmh.json") as f:
        results = json.load(f)
    groups = {}
    for result in results:
        name, method = result["benchmark"].split(".")[-2:]
        key = name.removesuffix("Benchmark"), ", ".join(result.get("params", {}).values())
        groups.setdefault(key, {})[method] = row(result)
    print("| what | with | time us | CPU us | kernel CPU us | ratio |\n|---|---|---|---|---|---|")
    for (name, params), methods in sorted(groups.items()):
        kernel = methods.pop("kernel", None)
        for method, r in methods.items():
            title = name if method == "stage" else f"{name}, {method}"
            baseline = (f"{kernel['cpu']:.1f}", f"{r['cpu'] / kernel['cpu']:.2f}") if kernel and method == "stage" else ("", "")
            print(f"| {title} | {params} | {r['time']:.1f} | {r['cpu']:.1f} | {baseline[0]} | {baseline[1]} |")


if __name__ == "__main__":
    main()
