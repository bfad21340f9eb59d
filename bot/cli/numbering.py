"""How quotes are counted and called: the same numbers in `quotes` and `card`, and ids that survive updates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b

from bot.cli.outcome import Failure
from bot.talk.catalogue import is_called, quoting
from retrieval import Article, Attribution, Explained, Library

_ID_BYTES = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """A quote in a list. `id` stays the same as long as the article has its id and the quote its words.

    `explained` says why the quote was given to its speaker, where that was asked for.
    """

    id: str
    attribution: Attribution
    explained: Explained | None = None


def listed(article: Article, attributions: Sequence[Attribution], explained: Sequence[Explained] = ()) -> list[Listed]:
    """The quotes of an article with their ids. `explained`, where given, is in step with `attributions`."""
    seen: Counter[str] = Counter()
    quotes = []
    for at, attribution in enumerate(attributions):
        quote_id = f"{article.id}:{_digest(attribution, article.text)}"
        seen[quote_id] += 1
        if seen[quote_id] > 1:  # the same words again in the same article
            quote_id += f"-{seen[quote_id]}"
        quotes.append(Listed(quote_id, attribution, explained[at] if explained else None))
    return quotes


def chosen(quotes: Sequence[Listed], speaker: str) -> list[Listed]:
    """The quotes of the speaker whose name or role has all these words; without words, all quotes."""
    return [
        one
        for one in quotes
        if not speaker or (one.attribution.speaker and is_called(one.attribution.speaker, speaker))
    ]


def quotes_of_library(library: Library, speaker: str = "", article: str = "") -> Iterator[tuple[Article, list[Listed]]]:
    """Each article with its chosen quotes, in the order in which both `quotes` and `card` count them.

    `article` is an id or address. Raises Failure where there is no such article.
    """
    for one in _articles(library, speaker, article):
        for analysed in library.shelf.find((one.id,)).values():
            yield one, chosen(listed(one, analysed.attributions), speaker)


def quote_called(library: Library, quote_id: str) -> tuple[Article, Attribution]:
    """The quote with that id, and its article. Raises Failure where there is none."""
    with suppress(KeyError):
        article = library.shelf.article(quote_id.rpartition(":")[0])
        for one in listed(article, library.shelf.get(article.id).attributions):
            if one.id == quote_id:
                return article, one.attribution
    raise Failure(f"there is no quote {quote_id}; `onrecord quotes` shows the numbers, with --json the ids")


def _articles(library: Library, speaker: str, article: str) -> Iterable[Article]:
    if article:
        return (article_called(library, article),)
    return quoting(library, speaker, len(library.shelf.articles)) if speaker else library.shelf.articles


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
