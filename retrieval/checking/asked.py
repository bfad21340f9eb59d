"""Whether somebody said what a question asks about: Did Keller say that the plan is dead?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from retrieval.checking.checks import may_mean
from retrieval.checking.records import Check, Part
from retrieval.library.library import Library
from retrieval.records import Answer, Evidence
from retrieval.searching import guess_language
from retrieval.searching.words import fold

Standing = Literal["found", "perhaps", "elsewhere", "nothing"]
"""The words stand in the articles, as `part` tells; perhaps the same is said in other words; the person is quoted, but
on something else; there is nothing that could be meant."""

MARKED = re.compile(r"[“”„«»\"「」『』]")
NOBODY = ("nobody", "role", "unquoted")
"""What is missing where the person has said nothing that could be held against the claim."""


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """The verdict on what a question claims: how it stands, the part that was looked up, and what the verdict rests on.

    `evidence` is None exactly where `standing` is "nothing". `is_marked` says that the claim has quotation marks, so
    that only its very words count.
    """

    standing: Standing
    part: Part
    evidence: Evidence | None
    is_marked: bool


def claim_in(found: Answer) -> str:
    """What the question of an answer claims, as `check_quote` reads it; "" where it claims nothing that can be judged.

    Nothing can be judged where nobody of the name is quoted.
    """
    if not found.is_claim or (found.refusal and found.refusal.missing in NOBODY):
        return ""
    marks = [mark.start() for mark in MARKED.finditer(found.question)]
    if len(marks) > 1 and found.claimed_of:
        return f"{found.claimed_of}: {found.question[marks[0] : marks[-1] + 1]}"
    return found.question


def judge_claim(found: Answer, check: Check, library: Library) -> AskedClaim:
    """The verdict on the claim in the question of `found`, which `check` looked up in `library`.

    The claimed words come before the best answer, in whosever mouth they stand. Where they are nowhere, the best answer
    is perhaps what is meant, unless the claim has quotation marks or is about something else.
    """
    is_marked = len(MARKED.findall(found.question)) > 1
    part = check.decisive
    best = next(iter(found.evidence or found.closest), None)
    means = False
    if best and found.evidence and not is_marked:
        means = may_mean(part.words, best, library, guess_language(part.words))
    is_found = _is_found(part, is_marked=is_marked, is_answered=means)
    if len(check.parts) == 1 and _is_of(part.speaker, found.claimed_of) and is_found:
        return AskedClaim("found", part, part.findings[0].evidence, is_marked)
    if best is None:
        return AskedClaim("nothing", part, None, is_marked)
    return AskedClaim("perhaps" if means else "elsewhere", part, best, is_marked)


def _is_of(speaker: str, claimed_of: str) -> bool:
    """Whether a part of a claim is claimed of the person whom the question names."""
    one, two = fold(speaker).strip(), fold(claimed_of).strip()
    return one == two or (bool(one) and bool(two) and (one in two or two in one))


def _is_found(part: Part, *, is_marked: bool, is_answered: bool) -> bool:
    """Whether the verdict rests on the words that were found, rather than on other words that answer the question.

    Words that were not marked as exact may be said in other words. Where the person's own words may mean them
    (`is_answered`), words that only resemble the claim in another mouth count for nothing, and neither do words of
    nobody in particular.
    """
    if is_marked:
        return part.verdict in {"verbatim", "nearly"}
    others = part.verdict == "verbatim" and part.agreement == "contradicted"
    if is_answered and part.agreement != "confirmed" and not others:
        return False
    if part.verdict == "nearly":
        return part.agreement == "contradicted" or part.findings[0].is_negated
    return part.verdict == "verbatim"
