"""What a check tells: each part of a claim, how well its words were found, where, and in whose mouth."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.records import Article, Finding, Part, Verdict

WORST_FIRST: tuple[Verdict, ...] = ("absent", "paraphrase", "nearly", "verbatim")


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a claim, part by part in the order of the claim; at least one part.

    `is_whole` is False where the claim is so long that only its first parts were looked up, or there was no time for
    more. `left_out` are the articles that are the checked text itself, which were not looked in.
    """

    claim: str
    parts: tuple[Part, ...]
    is_whole: bool = True
    left_out: tuple[Article, ...] = ()

    @property
    def stands(self) -> bool:
        """True where every part stands as claimed: the only case in which the answer is yes."""
        return self.is_whole and all(part.stands for part in self.parts)

    @property
    def decisive(self) -> Part:
        """The part that the verdict on the whole rests on: the first of the worst ones."""
        return min(self.parts, key=lambda part: (part.stands, WORST_FIRST.index(part.verdict)))

    @property
    def words(self) -> str:
        return self.decisive.words

    @property
    def speaker(self) -> str:
        return self.decisive.speaker

    @property
    def verdict(self) -> Verdict:
        return self.decisive.verdict

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.decisive.findings
