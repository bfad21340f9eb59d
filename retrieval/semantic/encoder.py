"""all-MiniLM-L6-v2 (Apache-2.0) as an int8 ONNX file: from texts to vectors of unit length.

Imported when the first text is encoded. How the file was made: tests/benchmarks/export_encoder.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

Vectors = NDArray[np.float32]

SIZE = 384
LONGEST = 128
"""Tokens of a text that are read; the rest is left out."""
BATCH = 4


class Encoder:
    """Sentence vectors on one core. Safe to call from threads."""

    def __init__(self) -> None:
        here = files("retrieval.semantic")
        with as_file(here / "vocab.txt") as vocabulary:
            self._tokenizer = BertWordPieceTokenizer(str(vocabulary))
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # The file is quantised already: looking for more to optimise takes as long as loading it and finds nothing.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        with as_file(here / "encoder.onnx") as model:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of `SIZE` numbers for each text, in the order given."""
        vectors = np.zeros((len(texts), SIZE), dtype=np.float32)
        encoded = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        by_length = sorted(range(len(texts)), key=lambda at: len(encoded[at]))
        for start in range(0, len(texts), BATCH):
            batch = by_length[start : start + BATCH]
            ids = np.zeros((len(batch), len(encoded[batch[-1]])), dtype=np.int64)
            for row, at in enumerate(batch):
                ids[row, : len(encoded[at])] = encoded[at]
            inputs = {"input_ids": ids, "attention_mask": (ids != 0).astype(np.int64)}
            vectors[batch] = self._session.run(None, inputs)[0]
        return vectors
