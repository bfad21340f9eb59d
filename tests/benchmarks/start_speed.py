"""How long the console takes from its start to its first answer on the seed article; run by hand on a machine at rest.

    python -m tests.benchmarks.start_speed [RUNS]

The baseline is an interpreter that only imports what nobody could do without: rank-bm25 with its numpy, and onnxruntime
and the tokenizer where the extra `semantic` is installed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter

from retrieval.semantic import load_vectors

CONSOLE = (sys.executable, "-m", "bot", "console")
QUESTIONS = {
    "an answer": "What did Josep Borrell say about the referendums?",
    "nothing answers": "How high is the tower of Pisa?",
}


def seconds_to_a_line(command: Sequence[str], typed: str) -> float:
    """From the start of `command` to the first line it prints."""
    start = perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the process has no pipes")
        process.stdin.write(typed + "\n")
        process.stdin.flush()
        process.stdout.readline()
        took = perf_counter() - start
        process.stdin.close()
        process.stdout.read()
    return took


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    needed = "rank_bm25, onnxruntime, tokenizers" if load_vectors() else "rank_bm25"
    baseline = (sys.executable, "-c", f"import {needed}; print()")
    cases = {"the imports alone": (baseline, "")} | {name: (CONSOLE, typed) for name, typed in QUESTIONS.items()}
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(runs):
        for name, (command, typed) in cases.items():
            times[name].append(seconds_to_a_line(command, typed))
    usual = median(times["the imports alone"])
    for name, took in times.items():
        middle = median(took)
        sys.stdout.write(f"{name:20s} median {middle:.3f} s   best {min(took):.3f} s   {middle / usual:5.2f} x\n")


if __name__ == "__main__":
    main()
