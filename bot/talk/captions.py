"""How articles, speakers and quotes are named in words, the same on every face and in pictures."""

from __future__ import annotations

import datetime as dt

from bot.wording import _, day_in_words, ngettext
from retrieval import Article, Evidence

ALSO_NAMED = 3
"""Further articles with the same words that are named one by one."""
LONGEST_TITLE = 160
"""Characters of a title below a quote; two lines of a phone hold about half of it."""


def as_typed(words: str, most: int = 60) -> str:
    """What a person typed, to be named in a sentence: on one line, and cut with "…" where it is too long."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def attribution_of(evidence: Evidence) -> tuple[str, str]:
    """The speaker's name, and the rest of the line: the role, and what the words are unless they are a direct quote."""
    if evidence.attribution is None:
        return "", _("the article’s own words")
    match evidence.kind:
        case "indirect":
            manner = _("paraphrased by the article")
        case "mixed":
            manner = _("partly in the article’s words")
        case _:
            manner = ""
    if evidence.speaker is None:
        return "", ", ".join(filter(None, (_("not attributed in the article"), manner)))
    role = evidence.speaker.role.removeprefix("the ").removeprefix("The ")
    return evidence.speaker.name, ", ".join(filter(None, (role, manner)))


def also_line(evidence: Evidence) -> str:
    """Where else the same words stand: “Also in: Metro, 2 June 2024; The Daily Ledger”. Empty if nowhere."""
    if not evidence.also:
        return ""
    named = [byline_of(article) or title_of(article) for article in evidence.also[:ALSO_NAMED]]
    more = len(evidence.also) - len(named)
    places = "; ".join(named)
    if more:
        return ngettext(
            "Also in: {places} and {number} more", "Also in: {places} and {number} more", more, places=places
        )
    return _("Also in: {places}", places=places)


def title_of(article: Article) -> str:
    """The article's title, or its id if it has none."""
    return article.title or article.id


def short_title_of(article: Article) -> str:
    """The title below a quote: cut between words with "…" where it is too long, as a whole post in place of one is."""
    title = " ".join(title_of(article).split())
    if len(title) <= LONGEST_TITLE:
        return title
    beginning, space, _rest = title[:LONGEST_TITLE].rpartition(" ")
    return f"{beginning if space else title[: LONGEST_TITLE - 1]}…"


def byline_of(article: Article) -> str:
    """Publisher and day, as far as they are known: “The Daily Ledger, 12 May 2024”."""
    return ", ".join(filter(None, (article.publisher, day_of(article.published))))


def day_of(published: str) -> str:
    """An ISO 8601 date, or date and time, as “12 May 2024”; anything else as it is."""
    try:
        day = dt.datetime.fromisoformat(published).date()
    except ValueError:
        return published
    return day_in_words(day)


def articles_counted(number: int) -> str:
    """“1 article”, “1,280 articles”."""
    return ngettext("{number} article", "{number} articles", number)


def quotes_counted(number: int) -> str:
    """“1 quote”, “1,280 quotes”."""
    return ngettext("{number} quote", "{number} quotes", number)


def speakers_counted(number: int) -> str:
    """“1 speaker”, “1,280 speakers”."""
    return ngettext("{number} speaker", "{number} speakers", number)


def counted(number: int, noun: str) -> str:
    """“1 article”, “1,280 articles”, for texts that are always in English."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
