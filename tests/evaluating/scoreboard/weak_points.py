"""What the product is bad at, in sentences made from the measured figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.evaluating.scoreboard.records import ALL, OURS, PLAIN, Basis, Figure, Table
from tests.evaluating.scoreboard.saved import Recorded, recorded


def weak_points(tables: Sequence[Table]) -> list[str]:
    """A paragraph for each weakness that these tables show. A weakness whose figures are missing is left out."""
    shown = _Shown(tables)
    return [
        text
        for tell in (_flattery, _speakers, _refusals, _words, _talk, _languages, _indirect, _time)
        for text in tell(shown)
    ]


class _Shown:
    """Looks figures up."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables

    def figure(self, part: str, name: str, measure: str, system: str = OURS, group: str = ALL) -> Figure | None:
        """A figure of a table's row, the first of its system; None where it was not measured."""
        rows = [row for table in self._tables if (table.part, table.set) == (part, name) for row in table.rows]
        return next((row.figures.get(measure) for row in rows if (row.system, row.group) == (system, group)), None)

    def each(self, part: str, measure: str, system: str = OURS, group: str = ALL) -> str:
        """A figure on every set that has it, the lowest first, with the set's name; empty where none has."""
        names = [table.set for table in self._tables if table.part == part and table.set != ALL]
        found = [(one.value, name) for name in names if (one := self.figure(part, name, measure, system, group))]
        return ", ".join(f"{value:.1f} on {name}" for value, name in sorted(found))

    def blind(self, part: str) -> list[str]:
        """The sets of a part that the product was not made from."""
        return [table.set for table in self._tables if table.part == part and _basis(table) == "blind"]


def _basis(table: Table) -> Basis:
    return next((row.basis for row in table.rows if row.system == OURS), "unknown")


def _flattery(shown: _Shown) -> Iterator[str]:
    for row in recorded():
        shipped = shown.figure(row.part, row.set, "score")
        if (row.part, row.set, row.basis) == ("answers", "polnear-dev", "cross-validated") and shipped:
            yield (
                "**The shipped weights were trained on these questions.** On polnear-dev the score is "
                f"{shipped.value:.1f} with weights that know the questions, {row.figures['score']:.1f} with weights "
                "that do not. Go by the rows that are cross-validated or blind."
            )


def _speakers(shown: _Shown) -> Iterator[str]:
    found = [(one.set, one.figures["right"], one.figures["trust"]) for one in _before_anybody_looked()]
    for name in shown.blind("speakers"):
        right, trust = shown.figure("speakers", name, "right"), shown.figure("speakers", name, "trust")
        if right and trust:
            found.append((name, right.value, trust.value))
    if found:
        told = ", ".join(f"{right:.1f} and {trust:.1f} on {name}" for name, right, trust in found)
        yield (
            "**Speakers in everyday English that nobody had looked at.** The rules were made from the sets whose "
            f"figures are high. While sets were blind, right and trust were {told}. Most of what counts as untrue is a "
            "description in place of the name that the article gives elsewhere."
        )


def _before_anybody_looked() -> list[Recorded]:
    return [one for one in recorded() if (one.part, one.basis) == ("speakers", "blind")]


def _refusals(shown: _Shown) -> Iterator[str]:
    ours, plain = shown.each("answers", "refused"), shown.each("answers", "refused", PLAIN)
    if ours and plain:
        yield (
            f"**Questions that nothing answers.** Of 100 are refused with the extra {ours}; without it {plain}. The "
            "others get an answer that is none."
        )


def _words(shown: _Shown) -> Iterator[str]:
    if hard := shown.each("answers", "answer@1", group="hard"):
        yield f"**Questions in other words than the article's.** Of 100 hard questions are answered rightly {hard}."


def _talk(shown: _Shown) -> Iterator[str]:
    if follow := shown.each("answers", "score", group="follow-up"):
        yield f"**Follow-ups** (“and about the schools?”). Of 100 are answered rightly {follow}."


def _languages(shown: _Shown) -> Iterator[str]:
    said = shown.figure("answers", "ml-dev", "score", group="did-say")
    together = shown.figure("answers", "ml-dev", "score")
    if said and together:
        yield (
            f"**“Did X say …” in other languages.** Of 100, {said.value:.1f} are answered rightly in ten languages, "
            f"where all kinds of questions together reach {together.value:.1f}."
        )


def _indirect(shown: _Shown) -> Iterator[str]:
    every = shown.figure("quotes", "polnear-dev", "joint, all kinds")
    direct = shown.figure("quotes", "polnear-dev", "joint, direct")
    german = shown.figure("quotes", "german-wikinews-dev", "joint, direct")
    if every and direct:
        yield (
            f"**Indirect speech, and German.** Joint F1 is {direct.value:.1f} for direct quotations and "
            f"{every.value:.1f} for all kinds: weak cues (endorsed, plans, nouns, passives) are missed."
            f"{f' In German, direct quotations reach {german.value:.1f}.' if german else ''}"
        )


def _time(shown: _Shown) -> Iterator[str]:
    ours, search = (shown.figure("speed", "questions", "median", system) for system in (OURS, "SQLite FTS5"))
    if ours and search:
        yield f"**Time.** A question takes {ours.value:g} ms, where a full-text search takes {search.value:g}."
