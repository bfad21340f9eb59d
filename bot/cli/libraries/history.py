"""What an article said before it was changed, and what became of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from retrieval import Article, Edition, sentences_of


def history_of(article: Article, editions: Sequence[Edition]) -> Iterator[str]:
    """Each change of an article in lines, the newest first: "-" what was taken out, "+" what was put in."""
    if not editions:
        yield "No earlier edition is kept: the article has not changed since it was added."
        return
    after = article
    for edition in editions:
        before = edition.article
        yield f"Changed on {_when(edition.replaced)}; said so since {_when(edition.seen)}:"
        if before.title != after.title:
            yield f"- {before.title}"
            yield f"+ {after.title}"
        yield from _changes(sentences_of(before.text), sentences_of(after.text))
        yield ""
        after = before


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"- {sentence}" for sentence in before[start:end])
            yield from (f"+ {sentence}" for sentence in after[first:last])


def _when(time: str) -> str:
    """The date and the time in minutes, UTC."""
    return f"{time[:10]} {time[11:16]} UTC"
