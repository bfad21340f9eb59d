"""What `onrecord feeds refresh --watch` prints: the quotes of new articles that watches wait for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cli.outcome import Failure
from bot.console.screen import Screen
from bot.talk.replies import Citation, Reply
from retrieval import Library, Milestone, Watch, WatchIndex, evidence_of, read_watch, runs_of_quote


def read_watches(watched: Sequence[str], library: Library) -> list[Watch]:
    """The watches that were typed. Raises Failure for one that cannot be understood, or that several people may be."""
    watches = []
    for typed in watched:
        read = read_watch(typed, library)
        if read.problem == "a first name":
            raise Failure(f"--watch {typed}: a first name is shared by many; give the surname, too")
        if read.problem:
            raise Failure(f"--watch {typed}: these words stand in nearly every article; give words that tell more")
        if read.people:
            raise Failure(f"--watch {typed}: several people of that name are quoted: {', '.join(read.people)}")
        watches.append(read.watch)
    return watches


def print_new(library: Library, watches: Sequence[Watch], milestone: Milestone) -> None:
    """Print the quotes that the watches wait for in the articles added since that milestone, each wording once."""
    if not watches:
        return
    index = WatchIndex(dict(enumerate(watches)))
    told: set[frozenset[int]] = set()
    for article_id in library.shelf.since(milestone)[1]:
        analysed = library.shelf.get(article_id)
        for match in index.matches(analysed, library):
            evidence = evidence_of(analysed, match.attribution)
            runs = runs_of_quote(analysed.article, match.attribution)
            if evidence and not any(runs <= other for other in told):
                told.add(runs)
                Screen().show(Reply((Citation(evidence),)))
