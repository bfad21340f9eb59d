"""The model of a reader in ONNX. Imported when the first passage is read.

Three kinds are known by the names of what they take and give: those of this project (spans in, a score for each out),
extractive readers (start_logits, end_logits), and cross-encoders (logits: one score for a whole passage).
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from retrieval.errors import ReaderError
from retrieval.semantic.encoder import encodable
from retrieval.semantic.reader import HIGHEST, UNREAD, Text, longest

QUESTION, TITLE, PASSAGE = 300, 100, 4_000
"""Characters of each that are tokenised at most."""
Numbers = NDArray[np.float32]


class ReaderModel:
    """The model in a folder with model.onnx, tokenizer.json and config.json.

    Raises ReaderError where the files are damaged or the model is of no known kind.
    """

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise what they like for a damaged file
            raise ReaderError(f"the reader in {folder} cannot be loaded: {error}") from error
        # Of a passage as much as a question leaves; of a question that alone takes more than half, no more than half.
        self._tokenizer.enable_truncation(longest(folder), strategy="longest_first")
        self._tokenizer.no_padding()
        self._takes = {one.name for one in self._session.get_inputs()}
        self._gives = [one.name for one in self._session.get_outputs()]
        if not ({"scores", "logits"} & set(self._gives) or {"start_logits", "end_logits"} <= set(self._gives)):
            raise ReaderError(f"the model in {folder} gives {', '.join(self._gives)}; no reader does")
        self._threads = ThreadPoolExecutor(os.cpu_count(), "reader")

    def read(self, question: str, texts: Sequence[Text]) -> list[list[float]]:
        """As `Reader.read`. Each text is read by itself, as many at once as there are cores."""
        asked = question[:QUESTION]
        return list(self._threads.map(lambda text: self._scores(asked, text), texts))

    def _scores(self, asked: str, text: Text) -> list[float]:
        head = f"{text.title[:TITLE]} : " if text.title else ""
        read = self._tokenizer.encode(encodable(asked), encodable(f"{head}{text.passage[:PASSAGE]}"))
        reached = _reached(read, text, len(head))
        scores = [UNREAD] * len(text.spans)
        if reached:
            for at, score in zip(reached, self._run(read, list(reached.values())), strict=True):
                scores[at] = min(HIGHEST, max(UNREAD, float(score)))
        return scores

    def _run(self, read: Encoding, spans: Sequence[tuple[int, int]]) -> Sequence[float]:
        starts, ends = (np.array(bounds, dtype=np.int64) for bounds in zip(*spans, strict=True))
        given: Mapping[str, NDArray[np.int64]] = {
            "input_ids": np.array([read.ids], dtype=np.int64),
            "attention_mask": np.array([read.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([read.type_ids], dtype=np.int64),
            "starts": starts,
            "ends": ends,
        }
        found: dict[str, Numbers] = dict(
            zip(
                self._gives,
                self._session.run(None, {name: given[name] for name in given if name in self._takes}),
                strict=True,
            )
        )
        if "scores" in found:
            return list(found["scores"])
        if "start_logits" in found:
            begins, stops = found["start_logits"][0], found["end_logits"][0]
            nothing = begins[0] + stops[0]
            return [
                begins[start:end].max() + stops[start:end].max() - nothing
                for start, end in zip(starts, ends, strict=True)
            ]
        return [float(found["logits"].reshape(-1)[-1])] * len(spans)


def _reached(read: Encoding, text: Text, shift: int) -> dict[int, tuple[int, int]]:
    """By the number of the span, its first token and the one after its last, of those that are within what is read."""
    tokens = [at for at, owner in enumerate(read.sequence_ids) if owner == 1]
    begins = [read.offsets[at][0] - shift for at in tokens]
    stops = [read.offsets[at][1] - shift for at in tokens]
    found = {}
    for number, span in enumerate(text.spans):
        first, last = bisect_right(stops, span.start), bisect_left(begins, span.end)
        if first < last:
            found[number] = (tokens[first], tokens[last - 1] + 1)
    return found
