"""Whether work grows in proportion to a text: the processor time of each step, at one length and at four times it.

    python -m tests.benchmarks.growth [WORDS OF A KIND ...] [--json]

Both lengths are measured in one process, one after the other. A step that takes more than `BOUND` times as long for
four times the text is measured again up to `ATTEMPTS` times, because another program may have disturbed it; if it is
still above, it is marked, and the command ends with exit code 1. A step whose time grows with the square of the length
is found from a fifth of a second on.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from time import process_time
from typing import NamedTuple

import click

from retrieval import Article, ArticleError, Library, find_attributions, read_bytes
from tests.benchmarks.kinds_of_texts import KINDS, PARAGRAPHS, Maker
from tests.talker import Talker, said

LETTERS = 1_250
MANY_LETTERS = 20_000
LONGER = 4
BOUND = 6.4
DISTURBANCE = 0.12
"""Seconds of a step that are not compared."""
ATTEMPTS = 3

Steps = Callable[[str], Iterator[tuple[str, Callable[[], object]]]]
"""From a text to the named steps that are done with it."""


class Growth(NamedTuple):
    """Processor seconds of a step, for a text and for one of four times its length."""

    kind: str
    step: str
    short: float
    long: float

    @property
    def is_out_of_proportion(self) -> bool:
        return self.long > BOUND * self.short + DISTURBANCE


def from_file_to_reply(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that is done with a text on its way from a file to a reply."""
    paragraphs = text.replace("<", "&lt;").replace("\n", "</p><p>")
    page = f"<html><body><article><p>{paragraphs}</p></article></body></html>"
    for name, document in (("a.txt", text), ("a.md", text), ("a.html", page)):
        yield f"read {name}", partial(_read, name, document.encode())
    library = Library(semantic=False)
    yield "add", partial(library.add, Article("a", "Title", text))
    yield "add as a title", partial(Library(semantic=False).add, Article("a", text, "Short."))
    talker = Talker(library=library)
    words = text.split()
    for typed in (
        "What did Ana Lee say about yes?",
        " ".join(words[:6])[:200] or "yes",
        "/context",
        "/quotes",
        "/speakers",
        "/sources",
        "/timeline Ana",
        "/timeline yes we go",
        "/check " + (" ".join(words[3:15])[:300] or "yes"),
        "/check Ana said: “yes we will go home with you”",
    ):
        yield typed.partition(" ")[0] if typed.startswith("/") else "ask", partial(_say, talker, typed)


def attribution(language: str) -> Steps:
    """Attribution alone, in a language that is given."""

    def steps(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
        yield "attribute", partial(find_attributions, Article("a", "", text, language=language))

    return steps


def listing(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """The list of all quotes of a library."""
    library = Library(semantic=False)
    library.add(Article("a", "Title", text))
    yield "/quotes", partial(_say, Talker(library=library), "/quotes")


def _read(name: str, data: bytes) -> list[Article | ArticleError]:
    return list(read_bytes(name, data))


def _say(talker: Talker, typed: str) -> str:
    return said(talker.type(typed))


def measured(kind: str, make: Maker, steps: Steps, letters: int) -> list[Growth]:
    """The growth of each step for a kind of text, the least of the attempts for those that seem out of proportion."""
    found: dict[str, Growth] = {}
    for _ in range(ATTEMPTS):
        both = zip(_times(steps, make(letters)), _times(steps, make(LONGER * letters)), strict=True)
        for number, ((step, short), (_, long)) in enumerate(both):
            key = f"{number} {step}"
            if key not in found or found[key].is_out_of_proportion:
                found[key] = Growth(kind, step, short, long)
        if not any(one.is_out_of_proportion for one in found.values()):
            break
    return list(found.values())


def _times(steps: Steps, text: str) -> list[tuple[str, float]]:
    times = []
    for name, step in steps(text):
        start = process_time()
        step()
        times.append((name, process_time() - start))
    return times


def everything() -> Iterator[tuple[str, Maker, Steps, int]]:
    """Each kind of text with the steps that are measured on it, and the letters of its shorter version."""
    for kind, make in KINDS.items():
        yield kind, make, from_file_to_reply, LETTERS
    yield "people of one surname, many", KINDS["people of one surname"], attribution("en"), MANY_LETTERS
    yield "quotes behind labels, many", KINDS["quotes behind labels"], listing, MANY_LETTERS
    for kind, (language, make) in PARAGRAPHS.items():
        yield kind, make, attribution(language), MANY_LETTERS


def drawn(growths: list[Growth]) -> str:
    """One line for each kind of text: its slowest growth among the steps that take long enough to be compared."""
    lines = [f"{'kind of text':48} {'step':14} {'times the time for four times the text':>38}"]
    worst: dict[str, Growth] = {}
    for one in growths:
        if one.kind not in worst or _excess(one) > _excess(worst[one.kind]):
            worst[one.kind] = one
    for kind, one in worst.items():
        mark = "   OUT OF PROPORTION" if one.is_out_of_proportion else ""
        lines.append(f"{kind:48} {one.step:14} {one.long / max(one.short, 0.001):38.1f}{mark}")
    return "\n".join(lines) + "\n"


def _excess(one: Growth) -> float:
    return one.long - BOUND * one.short


@click.command(help=__doc__)
@click.argument("words", nargs=-1, metavar="[WORDS OF A KIND ...]")
@click.option("--json", "as_json", is_flag=True, help="Print the seconds of every step as JSON.")
def main(words: tuple[str, ...], as_json: bool) -> None:
    asked = [row for row in everything() if all(word in row[0] for word in words)]
    if not asked:
        raise click.UsageError(f"no kind of text has the words “{' '.join(words)}” in its name")
    _times(from_file_to_reply, KINDS["quotes with a speaker"](1_000))  # loads what is loaded when it is first needed
    gc.disable()
    growths: list[Growth] = []
    with click.progressbar(asked, file=sys.stderr, item_show_func=lambda row: row[0] if row else "") as bar:
        for kind, make, steps, letters in bar:
            growths += measured(kind, make, steps, letters)
            gc.collect()
    click.echo(json.dumps([_as_json(one) for one in growths]) if as_json else drawn(growths), nl=as_json)
    if any(one.is_out_of_proportion for one in growths):
        sys.exit(1)


def _as_json(one: Growth) -> Mapping[str, object]:
    return one._asdict() | {"out_of_proportion": one.is_out_of_proportion}


if __name__ == "__main__":
    main()
