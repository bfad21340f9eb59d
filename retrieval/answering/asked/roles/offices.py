"""People who are named by what the articles call them: "Inspector Lind" for "Harbour Inspector Eva Lind"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.library.library import Library
from retrieval.people import Name, read_name
from retrieval.records import Speaker
from retrieval.searching.words import fold, tokens

MOST_BEARERS = 50
"""Speakers of the surname whose introductions are looked up."""
MOST_ARTICLES = 3
"""Articles that are searched for the introduction of each of them."""
_BEFORE = r"((?:[\w.’'-]+\s+){1,5})"


def speakers_introduced_as(name: Name, library: Library) -> tuple[str, ...]:
    """The names of the speakers of that surname before whose full name an article has all that is typed before it.

    `name` is as it was typed. Nobody is found where a first name stands in it: that of somebody else never matches.
    """
    *before, surname = (fold(word) for word in name.text.split())
    if not before or not surname or name.has_known_first_name:
        return ()
    bearers = [one for one in library.shelf.namesakes([surname]) if read_name(one.name).surname == name.surname]
    found = {
        one.name
        for one in bearers[:MOST_BEARERS]
        if any(set(before) <= {*words, *map(fold, tokens(one.role))} for words in _introductions(one, library))
    }
    return tuple(sorted(found))


def _introductions(speaker: Speaker, library: Library) -> Iterator[set[str]]:
    """The words before each mention of the speaker's full name, without those of the name."""
    pattern = re.compile(rf"{_BEFORE}{re.escape(speaker.name)}(?!\w)")
    for article in library.shelf.quoting((speaker,), MOST_ARTICLES):
        for found in pattern.finditer(article.text):
            yield {fold(word.strip(".")) for word in found[1].split()}
