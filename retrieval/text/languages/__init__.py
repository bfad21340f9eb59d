"""What is known about each language: one folder per language, named by its ISO 639-1 code.

A folder holds up to ten files, and a language is as well supported as its folder is full:

* ``common.toml``: the words by which its texts are recognised and the stemmer that cuts its endings off.
* ``search.toml``: stopwords, irregular forms, and the words that questions are made of.
* ``questions.toml``: patterns of questions and of what answers them; a language without it is understood by the words
  in ``search.toml``.
* ``quoting.toml``: reporting verbs, titles, pronouns and habits of grammar; `retrieval.quoting.lexicon` reads it.
* ``marks.toml``: words beside quotation marks, by which a lost mark is placed; `retrieval.quoting.marks` reads it.
* ``bylines.toml``: the words around the names of authors; `retrieval.reading.authors` reads it.
* ``turning.toml``: words that turn round what they hold; `retrieval.checking.turning.words` reads it.
* ``roles.toml``: offices and trades by which questions ask; `retrieval.answering.asked.roles` reads it.
* ``documents.toml``: what files, mails and printed pages call things; `retrieval.reading.labels` reads it.
* ``furniture.toml``: what web pages print around an article; `retrieval.text.furniture` reads it.

Every list is either a string of words divided by spaces and line ends, or an array of phrases. ``first_names.toml``
stands beside the folders because first names cross borders.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, get_args

from retrieval.errors import LanguageError

Part = Literal[
    "common", "search", "questions", "quoting", "marks", "furniture", "bylines", "turning", "roles", "documents"
]  # fmt: skip
Section = Mapping[str, tuple[str, ...]]
"""The lists of one section of a file, by name."""

DEFAULT_LANGUAGE = "en"
"""The language that is assumed where nothing tells another."""
FOLDER: Traversable = files(__name__)


@cache
def languages_with(part: Part) -> tuple[str, ...]:
    """The codes of the languages that have this file, in alphabetical order."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / f"{part}.toml").is_file()))


@cache
def parts_of(language: str) -> tuple[Part, ...]:
    """The files that a language has, in the order of their listing."""
    return tuple(part for part in get_args(Part) if language in languages_with(part))


@cache
def read_language(language: str, part: Part) -> dict[str, Section]:
    """The sections of one of a language's files; the lists above the first heading are the section ``""``.

    Empty where the language has no such file. Raises LanguageError for a file that isn't TOML.
    """
    return read_sections(FOLDER / language / f"{part}.toml") if language in languages_with(part) else {}


@cache
def listed_first_names() -> Section:
    """The lists of first names, which cross borders."""
    return read_sections(FOLDER / "first_names.toml")[""]


@cache
def habits_of(language: str) -> frozenset[str]:
    """What is true of a language's writing as a whole: the `habits` of its ``common.toml``.

    ordinal-stops: a full stop makes an ordinal number (German “12. Oktober”). noun-capitals: every noun begins with a
    capital. unspaced: no spaces part the words.
    """
    return frozenset(read_language(language, "common").get("", {}).get("habits", ()))


@cache
def read_as(code: str) -> str:
    """The code of the language whose lists read texts of the language `code`: "no" for "nb" and "nn", else `code`."""
    return next(iter(read_language(code, "common").get("", {}).get("read_as", ())), code)


def read_sections(path: Traversable) -> dict[str, Section]:
    """The sections of a file in the format that the head of this module describes."""
    try:
        data: dict[str, str | list[str] | dict[str, str | list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LanguageError(_named(path), f"is no TOML file: {error}") from error
    sections: dict[str, Section] = {
        "": {name: _listed(value) for name, value in data.items() if not isinstance(value, dict)}
    }
    for heading, section in data.items():
        if isinstance(section, dict):
            sections[heading] = {name: _listed(value) for name, value in section.items()}
    return sections


def _named(path: Traversable) -> str:
    """A file by its folder and name."""
    return "/".join(str(path).replace("\\", "/").split("/")[-2:])


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value.split() if isinstance(value, str) else value)
