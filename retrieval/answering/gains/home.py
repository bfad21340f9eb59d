"""Whether the article that a talk is about tells the reason that a question asks for."""

from __future__ import annotations

from retrieval.answering.questions import ParsedQuestion
from retrieval.library.library import Library
from retrieval.searching import terms


def asks_why_at(home: str, parsed: ParsedQuestion, library: Library) -> bool:
    """Whether a question asks for the reason of something of which the article with the id `home` tells.

    It must hold half of the words asked for, and the rarest that articles hold: “why is the *branch* closing?”.
    """
    asked = set(parsed.topic)
    if not home or not asked or parsed.wanted != "reason":
        return False
    known = library.passage_index.statistics(parsed.topic).frequencies
    rarest = min((term for term in parsed.topic if known[term]), key=lambda term: known[term], default="")
    held = {word for one in library.shelf.find((home,)).values() for word in terms(one.article.text, one.language)}
    return rarest in held and 2 * len(asked & held) >= len(asked)
