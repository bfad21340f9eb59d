"""Articles with annotated quotes, and what their annotators say of a watch. Independent of the matching code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval import Article

NEVER = "9999"
PARTS = frozenset(["de", "la", "von", "der", "van", "den", "bin", "al"])


@dataclass(frozen=True, slots=True)
class AnnotatedQuote:
    """A quote as an annotator marked it; `names` are all names of its speaker in the article, empty where unknown."""

    start: int
    end: int
    text: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and its quotes."""

    article: Article
    quotes: tuple[AnnotatedQuote, ...]


def read_annotated(paths: Sequence[Path]) -> list[AnnotatedArticle]:
    """The articles of these files, in the order of their dates."""
    found = [one for path in paths for one in _read(path)]
    return sorted(found, key=lambda one: (one.article.published or NEVER, one.article.id))


def _read(path: Path) -> Iterator[AnnotatedArticle]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = Article(
            record["id"],
            record.get("title") or "",
            record["text"],
            record.get("publisher", ""),
            record.get("date") or "",
            language=record.get("lang", "en"),
        )
        yield AnnotatedArticle(article, tuple(map(_quote, record["quotes"])))


def _quote(record: dict[str, object]) -> AnnotatedQuote:
    named = record.get("speaker_chain_names")
    names = [str(one) for one in named] if isinstance(named, list) else []
    resolved = record.get("speaker_resolved")
    if isinstance(resolved, str):
        names.append(resolved)
    return AnnotatedQuote(
        int(str(record["start"])), int(str(record["end"])), str(record["text"]), str(record["kind"]), tuple(names)
    )


def is_said_by(name: str, quote: AnnotatedQuote) -> bool | None:
    """Whether the annotators say that this person speaks.

    None where they name nobody, or only by a description ("the senator") or a surname that several may bear.
    """
    words = plain(name).split()
    names = [one for one in quote.names if all(word[:1].isupper() or word in PARTS for word in one.split())]
    known = [plain(one).split() for one in names]
    if any(all(word in one for word in words) for one in known):
        return True
    if not known or any(words[-1] in one for one in known):
        return None
    return False


def plain(text: str) -> str:
    """The words of a text in small letters, with single spaces."""
    return " ".join(re.findall(r"\w+", text.lower().replace("’", "").replace("'", "")))
