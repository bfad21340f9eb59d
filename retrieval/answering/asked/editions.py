"""The outlet or the date of publication that a question names: "… in the Herald", "… in the article of 3 May 2024".

Only articles that were found are compared, so that any publisher's name is known and no list of outlets is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from retrieval.records import Article
from retrieval.text.languages import languages_with
from retrieval.text.months import month_number
from retrieval.text.question_patterns import patterns, search, sources

_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_PART = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """What a question says of where its answer was published. `question` is the question without it.

    `publisher` is as the articles write it, `published` the beginning of an ISO date (YYYY, YYYY-MM or YYYY-MM-DD);
    either may be empty.
    """

    question: str
    publisher: str = ""
    published: str = ""

    def holds(self, article: Article) -> bool:
        return (not self.publisher or article.publisher == self.publisher) and (
            article.published.startswith(self.published)
        )


def named_edition(question: str, articles: Iterable[Article]) -> Edition | None:
    """The edition that `question` names among `articles`; None where it names none that any of them is of."""
    articles = tuple(articles)
    edition = Edition(question)
    if (dated := search("editions", "dated", question, languages_with("questions"))) and (day := _iso(dated["day"])):
        edition = Edition(_without(question, dated), published=day)
    for publisher in sorted({one.publisher for one in articles if one.publisher.strip()}, key=len, reverse=True):
        if found := _mention(publisher, edition.question):
            edition = Edition(_without(edition.question, found), publisher, edition.published)
            break
    if edition.question == question or not any(edition.holds(one) for one in articles):
        return None
    return edition


def _mention(publisher: str, question: str) -> re.Match[str] | None:
    """Where a question names `publisher` as the place of publication; one word alone must be written as there."""
    name = publisher.strip()
    for article in patterns("editions", "article", languages_with("questions")):
        name = article.sub("", name)
    words = r"\s+".join(map(re.escape, name.split()))
    written = words if len(name.split()) == 1 else f"(?i:{words})"
    mentions = (
        one.replace("{publisher}", written) for one in sources("editions", "published_in", languages_with("questions"))
    )
    return next((found for one in mentions if (found := re.search(one, question))), None)


def _without(question: str, found: re.Match[str]) -> str:
    return f"{question[: found.start()]}{question[found.end() :]}".strip(" ,")


def _iso(written: str) -> str:
    """A date as a question writes it, as YYYY, YYYY-MM or YYYY-MM-DD; empty where it is none."""
    parts = _PART.findall(written.casefold())
    if _ISO.fullmatch(written):
        found = written
    else:
        month = next(filter(None, map(month_number, parts)), 0)
        year = next((part for part in parts if len(part) == 4 and part.isdecimal()), "")
        day = next((f"-{int(part):02}" for part in parts if len(part) < 3 and part.isdecimal()), "")
        found = f"{year}-{month:02}{day}" if year else ""
    try:
        date.fromisoformat(f"{found}-01-01"[: len("YYYY-MM-DD")])
    except ValueError:
        return ""
    return found
