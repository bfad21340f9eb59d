"""Counts the verdicts of `proof` on drafts whose quotations are true, altered, or given to somebody else.

    python -m tests.evaluating.proofs [NUMBER] [-v]

NUMBER quotations (500) without marks within them are drawn from the public articles. Each is printed in six drafts: as
it was published, with words changed, with another speaker; with an ellipsis for its middle or with words in brackets
added, the same with words changed, and joined to the next quotation by an ellipsis. A draft holds ten quotations, with
the speaker before, behind and within them. No quotation with changed or joined words may pass as verbatim.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from time import perf_counter

import click

from retrieval import Article, Library, proof
from tests.evaluating.altered import (
    SEED,
    SPEAKER_CHANGES,
    WORD_CHANGES,
    Claimed,
    Said,
    altered,
    drawn_quotations,
    library_of_sets,
)

OF_A_DRAFT = 10
WORST_FIRST = ("altered", "misattributed", "unquoted", "absent", "unconfirmed", "short", "verbatim")
"""Of a quotation that the draft's reading takes for two, the worse verdict counts."""
MARKS = re.compile(r"[“”„«»\"]")
FEWEST_EDITED = 12
"""Words of the shortest quotation that is edited and changed: each third of it holds enough words to change one."""
NARRATED = "The meeting went on until late in the evening."


def main(number: int = 500, *, verbose: bool = False) -> None:
    """Print how many quotations of each kind got each verdict, and the time that a draft takes."""
    library = library_of_sets()
    draw = random.Random(SEED)  # noqa: S311 - not for secrets
    everything = drawn_quotations(library, 2 * number, draw)
    drawn = [said for said in everything if not MARKS.search(said.words)][:number]
    drafts = {
        "true": [Claimed("true", said.speaker, said.words) for said in drawn],
        "words": [altered(said, draw, WORD_CHANGES) for said in drawn],
        "speaker": [altered(said, draw, SPEAKER_CHANGES) for said in drawn],
        "edited": [_edited(said.words, said.speaker, at) for at, said in enumerate(drawn)],
        "edited, words": [
            _edited_and_changed(said, at, draw)
            for at, said in enumerate(drawn)
            if len(said.words.split()) >= FEWEST_EDITED
        ],
        "joined": [
            Claimed("joined", one.speaker, f"{_first_half(one.words)} … {_last_half(two.words)}")
            for one, two in pairwise(drawn)
        ],
    }
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seconds: list[float] = []
    for claims in drafts.values():
        for claim, verdict, took in _proofed(claims, library):
            verdicts[claim.kind][verdict] += 1
            seconds.append(took)
            if verbose and (verdict == "verbatim") != (claim.kind in {"true", "shortened", "explained"}):
                click.echo(f"{verdict:<14} {claim.kind}: {claim.speaker}: “{claim.words}”")
    for kind, counts in verdicts.items():
        told = ", ".join(f"{verdict} {amount}" for verdict, amount in counts.most_common())
        click.echo(f"{kind:<16} {counts.total():>4}: {told}")
    click.echo(f"a draft of {OF_A_DRAFT} quotations takes {1000 * sum(seconds) / max(1, len(seconds)):.0f} ms")


def _edited(words: str, speaker: str, at: int) -> Claimed:
    """The words as a writer may print them: without their middle third, or with two words in brackets added."""
    parts = words.split()
    third = len(parts) // 3
    if at % 2:
        return Claimed("explained", speaker, " ".join([*parts[:third], "[in town]", *parts[third:]]))
    return Claimed("shortened", speaker, " ".join([*parts[:third], "…", *parts[-third:]]))


def _edited_and_changed(said: Said, at: int, draw: random.Random) -> Claimed:
    """The same with a word changed before the ellipsis or behind the brackets, but not beside these marks."""
    parts = said.words.split()
    third = len(parts) // 3
    first, last = (parts[:third], parts[third:]) if at % 2 else (parts[:third], parts[-third:])
    changed = altered(Said(said.speaker, " ".join(last if at % 2 else first), ()), draw, WORD_CHANGES).words
    words = f"{' '.join(first)} [in town] {changed}" if at % 2 else f"{changed} … {' '.join(last)}"
    return Claimed("edited, changed", said.speaker, words)


def _first_half(words: str) -> str:
    return " ".join(words.split()[: len(words.split()) // 2])


def _last_half(words: str) -> str:
    return " ".join(words.split()[len(words.split()) // 2 :])


def _proofed(claims: Sequence[Claimed], library: Library) -> Iterator[tuple[Claimed, str, float]]:
    """Each claim with the verdict on it, "not found" where the draft's reading has no quotation of these words."""
    for number in range(0, len(claims), OF_A_DRAFT):
        batch = claims[number : number + OF_A_DRAFT]
        text = "\n\n".join(f"{_printed(claim, at)}\n\n{NARRATED}" for at, claim in enumerate(batch))
        began = perf_counter()
        found = proof(Article(f"draft-{number}", "", text, language="en"), library)
        took = perf_counter() - began
        by_paragraph: defaultdict[int, list[str]] = defaultdict(list)
        for one in found.quotations:
            by_paragraph[one.paragraph].append(one.verdict)
        for at, claim in enumerate(batch):
            worst = min(by_paragraph[2 * at + 1], key=WORST_FIRST.index, default="not found")
            yield claim, worst, took


def _printed(claim: Claimed, at: int) -> str:
    """The quotation as a newspaper prints it, in one of three ways by turns."""
    words = claim.words.rstrip(",.")
    match at % 3:
        case 0:
            return f"“{words},” said {claim.speaker}."
        case 1:
            return f"{claim.speaker} said: “{words}.”"
        case _:
            first, _, rest = words.partition(", ")
            return f"“{first},” {claim.speaker} said, “{rest}.”" if rest else f"“{words},” {claim.speaker} told us."


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    main(*numbers[:1], verbose="-v" in sys.argv)
