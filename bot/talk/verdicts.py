"""What the check of a quotation found, in words: the verdict, the differences, and the words as published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk.replies import Block, Citation, Note, Quotations, Reply, say
from bot.wording import _, ngettext

if TYPE_CHECKING:
    from retrieval import Check, Difference, Finding

MOST_DIFFERENCES = 4
"""Differences that are shown."""


def verdict_on(check: Check, number_of_articles: int) -> Reply:
    """The reply to a check: the verdict, the best finding below it, then other places where the words stand."""
    if not check.findings:
        nothing = ngettext(
            "I find nothing like these words in {number} article.",
            "I find nothing like these words in {number} articles.",
            number_of_articles,
        )
        return say(nothing)
    best, *others = check.findings
    blocks: list[Block] = [Note("\n".join((_verdict(check, best), *_differences(best)))), Citation(best.evidence)]
    if others:
        blocks.append(Quotations(_("Also:"), tuple(finding.evidence for finding in others)))
    return Reply(tuple(blocks))


def _verdict(check: Check, best: Finding) -> str:
    match check.verdict, best.agreement:
        case "paraphrase", _:
            return _("Not in these words. Perhaps this is meant:")
        case "nearly", "contradicted":
            return _("Not word for word, and not by {speaker}:", speaker=check.speaker)
        case "nearly", _:
            return _("Not word for word:")
        case _, "contradicted":
            return _("Word for word, but not by {speaker}:", speaker=check.speaker)
        case _, "confirmed":
            return _("Yes, word for word, and by {speaker}:", speaker=check.speaker)
    match best.evidence.kind:
        case "narration":
            return _("These words stand in the article, but nobody is quoted with them:")
        case "indirect":
            return _("The article says so in its own words:")
        case _:
            return _("Yes, word for word:")


def _differences(finding: Finding) -> list[str]:
    """Each difference between what was claimed and what was published."""
    different = [one for one in finding.differences if not one.is_same]
    return [_difference(one) for one in different[:MOST_DIFFERENCES]]


def _difference(one: Difference) -> str:
    match one.claimed, one.published:
        case "", published:
            return _("• left out: “{published}”", published=published)
        case claimed, "":
            return _("• not there: “{claimed}”", claimed=claimed)
        case claimed, published:
            return _("• not “{claimed}” but “{published}”", claimed=claimed, published=published)
