"""Measure how often each rule names the right speaker, by how the name was found; the table is data of `quoting`.

  python -m tests.evaluating.reliability            print the table, and coverage against truth
  python -m tests.evaluating.reliability --write    write retrieval/quoting/reliability.toml anew

Quotations (not paraphrases) are counted whose true speaker is known: the speaker cases, the articles in ten languages,
the everyday articles, and PolNeAR's dev and training articles; of PolNeAR those of which half or more is annotated as
one quotation. A name in another grammatical case than the known one is right. PolNeAR resolved its pronouns by machine.
Where ours disagrees in its dev articles, somebody has read who it is (`READ`); in its training articles
such a quotation counts half as right. Coverage and truth are those of all but the training articles, and cross-checked:
each half of the sets is judged by the table of the other half.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypedDict

import click
from rich.console import Console
from rich.table import Table

from retrieval import Article, Attribution
from retrieval.quoting.attribution import explain_attributions
from retrieval.quoting.explaining import Explained
from retrieval.quoting.naming.resolved import Naming
from retrieval.quoting.reliability import SHOWN, TABLE, Reliability
from tests.evaluating.speaker_scores import judged_quotes, read_cases
from tests.shared import SHARED

SETS = ("speaker-cases/cases.jsonl", "qa/ml-dev.quotes.jsonl", "qa/news-dev.quotes.jsonl", "qa/news-dev-2.quotes.jsonl")
POLNEAR = {"polnear/dev.jsonl": 1.0, "polnear/train.jsonl": 0.25}
"""What each quotation of a file counts: there are many of one kind in the training articles."""
DISAGREES = 0.5
"""How right a pronoun's name is counted that PolNeAR's machine resolved to somebody else, where nobody has read it."""
READ = {
    ("breitbart_2016-10-02_washington-post-hit-piece-exploi", "Stephanie McCrummen"): False,
    ("huff-post_2016-09-16_black-lawmakers-rip-donald-trump", "Donald Trump"): True,
    ("nyt_2016-09-08_obama-on-climate-change-the-tren", "Obama"): True,
    ("nyt_2016-09-25_obama-says-african-american-muse", "Obama"): True,
    ("politico_2016-09-23_partisan-fireworks-over-clinton-", "Cheryl Mills"): False,
    ("wash-post_2016-09-08_virginian-could-make-history-aga", "Bobby Scott"): True,
    ("wash-post_2016-09-14_a-lesson-from-loretta-lynch-be-t", "Loretta E. Lynch"): True,
    ("wash-post_2016-09-18_e-u-leaders-weigh-plans-for-grea", "Nick Witney"): True,
    ("wash-post_2016-09-26_charlotte-struggles-to-return-to", "Jimmy Tompkins"): True,
    ("west-journal_2016-09-14_clinton-hid-past-health-problems", "Living History"): False,
    ("west-journal_2016-09-15_retired-general-reveals-demorali", "Norman Ham"): True,
}
"""By an article and whom we take a pronoun in it to stand for, where the machine disagrees: whether we are right."""
ENDING = 2
"""The letters at the end of a name that a grammatical case may change."""
STEPS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
PRONOUNS = frozenset({Naming.PRONOUN, Naming.RIVALS})


class Judged(NamedTuple):
    """A named quotation: the rule, how the name was found, how right it is (0..1), its half, and what it counts."""

    rule: str
    naming: Naming
    right: float
    half: int
    counts: float = 1.0


class Quoted(TypedDict):
    """What is read of an annotated quotation of PolNeAR."""

    spans: list[list[int]]
    speaker_start: int | None
    speaker_end: int
    speaker_resolved: str | None
    speaker_resolved_by: str | None


@click.command(help=__doc__)
@click.option("--write", is_flag=True, help="Write the table anew.")
def main(*, write: bool) -> None:
    judged = [*_of_sets(), *_of_polnear()]
    if write:
        TABLE.write_text(_toml(judged), encoding="utf-8")
        click.echo(f"{TABLE}: {len(judged)} quotations")
    _print(judged)


def _of_sets() -> Iterator[Judged]:
    for name in SETS:
        for number, case in enumerate(read_cases(SHARED / "data" / name)):
            explained = explain_attributions(Article(case.id, case.id, case.text, language=case.lang))
            shown = [_with_speaker(one) for one in explained]
            for known, place, verdict in judged_quotes(case, shown):
                speaker = shown[place].speaker if place is not None else None
                if place is not None and speaker and known.quote:
                    one = explained[place]
                    is_right = verdict in {"right", "near"} or _is_declined(speaker.name, known.speakers)
                    yield Judged(one.rule, one.naming, float(is_right), number % 2)


def _is_declined(name: str, known: Sequence[str]) -> bool:
    """Whether a name is one of the known ones in another grammatical case: Rafała Nowaka, Rafał Nowak."""
    words = name.split()
    return any(
        len(words) == len(other.split()) and all(map(_differ_at_the_end, words, other.split())) for other in known
    )


def _differ_at_the_end(one: str, other: str) -> bool:
    kept = min(len(one), len(other)) - ENDING
    return kept > 1 and one[:kept] == other[:kept]


def _of_polnear() -> Iterator[Judged]:
    for name, counts in POLNEAR.items():
        for number, line in enumerate((SHARED / "data" / name).read_text(encoding="utf-8").splitlines()):
            record = json.loads(line)
            for one in explain_attributions(Article(record["id"], "", record["text"], language="en")):
                found = _with_speaker(one)
                gold = _gold_of(found, record["quotes"])
                if found.speaker and found.quote.kind != "indirect" and gold and _is_known(one.naming, gold):
                    right = _rightness(one.naming, found, gold)
                    if right == DISAGREES:
                        right = READ.get((record["id"], found.speaker.name), DISAGREES)
                    yield Judged(one.rule, one.naming, right, number % 2, counts)


def _with_speaker(one: Explained) -> Attribution:
    return replace(one.attribution, speaker=one.attribution.speaker or one.withheld)


def _gold_of(found: Attribution, quotes: Sequence[Quoted]) -> Quoted | None:
    """The annotated quotation that shares most with a found one, half of it or more, where its speaker has a name."""
    best = max(quotes, key=lambda quote: _shared(found, quote), default=None)
    if best is None or not best["speaker_resolved"]:
        return None
    if 2 * _shared(found, best) < sum(content.end - content.start for content in found.quote.contents):
        return None
    return best if best["speaker_resolved"][0].isupper() and len(best["speaker_resolved"]) > len("They") else None


def _is_known(naming: Naming, gold: Quoted) -> bool:
    """False where we name somebody and the annotation has a description (the Florida senator), which may mean them.

    What "it" stands for was resolved by machine, too badly to judge by.
    """
    if naming is Naming.GROUP:
        return False
    described = gold["speaker_resolved_by"] == "self-nominal" or (gold["speaker_resolved"] or "").startswith("The ")
    return naming in {Naming.NAMED, Naming.DESCRIBED} or not described


def _shared(found: Attribution, quote: Quoted) -> int:
    return sum(
        max(0, min(end, content.end) - max(start, content.start))
        for start, end in quote["spans"]
        for content in found.quote.contents
    )


def _rightness(naming: Naming, found: Attribution, gold: Quoted) -> float:
    name = found.speaker.name if found.speaker else ""
    if naming in {Naming.NAMED, Naming.DESCRIBED} and found.source and gold["speaker_start"] is not None:
        touches = found.source.start < gold["speaker_end"] and gold["speaker_start"] < found.source.end
        return float(touches)
    one, other = _letters(name), _letters(gold["speaker_resolved"] or "")
    if one in other or other in one or _letters(name.split()[-1]) in other:
        return 1.0
    return DISAGREES if naming in PRONOUNS else 0.0


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _toml(judged: Iterable[Judged]) -> str:
    table = Reliability.of((one.rule, one.naming, one.right, one.counts) for one in judged)
    lines = [
        "# How often each rule named the right speaker, by how the name was found: [right, named], of quotations.",
        "# Written by `python -m tests.evaluating.reliability --write`.",
    ]
    for rule in sorted({rule for rule, _ in table.given}):
        lines += ["", f"[{rule}]"]
        ways = sorted(way.name.lower() for known, way in table.given if known == rule)
        for way in ways:
            pair = (rule, Naming[way.upper()])
            lines.append(f"{way} = [{table.right[pair]:g}, {table.given[pair]:g}]")
    return "\n".join(lines) + "\n"


def _print(judged: Sequence[Judged]) -> None:
    halves = [
        Reliability.of((one.rule, one.naming, one.right, one.counts) for one in judged if one.half == half)
        for half in (0, 1)
    ]
    reported = [one for one in judged if one.counts == 1]
    estimated = [(halves[1 - one.half].estimate(one.rule, one.naming), one.right) for one in reported]
    shown = Table("threshold", "named, % of all", "true, % of the named")
    for step in sorted({*STEPS, SHOWN}):
        above = [right for chance, right in estimated if chance >= step]
        true, named = sum(above), len(above)
        mark = " (shown)" if step == SHOWN else ""
        shown.add_row(f"{step:.2f}{mark}", f"{100 * named / len(reported):.1f}", f"{100 * true / max(1, named):.1f}")
    Console(width=100).print(shown)


if __name__ == "__main__":
    main()
