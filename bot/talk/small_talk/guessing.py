"""What a message wishes for that no phrase foresees, guessed from its letters and words.

A linear classifier over hashed n-grams of characters and words, as in fastText (Joulin et al. 2017,
https://arxiv.org/abs/1607.01759); `tests/training/wishes.py` fits it. It generates nothing: it names one of the wishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weights = NDArray[np.int8]
    Numbers = NDArray[np.float32]
    Bits = NDArray[np.uint8]

FILE = "guesses.npz"
BUCKETS = 1 << 14
"""Numbers to which n-grams are hashed."""
QUESTION = "question"
"""The label of whatever asks the articles something."""
LENGTHS = (2, 3, 4)
"""Characters of the n-grams."""
KNOWN = 1 << 17
"""Bits in which known words are noted; one in twenty unknown words falls on the bit of a known one."""
LONGER = 4
"""Letters of a word that may be a topic."""
STRENGTH = 3.0
"""The length of the vector that stands for a message."""
_WORD = re.compile(r"\w+")
_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Guess:
    """The wish that is the likeliest, and the chance (0..1) that the message is any wish and no question.

    `language` is the likeliest language of the message, by its ISO 639-1 code. `is_known`: each longer word of it
    stands in some message that was learned from; one that does not may be a topic, as in “what’s new on Skarn”.
    """

    wish: str
    chance: float
    language: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class _Model:
    """Labels, and for each bucket a weight of every label: of the wishes first, then of the languages.

    `known` has a bit for the hash of every longer word of the messages that wish for something.
    """

    wishes: tuple[str, ...]
    languages: tuple[str, ...]
    weights: Weights
    scales: Numbers
    biases: Numbers
    known: Bits


def guess(text: str) -> Guess:
    """What a message probably wishes for, and in which language."""
    import numpy as np  # takes longer than a phrase needs

    model = _model()
    found = sorted(buckets(text))
    scores = model.weights[found].sum(axis=0, dtype=np.float32) * model.scales * STRENGTH / max(1, len(found)) ** 0.5
    scores += model.biases
    wishes, languages = scores[: len(model.wishes)], scores[len(model.wishes) :]
    chances = np.exp(wishes - wishes.max())
    chances /= chances.sum()
    question = model.wishes.index(QUESTION)
    chance = 1 - float(chances[question])
    chances[question] = 0
    is_known = all(model.known[place >> 3] >> (place & 7) & 1 for place in places_of_words(text))
    return Guess(model.wishes[int(chances.argmax())], chance, model.languages[int(languages.argmax())], is_known)


def buckets(text: str) -> set[int]:
    """The numbers (0 to `BUCKETS` - 1) of the n-grams of a message."""
    return {crc32(gram.encode()) % BUCKETS for gram in _grams(text)}


def places_of_words(text: str) -> set[int]:
    """The places (0 to `KNOWN` - 1) at which the longer words of a message are noted."""
    words = _WORD.findall(text.casefold())
    return {crc32(word.encode()) % KNOWN for word in words if len(word) >= LONGER}


def _grams(text: str) -> Iterator[str]:
    plain = " ".join(["", *_LENGTHENED.sub(r"\1", text.casefold()).split(), ""])
    for length in LENGTHS:
        yield from (plain[at : at + length] for at in range(len(plain) - length + 1))
    words = ["^", *_WORD.findall(plain), "$"]
    yield from (f"word {word}" for word in words)
    yield from (f"words {word} {following}" for word, following in pairwise(words))


@cache
def _model() -> _Model:
    import numpy as np

    with as_file(files("bot.talk.small_talk") / FILE) as path, np.load(path) as kept:
        wishes, languages = (tuple(map(str, kept[name])) for name in ("wishes", "languages"))
        return _Model(wishes, languages, kept["weights"], kept["scales"], kept["biases"], kept["known"])
