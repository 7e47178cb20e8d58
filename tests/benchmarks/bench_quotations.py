"""How fast quotations are found, and how much memory that takes.

    .venv/bin/python tests/benchmarks/bench_quotations.py ARTICLES.jsonl [--runs N]

Each line of ARTICLES is a JSON object with a "text". Shown are medians over the runs, each in a
process of its own: articles a second on one core, milliseconds to import, and the most memory held
above that of bare Python. The rules alone are the second row: what the weights cost beside them.
It runs where the system counts the memory of a process (Linux, macOS).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
BARE = """
import json, resource
print(json.dumps([0, 0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
PROGRAM = """
import json, resource, sys, time
articles, by_rules = sys.argv[1], sys.argv[2] == "rules"
start = time.perf_counter()
from desktop.core.extraction import extract as extracting
imported = time.perf_counter() - start
if by_rules:
    extracting.shipped_weights = lambda: None
count, spent = 0, 0.0
with open(articles, encoding="utf-8") as lines:
    for line in lines:
        text = json.loads(line)["text"]
        start = time.perf_counter()
        extracting.extract(text)
        spent += time.perf_counter() - start
        count += 1
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([count / spent, imported * 1000, peak]))
"""


def measured(program: str, *arguments: str) -> list[float]:
    """Articles a second, milliseconds to import and peak memory of one process."""
    command = [sys.executable, "-c", program, *arguments]
    said = subprocess.run(command, cwd=HOUSE, capture_output=True, check=True, encoding="utf-8")
    figures: list[float] = json.loads(said.stdout)
    return figures


def main() -> None:
    """Measure and print one line for each system."""
    parser = argparse.ArgumentParser(description="How fast quotations are found.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    unit = 2**20 if sys.platform == "darwin" else 2**10
    bare = statistics.median(measured(BARE)[2] for _ in range(asked.runs))
    for name in ("weights", "rules"):
        runs = [measured(PROGRAM, str(asked.articles.resolve()), name) for _ in range(asked.runs)]
        speed, imported, peak = (statistics.median(column) for column in zip(*runs, strict=True))
        above = (peak - bare) / unit
        print(f"{name:8} {speed:6.0f} articles/s   import {imported:4.0f} ms   +{above:5.1f} MiB")


if __name__ == "__main__":
    main()
