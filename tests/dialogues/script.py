"""Dialogues as they are written down: what is typed, turn by turn, and what must come back.

A file holds dialogues under headings (``## its name``, or ``## its name [models]`` where words alone do not suffice),
one turn a line: ``what is typed => what is expected``. What is expected is one of these:

* ``Ines Varga`` or ``Ines Varga: some words``: she is cited, with these words; ``*: some words``: these are cited,
  whoever says them; ``not Ines Varga``: somebody else is cited, or nobody; ``answered``: anything is.
* ``no``: nothing answers. ``no nobody``: nobody of that name is there; ``no unquoted``: that person is mentioned only;
  ``no elsewhere``: quoted, but not on this; ``no nothing``: nothing about this at all.
* ``friendly``: a reply that is no answer and no refusal, and shows no page. ``not friendly``: it is a question.
* ``speakers``, ``sources``, ``quotes``: that list. ``says some words``: the words stand in the reply.
* ``again``: the very reply that the turn before got. ``any``: any reply at all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval import Article, Library

FOLDER = Path(__file__).parent
MODELS = " [models]"


@dataclass(frozen=True, slots=True)
class Turn:
    """What is typed, and what is expected of the reply."""

    typed: str
    expected: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A talk of one person with the bot. `needs_models`: only where the encoders and the reader help it goes so."""

    name: str
    turns: tuple[Turn, ...]
    needs_models: bool = False


def dialogues() -> Iterator[Dialogue]:
    """All dialogues of the folder, in the order of their files."""
    for file in sorted(FOLDER.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("## ")[1:]:
            name, *lines = block.strip().splitlines()
            turns = (line.partition(" => ") for line in lines if line.strip())
            held = tuple(Turn(typed, expected) for typed, _, expected in turns)
            yield Dialogue(f"{file.stem}: {name.removesuffix(MODELS)}", held, name.endswith(MODELS))


def articles() -> tuple[Article, ...]:
    """The articles that are talked about."""
    tables = tomllib.loads((FOLDER / "articles.toml").read_text(encoding="utf-8"))
    return tuple(Article(id=name, **{**table, "text": table["text"].strip()}) for name, table in tables.items())


def library_talked_about(*, semantic: bool = True) -> Library:
    """A library of these articles, asked by words alone or also with the models."""
    library = Library(semantic=semantic)
    for article in articles():
        library.add(article)
    return library
