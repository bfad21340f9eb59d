"""A reply as blocks, before any markup: each face draws them its own way."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval import Article, Evidence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the bot's own; may hold line breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim span with who said it and where it stands. `position` and `total` number it among the answers."""

    evidence: Evidence
    position: int = 1
    total: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """The passage around a citation; the evidence's own words stand out in it."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading over rows: speakers, articles, quotes."""

    heading: str
    rows: tuple[str, ...]


Block = Paragraph | Citation | Context | Listing


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to one request; empty `blocks` means that the bot keeps silent."""

    blocks: tuple[Block, ...] = ()


def title_of(article: Article) -> str:
    return article.title or article.id
