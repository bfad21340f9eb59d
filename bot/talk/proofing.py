"""What became of a draft's quotations, in words: for the terminal, the page and the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk.captions import day_of
from bot.talk.replies import Block, Note, Reply, say
from bot.talk.verdicts import differences_of, said_until
from bot.wording import _, ngettext

if TYPE_CHECKING:
    from retrieval import Proof, Proofed, ProofVerdict

MOST_SHOWN = 12
"""Quotations that are shown in a chat, the wrong ones first."""
LONGEST_SHOWN = 160
"""Letters of a quotation that are repeated in a chat."""
SIGNS: dict[ProofVerdict, str] = {
    "verbatim": "✓",
    "altered": "≠",
    "misattributed": "⇄",
    "unquoted": "✗",
    "unconfirmed": "?",
    "absent": "∅",
    "short": "–",
}
_ORDER: tuple[ProofVerdict, ...] = (
    "altered", "misattributed", "unquoted", "unconfirmed", "absent", "short", "verbatim",
)  # fmt: skip


def name_of(verdict: ProofVerdict) -> str:
    """The verdict in two or three words."""
    match verdict:
        case "verbatim":
            return _("word for word")
        case "altered":
            return _("altered")
        case "misattributed":
            return _("somebody else’s")
        case "unquoted":
            return _("not quoted there")
        case "unconfirmed":
            return _("speaker unclear")
        case "absent":
            return _("not found")
        case "short":
            return _("too short to tell")


def verdict_of(one: Proofed) -> str:
    """The verdict on a quotation in a few words, and how the writer has edited it where the verdict is good."""
    told = name_of(one.verdict)
    if one.is_fault:
        return told
    match sorted(one.edits):
        case ["explained", "shortened"]:
            return _("{verdict}, shortened, with the editor’s [words]", verdict=told)
        case ["shortened"]:
            return _("{verdict}, shortened", verdict=told)
        case ["explained"]:
            return _("{verdict}, with the editor’s [words]", verdict=told)
        case _:
            return told


def place_of(one: Proofed) -> str:
    """Where the quotation stands in the draft."""
    return _("paragraph {number}", number=one.paragraph) if one.paragraph else _("title")


def summary_of(proof: Proof) -> str:
    """How many quotations there are and how many of them are wrong, in one sentence."""
    total, faults = len(proof.quotations), len(proof.faults)
    if not total:
        return _("I find no quotation in this draft.")
    if not faults:
        return ngettext(
            "The {number} quotation of this draft is neither altered nor somebody else’s.",
            "None of the {number} quotations of this draft is altered or somebody else’s.",
            total,
        )
    return _("Wrong quotations in this draft: {faults} of {total}.", faults=faults, total=total)


def counts_of(proof: Proof) -> str:
    """How many quotations got each verdict, the faults first."""
    counts = proof.counts
    return " · ".join(f"{SIGNS[one]} {name_of(one)}: {counts[one]}" for one in _ORDER if counts[one])


def explained(one: Proofed) -> tuple[str, ...]:
    """What there is to say of a quotation besides its verdict: what differs, and whose words they are."""
    finding, earlier = one.finding, said_until(one.earlier)
    if finding is None:
        return earlier
    lines = [*earlier, *(differences_of(finding) if one.verdict == "altered" or one.edits else ())]
    published = one.published_speaker
    if one.verdict == "altered" and not differences_of(finding):
        lines.append(_("• not in one piece"))
    if published and (one.verdict == "misattributed" or finding.agreement == "contradicted"):
        lines.append(_("• said by {published}, not by {speaker}", published=published, speaker=one.speaker))
    elif published and one.verdict == "unconfirmed":
        lines.append(_("• published as the words of {published}", published=published))
    return tuple(lines)


def proof_reply(proof: Proof) -> Reply:
    """The proof as a message: the summary, then each quotation that needs a look, the wrong ones first."""
    if not proof.quotations:
        return say(summary_of(proof))
    blocks: list[Block] = [Note("\n".join((summary_of(proof), counts_of(proof))))]
    looked_at = [one for one in proof.quotations if one.verdict not in {"verbatim", "short"}]
    for one in sorted(looked_at, key=lambda one: _ORDER.index(one.verdict))[:MOST_SHOWN]:
        heading = f"{SIGNS[one.verdict]} {verdict_of(one)} · {place_of(one)}"
        blocks.append(Note("\n".join((heading, f"“{shortened(one.words)}”", *explained(one), *_source(one)))))
    if len(looked_at) > MOST_SHOWN or not proof.is_whole:
        blocks.append(Note(_("There is more, which I don’t show here.")))
    return Reply(tuple(blocks))


def shortened(words: str, most: int = LONGEST_SHOWN) -> str:
    """The beginning of the words, cut at a space."""
    return words if len(words) <= most else f"{words[:most].rsplit(None, 1)[0]} …"


def _source(one: Proofed) -> tuple[str, ...]:
    """The article in which the nearest words stand."""
    if one.finding is None:
        return ()
    article = one.finding.evidence.article
    named = " · ".join(filter(None, (article.publisher, day_of(article.published), shortened(article.title, 80))))
    return (f"→ {named}",) if named else ()
