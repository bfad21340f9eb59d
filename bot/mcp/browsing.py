"""The tools that look through a library, which is only read. Safe to call from threads.

They raise ToolError where there is no such article or speaker, with the nearest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from bot.mcp.citing import published, words_of
from bot.mcp.records import Articles, Line, Person, Quotes, Shown, Speakers, Timeline
from bot.mcp.telling import fit, telling
from bot.talk.captions import byline_of, title_of
from bot.talk.catalogue import BROWSED, find_article, folded, is_called, nearest_name, quotes_of, quoting, speakers_of
from bot.talk.timeline import Period, timeline_of
from retrieval import Article, Evidence, Library, gather

MOST = 50
"""Quotes, speakers or articles that one call returns at most."""
MOST_TEXT = 20_000
"""Code points of an article that one call returns at most."""

Limit = Annotated[int, Field(ge=1, le=MOST, description="How many to return at most.")]
Offset = Annotated[int, Field(ge=0, description="How many to pass over, for the next page.")]
ArticleId = Annotated[str, Field(description="The id or address of an article, as `list` gives them.")]


class Browsing:
    """Quotes, speakers, counts and articles of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @telling
    def quotes(
        self,
        speaker: Annotated[str, Field(description="Only quotes of this speaker: a name, part of one, or a role.")] = "",
        about: Annotated[str, Field(description="Only quotes about this: bare words or a question.")] = "",
        article: Annotated[str, Field(description="Only quotes of the article with this id or address.")] = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Quotes:
        """List who said what: the quotes of a speaker, about a topic, in an article, or of all three together."""
        within = (_article(self._library, article),) if article.strip() else None
        found, is_complete = self._quotes(speaker, about, within)
        if not found and speaker.strip():
            self._must_be_quoted(speaker)
        shown = tuple(words_of(evidence) for evidence in found[offset : offset + limit])
        return Quotes(quotes=shown, total=len(found), is_complete=is_complete)

    @telling
    def speakers(self, limit: Limit = 20, offset: Offset = 0) -> Speakers:
        """List who is quoted in the articles, and how often, the most quoted first."""
        found = speakers_of(self._library)
        people = (
            Person(name=one.speaker.name, role=one.speaker.role or None, quotes=one.quotes)
            for one in found[offset : offset + limit]
        )
        return Speakers(speakers=tuple(people), total=len(found))

    @telling
    def timeline(
        self,
        query: Annotated[str, Field(description="Bare words, or a question that may name a speaker.")],
        period: Annotated[Period | None, Field(description="Null chooses the period that fits best.")] = None,
        top: Annotated[int, Field(ge=1, le=20, description="How many speakers to count one by one.")] = 5,
    ) -> Timeline:
        """Count who said how much about something by day, week, month or year."""
        fit(query, "query")
        found = timeline_of(query, self._library, period, top)
        lines = (
            Line(speaker=one.name or None, speakers=one.speakers, counts=one.counts, undated=one.undated)
            for one in found.series
        )
        return Timeline(
            query=query,
            period=found.period,
            starts=tuple(start.isoformat() for start in found.starts),
            lines=tuple(lines),
            quotes=found.total,
            is_complete=found.is_complete,
        )

    @telling
    def list_articles(
        self,
        words: Annotated[str, Field(description="Only articles with all these words in title, publisher or id.")] = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Articles:
        """List the articles that can be asked: ids, titles, publishers, days and addresses."""
        wanted = folded(words).split()
        every: Sequence[Article] = self._library.shelf.articles
        found = [one for one in every if _has(one, wanted)] if wanted else every
        shown = tuple(published(one) for one in found[offset : offset + limit])
        return Articles(articles=shown, total=len(found))

    @telling
    def show(
        self,
        article: ArticleId,
        start: Annotated[int, Field(ge=0, description="Where to begin in the text, in code points.")] = 0,
        length: Annotated[int, Field(ge=1, le=MOST_TEXT, description="How much of the text to return.")] = 5_000,
    ) -> Shown:
        """Read an article: its text, or a part of it, with the quotes that begin there."""
        found = _article(self._library, article)
        end = min(len(found.text), start + length)
        within = [one for one in quotes_of(self._library, (found,)) if start <= one.span.start < end]
        return Shown(
            article=published(found),
            text=found.text[start:end],
            start=min(start, end),
            end=end,
            length=len(found.text),
            quotes=tuple(map(words_of, within)),
        )

    def _quotes(self, speaker: str, about: str, within: Sequence[Article] | None) -> tuple[Sequence[Evidence], bool]:
        """The quotes that are wanted, and whether these are all."""
        if about.strip():
            fit(about, "query")
            gathered = gather(about, self._library)
            ids = {one.id for one in within} if within else None
            found = [
                one
                for one in gathered.evidence
                if (not speaker.strip() or (one.speaker and is_called(one.speaker, speaker)))
                and (ids is None or one.article.id in ids)
            ]
            return found, gathered.is_complete
        articles = within or quoting(self._library, speaker, BROWSED + 1)
        return quotes_of(self._library, articles[:BROWSED], speaker), len(articles) <= BROWSED

    def _must_be_quoted(self, speaker: str) -> None:
        """Raises ToolError with the nearest name where nobody of that name is quoted at all."""
        quoted = speakers_of(self._library)
        if any(is_called(one.speaker, speaker) for one in quoted):
            return
        near = nearest_name(speaker, quoted)
        raise ToolError(f"nobody called {speaker!r} is quoted" + (f"; did you mean {near!r}?" if near else ""))


def _article(library: Library, given: str) -> Article:
    """The article with that id or address. Raises ToolError that names the nearest one."""
    wanted = given.strip()
    with suppress(KeyError):
        return library.shelf.article(wanted)
    for one in library.shelf.articles:
        if wanted and one.url == wanted:
            return one
    near = None if wanted.isdecimal() else find_article(wanted, library.shelf.articles)
    advice = f"did you mean {near.id!r}, “{title_of(near)}”?" if near else "`list` gives the ids"
    raise ToolError(f"there is no article {wanted!r}; {advice}")


def _has(article: Article, wanted: Sequence[str]) -> bool:
    line = folded(f"{article.id} {title_of(article)} {byline_of(article)}")
    return all(word in line for word in wanted)
