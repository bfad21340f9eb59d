"""An article as a document gives it, before it is known to be fit to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retrieval.errors import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.records import Article
from retrieval.text.languages import read_as

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters: no text shows them, databases end at them, terminals obey them, XML forbids them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found at `where`; where the document names no `id`, `name` is what the article is called by."""

    where: str
    text: str
    id: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    author: str = ""
    name: str = ""


ReadFile = Callable[[str, str, bytes], Iterator[Draft | ArticleError]]
"""Reads a document: takes where it stands, its name and its bytes, and yields its articles."""


def to_article(draft: Draft, name: str, origins: dict[str, str]) -> Article | ArticleError:
    """The article of `draft`, called by `name` where nothing in it says how; an error where it claims a taken id.

    `origins` maps each id to the place where it was first seen; the new one is added to it. Control characters are
    taken out of every field, and a form feed in the text becomes the end of a paragraph.
    """
    article_id = _line(draft.id) or _free_id(_line(draft.name) or _line(name) or "article", origins)
    if article_id in origins:
        return ArticleError(draft.where, f"the id {article_id!r} is taken by {origins[article_id]}; left out")
    text = CONTROL.sub("", draft.text.replace("\x0c", "\n\n") if "\x0c" in draft.text else draft.text)
    if not text.strip():
        return ArticleError(draft.where, "holds no text", "no text")
    origins[article_id] = draft.where
    language = _language(draft.language)
    return Article(
        article_id,
        _line(draft.title),
        text,
        _line(draft.publisher),
        to_iso(draft.published, language),
        _line(draft.url),
        language,
        _line(draft.author),
    )


def _language(written: str) -> str:
    """The ISO 639-1 code of a language tag or of an ISO 639-2 code; what is unknown stays as it is written.

    A written form of a language that has a code of its own is the language: Bokmål (nb) is Norwegian (no).
    """
    code = _line(written).lower().replace("_", "-").partition("-")[0]
    if len(code) != 3:
        return read_as(code)
    from babel.core import get_global  # reads a table of CLDR when it is imported

    return read_as(str(get_global("language_aliases").get(code, code)))


def _line(value: str) -> str:
    return CONTROL.sub("", value).strip()


def _free_id(name: str, origins: dict[str, str]) -> str:
    """`name`, numbered where another article has it: files of one name may stand in several folders.

    The number is found by doubling and halving, because one document may hold thousands of articles of one name.
    """
    if name not in origins:
        return name
    taken, free = 1, 2
    while f"{name}-{free}" in origins:
        taken, free = free, 2 * free
    while free - taken > 1:
        between = (taken + free) // 2
        taken, free = (between, free) if f"{name}-{between}" in origins else (taken, between)
    return f"{name}-{free}"
