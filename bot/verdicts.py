"""What a check of a quotation found, in words: the verdict, what differs, and the words as they were published."""

from __future__ import annotations

from bot.replies import Block, Citation, Paragraph, Quotations, Reply, counted
from retrieval import Check, Difference, Finding

MOST_DIFFERENCES = 4


def verdict_on(check: Check, number_of_articles: int) -> Reply:
    """The reply to a check: the best finding with its verdict above it, then where else the words stand."""
    if not check.findings:
        return Reply((Paragraph(f"I find nothing like these words in {counted(number_of_articles, 'article')}."),))
    best, *others = check.findings
    blocks: list[Block] = [Paragraph("\n".join((_verdict(check, best), *_differences(best)))), Citation(best.evidence)]
    if others:
        blocks.append(Quotations("Also:", tuple(finding.evidence for finding in others)))
    return Reply(tuple(blocks))


def _verdict(check: Check, best: Finding) -> str:
    match check.verdict, best.agreement:
        case "paraphrase", _:
            return "Not in these words. Perhaps this is meant:"
        case "nearly", "contradicted":
            return f"Not word for word, and not by {check.speaker}:"
        case "nearly", _:
            return "Not word for word:"
        case _, "contradicted":
            return f"Word for word, but not by {check.speaker}:"
        case _, "confirmed":
            return f"Yes, word for word, and by {check.speaker}:"
    match best.evidence.kind:
        case "narration":
            return "These words stand in the article, but nobody is quoted with them:"
        case "indirect":
            return "So the article puts it in its own words:"
        case _:
            return "Yes, word for word:"


def _differences(finding: Finding) -> list[str]:
    """What was claimed and what was published, run by run."""
    different = [one for one in finding.differences if not one.is_same]
    return [_difference(one) for one in different[:MOST_DIFFERENCES]]


def _difference(one: Difference) -> str:
    match one.claimed, one.published:
        case "", published:
            return f"• left out: “{published}”"
        case claimed, "":
            return f"• not there: “{claimed}”"
        case claimed, published:
            return f"• not “{claimed}” but “{published}”"
