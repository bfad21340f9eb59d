"""What a check of a quotation found, in words: the verdict, what differs, and the words as they were published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.talk.captions import title_of
from bot.talk.quotations import words_of
from bot.talk.replies import Block, Citation, Note, Quotations, Reply
from bot.wording import _, day_in_words, ngettext

if TYPE_CHECKING:
    from retrieval import AskedClaim, Check, Difference, Earlier, Finding, Part

MOST_DIFFERENCES = 4
MOST_PARTS = 6
"""Parts of a claim that are shown; more would not fit into a message."""
LONGEST_SHOWN = 80
"""Letters of a part that are repeated above its verdict."""


def verdict_on(check: Check, number_of_articles: int) -> Reply:
    """The reply to a check: each part with its verdict above the words as published; then where else they stand."""
    if len(check.parts) == 1:
        return Reply((*_blocks(check.parts[0], number_of_articles, is_alone=True), *_rest(check)))
    blocks: list[Block] = [Note(_summary(check))]
    for part in check.parts[:MOST_PARTS]:
        blocks += _blocks(part, number_of_articles, is_alone=False)
    return Reply((*blocks, *_rest(check)))


def _rest(check: Check) -> tuple[Note, ...]:
    """That parts are not shown, or were not looked up."""
    is_all = len(check.parts) <= MOST_PARTS and check.is_whole
    return () if is_all else (Note(_("There is more, which I don’t show here.")),)


def verdict_above(part: Part) -> str:
    """The verdict on one part that was found, with what differs."""
    best = part.findings[0]
    return "\n".join((*said_until(part.earlier), _verdict(part, best), *differences_of(best), *_strays(part)))


def ruling_of(claim: AskedClaim) -> str:
    """The verdict on what a question claims, in words; empty where nothing is found that says so or denies it."""
    if claim.evidence is None:
        return ""
    if claim.is_found:
        return verdict_above(claim.part)
    match claim.standing:
        case "opposite":
            return opposite()
        case "reworded":
            return reworded()
        case "altered" if claim.figure:
            return f"{reworded()}\n{_difference(claim.figure)}"
        case _:
            return ""


def said_until(earlier: Earlier | None) -> tuple[str, ...]:
    """That an article said the very words once, until which day, and who said them there."""
    if earlier is None:
        return ()
    evidence = earlier.evidence
    day = day_in_words(dt.date.fromisoformat(earlier.until[:10]))
    speaker = f" – {evidence.speaker.name}" if evidence.speaker else ""
    return (
        _("The article said so until {day} and has been changed since:", day=day),
        f"{words_of(evidence)}{speaker} ({title_of(evidence.article)})",
    )


def absence_of(number_of_articles: int) -> str:
    """What is said where nothing like the words is found."""
    return ngettext(
        "I find nothing like these words in {number} article.",
        "I find nothing like these words in {number} articles.",
        number_of_articles,
    )


def opposite() -> str:
    """What is said where one of the claim and the published words denies what the other says."""
    return _("Rather the opposite, for one of the two says “not”:")


def reworded() -> str:
    """What is said where the same may have been said in other words."""
    return _("Not in these words. Perhaps this is meant:")


def _summary(check: Check) -> str:
    standing = sum(part.stands for part in check.parts)
    total = len(check.parts)
    if check.stands:
        return _("All {total} parts are word for word:", total=total)
    return _("{number} of {total} parts are word for word:", number=standing, total=total)


def _blocks(part: Part, number_of_articles: int, *, is_alone: bool) -> tuple[Block, ...]:
    quoted = [] if is_alone else [f"“{_shortened(part.words)}”"]
    if not part.findings:
        told = said_until(part.earlier) or (absence_of(number_of_articles),)
        return (Note("\n".join((*quoted, *told))),)
    best, *others = part.findings
    blocks: list[Block] = [Note("\n".join((*quoted, verdict_above(part)))), Citation(best.evidence)]
    if others and is_alone:
        blocks.append(Quotations(_("Also:"), tuple(finding.evidence for finding in others)))
    return tuple(blocks)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rsplit(None, 1)[0]} …"


def _strays(part: Part) -> list[str]:
    """What the claim says around the words and the article does not."""
    return [_("• not there: “{claimed}”", claimed=word) for word in part.stray[:MOST_DIFFERENCES]]


def _verdict(part: Part, best: Finding) -> str:
    match part.verdict, best.agreement:
        case "paraphrase", _:
            return reworded()
        case "nearly", agreement:
            return _nearly(part, best, is_others=agreement == "contradicted")
        case _, "contradicted":
            return _("Word for word, but not by {speaker}:", speaker=part.speaker)
        case _, "unclear":
            return _("Word for word, but “{speaker}” may be somebody else of that name:", speaker=part.speaker)
        case _, "unquoted":
            return _("The article says so in its own words:")
        case _, "unknown" if best.evidence.kind != "narration":
            return _("Word for word, but the article does not say clearly whose words these are:")
    return _verbatim(part, best)


def _nearly(part: Part, best: Finding, *, is_others: bool) -> str:
    if is_others:
        return _("Not word for word, and not by {speaker}:", speaker=part.speaker)
    if best.is_negated:
        return opposite()
    return _("Not word for word:")


def _verbatim(part: Part, best: Finding) -> str:
    """The verdict on the very words, where nothing speaks against the speaker."""
    if part.is_pieced:
        return _("Word for word, but not in one piece:")
    if part.stray:
        return _("Word for word, but what stands around it is not in the article:")
    if best.agreement == "confirmed" and part.stance != "said":
        return _("Yes, the article says so of {speaker}:", speaker=_called(part, best))
    if best.agreement == "confirmed":
        return _("Yes, word for word, and by {speaker}:", speaker=_called(part, best))
    match best.evidence.kind:
        case "narration":
            return _("These words stand in the article, but nobody is quoted with them:")
        case "indirect":
            return _("The article says so in its own words:")
        case _:
            return _("Yes, word for word:")


def _called(part: Part, best: Finding) -> str:
    """What the claim calls the speaker; the name where it is only described, “by the mayor” in any grammatical case."""
    speaker = best.evidence.speaker
    if speaker is None or not speaker.role:
        return part.speaker
    claimed, role = (set(words.casefold().split()) for words in (part.speaker, speaker.role))
    is_named = not claimed.isdisjoint(speaker.name.casefold().split())
    return part.speaker if is_named or claimed.isdisjoint(role) else speaker.name


def differences_of(finding: Finding) -> list[str]:
    """What was claimed and what was published, run by run."""
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
