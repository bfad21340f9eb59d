"""all-MiniLM-L6-v2 (Apache-2.0) as an int8 ONNX file: from texts to vectors of unit length.

Imported when the first text is encoded. How the file was made: tests/benchmarks/export_encoder.py.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

Vectors = NDArray[np.float32]

SIZE = 384
LONGEST = 128
"""Tokens of a text that are read; the rest is left out."""


def encodable(text: str) -> str:
    """The text with a question mark in place of each half of a surrogate pair, over which tokenizers stumble."""
    return text.encode("utf-8", "replace").decode()


class Encoder:
    """Sentence vectors on all cores. Safe to call from threads."""

    def __init__(self) -> None:
        here = files("retrieval.semantic")
        with as_file(here / "vocab.txt") as vocabulary:
            self._tokenizer = BertWordPieceTokenizer(str(vocabulary))
        self._tokenizer.enable_truncation(LONGEST)
        self._threads = ThreadPoolExecutor(os.cpu_count(), "encoder")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # The file is quantised already: looking for more to optimise takes as long as loading it and finds nothing.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        with as_file(here / "encoder.onnx") as model:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of `SIZE` numbers for each text, in the order given.

        Each text is encoded by itself, as many at once as there are cores: in a batch the 8-bit numbers of one would
        depend on the others.
        """
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch([encodable(text) for text in texts])]
        rows = self._threads.map(self._encode, tokens) if len(tokens) > 1 else map(self._encode, tokens)
        return np.array(list(rows), dtype=np.float32).reshape(-1, SIZE)

    def _encode(self, tokens: Sequence[int]) -> Vectors:
        ids = np.array([tokens], dtype=np.int64)
        row: Vectors = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
        return row
