"""A process ends in order, whatever still computes in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from threading import Event, Thread
from bot.__main__ import run
from retrieval.semantic.encoder import Encoder

encoder, started = Encoder(), Event()

def compute():
    while True:
        encoder.encode(["Who will not back down?"])
        started.set()

for _ in range(3):
    Thread(target=compute, daemon=True).start()
started.wait()
sys.argv[1:] = ["--version"]
run()
"""


def test_a_model_that_is_at_work_does_not_abort_the_end() -> None:
    pytest.importorskip("onnxruntime")
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, encoding="utf-8", timeout=100)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("onrecord ")
