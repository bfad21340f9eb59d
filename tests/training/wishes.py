"""Fit the classifier that guesses what a message wishes for: `bot/talk/small_talk/guessing.py`.

  python -m tests.training.wishes                       # fits on messages.tsv and writes the file that is shipped
  python -m tests.training.wishes --held 5              # keeps every fifth message back and prints what it gets of them

messages.tsv holds one message a line: its wish, its language, its words. They were written for this project. A wish is
learned by one softmax regression and the language by another, over the same hashed n-grams.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from bot.talk.small_talk.guessing import BUCKETS, FILE, KNOWN, QUESTION, STRENGTH, buckets, places_of_words

MESSAGES = Path(__file__).parent / "messages.tsv"
ROUNDS = 30
BATCH = 512
RATE = 0.03
DECAY = 2e-5
"""What each step takes off every weight, as a share of it times the rate."""
LARGEST = 127

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Message:
    """A message that somebody may type; without a language, it says nothing about languages."""

    wish: str
    language: str
    text: str


def read_messages(path: Path = MESSAGES) -> list[Message]:
    """The messages of a file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Message(*row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@click.command(help=__doc__)
@click.option("--held", type=click.IntRange(min=2), help="Keep every so-manieth message back.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write another file than the one shipped.")
def main(held: int | None, target: Path | None) -> None:
    messages = read_messages()
    if held:
        kept_back = messages[::held]
        fitted = _Fitted(tuple(one for at, one in enumerate(messages) if at % held))
        chances = fitted.chances([one.text for one in kept_back])
        right = sum(fitted.wishes[at] == one.wish for at, one in zip(chances.argmax(1), kept_back, strict=True))
        click.echo(f"right {right} of {len(kept_back)}")
        return
    _Fitted(tuple(messages)).save(target or Path(str(files("bot.talk.small_talk") / FILE)))


class _Fitted:
    """The two regressions over these messages, side by side in one matrix."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.wishes = sorted({one.wish for one in messages})
        self.languages = sorted({one.language for one in messages} - {""})
        self._wide = len(self.wishes)
        self._weights = np.zeros((BUCKETS, self._wide + len(self.languages)), np.float32)
        self._biases = np.zeros(self._weights.shape[1], np.float32)
        self._known = _noted([one.text for one in messages if one.wish != QUESTION])
        self._fit(messages)

    def chances(self, texts: Sequence[str]) -> Matrix:
        """The chance of each wish for each text."""
        return _softmax(self._scores([_row(text) for text in texts])[:, : self._wide])

    def save(self, path: Path) -> None:
        """Write the weights with 8 bits each."""
        scales = np.maximum(np.abs(self._weights).max(axis=0), 1e-6) / LARGEST
        weights = np.rint(self._weights / scales).astype(np.int8)
        np.savez_compressed(
            path,
            weights=weights,
            scales=scales.astype(np.float32),
            biases=self._biases,
            known=self._known,
            wishes=np.array(self.wishes),
            languages=np.array(self.languages),
        )

    def _scores(self, rows: Sequence[NDArray[np.intp]]) -> Matrix:
        return np.stack([self._weights[row].sum(axis=0) * _length(row) for row in rows]) + self._biases

    def _fit(self, messages: Sequence[Message]) -> None:
        rows = [_row(one.text) for one in messages]
        wanted = np.stack([self._wanted(one) for one in messages])
        moments = [(np.zeros_like(one), np.zeros_like(one)) for one in (self._weights, self._biases)]
        random = np.random.default_rng(1)
        step = 0
        for _ in range(ROUNDS):
            for batch in _batches(random.permutation(len(rows))):
                step += 1
                error = self._error([rows[at] for at in batch], wanted[batch]) / len(batch)
                slope = DECAY * self._weights
                for at, one in zip(batch, error, strict=True):
                    slope[rows[at]] += one * _length(rows[at])
                rate = RATE * (1 - 0.5 * step / (ROUNDS * len(rows) / BATCH))
                for values, change, kept in zip(
                    (self._weights, self._biases), (slope, error.sum(axis=0)), moments, strict=True
                ):
                    _adam(values, change, kept, step, rate)

    def _wanted(self, message: Message) -> Matrix:
        wanted = np.zeros(self._weights.shape[1], np.float32)
        wanted[self.wishes.index(message.wish)] = 1
        if message.language:
            wanted[self._wide + self.languages.index(message.language)] = 1
        return wanted

    def _error(self, rows: Sequence[NDArray[np.intp]], wanted: Matrix) -> Matrix:
        scores = self._scores(rows)
        wishes = _softmax(scores[:, : self._wide]) - wanted[:, : self._wide]
        told = wanted[:, self._wide :].sum(axis=1, keepdims=True)
        languages = (_softmax(scores[:, self._wide :]) - wanted[:, self._wide :]) * told
        return np.hstack([wishes, languages])


def _noted(texts: Sequence[str]) -> NDArray[np.uint8]:
    """A bit for each longer word of these texts."""
    bits = np.zeros(KNOWN, np.uint8)
    bits[sorted(place for text in texts for place in places_of_words(text))] = 1
    packed: NDArray[np.uint8] = np.packbits(bits, bitorder="little")
    return packed


def _row(text: str) -> NDArray[np.intp]:
    return np.array(sorted(buckets(text)), dtype=np.intp)


def _length(row: NDArray[np.intp]) -> float:
    return STRENGTH / math.sqrt(max(1, len(row)))


def _softmax(scores: Matrix) -> Matrix:
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Matrix = chances / chances.sum(axis=1, keepdims=True)
    return shares


def _batches(order: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    yield from (order[at : at + BATCH] for at in range(0, len(order), BATCH))


def _adam(values: Matrix, change: Matrix, kept: tuple[Matrix, Matrix], step: int, rate: float) -> None:
    """One step of Adam (Kingma & Ba 2015), in place."""
    mean, square = kept
    mean += 0.1 * (change - mean)
    square += 0.001 * (change * change - square)
    values -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)


if __name__ == "__main__":
    main()
