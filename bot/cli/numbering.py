"""How quotes are counted and called: the same numbers in `quotes` and `card`, and ids that survive updates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from bot.cli.outcome import Failure
from bot.talk.captions import counted
from bot.talk.catalogue import is_called, quoting
from retrieval import Article, Attribution, Explained, Library

_ID_BYTES = 4
_READ_AT_ONCE = 200
"""Articles that are read together while quotes are counted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A quote in a list. `id` stays the same as long as the article has its id and the quote its words.

    `number` is its place among all quotes of the library or of the files, counted from 1. `explained` says why the
    quote was given to its speaker, where that was asked for.
    """

    id: str
    number: int
    attribution: Attribution
    explained: Explained | None = None


def listed(
    article: Article, attributions: Sequence[Attribution], explained: Sequence[Explained] = (), first: int = 1
) -> list[Listed]:
    """The quotes of an article with their ids, numbered from `first`.

    `explained`, where given, is in step with `attributions`.
    """
    seen: Counter[str] = Counter()
    quotes = []
    for at, attribution in enumerate(attributions):
        quote_id = f"{article.id}:{_digest(attribution, article.text)}"
        seen[quote_id] += 1
        if seen[quote_id] > 1:  # the same words again in the same article
            quote_id += f"-{seen[quote_id]}"
        quotes.append(Listed(quote_id, first + at, attribution, explained[at] if explained else None))
    return quotes


def chosen(quotes: Sequence[Listed], speaker: str) -> list[Listed]:
    """The quotes of the speaker whose name or role has all these words; without words, all quotes."""
    return [
        one
        for one in quotes
        if not speaker or (one.attribution.speaker and is_called(one.attribution.speaker, speaker))
    ]


def quotes_of_library(library: Library, speaker: str = "", article: str = "") -> Iterator[tuple[Article, list[Listed]]]:
    """Each article with its chosen quotes, numbered as both `quotes` and `card` count them: over the whole library.

    `article` is an id or address. Raises Failure where there is no such article.
    """
    for first, one, attributions in numbered_articles(library, speaker, article):
        yield one, chosen(listed(one, attributions, first=first), speaker)


def numbered_articles(
    library: Library, speaker: str = "", article: str = ""
) -> Iterator[tuple[int, Article, Sequence[Attribution]]]:
    """The articles that quote the speaker, or the one called `article`: each with its quotes and the first's number.

    All articles before the last of them are read, because their quotes are counted. Raises Failure where there is no
    such article.
    """
    wanted = _wanted(library, speaker, article)
    left = None if wanted is None else len(wanted)
    number, ids = 1, iter(library.shelf.ids)
    while left != 0 and (some := tuple(islice(ids, _READ_AT_ONCE))):
        found = library.shelf.find(some)
        for analysed in (found[one] for one in some if one in found):
            if wanted is None or analysed.article.id in wanted:
                left = None if left is None else left - 1
                yield number, analysed.article, analysed.attributions
            number += len(analysed.attributions)


def unnumbered_quotes(library: Library, speaker: str = "", article: str = "") -> Iterator[tuple[Article, list[Listed]]]:
    """The same as `quotes_of_library` for whoever needs no numbers: only the articles that are shown are read."""
    wanted = _wanted(library, speaker, article)
    for one in library.shelf.ids if wanted is None else wanted:
        for analysed in library.shelf.find((one,)).values():
            yield analysed.article, chosen(listed(analysed.article, analysed.attributions), speaker)


def quote_called(library: Library, quote_id: str) -> tuple[Article, Attribution]:
    """The quote with that id, and its article. Raises Failure where there is none."""
    with suppress(KeyError):
        article = library.shelf.article(quote_id.rpartition(":")[0])
        for one in listed(article, library.shelf.get(article.id).attributions):
            if one.id == quote_id:
                return article, one.attribution
    raise Failure(f"there is no quote {quote_id}; `onrecord quotes` shows the numbers, with --json the ids")


def quote_numbered(library: Library, number: int | None, speaker: str, article: str) -> tuple[Article, Attribution]:
    """The quote with that number, or the first, of those of the speaker and the article where these are given.

    Raises Failure where there is none.
    """
    seen = 0
    for one, quotes in quotes_of_library(library, speaker, article):
        for quote in quotes:
            if number in (None, quote.number):
                return one, quote.attribution
            seen = quote.number
    if speaker or article:
        which = " ".join(filter(None, (f"of {speaker}" if speaker else "", f"in {article}" if article else "")))
        wanted = "no quote" if number is None else f"no quote {number}"
        raise Failure(f"there is {wanted} {which}; `onrecord quotes` shows the numbers")
    raise Failure(f"there is no quote {number or 1}: I count {counted(seen, 'quote')}")


def _wanted(library: Library, speaker: str, article: str) -> dict[str, None] | None:
    """The ids of the article called so, or of those that quote the speaker, in order; None for all articles."""
    if article:
        return {article_called(library, article).id: None}
    if not speaker:
        return None
    return {one.id: None for one in quoting(library, speaker, len(library.shelf.articles))}


def article_called(library: Library, given: str) -> Article:
    """The article with that id or address. Raises Failure where there is none."""
    with suppress(KeyError):
        return library.shelf.article(given)
    for article in library.shelf.articles:
        if article.url == given:
            return article
    raise Failure(f"there is no article {given}")


def _digest(attribution: Attribution, text: str) -> str:
    """A short hash of the quoted words. Case, spaces and punctuation don't count, so corrections of these keep it."""
    words = "".join(span.of(text) for span in attribution.quote.contents)
    letters = "".join(filter(str.isalnum, words.casefold()))
    return blake2b(letters.encode(errors="replace"), digest_size=_ID_BYTES).hexdigest()
