"""How quoted words are shown: verbatim, in the article's own quotation marks, without the narrator's words between."""

from __future__ import annotations

from collections.abc import Sequence

from bot.wording import _
from retrieval import Evidence, Span, printed_marks

LEFT_OUT = "[…]"
"""Stands for the narrator's words between the parts of an interrupted quotation."""
_STOPS = (".", "!", "?", "。", "！", "？")
_COMMAS = ",،，、"


def words_of(evidence: Evidence) -> str:
    """The verbatim words as they are shown.

    A direct quotation is shown as its words between quotation marks. Anything else is shown as it stands.
    """
    said, text = evidence.attribution, evidence.article.text
    if said is None or evidence.kind != "direct" or not said.quote.span.holds(evidence.span):
        return evidence.text
    contents = _contents(evidence)
    words = joined(text, [_within(content, evidence.span) for content in contents]) if contents else evidence.text
    return in_marks(words, evidence)


def in_marks(words: str, evidence: Evidence) -> str:
    """Words of the evidence between the quotation marks of its article; where it has none there, between the bot's."""
    text, language = evidence.article.text, evidence.article.language
    if evidence.kind == "direct" and (contents := _contents(evidence)):
        before, after = (printed_marks(text, content, language) for content in (contents[0], contents[-1]))
        if before and after:
            return f"{before[0]}{words}{after[1]}"
    return _("“{words}”", words=words)


def joined(text: str, parts: Sequence[Span]) -> str:
    """The parts of a quotation as one text.

    The narrator's words between them are marked as left out; the end of a paragraph between them is kept. A comma that
    leads on to the narrator's words is not shown.
    """
    shown = []
    for number, part in enumerate(parts):
        if number:
            between = text[parts[number - 1].end : part.start]
            if any(map(str.isalnum, between)) or _ends_a_sentence(between, parts[number - 1].of(text)):
                shown.append(f" {LEFT_OUT} ")
            else:
                shown.append("\n\n" if "\n" in between else " ")
        shown.append(part.of(text).rstrip().rstrip(_COMMAS).rstrip())
    return "".join(shown)


def _ends_a_sentence(between: str, before: str) -> bool:
    """Whether a sentence ends between two quotations, of which the first ends in none: “a black day”. “It never …”."""
    return any(mark in between for mark in _STOPS) and not before.rstrip().endswith((*_STOPS, "…"))


def _contents(evidence: Evidence) -> list[Span]:
    """The parts of the quotation that the evidence stands in or covers."""
    said = evidence.attribution
    return [content for content in said.quote.contents if content.touches(evidence.span)] if said else []


def _within(content: Span, shown: Span) -> Span:
    return Span(max(content.start, shown.start), min(content.end, shown.end))
